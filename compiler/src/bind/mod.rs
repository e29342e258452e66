//! From syntax to the typed tree: names, types, overloads, conversions.
//!
//! The hard idea is the **operand**. Some expressions have no type of their own: a lambda, a method group, `null`, `default`, `new(..)`,
//! `[1, 2]`, `throw`. They get one from where they stand. So binding goes in two steps: [`Binder::bind_operand`] gives an [`Operand`], which is
//! either typed or one of the untyped kinds, and [`Binder::convert_operand`] brings it to the type wanted:
//!
//! ```text
//! Func<int, int> f = x => x + 1;      bind_operand: Operand::Lambda      convert_operand(.., Func<int, int>): ExprKind::Lambda(F1)
//! ```
//!
//! [`Binder::bind_expr`] and [`Binder::bind_expr_with_target`] do both for the places that know what they want.
//! Overload resolution works on operands: it asks [`Binder::operand_conversion`] without converting anything.

pub mod anonymous_delegates;
pub mod anonymous_types;
pub mod arguments;
pub mod arrays;
pub mod assignment;
pub mod await_expr;
pub mod better;
pub mod call_errors;
pub mod calls;
pub mod casts;
pub mod collections;
pub mod conditional;
pub mod constants;
pub mod constraints;
pub mod constructors;
pub mod conversions;
pub mod creation;
pub mod deconstruction;
pub mod element_access;
pub mod expressions;
pub mod extensions;
pub mod foreach;
pub mod frames;
pub mod function_calls;
pub mod inference;
pub mod initializers;
pub mod interpolation;
pub mod invocation;
pub mod lambdas;
pub mod literals;
pub mod local_functions;
pub mod members;
pub mod method_bodies;
pub mod method_groups;
pub mod names;
mod numbering;
pub mod operand;
pub mod operator_kinds;
pub mod operators;
pub mod overloads;
pub mod patterns;
pub mod places;
pub mod queries;
pub mod ranges;
pub mod reachability;
pub mod records;
pub mod returns;
pub mod setup;
pub mod statements;
pub mod switch;
pub mod try_catch;
pub mod tuples;
pub mod unary;
pub mod user_operators;
pub mod using;
pub mod values;

use rustc_hash::FxHashMap;

use crate::declare::Scope;
use crate::diag::Code;
use crate::hir::*;
use crate::world::World;

pub use arguments::Argument;
pub use frames::{Frame, Named};
pub use method_bodies::bind_method;
pub use names::primary_parameter_field;
pub use operand::{CollectionItem, CollectionOperand, MethodGroup, Operand, SwitchArmOperand, SwitchOperand};
pub use places::PlaceUse;
pub use setup::constant_value;

/// What kind of code is bound, where that decides what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A method, accessor, constructor body, lambda inside …
    Body,
    /// Initialiser of a field or property; `this` may not be used when it is an instance one.
    FieldInitializer,
    /// Arguments of `: base(..)` and `: this(..)`.
    ConstructorInitializer,
    /// Constant fields, enum members, default values, attribute arguments.
    Constant,
}

/// Binds one method's code (with the lambdas and local functions inside).
#[derive(Debug)]
pub struct Binder<'w> {
    pub world: &'w mut World,
    /// What is being built. Function 0 is the method.
    pub body: Body,
    /// Where type and namespace names are looked up.
    pub scope: Scope,
    pub source: SourceId,
    /// The type that the code stands in, with its own type parameters as arguments (`Ty::NONE` outside of any).
    pub owner: Ty,
    /// The code has no `this`.
    pub is_static: bool,
    pub place: Place,
    /// Name scopes, outermost first: locals, local functions.
    pub frames: Vec<Frame>,
    /// The function whose code is bound now.
    pub function: FunctionId,
    /// In `checked` (true) or `unchecked` code.
    pub is_checked: bool,
    /// Setting members in an object initialiser or `with`: `init` accessors may be used.
    pub in_initializer: bool,
    /// The receiver of the call whose arguments are completed, for interpolated string handlers that ask for it.
    pub(crate) handler_receiver: Option<Expr>,
    /// Inside `nameof`: instance members need no instance.
    pub in_nameof: bool,
    /// Inside `unchecked`: constants may overflow too.
    pub is_unchecked: bool,
    /// What `break`, `continue` and `goto` may reach; managed by statements.
    pub jumps: Vec<JumpTarget>,
    /// Inside `lock`, `catch` filter, query …: why `await` is not allowed here, if so.
    pub await_barrier: Option<AwaitBarrier>,
    /// What `return` in the current function must give.
    pub returns: Returns,
    /// Parameters of the local functions declared so far, with defaults and `params`.
    pub local_functions: FxHashMap<FunctionId, Vec<Param>>,
    /// Variables that may not be assigned, and what they are: `foreach iteration variable`, `using variable`.
    pub readonly_locals: Vec<(LocalId, &'static str)>,
    /// Receivers of the conditional accesses around, innermost last: what `.name` begins with.
    pub(crate) conditional_receivers: Vec<Expr>,
    /// What statements keep: labels, regions, switches.
    pub flow: statements::Flow,
    /// Inferred results of lambda bodies by syntax and parameter types.
    pub(crate) lambda_cache: FxHashMap<LambdaKey, lambdas::LambdaResult>,
    /// The lambdas around with their parameter types: part of the cache's key.
    pub(crate) lambda_environment: Vec<(usize, Vec<Ty>)>,
}

