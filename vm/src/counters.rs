//! What a run allocated and did, in .NET's sizes.

/// Counters of a run so far.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// Calls and backward jumps.
    pub instructions: u64,
    /// Virtual nanoseconds.
    pub virtual_time: u64,
    pub allocated_bytes: u64,
    pub allocated_objects: u64,
    /// Most bytes first, then by name.
    pub types: Vec<TypeCount>,
    pub boxes: u64,
    pub delegates: u64,
    pub strings: u64,
    pub arrays: u64,
    pub collections: u64,
    /// Bytes of the VM's own heap in use.
    pub heap_bytes: u64,
    pub threads_created: u64,
    pub exceptions: u64,
    /// Workers that the pool's gate added because nothing moved: the pool was starved.
    pub injected_workers: u64,
    /// Counters that the library keeps by name (`machines started`, `suspensions` …), in order of first use.
    pub named: Vec<(String, u64)>,
}

/// Allocations of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeCount {
    pub name: String,
    pub objects: u64,
    pub bytes: u64,
    pub cause: crate::Cause,
}

macro_rules! counters {
    ($($name:ident $text:literal;)*) => {
        /// What the library counts of async work.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Counter { $($name),* }

        /// How reports call the counters, in their order.
        pub(crate) const COUNTERS: [&str; [$(Counter::$name),*].len()] = [$($text),*];
    };
}

counters! {
    Started "state machines started";
    CompletedSynchronously "completed without suspending";
    Boxed "state machines boxed";
    Suspended "suspensions";
    Resumed "resumptions";
    TasksCompleted "tasks completed";
    ContinuationsInline "continuations run inline";
    ContinuationsQueued "continuations queued";
    ContinuationsPosted "continuations posted";
    ContinuationsScheduled "continuations scheduled";
    ContextsCaptured "contexts captured";
    ExecutionContextsChanged "execution contexts changed";
}

impl crate::vm::Vm {
    /// Adds one.
    pub(crate) fn count(&mut self, counter: Counter) {
        self.counts[counter as usize] += 1;
    }
}
