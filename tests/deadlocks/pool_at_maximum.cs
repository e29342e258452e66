// The pool may not grow, and all its threads wait for what is queued behind them.
ThreadPool.SetMinThreads(4, 4);
ThreadPool.SetMaxThreads(4, 4);
using var both = new Barrier(4);
var tasks = new List<Task>();
for (int i = 0; i < 4; i++)
{
    tasks.Add(Task.Run(() =>
    {
        both.SignalAndWait();
        Task inner = Task.Factory.StartNew(() => Console.WriteLine("inner"), TaskCreationOptions.PreferFairness);
        inner.ContinueWith(t => { }).Wait();
    }));
}
Task.WaitAll(tasks.ToArray());
