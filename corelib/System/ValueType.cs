using Hoist.Runtime;
namespace System;

public abstract class ValueType
{
    protected ValueType() { }

    public override string ToString() => GetType().ToString();

    public override bool Equals(object obj)
    {
        if (obj == null || !SameType(this, obj)) return false;
        if (HasOnlyBits(this)) return SameBits(this, obj);
        int count = FieldCount(this);
        for (int i = 0; i < count; i++)
        {
            object mine = FieldValue(this, i);
            object other = FieldValue(obj, i);
            if (mine == null ? other != null : !mine.Equals(other)) return false;
        }
        return true;
    }

    public override int GetHashCode()
    {
        int hash = Object.RuntimeHashCode(GetType());
        if (HasOnlyBits(this)) return hash ^ BitsHash(this);
        int count = FieldCount(this);
        for (int i = 0; i < count; i++)
        {
            object field = FieldValue(this, i);
            if (field != null) return hash ^ field.GetHashCode();
        }
        return hash;
    }

    /// Whether both objects have the same exact type.
    [Native("ValueType.SameType")] internal static extern bool SameType(object a, object b);
    /// Whether a boxed struct's fields are only integers, bool, char and enums (recursively), so that equal bits mean equal values.
    [Native("ValueType.HasOnlyBits")] internal static extern bool HasOnlyBits(object value);
    /// Whether all value slots of two boxes of the same type are equal.
    [Native("ValueType.SameBits")] internal static extern bool SameBits(object a, object b);
    /// A hash of the value slots of a box.
    [Native("ValueType.BitsHash")] internal static extern int BitsHash(object value);
    /// Number of instance fields of a boxed struct.
    [Native("ValueType.FieldCount")] internal static extern int FieldCount(object value);
    /// The field's value, boxed without being counted; fields in declaration order.
    [Native("ValueType.FieldValue")] internal static extern object FieldValue(object value, int index);
}
