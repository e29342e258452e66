using System;
using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Text.RegularExpressions;

public class GroupCollection : IList<Group>, IReadOnlyList<Group>, IList, IReadOnlyDictionary<string, Group>
{
    private readonly Match _match;
    private readonly Group[] _groups;

    internal GroupCollection(Match match)
    {
        _match = match;
        _groups = new Group[match.GroupCount];
    }

    public int Count => _groups.Length;
    public bool IsReadOnly => true;
    public bool IsSynchronized => false;
    public object SyncRoot => _match;

    private Group At(int slot)
    {
        if (_groups[slot] == null) _groups[slot] = _match.GroupAt(slot);
        return _groups[slot];
    }

    public Group this[int groupnum]
    {
        get
        {
            int slot = _match.Regex == null ? groupnum : _match.Regex.Groups.SlotOf(groupnum);
            return (uint)slot < (uint)_groups.Length ? At(slot) : Group.Missing;
        }
    }

    public Group this[string groupname] => _match.Regex == null ? Group.Missing : this[_match.Regex.GroupNumberFromName(groupname)];

    private IEnumerator<Group> Enumerate()
    {
        for (int slot = 0; slot < _groups.Length; slot++) yield return At(slot);
    }

    private IEnumerator<KeyValuePair<string, Group>> EnumeratePairs()
    {
        for (int slot = 0; slot < _groups.Length; slot++) yield return new KeyValuePair<string, Group>(At(slot).Name, At(slot));
    }

    public IEnumerator GetEnumerator() => Enumerate();
    IEnumerator<Group> IEnumerable<Group>.GetEnumerator() => Enumerate();
    IEnumerator<KeyValuePair<string, Group>> IEnumerable<KeyValuePair<string, Group>>.GetEnumerator() => EnumeratePairs();

    public bool ContainsKey(string key) => _match.Regex != null && _match.Regex.GroupNumberFromName(key) >= 0;

    public bool TryGetValue(string key, out Group value)
    {
        value = this[key];
        if (value != Group.Missing) return true;
        value = null;
        return false;
    }

    public IEnumerable<string> Keys
    {
        get
        {
            for (int slot = 0; slot < _groups.Length; slot++) yield return At(slot).Name;
        }
    }

    public IEnumerable<Group> Values
    {
        get
        {
            for (int slot = 0; slot < _groups.Length; slot++) yield return At(slot);
        }
    }

    public void CopyTo(Array array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        for (int slot = 0; slot < _groups.Length; slot++) array.SetValue(At(slot), arrayIndex + slot);
    }

    public void CopyTo(Group[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex, "arrayIndex");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(arrayIndex, array.Length, "arrayIndex");
        if (array.Length - arrayIndex < _groups.Length) throw Throw.ArrayTooSmall();
        for (int slot = 0; slot < _groups.Length; slot++) array[arrayIndex + slot] = At(slot);
    }

    private int IndexOf(object item)
    {
        for (int slot = 0; slot < _groups.Length; slot++)
        {
            if (ReferenceEquals(At(slot), item)) return slot;
        }
        return -1;
    }

    int IList<Group>.IndexOf(Group item) => IndexOf(item);
    bool ICollection<Group>.Contains(Group item) => IndexOf(item) >= 0;
    Group IList<Group>.this[int index] { get => this[index]; set => throw Throw.ReadOnly(); }
    void IList<Group>.Insert(int index, Group item) => throw Throw.ReadOnly();
    void IList<Group>.RemoveAt(int index) => throw Throw.ReadOnly();
    void ICollection<Group>.Add(Group item) => throw Throw.ReadOnly();
    void ICollection<Group>.Clear() => throw Throw.ReadOnly();
    bool ICollection<Group>.Remove(Group item) => throw Throw.ReadOnly();
    bool IList.IsFixedSize => true;
    object IList.this[int index] { get => this[index]; set => throw Throw.ReadOnly(); }
    int IList.Add(object value) => throw Throw.ReadOnly();
    void IList.Clear() => throw Throw.ReadOnly();
    bool IList.Contains(object value) => IndexOf(value) >= 0;
    int IList.IndexOf(object value) => IndexOf(value);
    void IList.Insert(int index, object value) => throw Throw.ReadOnly();
    void IList.Remove(object value) => throw Throw.ReadOnly();
    void IList.RemoveAt(int index) => throw Throw.ReadOnly();
}
