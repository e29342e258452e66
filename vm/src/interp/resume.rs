//! Resuming a suspended async method: what `AsyncStateMachineBox.MoveNext` does, without the C# of it in the usual case.
//!
//! The usual case: the box captured the default execution context, the running thread has no contexts, and the machine was
//! made by the compiler (so that its MoveNext never throws). Then a resume is two frames:
//!
//! ```text
//! Resume   the box in its register; no code
//! Code     <F>d__0.MoveNext, `this` pointing into the box
//! ```
//!
//! and when MoveNext returns, the Resume frame puts the thread's contexts back if they were changed, and empties the box of a completed
//! method. In every other case `MoveNextInContext`, in C#, does it all.
#![allow(unsafe_code)]

use hoist_bytecode::TypeId;

use super::{Flow, Switch, calls};
use crate::counters::Counter;
use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::method::Method;
use crate::vm::Vm;

/// What resuming a box of one type takes; found at the first resume.
#[derive(Debug)]
pub(crate) struct Resume {
    /// MoveNext of the machine; null when the machine was not made by the compiler.
    move_next: *const Method,
    /// The C# way.
    in_context: *const Method,
    /// Slots of the box.
    captured: usize,
    flags: usize,
    machine: usize,
    machine_slots: usize,
    /// Slots of a Thread.
    thread_context: usize,
    thread_synchronization: usize,
    /// Where the default execution context is.
    default_context: usize,
    /// Bits of the flags that a completed task has.
    completed: u64,
}

/// `Task.CompletedMask` of the class library.
const COMPLETED: u64 = 0x0160_0000;

fn prepare(vm: &mut Vm, method: *const Method) -> Result<Resume, Switch> {
    // SAFETY: methods live as long as the VM.
    let owner = unsafe { (&(*method).info).declaring_type };
    let missing = || calls::missing("part of AsyncStateMachineBox");
    let mut slot = |ty: TypeId, name: &str| vm.source.field_slot(ty, name).map(usize::from).ok_or_else(missing);
    let (captured, flags, machine) =
        (slot(owner, "m_stateObject")?, slot(owner, "m_stateFlags")?, slot(owner, "StateMachine")?);
    let thread = vm.known_type("System.Threading.Thread")?;
    let mut slot = |ty: TypeId, name: &str| vm.source.field_slot(ty, name).map(usize::from).ok_or_else(missing);
    let (thread_context, thread_synchronization) =
        (slot(thread, "_executionContext")?, slot(thread, "_synchronizationContext")?);
    let in_context = vm.source.method_by_name(owner, "MoveNextInContext", 0).ok_or_else(missing)?;
    let in_context = vm.resolve(in_context)?;
    let context = vm.known_type("System.Threading.ExecutionContext")?;
    let default_context = vm.source.static_slot(context, "Default").ok_or_else(missing)? as usize;
    let fields = vm.source.instance_fields(owner);
    let machine_type = fields.iter().find(|(name, _)| name == "StateMachine").map(|(_, ty)| *ty).ok_or_else(missing)?;
    let machine_desc = vm.source.type_desc(machine_type);
    let is_made = machine_desc.name.rsplit(['.', '+']).next().is_some_and(|name| name.starts_with('<'));
    let mut move_next = std::ptr::null();
    if is_made {
        let interface = vm.known_type("System.Runtime.CompilerServices.IAsyncStateMachine")?;
        let declared = vm.source.method_by_name(interface, "MoveNext", 0).ok_or_else(missing)?;
        let target = vm.virtual_target(machine_type.0, declared.0)?;
        // SAFETY: methods live as long as the VM.
        if unsafe { (*target).this_by_ref && (*target).kind == crate::method::MethodKind::Code } {
            move_next = target;
        }
    }
    Ok(Resume {
        move_next,
        in_context,
        captured,
        flags,
        machine,
        machine_slots: usize::from(machine_desc.value_slots),
        thread_context,
        thread_synchronization,
        default_context,
        completed: COMPLETED,
    })
}

/// The facts of a box's MoveNext.
fn facts(vm: &mut Vm, method: *const Method) -> Result<*const Resume, Switch> {
    // SAFETY: methods live as long as the VM, and so do their facts once made.
    unsafe {
        if let Some(known) = (*method).resume.get() {
            return Ok(known);
        }
        let made = prepare(vm, method)?;
        Ok((*method).resume.get_or_init(|| made))
    }
}

/// Whether the box can be resumed in the usual way by the running thread.
unsafe fn is_usual(vm: &Vm, facts: *const Resume, object: Ref) -> bool {
    // SAFETY: the object is a box of the method's type, the thread's object a Thread.
    unsafe {
        let thread = Ref(vm.threads[vm.current as usize].object);
        !(*facts).move_next.is_null()
            && !thread.is_null()
            && thread.slot((*facts).thread_context) == 0
            && thread.slot((*facts).thread_synchronization) == 0
            && object.slot((*facts).captured) == *vm.statics.add((*facts).default_context)
            && object.slot((*facts).captured) != 0
    }
}

