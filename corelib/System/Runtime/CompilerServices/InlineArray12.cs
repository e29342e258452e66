namespace System.Runtime.CompilerServices;

/// 12 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(12)]
public struct InlineArray12<T>
{
    private T element0;
}
