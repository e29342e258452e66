namespace System.Runtime.CompilerServices;

/// 2 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(2)]
public struct InlineArray2<T>
{
    private T element0;
}
