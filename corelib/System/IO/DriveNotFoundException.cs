using System;
namespace System.IO;

public class DriveNotFoundException : IOException
{
    public DriveNotFoundException() : base("Could not find the drive. The drive might not be ready or might not be mapped.") { HResult = unchecked((int)0x80070003); }
    public DriveNotFoundException(string message) : base(message) { HResult = unchecked((int)0x80070003); }
    public DriveNotFoundException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070003); }
}
