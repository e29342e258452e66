//! A session: the code and the heap live on between submissions.
//!
//! A submission is a static async method of a class of its own; its top-level variables become static fields of that class, and the class is
//! in scope for everything that comes later. A later declaration of the same name hides the earlier one.
//!
//! Everything that changed the session is in its log. The machine is deterministic, so taking the last thing back is executing the rest again.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use hoist_compiler::Code;
use hoist_grammar::{Entry, ParseOptions, Severity, parse};
use hoist_vm::{Clock, EventKind, Options, Outcome, Vm};

use super::host::{Memory, SessionHost};
use super::{Next, commands};
use crate::cli::trace::{Filter, Report, Snippets, text::Text};
use crate::cli::{interrupt, report_outcome, terminal_width};
use crate::render::{self, Format, Style};

/// Something that changed the session.
#[derive(Debug, Clone)]
pub(super) struct Logged {
    /// A submission, or a command with its colon.
    pub text: String,
    stopped_at: Option<u64>,
    lines: VecDeque<String>,
}

/// Code, machine and settings of one interactive session.
#[allow(missing_debug_implementations, reason = "the machine has no useful text form")]
pub struct Session {
    pub(super) code: Rc<RefCell<Code>>,
    pub(super) vm: Vm,
    pub(super) style: Style,
    memory: Rc<RefCell<Memory>>,
    pub(super) log: Vec<Logged>,
    submissions: u32,
    snippets: Rc<RefCell<Snippets>>,
    traces: bool,
    /// A logged command runs: what it does is not logged by itself.
    is_nested: bool,
    pub(super) has_ui_context: bool,
    /// Whether something went wrong since the start: the exit code of a transcript.
    pub(super) has_failed: bool,
}

impl Session {
    pub fn new(style: Style) -> Self {
        let memory = Rc::new(RefCell::new(Memory::default()));
        let code = Rc::new(RefCell::new(new_code()));
        let vm = new_machine(&code, &memory);
        Self {
            code,
            vm,
            style,
            memory,
            log: Vec::new(),
            submissions: 0,
            snippets: Rc::default(),
            traces: false,
            is_nested: false,
            has_ui_context: false,
            has_failed: false,
        }
    }

    /// Whether Enter should submit: a command, or text that doesn't end in the middle of something.
    pub fn is_complete(&self, text: &str) -> bool {
        is_complete(text)
    }

    /// Runs a command or a submission and prints what comes of it.
    pub fn submit(&mut self, text: &str) -> Next {
        let line = text.trim();
        if line.starts_with(':') {
            return commands::run(self, line);
        }
        self.run_code(text);
        Next::Read
    }

    /// Compiles and runs a submission; true if it compiled.
    pub(super) fn run_code(&mut self, text: &str) -> bool {
        self.begin();
        let compiled = self.execute(text);
        if compiled {
            self.remember(text);
        }
        compiled
    }

    /// Runs something that is no C# but changes the session, and logs it.
    pub(super) fn run_logged(&mut self, command: &str, action: impl FnOnce(&mut Self)) {
        self.begin();
        self.is_nested = true;
        action(self);
        self.is_nested = false;
        self.remember(command);
    }

    fn begin(&mut self) {
        if self.is_nested {
            return;
        }
        let replays = self.memory.borrow().replays;
        if !replays {
            self.memory.borrow_mut().begin(false, None, VecDeque::new());
            interrupt::clear();
        }
        self.vm.resume_clock();
    }

    fn remember(&mut self, text: &str) {
        if self.is_nested {
            return;
        }
        self.vm.pause_clock();
        interrupt::clear();
        let mut memory = self.memory.borrow_mut();
        if !memory.replays {
            let lines = std::mem::take(&mut memory.lines);
            self.log.push(Logged { text: text.to_string(), stopped_at: memory.stopped_at, lines });
        }
    }

    /// Prints unless the session is being executed again.
    pub(super) fn say(&self, text: &str) {
        if !self.is_silent() {
            println!("{text}");
        }
    }

    fn is_silent(&self) -> bool {
        self.memory.borrow().replays
    }

