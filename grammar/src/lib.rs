//! C# text to syntax tree.
