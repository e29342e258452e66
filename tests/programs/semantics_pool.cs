// Section 8: the pool.
ThreadPool.SetMinThreads(1, 1);
ThreadPool.SetMaxThreads(Environment.ProcessorCount, 8);
Console.WriteLine(ThreadPool.SetMaxThreads(0, 0));
ThreadPool.GetMinThreads(out int min, out _);
Console.WriteLine(min);
await Task.Run(() =>
{
    var t = Task.CurrentId;
    Console.WriteLine(t != null);
});
Console.WriteLine(Thread.CurrentThread.IsThreadPoolThread + " " + Thread.CurrentThread.IsBackground + " " + Thread.CurrentThread.Name);
var lr = Task.Factory.StartNew(() => Thread.CurrentThread.IsThreadPoolThread, TaskCreationOptions.LongRunning);
Console.WriteLine(await lr);
var local = new AsyncLocal<string>();
ThreadPool.QueueUserWorkItem(_ => { local.Value = "dirty"; SynchronizationContext.SetSynchronizationContext(new SynchronizationContext()); });
await Task.Delay(10);
ThreadPool.UnsafeQueueUserWorkItem(_ => Console.WriteLine((local.Value ?? "clean") + " " + (SynchronizationContext.Current is null)), null);
await Task.Delay(10);
Console.WriteLine(ThreadPool.ThreadCount > 0);
Console.WriteLine(ThreadPool.PendingWorkItemCount);
