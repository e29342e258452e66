//! Sends events to the sink and keeps what makes them readable: numbers of calls, names of objects, who runs on which thread.
//!
//! The hard idea is identity. A call of an async method has no object until it suspends, and afterwards its machine lies in another place. So
//! the compiler, when it is told to trace, puts probes into every MoveNext ([`Probe`]): a thread keeps a stack of the calls that run on it,
//! and a box, once made, remembers its call.
//!
//! ```text
//! kickoff ─ Entered ─► call Fetch#1 on the thread's stack ─ box made: remembers Fetch#1 ─ Left ─► off the stack
//! box resumes ─ the thread expects Fetch#1 ─ Entered ─► the same call again
//! ```
//!
//! Without a sink each function here is one test. Tracing never changes the run: probes cost no virtual time, names take no hash codes.
#![allow(unsafe_code)]

use std::rc::Rc;

use hoist_bytecode::{SourceLocation, TypeShape};
use rustc_hash::FxHashMap;

use crate::events::{Event, EventKind, EventSink};
use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::interp::objects::DELEGATE_TARGET;
use crate::method::Method;
use crate::sched::ThreadId;
use crate::vm::Vm;

/// A call of an async method or async iterator.
#[derive(Debug)]
struct Call {
    name: Rc<str>,
    method: *const Method,
    is_user: bool,
    /// The await where it is suspended, and since when.
    suspended: Option<(u32, u64)>,
    /// Where that await stands.
    place: Option<SourceLocation>,
    /// Between the awaiter's "no" and the return to the caller: awaited, and whether that has been said.
    suspending: Option<String>,
    suspensions: u64,
    ended: bool,
    /// Its box has been made.
    boxed: bool,
    /// Where its machine lies while it is known by that.
    machine: Option<u64>,
}

/// Calls by number. One that has ended is forgotten with its box, which is its task.
#[derive(Debug, Default)]
struct Calls {
    known: FxHashMap<usize, Call>,
    next: usize,
}

impl Calls {
    fn add(&mut self, call: Call) -> usize {
        self.next += 1;
        self.known.insert(self.next, call);
        self.next
    }

    fn get(&self, call: usize) -> Option<&Call> {
        self.known.get(&call)
    }
}

/// Numbers in `running`, `boxes`, `machines` and `expected` are those of known calls.
impl std::ops::Index<usize> for Calls {
    type Output = Call;
    fn index(&self, call: usize) -> &Call {
        &self.known[&call]
    }
}

impl std::ops::IndexMut<usize> for Calls {
    fn index_mut(&mut self, call: usize) -> &mut Call {
        self.known.get_mut(&call).expect("the number of a known call")
    }
}

/// What a sink needs to know.
pub(crate) struct Tracer {
    sink: EventSink,
    ordinal: u64,
    calls: Calls,
    /// Calls that run on each thread, innermost last.
    running: FxHashMap<ThreadId, Vec<usize>>,
    /// The call that the next MoveNext on this thread goes on with.
    expected: FxHashMap<ThreadId, usize>,
    /// Calls by their box, or by their machine if that is an object.
    boxes: FxHashMap<u64, usize>,
    /// Calls by the address of their machine on a stack.
    machines: FxHashMap<u64, usize>,
    names: FxHashMap<u64, String>,
    counts: FxHashMap<String, u32>,
    thread_names: FxHashMap<ThreadId, Rc<str>>,
    files: FxHashMap<u32, Rc<str>>,
}

/// The cause of allocations that happen once in a process.
pub const STATIC_INITIALIZER: &str = "static initialiser";

/// Whose event it is.
#[derive(Debug, Clone, Copy)]
enum Origin {
    /// The running thread at its place in the code.
    Here,
    /// The running thread; this call of an async method.
    Call(usize),
    Thread(ThreadId),
    Machine,
}

/// What the probes in MoveNext say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Probe {
    Entered,
    /// IsCompleted said no; the flag: the awaiter has UnsafeOnCompleted.
    Awaiting(u32, bool),
    /// GetResult comes next.
    Got(u32),
    /// Left because of a suspension, a result, an exception, an item.
    Left(i32),
}

