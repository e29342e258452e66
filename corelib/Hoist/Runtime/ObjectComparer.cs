using System;
using System.Collections;
using System.Collections.Generic;
namespace Hoist.Runtime;

[NetUncounted]
internal sealed class ObjectComparer<T> : Comparer<T>
{
    public override int Compare(T x, T y) => Comparer.Default.Compare(x, y);
}
