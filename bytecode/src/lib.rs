//! What the compiler and the virtual machine agree on: ids, the instruction table, method bodies and type descriptions.
//!
//! The compiler produces [`MethodBody`]s and [`TypeDesc`]s on demand, one instance (set of type arguments) at a time; the
//! VM asks for them through [`MethodSource`], a trait that the VM's side owns and the compiler implements. Neither side
//! sees the other. A body that passes [`verify`] cannot break memory.
//!
//! # Values
//!
//! A register, a field and a static variable are each one or more *slots* of 64 bits without tags:
//!
//! * `int`, `uint`, `float`: the low 32 bits; the upper half is unspecified.
//! * `bool`, `char`, `byte`, `sbyte`, `short`, `ushort`: in a register always extended (by sign or zero) to 64 bits; in memory (fields,
//!   locals whose address was taken) only the low bytes count, so loads use the typed forms (`ldfld.u8`, `conv.u8` …).
//! * `long`, `ulong`, `nint`, `double`, references, managed pointers (`ref`): all 64 bits. A null reference is 0.
//! * A struct is its fields' slots one after the other, in declaration order (base first); an empty struct has one slot.
//!
//! An object is slot 0 (header), then its fields' slots. An array or a string is header, length (64 bits), then elements: primitives
//! packed in their natural size, references and structs in slots. A multi-dimensional array keeps its dimensions after the elements.
//! A managed pointer is the plain address of a slot or of a packed element: code that goes through one uses
//! the width of the pointee's type (`ldind.i32`), so the same code serves both.

pub mod assemble;
pub mod body;
pub mod decode;
pub mod disasm;
pub mod ids;
pub mod ops;
pub mod source;
pub mod types;
pub mod verify;

pub use body::{Handler, HandlerKind, MethodBody, RegKind, SourceLocation};
pub use ids::{FileId, MethodId, StringId, TypeId};
pub use ops::Op;
pub use source::{MethodImpl, MethodInfo, MethodSource, SourceError};
pub use types::{ElementKind, TypeDesc, TypeShape};
