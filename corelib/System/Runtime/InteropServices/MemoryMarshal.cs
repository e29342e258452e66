using System;
namespace System.Runtime.InteropServices;

public static class MemoryMarshal
{
    public static Span<T> CreateSpan<T>(scoped ref T reference, int length) => new Span<T>(ref Hoist.Runtime.Unsafe.Add(ref reference, 0), length);
    public static ReadOnlySpan<T> CreateReadOnlySpan<T>(scoped ref readonly T reference, int length) => new ReadOnlySpan<T>(ref Hoist.Runtime.Unsafe.Writable(in reference), length);
    public static ref T GetReference<T>(Span<T> span) => ref span.First;
    public static ref T GetReference<T>(ReadOnlySpan<T> span) => ref span.First;
    public static ref T GetArrayDataReference<T>(T[] array) => ref Hoist.Runtime.Unsafe.FirstOf(array);

    private static void CheckPrimitive<T>()
    {
        if (!typeof(T).IsPrimitive) throw new NotSupportedException("Only spans of primitive types can be seen as bytes here.");
    }

    public static Span<byte> AsBytes<T>(Span<T> span) where T : struct
    {
        CheckPrimitive<T>();
        return new Span<byte>(ref Hoist.Runtime.Unsafe.As<T, byte>(ref span.First), checked(span.Length * Hoist.Runtime.Unsafe.SizeOf<T>()));
    }

    public static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> span) where T : struct
    {
        CheckPrimitive<T>();
        return new ReadOnlySpan<byte>(ref Hoist.Runtime.Unsafe.As<T, byte>(ref span.First), checked(span.Length * Hoist.Runtime.Unsafe.SizeOf<T>()));
    }

    public static Span<TTo> Cast<TFrom, TTo>(Span<TFrom> span) where TFrom : struct where TTo : struct
    {
        CheckPrimitive<TFrom>();
        CheckPrimitive<TTo>();
        return new Span<TTo>(ref Hoist.Runtime.Unsafe.As<TFrom, TTo>(ref span.First), (int)((long)span.Length * Hoist.Runtime.Unsafe.SizeOf<TFrom>() / Hoist.Runtime.Unsafe.SizeOf<TTo>()));
    }

    public static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> span) where TFrom : struct where TTo : struct
    {
        CheckPrimitive<TFrom>();
        CheckPrimitive<TTo>();
        return new ReadOnlySpan<TTo>(ref Hoist.Runtime.Unsafe.As<TFrom, TTo>(ref span.First), (int)((long)span.Length * Hoist.Runtime.Unsafe.SizeOf<TFrom>() / Hoist.Runtime.Unsafe.SizeOf<TTo>()));
    }

    public static T Read<T>(ReadOnlySpan<byte> source) where T : struct
    {
        CheckPrimitive<T>();
        if (Hoist.Runtime.Unsafe.SizeOf<T>() > source.Length) throw new ArgumentOutOfRangeException("length");
        T[] one = Hoist.Runtime.Counters.NewUncountedArray<T>(1);
        source.Slice(0, Hoist.Runtime.Unsafe.SizeOf<T>()).CopyTo(AsBytes(new Span<T>(one)));
        return one[0];
    }

    public static bool TryRead<T>(ReadOnlySpan<byte> source, out T value) where T : struct
    {
        if (Hoist.Runtime.Unsafe.SizeOf<T>() > source.Length)
        {
            value = default;
            return false;
        }
        value = Read<T>(source);
        return true;
    }

    public static void Write<T>(Span<byte> destination, in T value) where T : struct
    {
        CheckPrimitive<T>();
        if (Hoist.Runtime.Unsafe.SizeOf<T>() > destination.Length) throw new ArgumentOutOfRangeException("length");
        T[] one = Hoist.Runtime.Counters.NewUncountedArray<T>(1);
        one[0] = value;
        AsBytes(new Span<T>(one)).CopyTo(destination);
    }

    public static bool TryGetArray<T>(ReadOnlyMemory<T> memory, out ArraySegment<T> segment)
    {
        if (memory.ArrayOf != null)
        {
            segment = new ArraySegment<T>(memory.ArrayOf, memory.IndexOf, memory.Length);
            return true;
        }
        segment = memory.Length == 0 && !memory.IsOverString ? new ArraySegment<T>(Array.Empty<T>()) : default;
        return memory.Length == 0 && !memory.IsOverString;
    }

    public static bool TryGetString(ReadOnlyMemory<char> memory, out string text, out int start, out int length)
    {
        text = memory.IsOverString ? memory.StringOf : null;
        start = text == null ? 0 : memory.IndexOf;
        length = text == null ? 0 : memory.Length;
        return text != null;
    }

    public static Memory<T> AsMemory<T>(ReadOnlyMemory<T> memory) => memory.ArrayOf == null ? default : new Memory<T>(memory.ArrayOf, memory.IndexOf, memory.Length);
}
