namespace System.Globalization;

public sealed class NumberFormatInfo : System.IFormatProvider, System.ICloneable
{
    private static readonly NumberFormatInfo s_invariant = new NumberFormatInfo { _isReadOnly = true };

    private bool _isReadOnly;
    private string _numberDecimalSeparator = ".";
    private string _numberGroupSeparator = ",";
    private string _currencySymbol = "\u00A4";
    private string _currencyDecimalSeparator = ".";
    private string _currencyGroupSeparator = ",";
    private string _percentDecimalSeparator = ".";
    private string _percentGroupSeparator = ",";
    private string _percentSymbol = "%";
    private string _perMilleSymbol = "\u2030";
    private string _negativeSign = "-";
    private string _positiveSign = "+";
    private string _nanSymbol = "NaN";
    private string _positiveInfinitySymbol = "Infinity";
    private string _negativeInfinitySymbol = "-Infinity";
    private int _numberDecimalDigits = 2;
    private int _currencyDecimalDigits = 2;
    private int _percentDecimalDigits = 2;
    private int _numberNegativePattern = 1;
    private int _currencyPositivePattern;
    private int _currencyNegativePattern;
    private int _percentPositivePattern;
    private int _percentNegativePattern;
    private int[] _numberGroupSizes = new int[] { 3 };
    private int[] _currencyGroupSizes = new int[] { 3 };
    private int[] _percentGroupSizes = new int[] { 3 };

    public static NumberFormatInfo InvariantInfo => s_invariant;
    public static NumberFormatInfo CurrentInfo => s_invariant;

    public static NumberFormatInfo GetInstance(System.IFormatProvider formatProvider)
    {
        if (formatProvider == null) return s_invariant;
        if (formatProvider is NumberFormatInfo info) return info;
        if (formatProvider is CultureInfo culture) return culture.NumberFormat;
        return formatProvider.GetFormat(typeof(NumberFormatInfo)) as NumberFormatInfo ?? s_invariant;
    }

    public static NumberFormatInfo ReadOnly(NumberFormatInfo nfi)
    {
        ArgumentNullException.ThrowIfNull(nfi, "nfi");
        if (nfi._isReadOnly) return nfi;
        NumberFormatInfo copy = (NumberFormatInfo)nfi.MemberwiseClone();
        copy._isReadOnly = true;
        return copy;
    }

    private T Checked<T>(T value)
    {
        if (_isReadOnly) throw new InvalidOperationException("Instance is read-only.");
        ArgumentNullException.ThrowIfNull(value, "value");
        return value;
    }

    /// A number that must lie between 0 and `most`.
    private int Checked(int value, int most, string name)
    {
        if (value < 0 || value > most) throw new ArgumentOutOfRangeException(name, "Valid values are between 0 and " + most.ToString() + ", inclusive.");
        return Checked(value);
    }

    public string NumberDecimalSeparator { get => _numberDecimalSeparator; set => _numberDecimalSeparator = Checked(value); }
    public string NumberGroupSeparator { get => _numberGroupSeparator; set => _numberGroupSeparator = Checked(value); }
    public string CurrencySymbol { get => _currencySymbol; set => _currencySymbol = Checked(value); }
    public string CurrencyDecimalSeparator { get => _currencyDecimalSeparator; set => _currencyDecimalSeparator = Checked(value); }
    public string CurrencyGroupSeparator { get => _currencyGroupSeparator; set => _currencyGroupSeparator = Checked(value); }
    public string PercentDecimalSeparator { get => _percentDecimalSeparator; set => _percentDecimalSeparator = Checked(value); }
    public string PercentGroupSeparator { get => _percentGroupSeparator; set => _percentGroupSeparator = Checked(value); }
    public string PercentSymbol { get => _percentSymbol; set => _percentSymbol = Checked(value); }
    public string PerMilleSymbol { get => _perMilleSymbol; set => _perMilleSymbol = Checked(value); }
    public string NegativeSign { get => _negativeSign; set => _negativeSign = Checked(value); }
    public string PositiveSign { get => _positiveSign; set => _positiveSign = Checked(value); }
    public string NaNSymbol { get => _nanSymbol; set => _nanSymbol = Checked(value); }
    public string PositiveInfinitySymbol { get => _positiveInfinitySymbol; set => _positiveInfinitySymbol = Checked(value); }
    public string NegativeInfinitySymbol { get => _negativeInfinitySymbol; set => _negativeInfinitySymbol = Checked(value); }
    public int NumberDecimalDigits { get => _numberDecimalDigits; set => _numberDecimalDigits = Checked(value, 99, "value"); }
    public int CurrencyDecimalDigits { get => _currencyDecimalDigits; set => _currencyDecimalDigits = Checked(value, 99, "value"); }
    public int PercentDecimalDigits { get => _percentDecimalDigits; set => _percentDecimalDigits = Checked(value, 99, "value"); }
    public int NumberNegativePattern { get => _numberNegativePattern; set => _numberNegativePattern = Checked(value, 4, "value"); }
    public int CurrencyPositivePattern { get => _currencyPositivePattern; set => _currencyPositivePattern = Checked(value, 3, "value"); }
    public int CurrencyNegativePattern { get => _currencyNegativePattern; set => _currencyNegativePattern = Checked(value, 16, "value"); }
    public int PercentPositivePattern { get => _percentPositivePattern; set => _percentPositivePattern = Checked(value, 3, "value"); }
    public int PercentNegativePattern { get => _percentNegativePattern; set => _percentNegativePattern = Checked(value, 11, "value"); }
    public int[] NumberGroupSizes { get => (int[])_numberGroupSizes.Clone(); set => _numberGroupSizes = (int[])Checked(value).Clone(); }
    public int[] CurrencyGroupSizes { get => (int[])_currencyGroupSizes.Clone(); set => _currencyGroupSizes = (int[])Checked(value).Clone(); }
    public int[] PercentGroupSizes { get => (int[])_percentGroupSizes.Clone(); set => _percentGroupSizes = (int[])Checked(value).Clone(); }
    public bool IsReadOnly => _isReadOnly;
    public object GetFormat(System.Type formatType) => formatType == typeof(NumberFormatInfo) ? this : null;

    public object Clone()
    {
        NumberFormatInfo copy = (NumberFormatInfo)MemberwiseClone();
        copy._isReadOnly = false;
        return copy;
    }
}
