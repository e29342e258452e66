namespace System.Collections.Specialized;

/// 32 bits, by masks or by sections.
public struct BitVector32 : IEquatable<BitVector32>
{
    private uint _data;

    public BitVector32(int data) { _data = (uint)data; }
    public BitVector32(BitVector32 value) { _data = value._data; }

    public int Data => (int)_data;

    public bool this[int bit]
    {
        get => (_data & (uint)bit) == (uint)bit;
        set => _data = value ? _data | (uint)bit : _data & ~(uint)bit;
    }

    public int this[Section section]
    {
        get => (int)((_data & (uint)(section.Mask << section.Offset)) >> section.Offset);
        set
        {
            uint mask = (0xFFFF & (uint)section.Mask) << section.Offset;
            _data = (_data & ~mask) | ((uint)(value << section.Offset) & mask);
        }
    }

    public static int CreateMask() => CreateMask(0);

    public static int CreateMask(int previous)
    {
        if (previous == 0) return 1;
        if (previous == int.MinValue) throw new InvalidOperationException("Bit vector is full.");
        return previous << 1;
    }

    public static Section CreateSection(short maxValue) => Create(maxValue, 0, 0);

    public static Section CreateSection(short maxValue, Section previous) => Create(maxValue, previous.Mask, previous.Offset);

    private static Section Create(short maxValue, short priorMask, short priorOffset)
    {
        if (maxValue < 1) throw new ArgumentException("Argument maxValue must be greater or equal to 1.", "maxValue");
        short offset = (short)(priorOffset + Bits(priorMask));
        if (offset >= 32) throw new InvalidOperationException("Bit vector is full.");
        return new Section((short)((1 << Bits(maxValue)) - 1), offset);
    }

    private static int Bits(short value)
    {
        int bits = 0;
        for (; value != 0; value >>= 1) bits++;
        return bits;
    }

    public override bool Equals(object o) => o is BitVector32 other && Equals(other);
    public bool Equals(BitVector32 other) => _data == other._data;
    public override int GetHashCode() => _data.GetHashCode();
    public override string ToString() => ToString(this);
    public static string ToString(BitVector32 value) => "BitVector32{" + ((int)value._data).ToString("B32") + "}";

    public readonly struct Section : IEquatable<Section>
    {
        internal Section(short mask, short offset)
        {
            Mask = mask;
            Offset = offset;
        }

        public short Mask { get; }
        public short Offset { get; }
        public override bool Equals(object o) => o is Section other && Equals(other);
        public bool Equals(Section obj) => obj.Mask == Mask && obj.Offset == Offset;
        public static bool operator ==(Section a, Section b) => a.Equals(b);
        public static bool operator !=(Section a, Section b) => !a.Equals(b);
        public override int GetHashCode() => HashCode.Combine(Mask, Offset);
        public override string ToString() => "Section{0x" + Mask.ToString("x") + ", 0x" + Offset.ToString("x") + "}";
    }
}
