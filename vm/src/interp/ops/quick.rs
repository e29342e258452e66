//! Quick forms: what instructions turn into when their operands have been resolved. They have encodings behind the table's, exist only
//! in the interpreter's own copy of a method's code, and are as long as what they replace, so jumps, handlers and locations stay true.
//!
//! ```text
//! call  r2.. [method 817] [r5 r0]      becomes      quick call of 2  r2.. [pointer to the method] [r5 r0]
//! ```
#![allow(unsafe_code)]

use super::super::state::{Exit, Handler, State, handlers, non_null, safepoint};
use super::calls::{call_slowly, direct_target, miss};
use crate::counters::Counter;
use crate::heap::Ref;
use crate::method::{InlineCache, Intrinsic, Method, MethodKind};
use crate::natives::CONTINUATIONS;

macro_rules! quick_forms {
    ($($name:ident)*) => {
        #[allow(non_camel_case_types, clippy::enum_variant_names)]
        #[derive(Clone, Copy)]
        enum Form { $($name),* }

        /// How many there are.
        pub(crate) const COUNT: usize = [$(Form::$name),*].len();

        /// In the order of their encodings.
        pub(super) const HANDLERS: [Handler; COUNT] = [$($name as Handler),*];
    };
}

quick_forms! {
    Call0 Call1 Call2 Call3 CallFew CallMany
    CheckedCall1 CheckedCall2 CheckedCall3 CheckedCallFew CheckedCallMany
    CallNative CheckedCallNative
    CallCount CallCountContinuation CallIdentity CallConstant CallKnown CallCurrentThread
    CallDelegateInvoke
    CallVirtualFew CallVirtualMany
    LoadStaticOfReady ReadyClass
}

unsafe fn patch(pc: *const u64, form: Form, operand: u64) {
    unsafe {
        let code = pc.cast_mut();
        *code = *code & !0xffff | (hoist_bytecode::ops::OPS.len() + form as usize) as u64;
        *code.add(1) = operand;
    }
}

/// Makes the call at `pc` the quick one of `target`. `checked`: its first argument may not be null.
///
/// # Safety
/// `pc` is a call instruction of the interpreter's own copy of the code.
pub(super) unsafe fn patch_call(pc: *const u64, target: *const Method, count: usize, checked: bool) {
    let intrinsic = unsafe { (*target).intrinsic };
    let form = match (unsafe { (*target).kind }, count, checked) {
        (MethodKind::Native, _, false) if intrinsic != Intrinsic::None => match intrinsic {
            Intrinsic::Count(_) => Form::CallCount,
            Intrinsic::CountContinuation => Form::CallCountContinuation,
            Intrinsic::Identity => Form::CallIdentity,
            Intrinsic::Constant => Form::CallConstant,
            Intrinsic::CurrentThread => Form::CallCurrentThread,
            Intrinsic::None => Form::CallNative,
        },
        (MethodKind::Code, 0, _) => Form::Call0,
        (MethodKind::Code, 1, false) => Form::Call1,
        (MethodKind::Code, 2, false) => Form::Call2,
        (MethodKind::Code, 3, false) => Form::Call3,
        (MethodKind::Code, 4, false) => Form::CallFew,
        (MethodKind::Code, _, false) => Form::CallMany,
        (MethodKind::Code, 1, true) => Form::CheckedCall1,
        (MethodKind::Code, 2, true) => Form::CheckedCall2,
        (MethodKind::Code, 3, true) => Form::CheckedCall3,
        (MethodKind::Code, 4, true) => Form::CheckedCallFew,
        (MethodKind::Code, _, true) => Form::CheckedCallMany,
        (MethodKind::Native, _, false) => Form::CallNative,
        (MethodKind::Native, _, true) => Form::CheckedCallNative,
        (MethodKind::DelegateInvoke, _, _) => Form::CallDelegateInvoke,
        (MethodKind::ResumeBox, _, _) => return,
    };
    unsafe { patch(pc, form, target as u64) };
}

