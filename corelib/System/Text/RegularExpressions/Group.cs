using System;
namespace System.Text.RegularExpressions;

public class Group : Capture
{
    internal static readonly Group Missing = new Group("", new int[0], 0, 0, "");

    /// Start and length of each capture.
    private readonly int[] _spans;
    private readonly int _start;
    private readonly int _count;
    private CaptureCollection _captures;

    /// `count` captures in `spans` from `start` on.
    internal Group(string text, int[] spans, int start, int count, string name)
        : base(text, count == 0 ? 0 : spans[start + count * 2 - 2], count == 0 ? 0 : spans[start + count * 2 - 1])
    {
        _spans = spans;
        _start = start;
        _count = count;
        Name = name;
    }

    /// A match: its own one capture.
    private protected Group(string text, int index, int length, bool success) : base(text, index, length)
    {
        _count = success ? 1 : 0;
        Name = "0";
    }

    public bool Success => _count != 0;
    public string Name { get; }

    public CaptureCollection Captures
    {
        get
        {
            if (_captures == null) _captures = new CaptureCollection(this);
            return _captures;
        }
    }

    internal int CaptureCount => _count;
    /// The last one is the group itself.
    internal Capture CaptureAt(int i) => i == _count - 1 ? this : new Capture(Text, _spans[_start + i * 2], _spans[_start + i * 2 + 1]);

    public static Group Synchronized(Group inner)
    {
        ArgumentNullException.ThrowIfNull(inner, "inner");
        return inner;
    }
}
