namespace Hoist.Runtime;

/// `new T()` where nothing says that T has such a constructor.
[NetUncounted]
internal sealed class NewMaker<T> : IMaker<T> where T : new()
{
    public T New() => new T();
}
