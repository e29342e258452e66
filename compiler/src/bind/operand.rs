//! Expressions before their type is settled.

use crate::hir::*;
use crate::syntax as ast;

/// A bound expression that may still need a type from its surroundings.
#[derive(Debug, Clone)]
pub enum Operand<'a> {
    /// Has a type (also `null`: `Ty::NULL`, and errors).
    Typed(Expr),
    /// `x => ..`, `delegate { .. }`
    Lambda(&'a ast::Expr, Location),
    MethodGroup(Box<MethodGroup>),
    /// `default`
    Default(Location),
    /// `new(..)`
    New(&'a ast::Expr, Location),
    /// `[a, .. b]`
    Collection(Box<CollectionOperand<'a>>),
    Switch(Box<SwitchOperand<'a>>),
    Conditional {
        condition: Box<Expr>,
        then: Box<Operand<'a>>,
        otherwise: Box<Operand<'a>>,
        /// The natural type, if there is one.
        natural: Option<Ty>,
        location: Location,
    },
    /// At least one element has no type, or conversions go element by element.
    Tuple {
        elements: Vec<Operand<'a>>,
        names: Vec<Option<Symbol>>,
        location: Location,
    },
    /// `throw e`
    Throw(Box<Expr>, Location),
    /// `$".."`: a string, unless a handler or FormattableString is wanted.
    Interpolated(&'a ast::Expr, Location),
    /// `stackalloc`
    StackAlloc(&'a ast::Expr, Location),
    /// `out var x`, `out _`: gets the parameter's type. The local is None for a discard.
    OutVar(Option<LocalId>, Location),
    /// An event: only `+=` and `-=`, or its delegate inside the declaring type.
    Event {
        receiver: Option<Box<Expr>>,
        event: EventDefId,
        owner: Ty,
        is_base: bool,
        location: Location,
    },
    /// `_` as a target.
    Discard(Location),
    /// A type where an expression may stand (left of a dot).
    Type(Ty, Location),
    Namespace(Symbol, Location),
}

/// `M`, `o.M`, `T.M<int>`: methods of a name, not called yet.
#[derive(Debug, Clone)]
pub struct MethodGroup {
    pub name: Symbol,
    /// The receiver's value, if an instance stood before the dot (or implicit `this`).
    pub receiver: Option<Expr>,
    /// The type before the dot. With Color Color both are set.
    pub receiver_type: Option<Ty>,
    /// `base.M`
    pub is_base: bool,
    /// The receiver is `this`, not written.
    pub is_implicit_this: bool,
    pub methods: Vec<MethodRef>,
    pub local_function: Option<FunctionId>,
    /// Written type arguments.
    pub type_args: Vec<Ty>,
    /// Whether extension methods may be looked for when none of `methods` fits.
    pub allow_extensions: bool,
    /// The whole expression, and the name in it.
    pub location: Location,
    pub name_location: Location,
}

/// `[a, .. b]` with its elements bound.
#[derive(Debug, Clone)]
pub struct CollectionOperand<'a> {
    pub items: Vec<CollectionItem<'a>>,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub enum CollectionItem<'a> {
    Item(Operand<'a>),
    /// The collection and its element type.
    Spread(Expr, Ty),
}

/// A switch expression whose arms aren't converted yet.
#[derive(Debug, Clone)]
pub struct SwitchOperand<'a> {
    pub value: Expr,
    pub temp: LocalId,
    pub arms: Vec<SwitchArmOperand<'a>>,
    /// Best common type of the arms (see `Binder::best_common_type`).
    pub natural: Option<Ty>,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub struct SwitchArmOperand<'a> {
    pub pattern: Pattern,
    pub when: Option<Expr>,
    pub value: Operand<'a>,
    pub scope: ScopeId,
    /// The arm's names: what is bound only when it is converted (lambdas, interpolated strings) sees them.
    pub frame: Option<super::Frame>,
    pub location: Location,
}

impl Operand<'_> {
    pub fn location(&self) -> Location {
        match self {
            Operand::Typed(e) => e.location,
            Operand::MethodGroup(g) => g.location,
            Operand::Collection(c) => c.location,
            Operand::Switch(s) => s.location,
            Operand::Conditional { location, .. }
            | Operand::Tuple { location, .. }
            | Operand::Lambda(_, location)
            | Operand::Default(location)
            | Operand::New(_, location)
            | Operand::Throw(_, location)
            | Operand::Event { location, .. }
            | Operand::Interpolated(_, location)
            | Operand::StackAlloc(_, location)
            | Operand::OutVar(_, location)
            | Operand::Discard(location)
            | Operand::Type(_, location)
            | Operand::Namespace(_, location) => *location,
        }
    }

    pub fn is_error(&self) -> bool {
        matches!(self, Operand::Typed(e) if e.is_error())
    }
}
