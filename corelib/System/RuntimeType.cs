namespace System;

/// The exact type of all Type objects: what `typeof(int).GetType()` prints.
internal sealed class RuntimeType : Type { }
