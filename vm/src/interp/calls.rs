//! What the loop leaves to functions: special frames, class initialisation, delegates, natives that don't simply return.
#![allow(unsafe_code)]

use hoist_bytecode::{MethodId, TypeId};

use super::{Fault, Flow, Switch, exceptions, objects};
use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::heap::types::ClassState;
use crate::limits::Outcome;
use crate::method::{Method, MethodKind};
use crate::natives::{Arguments, Interruption};
use crate::sched::WaitReason;
use crate::vm::Vm;

/// What calling a delegate comes to.
pub(super) enum DelegateCall {
    /// Enter this method; its arguments are in place.
    One(*const Method),
    /// A multicast frame has been pushed.
    Pushed,
    Null,
}

/// Puts a frame for `method` on top of the current one, with arguments, whose result goes to `ret`.
pub(crate) fn push_call(vm: &mut Vm, method: *const Method, arguments: &[u64], ret: *mut u64) -> Flow {
    // SAFETY: `vm.fp` is the current frame; there is a margin of registers and frames above the limits that are checked.
    unsafe {
        let base = (*vm.fp).top;
        for (i, &argument) in arguments.iter().enumerate() {
            *base.add(i) = argument;
        }
        push_frame(vm, method, base, ret)
    }
}

/// The same for arguments that are in place at `base`.
pub(super) fn push_frame(vm: &mut Vm, method: *const Method, base: *mut u64, ret: *mut u64) -> Flow {
    // SAFETY: as above; a method pointer comes from `Vm::resolve` and lives as long as the VM.
    unsafe {
        match (*method).kind {
            MethodKind::Code => {
                let top = base.add((*method).register_count as usize);
                if top >= vm.registers_end || vm.fp.add(1) >= vm.frames_end {
                    return Err(exceptions::stack_overflow(vm));
                }
                std::ptr::write_bytes(base.add((*method).zero_from as usize), 0, (*method).zero_count as usize);
                vm.fp = vm.fp.add(1);
                *vm.fp = Frame { method, pc: (*method).code, base, top, ret, extra: 0, kind: FrameKind::Code };
                Ok(())
            }
            MethodKind::Native => {
                let arguments = Arguments { base, ret, method };
                let Some(function) = (*method).native else { return Ok(()) };
                match function(vm, arguments) {
                    Ok(()) if (*vm.fp).kind > FrameKind::Filter => returned(vm),
                    Ok(()) => Ok(()),
                    Err(interruption) => interrupted(vm, interruption, arguments, base),
                }
            }
            MethodKind::ResumeBox => super::resume::resume_box(vm, method, base, ret),
            MethodKind::DelegateInvoke => match delegate_target(vm, method, base, ret)? {
                DelegateCall::One(target) => push_frame(vm, target, base, ret),
                DelegateCall::Pushed => next_target(vm),
                DelegateCall::Null => exceptions::raise(vm, Fault::NullReference),
            },
        }
    }
}

/// Pushes a frame that runs no code.
pub(crate) fn push_special(vm: &mut Vm, kind: FrameKind, extra: u32) {
    // SAFETY: `vm.fp` is the current frame, and frames have a margin above `frames_end`.
    unsafe {
        let top = (*vm.fp).top;
        vm.fp = vm.fp.add(1);
        *vm.fp =
            Frame { method: std::ptr::null(), pc: std::ptr::null(), base: top, top: top.add(1), ret: top, extra, kind };
    }
}

/// The frame on top runs no code and the thread has just been given the processor.
pub(super) fn resume(vm: &mut Vm) -> Flow {
    // SAFETY: `vm.fp` is the current frame.
    let frame = unsafe { *vm.fp };
    match frame.kind {
        FrameKind::Native => {
            vm.fp = vm.fp.wrapping_sub(1);
            if let Some(exception) = vm.thread_mut().pending_exception.take() {
                let exception = vm.make_exception(exception.0, &exception.1)?;
                return exceptions::raise(vm, Fault::Object(exception.0));
            }
            if frame.extra == 1 {
                return push_frame(vm, frame.method, frame.base, frame.ret);
            }
            // SAFETY: `ret` has room for the native's result.
            unsafe {
                if (*frame.method).return_slots > 0 {
                    *frame.ret = vm.thread().wake_value;
                }
                if (*vm.fp).kind > FrameKind::Filter {
                    return returned(vm);
                }
            }
            Ok(())
        }
        _ => returned(vm),
    }
}

/// A callee has returned to a frame that runs no code.
pub(super) fn returned(vm: &mut Vm) -> Flow {
    loop {
        // SAFETY: `vm.fp` is the current frame.
        let frame = unsafe { *vm.fp };
        match frame.kind {
            FrameKind::Code | FrameKind::Filter => return Ok(()),
            FrameKind::Root => vm.next_work()?,
            FrameKind::Resume => super::resume::resumed(vm)?,
            FrameKind::Host => return Err(Switch::HostReturn),
            FrameKind::Multicast => return next_target(vm),
            FrameKind::ClassInit => {
                finish_class(vm, TypeId(frame.extra), ClassState::Ready);
                vm.fp = vm.fp.wrapping_sub(1);
            }
            FrameKind::Unhandled => return exceptions::report_unhandled(vm),
            FrameKind::Native => vm.fp = vm.fp.wrapping_sub(1),
        }
    }
}

pub(super) fn finish_class(vm: &mut Vm, id: TypeId, state: ClassState) {
    let ty = vm.ty(id);
    // SAFETY: types live as long as the VM.
    unsafe { (*ty).class_state = state };
    vm.wake(ty as u64, usize::MAX, 1);
}

