namespace Hoist.Runtime;

/// What the class library tells the counters, where its own allocations differ from .NET's.
internal static class Counters
{
    /// Counts one object of the named type and so many bytes as allocated, without allocating anything.
    [Native("Counters.Allocated")] internal static extern void Allocated(string typeName, int bytes);

    /// `new T[length]`, not counted. OverflowException for a negative length.
    [Native("Counters.NewUncountedArray")] internal static extern T[] NewUncountedArray<T>(int length);

    /// The value as an object (null for a Nullable without value); a box made here is not counted.
    [Native("Counters.BoxUncounted")] internal static extern object BoxUncounted<T>(T value);

    /// Bytes of strings so far: for ForgetStrings.
    [Native("Counters.StringBytes")] internal static extern long StringBytes();

    /// Takes back what was counted for strings since StringBytes gave `before`: .NET writes the text of numbers, dates and the like straight into its buffer.
    [Native("Counters.ForgetStrings")] internal static extern void ForgetStrings(long before);

    /// A string of the `length` characters that start at `first`, not counted. `length` 0 gives "".
    [Native("Counters.NewUncountedString")] internal static extern string NewUncountedString(ref char first, int length);
}