/// Enters a call of a box's MoveNext; the box is at `base`.
pub(super) fn resume_box(vm: &mut Vm, method: *const Method, base: *mut u64, ret: *mut u64) -> Flow {
    let facts = facts(vm, method)?;
    // SAFETY: the caller's argument lies at `base`; frames and registers have a margin above the limits, which `push_frame` checks.
    unsafe {
        let object = Ref(*base);
        if object.is_null() {
            return super::exceptions::raise(vm, super::Fault::NullReference);
        }
        if !is_usual(vm, facts, object) {
            return calls::push_frame(vm, (*facts).in_context, base, ret);
        }
        enter(vm, method, &*facts, base, ret)
    }
}

/// The usual way; the box is at `base`.
#[inline]
unsafe fn enter(vm: &mut Vm, method: *const Method, facts: &Resume, base: *mut u64, ret: *mut u64) -> Flow {
    // SAFETY: as in `resume_box`.
    unsafe {
        vm.count(Counter::Resumed);
        vm.event_resumed(Ref(*base));
        vm.budget -= 1;
        let top = base.add(1);
        vm.fp = vm.fp.add(1);
        *vm.fp = Frame { method, pc: std::ptr::null(), base, top, ret, extra: 0, kind: FrameKind::Resume };
        *top = *base + 8 * facts.machine as u64;
        calls::push_frame(vm, facts.move_next, top, ret)
    }
}

/// The machine's MoveNext has returned to the Resume frame on top, which is left.
pub(super) fn resumed(vm: &mut Vm) -> Flow {
    // SAFETY: `vm.fp` is a Resume frame: its method has facts, its register holds the box.
    unsafe {
        let frame = *vm.fp;
        vm.fp = vm.fp.sub(1);
        let Some(facts) = (*frame.method).resume.get() else { return Ok(()) };
        let object = Ref(*frame.base);
        if object.slot(facts.flags) & facts.completed != 0 {
            for slot in 0..facts.machine_slots {
                object.set_slot(facts.machine + slot, 0);
            }
            object.set_slot(facts.captured, 0);
        }
        let thread = Ref(vm.threads[vm.current as usize].object);
        if thread.slot(facts.thread_context) | thread.slot(facts.thread_synchronization) != 0 {
            let restore =
                vm.known_method("System.Runtime.CompilerServices.AsyncMethodBuilderCore", "RestoreDefault", 1)?;
            let ret = frame.base;
            return calls::push_call(vm, restore, &[thread.0], ret);
        }
    }
    Ok(())
}

impl Vm {
    /// Resumes a work item on a worker that has no frames, if it is a box that this thread can resume in the usual way.
    pub(crate) fn resume_work(&mut self, item: Ref) -> Result<bool, Switch> {
        let Some(method) = self.resuming_method(item)? else { return Ok(false) };
        let ret = self.result_place(self.current);
        // SAFETY: the root frame is on top, with room for a call's arguments above it; `resuming_method` has looked at the box.
        unsafe {
            let base = (*self.fp).top;
            *base = item.0;
            let Some(facts) = (*method).resume.get() else { return Ok(false) };
            self.event_of(self.current, |vm, tracer| crate::EventKind::Dequeued { item: vm.traced_name(tracer, item) });
            enter(self, method, facts, base, ret)?;
        }
        Ok(true)
    }

    /// `await Task.Yield()` of a method that has been suspended before: queues its box, if that is all there is to do.
    pub(crate) fn yield_again(&mut self, task: Ref) -> Result<bool, Switch> {
        if task.is_null() || self.resuming_method(task)?.is_none() {
            return Ok(false);
        }
        // No context is current; a task's scheduler might be.
        let thread = Ref(self.threads[self.current as usize].object);
        let slot = match self.known.current_task_slot {
            Some(slot) => slot,
            None => {
                let slot = self.field(thread.type_id(), "_currentTask").unwrap_or(0);
                self.known.current_task_slot = Some(slot);
                slot
            }
        };
        if thread.slot(slot) != 0 {
            return Ok(false);
        }
        self.count(Counter::Suspended);
        self.count(Counter::ContinuationsQueued);
        self.event_yielded(task);
        self.pool_queue(crate::sched::pool::Item::Work(task.0), 0);
        Ok(true)
    }

    /// The method that resumes a box, if this thread can resume it in the usual way.
    fn resuming_method(&mut self, item: Ref) -> Result<Option<*const Method>, Switch> {
        let ty = self.types.by_header(item.header());
        // SAFETY: types and methods live as long as the VM.
        unsafe {
            if !(*ty).resume_known {
                (*ty).resume_known = true;
                if (&(*ty).desc).name.contains("AsyncStateMachineBox`1")
                    && let Some(method) = self.source.method_by_name((*ty).id, "MoveNext", 0)
                {
                    let method = self.resolve(method)?;
                    if (*method).kind == crate::method::MethodKind::ResumeBox {
                        (*ty).resume_method = method;
                    }
                }
            }
            let method = (*ty).resume_method;
            if method.is_null() {
                return Ok(None);
            }
            let facts = facts(self, method)?;
            Ok(is_usual(self, facts, item).then_some(method))
        }
    }
}
