//! The interpreter. `execute` runs the current logical thread until it must give the processor away.

mod arithmetic;
pub(crate) mod calls;
pub(crate) mod exceptions;
mod execute;
pub(crate) mod objects;
mod ops;
pub(crate) mod resume;
mod state;

pub(crate) use execute::execute;

use hoist_bytecode::TypeId;

use crate::limits::Outcome;

/// Why the interpreter stops running a thread.
pub(crate) enum Switch {
    /// Its turn is over; it can go on at once.
    Yield,
    /// It waits for something.
    Blocked,
    /// It has no frames left but the root.
    Ended,
    /// The method that the host called has returned.
    HostReturn,
    /// The run is over.
    Stop(Box<Outcome>),
}

impl Switch {
    pub(crate) fn stop(outcome: Outcome) -> Self {
        Self::Stop(Box::new(outcome))
    }
}

/// Goes on with the frame that `Vm::fp` names, or leaves the interpreter.
pub(crate) type Flow = Result<(), Switch>;

/// What an instruction itself can throw.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    NullReference,
    IndexOutOfRange,
    DivideByZero,
    Overflow,
    ArrayTypeMismatch,
    OutOfMemory,
    /// `new T[-1]`
    NegativeLength,
    InvalidCast {
        from: TypeId,
        to: TypeId,
    },
    /// Throw this object.
    Object(u64),
    /// The same, keeping its trace.
    Again(u64),
    /// Thrown by ExceptionDispatchInfo: goes on with the trace.
    Captured(u64),
}
