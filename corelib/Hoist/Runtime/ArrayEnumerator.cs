using System;
using System.Collections;
namespace Hoist.Runtime;

/// Enumerates any array as objects.
[NetSize(40)]
internal sealed class ArrayEnumerator : IEnumerator, ICloneable
{
    private readonly Array _array;
    private int _index = -1;

    internal ArrayEnumerator(Array array) { _array = array; }

    public bool MoveNext()
    {
        int next = _index + 1;
        int length = _array.Length;
        if (next >= length)
        {
            _index = length;
            return false;
        }
        _index = next;
        return true;
    }

    public object Current
    {
        get
        {
            if (_index < 0) throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
            if (_index >= _array.Length) throw new InvalidOperationException("Enumeration already finished.");
            return Array.GetFlat(_array, _index);
        }
    }

    public void Reset() { _index = -1; }
    public object Clone() => MemberwiseClone();
}
