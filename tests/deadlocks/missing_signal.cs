// Of three workers one forgets to signal.
using var done = new CountdownEvent(3);
for (int i = 0; i < 3; i++)
{
    int n = i;
    ThreadPool.QueueUserWorkItem(_ => { if (n != 1) done.Signal(); });
}
done.Wait();
