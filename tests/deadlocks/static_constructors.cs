// Two types need each other in their static constructors, on two threads.
class A
{
    public static readonly int Value;
    static A() { Program.Both.SignalAndWait(); Value = B.Value + 1; }
}
class B
{
    public static readonly int Value;
    static B() { Program.Both.SignalAndWait(); Value = A.Value + 1; }
}
class C
{
    public static readonly int Value;
    static C()
    {
        var other = new Thread(() => Console.WriteLine(Value)) { Name = "other" };
        other.Start();
        other.Join();
        Value = 1;
    }
}
class Program
{
    public static readonly Barrier Both = new(2);
    static void Main() => Console.WriteLine(C.Value);
}
