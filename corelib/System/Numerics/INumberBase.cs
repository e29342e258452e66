using System.Globalization;
namespace System.Numerics;

/// `ToAny` and `FromAny` are ours: the common form through which CreateChecked and its kin convert.
public interface INumberBase<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, IAdditiveIdentity<TSelf, TSelf>, IDecrementOperators<TSelf>, IDivisionOperators<TSelf, TSelf, TSelf>,
    IEquatable<TSelf>, IEqualityOperators<TSelf, TSelf, bool>, IIncrementOperators<TSelf>, IMultiplicativeIdentity<TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>,
    ISpanFormattable, ISpanParsable<TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IUnaryPlusOperators<TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : INumberBase<TSelf>
{
    static virtual AnyNumber ToAny(TSelf value) => throw new NotSupportedException();
    static virtual TSelf FromAny(AnyNumber value, int mode) => throw new NotSupportedException();
    static abstract TSelf One { get; }
    static abstract int Radix { get; }
    static abstract TSelf Zero { get; }
    static abstract TSelf Abs(TSelf value);
    static virtual TSelf CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => TSelf.FromAny(TOther.ToAny(value), 0);
    static virtual TSelf CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => TSelf.FromAny(TOther.ToAny(value), 1);
    static virtual TSelf CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => TSelf.FromAny(TOther.ToAny(value), 2);
    static virtual TSelf MultiplyAddEstimate(TSelf left, TSelf right, TSelf addend) => left * right + addend;
    static abstract bool IsEvenInteger(TSelf value);
    static abstract bool IsFinite(TSelf value);
    static abstract bool IsInfinity(TSelf value);
    static abstract bool IsInteger(TSelf value);
    static abstract bool IsNaN(TSelf value);
    static abstract bool IsNegative(TSelf value);
    static abstract bool IsOddInteger(TSelf value);
    static abstract bool IsPositive(TSelf value);
    static abstract bool IsZero(TSelf value);
    static abstract TSelf MaxMagnitude(TSelf x, TSelf y);
    static abstract TSelf MinMagnitude(TSelf x, TSelf y);
    static abstract TSelf Parse(string s, NumberStyles style, IFormatProvider provider);
    static abstract bool TryParse(string s, NumberStyles style, IFormatProvider provider, out TSelf result);
}
