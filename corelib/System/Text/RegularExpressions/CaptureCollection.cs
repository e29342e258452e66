using System;
using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Text.RegularExpressions;

public class CaptureCollection : IList<Capture>, IReadOnlyList<Capture>, IList
{
    private readonly Capture[] _captures;

    internal CaptureCollection(Group group)
    {
        _captures = new Capture[group.CaptureCount];
        for (int i = 0; i < _captures.Length; i++) _captures[i] = group.CaptureAt(i);
    }

    public int Count => _captures.Length;
    public bool IsReadOnly => true;
    public bool IsSynchronized => false;
    public object SyncRoot => this;

    public Capture this[int i]
    {
        get
        {
            if ((uint)i >= (uint)_captures.Length) throw new ArgumentOutOfRangeException("i");
            return _captures[i];
        }
    }

    public IEnumerator GetEnumerator() => _captures.GetEnumerator();
    IEnumerator<Capture> IEnumerable<Capture>.GetEnumerator() => ((IEnumerable<Capture>)_captures).GetEnumerator();

    public void CopyTo(Array array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        for (int i = 0; i < _captures.Length; i++) array.SetValue(_captures[i], arrayIndex + i);
    }

    public void CopyTo(Capture[] array, int arrayIndex) => _captures.CopyTo(array, arrayIndex);
    int IList<Capture>.IndexOf(Capture item) => Array.IndexOf(_captures, item);
    bool ICollection<Capture>.Contains(Capture item) => Array.IndexOf(_captures, item) >= 0;
    Capture IList<Capture>.this[int index] { get => this[index]; set => throw Throw.ReadOnly(); }
    void IList<Capture>.Insert(int index, Capture item) => throw Throw.ReadOnly();
    void IList<Capture>.RemoveAt(int index) => throw Throw.ReadOnly();
    void ICollection<Capture>.Add(Capture item) => throw Throw.ReadOnly();
    void ICollection<Capture>.Clear() => throw Throw.ReadOnly();
    bool ICollection<Capture>.Remove(Capture item) => throw Throw.ReadOnly();
    bool IList.IsFixedSize => true;
    object IList.this[int index] { get => this[index]; set => throw Throw.ReadOnly(); }
    int IList.Add(object value) => throw Throw.ReadOnly();
    void IList.Clear() => throw Throw.ReadOnly();
    bool IList.Contains(object value) => value is Capture capture && Array.IndexOf(_captures, capture) >= 0;
    int IList.IndexOf(object value) => value is Capture capture ? Array.IndexOf(_captures, capture) : -1;
    void IList.Insert(int index, object value) => throw Throw.ReadOnly();
    void IList.Remove(object value) => throw Throw.ReadOnly();
    void IList.RemoveAt(int index) => throw Throw.ReadOnly();
}
