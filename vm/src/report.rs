//! Why a program can never finish.

use hoist_bytecode::SourceLocation;

/// All threads that wait for ever, with what each waits for.
#[derive(Debug, Clone, Default)]
pub struct DeadlockReport {
    /// Main thread first.
    pub threads: Vec<BlockedThread>,
    /// Whether the chain of some thread comes back to a thread of the report.
    pub cycle: bool,
}

/// A thread that blocks.
#[derive(Debug, Clone)]
pub struct BlockedThread {
    /// `main thread`, `pool worker 2`, `thread 'x'`.
    pub name: String,
    pub is_main: bool,
    /// What it does: `Task.Wait`, `Monitor.Enter` …
    pub action: String,
    /// The method of the program (not of the library) that waits, as C# spells it.
    pub method: String,
    pub file: Option<String>,
    pub location: SourceLocation,
    /// From the thing waited for onwards: what would have to happen.
    pub steps: Vec<WaitStep>,
}

/// One link of the chain: this waits for the next.
#[derive(Debug, Clone)]
pub struct WaitStep {
    /// `the task of LoadAsync()`.
    pub what: String,
    /// Why it cannot go on: `its continuation is posted to UiPump`.
    pub waits_for: String,
    pub file: Option<String>,
    pub location: Option<SourceLocation>,
}

use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::sched::{ThreadId, ThreadKind, ThreadState, WaitReason};
use crate::vm::Vm;

impl Vm {
    /// What all parked threads wait for.
    pub(crate) fn deadlock_report(&mut self) -> DeadlockReport {
        let mut threads = Vec::new();
        let mut parked: Vec<ThreadId> = (0..self.threads.len() as ThreadId)
            .filter(|&t| self.threads[t as usize].state == ThreadState::Parked)
            .collect();
        parked.sort_by_key(|&t| (self.threads[t as usize].kind != ThreadKind::Main, t));
        for thread in parked {
            let Some(wait) = self.threads[thread as usize].wait else { continue };
            let (method, file, location) = self.user_position(thread);
            let name = self.thread_name(thread);
            let steps = self.wait_steps(thread);
            threads.push(BlockedThread {
                name,
                is_main: self.threads[thread as usize].kind == ThreadKind::Main,
                action: action(wait.reason).to_string(),
                method,
                file,
                location,
                steps,
            });
        }
        DeadlockReport { threads, cycle: false }
    }

    fn thread_name(&mut self, thread: ThreadId) -> String {
        let record = &self.threads[thread as usize];
        match record.kind {
            ThreadKind::Main => "main thread".into(),
            ThreadKind::Worker => format!("pool worker {}", record.managed_id),
            ThreadKind::Finalizer => "finalizer thread".into(),
            ThreadKind::Dedicated => {
                let (object, id) = (record.object, record.managed_id);
                match self.get_field(Ref(object), "_name") {
                    Some(name) if name != 0 => format!("thread '{}'", Ref(name).text()),
                    _ => format!("thread {id}"),
                }
            }
        }
    }

    /// Where in the user's code the thread is.
    fn user_position(&mut self, thread: ThreadId) -> (String, Option<String>, SourceLocation) {
        let mut frame: *mut Frame = self.threads[thread as usize].fp;
        loop {
            let Some((kind, method, index)) = self.frame_facts(frame) else { break };
            if matches!(kind, FrameKind::Root | FrameKind::Host) {
                break;
            }
            if let Some((name, is_user, location)) = method.map(|m| self.method_facts(m, index))
                && is_user
            {
                let file = location.file.map(|f| self.source.file_name(f).to_string());
                return (name, file, location);
            }
            frame = frame.wrapping_sub(1);
        }
        (String::new(), None, SourceLocation::default())
    }

    /// From the thing waited for onwards.
    fn wait_steps(&mut self, thread: ThreadId) -> Vec<WaitStep> {
        let Some(wait) = self.threads[thread as usize].wait else { return Vec::new() };
        let mut steps = Vec::new();
        match wait.reason {
            WaitReason::MonitorEnter | WaitReason::MonitorWait => {
                let what = format!("the monitor of {}", self.describe(Ref(wait.key)));
                let owner = self.monitors.get(&wait.key).and_then(|m| m.owner);
                let waits_for = match owner {
                    Some(owner) => format!("held by {}", self.thread_name(owner)),
                    None => "a pulse that never comes".into(),
                };
                steps.push(WaitStep { what, waits_for, file: None, location: None });
            }
            WaitReason::Library(_) => {
                let what = self.describe(Ref(wait.key));
                steps.push(WaitStep { what, waits_for: String::new(), file: None, location: None });
            }
            WaitReason::ClassInit | WaitReason::Finalizers => {}
        }
        steps
    }
}

fn action(reason: WaitReason) -> &'static str {
    match reason {
        WaitReason::Library(0) => "Task.Wait",
        WaitReason::Library(1) => "Task.WaitAll or WaitAny",
        WaitReason::Library(2) => "SemaphoreSlim.Wait",
        WaitReason::Library(3) => "WaitHandle.WaitOne",
        WaitReason::Library(4) => "Thread.Join",
        WaitReason::Library(5) => "Thread.Sleep",
        WaitReason::Library(6) => "ReaderWriterLockSlim",
        WaitReason::Library(7) => "BlockingCollection",
        WaitReason::Library(8) => "CancellationTokenRegistration.Dispose",
        WaitReason::Library(_) => "WaitHandle.WaitAny or WaitAll",
        WaitReason::MonitorEnter => "lock",
        WaitReason::MonitorWait => "Monitor.Wait",
        WaitReason::ClassInit => "static constructor",
        WaitReason::Finalizers => "GC.WaitForPendingFinalizers",
    }
}
