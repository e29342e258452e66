using Hoist.Runtime;
namespace System.Threading.Channels;

/// Operations in the order of their arrival.
[NetUncounted]
internal sealed class OperationQueue
{
    internal ChannelOperation Head;
    private ChannelOperation _tail;

    internal bool IsEmpty => Head == null;

    internal void Enqueue(ChannelOperation operation)
    {
        operation.Queue = this;
        operation.Prev = _tail;
        operation.Next = null;
        if (_tail == null) Head = operation;
        else _tail.Next = operation;
        _tail = operation;
    }

    internal void Remove(ChannelOperation operation)
    {
        if (operation.Queue != this) return;
        if (operation.Prev == null) Head = operation.Next;
        else operation.Prev.Next = operation.Next;
        if (operation.Next == null) _tail = operation.Prev;
        else operation.Next.Prev = operation.Prev;
        operation.Queue = null;
        operation.Next = null;
        operation.Prev = null;
    }

    internal ChannelOperation Dequeue()
    {
        ChannelOperation first = Head;
        if (first != null) Remove(first);
        return first;
    }

    /// Empties the queue; the operations stay linked by Next.
    internal ChannelOperation TakeAll()
    {
        ChannelOperation first = Head;
        for (ChannelOperation operation = first; operation != null; operation = operation.Next) operation.Queue = null;
        Head = null;
        _tail = null;
        return first;
    }
}
