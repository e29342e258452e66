// Two readers both want to become the writer.
var table = new ReaderWriterLockSlim();
using var both = new Barrier(2);
void Update()
{
    table.EnterReadLock();
    both.SignalAndWait();
    var writer = new Thread(() => { table.EnterWriteLock(); table.ExitWriteLock(); }) { Name = "writer" };
    writer.Start();
    writer.Join();
    table.ExitReadLock();
}
var one = new Thread(Update) { Name = "one" };
one.Start();
Update();