/// What `return` in a function does with its value.
#[derive(Debug, Clone)]
pub enum Returns {
    /// Convert it to this type (`void`: there may be none). Of an async function: the type inside the task.
    Type(Ty),
    /// The lambda's return type is being inferred: note what comes.
    Infer(Vec<Returned>),
}

/// One `return` (or expression body) of a lambda whose return type is being inferred.
#[derive(Debug, Clone)]
pub struct Returned {
    /// None: `return;`. `Ty::NONE`: a value without a natural type. `Ty::NULL`: `null`.
    pub ty: Option<Ty>,
    pub constant: Option<Const>,
}

/// A lambda (by address and place) under parameter types, inside lambdas whose parameters have types.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct LambdaKey {
    pub address: usize,
    pub start: u32,
    pub parameters: Vec<Ty>,
    /// `Ty::NONE` while inferring.
    pub expected: Ty,
    pub environment: Vec<(usize, Vec<Ty>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwaitBarrier {
    /// CS1996
    Lock,
    /// CS7094
    Filter,
    /// CS1995
    Query,
    /// CS1992
    Other,
}

/// A construct that `break` or `continue` leaves.
#[derive(Debug, Clone)]
pub struct JumpTarget {
    pub function: FunctionId,
    pub break_label: Option<LabelId>,
    pub continue_label: Option<LabelId>,
}

impl Binder<'_> {
    pub fn location(&self, start: u32, end: u32) -> Location {
        Location { source: self.source, start, end }
    }

    /// Reports with the code's own severity.
    pub fn report(&mut self, code: Code, location: Location, args: &[&str]) {
        self.world.diagnostics.report(code, location, args);
        if code.severity() == crate::diag::Severity::Error && !self.world.diagnostics.is_trial() {
            self.body.has_errors = true;
        }
    }

    /// Reports an error and gives an expression of error type.
    pub fn error(&mut self, code: Code, location: Location, args: &[&str]) -> Expr {
        self.report(code, location, args);
        Expr::error(location)
    }

    /// Valid C# that Hoist doesn't do.
    pub fn unsupported(&mut self, what: &str, location: Location) -> Expr {
        self.error(Code::HST0002, location, &[what])
    }

    pub fn new_label(&mut self) -> LabelId {
        self.body.label_count += 1;
        LabelId(self.body.label_count - 1)
    }

    /// A compiler-made variable of the current function and scope.
    pub fn new_temp(&mut self, name: &str, ty: Ty, location: Location) -> LocalId {
        let scope = self.current_scope();
        self.add_local(Local {
            name: name.into(),
            ty,
            kind: LocalKind::Temp,
            ref_kind: RefKind::None,
            function: self.function,
            scope,
            location,
            captured: false,
            constant: None,
        })
    }

    pub fn add_local(&mut self, local: Local) -> LocalId {
        self.body.locals.push(local);
        LocalId(self.body.locals.len() as u32 - 1)
    }

    /// Reads a variable.
    pub fn local_expr(&self, local: LocalId, location: Location) -> Expr {
        let ty = self.body.locals.get(local.index()).map_or(Ty::ERROR, |l| l.ty);
        Expr::new(ExprKind::Local(local), ty, location)
    }

    pub fn current_function(&self) -> &Function {
        &self.body.functions[self.function.index()]
    }
}
