//! The logical machine: which thread runs, until when, and what happens when none can.

pub mod choices;
mod circles;
pub(crate) mod monitors;
pub(crate) mod pool;
pub(crate) mod threads;
pub(crate) mod timers;

pub(crate) use threads::{ThreadId, ThreadKind, ThreadState, WaitReason};

use choices::Choice;
use pool::Item;

use crate::counters::Counter;
use crate::interp::{self, Switch, calls};
use crate::limits::{Clock, Limit, Outcome};
use crate::vm::Vm;

/// Virtual nanoseconds for a call or a backward jump.
const NANOSECONDS_PER_STEP: u64 = 2;
/// Steps between two looks at the clock.
const SLICE: i32 = 5_000;
/// Slices after which a thread that doesn't block gives way to others.
const QUANTUM: u32 = 20;

impl Vm {
    /// Virtual (or real) nanoseconds since the start.
    pub(crate) fn time(&mut self) -> u64 {
        match self.options.clock {
            Clock::Virtual => self.now + self.steps_in_slice() * NANOSECONDS_PER_STEP,
            Clock::Real => {
                self.real_now = self.host.now().saturating_sub(self.real_start);
                self.real_now
            }
        }
    }

    fn steps_in_slice(&self) -> u64 {
        i64::from(self.slice - self.budget).max(0) as u64
    }

    /// Moves the virtual clock forward by work that isn't steps.
    pub(crate) fn spend(&mut self, nanoseconds: u64) {
        self.now += nanoseconds;
    }

    /// Makes the next safepoint come at once.
    pub(crate) fn request_safepoint(&mut self) {
        let used = self.slice - self.budget;
        self.slice = used - 1;
        self.budget = -1;
    }

    fn close_slice(&mut self) {
        let steps = self.steps_in_slice();
        self.instructions += steps;
        self.now += steps * NANOSECONDS_PER_STEP;
        self.slice = SLICE;
        self.budget = SLICE;
    }

    /// Between two instructions, when the budget is used up.
    pub(crate) fn safepoint(&mut self) -> interp::Flow {
        self.close_slice();
        self.collect_if_needed();
        self.check_limits()?;
        if self.next_event().is_some_and(|due| due <= self.now) || self.options.clock == Clock::Real {
            self.run_due_events();
        }
        self.slices += 1;
        if self.yield_requested {
            self.yield_requested = false;
            return Err(Switch::Yield);
        }
        if self.slices >= QUANTUM && !self.ready.is_empty() && self.is_in_user_code() {
            return Err(Switch::Yield);
        }
        Ok(())
    }

    fn check_limits(&mut self) -> interp::Flow {
        self.host.progress(self.instructions, self.now);
        if self.host.interrupted() {
            return Err(Switch::stop(Outcome::Interrupted));
        }
        let limits = &self.options.limits;
        let exceeded = if limits.instructions.is_some_and(|l| self.instructions > l) {
            Some(Limit::Instructions)
        } else if limits.time.is_some_and(|l| self.now > l.saturating_mul(timers::MILLISECOND)) {
            Some(Limit::Time)
        } else if limits.output.is_some_and(|l| self.output_bytes > l) {
            Some(Limit::Output)
        } else if limits.tasks.is_some_and(|l| self.counts[Counter::Started as usize] > l) {
            Some(Limit::Tasks)
        } else if self.heap.over_limit() {
            Some(Limit::Memory)
        } else {
            None
        };
        exceeded.map_or(Ok(()), |limit| Err(Switch::stop(Outcome::LimitExceeded(limit))))
    }

    /// Runs threads until the main thread's host call returns (`Ok`) or the run ends.
    pub(crate) fn schedule(&mut self) -> Result<(), Outcome> {
        loop {
            if self.ready.is_empty() {
                self.idle()?;
            } else if self.run_one()? {
                return Ok(());
            }
        }
    }

    /// Runs one of the ready threads until it gives way; true if the main thread's host call has returned.
    pub(crate) fn run_one(&mut self) -> Result<bool, Outcome> {
        let index = self.choose(Choice::Thread, self.ready.len());
        if let Some(difference) = self.left_recording.take() {
            return Err(Outcome::LeftRecording(difference));
        }
        let Some(thread) = self.ready.remove(index) else { return Ok(false) };
        self.load_thread(thread);
        self.slices = 0;
        let switch = self.run_current();
        self.close_slice();
        self.store_thread();
        // Threads that take short turns never come to a safepoint.
        if !matches!(switch, Switch::HostReturn | Switch::Stop(_))
            && let Err(Switch::Stop(outcome)) = self.check_limits()
        {
            return Err(*outcome);
        }
        match switch {
            Switch::Yield => self.make_ready(thread),
            Switch::Blocked => self.look_for_circle(thread),
            Switch::Ended => self.thread_ended(thread)?,
            Switch::HostReturn => {
                self.threads[thread as usize].state = ThreadState::Idle;
                return Ok(true);
            }
            Switch::Stop(outcome) => return Err(*outcome),
        }
        Ok(false)
    }

