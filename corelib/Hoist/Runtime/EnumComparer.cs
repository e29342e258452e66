using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

[NetUncounted]
internal sealed class EnumComparer<T> : Comparer<T>
{
    public override int Compare(T x, T y)
    {
        long a = Enum.ToBitsOf(x);
        long b = Enum.ToBitsOf(y);
        if (Enum.UnderlyingSize(typeof(T)) < 0) return a < b ? -1 : a > b ? 1 : 0;
        return (ulong)a < (ulong)b ? -1 : (ulong)a > (ulong)b ? 1 : 0;
    }
}
