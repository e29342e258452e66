using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System;

public static class Tuple
{
    public static Tuple<T1> Create<T1>(T1 item1) => new Tuple<T1>(item1);
    public static Tuple<T1, T2> Create<T1, T2>(T1 item1, T2 item2) => new Tuple<T1, T2>(item1, item2);
    public static Tuple<T1, T2, T3> Create<T1, T2, T3>(T1 item1, T2 item2, T3 item3) => new Tuple<T1, T2, T3>(item1, item2, item3);
    public static Tuple<T1, T2, T3, T4> Create<T1, T2, T3, T4>(T1 item1, T2 item2, T3 item3, T4 item4) => new Tuple<T1, T2, T3, T4>(item1, item2, item3, item4);
    public static Tuple<T1, T2, T3, T4, T5> Create<T1, T2, T3, T4, T5>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5) => new Tuple<T1, T2, T3, T4, T5>(item1, item2, item3, item4, item5);
    public static Tuple<T1, T2, T3, T4, T5, T6> Create<T1, T2, T3, T4, T5, T6>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6) => new Tuple<T1, T2, T3, T4, T5, T6>(item1, item2, item3, item4, item5, item6);
    public static Tuple<T1, T2, T3, T4, T5, T6, T7> Create<T1, T2, T3, T4, T5, T6, T7>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7) => new Tuple<T1, T2, T3, T4, T5, T6, T7>(item1, item2, item3, item4, item5, item6, item7);
    public static Tuple<T1, T2, T3, T4, T5, T6, T7, Tuple<T8>> Create<T1, T2, T3, T4, T5, T6, T7, T8>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, T8 item8) => new Tuple<T1, T2, T3, T4, T5, T6, T7, Tuple<T8>>(item1, item2, item3, item4, item5, item6, item7, new Tuple<T8>(item8));
}