impl Vm {
    /// Sends events to `sink` from now on. Code must have been compiled for tracing to tell about awaits.
    pub fn set_event_sink(&mut self, sink: Option<EventSink>) {
        let traced = sink.is_some();
        self.tracer = sink.map(|sink| {
            Box::new(Tracer {
                sink,
                ordinal: 0,
                calls: Calls::default(),
                running: FxHashMap::default(),
                expected: FxHashMap::default(),
                boxes: FxHashMap::default(),
                machines: FxHashMap::default(),
                names: FxHashMap::default(),
                counts: FxHashMap::default(),
                thread_names: FxHashMap::default(),
                files: FxHashMap::default(),
            })
        });
        self.types.set_traced(traced, self.heap.no_cells());
    }

    /// An event of the running thread.
    #[inline]
    pub(crate) fn event(&mut self, kind: impl FnOnce(&mut Self, &mut Tracer) -> EventKind) {
        if self.tracer.is_some() {
            self.send(Origin::Here, None, kind);
        }
    }

    /// An event of another thread than the running one.
    #[inline]
    pub(crate) fn event_of(&mut self, thread: ThreadId, kind: impl FnOnce(&mut Self, &mut Tracer) -> EventKind) {
        if self.tracer.is_some() {
            self.send(Origin::Thread(thread), None, kind);
        }
    }

    /// An event of the clock or the pool.
    #[inline]
    pub(crate) fn event_of_machine(&mut self, kind: impl FnOnce(&mut Self, &mut Tracer) -> EventKind) {
        if self.tracer.is_some() {
            self.send(Origin::Machine, None, kind);
        }
    }

    /// A thread begins to exist; another one may have had its number.
    pub(crate) fn event_of_start(&mut self, thread: ThreadId) {
        if let Some(tracer) = &mut self.tracer {
            tracer.thread_names.remove(&thread);
            tracer.running.remove(&thread);
        }
        self.event(|vm, tracer| EventKind::ThreadStarted { thread: vm.traced_thread_name(tracer, thread).to_string() });
    }

    fn send(&mut self, origin: Origin, site: Option<u32>, kind: impl FnOnce(&mut Self, &mut Tracer) -> EventKind) {
        let Some(mut tracer) = self.tracer.take() else { return };
        let kind = kind(self, &mut tracer);
        self.deliver(&mut tracer, origin, site, kind);
        self.tracer = Some(tracer);
    }

    fn deliver(&mut self, tracer: &mut Tracer, origin: Origin, site: Option<u32>, kind: EventKind) {
        let thread = match origin {
            Origin::Here | Origin::Call(_) => Some(self.current),
            Origin::Thread(thread) => Some(thread),
            Origin::Machine => None,
        };
        // Before the first thread exists the machine itself acts.
        let thread = thread.filter(|&t| (t as usize) < self.threads.len());
        let call = match origin {
            Origin::Call(call) => Some(call),
            _ => thread.and_then(|t| tracer.running.get(&t)).and_then(|stack| stack.last().copied()),
        };
        let thread_name = match thread {
            Some(thread) => self.traced_thread_name(tracer, thread),
            None => "machine".into(),
        };
        let resumes = matches!(kind, EventKind::Resumed { .. });
        let place = match origin {
            // The probe at the start of MoveNext stands nowhere in particular.
            Origin::Call(call) if resumes => tracer.calls[call].place,
            Origin::Here | Origin::Call(_) => self.user_place(self.fp, 0),
            _ => None,
        };
        let (file, location) = match place {
            Some(location) => (location.file.map(|f| self.traced_file(tracer, f)), location),
            None => (None, SourceLocation::default()),
        };
        let call = call.and_then(|call| tracer.calls.get(call));
        let event = Event {
            ordinal: tracer.ordinal,
            time: self.time(),
            thread,
            thread_name,
            method: call.map(|c| c.name.clone()),
            await_id: site,
            is_user: call.map_or(file.is_some(), |c| c.is_user),
            file,
            line: location.line,
            column: location.column,
            kind,
        };
        tracer.ordinal += 1;
        (tracer.sink)(event);
    }

