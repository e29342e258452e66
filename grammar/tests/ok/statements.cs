using System;
int top = 1;
const int Limit = 10, Other = 2;
var (first, (second, _)) = F();
(int a, var b) = (1, 2);
(a, b) = (b, a);
(int, string) tuple = (1, "x");
(int x, int y)[] pairs = [(1, 2)];
List<int> list = new();
Dictionary<string, List<int>> dict = new() { ["a"] = new() { 1, 2 }, ["b"] = [3] };
int? maybe = null;
int[] array = { 1, 2, 3 }, second2 = new int[3];
int[,] grid = { { 1, 2 }, { 3, 4 } };
int[][] jagged = new int[3][];
ref int r = ref array[0];
ref readonly int rr = ref array[1];
scoped Span<int> span = stackalloc int[3];
scoped ref int sr = ref r;
Span<int> s2 = stackalloc[] { 1, 2 };
A.B.C<int>.D nested = null;
global::System.String str = "";
string? q = a > 0 ? "x" : null;
using var file = Open();
using (var f = Open()) { }
using (Open()) Do();
using (IDisposable d1 = Open(), d2 = Open()) ;
await using var af = OpenAsync();
await using (var g = OpenAsync()) { }
await foreach (var item in Items()) { }
await foreach (var item in Items().WithCancellation(token)) Use(item);
await Task.Delay(1);
foreach (var x in list) { continue; }
foreach (int x in list) break;
foreach ((int k, string v) in pairs) { }
foreach (var (k, v) in pairs) { }
foreach (ref var x in span) { }
foreach (ref readonly int x in span) { }
foreach (KeyValuePair<string, int?> kv in dict) { }
for (int i = 0, j = 1; i < 10 && j > 2; i++, j--) { }
for (;;) { break; }
for (i = 0; ; ) ;
for (List<int> l = new(); l.Count < 3; l.Add(1)) { }
while (true) { if (a > b) break; else if (a == b) continue; else { } }
do { a++; } while (a < 10);
do a--; while (a > 0);
if (a < b) if (b < c) x(); else y();
if (a is int) { } else if (b is string s) { }
switch (a)
{
    case 1: break;
    case 2 or 3 when b > 1: goto case 1;
    case < 0 and > -10:
    case int n when n > 5: { } break;
    case string { Length: > 3 } str2: goto default;
    case (1, 2): break;
    case Color.Red: case A.B: return;
    case null: break;
    case var z: break;
    case 'x' + 1: break;
    case "text": throw new Exception();
    case [1, .., var last]: break;
    case nameof(x): break;
    case (int)E.A: break;
    case -1: break;
    default: break;
}
switch (a, b) { case (1, _): break; case (_, > 2): break; }
switch (x) { }
try { } catch { }
try { } catch (Exception) { throw; } finally { }
try { } catch (A.B e) when (e.Code == 1 && e is { X: 1 }) { } catch (Exception e) { } finally { x(); }
try { } finally { }
lock (gate) { a++; }
checked { a++; }
unchecked { a--; }
unsafe { int* p = &a; }
goto end;
end: ;
retry: while (true) goto retry;
throw new InvalidOperationException("x");
return;
return a + b;
{ int block = 1; { } }
;
int Local(int x) => x * 2;
static async Task<int> LocalAsync<T>(T t, CancellationToken token = default) where T : class { await Task.Yield(); return 1; }
async Task NoBody() { }
void Plain() { yield break; }
[Attr] static void WithAttribute([A] int x) { }
ref int RefLocal(ref int x) => ref x;
(int, int) TupleReturn() => (1, 2);
IEnumerable<int> Iterate() { yield return 1; yield return a is 1 ? 2 : 3; yield break; }
List<int>? NullableReturn() => null;
int[] ArrayReturn(params int[] xs) => xs;
static T Generic<T, U>(T a, U b) where T : new() where U : T => a;
a = b = c;
a += 1; a -= 1; a *= 2; a /= 2; a %= 2; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1; a >>>= 1; a ??= b;
a?.b = c; a?.b.c += 1; a?[0] = 2; a?.b?.c ??= d;
++a; --a; a++; a--; new Foo(); new Foo().Bar(); await x; x!.y(); (x as Y)!.Z(); ((Action)(() => { }))();
_ = F(); _ = await G(); var _ = 1;
var await1 = 1; var record = 1; record = 2; record.Foo(); var field = 2; field = 3; var value = 1; var from = 1; from = 2; var async = 3; async = 4; async(); var yield = 1; yield = 2; var when = 1; var scoped = 1; scoped = 2; var partial = 1; partial.X(); var file2 = 1; required = 1; var set = 1; set.Add(2); var on = 1; var by = 2; var select = 3;
A<B> c1; A<B>.C c2 = d; A<B>[] c3; A<B, C<D>>? c4;
a < b;
int* ptr = null;
Action<int> act = static x => { };
if (x is not null and not 3) return;
dynamic dyn = 1;
nint native = 1;
T<U>.V<W>(x);
F(a < b, c > d);
F(a < b, c > (d));
F<A, B>(x);
var lambda = (int x) => x;
