using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

public abstract class Comparer<T> : IComparer, IComparer<T>
{
    private static readonly Comparer<T> s_default = MakeDefault();

    public static Comparer<T> Default => s_default;

    private static Comparer<T> MakeDefault()
    {
        if (Generics.IsAssignable<T, IComparable<T>>()) return (Comparer<T>)Generics.Create<T>("Hoist.Runtime.GenericComparer`1");
        object nullable = Generics.CreateOverNullable<T>("Hoist.Runtime.NullableComparer`1");
        if (nullable != null) return (Comparer<T>)nullable;
        if (Generics.IsEnum<T>()) return (Comparer<T>)Generics.Create<T>("Hoist.Runtime.EnumComparer`1");
        return (Comparer<T>)Generics.Create<T>("Hoist.Runtime.ObjectComparer`1");
    }

    public static Comparer<T> Create(Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison, "comparison");
        return new ComparisonComparer(comparison);
    }

    public abstract int Compare(T x, T y);

    int IComparer.Compare(object x, object y)
    {
        if (x == null) return y == null ? 0 : -1;
        if (y == null) return 1;
        if (x is T a && y is T b) return Compare(a, b);
        throw new ArgumentException("Type of argument is not compatible with the generic comparer.");
    }

    private sealed class ComparisonComparer : Comparer<T>
    {
        private readonly Comparison<T> _comparison;
        internal ComparisonComparer(Comparison<T> comparison) { _comparison = comparison; }
        public override int Compare(T x, T y) => _comparison(x, y);
    }
}
