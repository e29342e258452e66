//! What blocked threads wait for, and which thread has what.
#![allow(unsafe_code)]

use crate::frame::FrameKind;
use crate::heap::types::ClassState;
use crate::heap::{Ref, references_of};
use crate::report::Place;
use crate::sched::{ThreadId, ThreadKind, ThreadState, WaitReason};
use crate::vm::Vm;

use super::advice::Missing;
use super::graph::Graph;
use super::names::BlockingCall;
use super::{Node, Story, Wait};

impl Vm {
    pub(super) fn thread_wait(&mut self, graph: &Graph, thread: ThreadId, story: &mut Story) -> Wait {
        let name = self.the_thread(thread);
        let at = self.blocking_call(thread);
        let Some(wait) = self.threads[thread as usize].wait else {
            let gone =
                if self.threads[thread as usize].state == ThreadState::Ended { "has ended" } else { "has no work" };
            story.facts.missing(Missing::Exit, &name, None);
            return Wait { text: format!("{name} {gone}"), place: None, next: None };
        };
        let key = wait.key;
        let action = at.action.clone();
        match wait.reason {
            WaitReason::Library(0) => {
                let until = self.task_name(graph, key);
                story.facts.blocked(&name, &at, &until);
                let text = if at.is_async_main {
                    format!("{name} waits until {until} ends")
                } else {
                    format!("{name} blocks in {action} until {until} ends")
                };
                Wait { text, place: at.place.filter(|_| !at.is_async_main), next: Some(Node::Task(key)) }
            }
            WaitReason::Library(1) => {
                let tasks: Vec<u64> =
                    references_of(&self.types, key).into_iter().filter(|&t| graph.is_task(self, t)).collect();
                let pending = tasks.iter().copied().find(|&t| !self.is_completed_task(t));
                let until = pending.map_or_else(String::new, |t| self.task_name(graph, t));
                story.facts.blocked(&name, &at, &until);
                let text = format!("{name} blocks in {action} until {until} ends (of {} tasks)", tasks.len());
                Wait { text, place: at.place, next: pending.map(Node::Task) }
            }
            WaitReason::Library(4) => {
                let joined = self.threads.iter().position(|t| t.object == key).map(|t| t as ThreadId);
                let until = joined.map_or_else(|| "a thread".into(), |t| self.the_thread(t));
                let text = format!("{name} blocks in {action} until {until} ends");
                Wait { text, place: at.place, next: joined.map(Node::Thread) }
            }
            WaitReason::MonitorEnter => self.lock_wait(graph, &name, at, key, story),
            WaitReason::MonitorWait => {
                let lock = self.thing_name(graph, key);
                story.facts.missing(Missing::Pulse, &lock, at.place.as_ref());
                thing_blocked(format!("{name} blocks in {action} until somebody pulses {lock}"), at.place, key)
            }
            WaitReason::Library(2) => {
                let semaphore = self.thing_name(graph, key);
                story.facts.missing(Missing::Release, &semaphore, at.place.as_ref());
                thing_blocked(format!("{name} blocks in {action}: {semaphore} has no place free"), at.place, key)
            }
            WaitReason::Library(3) => self.event_wait(graph, &name, at, key, story),
            WaitReason::Library(9) => {
                let event = references_of(&self.types, key).first().copied().unwrap_or(key);
                self.event_wait(graph, &name, at, event, story)
            }
            WaitReason::Library(6) => self.reader_writer_wait(graph, thread, &name, at, key, story),
            WaitReason::Library(7) => {
                let collection = self.thing_name(graph, key);
                story.facts.missing(Missing::Item, &collection, at.place.as_ref());
                let text = format!("{name} blocks in {action} until {collection} changes");
                thing_blocked(text, at.place, key)
            }
            WaitReason::Library(5) => {
                story.facts.missing(Missing::Time, &name, at.place.as_ref());
                Wait { text: format!("{name} sleeps for ever"), place: at.place, next: None }
            }
            WaitReason::Library(_) => {
                Wait { text: format!("{name} blocks in {action} until a callback ends"), place: at.place, next: None }
            }
            WaitReason::ClassInit => {
                let running = self.types.iter().find_map(|ty| match ty.class_state {
                    ClassState::Running(by) if std::ptr::from_ref(ty) as u64 == key => {
                        Some((ty.desc.display_name.clone(), by))
                    }
                    _ => None,
                });
                let (class, by) = running.map_or((String::new(), None), |(class, by)| (class, Some(by)));
                story.facts.lock(&name, &format!("the static constructor of {class}"), at.place.as_ref());
                let text = format!("{name} waits for the static constructor of {class}, which another thread runs");
                Wait { text, place: at.place, next: by.map(Node::Thread) }
            }
            WaitReason::Finalizers => {
                Wait { text: format!("{name} waits for finalizers"), place: at.place, next: None }
            }
        }
    }

