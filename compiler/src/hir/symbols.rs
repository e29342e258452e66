//! Declared things: types, methods, fields, properties, events, type parameters. All live in tables of [`crate::world::World`].

use std::rc::Rc;

use super::body::Body;
use super::expr::Const;
use super::ids::*;
use super::types::Ty;

/// How far a type's declaration has been worked out; each step is done on demand, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Name, kind, type parameters.
    Named,
    /// Being worked on (to find cycles).
    Busy,
    /// Base type, interfaces, constraints.
    Bases,
    /// Signatures of all members.
    Members,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeDefKind {
    Class,
    Struct,
    Interface,
    Enum,
    Delegate,
}

/// Types that the compiler knows by keyword or by rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Special {
    Object,
    ValueType,
    EnumBase,
    Void,
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    IntPtr,
    UIntPtr,
    Single,
    Double,
    Decimal,
    String,
    Array,
    Delegate,
    MulticastDelegate,
    Nullable,
    ValueTuple,
    Exception,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Accessibility {
    #[default]
    Private,
    PrivateProtected,
    Protected,
    Internal,
    ProtectedInternal,
    Public,
}

/// Declared modifiers that matter later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modifiers {
    pub accessibility: Accessibility,
    pub is_static: bool,
    pub is_abstract: bool,
    pub is_virtual: bool,
    pub is_override: bool,
    pub is_sealed: bool,
    pub is_new: bool,
    pub is_readonly: bool,
    pub is_const: bool,
    pub is_extern: bool,
    pub is_partial: bool,
    pub is_async: bool,
    pub is_required: bool,
    pub is_volatile: bool,
    pub is_file: bool,
    /// `ref struct`.
    pub is_ref: bool,
    /// `unsafe` (refused where it matters).
    pub is_unsafe: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RefKind {
    #[default]
    None,
    Ref,
    Out,
    In,
    /// `ref readonly`.
    RefReadOnly,
}

/// A type declaration.
#[derive(Debug)]
pub struct TypeDef {
    pub name: Symbol,
    pub namespace: Symbol,
    pub outer: Option<TypeDefId>,
    pub kind: TypeDefKind,
    pub is_record: bool,
    pub modifiers: Modifiers,
    /// The type's own parameters.
    pub type_params: Vec<TypeParamId>,
    /// Those of the enclosing types first.
    pub all_type_params: Vec<TypeParamId>,
    /// All parts of the declaration; empty for compiler-made types.
    pub parts: Vec<TypePart>,
    pub phase: Phase,
    pub base: Option<Ty>,
    /// Declared interfaces, in order; inherited ones are found through them.
    pub interfaces: Vec<Ty>,
    pub fields: Vec<FieldDefId>,
    pub methods: Vec<MethodDefId>,
    pub properties: Vec<PropertyDefId>,
    pub events: Vec<EventDefId>,
    pub nested: Vec<TypeDefId>,
    /// Members in metadata order, for `<M>d__k`: k is the method's index here.
    pub member_count: u32,
    pub special: Option<Special>,
    /// Enum: the underlying type.
    pub underlying: Option<Ty>,
    /// Parameters of a primary constructor: captured ones become fields.
    pub primary_constructor: Option<MethodDefId>,
    pub attributes: Vec<AttributeData>,
    pub made: Option<Made>,
    pub is_user: bool,
    pub location: Location,
    /// `[InlineArray(N)]`.
    pub inline_array: Option<u32>,
    /// `[NetFields]`, `[NetSize]`, `[NetUncounted]` of the class library: what .NET's own type has.
    pub net_fields: Option<Vec<Ty>>,
    pub net_size: Option<u32>,
    pub net_uncounted: bool,
    pub is_flags_enum: bool,
}

/// One declaration of a (perhaps partial) type.
#[derive(Debug, Clone)]
pub struct TypePart {
    pub source: SourceId,
    /// The syntax; kept alive by reference count.
    pub syntax: TypeSyntax,
    /// The file scope (usings and namespace) the part stands in: index into `World::scopes`.
    pub scope: u32,
}

