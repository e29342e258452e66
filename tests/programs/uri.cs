// Uri: parts, resolution, escapes; ISOWeek.
using System;
using System.Globalization;

Uri uri = new("HTTPS://user@Example.com:8443/a/./b/../c%20d/e?q=1&r=é#top");
Console.WriteLine(uri.Scheme + " " + uri.Host + " " + uri.Port + " " + uri.AbsolutePath + " " + uri.Query + " " + uri.Fragment + " " + uri.UserInfo + " " + uri.Authority + " " + uri.IsDefaultPort + " " + uri.LocalPath);
Console.WriteLine(uri.AbsoluteUri + " " + uri);
Uri plain = new("http://example.com");
Console.WriteLine(plain + " " + plain.Port + " " + plain.IsDefaultPort + " " + plain.AbsolutePath + " " + plain.Authority + " " + plain.PathAndQuery + " " + string.Join("|", new Uri("http://a/b/c/d").Segments) + " " + (plain == new Uri("http://EXAMPLE.com/")));
Uri root = new("http://a/b/c/d?q");
foreach (string relative in new[] { "g", "./g", "/g", "//h/x", "?y", "#s", "../g", "../../g", "http://z/" }) Console.Write(new Uri(root, relative) + " ");
Console.WriteLine();
Console.WriteLine(Uri.EscapeDataString("a b&c/é?-_.~") + " " + Uri.UnescapeDataString("a%20b%C3%A9%2F%zz") + " " + Uri.TryCreate("nope", UriKind.Absolute, out _) + " " + Uri.TryCreate("x/y", UriKind.Relative, out Uri? rel) + " " + rel + " " + rel!.IsAbsoluteUri + " " + root.GetLeftPart(UriPartial.Authority) + " " + root.GetLeftPart(UriPartial.Path));
foreach (string bad in new[] { "", "nope", "http://", "http://a:99999/" })
{
    try { Console.WriteLine(new Uri(bad)); } catch (UriFormatException e) { Console.WriteLine(e.Message); }
}
try { Console.WriteLine(rel.Host); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
Console.WriteLine(ISOWeek.GetWeekOfYear(new DateTime(2024, 12, 30)) + " " + ISOWeek.GetYear(new DateTime(2024, 12, 30)) + " " + ISOWeek.GetWeekOfYear(new DateTime(2021, 1, 3)) + " " + ISOWeek.GetWeeksInYear(2020) + " " + ISOWeek.ToDateTime(2024, 1, DayOfWeek.Monday).ToString("yyyy-MM-dd"));
