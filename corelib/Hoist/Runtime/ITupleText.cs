namespace Hoist.Runtime;

/// The text of a tuple without its parentheses, for tuples that continue in their last field.
internal interface ITupleText
{
    string TextInside();
}
