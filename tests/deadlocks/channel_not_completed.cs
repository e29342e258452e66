// The writer ends without Complete: the reader's loop never does.
using System.Threading.Channels;
var channel = Channel.CreateUnbounded<int>();
var reader = ReadAllAsync(channel.Reader);
channel.Writer.TryWrite(1);
await reader;

static async Task ReadAllAsync(ChannelReader<int> reader)
{
    await foreach (int item in reader.ReadAllAsync()) Console.WriteLine(item);
}
