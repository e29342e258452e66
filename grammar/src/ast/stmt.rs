//! Statements.

use super::{
    Argument, AttributeList, Body, Designation, Expr, Modifiers, Name, Parameter, Pattern, Span, Type, TypeParameter,
    TypeParameterConstraintClause,
};

#[derive(Clone, Debug)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Block {
    pub statements: Vec<Stmt>,
    /// From `{` to `}`.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    Empty,
    Block(Block),
    Expression(Expr),
    LocalDeclaration(LocalDeclaration),
    LocalFunction(Box<LocalFunction>),
    If {
        condition: Expr,
        then: Box<Stmt>,
        otherwise: Option<Box<Stmt>>,
    },
    While {
        condition: Expr,
        body: Box<Stmt>,
    },
    DoWhile {
        body: Box<Stmt>,
        condition: Expr,
    },
    For(Box<ForStatement>),
    ForEach(Box<ForEachStatement>),
    Switch(Box<SwitchStatement>),
    Try(Box<TryStatement>),
    /// `throw;` or `throw e;`
    Throw(Option<Expr>),
    /// The value may be an [`super::ExprKind::Ref`].
    Return(Option<Expr>),
    Break,
    Continue,
    Goto(GotoTarget),
    Labeled {
        label: Name,
        statement: Box<Stmt>,
    },
    Lock {
        target: Expr,
        body: Box<Stmt>,
    },
    /// `using (resource) body`. The form without a body is a `LocalDeclaration` with `using`.
    Using(Box<UsingStatement>),
    Checked(Block),
    Unchecked(Block),
    YieldReturn(Expr),
    YieldBreak,
    /// `unsafe { }`: refused by the compiler.
    Unsafe(Block),
    /// `fixed (T* p = e) body`: refused by the compiler.
    Fixed {
        declaration: VariableDeclaration,
        body: Box<Stmt>,
    },
    /// Nothing sensible could be read here; an error has been reported.
    Error,
}

/// `int x = 1, y;`, `const int N = 3;`, `await using var s = ..;`, `scoped ref int r = ref a;`
#[derive(Clone, Debug)]
pub struct LocalDeclaration {
    /// The place of `await` in `await using`.
    pub await_keyword: Option<Span>,
    /// The place of `using`.
    pub using_keyword: Option<Span>,
    /// `const`, if any (and what else was written there, for the diagnostic).
    pub modifiers: Modifiers,
    pub declaration: VariableDeclaration,
}

/// One type, several variables. Locals, fields, events, `using`, `for`, `fixed`.
#[derive(Clone, Debug)]
pub struct VariableDeclaration {
    pub ty: Type,
    /// Never empty.
    pub declarators: Vec<VariableDeclarator>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct VariableDeclarator {
    pub name: Name,
    /// The size of a fixed-size buffer: refused by the compiler.
    pub fixed_size: Vec<Argument>,
    /// May be an [`super::ExprKind::ArrayInitializer`] or an [`super::ExprKind::Ref`].
    pub initializer: Option<Expr>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct LocalFunction {
    pub attributes: Vec<AttributeList>,
    /// `async`, `static`, `unsafe`, `extern`.
    pub modifiers: Modifiers,
    pub return_type: Type,
    pub name: Name,
    pub type_parameters: Vec<TypeParameter>,
    pub parameters: Vec<Parameter>,
    pub constraints: Vec<TypeParameterConstraintClause>,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub struct ForStatement {
    pub initializer: ForInitializer,
    pub condition: Option<Expr>,
    pub incrementors: Vec<Expr>,
    pub body: Stmt,
}

#[derive(Clone, Debug)]
pub enum ForInitializer {
    None,
    Declaration(VariableDeclaration),
    Expressions(Vec<Expr>),
}

#[derive(Clone, Debug)]
pub struct ForEachStatement {
    pub await_keyword: Option<Span>,
    pub variable: ForEachVariable,
    pub collection: Expr,
    pub body: Stmt,
    /// The place of `in`.
    pub in_span: Span,
}

#[derive(Clone, Debug)]
pub enum ForEachVariable {
    /// `foreach (T x in ..)`
    Typed { ty: Type, name: Name },
    /// `foreach (var (a, b) in ..)`
    Deconstruction { ty: Type, designation: Designation },
    /// `foreach ((int a, var b) in ..)`: a tuple expression with declarations in it, or an assignable expression.
    Expression(Expr),
}

#[derive(Clone, Debug)]
pub struct SwitchStatement {
    /// `switch (a, b)` has a tuple here.
    pub operand: Expr,
    pub sections: Vec<SwitchSection>,
}

#[derive(Clone, Debug)]
pub struct SwitchSection {
    pub labels: Vec<SwitchLabel>,
    pub statements: Vec<Stmt>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct SwitchLabel {
    pub kind: SwitchLabelKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum SwitchLabelKind {
    Default,
    /// `case pattern when guard:`; a constant is a pattern too.
    Case {
        pattern: Pattern,
        guard: Option<Expr>,
    },
}

#[derive(Clone, Debug)]
pub struct TryStatement {
    pub block: Block,
    pub catches: Vec<CatchClause>,
    pub finally: Option<Block>,
    /// The place of `try`.
    pub try_span: Span,
}

#[derive(Clone, Debug)]
pub struct CatchClause {
    pub ty: Option<Type>,
    pub name: Option<Name>,
    /// `when (filter)`
    pub filter: Option<Expr>,
    pub block: Block,
    pub span: Span,
    /// The place of `catch`.
    pub keyword_span: Span,
}

#[derive(Clone, Debug)]
pub enum GotoTarget {
    Label(Name),
    Case(Expr),
    Default,
}

#[derive(Clone, Debug)]
pub struct UsingStatement {
    pub await_keyword: Option<Span>,
    pub resource: UsingResource,
    pub body: Stmt,
}

#[derive(Clone, Debug)]
pub enum UsingResource {
    Declaration(VariableDeclaration),
    Expr(Expr),
}
