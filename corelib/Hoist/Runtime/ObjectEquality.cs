using System.Collections;
namespace Hoist.Runtime;

/// Object.Equals as an IEqualityComparer.
[NetUncounted]
internal sealed class ObjectEquality : IEqualityComparer
{
    internal static readonly ObjectEquality Instance = new ObjectEquality();
    bool IEqualityComparer.Equals(object x, object y) => object.Equals(x, y);
    int IEqualityComparer.GetHashCode(object obj) => obj == null ? 0 : obj.GetHashCode();
}
