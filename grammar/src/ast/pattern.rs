//! Patterns: after `is`, in `case` labels and in the arms of switch expressions.

use super::{Expr, Name, RelationalOperator, Span, Type};

#[derive(Clone, Debug)]
pub struct Pattern {
    pub kind: PatternKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum PatternKind {
    /// `1`, `"a"`, `null`, `-1`, `(X)`, `1 + 2`: an expression that cannot be a type.
    Constant(Box<Expr>),
    /// `Name`, `A.B`, `List<int>`: the binder decides. [`super::name_of_type_as_expr`] gives the other reading.
    TypeOrConstant(Type),
    /// A type that cannot be an expression: `int`, `T[]`, `(int, string)`.
    Type(Type),
    /// `int x`, `Foo _`.
    Declaration {
        ty: Type,
        designation: Designation,
    },
    /// `var x`, `var (a, _)`.
    Var(Designation),
    Discard,
    /// `> 5`
    Relational {
        operator: RelationalOperator,
        operand: Box<Expr>,
    },
    Not(Box<Pattern>),
    And(Box<Pattern>, Box<Pattern>),
    Or(Box<Pattern>, Box<Pattern>),
    Parenthesized(Box<Pattern>),
    /// `Point(1, var y) { Z: > 0 } p`: positional and property parts, each optional (not both missing).
    Recursive(Box<RecursivePattern>),
    /// `[a, .., b] list`
    List {
        patterns: Vec<Pattern>,
        designation: Option<Designation>,
    },
    /// `..` or `.. var rest`, only as an element of a list pattern.
    Slice(Option<Box<Pattern>>),
    /// No pattern could be read; an error has been reported.
    Error,
}

#[derive(Clone, Debug)]
pub struct RecursivePattern {
    pub ty: Option<Type>,
    pub positional: Option<Vec<Subpattern>>,
    pub properties: Option<Vec<Subpattern>>,
    pub designation: Option<Designation>,
}

/// `pattern`, `Name: pattern`, `A.B: pattern`. The path is empty where no name is given.
#[derive(Clone, Debug)]
pub struct Subpattern {
    pub path: Vec<Name>,
    pub pattern: Pattern,
    pub span: Span,
}

/// What a declaration pattern, `out var`, or a deconstruction declares.
#[derive(Clone, Debug)]
pub enum Designation {
    Single(Name),
    Discard(Span),
    Parenthesized(Vec<Designation>, Span),
}

impl Designation {
    pub fn span(&self) -> Span {
        match self {
            Designation::Single(name) => name.span,
            Designation::Discard(span) | Designation::Parenthesized(_, span) => *span,
        }
    }
}
