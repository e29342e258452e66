using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

[NetUncounted]
internal sealed class NullableComparer<T> : Comparer<T?> where T : struct
{
    public override int Compare(T? x, T? y)
    {
        if (!x.HasValue) return y.HasValue ? -1 : 0;
        if (!y.HasValue) return 1;
        return Comparer<T>.Default.Compare(x.GetValueOrDefault(), y.GetValueOrDefault());
    }
}
