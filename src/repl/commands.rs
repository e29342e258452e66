//! The REPL's own commands: one table.

use super::Next;
use super::session::Session;

/// A command.
pub(super) struct Command {
    pub name: &'static str,
    pub argument: &'static str,
    pub help: &'static str,
    run: fn(&mut Session, &str) -> Next,
}

/// All commands, in the order of `:help`.
pub(super) const COMMANDS: &[Command] = &[
    Command { name: ":help", argument: "", help: "this list", run: help },
    Command {
        name: ":dump",
        argument: "[NAME]",
        help: "the state machines of the session, or those of one method",
        run: |s, a| done(s.dump(a)),
    },
    Command { name: ":stats", argument: "", help: "counters of the session so far", run: |s, _| done(s.print_stats()) },
    Command {
        name: ":type",
        argument: "EXPR",
        help: "the type of an expression, not evaluated",
        run: |s, a| done(s.print_type(a)),
    },
    Command { name: ":load", argument: "FILE", help: "run a file as a submission", run: |s, a| done(s.load(a)) },
    Command { name: ":reset", argument: "", help: "forget everything", run: |s, _| done(s.reset()) },
    Command { name: ":quit", argument: "", help: "leave (also Ctrl-D)", run: |_, _| Next::Quit },
];

/// Runs the command in `line`, which begins with a colon. A unique beginning is enough.
pub(super) fn run(session: &mut Session, line: &str) -> Next {
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let matching: Vec<&Command> = COMMANDS.iter().filter(|c| c.name.starts_with(name)).collect();
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

fn help(_: &mut Session, _: &str) -> Next {
    println!("C# statements, declarations or an expression; await works at the top level. Commands:");
    for command in COMMANDS {
        println!("  {:<8}{:<8}{}", command.name, command.argument, command.help);
    }
    Next::Read
}

fn done((): ()) -> Next {
    Next::Read
}
