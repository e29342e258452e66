using System.Collections.Generic;
using Hoist.Runtime;
namespace System;

/// With a seed: the subtractive generator that .NET keeps for compatibility. Without one: xoshiro256** from the VM's seed.
[NetSize(72)]
public class Random
{
    private int[] _table;
    private int _next;
    private int _nextP;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private static Random s_shared;

    /// The next 64 bits of the VM's own generator (depends only on the run's seed).
    [Native("Random.VmBits")] private static extern ulong VmBits();

    public static Random Shared
    {
        get
        {
            if (s_shared == null) s_shared = new Random();
            return s_shared;
        }
    }

    public Random()
    {
        do
        {
            _s0 = VmBits();
            _s1 = VmBits();
            _s2 = VmBits();
            _s3 = VmBits();
        } while ((_s0 | _s1 | _s2 | _s3) == 0);
    }

    public Random(int Seed)
    {
        // .NET: this object with 24 bytes, the implementation with 32, the table with 248; here this object has the 72 of one without a seed.
        int[] table = Counters.NewUncountedArray<int>(56);
        Counters.Allocated("System.Random+CompatPrng", 248 + 32 + 24 - 72);
        int subtraction = Seed == int.MinValue ? int.MaxValue : Math.Abs(Seed);
        int mj = 161803398 - subtraction;
        table[55] = mj;
        int mk = 1;
        int ii = 0;
        for (int i = 1; i < 55; i++)
        {
            if ((ii += 21) >= 55) ii -= 55;
            table[ii] = mk;
            mk = mj - mk;
            if (mk < 0) mk += int.MaxValue;
            mj = table[ii];
        }
        for (int k = 1; k < 5; k++)
        {
            for (int i = 1; i < 56; i++)
            {
                int n = i + 30;
                if (n >= 55) n -= 55;
                table[i] -= table[1 + n];
                if (table[i] < 0) table[i] += int.MaxValue;
            }
        }
        _table = table;
        _next = 0;
        _nextP = 21;
    }

    private int InternalSample()
    {
        int next = _next + 1;
        if (next >= 56) next = 1;
        int nextP = _nextP + 1;
        if (nextP >= 56) nextP = 1;
        int result = _table[next] - _table[nextP];
        if (result == int.MaxValue) result--;
        if (result < 0) result += int.MaxValue;
        _table[next] = result;
        _next = next;
        _nextP = nextP;
        return result;
    }

    private ulong NextBits()
    {
        ulong result = _s1 * 5;
        result = ((result << 7) | (result >> 57)) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = (_s3 << 45) | (_s3 >> 19);
        return result;
    }

    protected virtual double Sample() => _table == null ? (NextBits() >> 11) * (1.0 / (1UL << 53)) : InternalSample() * (1.0 / int.MaxValue);

    private double SampleForLargeRange()
    {
        int result = InternalSample();
        if (InternalSample() % 2 == 0) result = -result;
        double d = result;
        d += int.MaxValue - 1;
        d /= 2u * int.MaxValue - 1;
        return d;
    }

    public virtual int Next()
    {
        if (_table != null) return InternalSample();
        while (true)
        {
            int result = (int)(NextBits() >> 33);
            if (result != int.MaxValue) return result;
        }
    }

    /// Below maxValue, by multiplication.
    private uint NextBelow(uint maxValue)
    {
        ulong product = (ulong)maxValue * (uint)(NextBits() >> 32);
        uint low = (uint)product;
        if (low < maxValue)
        {
            uint rest = (0u - maxValue) % maxValue;
            while (low < rest)
            {
                product = (ulong)maxValue * (uint)(NextBits() >> 32);
                low = (uint)product;
            }
        }
        return (uint)(product >> 32);
    }

    public virtual int Next(int maxValue)
    {
        if (maxValue < 0) throw new ArgumentOutOfRangeException("maxValue", maxValue, "maxValue ('" + maxValue.ToString() + "') must be a non-negative value.");
        if (_table != null || GetType() != typeof(Random)) return (int)(Sample() * maxValue);
        return (int)NextBelow((uint)maxValue);
    }

    public virtual int Next(int minValue, int maxValue)
    {
        if (minValue > maxValue) throw new ArgumentOutOfRangeException("minValue", "'minValue' cannot be greater than maxValue.");
        long range = (long)maxValue - minValue;
        if (_table != null)
        {
            if (range <= int.MaxValue) return (int)(Sample() * range) + minValue;
            return (int)((long)(SampleForLargeRange() * range) + minValue);
        }
        return (int)NextBelow((uint)range) + minValue;
    }

    public virtual long NextInt64()
    {
        while (true)
        {
            ulong result = NextUInt64() >> 1;
            if (result != long.MaxValue) return (long)result;
        }
    }

    private ulong NextUInt64()
    {
        if (_table == null) return NextBits();
        return (uint)Next(1 << 22) | ((ulong)(uint)Next(1 << 22) << 22) | ((ulong)(uint)Next(1 << 20) << 44);
    }

    public virtual long NextInt64(long maxValue)
    {
        if (maxValue < 0) throw new ArgumentOutOfRangeException("maxValue", maxValue, "maxValue ('" + maxValue.ToString() + "') must be a non-negative value.");
        return NextInt64(0, maxValue);
    }

    public virtual long NextInt64(long minValue, long maxValue)
    {
        if (minValue > maxValue) throw new ArgumentOutOfRangeException("minValue", "'minValue' cannot be greater than maxValue.");
        ulong range = (ulong)(maxValue - minValue);
        if (range <= 1) return minValue;
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(range - 1);
        while (true)
        {
            ulong result = NextUInt64() >> (64 - bits);
            if (result < range) return (long)result + minValue;
        }
    }

    public virtual double NextDouble() => Sample();

    public virtual float NextSingle()
    {
        if (_table == null) return (NextBits() >> 40) * (1.0f / (1u << 24));
        while (true)
        {
            float f = (float)Sample();
            if (f < 1.0f) return f;
        }
    }

    public virtual void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer, "buffer");
        for (int i = 0; i < buffer.Length; i++) buffer[i] = (byte)(_table != null ? InternalSample() : (int)(NextBits() >> 33));
    }

    public virtual void NextBytes(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++) buffer[i] = (byte)(_table != null ? InternalSample() : (int)(NextBits() >> 33));
    }

    public void Shuffle<T>(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        Shuffle(new Span<T>(values));
    }

    public void Shuffle<T>(Span<T> values)
    {
        int n = values.Length;
        for (int i = 0; i < n - 1; i++)
        {
            int j = Next(i, n);
            if (j != i)
            {
                T t = values[i];
                values[i] = values[j];
                values[j] = t;
            }
        }
    }

    public T[] GetItems<T>(T[] choices, int length)
    {
        ArgumentNullException.ThrowIfNull(choices, "choices");
        return GetItems(new ReadOnlySpan<T>(choices), length);
    }

    public T[] GetItems<T>(ReadOnlySpan<T> choices, int length)
    {
        if (choices.Length == 0) throw new ArgumentException("Span may not be empty.", "choices");
        if (length < 0) throw new ArgumentOutOfRangeException("length", length, "length ('" + length.ToString() + "') must be a non-negative value.");
        T[] result = new T[length];
        for (int i = 0; i < length; i++) result[i] = choices[Next(choices.Length)];
        return result;
    }

    public string GetString(ReadOnlySpan<char> choices, int length) => new string(GetItems(choices, length));
    public string GetHexString(int stringLength, bool lowercase = false) => GetString(lowercase ? "0123456789abcdef" : "0123456789ABCDEF", stringLength);
}
