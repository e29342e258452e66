//! Statements.

use super::expr::{AwaitInfo, Const, Expr, MethodRef, Pattern};
use super::ids::{FunctionId, LabelId, LocalId, Location, ScopeId};
use super::types::Ty;

#[derive(Debug, Clone)]
pub struct Stmt {
    pub kind: StmtKind,
    pub location: Location,
}

/// The kinds of statements; *core* ones survive desugaring.
#[derive(Debug, Clone)]
pub enum StmtKind {
    /// Core. Declares its locals (`LocalDecl`s inside, pattern variables …) in `scope`.
    Block {
        scope: ScopeId,
        statements: Vec<Stmt>,
    },
    /// Core. Several statements without a scope of their own.
    List(Vec<Stmt>),
    /// Core.
    Expr(Expr),
    /// Core. A declaration runs its initialiser; without one the variable is unassigned (and zero in the VM only where needed).
    /// For a `ref` local the initialiser is a place whose address is taken.
    LocalDecl {
        local: LocalId,
        init: Option<Expr>,
    },
    /// The declaration point of a local function (no code).
    LocalFunction(FunctionId),
    /// Core.
    If {
        condition: Expr,
        then: Box<Stmt>,
        otherwise: Option<Box<Stmt>>,
    },
    /// Core.
    While {
        condition: Expr,
        body: Box<Stmt>,
        break_label: LabelId,
        continue_label: LabelId,
    },
    /// Core.
    DoWhile {
        body: Box<Stmt>,
        condition: Expr,
        break_label: LabelId,
        continue_label: LabelId,
    },
    /// Core. `scope` holds the variables of `init` (one instance for the whole loop).
    For {
        scope: ScopeId,
        init: Vec<Stmt>,
        condition: Option<Expr>,
        increment: Vec<Expr>,
        body: Box<Stmt>,
        break_label: LabelId,
        continue_label: LabelId,
    },
    /// `scope` holds the iteration variable(s): a new instance each round.
    Foreach {
        scope: ScopeId,
        info: Box<ForeachInfo>,
        collection: Expr,
        body: Box<Stmt>,
        break_label: LabelId,
        continue_label: LabelId,
    },
    Switch {
        scope: ScopeId,
        value: Expr,
        sections: Vec<SwitchSection>,
        break_label: LabelId,
    },
    /// Core. A jump table over an integer (made by desugaring); cases are sorted and distinct.
    SwitchInt {
        value: Expr,
        cases: Vec<(i64, LabelId)>,
        default: LabelId,
    },
    /// Core. `break`, `continue` and `goto` of every kind. May leave `try` blocks.
    Goto(LabelId),
    /// Core.
    Label(LabelId),
    /// Core.
    Return(Option<Expr>),
    YieldReturn(Expr),
    YieldBreak,
    /// Core. Without an expression: rethrow.
    Throw(Option<Expr>),
    /// Core. Handlers in order.
    Try {
        body: Box<Stmt>,
        catches: Vec<Catch>,
        finally: Option<Box<Stmt>>,
    },
    /// `using` statement or declaration. `resource` is the local that holds it. A `using` declaration has the rest of its block as `body`.
    Using {
        scope: ScopeId,
        declarations: Vec<UsingResource>,
        body: Box<Stmt>,
        is_await: bool,
    },
    Lock {
        value: Expr,
        body: Box<Stmt>,
        kind: LockKind,
    },
    /// Core.
    Nop,
}

/// What `lock` locks.
#[derive(Debug, Clone)]
pub enum LockKind {
    Monitor,
    /// `System.Threading.Lock`: EnterScope and the scope's Dispose.
    Lock,
}

#[derive(Debug, Clone)]
pub struct UsingResource {
    /// The variable (a temp for `using (expr)`).
    pub local: LocalId,
    pub init: Expr,
    /// Dispose or DisposeAsync, pattern-based or of the interface.
    pub dispose: MethodRef,
    /// For `await using`: how the result of DisposeAsync is awaited.
    pub await_info: Option<Box<AwaitInfo>>,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub struct Catch {
    /// `System.Object`'s type for a general catch.
    pub ty: Ty,
    pub local: Option<LocalId>,
    pub filter: Option<Expr>,
    pub body: Stmt,
    /// Scope of the variable.
    pub scope: ScopeId,
    pub location: Location,
}

/// `foreach` with everything resolved.
#[derive(Debug, Clone)]
pub enum ForeachInfo {
    /// Over an array of rank 1 or more, or a string (rank 0 stands for a string).
    Array { variable: ForeachVariable, rank: u8 },
    /// By pattern or interface. `collection` in the statement already has the type that GetEnumerator is called on.
    Enumerator {
        variable: ForeachVariable,
        get_enumerator: MethodRef,
        /// `GetEnumerator` is an extension method: the collection is its first argument.
        is_extension: bool,
        /// Further arguments (default values, a cancellation token).
        extra_args: Vec<Expr>,
        enumerator_type: Ty,
        move_next: MethodRef,
        current: MethodRef,
        /// None: nothing to dispose. `is_conditional`: test with `as IDisposable` at run time.
        dispose: Option<MethodRef>,
        dispose_conditional: bool,
        /// `await foreach`: how MoveNextAsync's and DisposeAsync's results are awaited.
        await_move_next: Option<Box<AwaitInfo>>,
        await_dispose: Option<Box<AwaitInfo>>,
    },
}

/// How the element gets into the iteration variable(s). `element` is a temp local that stands for the raw element; `assign` stores it converted or deconstructed.
#[derive(Debug, Clone)]
pub struct ForeachVariable {
    /// The declared variable (None for a deconstruction).
    pub local: Option<LocalId>,
    /// Type of the raw element (array element or Current).
    pub element_type: Ty,
    /// Temp local that the raw element is in when `assign` reads it.
    pub element: LocalId,
    /// For `ref` variables: the element's address is taken.
    pub by_ref: bool,
    /// Evaluated at the start of each round: e.g. `x = (T)element`, or a deconstruction of `element`.
    pub assign: Expr,
}

#[derive(Debug, Clone)]
pub struct SwitchSection {
    pub labels: Vec<SwitchLabel>,
    pub body: Vec<Stmt>,
    /// Scope of the section's pattern variables.
    pub scope: ScopeId,
}

#[derive(Debug, Clone)]
pub struct SwitchLabel {
    /// None: `default`.
    pub pattern: Option<Pattern>,
    pub when: Option<Expr>,
    /// The target of `goto case` / `goto default`.
    pub label: LabelId,
    /// The constant of a plain `case c:`, for `goto case` and jump tables.
    pub constant: Option<Const>,
    pub location: Location,
}

impl Stmt {
    pub fn new(kind: StmtKind, location: Location) -> Self {
        Self { kind, location }
    }
}
