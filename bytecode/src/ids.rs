//! Ids that cross the border between compiler and VM. All are dense indices, given out in order of first use, so the same
//! program always has the same ids.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// The id as a vector index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }
    };
}

id!(
    /// A closed type: no type parameters left in it.
    TypeId,
    "t"
);
id!(
    /// A method instance: closed over its type's and its own type arguments.
    MethodId,
    "m"
);
id!(
    /// A string literal of the program.
    StringId,
    "str"
);
id!(
    /// A source file.
    FileId,
    "file"
);
