namespace System.Text.RegularExpressions;

public readonly ref struct ValueMatch
{
    internal ValueMatch(int index, int length)
    {
        Index = index;
        Length = length;
    }

    public int Index { get; }
    public int Length { get; }
}
