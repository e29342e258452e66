//! `hoist trace`: runs a program and shows what its awaits did.
//!
//! The VM sends events in the order in which they happen; a [`Report`] writes them down: [`text`] for people, [`json`] a line an event,
//! [`chrome`] for Perfetto. What the program prints is among the events, so that everything keeps its order.

mod chrome;
mod json;
pub(crate) mod text;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::rc::Rc;

use clap::{Args, ValueEnum};
use hoist_compiler::world::World;
use hoist_vm::{Category, Clock, Event, Vm};

use super::{Common, RunArgs, USAGE, interrupt, run, schedule, sources, stats};
use crate::host::{ProcessHost, Silent};
use crate::render;

/// Options of `trace`.
#[derive(Debug, Args, Clone)]
pub(crate) struct TraceArgs {
    /// Kinds of events to show: await, task, context, alloc, sched, timer
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    only: Vec<Kind>,
    /// Events of this method only
    #[arg(long, value_name = "NAME")]
    method: Option<String>,
    #[arg(long = "as", value_enum, default_value_t = TraceForm::Text, value_name = "FORM")]
    form: TraceForm,
    /// One line an event instead of one an await; the class library's own async methods too
    #[arg(long)]
    full: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TraceForm {
    Text,
    Json,
    Chrome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Await,
    Task,
    Context,
    Alloc,
    Sched,
    Timer,
}

impl From<Kind> for Category {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Await => Self::Await,
            Kind::Task => Self::Task,
            Kind::Context => Self::Context,
            Kind::Alloc => Self::Alloc,
            Kind::Sched => Self::Sched,
            Kind::Timer => Self::Timer,
        }
    }
}

/// Writes events in one form.
pub(crate) trait Report {
    fn event(&mut self, event: &Event, out: &mut dyn Write) -> std::io::Result<()>;

    /// After the last event.
    fn end(&mut self, out: &mut dyn Write) -> std::io::Result<()>;
}

/// Which events are shown.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    /// None: the form's own choice.
    pub only: Option<Vec<Category>>,
    pub method: Option<String>,
    /// Unfolded, and with what belongs to the class library.
    pub full: bool,
}

impl Filter {
    /// Whether the event's category and method are wanted.
    pub(crate) fn admits(&self, event: &Event) -> bool {
        let category = event.kind.category();
        if self.only.as_ref().is_some_and(|only| !only.contains(&category)) {
            return false;
        }
        match (&self.method, &event.method) {
            (Some(wanted), Some(method)) => method.split('#').next() == Some(wanted) || **method == **wanted,
            (Some(_), None) => false,
            (None, _) => true,
        }
    }
}

/// What an await says in the source, by file, line and number.
pub(crate) type Snippets = BTreeMap<(String, u32, u32), String>;

pub(super) fn trace(args: &RunArgs, options: &TraceArgs, common: &Common) -> u8 {
    if args.files.is_empty() {
        eprintln!("hoist: no source file; try 'hoist trace FILE.cs'");
        return USAGE;
    }
    let mut compilation = match sources::load(&args.files) {
        Ok(compilation) => compilation,
        Err(message) => {
            eprintln!("{message}");
            return USAGE;
        }
    };
    compilation.set_tracing(true);
    compilation.set_ui_context(args.has_ui_context());
    if !compilation.check() {
        let list =
            render::list(compilation.world(), compilation.diagnostics(), args.format.into(), common.style(false));
        eprint!("{list}");
        return 1;
    }
    let filter = Filter {
        only: (!options.only.is_empty()).then(|| options.only.iter().map(|&k| k.into()).collect()),
        method: options.method.clone(),
        full: options.full,
    };
    let report: Box<dyn Report> = match options.form {
        TraceForm::Text => {
            let mut snippets = Snippets::new();
            add_snippets(compilation.world_mut(), &mut snippets);
            Box::new(text::Text::new(
                filter,
                Rc::new(RefCell::new(snippets)),
                common.style(true),
                super::terminal_width(),
            ))
        }
        TraceForm::Json => Box::new(json::Json::new(filter)),
        TraceForm::Chrome => Box::new(chrome::Chrome::new(filter)),
    };
    interrupt::install();
    let mut vm_options = args.options();
    let schedule = match schedule::Schedule::of(args, &mut vm_options) {
        Ok(schedule) => schedule,
        Err(message) => {
            eprintln!("hoist: {message}");
            return USAGE;
        }
    };
    let host = Silent(
        ProcessHost::new(vm_options.clock == Clock::Real)
            .with_progress(!common.is_quiet() && !std::io::stdout().is_terminal()),
    );
    let mut vm = Vm::new(Box::new(compilation.into_code()), Box::new(host), vm_options);
    schedule.install(&mut vm);
    let report = Rc::new(RefCell::new(report));
    let out = Rc::new(RefCell::new(std::io::BufWriter::new(std::io::stdout())));
    let (sink_report, sink_out) = (report.clone(), out.clone());
    vm.set_event_sink(Some(Box::new(move |event| {
        // A closed pipe is the reader's decision.
        let _ = sink_report.borrow_mut().event(&event, &mut *sink_out.borrow_mut());
    })));
    let outcome = vm.run();
    crate::progress::hide();
    let _ = report.borrow_mut().end(&mut *out.borrow_mut());
    let _ = out.borrow_mut().flush();
    run::report(&outcome, common.style(false));
    if let Err(message) = schedule.save() {
        eprintln!("hoist: {message}");
        return USAGE;
    }
    if let Some(form) = args.stats {
        stats::print(&vm.stats(), form);
    }
    (outcome.exit_code() & 0xFF) as u8
}

/// The awaited expressions of the user's machines that have been made so far.
pub(crate) fn add_snippets(world: &mut World, found: &mut Snippets) {
    for machine in hoist_compiler::machines::describe(world) {
        for (number, site) in machine.awaits.iter().enumerate() {
            let source = &world[site.location.source];
            let code = source.text.get(site.location.start as usize..site.location.end as usize).unwrap_or("");
            let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
            let code = code.strip_prefix("await ").unwrap_or(&code);
            let (line, _) = world.line_column(site.location);
            found.insert((source.name.to_string(), line, number as u32), code.to_string());
        }
    }
}
