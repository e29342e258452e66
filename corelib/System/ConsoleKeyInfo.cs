namespace System;

public readonly struct ConsoleKeyInfo : IEquatable<ConsoleKeyInfo>
{
    public ConsoleKeyInfo(char keyChar, ConsoleKey key, bool shift, bool alt, bool control)
    {
        KeyChar = keyChar;
        Key = key;
        Modifiers = (shift ? ConsoleModifiers.Shift : 0) | (alt ? ConsoleModifiers.Alt : 0) | (control ? ConsoleModifiers.Control : 0);
    }

    public char KeyChar { get; }
    public ConsoleKey Key { get; }
    public ConsoleModifiers Modifiers { get; }
    public override bool Equals(object value) => value is ConsoleKeyInfo other && Equals(other);
    public bool Equals(ConsoleKeyInfo obj) => KeyChar == obj.KeyChar && Key == obj.Key && Modifiers == obj.Modifiers;
    public override int GetHashCode() => KeyChar | (int)Key << 16 | (int)Modifiers << 24;
    public static bool operator ==(ConsoleKeyInfo a, ConsoleKeyInfo b) => a.Equals(b);
    public static bool operator !=(ConsoleKeyInfo a, ConsoleKeyInfo b) => !a.Equals(b);
}
