//! `hoist run` and `hoist -e`.

use hoist_compiler::Compilation;
use hoist_vm::{Clock, Limit, Outcome, Vm};

use crate::host::ProcessHost;
use crate::render;

use super::{Common, RunArgs, USAGE, deadlock, interrupt, schedule, sources, stats};

pub(super) fn run_files(args: &RunArgs, common: &Common) -> u8 {
    if args.files.is_empty() {
        eprintln!("hoist: no source file; try 'hoist run FILE.cs' or 'hoist --help'");
        return USAGE;
    }
    if let [file] = &args.files[..]
        && let Ok(text) = std::fs::read_to_string(file)
        && crate::repl::transcript::is_transcript(&text)
    {
        return crate::repl::transcript::run(&text, common.style(false));
    }
    match sources::load(&args.files) {
        Ok(compilation) => run(compilation, args, common),
        Err(message) => {
            eprintln!("{message}");
            USAGE
        }
    }
}

pub(super) fn run_text(name: &str, text: &str, args: &RunArgs, common: &Common) -> u8 {
    let mut compilation = crate::library::compilation();
    compilation.add_source(name, text);
    run(compilation, args, common)
}

fn run(mut compilation: Compilation, args: &RunArgs, common: &Common) -> u8 {
    compilation.set_ui_context(args.has_ui_context());
    if !compilation.check() {
        eprint!(
            "{}",
            render::list(compilation.world(), compilation.diagnostics(), args.format.into(), common.style(false))
        );
        return 1;
    }
    let mut options = args.options();
    let schedule = match schedule::Schedule::of(args, &mut options) {
        Ok(schedule) => schedule,
        Err(message) => {
            eprintln!("hoist: {message}");
            return USAGE;
        }
    };
    interrupt::install();
    let host = ProcessHost::new(options.clock == Clock::Real).with_progress(!common.is_quiet());
    let mut vm = Vm::new(Box::new(compilation.into_code()), Box::new(host), options);
    schedule.install(&mut vm);
    let outcome = vm.run();
    crate::progress::hide();
    report(&outcome, common.style(false));
    if let Some(starvation) = vm.starvation().filter(|_| !common.is_quiet()) {
        let style = common.style(false);
        eprint!("{}", render::fit(&deadlock::starvation(starvation, style), style));
    }
    if let Err(message) = schedule.save() {
        eprintln!("hoist: {message}");
        return USAGE;
    }
    if let Some(form) = args.stats {
        stats::print(&vm.stats(), form);
    }
    (outcome.exit_code() & 0xFF) as u8
}

/// What Hoist itself has to say about the end of a run, on standard error.
pub(crate) fn report(outcome: &Outcome, style: render::Style) {
    match outcome {
        Outcome::Exited(_) | Outcome::UnhandledException { .. } | Outcome::StackOverflow { .. } => {}
        Outcome::Deadlock(deadlock) => eprint!("{}", render::fit(&deadlock::text(deadlock, style), style)),
        Outcome::LimitExceeded(limit) => {
            let (what, option) = match limit {
                Limit::Instructions => ("executed more calls and backward jumps", "--max-instructions"),
                Limit::Memory => ("used more memory", "--max-memory"),
                Limit::Tasks => ("started more tasks", "--max-tasks"),
                Limit::Output => ("wrote more output", "--max-output"),
                Limit::Time => ("ran for longer (virtual time)", "--timeout"),
            };
            eprintln!("hoist: stopped: the program {what} than {option} allows");
        }
        Outcome::CompileFailure(message) => eprintln!("error HST0002: {message}"),
        Outcome::Interrupted => eprintln!("hoist: interrupted"),
        Outcome::LeftRecording(difference) => {
            eprintln!("hoist: stopped: the run does not follow the recorded one: {difference}");
        }
    }
}
