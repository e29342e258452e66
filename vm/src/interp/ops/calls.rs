//! Calls. An instruction resolves its target when it runs first, then becomes a quick form (`quick.rs`) that has the target at hand.
//!
//! A call copies its arguments above the caller's own registers, where they are the callee's first:
//!
//! ```text
//! call r2.. M(r5 r0)        caller r0 … r7 | r5 r0 … callee's registers
//!                                          new base
//! ```
#![allow(unsafe_code)]

use hoist_bytecode::{MethodId, TypeId};

use super::super::state::{Exit, OutOfMemory, StackOverflow, State, handlers, leave_with, non_null, safepoint};
use super::super::{Fault, calls, objects, resume};
use super::quick;
use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::method::{Method, MethodKind};
use crate::natives::Arguments;
use crate::vm::Vm;

impl State {
    /// Copies the arguments that the words at `operands` name to the callee's first registers.
    #[inline(always)]
    pub(super) unsafe fn copy_arguments(self, operands: *const u64, count: usize, to: *mut u64) {
        unsafe {
            if count <= 4 {
                // Without a loop: what is too much is overwritten or never read, and there is a margin above the stack's limit.
                let four = *operands;
                *to = self.reg(four as u16 as usize);
                *to.add(1) = self.reg((four >> 16) as u16 as usize);
                *to.add(2) = self.reg((four >> 32) as u16 as usize);
                *to.add(3) = self.reg((four >> 48) as usize);
            } else {
                for i in 0..count {
                    let word = *operands.add(i / 4);
                    *to.add(i) = self.reg((word >> (16 * (i % 4))) as u16 as usize);
                }
            }
        }
    }

    /// Enters a method that has code; its arguments are in place, and the caller's `pc` is stored.
    #[inline(always)]
    pub(super) unsafe fn enter(mut self, method: *const Method, new_base: *mut u64, ret: *mut u64) -> Exit {
        unsafe {
            let top = new_base.add((*method).register_count as usize);
            let frame = self.fp.add(1);
            if top >= (*self.vm).registers_end || frame >= (*self.vm).frames_end {
                return self.fail(StackOverflow);
            }
            let first = new_base.add((*method).zero_from as usize);
            for i in 0..(*method).zero_count as usize {
                // Volatile: a loop of a few stores, not a call of memset, for which all parameters would have to be saved.
                first.add(i).write_volatile(0);
            }
            let pc = (*method).code;
            // `pc` is written when the frame calls; the last two fields together.
            (*frame).method = method;
            (*frame).base = new_base;
            (*frame).top = top;
            (*frame).ret = ret;
            const { assert!(FrameKind::Code as u8 == 0 && std::mem::offset_of!(Frame, extra) == 40) };
            (&raw mut (*frame).extra).cast::<u64>().write(0);
            self.fp = frame;
            self.base = new_base;
            self.budget -= 1;
            if self.budget < 0 {
                return safepoint(self.vm, pc, self.base, self.fp, self.budget, self.word);
            }
            self.go(pc)
        }
    }

    /// Calls a native; its arguments are in place, and the caller's `pc` is stored.
    #[inline(always)]
    pub(super) unsafe fn call_native(mut self, method: *const Method, new_base: *mut u64, next: *const u64) -> Exit {
        unsafe {
            (*self.vm).fp = self.fp;
            (*self.vm).budget = self.budget;
            match run_native(self.vm, method, new_base, self.base.add(self.a())) {
                NativeExit::Done => {
                    self.budget = (*self.vm).budget - 1;
                    if self.budget < 0 {
                        return safepoint(self.vm, next, self.base, self.fp, self.budget, self.word);
                    }
                    self.go(next)
                }
                NativeExit::Continue => Exit::Continue,
                NativeExit::Stop => Exit::Stop,
            }
        }
    }

    /// Calls whatever it is.
    #[inline(always)]
    pub(super) unsafe fn call_any(self, target: *const Method, operands: *const u64, receiver_offset: u64) -> Exit {
        unsafe {
            let count = self.b();
            let new_base = (*self.fp).top;
            self.copy_arguments(operands, count, new_base);
            if receiver_offset != 0 {
                *new_base = (*new_base).wrapping_add(receiver_offset);
            }
            let next = operands.add(count.div_ceil(4));
            let ret = self.base.add(self.a());
            (*self.fp).pc = next;
            match (*target).kind {
                MethodKind::Code => self.enter(target, new_base, ret),
                MethodKind::Native => self.call_native(target, new_base, next),
                MethodKind::ResumeBox => {
                    (*self.vm).fp = self.fp;
                    (*self.vm).budget = self.budget;
                    leave_with(self.vm, resume::resume_box(&mut *self.vm, target, new_base, ret))
                }
                MethodKind::DelegateInvoke => {
                    (*self.vm).fp = self.fp;
                    (*self.vm).budget = self.budget;
                    let vm = &mut *self.vm;
                    let flow = match calls::delegate_target(vm, target, new_base, ret) {
                        Ok(calls::DelegateCall::One(target)) => calls::push_frame(vm, target, new_base, ret),
                        Ok(calls::DelegateCall::Pushed) => calls::next_target(vm),
                        Ok(calls::DelegateCall::Null) => return self.raise(Fault::NullReference),
                        Err(switch) => Err(switch),
                    };
                    leave_with(self.vm, flow)
                }
            }
        }
    }

