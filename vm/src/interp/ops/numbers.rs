//! Constants, moves, arithmetic, comparisons to a bool, conversions.
#![allow(unsafe_code)]

use super::super::arithmetic::{convert, convert_checked};
use super::super::state::{DivideByZero, Overflow, State, handlers};

impl State {
    #[inline(always)]
    unsafe fn binary_i32(self, operation: impl FnOnce(u32, u32) -> u32) -> super::super::state::Exit {
        unsafe { self.set(u64::from(operation(self.rb() as u32, self.rc() as u32))) }
    }

    #[inline(always)]
    unsafe fn binary_i64(self, operation: impl FnOnce(u64, u64) -> u64) -> super::super::state::Exit {
        unsafe { self.set(operation(self.rb(), self.rc())) }
    }

    #[inline(always)]
    unsafe fn binary_f32(self, operation: impl FnOnce(f32, f32) -> f32) -> super::super::state::Exit {
        unsafe {
            let (left, right) = (f32::from_bits(self.rb() as u32), f32::from_bits(self.rc() as u32));
            self.set(u64::from(operation(left, right).to_bits()))
        }
    }

    #[inline(always)]
    unsafe fn binary_f64(self, operation: impl FnOnce(f64, f64) -> f64) -> super::super::state::Exit {
        unsafe { self.set(operation(f64::from_bits(self.rb()), f64::from_bits(self.rc())).to_bits()) }
    }
}

macro_rules! division {
    ($s:ident, $ty:ty, $method:ident) => {{
        let divisor = $s.rc() as $ty;
        if divisor == 0 {
            return $s.fail(DivideByZero);
        }
        match ($s.rb() as $ty).$method(divisor) {
            Some(value) => $s.set(value as u64),
            None => $s.fail(Overflow),
        }
    }};
}

macro_rules! checked {
    ($s:ident, $ty:ty, $method:ident) => {
        match ($s.rb() as $ty).$method($s.rc() as $ty) {
            Some(value) => $s.set(value as u64),
            None => $s.fail(Overflow),
        }
    };
}

macro_rules! compare {
    ($s:ident, $ty:ty, $op:tt) => {
        $s.set(u64::from(($s.rb() as $ty) $op ($s.rc() as $ty)))
    };
    ($s:ident, float $from:expr, $op:tt) => {
        $s.set(u64::from($from($s.rb() as _) $op $from($s.rc() as _)))
    };
}

