using System.Collections.Generic;
using Hoist.Runtime;
namespace System;

public struct Nullable<T> where T : struct
{
    internal readonly bool hasValue;
    internal T value;

    public Nullable(T value)
    {
        this.value = value;
        this.hasValue = true;
    }

    public readonly bool HasValue => hasValue;

    public readonly T Value
    {
        get
        {
            if (!hasValue) throw new InvalidOperationException("Nullable object must have a value.");
            return value;
        }
    }

    public readonly T GetValueOrDefault() => value;
    public readonly T GetValueOrDefault(T defaultValue) => hasValue ? value : defaultValue;

    public override bool Equals(object other)
    {
        if (!hasValue) return other == null;
        if (other == null) return false;
        return value.Equals(other);
    }

    public override int GetHashCode() => hasValue ? value.GetHashCode() : 0;
    public override string ToString() => hasValue ? value.ToString() : "";

    public static implicit operator Nullable<T>(T value) => new Nullable<T>(value);
    public static explicit operator T(Nullable<T> value) => value.Value;
}

public static class Nullable
{
    public static int Compare<T>(Nullable<T> n1, Nullable<T> n2) where T : struct
    {
        if (n1.hasValue)
        {
            if (n2.hasValue) return Comparer<T>.Default.Compare(n1.value, n2.value);
            return 1;
        }
        return n2.hasValue ? -1 : 0;
    }

    public static bool Equals<T>(Nullable<T> n1, Nullable<T> n2) where T : struct
    {
        if (n1.hasValue) return n2.hasValue && EqualityComparer<T>.Default.Equals(n1.value, n2.value);
        return !n2.hasValue;
    }

    public static Type GetUnderlyingType(Type nullableType)
    {
        ArgumentNullException.ThrowIfNull(nullableType, "nullableType");
        return NullableArgument(nullableType);
    }

    /// The V of a Nullable<V>; null for any other type.
    [Native("Nullable.NullableArgument")] private static extern Type NullableArgument(Type type);
}
