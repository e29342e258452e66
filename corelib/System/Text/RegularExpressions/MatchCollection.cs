using System;
using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Text.RegularExpressions;

/// Matches are looked for when they are asked for.
public class MatchCollection : IList<Match>, IReadOnlyList<Match>, IList
{
    private readonly Regex _regex;
    private readonly string _input;
    private readonly List<Match> _matches = new List<Match>();
    private Match _next;

    internal MatchCollection(Regex regex, string input, int startat)
    {
        if ((uint)startat > (uint)input.Length) throw Regex.BadStart("startat");
        _regex = regex;
        _input = input;
        _startat = startat;
    }

    private readonly int _startat;
    private bool _done;

    public bool IsReadOnly => true;
    public bool IsSynchronized => false;
    public object SyncRoot => this;

    public int Count
    {
        get
        {
            Ensure(int.MaxValue);
            return _matches.Count;
        }
    }

    public virtual Match this[int i]
    {
        get
        {
            if (i < 0 || !Ensure(i)) throw new ArgumentOutOfRangeException("i");
            return _matches[i];
        }
    }

    /// True if there is a match number i.
    private bool Ensure(int i)
    {
        while (!_done && _matches.Count <= i)
        {
            _next = _next == null ? _regex.Match(_input, _startat) : _next.NextMatch();
            if (_next.Success) _matches.Add(_next);
            else _done = true;
        }
        return i < _matches.Count;
    }

    private IEnumerator<Match> Enumerate()
    {
        for (int i = 0; Ensure(i); i++) yield return _matches[i];
    }

    public IEnumerator GetEnumerator() => Enumerate();
    IEnumerator<Match> IEnumerable<Match>.GetEnumerator() => Enumerate();

    public void CopyTo(Array array, int arrayIndex)
    {
        Ensure(int.MaxValue);
        ((ICollection)_matches).CopyTo(array, arrayIndex);
    }

    public void CopyTo(Match[] array, int arrayIndex)
    {
        Ensure(int.MaxValue);
        _matches.CopyTo(array, arrayIndex);
    }

    private int IndexOf(Match item)
    {
        Ensure(int.MaxValue);
        return _matches.IndexOf(item);
    }

    int IList<Match>.IndexOf(Match item) => IndexOf(item);
    bool ICollection<Match>.Contains(Match item) => IndexOf(item) >= 0;
    Match IList<Match>.this[int index] { get => this[index]; set => throw Throw.ReadOnly(); }
    void IList<Match>.Insert(int index, Match item) => throw Throw.ReadOnly();
    void IList<Match>.RemoveAt(int index) => throw Throw.ReadOnly();
    void ICollection<Match>.Add(Match item) => throw Throw.ReadOnly();
    void ICollection<Match>.Clear() => throw Throw.ReadOnly();
    bool ICollection<Match>.Remove(Match item) => throw Throw.ReadOnly();
    bool IList.IsFixedSize => true;
    object IList.this[int index] { get => this[index]; set => throw Throw.ReadOnly(); }
    int IList.Add(object value) => throw Throw.ReadOnly();
    void IList.Clear() => throw Throw.ReadOnly();
    bool IList.Contains(object value) => value is Match match && IndexOf(match) >= 0;
    int IList.IndexOf(object value) => value is Match match ? IndexOf(match) : -1;
    void IList.Insert(int index, object value) => throw Throw.ReadOnly();
    void IList.Remove(object value) => throw Throw.ReadOnly();
    void IList.RemoveAt(int index) => throw Throw.ReadOnly();
}
