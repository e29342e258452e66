using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// EqualityComparer<T>.Default for types that only have Object.Equals.
[NetUncounted]
internal sealed class ObjectEqualityComparer<T> : EqualityComparer<T>
{
    public override bool Equals(T x, T y)
    {
        if (x == null) return y == null;
        if (y == null) return false;
        return x.Equals(y);
    }

    public override int GetHashCode(T obj) => obj == null ? 0 : obj.GetHashCode();
}
