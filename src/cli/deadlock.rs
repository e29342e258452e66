//! The report of a program that can never finish, and the warning about a starved pool.

use std::fmt::Write;

use hoist_vm::{DeadlockCause, DeadlockReport, Place, StarvationReport};

use crate::render::Style;

/// Other blocked threads that are named one by one.
const OTHERS_SHOWN: usize = 4;

/// The waits in order, each with the line where it is written, then what to do about it.
pub(super) fn text(report: &DeadlockReport, style: Style) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} deadlock: {}", code("HST2001", "\x1b[1;31m", style), title(report.cause));
    if let Some(closed) = report.closed_at {
        let _ = writeln!(out, "  the circle closed after {} of virtual time", seconds(closed));
    }
    for (index, step) in report.steps.iter().enumerate() {
        let back = match report.back_to {
            Some(back) if index + 1 == report.steps.len() => format!(" (step {})", back + 1),
            _ => String::new(),
        };
        let _ = writeln!(out, "  {} {}{back}", index + 1, plain(&step.text, style));
        show_place(&mut out, step.place.as_ref());
    }
    if !report.fix.is_empty() {
        let _ = writeln!(out, "  fix: {}", plain(&report.fix, style));
    }
    let others: Vec<_> = report.threads.iter().filter(|t| !t.is_in_story).collect();
    for thread in others.iter().take(OTHERS_SHOWN) {
        let place = thread.place.as_ref().map_or_else(String::new, |p| format!(" ({}:{})", p.file, p.line));
        let _ = writeln!(out, "  also blocked: {} in {}{place}", thread.name, thread.action);
    }
    if others.len() > OTHERS_SHOWN {
        let _ = writeln!(out, "  also blocked: {} more threads", others.len() - OTHERS_SHOWN);
    }
    out
}

/// What starved the pool.
pub(super) fn starvation(report: &StarvationReport, style: Style) -> String {
    let mut out = String::new();
    let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let _ = writeln!(
        out,
        "{} starvation: up to {} waited while all {} of the thread pool blocked",
        code("HST2002", "\x1b[1;33m", style),
        many(report.longest_queue, "work item"),
        many(report.threads, "thread"),
    );
    let _ = writeln!(
        out,
        "  the pool added {} between {} and {} of virtual time",
        many(report.added as usize, "thread"),
        seconds(report.first),
        seconds(report.last)
    );
    for group in &report.blocked {
        let verb = if group.threads == 1 { "blocks" } else { "block" };
        let _ = writeln!(out, "  {} {verb} in {}", many(group.threads, "thread"), group.action);
        show_place(&mut out, group.place.as_ref());
    }
    let _ = writeln!(
        out,
        "  fix: await instead of blocking (Task.Delay, SemaphoreSlim.WaitAsync, a TaskCompletionSource for an event), or give work that must block a\n       thread of its own (TaskCreationOptions.LongRunning)"
    );
    out
}

fn title(cause: DeadlockCause) -> &'static str {
    match cause {
        DeadlockCause::SyncOverAsync => "sync over async: a thread blocks on work that needs this very thread",
        DeadlockCause::LockOrder => "lock order: threads hold locks that others of them want",
        DeadlockCause::LockHeld => "a thread holds a lock and waits for something that needs it",
        DeadlockCause::CircularAwait => "a circle of waits: each waits for the next to end",
        DeadlockCause::WaitsForItself => "what is waited for could only come from those who wait",
        DeadlockCause::NeverCompleted => "never completed: nobody is left who could end this wait",
    }
}

fn code(code: &str, color: &str, style: Style) -> String {
    if style.color { format!("{color}{code}\x1b[0m") } else { code.to_string() }
}

fn show_place(out: &mut String, place: Option<&Place>) {
    if let Some(place) = place {
        let _ = writeln!(out, "      {}:{}  {}", place.file, place.line, place.excerpt);
    }
}

fn plain(text: &str, style: Style) -> String {
    if style.ascii { text.replace('…', "...") } else { text.to_string() }
}

fn seconds(nanoseconds: u64) -> String {
    if nanoseconds < 1_000_000 {
        "less than 1 ms".into()
    } else if nanoseconds < 1_000_000_000 {
        format!("{} ms", nanoseconds / 1_000_000)
    } else {
        format!("{:.3} s", nanoseconds as f64 / 1e9)
    }
}
