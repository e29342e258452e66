using Hoist.Runtime;
namespace System;

public class Object
{
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public Object() { }

    public virtual string ToString() => GetType().ToString();
    public virtual bool Equals(object obj) => (object)this == obj;
    public virtual int GetHashCode() => RuntimeHashCode(this);

    /// The exact type of the object. NullReferenceException for null.
    [Native("Object.GetType")] public extern Type GetType();

    /// A shallow copy, counted as one object of the type.
    [Native("Object.MemberwiseClone")] protected extern object MemberwiseClone();

    /// A number that stays the same for the object's life, deterministic; 0 for null.
    [Native("Object.RuntimeHashCode")] internal static extern int RuntimeHashCode(object obj);

    public static bool ReferenceEquals(object objA, object objB) => objA == objB;

    public static bool Equals(object objA, object objB)
    {
        if (objA == objB) return true;
        if (objA == null || objB == null) return false;
        return objA.Equals(objB);
    }
}