/// Syntax of a type declaration part.
#[derive(Debug, Clone)]
pub enum TypeSyntax {
    /// class, struct, record, interface, enum, delegate
    Type(Rc<crate::syntax::TypeDecl>),
    /// The type that holds top-level statements.
    TopLevel,
}

/// Compiler-made types.
#[derive(Debug, Clone)]
pub enum Made {
    /// `<M>d__k`: struct or class. `method` is the source method, `function` says which lambda or local function, if one.
    StateMachine {
        method: MethodDefId,
        kind: MachineKind,
    },
    DisplayClass {
        method: MethodDefId,
    },
    /// `<>c`
    StaticLambdas,
    /// `<>f__AnonymousType0<..>`
    Anonymous,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MachineKind {
    Async,
    Iterator,
    AsyncIterator,
}

/// An attribute that means something to the compiler, with constant arguments.
#[derive(Debug, Clone)]
pub struct AttributeData {
    /// Full name of the attribute class.
    pub name: Symbol,
    pub args: Vec<AttributeArg>,
    pub named: Vec<(Symbol, AttributeArg)>,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub enum AttributeArg {
    Const(Const, Ty),
    /// A member of an enum (or another constant) by its name, as written.
    EnumMember(Symbol),
    Type(Ty),
    Array(Vec<AttributeArg>),
}

#[derive(Debug)]
pub struct TypeParamDef {
    pub name: Symbol,
    pub owner: TypeParamOwner,
    pub variance: Variance,
    pub has_class: bool,
    pub has_struct: bool,
    pub has_unmanaged: bool,
    pub has_notnull: bool,
    pub has_new: bool,
    pub allows_ref_struct: bool,
    /// Base class, interfaces and other type parameters.
    pub constraints: Vec<Ty>,
    pub location: Location,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeParamOwner {
    Type(TypeDefId),
    Method(MethodDefId),
    /// A local function, or not known yet.
    Local,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variance {
    #[default]
    None,
    In,
    Out,
}

#[derive(Debug)]
pub struct FieldDef {
    pub name: Symbol,
    pub owner: TypeDefId,
    pub ty: Ty,
    pub modifiers: Modifiers,
    /// `ref` fields.
    pub ref_kind: RefKind,
    pub constant: Option<Const>,
    /// Initialiser and where it stands.
    pub init: Option<FieldInit>,
    pub is_thread_static: bool,
    /// Made for an auto-property, event or primary constructor parameter, or by lowering.
    pub is_made: bool,
    pub location: Location,
}

/// A field's initialiser, bound when the constructors are.
#[derive(Debug, Clone)]
pub struct FieldInit {
    pub syntax: Rc<crate::syntax::Expr>,
    pub part: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodKind {
    Ordinary,
    Constructor,
    StaticConstructor,
    Finalizer,
    Getter(PropertyDefId),
    Setter(PropertyDefId),
    Adder(EventDefId),
    Remover(EventDefId),
    /// `op_Addition` …
    Operator,
    /// `op_Implicit`, `op_Explicit`
    Conversion,
    /// Invoke of a delegate type.
    DelegateInvoke,
    /// A lambda or local function after closure conversion, MoveNext, and other compiler-made methods.
    Made,
}

#[derive(Debug)]
pub struct MethodDef {
    /// Metadata name.
    pub name: Symbol,
    pub owner: TypeDefId,
    pub kind: MethodKind,
    pub modifiers: Modifiers,
    pub type_params: Vec<TypeParamId>,
    pub params: Vec<Param>,
    pub return_type: Ty,
    pub return_ref: RefKind,
    /// `this` parameter on the first parameter.
    pub is_extension: bool,
    /// Explicit implementation: the interface.
    pub explicit_interface: Option<Ty>,
    /// The method of a base class that this one overrides (found on demand).
    pub overridden: Option<MethodRefBox>,
    pub body: BodySource,
    /// `[Native("..")]`
    pub native: Option<Symbol>,
    pub attributes: Vec<AttributeData>,
    /// Index of the part of the owner that the method stands in (its scope).
    pub part: u32,
    /// Position among the owner's members, for `<M>d__k`.
    pub ordinal: u32,
    /// Instance method of a struct that may not write `this` (readonly member).
    pub is_readonly: bool,
    pub is_init_only: bool,
    /// Set on MoveNext and lambdas: the source method they come from.
    pub source_method: Option<MethodDefId>,
    pub location: Location,
}

pub type MethodRefBox = Box<super::expr::MethodRef>;

#[derive(Debug, Clone)]
pub struct Param {
    pub name: Symbol,
    pub ty: Ty,
    pub ref_kind: RefKind,
    pub is_params: bool,
    pub is_scoped: bool,
    /// Default value: constant (Null for `default` of a reference; None inside for `default(T)` of another type).
    pub default: Option<ParamDefault>,
    /// `[CallerMemberName]`, `[EnumeratorCancellation]` … that matter.
    pub attributes: Vec<AttributeData>,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub enum ParamDefault {
    Const(Const),
    Default,
    /// The syntax, not yet evaluated.
    Syntax(Rc<crate::syntax::Expr>),
}

/// Where a method's code comes from.
#[derive(Debug, Clone)]
pub enum BodySource {
    /// abstract, extern, interface without default
    None,
    /// A block or expression in syntax (perhaps deferred text of a class-library file); `bind` makes the body.
    Syntax(Rc<BodySyntax>),
    /// Getter or setter of an auto-property over its backing field.
    AutoProperty(FieldDefId),
    /// add/remove of a field-like event.
    FieldEvent { field: FieldDefId, is_add: bool },
    /// Constructor without syntax: base call and field initialisers only. Also record and primary constructors: parameters are stored.
    DefaultConstructor,
    /// A member that records, anonymous types and delegates get.
    Synthesized(SynthesizedMember),
    /// Lowered code, made by closures/ and machine/.
    Lowered(Rc<Body>),
}

/// Members that the language adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SynthesizedMember {
    RecordEquals,
    RecordEqualsObject,
    RecordEqualsBase,
    RecordGetHashCode,
    RecordToString,
    RecordPrintMembers,
    RecordEqualityOperator,
    RecordInequalityOperator,
    RecordClone,
    RecordCopyConstructor,
    RecordDeconstruct,
    RecordEqualityContract,
    /// Main that blocks on an async Main: `<Main>`.
    AsyncMain,
}

/// Syntax of a body.
#[derive(Debug)]
pub enum BodySyntax {
    Block(crate::syntax::Block),
    Expr(crate::syntax::Expr),
    /// A constructor with its initialiser (`: base(..)`, `: this(..)`).
    Constructor {
        initializer: Option<crate::syntax::ConstructorInitializer>,
        body: Option<Box<BodySyntax>>,
    },
    /// Top-level statements.
    TopLevel(Vec<crate::syntax::Stmt>),
    /// An interactive submission: statements, then perhaps an expression whose value is printed.
    Submission {
        statements: Vec<crate::syntax::Stmt>,
        result: Option<crate::syntax::Expr>,
    },
    /// Text of a class-library member, parsed when it is first bound.
    Deferred {
        range: (u32, u32),
        is_expression: bool,
    },
}

#[derive(Debug)]
pub struct PropertyDef {
    /// `Item` for indexers (or `[IndexerName]`).
    pub name: Symbol,
    pub owner: TypeDefId,
    pub ty: Ty,
    pub ref_kind: RefKind,
    pub modifiers: Modifiers,
    /// Indexer parameters.
    pub params: Vec<Param>,
    pub is_indexer: bool,
    pub getter: Option<MethodDefId>,
    pub setter: Option<MethodDefId>,
    pub backing_field: Option<FieldDefId>,
    pub explicit_interface: Option<Ty>,
    pub init: Option<FieldInit>,
    pub location: Location,
}

#[derive(Debug)]
pub struct EventDef {
    pub name: Symbol,
    pub owner: TypeDefId,
    pub ty: Ty,
    pub modifiers: Modifiers,
    pub adder: Option<MethodDefId>,
    pub remover: Option<MethodDefId>,
    pub field: Option<FieldDefId>,
    pub explicit_interface: Option<Ty>,
    pub location: Location,
}
