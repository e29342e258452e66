//! The thread pool: queues, workers, and when more workers are added.
//!
//! A worker takes from its own queue (newest first), the high-priority queue, the global queue, then steals (oldest first). Workers run
//! while there are fewer of them than the *goal*: the minimum, plus one for each worker blocked in a Task wait, plus those that the gate
//! injected because nothing was dequeued for more than 500 ms.

use std::collections::VecDeque;

use crate::limits::Clock;
use crate::vm::Vm;

use super::choices::Choice;
use super::threads::{ThreadId, ThreadKind, ThreadState};
use super::timers::MILLISECOND;

const GATE_PERIOD: u64 = 500 * MILLISECOND;

/// A work item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// Given to ThreadPool.DispatchWorkItem.
    Work(u64),
    /// Given to TimerQueue.Fire.
    Timer(u64),
    /// Look for due timers.
    Sweep,
}

#[derive(Debug)]
pub(crate) struct Pool {
    pub(crate) global: VecDeque<Item>,
    pub(crate) high: VecDeque<Item>,
    workers: Vec<ThreadId>,
    idle: Vec<ThreadId>,
    /// Workers that aren't idle.
    active: u32,
    pub(crate) minimum: u32,
    pub(crate) maximum: u32,
    processors: u32,
    /// Without those added for cooperative blocking.
    goal: u32,
    blocked: u32,
    added_for_blocked: u32,
    next_injection: Option<u64>,
    started: Option<u64>,
    last_dequeue: u64,
    next_gate: u64,
    pub(crate) completed: u64,
    pub(crate) sweep_queued: bool,
    /// Workers that the gate added: the pool was starved.
    pub(crate) injected: u32,
}

impl Pool {
    pub(crate) fn new(processors: u32) -> Self {
        let processors = processors.max(1);
        Self {
            global: VecDeque::new(),
            high: VecDeque::new(),
            workers: Vec::new(),
            idle: Vec::new(),
            active: 0,
            minimum: processors,
            maximum: 32_767,
            processors,
            goal: processors,
            blocked: 0,
            added_for_blocked: 0,
            next_injection: None,
            started: None,
            last_dequeue: 0,
            next_gate: 0,
            completed: 0,
            sweep_queued: false,
            injected: 0,
        }
    }

    /// Forgets an item of the common queues.
    pub(crate) fn remove_work(&mut self, item: Item) {
        self.global.retain(|&i| i != item);
        self.high.retain(|&i| i != item);
    }

    fn full_goal(&self) -> u32 {
        (self.goal + self.added_for_blocked).min(self.maximum)
    }

    pub(crate) fn worker_count(&self) -> usize {
        self.workers.len()
    }

    pub(crate) fn busy_count(&self) -> u32 {
        self.active
    }
}

impl Vm {
    pub(crate) fn pool_pending(&self) -> usize {
        let local: usize = self.pool.workers.iter().map(|&w| self.threads[w as usize].local.len()).sum();
        self.pool.global.len() + self.pool.high.len() + local
    }

    fn pool_has_work(&self) -> bool {
        !self.pool.global.is_empty()
            || !self.pool.high.is_empty()
            || self.pool.workers.iter().any(|&w| !self.threads[w as usize].local.is_empty())
    }

    /// Adds a work item: mode 0 global, 1 local to the current worker, 2 high priority.
    pub(crate) fn pool_queue(&mut self, item: Item, mode: i32) {
        if let Item::Work(object) = item {
            let queue = match mode {
                1 if self.thread().kind == ThreadKind::Worker => "local",
                2 => "high",
                _ => "global",
            };
            self.event(|vm, tracer| crate::EventKind::Queued {
                item: vm.traced_name(tracer, crate::heap::Ref(object)),
                queue,
            });
        }
        match mode {
            1 if self.thread().kind == ThreadKind::Worker => self.thread_mut().local.push_back(item),
            2 => self.pool.high.push_back(item),
            _ => self.pool.global.push_back(item),
        }
        self.ensure_worker();
    }

    /// Gets a worker going if there is work and the goal allows it.
    pub(crate) fn ensure_worker(&mut self) {
        if self.pool.started.is_none() {
            let now = self.time();
            self.pool.started = Some(now);
            self.pool.last_dequeue = now;
            self.pool.next_gate = now + GATE_PERIOD;
        }
        if self.pool.active >= self.pool.full_goal() || !self.pool_has_work() {
            return;
        }
        self.start_worker();
    }

    #[cold]
    fn start_worker(&mut self) {
        let worker = self.pool.idle.pop().unwrap_or_else(|| {
            let worker = self.new_thread(ThreadKind::Worker);
            self.pool.workers.push(worker);
            self.event_of_start(worker);
            worker
        });
        self.pool.active += 1;
        self.make_ready(worker);
    }

    /// The next item for the current worker; none makes it idle.
    pub(crate) fn next_item(&mut self) -> Option<Item> {
        let worker = self.current;
        if self.pool.active > self.pool.full_goal() {
            self.worker_idle(worker);
            return None;
        }
        let own = self.threads[worker as usize].local.pop_back();
        let item = own
            .or_else(|| self.pool.high.pop_front())
            .or_else(|| self.pool.global.pop_front())
            .or_else(|| self.steal(worker));
        match item {
            Some(_) => {
                // The gate looks at this twice a second: the real clock need not be asked for each item.
                self.pool.last_dequeue = match self.options.clock {
                    Clock::Virtual => self.time(),
                    Clock::Real => self.real_now,
                };
                self.ensure_worker();
            }
            None => self.worker_idle(worker),
        }
        item
    }