/// Runs the static constructor of a type, if that has not happened; then the current frame goes on at `next`.
pub(super) fn init_class(vm: &mut Vm, id: TypeId, next: *const u64) -> Flow {
    let ty = vm.ty(id);
    // SAFETY: types live as long as the VM; `vm.fp` is the current frame.
    unsafe {
        match (*ty).class_state {
            ClassState::Ready => (*vm.fp).pc = next,
            ClassState::Running(thread) if thread == vm.current => (*vm.fp).pc = next,
            ClassState::Running(_) => {
                vm.park(ty as u64, WaitReason::ClassInit, None);
                return Err(Switch::Blocked);
            }
            ClassState::Failed(exception) => {
                // What throws is the instruction, not the one before it.
                (*vm.fp).pc = next;
                return exceptions::raise(vm, Fault::Object(exception));
            }
            ClassState::Untouched => {
                (*vm.fp).pc = next;
                let Some(constructor) = (&*ty).desc.static_constructor else {
                    (*ty).class_state = ClassState::Ready;
                    return Ok(());
                };
                let method = vm.resolve(constructor)?;
                (*ty).class_state = ClassState::Running(vm.current);
                push_special(vm, FrameKind::ClassInit, id.0);
                return push_call(vm, method, &[], (*vm.fp).base);
            }
        }
    }
    Ok(())
}

/// A native ended with something else than a result.
pub(super) fn interrupted(vm: &mut Vm, interruption: Interruption, arguments: Arguments, base: *mut u64) -> Flow {
    let park = |vm: &mut Vm, retry: u32| {
        // SAFETY: frames have a margin above `frames_end`; `method` is the native's.
        unsafe {
            let top = base.add((*arguments.method).register_count as usize);
            vm.fp = vm.fp.add(1);
            *vm.fp = Frame {
                method: arguments.method,
                pc: std::ptr::null(),
                base,
                top,
                ret: arguments.ret,
                extra: retry,
                kind: FrameKind::Native,
            };
        }
        Err(Switch::Blocked)
    };
    match interruption {
        Interruption::Rethrow(exception) => exceptions::raise(vm, Fault::Captured(exception.0)),
        Interruption::ThrowNew(name, message) => {
            let exception = vm.make_exception(name, &message)?;
            exceptions::raise(vm, Fault::Object(exception.0))
        }
        Interruption::Block => park(vm, 0),
        Interruption::BlockAndRetry => park(vm, 1),
        Interruption::Unhandled(exception) => exceptions::unhandled(vm, exception.0),
        Interruption::Stop(outcome) => Err(Switch::Stop(outcome)),
    }
}

/// What `delegate_target` does with a single-target delegate whose arguments begin at `base`: the first one becomes the target object, or
/// goes away for a static method.
unsafe fn arrange(vm: &mut Vm, delegate: Ref, invoke: *const Method, base: *mut u64) -> Result<*const Method, Switch> {
    let method = vm.resolve(MethodId(delegate.slot(objects::DELEGATE_METHOD) as u32))?;
    // SAFETY: the caller's arguments lie at `base`, as many as Invoke has parameters.
    unsafe {
        if delegate.slot(objects::DELEGATE_METHOD) & objects::DELEGATE_OPEN_STATIC != 0 {
            let count = (*invoke).parameter_slots as usize;
            std::ptr::copy(base.add(1), base, count.saturating_sub(1));
        } else {
            let mut target = delegate.slot(objects::DELEGATE_TARGET);
            if (*method).this_by_ref {
                target += 8;
            }
            *base = target;
        }
    }
    Ok(method)
}

/// Arguments of a delegate call are at `base`, the delegate first.
pub(super) fn delegate_target(
    vm: &mut Vm,
    invoke: *const Method,
    base: *mut u64,
    ret: *mut u64,
) -> Result<DelegateCall, Switch> {
    // SAFETY: `base` holds the arguments of `invoke`, the first of which is a delegate or null.
    unsafe {
        let delegate = Ref(*base);
        if delegate.is_null() {
            return Ok(DelegateCall::Null);
        }
        if delegate.slot(objects::DELEGATE_LIST) == 0 {
            return Ok(DelegateCall::One(arrange(vm, delegate, invoke, base)?));
        }
        let top = base.add((*invoke).parameter_slots as usize);
        vm.fp = vm.fp.add(1);
        *vm.fp = Frame { method: invoke, pc: std::ptr::null(), base, top, ret, extra: 0, kind: FrameKind::Multicast };
        Ok(DelegateCall::Pushed)
    }
}

/// Calls the next target of the multicast frame on top, or leaves the frame.
pub(super) fn next_target(vm: &mut Vm) -> Flow {
    // SAFETY: `vm.fp` is a multicast frame: its registers are the arguments of Invoke, the delegate first.
    unsafe {
        let frame = vm.fp;
        let list = Ref(Ref(*(*frame).base).slot(objects::DELEGATE_LIST));
        let index = (*frame).extra as usize;
        if index >= list.length() {
            vm.fp = vm.fp.sub(1);
            return returned(vm);
        }
        (*frame).extra += 1;
        let invoke = (*frame).method;
        let count = (*invoke).parameter_slots as usize;
        let base = (*frame).top;
        std::ptr::copy_nonoverlapping((*frame).base, base, count);
        let delegate = Ref(list.words()[index]);
        *base = delegate.0;
        let method = arrange(vm, delegate, invoke, base)?;
        push_frame(vm, method, base, (*frame).ret)
    }
}

/// The outcome for something that the class library must have and hasn't.
pub(crate) fn missing(what: &str) -> Switch {
    Switch::stop(Outcome::CompileFailure(format!("the class library has no {what}")))
}
