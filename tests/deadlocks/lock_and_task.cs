// Main holds the lock that the task it waits for wants.
object gate = new();
lock (gate)
{
    Task<int> task = Task.Run(() => { lock (gate) return 42; });
    Console.WriteLine(task.Result);
}
