//! The host that the command gives the VM: the process's own streams, clock and Ctrl-C.

use std::io::{BufRead, Write};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hoist_vm::{Host, Stream};

use crate::progress::{self, Progress};

/// Standard streams and the machine's clock.
#[derive(Debug)]
pub struct ProcessHost {
    start: Instant,
    /// The real date instead of the fixed one.
    real_date: bool,
    progress: Option<Progress>,
}

impl ProcessHost {
    pub fn new(real_date: bool) -> Self {
        Self { start: Instant::now(), real_date, progress: None }
    }

    /// Says on a terminal that a long run is alive.
    #[must_use]
    pub fn with_progress(mut self, is_wanted: bool) -> Self {
        self.progress = Progress::new(is_wanted);
        self
    }
}

impl Host for ProcessHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        if let Some(progress) = &mut self.progress {
            progress::hide();
            progress.written(bytes);
        }
        // A closed pipe is the reader's decision, not an error of the program.
        let _ = match stream {
            Stream::Out => std::io::stdout().lock().write_all(bytes),
            Stream::Error => std::io::stderr().lock().write_all(bytes),
        };
    }

    fn flush(&mut self) {
        let _ = std::io::stdout().lock().flush();
    }

    fn read_line(&mut self) -> Option<String> {
        progress::hide();
        let mut line = String::new();
        match std::io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => None,
            Ok(_) => {
                while line.ends_with(['\n', '\r']) {
                    line.pop();
                }
                Some(line)
            }
        }
    }

    fn now(&mut self) -> u64 {
        self.start.elapsed().as_nanos() as u64
    }

    fn sleep(&mut self, nanoseconds: u64) {
        std::thread::sleep(Duration::from_nanos(nanoseconds));
    }

    fn wall_clock(&mut self) -> u64 {
        if !self.real_date {
            return 1_735_689_600_000_000_000;
        }
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos() as u64)
    }

    fn progress(&mut self, steps: u64, virtual_time: u64) {
        if let Some(progress) = &mut self.progress {
            progress.show(steps, virtual_time);
        }
    }

    fn interrupted(&mut self) -> bool {
        crate::cli::interrupt::is_requested()
    }
}

/// A host whose output nobody sees: a trace tells what was written.
#[derive(Debug)]
pub struct Silent(pub ProcessHost);

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &[u8]) {}

    fn read_line(&mut self) -> Option<String> {
        self.0.read_line()
    }

    fn now(&mut self) -> u64 {
        self.0.now()
    }

    fn sleep(&mut self, nanoseconds: u64) {
        self.0.sleep(nanoseconds);
    }

    fn wall_clock(&mut self) -> u64 {
        self.0.wall_clock()
    }

    fn progress(&mut self, steps: u64, virtual_time: u64) {
        self.0.progress(steps, virtual_time);
    }

    fn interrupted(&mut self) -> bool {
        self.0.interrupted()
    }
}