handlers! { s;
    Nop => s.next(1);
    EnterHandler => s.next(1);
    Mov => s.set(s.rb());
    MovN => {
        std::ptr::copy(s.base.add(s.b()), s.base.add(s.a()), s.c());
        s.next(1)
    };
    Zero => {
        let first = s.base.add(s.a());
        for i in 0..s.wide() as usize {
            *first.add(i) = 0;
        }
        s.next(1)
    };
    LoadImm => s.set(((s.word as i64) >> 32) as u64);
    LoadConst => s.set(*(*(*s.fp).method).constants.add(s.wide() as usize));

    AddI32 => s.binary_i32(u32::wrapping_add);
    SubI32 => s.binary_i32(u32::wrapping_sub);
    MulI32 => s.binary_i32(u32::wrapping_mul);
    AddI64 => s.binary_i64(u64::wrapping_add);
    SubI64 => s.binary_i64(u64::wrapping_sub);
    MulI64 => s.binary_i64(u64::wrapping_mul);
    AddF32 => s.binary_f32(|left, right| left + right);
    SubF32 => s.binary_f32(|left, right| left - right);
    MulF32 => s.binary_f32(|left, right| left * right);
    AddF64 => s.binary_f64(|left, right| left + right);
    SubF64 => s.binary_f64(|left, right| left - right);
    MulF64 => s.binary_f64(|left, right| left * right);
    AddI32Imm => s.set(u64::from((s.rb() as u32).wrapping_add(s.c_imm() as u32)));
    AddI64Imm => s.set(s.rb().wrapping_add(i64::from(s.c_imm()) as u64));
    DivI32 => division!(s, i32, checked_div);
    DivU32 => division!(s, u32, checked_div);
    DivI64 => division!(s, i64, checked_div);
    DivU64 => division!(s, u64, checked_div);
    DivF32 => s.binary_f32(|left, right| left / right);
    DivF64 => s.binary_f64(|left, right| left / right);
    RemI32 => division!(s, i32, checked_rem);
    RemU32 => division!(s, u32, checked_rem);
    RemI64 => division!(s, i64, checked_rem);
    RemU64 => division!(s, u64, checked_rem);
    RemF32 => s.binary_f32(|left, right| left % right);
    RemF64 => s.binary_f64(|left, right| left % right);
    AddI32Ovf => checked!(s, i32, checked_add);
    AddU32Ovf => checked!(s, u32, checked_add);
    AddI64Ovf => checked!(s, i64, checked_add);
    AddU64Ovf => checked!(s, u64, checked_add);
    SubI32Ovf => checked!(s, i32, checked_sub);
    SubU32Ovf => checked!(s, u32, checked_sub);
    SubI64Ovf => checked!(s, i64, checked_sub);
    SubU64Ovf => checked!(s, u64, checked_sub);
    MulI32Ovf => checked!(s, i32, checked_mul);
    MulU32Ovf => checked!(s, u32, checked_mul);
    MulI64Ovf => checked!(s, i64, checked_mul);
    MulU64Ovf => checked!(s, u64, checked_mul);
    NegI32 => s.set(u64::from((s.rb() as u32).wrapping_neg()));
    NegI64 => s.set(s.rb().wrapping_neg());
    NegF32 => s.set(u64::from((-f32::from_bits(s.rb() as u32)).to_bits()));
    NegF64 => s.set((-f64::from_bits(s.rb())).to_bits());
    Not => s.set(!s.rb());
    NotBool => s.set((s.rb() ^ 1) & 1);
    And => s.binary_i64(|left, right| left & right);
    Or => s.binary_i64(|left, right| left | right);
    Xor => s.binary_i64(|left, right| left ^ right);
    ShlI32 => s.binary_i32(u32::wrapping_shl);
    ShrI32 => s.set((s.rb() as i32).wrapping_shr(s.rc() as u32) as u64);
    ShrU32 => s.binary_i32(u32::wrapping_shr);
    ShlI64 => s.set(s.rb().wrapping_shl(s.rc() as u32));
    ShrI64 => s.set((s.rb() as i64).wrapping_shr(s.rc() as u32) as u64);
    ShrU64 => s.set(s.rb().wrapping_shr(s.rc() as u32));

    EqI32 => compare!(s, u32, ==);
    EqI64 => compare!(s, u64, ==);
    EqF32 => compare!(s, float f32::from_bits, ==);
    EqF64 => compare!(s, float f64::from_bits, ==);
    NeI32 => compare!(s, u32, !=);
    NeI64 => compare!(s, u64, !=);
    NeF32 => compare!(s, float f32::from_bits, !=);
    NeF64 => compare!(s, float f64::from_bits, !=);
    LtI32 => compare!(s, i32, <);
    LtU32 => compare!(s, u32, <);
    LtI64 => compare!(s, i64, <);
    LtU64 => compare!(s, u64, <);
    LtF32 => compare!(s, float f32::from_bits, <);
    LtF64 => compare!(s, float f64::from_bits, <);
    LeI32 => compare!(s, i32, <=);
    LeU32 => compare!(s, u32, <=);
    LeI64 => compare!(s, i64, <=);
    LeU64 => compare!(s, u64, <=);
    LeF32 => compare!(s, float f32::from_bits, <=);
    LeF64 => compare!(s, float f64::from_bits, <=);

    SextI32 => s.set(s.rb() as i32 as i64 as u64);
    ZextU32 => s.set(u64::from(s.rb() as u32));
    ConvI8 => s.set(s.rb() as i8 as i64 as u64);
    ConvU8 => s.set(u64::from(s.rb() as u8));
    ConvI16 => s.set(s.rb() as i16 as i64 as u64);
    ConvU16 => s.set(u64::from(s.rb() as u16));
    I32ToF64 => s.set(f64::from(s.rb() as i32).to_bits());
    F64ToI32 => s.set(u64::from(f64::from_bits(s.rb()) as i32 as u32));
    Conv => s.set(convert(s.c() as u16, s.rb()));
    ConvOvf => match convert_checked(s.c() as u16, s.rb()) {
        Some(value) => s.set(value),
        None => s.fail(Overflow),
    };
}