    fn execute(&mut self, text: &str) -> bool {
        self.submissions += 1;
        let name = format!("<{}>", self.submissions);
        let submission = self.code.borrow_mut().submit(&name, text);
        let shown = render::list(&self.code.borrow().world, &submission.diagnostics, Format::Human, self.style);
        if !self.is_silent() {
            eprint!("{shown}");
        }
        let Some(method) = submission.method else {
            self.has_failed |=
                submission.diagnostics.iter().any(|d| d.severity == hoist_compiler::diag::Severity::Error);
            return false;
        };
        if self.traces {
            crate::cli::trace::add_snippets(&mut self.code.borrow_mut().world, &mut self.snippets.borrow_mut());
        }
        let result = self.vm.call_static(method, &[]);
        self.finished(result.map(|_| ()));
        true
    }

    /// Reports how something ended.
    pub(super) fn finished(&mut self, result: Result<(), Outcome>) {
        let Err(outcome) = result else { return };
        self.has_failed = true;
        if !self.is_silent() {
            report_outcome(&outcome, self.style);
        }
        // The process of a program would be gone; a session goes on with a new machine when the old one cannot.
        if let Outcome::Exited(code) = outcome {
            if !self.is_silent() {
                println!("the program has ended with exit code {code}; the session begins anew");
            }
            self.reset();
        }
    }

    /// Calls a parameterless or one-parameter method of the session's own part of the class library.
    pub(super) fn call_library(&mut self, name: &str, arguments: &[u64]) {
        use hoist_bytecode::MethodSource;
        let method = {
            let mut code = self.code.borrow_mut();
            code.type_by_name("Hoist.Runtime.Repl", &[]).and_then(|ty| code.method_by_name(ty, name, arguments.len()))
        };
        if let Some(method) = method {
            let result = self.vm.call_static(method, arguments).map(|_| ());
            self.finished(result);
        }
    }

    pub(super) fn reset(&mut self) {
        self.log.clear();
        self.restart();
    }

    fn restart(&mut self) {
        *self.code.borrow_mut() = new_code();
        self.vm = new_machine(&self.code, &self.memory);
        self.submissions = 0;
        self.has_ui_context = false;
        let traces = self.traces;
        self.set_tracing(traces);
    }

    /// Takes the last thing back that changed the session: everything before it is executed again, silently.
    pub(super) fn undo(&mut self) {
        let Some(last) = self.log.pop() else {
            eprintln!("nothing to undo");
            return;
        };
        let log = self.log.clone();
        let traces = std::mem::take(&mut self.traces);
        self.restart();
        // The log is executed, not written.
        self.is_nested = false;
        for logged in &log {
            self.memory.borrow_mut().begin(true, logged.stopped_at, logged.lines.clone());
            self.submit(&logged.text);
        }
        self.memory.borrow_mut().begin(false, None, VecDeque::new());
        self.log = log;
        self.set_tracing(traces);
        let first = last.text.trim().lines().next().unwrap_or("").to_string();
        println!("undone: {first}");
    }

    /// Shows what awaits do, or no longer.
    pub(super) fn set_tracing(&mut self, on: bool) {
        self.traces = on;
        if !on {
            self.vm.set_event_sink(None);
            return;
        }
        let filter = Filter { only: None, method: None, full: false };
        let mut report = Text::new(filter, self.snippets.clone(), self.style, terminal_width());
        self.vm.set_event_sink(Some(Box::new(move |event| {
            // What the program writes is on the screen already.
            if !matches!(event.kind, EventKind::Written { .. }) {
                let _ = report.event(&event, &mut std::io::stdout());
            }
        })));
    }

    /// After a measurement: what `:trace` said last.
    pub(super) fn restore_tracing(&mut self) {
        self.set_tracing(self.traces);
    }

    pub(super) fn set_clock(&mut self, clock: Clock) {
        self.vm.set_clock(clock);
    }
}

fn new_code() -> Code {
    let mut compilation = crate::library::compilation();
    compilation.set_tracing(true);
    compilation.into_code()
}

fn new_machine(code: &Rc<RefCell<Code>>, memory: &Rc<RefCell<Memory>>) -> Vm {
    Vm::new(Box::new(code.clone()), Box::new(SessionHost::new(memory.clone())), Options::default())
}

/// Whether the text is a command, or parses without running into its end.
pub(super) fn is_complete(text: &str) -> bool {
    let trimmed = text.trim_end();
    if trimmed.trim_start().starts_with(':') {
        return true;
    }
    let options = ParseOptions { entry: Entry::ReplLine, ..ParseOptions::default() };
    let parsed = parse(trimmed, &options);
    let end = trimmed.len() as u32;
    !parsed.errors.iter().any(|e| e.severity == Severity::Error && e.span.end >= end)
        // An empty last line submits what there is, errors and all.
        || text.ends_with("\n\n")
}
