namespace System.Runtime.CompilerServices;

/// 6 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(6)]
public struct InlineArray6<T>
{
    private T element0;
}
