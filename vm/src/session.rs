//! What somebody at a prompt does with the machine between two calls of the host: let background work go on, move the clock, stop what
//! hangs and go on with the rest.
#![allow(unsafe_code)]

use crate::deadlock::Graph;
use crate::heap::Ref;
use crate::limits::{Clock, Outcome};
use crate::sched::choices::{InOrder, Seeded};
use crate::sched::pool::Item;
use crate::sched::{ThreadId, ThreadKind, ThreadState, WaitReason};
use crate::vm::Vm;

/// How far background work goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Until nothing can happen any more by itself.
    Idle,
    /// Up to this virtual time.
    Time(u64),
    /// One thread runs until it gives way; if none can, the clock goes to the next event first.
    Step,
}

impl Vm {
    /// Lets other threads than the main one go on. True if something ran.
    ///
    /// # Errors
    /// The run ended: an unhandled exception, a limit, an interruption.
    pub fn run_background(&mut self, until: Until) -> Result<bool, Outcome> {
        let result = self.background(until);
        self.flush_output();
        if result.is_err()
            && let Some(main) = self.main_thread
        {
            self.abandon(main);
        }
        result
    }

    fn background(&mut self, until: Until) -> Result<bool, Outcome> {
        let mut moved = false;
        loop {
            if self.host.interrupted() {
                return Err(Outcome::Interrupted);
            }
            if let Until::Time(end) = until
                && self.time() > end
            {
                return Ok(moved);
            }
            if !self.ready.is_empty() {
                self.run_one()?;
                moved = true;
                if until == Until::Step {
                    return Ok(true);
                }
                continue;
            }
            match (self.next_event(), until) {
                (Some(due), Until::Idle | Until::Step) => self.wait_until(due),
                (Some(due), Until::Time(end)) if due <= end => self.wait_until(due),
                (_, Until::Time(end)) => {
                    self.wait_until(end);
                    return Ok(moved);
                }
                (None, _) => return Ok(moved),
            }
            self.run_due_events();
        }
    }

    /// Nanoseconds since the start.
    pub fn virtual_time(&mut self) -> u64 {
        self.time()
    }

    /// Calls and backward jumps so far.
    pub fn instruction_count(&self) -> u64 {
        self.instructions
    }

    /// Changes the clock; the time goes on from where it is.
    pub fn set_clock(&mut self, clock: Clock) {
        let now = self.time();
        self.options.clock = clock;
        self.now = now;
        self.real_start = self.host.now().saturating_sub(now);
    }

    /// The time stands still from now on, in the real clock too.
    pub fn pause_clock(&mut self) {
        self.now = self.time();
    }

    /// The time goes on from where it stood.
    pub fn resume_clock(&mut self) {
        if self.options.clock == Clock::Real {
            self.real_start = self.host.now().saturating_sub(self.now);
        }
    }

    /// Orders that .NET leaves open are chosen by another seed from now on.
    pub fn set_seed(&mut self, seed: u64) {
        self.choices = if seed == 0 { Box::new(InOrder) } else { Box::new(Seeded::new(seed)) };
    }

    /// After a call of the host that did not return: what ran or blocked for it is given up, so that the next call finds a machine at rest.
    pub(crate) fn abandon(&mut self, main: ThreadId) {
        if let Some(tracer) = &mut self.tracer {
            tracer.forget_running();
        }
        if let Some(wait) = self.threads[main as usize].wait.take() {
            if let Some(deadline) = wait.deadline {
                self.deadlines.remove(&deadline);
            }
            match wait.reason {
                WaitReason::MonitorEnter | WaitReason::MonitorWait => {
                    if let Some(monitor) = self.monitors.get_mut(&wait.key) {
                        monitor.entry.retain(|&t| t != main);
                        monitor.waiting.retain(|&t| t != main);
                    }
                }
                _ => self.forget_waiter(main, wait.key),
            }
            if wait.reason == WaitReason::Library(0) {
                self.cut_awaits(wait.key);
            }
        }
        let record = &mut self.threads[main as usize];
        record.reacquire = 0;
        record.pending_exception = None;
        record.interrupt_pending = false;
        record.state = ThreadState::Idle;
        self.release_monitors(main);
        let running: Vec<ThreadId> = (0..self.threads.len() as ThreadId)
            .filter(|&t| t != main && self.threads[t as usize].state == ThreadState::Running)
            .collect();
        for thread in running {
            self.release_monitors(thread);
            let record = &mut self.threads[thread as usize];
            if let Some(stack) = &record.stack {
                record.fp = stack.frames;
            }
            record.unwinding = crate::interp::exceptions::Unwinding::default();
            match record.kind {
                ThreadKind::Worker => self.make_ready(thread),
                ThreadKind::Dedicated => self.end_thread(thread),
                ThreadKind::Main | ThreadKind::Finalizer => record.state = ThreadState::Idle,
            }
        }
        self.load_thread(main);
        self.threads[main as usize].state = ThreadState::Idle;
    }

    fn release_monitors(&mut self, thread: ThreadId) {
        let mut owned: Vec<u64> =
            self.monitors.iter().filter(|(_, m)| m.owner == Some(thread)).map(|(&object, _)| object).collect();
        // By who waits first, which no address decides; a thread waits for one monitor at a time.
        owned.sort_by_key(|object| self.monitors.get(object).and_then(|m| m.entry.front().copied()));
        for object in owned {
            self.monitor_hand_over(object);
        }
    }

    /// Nobody goes on with the chain of awaits that ends in `task`.
    fn cut_awaits(&mut self, task: u64) {
        let graph = Graph::new(self);
        let mut at = task;
        let mut seen = vec![task];
        loop {
            self.pool.remove_work(Item::Work(at));
            for thread in &mut self.threads {
                thread.local.retain(|&item| item != Item::Work(at));
            }
            let Some(awaited) = graph.awaited_by(self, at) else { return };
            let continuation = self.get_field(Ref(awaited), "m_continuationObject").unwrap_or(0);
            let is_list =
                continuation != 0 && self.source.type_desc(Ref(continuation).type_id()).simple_name.starts_with("List");
            if !is_list {
                self.set_field(Ref(awaited), "m_continuationObject", 0);
            }
            if seen.contains(&awaited) {
                return;
            }
            seen.push(awaited);
            at = awaited;
        }
    }
}
