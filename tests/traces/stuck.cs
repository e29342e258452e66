// One call never goes on.
var never = new TaskCompletionSource<int>();

async Task<int> WaitAsync() => await never.Task;

WaitAsync().Wait();
