namespace System.Numerics;

public interface IExponentialFunctions<TSelf> : IFloatingPointConstants<TSelf> where TSelf : IExponentialFunctions<TSelf>
{
    static abstract TSelf Exp(TSelf x);
    static abstract TSelf Exp2(TSelf x);
    static abstract TSelf Exp10(TSelf x);
}
