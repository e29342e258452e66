namespace System.Threading;

// Library code is never preempted (see Hoist.Runtime.Blocking), so these are plain reads and writes.

/// Atomic operations.
public static class Interlocked
{
    public static int Increment(ref int location) => unchecked(++location);
    public static int Decrement(ref int location) => unchecked(--location);

    public static int Add(ref int location1, int value)
    {
        int sum = unchecked(location1 + value);
        location1 = sum;
        return sum;
    }

    public static int And(ref int location1, int value)
    {
        int old = location1;
        location1 = old & value;
        return old;
    }

    public static int Or(ref int location1, int value)
    {
        int old = location1;
        location1 = old | value;
        return old;
    }

    public static long Increment(ref long location) => unchecked(++location);
    public static long Decrement(ref long location) => unchecked(--location);

    public static long Add(ref long location1, long value)
    {
        long sum = unchecked(location1 + value);
        location1 = sum;
        return sum;
    }

    public static long And(ref long location1, long value)
    {
        long old = location1;
        location1 = old & value;
        return old;
    }

    public static long Or(ref long location1, long value)
    {
        long old = location1;
        location1 = old | value;
        return old;
    }

    public static uint Increment(ref uint location) => unchecked(++location);
    public static uint Decrement(ref uint location) => unchecked(--location);

    public static uint Add(ref uint location1, uint value)
    {
        uint sum = unchecked(location1 + value);
        location1 = sum;
        return sum;
    }

    public static uint And(ref uint location1, uint value)
    {
        uint old = location1;
        location1 = old & value;
        return old;
    }

    public static uint Or(ref uint location1, uint value)
    {
        uint old = location1;
        location1 = old | value;
        return old;
    }

    public static ulong Increment(ref ulong location) => unchecked(++location);
    public static ulong Decrement(ref ulong location) => unchecked(--location);

    public static ulong Add(ref ulong location1, ulong value)
    {
        ulong sum = unchecked(location1 + value);
        location1 = sum;
        return sum;
    }

    public static ulong And(ref ulong location1, ulong value)
    {
        ulong old = location1;
        location1 = old & value;
        return old;
    }

    public static ulong Or(ref ulong location1, ulong value)
    {
        ulong old = location1;
        location1 = old | value;
        return old;
    }

    public static long Read(ref readonly long location) => location;
    public static ulong Read(ref readonly ulong location) => location;

    public static int Exchange(ref int location1, int value)
    {
        int old = location1;
        location1 = value;
        return old;
    }

    public static int CompareExchange(ref int location1, int value, int comparand)
    {
        int old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static long Exchange(ref long location1, long value)
    {
        long old = location1;
        location1 = value;
        return old;
    }

    public static long CompareExchange(ref long location1, long value, long comparand)
    {
        long old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static uint Exchange(ref uint location1, uint value)
    {
        uint old = location1;
        location1 = value;
        return old;
    }

    public static uint CompareExchange(ref uint location1, uint value, uint comparand)
    {
        uint old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static ulong Exchange(ref ulong location1, ulong value)
    {
        ulong old = location1;
        location1 = value;
        return old;
    }

    public static ulong CompareExchange(ref ulong location1, ulong value, ulong comparand)
    {
        ulong old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static float Exchange(ref float location1, float value)
    {
        float old = location1;
        location1 = value;
        return old;
    }

    public static float CompareExchange(ref float location1, float value, float comparand)
    {
        float old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static double Exchange(ref double location1, double value)
    {
        double old = location1;
        location1 = value;
        return old;
    }

    public static double CompareExchange(ref double location1, double value, double comparand)
    {
        double old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static object Exchange(ref object location1, object value)
    {
        object old = location1;
        location1 = value;
        return old;
    }

    public static object CompareExchange(ref object location1, object value, object comparand)
    {
        object old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static byte Exchange(ref byte location1, byte value)
    {
        byte old = location1;
        location1 = value;
        return old;
    }

    public static byte CompareExchange(ref byte location1, byte value, byte comparand)
    {
        byte old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static sbyte Exchange(ref sbyte location1, sbyte value)
    {
        sbyte old = location1;
        location1 = value;
        return old;
    }

    public static sbyte CompareExchange(ref sbyte location1, sbyte value, sbyte comparand)
    {
        sbyte old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static short Exchange(ref short location1, short value)
    {
        short old = location1;
        location1 = value;
        return old;
    }

    public static short CompareExchange(ref short location1, short value, short comparand)
    {
        short old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static ushort Exchange(ref ushort location1, ushort value)
    {
        ushort old = location1;
        location1 = value;
        return old;
    }

    public static ushort CompareExchange(ref ushort location1, ushort value, ushort comparand)
    {
        ushort old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static nint Exchange(ref nint location1, nint value)
    {
        nint old = location1;
        location1 = value;
        return old;
    }

    public static nint CompareExchange(ref nint location1, nint value, nint comparand)
    {
        nint old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static nuint Exchange(ref nuint location1, nuint value)
    {
        nuint old = location1;
        location1 = value;
        return old;
    }

    public static nuint CompareExchange(ref nuint location1, nuint value, nuint comparand)
    {
        nuint old = location1;
        if (old == comparand) location1 = value;
        return old;
    }

    public static T Exchange<T>(ref T location1, T value)
    {
        T old = location1;
        location1 = value;
        return old;
    }

    public static T CompareExchange<T>(ref T location1, T value, T comparand)
    {
        T old = location1;
        if (Hoist.Runtime.Generics.IsValueType<T>())
        {
            if (Collections.Generic.EqualityComparer<T>.Default.Equals(old, comparand)) location1 = value;
        }
        else if ((object)old == (object)comparand) location1 = value;
        return old;
    }

    public static void MemoryBarrier() { }
    public static void MemoryBarrierProcessWide() { }
}
