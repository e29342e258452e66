using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections;

public sealed class BitArray : ICollection, ICloneable
{
    private int[] _words;
    private int _length;
    private int _version;

    public BitArray(int length) : this(length, false) { }

    public BitArray(int length, bool defaultValue)
    {
        if (length < 0) throw new ArgumentOutOfRangeException("length", length, "length ('" + length.ToString() + "') must be a non-negative value.");
        _words = new int[(length + 31) / 32];
        _length = length;
        if (defaultValue) SetAll(true);
    }

    public BitArray(bool[] values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        _words = new int[(values.Length + 31) / 32];
        _length = values.Length;
        for (int i = 0; i < _length; i++)
            if (values[i]) _words[i >> 5] |= 1 << (i & 31);
    }

    public BitArray(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes, "bytes");
        _words = new int[(bytes.Length + 3) / 4];
        _length = bytes.Length * 8;
        for (int i = 0; i < bytes.Length; i++) _words[i >> 2] |= bytes[i] << (8 * (i & 3));
    }

    public BitArray(int[] values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        _words = (int[])values.Clone();
        _length = values.Length * 32;
    }

    public BitArray(BitArray bits)
    {
        ArgumentNullException.ThrowIfNull(bits, "bits");
        _words = (int[])bits._words.Clone();
        _length = bits._length;
    }

    public int Count => _length;
    public bool IsReadOnly => false;
    public bool IsSynchronized => false;
    public object SyncRoot => this;

    public int Length
    {
        get => _length;
        set
        {
            if (value < 0) throw new ArgumentOutOfRangeException("value", value, "value ('" + value.ToString() + "') must be a non-negative value.");
            if ((value + 31) / 32 > _words.Length) Array.Resize(ref _words, (value + 31) / 32);
            int old = _length;
            _length = value;
            for (int i = old; i < value; i++) Set(i, false);
            _version++;
        }
    }

    private void Check(int index)
    {
        if ((uint)index >= (uint)_length) throw new ArgumentOutOfRangeException("index", index, "Index was out of range. Must be non-negative and less than the size of the collection.");
    }

    public bool this[int index] { get => Get(index); set => Set(index, value); }

    public bool Get(int index)
    {
        Check(index);
        return (_words[index >> 5] & (1 << (index & 31))) != 0;
    }

    public void Set(int index, bool value)
    {
        Check(index);
        if (value) _words[index >> 5] |= 1 << (index & 31);
        else _words[index >> 5] &= ~(1 << (index & 31));
        _version++;
    }

    public void SetAll(bool value)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] = value ? -1 : 0;
        _version++;
    }

    private void CheckSame(BitArray value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        if (_length != value._length) throw new ArgumentException("Array lengths must be the same.");
    }

    public BitArray And(BitArray value)
    {
        CheckSame(value);
        for (int i = 0; i < (_length + 31) / 32; i++) _words[i] &= value._words[i];
        _version++;
        return this;
    }

    public BitArray Or(BitArray value)
    {
        CheckSame(value);
        for (int i = 0; i < (_length + 31) / 32; i++) _words[i] |= value._words[i];
        _version++;
        return this;
    }

    public BitArray Xor(BitArray value)
    {
        CheckSame(value);
        for (int i = 0; i < (_length + 31) / 32; i++) _words[i] ^= value._words[i];
        _version++;
        return this;
    }

    public BitArray Not()
    {
        for (int i = 0; i < _words.Length; i++) _words[i] = ~_words[i];
        _version++;
        return this;
    }

    public BitArray LeftShift(int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        for (int i = _length - 1; i >= 0; i--) Set(i, i >= count && Get(i - count));
        return this;
    }

    public BitArray RightShift(int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        for (int i = 0; i < _length; i++) Set(i, i + count < _length && Get(i + count));
        return this;
    }

    public bool HasAllSet()
    {
        for (int i = 0; i < _length; i++)
            if (!Get(i)) return false;
        return true;
    }

    public bool HasAnySet()
    {
        for (int i = 0; i < _length; i++)
            if (Get(i)) return true;
        return false;
    }

    public int PopCount()
    {
        int count = 0;
        for (int i = 0; i < _length; i++)
            if (Get(i)) count++;
        return count;
    }

    public void CopyTo(Array array, int index)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (index < 0) throw new ArgumentOutOfRangeException("index", index, "index ('" + index.ToString() + "') must be a non-negative value.");
        if (array is bool[] bools)
        {
            if (bools.Length - index < _length) throw Throw.OffsetLength();
            for (int i = 0; i < _length; i++) bools[index + i] = Get(i);
        }
        else if (array is int[] ints)
        {
            int words = (_length + 31) / 32;
            if (ints.Length - index < words) throw Throw.OffsetLength();
            for (int i = 0; i < words; i++) ints[index + i] = i == words - 1 && (_length & 31) != 0 ? _words[i] & ((1 << (_length & 31)) - 1) : _words[i];
        }
        else if (array is byte[] bytes)
        {
            int count = (_length + 7) / 8;
            if (bytes.Length - index < count) throw Throw.OffsetLength();
            for (int i = 0; i < count; i++)
            {
                int b = (_words[i >> 2] >> (8 * (i & 3))) & 255;
                if (i == count - 1 && (_length & 7) != 0) b &= (1 << (_length & 7)) - 1;
                bytes[index + i] = (byte)b;
            }
        }
        else throw new ArgumentException("Only supported array types for CopyTo on BitArrays are Boolean[], Int32[] and Byte[].", "array");
    }

    public object Clone() => new BitArray(this);

    public IEnumerator GetEnumerator()
    {
        int version = _version;
        for (int i = 0; i < _length; i++)
        {
            if (version != _version) throw Throw.Modified();
            yield return Get(i);
        }
    }
}
