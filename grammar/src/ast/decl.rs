//! Declarations: namespaces, types, members, and the file that holds them.

use super::{
    Argument, Block, Expr, Modifiers, Name, QualifiedName, Span, Stmt, Type, TypeParameter,
    TypeParameterConstraintClause, VariableDeclaration,
};

/// A file, or a line of the REPL.
#[derive(Clone, Debug, Default)]
pub struct CompilationUnit {
    /// `extern alias X;`: refused by the compiler.
    pub extern_aliases: Vec<Name>,
    pub usings: Vec<UsingDirective>,
    /// `[assembly: ..]`
    pub attributes: Vec<AttributeList>,
    /// Declarations and top-level statements in source order.
    pub members: Vec<Declaration>,
    /// A REPL line's last expression without `;`, or all of a lone expression.
    pub trailing_expression: Option<Expr>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct UsingDirective {
    /// `global using`
    pub is_global: bool,
    pub kind: UsingKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum UsingKind {
    Namespace(QualifiedName),
    /// `using static T;`
    Static(Type),
    /// `using A = T;`, any type
    Alias {
        name: Name,
        ty: Type,
    },
}

/// `[target: A(1), B]`
#[derive(Clone, Debug)]
pub struct AttributeList {
    pub target: Option<Name>,
    pub attributes: Vec<Attribute>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Attribute {
    pub name: QualifiedName,
    pub arguments: Vec<AttributeArgument>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct AttributeArgument {
    pub name: AttributeArgumentName,
    pub value: Expr,
}

#[derive(Clone, Debug)]
pub enum AttributeArgumentName {
    Positional,
    /// `name: value`
    Parameter(Name),
    /// `Name = value`
    Property(Name),
}

/// Anything that can stand in a file, a namespace or a type.
#[derive(Clone, Debug)]
pub struct Declaration {
    pub attributes: Vec<AttributeList>,
    pub modifiers: Modifiers,
    pub kind: DeclarationKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum DeclarationKind {
    Namespace(Box<NamespaceDeclaration>),
    /// class, struct, record, record struct, interface
    Type(Box<TypeDeclaration>),
    /// `extension<T>(Receiver r) { .. }`
    Extension(Box<ExtensionDeclaration>),
    Enum(Box<EnumDeclaration>),
    Delegate(Box<DelegateDeclaration>),
    /// Fields and constants (`const` is in the modifiers).
    Field(VariableDeclaration),
    /// `event D E, F;`
    EventField(VariableDeclaration),
    /// `event D E { add { } remove { } }`
    Event(Box<EventDeclaration>),
    Method(Box<MethodDeclaration>),
    Property(Box<PropertyDeclaration>),
    Indexer(Box<IndexerDeclaration>),
    Operator(Box<OperatorDeclaration>),
    Conversion(Box<ConversionDeclaration>),
    Constructor(Box<ConstructorDeclaration>),
    Destructor(Box<DestructorDeclaration>),
    /// A top-level statement.
    Statement(Stmt),
    /// Nothing sensible could be read here; an error has been reported.
    Error,
}

#[derive(Clone, Debug)]
pub struct NamespaceDeclaration {
    pub name: QualifiedName,
    /// `namespace A;`: its members are the rest of the file.
    pub is_file_scoped: bool,
    pub usings: Vec<UsingDirective>,
    pub members: Vec<Declaration>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum TypeDeclarationKind {
    Class,
    Struct,
    /// `record`, `record class`
    Record,
    RecordStruct,
    Interface,
}

impl TypeDeclarationKind {
    pub fn keyword(self) -> &'static str {
        match self {
            TypeDeclarationKind::Class => "class",
            TypeDeclarationKind::Struct => "struct",
            TypeDeclarationKind::Record => "record",
            TypeDeclarationKind::RecordStruct => "record struct",
            TypeDeclarationKind::Interface => "interface",
        }
    }
}

#[derive(Clone, Debug)]
pub struct TypeDeclaration {
    pub kind: TypeDeclarationKind,
    pub name: Name,
    pub type_parameters: Vec<TypeParameter>,
    /// The primary constructor's.
    pub parameters: Option<Vec<Parameter>>,
    pub bases: Vec<BaseType>,
    pub constraints: Vec<TypeParameterConstraintClause>,
    pub members: Vec<Declaration>,
    /// The span of `{ .. }`, or of `;` where there is no body.
    pub body_span: Span,
}

#[derive(Clone, Debug)]
pub struct BaseType {
    pub ty: Type,
    /// `: Base(x)` of a primary constructor.
    pub arguments: Option<Vec<Argument>>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct ExtensionDeclaration {
    pub type_parameters: Vec<TypeParameter>,
    /// Its name is missing in `extension(T)`.
    pub receiver: Parameter,
    pub constraints: Vec<TypeParameterConstraintClause>,
    pub members: Vec<Declaration>,
    pub body_span: Span,
}

#[derive(Clone, Debug)]
pub struct EnumDeclaration {
    pub name: Name,
    pub underlying_type: Option<Type>,
    pub members: Vec<EnumMember>,
    pub body_span: Span,
}

#[derive(Clone, Debug)]
pub struct EnumMember {
    pub attributes: Vec<AttributeList>,
    pub name: Name,
    pub value: Option<Expr>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct DelegateDeclaration {
    pub return_type: Type,
    pub name: Name,
    pub type_parameters: Vec<TypeParameter>,
    pub parameters: Vec<Parameter>,
    pub constraints: Vec<TypeParameterConstraintClause>,
}

/// A parameter of anything. `this`, `ref`, `out`, `in`, `ref readonly`, `params`, `scoped` are modifiers.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub attributes: Vec<AttributeList>,
    pub modifiers: Modifiers,
    /// `None` for implicitly typed lambda parameters only.
    pub ty: Option<Type>,
    pub name: Name,
    pub default: Option<Expr>,
    pub span: Span,
}

/// The code of a method, accessor, operator, constructor or local function.
#[derive(Clone, Debug)]
pub enum Body {
    /// `;`
    None,
    Block(Block),
    /// `=> expr;`
    Expr(Expr),
    /// Not parsed yet: give it to [`crate::parse_deferred_body`].
    Deferred(DeferredBody),
}

/// The place of a body that was skipped: see [`crate::ParseOptions::defer_bodies`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeferredBody {
    /// `{ .. }` with its braces, or the expression between `=>` and `;`.
    pub span: Span,
    pub kind: DeferredBodyKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeferredBodyKind {
    Block,
    Expr,
}

#[derive(Clone, Debug)]
pub struct MethodDeclaration {
    pub return_type: Type,
    /// `IFoo` in `int IFoo.M()`
    pub explicit_interface: Option<Type>,
    pub name: Name,
    pub type_parameters: Vec<TypeParameter>,
    pub parameters: Vec<Parameter>,
    pub constraints: Vec<TypeParameterConstraintClause>,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub struct PropertyDeclaration {
    pub ty: Type,
    pub explicit_interface: Option<Type>,
    pub name: Name,
    pub accessors: PropertyAccessors,
    pub initializer: Option<Expr>,
}

#[derive(Clone, Debug)]
pub enum PropertyAccessors {
    /// `=> expr;`: a getter. Never `Body::None`.
    Expr(Body),
    List(Vec<Accessor>, Span),
}

#[derive(Clone, Debug)]
pub struct Accessor {
    pub attributes: Vec<AttributeList>,
    pub modifiers: Modifiers,
    pub kind: AccessorKind,
    pub keyword_span: Span,
    pub body: Body,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum AccessorKind {
    Get,
    Set,
    Init,
    Add,
    Remove,
}

impl AccessorKind {
    pub fn keyword(self) -> &'static str {
        match self {
            AccessorKind::Get => "get",
            AccessorKind::Set => "set",
            AccessorKind::Init => "init",
            AccessorKind::Add => "add",
            AccessorKind::Remove => "remove",
        }
    }
}

#[derive(Clone, Debug)]
pub struct IndexerDeclaration {
    pub ty: Type,
    pub explicit_interface: Option<Type>,
    /// The place of `this`.
    pub this_span: Span,
    pub parameters: Vec<Parameter>,
    pub accessors: PropertyAccessors,
}

#[derive(Clone, Debug)]
pub struct EventDeclaration {
    pub ty: Type,
    pub explicit_interface: Option<Type>,
    pub name: Name,
    pub accessors: Vec<Accessor>,
}

#[derive(Clone, Debug)]
pub struct OperatorDeclaration {
    pub return_type: Type,
    pub explicit_interface: Option<Type>,
    pub is_checked: bool,
    pub operator: OverloadableOperator,
    pub operator_span: Span,
    pub parameters: Vec<Parameter>,
    pub body: Body,
}

/// `+` is unary or binary by the number of parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum OverloadableOperator {
    Plus,
    Minus,
    LogicalNot,
    BitwiseNot,
    Increment,
    Decrement,
    True,
    False,
    Multiply,
    Divide,
    Modulo,
    BitwiseAnd,
    BitwiseOr,
    ExclusiveOr,
    LeftShift,
    RightShift,
    UnsignedRightShift,
    Equals,
    NotEquals,
    LessThan,
    GreaterThan,
    LessThanOrEqual,
    GreaterThanOrEqual,
    /// C# 14: `void operator +=(T x)`
    AddAssign,
    SubtractAssign,
    MultiplyAssign,
    DivideAssign,
    ModuloAssign,
    AndAssign,
    OrAssign,
    ExclusiveOrAssign,
    LeftShiftAssign,
    RightShiftAssign,
    UnsignedRightShiftAssign,
}

impl OverloadableOperator {
    pub fn symbol(self) -> &'static str {
        use OverloadableOperator::*;
        match self {
            Plus => "+",
            Minus => "-",
            LogicalNot => "!",
            BitwiseNot => "~",
            Increment => "++",
            Decrement => "--",
            True => "true",
            False => "false",
            Multiply => "*",
            Divide => "/",
            Modulo => "%",
            BitwiseAnd => "&",
            BitwiseOr => "|",
            ExclusiveOr => "^",
            LeftShift => "<<",
            RightShift => ">>",
            UnsignedRightShift => ">>>",
            Equals => "==",
            NotEquals => "!=",
            LessThan => "<",
            GreaterThan => ">",
            LessThanOrEqual => "<=",
            GreaterThanOrEqual => ">=",
            AddAssign => "+=",
            SubtractAssign => "-=",
            MultiplyAssign => "*=",
            DivideAssign => "/=",
            ModuloAssign => "%=",
            AndAssign => "&=",
            OrAssign => "|=",
            ExclusiveOrAssign => "^=",
            LeftShiftAssign => "<<=",
            RightShiftAssign => ">>=",
            UnsignedRightShiftAssign => ">>>=",
        }
    }
}

/// `implicit operator T(X x)`
#[derive(Clone, Debug)]
pub struct ConversionDeclaration {
    pub is_implicit: bool,
    pub is_checked: bool,
    pub explicit_interface: Option<Type>,
    pub ty: Type,
    pub parameters: Vec<Parameter>,
    pub operator_span: Span,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub struct ConstructorDeclaration {
    pub name: Name,
    pub parameters: Vec<Parameter>,
    pub initializer: Option<ConstructorInitializer>,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub struct ConstructorInitializer {
    /// `: base(..)` rather than `: this(..)`
    pub is_base: bool,
    pub arguments: Vec<Argument>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct DestructorDeclaration {
    pub name: Name,
    pub body: Body,
}
