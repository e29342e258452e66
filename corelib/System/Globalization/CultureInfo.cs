namespace System.Globalization;

/// Every culture here formats and compares as the invariant one.
public class CultureInfo : System.IFormatProvider, System.ICloneable
{
    private static readonly CultureInfo s_invariant = new CultureInfo("");
    private static CultureInfo s_current = s_invariant;
    private readonly string _name;
    /// Of its own; null: the invariant one.
    private NumberFormatInfo _numberFormat;

    public CultureInfo(string name)
    {
        System.ArgumentNullException.ThrowIfNull(name, "name");
        _name = name;
    }

    public CultureInfo(string name, bool useUserOverride) : this(name) { }

    public static CultureInfo InvariantCulture => s_invariant;
    public static CultureInfo CurrentCulture { get => s_current; set => s_current = value; }
    public static CultureInfo CurrentUICulture { get => s_current; set { } }
    public static CultureInfo InstalledUICulture => s_invariant;
    public static CultureInfo DefaultThreadCurrentCulture { get => null; set { } }
    public static CultureInfo DefaultThreadCurrentUICulture { get => null; set { } }
    public static CultureInfo GetCultureInfo(string name) => name.Length == 0 ? s_invariant : new CultureInfo(name);
    public static CultureInfo CreateSpecificCulture(string name) => GetCultureInfo(name);
    public virtual string Name => _name;
    public virtual string DisplayName => _name.Length == 0 ? "Invariant Language (Invariant Country)" : _name;
    public virtual string EnglishName => DisplayName;
    public virtual string NativeName => DisplayName;
    public virtual string TwoLetterISOLanguageName => _name.Length < 2 ? "iv" : _name.Substring(0, 2);
    public virtual NumberFormatInfo NumberFormat { get => _numberFormat ?? NumberFormatInfo.InvariantInfo; set => _numberFormat = value; }
    public virtual DateTimeFormatInfo DateTimeFormat { get => DateTimeFormatInfo.InvariantInfo; set { } }
    public virtual TextInfo TextInfo => TextInfo.Invariant;
    public virtual CompareInfo CompareInfo => CompareInfo.Invariant;
    public bool IsReadOnly => _name.Length == 0;
    public virtual object Clone() => new CultureInfo(_name) { _numberFormat = (NumberFormatInfo)NumberFormat.Clone() };
    public static CultureInfo ReadOnly(CultureInfo ci) => ci;

    public virtual object GetFormat(System.Type formatType)
    {
        if (formatType == typeof(NumberFormatInfo)) return NumberFormat;
        if (formatType == typeof(DateTimeFormatInfo)) return DateTimeFormat;
        return null;
    }

    public override bool Equals(object value) => value is CultureInfo other && other._name == _name;
    public override int GetHashCode() => _name.GetHashCode();
    public override string ToString() => _name;
}
