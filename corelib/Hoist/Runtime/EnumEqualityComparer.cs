using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

[NetUncounted]
internal sealed class EnumEqualityComparer<T> : EqualityComparer<T>
{
    public override bool Equals(T x, T y) => Enum.ToBitsOf(x) == Enum.ToBitsOf(y);

    public override int GetHashCode(T obj)
    {
        long bits = Enum.ToBitsOf(obj);
        return (int)bits ^ ((int)(bits >> 32) == (int)bits >> 31 ? 0 : (int)(bits >> 32));
    }
}
