namespace Hoist.Runtime;

internal interface IMaker<T>
{
    T New();
}
