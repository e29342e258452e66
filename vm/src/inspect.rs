//! What is pending while the machine stands still: tasks, threads, timers.

use crate::deadlock::{Graph, action};
use crate::heap::Ref;
use crate::sched::{ThreadKind, ThreadState};
use crate::vm::Vm;

/// A task that has not completed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PendingTask {
    /// The async method, or the task's type.
    pub name: String,
    pub is_method: bool,
    pub file: Option<String>,
    /// The line of the await where it is suspended; 0 if unknown.
    pub line: u32,
    /// What it awaits; empty if nothing is known.
    pub waits_for: String,
}

/// A logical thread.
#[derive(Debug, Clone)]
pub struct ThreadInfo {
    pub name: String,
    /// `idle`, `ready`, `blocked: Task.Wait` …
    pub state: String,
    /// Where in the user's code it is.
    pub file: Option<String>,
    pub line: u32,
}

/// A timer that is set.
#[derive(Debug, Clone)]
pub struct PendingTimer {
    /// Virtual nanoseconds.
    pub due: u64,
    /// For whom: the type of the timer's state.
    pub name: String,
}

impl Vm {
    /// Tasks that are reachable and not completed, methods first, by name.
    pub fn pending_tasks(&mut self) -> Vec<PendingTask> {
        self.collect();
        let graph = Graph::new(self);
        let mut found = Vec::new();
        for object in self.heap.objects() {
            if !graph.is_task(self, object) || self.is_completed_task(object) {
                continue;
            }
            let (name, file, line, is_method) = match self.machine_of(object) {
                Some((name, place)) => {
                    let line = place.as_ref().map_or(0, |p| p.line);
                    (name, place.map(|p| p.file), line, true)
                }
                None => (self.type_name(object), None, 0, false),
            };
            let waits_for = match graph.awaited_by(self, object) {
                Some(awaited) => match self.machine_of(awaited) {
                    Some((name, _)) => name,
                    None => self.type_name(awaited),
                },
                None => String::new(),
            };
            found.push(PendingTask { name, is_method, file, line, waits_for });
        }
        found.sort_by(|a, b| b.is_method.cmp(&a.is_method).then_with(|| a.cmp(b)));
        found
    }

    fn type_name(&mut self, object: u64) -> String {
        self.source.type_desc(Ref(object).type_id()).display_name.clone()
    }

    /// All logical threads.
    pub fn thread_infos(&mut self) -> Vec<ThreadInfo> {
        let mut found = Vec::new();
        for thread in 0..self.threads.len() as u32 {
            let record = &self.threads[thread as usize];
            let state = match (record.state, record.wait) {
                (ThreadState::Ended, _) => continue,
                (ThreadState::Parked, Some(wait)) => format!("blocked: {}", action(Some(wait.reason))),
                (ThreadState::Ready | ThreadState::Running, _) => "ready".to_string(),
                _ if record.kind == ThreadKind::Main => "at the prompt".to_string(),
                _ => "idle".to_string(),
            };
            let is_idle = record.state == ThreadState::Idle;
            let name = self.thread_name(thread);
            let place = if is_idle { None } else { self.blocking_call(thread).place };
            let line = place.as_ref().map_or(0, |p| p.line);
            found.push(ThreadInfo { name, state, file: place.map(|p| p.file), line });
        }
        found
    }

    /// Timers that are set, next one first.
    pub fn pending_timers(&mut self) -> Vec<PendingTimer> {
        let set: Vec<(u64, u64)> = self.timers.iter().map(|(key, &timer)| (key.0, timer)).collect();
        let mut found = Vec::new();
        for (due, timer) in set {
            let state = self.get_field(Ref(timer), "_state").unwrap_or(0);
            let name = if state == 0 { self.type_name(timer) } else { self.type_name(state) };
            found.push(PendingTimer { due, name });
        }
        for &(due, _) in self.deadlines.keys() {
            found.push(PendingTimer { due, name: "a wait with a time-out".into() });
        }
        found.sort_by_key(|t| t.due);
        found
    }
}
