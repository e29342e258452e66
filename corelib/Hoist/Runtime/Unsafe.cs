namespace Hoist.Runtime;

internal static class Unsafe
{
    /// A reference to the unit at the index; for reading only.
    internal static ref char AsRef(string text, int index) => ref Element(text, index);

    /// Reference to a unit of a string; the index is checked before.
    [Native("String.ElementReference")] private static extern ref char Element(string text, int index);
}
