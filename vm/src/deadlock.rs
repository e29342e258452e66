//! Finds out who waits for whom when nothing can run any more. The heap is at rest then, so references can be followed backwards:
//! a task that has another one's box as its continuation is what that one awaits.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use hoist_bytecode::SourceLocation;

use crate::frame::{Frame, FrameKind};
use crate::heap::{Ref, references_of};
use crate::report::{BlockedThread, DeadlockReport, WaitStep};
use crate::sched::{ThreadId, ThreadKind, ThreadState, WaitReason};
use crate::vm::Vm;

impl Vm {
    /// What all parked threads wait for.
    pub(crate) fn deadlock_report(&mut self) -> DeadlockReport {
        self.collect();
        let graph = Graph::new(self);
        let mut cycle = false;
        let mut threads = Vec::new();
        let mut parked: Vec<ThreadId> = (0..self.threads.len() as ThreadId)
            .filter(|&t| self.threads[t as usize].state == ThreadState::Parked)
            .collect();
        parked.sort_by_key(|&t| (self.threads[t as usize].kind != ThreadKind::Main, t));
        for thread in parked {
            let Some(wait) = self.threads[thread as usize].wait else { continue };
            let (method, file, location) = self.user_position(thread);
            let name = self.thread_name(thread);
            let (steps, closed) = self.wait_steps(&graph, thread);
            cycle |= closed;
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
        DeadlockReport { threads, cycle }
    }

    pub(crate) fn thread_name(&mut self, thread: ThreadId) -> String {
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
    pub(crate) fn user_position(&mut self, thread: ThreadId) -> (String, Option<String>, SourceLocation) {
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

    /// From the thing waited for onwards, and whether the chain comes back to something that is on it.
    fn wait_steps(&mut self, graph: &Graph, thread: ThreadId) -> (Vec<WaitStep>, bool) {
        let mut steps = Vec::new();
        let mut threads = vec![thread];
        let mut seen = Vec::new();
        let mut at = thread;
        // From thread to thread; in between from task to task.
        loop {
            let Some(wait) = self.threads[at as usize].wait else { return (steps, false) };
            let next = match wait.reason {
                WaitReason::MonitorEnter | WaitReason::MonitorWait => {
                    let what = format!("the monitor of {}", graph.name(self, wait.key));
                    let owner = self.monitors.get(&wait.key).and_then(|m| m.owner);
                    let waits_for = match owner {
                        Some(owner) => format!("{}, which holds it", self.thread_name(owner)),
                        None => "a pulse that never comes".into(),
                    };
                    steps.push(step(what, waits_for));
                    owner
                }
                WaitReason::Library(4) => {
                    let joined = self.threads.iter().position(|t| t.object == wait.key).map(|t| t as ThreadId);
                    if let Some(joined) = joined {
                        let name = self.thread_name(joined);
                        steps.push(step(name, "its end".into()));
                    }
                    joined
                }
                WaitReason::Library(1 | 9) => {
                    let parts = references_of(&self.types, wait.key);
                    let pending = parts.into_iter().find(|&part| !self.is_completed(graph, part));
                    match pending {
                        Some(part) => match self.task_steps(graph, part, &mut steps, &mut seen) {
                            Chain::Closed => return (steps, true),
                            Chain::Thread(thread) => Some(thread),
                            Chain::Open => None,
                        },
                        None => None,
                    }
                }
                WaitReason::Library(_) => match self.task_steps(graph, wait.key, &mut steps, &mut seen) {
                    Chain::Closed => return (steps, true),
                    Chain::Thread(thread) => Some(thread),
                    Chain::Open => None,
                },
                WaitReason::ClassInit | WaitReason::Finalizers => None,
            };
            match next {
                Some(next) if threads.contains(&next) => return (steps, true),
                Some(next) => {
                    threads.push(next);
                    at = next;
                }
                None => return (steps, false),
            }
        }
    }

    pub(crate) fn is_completed(&mut self, graph: &Graph, object: u64) -> bool {
        const COMPLETED: u64 = 0x20_0000 | 0x40_0000 | 0x100_0000;
        graph.is_task(self, object) && self.get_field(Ref(object), "m_stateFlags").is_some_and(|f| f & COMPLETED != 0)
    }

    /// Follows awaits from a task, or another thing waited for.
    fn task_steps(&mut self, graph: &Graph, start: u64, steps: &mut Vec<WaitStep>, seen: &mut Vec<u64>) -> Chain {
        let mut object = start;
        loop {
            if seen.contains(&object) {
                return Chain::Closed;
            }
            seen.push(object);
            let mut this = step(String::new(), String::new());
            if !graph.is_task(self, object) {
                this.what = graph.name(self, object);
                this.waits_for = "a signal, and nobody is left who could give it".into();
                steps.push(this);
                return Chain::Open;
            }
            this.what = match self.machine_of(object) {
                Some((name, file, location)) => {
                    this.file = file;
                    this.location = location;
                    format!("the task of {name}")
                }
                None => graph.name(self, object),
            };
            if self.is_completed(graph, object) {
                this.waits_for = "nothing: it has completed".into();
                steps.push(this);
                return Chain::Open;
            }
            // Who has this task as its continuation?
            if let Some(awaited) = graph.awaited_by(self, object) {
                this.waits_for = self.task_name(graph, awaited);
                steps.push(this);
                object = awaited;
                continue;
            }
            if let Some(context) = graph.context_holding(self, object) {
                let context_name = graph.name(self, context);
                this.waits_for = format!("its continuation, which is posted to {context_name}");
                steps.push(this);
                let pump = (0..self.threads.len() as ThreadId).find(|&t| {
                    let thread_object = self.threads[t as usize].object;
                    thread_object != 0 && self.get_field(Ref(thread_object), "_synchronizationContext") == Some(context)
                });
                return match pump {
                    Some(pump) => {
                        let name = self.thread_name(pump);
                        steps.push(step(context_name, format!("its only thread, the {name}, which blocks")));
                        Chain::Thread(pump)
                    }
                    None => Chain::Open,
                };
            }
            this.waits_for = "its completion, and nobody is left who could complete it".into();
            steps.push(this);
            return Chain::Open;
        }
    }

    pub(crate) fn task_name(&mut self, graph: &Graph, task: u64) -> String {
        match self.machine_of(task) {
            Some((name, _, _)) => format!("the task of {name}"),
            None => graph.name(self, task),
        }
    }

    /// If the task is a suspended async method's box: the method, and where it is suspended.
    pub(crate) fn machine_of(&mut self, task: u64) -> Option<(String, Option<String>, Option<SourceLocation>)> {
        let ty = Ref(task).type_id();
        let desc = self.source.type_desc(ty);
        if !desc.name.contains("AsyncStateMachineBox") {
            return None;
        }
        let machine = *desc.type_arguments.last()?;
        let state_field = self.source.field_slot(machine, "<>1__state")?;
        let first = self.field(ty, "StateMachine")?;
        // In a struct machine the field is part of the box; a class machine is an object of its own. Slots count from a header.
        let is_struct = self.source.type_desc(machine).is_value_type;
        let state = if is_struct {
            Ref(task).slot(first + usize::from(state_field) - 1)
        } else {
            Ref(Ref(task).slot(first)).slot(usize::from(state_field))
        } as i32;
        let move_next = self.source.method_by_name(machine, "MoveNext", 0)?;
        let name = source_name(&self.source.method_info(move_next).trace_name);
        let method = self.resolve(move_next).ok()?;
        let state_slot = if is_struct { state_field - 1 } else { state_field };
        let location = self.suspension(method, state, state_slot);
        let file = location.and_then(|l| l.file).map(|f| self.source.file_name(f).to_string());
        Some((name, file, location))
    }
}

/// `Program.<LoadAsync>d__0.MoveNext()` is `Program.LoadAsync`; other names stay.
fn source_name(trace_name: &str) -> String {
    let inner = trace_name.strip_suffix(".MoveNext()").and_then(|ty| {
        let (before, rest) = ty.rsplit_once('<')?;
        let (name, _) = rest.split_once('>')?;
        Some(format!("{before}{name}"))
    });
    inner.filter(|name| !name.contains('<')).unwrap_or_else(|| trace_name.to_string())
}

/// Where a chain of waits leads.
enum Chain {
    /// To something that is on it already.
    Closed,
    /// To a thread that blocks.
    Thread(ThreadId),
    /// Nowhere.
    Open,
}

fn step(what: String, waits_for: String) -> WaitStep {
    WaitStep { what, waits_for, file: None, location: None }
}

/// Who refers to whom among all live objects.
pub(crate) struct Graph {
    referrers: FxHashMap<u64, Vec<u64>>,
    task: Option<hoist_bytecode::TypeId>,
    context: Option<hoist_bytecode::TypeId>,
    /// Objects that the report has named, to number those of one type.
    named: RefCell<Vec<u64>>,
}

impl Graph {
    pub(crate) fn new(vm: &mut Vm) -> Self {
        let mut referrers: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        for object in vm.heap.objects() {
            for target in references_of(&vm.types, object) {
                referrers.entry(target).or_default().push(object);
            }
        }
        let task = vm.source.type_by_name("System.Threading.Tasks.Task", &[]);
        let context = vm.source.type_by_name("System.Threading.SynchronizationContext", &[]);
        Self { referrers, task, context, named: RefCell::default() }
    }

    /// The type's name; a second object of the same type gets a number.
    fn name(&self, vm: &mut Vm, object: u64) -> String {
        let ty = Ref(object).type_id();
        let name = vm.source.type_desc(ty).display_name.clone();
        let mut named = self.named.borrow_mut();
        if !named.contains(&object) {
            named.push(object);
        }
        let place = named.iter().filter(|&&o| Ref(o).type_id() == ty).position(|&o| o == object).unwrap_or(0);
        if place == 0 { name } else { format!("{name} #{}", place + 1) }
    }

    pub(crate) fn is_task(&self, vm: &mut Vm, object: u64) -> bool {
        self.task.is_some_and(|task| vm.is_assignable(Ref(object).type_id(), task))
    }

    fn referrers(&self, object: u64) -> &[u64] {
        self.referrers.get(&object).map_or(&[], Vec::as_slice)
    }

    /// The task whose continuation resumes or completes `task`.
    pub(crate) fn awaited_by(&self, vm: &mut Vm, task: u64) -> Option<u64> {
        // Breadth first over continuation objects, delegates and lists up to a task that keeps one of them.
        let mut wave = vec![task];
        let mut seen = wave.clone();
        for _ in 0..6 {
            let mut next = Vec::new();
            for object in wave {
                for &referrer in self.referrers(object) {
                    // The task itself may be among them: it awaits itself.
                    if seen.contains(&referrer) && referrer != task {
                        continue;
                    }
                    seen.push(referrer);
                    if self.is_task(vm, referrer) {
                        if vm.get_field(Ref(referrer), "m_continuationObject") == Some(object) {
                            return Some(referrer);
                        }
                        continue;
                    }
                    let name = vm.source.type_desc(Ref(referrer).type_id()).name.clone();
                    let is_link = name.contains("Continuation")
                        || name.starts_with("System.Action")
                        || name.starts_with("System.Collections.Generic.List`1[System.Object]")
                        || name == "System.Object[]"
                        || name.contains("Promise")
                        || name.contains("TaskCompletionAction");
                    if is_link {
                        next.push(referrer);
                    }
                }
            }
            wave = next;
        }
        None
    }

    /// A synchronization context of the user's that (indirectly) holds the delegate that would resume the method.
    fn context_holding(&self, vm: &mut Vm, task: u64) -> Option<u64> {
        let action = vm.get_field(Ref(task), "m_action").unwrap_or(0);
        let mut wave = vec![if action == 0 { task } else { action }];
        let mut seen = wave.clone();
        seen.push(task);
        for _ in 0..16 {
            let mut next = Vec::new();
            for object in wave {
                for &referrer in self.referrers(object) {
                    if seen.contains(&referrer) {
                        continue;
                    }
                    seen.push(referrer);
                    if self.context.is_some_and(|context| vm.is_assignable(Ref(referrer).type_id(), context)) {
                        return Some(referrer);
                    }
                    next.push(referrer);
                }
            }
            wave = next;
        }
        None
    }
}

pub(crate) fn action(reason: WaitReason) -> &'static str {
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
