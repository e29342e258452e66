using System;
using System.Collections;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// What `((IEnumerable<T>)array).GetEnumerator()` gives.
[NetSize(32)]
internal sealed class SzArrayEnumerator<T> : IEnumerator<T>
{
    internal static readonly SzArrayEnumerator<T> Empty = new SzArrayEnumerator<T>(Array.Empty<T>());

    private readonly T[] _array;
    private int _index;

    internal SzArrayEnumerator(T[] array)
    {
        _array = array;
        _index = -1;
    }

    public bool MoveNext()
    {
        int next = _index + 1;
        if (next < _array.Length)
        {
            _index = next;
            return true;
        }
        _index = _array.Length;
        return false;
    }

    public T Current
    {
        get
        {
            int index = _index;
            if ((uint)index >= (uint)_array.Length)
            {
                if (index < 0) throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
                throw new InvalidOperationException("Enumeration already finished.");
            }
            return _array[index];
        }
    }

    object IEnumerator.Current => Current;
    public void Reset() { _index = -1; }
    public void Dispose() { }
}
