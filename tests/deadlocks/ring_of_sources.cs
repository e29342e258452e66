// Two methods await each other's source.
var left = new TaskCompletionSource<int>();
var right = new TaskCompletionSource<int>();
async Task LeftAsync() { int n = await right.Task; left.SetResult(n + 1); }
async Task RightAsync() { int n = await left.Task; right.SetResult(n + 1); }
await Task.WhenAll(LeftAsync(), RightAsync());
