// AsParallel: results, and exceptions in an AggregateException.
using System;
using System.Linq;
using System.Threading;

int[] numbers = Enumerable.Range(1, 20).ToArray();
Console.WriteLine(string.Join(",", numbers.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Where(n => n % 5 == 0).Select(n => n * n)));
Console.WriteLine(numbers.AsParallel().Sum() + " " + numbers.AsParallel().Count(n => n > 10) + " " + numbers.AsParallel().Max() + " " + numbers.AsParallel().Average() + " " + numbers.AsParallel().Any(n => n == 7));
Console.WriteLine(string.Join(",", numbers.AsParallel().OrderByDescending(n => n % 4).ThenBy(n => n).Take(6)));
Console.WriteLine(string.Join(";", numbers.AsParallel().GroupBy(n => n % 3).OrderBy(g => g.Key).Select(g => g.Key + ":" + g.Sum())));
Console.WriteLine(numbers.AsParallel().Aggregate(0, (a, n) => a + n, (a, b) => a + b, total => total * 2) + " " + ParallelEnumerable.Range(0, 5).ToList().Count);
int sum = 0;
numbers.AsParallel().ForAll(n => Interlocked.Add(ref sum, n));
Console.WriteLine(sum);
try
{
    numbers.AsParallel().Select(n => 10 / (n - 3)).ToArray();
}
catch (AggregateException e)
{
    Console.WriteLine(e.InnerExceptions[0].GetType().Name + ": " + e.InnerExceptions[0].Message);
}
try { ParallelEnumerable.Empty<int>().First(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
CancellationTokenSource source = new();
source.Cancel();
try { numbers.AsParallel().WithCancellation(source.Token).ToArray(); } catch (OperationCanceledException) { Console.WriteLine("canceled"); }
Flags flags = (sum > 0 ? Flags.A : 0) | (sum < 0 ? 0 : Flags.B);
Console.WriteLine(flags);

[Flags]
enum Flags { A = 1, B = 2 }
