// `new Task` without Start.
var work = new Task(() => Console.WriteLine("work"));
Console.WriteLine(work.Status);
await work;
