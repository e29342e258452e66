namespace System.Collections;

public static class StructuralComparisons
{
    public static IEqualityComparer StructuralEqualityComparer { get; } = new StructuralEquality();
    public static IComparer StructuralComparer { get; } = new StructuralOrder();

    private sealed class StructuralEquality : IEqualityComparer
    {
        bool IEqualityComparer.Equals(object x, object y)
        {
            if (x is IStructuralEquatable structural) return structural.Equals(y, this);
            return object.Equals(x, y);
        }

        int IEqualityComparer.GetHashCode(object obj)
        {
            if (obj == null) return 0;
            if (obj is IStructuralEquatable structural) return structural.GetHashCode(this);
            return obj.GetHashCode();
        }
    }

    private sealed class StructuralOrder : IComparer
    {
        public int Compare(object x, object y)
        {
            if (x == null) return y == null ? 0 : -1;
            if (y == null) return 1;
            if (x is IStructuralComparable structural) return structural.CompareTo(y, this);
            return Comparer.Default.Compare(x, y);
        }
    }
}
