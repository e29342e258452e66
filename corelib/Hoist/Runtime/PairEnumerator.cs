using System.Collections;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// Pairs of objects as dictionary entries.
internal sealed class PairEnumerator : IDictionaryEnumerator
{
    private readonly IEnumerator<KeyValuePair<object, object>> _inner;

    internal PairEnumerator(IEnumerator<KeyValuePair<object, object>> inner) { _inner = inner; }
    public bool MoveNext() => _inner.MoveNext();
    public object Key => _inner.Current.Key;
    public object Value => _inner.Current.Value;
    public DictionaryEntry Entry => new DictionaryEntry(Key, Value);
    public object Current => Entry;
    public void Reset() => _inner.Reset();
}
