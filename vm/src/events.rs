//! What happens during a run, one value an event: the table from which traces, their schema and the manual derive.
//!
//! An entry is a name, a category (what `--only` selects) and typed fields. Who emits them is [`crate::tracer`]; without a sink nobody does.

use std::rc::Rc;

/// What `hoist trace --only` selects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Await,
    Task,
    Context,
    Alloc,
    Sched,
    Timer,
    /// What the program writes.
    Output,
}

impl Category {
    pub fn name(self) -> &'static str {
        match self {
            Self::Await => "await",
            Self::Task => "task",
            Self::Context => "context",
            Self::Alloc => "alloc",
            Self::Sched => "sched",
            Self::Timer => "timer",
            Self::Output => "output",
        }
    }
}

/// The value of an event's field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(u64),
    Flag(bool),
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&&'static str> for Value {
    fn from(text: &&'static str) -> Self {
        Self::Text((*text).to_string())
    }
}

impl From<&u64> for Value {
    fn from(number: &u64) -> Self {
        Self::Number(*number)
    }
}

impl From<&bool> for Value {
    fn from(flag: &bool) -> Self {
        Self::Flag(*flag)
    }
}

macro_rules! events {
    ($($(#[doc = $doc:literal])* $name:ident $text:literal $category:ident { $($field:ident: $ty:ty),* };)*) => {
        /// What happened.
        #[derive(Debug, Clone, PartialEq)]
        pub enum EventKind {
            $($(#[doc = $doc])* $name { $($field: $ty),* },)*
        }

        impl EventKind {
            /// Name, category, fields with their types, and meaning of each kind of event.
            pub const TABLE: &[(&str, Category, &[(&str, &str)], &str)] =
                &[$(($text, Category::$category, &[$((stringify!($field), stringify!($ty))),*], concat!($($doc),*)),)*];

            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $text,)*
                }
            }

            pub fn category(&self) -> Category {
                match self {
                    $(Self::$name { .. } => Category::$category,)*
                }
            }

            /// The fields by name, in the table's order.
            pub fn fields(&self) -> Vec<(&'static str, Value)> {
                match self {
                    $(Self::$name { $($field),* } => vec![$((stringify!($field), Value::from($field))),*],)*
                }
            }
        }
    };
}

events! {
    /// An async method is called; the position is the caller's.
    Called "call" Await { caller: String };
    /// Its machine is made (a struct on the stack, or an object) and runs its first piece.
    KickedOff "kickoff" Await { machine: String, shape: &'static str };
    /// The awaiter's answer to IsCompleted.
    Asked "is-completed" Await { answer: bool };
    /// The builder is told to resume the machine later, through this method of the awaiter.
    Registered "register" Await { through: &'static str };
    /// The first suspension moves the machine into an object; `bytes` in .NET's sizes.
    Boxed "box" Await { object: String, bytes: u64 };
    /// The method returns to its caller, to go on when `awaited` completes.
    Suspended "suspend" Await { awaited: String, first: bool };
    /// The machine runs its next piece, so many nanoseconds after it suspended.
    Resumed "resume" Await { suspended: u64 };
    /// GetResult is called: the await is over, with a result or an exception.
    Got "get-result" Await {};
    /// An async iterator hands out an item.
    Yielded "yield" Await {};
    /// The method has ended; `outcome` is `result` or `exception`.
    Returned "return" Await { outcome: &'static str, suspensions: u64 };
    /// An exception is thrown.
    Thrown "throw" Await { exception: String };

    /// A task reaches its final state: `result`, `exception`, `canceled`.
    Completed "complete" Task { task: String, outcome: &'static str };
    /// What waits for a completed task is run: `inline`, `queued` to the pool, `posted` to a context, `scheduled` on a TaskScheduler.
    Continued "continue" Task { continuation: String, how: &'static str, why: &'static str };

    /// An await captures a SynchronizationContext or a TaskScheduler, to resume there.
    Captured "capture" Context { context: String };
    /// The thread's ExecutionContext changes to this one.
    FlowChanged "flow" Context { context: String };

    /// An object is allocated; `bytes` in .NET's sizes; `cause` is what in the code asked for it.
    Allocated "alloc" Alloc { object: String, bytes: u64, cause: &'static str };
    /// The VM's collector has run.
    Collected "collect" Alloc { live: u64 };

    /// A logical thread begins to exist.
    ThreadStarted "thread-start" Sched { thread: String };
    /// A logical thread has ended.
    ThreadEnded "thread-end" Sched {};
    /// The thread blocks; `object` is what it waits on.
    Blocked "block" Sched { reason: &'static str, object: String };
    /// The thread can go on.
    Unblocked "unblock" Sched {};
    /// Work for the pool, into its `global`, `local` or `high` queue.
    Queued "queue" Sched { item: String, queue: &'static str };
    /// A worker takes work.
    Dequeued "dequeue" Sched { item: String };
    /// The pool has added a worker because nothing moved.
    WorkerAdded "add-worker" Sched {};
    /// All threads wait: the virtual clock jumps to this time.
    ClockJumped "clock" Sched { to: u64 };

    /// A timer is set to fire at a virtual time.
    TimerSet "timer-set" Timer { timer: String, due: u64 };
    /// A timer that was set is taken back.
    TimerCancelled "timer-cancel" Timer { timer: String };
    /// A timer fires.
    TimerFired "timer-fire" Timer { timer: String };

    /// The program writes to a standard stream.
    Written "output" Output { stream: &'static str, text: String };
}

/// One thing that happened, with when and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Counts up from 0: the order in which things happened.
    pub ordinal: u64,
    /// Virtual nanoseconds since the start.
    pub time: u64,
    /// Number of the logical thread; None: the machine itself (clock, pool).
    pub thread: Option<u32>,
    pub thread_name: Rc<str>,
    /// The call of an async method that this belongs to: `SumAsync#1`.
    pub method: Option<Rc<str>>,
    /// The await of the method (`await#0`), as dumps number them.
    pub await_id: Option<u32>,
    /// The innermost line of the user's code.
    pub file: Option<Rc<str>>,
    pub line: u32,
    pub column: u32,
    /// The method is the user's, not the class library's.
    pub is_user: bool,
    pub kind: EventKind,
}

/// Receives events as they happen.
pub type EventSink = Box<dyn FnMut(Event)>;
