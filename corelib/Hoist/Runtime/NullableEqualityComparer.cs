using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

[NetUncounted]
internal sealed class NullableEqualityComparer<T> : EqualityComparer<T?> where T : struct
{
    public override bool Equals(T? x, T? y)
    {
        if (!x.HasValue) return !y.HasValue;
        return y.HasValue && EqualityComparer<T>.Default.Equals(x.GetValueOrDefault(), y.GetValueOrDefault());
    }

    public override int GetHashCode(T? obj) => obj.HasValue ? EqualityComparer<T>.Default.GetHashCode(obj.GetValueOrDefault()) : 0;
}
