using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

public static class RuntimeHelpers
{
    public static int GetHashCode(object o) => Object.RuntimeHashCode(o);

    public static new bool Equals(object o1, object o2)
    {
        if (o1 == o2) return true;
        if (o1 == null || o2 == null) return false;
        return ValueType.SameType(o1, o2) && o1 is ValueType && ValueType.SameBits(o1, o2);
    }

    public static bool IsReferenceOrContainsReferences<T>() => Generics.IsReferenceOrContainsReferences<T>();

    public static T[] GetSubArray<T>(T[] array, Range range)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        (int offset, int length) = range.GetOffsetAndLength(array.Length);
        if (length == 0) return Array.Empty<T>();
        T[] result = new T[length];
        Array.Copy(array, offset, result, 0, length);
        return result;
    }

    public static void EnsureSufficientExecutionStack() { }
    public static bool TryEnsureSufficientExecutionStack() => true;
    public static void RunClassConstructor(RuntimeTypeHandle type) { }
}
