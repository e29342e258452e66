using System;
using System.Collections.Generic;
using System.Numerics;
Console.WriteLine(((int?)5).GetType());
int? q = 7; Console.WriteLine(q.GetType().Name + q.ToString() + q.Equals(7) + q.GetHashCode());
int? n = null;
try { Console.WriteLine(n.GetType()); } catch (NullReferenceException) { Console.WriteLine("NRE"); }
Console.WriteLine(n?.GetType() == null);
static Type TypeOf<T>(T v) => v.GetType();
Console.WriteLine(TypeOf<DateTimeKind?>(DateTimeKind.Utc));
try { TypeOf<int?>(null); } catch (NullReferenceException) { Console.WriteLine("NRE"); }
Func<Type> g = q.GetType; Console.WriteLine(g());
Box<long?> b = new() { V = 3 }; Console.WriteLine(b.V.GetType());
foreach (var s in new[] { "add", "sub", "", "other", "mul" })
{
    ReadOnlySpan<char> r = s; Span<char> w = s.ToCharArray();
    Console.WriteLine(Name(r) + " " + (w is "sub" or "mul") + (r is not "add" and [_, ..]) + Sw(w));
}
static int Name(ReadOnlySpan<char> x) => x switch { "add" => 1, "sub" => 2, "" => 3, _ when x.Length > 4 => 4, _ => -1 };
static string Sw(Span<char> x)
{
    const string M = "mul";
    switch (x) { case "add": case M: return "am"; case "sub" when x.Length == 3: return "s"; case var y: return "d" + y.Length; }
}
var m = new M8(200);
Console.WriteLine(m + m); Console.WriteLine(checked(m + m)); Console.WriteLine(unchecked(-m)); Console.WriteLine(checked(-m));
checked { var z = m; z += m; Console.WriteLine(z); z++; Console.WriteLine(z); z -= m; Console.WriteLine(z); z *= m; Console.WriteLine(z / m); z--; Console.WriteLine(z); Console.WriteLine((byte)m); Console.WriteLine((int)(M8?)m ); M8? nn = m; Console.WriteLine((byte?)nn); Console.WriteLine(nn + m); Console.WriteLine(((byte, int))(m, m)); }
Console.WriteLine((byte)m); Console.WriteLine(unchecked((byte)m));
static T Add<T>(T a, T c) where T : IAdditionOperators<T, T, T> => checked(a + c);
static T AddU<T>(T a, T c) where T : IAdditionOperators<T, T, T> => a + c;
static T Sum<T>(IEnumerable<T> xs) where T : INumber<T> { checked { T t = T.Zero; foreach (var x in xs) t += x; return t; } }
static T Inc<T>(T x) where T : INumber<T> { checked { x++; return -x; } }
try { Console.WriteLine(Add(int.MaxValue, 1)); } catch (OverflowException) { Console.WriteLine("ovf"); }
Console.WriteLine(AddU(int.MaxValue, 1));
try { Console.WriteLine(Sum(new byte[] { 200, 100 })); } catch (OverflowException) { Console.WriteLine("ovf"); }
try { Console.WriteLine(Inc(sbyte.MaxValue)); } catch (OverflowException) { Console.WriteLine("ovf"); }
Console.WriteLine(Inc(1.5)); Console.WriteLine(Add(m, m)); 
class Box<T> { public T V; }
readonly record struct M8(int V) : IAdditionOperators<M8, M8, M8>
{
    public static M8 operator +(M8 a, M8 b) => new(a.V + b.V);
    public static M8 operator checked +(M8 a, M8 b) => new(-1000 - a.V);
    public static M8 operator -(M8 a, M8 b) => new(a.V - b.V);
    public static M8 operator checked -(M8 a, M8 b) => new(-2000);
    public static M8 operator *(M8 a, M8 b) => new(a.V * b.V);
    public static M8 operator checked *(M8 a, M8 b) => new(-3000);
    public static M8 operator /(M8 a, M8 b) => new(a.V / b.V);
    public static M8 operator checked /(M8 a, M8 b) => new(-4000);
    public static M8 operator -(M8 a) => new(-a.V);
    public static M8 operator checked -(M8 a) => new(-5000);
    public static M8 operator ++(M8 a) => new(a.V + 1);
    public static M8 operator checked ++(M8 a) => new(-6000);
    public static M8 operator --(M8 a) => new(a.V - 1);
    public static M8 operator checked --(M8 a) => new(-7000);
    public static explicit operator byte(M8 a) => 1;
    public static explicit operator checked byte(M8 a) => 2;
    public static explicit operator int(M8 a) => 3;
}