    fn traced_thread_name(&mut self, tracer: &mut Tracer, thread: ThreadId) -> Rc<str> {
        if let Some(name) = tracer.thread_names.get(&thread) {
            return name.clone();
        }
        let name: Rc<str> = self.thread_name(thread).into();
        tracer.thread_names.insert(thread, name.clone());
        name
    }

    fn traced_file(&mut self, tracer: &mut Tracer, file: hoist_bytecode::FileId) -> Rc<str> {
        let source = &self.source;
        tracer.files.entry(file.0).or_insert_with(|| source.file_name(file)).clone()
    }

    /// Position in the user's code, from a frame downwards, after skipping so many frames of user code.
    fn user_place(&self, frame: *mut Frame, skip: usize) -> Option<SourceLocation> {
        let mut frame = frame;
        let mut skip = skip;
        loop {
            let (kind, method, index) = self.frame_facts(frame)?;
            if matches!(kind, FrameKind::Root | FrameKind::Host) {
                return None;
            }
            if let Some(method) = method {
                // SAFETY: methods live as long as the VM.
                let is_user = unsafe { (*method).is_user };
                let location = self.location_of(method, index);
                if is_user && location.line > 0 {
                    if skip == 0 {
                        return Some(location);
                    }
                    skip -= 1;
                }
            }
            frame = frame.wrapping_sub(1);
        }
    }

    /// Names of the kickoff's caller, for the call that has just entered MoveNext for the first time.
    fn caller_name(&mut self) -> String {
        let mut frame = self.fp.wrapping_sub(1);
        let mut is_kickoff = true;
        loop {
            let Some((kind, method, _)) = self.frame_facts(frame) else { return String::new() };
            match (kind, method) {
                (FrameKind::Root, _) => return "the thread pool".into(),
                (FrameKind::Host, _) => return "the host".into(),
                (_, Some(method)) => {
                    // SAFETY: methods live as long as the VM.
                    let info = unsafe { (*method).info.clone() };
                    let owner = self.source.type_desc(info.declaring_type);
                    let is_builder = owner.simple_name.contains("MethodBuilder");
                    if !is_builder && !is_kickoff {
                        return match &*info.name {
                            "<Main>" => "the runtime".into(),
                            "MoveNext" => readable(&owner.simple_name),
                            _ => readable(&info.name),
                        };
                    }
                    is_kickoff &= is_builder;
                }
                _ => {}
            }
            frame = frame.wrapping_sub(1);
        }
    }

    /// A name for an object: the call whose box or continuation it is, or its type with a number.
    pub(crate) fn traced_name(&mut self, tracer: &mut Tracer, object: Ref) -> String {
        if object.is_null() {
            return "nothing".into();
        }
        if let Some(&call) = tracer.boxes.get(&object.0) {
            return tracer.calls[call].name.to_string();
        }
        if let Some(name) = tracer.names.get(&object.0) {
            return name.clone();
        }
        let desc = self.source.type_desc(object.type_id());
        match desc.shape {
            TypeShape::String => return format!("{:?}", object.text()),
            TypeShape::Delegate => {
                let target = object.slot(DELEGATE_TARGET);
                if let Some(&call) = tracer.boxes.get(&target) {
                    return tracer.calls[call].name.to_string();
                }
            }
            _ => {}
        }
        let name = tracer.number(&desc.display_name);
        tracer.names.insert(object.0, name.clone());
        name
    }

    /// A probe of a machine. Takes back the step that the call of the native cost.
    pub(crate) fn probe(&mut self, probe: Probe) {
        if let Some(mut tracer) = self.tracer.take() {
            self.handle_probe(&mut tracer, probe);
            self.tracer = Some(tracer);
        }
        self.budget += 1;
    }

