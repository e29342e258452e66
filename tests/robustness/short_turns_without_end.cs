int x = 1;
while (true) {
Thread.Sleep(x);
await Task.Yield();
}
