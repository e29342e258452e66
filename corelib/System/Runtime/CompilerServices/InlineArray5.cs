namespace System.Runtime.CompilerServices;

/// 5 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(5)]
public struct InlineArray5<T>
{
    private T element0;
}
