using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// EqualityComparer<T>.Default for types that say how they are equal.
[NetUncounted]
internal sealed class GenericEqualityComparer<T> : EqualityComparer<T> where T : IEquatable<T>
{
    public override bool Equals(T x, T y)
    {
        if (x == null) return y == null;
        if (y == null) return false;
        return x.Equals(y);
    }

    public override int GetHashCode(T obj) => obj == null ? 0 : obj.GetHashCode();
    public override bool Equals(object obj) => obj is GenericEqualityComparer<T>;
    public override int GetHashCode() => 17;
}
