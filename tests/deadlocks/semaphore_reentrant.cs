// OuterAsync has the only place of the gate and awaits InnerAsync, which wants it too.
class Account
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    public async Task OuterAsync()
    {
        await _gate.WaitAsync();
        try { await InnerAsync(); }
        finally { _gate.Release(); }
    }
    public async Task InnerAsync()
    {
        await _gate.WaitAsync();
        try { Console.WriteLine("inner"); }
        finally { _gate.Release(); }
    }
    static async Task Main() => await new Account().OuterAsync();
}
