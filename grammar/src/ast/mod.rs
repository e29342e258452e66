//! The syntax tree: what was written, and nothing about what it means.
//!
//! Plain data. Every node knows its [`Span`]; names are shared text; literals are decoded. The words are those of the
//! C# specification, so a reader who knows one knows the other: `await f(x)` is
//!
//! ```text
//! Await(Invocation { target: Identifier(f), arguments: [x] })
//! ```
//!
//! Three questions that syntax alone cannot answer are left to the binder, each with one shape to look for:
//! - `x is Name` may test a type or a constant: [`PatternKind::TypeOrConstant`];
//! - `F(A.B)` is a member access whether `A` is a namespace, a type or a variable: [`ExprKind::MemberAccess`];
//! - `_` is an ordinary name except where only a discard is possible: [`Designation::Discard`], [`PatternKind::Discard`].

mod decl;
mod expr;
mod modifiers;
mod pattern;
pub mod print;
mod stmt;
mod ty;

pub use decl::*;
pub use expr::*;
pub use modifiers::*;
pub use pattern::*;
pub use stmt::*;
pub use ty::*;

use std::rc::Rc;

/// A range of bytes in the source text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text that the span covers; empty if the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// An identifier as it means: without `@`, with `\u` escapes decoded. Equal names of one parse share their text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name {
    pub text: Rc<str>,
    pub span: Span,
}

impl Name {
    pub fn new(text: impl Into<Rc<str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// True where recovery put a name that nobody wrote, and for the receiver of an `extension(T)` block.
    pub fn is_missing(&self) -> bool {
        self.text.is_empty()
    }
}

impl std::fmt::Debug for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{:?}", self.text, self.span)
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
