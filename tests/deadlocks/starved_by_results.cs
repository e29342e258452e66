// Each pool thread blocks on a task that needs a pool thread.
var tasks = new List<Task<int>>();
for (int i = 0; i < 20; i++) tasks.Add(Task.Run(() => OneAsync().Result));
Console.WriteLine((await Task.WhenAll(tasks)).Sum());

static async Task<int> OneAsync()
{
    await Task.Delay(100);
    return 1;
}
