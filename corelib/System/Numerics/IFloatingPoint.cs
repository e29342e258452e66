namespace System.Numerics;

public interface IFloatingPoint<TSelf> : INumber<TSelf>, ISignedNumber<TSelf> where TSelf : IFloatingPoint<TSelf>
{
    static abstract TSelf Ceiling(TSelf x);
    static abstract TSelf Floor(TSelf x);
    static abstract TSelf Round(TSelf x);
    static abstract TSelf Round(TSelf x, int digits);
    static abstract TSelf Round(TSelf x, MidpointRounding mode);
    static abstract TSelf Round(TSelf x, int digits, MidpointRounding mode);
    static abstract TSelf Truncate(TSelf x);
}
