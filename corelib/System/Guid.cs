using Hoist.Runtime;
namespace System;

public readonly struct Guid : IComparable, IComparable<Guid>, IEquatable<Guid>, ISpanFormattable, ISpanParsable<Guid>
{
    private readonly int _a;
    private readonly short _b;
    private readonly short _c;
    private readonly byte _d;
    private readonly byte _e;
    private readonly byte _f;
    private readonly byte _g;
    private readonly byte _h;
    private readonly byte _i;
    private readonly byte _j;
    private readonly byte _k;

    public static readonly Guid Empty;
    public static Guid AllBitsSet => new Guid(-1, -1, -1, 255, 255, 255, 255, 255, 255, 255, 255);

    public Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
        _e = e;
        _f = f;
        _g = g;
        _h = h;
        _i = i;
        _j = j;
        _k = k;
    }

    public Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k) : this((int)a, (short)b, (short)c, d, e, f, g, h, i, j, k) { }

    public Guid(int a, short b, short c, byte[] d) : this(a, b, c, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7])
    {
        if (d.Length != 8) throw new ArgumentException("Byte array for Guid must be exactly 8 bytes long.", "d");
    }

    public Guid(byte[] b) : this(new ReadOnlySpan<byte>(b == null ? throw new ArgumentNullException("b") : b)) { }

    public Guid(ReadOnlySpan<byte> b)
    {
        if (b.Length != 16) throw new ArgumentException("Byte array for Guid must be exactly 16 bytes long.", "b");
        _a = b[0] | (b[1] << 8) | (b[2] << 16) | (b[3] << 24);
        _b = (short)(b[4] | (b[5] << 8));
        _c = (short)(b[6] | (b[7] << 8));
        _d = b[8];
        _e = b[9];
        _f = b[10];
        _g = b[11];
        _h = b[12];
        _i = b[13];
        _j = b[14];
        _k = b[15];
    }

    public Guid(string g)
    {
        ArgumentNullException.ThrowIfNull(g, "g");
        this = Parse(g);
    }

    public static Guid NewGuid()
    {
        byte[] bytes = Counters.NewUncountedArray<byte>(16);
        Random.Shared.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 15) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public static Guid CreateVersion7() => CreateVersion7(DateTimeOffset.UtcNow);

    /// 48 bits of milliseconds, then chance.
    public static Guid CreateVersion7(DateTimeOffset timestamp)
    {
        long milliseconds = timestamp.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, "timestamp");
        Guid chance = NewGuid();
        return new Guid((int)(milliseconds >> 16), (short)milliseconds, (short)((chance._c & 0xFFF) | 0x7000), chance._d, chance._e, chance._f, chance._g, chance._h, chance._i, chance._j, chance._k);
    }

    public bool TryWriteBytes(Span<byte> destination) => new ReadOnlySpan<byte>(ToByteArray()).TryCopyTo(destination);

    public byte[] ToByteArray(bool bigEndian)
    {
        byte[] bytes = ToByteArray();
        if (!bigEndian) return bytes;
        Array.Reverse(bytes, 0, 4);
        Array.Reverse(bytes, 4, 2);
        Array.Reverse(bytes, 6, 2);
        return bytes;
    }

    public byte[] ToByteArray() => new byte[] { (byte)_a, (byte)(_a >> 8), (byte)(_a >> 16), (byte)(_a >> 24), (byte)_b, (byte)(_b >> 8), (byte)_c, (byte)(_c >> 8), _d, _e, _f, _g, _h, _i, _j, _k };

    public int Version => (_c >> 12) & 15;
    public int Variant => _d >> 4;

    private static int Hex(char c)
    {
        if (c >= '0' && c <= '9') return c - '0';
        c = (char)(c | ' ');
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private const string WrongLength = "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).";
    private const string WrongDashes = "Dashes are in the wrong position for GUID parsing.";
    private const string WrongDigit = "Guid string should only contain hexadecimal characters.";
    private const string Unrecognized = "Unrecognized Guid format.";

    /// null if `text` is one; else what is wrong. `kind`: N, D, B, P or X.
    private static string TryParseAs(string text, char kind, out Guid result)
    {
        result = default;
        switch (kind)
        {
            case 'N': return text.Length == 32 ? FromDigits(text, out result) : WrongLength;
            case 'D':
                if (text.Length != 36) return WrongLength;
                if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return WrongDashes;
                return FromDigits(string.Concat(text.Substring(0, 8), text.Substring(9, 4), text.Substring(14, 4)) + string.Concat(text.Substring(19, 4), text.Substring(24)), out result);
            case 'B': return text.Length == 38 && text[0] == '{' && text[37] == '}' ? TryParseAs(text.Substring(1, 36), 'D', out result) : WrongLength;
            case 'P': return text.Length == 38 && text[0] == '(' && text[37] == ')' ? TryParseAs(text.Substring(1, 36), 'D', out result) : WrongLength;
            default: return FromHexNumbers(text, out result);
        }
    }

    private static string FromDigits(string text, out Guid result)
    {
        result = default;
        byte[] b = Counters.NewUncountedArray<byte>(16);
        for (int i = 0; i < 16; i++)
        {
            int high = Hex(text[2 * i]);
            int low = Hex(text[2 * i + 1]);
            if (high < 0 || low < 0) return WrongDigit;
            b[i] = (byte)(high * 16 + low);
        }
        result = new Guid((b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3], (short)((b[4] << 8) | b[5]), (short)((b[6] << 8) | b[7]), b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
        return null;
    }

    /// `{0xdddddddd,0xdddd,0xdddd,{0xdd,0xdd,…}}`, with blanks anywhere.
    private static string FromHexNumbers(string text, out Guid result)
    {
        result = default;
        System.Text.StringBuilder dense = new System.Text.StringBuilder();
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c)) dense.Append(c);
        }
        text = dense.ToString();
        if (!text.StartsWith('{') || !text.EndsWith("}}", StringComparison.Ordinal)) return Unrecognized;
        string[] parts = text.Substring(1, text.Length - 3).Split(',');
        if (parts.Length != 11 || !parts[3].StartsWith('{')) return Unrecognized;
        parts[3] = parts[3].Substring(1);
        string digits = "";
        for (int i = 0; i < 11; i++)
        {
            int width = i == 0 ? 8 : i < 3 ? 4 : 2;
            if (!parts[i].StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return "Expected hex 0x in '{0}'.";
            string number = parts[i].Substring(2);
            if (number.Length == 0 || number.Length > width) return Unrecognized;
            digits += number.PadLeft(width, '0');
        }
        return FromDigits(digits, out result);
    }

    private static string TryParseCore(string input, out Guid result)
    {
        string text = input.Trim();
        result = default;
        if (text.Length < 32) return Unrecognized;
        if (text[0] == '(') return TryParseAs(text, 'P', out result);
        if (text[0] == '{') return TryParseAs(text, text[9] == '-' ? 'B' : 'X', out result);
        return TryParseAs(text, text[8] == '-' ? 'D' : 'N', out result);
    }

    public static Guid Parse(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        string wrong = TryParseCore(input, out Guid result);
        if (wrong != null) throw new FormatException(wrong);
        return result;
    }

    public static Guid Parse(string s, IFormatProvider provider) => Parse(s);
    public static Guid Parse(ReadOnlySpan<char> input) => Parse(input.ToString());
    public static Guid Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(s.ToString());

    public static bool TryParse(string input, out Guid result)
    {
        result = default;
        return input != null && TryParseCore(input, out result) == null;
    }

    public static bool TryParse(string s, IFormatProvider provider, out Guid result) => TryParse(s, out result);
    public static bool TryParse(ReadOnlySpan<char> input, out Guid result) => TryParse(input.ToString(), out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out Guid result) => TryParse(s.ToString(), out result);

    private static Exception BadFormat() => new FormatException("Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".");

    public static Guid ParseExact(string input, string format)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        ArgumentNullException.ThrowIfNull(format, "format");
        if (format.Length != 1 || !"NDBPXndbpx".Contains(format[0])) throw BadFormat();
        string wrong = TryParseAs(input.Trim(), (char)(format[0] & ~32), out Guid result);
        if (wrong != null) throw new FormatException(wrong);
        return result;
    }

    public static bool TryParseExact(string input, string format, out Guid result)
    {
        result = default;
        return input != null && format != null && format.Length == 1 && "NDBPXndbpx".Contains(format[0]) && TryParseAs(input.Trim(), (char)(format[0] & ~32), out result) == null;
    }

    public override string ToString() => ToString("D");
    public string ToString(string format, IFormatProvider provider) => ToString(format);

    public string ToString(string format)
    {
        char kind = 'D';
        if (format != null && format.Length > 0)
        {
            if (format.Length != 1) throw BadFormat();
            kind = (char)(format[0] & ~32);
        }
        string hex = Number.FormatUInt64((uint)_a, "x8", 64) + Number.FormatUInt64((ushort)_b, "x4", 64) + Number.FormatUInt64((ushort)_c, "x4", 64);
        string rest = "";
        byte[] tail = new byte[] { _d, _e, _f, _g, _h, _i, _j, _k };
        if (kind == 'X')
        {
            for (int i = 0; i < 8; i++) rest = rest + (i == 0 ? "" : ",") + "0x" + Number.FormatUInt64(tail[i], "x2", 64);
            return "{0x" + hex.Substring(0, 8) + ",0x" + hex.Substring(8, 4) + ",0x" + hex.Substring(12, 4) + ",{" + rest + "}}";
        }
        for (int i = 0; i < 8; i++) rest = rest + Number.FormatUInt64(tail[i], "x2", 64);
        if (kind == 'N') return hex + rest;
        string dashed = hex.Substring(0, 8) + "-" + hex.Substring(8, 4) + "-" + hex.Substring(12, 4) + "-" + rest.Substring(0, 4) + "-" + rest.Substring(4);
        if (kind == 'D') return dashed;
        if (kind == 'B') return "{" + dashed + "}";
        if (kind == 'P') return "(" + dashed + ")";
        throw BadFormat();
    }

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);
    public override bool Equals(object o) => o is Guid other && Equals(other);
    public bool Equals(Guid g) => _a == g._a && _b == g._b && _c == g._c && _d == g._d && _e == g._e && _f == g._f && _g == g._g && _h == g._h && _i == g._i && _j == g._j && _k == g._k;
    public override int GetHashCode() => _a ^ ((ushort)_b | (_c << 16)) ^ (_d | (_e << 8) | (_f << 16) | (_g << 24)) ^ (_h | (_i << 8) | (_j << 16) | (_k << 24));
    public static bool operator ==(Guid a, Guid b) => a.Equals(b);
    public static bool operator !=(Guid a, Guid b) => !a.Equals(b);
    public static bool operator <(Guid a, Guid b) => a.CompareTo(b) < 0;
    public static bool operator >(Guid a, Guid b) => a.CompareTo(b) > 0;
    public static bool operator <=(Guid a, Guid b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Guid a, Guid b) => a.CompareTo(b) >= 0;

    public int CompareTo(Guid value)
    {
        if (_a != value._a) return (uint)_a < (uint)value._a ? -1 : 1;
        if (_b != value._b) return (ushort)_b < (ushort)value._b ? -1 : 1;
        if (_c != value._c) return (ushort)_c < (ushort)value._c ? -1 : 1;
        if (_d != value._d) return _d < value._d ? -1 : 1;
        if (_e != value._e) return _e < value._e ? -1 : 1;
        if (_f != value._f) return _f < value._f ? -1 : 1;
        if (_g != value._g) return _g < value._g ? -1 : 1;
        if (_h != value._h) return _h < value._h ? -1 : 1;
        if (_i != value._i) return _i < value._i ? -1 : 1;
        if (_j != value._j) return _j < value._j ? -1 : 1;
        if (_k != value._k) return _k < value._k ? -1 : 1;
        return 0;
    }

    public int CompareTo(object value) => value == null ? 1 : value is Guid other ? CompareTo(other) : throw new ArgumentException("Object must be of type GUID.");
}
