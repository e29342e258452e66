using System;
namespace Hoist.Runtime;

/// Exceptions that collections share, with .NET's texts.
internal static class Throw
{
    internal static Exception IndexMustBeLess() => new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
    internal static Exception IndexMustBeLessOrEqual(string name) => new ArgumentOutOfRangeException(name, "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
    internal static Exception Negative(string name) => new ArgumentOutOfRangeException(name, "Non-negative number required.");
    internal static Exception NegativeValue(string name, int value) => new ArgumentOutOfRangeException(name, value, name + " ('" + value.ToString() + "') must be a non-negative value.");
    internal static Exception TooGreat(string name, int value, int limit) => new ArgumentOutOfRangeException(name, value, name + " ('" + value.ToString() + "') must be less than or equal to '" + limit.ToString() + "'.");
    internal static Exception TooGreat(string name, uint value, uint limit) => new ArgumentOutOfRangeException(name, value, name + " ('" + value.ToString() + "') must be less than or equal to '" + limit.ToString() + "'.");
    internal static Exception Count() => new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
    internal static Exception OffsetLength() => new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
    internal static Exception Modified() => new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
    internal static Exception CannotHappen() => new InvalidOperationException("Enumeration has either not started or has already finished.");
    internal static Exception ArrayTooSmall() => new ArgumentException("Destination array is not long enough to copy all the items in the collection. Check array index and length.");
    internal static Exception ReadOnly() => new NotSupportedException("Collection is read-only.");
    internal static Exception FixedSize() => new NotSupportedException("Collection was of a fixed size.");
    internal static Exception KeyMissing<TKey>(TKey key) => new System.Collections.Generic.KeyNotFoundException("The given key '" + key + "' was not present in the dictionary.");
    internal static Exception KeyTwice<TKey>(TKey key) => new ArgumentException("An item with the same key has already been added. Key: " + key);
    internal static Exception WrongType(object value, Type type, string name) => new ArgumentException("The value \"" + value + "\" is not of type \"" + type + "\" and cannot be used in this generic collection.", name);
    internal static Exception NoElements() => new InvalidOperationException("Sequence contains no elements");
    internal static Exception NoMatch() => new InvalidOperationException("Sequence contains no matching element");
    internal static Exception MoreThanOneElement() => new InvalidOperationException("Sequence contains more than one element");
    internal static Exception MoreThanOneMatch() => new InvalidOperationException("Sequence contains more than one matching element");
}