    fn handle_probe(&mut self, tracer: &mut Tracer, probe: Probe) {
        if probe == Probe::Entered {
            self.entered(tracer);
            return;
        }
        let Some(&call) = tracer.running.get(&self.current).and_then(|stack| stack.last()) else { return };
        match probe {
            Probe::Entered => {}
            Probe::Awaiting(site, is_unsafe) => {
                let through = if is_unsafe { "UnsafeOnCompleted" } else { "OnCompleted" };
                self.deliver(tracer, Origin::Call(call), Some(site), EventKind::Asked { answer: false });
                self.deliver(tracer, Origin::Call(call), Some(site), EventKind::Registered { through });
                let now = self.time();
                tracer.calls[call].suspended = Some((site, now));
                tracer.calls[call].place = self.user_place(self.fp, 0);
                tracer.calls[call].suspending = Some("an awaiter of its own".into());
            }
            Probe::Got(site) => {
                let was_suspended = tracer.calls[call].suspended.take().is_some();
                if !was_suspended {
                    self.deliver(tracer, Origin::Call(call), Some(site), EventKind::Asked { answer: true });
                }
                self.deliver(tracer, Origin::Call(call), Some(site), EventKind::Got {});
            }
            Probe::Left(how) => {
                if how == 0 {
                    self.suspended(tracer, call);
                } else {
                    let kind = match how {
                        1 => EventKind::Returned { outcome: "result", suspensions: tracer.calls[call].suspensions },
                        2 => EventKind::Returned { outcome: "exception", suspensions: tracer.calls[call].suspensions },
                        _ => EventKind::Yielded {},
                    };
                    self.deliver(tracer, Origin::Call(call), None, kind);
                }
                if let Some(stack) = tracer.running.get_mut(&self.current) {
                    stack.pop();
                }
                if how == 1 || how == 2 {
                    tracer.end(call);
                }
            }
        }
    }

    /// Says that a call has suspended, once.
    fn suspended(&mut self, tracer: &mut Tracer, call: usize) {
        let Some(awaited) = tracer.calls[call].suspending.take() else { return };
        tracer.forget_machine(call);
        let record = &mut tracer.calls[call];
        record.suspensions += 1;
        let first = record.suspensions == 1;
        let site = record.suspended.map(|(site, _)| site);
        self.deliver(tracer, Origin::Call(call), site, EventKind::Suspended { awaited, first });
    }

    fn entered(&mut self, tracer: &mut Tracer) {
        // SAFETY: a probe is called from MoveNext, whose first register is `this`.
        let (method, this) = unsafe { ((*self.fp).method, *(*self.fp).base) };
        // SAFETY: methods live as long as the VM.
        let (info, is_user) = unsafe { ((*method).info.clone(), (*method).is_user) };
        let desc = self.source.type_desc(info.declaring_type);
        let expected = tracer
            .expected
            .remove(&self.current)
            .filter(|&call| tracer.calls.get(call).is_some_and(|c| c.method == method));
        let known = expected
            .or_else(|| if desc.is_value_type { tracer.machines.get(&this) } else { tracer.boxes.get(&this) }.copied())
            .or_else(|| {
                // A builder of the user's own: the first call of this method that is suspended outside a box.
                let suspended = |c: &Call| c.method == method && c.suspended.is_some() && !c.ended;
                let state = self.machine_state(info.declaring_type, this, desc.is_value_type);
                let waiting = tracer.calls.known.iter().filter(|(_, c)| suspended(c)).map(|(&call, _)| call);
                if state >= 0 { waiting.min() } else { None }
            })
            .filter(|&call| tracer.calls.get(call).is_some_and(|c| !c.ended));
        let call = known.unwrap_or_else(|| {
            let name: Rc<str> = tracer.number(&readable(&desc.simple_name)).into();
            tracer.calls.add(Call {
                name,
                method,
                is_user,
                suspended: None,
                place: None,
                suspending: None,
                suspensions: 0,
                ended: false,
                boxed: false,
                machine: None,
            })
        });
        if desc.is_value_type {
            tracer.forget_machine(call);
            // Another call may have had its machine here.
            if let Some(earlier) = tracer.machines.insert(this, call).and_then(|c| tracer.calls.known.get_mut(&c)) {
                earlier.machine = None;
            }
            tracer.calls[call].machine = Some(this);
        } else {
            tracer.calls[call].boxed = true;
            tracer.boxes.insert(this, call);
        }
        if known.is_none() {
            self.called(tracer, call, &desc.display_name, desc.is_value_type);
        } else if let Some((site, since)) = tracer.calls[call].suspended {
            self.suspended(tracer, call);
            tracer.running.entry(self.current).or_default().push(call);
            let suspended = self.time().saturating_sub(since);
            self.deliver(tracer, Origin::Call(call), Some(site), EventKind::Resumed { suspended });
            return;
        }
        tracer.running.entry(self.current).or_default().push(call);
    }

