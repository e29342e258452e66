using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Text;

/// One array that doubles, not counted; what .NET's chunks would take is told to the counters.
[NetFields("object a; object b; int c; int d; int e")]
public sealed class StringBuilder
{
    private char[] _chars;
    private int _length;
    /// What .NET's chunks hold together, and how much of it is the last chunk's.
    private int _capacity;
    private readonly int _maxCapacity;

    public StringBuilder() : this(16, int.MaxValue, null) { }
    public StringBuilder(int capacity) : this(CheckCapacity(capacity, int.MaxValue), int.MaxValue, null) { }
    public StringBuilder(string value) : this(16, int.MaxValue, value) { }
    public StringBuilder(string value, int capacity) : this(CheckCapacity(capacity, int.MaxValue), int.MaxValue, value) { }
    public StringBuilder(int capacity, int maxCapacity) : this(CheckMax(capacity, maxCapacity), maxCapacity, null) { }

    public StringBuilder(string value, int startIndex, int length, int capacity) : this(CheckCapacity(capacity, int.MaxValue), int.MaxValue, Part(value, startIndex, length)) { }

    private static string Part(string value, int startIndex, int length)
    {
        if (startIndex < 0) throw new ArgumentOutOfRangeException("startIndex", startIndex, "startIndex ('" + startIndex.ToString() + "') must be a non-negative value.");
        if (length < 0) throw new ArgumentOutOfRangeException("length", length, "length ('" + length.ToString() + "') must be a non-negative value.");
        if (value == null) value = "";
        if (startIndex > value.Length - length) throw new ArgumentOutOfRangeException("length", "Index and length must refer to a location within the string.");
        return string.Slice(value, startIndex, length);
    }