    fn worker_idle(&mut self, worker: ThreadId) {
        self.pool.active -= 1;
        self.pool.idle.push(worker);
        self.threads[worker as usize].state = ThreadState::Idle;
        self.ensure_worker_after_idle(worker);
    }

    /// Work may be left that another worker (or this one) may take now.
    fn ensure_worker_after_idle(&mut self, _: ThreadId) {
        if self.pool_has_work() {
            self.ensure_worker();
        }
    }

    fn steal(&mut self, thief: ThreadId) -> Option<Item> {
        let victims: Vec<ThreadId> = self
            .pool
            .workers
            .iter()
            .copied()
            .filter(|&w| w != thief && !self.threads[w as usize].local.is_empty())
            .collect();
        if victims.is_empty() {
            return None;
        }
        let victim = victims[self.choose(Choice::Steal, victims.len())];
        self.threads[victim as usize].local.pop_front()
    }

    /// Takes an item out of the current worker's own queue.
    pub(crate) fn pool_try_pop_local(&mut self, object: u64) -> bool {
        let local = &mut self.thread_mut().local;
        match local.iter().rposition(|&i| i == Item::Work(object)) {
            Some(index) => local.remove(index).is_some(),
            None => false,
        }
    }

    /// A worker is about to block in a Task wait.
    pub(crate) fn begin_cooperative_block(&mut self, worker: ThreadId) {
        while let Some(item) = self.threads[worker as usize].local.pop_back() {
            self.pool.high.push_back(item);
        }
        self.pool.blocked += 1;
        self.adjust_for_blocked();
        self.ensure_worker();
    }

    pub(crate) fn end_cooperative_block(&mut self) {
        self.pool.blocked = self.pool.blocked.saturating_sub(1);
        if self.pool.added_for_blocked > self.pool.blocked {
            self.pool.added_for_blocked = self.pool.blocked;
        }
        if self.pool.added_for_blocked >= self.pool.blocked {
            self.pool.next_injection = None;
        }
    }

    fn adjust_for_blocked(&mut self) {
        while self.pool.added_for_blocked < self.pool.blocked {
            let goal = self.pool.full_goal();
            if goal < self.pool.minimum + self.pool.processors {
                self.pool.added_for_blocked += 1;
                continue;
            }
            if self.pool.next_injection.is_none() {
                let steps = 1 + u64::from((goal - self.pool.minimum - self.pool.processors) / self.pool.processors);
                let delay = (steps * 25).min(250) * MILLISECOND;
                self.pool.next_injection = Some(self.time() + delay);
            }
            break;
        }
    }

    #[inline]
    pub(crate) fn pool_next_event(&self) -> Option<u64> {
        if self.pool.next_injection.is_none() && self.pool.active < self.pool.full_goal() {
            return None;
        }
        if !self.pool_has_work() {
            return None;
        }
        if self.pool.full_goal() >= self.pool.maximum {
            // No thread can be added: only the workers themselves can go on.
            return None;
        }
        let gate =
            (self.pool.started.is_some() && self.pool.active >= self.pool.full_goal()).then_some(self.pool.next_gate);
        [self.pool.next_injection, gate].into_iter().flatten().min()
    }

    pub(crate) fn run_pool_events(&mut self, now: u64) {
        if self.pool.next_injection.is_some_and(|due| due <= now) {
            self.pool.next_injection = None;
            if self.pool.added_for_blocked < self.pool.blocked {
                if self.pool_has_work() {
                    self.note_starvation();
                }
                self.pool.added_for_blocked += 1;
                self.ensure_worker();
                self.adjust_for_blocked();
            }
        }
        while self.pool.started.is_some() && self.pool.next_gate <= now {
            let tick = self.pool.next_gate;
            // Ticks without work need no look, however many have passed.
            self.pool.next_gate += GATE_PERIOD;
            if self.pool.next_gate <= now && !self.pool_has_work() {
                self.pool.next_gate += (now - self.pool.next_gate) / GATE_PERIOD * GATE_PERIOD;
            }
            if self.pool_has_work()
                && tick.saturating_sub(self.pool.last_dequeue) > GATE_PERIOD
                && self.pool.active >= self.pool.full_goal()
                && self.pool.full_goal() < self.pool.maximum
            {
                self.note_starvation();
                self.pool.goal += 1;
                self.pool.injected += 1;
                self.event_of_machine(|_, _| crate::EventKind::WorkerAdded {});
                // The new worker takes its first item at once.
                self.pool.last_dequeue = tick;
                self.ensure_worker();
            }
        }
    }

    pub(crate) fn pool_set_minimum(&mut self, value: i32) -> bool {
        if value < 0 || value as u32 > self.pool.maximum {
            return false;
        }
        self.pool.minimum = value as u32;
        if self.pool.goal < self.pool.minimum {
            self.pool.goal = self.pool.minimum;
        }
        for _ in 0..self.pool.minimum {
            self.ensure_worker();
        }
        true
    }

    pub(crate) fn pool_set_maximum(&mut self, value: i32) -> bool {
        if value < self.pool.minimum as i32 || value < self.pool.processors as i32 {
            return false;
        }
        self.pool.maximum = value as u32;
        true
    }

    /// Objects that the queues keep alive.
    pub(crate) fn pool_roots(&self) -> Vec<u64> {
        let local = self.pool.workers.iter().flat_map(|&w| self.threads[w as usize].local.iter());
        self.pool
            .global
            .iter()
            .chain(&self.pool.high)
            .chain(local)
            .filter_map(|item| match item {
                Item::Work(object) | Item::Timer(object) => Some(*object),
                Item::Sweep => None,
            })
            .collect()
    }
}
