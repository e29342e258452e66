//! Monitors: owner, recursion, entry queue, waiting queue. They exist while somebody owns or wants them.

use std::collections::VecDeque;

use crate::vm::Vm;

use super::threads::{ThreadId, Wait, WaitReason};

#[derive(Debug, Default)]
pub(crate) struct Monitor {
    pub(crate) owner: Option<ThreadId>,
    pub(crate) count: u32,
    pub(crate) entry: VecDeque<ThreadId>,
    pub(crate) waiting: VecDeque<ThreadId>,
}

impl Vm {
    /// Takes the monitor if nobody else has it.
    pub(crate) fn monitor_try_enter(&mut self, object: u64) -> bool {
        let current = self.current;
        let monitor = self.monitors.entry(object).or_default();
        match monitor.owner {
            None => {
                monitor.owner = Some(current);
                monitor.count = 1;
                true
            }
            Some(owner) if owner == current => {
                monitor.count += 1;
                true
            }
            Some(_) => false,
        }
    }

    /// Parks the running thread until it is given the monitor.
    pub(crate) fn monitor_enter_blocking(&mut self, object: u64, timeout: Option<u64>) {
        let current = self.current;
        self.monitors.entry(object).or_default().entry.push_back(current);
        let record = self.thread_mut();
        record.reacquire = 1;
        record.wake_value = 1;
        self.park(object, WaitReason::MonitorEnter, timeout);
    }

    pub(crate) fn monitor_is_owned(&self, object: u64) -> bool {
        self.monitors.get(&object).is_some_and(|m| m.owner == Some(self.current))
    }

    /// Gives the monitor back once; false if the running thread hasn't got it.
    pub(crate) fn monitor_exit(&mut self, object: u64) -> bool {
        let current = self.current;
        match self.monitors.get_mut(&object) {
            Some(monitor) if monitor.owner == Some(current) => {
                monitor.count -= 1;
                if monitor.count == 0 {
                    self.monitor_hand_over(object);
                }
                true
            }
            _ => false,
        }
    }

    /// The monitor is free: the next in the entry queue gets it.
    pub(crate) fn monitor_hand_over(&mut self, object: u64) {
        let Some(monitor) = self.monitors.get_mut(&object) else { return };
        monitor.owner = None;
        monitor.count = 0;
        if let Some(next) = monitor.entry.pop_front() {
            monitor.owner = Some(next);
            monitor.count = self.threads[next as usize].reacquire;
            let value = self.threads[next as usize].wake_value;
            self.unpark(next, value);
        } else if monitor.waiting.is_empty() {
            self.monitors.remove(&object);
        }
    }

    /// Monitor.Wait: the running thread owns the monitor.
    pub(crate) fn monitor_wait(&mut self, object: u64, timeout: Option<u64>) {
        let current = self.current;
        if let Some(monitor) = self.monitors.get_mut(&object) {
            let count = monitor.count;
            monitor.waiting.push_back(current);
            let record = self.thread_mut();
            record.reacquire = count;
            record.wake_value = 0;
        }
        self.park(object, WaitReason::MonitorWait, timeout);
        self.monitor_hand_over(object);
    }

    /// Monitor.Pulse for up to `count` waiting threads.
    pub(crate) fn monitor_pulse(&mut self, object: u64, count: usize) {
        for _ in 0..count {
            let Some(monitor) = self.monitors.get_mut(&object) else { return };
            let Some(thread) = monitor.waiting.pop_front() else { return };
            monitor.entry.push_back(thread);
            let record = &mut self.threads[thread as usize];
            record.wake_value = 1;
            if let Some(wait) = &mut record.wait {
                wait.reason = WaitReason::MonitorEnter;
                if let Some(deadline) = wait.deadline.take() {
                    self.deadlines.remove(&deadline);
                }
            }
        }
    }

    pub(crate) fn monitor_time_out(&mut self, thread: ThreadId, wait: Wait) {
        let Some(monitor) = self.monitors.get_mut(&wait.key) else { return };
        if let Some(w) = &mut self.threads[thread as usize].wait {
            w.deadline = None;
        }
        if wait.reason == WaitReason::MonitorEnter {
            monitor.entry.retain(|&t| t != thread);
            self.unpark(thread, 0);
            return;
        }
        // A waiting thread whose time is over must get the monitor back before it goes on.
        monitor.waiting.retain(|&t| t != thread);
        self.threads[thread as usize].wake_value = 0;
        if let Some(w) = &mut self.threads[thread as usize].wait {
            w.reason = WaitReason::MonitorEnter;
        }
        monitor.entry.push_back(thread);
        if monitor.owner.is_none() {
            self.monitor_hand_over(wait.key);
        }
    }
}
