// Main holds the lock that the thread it joins wants.
class Program
{
    static readonly object s_gate = new();
    static void Main()
    {
        var worker = new Thread(Work) { Name = "worker" };
        lock (s_gate)
        {
            worker.Start();
            worker.Join();
        }
    }
    static void Work()
    {
        lock (s_gate) Console.WriteLine("working");
    }
}
