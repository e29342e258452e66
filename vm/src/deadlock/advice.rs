//! What kind of mistake a story shows, and what to write instead.
//!
//! While the story is told the tellers note facts (who blocks where, which locks, what is missing); afterwards the circle decides the kind.

use std::fmt::Write;

use crate::report::{DeadlockCause, Place};

use super::Node;
use super::names::BlockingCall;

/// What nobody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    Completion,
    Continuation,
    Start,
    Time,
    Pulse,
    Release,
    Set,
    Signal,
    Participant,
    Item,
    Reader,
    Writer,
    Pump,
    Exit,
}

/// A thread that blocks on a task.
#[derive(Debug)]
struct Blocked {
    action: String,
    method: String,
    until: String,
    place: Option<Place>,
}

#[derive(Debug, Default)]
pub(super) struct Facts {
    blocked: Option<Blocked>,
    /// The method whose continuation can't run, its await, and the context or scheduler.
    suspended: Option<(String, Option<Place>, String)>,
    /// A task in the queue of a scheduler.
    queued: Option<(String, String)>,
    /// Thread, lock, where it waits.
    locks: Vec<(String, String, Option<Place>)>,
    awaits: Vec<(String, Option<Place>)>,
    awaits_itself: bool,
    missing: Option<(Missing, String, Option<Place>)>,
}

impl Facts {
    pub(super) fn blocked(&mut self, _thread: &str, at: &BlockingCall, until: &str) {
        if at.is_async_main {
            return;
        }
        // The last one is the one in the circle.
        self.blocked = Some(Blocked {
            action: at.action.clone(),
            method: at.method.clone(),
            until: until.into(),
            place: at.place.clone(),
        });
    }

    pub(super) fn suspended(&mut self, method: &str, place: Option<&Place>, context: &str) {
        self.suspended = Some((method.into(), place.cloned(), context.into()));
    }

    pub(super) fn queued(&mut self, task: &str, scheduler: &str) {
        self.queued = Some((task.into(), scheduler.into()));
    }

    pub(super) fn lock(&mut self, thread: &str, lock: &str, place: Option<&Place>) {
        self.locks.push((thread.into(), lock.into(), place.cloned()));
    }

    pub(super) fn awaits(&mut self, method: &str, place: Option<&Place>, itself: bool) {
        self.awaits.push((method.into(), place.cloned()));
        self.awaits_itself |= itself;
    }

    pub(super) fn missing(&mut self, what: Missing, name: &str, place: Option<&Place>) {
        self.missing = Some((what, name.into(), place.cloned()));
    }

    pub(super) fn thing(&mut self, name: &str) {
        if self.missing.is_none() {
            self.missing = Some((Missing::Release, name.into(), None));
        }
    }

    /// The circle tells the kind.
    pub(super) fn cause(&self, nodes: &[Node], back_to: Option<usize>) -> DeadlockCause {
        let Some(back_to) = back_to else {
            return DeadlockCause::NeverCompleted;
        };
        let circle = &nodes[back_to..];
        let has = |wanted: fn(&Node) -> bool| circle.iter().any(wanted);
        let threads = circle.iter().filter(|n| matches!(n, Node::Thread(_))).count();
        if has(|n| matches!(n, Node::Thing(_))) {
            DeadlockCause::WaitsForItself
        } else if has(|n| matches!(n, Node::Context(_) | Node::Scheduler(_))) || self.queued.is_some() && threads > 0 {
            DeadlockCause::SyncOverAsync
        } else if self.locks.len() > 1 && threads > 1 {
            DeadlockCause::LockOrder
        } else if !self.locks.is_empty() {
            DeadlockCause::LockHeld
        } else {
            DeadlockCause::CircularAwait
        }
    }

