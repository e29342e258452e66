namespace System;

public sealed class TypeInitializationException : SystemException
{
    private readonly string _typeName;

    public TypeInitializationException(string fullTypeName, Exception innerException)
        : base("The type initializer for '" + fullTypeName + "' threw an exception.", innerException)
    {
        _typeName = fullTypeName;
        HResult = unchecked((int)0x80131534);
    }

    public string TypeName => _typeName == null ? "" : _typeName;
}
