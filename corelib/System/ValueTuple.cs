using System.Runtime.CompilerServices;
using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System;

public struct ValueTuple : IEquatable<ValueTuple>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple>
{
    public override bool Equals(object obj) => obj is ValueTuple;
    public bool Equals(ValueTuple other) => true;
    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer) => other is ValueTuple;
    int IComparable.CompareTo(object other) => other == null ? 1 : 0;
    public int CompareTo(ValueTuple other) => 0;
    int IStructuralComparable.CompareTo(object other, IComparer comparer) => other == null ? 1 : 0;
    public override int GetHashCode() => 0;
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => 0;
    public override string ToString() => "()";
    public static ValueTuple Create() => default;
    public static ValueTuple<T1> Create<T1>(T1 item1) => new ValueTuple<T1>(item1);
    public static ValueTuple<T1, T2> Create<T1, T2>(T1 item1, T2 item2) => new ValueTuple<T1, T2>(item1, item2);
    public static ValueTuple<T1, T2, T3> Create<T1, T2, T3>(T1 item1, T2 item2, T3 item3) => new ValueTuple<T1, T2, T3>(item1, item2, item3);
    public static ValueTuple<T1, T2, T3, T4> Create<T1, T2, T3, T4>(T1 item1, T2 item2, T3 item3, T4 item4) => new ValueTuple<T1, T2, T3, T4>(item1, item2, item3, item4);
    public static ValueTuple<T1, T2, T3, T4, T5> Create<T1, T2, T3, T4, T5>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5) => new ValueTuple<T1, T2, T3, T4, T5>(item1, item2, item3, item4, item5);
    public static ValueTuple<T1, T2, T3, T4, T5, T6> Create<T1, T2, T3, T4, T5, T6>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6) => new ValueTuple<T1, T2, T3, T4, T5, T6>(item1, item2, item3, item4, item5, item6);
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7> Create<T1, T2, T3, T4, T5, T6, T7>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7) => new ValueTuple<T1, T2, T3, T4, T5, T6, T7>(item1, item2, item3, item4, item5, item6, item7);
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7, ValueTuple<T8>> Create<T1, T2, T3, T4, T5, T6, T7, T8>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, T8 item8) => new ValueTuple<T1, T2, T3, T4, T5, T6, T7, ValueTuple<T8>>(item1, item2, item3, item4, item5, item6, item7, new ValueTuple<T8>(item8));
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1> : IEquatable<ValueTuple<T1>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1>>, ITupleText, ITuple
{
    public T1 Item1;

    public ValueTuple(T1 item1)
    {
        Item1 = item1;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1> other && Equals(other);

    public bool Equals(ValueTuple<T1> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1> other)
    {
        return Comparer<T1>.Default.Compare(Item1, other.Item1);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        return comparer.Compare(Item1, tuple.Item1);
    }

    public override int GetHashCode() => Item1 == null ? 0 : Item1.GetHashCode();
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 1;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2> : IEquatable<ValueTuple<T1, T2>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2>>, ITupleText, ITuple
{
    public T1 Item1;
    public T2 Item2;

    public ValueTuple(T1 item1, T2 item2)
    {
        Item1 = item1;
        Item2 = item2;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        return Comparer<T2>.Default.Compare(Item2, other.Item2);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        return comparer.Compare(Item2, tuple.Item2);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 2;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2, T3> : IEquatable<ValueTuple<T1, T2, T3>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2, T3>>, ITupleText, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;

    public ValueTuple(T1 item1, T2 item2, T3 item3)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2, T3> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2) && EqualityComparer<T3>.Default.Equals(Item3, other.Item3);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2, T3> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2) && comparer.Equals(Item3, tuple.Item3);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2, T3> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2, T3> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        c = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (c != 0) return c;
        return Comparer<T3>.Default.Compare(Item3, other.Item3);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2, T3> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        c = comparer.Compare(Item2, tuple.Item2);
        if (c != 0) return c;
        return comparer.Compare(Item3, tuple.Item3);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode(), Item3 == null ? 0 : Item3.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2), comparer.GetHashCode(Item3));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString()) + ", " + (Item3 == null ? "" : Item3.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 3;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; case 2: return Item3; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2, T3, T4> : IEquatable<ValueTuple<T1, T2, T3, T4>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2, T3, T4>>, ITupleText, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2, T3, T4> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2) && EqualityComparer<T3>.Default.Equals(Item3, other.Item3) && EqualityComparer<T4>.Default.Equals(Item4, other.Item4);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2, T3, T4> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2) && comparer.Equals(Item3, tuple.Item3) && comparer.Equals(Item4, tuple.Item4);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2, T3, T4> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2, T3, T4> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        c = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (c != 0) return c;
        c = Comparer<T3>.Default.Compare(Item3, other.Item3);
        if (c != 0) return c;
        return Comparer<T4>.Default.Compare(Item4, other.Item4);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2, T3, T4> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        c = comparer.Compare(Item2, tuple.Item2);
        if (c != 0) return c;
        c = comparer.Compare(Item3, tuple.Item3);
        if (c != 0) return c;
        return comparer.Compare(Item4, tuple.Item4);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode(), Item3 == null ? 0 : Item3.GetHashCode(), Item4 == null ? 0 : Item4.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2), comparer.GetHashCode(Item3), comparer.GetHashCode(Item4));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString()) + ", " + (Item3 == null ? "" : Item3.ToString()) + ", " + (Item4 == null ? "" : Item4.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 4;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; case 2: return Item3; case 3: return Item4; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2, T3, T4, T5> : IEquatable<ValueTuple<T1, T2, T3, T4, T5>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2, T3, T4, T5>>, ITupleText, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2, T3, T4, T5> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2) && EqualityComparer<T3>.Default.Equals(Item3, other.Item3) && EqualityComparer<T4>.Default.Equals(Item4, other.Item4) && EqualityComparer<T5>.Default.Equals(Item5, other.Item5);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2, T3, T4, T5> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2) && comparer.Equals(Item3, tuple.Item3) && comparer.Equals(Item4, tuple.Item4) && comparer.Equals(Item5, tuple.Item5);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2, T3, T4, T5> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        c = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (c != 0) return c;
        c = Comparer<T3>.Default.Compare(Item3, other.Item3);
        if (c != 0) return c;
        c = Comparer<T4>.Default.Compare(Item4, other.Item4);
        if (c != 0) return c;
        return Comparer<T5>.Default.Compare(Item5, other.Item5);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2, T3, T4, T5> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        c = comparer.Compare(Item2, tuple.Item2);
        if (c != 0) return c;
        c = comparer.Compare(Item3, tuple.Item3);
        if (c != 0) return c;
        c = comparer.Compare(Item4, tuple.Item4);
        if (c != 0) return c;
        return comparer.Compare(Item5, tuple.Item5);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode(), Item3 == null ? 0 : Item3.GetHashCode(), Item4 == null ? 0 : Item4.GetHashCode(), Item5 == null ? 0 : Item5.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2), comparer.GetHashCode(Item3), comparer.GetHashCode(Item4), comparer.GetHashCode(Item5));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString()) + ", " + (Item3 == null ? "" : Item3.ToString()) + ", " + (Item4 == null ? "" : Item4.ToString()) + ", " + (Item5 == null ? "" : Item5.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 5;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; case 2: return Item3; case 3: return Item4; case 4: return Item5; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2, T3, T4, T5, T6> : IEquatable<ValueTuple<T1, T2, T3, T4, T5, T6>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2, T3, T4, T5, T6>>, ITupleText, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;
    public T6 Item6;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
        Item6 = item6;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2, T3, T4, T5, T6> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5, T6> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2) && EqualityComparer<T3>.Default.Equals(Item3, other.Item3) && EqualityComparer<T4>.Default.Equals(Item4, other.Item4) && EqualityComparer<T5>.Default.Equals(Item5, other.Item5) && EqualityComparer<T6>.Default.Equals(Item6, other.Item6);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2, T3, T4, T5, T6> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2) && comparer.Equals(Item3, tuple.Item3) && comparer.Equals(Item4, tuple.Item4) && comparer.Equals(Item5, tuple.Item5) && comparer.Equals(Item6, tuple.Item6);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2, T3, T4, T5, T6> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5, T6> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        c = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (c != 0) return c;
        c = Comparer<T3>.Default.Compare(Item3, other.Item3);
        if (c != 0) return c;
        c = Comparer<T4>.Default.Compare(Item4, other.Item4);
        if (c != 0) return c;
        c = Comparer<T5>.Default.Compare(Item5, other.Item5);
        if (c != 0) return c;
        return Comparer<T6>.Default.Compare(Item6, other.Item6);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2, T3, T4, T5, T6> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        c = comparer.Compare(Item2, tuple.Item2);
        if (c != 0) return c;
        c = comparer.Compare(Item3, tuple.Item3);
        if (c != 0) return c;
        c = comparer.Compare(Item4, tuple.Item4);
        if (c != 0) return c;
        c = comparer.Compare(Item5, tuple.Item5);
        if (c != 0) return c;
        return comparer.Compare(Item6, tuple.Item6);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode(), Item3 == null ? 0 : Item3.GetHashCode(), Item4 == null ? 0 : Item4.GetHashCode(), Item5 == null ? 0 : Item5.GetHashCode(), Item6 == null ? 0 : Item6.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2), comparer.GetHashCode(Item3), comparer.GetHashCode(Item4), comparer.GetHashCode(Item5), comparer.GetHashCode(Item6));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString()) + ", " + (Item3 == null ? "" : Item3.ToString()) + ", " + (Item4 == null ? "" : Item4.ToString()) + ", " + (Item5 == null ? "" : Item5.ToString()) + ", " + (Item6 == null ? "" : Item6.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 6;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; case 2: return Item3; case 3: return Item4; case 4: return Item5; case 5: return Item6; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2, T3, T4, T5, T6, T7> : IEquatable<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>, ITupleText, ITuple
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;
    public T6 Item6;
    public T7 Item7;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
        Item6 = item6;
        Item7 = item7;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2, T3, T4, T5, T6, T7> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5, T6, T7> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2) && EqualityComparer<T3>.Default.Equals(Item3, other.Item3) && EqualityComparer<T4>.Default.Equals(Item4, other.Item4) && EqualityComparer<T5>.Default.Equals(Item5, other.Item5) && EqualityComparer<T6>.Default.Equals(Item6, other.Item6) && EqualityComparer<T7>.Default.Equals(Item7, other.Item7);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2, T3, T4, T5, T6, T7> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2) && comparer.Equals(Item3, tuple.Item3) && comparer.Equals(Item4, tuple.Item4) && comparer.Equals(Item5, tuple.Item5) && comparer.Equals(Item6, tuple.Item6) && comparer.Equals(Item7, tuple.Item7);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2, T3, T4, T5, T6, T7> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5, T6, T7> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        c = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (c != 0) return c;
        c = Comparer<T3>.Default.Compare(Item3, other.Item3);
        if (c != 0) return c;
        c = Comparer<T4>.Default.Compare(Item4, other.Item4);
        if (c != 0) return c;
        c = Comparer<T5>.Default.Compare(Item5, other.Item5);
        if (c != 0) return c;
        c = Comparer<T6>.Default.Compare(Item6, other.Item6);
        if (c != 0) return c;
        return Comparer<T7>.Default.Compare(Item7, other.Item7);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2, T3, T4, T5, T6, T7> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        c = comparer.Compare(Item2, tuple.Item2);
        if (c != 0) return c;
        c = comparer.Compare(Item3, tuple.Item3);
        if (c != 0) return c;
        c = comparer.Compare(Item4, tuple.Item4);
        if (c != 0) return c;
        c = comparer.Compare(Item5, tuple.Item5);
        if (c != 0) return c;
        c = comparer.Compare(Item6, tuple.Item6);
        if (c != 0) return c;
        return comparer.Compare(Item7, tuple.Item7);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode(), Item3 == null ? 0 : Item3.GetHashCode(), Item4 == null ? 0 : Item4.GetHashCode(), Item5 == null ? 0 : Item5.GetHashCode(), Item6 == null ? 0 : Item6.GetHashCode(), Item7 == null ? 0 : Item7.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2), comparer.GetHashCode(Item3), comparer.GetHashCode(Item4), comparer.GetHashCode(Item5), comparer.GetHashCode(Item6), comparer.GetHashCode(Item7));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner() => (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString()) + ", " + (Item3 == null ? "" : Item3.ToString()) + ", " + (Item4 == null ? "" : Item4.ToString()) + ", " + (Item5 == null ? "" : Item5.ToString()) + ", " + (Item6 == null ? "" : Item6.ToString()) + ", " + (Item7 == null ? "" : Item7.ToString());
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 7;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; case 2: return Item3; case 3: return Item4; case 4: return Item5; case 5: return Item6; case 6: return Item7; default: throw new IndexOutOfRangeException(); } } }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public struct ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> : IEquatable<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>, IStructuralEquatable, IStructuralComparable, IComparable, IComparable<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>, ITupleText, ITuple where TRest : struct
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;
    public T5 Item5;
    public T6 Item6;
    public T7 Item7;
    public TRest Rest;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, TRest rest)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
        Item5 = item5;
        Item6 = item6;
        Item7 = item7;
        Rest = rest;
    }

    public override bool Equals(object obj) => obj is ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> other && Equals(other);

    public bool Equals(ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> other) => EqualityComparer<T1>.Default.Equals(Item1, other.Item1) && EqualityComparer<T2>.Default.Equals(Item2, other.Item2) && EqualityComparer<T3>.Default.Equals(Item3, other.Item3) && EqualityComparer<T4>.Default.Equals(Item4, other.Item4) && EqualityComparer<T5>.Default.Equals(Item5, other.Item5) && EqualityComparer<T6>.Default.Equals(Item6, other.Item6) && EqualityComparer<T7>.Default.Equals(Item7, other.Item7) && EqualityComparer<TRest>.Default.Equals(Rest, other.Rest);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (!(other is ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> tuple)) return false;
        return comparer.Equals(Item1, tuple.Item1) && comparer.Equals(Item2, tuple.Item2) && comparer.Equals(Item3, tuple.Item3) && comparer.Equals(Item4, tuple.Item4) && comparer.Equals(Item5, tuple.Item5) && comparer.Equals(Item6, tuple.Item6) && comparer.Equals(Item7, tuple.Item7) && comparer.Equals(Rest, tuple.Rest);
    }

    int IComparable.CompareTo(object other)
    {
        if (other == null) return 1;
        if (other is ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> tuple) return CompareTo(tuple);
        throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
    }

    public int CompareTo(ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> other)
    {
        int c = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (c != 0) return c;
        c = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (c != 0) return c;
        c = Comparer<T3>.Default.Compare(Item3, other.Item3);
        if (c != 0) return c;
        c = Comparer<T4>.Default.Compare(Item4, other.Item4);
        if (c != 0) return c;
        c = Comparer<T5>.Default.Compare(Item5, other.Item5);
        if (c != 0) return c;
        c = Comparer<T6>.Default.Compare(Item6, other.Item6);
        if (c != 0) return c;
        c = Comparer<T7>.Default.Compare(Item7, other.Item7);
        if (c != 0) return c;
        return Comparer<TRest>.Default.Compare(Rest, other.Rest);
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        if (!(other is ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> tuple)) throw new ArgumentException("Argument must be of type " + GetType().ToString() + ".", "other");
        int c = comparer.Compare(Item1, tuple.Item1);
        if (c != 0) return c;
        c = comparer.Compare(Item2, tuple.Item2);
        if (c != 0) return c;
        c = comparer.Compare(Item3, tuple.Item3);
        if (c != 0) return c;
        c = comparer.Compare(Item4, tuple.Item4);
        if (c != 0) return c;
        c = comparer.Compare(Item5, tuple.Item5);
        if (c != 0) return c;
        c = comparer.Compare(Item6, tuple.Item6);
        if (c != 0) return c;
        c = comparer.Compare(Item7, tuple.Item7);
        if (c != 0) return c;
        return comparer.Compare(Rest, tuple.Rest);
    }

    public override int GetHashCode() => HashCode.Combine(Item1 == null ? 0 : Item1.GetHashCode(), Item2 == null ? 0 : Item2.GetHashCode(), Item3 == null ? 0 : Item3.GetHashCode(), Item4 == null ? 0 : Item4.GetHashCode(), Item5 == null ? 0 : Item5.GetHashCode(), Item6 == null ? 0 : Item6.GetHashCode(), Item7 == null ? 0 : Item7.GetHashCode(), Rest.GetHashCode());
    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer) => HashCode.Combine(comparer.GetHashCode(Item1), comparer.GetHashCode(Item2), comparer.GetHashCode(Item3), comparer.GetHashCode(Item4), comparer.GetHashCode(Item5), comparer.GetHashCode(Item6), comparer.GetHashCode(Item7), comparer.GetHashCode(Rest));
    public override string ToString() => "(" + Inner() + ")";
    private string Inner()
    {
        object rest = Counters.BoxUncounted(Rest);
        string text = rest is ITupleText inner ? inner.TextInside() : rest.ToString();
        return (Item1 == null ? "" : Item1.ToString()) + ", " + (Item2 == null ? "" : Item2.ToString()) + ", " + (Item3 == null ? "" : Item3.ToString()) + ", " + (Item4 == null ? "" : Item4.ToString()) + ", " + (Item5 == null ? "" : Item5.ToString()) + ", " + (Item6 == null ? "" : Item6.ToString()) + ", " + (Item7 == null ? "" : Item7.ToString()) + ", " + text;
    }
    string ITupleText.TextInside() => Inner();
    int ITuple.Length => 7 + ((ITuple)(object)Rest).Length;
    object ITuple.this[int index] { get { switch (index) { case 0: return Item1; case 1: return Item2; case 2: return Item3; case 3: return Item4; case 4: return Item5; case 5: return Item6; case 6: return Item7; default: return ((ITuple)(object)Rest)[index - 7]; } } }
}