    /// What to write instead.
    pub(super) fn fix(&self, cause: DeadlockCause) -> String {
        match cause {
            DeadlockCause::SyncOverAsync => self.fix_sync_over_async(),
            DeadlockCause::LockOrder => {
                let waits: Vec<String> = self
                    .locks
                    .iter()
                    .map(|(thread, lock, place)| format!("{thread} wants {lock} last{}", line(place.as_ref())))
                    .collect();
                format!("take the locks in the same order everywhere: {}", waits.join(", "))
            }
            DeadlockCause::LockHeld => match self.locks.first() {
                Some((_, lock, place)) => {
                    format!(
                        "do not wait while you hold {lock}, which is wanted{}: leave the lock first",
                        in_line(place.as_ref())
                    )
                }
                None => String::new(),
            },
            DeadlockCause::CircularAwait if self.awaits_itself => match self.awaits.last() {
                Some((method, place)) => {
                    format!(
                        "{method} can't await its own task{}: await the work it should wait for",
                        line(place.as_ref())
                    )
                }
                None => String::new(),
            },
            DeadlockCause::CircularAwait => match self.awaits.last() {
                Some((method, place)) => format!(
                    "break the circle at one of its waits, for instance in {method}{}: what it needs there must not need {method}",
                    line(place.as_ref())
                ),
                None => "break the circle: one of these must go on without waiting for the next".into(),
            },
            DeadlockCause::WaitsForItself | DeadlockCause::NeverCompleted => self.fix_missing(),
        }
    }

    fn fix_sync_over_async(&self) -> String {
        let Some(blocked) = &self.blocked else {
            return "do not block a thread that others need to go on".into();
        };
        let mut fix = format!(
            "await {} instead of blocking in {}{}",
            blocked.until,
            blocked.action,
            line(blocked.place.as_ref())
        );
        if !blocked.method.is_empty() {
            let _ = write!(fix, ", which makes {} async", blocked.method);
        }
        if let Some((method, place, context)) = &self.suspended {
            let can_be_configured =
                place.as_ref().is_some_and(|p| !p.excerpt.contains(".Yield()") && p.excerpt.contains("await"));
            if can_be_configured {
                let _ = write!(
                    fix,
                    "; or, if the rest of {method} does not need {context}, add .ConfigureAwait(false) to the await{}",
                    in_line(place.as_ref())
                );
            }
        } else if let Some((task, scheduler)) = &self.queued {
            if scheduler == "the thread pool" {
                fix.push_str("; or allow the pool more threads");
            } else {
                let _ = write!(fix, "; or start {task} on TaskScheduler.Default, not on {scheduler}");
            }
        }
        fix
    }

    fn fix_missing(&self) -> String {
        let Some((what, name, place)) = &self.missing else { return String::new() };
        match what {
            Missing::Completion => format!(
                "complete {name} on every path (SetResult, SetException or SetCanceled); WaitAsync with a time-out makes a lost completion an exception"
            ),
            Missing::Continuation => {
                format!("whoever gets the continuation of {name} must call it: see OnCompleted and Post of the program")
            }
            Missing::Start => format!("call Start of {name}, or make it with Task.Run"),
            Missing::Time => "give the wait an end: a time, or a CancellationToken that somebody cancels".into(),
            Missing::Pulse => format!(
                "call Monitor.Pulse or PulseAll for {name} after each change, and test the condition before Monitor.Wait{}",
                line(place.as_ref())
            ),
            Missing::Release => format!(
                "call Release for {name} in a finally block after each wait; a semaphore can't be taken again by who has it{}",
                line(place.as_ref())
            ),
            Missing::Set => {
                format!("call Set for {name} on every path, or wait with a time-out{}", line(place.as_ref()))
            }
            Missing::Signal => format!("call Signal for {name} as often as it counts, in finally blocks"),
            Missing::Participant => {
                format!("{name} waits for more participants than there are: RemoveParticipant when one leaves")
            }
            Missing::Item => format!("add to {name}, or call CompleteAdding when nothing more comes"),
            Missing::Reader => {
                format!("read from {name} while it is written to, in another task; or make it larger or unbounded")
            }
            Missing::Writer => format!("write to {name}, or call Writer.Complete when nothing more comes"),
            Missing::Pump => format!("keep running what is posted to {name} until all work has ended"),
            Missing::Exit => format!("leave {name} in a finally block, on the thread that took it"),
        }
    }
}

fn line(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |p| format!(" (line {})", p.line))
}

fn in_line(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |p| format!(" in line {}", p.line))
}
