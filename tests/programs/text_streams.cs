// StreamWriter and StreamReader over memory: marks of encodings, leaving open.
using System;
using System.IO;
using System.Text;

MemoryStream stream = new();
using (StreamWriter writer = new(stream, Encoding.UTF8, 1024, true)) writer.Write("héllo");
Console.WriteLine(Convert.ToHexString(stream.ToArray()));
stream.Position = 0;
StreamReader reader = new(stream);
Console.WriteLine(reader.ReadToEnd() + " " + reader.CurrentEncoding.WebName + " " + reader.EndOfStream);
using (StreamWriter writer = new(stream, leaveOpen: true)) writer.WriteLine("more");
Console.WriteLine(stream.Length);
MemoryStream bare = new();
using (StreamWriter writer = new(bare)) writer.Write("x");
Console.WriteLine(Convert.ToHexString(bare.ToArray()) + " " + bare.CanRead);
MemoryStream wide = new();
using (StreamWriter writer = new(wide, Encoding.Unicode, leaveOpen: true)) writer.Write("ab");
wide.Position = 0;
Console.WriteLine(wide.Length + " " + new StreamReader(wide, Encoding.UTF8).ReadToEnd());
try { new StreamReader(bare); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