    fn called(&mut self, tracer: &mut Tracer, call: usize, machine: &str, is_struct: bool) {
        let caller = self.caller_name();
        // The position of a call is the line that calls: below MoveNext and the kickoff, both user code when the method is.
        let fp = self.fp;
        let skip = if tracer.calls[call].is_user { 2 } else { 0 };
        let place = if caller == "the runtime" { None } else { self.user_place(fp, skip) };
        let file = place.and_then(|p| p.file).map(|f| self.traced_file(tracer, f));
        let location = place.unwrap_or_default();
        let event = Event {
            ordinal: tracer.ordinal,
            time: self.time(),
            thread: Some(self.current),
            thread_name: self.traced_thread_name(tracer, self.current),
            method: Some(tracer.calls[call].name.clone()),
            await_id: None,
            file,
            line: location.line,
            column: location.column,
            is_user: tracer.calls[call].is_user,
            kind: EventKind::Called { caller },
        };
        tracer.ordinal += 1;
        (tracer.sink)(event);
        let shape = if is_struct { "struct" } else { "class" };
        let kind = EventKind::KickedOff { machine: machine.to_string(), shape };
        self.deliver(tracer, Origin::Call(call), None, kind);
    }

    /// The state number of a machine.
    fn machine_state(&mut self, machine: hoist_bytecode::TypeId, this: u64, is_struct: bool) -> i32 {
        let Some(slot) = self.source.field_slot(machine, "<>1__state") else { return -1 };
        // SAFETY: `this` points to the machine's fields, or to the header before them.
        unsafe {
            let fields = this as *const u64;
            *fields.add(usize::from(slot) - usize::from(is_struct)) as i32
        }
    }

    /// The first suspension has made this box.
    pub(crate) fn event_boxed(&mut self, made: Ref) {
        let Some(mut tracer) = self.tracer.take() else { return };
        if let Some(&call) = tracer.running.get(&self.current).and_then(|stack| stack.last()) {
            tracer.boxes.insert(made.0, call);
            tracer.calls[call].boxed = true;
            tracer.forget_machine(call);
            let ty = self.ty(made.type_id());
            // SAFETY: types live as long as the VM.
            let bytes = u64::from(unsafe { (*ty).net_bytes });
            let site = tracer.calls[call].suspended.map(|(site, _)| site);
            let object = self.source.type_desc(made.type_id()).display_name.clone();
            self.deliver(&mut tracer, Origin::Call(call), site, EventKind::Boxed { object, bytes });
        }
        self.tracer = Some(tracer);
    }

    /// The machine in `made` waits for `awaited`.
    pub(crate) fn event_suspended(&mut self, made: Ref, awaited: Ref) {
        let Some(mut tracer) = self.tracer.take() else { return };
        if let Some(&call) = tracer.boxes.get(&made.0)
            && tracer.calls[call].suspending.is_some()
            && !awaited.is_null()
        {
            // A string says what it is by itself: Task.Yield has no object.
            let is_text = self.source.type_desc(awaited.type_id()).shape == TypeShape::String;
            let name = if is_text { awaited.text() } else { self.traced_name(&mut tracer, awaited) };
            tracer.calls[call].suspending = Some(name);
        }
        self.tracer = Some(tracer);
    }

    /// The machine in `made` has given way by Task.Yield, and its continuation goes to the pool.
    pub(crate) fn event_yielded(&mut self, made: Ref) {
        if let Some(tracer) = &mut self.tracer
            && let Some(&call) = tracer.boxes.get(&made.0)
            && tracer.calls[call].suspending.is_some()
        {
            tracer.calls[call].suspending = Some("Task.Yield".into());
        }
        self.event(|vm, tracer| EventKind::Continued {
            continuation: vm.traced_name(tracer, made),
            how: "queued",
            why: "Task.Yield",
        });
    }

