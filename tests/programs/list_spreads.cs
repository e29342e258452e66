// Collection expressions with spreads make lists of just the capacity they need; with an await among the elements they grow as Add lets them.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

int[] a = { 1, 2, 3 };
List<int> first = [0, .. a, 9];
Console.WriteLine($"{string.Join(" ", first)} capacity {first.Capacity}");
List<int> copy = [.. a];
Console.WriteLine($"{string.Join(" ", copy)} capacity {copy.Capacity}");
List<long> wide = [.. a, .. first];
Console.WriteLine($"{string.Join(" ", wide)} capacity {wide.Capacity}");
IEnumerable<int> lazily = Squares();
List<int> grown = [7, .. lazily];
Console.WriteLine($"{string.Join(" ", grown)} capacity {grown.Capacity}");
List<int> awaited = [await Later(1), .. a, await Later(2), .. new[] { await Later(3), 4 }];
Console.WriteLine(string.Join(" ", awaited));
List<long> converted = [await Later(1), .. a];
Console.WriteLine(string.Join(" ", converted));
bool decided = true || await Task.FromResult(false);
Console.WriteLine(decided);

static IEnumerable<int> Squares() { for (int i = 0; i < 3; i++) yield return i * i; }
static async Task<int> Later(int n) { await Task.Yield(); return n; }
