namespace Hoist.Runtime;

/// Values seen as values of another type.
internal static class Values
{
    /// The same place as a TTo. TTo's slots must be the first slots of TFrom, of the same kinds (a prefix of its fields in declaration order).
    [Native("Values.AsRef")] internal static extern ref TTo AsRef<TFrom, TTo>(ref TFrom place);

    /// Whether T is a value type without references whose size in .NET is 1, 2, 4, 8 or 16 bytes, and all bits of the value are zero (padding counts as zero).
    [Native("Values.IsZeroOfCacheableSize")] internal static extern bool IsZeroOfCacheableSize<T>(ref T value);
}
