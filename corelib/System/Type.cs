using Hoist.Runtime;
namespace System;

/// One object for each type; `typeof(T)` and GetType() give it. Not counted.
public abstract class Type : System.Reflection.MemberInfo
{
    public static readonly Type[] EmptyTypes = Array.Empty<Type>();

    /// ``List`1``; `Outer+Inner` gives `Inner`; `Int32[]`.
    [Native("Type.get_Name")] private static extern string NameOf(Type type);
    /// As Type.FullName: ``System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]``; user types' assembly is "main, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null".
    [Native("Type.get_FullName")] private static extern string FullNameOf(Type type);
    /// null for the global namespace.
    [Native("Type.get_Namespace")] private static extern string NamespaceOf(Type type);
    /// ``System.Collections.Generic.List`1[System.Int32]``.
    [Native("Type.ToString")] private static extern string TextOf(Type type);
    [Native("Type.get_BaseType")] private static extern Type BaseOf(Type type);
    /// 0 class, 1 interface, 2 struct, 3 enum, 4 primitive, 5 array, 6 delegate, 7 pointer or by reference, 8 void.
    [Native("Type.Shape")] private static extern int ShapeOf(Type type);
    [Native("Type.IsAssignableFrom")] private static extern bool AssignableFrom(Type target, Type source);
    /// Element of an array; underlying type of an enum; null.
    [Native("Type.GetElementType")] private static extern Type ElementOf(Type type);
    /// Type arguments of a closed type, none for others.
    [Native("Type.GetGenericArguments")] private static extern Type[] ArgumentsOf(Type type);
    /// The object for the unbound generic type (typeof(List<>)) of a closed one; null if not generic.
    [Native("Type.GetGenericTypeDefinition")] private static extern Type DefinitionOf(Type type);
    [Native("Type.IsGenericTypeDefinition")] private static extern bool IsDefinition(Type type);
    [Native("Type.GetArrayRank")] private static extern int RankOf(Type type);
    [Native("Type.Modifiers")] private static extern int ModifiersOf(Type type);
    [Native("Type.GetInterfaces")] private static extern Type[] InterfacesOf(Type type);
    [Native("Type.get_DeclaringType")] private static extern Type OuterOf(Type type);

    public override string Name => NameOf(this);
    public string FullName
    {
        get
        {
            if (!IsDefinition(this)) return FullNameOf(this);
            string text = TextOf(this);
            int end = text.IndexOf('[');
            return end < 0 ? text : text.Substring(0, end);
        }
    }

    public string Namespace => IsArray ? ElementOf(this).Namespace : ShapeOf(this) == 8 ? "System" : NamespaceOf(this);
    public string AssemblyQualifiedName => FullName;
    public override string ToString() => TextOf(this);
    public Type BaseType => ShapeOf(this) == 8 ? typeof(ValueType) : BaseOf(this);
    public Type DeclaringType => OuterOf(this);
    public bool IsClass { get { int s = ShapeOf(this); return s == 0 || s == 5 || s == 6; } }
    public bool IsInterface => ShapeOf(this) == 1;
    public bool IsEnum => ShapeOf(this) == 3;
    public bool IsPrimitive => ShapeOf(this) == 4;
    public bool IsArray => ShapeOf(this) == 5;
    public bool IsSZArray => ShapeOf(this) == 5 && RankOf(this) == 1;
    public bool IsValueType { get { int s = ShapeOf(this); return s == 2 || s == 3 || s == 4 || s == 8; } }
    public bool IsPointer => false;
    public bool IsByRef => false;
    public bool IsGenericType => IsDefinition(this) || ArgumentsOf(this).Length > 0;
    public bool IsGenericTypeDefinition => IsDefinition(this);
    public bool IsConstructedGenericType => !IsDefinition(this) && ArgumentsOf(this).Length > 0;
    public bool IsGenericParameter => false;
    public bool ContainsGenericParameters => IsDefinition(this);
    /// bits: 1 abstract, 2 sealed, 4 public, 8 nested, 16 by-ref-like, 32 nested public
    public bool IsAbstract => (ModifiersOf(this) & 1) != 0;
    public bool IsSealed => (ModifiersOf(this) & 2) != 0;
    public bool IsPublic => (ModifiersOf(this) & 4) != 0;
    public bool IsNested => (ModifiersOf(this) & 8) != 0;
    public bool IsByRefLike => (ModifiersOf(this) & 16) != 0;
    public bool IsNestedPublic => (ModifiersOf(this) & 32) != 0;
    public RuntimeTypeHandle TypeHandle => new RuntimeTypeHandle(this);

    public bool IsAssignableFrom(Type c) => c != null && AssignableFrom(this, c);
    public bool IsAssignableTo(Type targetType) => targetType != null && AssignableFrom(targetType, this);
    public virtual bool IsInstanceOfType(object o) => o != null && AssignableFrom(this, o.GetType());

    public bool IsSubclassOf(Type c)
    {
        for (Type t = BaseType; t != null; t = t.BaseType)
            if (t == c) return true;
        return false;
    }

    public Type GetElementType() => IsArray ? ElementOf(this) : null;
    public int GetArrayRank() => RankOf(this);
    public Type[] GetInterfaces() => InterfacesOf(this);
    public Type[] GetGenericArguments() => ArgumentsOf(this);
    public Type[] GenericTypeArguments => IsDefinition(this) ? EmptyTypes : ArgumentsOf(this);

    public Type GetGenericTypeDefinition()
    {
        Type result = DefinitionOf(this);
        if (result == null) throw new InvalidOperationException("This operation is only valid on generic types.");
        return result;
    }

    public Type GetEnumUnderlyingType()
    {
        if (!IsEnum) throw new ArgumentException("Type provided must be an Enum.", "enumType");
        return ElementOf(this);
    }

    public string[] GetEnumNames() => Enum.GetNames(this);
    public Array GetEnumValues() => Enum.GetValues(this);

    public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => handle.type;

    public static TypeCode GetTypeCode(Type type)
    {
        if (type == null) return TypeCode.Empty;
        if (type.IsEnum) type = ElementOf(type);
        if (type == typeof(bool)) return TypeCode.Boolean;
        if (type == typeof(char)) return TypeCode.Char;
        if (type == typeof(sbyte)) return TypeCode.SByte;
        if (type == typeof(byte)) return TypeCode.Byte;
        if (type == typeof(short)) return TypeCode.Int16;
        if (type == typeof(ushort)) return TypeCode.UInt16;
        if (type == typeof(int)) return TypeCode.Int32;
        if (type == typeof(uint)) return TypeCode.UInt32;
        if (type == typeof(long)) return TypeCode.Int64;
        if (type == typeof(ulong)) return TypeCode.UInt64;
        if (type == typeof(float)) return TypeCode.Single;
        if (type == typeof(double)) return TypeCode.Double;
        if (type == typeof(decimal)) return TypeCode.Decimal;
        if (type == typeof(DateTime)) return TypeCode.DateTime;
        if (type == typeof(string)) return TypeCode.String;
        return TypeCode.Object;
    }

    public override bool Equals(object o) => (object)this == o;
    public bool Equals(Type o) => (object)this == (object)o;
    public override int GetHashCode() => Object.RuntimeHashCode(this);
    public static bool operator ==(Type left, Type right) => (object)left == (object)right;
    public static bool operator !=(Type left, Type right) => (object)left != (object)right;
}
