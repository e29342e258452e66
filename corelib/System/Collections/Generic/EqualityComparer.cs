using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

public abstract class EqualityComparer<T> : IEqualityComparer, IEqualityComparer<T>
{
    private static readonly EqualityComparer<T> s_default = MakeDefault();

    public static EqualityComparer<T> Default => s_default;

    private static EqualityComparer<T> MakeDefault()
    {
        if (Generics.IsAssignable<T, IEquatable<T>>()) return (EqualityComparer<T>)Generics.Create<T>("Hoist.Runtime.GenericEqualityComparer`1");
        object nullable = Generics.CreateOverNullable<T>("Hoist.Runtime.NullableEqualityComparer`1");
        if (nullable != null) return (EqualityComparer<T>)nullable;
        if (Generics.IsEnum<T>()) return (EqualityComparer<T>)Generics.Create<T>("Hoist.Runtime.EnumEqualityComparer`1");
        return (EqualityComparer<T>)Generics.Create<T>("Hoist.Runtime.ObjectEqualityComparer`1");
    }

    public static EqualityComparer<T> Create(Func<T, T, bool> equals, Func<T, int> getHashCode = null)
    {
        ArgumentNullException.ThrowIfNull(equals, "equals");
        return new DelegateEqualityComparer(equals, getHashCode);
    }

    public abstract bool Equals(T x, T y);
    public abstract int GetHashCode(T obj);

    bool IEqualityComparer.Equals(object x, object y)
    {
        if (x == y) return true;
        if (x == null || y == null) return false;
        if (x is T a && y is T b) return Equals(a, b);
        throw new ArgumentException("Type of argument is not compatible with the generic comparer.");
    }

    int IEqualityComparer.GetHashCode(object obj)
    {
        if (obj == null) return 0;
        if (obj is T value) return GetHashCode(value);
        throw new ArgumentException("Type of argument is not compatible with the generic comparer.");
    }

    private sealed class DelegateEqualityComparer : EqualityComparer<T>
    {
        private readonly Func<T, T, bool> _equals;
        private readonly Func<T, int> _getHashCode;

        internal DelegateEqualityComparer(Func<T, T, bool> equals, Func<T, int> getHashCode)
        {
            _equals = equals;
            _getHashCode = getHashCode;
        }

        public override bool Equals(T x, T y) => _equals(x, y);

        public override int GetHashCode(T obj)
        {
            if (_getHashCode == null) throw new NotSupportedException();
            return _getHashCode(obj);
        }
    }
}
