using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// What of it has a meaning without unsafe memory.
public static class Unsafe
{
    public static ref T Add<T>(ref T source, int elementOffset) => ref Hoist.Runtime.Unsafe.Add(ref source, elementOffset);
    public static bool AreSame<T>(ref readonly T left, ref readonly T right) => Hoist.Runtime.Unsafe.AreSame(ref AsRef(in left), ref AsRef(in right));
    public static ref T AsRef<T>(ref readonly T source) => ref Hoist.Runtime.Unsafe.Writable(in source);
    public static bool IsNullRef<T>(ref readonly T source) => Hoist.Runtime.Unsafe.IsNullRef(ref AsRef(in source));
    public static ref T NullRef<T>() => ref Hoist.Runtime.Unsafe.NullRef<T>();
    public static T As<T>(object o) where T : class => (T)o;
    public static ref TTo As<TFrom, TTo>(ref TFrom source) => ref Hoist.Runtime.Unsafe.As<TFrom, TTo>(ref source);
    /// The size that a variable of the type has in .NET.
    public static int SizeOf<T>() => Hoist.Runtime.Unsafe.NetSizeOf<T>();
    public static void SkipInit<T>(out T value) { value = default; }
}
