namespace System.Runtime.CompilerServices;

/// 3 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(3)]
public struct InlineArray3<T>
{
    private T element0;
}
