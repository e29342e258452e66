//! How instructions follow one another: threaded dispatch.
//!
//! Each instruction is a function, its handler. What the loop of an interpreter keeps in local variables (program counter, register base,
//! frame, budget) are a handler's parameters, so they stay in processor registers, and a handler ends with a call of the next one:
//!
//! ```text
//! fn AddI32(vm, pc, base, fp, budget, word) -> Exit {
//!     base[a] = base[b] + base[c];
//!     HANDLERS[next word](vm, pc + 1, base, fp, budget, next word)      compiled to a jump: same parameters, nothing left to do
//! }
//! ```
//!
//! The indirect jump at the end of each handler is one that the processor predicts by itself, where a loop has one for all instructions.
//! That the call becomes a jump is the optimiser's work, not the language's: without optimisation (`cfg(not(threaded_dispatch))`, see
//! `build.rs`) a handler stores its state and returns [`Exit::Continue`] to the loop in `execute`. Slow paths do that in either build.
//!
//! Before anything that may look at frames the state is stored (`save`); after anything that may have changed it, it is read again.
#![allow(unsafe_code)]

use super::ops::HANDLERS;
use super::{Fault, Flow, Switch, calls, exceptions};
use crate::frame::{Frame, FrameKind};
use crate::vm::Vm;

/// Why a handler returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Exit {
    /// Go on with the state that is stored in the VM.
    Continue,
    /// Leave the interpreter, for the reason in `Vm::switch`.
    Stop,
}

/// The code of one instruction.
///
/// # Safety
/// The code has passed the verifier, so every register index is below the method's register count, every jump target is the start of an
/// instruction, operand words are complete, and a register that is used as a reference or managed pointer holds null or a live address.
/// Frames, registers, methods, types and statics do not move. Handlers check references for null before they follow them, and indices
/// against the length. `vm` is the only access to the VM while a handler runs.
pub(super) type Handler = unsafe fn(*mut Vm, *const u64, *mut u64, *mut Frame, i32, u64) -> Exit;

/// A handler's parameters under one name; never in memory.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) vm: *mut Vm,
    /// The instruction that runs.
    pub(super) pc: *const u64,
    /// Register 0.
    pub(super) base: *mut u64,
    pub(super) fp: *mut Frame,
    /// Counts calls and backward jumps; when it is used up, the safepoint looks after the clock, the collector and other threads.
    pub(super) budget: i32,
    /// What `pc` points to.
    pub(super) word: u64,
}

