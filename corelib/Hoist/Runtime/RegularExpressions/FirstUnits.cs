namespace Hoist.Runtime.RegularExpressions;

/// A set of units that may be larger than the truth: exact below 128, by general category from there on.
[NetUncounted]
internal sealed class FirstUnits
{
    internal ulong Low;
    internal ulong High;
    /// Bit n: units of general category n from 128 on.
    internal int Wide;

    internal static FirstUnits All() => new FirstUnits { Low = ulong.MaxValue, High = ulong.MaxValue, Wide = -1 };

    internal static FirstUnits Of(char unit)
    {
        FirstUnits result = new FirstUnits();
        result.Add(unit);
        return result;
    }

    internal static FirstUnits AllBut(char unit)
    {
        FirstUnits result = All();
        if (unit < 64) result.Low &= ~(1UL << unit);
        else if (unit < 128) result.High &= ~(1UL << (unit - 64));
        return result;
    }

    internal static FirstUnits Union(FirstUnits a, FirstUnits b)
    {
        if (a == null || b == null) return null;
        return new FirstUnits { Low = a.Low | b.Low, High = a.High | b.High, Wide = a.Wide | b.Wide };
    }

    internal void Add(char unit)
    {
        if (unit < 64) Low |= 1UL << unit;
        else if (unit < 128) High |= 1UL << (unit - 64);
        else Wide |= 1 << char.Category(unit);
    }

    internal bool Contains(char unit) => unit < 64 ? (Low >> unit & 1) != 0 : unit < 128 ? (High >> (unit - 64) & 1) != 0 : Wide != 0;
    internal bool IsEverything => Low == ulong.MaxValue && High == ulong.MaxValue && Wide != 0;
    internal static bool Disjoint(FirstUnits a, FirstUnits b) => (a.Low & b.Low) == 0 && (a.High & b.High) == 0 && (a.Wide & b.Wide) == 0;

    /// The one unit of the set if it has just one below 128 and none above; else -1.
    internal int Single()
    {
        if (Wide != 0) return -1;
        int found = -1;
        for (int i = 0; i < 128; i++)
        {
            if (!Contains((char)i)) continue;
            if (found >= 0) return -1;
            found = i;
        }
        return found;
    }
}