    /// The machine in `made` is about to run.
    pub(crate) fn event_resumed(&mut self, made: Ref) {
        let current = self.current;
        if let Some(tracer) = &mut self.tracer
            && let Some(&call) = tracer.boxes.get(&made.0)
        {
            tracer.expected.insert(current, call);
        }
    }

    /// Forgets objects that the collector is about to free.
    pub(crate) fn forget_dead(tracer: &mut Tracer, is_live: impl Fn(u64) -> bool) {
        tracer.names.retain(|&object, _| is_live(object));
        let calls = &mut tracer.calls;
        tracer.boxes.retain(|&object, call| {
            let lives = is_live(object);
            // A call whose box is gone can never go on.
            if !lives {
                calls.known.remove(call);
            }
            lives
        });
        tracer.machines.retain(|_, call| calls.known.contains_key(call));
    }

    /// Whether a static constructor or initialiser runs: it does so once in a process.
    pub(crate) fn is_initializing(&self) -> bool {
        let mut frame = self.fp;
        loop {
            match self.frame_facts(frame) {
                Some((FrameKind::ClassInit, _, _)) => return true,
                Some((FrameKind::Root | FrameKind::Host, _, _)) | None => return false,
                Some(_) => frame = frame.wrapping_sub(1),
            }
        }
    }

    /// An allocation that counters see.
    #[inline]
    pub(crate) fn event_allocated(&mut self, ty: *mut crate::heap::VmType, bytes: u64) {
        if self.tracer.is_some() {
            // SAFETY: types live as long as the VM.
            let desc = unsafe { (*ty).desc.clone() };
            self.event(|vm, _| {
                let cause = match desc.shape {
                    _ if vm.is_initializing() => STATIC_INITIALIZER,
                    TypeShape::String => "string",
                    TypeShape::Array { .. } => "array",
                    TypeShape::Delegate => "delegate",
                    _ if desc.is_value_type => "box",
                    _ if desc.simple_name.contains("DisplayClass") => "closure",
                    _ if desc.simple_name.contains("StateMachineBox") => "suspension",
                    _ if desc.simple_name.starts_with('<') && desc.simple_name.contains(">d") => "state machine",
                    _ => "new",
                };
                EventKind::Allocated { object: desc.display_name.clone(), bytes, cause }
            });
        }
    }
}

impl Tracer {
    /// The machine leaves its place.
    fn forget_machine(&mut self, call: usize) {
        if let Some(machine) = self.calls[call].machine.take() {
            self.machines.remove(&machine);
        }
    }

    fn end(&mut self, call: usize) {
        self.forget_machine(call);
        self.calls[call].ended = true;
        if !self.calls[call].boxed {
            self.calls.known.remove(&call);
        }
    }

    /// Nothing runs any more: the host has given up what ran.
    pub(crate) fn forget_running(&mut self) {
        self.running.clear();
        self.expected.clear();
    }

    /// `Fetch#1`, `Fetch#2`.
    fn number(&mut self, name: &str) -> String {
        let count = self.counts.entry(name.to_string()).or_insert(0);
        *count += 1;
        format!("{name}#{count}")
    }
}

/// A method's name for readers, from the metadata name of the method or of its machine: `<<Main>$>g__Sum|0_0>d` is `Sum`.
fn readable(name: &str) -> String {
    let name = name.split('`').next().unwrap_or(name);
    if let Some((_, rest)) = name.split_once("g__") {
        return rest.split('|').next().unwrap_or(rest).to_string();
    }
    let plain = |text: &str| text.trim_matches(['<', '>', '$']).to_string();
    if let Some((before, _)) = name.split_once(">b__") {
        return format!("{}.lambda", plain(before));
    }
    match name.rsplit_once(">d") {
        Some((inner, _)) => plain(inner),
        None => plain(name),
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn names_for_readers() {
        for (metadata, wanted) in [
            ("<FetchAsync>d__3", "FetchAsync"),
            ("<<Main>$>d__0", "Main"),
            ("<<Main>$>g__Sum|0_0>d", "Sum"),
            ("<<Run>b__4_1>d", "Run.lambda"),
            ("<Each>d__2`1", "Each"),
            ("Main", "Main"),
        ] {
            assert_eq!(readable(metadata), wanted);
        }
    }
}
