//! Runs bytecode: heap, interpreter, logical threads, virtual time.
//!
//! In goes a [`MethodSource`](hoist_bytecode::MethodSource), which is asked for code and types when they are first needed, and a
//! [`Host`], through which output, input and (if asked for) real time pass. Out comes an [`Outcome`]. The VM touches no files, no
//! clock and no OS threads, and never sees the compiler.
//!
//! ```ignore
//! let mut vm = Vm::new(Box::new(code), Box::new(host), Options::default());
//! let outcome = vm.run();
//! std::process::exit(outcome.exit_code());
//! ```

mod causes;
pub mod counters;
mod deadlock;
mod errors;
pub mod events;
mod frame;
mod heap;
pub mod host;
pub mod inspect;
mod interp;
pub mod limits;
mod link;
mod memory;
mod method;
pub mod natives;
pub mod report;
pub mod sched;
pub mod session;
#[cfg(test)]
mod tests;
mod tracer;
mod vm;

pub use causes::Cause;
pub use counters::{Stats, TypeCount};
pub use events::{Category, Event, EventKind, EventSink};
pub use host::{Host, MemoryHost, Stream};
pub use inspect::{PendingTask, PendingTimer, ThreadInfo};
pub use limits::{Clock, Limit, Limits, Options, Outcome};
pub use report::{
    BlockedGroup, BlockedThread, DeadlockCause, DeadlockReport, MOST_STEPS, Place, StarvationReport, WaitStep,
};
pub use sched::choices::{self, Choices, Recorder, Recording, Replay};
pub use session::Until;
pub use tracer::STATIC_INITIALIZER;
pub use vm::Vm;
