using System.IO;
using Hoist.Runtime;
namespace System;

/// What a program meets whose input and output are redirected.
public static partial class Console
{
    public static Stream OpenStandardOutput() => new ConsoleStream(1);
    public static Stream OpenStandardOutput(int bufferSize) => OpenStandardOutput();
    public static Stream OpenStandardError() => new ConsoleStream(2);
    public static Stream OpenStandardError(int bufferSize) => OpenStandardError();
    public static Stream OpenStandardInput() => new ConsoleStream(0);
    public static Stream OpenStandardInput(int bufferSize) => OpenStandardInput();

    public static bool KeyAvailable => throw new InvalidOperationException("Cannot see if a key has been pressed when either application does not have a console or when console input has been redirected from a file. Try Console.In.Peek.");
    public static ConsoleKeyInfo ReadKey() => ReadKey(false);
    public static ConsoleKeyInfo ReadKey(bool intercept) => throw new InvalidOperationException("Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.");
    public static bool TreatControlCAsInput { get => false; set { } }
    public static bool CursorVisible { set { } }
    public static int CursorSize { get => 100; }
    public static int CursorLeft { get => 0; set { } }
    public static int CursorTop { get => 0; set { } }
    public static (int Left, int Top) GetCursorPosition() => (0, 0);
    public static void SetCursorPosition(int left, int top) { }
    public static int WindowWidth => 80;
    public static int WindowHeight => 25;
    public static int BufferWidth => 80;
    public static int BufferHeight => 25;
    public static int LargestWindowWidth => 80;
    public static int LargestWindowHeight => 25;
    public static void Beep() { }
}