    fn lock_wait(&mut self, graph: &Graph, name: &str, at: BlockingCall, key: u64, story: &mut Story) -> Wait {
        let lock = self.thing_name(graph, key);
        story.facts.lock(name, &lock, at.place.as_ref());
        let owner = self.monitors.get(&key).and_then(|m| m.owner);
        let Some(owner) = owner else {
            return Wait { text: format!("{name} waits for the lock on {lock}"), place: at.place, next: None };
        };
        let holder = self.the_thread(owner);
        let left = match self.threads[owner as usize].state {
            ThreadState::Idle => " and went back to the pool without leaving it",
            ThreadState::Ended => " and ended without leaving it",
            _ => "",
        };
        if !left.is_empty() {
            story.facts.missing(Missing::Exit, &lock, at.place.as_ref());
            let text = format!("{name} waits for the lock on {lock}, which {holder} took{left}");
            return Wait { text, place: at.place, next: None };
        }
        let text = format!("{name} waits for the lock on {lock}, which {holder} holds");
        Wait { text, place: at.place, next: Some(Node::Thread(owner)) }
    }

    /// Events of all kinds: what is missing.
    fn event_wait(&mut self, graph: &Graph, name: &str, at: BlockingCall, key: u64, story: &mut Story) -> Wait {
        let count =
            |vm: &mut Self, object: u64, field: &'static str| vm.get_field(Ref(object), field).unwrap_or(0) as i32;
        let countdown = graph
            .referrers(key)
            .iter()
            .copied()
            .find(|&r| self.source.type_desc(Ref(r).type_id()).name == "System.Threading.CountdownEvent");
        let is_barrier = self.source.type_desc(Ref(key).type_id()).name == "System.Threading.Barrier";
        let (thing, missing, what) = if let Some(countdown) = countdown {
            (countdown, Missing::Signal, {
                let left = count(self, countdown, "_currentCount");
                format!("{left} more signal{} of", if left == 1 { "" } else { "s" })
            })
        } else if is_barrier {
            let left = count(self, key, "_participants") - count(self, key, "_arrived");
            (key, Missing::Participant, format!("{left} more participant{} at", if left == 1 { "" } else { "s" }))
        } else {
            (key, Missing::Set, "somebody to set".to_string())
        };
        let thing_name = self.thing_name(graph, thing);
        story.facts.missing(missing, &thing_name, at.place.as_ref());
        let text = format!("{name} blocks in {} and waits for {what} {thing_name}", at.action);
        thing_blocked(text, at.place, thing)
    }

