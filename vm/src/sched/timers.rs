//! Timers on the 4 ms grid of the coarse clock, and the other things that happen at a time.
//!
//! All timers due at a sweep fire in one go, newest scheduled first: the first on the sweeping pool thread, the others as work items
//! of the global queue.

use std::cmp::Reverse;

use crate::vm::Vm;

use super::pool::Item;

pub(crate) const MILLISECOND: u64 = 1_000_000;
const GRID: u64 = 4 * MILLISECOND;

impl Vm {
    /// Schedules a timer object to fire once.
    pub(crate) fn timer_schedule(&mut self, timer: u64, milliseconds: u64) {
        self.timer_cancel(timer);
        let coarse = self.time() / GRID * GRID;
        let due = coarse.saturating_add(milliseconds.saturating_mul(MILLISECOND)).div_ceil(GRID).saturating_mul(GRID);
        self.sequence += 1;
        let key = (due, Reverse(self.sequence));
        self.timers.insert(key, timer);
        self.timer_keys.insert(timer, key);
        self.event(|vm, tracer| crate::EventKind::TimerSet {
            timer: vm.traced_name(tracer, crate::heap::Ref(timer)),
            due,
        });
    }

    /// Whether it was scheduled.
    pub(crate) fn timer_cancel(&mut self, timer: u64) -> bool {
        match self.timer_keys.remove(&timer) {
            Some(key) => {
                self.event(|vm, tracer| crate::EventKind::TimerCancelled {
                    timer: vm.traced_name(tracer, crate::heap::Ref(timer)),
                });
                self.timers.remove(&key).is_some()
            }
            None => false,
        }
    }

    /// Due timers, in firing order.
    pub(crate) fn timers_due(&mut self) -> Vec<u64> {
        let now = self.time();
        let mut due = Vec::new();
        while let Some((&key, &timer)) = self.timers.first_key_value()
            && key.0 <= now
        {
            self.timers.remove(&key);
            self.timer_keys.remove(&timer);
            due.push((key.1, timer));
        }
        due.sort_unstable();
        due.into_iter().map(|(_, timer)| timer).collect()
    }

    /// The next moment at which something happens by itself.
    pub(crate) fn next_event(&self) -> Option<u64> {
        let timer = self.timers.first_key_value().map(|(key, _)| key.0).filter(|_| !self.pool.sweep_queued);
        let deadline = self.deadlines.first_key_value().map(|(key, _)| key.0);
        [timer, deadline, self.pool_next_event()].into_iter().flatten().min()
    }

    /// Does what is due now.
    pub(crate) fn run_due_events(&mut self) {
        let now = self.time();
        while let Some((&key, &thread)) = self.deadlines.first_key_value()
            && key.0 <= now
        {
            self.deadlines.remove(&key);
            self.time_out(thread);
        }
        if !self.pool.sweep_queued && self.timers.first_key_value().is_some_and(|(key, _)| key.0 <= now) {
            self.pool.sweep_queued = true;
            self.pool.high.push_back(Item::Sweep);
            self.ensure_worker();
        }
        self.run_pool_events(now);
    }
}