public class Tuple<T1> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;

    public Tuple(T1 item1)
    {
        m_Item1 = item1;
    }

    public T1 Item1 => m_Item1;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        return comparer.Compare(m_Item1, tuple.m_Item1);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;

    public Tuple(T1 item1, T2 item2)
    {
        m_Item1 = item1;
        m_Item2 = item2;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        return comparer.Compare(m_Item2, tuple.m_Item2);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2, T3> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;
    private readonly T3 m_Item3;

    public Tuple(T1 item1, T2 item2, T3 item3)
    {
        m_Item1 = item1;
        m_Item2 = item2;
        m_Item3 = item3;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;
    public T3 Item3 => m_Item3;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2, T3> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2) && comparer.Equals(m_Item3, tuple.m_Item3);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2, T3> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        c = comparer.Compare(m_Item2, tuple.m_Item2);
        if (c != 0) return c;
        return comparer.Compare(m_Item3, tuple.m_Item3);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2, m_Item3);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2), comparer.GetHashCode(m_Item3));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString()) + ", " + (m_Item3 == null ? "" : m_Item3.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2, T3, T4> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;
    private readonly T3 m_Item3;
    private readonly T4 m_Item4;

    public Tuple(T1 item1, T2 item2, T3 item3, T4 item4)
    {
        m_Item1 = item1;
        m_Item2 = item2;
        m_Item3 = item3;
        m_Item4 = item4;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;
    public T3 Item3 => m_Item3;
    public T4 Item4 => m_Item4;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2, T3, T4> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2) && comparer.Equals(m_Item3, tuple.m_Item3) && comparer.Equals(m_Item4, tuple.m_Item4);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2, T3, T4> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        c = comparer.Compare(m_Item2, tuple.m_Item2);
        if (c != 0) return c;
        c = comparer.Compare(m_Item3, tuple.m_Item3);
        if (c != 0) return c;
        return comparer.Compare(m_Item4, tuple.m_Item4);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2, m_Item3, m_Item4);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2), comparer.GetHashCode(m_Item3), comparer.GetHashCode(m_Item4));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString()) + ", " + (m_Item3 == null ? "" : m_Item3.ToString()) + ", " + (m_Item4 == null ? "" : m_Item4.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2, T3, T4, T5> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;
    private readonly T3 m_Item3;
    private readonly T4 m_Item4;
    private readonly T5 m_Item5;

    public Tuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)
    {
        m_Item1 = item1;
        m_Item2 = item2;
        m_Item3 = item3;
        m_Item4 = item4;
        m_Item5 = item5;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;
    public T3 Item3 => m_Item3;
    public T4 Item4 => m_Item4;
    public T5 Item5 => m_Item5;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2, T3, T4, T5> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2) && comparer.Equals(m_Item3, tuple.m_Item3) && comparer.Equals(m_Item4, tuple.m_Item4) && comparer.Equals(m_Item5, tuple.m_Item5);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2, T3, T4, T5> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        c = comparer.Compare(m_Item2, tuple.m_Item2);
        if (c != 0) return c;
        c = comparer.Compare(m_Item3, tuple.m_Item3);
        if (c != 0) return c;
        c = comparer.Compare(m_Item4, tuple.m_Item4);
        if (c != 0) return c;
        return comparer.Compare(m_Item5, tuple.m_Item5);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2, m_Item3, m_Item4, m_Item5);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2), comparer.GetHashCode(m_Item3), comparer.GetHashCode(m_Item4), comparer.GetHashCode(m_Item5));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString()) + ", " + (m_Item3 == null ? "" : m_Item3.ToString()) + ", " + (m_Item4 == null ? "" : m_Item4.ToString()) + ", " + (m_Item5 == null ? "" : m_Item5.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2, T3, T4, T5, T6> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;
    private readonly T3 m_Item3;
    private readonly T4 m_Item4;
    private readonly T5 m_Item5;
    private readonly T6 m_Item6;

    public Tuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)
    {
        m_Item1 = item1;
        m_Item2 = item2;
        m_Item3 = item3;
        m_Item4 = item4;
        m_Item5 = item5;
        m_Item6 = item6;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;
    public T3 Item3 => m_Item3;
    public T4 Item4 => m_Item4;
    public T5 Item5 => m_Item5;
    public T6 Item6 => m_Item6;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2, T3, T4, T5, T6> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2) && comparer.Equals(m_Item3, tuple.m_Item3) && comparer.Equals(m_Item4, tuple.m_Item4) && comparer.Equals(m_Item5, tuple.m_Item5) && comparer.Equals(m_Item6, tuple.m_Item6);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2, T3, T4, T5, T6> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        c = comparer.Compare(m_Item2, tuple.m_Item2);
        if (c != 0) return c;
        c = comparer.Compare(m_Item3, tuple.m_Item3);
        if (c != 0) return c;
        c = comparer.Compare(m_Item4, tuple.m_Item4);
        if (c != 0) return c;
        c = comparer.Compare(m_Item5, tuple.m_Item5);
        if (c != 0) return c;
        return comparer.Compare(m_Item6, tuple.m_Item6);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2, m_Item3, m_Item4, m_Item5, m_Item6);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2), comparer.GetHashCode(m_Item3), comparer.GetHashCode(m_Item4), comparer.GetHashCode(m_Item5), comparer.GetHashCode(m_Item6));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString()) + ", " + (m_Item3 == null ? "" : m_Item3.ToString()) + ", " + (m_Item4 == null ? "" : m_Item4.ToString()) + ", " + (m_Item5 == null ? "" : m_Item5.ToString()) + ", " + (m_Item6 == null ? "" : m_Item6.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2, T3, T4, T5, T6, T7> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;
    private readonly T3 m_Item3;
    private readonly T4 m_Item4;
    private readonly T5 m_Item5;
    private readonly T6 m_Item6;
    private readonly T7 m_Item7;

    public Tuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)
    {
        m_Item1 = item1;
        m_Item2 = item2;
        m_Item3 = item3;
        m_Item4 = item4;
        m_Item5 = item5;
        m_Item6 = item6;
        m_Item7 = item7;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;
    public T3 Item3 => m_Item3;
    public T4 Item4 => m_Item4;
    public T5 Item5 => m_Item5;
    public T6 Item6 => m_Item6;
    public T7 Item7 => m_Item7;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2, T3, T4, T5, T6, T7> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2) && comparer.Equals(m_Item3, tuple.m_Item3) && comparer.Equals(m_Item4, tuple.m_Item4) && comparer.Equals(m_Item5, tuple.m_Item5) && comparer.Equals(m_Item6, tuple.m_Item6) && comparer.Equals(m_Item7, tuple.m_Item7);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2, T3, T4, T5, T6, T7> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        c = comparer.Compare(m_Item2, tuple.m_Item2);
        if (c != 0) return c;
        c = comparer.Compare(m_Item3, tuple.m_Item3);
        if (c != 0) return c;
        c = comparer.Compare(m_Item4, tuple.m_Item4);
        if (c != 0) return c;
        c = comparer.Compare(m_Item5, tuple.m_Item5);
        if (c != 0) return c;
        c = comparer.Compare(m_Item6, tuple.m_Item6);
        if (c != 0) return c;
        return comparer.Compare(m_Item7, tuple.m_Item7);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2, m_Item3, m_Item4, m_Item5, m_Item6, m_Item7);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2), comparer.GetHashCode(m_Item3), comparer.GetHashCode(m_Item4), comparer.GetHashCode(m_Item5), comparer.GetHashCode(m_Item6), comparer.GetHashCode(m_Item7));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString()) + ", " + (m_Item3 == null ? "" : m_Item3.ToString()) + ", " + (m_Item4 == null ? "" : m_Item4.ToString()) + ", " + (m_Item5 == null ? "" : m_Item5.ToString()) + ", " + (m_Item6 == null ? "" : m_Item6.ToString()) + ", " + (m_Item7 == null ? "" : m_Item7.ToString());
    string ITupleText.TextInside() => Inner();
}

