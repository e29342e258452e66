namespace System.Runtime.CompilerServices;

/// 4 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(4)]
public struct InlineArray4<T>
{
    private T element0;
}
