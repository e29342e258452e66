// static constructor waits for a task that uses the type
class Config
{
    public static readonly int Value;
    static Config() { Value = Task.Run(() => Compute()).Result; }
    static int Compute() => 42;
    static void Main() => Console.WriteLine(Value);
}
