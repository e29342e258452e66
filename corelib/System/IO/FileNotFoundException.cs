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
        string text = GetType().ToString() + ": " + Message;
        if (FileName != null && FileName.Length > 0) text = text + "\nFile name: '" + FileName + "'";
        if (InnerException != null) text = text + "\n ---> " + InnerException.ToString();
        if (StackTrace != null) text = text + "\n" + StackTrace;
        return text;
    }
}
