using Hoist.Runtime;
namespace System;

public static class Environment
{
    public static string NewLine => "\n";
    /// Ends the process with the code; finally blocks do not run. Does not return.
    [Native("Environment.Exit")] public static extern void Exit(int exitCode);
    /// Ends with a report on standard error ("Process terminated. message" and a trace) and code 134.
    [Native("Environment.FailFast")] public static extern void FailFast(string message);
    public static void FailFast(string message, Exception exception) => FailFast(message);
    /// Managed id of the running logical thread.
    public static extern int CurrentManagedThreadId { [Native("Environment.CurrentManagedThreadId")] get; }
    /// Processors of the logical machine.
    public static extern int ProcessorCount { [Native("Environment.ProcessorCount")] get; }
    /// Virtual milliseconds since the machine started, plus a fixed offset.
    public static extern long TickCount64 { [Native("Environment.TickCount64")] get; }
    public static int TickCount => (int)TickCount64;
    public static extern int ExitCode { [Native("Environment.get_ExitCode")] get; [Native("Environment.set_ExitCode")] set; }
    /// The stack as Exception.StackTrace would give it, this property's own frame first ("   at System.Environment.get_StackTrace()").
    public static extern string StackTrace { [Native("Environment.get_StackTrace")] get; }
    /// The program's arguments, a new array.
    [Native("Environment.Arguments")] internal static extern string[] Arguments();

    public static string[] GetCommandLineArgs()
    {
        string[] arguments = Arguments();
        string[] result = new string[arguments.Length + 1];
        result[0] = "main";
        for (int i = 0; i < arguments.Length; i++) result[i + 1] = arguments[i];
        return result;
    }

    public static string CommandLine => string.Join(" ", GetCommandLineArgs());
    public static string GetEnvironmentVariable(string variable) => null;
    public static void SetEnvironmentVariable(string variable, string value) { }
    public static string MachineName => "hoist";
    public static string UserName => "user";
    public static string CurrentDirectory { get => "/"; set { } }
    public static bool Is64BitProcess => true;
    public static bool Is64BitOperatingSystem => true;
    public static bool HasShutdownStarted => false;
    public static int ProcessId => 1;
    public static int SystemPageSize => 4096;
    public static long WorkingSet => 0;
    public static bool UserInteractive => true;
    public static string GetFolderPath(SpecialFolder folder) => "";

    public enum SpecialFolder
    {
        Desktop = 0, Programs = 2, MyDocuments = 5, Personal = 5, Favorites = 6, Startup = 7, Recent = 8, SendTo = 9, StartMenu = 11, MyMusic = 13, MyVideos = 14, DesktopDirectory = 16,
        MyComputer = 17, NetworkShortcuts = 19, Fonts = 20, Templates = 21, CommonStartMenu = 22, CommonPrograms = 23, CommonStartup = 24, CommonDesktopDirectory = 25, ApplicationData = 26,
        PrinterShortcuts = 27, LocalApplicationData = 28, InternetCache = 32, Cookies = 33, History = 34, CommonApplicationData = 35, Windows = 36, System = 37, ProgramFiles = 38, MyPictures = 39, UserProfile = 40,
    }

    public static Version Version => new Version(10, 0, 0);
}
