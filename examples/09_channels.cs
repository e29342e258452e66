// A bounded channel: the producer waits when the consumer is slow.
using System.Threading.Channels;

var channel = Channel.CreateBounded<int>(2);
Task producer = ProduceAsync(channel.Writer);
int sum = 0;
await foreach (int item in channel.Reader.ReadAllAsync())
{
    await Task.Delay(10);
    sum += item;
}
await producer;
Console.WriteLine($"sum {sum}");

static async Task ProduceAsync(ChannelWriter<int> writer)
{
    for (int i = 1; i <= 10; i++) await writer.WriteAsync(i);
    writer.Complete();
}
