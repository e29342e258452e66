namespace System.Numerics;

public interface IRootFunctions<TSelf> : IFloatingPointConstants<TSelf> where TSelf : IRootFunctions<TSelf>
{
    static abstract TSelf Sqrt(TSelf x);
    static abstract TSelf Cbrt(TSelf x);
}
