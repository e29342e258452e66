//! What happens during a run, one value an event, for traces and debuggers.

use hoist_bytecode::{MethodId, SourceLocation};

/// Something that the program did.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    ThreadStarted {
        name: String,
    },
    ThreadEnded,
    ThreadBlocked {
        reason: String,
        milliseconds: i64,
    },
    ThreadResumed,
    Thrown {
        exception: String,
        method: MethodId,
        location: SourceLocation,
    },
    /// Something that the class library reports about tasks, awaits and contexts: a name and the objects it is about.
    Library {
        name: &'static str,
        subjects: Vec<String>,
        number: i64,
    },
    Collected {
        live_bytes: u64,
    },
    ClockJumped {
        to: u64,
    },
}

/// Receives events with the virtual time in nanoseconds and the number of the logical thread.
pub type EventSink = Box<dyn FnMut(u64, u32, Event)>;
