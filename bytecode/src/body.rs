//! A compiled method.

use crate::ids::{FileId, TypeId};

/// The code of one method instance and what the VM must know to run it.
///
/// Registers are numbered: parameters first (`this` is the first parameter), then registers that the collector scans, then those that it
/// need not scan. On entry the VM copies the arguments and zeroes `zero_range`, which covers every scanned register
/// that isn't a parameter and every local that must begin as zero.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MethodBody {
    /// Instruction words and their operand words; see [`crate::ops`].
    pub code: Vec<u64>,
    /// 64-bit constants for `ldc`.
    pub constants: Vec<u64>,
    /// Frame size in slots.
    pub register_count: u16,
    /// Slots of all parameters together, `this` included.
    pub parameter_slots: u16,
    /// Slots of the result; 0 for void.
    pub return_slots: u16,
    /// What each register holds, for the whole method; `register_count` long.
    pub register_kinds: Vec<RegKind>,
    /// Registers to zero on entry: from, count.
    pub zero_range: (u16, u16),
    /// Exception handlers, inner before outer.
    pub handlers: Vec<Handler>,
    /// Source position of the instructions from `pc` on; sorted by `pc`.
    pub locations: Vec<(u32, SourceLocation)>,
    /// Number of inline caches that the code refers to.
    pub cache_count: u32,
}

/// What a register holds, as the collector and the verifier see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegKind {
    /// Plain bits.
    #[default]
    Bits,
    /// An object reference or null.
    Ref,
    /// A managed pointer: into an object, a frame or a static; or null.
    Byref,
}

/// Where an instruction comes from. `line` is 1-based; a hidden position has line 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SourceLocation {
    pub file: Option<FileId>,
    pub line: u32,
    pub column: u32,
    /// Byte range in the file.
    pub start: u32,
    pub end: u32,
}

/// One protected region. The first entry that covers the throwing pc is the innermost.
#[derive(Debug, Clone, PartialEq)]
pub struct Handler {
    /// Protected code words: `start..end`.
    pub start: u32,
    pub end: u32,
    /// First word of the handler.
    pub handler: u32,
    /// End (exclusive) of the handler's code: tells whether a pc is inside the handler.
    pub handler_end: u32,
    pub kind: HandlerKind,
}

/// What a handler does. `exception` is the register that receives the exception object before the handler (or filter) starts.
#[derive(Debug, Clone, PartialEq)]
pub enum HandlerKind {
    /// Takes exceptions of a type (System.Object or System.Exception: all). The handler is left with `leave`.
    Catch { ty: TypeId, exception: u16 },
    /// Runs the filter at `filter` in the first pass; it ends with `endfilter r` (non-zero: take it).
    Filter { filter: u32, exception: u16 },
    /// Runs on every way out; ends with `endfinally`. `leave` out of the region runs it.
    Finally,
    /// Runs only when an exception passes; ends with `endfinally`.
    Fault,
}
