namespace System.Runtime.CompilerServices;

/// 10 elements in a row, for collection expressions and `params` spans that live in a frame or a state machine.
[InlineArray(10)]
public struct InlineArray10<T>
{
    private T element0;
}
