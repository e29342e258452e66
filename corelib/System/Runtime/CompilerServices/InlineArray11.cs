namespace System.Runtime.CompilerServices;

/// 11 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(11)]
public struct InlineArray11<T>
{
    private T element0;
}
