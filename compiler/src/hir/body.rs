//! The body of a method with everything declared in it.

use super::expr::Const;
use super::ids::{FunctionId, LocalId, Location, MethodDefId, ScopeId, Symbol, TypeParamId};
use super::stmt::Stmt;
use super::symbols::RefKind;
use super::types::Ty;

/// A method's body: its own code is function 0; lambdas and local functions inside it, at any depth, are the other functions.
/// All locals of all functions are in one table.
#[derive(Debug, Clone)]
pub struct Body {
    pub method: MethodDefId,
    pub locals: Vec<Local>,
    pub functions: Vec<Function>,
    /// Number of labels given out.
    pub label_count: u32,
    /// Scope tree: parent of each scope; scope 0 is the method's outermost (parameters).
    pub scopes: Vec<Scope>,
    /// Errors were reported while binding: the body must not run.
    pub has_errors: bool,
}

/// A block, loop iteration or function whose captured variables share one display class.
#[derive(Debug, Clone)]
pub struct Scope {
    pub parent: Option<ScopeId>,
    pub function: FunctionId,
}

/// The method itself, a lambda or a local function.
#[derive(Debug, Clone)]
pub struct Function {
    pub kind: FunctionKind,
    pub parent: Option<FunctionId>,
    /// Parameters in order (locals of kind `Parameter`); `this` is not among them.
    pub parameters: Vec<LocalId>,
    pub type_params: Vec<TypeParamId>,
    pub return_type: Ty,
    pub return_ref: RefKind,
    pub is_async: bool,
    /// Contains `yield`.
    pub is_iterator: bool,
    pub is_static: bool,
    /// The outermost scope of the function (parameters).
    pub scope: ScopeId,
    /// The code: a `Block`. An expression body is a block with one `Return` or `Expr`.
    pub block: Stmt,
    /// Local function's name; lambdas have none.
    pub name: Option<Symbol>,
    /// Position among the lambdas and local functions of the method for `<M>b__k_j` (all outer ones before nested ones).
    pub ordinal: u32,
    pub location: Location,
    /// Type of `[AsyncMethodBuilder(typeof(B))]` on the function, if any.
    pub builder: Option<Ty>,
    /// Captured variables and `this`, filled by the capture analysis.
    pub captures: Vec<LocalId>,
    pub captures_this: bool,
    /// Attributes of parameters that matter, with the parameter's position (of local functions; a method's are in its declaration).
    pub parameter_attributes: Vec<(u32, super::AttributeData)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionKind {
    Method,
    Lambda,
    LocalFunction,
}

/// A variable.
#[derive(Debug, Clone)]
pub struct Local {
    pub name: Symbol,
    pub ty: Ty,
    pub kind: LocalKind,
    /// `ref` locals and `ref`/`in`/`out` parameters hold a managed pointer; reading the local reads through it.
    pub ref_kind: RefKind,
    pub function: FunctionId,
    pub scope: ScopeId,
    pub location: Location,
    /// Used by a lambda or local function other than the one that declares it.
    pub captured: bool,
    /// Value of a `const` local (it has no storage).
    pub constant: Option<Const>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalKind {
    /// The n-th parameter of its function.
    Parameter(u32),
    /// Declared by the user: `int x`, `out var x`, pattern variables, `foreach` and `catch` variables.
    User,
    /// Made by the compiler: spills, temporaries.
    Temp,
}
