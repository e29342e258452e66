//! The host of a session's machine: the process's streams, and a memory of everything that did not come from the program itself, so that the
//! session can be executed again.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use hoist_vm::{Host, Stream};

use crate::host::ProcessHost;

/// What the host remembers of the running submission.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The submission is executed again: nothing is shown, and what came from outside comes from here.
    pub replays: bool,
    /// How often the machine has asked whether to stop. It asks at the same moments in every execution.
    polls: u64,
    /// The poll at which Ctrl-C stopped it.
    pub stopped_at: Option<u64>,
    /// Lines of standard input that it has read, or has still to read.
    pub lines: VecDeque<String>,
}

impl Memory {
    pub(super) fn begin(&mut self, replays: bool, stopped_at: Option<u64>, lines: VecDeque<String>) {
        *self = Self { replays, polls: 0, stopped_at, lines };
    }
}

#[derive(Debug)]
pub(super) struct SessionHost {
    process: ProcessHost,
    memory: Rc<RefCell<Memory>>,
}

impl SessionHost {
    pub(super) fn new(memory: Rc<RefCell<Memory>>) -> Self {
        Self { process: ProcessHost::new(false), memory }
    }
}

impl Host for SessionHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        if !self.memory.borrow().replays {
            self.process.write(stream, bytes);
        }
    }

    fn flush(&mut self) {
        self.process.flush();
    }

    fn read_line(&mut self) -> Option<String> {
        let mut memory = self.memory.borrow_mut();
        if memory.replays {
            return memory.lines.pop_front();
        }
        let line = self.process.read_line()?;
        memory.lines.push_back(line.clone());
        Some(line)
    }

    fn now(&mut self) -> u64 {
        self.process.now()
    }

    fn sleep(&mut self, nanoseconds: u64) {
        if !self.memory.borrow().replays {
            self.process.sleep(nanoseconds);
        }
    }

    fn wall_clock(&mut self) -> u64 {
        self.process.wall_clock()
    }

    fn interrupted(&mut self) -> bool {
        let mut memory = self.memory.borrow_mut();
        memory.polls += 1;
        if memory.replays {
            return memory.stopped_at.is_some_and(|at| memory.polls >= at);
        }
        if self.process.interrupted() {
            memory.stopped_at = Some(memory.polls);
            return true;
        }
        false
    }
}
