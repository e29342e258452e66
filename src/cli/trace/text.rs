//! A trace for people. Folded, one await is one line, written when it is over:
//!
//! ```text
//! await#1 line 8  Task.Delay(10): suspended 12.000 ms, box of 128 bytes, no context; resumed inline on pool worker 4
//! ```
//!
//! `--full` writes every event instead.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;
use std::rc::Rc;

use hoist_vm::{Category, Event, EventKind};

use super::{Filter, Report, Snippets};
use crate::render::Style;

/// Columns before the rest of a line that was too long.
const CONTINUATION: usize = 22;

pub(crate) struct Text {
    filter: Filter,
    snippets: Rc<RefCell<Snippets>>,
    style: Style,
    /// Columns to break lines at; None for a pipe.
    width: Option<usize>,
    pending: BTreeMap<String, Pending>,
    wrote_header: bool,
}

/// An await that is not over.
#[derive(Debug, Default, Clone)]
struct Pending {
    number: u32,
    line: u32,
    snippet: String,
    box_bytes: Option<u64>,
    captured: Vec<String>,
    through: &'static str,
    awaited: String,
    continued: Option<String>,
    is_user: bool,
}

impl Text {
    pub(crate) fn new(filter: Filter, snippets: Rc<RefCell<Snippets>>, style: Style, width: Option<usize>) -> Self {
        Self { filter, snippets, style, width, pending: BTreeMap::new(), wrote_header: false }
    }

    fn line(&mut self, event: &Event, text: &str, out: &mut dyn Write) -> std::io::Result<()> {
        if !std::mem::replace(&mut self.wrote_header, true) {
            self.put("    #     time ms  thread         method", out, "\x1b[1m")?;
        }
        let method = event.method.as_deref().unwrap_or("");
        let time = format!("{}.{:06}", event.time / 1_000_000, event.time % 1_000_000);
        let head = format!("{:>5} {time:>12}  {:<13}  {method:<14} ", event.ordinal, event.thread_name);
        let color = match event.kind {
            EventKind::Written { .. } => "\x1b[36m",
            EventKind::Thrown { .. } | EventKind::Returned { outcome: "exception", .. } => "\x1b[31m",
            EventKind::Blocked { .. } => "\x1b[33m",
            _ => "",
        };
        self.put(&format!("{head}{text}"), out, color)
    }

    /// Writes a line; a terminal that is too narrow gets it in pieces.
    fn put(&self, line: &str, out: &mut dyn Write, color: &str) -> std::io::Result<()> {
        let mut line = line.trim_end().to_string();
        if self.style.ascii {
            line = crate::render::to_ascii(&line);
        }
        for piece in crate::render::wrap(&line, self.width, CONTINUATION) {
            if self.style.color && !color.is_empty() {
                writeln!(out, "{color}{piece}\x1b[0m")?;
            } else {
                writeln!(out, "{piece}")?;
            }
        }
        Ok(())
    }

    fn snippet(&self, event: &Event) -> String {
        let Some(number) = event.await_id else { return String::new() };
        let file = event.file.as_deref().unwrap_or("").to_string();
        let snippet = self.snippets.borrow().get(&(file, event.line, number)).cloned().unwrap_or_default();
        if snippet.chars().count() > 32 { snippet.chars().take(30).collect::<String>() + ".." } else { snippet }
    }

