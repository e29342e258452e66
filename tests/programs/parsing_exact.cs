// Parsing by formats; IParsable; Guid and TimeSpan formats; nint as a name.
using System;
using System.Globalization;
using System.IO;

static T Read<T>(string s) where T : IParsable<T> => T.Parse(s, CultureInfo.InvariantCulture);
static T ReadSpan<T>(ReadOnlySpan<char> s) where T : ISpanParsable<T> => T.Parse(s, null);
static void T(string label, Func<object> f)
{
    try { Console.WriteLine(label + " -> " + f()); }
    catch (Exception e) { Console.WriteLine(label + " -> " + e.GetType().Name + ": " + e.Message); }
}

T("parsable", () => Read<int>("5") + Read<string>("x") + Read<bool>("true") + Read<char>("c") + Read<TimeSpan>("01:02:03") + Read<Guid>("00010203-0405-0607-0809-0a0b0c0d0e0f") + Read<DateOnly>("2024-05-06").ToString("o") + Read<TimeOnly>("10:11").ToString("o") + Read<DateTime>("2024-01-02").Day + Read<DateTimeOffset>("2024-01-02T00:00:00+01:00").Offset);
T("span", () => ReadSpan<int>("42") + " " + ReadSpan<double>("1.5") + " " + ReadSpan<DateTime>("2024-01-02").Month + " " + ReadSpan<Guid>(Guid.Empty.ToString()) + ReadSpan<char>("q"));
T("timespan exact", () => TimeSpan.ParseExact("05:06", @"mm\:ss", null) + " " + TimeSpan.ParseExact("1.02:03", @"d\.hh\:mm", null) + " " + TimeSpan.ParseExact("3h", "%h'h'", null) + " " + TimeSpan.ParseExact("1:02:03", "c", null) + " " + TimeSpan.ParseExact("12.5", @"ss\.f", null) + " " + TimeSpan.ParseExact("12", "%s", null, TimeSpanStyles.AssumeNegative) + " " + TimeSpan.TryParseExact("5:6", @"mm\:ss", null, out _));
T("timespan bad", () => TimeSpan.ParseExact("99", "hh", null));
T("timespan bad text", () => TimeSpan.ParseExact("x", "hh", null));
T("timespan bad format", () => TimeSpan.ParseExact("1", "q", null));
T("date exact", () => DateOnly.ParseExact("06.05.2024", "dd.MM.yyyy").ToString("o") + " " + DateOnly.TryParseExact("2024-05", "yyyy-MM-dd", out _) + " " + DateOnly.ParseExact("2024-05-06", "o").DayOfYear + " " + TimeOnly.ParseExact("23h05", "HH'h'mm").ToString("o") + " " + TimeOnly.TryParseExact("1:2", new[] { "HH:mm", "H:m" }, out TimeOnly t) + t);
T("date bad", () => DateOnly.ParseExact("nope", "yyyy"));
T("guid", () => Guid.Parse("{0x00010203,0x0405,0x0607,{0x08,0x09,0x0a,0x0b,0x0c,0x0d,0x0e,0x0f}}") + " " + Guid.ParseExact("000102030405060708090a0b0c0d0e0f", "N") + " " + Guid.TryParseExact("000102030405060708090a0b0c0d0e0f", "D", out _) + " " + new Guid("(00010203-0405-0607-0809-0a0b0c0d0e0f)").GetHashCode() + " " + Guid.CreateVersion7().Version + " " + Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(0x0102030405)).ToString().Substring(0, 14) + " " + Convert.ToHexString(Guid.Parse("00010203-0405-0607-0809-0a0b0c0d0e0f").ToByteArray(true)));
T("guid bad", () => Guid.Parse("zz"));
T("guid bad digit", () => Guid.Parse("z0010203-0405-0607-0809-0a0b0c0d0e0f"));
T("guid bad length", () => Guid.Parse("00010203-0405-0607-0809-0a0b0c0d0e0f1"));
T("guid bad format", () => Guid.ParseExact("x", "q"));
T("nint", () => nint.MaxValue + " " + nint.Size + " " + nuint.MinValue + " " + nint.Parse("-5") + " " + nint.Zero);
T("path", () => Path.Combine("a", "b", "/c", "d.txt") + " " + Path.Join("a", "/b") + " " + Path.GetExtension("x/a.tar.gz") + " " + Path.GetFileNameWithoutExtension("/x/a.txt") + " " + Path.GetDirectoryName("/x/a.txt") + " " + (Path.GetDirectoryName("/") == null) + " " + Path.ChangeExtension("a.txt", "md") + " " + Path.HasExtension("a.") + " " + Path.GetFullPath("/a/./b/../c") + " " + Path.IsPathRooted("a"));
T("bits", () => { Span<byte> b = stackalloc byte[4]; return BitConverter.TryWriteBytes(b, 0x01020304) + " " + Convert.ToHexString(b) + " " + BitConverter.ToUInt16(b) + " " + BitConverter.TryWriteBytes(b, 1L); });
T("trim", () => { Span<int> s = stackalloc int[] { 0, 1, 2, 0 }; return s.Trim(0).Length + " " + s.TrimStart(0).Length + " " + "xxaxx".AsSpan().Trim('x').ToString() + " " + "-_a_-".AsSpan().Trim("-_").ToString() + " " + "b7c".AsSpan().IndexOfAnyExceptInRange('a', 'z') + " " + "b7c".AsSpan().ContainsAnyInRange('0', '9'); });
