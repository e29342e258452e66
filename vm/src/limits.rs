//! How a run is set up and how it can end.

use crate::report::DeadlockReport;

/// Which clock the program sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// Moves a little with work and jumps to the next timer when everybody waits.
    #[default]
    Virtual,
    /// The host's.
    Real,
}

/// Bounds of a run; none by default.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// Calls and backward jumps.
    pub instructions: Option<u64>,
    /// Bytes of the heap.
    pub memory: Option<u64>,
    pub tasks: Option<u64>,
    /// Bytes written.
    pub output: Option<u64>,
    /// Virtual time in milliseconds.
    pub time: Option<u64>,
}

/// Settings of a run.
#[derive(Debug, Clone)]
pub struct Options {
    /// 0: what .NET does undisturbed. Other seeds permute what .NET leaves open.
    pub seed: u64,
    pub processors: u32,
    pub clock: Clock,
    pub limits: Limits,
    /// Stack traces with ` in FILE:line N`, as after a build with a PDB.
    pub trace_lines: bool,
    /// The main thread has a SynchronizationContext with a queue, as in a user interface.
    pub ui_context: bool,
    /// Arguments of Main.
    pub arguments: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 0,
            processors: 4,
            clock: Clock::Virtual,
            limits: Limits::default(),
            trace_lines: false,
            ui_context: false,
            arguments: Vec::new(),
        }
    }
}

/// The limit that was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Instructions,
    Memory,
    Tasks,
    Output,
    Time,
}

/// How a run ended. What .NET prints in each case has been written to the host already.
#[derive(Debug, Clone)]
pub enum Outcome {
    Exited(i32),
    /// `text` is what went to standard error.
    UnhandledException {
        text: String,
    },
    /// Nothing can ever run again; nothing has been written about it.
    Deadlock(Box<DeadlockReport>),
    LimitExceeded(Limit),
    StackOverflow {
        text: String,
    },
    /// A body that was first needed at run time could not be compiled.
    CompileFailure(String),
    Interrupted,
    /// The run was to repeat a recorded one and asked something else: what.
    LeftRecording(String),
}

impl Outcome {
    /// The exit code of the process.
    pub fn exit_code(&self) -> i32 {
        match self {
            Self::Exited(code) => *code,
            Self::UnhandledException { .. } | Self::StackOverflow { .. } => 134,
            Self::Deadlock(_) => 3,
            Self::LimitExceeded(_) => 4,
            Self::CompileFailure(_) => 1,
            Self::Interrupted => 130,
            Self::LeftRecording(_) => 2,
        }
    }
}
