// Standard output as bytes; what a redirected console answers.
using System;
using System.IO;
using System.Text;

using (Stream output = Console.OpenStandardOutput())
{
    byte[] bytes = Encoding.UTF8.GetBytes("raw é\n");
    output.Write(bytes, 0, 5);
    output.Write(bytes, 5, bytes.Length - 5);
    Console.WriteLine(output.CanWrite + " " + output.CanRead + " " + output.CanSeek);
}
using StreamWriter writer = new(Console.OpenStandardOutput()) { AutoFlush = true };
writer.WriteLine("through a writer");
try { Console.ReadKey(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
