// Numbers by a NumberFormatInfo of the program's own.
using System;
using System.Globalization;
using System.Numerics;

NumberFormatInfo german = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", CurrencySymbol = "€", CurrencyDecimalSeparator = ",", CurrencyGroupSeparator = ".", CurrencyPositivePattern = 3, CurrencyNegativePattern = 8, PercentDecimalSeparator = ",", PercentGroupSeparator = "." };
Console.WriteLine(1234567.891.ToString("N", german) + " | " + 1234567.891.ToString("N1", german) + " | " + 0.5.ToString(german) + " | " + (-1234.5m).ToString("C", german) + " | " + 1234.5m.ToString("C0", german) + " | " + 0.256.ToString("P1", german) + " | " + 1234.5.ToString("#,##0.00", german) + " | " + 1e20.ToString("E2", german) + " | " + 12345.ToString("D7", german) + " | " + 255.ToString("X", german));
Console.WriteLine(string.Format(german, "{0} {1:F1} {2:N0}", 1.5, 2.25m, 1234567) + " | " + string.Create(german, $"{1.5} {1234.5:N1}") + " | " + Convert.ToString(1.5, german) + " | " + new BigInteger(1234567).ToString("N0", german) + " | " + 1.5f.ToString(german));
Console.WriteLine(double.Parse("1.234,5", NumberStyles.Number, german) + " | " + decimal.Parse("-2,5", german) + " | " + int.Parse("1.234", NumberStyles.AllowThousands, german) + " | " + double.TryParse("1,5", NumberStyles.Float, german, out double d) + d + " | " + decimal.TryParse("x,5", NumberStyles.Number, german, out _));
NumberFormatInfo odd = new() { NegativeSign = "~", NaNSymbol = "??", PositiveInfinitySymbol = "inf", NumberGroupSizes = new[] { 3, 2 }, NumberNegativePattern = 0, NumberDecimalDigits = 0, PercentPositivePattern = 2, PercentNegativePattern = 3 };
Console.WriteLine((-5).ToString(odd) + " | " + double.NaN.ToString(odd) + " | " + double.PositiveInfinity.ToString(odd) + " | " + 123456789.ToString("N", odd) + " | " + (-1234).ToString("N", odd) + " | " + 0.5.ToString("P0", odd) + " | " + (-0.5).ToString("P0", odd) + " | " + int.Parse("~5", odd));
CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
culture.NumberFormat.NumberDecimalSeparator = ";";
Console.WriteLine(1.5.ToString(culture) + " " + 1.5.ToString(CultureInfo.InvariantCulture) + " " + CultureInfo.InvariantCulture.NumberFormat.NumberDecimalSeparator + " " + NumberFormatInfo.GetInstance(culture).NumberDecimalSeparator);
try { NumberFormatInfo.InvariantInfo.NumberDecimalSeparator = ","; } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
Console.WriteLine(string.Create(new Shouting(), $"{1} {"s"} {'c'} {true} {2.5} {3:z}") + " " + string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"{1.5}|{7,3}"));

class Shouting : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? type) => type == typeof(ICustomFormatter) ? this : null;
    public string Format(string? format, object? arg, IFormatProvider? provider) => "<" + arg + format + ">";
}
