//! Types as written. `var`, `dynamic`, `nint`, `notnull`, `unmanaged` are ordinary names here.

use super::{AttributeList, Expr, Name, Span};

#[derive(Clone, Debug)]
pub struct Type {
    pub kind: TypeKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    Predefined(PredefinedType),
    /// `List<int>`, `A.B<C>.D`, `global::System.Int32`.
    Named(QualifiedName),
    /// `T[]`, `T[,]`, and for array creation `T[n, m]`. One node a rank specifier; `int[][,]` is
    /// `Array { element: Array { element: int, rank 2 }, rank 1 }`: element types nest as C# reads them,
    /// so the outer node is the *leftmost* specifier.
    Array(Box<ArrayType>),
    Nullable(Box<Type>),
    Tuple(Vec<TupleElement>),
    /// `ref T`, `ref readonly T`: of locals, returns and ref fields.
    Ref {
        readonly: bool,
        ty: Box<Type>,
    },
    /// `scoped T` of a local.
    Scoped(Box<Type>),
    /// `T*`: refused by the compiler.
    Pointer(Box<Type>),
    /// `delegate*<...>`: refused by the compiler.
    FunctionPointer(Vec<Type>),
    /// The missing type argument in `typeof(List<>)`.
    Omitted,
    /// No type could be read; an error has been reported.
    Error,
}

#[derive(Clone, Debug)]
pub struct ArrayType {
    pub element: Type,
    /// The number of dimensions of this specifier.
    pub rank: u32,
    /// The sizes, in array creation only; empty elsewhere.
    pub sizes: Vec<Expr>,
}

#[derive(Clone, Debug)]
pub struct TupleElement {
    pub ty: Type,
    pub name: Option<Name>,
}

/// `alias::A.B<C>.D`
#[derive(Clone, Debug)]
pub struct QualifiedName {
    /// `global` or another alias in front of `::`.
    pub alias: Option<Name>,
    /// Never empty.
    pub parts: Vec<SimpleName>,
    pub span: Span,
}

/// An identifier with type arguments: `F`, `List<int>`, and in `typeof` `List<>` (arguments are [`TypeKind::Omitted`]).
#[derive(Clone, Debug)]
pub struct SimpleName {
    pub name: Name,
    pub type_arguments: Vec<Type>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PredefinedType {
    Void,
    Bool,
    Byte,
    SByte,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    Char,
    Float,
    Double,
    Decimal,
    String,
    Object,
}

impl PredefinedType {
    pub fn keyword(self) -> &'static str {
        match self {
            PredefinedType::Void => "void",
            PredefinedType::Bool => "bool",
            PredefinedType::Byte => "byte",
            PredefinedType::SByte => "sbyte",
            PredefinedType::Short => "short",
            PredefinedType::UShort => "ushort",
            PredefinedType::Int => "int",
            PredefinedType::UInt => "uint",
            PredefinedType::Long => "long",
            PredefinedType::ULong => "ulong",
            PredefinedType::Char => "char",
            PredefinedType::Float => "float",
            PredefinedType::Double => "double",
            PredefinedType::Decimal => "decimal",
            PredefinedType::String => "string",
            PredefinedType::Object => "object",
        }
    }
}

impl Type {
    pub fn new(kind: TypeKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The identifier, if the type is nothing but one.
    pub fn as_identifier(&self) -> Option<&Name> {
        match &self.kind {
            TypeKind::Named(QualifiedName { alias: None, parts, .. }) => match parts.as_slice() {
                [only] if only.type_arguments.is_empty() => Some(&only.name),
                _ => None,
            },
            _ => None,
        }
    }

    /// The bare word `var`. (It is still a type's name if a type `var` is in scope.)
    pub fn is_var(&self) -> bool {
        self.as_identifier().is_some_and(|name| &*name.text == "var")
    }

    pub fn is_void(&self) -> bool {
        matches!(self.kind, TypeKind::Predefined(PredefinedType::Void))
    }
}

/// A type parameter in a declaration: `[A] in T`.
#[derive(Clone, Debug)]
pub struct TypeParameter {
    pub attributes: Vec<AttributeList>,
    pub variance: Variance,
    pub name: Name,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variance {
    None,
    /// `out T`
    Covariant,
    /// `in T`
    Contravariant,
}

/// `where T : class, IFoo, new()`
#[derive(Clone, Debug)]
pub struct TypeParameterConstraintClause {
    pub name: Name,
    pub constraints: Vec<Constraint>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Constraint {
    pub kind: ConstraintKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ConstraintKind {
    /// `class`, `class?`
    Class {
        nullable: bool,
    },
    Struct,
    /// `new()`
    Constructor,
    Default,
    /// `allows ref struct`
    AllowsRefStruct,
    NotNull,
    Unmanaged,
    Type(Type),
}
