// producer and consumer each wait for the other's channel
using System.Threading.Channels;
var a = Channel.CreateUnbounded<int>();
var b = Channel.CreateUnbounded<int>();
async Task Left() { int n = await a.Reader.ReadAsync(); await b.Writer.WriteAsync(n); }
async Task Right() { int n = await b.Reader.ReadAsync(); await a.Writer.WriteAsync(n); }
await Task.WhenAll(Left(), Right());
