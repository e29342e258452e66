//! Logical threads: their state, parking and waking.
#![allow(unsafe_code)]

use std::collections::VecDeque;

use crate::frame::{Frame, FrameKind, StackMemory};
use crate::interp::exceptions::Unwinding;
use crate::vm::Vm;

use super::pool::Item;

/// Index of a logical thread.
pub(crate) type ThreadId = u32;

/// Slots at the bottom of a thread's registers for `[ThreadStatic]` fields.
pub(crate) const THREAD_STATIC_SLOTS: usize = 4096;
/// Slots after them for the result of the bottom frame.
const RESULT_SLOTS: usize = 256;
/// Slots above the limit, for the arguments of a call that will then be refused.
const MARGIN_SLOTS: usize = 65_536;
const MARGIN_FRAMES: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ThreadKind {
    Main,
    Worker,
    Dedicated,
    Finalizer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ThreadState {
    Ready,
    Running,
    Parked,
    /// A pool worker without work.
    Idle,
    Ended,
}

/// Why a thread is parked. The first ten are the library's WaitKind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WaitReason {
    Library(u8),
    MonitorEnter,
    MonitorWait,
    ClassInit,
    Finalizers,
}

impl WaitReason {
    /// The thread tells the pool that it blocks (Task.Wait and its kin).
    pub(crate) fn is_cooperative(self) -> bool {
        matches!(self, Self::Library(0 | 1))
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Wait {
    pub(crate) key: u64,
    pub(crate) reason: WaitReason,
    /// Virtual time and sequence number of the time-out.
    pub(crate) deadline: Option<(u64, u64)>,
    /// Counted by the pool as cooperatively blocked.
    pub(crate) cooperative: bool,
}

/// A logical thread.
pub(crate) struct Thread {
    pub(crate) kind: ThreadKind,
    pub(crate) state: ThreadState,
    pub(crate) stack: Option<StackMemory>,
    pub(crate) fp: *mut Frame,
    /// The Thread object, once somebody asked for it.
    pub(crate) object: u64,
    pub(crate) managed_id: u32,
    pub(crate) allocated: u64,
    pub(crate) wake_value: u64,
    pub(crate) wait: Option<Wait>,
    /// Monitor recursion to restore when the monitor is handed to this thread.
    pub(crate) reacquire: u32,
    pub(crate) pending_exception: Option<(&'static str, String)>,
    pub(crate) interrupt_pending: bool,
    pub(crate) unwinding: Unwinding,
    /// The worker's own queue.
    pub(crate) local: VecDeque<Item>,
}

impl Vm {
    pub(crate) fn thread(&self) -> &Thread {
        &self.threads[self.current as usize]
    }

    pub(crate) fn thread_mut(&mut self) -> &mut Thread {
        &mut self.threads[self.current as usize]
    }

    /// A new thread, parked nowhere and not yet ready.
    pub(crate) fn new_thread(&mut self, kind: ThreadKind) -> ThreadId {
        let large = kind == ThreadKind::Main;
        let stack = if large { None } else { self.free_stacks.pop() };
        let thread_statics = self.source.static_layout().thread_slot_count as usize;
        let stack = match stack {
            Some(stack) => {
                // SAFETY: the slots lie at the bottom of the register memory.
                unsafe { std::ptr::write_bytes(stack.registers, 0, thread_statics.min(THREAD_STATIC_SLOTS)) };
                stack
            }
            None if large => StackMemory::new(1024 * 1024 + MARGIN_SLOTS, 256 * 1024),
            None => StackMemory::new(1024 * 1024 + MARGIN_SLOTS, 192 * 1024),
        };
        let root = stack.frames;
        // SAFETY: fresh memory; frame record 0 is the root frame.
        unsafe {
            let base = stack.registers.add(THREAD_STATIC_SLOTS + RESULT_SLOTS);
            *root = Frame {
                method: std::ptr::null(),
                pc: std::ptr::null(),
                base,
                top: base,
                ret: stack.registers.add(THREAD_STATIC_SLOTS),
                extra: 0,
                kind: FrameKind::Root,
            };
        }
        self.next_managed_id += 1;
        let managed_id = match kind {
            ThreadKind::Main => 1,
            _ => self.next_managed_id + 2,
        };
        self.threads_created += 1;
        let thread = Thread {
            kind,
            state: ThreadState::Idle,
            fp: root,
            stack: Some(stack),
            object: 0,
            managed_id,
            allocated: 0,
            wake_value: 0,
            wait: None,
            reacquire: 0,
            pending_exception: None,
            interrupt_pending: false,
            unwinding: Unwinding::default(),
            local: VecDeque::new(),
        };
        // Records of ended threads are used again, so that a program that starts many threads stays small.
        if let Some(index) = self.free_threads.pop() {
            self.threads[index as usize] = thread;
            return index;
        }
        self.threads.push(thread);
        self.threads.len() as ThreadId - 1
    }

    /// Where the bottom frame of a thread puts a result.
    pub(crate) fn result_place(&self, thread: ThreadId) -> *mut u64 {
        self.threads[thread as usize]
            .stack
            .as_ref()
            .map_or(std::ptr::null_mut(), |s| s.registers.wrapping_add(THREAD_STATIC_SLOTS))
    }

    /// Makes `thread` the one whose registers the VM holds.
    pub(crate) fn load_thread(&mut self, thread: ThreadId) {
        self.current = thread;
        let record = &mut self.threads[thread as usize];
        record.state = ThreadState::Running;
        self.fp = record.fp;
        self.allocated = record.allocated;
        if let Some(stack) = &record.stack {
            self.thread_statics = stack.registers;
            self.registers_end = stack.registers_end().wrapping_sub(MARGIN_SLOTS);
            self.frames_end = stack.frames_end().wrapping_sub(MARGIN_FRAMES);
        }
    }

    pub(crate) fn store_thread(&mut self) {
        let (fp, allocated) = (self.fp, self.allocated);
        let record = self.thread_mut();
        record.fp = fp;
        record.allocated = allocated;
    }

    pub(crate) fn end_thread(&mut self, thread: ThreadId) {
        self.event_of(thread, |_, _| crate::EventKind::ThreadEnded {});
        let record = &mut self.threads[thread as usize];
        record.state = ThreadState::Ended;
        record.object = 0;
        record.unwinding = Unwinding::default();
        let allocated = std::mem::take(&mut record.allocated);
        let kind = record.kind;
        let stack = record.stack.take();
        self.allocated_by_ended += allocated;
        if kind != ThreadKind::Main {
            if let Some(stack) = stack
                && self.free_stacks.len() < 64
            {
                self.free_stacks.push(stack);
            }
            // A lock that it left behind stays its own: no other thread may come to have its number.
            if !self.monitors.values().any(|m| m.owner == Some(thread)) {
                self.free_threads.push(thread);
            }
        }
    }

    pub(crate) fn make_ready(&mut self, thread: ThreadId) {
        self.threads[thread as usize].state = ThreadState::Ready;
        self.ready.push_back(thread);
    }

    /// Parks the running thread on `key`; the caller then leaves the interpreter with `Blocked`.
    pub(crate) fn park(&mut self, key: u64, reason: WaitReason, timeout: Option<u64>) {
        let thread = self.current;
        if !matches!(reason, WaitReason::MonitorEnter | WaitReason::MonitorWait) {
            self.waiters.entry(key).or_default().push_back(thread);
        }
        let deadline = timeout.map(|nanoseconds| {
            self.sequence += 1;
            let deadline = (self.time().saturating_add(nanoseconds), self.sequence);
            self.deadlines.insert(deadline, thread);
            deadline
        });
        let cooperative = reason.is_cooperative() && self.threads[thread as usize].kind == ThreadKind::Worker;
        let record = self.thread_mut();
        record.state = ThreadState::Parked;
        record.wait = Some(Wait { key, reason, deadline, cooperative });
        self.event(|vm, tracer| crate::EventKind::Blocked {
            reason: crate::deadlock::action(Some(reason)),
            object: vm.traced_name(tracer, crate::heap::Ref(key)),
        });
        if cooperative {
            self.begin_cooperative_block(thread);
        }
    }

    /// Takes a parked thread out of its waiting and makes it runnable.
    pub(crate) fn unpark(&mut self, thread: ThreadId, value: u64) {
        let record = &mut self.threads[thread as usize];
        record.wake_value = value;
        if let Some(wait) = record.wait.take() {
            if let Some(deadline) = wait.deadline {
                self.deadlines.remove(&deadline);
            }
            if wait.cooperative {
                self.end_cooperative_block();
            }
        }
        self.event_of(thread, |_, _| crate::EventKind::Unblocked {});
        self.make_ready(thread);
    }

    /// Wakes up to `count` threads parked on `key`, longest waiting first.
    pub(crate) fn wake(&mut self, key: u64, count: usize, value: u64) -> usize {
        let mut woken = 0;
        while woken < count {
            let Some(queue) = self.waiters.get_mut(&key) else { break };
            let next = queue.pop_front();
            if queue.is_empty() {
                self.waiters.remove(&key);
            }
            let Some(thread) = next else { break };
            self.unpark(thread, value);
            woken += 1;
        }
        woken
    }

    /// Removes a parked thread from the queue of its key.
    pub(crate) fn forget_waiter(&mut self, thread: ThreadId, key: u64) {
        if let Some(queue) = self.waiters.get_mut(&key) {
            queue.retain(|&t| t != thread);
            if queue.is_empty() {
                self.waiters.remove(&key);
            }
        }
    }

    /// The time-out of a parked thread has come.
    pub(crate) fn time_out(&mut self, thread: ThreadId) {
        let Some(wait) = self.threads[thread as usize].wait else { return };
        match wait.reason {
            WaitReason::MonitorEnter | WaitReason::MonitorWait => self.monitor_time_out(thread, wait),
            _ => {
                self.forget_waiter(thread, wait.key);
                self.unpark(thread, 0);
            }
        }
    }
}

impl Vm {
    /// The Thread object of a logical thread, made at the first question.
    pub(crate) fn thread_object(&mut self, thread: ThreadId) -> Result<crate::heap::Ref, crate::interp::Switch> {
        let record = &self.threads[thread as usize];
        if record.object != 0 {
            return Ok(crate::heap::Ref(record.object));
        }
        let (kind, managed_id) = (record.kind, record.managed_id);
        let id = self.known_type("System.Threading.Thread")?;
        let ty = self.ty(id);
        let object = self.new_object_uncounted(ty).ok_or_else(|| self.out_of_memory())?;
        self.threads[thread as usize].object = object.0;
        let is_pool = u64::from(kind == ThreadKind::Worker);
        self.set_field(object, "_managedThreadId", u64::from(managed_id));
        self.set_field(object, "_isThreadPoolThread", is_pool);
        self.set_field(object, "_isBackground", u64::from(kind != ThreadKind::Main));
        self.set_field(object, "_state", 1);
        if kind == ThreadKind::Worker {
            let name: Vec<u16> = ".NET TP Worker".encode_utf16().collect();
            let name = self.new_string_uncounted(&name);
            self.set_field(object, "_name", name.0);
        }
        Ok(object)
    }

    pub(crate) fn thread_is_background(&mut self, object: u64) -> bool {
        self.get_field(crate::heap::Ref(object), "_isBackground").is_some_and(|v| v as u8 != 0)
    }

    /// Does something with another thread's registers, then comes back.
    pub(crate) fn on_other_thread<T>(&mut self, thread: ThreadId, action: impl FnOnce(&mut Self) -> T) -> T {
        let current = self.current;
        let state = self.threads[thread as usize].state;
        self.store_thread();
        self.load_thread(thread);
        let result = action(self);
        self.store_thread();
        self.threads[thread as usize].state = state;
        self.load_thread(current);
        result
    }

    /// Nothing is being finalized.
    pub(crate) fn is_finalizer_idle(&self) -> bool {
        self.finalizer_thread.is_none_or(|t| self.threads[t as usize].state == ThreadState::Idle)
    }

    /// Gets the finalizer thread going if there is something to do.
    pub(crate) fn start_finalizer(&mut self) -> Result<(), crate::interp::Switch> {
        if self.to_finalize.is_empty() || !self.is_finalizer_idle() {
            return Ok(());
        }
        let thread = match self.finalizer_thread {
            Some(thread) => thread,
            None => {
                let thread = self.new_thread(ThreadKind::Finalizer);
                self.finalizer_thread = Some(thread);
                thread
            }
        };
        let method = self.known_method("System.Threading.Tasks.TaskExceptionHolder", "RunFinalizer", 1)?;
        let Some(object) = self.to_finalize.pop_front() else { return Ok(()) };
        let result = self.result_place(thread);
        self.on_other_thread(thread, |vm| crate::interp::calls::push_call(vm, method, &[object], result))?;
        self.make_ready(thread);
        Ok(())
    }

    /// A finalizer has returned.
    pub(crate) fn next_finalizer(&mut self) -> Result<(), crate::Outcome> {
        if self.to_finalize.is_empty() {
            self.wake(0, usize::MAX, 1);
            return Ok(());
        }
        self.start_finalizer().map_err(|switch| match switch {
            crate::interp::Switch::Stop(outcome) => *outcome,
            _ => crate::Outcome::CompileFailure("a finalizer did not start".into()),
        })
    }
}
