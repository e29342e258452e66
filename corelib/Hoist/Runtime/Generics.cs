namespace Hoist.Runtime;

/// Questions about type arguments that C# cannot ask.
internal static class Generics
{
    /// Whether a T (boxed, if a value type) may be cast to TBase.
    [Native("Generics.IsAssignable")] internal static extern bool IsAssignable<T, TBase>();

    /// A zeroed object of the generic class with this metadata name closed over T; no constructor runs, nothing is counted.
    /// `Create<int>("Hoist.Runtime.GenericComparer`1")`.
    [Native("Generics.Create")] internal static extern object Create<T>(string metadataName);

    /// The same, closed over V where T is Nullable<V>; null if T is not a Nullable.
    [Native("Generics.CreateOverNullable")] internal static extern object CreateOverNullable<T>(string metadataName);

    /// Whether T is a reference type or contains a reference.
    [Native("Generics.IsReferenceOrContainsReferences")] internal static extern bool IsReferenceOrContainsReferences<T>();

    /// Whether T is a value type (Nullable included).
    [Native("Generics.IsValueType")] internal static extern bool IsValueType<T>();

    /// Whether T is an enum.
    [Native("Generics.IsEnum")] internal static extern bool IsEnum<T>();

    /// The bits of the value, where TFrom and TTo have the same number of slots (as Unsafe.As by value).
    [Native("Generics.Reinterpret")] internal static extern TTo Reinterpret<TFrom, TTo>(TFrom value);
}
