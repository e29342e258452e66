//! The REPL's own commands: one table.

use super::session::Session;
use super::{Next, measure, pending, transcript};

/// A command.
pub(super) struct Command {
    pub name: &'static str,
    pub argument: &'static str,
    pub help: &'static str,
    run: fn(&mut Session, &str) -> Next,
}

macro_rules! command {
    ($name:literal $argument:literal $help:literal $run:expr) => {
        Command {
            name: $name,
            argument: $argument,
            help: $help,
            run: |session, argument| {
                let run: fn(&mut Session, &str) = $run;
                run(session, argument);
                Next::Read
            },
        }
    };
}

/// All commands, in the order of `:help`.
pub(super) const COMMANDS: &[Command] = &[
    command!(":help" "" "this list" |_, _| help()),
    command!(":dump" "[NAME|-]" "state machines of the session, of one method, of the last input" |s, a| s.dump(a)),
    command!(":trace" "on|off" "show what awaits do while inputs run" |s, a| match a {
        "on" => s.set_tracing(true),
        "off" => s.set_tracing(false),
        _ => eprintln!("expected ':trace on' or ':trace off'"),
    }),
    command!(":stats" "" "counters of the session so far" |s, _| print!("{}", crate::cli::stats_text(&s.vm.stats()))),
    command!(":tasks" "" "tasks that have not completed, and what they wait for" |s, _| pending::tasks(s)),
    command!(":threads" "" "logical threads and what they do" |s, _| pending::threads(s)),
    command!(":timers" "" "timers that are set" |s, _| pending::timers(s)),
    command!(":ec" "" "the contexts of the main thread" |s, _| s.call_library("PrintExecutionContext", &[])),
    command!(":context" "none|ui" "the SynchronizationContext of inputs; ui resumes them on the main thread" pending::context),
    command!(":run" "" "let background work go on until nothing is left to do" |s, _| pending::run(s)),
    command!(":step" "" "let one thread go on until it waits" |s, _| pending::step(s)),
    command!(":advance" "TIME" "move the clock: 500ms, 5s, 2m" pending::advance),
    command!(":clock" "virtual|real" "which clock inputs run by" pending::clock),
    command!(":seed" "N" "choose among the orders that .NET leaves open" pending::seed),
    command!(":time" "EXPR" "run and tell the virtual time it took" measure::time),
    command!(":alloc" "EXPR" "run and tell what it allocated" measure::alloc),
    command!(":type" "EXPR" "the type of an expression, not evaluated" |s, a| s.print_type(a)),
    command!(":load" "FILE" "run a file: C#, or a saved session" transcript::load),
    command!(":save" "FILE" "write the session as a script: 'hoist run FILE', ':load FILE'" transcript::save),
    command!(":reset" "" "forget everything" |s, _| s.reset()),
    command!(":undo" "" "take the last input back" |s, _| s.undo()),
    Command { name: ":quit", argument: "", help: "leave (also Ctrl-D)", run: |_, _| Next::Quit },
];

/// Runs the command in `line`, which begins with a colon. A unique beginning is enough.
pub(super) fn run(session: &mut Session, line: &str) -> Next {
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let matching: Vec<&Command> = match COMMANDS.iter().find(|c| c.name == name) {
        Some(exact) => vec![exact],
        None => COMMANDS.iter().filter(|c| c.name.starts_with(name)).collect(),
    };
    match matching[..] {
        [command] => (command.run)(session, argument.trim()),
        [] => {
            eprintln!("no command '{name}'; :help lists them");
            Next::Read
        }
        _ => {
            let names: Vec<&str> = matching.iter().map(|c| c.name).collect();
            eprintln!("'{name}' may be {}", names.join(", "));
            Next::Read
        }
    }
}

fn help() {
    println!("C# statements, declarations or an expression; await works at the top level. Commands:");
    for command in COMMANDS {
        println!("  {:<9}{:<13}{}", command.name, command.argument, command.help);
    }
}
