//! What a run found out about itself: why it can never finish, and that its thread pool was starved.

/// Most steps that a story of waits has: more than that nobody follows.
pub const MOST_STEPS: usize = 7;

/// Why a program can never finish: one story of waits, from a thread that blocks to what could never happen.
#[derive(Debug, Clone)]
pub struct DeadlockReport {
    pub cause: DeadlockCause,
    /// The waits in order: each step waits for the next.
    pub steps: Vec<WaitStep>,
    /// The last step waits for this one (counted from 0): the circle is closed.
    pub back_to: Option<usize>,
    /// What to write instead, with the program's own names.
    pub fix: String,
    /// All threads that wait for ever, main thread first.
    pub threads: Vec<BlockedThread>,
    /// Virtual nanoseconds at which the circle of locks closed, if that was before nothing could run any more.
    pub closed_at: Option<u64>,
}

/// The kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlockCause {
    /// A thread blocks on a task that needs this thread (its context, its scheduler) to go on.
    SyncOverAsync,
    /// Threads hold locks that others of them want.
    LockOrder,
    /// A thread waits for something that needs a lock which it holds.
    LockHeld,
    /// Tasks await one another.
    CircularAwait,
    /// A permit, an item, a place: only one who waits itself could give it.
    WaitsForItself,
    /// Somebody forgot to complete, to signal, to release, to start.
    NeverCompleted,
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitStep {
    /// `the main thread blocks in Task<int>.Result until LoadAsync ends`.
    pub text: String,
    /// Where the wait is written.
    pub place: Option<Place>,
}

/// A line of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: u32,
    /// The text of the line, trimmed.
    pub excerpt: String,
}

/// A thread that blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockedThread {
    /// `main thread`, `pool worker 2`, `thread 'x'`.
    pub name: String,
    pub is_main: bool,
    /// Whether the story is about it.
    pub is_in_story: bool,
    /// The call that blocks, as the program wrote it: `Task.Wait`, `lock`.
    pub action: String,
    /// The method of the program (not of the library) that waits, as C# spells it.
    pub method: String,
    pub place: Option<Place>,
}

/// Work waited although nothing forbade it to run: all threads of the pool blocked, and more were added slowly.
#[derive(Debug, Clone, Default)]
pub struct StarvationReport {
    /// Virtual nanoseconds of the first and the last thread that was added.
    pub first: u64,
    pub last: u64,
    /// Threads added.
    pub added: u32,
    /// Most work items that waited when a thread was added.
    pub longest_queue: usize,
    /// Threads that the pool had when the first was added.
    pub threads: usize,
    /// What blocked then or when a later thread was added: most threads first.
    pub blocked: Vec<BlockedGroup>,
}

/// Pool threads that block at the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockedGroup {
    /// Most that blocked there at one time.
    pub threads: usize,
    pub action: String,
    pub place: Option<Place>,
}
