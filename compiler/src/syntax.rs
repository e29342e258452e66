//! The syntax tree, re-exported so that the compiler names it in one place.

pub use hoist_grammar::ast::*;

/// A declaration that makes a type.
pub type TypeDecl = Declaration;
