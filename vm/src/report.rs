//! Why a program can never finish.

use hoist_bytecode::SourceLocation;

/// All threads that wait for ever, with what each waits for.
#[derive(Debug, Clone, Default)]
pub struct DeadlockReport {
    /// Main thread first.
    pub threads: Vec<BlockedThread>,
    /// Whether the chain of some thread comes back to a thread of the report.
    pub cycle: bool,
}

/// A thread that blocks.
#[derive(Debug, Clone)]
pub struct BlockedThread {
    /// `main thread`, `pool worker 2`, `thread 'x'`.
    pub name: String,
    pub is_main: bool,
    /// What it does: `Task.Wait`, `Monitor.Enter` …
    pub action: String,
    /// The method of the program (not of the library) that waits, as C# spells it.
    pub method: String,
    pub file: Option<String>,
    pub location: SourceLocation,
    /// From the thing waited for onwards: what would have to happen.
    pub steps: Vec<WaitStep>,
}

/// One link of the chain: this waits for the next.
#[derive(Debug, Clone)]
pub struct WaitStep {
    /// `the task of LoadAsync()`.
    pub what: String,
    /// Why it cannot go on: `its continuation is posted to UiPump`.
    pub waits_for: String,
    pub file: Option<String>,
    pub location: Option<SourceLocation>,
}