public class Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> : IStructuralEquatable, IStructuralComparable, IComparable, ITupleText
{
    private readonly T1 m_Item1;
    private readonly T2 m_Item2;
    private readonly T3 m_Item3;
    private readonly T4 m_Item4;
    private readonly T5 m_Item5;
    private readonly T6 m_Item6;
    private readonly T7 m_Item7;
    private readonly TRest m_Rest;

    public Tuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, TRest rest)
    {
        if (!(rest is ITupleText)) throw new ArgumentException("The last element of an eight element tuple must be a Tuple.");
        m_Item1 = item1;
        m_Item2 = item2;
        m_Item3 = item3;
        m_Item4 = item4;
        m_Item5 = item5;
        m_Item6 = item6;
        m_Item7 = item7;
        m_Rest = rest;
    }

    public T1 Item1 => m_Item1;
    public T2 Item2 => m_Item2;
    public T3 Item3 => m_Item3;
    public T4 Item4 => m_Item4;
    public T5 Item5 => m_Item5;
    public T6 Item6 => m_Item6;
    public T7 Item7 => m_Item7;
    public TRest Rest => m_Rest;

    public override bool Equals(object obj) => ((IStructuralEquatable)this).Equals(obj, Hoist.Runtime.ObjectEquality.Instance);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> tuple)) return false;
        return comparer.Equals(m_Item1, tuple.m_Item1) && comparer.Equals(m_Item2, tuple.m_Item2) && comparer.Equals(m_Item3, tuple.m_Item3) && comparer.Equals(m_Item4, tuple.m_Item4) && comparer.Equals(m_Item5, tuple.m_Item5) && comparer.Equals(m_Item6, tuple.m_Item6) && comparer.Equals(m_Item7, tuple.m_Item7) && comparer.Equals(m_Rest, tuple.m_Rest);
    }

    int IComparable.CompareTo(object obj) => ((IStructuralComparable)this).CompareTo(obj, Comparer.Default);

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(m_Item1, tuple.m_Item1);
        if (c != 0) return c;
        c = comparer.Compare(m_Item2, tuple.m_Item2);
        if (c != 0) return c;
        c = comparer.Compare(m_Item3, tuple.m_Item3);
        if (c != 0) return c;
        c = comparer.Compare(m_Item4, tuple.m_Item4);
        if (c != 0) return c;
        c = comparer.Compare(m_Item5, tuple.m_Item5);
        if (c != 0) return c;
        c = comparer.Compare(m_Item6, tuple.m_Item6);
        if (c != 0) return c;
        c = comparer.Compare(m_Item7, tuple.m_Item7);
        if (c != 0) return c;
        return comparer.Compare(m_Rest, tuple.m_Rest);
    }

    public override int GetHashCode() => HashCode.Combine(m_Item1, m_Item2, m_Item3, m_Item4, m_Item5, m_Item6, m_Item7, m_Rest);
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(m_Item1), comparer.GetHashCode(m_Item2), comparer.GetHashCode(m_Item3), comparer.GetHashCode(m_Item4), comparer.GetHashCode(m_Item5), comparer.GetHashCode(m_Item6), comparer.GetHashCode(m_Item7), comparer.GetHashCode(m_Rest));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (m_Item1 == null ? "" : m_Item1.ToString()) + ", " + (m_Item2 == null ? "" : m_Item2.ToString()) + ", " + (m_Item3 == null ? "" : m_Item3.ToString()) + ", " + (m_Item4 == null ? "" : m_Item4.ToString()) + ", " + (m_Item5 == null ? "" : m_Item5.ToString()) + ", " + (m_Item6 == null ? "" : m_Item6.ToString()) + ", " + (m_Item7 == null ? "" : m_Item7.ToString()) + ", " + ((ITupleText)m_Rest).TextInside();
    string ITupleText.TextInside() => Inner();
}
