using System;
namespace System.Runtime.CompilerServices;

public sealed class RuntimeWrappedException : Exception
{
    public RuntimeWrappedException(object thrownObject) : base("An object that does not derive from System.Exception has been wrapped in a RuntimeWrappedException.") { WrappedException = thrownObject; }
    public object WrappedException { get; }
}