/// The class of the `initcls` at `pc` is ready for good: the instruction becomes nothing, or the load of a static field that follows it.
///
/// # Safety
/// `pc` is an `initcls` of the interpreter's own copy of the code; it is not the last instruction.
pub(super) unsafe fn patch_ready_class(pc: *const u64) {
    unsafe {
        let loads = *pc.add(1) as u16 == hoist_bytecode::ops::Op::LoadStatic as u16;
        let form = if loads { Form::LoadStaticOfReady } else { Form::ReadyClass };
        let code = pc.cast_mut();
        *code = *code & !0xffff | (hoist_bytecode::ops::OPS.len() + form as usize) as u64;
    }
}

/// Makes the virtual call at `pc` one that looks at its own cache.
///
/// # Safety
/// `pc` is a virtual call of the interpreter's own copy of the code; the cache belongs to the method.
pub(super) unsafe fn patch_virtual_call(pc: *const u64, cache: *mut InlineCache) {
    unsafe {
        let few = (*pc >> 32) as u16 <= 4;
        patch(pc, if few { Form::CallVirtualFew } else { Form::CallVirtualMany }, cache as u64);
    }
}

/// Arguments the instruction has.
const FEW: usize = 4;

/// A call of `COUNT` arguments (`FEW`: up to four, more: as many as the instruction says) of a method that has code.
#[inline(always)]
unsafe fn call<const COUNT: usize, const CHECKED: bool>(s: State) -> Exit {
    unsafe {
        let method = s.operand(1) as *const Method;
        let new_base = (*s.fp).top;
        let operands = s.pc.add(2);
        let registers = if COUNT == 0 { 0 } else { *operands };
        if CHECKED {
            non_null!(s, s.reg(registers as u16 as usize));
        }
        let words = match COUNT {
            0 => 0,
            1..=3 => {
                *new_base = s.reg(registers as u16 as usize);
                if COUNT > 1 {
                    *new_base.add(1) = s.reg((registers >> 16) as u16 as usize);
                }
                if COUNT > 2 {
                    *new_base.add(2) = s.reg((registers >> 32) as u16 as usize);
                }
                1
            }
            FEW => {
                s.copy_arguments(operands, FEW, new_base);
                1
            }
            _ => {
                s.copy_arguments(operands, s.b(), new_base);
                s.b().div_ceil(4)
            }
        };
        (*s.fp).pc = operands.add(words);
        s.enter(method, new_base, s.base.add(s.a()))
    }
}

#[inline(always)]
unsafe fn call_native<const CHECKED: bool>(s: State) -> Exit {
    unsafe {
        let method = s.operand(1) as *const Method;
        let operands = s.pc.add(2);
        if CHECKED {
            non_null!(s, s.reg(*operands as u16 as usize));
        }
        let new_base = (*s.fp).top;
        s.copy_arguments(operands, s.b(), new_base);
        let next = operands.add(s.b().div_ceil(4));
        (*s.fp).pc = next;
        s.call_native(method, new_base, next)
    }
}

/// A native that only counts.
#[inline(always)]
unsafe fn count(mut s: State, counter: Counter) -> Exit {
    unsafe {
        *(&mut (*s.vm).counts).get_unchecked_mut(counter as usize) += 1;
        let next = s.pc.add(2 + s.b().div_ceil(4));
        s.budget -= 1;
        if s.budget < 0 {
            return safepoint(s.vm, next, s.base, s.fp, s.budget, s.word);
        }
        s.go(next)
    }
}

