//! Indices of the compiler's own tables. Printed with a prefix: `l3`, `F2`, `L1`.

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
    };
}

id!(/// A type declaration, open: `List<T>`.
    TypeDefId, "T");
id!(/// A method, constructor, accessor, operator (open).
    MethodDefId, "M");
id!(FieldDefId, "f");
id!(PropertyDefId, "p");
id!(EventDefId, "e");
id!(/// A type parameter of a type or method; unique over the whole program.
    TypeParamId, "P");
id!(/// A local variable, parameter or temporary of a body (lambdas inside share the body's table).
    LocalId, "l");
id!(/// The body's own function (0) or a lambda or local function inside it.
    FunctionId, "F");
id!(LabelId, "L");
id!(/// A scope that can own captured variables: one display class each.
    ScopeId, "S");
id!(/// A source file of the compilation (user or class library).
    SourceId, "src");

/// A name.
pub type Symbol = std::rc::Rc<str>;

/// A place in a source file, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Location {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}
