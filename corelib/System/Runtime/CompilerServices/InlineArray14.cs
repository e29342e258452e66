namespace System.Runtime.CompilerServices;

/// 14 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(14)]
public struct InlineArray14<T>
{
    private T element0;
}
