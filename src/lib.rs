//! Hoist compiles async C# into state machines as Roslyn does, runs them on a deterministic virtual machine as .NET 10 does, and shows what
//! happened on the way.
//!
//! This crate is the command `hoist` and, as a library, the way to embed the compiler and the machine:
//!
//! ```
//! let output = hoist::run_text("System.Console.WriteLine(6 * 7);", &hoist::Options::default())?;
//! assert_eq!(output.stdout, "42\n");
//! # Ok::<(), hoist::CompileErrors>(())
//! ```

pub mod cli;
pub mod host;
mod library;
mod progress;
pub mod render;
pub mod repl;

use std::fmt;

pub use hoist_compiler::diag::{Diagnostic, Severity};
pub use hoist_compiler::{Code, Compilation};
pub use hoist_vm::{Category, Clock, Event, EventKind, EventSink, Limits, MemoryHost, Options, Outcome, Stats, Vm};

/// What a run left behind.
#[derive(Debug)]
pub struct RunOutput {
    pub outcome: Outcome,
    pub stdout: String,
    pub stderr: String,
    pub stats: Stats,
}

/// A program that does not compile: the C# compiler's messages, one a line.
#[derive(Debug, Clone)]
pub struct CompileErrors {
    /// `FILE(LINE,COL): error CS0103: text`
    pub lines: Vec<String>,
}

impl fmt::Display for CompileErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

impl std::error::Error for CompileErrors {}

/// Compiles one text as a program and runs it in memory: output is collected, standard input is empty.
///
/// ```
/// let output = hoist::run_text("System.Console.WriteLine(6 * 7);", &hoist::Options::default())?;
/// assert_eq!(output.stdout, "42\n");
/// # Ok::<(), hoist::CompileErrors>(())
/// ```
///
/// # Errors
/// The program does not compile.
pub fn run_text(text: &str, options: &Options) -> Result<RunOutput, CompileErrors> {
    run(text, options, None)
}

/// The same, and `sink` gets every event as it happens: awaits, completions, contexts, allocations, what the scheduler does.
///
/// ```
/// use std::{cell::RefCell, rc::Rc};
///
/// let suspensions = Rc::new(RefCell::new(0));
/// let counter = suspensions.clone();
/// let sink = move |event: hoist::Event| {
///     if matches!(event.kind, hoist::EventKind::Suspended { .. }) {
///         *counter.borrow_mut() += 1;
///     }
/// };
/// hoist::trace_text("await System.Threading.Tasks.Task.Delay(1000);", &hoist::Options::default(), sink)?;
/// assert_eq!(*suspensions.borrow(), 1);
/// # Ok::<(), hoist::CompileErrors>(())
/// ```
///
/// # Errors
/// The program does not compile.
pub fn trace_text(
    text: &str,
    options: &Options,
    sink: impl FnMut(Event) + 'static,
) -> Result<RunOutput, CompileErrors> {
    run(text, options, Some(Box::new(sink)))
}

fn run(text: &str, options: &Options, sink: Option<EventSink>) -> Result<RunOutput, CompileErrors> {
    let mut compilation = library::compilation();
    compilation.set_tracing(sink.is_some());
    compilation.add_source("program.cs", text);
    if !compilation.check() {
        let lines = compilation.diagnostics().iter().map(|d| render::short(compilation.world(), d)).collect();
        return Err(CompileErrors { lines });
    }
    let host = MemoryHost::default();
    let mut vm = Vm::new(Box::new(compilation.into_code()), Box::new(host.clone()), options.clone());
    vm.set_event_sink(sink);
    let outcome = vm.run();
    let stats = vm.stats();
    Ok(RunOutput { outcome, stdout: host.output_text(), stderr: host.error_text(), stats })
}