#[inline(always)]
unsafe fn call_virtual<const COUNT: usize>(s: State) -> Exit {
    unsafe {
        let cache = s.operand(1) as *const InlineCache;
        let operands = s.pc.add(2);
        let receiver = non_null!(s, s.reg(*operands as u16 as usize));
        if u64::from(*(receiver as *const u64) as u32) != (*cache).receiver {
            return s.fail(miss);
        }
        let target = (*cache).target;
        if (*target).kind != MethodKind::Code {
            return s.fail(call_virtual_slowly);
        }
        let new_base = (*s.fp).top;
        s.copy_arguments(operands, if COUNT == FEW { FEW } else { s.b() }, new_base);
        if (*target).this_by_ref {
            *new_base += 8;
        }
        (*s.fp).pc = operands.add(if COUNT == FEW { 1 } else { s.b().div_ceil(4) });
        s.enter(target, new_base, s.base.add(s.a()))
    }
}

handlers! { s;
    Call0 => call::<0, false>(s);
    Call1 => call::<1, false>(s);
    Call2 => call::<2, false>(s);
    Call3 => call::<3, false>(s);
    CallFew => call::<FEW, false>(s);
    CallMany => call::<5, false>(s);
    CheckedCall1 => call::<1, true>(s);
    CheckedCall2 => call::<2, true>(s);
    CheckedCall3 => call::<3, true>(s);
    CheckedCallFew => call::<FEW, true>(s);
    CheckedCallMany => call::<5, true>(s);
    CallNative => call_native::<false>(s);
    CheckedCallNative => call_native::<true>(s);
    CallCount => match (*(s.operand(1) as *const Method)).intrinsic {
        Intrinsic::Count(counter) if (*s.vm).tracer.is_none() => count(s, counter),
        _ => call_native::<false>(s),
    };
    CallCountContinuation => {
        if (*s.vm).tracer.is_some() {
            return s.fail(CallNative);
        }
        let how = s.reg((s.operand(2) >> 16) as u16 as usize) as usize;
        count(s, CONTINUATIONS[how % CONTINUATIONS.len()].0)
    };
    CallIdentity => {
        let value = s.reg(s.operand(2) as u16 as usize);
        s.set_and_skip(value, 3)
    };
    /// Runs the native this once; from then on its result is an operand.
    #[cold]
    #[inline(never)]
    CallConstant => {
        let method = s.operand(1) as *const Method;
        let mut result = 0u64;
        match ((*method).native.unwrap_unchecked())(
            &mut *s.vm,
            crate::natives::Arguments { base: (*s.fp).top, ret: &raw mut result, method },
        ) {
            Ok(()) => {
                patch(s.pc, Form::CallKnown, result);
                s.save(s.pc);
                Exit::Continue
            }
            Err(_) => s.fail(CallNative),
        }
    };
    CallKnown => s.set_and_skip(s.operand(1), 2 + s.b().div_ceil(4));
    CallCurrentThread => {
        let threads = &(*s.vm).threads;
        let object = threads.get_unchecked((*s.vm).current as usize).object;
        if object == 0 {
            return s.fail(CallNative);
        }
        s.set_and_skip(object, 2)
    };
    CallDelegateInvoke => {
        let operands = s.pc.add(2);
        let delegate = Ref(non_null!(s, s.reg(*operands as u16 as usize)));
        let Some((target, receiver)) = direct_target(s, delegate) else { return s.fail(call_slowly) };
        let new_base = (*s.fp).top;
        s.copy_arguments(operands, s.b(), new_base);
        *new_base = receiver;
        (*s.fp).pc = operands.add(s.b().div_ceil(4));
        s.enter(target, new_base, s.base.add(s.a()))
    };
    CallVirtualFew => call_virtual::<FEW>(s);
    CallVirtualMany => call_virtual::<5>(s);
    ReadyClass => s.next(1);
    LoadStaticOfReady => {
        let load = s.operand(1);
        *s.base.add((load >> 16) as u16 as usize) = *(*s.vm).statics.add((load >> 32) as usize);
        s.next(2)
    };
    /// The target is a native or a delegate's Invoke.
    #[inline(never)]
    call_virtual_slowly => {
        let target = (*(s.operand(1) as *const InlineCache)).target;
        s.call_any(target, s.pc.add(2), if (*target).this_by_ref { 8 } else { 0 })
    };
}
