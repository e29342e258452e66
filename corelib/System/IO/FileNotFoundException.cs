using System;
namespace System.IO;

public class FileNotFoundException : IOException
{
    public FileNotFoundException() : base("Unable to find the specified file.") { HResult = unchecked((int)0x80070002); }
    public FileNotFoundException(string message) : base(message) { HResult = unchecked((int)0x80070002); }
    public FileNotFoundException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070002); }

    public FileNotFoundException(string message, string fileName) : base(message)
    {
        FileName = fileName;
        HResult = unchecked((int)0x80070002);
    }

    public string FileName { get; }

    public override string ToString()
    {
        string result = base.ToString();
        return result;
    }
}
