namespace System.Runtime.CompilerServices;

/// 7 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(7)]
public struct InlineArray7<T>
{
    private T element0;
}
