namespace System.Globalization;

public sealed class NumberFormatInfo : System.IFormatProvider, System.ICloneable
{
    private static readonly NumberFormatInfo s_invariant = new NumberFormatInfo();
    public static NumberFormatInfo InvariantInfo => s_invariant;
    public static NumberFormatInfo CurrentInfo => s_invariant;
    public static NumberFormatInfo GetInstance(System.IFormatProvider formatProvider) => s_invariant;
    public string NumberDecimalSeparator { get; set; } = ".";
    public string NumberGroupSeparator { get; set; } = ",";
    public string CurrencySymbol { get; set; } = "\u00A4";
    public string CurrencyDecimalSeparator { get; set; } = ".";
    public string CurrencyGroupSeparator { get; set; } = ",";
    public string NegativeSign { get; set; } = "-";
    public string PositiveSign { get; set; } = "+";
    public string PercentSymbol { get; set; } = "%";
    public string PerMilleSymbol { get; set; } = "\u2030";
    public string NaNSymbol { get; set; } = "NaN";
    public string PositiveInfinitySymbol { get; set; } = "Infinity";
    public string NegativeInfinitySymbol { get; set; } = "-Infinity";
    public int NumberDecimalDigits { get; set; } = 2;
    public int CurrencyDecimalDigits { get; set; } = 2;
    public int PercentDecimalDigits { get; set; } = 2;
    public int[] NumberGroupSizes { get; set; } = new int[] { 3 };
    public bool IsReadOnly => this == s_invariant;
    public object GetFormat(System.Type formatType) => formatType == typeof(NumberFormatInfo) ? this : null;
    public object Clone() => MemberwiseClone();
}
