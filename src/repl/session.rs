//! A session: the code and the heap live on between submissions.
//!
//! A submission is a static async method of a class of its own; its top-level variables become static fields of that class, and the class is
//! in scope for everything that comes later. A later declaration of the same name hides the earlier one.

use std::cell::RefCell;
use std::rc::Rc;

use hoist_compiler::Code;
use hoist_grammar::{Entry, ParseOptions, Severity, parse};
use hoist_vm::{Options, Outcome, Vm};

use super::{Next, commands};
use crate::cli::{dump_text, interrupt, report_outcome, stats_text};
use crate::host::ProcessHost;
use crate::render::{self, Format, Style};

/// Code, machine and settings of one interactive session.
#[allow(missing_debug_implementations, reason = "the machine has no useful text form")]
pub struct Session {
    code: Rc<RefCell<Code>>,
    vm: Vm,
    submissions: u32,
    style: Style,
}

impl Session {
    pub fn new(style: Style) -> Self {
        let (code, vm) = fresh();
        Self { code, vm, submissions: 0, style }
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

    fn run_code(&mut self, text: &str) {
        self.submissions += 1;
        let name = format!("<{}>", self.submissions);
        let submission = self.code.borrow_mut().submit(&name, text);
        let shown = render::list(&self.code.borrow().world, &submission.diagnostics, Format::Human, self.style);
        eprint!("{shown}");
        let Some(method) = submission.method else { return };
        interrupt::clear();
        if let Err(outcome) = self.vm.call_static(method, &[]) {
            report_outcome(&outcome, self.style);
            // The process of a program would be gone; a session goes on with a new machine when the old one cannot.
            if matches!(outcome, Outcome::Exited(_)) {
                self.reset();
            }
        }
        interrupt::clear();
    }

    pub(super) fn dump(&mut self, name: &str) {
        let mut code = self.code.borrow_mut();
        print!("{}", dump_text(&mut code.world, (!name.is_empty()).then_some(name)));
    }

    pub(super) fn print_stats(&mut self) {
        print!("{}", stats_text(&self.vm.stats()));
    }

    pub(super) fn print_type(&mut self, expression: &str) {
        let submission = self.code.borrow_mut().type_of_expression(expression);
        match submission {
            Ok(text) => println!("{text}"),
            Err(diagnostics) => {
                let shown = render::list(&self.code.borrow().world, &diagnostics, Format::Human, self.style);
                eprint!("{shown}");
            }
        }
    }

    pub(super) fn load(&mut self, file: &str) {
        match std::fs::read_to_string(file) {
            Ok(text) => self.run_code(&text),
            Err(error) => eprintln!("cannot read '{file}': {error}"),
        }
    }

    pub(super) fn reset(&mut self) {
        let (code, vm) = fresh();
        self.code = code;
        self.vm = vm;
        self.submissions = 0;
    }
}

fn fresh() -> (Rc<RefCell<Code>>, Vm) {
    let code = Rc::new(RefCell::new(crate::library::compilation().into_code()));
    let vm = Vm::new(Box::new(code.clone()), Box::new(ProcessHost::new(false)), Options::default());
    (code, vm)
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