    /// Resolves the method of the first operand word, for this first time.
    #[inline(always)]
    unsafe fn resolve(self) -> Result<*const Method, super::super::Switch> {
        unsafe {
            let id = self.operand(1) as u32;
            let vm = &mut *self.vm;
            match vm.methods.get(id as usize) {
                Some(&target) if !target.is_null() => Ok(target),
                _ => {
                    self.save(self.pc.add(2));
                    vm.resolve(MethodId(id))
                }
            }
        }
    }
}

/// How a native ended.
#[repr(u8)]
enum NativeExit {
    /// With its result.
    Done,
    Continue,
    Stop,
}

/// Runs a native. A function of its own, because what is on its stack must be gone when the next instruction is jumped to.
#[inline(never)]
unsafe fn run_native(vm: *mut Vm, method: *const Method, base: *mut u64, ret: *mut u64) -> NativeExit {
    unsafe {
        let arguments = Arguments { base, ret, method };
        let function = (*method).native.unwrap_unchecked();
        match function(&mut *vm, arguments) {
            Ok(()) => NativeExit::Done,
            Err(interruption) => match leave_with(vm, calls::interrupted(&mut *vm, interruption, arguments, base)) {
                Exit::Continue => NativeExit::Continue,
                Exit::Stop => NativeExit::Stop,
            },
        }
    }
}

handlers! { s;
    #[inline(never)]
    Call => match s.resolve() {
        Ok(target) => {
            quick::patch_call(s.pc, target, s.b(), false);
            s.call_any(target, s.pc.add(2), 0)
        }
        Err(switch) => leave_with(s.vm, Err(switch)),
    };
    #[inline(never)]
    CallDelegate => match s.resolve() {
        Ok(target) => {
            quick::patch_call(s.pc, target, s.b(), false);
            s.call_any(target, s.pc.add(2), 0)
        }
        Err(switch) => leave_with(s.vm, Err(switch)),
    };
    #[inline(never)]
    CallNonVirtual => {
        non_null!(s, s.reg(s.operand(2) as u16 as usize));
        match s.resolve() {
            Ok(target) => {
                quick::patch_call(s.pc, target, s.b(), true);
                s.call_any(target, s.pc.add(2), 0)
            }
            Err(switch) => leave_with(s.vm, Err(switch)),
        }
    };
    #[inline(never)]
    CallVirtual => {
        let operand = s.operand(1);
        let cache = (*(*s.fp).method).caches.add((operand >> 32) as usize);
        (*cache).method = operand as u32;
        quick::patch_virtual_call(s.pc, cache);
        s.save(s.pc);
        Exit::Continue
    };
    #[inline(never)]
    CallConstrained => {
        let this = non_null!(s, s.reg(s.operand(3) as u16 as usize));
        s.save(s.pc.add(3));
        let vm = &mut *s.vm;
        vm.collect_if_needed();
        let ty = vm.ty(TypeId(s.operand(2) as u32));
        let Some(object) = vm.new_object(ty) else { return s.fail(OutOfMemory) };
        (*ty).boxes += 1;
        let count = (&*ty).desc.value_slots as usize;
        if count == 1 && (*ty).element_width() < 8 {
            *(object.0 as *mut u64).add(1) = objects::load_small(this, ty);
        } else {
            std::ptr::copy_nonoverlapping(this as *const u64, (object.0 as *mut u64).add(1), count);
        }
        match vm.virtual_target((*ty).id.0, s.operand(1) as u32) {
            // The offset turns the pointer into the box when the arguments have been copied.
            Ok(target) => {
                let inner = if (*target).this_by_ref { 8 } else { 0 };
                s.call_any(target, s.pc.add(3), object.0.wrapping_add(inner).wrapping_sub(this))
            }
            Err(switch) => leave_with(s.vm, Err(switch)),
        }
    };
    /// A virtual call whose cache has another receiver: looks the target up, and does the call again.
    #[cold]
    #[inline(never)]
    miss => {
        let cache = s.operand(1) as *mut crate::method::InlineCache;
        let receiver = s.reg(s.operand(2) as u16 as usize);
        let ty = u64::from(*(receiver as *const u64) as u32);
        s.save(s.pc);
        match (*s.vm).virtual_target(ty as u32, (*cache).method) {
            Ok(target) => {
                (*cache).receiver = ty;
                (*cache).target = target;
                Exit::Continue
            }
            Err(switch) => leave_with(s.vm, Err(switch)),
        }
    };
    /// A delegate call that is not of one target with code.
    #[inline(never)]
    call_slowly => {
        let target = s.operand(1) as *const Method;
        s.call_any(target, s.pc.add(2), 0)
    };
}

/// A delegate's target if it is one method that has code: it, and what comes in the place of the delegate.
#[inline(always)]
pub(super) unsafe fn direct_target(s: State, delegate: Ref) -> Option<(*const Method, u64)> {
    unsafe {
        if delegate.slot(objects::DELEGATE_LIST) != 0 {
            return None;
        }
        let method = delegate.slot(objects::DELEGATE_METHOD);
        if method & objects::DELEGATE_OPEN_STATIC != 0 {
            return None;
        }
        let target = *(&(*s.vm).methods).get(method as u32 as usize)?;
        if target.is_null() || (*target).kind != MethodKind::Code {
            return None;
        }
        let receiver = delegate.slot(objects::DELEGATE_TARGET);
        Some((target, if (*target).this_by_ref { receiver + 8 } else { receiver }))
    }
}