    private static int CheckCapacity(int capacity, int max)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        return capacity == 0 ? 16 : capacity;
    }

    private static int CheckMax(int capacity, int maxCapacity)
    {
        if (capacity > maxCapacity) throw new ArgumentOutOfRangeException("capacity", "Capacity exceeds maximum capacity.");
        if (maxCapacity < 1) throw new ArgumentOutOfRangeException("maxCapacity", "The maximum capacity must be greater than zero and less than or equal to int.MaxValue.");
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        return capacity == 0 ? Math.Min(16, maxCapacity) : capacity;
    }

    private StringBuilder(int capacity, int maxCapacity, string value)
    {
        _maxCapacity = maxCapacity;
        int length = value == null ? 0 : value.Length;
        if (capacity < length) capacity = length;
        _chars = new char[capacity];
        _capacity = capacity;
        if (length > 0) string.CopyToArray(value, 0, _chars, 0, length);
        _length = length;
    }

    public int Length
    {
        get => _length;
        set
        {
            if (value < 0) throw Throw.NegativeValue("value", value);
            if (value > _maxCapacity) throw new ArgumentOutOfRangeException("value", "capacity was less than the current size.");
            if (value > _length) Append('\0', value - _length);
            else _length = value;
        }
    }

    public int MaxCapacity => _maxCapacity;

    public int Capacity
    {
        get => _capacity;
        set
        {
            if (value < 0) throw new ArgumentOutOfRangeException("value", "Capacity must be positive.");
            if (value > _maxCapacity) throw new ArgumentOutOfRangeException("value", "Capacity exceeds maximum capacity.");
            if (value < _length) throw new ArgumentOutOfRangeException("value", "capacity was less than the current size.");
            if (value == _capacity) return;
            Counters.Allocated("System.Char[]", 24 + 2 * value + 7 & ~7);
            _capacity = value;
            Room(value);
        }
    }

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (_capacity < capacity) Capacity = capacity;
        return _capacity;
    }

    private void Room(int needed)
    {
        if (needed <= _chars.Length) return;
        int size = _chars.Length * 2;
        if (size < needed) size = needed;
        char[] larger = Counters.NewUncountedArray<char>(size);
        Array.CopyCore(_chars, 0, larger, 0, _length);
        _chars = larger;
    }

    /// Makes room for `more` units at the end and accounts for the chunks that .NET would add.
    private void Extend(int more)
    {
        int needed = _length + more;
        if (needed > _capacity)
        {
            if (needed > _maxCapacity || needed < 0) throw new ArgumentOutOfRangeException("valueCount", "The length cannot be greater than the capacity.");
            int over = needed - _capacity;
            int chunk = Math.Max(over, Math.Min(_capacity, 8000));
            Counters.Allocated("System.Text.StringBuilder", 48);
            Counters.Allocated("System.Char[]", 24 + 2 * chunk + 7 & ~7);
            _capacity += chunk;
        }
        if (needed > _chars.Length) Room(needed);
    }

    public char this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_length) throw new IndexOutOfRangeException();
            return _chars[index];
        }
        set
        {
            if ((uint)index >= (uint)_length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
            _chars[index] = value;
        }
    }

    public override string ToString() => _length == 0 ? "" : string.FromChars(_chars, 0, _length);

    public string ToString(int startIndex, int length)
    {
        if (startIndex < 0) throw Throw.NegativeValue("startIndex", startIndex);
        if (startIndex > _length) throw new ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.");
        if (length < 0) throw Throw.NegativeValue("length", length);
        if (startIndex > _length - length) throw new ArgumentOutOfRangeException("length", "Index and length must refer to a location within the string.");
        return string.FromChars(_chars, startIndex, length);
    }

    public StringBuilder Clear()
    {
        _length = 0;
        return this;
    }

    public StringBuilder Append(string value)
    {
        if (value == null) return this;
        int length = value.Length;
        if (length == 0) return this;
        if (_length + length > _chars.Length || _length + length > _capacity) Extend(length);
        string.CopyToArray(value, 0, _chars, _length, length);
        _length += length;
        return this;
    }

    public StringBuilder Append(char value)
    {
        if (_length + 1 > _chars.Length || _length + 1 > _capacity) Extend(1);
        _chars[_length++] = value;
        return this;
    }

    public StringBuilder Append(char value, int repeatCount)
    {
        if (repeatCount < 0) throw Throw.NegativeValue("repeatCount", repeatCount);
        if (repeatCount == 0) return this;
        Extend(repeatCount);
        for (int i = 0; i < repeatCount; i++) _chars[_length + i] = value;
        _length += repeatCount;
        return this;
    }

    public StringBuilder Append(string value, int startIndex, int count)
    {
        if (value == null)
        {
            if (startIndex == 0 && count == 0) return this;
            throw new ArgumentNullException("value");
        }
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (startIndex < 0) throw new ArgumentOutOfRangeException("startIndex", startIndex, "startIndex ('" + startIndex.ToString() + "') must be a non-negative value.");
        if (startIndex > value.Length - count) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (count == 0) return this;
        Extend(count);
        string.CopyToArray(value, startIndex, _chars, _length, count);
        _length += count;
        return this;
    }

    public StringBuilder Append(char[] value)
    {
        if (value == null || value.Length == 0) return this;
        return Append(value, 0, value.Length);
    }

    public StringBuilder Append(char[] value, int startIndex, int charCount)
    {
        if (startIndex < 0) throw new ArgumentOutOfRangeException("startIndex", startIndex, "startIndex ('" + startIndex.ToString() + "') must be a non-negative value.");
        if (charCount < 0) throw new ArgumentOutOfRangeException("charCount", charCount, "charCount ('" + charCount.ToString() + "') must be a non-negative value.");
        if (value == null)
        {
            if (startIndex == 0 && charCount == 0) return this;
            throw new ArgumentNullException("value");
        }
        if (charCount > value.Length - startIndex) throw new ArgumentOutOfRangeException("charCount", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (charCount == 0) return this;
        Extend(charCount);
        Array.CopyCore(value, startIndex, _chars, _length, charCount);
        _length += charCount;
        return this;
    }

    public StringBuilder Append(StringBuilder value)
    {
        if (value == null || value._length == 0) return this;
        int count = value._length;
        Extend(count);
        Array.CopyCore(value._chars, 0, _chars, _length, count);
        _length += count;
        return this;
    }

    public StringBuilder Append(StringBuilder value, int startIndex, int count) => value == null ? this : Append(value.ToString(startIndex, count));
    public StringBuilder Append(ReadOnlySpan<char> value) => value.Length == 0 ? this : Append(Number.Text(value));
    public StringBuilder Append(ReadOnlyMemory<char> value) => Append(value.Span);
    public StringBuilder Append(object value) => value == null ? this : Append(value.ToString());
    public StringBuilder Append(bool value) => Append(value ? "True" : "False");
    public StringBuilder Append(sbyte value) => AppendInteger(value);
    public StringBuilder Append(byte value) => AppendInteger(value);
    public StringBuilder Append(short value) => AppendInteger(value);
    public StringBuilder Append(ushort value) => AppendInteger(value);
    public StringBuilder Append(int value) => AppendInteger(value);
    public StringBuilder Append(uint value) => AppendInteger(value);
    public StringBuilder Append(long value) => AppendInteger(value);
    public StringBuilder Append(ulong value) => AppendUncounted(value);
    public StringBuilder Append(float value) => AppendUncounted(value);
    public StringBuilder Append(double value) => AppendUncounted(value);
    public StringBuilder Append(decimal value) => AppendUncounted(value);

    private StringBuilder AppendInteger(long value)
    {
        if (value >= 0 && value < 10) return Append((char)('0' + (int)value));
        int buffer = TextBuffer.Rent();
        TextBuffer.AppendInt64(buffer, value);
        return TakeFrom(buffer);
    }

    private StringBuilder AppendUncounted<T>(T value)
    {
        int buffer = TextBuffer.Rent();
        TextBuffer.AppendString(buffer, value.ToString());
        return TakeFrom(buffer);
    }

    private StringBuilder TakeFrom(int buffer)
    {
        int count = TextBuffer.Length(buffer);
        Extend(count);
        TextBuffer.CopyTo(buffer, _chars, _length);
        TextBuffer.Free(buffer);
        _length += count;
        return this;
    }

    public StringBuilder AppendLine() => Append('\n');
    public StringBuilder AppendLine(string value) => Append(value).Append('\n');

    public StringBuilder Append([InterpolatedStringHandlerArgument("")] ref AppendInterpolatedStringHandler handler) => this;
    public StringBuilder Append(IFormatProvider provider, [InterpolatedStringHandlerArgument("", "provider")] ref AppendInterpolatedStringHandler handler) => this;
    public StringBuilder AppendLine([InterpolatedStringHandlerArgument("")] ref AppendInterpolatedStringHandler handler) => Append('\n');

    public StringBuilder AppendFormat(string format, object arg0) => AppendFormat(null, format, new ReadOnlySpan<object>(ref arg0, 1));

    public StringBuilder AppendFormat(string format, object arg0, object arg1)
    {
        object[] args = Counters.NewUncountedArray<object>(2);
        args[0] = arg0;
        args[1] = arg1;
        return AppendFormat(null, format, new ReadOnlySpan<object>(args));
    }

    public StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)
    {
        object[] args = Counters.NewUncountedArray<object>(3);
        args[0] = arg0;
        args[1] = arg1;
        args[2] = arg2;
        return AppendFormat(null, format, new ReadOnlySpan<object>(args));
    }

    public StringBuilder AppendFormat(string format, params object[] args)
    {
        if (args == null) throw new ArgumentNullException(format == null ? "format" : "args");
        return AppendFormat(null, format, new ReadOnlySpan<object>(args));
    }

    public StringBuilder AppendFormat(string format, params ReadOnlySpan<object> args) => AppendFormat(null, format, args);
    public StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0) => AppendFormat(provider, format, new ReadOnlySpan<object>(ref arg0, 1));

    public StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0, object arg1)
    {
        object[] args = Counters.NewUncountedArray<object>(2);
        args[0] = arg0;
        args[1] = arg1;
        return AppendFormat(provider, format, new ReadOnlySpan<object>(args));
    }

    public StringBuilder AppendFormat(IFormatProvider provider, string format, params object[] args)
    {
        if (args == null) throw new ArgumentNullException(format == null ? "format" : "args");
        return AppendFormat(provider, format, new ReadOnlySpan<object>(args));
    }

    public StringBuilder AppendFormat(IFormatProvider provider, string format, params ReadOnlySpan<object> args)
    {
        if (format == null) throw new ArgumentNullException("format");
        int buffer = TextBuffer.Rent();
        CompositeFormatting.Append(buffer, provider, format, args);
        return TakeFrom(buffer);
    }

    public StringBuilder AppendJoin(string separator, params string[] values) => Append(string.Join(separator, values));
    public StringBuilder AppendJoin(string separator, params object[] values) => Append(string.Join(separator, values));
    public StringBuilder AppendJoin(string separator, params ReadOnlySpan<string> values) => Append(string.Join(separator, values));
    public StringBuilder AppendJoin(string separator, params ReadOnlySpan<object> values) => Append(string.Join(separator, values));
    public StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values) => Append(string.Join<T>(separator, values));
    public StringBuilder AppendJoin(char separator, params string[] values) => Append(string.Join(separator, values));
    public StringBuilder AppendJoin(char separator, params object[] values) => Append(string.Join(separator, values));
    public StringBuilder AppendJoin<T>(char separator, IEnumerable<T> values) => Append(string.Join<T>(separator, values));

    public StringBuilder Insert(int index, string value)
    {
        if ((uint)index > (uint)_length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (value == null || value.Length == 0) return this;
        int count = value.Length;
        Extend(count);
        Array.CopyCore(_chars, index, _chars, index + count, _length - index);
        string.CopyToArray(value, 0, _chars, index, count);
        _length += count;
        return this;
    }

    public StringBuilder Insert(int index, string value, int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if ((uint)index > (uint)_length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        for (int i = 0; i < count; i++) Insert(index, value);
        return this;
    }

    public StringBuilder Insert(int index, char value) => Insert(index, Number.TextOf(value));
    public StringBuilder Insert(int index, bool value) => Insert(index, value ? "True" : "False");
    public StringBuilder Insert(int index, int value) => Insert(index, Number.TextOf((long)value));
    public StringBuilder Insert(int index, uint value) => Insert(index, Number.TextOf((long)value));
    public StringBuilder Insert(int index, long value) => Insert(index, Number.TextOf(value));
    public StringBuilder Insert(int index, ulong value) => Insert(index, Number.TextOf(value));
    public StringBuilder Insert(int index, short value) => Insert(index, Number.TextOf((long)value));
    public StringBuilder Insert(int index, ushort value) => Insert(index, Number.TextOf((long)value));
    public StringBuilder Insert(int index, byte value) => Insert(index, Number.TextOf((long)value));
    public StringBuilder Insert(int index, sbyte value) => Insert(index, Number.TextOf((long)value));
    public StringBuilder Insert(int index, float value) => Insert(index, value.ToString());
    public StringBuilder Insert(int index, double value) => Insert(index, value.ToString());
    public StringBuilder Insert(int index, decimal value) => Insert(index, value.ToString());
    public StringBuilder Insert(int index, object value) => value == null ? this : Insert(index, value.ToString());
    public StringBuilder Insert(int index, char[] value) => value == null ? this : Insert(index, new string(value));
    public StringBuilder Insert(int index, ReadOnlySpan<char> value) => value.Length == 0 ? this : Insert(index, Number.Text(value));

    public StringBuilder Remove(int startIndex, int length)
    {
        if (length < 0) throw Throw.NegativeValue("length", length);
        if (startIndex < 0) throw Throw.NegativeValue("startIndex", startIndex);
        if (length > _length - startIndex) throw new ArgumentOutOfRangeException("length", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (length == 0) return this;
        Array.CopyCore(_chars, startIndex + length, _chars, startIndex, _length - startIndex - length);
        _length -= length;
        return this;
    }

    public StringBuilder Replace(char oldChar, char newChar) => Replace(oldChar, newChar, 0, _length);

    public StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
    {
        if ((uint)startIndex > (uint)_length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (count < 0 || startIndex > _length - count) throw new ArgumentOutOfRangeException("count", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        for (int i = startIndex; i < startIndex + count; i++)
            if (_chars[i] == oldChar) _chars[i] = newChar;
        return this;
    }

    public StringBuilder Replace(string oldValue, string newValue) => Replace(oldValue, newValue, 0, _length);

    public StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)
    {
        if ((uint)startIndex > (uint)_length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (count < 0 || startIndex > _length - count) throw new ArgumentOutOfRangeException("count", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        ArgumentNullException.ThrowIfNull(oldValue, "oldValue");
        if (oldValue.Length == 0) throw new ArgumentException("The value cannot be an empty string.", "oldValue");
        if (count == 0) return this;
        string before = Counters.NewUncountedString(ref _chars[startIndex], count);
        if (string.IndexOfString(before, oldValue, 0, count, false) < 0) return this;
        int buffer = TextBuffer.Rent();
        TextBuffer.AppendReplaced(buffer, before, oldValue, newValue == null ? "" : newValue);
        int made = TextBuffer.Length(buffer);
        int tail = _length - startIndex - count;
        if (made > count) Extend(made - count);
        Array.CopyCore(_chars, startIndex + count, _chars, startIndex + made, tail);
        TextBuffer.CopyTo(buffer, _chars, startIndex);
        TextBuffer.Free(buffer);
        _length = startIndex + made + tail;
        return this;
    }

    public void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(destination, "destination");
        if (destinationIndex < 0) throw new ArgumentOutOfRangeException("destinationIndex", destinationIndex, "destinationIndex ('" + destinationIndex.ToString() + "') must be a non-negative value.");
        if (destinationIndex > destination.Length - count) throw new ArgumentException("Either offset did not refer to a position in the string, or there is an insufficient length of destination character array.");
        CopyTo(sourceIndex, new Span<char>(destination, destinationIndex, destination.Length - destinationIndex), count);
    }

    public void CopyTo(int sourceIndex, Span<char> destination, int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count", "Argument count must not be negative.");
        if ((uint)sourceIndex > (uint)_length) throw new ArgumentOutOfRangeException("sourceIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (sourceIndex > _length - count) throw new ArgumentException("Source string was not long enough. Check sourceIndex and count.");
        new ReadOnlySpan<char>(_chars, sourceIndex, count).CopyTo(destination);
    }

    public bool Equals(StringBuilder sb)
    {
        if (sb == null || sb._length != _length || sb._maxCapacity != _maxCapacity) return false;
        for (int i = 0; i < _length; i++)
            if (_chars[i] != sb._chars[i]) return false;
        return true;
    }

    public bool Equals(ReadOnlySpan<char> span)
    {
        if (span.Length != _length) return false;
        for (int i = 0; i < _length; i++)
            if (_chars[i] != span[i]) return false;
        return true;
    }

    public ChunkEnumerator GetChunks() => new ChunkEnumerator(this);

    public struct ChunkEnumerator
    {
        private readonly StringBuilder _owner;
        private bool _moved;

        internal ChunkEnumerator(StringBuilder owner) { _owner = owner; }
        public ChunkEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_moved) return false;
            _moved = true;
            return true;
        }

        public ReadOnlyMemory<char> Current => new ReadOnlyMemory<char>(_owner._chars, 0, _owner._length);
    }

    [InterpolatedStringHandler]
    public struct AppendInterpolatedStringHandler
    {
        private readonly StringBuilder _builder;
        private readonly IFormatProvider _provider;

        public AppendInterpolatedStringHandler(int literalLength, int formattedCount, StringBuilder stringBuilder) { _builder = stringBuilder; }

        public AppendInterpolatedStringHandler(int literalLength, int formattedCount, StringBuilder stringBuilder, IFormatProvider provider)
        {
            _builder = stringBuilder;
            _provider = provider;
        }

        public void AppendLiteral(string value) => _builder.Append(value);
        public void AppendFormatted(string value) => _builder.Append(value);
        public void AppendFormatted(int value) => _builder.Append(value);
        public void AppendFormatted(char value) => _builder.Append(value);
        public void AppendFormatted(string value, int alignment = 0, string format = null) => Put(value, alignment);
        public void AppendFormatted(object value, int alignment = 0, string format = null) => Put(TextOfObject(value, format), alignment);
        public void AppendFormatted(ReadOnlySpan<char> value) => _builder.Append(value);
        public void AppendFormatted(ReadOnlySpan<char> value, int alignment = 0, string format = null) => Put(Number.Text(value), alignment);
        public void AppendFormatted<T>(T value) => _builder.Append(TextOfObject(Counters.BoxUncounted(value), null));
        public void AppendFormatted<T>(T value, string format) => _builder.Append(TextOfObject(Counters.BoxUncounted(value), format));
        public void AppendFormatted<T>(T value, int alignment) => Put(TextOfObject(Counters.BoxUncounted(value), null), alignment);
        public void AppendFormatted<T>(T value, int alignment, string format) => Put(TextOfObject(Counters.BoxUncounted(value), format), alignment);

        private void Put(string text, int alignment)
        {
            int length = text == null ? 0 : text.Length;
            int padding = (alignment < 0 ? -alignment : alignment) - length;
            if (alignment > 0 && padding > 0) _builder.Append(' ', padding);
            _builder.Append(text);
            if (alignment < 0 && padding > 0) _builder.Append(' ', padding);
        }

        private string TextOfObject(object value, string format)
        {
            if (_provider != null)
            {
                ICustomFormatter custom = (ICustomFormatter)_provider.GetFormat(typeof(ICustomFormatter));
                if (custom != null) return custom.Format(format, value, _provider);
            }
            if (value == null) return "";
            if (value is IFormattable formattable) return formattable.ToString(format, _provider);
            return value.ToString();
        }
    }
}