    /// Puts a question to whoever decides. A run that has left its recording goes on to the next switch of threads and ends there.
    pub(crate) fn choose(&mut self, what: Choice, count: usize) -> usize {
        if count < 2 {
            return 0;
        }
        match self.choices.choose(what, count) {
            Ok(chosen) => chosen.min(count - 1),
            Err(difference) => {
                self.left_recording.get_or_insert(difference);
                0
            }
        }
    }

    /// Runs the loaded thread; workers go from item to item.
    fn run_current(&mut self) -> Switch {
        if self.threads[self.current as usize].kind == ThreadKind::Worker && self.is_at_root() {
            let Some(item) = self.next_item() else { return Switch::Blocked };
            if let Err(switch) = self.start_item(item) {
                return switch;
            }
        }
        interp::execute(self)
    }

    /// A thread's frames have come to their end: a worker takes the next item.
    pub(crate) fn next_work(&mut self) -> interp::Flow {
        if self.thread().kind != ThreadKind::Worker {
            return Err(Switch::Ended);
        }
        self.pool.completed += 1;
        if self.options.clock == Clock::Virtual && self.next_event().is_some_and(|due| due <= self.now) {
            self.run_due_events();
        }
        if self.slices >= QUANTUM && !self.ready.is_empty() {
            return Err(Switch::Yield);
        }
        match self.next_item() {
            Some(item) => self.start_item(item),
            None => Err(Switch::Blocked),
        }
    }

    fn start_item(&mut self, item: Item) -> interp::Flow {
        if let Item::Work(object) = item
            && self.resume_work(crate::heap::Ref(object))?
        {
            return Ok(());
        }
        let (ty, name, argument) = match item {
            Item::Work(object) => ("System.Threading.ThreadPool", "DispatchWorkItem", object),
            Item::Timer(object) => ("System.Threading.TimerQueue", "Fire", object),
            Item::Sweep => {
                self.pool.sweep_queued = false;
                let mut due = self.timers_due().into_iter();
                let Some(first) = due.next() else {
                    return Ok(());
                };
                for timer in due {
                    self.pool_queue(Item::Timer(timer), 0);
                }
                ("System.Threading.TimerQueue", "Fire", first)
            }
        };
        let current = self.current;
        self.event_of(current, |vm, tracer| {
            let name = vm.traced_name(tracer, crate::heap::Ref(argument));
            match item {
                Item::Work(_) => crate::EventKind::Dequeued { item: name },
                Item::Timer(_) | Item::Sweep => crate::EventKind::TimerFired { timer: name },
            }
        });
        let method = match item {
            Item::Work(_) if !self.dispatch_work_item.is_null() => self.dispatch_work_item,
            _ => self.known_method(ty, name, 1)?,
        };
        if matches!(item, Item::Work(_)) {
            self.dispatch_work_item = method;
        }
        let ret = self.result_place(self.current);
        calls::push_call(self, method, &[argument], ret)
    }

    fn thread_ended(&mut self, thread: ThreadId) -> Result<(), Outcome> {
        let kind = self.threads[thread as usize].kind;
        if kind == ThreadKind::Finalizer {
            self.threads[thread as usize].state = ThreadState::Idle;
            return self.next_finalizer();
        }
        self.end_thread(thread);
        if kind == ThreadKind::Main { Ok(()) } else { self.check_exit() }
    }

    /// The process ends when the main thread and all foreground threads have ended.
    pub(crate) fn check_exit(&mut self) -> Result<(), Outcome> {
        if self.main_result.is_some() && !self.has_foreground() {
            return Err(Outcome::Exited(self.main_result.unwrap_or(0)));
        }
        Ok(())
    }

    pub(crate) fn has_foreground(&mut self) -> bool {
        let candidates: Vec<u64> = self
            .threads
            .iter()
            .filter(|t| t.kind == ThreadKind::Dedicated && t.state != ThreadState::Ended)
            .map(|t| t.object)
            .collect();
        candidates.into_iter().any(|object| object == 0 || !self.thread_is_background(object))
    }

    /// No thread can run: time jumps, or the program can never finish.
    fn idle(&mut self) -> Result<(), Outcome> {
        self.flush_output();
        self.host.progress(self.instructions, self.now);
        if self.host.interrupted() {
            return Err(Outcome::Interrupted);
        }
        let Some(due) = self.next_event() else {
            if self.main_result.is_some() && !self.has_foreground() {
                return Err(Outcome::Exited(self.main_result.unwrap_or(0)));
            }
            return Err(Outcome::Deadlock(Box::new(self.deadlock_report())));
        };
        if self.options.limits.time.is_some_and(|l| due > l.saturating_mul(timers::MILLISECOND)) {
            return Err(Outcome::LimitExceeded(Limit::Time));
        }
        if self.circle_is_final(due) {
            return Err(Outcome::Deadlock(Box::new(self.deadlock_report())));
        }
        self.wait_until(due);
        self.run_due_events();
        Ok(())
    }

    /// Lets the time pass up to `due`.
    pub(crate) fn wait_until(&mut self, due: u64) {
        match self.options.clock {
            Clock::Virtual => {
                self.now = self.now.max(due);
                self.event_of_machine(|_, _| crate::EventKind::ClockJumped { to: due });
            }
            Clock::Real => {
                let now = self.time();
                if due > now {
                    self.host.sleep(due - now);
                }
            }
        }
    }
}
