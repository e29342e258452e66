namespace System.Numerics;

/// A number of any library type, between two types in a generic conversion. Kind 0: an integer of up to 128 bits, 1: double, 2: decimal.
public readonly struct AnyNumber
{
    public readonly int Kind;
    public readonly Int128 Integer;
    /// The integer is beyond Int128.MaxValue: take its bits as UInt128.
    public readonly bool IsHuge;
    public readonly double Float;
    public readonly decimal Decimal;

    public AnyNumber(Int128 value) { Integer = value; }
    public AnyNumber(UInt128 value) { Integer = unchecked((Int128)value); IsHuge = Integer < 0; }
    public AnyNumber(double value) { Kind = 1; Float = value; }
    public AnyNumber(decimal value) { Kind = 2; Decimal = value; }

    /// As an integer between the limits. mode 0: OverflowException outside them; 1: the nearer limit; 2: only the low bits count (floats saturate).
    public Int128 ToInteger(Int128 min, Int128 max, int mode, int bits, bool signed)
    {
        Int128 value;
        if (Kind == 1)
        {
            if (double.IsNaN(Float))
            {
                if (mode == 0) throw new OverflowException();
                return 0;
            }
            double whole = Math.Truncate(Float);
            if (whole > (double)max || (whole == (double)max && (Int128)whole > max))
            {
                if (mode == 0) throw new OverflowException();
                return max;
            }
            if (whole < (double)min)
            {
                if (mode == 0) throw new OverflowException();
                return min;
            }
            value = (Int128)whole;
            if (value > max) value = max;
            return value;
        }
        if (Kind == 2)
        {
            value = (Int128)decimal.Truncate(Decimal);
            if (mode == 2) mode = 1;
        }
        else value = Integer;
        if (!IsHuge && value >= min && value <= max) return value;
        if (mode == 0) throw new OverflowException();
        if (mode == 1) return IsHuge || value > max ? max : min;
        if (bits >= 128) return value;
        Int128 low = value & (((Int128)1 << bits) - 1);
        if (signed && (low >> (bits - 1)) != 0) low -= (Int128)1 << bits;
        return low;
    }

    public double ToDouble() => Kind == 1 ? Float : Kind == 2 ? (double)Decimal : IsHuge ? (double)unchecked((UInt128)Integer) : (double)Integer;

    public decimal ToDecimal(int mode)
    {
        if (Kind == 2) return Decimal;
        if (mode != 0)
        {
            double size = ToDouble();
            if (double.IsNaN(size)) return 0;
            if (size >= 79228162514264337593543950335.0) return decimal.MaxValue;
            if (size <= -79228162514264337593543950335.0) return decimal.MinValue;
        }
        return Kind == 1 ? (decimal)Float : IsHuge ? (decimal)unchecked((UInt128)Integer) : (decimal)Integer;
    }
}