    /// The thread that holds a ReaderWriterLockSlim.
    fn reader_writer_wait(
        &mut self,
        graph: &Graph,
        thread: ThreadId,
        name: &str,
        at: BlockingCall,
        key: u64,
        story: &mut Story,
    ) -> Wait {
        let lock = self.thing_name(graph, key);
        story.facts.lock(name, &lock, at.place.as_ref());
        let own = self.threads[thread as usize].object;
        let mut hold = self.get_field(Ref(key), "_holds").unwrap_or(0);
        let mut holder = None;
        while hold != 0 {
            let object = self.get_field(Ref(hold), "Thread").unwrap_or(0);
            let holds = ["Read", "Write", "Upgradeable"]
                .into_iter()
                .any(|f| self.get_field(Ref(hold), f).unwrap_or(0) as i32 != 0);
            if holds && (object != own || holder.is_none()) {
                holder = self.threads.iter().position(|t| t.object == object).map(|t| t as ThreadId);
            }
            hold = self.get_field(Ref(hold), "Next").unwrap_or(0);
        }
        let by = holder.map_or_else(|| "somebody".into(), |t| self.the_thread(t));
        let text = format!("{name} blocks in {}: {lock} is held by {by}", at.action);
        Wait { text, place: at.place, next: holder.map(Node::Thread) }
    }

    pub(super) fn blocked_workers(&self) -> Vec<ThreadId> {
        (0..self.threads.len() as ThreadId)
            .filter(|&t| {
                let thread = &self.threads[t as usize];
                thread.kind == ThreadKind::Worker && thread.state == ThreadState::Parked
            })
            .collect()
    }

    /// The blocked thread on whose stack a task's delegate or an async method's box runs.
    pub(super) fn thread_running(&self, task: u64) -> Option<ThreadId> {
        const RUNNERS: [&str; 4] = [".ExecuteEntry(", ".ExecuteWithThreadLocal(", ".MoveNext(", ".InnerInvoke("];
        self.find_thread(|vm, frame| {
            frame.first == Some(task) && RUNNERS.iter().any(|r| vm.method_facts(frame.method, 0).0.contains(r))
        })
    }

    /// A blocked thread (not `without`) that has an object in a variable, or in an object that is in one. What only waits for async Main has nothing.
    pub(super) fn thread_with(&mut self, object: u64, without: Option<ThreadId>) -> Option<ThreadId> {
        let main = self.main_thread.filter(|&main| self.blocking_call(main).is_async_main);
        self.find_thread(|vm, frame| {
            Some(frame.thread) != without
                && Some(frame.thread) != main
                && frame
                    .references
                    .iter()
                    .any(|&r| r == object || r != 0 && references_of(&vm.types, r).contains(&object))
        })
    }

    fn find_thread(&self, wanted: impl Fn(&Self, &FrameView) -> bool) -> Option<ThreadId> {
        // The main thread last: it has everything, and seldom is the one.
        let (main, others): (Vec<_>, Vec<_>) =
            self.threads.iter().enumerate().partition(|(_, t)| t.kind == ThreadKind::Main);
        for (thread, record) in others.into_iter().chain(main) {
            if record.state != ThreadState::Parked {
                continue;
            }
            let mut frame = record.fp;
            while let Some((kind, method, _)) = self.frame_facts(frame) {
                if matches!(kind, FrameKind::Root | FrameKind::Host) {
                    break;
                }
                if let Some(method) = method {
                    // SAFETY: a code frame has the registers that its method says; those of kind Ref hold references.
                    let (references, first) = unsafe {
                        let base = (*frame).base;
                        let registers = &(*method).reference_registers;
                        let references: Vec<u64> = registers.iter().map(|&r| *base.add(r as usize)).collect();
                        (references, registers.contains(&0).then(|| *base))
                    };
                    let view = FrameView { thread: thread as ThreadId, method, first, references };
                    if wanted(self, &view) {
                        return Some(thread as ThreadId);
                    }
                }
                frame = frame.wrapping_sub(1);
            }
        }
        None
    }
}

/// A frame's variables that hold references; `first` is the first parameter (`this`).
struct FrameView {
    thread: ThreadId,
    method: *const crate::method::Method,
    first: Option<u64>,
    references: Vec<u64>,
}

fn thing_blocked(text: String, place: Option<Place>, key: u64) -> Wait {
    Wait { text, place, next: Some(Node::Thing(key)) }
}
