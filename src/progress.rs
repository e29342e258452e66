//! A line on standard error that says that a long run is alive. It shows on terminals only, two seconds after the start, and goes away before
//! anything else is written.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_secs(2);
const PERIOD: Duration = Duration::from_millis(250);

/// Whether the line is on the screen.
static SHOWN: AtomicBool = AtomicBool::new(false);

#[derive(Debug)]
pub(crate) struct Progress {
    start: Instant,
    next: Instant,
    /// What was written last did not end its line: the line is not ours.
    is_inside_line: bool,
    is_shared: bool,
}

impl Progress {
    /// None where nobody would see it.
    pub(crate) fn new(is_wanted: bool) -> Option<Self> {
        let is_dumb = std::env::var_os("TERM").is_none_or(|t| t == "dumb");
        (is_wanted && !is_dumb && std::io::stderr().is_terminal()).then(|| Self {
            start: Instant::now(),
            next: Instant::now() + PATIENCE,
            is_inside_line: false,
            is_shared: std::io::stdout().is_terminal(),
        })
    }

    /// Shows how far the run is, now and then.
    pub(crate) fn show(&mut self, steps: u64, virtual_time: u64) {
        let now = Instant::now();
        if now < self.next || (self.is_inside_line && self.is_shared) {
            return;
        }
        self.next = now + PERIOD;
        let mut error = std::io::stderr().lock();
        let line = text(self.start.elapsed().as_secs(), steps, virtual_time);
        let _ = write!(error, "\r\x1b[K{line}");
        let _ = error.flush();
        SHOWN.store(true, Ordering::Relaxed);
    }

    /// Something else is written.
    pub(crate) fn written(&mut self, bytes: &[u8]) {
        self.is_inside_line = bytes.last().is_some_and(|b| *b != b'\n');
    }
}

fn text(seconds: u64, steps: u64, virtual_time: u64) -> String {
    let millions = steps / 1_000_000;
    let milliseconds = virtual_time / 1_000_000;
    format!(
        "running for {seconds} s: {millions} million steps, {}.{:03} s of virtual time; Ctrl-C stops",
        milliseconds / 1000,
        milliseconds % 1000
    )
}

/// Takes the line off the screen, if it is there.
pub(crate) fn hide() {
    if SHOWN.swap(false, Ordering::Relaxed) {
        let mut error = std::io::stderr().lock();
        let _ = write!(error, "\r\x1b[K");
        let _ = error.flush();
    }
}