    /// Keeps what belongs to an await until it is over.
    fn remember(&mut self, event: &Event) {
        let method = event.method.as_deref().unwrap_or("").to_string();
        match &event.kind {
            EventKind::Asked { answer: false } => {
                let snippet = self.snippet(event);
                let pending = Pending {
                    number: event.await_id.unwrap_or(0),
                    line: event.line,
                    snippet,
                    is_user: event.is_user,
                    ..Pending::default()
                };
                self.pending.insert(method, pending);
            }
            EventKind::Continued { continuation, how, why } => {
                if let Some(pending) = self.pending.get_mut(continuation) {
                    let by = match event.method.as_deref() {
                        Some(method) => format!(" by {method}"),
                        None => format!(" on {}", event.thread_name),
                    };
                    let how = match *how {
                        "inline" => "resumed inline",
                        "queued" => "queued to the pool",
                        "posted" => "posted to its context",
                        _ => "scheduled",
                    };
                    pending.continued = Some(format!("{how}{by} ({why})"));
                }
            }
            kind => {
                let Some(pending) = self.pending.get_mut(&method) else { return };
                match kind {
                    EventKind::Registered { through } => pending.through = through,
                    EventKind::Boxed { bytes, .. } => pending.box_bytes = Some(*bytes),
                    EventKind::Captured { context } => pending.captured.push(context.clone()),
                    EventKind::Suspended { awaited, .. } => pending.awaited.clone_from(awaited),
                    _ => {}
                }
            }
        }
    }

    fn folded(&mut self, event: &Event, out: &mut dyn Write) -> std::io::Result<()> {
        self.remember(event);
        if event.method.is_some() && !event.is_user {
            return Ok(());
        }
        let number = event.await_id.unwrap_or(0);
        match &event.kind {
            EventKind::Called { caller } => {
                let place = place(event);
                self.line(event, &format!("called by {caller}{place}"), out)
            }
            EventKind::Asked { answer: true } => {
                let text = format!("await#{number} line {}  {}: complete already", event.line, self.snippet(event));
                self.line(event, &text, out)
            }
            EventKind::Resumed { suspended } => {
                let Some(pending) = event.method.as_deref().and_then(|m| self.pending.remove(m)) else { return Ok(()) };
                let text =
                    format!("{}: suspended {} ms{}", pending.title(), milliseconds(*suspended), pending.details(),);
                self.line(event, &text, out)
            }
            EventKind::Yielded {} => self.line(event, "yields an item", out),
            EventKind::Returned { outcome, suspensions } => {
                let how = if *outcome == "result" { "returns" } else { "ends with an exception" };
                let after = match suspensions {
                    0 => ", never suspended".to_string(),
                    1 => " after 1 suspension".to_string(),
                    n => format!(" after {n} suspensions"),
                };
                self.line(event, &format!("{how}{after}"), out)
            }
            EventKind::Thrown { exception } => self.line(event, &format!("throws {exception}{}", place(event)), out),
            EventKind::Blocked { reason, object } if *reason != "Thread.Sleep" => {
                self.line(event, &format!("blocks: {reason} on {object}{}", place(event)), out)
            }
            _ => Ok(()),
        }
    }
}

impl Pending {
    fn title(&self) -> String {
        format!("await#{} line {}  {}", self.number, self.line, self.snippet)
    }

    fn details(&self) -> String {
        let mut text = String::new();
        if let Some(bytes) = self.box_bytes {
            let _ = write!(text, ", box of {bytes} bytes");
        }
        if !self.awaited.is_empty() {
            let _ = write!(text, ", waited for {}", self.awaited);
        }
        match &self.captured[..] {
            [] => text.push_str(", no context"),
            captured => {
                let _ = write!(text, ", captured {}", captured.join(", "));
            }
        }
        if let Some(continued) = &self.continued {
            let _ = write!(text, "; {continued}");
        }
        text
    }
}

impl Report for Text {
    fn event(&mut self, event: &Event, out: &mut dyn Write) -> std::io::Result<()> {
        if let EventKind::Written { text, .. } = &event.kind {
            if self.filter.only.is_none() && self.filter.method.is_none() {
                for line in text.trim_end_matches('\n').split('\n') {
                    self.line(event, &format!("> {line}"), out)?;
                }
            }
            return Ok(());
        }
        let category = event.kind.category();
        if self.filter.full {
            return if self.filter.admits(event) { self.line(event, &unfolded(event), out) } else { Ok(()) };
        }
        let folds = match &self.filter.only {
            None => true,
            Some(only) => only.contains(&Category::Await) && category == Category::Await,
        };
        if folds {
            if self.filter.method.is_some() && !self.filter.admits(event) {
                self.remember(event);
                return Ok(());
            }
            return self.folded(event, out);
        }
        self.remember(event);
        if self.filter.admits(event) { self.line(event, &unfolded(event), out) } else { Ok(()) }
    }

