using System;
using System.Collections.Generic;
namespace Hoist.Runtime.RegularExpressions;

/// The groups of a pattern. A group has a number, perhaps a name, and a slot: its place among the numbers in order.
[NetUncounted]
internal sealed class GroupTable
{
    private readonly List<int> _numbers = new List<int>();
    private readonly Dictionary<string, int> _numberOfName = new Dictionary<string, int>();
    private readonly List<string> _names = new List<string>();
    private string[] _nameOfSlot;

    internal int Count => _numbers.Count;
    internal int NumberOf(int slot) => _numbers[slot];
    internal bool HasNumber(int number) => SlotOf(number) >= 0;
    internal bool HasName(string name) => _numberOfName.ContainsKey(name);

    internal void AddNumber(int number)
    {
        int at = _numbers.Count;
        while (at > 0 && _numbers[at - 1] >= number) at--;
        if (at < _numbers.Count && _numbers[at] == number) return;
        _numbers.Insert(at, number);
    }

    internal void AddName(string name)
    {
        if (!_names.Contains(name)) _names.Add(name);
    }

    /// Named groups are numbered after the others, in the order of the pattern.
    internal void NumberNames(int next)
    {
        foreach (string name in _names)
        {
            while (HasNumber(next)) next++;
            AddNumber(next);
            _numberOfName[name] = next;
            next++;
        }
        _nameOfSlot = new string[_numbers.Count];
        foreach (string name in _names) _nameOfSlot[SlotOf(_numberOfName[name])] = name;
        for (int slot = 0; slot < _nameOfSlot.Length; slot++)
        {
            if (_nameOfSlot[slot] == null) _nameOfSlot[slot] = _numbers[slot].ToString();
        }
    }

    /// -1 if there is no group of the number.
    internal int SlotOf(int number)
    {
        if (number >= 0 && number < _numbers.Count && _numbers[number] == number) return number;
        for (int slot = 0; slot < _numbers.Count; slot++)
        {
            if (_numbers[slot] == number) return slot;
        }
        return -1;
    }

    internal string NameOfSlot(int slot) => _nameOfSlot[slot];

    /// -1 if there is no group of the name.
    internal int NumberOfName(string name)
    {
        if (_numberOfName.TryGetValue(name, out int number)) return number;
        for (int slot = 0; slot < _nameOfSlot.Length; slot++)
        {
            if (_nameOfSlot[slot] == name) return _numbers[slot];
        }
        return -1;
    }
}
