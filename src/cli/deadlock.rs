//! The report of a program that can never finish.

use std::fmt::Write;

use hoist_vm::{BlockedThread, DeadlockReport};

use crate::render::Style;

/// One paragraph a thread, the waits in order, then what to do about it.
pub(super) fn text(report: &DeadlockReport, style: Style) -> String {
    let mut out = String::new();
    let (bold, plain) = if style.color { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    let shape = if report.cycle {
        "deadlock: the threads wait for each other in a circle"
    } else {
        "deadlock: nothing can ever run again"
    };
    let _ = writeln!(out, "{bold}HST2001{plain} {shape}");
    for thread in &report.threads {
        describe(&mut out, thread, style);
    }
    out
}

fn describe(out: &mut String, thread: &BlockedThread, style: Style) {
    let arrow = if style.ascii { "->" } else { "→" };
    let place = place(thread.file.as_deref(), thread.location.line);
    let _ = writeln!(out, "  {} blocks in {}{}", thread.name, thread.action, place);
    if !thread.method.is_empty() {
        let _ = writeln!(out, "    called by {}", thread.method);
    }
    for step in &thread.steps {
        let line = step.location.map_or(0, |l| l.line);
        let _ = writeln!(
            out,
            "    {arrow} {} waits for {}{}",
            step.what,
            step.waits_for,
            self::place(step.file.as_deref(), line)
        );
    }
}

fn place(file: Option<&str>, line: u32) -> String {
    match file {
        Some(file) if line > 0 => format!(" ({file}:{line})"),
        _ => String::new(),
    }
}