    fn end(&mut self, out: &mut dyn Write) -> std::io::Result<()> {
        let shows_awaits = self.filter.only.as_ref().is_none_or(|only| only.contains(&Category::Await));
        if self.filter.full || !shows_awaits {
            return Ok(());
        }
        for (method, pending) in std::mem::take(&mut self.pending) {
            if pending.is_user {
                let line = format!("never resumed: {method} at {}{}", pending.title(), pending.details());
                self.put(&line, out, "\x1b[33m")?;
            }
        }
        Ok(())
    }
}

fn place(event: &Event) -> String {
    match &event.file {
        Some(file) if event.line > 0 => format!(" ({file}:{})", event.line),
        _ => String::new(),
    }
}

fn milliseconds(nanoseconds: u64) -> String {
    format!("{}.{:03}", nanoseconds / 1_000_000, nanoseconds / 1000 % 1000)
}

/// One event in words.
pub(crate) fn unfolded(event: &Event) -> String {
    let site = event.await_id.map_or_else(String::new, |n| format!("await#{n} "));
    let text = match &event.kind {
        EventKind::Called { caller } => format!("called by {caller}"),
        EventKind::KickedOff { machine, shape } => format!("kickoff: {shape} {machine}"),
        EventKind::Asked { answer } => format!("IsCompleted: {answer}"),
        EventKind::Registered { through } => format!("registers through {through}"),
        EventKind::Boxed { object, bytes } => format!("boxed: {object}, {bytes} bytes"),
        EventKind::Suspended { awaited, first } => {
            format!("suspends{}, waits for {awaited}", if *first { " for the first time" } else { "" })
        }
        EventKind::Resumed { suspended } => format!("resumes after {} ms", milliseconds(*suspended)),
        EventKind::Got {} => "GetResult".into(),
        EventKind::Yielded {} => "yields an item".into(),
        EventKind::Returned { outcome, suspensions } => format!("ends with its {outcome}; suspensions: {suspensions}"),
        EventKind::Thrown { exception } => format!("throws {exception}"),
        EventKind::Completed { task, outcome } => format!("task {task} completes: {outcome}"),
        EventKind::Continued { continuation, how, why } => format!("continuation {continuation} {how}: {why}"),
        EventKind::Captured { context } => format!("captures {context}"),
        EventKind::FlowChanged { context } => format!("ExecutionContext is now {context}"),
        EventKind::Allocated { object, bytes, cause } => format!("allocates {object}, {bytes} bytes ({cause})"),
        EventKind::Collected { live } => format!("collection: {live} bytes live"),
        EventKind::ThreadStarted { thread } => format!("starts {thread}"),
        EventKind::ThreadEnded {} => "ends".into(),
        EventKind::Blocked { reason, object } => format!("blocks: {reason} on {object}"),
        EventKind::Unblocked {} => "can go on".into(),
        EventKind::Queued { item, queue } => format!("queues {item} ({queue} queue)"),
        EventKind::Dequeued { item } => format!("takes {item}"),
        EventKind::WorkerAdded {} => "adds a worker: no item was taken for 500 ms".into(),
        EventKind::ClockJumped { to } => format!("all threads wait: the clock jumps to {} ms", milliseconds(*to)),
        EventKind::TimerSet { timer, due } => format!("sets {timer} for {} ms", milliseconds(*due)),
        EventKind::TimerCancelled { timer } => format!("takes {timer} back"),
        EventKind::TimerFired { timer } => format!("fires {timer}"),
        EventKind::Written { text, .. } => format!("> {}", text.trim_end()),
    };
    format!("{site}{text}{}", place(event))
}
