namespace System.Runtime.CompilerServices;

/// 13 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(13)]
public struct InlineArray13<T>
{
    private T element0;
}
