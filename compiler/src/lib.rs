//! C# syntax trees to bytecode: declarations, binding, desugaring, closures, state machines, code.
//!
//! Comes in: text of source files and of the class library. Goes out: diagnostics, descriptions of the state machines, and, through
//! [`hoist_bytecode::MethodSource`], code. Knows no files, clock or terminal.

pub mod bind;
pub mod check;
pub mod closures;
pub mod compilation;
pub mod complete;
pub mod conversions;
pub mod csharp;
pub mod declare;
pub mod desugar;
pub mod diag;
pub mod display;
pub mod dump;
pub mod emit;
pub mod hir;
pub mod layout;
pub mod lookup;
pub mod lower;
pub mod machine;
pub mod machines;
pub mod made;
pub mod submission;
pub mod syntax;
pub mod world;

pub use compilation::Compilation;
pub use emit::Code;
