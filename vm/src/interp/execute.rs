//! Runs a thread: enters the chain of handlers (`state.rs`) and enters it again when one comes back.
#![allow(unsafe_code)]

use super::ops::HANDLERS;
use super::state::{Exit, safepoint};
use super::{Switch, calls};
use crate::frame::FrameKind;
use crate::vm::Vm;

/// Runs the current thread from the frame that `vm.fp` names.
pub(crate) fn execute(vm: &mut Vm) -> Switch {
    // SAFETY: `vm.fp` is the current thread's top frame; a code frame's `pc` is the start of an instruction.
    unsafe {
        while (*vm.fp).kind > FrameKind::Filter {
            if let Err(switch) = calls::resume(vm) {
                return switch;
            }
        }
        let vm: *mut Vm = vm;
        if (*vm).budget < 0 {
            let fp = (*vm).fp;
            if safepoint(vm, (*fp).pc, (*fp).base, fp, (*vm).budget, 0) == Exit::Stop {
                return (*vm).switch.take().unwrap_or(Switch::Yield);
            }
        }
        loop {
            let fp = (*vm).fp;
            let pc = (*fp).pc;
            let word = *pc;
            let handler = *HANDLERS.get_unchecked(word as u16 as usize);
            if handler(vm, pc, (*fp).base, fp, (*vm).budget, word) == Exit::Stop {
                return (*vm).switch.take().unwrap_or(Switch::Yield);
            }
        }
    }
}
