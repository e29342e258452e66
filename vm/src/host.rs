//! What the VM needs from outside. Everything that is not deterministic comes through here.

use std::cell::RefCell;
use std::rc::Rc;

/// Where output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    Out,
    Error,
}

/// The world outside the VM.
pub trait Host {
    /// Takes bytes that the program wrote. The VM buffers; calls are few and large.
    fn write(&mut self, stream: Stream, bytes: &[u8]);

    /// Makes written bytes visible.
    fn flush(&mut self) {}

    /// One line of standard input without its line end; none at the end of the input.
    fn read_line(&mut self) -> Option<String>;

    /// Nanoseconds since some fixed moment, for `Clock::Real`.
    fn now(&mut self) -> u64 {
        0
    }

    /// Waits in real time (`Clock::Real`, all threads idle).
    fn sleep(&mut self, nanoseconds: u64) {
        let _ = nanoseconds;
    }

    /// Nanoseconds since 1970-01-01 UTC at which the virtual clock starts.
    fn wall_clock(&mut self) -> u64 {
        // 2025-01-01 00:00:00 UTC: the same for every run.
        1_735_689_600_000_000_000
    }

    /// How far the run is: calls and backward jumps, and virtual nanoseconds. Comes often; most hosts don't care.
    fn progress(&mut self, steps: u64, virtual_time: u64) {
        let _ = (steps, virtual_time);
    }

    /// Somebody wants the run to stop.
    fn interrupted(&mut self) -> bool {
        false
    }
}

/// A host without a world: output is collected, input is given.
#[derive(Debug, Clone, Default)]
pub struct MemoryHost {
    pub output: Rc<RefCell<Vec<u8>>>,
    pub errors: Rc<RefCell<Vec<u8>>>,
    /// Lines still to be read, last first.
    pub input: Rc<RefCell<Vec<String>>>,
}

impl MemoryHost {
    /// What was written to standard output.
    pub fn output_text(&self) -> String {
        String::from_utf8_lossy(&self.output.borrow()).into_owned()
    }

    /// What was written to standard error.
    pub fn error_text(&self) -> String {
        String::from_utf8_lossy(&self.errors.borrow()).into_owned()
    }
}

impl Host for MemoryHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        match stream {
            Stream::Out => self.output.borrow_mut().extend_from_slice(bytes),
            Stream::Error => self.errors.borrow_mut().extend_from_slice(bytes),
        }
    }

    fn read_line(&mut self) -> Option<String> {
        self.input.borrow_mut().pop()
    }
}
