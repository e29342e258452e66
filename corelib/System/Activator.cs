using Hoist.Runtime;
namespace System;

public static class Activator
{
    /// A new T: zeroed for value types, else its public constructor without parameters. The compiler emits `new T()` for it.
    public static T CreateInstance<T>() => Maker<T>.Make();

    private static class Maker<T>
    {
        internal static T Make()
        {
            if (Generics.IsValueType<T>()) return default;
            return ((IMaker<T>)Generics.Create<T>("Hoist.Runtime.NewMaker`1")).New();
        }
    }
}
