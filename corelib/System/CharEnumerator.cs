using System.Collections;
using System.Collections.Generic;
namespace System;

public sealed class CharEnumerator : IEnumerator<char>, ICloneable
{
    private string _str;
    private int _index;

    internal CharEnumerator(string str)
    {
        _str = str;
        _index = -1;
    }

    public bool MoveNext()
    {
        int index = _index + 1;
        int length = _str.Length;
        if (index < length)
        {
            _index = index;
            return true;
        }
        _index = length;
        return false;
    }

    public char Current
    {
        get
        {
            int index = _index;
            if ((uint)index >= (uint)_str.Length)
            {
                if (index == -1) throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
                throw new InvalidOperationException("Enumeration already finished.");
            }
            return _str[index];
        }
    }

    object IEnumerator.Current => Current;
    public void Reset() { _index = -1; }
    public void Dispose() { }
    public object Clone() => MemberwiseClone();
}
