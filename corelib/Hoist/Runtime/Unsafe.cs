namespace Hoist.Runtime;

internal static class Unsafe
{
    /// The element `index` elements after (before, if negative) the one referred to, in the same array or string. Not checked. (The compiler may emit `refadd`.)
    [Native("Unsafe.Add")] internal static extern ref T Add<T>(ref T reference, int index);

    /// Distance in elements from `from` to `to`.
    [Native("Unsafe.Distance")] internal static extern long Distance<T>(ref T from, ref T to);

    /// Copies elements as if through a temporary.
    [Native("Unsafe.Copy")] internal static extern void Copy<T>(ref T source, ref T destination, int count);

    [Native("Unsafe.Clear")] internal static extern void Clear<T>(ref T first, int count);

    /// The first element of the array; a reference that is never used for an empty one. No check of covariance.
    [Native("Unsafe.FirstOf")] internal static extern ref T FirstOf<T>(T[] array);

    /// A null reference.
    [Native("Unsafe.NullRef")] internal static extern ref T NullRef<T>();

    [Native("Unsafe.IsNullRef")] internal static extern bool IsNullRef<T>(ref T reference);

    [Native("Unsafe.AreSame")] internal static extern bool AreSame<T>(ref T a, ref T b);

    /// The same address with another element type.
    [Native("Unsafe.As")] internal static extern ref TTo As<TFrom, TTo>(ref TFrom reference);

    /// The same reference, writable.
    [Native("Unsafe.Writable")] internal static extern ref T Writable<T>(ref readonly T reference);

    /// Bytes of a T in an array of ours.
    [Native("Unsafe.SizeOf")] internal static extern int SizeOf<T>();

    /// A reference to the unit at the index; for reading only.
    internal static ref char AsRef(string text, int index) => ref Add(ref string.FirstReference(text), index);

    /// Bytes of a variable of type T in .NET.
    [Native("Unsafe.NetSizeOf")] internal static extern int NetSizeOf<T>();
}
