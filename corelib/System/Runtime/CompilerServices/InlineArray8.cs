namespace System.Runtime.CompilerServices;

/// 8 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(8)]
public struct InlineArray8<T>
{
    private T element0;
}
