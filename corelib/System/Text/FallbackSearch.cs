namespace System.Text;

/// Where text or bytes are that an encoding (see Encoding for the kinds) cannot convert.
internal static class FallbackSearch
{
    internal static int FindUnencodable(int kind, string text, int start, out int length)
    {
        length = 1;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            bool bad = kind == 1 ? c >= 0x80 : kind == 3 ? c >= 0x100 : char.IsSurrogate(c) && !isPair;
            if (bad)
            {
                length = isPair ? 2 : 1;
                return i;
            }
            if (isPair) i++;
        }
        length = 0;
        return -1;
    }

    internal static int FindUndecodable(int kind, byte[] bytes, int start, int end, out int length)
    {
        int at = start;
        while (at < end)
        {
            bool good = IsCharacter(kind, bytes, at, end, out length, out _);
            if (!good) return at;
            at += length;
        }
        length = 0;
        return -1;
    }

    /// Whether a character is at `at`, and how many bytes it has; of what is none, how many are wrong together. `cut`: it may only lack bytes.
    internal static bool IsCharacter(int kind, byte[] bytes, int at, int end, out int length, out bool cut)
    {
        cut = false;
        length = 1;
        switch (kind)
        {
            case 0: return IsUtf8(bytes, at, end, out length, out cut);
            case 1: return bytes[at] < 0x80;
            case 2: case 5:
                length = 2;
                if (end - at < 2) return Cut(end - at, out length, out cut);
                int unit = Unit(kind, bytes, at);
                if (unit < 0xD800 || unit > 0xDFFF) return true;
                if (unit > 0xDBFF) return false;
                if (end - at < 4) return Cut(end - at == 3 ? 2 : end - at, out length, out cut);
                int next = Unit(kind, bytes, at + 2);
                if (next < 0xDC00 || next > 0xDFFF) return false;
                length = 4;
                return true;
            case 4:
                length = 4;
                if (end - at < 4) return Cut(end - at, out length, out cut);
                uint value = (uint)(bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24);
                return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
            default: return true;
        }
    }

    private static bool Cut(int left, out int length, out bool cut)
    {
        length = left;
        cut = true;
        return false;
    }

    private static int Unit(int kind, byte[] bytes, int at) => kind == 2 ? bytes[at] | bytes[at + 1] << 8 : bytes[at] << 8 | bytes[at + 1];

    /// Wrong bytes go together as long as they could begin a character.
    private static bool IsUtf8(byte[] bytes, int at, int end, out int length, out bool cut)
    {
        byte first = bytes[at];
        length = 1;
        cut = false;
        if (first < 0x80) return true;
        if (first < 0xC2 || first > 0xF4) return false;
        int wanted = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        byte low = first == 0xE0 ? (byte)0xA0 : first == 0xF0 ? (byte)0x90 : (byte)0x80;
        byte high = first == 0xED ? (byte)0x9F : first == 0xF4 ? (byte)0x8F : (byte)0xBF;
        while (length < wanted)
        {
            if (at + length >= end)
            {
                cut = true;
                return false;
            }
            byte next = bytes[at + length];
            if (next < low || next > high) return false;
            low = 0x80;
            high = 0xBF;
            length++;
        }
        return true;
    }
}
