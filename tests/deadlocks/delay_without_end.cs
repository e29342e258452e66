// Nobody cancels the token.
using var cts = new CancellationTokenSource();
async Task PumpAsync(CancellationToken token)
{
    while (!token.IsCancellationRequested) await Task.Delay(Timeout.Infinite, token);
}
await PumpAsync(cts.Token);
