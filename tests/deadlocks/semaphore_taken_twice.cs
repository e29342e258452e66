// a semaphore, sync, taken twice on one thread
var gate = new SemaphoreSlim(1);
void Outer() { gate.Wait(); try { Inner(); } finally { gate.Release(); } }
void Inner() { gate.Wait(); gate.Release(); }
Outer();
