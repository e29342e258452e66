using System;
using System.Threading;
using System.Threading.Tasks;

Console.WriteLine(Environment.CurrentManagedThreadId + " " + (SynchronizationContext.Current != null));
await Task.Delay(5);
Console.WriteLine(Environment.CurrentManagedThreadId + " after a delay");
await Task.Delay(5).ConfigureAwait(false);
Console.WriteLine((Environment.CurrentManagedThreadId == 1) + " with ConfigureAwait(false)");
return 7;
