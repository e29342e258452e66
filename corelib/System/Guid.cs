using Hoist.Runtime;
namespace System;

public readonly struct Guid : IComparable, IComparable<Guid>, IEquatable<Guid>, ISpanFormattable
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

    public static Guid CreateVersion7() => NewGuid();

    public byte[] ToByteArray() => new byte[] { (byte)_a, (byte)(_a >> 8), (byte)(_a >> 16), (byte)(_a >> 24), (byte)_b, (byte)(_b >> 8), (byte)_c, (byte)(_c >> 8), _d, _e, _f, _g, _h, _i, _j, _k };

    public int Version => (_c >> 12) & 15;

    private static int Hex(char c)
    {
        if (c >= '0' && c <= '9') return c - '0';
        c = (char)(c | ' ');
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static bool TryParseCore(string input, out Guid result)
    {
        result = default;
        string text = input.Trim();
        if (text.Length == 38 && ((text[0] == '{' && text[37] == '}') || (text[0] == '(' && text[37] == ')'))) text = text.Substring(1, 36);
        if (text.Length == 36)
        {
            if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
            text = text.Replace("-", "");
        }
        if (text.Length != 32) return false;
        byte[] b = Counters.NewUncountedArray<byte>(16);
        for (int i = 0; i < 16; i++)
        {
            int high = Hex(text[2 * i]);
            int low = Hex(text[2 * i + 1]);
            if (high < 0 || low < 0) return false;
            b[i] = (byte)(high * 16 + low);
        }
        result = new Guid((b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3], (short)((b[4] << 8) | b[5]), (short)((b[6] << 8) | b[7]), b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
        return true;
    }

    public static Guid Parse(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        Guid result;
        if (!TryParseCore(input, out result))
        {
            string text = input.Trim();
            if (text.Length == 32 || text.Length == 36 || text.Length == 38) throw new FormatException("Guid string should only contain hexadecimal characters.");
            throw new FormatException("Unrecognized Guid format.");
        }
        return result;
    }

    public static Guid Parse(string s, IFormatProvider provider) => Parse(s);

    public static bool TryParse(string input, out Guid result)
    {
        result = default;
        return input != null && TryParseCore(input, out result);
    }

    public static Guid ParseExact(string input, string format) => Parse(input);
    public static bool TryParseExact(string input, string format, out Guid result) => TryParse(input, out result) && string.Equals(result.ToString(format), input, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => ToString("D");
    public string ToString(string format, IFormatProvider provider) => ToString(format);

    public string ToString(string format)
    {
        char kind = 'D';
        if (format != null && format.Length > 0)
        {
            if (format.Length != 1) throw new FormatException("Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".");
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
        throw new FormatException("Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".");
    }

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);
    public override bool Equals(object o) => o is Guid other && Equals(other);
    public bool Equals(Guid g) => _a == g._a && _b == g._b && _c == g._c && _d == g._d && _e == g._e && _f == g._f && _g == g._g && _h == g._h && _i == g._i && _j == g._j && _k == g._k;
    public override int GetHashCode() => _a ^ ((_b << 16) | (ushort)_c) ^ ((_d << 24) | (_e << 16) | (_f << 8) | _g) ^ ((_h << 24) | (_i << 16) | (_j << 8) | _k);
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
