namespace System.Runtime.CompilerServices;

/// 16 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(16)]
public struct InlineArray16<T>
{
    private T element0;
}
