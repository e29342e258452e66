using System;
namespace System.Runtime.CompilerServices;

public class IndexerNameAttribute : Attribute
{
    public IndexerNameAttribute(string indexerName) { }
}
