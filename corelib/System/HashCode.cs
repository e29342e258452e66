using System.Collections.Generic;
namespace System;

/// Deterministic, unlike .NET's, which is seeded by each process.
[Hoist.Runtime.NetSize(32)]
public struct HashCode
{
    private uint _state;
    private uint _length;

    private static uint Mix(uint state, int value)
    {
        state += (uint)value * 3266489917u;
        state = (state << 17) | (state >> 15);
        return state * 668265263u;
    }

    private static int Final(uint state, uint length)
    {
        state += length * 4;
        state ^= state >> 15;
        state *= 2246822519u;
        state ^= state >> 13;
        state *= 3266489917u;
        state ^= state >> 16;
        return (int)state;
    }

    private static int Of<T>(T value) => value == null ? 0 : value.GetHashCode();

    public void Add<T>(T value)
    {
        _state = Mix(_state, Of(value));
        _length++;
    }

    public void Add<T>(T value, IEqualityComparer<T> comparer)
    {
        _state = Mix(_state, value == null ? 0 : comparer == null ? value.GetHashCode() : comparer.GetHashCode(value));
        _length++;
    }

    public void AddBytes(ReadOnlySpan<byte> value)
    {
        for (int i = 0; i < value.Length; i++) Add(value[i]);
    }

    public int ToHashCode() => Final(_state, _length);

    public static int Combine<T1>(T1 value1)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        return Final(state, 1);
    }

    public static int Combine<T1, T2>(T1 value1, T2 value2)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        return Final(state, 2);
    }

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        state = Mix(state, Of(value3));
        return Final(state, 3);
    }

    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        state = Mix(state, Of(value3));
        state = Mix(state, Of(value4));
        return Final(state, 4);
    }

    public static int Combine<T1, T2, T3, T4, T5>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        state = Mix(state, Of(value3));
        state = Mix(state, Of(value4));
        state = Mix(state, Of(value5));
        return Final(state, 5);
    }

    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        state = Mix(state, Of(value3));
        state = Mix(state, Of(value4));
        state = Mix(state, Of(value5));
        state = Mix(state, Of(value6));
        return Final(state, 6);
    }

    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        state = Mix(state, Of(value3));
        state = Mix(state, Of(value4));
        state = Mix(state, Of(value5));
        state = Mix(state, Of(value6));
        state = Mix(state, Of(value7));
        return Final(state, 7);
    }

    public static int Combine<T1, T2, T3, T4, T5, T6, T7, T8>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7, T8 value8)
    {
        uint state = 0;
        state = Mix(state, Of(value1));
        state = Mix(state, Of(value2));
        state = Mix(state, Of(value3));
        state = Mix(state, Of(value4));
        state = Mix(state, Of(value5));
        state = Mix(state, Of(value6));
        state = Mix(state, Of(value7));
        state = Mix(state, Of(value8));
        return Final(state, 8);
    }
}
