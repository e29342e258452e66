// The producer ends without CompleteAdding.
using System.Collections.Concurrent;
var queue = new BlockingCollection<int>();
var producer = Task.Run(() => { for (int i = 0; i < 2; i++) queue.Add(i); });
foreach (int item in queue.GetConsumingEnumerable()) Console.WriteLine(item);
