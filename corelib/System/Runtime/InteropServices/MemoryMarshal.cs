using System;
namespace System.Runtime.InteropServices;

public static class MemoryMarshal
{
    public static Span<T> CreateSpan<T>(scoped ref T reference, int length) => new Span<T>(ref Hoist.Runtime.Unsafe.Add(ref reference, 0), length);
    public static ReadOnlySpan<T> CreateReadOnlySpan<T>(scoped ref readonly T reference, int length) => new ReadOnlySpan<T>(ref Hoist.Runtime.Unsafe.Writable(in reference), length);
    public static ref T GetReference<T>(Span<T> span) => ref span.First;
    public static ref T GetReference<T>(ReadOnlySpan<T> span) => ref span.First;
    public static ref T GetArrayDataReference<T>(T[] array) => ref Hoist.Runtime.Unsafe.FirstOf(array);
}
