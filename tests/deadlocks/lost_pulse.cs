// The pulse comes before the wait: nobody pulses again.
var gate = new object();
lock (gate) Monitor.Pulse(gate);
var waiter = new Thread(() => { lock (gate) Monitor.Wait(gate); }) { Name = "waiter" };
waiter.Start();
waiter.Join();
