//! What is pending at the prompt, and the commands that let time pass.
//!
//! Time stands still while nobody runs anything. `:step` lets one thread go on, `:advance` moves the clock and lets everything happen that is due
//! until then, `:run` goes on until nothing is left.

use hoist_vm::{Clock, Until};

use super::session::Session;
use crate::cli::parse_time;

fn milliseconds(nanoseconds: u64) -> String {
    format!("{}.{:03} ms", nanoseconds / 1_000_000, nanoseconds / 1000 % 1000)
}

fn place(file: Option<&str>, line: u32) -> String {
    match file {
        Some(file) if line > 0 => format!(" at {file}:{line}"),
        _ => String::new(),
    }
}

pub(super) fn tasks(session: &mut Session) {
    let tasks = session.vm.pending_tasks();
    if tasks.is_empty() {
        println!("no pending tasks");
    }
    for task in tasks {
        let place = place(task.file.as_deref(), task.line);
        let waits = if task.waits_for.is_empty() { String::new() } else { format!(", waits for {}", task.waits_for) };
        println!("{}{place}{waits}", task.name);
    }
}

pub(super) fn threads(session: &mut Session) {
    for thread in session.vm.thread_infos() {
        let place = place(thread.file.as_deref(), thread.line);
        println!("{:<18} {}{place}", thread.name, thread.state);
    }
}

pub(super) fn timers(session: &mut Session) {
    let now = session.vm.virtual_time();
    println!("now {}", milliseconds(now));
    for timer in session.vm.pending_timers() {
        let left = milliseconds(timer.due.saturating_sub(now));
        println!("  due {} (in {left})  {}", milliseconds(timer.due), timer.name);
    }
}

/// Lets background work go on and tells where the clock is.
fn go_on(session: &mut Session, until: Until) {
    loop {
        let moved = match session.vm.run_background(until) {
            Ok(moved) => moved,
            Err(outcome) => {
                session.finished(Err(outcome));
                break;
            }
        };
        if !session.has_ui_context {
            break;
        }
        // What came for the main thread; it may start further work.
        session.call_library("Pump", &[]);
        if !moved || until != Until::Idle {
            break;
        }
    }
}

fn tell_time(session: &mut Session) {
    let now = session.vm.virtual_time();
    session.say(&format!("now {}", milliseconds(now)));
}

pub(super) fn run(session: &mut Session) {
    session.run_logged(":run", |s| go_on(s, Until::Idle));
    tell_time(session);
}

pub(super) fn step(session: &mut Session) {
    session.run_logged(":step", |s| go_on(s, Until::Step));
    tell_time(session);
}

pub(super) fn advance(session: &mut Session, argument: &str) {
    match parse_time(argument) {
        Ok(milliseconds) if !argument.is_empty() => {
            session.run_logged(&format!(":advance {argument}"), |s| {
                let end = s.vm.virtual_time().saturating_add(milliseconds.saturating_mul(1_000_000));
                go_on(s, Until::Time(end));
            });
            tell_time(session);
        }
        _ => eprintln!("expected a time such as 500ms, 5s or 2m"),
    }
}

pub(super) fn clock(session: &mut Session, argument: &str) {
    let clock = match argument {
        "virtual" => Clock::Virtual,
        "real" => Clock::Real,
        _ => {
            eprintln!("expected ':clock virtual' or ':clock real'");
            return;
        }
    };
    session.run_logged(&format!(":clock {argument}"), |s| s.set_clock(clock));
}

pub(super) fn seed(session: &mut Session, argument: &str) {
    match argument.parse::<u64>() {
        Ok(seed) => session.run_logged(&format!(":seed {seed}"), |s| s.vm.set_seed(seed)),
        Err(_) => eprintln!("expected a number; 0 is the order of .NET undisturbed"),
    }
}

pub(super) fn context(session: &mut Session, argument: &str) {
    let ui = match argument {
        "none" => false,
        "ui" => true,
        _ => {
            eprintln!("expected ':context none' or ':context ui'");
            return;
        }
    };
    session.run_logged(&format!(":context {argument}"), |s| {
        s.has_ui_context = ui;
        s.call_library("UseContext", &[u64::from(ui)]);
    });
}
