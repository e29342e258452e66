// Three participants are expected, two come.
using var barrier = new Barrier(3);
var other = new Thread(() => barrier.SignalAndWait()) { Name = "other" };
other.Start();
barrier.SignalAndWait();
