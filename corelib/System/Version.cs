namespace System;

public sealed class Version : ICloneable, IComparable, IComparable<Version>, IEquatable<Version>
{
    private readonly int _major;
    private readonly int _minor;
    private readonly int _build = -1;
    private readonly int _revision = -1;

    public Version() { }

    public Version(int major, int minor)
    {
        Check(major, "major");
        Check(minor, "minor");
        _major = major;
        _minor = minor;
    }

    public Version(int major, int minor, int build) : this(major, minor)
    {
        Check(build, "build");
        _build = build;
    }

    public Version(int major, int minor, int build, int revision) : this(major, minor, build)
    {
        Check(revision, "revision");
        _revision = revision;
    }

    public Version(string version)
    {
        Version parsed = Parse(version);
        _major = parsed._major;
        _minor = parsed._minor;
        _build = parsed._build;
        _revision = parsed._revision;
    }

    private static void Check(int value, string name)
    {
        if (value < 0) throw new ArgumentOutOfRangeException(name, value, name + " ('" + value.ToString() + "') must be a non-negative value.");
    }

    public int Major => _major;
    public int Minor => _minor;
    public int Build => _build;
    public int Revision => _revision;
    public object Clone() => this;

    public static Version Parse(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        string[] parts = input.Split('.');
        if (parts.Length < 2 || parts.Length > 4) throw new ArgumentException("Version string portion was too short or too long.", "input");
        int[] n = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            n[i] = int.Parse(parts[i]);
            if (n[i] < 0) throw new ArgumentOutOfRangeException("input", "Version's parameters must be greater than or equal to zero.");
        }
        return n.Length == 2 ? new Version(n[0], n[1]) : n.Length == 3 ? new Version(n[0], n[1], n[2]) : new Version(n[0], n[1], n[2], n[3]);
    }

    public static bool TryParse(string input, out Version result)
    {
        try
        {
            result = Parse(input);
            return true;
        }
        catch (Exception)
        {
            result = null;
            return false;
        }
    }

    public int CompareTo(object version)
    {
        if (version == null) return 1;
        if (version is Version other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Version.");
    }

    public int CompareTo(Version value)
    {
        if (value is null) return 1;
        if (_major != value._major) return _major > value._major ? 1 : -1;
        if (_minor != value._minor) return _minor > value._minor ? 1 : -1;
        if (_build != value._build) return _build > value._build ? 1 : -1;
        if (_revision != value._revision) return _revision > value._revision ? 1 : -1;
        return 0;
    }

    public override bool Equals(object obj) => obj is Version other && Equals(other);
    public bool Equals(Version obj) => obj is not null && CompareTo(obj) == 0;
    public override int GetHashCode() => HashCode.Combine(_major, _minor, _build, _revision);

    public override string ToString()
    {
        string text = _major.ToString() + "." + _minor.ToString();
        if (_build >= 0) text = text + "." + _build.ToString();
        if (_revision >= 0) text = text + "." + _revision.ToString();
        return text;
    }

    public string ToString(int fieldCount)
    {
        string[] parts = ToString().Split('.');
        return string.Join(".", parts, 0, fieldCount);
    }

    public static bool operator ==(Version a, Version b) => a is null ? b is null : a.Equals(b);
    public static bool operator !=(Version a, Version b) => !(a == b);
    public static bool operator <(Version a, Version b) => a is null ? b is not null : a.CompareTo(b) < 0;
    public static bool operator <=(Version a, Version b) => a is null || a.CompareTo(b) <= 0;
    public static bool operator >(Version a, Version b) => b < a;
    public static bool operator >=(Version a, Version b) => b <= a;
}
