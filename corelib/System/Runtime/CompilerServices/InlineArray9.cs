namespace System.Runtime.CompilerServices;

/// 9 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(9)]
public struct InlineArray9<T>
{
    private T element0;
}
