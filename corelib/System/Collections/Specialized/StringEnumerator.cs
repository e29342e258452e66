using System.Collections.Generic;
namespace System.Collections.Specialized;

public class StringEnumerator
{
    private readonly IEnumerator<string> _inner;

    internal StringEnumerator(IEnumerator<string> inner) { _inner = inner; }
    public string Current => _inner.Current;
    public bool MoveNext() => _inner.MoveNext();
    public void Reset() => _inner.Reset();
}
