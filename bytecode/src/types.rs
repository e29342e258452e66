//! What the VM knows of a closed type: its slots, which of them the collector follows, and the sizes that .NET would report.

use crate::ids::{MethodId, TypeId};

/// A closed type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDesc {
    /// As `Type.ToString()` prints it: ``System.Collections.Generic.List`1[System.Int32]``.
    pub name: String,
    /// As `Type.Name` prints it: ``List`1``.
    pub simple_name: String,
    /// As `Type.Namespace`.
    pub namespace: String,
    /// C# spelling without namespaces, for our own messages and counters: `List<int>`.
    pub display_name: String,
    pub shape: TypeShape,
    /// Base class; none for interfaces and System.Object.
    pub base: Option<TypeId>,
    /// Slots of a value of this type in a register or field: 1 for references and primitives.
    pub value_slots: u16,
    /// Slots that hold references, and slots that hold managed pointers, in a value of this type (structs), counted from 0.
    pub value_refs: Vec<u16>,
    pub value_byrefs: Vec<u16>,
    /// Slots of an instance on the heap including the header (for a struct: of its box).
    pub object_slots: u16,
    /// Slots with references in an instance on the heap, counted from the header (slot 0).
    pub object_refs: Vec<u16>,
    /// Bytes .NET would allocate for an instance: class instance or box; for arrays the part before the elements (24), for strings 22.
    pub net_object_size: u32,
    /// Bytes of a value of this type as a field or array element in .NET.
    pub net_value_size: u32,
    /// Not counted: an implementation detail of ours.
    pub uncounted: bool,
    /// `static` constructor or initialisers to run before first use.
    pub static_constructor: Option<MethodId>,
    /// `ToString()` override etc. are found by `MethodSource::resolve_virtual`.
    pub is_value_type: bool,
    /// Enum members in declaration order, for `ToString` and `Parse`: name, value.
    pub enum_members: Vec<(String, i64)>,
    /// An enum with [Flags].
    pub is_flags: bool,
    /// Generic arguments, for `Type.GetGenericArguments` and names.
    pub type_arguments: Vec<TypeId>,
}

/// The kind of a type as the VM needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeShape {
    Class,
    Interface,
    Struct,
    /// `underlying` is a primitive.
    Enum {
        underlying: TypeId,
        element: ElementKind,
    },
    /// int, bool, double …
    Primitive(ElementKind),
    /// Nullable<T>: slot 0 hasValue, then the value.
    Nullable {
        value: TypeId,
    },
    /// System.String.
    String,
    /// T[] (rank 1) or T[,] …
    Array {
        element: TypeId,
        element_kind: ElementKind,
        rank: u8,
    },
    /// Invocation is `calldelegate`.
    Delegate,
    Void,
}

/// How an array element is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ElementKind {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    F32,
    I64,
    U64,
    F64,
    /// A reference: 8 bytes, followed by the collector.
    Ref,
    /// A struct of this many slots.
    Slots(u16),
}

impl ElementKind {
    /// Bytes of one element in our heap.
    pub fn size(self) -> usize {
        match self {
            Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 => 2,
            Self::I32 | Self::U32 | Self::F32 => 4,
            Self::I64 | Self::U64 | Self::F64 | Self::Ref => 8,
            Self::Slots(n) => 8 * n as usize,
        }
    }
}
