namespace System.Runtime.CompilerServices;

/// 15 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(15)]
public struct InlineArray15<T>
{
    private T element0;
}
