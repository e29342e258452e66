//! Jumps within a method, returns, and the ends of protected regions.
#![allow(unsafe_code)]

use super::super::state::{handlers, safepoint};
use super::super::{Fault, exceptions};

handlers! { s;
    Jump => s.jump(s.wide() as i32);
    JumpTrue => if s.ra() != 0 { s.jump(s.wide() as i32) } else { s.next(1) };
    JumpFalse => if s.ra() == 0 { s.jump(s.wide() as i32) } else { s.next(1) };
    JEqI32 => s.jump_if(s.ra() as u32 == s.rb() as u32);
    JEqI64 => s.jump_if(s.ra() == s.rb());
    JNeI32 => s.jump_if(s.ra() as u32 != s.rb() as u32);
    JNeI64 => s.jump_if(s.ra() != s.rb());
    JLtI32 => s.jump_if((s.ra() as i32) < s.rb() as i32);
    JLtU32 => s.jump_if((s.ra() as u32) < s.rb() as u32);
    JLtI64 => s.jump_if((s.ra() as i64) < s.rb() as i64);
    JLtU64 => s.jump_if(s.ra() < s.rb());
    JLtF64 => s.jump_if(f64::from_bits(s.ra()) < f64::from_bits(s.rb()));
    JLeI32 => s.jump_if(s.ra() as i32 <= s.rb() as i32);
    JLeU32 => s.jump_if(s.ra() as u32 <= s.rb() as u32);
    JLeI64 => s.jump_if(s.ra() as i64 <= s.rb() as i64);
    JLeU64 => s.jump_if(s.ra() <= s.rb());
    JLeF64 => s.jump_if(f64::from_bits(s.ra()) <= f64::from_bits(s.rb()));
    #[allow(clippy::neg_cmp_op_on_partial_ord, reason = "true for NaN")]
    JNLtF64 => s.jump_if(!(f64::from_bits(s.ra()) < f64::from_bits(s.rb())));
    #[allow(clippy::neg_cmp_op_on_partial_ord, reason = "true for NaN")]
    JNLeF64 => s.jump_if(!(f64::from_bits(s.ra()) <= f64::from_bits(s.rb())));
    JLtI32Imm => s.jump_if((s.ra() as i32) < s.b_imm());
    JGeI32Imm => s.jump_if(s.ra() as i32 >= s.b_imm());
    JEqI32Imm => s.jump_if(s.ra() as i32 == s.b_imm());
    JNeI32Imm => s.jump_if(s.ra() as i32 != s.b_imm());
    JAnyBitsI32 => s.jump_if((s.ra() & *(*(*s.fp).method).constants.add(s.b())) as u32 != 0);
    JNoBitsI32 => s.jump_if((s.ra() & *(*(*s.fp).method).constants.add(s.b())) as u32 == 0);
    Switch => {
        let count = s.wide() as usize;
        let index = s.ra() as u32 as usize;
        if index >= count {
            return s.next(1 + count.div_ceil(2));
        }
        let pair = s.operand(1 + index / 2);
        let target = (pair >> (32 * (index % 2))) as u32 as usize;
        let pc = (*(*s.fp).method).code.add(target);
        let mut s = s;
        if pc <= s.pc {
            s.budget -= 1;
            if s.budget < 0 {
                return safepoint(s.vm, pc, s.base, s.fp, s.budget, s.word);
            }
        }
        s.go(pc)
    };

    Return => s.return_to_caller();
    Return1 => {
        *(*s.fp).ret = s.ra();
        s.return_to_caller()
    };
    ReturnN => {
        let (from, to) = (s.base.add(s.a()), (*s.fp).ret);
        match s.wide() {
            2 => {
                let (first, second) = (*from, *from.add(1));
                *to = first;
                *to.add(1) = second;
            }
            count => std::ptr::copy(from, to, count as usize),
        }
        s.return_to_caller()
    };

    Throw => {
        let exception = super::super::state::non_null!(s, s.ra());
        s.raise(Fault::Object(exception))
    };
    Rethrow => {
        let exception = super::super::state::non_null!(s, s.ra());
        s.raise(Fault::Again(exception))
    };
    Leave => {
        let target = s.pc.offset(s.wide() as i32 as isize + 1);
        let mut s = s;
        if target <= s.pc {
            s.budget -= 1;
        }
        if (*(*s.fp).method).has_finally {
            s.outside(s.pc.add(1), |vm| exceptions::leave(vm, target))
        } else {
            s.go(target)
        }
    };
    EndFinally => s.outside(s.pc.add(1), exceptions::end_finally);
    EndFilter => {
        let take = s.ra() as u32 != 0;
        s.outside(s.pc.add(1), move |vm| exceptions::end_filter(vm, take))
    };
    Safepoint => {
        let mut s = s;
        s.budget -= 1;
        if s.budget < 0 {
            return safepoint(s.vm, s.pc.add(1), s.base, s.fp, s.budget, s.word);
        }
        s.next(1)
    };
}
