//! Threads that wait for each other's locks and ends in a circle are found at the step that closes it.
//!
//! Others may still have something to do, and .NET would let them, so the run goes on; but a timer that ticks for ever doesn't keep it alive: some time
//! after the circle has closed the program is a deadlock, whatever else ticks.

use crate::vm::Vm;

use super::threads::{ThreadId, ThreadKind, ThreadState, WaitReason};
use super::timers::MILLISECOND;

/// Virtual time that the others get.
const GRACE: u64 = 60_000 * MILLISECOND;

impl Vm {
    /// A thread has just parked: does it close a circle?
    pub(super) fn look_for_circle(&mut self, thread: ThreadId) {
        if self.circle_closed_at.is_none() && self.next_in_circle(thread).is_some() && self.runs_into_circle(thread) {
            self.circle_closed_at = Some(self.time());
        }
    }

    /// Whether the main thread, or another that keeps the process alive, waits in a circle or for one, and the others have had their time until `due`.
    pub(super) fn circle_is_final(&mut self, due: u64) -> bool {
        let Some(closed) = self.circle_closed_at else { return false };
        let stuck = (0..self.threads.len() as ThreadId).any(|t| {
            let thread = &self.threads[t as usize];
            let is_alive = thread.state == ThreadState::Parked;
            is_alive && thread.kind == ThreadKind::Main && self.runs_into_circle(t)
        });
        if !stuck {
            // Somebody broke it (Thread.Interrupt), or nobody waits for those in it.
            return false;
        }
        due > closed.saturating_add(GRACE)
    }

    fn runs_into_circle(&self, thread: ThreadId) -> bool {
        let mut at = thread;
        // As many steps as there are threads, and one: some thread came twice.
        for _ in 0..=self.threads.len() {
            match self.next_in_circle(at) {
                Some(next) => at = next,
                None => return false,
            }
        }
        true
    }

    /// The thread that must go on before this one can, if that is certain.
    fn next_in_circle(&self, thread: ThreadId) -> Option<ThreadId> {
        let record = self.threads.get(thread as usize)?;
        let wait = record.wait.filter(|w| w.deadline.is_none() && record.state == ThreadState::Parked)?;
        match wait.reason {
            WaitReason::MonitorEnter => self.monitors.get(&wait.key)?.owner,
            WaitReason::Library(4) => {
                self.threads.iter().position(|t| t.object == wait.key && t.object != 0).map(|t| t as ThreadId)
            }
            _ => None,
        }
    }
}
