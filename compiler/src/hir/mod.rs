//! The typed tree: what a program *means*. Names are resolved, conversions are explicit, overloads are chosen.
//!
//! One vocabulary serves three states of a body:
//!
//! 1. **bound**: as `bind/` makes it, with the constructs of the language (`foreach`, `using`, patterns, lambdas, `await`);
//! 2. **core**: after `desugar/` only the constructs marked *core* in [`expr`] and [`stmt`] are left (plus `Await`, `Yield*`, lambdas until their pass ran);
//! 3. **lowered**: after `closures/` and `machine/`: no lambdas, local functions, awaits and yields; each body is a plain method.
//!
//! A body is generic: types in it may be type parameters. `emit/` substitutes them, one instance at a time.
//!
//! Type parameters are globally unique ids. A compiler-made type (display class, state machine) simply *reuses the ids* of the
//! type parameters that are in scope where its code came from, so nothing has to be renamed when code moves into it:
//! inside `M<T>`, the state machine type `<M>d__0` has `all_type_params = [.., T]` with the same `T`, and a use of it is
//! `Named { def: <M>d__0, args: [.., Param(T)] }`.

pub mod body;
pub mod expr;
pub mod ids;
pub mod print;
pub mod stmt;
pub mod symbols;
pub mod types;
pub mod visit;

pub use body::{Body, Function, FunctionKind, Local, LocalKind};
pub use expr::{
    Arg, AwaitInfo, BinaryOp, Callee, CollectionElement, CollectionKind, Const, Convert, Expr, ExprKind, FieldRef,
    InterpolationPart, MethodRef, NumericType, Pattern, PatternKind, PropertyRef, SwitchArm, UnaryOp,
};
pub use ids::*;
pub use stmt::{Catch, ForeachInfo, Stmt, StmtKind, SwitchSection};
pub use symbols::*;
pub use types::{Subst, Ty, TyInterner, TyKind};
