using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

[NetUncounted]
internal sealed class GenericComparer<T> : Comparer<T> where T : IComparable<T>
{
    public override int Compare(T x, T y)
    {
        if (x == null) return y == null ? 0 : -1;
        if (y == null) return 1;
        return x.CompareTo(y);
    }
}
