class C
{
    object[] all =
    [
        1, 1u, 1L, 1UL, 0xFF, 0b1010_1010, 1_000_000, 1.5, 1.5f, 1e10, 1.5e-3m, .5, 3d, 2m, 4294967295, 0xFFFFFFFFFFFFFFFF, -2147483648, -9223372036854775808,
        'a', '\'', '\u0041', '\x41', '\0', "s", "\t\"\\", @"c:\x ""q""", "utf"u8, "\e[0m", "\U0001F600",
        """raw "quoted" text""",
        """
        line one
          line two "x"

        line four
        """,
        $"a{b}c{d,5}e{f:X2}g{h,-3:0.00}{{}}", $@"v{x}\n""", @$"w{y}", $"{a}{b}", $"nested {$"inner {x + $"{y}"}"} end",
        $"{(a ? b : c)}", $"{x:yyyy-MM-dd HH:mm}", $"{d["key"]}", $"{new { A = 1 }.A}", $"{a switch { 1 => "x", _ => "y" }}", $"{{literal}} {x}",
        $"""raw {x} {{y}}""", $$"""raw {{x}} {y} {{z:X}}""",
        $"""
            multi {x}
              {y,4} lines
            """,
        $$"""
        { "json": {{value}}, "n": { "a": {{b}} } }
        """,
        $"multi {
            x
        } line",
        true, false, null, default, default(int), default(List<int?>), typeof(int), typeof(List<>), typeof(Dictionary<,>), typeof(void), typeof(int[]), sizeof(int), nameof(A.B), nameof(List<int>), nameof(List<>.Count),
        this, base.X, this[0], a.b.c, a?.b?.c, a?[0]?.b[1], a!.b!, a.b<int>.c, a.F<int>(), F<int, string>(x), G<A<B<C>>>(), x.y<z>(), int.Parse("1"), string.Empty, object.Equals(a, b), global::A.B, global::A.F(),
        (a), (a, b), (x: 1, y: 2), (a, (b, c)), (int)a, (int)-1, (A)b, (A)(b), (A<B>)c, (A.B)c, (int?)null, (int[])x, ((int, int))t, (a) - b, (a) + b, (a)[0], (A)!b, (A)~b, (A)"s", (A)await b, (A)new B(), (a).b, (A)this, (List<int>)[1, 2], (a) is B, (a) as B, (a ? b : c),
        -a, +a, !a, ~a, ++a, --a, a++, a--, ^1, &a, *a, - -a, !!a,
        a + b * c - d / e % f, a << 1 | b >> 2 & c >>> 3 ^ d, a == b && c != d || e < f && g > h || i <= j && k >= l, a ?? b ?? c, a ?? throw new E(), a ? b : c ? d : e, a ? b : c, a is B ? c : d, a is B? c : d, a as B ?? c, a as int? ?? 3, a ? [1] : [2], a ?[1] : [2], a ? (b) : (c), a ? x => 1 : y => 2,
        a = b, a += b ?? c, a = b = c, a ??= b,
        x => x, (x) => x, (x, y) => x + y, () => { }, () => 1, (int x, string y) => x, (ref int x, out int y, in int z) => { y = 1; }, (ref x, out y) => { y = 1; }, (int x = 5, params int[] xs) => x, async x => await x, async () => { await y; }, async (x, y) => x, static x => x, static async () => 1, async static (int x) => x, int (x) => x, List<int> (int x) => null, (int, int) (int x) => (x, x), ref int (ref int x) => ref x, [A] (x) => x, [A] static (int x) => x, [return: B] int ([C] int x) => x, _ => 1, (_, _) => 2, x => y => z => x + y + z, async delegate { await x; }, delegate { }, delegate (int x) { return x; }, static delegate (int x) { }, x => x switch { 1 => 2, _ => 3 }, (A<B> x, (int, int) y, int[] z, int? w) => x,
        new A(), new A(1, b: 2), new A { X = 1, Y = { Z = 2, 3 }, [0] = 1, [1, 2] = { 4 } }, new(), new(1) { X = 2 }, new A<B>(), new A.B<C>.D(), new int[3], new int[3, 4], new int[3][], new int[] { 1, 2 }, new int[,] { { 1 }, { 2 } }, new[] { 1, 2 }, new[,] { { 1 } }, new int?[3], new (int, int)[2], new List<int> { 1, 2, 3, }, new Dictionary<int, string> { { 1, "a" }, { 2, "b" } }, new { A = 1, b.C, d }, new { }, new A { }, new A[] { new(), new(1) }, new string('x', 3), new A().b, new A[2].Length, new A { X = 1 }.Y,
        [], [1], [1, 2, ..a, ..b.c(), .. [3]], [a..b], [[1], [2, 3]],
        a..b, (..b), a.., (..), ..b, ^1..^2, a[1..], a[..^1], a[^1], a[1..^1, 2], x[..][1..],
        a is int, a is int x, a is not null, a is null, a is A.B, a is A<B> c, a is > 1 and < 5 or 7, a is not (1 or 2), a is { }, a is { } b, a is { X: 1, Y.Z: > 2, W: { } w }, a is A { X: 1 } q, a is (1, 2), a is A(1, var y) { Z: 3 } p, a is (x: 1, y: _), a is var v, a is var (m, n), a is [], a is [1, 2, .., 3], a is [var h, .. var t], a is [.., < 3], a is [_, not 1] l, a is int[] arr, a is int?[] arr2, a is (int, string), a is List<int> { Count: 0 }, a is "x" or 'y' or 1.5 or true, a is -1, a is 1 + 2, a is A.B + 1, a is int.MaxValue, a is E.X or E.Y, a is B and C, a is not B and not C d, a is B && c, a is B || c, a is B == true, !(a is B), a is string { Length: 1 or 2 } && b is [_, ..], a is B or C and D, a is (A) and not (B), a is >= 'a' and <= 'z' or >= 'A' and <= 'Z',
        a switch { 1 => 2, > 3 and < 5 => 6, int x when x > 1 => 3, { X: 1 } => 4, (1, _) => 5, [1, ..] => 6, var z => 7 }, (a, b) switch { (1, 2) => 3, (_, _) => throw new E(), }, a switch { null => x => 1, string s => y, A.B => 1, A<B> => 2, not null => 3, _ => 4 }, a switch { _ when b => 1, _ when (b) => 2, _ when b is C => 3, _ => 0 }, a switch { }, -a switch { 1 => 2 } + 3, await a switch { 1 => 2 },
        a with { }, a with { X = 1, Y = b with { Z = 2 } }, a with { X = 1 } with { Y = 2 },
        from x in xs select x, from int x in xs where x > 1 orderby x descending, x.y ascending let z = x * 2 join w in ws on x equals w.id join (int, int) v in vs on x equals v.a into g from q in g.DefaultIfEmpty() group z by x.k into k where k.Count() > 1 select new { k.Key }, (from x in xs select x).ToList(), F(from x in xs select x, 5), a ? from x in xs select x : null, from x in from y in ys select y select x, from x in xs let f = new Func<int, int>(q => q) select f(x), from a in b from c in d where a < c && c > 1 select (a, c),
        checked(a + b), unchecked((int)a), await a, await a.b(), await (a), await F(await G()), throw new E(),
        F(out int x, out var y, out _, out A<B> z, ref w, in v, name: 1, n2: ref q), F(x: a ? b : c), F(a, b => c), F((a, b) => c), F(async () => { }), F(delegate { }), F(a < b), F(a < b, c), F(a > b), F((a < b), c > d), F(a is B, c is D e), F(a is { X: 1 }, b), F(ref a[0]), F(new() { X = 1 }, []), F<A>(x)(y)[z], F(stackalloc int[] { 1 }), F(a as B), F(a[b < c]), F(default, null),
        a.b(c).d[e]?.f(g)!.h++, a > b ? c : d, a >= b, a >> b, a >>> b, a >> b >> c, a<b>>c,
        x is A ? (B)y : z, x is A a1 ? a1.B : null, x is null ? 1 : 2, x is int i && i > 3 ? "a" : "b", x is { Y: 1 } ? a : b, x is (1, 2) ? a : b, x is A or B ? c : d, x is [1] ? a : b, (x is A), x as A is B, x is A == y is B,
        @class, @int + @if, \u0061b, été, 变量,
        __makeref(x), a->b, x is A { B: C { D: not E } }, x is A.B { } y1, (x, y) is (1, > 2), (A, B) => 1, (a, b) == (c, d), ((a, b), c),
        a?.b.c[d](e)?.f ?? g, (a?.b).c, a?.b!.c, a ? .5 : .6, !a!, a is not { X: 1 }, a is not A { X: 1 } and not [], async () => await x ?? y, () => x = y, () => (a, b), x => new { x }, x => [x], x => ref y, (await x).y, (await x, await y),
    ];
}
