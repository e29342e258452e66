namespace System.Threading.Channels;
public sealed class BoundedChannelOptions : ChannelOptions
{
    private int _capacity;
    private BoundedChannelFullMode _mode;

    public BoundedChannelOptions(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity");
        _capacity = capacity;
    }

    public int Capacity
    {
        get => _capacity;
        set
        {
            if (value < 0) throw new ArgumentOutOfRangeException("value");
            _capacity = value;
        }
    }

    public BoundedChannelFullMode FullMode
    {
        get => _mode;
        set
        {
            if (value < BoundedChannelFullMode.Wait || value > BoundedChannelFullMode.DropWrite) throw new ArgumentOutOfRangeException("value");
            _mode = value;
        }
    }
}
