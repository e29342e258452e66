extern alias Legacy;
global using System;
global using static System.Math;
using System.Collections.Generic;
using Pair = (int Left, string Right);
using Ints = int[];
using MaybeInt = int?;
using Map = System.Collections.Generic.Dictionary<string, System.Collections.Generic.List<int>>;
using unsafe Raw = int*;
[assembly: System.Reflection.AssemblyTitle("t")]
[module: Something]

namespace A.B
{
    using C;
    namespace Inner { class Deep; }

    public interface IShape<in T, out U> : IDisposable where T : class?, new() where U : notnull, allows ref struct
    {
        int Area { get; }
        static abstract int Zero { get; }
        static virtual T Make() => default!;
        abstract static bool operator ==(IShape<T, U> a, IShape<T, U> b);
        int this[int index] { get; set; }
        event Action<T> Changed;
        void M<V>(V v) where V : unmanaged;
        private void Helper() { }
    }

    [Serializable, Obsolete("x", error: true), Attr<int>(Name = "a", Order = 1 + 2)]
    public abstract partial class Shape<T>(int id, string name = "none") : Base<T>(id), IShape<T, T>, B.IOther
        where T : struct, IComparable<T>
    {
        private readonly int _a = 1, _b = 2;
        public const double Tau = 6.28, Half = Tau / 2;
        protected internal static volatile int count;
        [field: NonSerialized] public int Auto { get; private set; } = 5;
        public required string Name { get; init; }
        public int Computed => id * 2;
        public string Text { get => field; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = "";
        public int Both
        {
            [Get] get { return 1; }
            protected set { count = value; }
        }
        public virtual int? Nullable { get; set; }
        public ref readonly int Ref => ref _a;
        public ref int RefMethod(ref int x, in int y, out int z, ref readonly int w) { z = 1; return ref x; }
        int IShape<T, T>.Area => 1;
        int IShape<T, T>.this[int index] { get { return index; } set { } }
        void B.IOther.Do<V>(V v) { }
        event Action<T> IShape<T, T>.Changed { add { } remove { } }
        public event EventHandler? Simple, Other = null;
        public event EventHandler Full { add => _h += value; remove => _h -= value; }
        public T this[int i, params string[] keys] => default;
        static Shape() { count = 0; }
        public Shape(int a) : this(a, "b") { }
        protected Shape(T t, (int, int) pair) : base(pair.Item1) => _b = 2;
        ~Shape() { Console.WriteLine(); }
        public static Shape<T> operator +(Shape<T> a, Shape<T> b) => a;
        public static Shape<T> operator -(Shape<T> a) => a;
        public static Shape<T> operator checked -(Shape<T> a) => a;
        public static bool operator true(Shape<T> a) => true;
        public static bool operator false(Shape<T> a) => false;
        public static bool operator <(Shape<T> a, Shape<T> b) => true;
        public static bool operator >(Shape<T> a, Shape<T> b) => true;
        public static bool operator <=(Shape<T> a, Shape<T> b) => true;
        public static bool operator >=(Shape<T> a, Shape<T> b) => true;
        public static int operator <<(Shape<T> a, int b) => 1;
        public static int operator >>(Shape<T> a, int b) => 1;
        public static int operator >>>(Shape<T> a, int b) => 1;
        public static Shape<T> operator ++(Shape<T> a) => a;
        public void operator +=(int x) { }
        public void operator checked +=(int x) { }
        public void operator >>=(int x) { }
        public void operator >>>=(int x) { }
        public void operator ++() { }
        public static implicit operator int(Shape<T> a) => 1;
        public static explicit operator checked List<int>(Shape<T> a) => new();
        public static explicit operator (int, string)(Shape<T> a) => (1, "");
        public static implicit operator T[](Shape<T> a) => [];
        public static implicit operator T?(Shape<T> a) => null;
        public partial void Partial();
        public partial int PartialProperty { get; set; }
        async partial Task Later();
        private async Task<(int a, List<string?> b)[]> Complex<U, V>(Dictionary<string, List<(U, V?)>>? map, int[][,] grid, int x = 5, string s = "a" + "b", params IEnumerable<int> rest) where U : class where V : struct => null!;
        public delegate ref readonly int D<in X>(X x, params int[] y) where X : class;
        unsafe void Pointers(int* p, void** q, delegate*<int, void> f) { int* r = p; *r = 1; int v = *p; p->x = 3; fixed (int* z = a) { } }
        unsafe struct Buffer { public fixed int Data[16]; }
        extern static int External();
        internal protected new int Hidden;
        private (int X, int Y) pair = (1, 2), other;
        (int, string)? maybe;
        enum Nested : byte { A, B = 1, [Description("c")] C = A | B, }
        file class Local { }
    }

    public record Person(string First, [property: Json("l")] string Last) : Entity(First), IFoo { public int Age { get; init; } }
    public record Empty;
    public sealed record class Explicit(int X) { }
    public readonly record struct Point(int X, int Y);
    public ref struct Span2 { ref int _reference; readonly ref int r2; scoped_t x; }
    readonly ref partial struct Part { }
    public enum Color { Red, Green }
    enum Empty2 { }
    public delegate void Handler(object sender, EventArgs e);
    class C<[A] T, U>;
    struct S { public S() { } public readonly int M() => 1; }

    public static class Extensions
    {
        extension<T>(IEnumerable<T> source) where T : class
        {
            public bool IsEmpty => !source.Any();
            public IEnumerable<T> Filter(Func<T, bool> f) { foreach (var x in source) if (f(x)) yield return x; }
            public static IEnumerable<T> operator +(IEnumerable<T> a, IEnumerable<T> b) => a.Concat(b);
        }
        extension(string)
        {
            public static string Make() => "";
        }
        extension(ref int x) { public void Inc() => x++; }
        public static void Old(this (int From, int To) r, this scoped ref int y) { }
    }

    class async { async(int x) { } partial P() => null; int partial; int record; int get, set, value, field, where, add; }
    class Words { int await; dynamic d; var v; void var() { } int nameof(int x) => x; string file; int from; }
}