/// Defines handlers: `handlers! { s; AddI32 => s.set(...); ... }`. A body's value is the handler's.
macro_rules! handlers {
    ($s:ident; $($(#[$attribute:meta])* $name:ident => $body:expr;)*) => {
        $(
            $(#[$attribute])*
            #[allow(non_snake_case, reason = "a handler has its instruction's name")]
            pub(super) unsafe fn $name(
                vm: *mut $crate::vm::Vm,
                pc: *const u64,
                base: *mut u64,
                fp: *mut $crate::frame::Frame,
                budget: i32,
                word: u64,
            ) -> $crate::interp::state::Exit {
                let $s = $crate::interp::state::State { vm, pc, base, fp, budget, word };
                // SAFETY: as `Handler` says.
                #[allow(unused_unsafe, clippy::macro_metavars_in_unsafe)]
                unsafe { $body }
            }
        )*
    };
}
pub(super) use handlers;

/// The value, or NullReferenceException.
macro_rules! non_null {
    ($s:expr, $value:expr) => {{
        let value = $value;
        if value == 0 {
            return $s.fail($crate::interp::state::NullReference);
        }
        value
    }};
}
pub(super) use non_null;

impl State {
    #[inline(always)]
    pub(super) fn a(self) -> usize {
        (self.word >> 16) as u16 as usize
    }

    #[inline(always)]
    pub(super) fn b(self) -> usize {
        (self.word >> 32) as u16 as usize
    }

    #[inline(always)]
    pub(super) fn c(self) -> usize {
        (self.word >> 48) as usize
    }

    /// `b` as a signed immediate.
    #[inline(always)]
    pub(super) fn b_imm(self) -> i32 {
        i32::from((self.word >> 32) as i16)
    }

    /// `c` as a signed immediate.
    #[inline(always)]
    pub(super) fn c_imm(self) -> i32 {
        (self.word as i64 >> 48) as i32
    }

    /// The 32-bit operand.
    #[inline(always)]
    pub(super) fn wide(self) -> u32 {
        (self.word >> 32) as u32
    }

    #[inline(always)]
    pub(super) unsafe fn reg(self, index: usize) -> u64 {
        unsafe { *self.base.add(index) }
    }

    #[inline(always)]
    pub(super) unsafe fn ra(self) -> u64 {
        unsafe { self.reg(self.a()) }
    }

    #[inline(always)]
    pub(super) unsafe fn rb(self) -> u64 {
        unsafe { self.reg(self.b()) }
    }

    #[inline(always)]
    pub(super) unsafe fn rc(self) -> u64 {
        unsafe { self.reg(self.c()) }
    }

    /// Operand word `index`, the first being 1.
    #[inline(always)]
    pub(super) unsafe fn operand(self, index: usize) -> u64 {
        unsafe { *self.pc.add(index) }
    }

    /// Goes on at `pc`.
    #[inline(always)]
    pub(super) unsafe fn go(mut self, pc: *const u64) -> Exit {
        unsafe {
            self.pc = pc;
            if cfg!(threaded_dispatch) {
                let word = *pc;
                let handler = *HANDLERS.get_unchecked(word as u16 as usize);
                return handler(self.vm, pc, self.base, self.fp, self.budget, word);
            }
            self.save(pc);
            Exit::Continue
        }
    }

    /// Goes on `words` further.
    #[inline(always)]
    pub(super) unsafe fn next(self, words: usize) -> Exit {
        unsafe { self.go(self.pc.add(words)) }
    }

    /// Register `a` := value, and on to the next word.
    #[inline(always)]
    pub(super) unsafe fn set(self, value: u64) -> Exit {
        unsafe { self.set_and_skip(value, 1) }
    }

    #[inline(always)]
    pub(super) unsafe fn set_and_skip(self, value: u64, words: usize) -> Exit {
        unsafe {
            *self.base.add(self.a()) = value;
            self.next(words)
        }
    }

    /// Goes on elsewhere in the method; a backward jump uses budget.
    #[inline(always)]
    pub(super) unsafe fn jump(mut self, distance: i32) -> Exit {
        unsafe {
            let pc = self.pc.offset(distance as isize + 1);
            if distance < 0 {
                self.budget -= 1;
                if self.budget < 0 {
                    return safepoint(self.vm, pc, self.base, self.fp, self.budget, self.word);
                }
            }
            self.go(pc)
        }
    }

    /// The 16-bit jump of a comparison.
    #[inline(always)]
    pub(super) unsafe fn jump_if(self, condition: bool) -> Exit {
        unsafe { if condition { self.jump(self.c_imm()) } else { self.next(1) } }
    }

    #[inline(always)]
    pub(super) unsafe fn save(self, pc: *const u64) {
        unsafe {
            (*self.fp).pc = pc;
            (*self.vm).fp = self.fp;
            (*self.vm).budget = self.budget;
        }
    }

    /// Calls a fault's function.
    #[inline(always)]
    pub(super) unsafe fn fail(self, fault: Handler) -> Exit {
        unsafe { fault(self.vm, self.pc, self.base, self.fp, self.budget, self.word) }
    }

    /// Throws at the running instruction.
    #[inline(always)]
    pub(super) unsafe fn raise(self, fault: Fault) -> Exit {
        unsafe {
            self.save(self.pc.add(1));
            let flow = exceptions::raise(&mut *self.vm, fault);
            leave_with(self.vm, flow)
        }
    }

    /// Does something that may look at frames, change them, or leave the interpreter; `pc` is where the frame goes on.
    #[inline(always)]
    pub(super) unsafe fn outside(self, pc: *const u64, work: impl FnOnce(&mut Vm) -> Flow) -> Exit {
        unsafe {
            self.save(pc);
            let flow = work(&mut *self.vm);
            leave_with(self.vm, flow)
        }
    }

    /// Leaves the frame; its result has been stored.
    #[inline(always)]
    pub(super) unsafe fn return_to_caller(mut self) -> Exit {
        unsafe {
            self.fp = self.fp.sub(1);
            if (*self.fp).kind > FrameKind::Filter {
                return returned(self.vm, self.pc, self.base, self.fp, self.budget, self.word);
            }
            self.base = (*self.fp).base;
            self.go((*self.fp).pc)
        }
    }
}

/// The answer of a handler that has done something outside.
#[inline(always)]
pub(super) fn leave_with(vm: *mut Vm, flow: Flow) -> Exit {
    match flow {
        Ok(()) => Exit::Continue,
        Err(switch) => stop(vm, switch),
    }
}

#[cold]
#[inline(never)]
fn stop(vm: *mut Vm, switch: Switch) -> Exit {
    // SAFETY: as `Handler` says.
    unsafe { (*vm).switch = Some(switch) };
    Exit::Stop
}

handlers! { s;
    /// The budget is used up; `pc` is where the frame goes on.
    #[cold]
    #[inline(never)]
    safepoint => s.outside(s.pc, Vm::safepoint);
    /// A frame has returned to `fp`, which runs no code.
    #[cold]
    #[inline(never)]
    returned => {
        (*s.vm).fp = s.fp;
        (*s.vm).budget = s.budget;
        leave_with(s.vm, calls::returned(&mut *s.vm))
    };
    #[cold]
    #[inline(never)]
    NullReference => s.raise(Fault::NullReference);
    #[cold]
    #[inline(never)]
    IndexOutOfRange => s.raise(Fault::IndexOutOfRange);
    #[cold]
    #[inline(never)]
    DivideByZero => s.raise(Fault::DivideByZero);
    #[cold]
    #[inline(never)]
    Overflow => s.raise(Fault::Overflow);
    #[cold]
    #[inline(never)]
    ArrayTypeMismatch => s.raise(Fault::ArrayTypeMismatch);
    #[cold]
    #[inline(never)]
    OutOfMemory => s.raise(Fault::OutOfMemory);
    #[cold]
    #[inline(never)]
    StackOverflow => {
        (*s.vm).fp = s.fp;
        (*s.vm).budget = s.budget;
        stop(s.vm, exceptions::stack_overflow(&mut *s.vm))
    };
}
