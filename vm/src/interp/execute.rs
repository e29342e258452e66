//! The loop. One `match` over the operation; program counter, register base and budget are local variables that are written back
//! (`save!`) before anything that may look at frames, and read again (`load!`) after anything that may have changed them.
//!
//! `budget` counts calls and backward jumps; when it is used up, the safepoint looks after the clock, the collector and other threads.
#![allow(unsafe_code)]
#![allow(clippy::cast_ptr_alignment, reason = "packed elements are read through pointers of their own width")]

use hoist_bytecode::ops::Op;

use super::arithmetic::{convert, convert_checked};
use super::{Fault, Switch, calls, exceptions, objects};
use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::method::{Method, MethodKind};
use crate::natives::Arguments;
use crate::vm::Vm;

/// Runs the current thread from the frame that `vm.fp` names.
#[allow(clippy::cognitive_complexity, reason = "one arm an instruction")]
pub(crate) fn execute(vm: &mut Vm) -> Switch {
    // SAFETY (all of this function): the code has passed the verifier, so every register index is below the method's register count, every
    // jump target is the start of an instruction, operand words are complete, and a register that is used as a reference or managed
    // pointer holds null or a live address. Frames, registers, methods, types and statics do not move. References are checked for null
    // before they are followed, and indices against the length.
    unsafe {
        let mut fp: *mut Frame;
        let mut pc: *const u64;
        let mut base: *mut u64;
        let mut top: *mut u64;
        let mut budget: i32;

        macro_rules! save {
            ($pc:expr) => {
                (*fp).pc = $pc;
                vm.fp = fp;
                vm.budget = budget;
            };
        }
        macro_rules! load {
            () => {
                fp = vm.fp;
                pc = (*fp).pc;
                base = (*fp).base;
                top = (*fp).top;
                budget = vm.budget;
            };
        }
        macro_rules! flow {
            ($flow:expr) => {
                match $flow {
                    Ok(()) => {
                        load!();
                    }
                    Err(switch) => return switch,
                }
            };
        }

        while (*vm.fp).kind > FrameKind::Filter {
            match calls::resume(vm) {
                Ok(()) => {}
                Err(switch) => return switch,
            }
        }
        load!();
        if budget < 0 {
            save!(pc);
            flow!(vm.safepoint());
        }

        loop {
            let fault: Fault = 'run: loop {
                let word = *pc;
                macro_rules! ra {
                    () => {
                        ((word >> 16) as u16 as usize)
                    };
                }
                macro_rules! rb {
                    () => {
                        ((word >> 32) as u16 as usize)
                    };
                }
                macro_rules! rc {
                    () => {
                        ((word >> 48) as usize)
                    };
                }

                macro_rules! reg {
                    ($i:expr) => {
                        *base.add($i)
                    };
                }
                macro_rules! next {
                    ($n:expr) => {{
                        pc = pc.add($n);
                        continue;
                    }};
                }
                macro_rules! set {
                    ($value:expr) => {{
                        reg!(ra!()) = $value;
                        pc = pc.add(1);
                        continue;
                    }};
                }
                macro_rules! i32_op {
                    ($method:ident) => {
                        set!(u64::from((reg!(rb!()) as u32).$method(reg!(rc!()) as u32)))
                    };
                }
                macro_rules! i64_op {
                    ($method:ident) => {
                        set!(reg!(rb!()).$method(reg!(rc!())))
                    };
                }
                macro_rules! f32_op {
                    ($op:tt) => {
                        set!(u64::from((f32::from_bits(reg!(rb!()) as u32) $op f32::from_bits(reg!(rc!()) as u32)).to_bits()))
                    };
                }
                macro_rules! f64_op {
                    ($op:tt) => {
                        set!((f64::from_bits(reg!(rb!())) $op f64::from_bits(reg!(rc!()))).to_bits())
                    };
                }
                macro_rules! division {
                    ($ty:ty, $method:ident) => {{
                        let divisor = reg!(rc!()) as $ty;
                        if divisor == 0 {
                            break 'run Fault::DivideByZero;
                        }
                        match (reg!(rb!()) as $ty).$method(divisor) {
                            Some(value) => set!(value as u64),
                            None => break 'run Fault::Overflow,
                        }
                    }};
                }
                macro_rules! checked {
                    ($ty:ty, $method:ident) => {
                        match (reg!(rb!()) as $ty).$method(reg!(rc!()) as $ty) {
                            Some(value) => set!(value as u64),
                            None => break 'run Fault::Overflow,
                        }
                    };
                }
                macro_rules! compare {
                    ($ty:ty, $op:tt) => {
                        set!(u64::from((reg!(rb!()) as $ty) $op (reg!(rc!()) as $ty)))
                    };
                    (float $from:expr, $op:tt) => {
                        set!(u64::from($from(reg!(rb!()) as _) $op $from(reg!(rc!()) as _)))
                    };
                }
                macro_rules! jump_to {
                    ($distance:expr) => {{
                        let distance = $distance as isize;
                        pc = pc.offset(distance + 1);
                        if distance < 0 {
                            budget -= 1;
                            if budget < 0 {
                                save!(pc);
                                flow!(vm.safepoint());
                            }
                        }
                        continue;
                    }};
                }
                macro_rules! jump_if {
                    ($condition:expr) => {{
                        if $condition {
                            jump_to!((word >> 48) as i16);
                        }
                        pc = pc.add(1);
                        continue;
                    }};
                }
                macro_rules! wide {
                    () => {
                        (word >> 32) as u32
                    };
                }
                macro_rules! not_null {
                    ($value:expr) => {{
                        let value = $value;
                        if value == 0 {
                            break 'run Fault::NullReference;
                        }
                        value
                    }};
                }
                macro_rules! element {
                    ($array:expr, $index:expr) => {{
                        let array = not_null!($array);
                        let index = u64::from($index as u32);
                        if index >= *(array as *const u64).add(1) {
                            break 'run Fault::IndexOutOfRange;
                        }
                        (array, index as usize)
                    }};
                }
                macro_rules! load_element {
                    ($ty:ty) => {{
                        let (array, index) = element!(reg!(rb!()), reg!(rc!()));
                        set!(*((array + 16) as *const $ty).add(index) as u64)
                    }};
                }
                macro_rules! store_element {
                    ($ty:ty) => {{
                        let (array, index) = element!(reg!(ra!()), reg!(rb!()));
                        *((array + 16) as *mut $ty).add(index) = reg!(rc!()) as $ty;
                        next!(1)
                    }};
                }
                macro_rules! load_field {
                    ($ty:ty) => {{
                        let object = not_null!(reg!(rb!()));
                        set!(*((object as *const u64).add(rc!()) as *const $ty) as i64 as u64)
                    }};
                }
                macro_rules! load_indirect {
                    ($ty:ty) => {{
                        let pointer = not_null!(reg!(rb!()));
                        set!((pointer as *const $ty).read_unaligned() as u64)
                    }};
                }
                macro_rules! store_indirect {
                    ($ty:ty) => {{
                        let pointer = not_null!(reg!(ra!()));
                        (pointer as *mut $ty).write_unaligned(reg!(rb!()) as $ty);
                        next!(1)
                    }};
                }
                macro_rules! leave_frame {
                    () => {{
                        fp = fp.sub(1);
                        if (*fp).kind > FrameKind::Filter {
                            vm.fp = fp;
                            vm.budget = budget;
                            flow!(calls::returned(vm));
                            continue;
                        }
                        pc = (*fp).pc;
                        base = (*fp).base;
                        top = (*fp).top;
                        continue;
                    }};
                }

                // SAFETY: the verifier checks each operation word.
                let op: Op = std::mem::transmute::<u16, Op>(word as u16);
                let (target, receiver_offset, operands): (*const Method, u64, *const u64) = match op {
                    Op::Nop | Op::EnterHandler => next!(1),
                    Op::Mov => set!(reg!(rb!())),
                    Op::MovN => {
                        std::ptr::copy(base.add(rb!()), base.add(ra!()), rc!());
                        next!(1)
                    }
                    Op::Zero => {
                        for i in 0..wide!() as usize {
                            reg!(ra!() + i) = 0;
                        }
                        next!(1)
                    }
                    Op::LoadImm => set!(wide!() as i32 as i64 as u64),
                    Op::LoadConst => set!(*(*(*fp).method).constants.add(wide!() as usize)),
                    Op::LoadString => {
                        let id = wide!();
                        if let Some(&literal) = vm.literals.get(id as usize)
                            && literal != 0
                        {
                            set!(literal)
                        }
                        reg!(ra!()) = vm.load_literal(id);
                        next!(1)
                    }
                    Op::LoadType => {
                        save!(pc);
                        match vm.type_object(hoist_bytecode::TypeId(wide!())) {
                            Ok(object) => set!(object.0),
                            Err(switch) => return switch,
                        }
                    }
                    Op::GetType => {
                        let object = not_null!(reg!(rb!()));
                        save!(pc);
                        match vm.type_object(Ref(object).type_id()) {
                            Ok(object) => set!(object.0),
                            Err(switch) => return switch,
                        }
                    }
                    Op::AddI32 => i32_op!(wrapping_add),
                    Op::SubI32 => i32_op!(wrapping_sub),
                    Op::MulI32 => i32_op!(wrapping_mul),
                    Op::AddI64 => i64_op!(wrapping_add),
                    Op::SubI64 => i64_op!(wrapping_sub),
                    Op::MulI64 => i64_op!(wrapping_mul),
                    Op::AddF32 => f32_op!(+),
                    Op::SubF32 => f32_op!(-),
                    Op::MulF32 => f32_op!(*),
                    Op::AddF64 => f64_op!(+),
                    Op::SubF64 => f64_op!(-),
                    Op::MulF64 => f64_op!(*),
                    Op::AddI32Imm => set!(u64::from((reg!(rb!()) as u32).wrapping_add(rc!() as u16 as i16 as u32))),
                    Op::AddI64Imm => set!(reg!(rb!()).wrapping_add(rc!() as u16 as i16 as u64)),
                    Op::DivI32 => division!(i32, checked_div),
                    Op::DivU32 => division!(u32, checked_div),
                    Op::DivI64 => division!(i64, checked_div),
                    Op::DivU64 => division!(u64, checked_div),
                    Op::DivF32 => f32_op!(/),
                    Op::DivF64 => f64_op!(/),
                    Op::RemI32 => division!(i32, checked_rem),
                    Op::RemU32 => division!(u32, checked_rem),
                    Op::RemI64 => division!(i64, checked_rem),
                    Op::RemU64 => division!(u64, checked_rem),
                    Op::RemF32 => f32_op!(%),
                    Op::RemF64 => f64_op!(%),
                    Op::AddI32Ovf => checked!(i32, checked_add),
                    Op::AddU32Ovf => checked!(u32, checked_add),
                    Op::AddI64Ovf => checked!(i64, checked_add),
                    Op::AddU64Ovf => checked!(u64, checked_add),
                    Op::SubI32Ovf => checked!(i32, checked_sub),
                    Op::SubU32Ovf => checked!(u32, checked_sub),
                    Op::SubI64Ovf => checked!(i64, checked_sub),
                    Op::SubU64Ovf => checked!(u64, checked_sub),
                    Op::MulI32Ovf => checked!(i32, checked_mul),
                    Op::MulU32Ovf => checked!(u32, checked_mul),
                    Op::MulI64Ovf => checked!(i64, checked_mul),
                    Op::MulU64Ovf => checked!(u64, checked_mul),
                    Op::NegI32 => set!(u64::from((reg!(rb!()) as u32).wrapping_neg())),
                    Op::NegI64 => set!(reg!(rb!()).wrapping_neg()),
                    Op::NegF32 => set!(u64::from((-f32::from_bits(reg!(rb!()) as u32)).to_bits())),
                    Op::NegF64 => set!((-f64::from_bits(reg!(rb!()))).to_bits()),
                    Op::Not => set!(!reg!(rb!())),
                    Op::NotBool => set!((reg!(rb!()) ^ 1) & 1),
                    Op::And => set!(reg!(rb!()) & reg!(rc!())),
                    Op::Or => set!(reg!(rb!()) | reg!(rc!())),
                    Op::Xor => set!(reg!(rb!()) ^ reg!(rc!())),
                    Op::ShlI32 => set!(u64::from((reg!(rb!()) as u32).wrapping_shl(reg!(rc!()) as u32))),
                    Op::ShrI32 => set!((reg!(rb!()) as i32).wrapping_shr(reg!(rc!()) as u32) as u64),
                    Op::ShrU32 => set!(u64::from((reg!(rb!()) as u32).wrapping_shr(reg!(rc!()) as u32))),
                    Op::ShlI64 => set!(reg!(rb!()).wrapping_shl(reg!(rc!()) as u32)),
                    Op::ShrI64 => set!((reg!(rb!()) as i64).wrapping_shr(reg!(rc!()) as u32) as u64),
                    Op::ShrU64 => set!(reg!(rb!()).wrapping_shr(reg!(rc!()) as u32)),
                    Op::EqI32 => compare!(u32, ==),
                    Op::EqI64 => compare!(u64, ==),
                    Op::EqF32 => compare!(float f32::from_bits, ==),
                    Op::EqF64 => compare!(float f64::from_bits, ==),
                    Op::NeI32 => compare!(u32, !=),
                    Op::NeI64 => compare!(u64, !=),
                    Op::NeF32 => compare!(float f32::from_bits, !=),
                    Op::NeF64 => compare!(float f64::from_bits, !=),
                    Op::LtI32 => compare!(i32, <),
                    Op::LtU32 => compare!(u32, <),
                    Op::LtI64 => compare!(i64, <),
                    Op::LtU64 => compare!(u64, <),
                    Op::LtF32 => compare!(float f32::from_bits, <),
                    Op::LtF64 => compare!(float f64::from_bits, <),
                    Op::LeI32 => compare!(i32, <=),
                    Op::LeU32 => compare!(u32, <=),
                    Op::LeI64 => compare!(i64, <=),
                    Op::LeU64 => compare!(u64, <=),
                    Op::LeF32 => compare!(float f32::from_bits, <=),
                    Op::LeF64 => compare!(float f64::from_bits, <=),
                    Op::SextI32 => set!(reg!(rb!()) as i32 as i64 as u64),
                    Op::ZextU32 => set!(u64::from(reg!(rb!()) as u32)),
                    Op::ConvI8 => set!(reg!(rb!()) as i8 as i64 as u64),
                    Op::ConvU8 => set!(u64::from(reg!(rb!()) as u8)),
                    Op::ConvI16 => set!(reg!(rb!()) as i16 as i64 as u64),
                    Op::ConvU16 => set!(u64::from(reg!(rb!()) as u16)),
                    Op::I32ToF64 => set!(f64::from(reg!(rb!()) as i32).to_bits()),
                    Op::F64ToI32 => set!(u64::from(f64::from_bits(reg!(rb!())) as i32 as u32)),
                    Op::Conv => set!(convert(rc!() as u16, reg!(rb!()))),
                    Op::ConvOvf => match convert_checked(rc!() as u16, reg!(rb!())) {
                        Some(value) => set!(value),
                        None => break 'run Fault::Overflow,
                    },
                    Op::Jump => jump_to!(wide!() as i32),
                    Op::JumpTrue => {
                        if reg!(ra!()) != 0 {
                            jump_to!(wide!() as i32);
                        }
                        next!(1)
                    }
                    Op::JumpFalse => {
                        if reg!(ra!()) == 0 {
                            jump_to!(wide!() as i32);
                        }
                        next!(1)
                    }
                    Op::JEqI32 => jump_if!(reg!(ra!()) as u32 == reg!(rb!()) as u32),
                    Op::JEqI64 => jump_if!(reg!(ra!()) == reg!(rb!())),
                    Op::JNeI32 => jump_if!(reg!(ra!()) as u32 != reg!(rb!()) as u32),
                    Op::JNeI64 => jump_if!(reg!(ra!()) != reg!(rb!())),
                    Op::JLtI32 => jump_if!((reg!(ra!()) as i32) < reg!(rb!()) as i32),
                    Op::JLtU32 => jump_if!((reg!(ra!()) as u32) < reg!(rb!()) as u32),
                    Op::JLtI64 => jump_if!((reg!(ra!()) as i64) < reg!(rb!()) as i64),
                    Op::JLtU64 => jump_if!(reg!(ra!()) < reg!(rb!())),
                    Op::JLtF64 => jump_if!(f64::from_bits(reg!(ra!())) < f64::from_bits(reg!(rb!()))),
                    Op::JLeI32 => jump_if!(reg!(ra!()) as i32 <= reg!(rb!()) as i32),
                    Op::JLeU32 => jump_if!(reg!(ra!()) as u32 <= reg!(rb!()) as u32),
                    Op::JLeI64 => jump_if!(reg!(ra!()) as i64 <= reg!(rb!()) as i64),
                    Op::JLeU64 => jump_if!(reg!(ra!()) <= reg!(rb!())),
                    Op::JLeF64 => jump_if!(f64::from_bits(reg!(ra!())) <= f64::from_bits(reg!(rb!()))),
                    #[allow(clippy::neg_cmp_op_on_partial_ord, reason = "true for NaN")]
                    Op::JNLtF64 => jump_if!(!(f64::from_bits(reg!(ra!())) < f64::from_bits(reg!(rb!())))),
                    #[allow(clippy::neg_cmp_op_on_partial_ord, reason = "true for NaN")]
                    Op::JNLeF64 => jump_if!(!(f64::from_bits(reg!(ra!())) <= f64::from_bits(reg!(rb!())))),
                    Op::JLtI32Imm => jump_if!((reg!(ra!()) as i32) < i32::from(rb!() as u16 as i16)),
                    Op::JGeI32Imm => jump_if!(reg!(ra!()) as i32 >= i32::from(rb!() as u16 as i16)),
                    Op::JEqI32Imm => jump_if!(reg!(ra!()) as i32 == i32::from(rb!() as u16 as i16)),
                    Op::JNeI32Imm => jump_if!(reg!(ra!()) as i32 != i32::from(rb!() as u16 as i16)),
                    Op::Switch => {
                        let count = wide!() as usize;
                        let index = reg!(ra!()) as u32 as usize;
                        if index < count {
                            let pair = *pc.add(1 + index / 2);
                            let target = (pair >> (32 * (index % 2))) as u32 as usize;
                            let new_pc = (*(*fp).method).code.add(target);
                            let back = new_pc <= pc;
                            pc = new_pc;
                            if back {
                                budget -= 1;
                                if budget < 0 {
                                    save!(pc);
                                    flow!(vm.safepoint());
                                }
                            }
                            continue;
                        }
                        next!(1 + count.div_ceil(2))
                    }
                    Op::Return => leave_frame!(),
                    Op::Return1 => {
                        *(*fp).ret = reg!(ra!());
                        leave_frame!()
                    }
                    Op::ReturnN => {
                        std::ptr::copy(base.add(ra!()), (*fp).ret, wide!() as usize);
                        leave_frame!()
                    }
                    Op::LoadField => {
                        let object = not_null!(reg!(rb!()));
                        set!(*(object as *const u64).add(rc!()))
                    }
                    Op::LoadFieldI8 => load_field!(i8),
                    Op::LoadFieldU8 => load_field!(u8),
                    Op::LoadFieldI16 => load_field!(i16),
                    Op::LoadFieldU16 => load_field!(u16),
                    Op::LoadFieldN => {
                        let object = not_null!(reg!(rb!()));
                        std::ptr::copy((object as *const u64).add(rc!()), base.add(ra!()), *pc.add(1) as usize);
                        next!(2)
                    }
                    Op::StoreField => {
                        let object = not_null!(reg!(ra!()));
                        *(object as *mut u64).add(rb!()) = reg!(rc!());
                        next!(1)
                    }
                    Op::StoreFieldN => {
                        let object = not_null!(reg!(ra!()));
                        std::ptr::copy(base.add(rc!()), (object as *mut u64).add(rb!()), *pc.add(1) as usize);
                        next!(2)
                    }
                    Op::FieldAddress => {
                        let object = not_null!(reg!(rb!()));
                        set!(object + 8 * rc!() as u64)
                    }
                    Op::LoadStatic => set!(*vm.statics.add(wide!() as usize)),
                    Op::StoreStatic => {
                        *vm.statics.add(wide!() as usize) = reg!(ra!());
                        next!(1)
                    }
                    Op::LoadStaticN => {
                        std::ptr::copy(vm.statics.add(wide!() as usize), base.add(ra!()), *pc.add(1) as usize);
                        next!(2)
                    }
                    Op::StoreStaticN => {
                        std::ptr::copy(base.add(ra!()), vm.statics.add(wide!() as usize), *pc.add(1) as usize);
                        next!(2)
                    }
                    Op::StaticAddress => set!(vm.statics.add(wide!() as usize) as u64),
                    Op::LoadThreadStatic => set!(*vm.thread_statics.add(wide!() as usize)),
                    Op::StoreThreadStatic => {
                        *vm.thread_statics.add(wide!() as usize) = reg!(ra!());
                        next!(1)
                    }
                    Op::ThreadStaticAddress => set!(vm.thread_statics.add(wide!() as usize) as u64),
                    Op::InitClass => {
                        let ty = vm.types.get(wide!());
                        if !ty.is_null() && (*ty).class_state == crate::heap::types::ClassState::Ready {
                            next!(1)
                        }
                        save!(pc);
                        flow!(calls::init_class(vm, hoist_bytecode::TypeId(wide!()), pc.add(1)));
                        continue;
                    }
                    Op::AddressOf => set!(base.add(rb!()) as u64),
                    Op::LoadIndirectI8 => load_indirect!(i8),
                    Op::LoadIndirectU8 => load_indirect!(u8),
                    Op::LoadIndirectI16 => load_indirect!(i16),
                    Op::LoadIndirectU16 => load_indirect!(u16),
                    Op::LoadIndirect32 => load_indirect!(u32),
                    Op::LoadIndirect64 => load_indirect!(u64),
                    Op::StoreIndirect8 => store_indirect!(u8),
                    Op::StoreIndirect16 => store_indirect!(u16),
                    Op::StoreIndirect32 => store_indirect!(u32),
                    Op::StoreIndirect64 => store_indirect!(u64),
                    Op::OffsetPointer => {
                        let offset = (reg!(rc!()) as i32 as i64).wrapping_mul(*pc.add(1) as i64);
                        reg!(ra!()) = reg!(rb!()).wrapping_add(offset as u64);
                        next!(2)
                    }
                    Op::PointerDifference => set!(reg!(rb!()).wrapping_sub(reg!(rc!()))),
                    Op::NewArray => {
                        let length = reg!(rb!()) as i32;
                        if length < 0 {
                            break 'run Fault::NegativeLength;
                        }
                        save!(pc.add(2));
                        vm.collect_if_needed();
                        let ty = vm.ty(hoist_bytecode::TypeId(*pc.add(1) as u32));
                        match vm.new_array(ty, length as usize) {
                            Some(array) => {
                                reg!(ra!()) = array.0;
                                next!(2)
                            }
                            None => break 'run Fault::OutOfMemory,
                        }
                    }
                    Op::NewArrayMd => {
                        save!(pc.add(2));
                        vm.collect_if_needed();
                        let ty = vm.ty(hoist_bytecode::TypeId(*pc.add(1) as u32));
                        let dimensions: Vec<i32> = (0..rc!()).map(|i| reg!(rb!() + i) as i32).collect();
                        if dimensions.iter().any(|&d| d < 0) {
                            break 'run Fault::NegativeLength;
                        }
                        match vm.new_md_array(ty, &dimensions) {
                            Some(array) => {
                                reg!(ra!()) = array.0;
                                next!(2)
                            }
                            None => break 'run Fault::OutOfMemory,
                        }
                    }
                    Op::ArrayLength => {
                        let array = not_null!(reg!(rb!()));
                        set!(*(array as *const u64).add(1))
                    }
                    Op::LoadElementI8 => load_element!(i8),
                    Op::LoadElementU8 => load_element!(u8),
                    Op::LoadElementI16 => load_element!(i16),
                    Op::LoadElementU16 => load_element!(u16),
                    Op::LoadElement32 => load_element!(u32),
                    Op::LoadElement64 => load_element!(u64),
                    Op::LoadElementN => {
                        let (array, index) = element!(reg!(rb!()), reg!(rc!()));
                        let count = *pc.add(1) as usize;
                        std::ptr::copy(((array + 16) as *const u64).add(index * count), base.add(ra!()), count);
                        next!(2)
                    }
                    Op::StoreElement8 => store_element!(u8),
                    Op::StoreElement16 => store_element!(u16),
                    Op::StoreElement32 => store_element!(u32),
                    Op::StoreElement64 => store_element!(u64),
                    Op::StoreElementRef => {
                        let (array, index) = element!(reg!(ra!()), reg!(rb!()));
                        let value = reg!(rc!());
                        if value != 0 && !vm.may_store(Ref(array), Ref(value)) {
                            break 'run Fault::ArrayTypeMismatch;
                        }
                        *((array + 16) as *mut u64).add(index) = value;
                        next!(1)
                    }
                    Op::StoreElementN => {
                        let (array, index) = element!(reg!(ra!()), reg!(rb!()));
                        let count = *pc.add(1) as usize;
                        std::ptr::copy(base.add(rc!()), ((array + 16) as *mut u64).add(index * count), count);
                        next!(2)
                    }
                    Op::ElementAddress => {
                        let (array, index) = element!(reg!(rb!()), reg!(rc!()));
                        reg!(ra!()) = array + 16 + index as u64 * *pc.add(1);
                        next!(2)
                    }
                    Op::CheckElementType => {
                        let array = not_null!(reg!(ra!()));
                        if Ref(array).type_id().0 != *pc.add(1) as u32 {
                            break 'run Fault::ArrayTypeMismatch;
                        }
                        next!(2)
                    }
                    Op::MdIndex => {
                        let array = not_null!(reg!(rb!()));
                        let count = *pc.add(1) as usize;
                        match objects::md_index(vm, Ref(array), std::slice::from_raw_parts(base.add(rc!()), count)) {
                            Some(index) => {
                                reg!(ra!()) = index;
                                next!(2)
                            }
                            None => break 'run Fault::IndexOutOfRange,
                        }
                    }
                    Op::NewObject => {
                        let ty = vm.types.get(wide!());
                        if !ty.is_null() {
                            let cell = vm.heap.take_cell((*ty).class);
                            if cell != 0 {
                                *(cell as *mut u64) = (*ty).header;
                                (*ty).objects += 1;
                                vm.allocated += u64::from((*ty).net_bytes);
                                set!(cell as u64)
                            }
                        }
                        save!(pc.add(1));
                        vm.collect_if_needed();
                        let ty = vm.ty(hoist_bytecode::TypeId(wide!()));
                        match vm.new_object(ty) {
                            Some(object) => set!(object.0),
                            None => break 'run Fault::OutOfMemory,
                        }
                    }
                    Op::Box => {
                        save!(pc.add(2));
                        vm.collect_if_needed();
                        let ty = vm.ty(hoist_bytecode::TypeId(*pc.add(1) as u32));
                        match vm.new_object(ty) {
                            Some(object) => {
                                (*ty).boxes += 1;
                                let count = (&*ty).desc.value_slots as usize;
                                std::ptr::copy_nonoverlapping(base.add(rb!()), (object.0 as *mut u64).add(1), count);
                                reg!(ra!()) = object.0;
                                next!(2)
                            }
                            None => break 'run Fault::OutOfMemory,
                        }
                    }
                    Op::Unbox => {
                        let object = not_null!(reg!(rb!()));
                        let from = Ref(object).type_id();
                        let to = hoist_bytecode::TypeId(*pc.add(1) as u32);
                        if from != to && !vm.may_unbox(from, to) {
                            break 'run Fault::InvalidCast { from, to };
                        }
                        reg!(ra!()) = object + 8;
                        next!(2)
                    }
                    Op::IsInstance => {
                        let object = reg!(rb!());
                        let is = object != 0 && {
                            let from = Ref(object).type_id();
                            let to = hoist_bytecode::TypeId(*pc.add(1) as u32);
                            from == to || vm.is_assignable(from, to)
                        };
                        reg!(ra!()) = if is { object } else { 0 };
                        next!(2)
                    }
                    Op::CastClass => {
                        let object = reg!(rb!());
                        if object != 0 {
                            let from = Ref(object).type_id();
                            let to = hoist_bytecode::TypeId(*pc.add(1) as u32);
                            if from != to && !vm.is_assignable(from, to) {
                                break 'run Fault::InvalidCast { from, to };
                            }
                        }
                        reg!(ra!()) = object;
                        next!(2)
                    }
                    Op::NullCheck => {
                        not_null!(reg!(ra!()));
                        next!(1)
                    }
                    Op::NewDelegate | Op::NewDelegateVirtual => {
                        let receiver = reg!(rb!());
                        if op == Op::NewDelegateVirtual && receiver == 0 {
                            break 'run Fault::NullReference;
                        }
                        save!(pc.add(3));
                        vm.collect_if_needed();
                        let ty = hoist_bytecode::TypeId(*pc.add(1) as u32);
                        let method = hoist_bytecode::MethodId(*pc.add(2) as u32);
                        match objects::new_delegate(vm, ty, method, Ref(receiver), op == Op::NewDelegateVirtual) {
                            Ok(Some(delegate)) => {
                                reg!(ra!()) = delegate.0;
                                next!(3)
                            }
                            Ok(None) => break 'run Fault::NullReference,
                            Err(switch) => return switch,
                        }
                    }
                    Op::Call | Op::CallDelegate => {
                        let id = *pc.add(1) as u32;
                        let target = vm.methods.get(id as usize).copied().unwrap_or(std::ptr::null());
                        if target.is_null() {
                            save!(pc.add(2));
                            match vm.resolve(hoist_bytecode::MethodId(id)) {
                                Ok(target) => (target, 0, pc.add(2)),
                                Err(switch) => return switch,
                            }
                        } else {
                            (target, 0, pc.add(2))
                        }
                    }
                    Op::CallNonVirtual => {
                        not_null!(reg!(*pc.add(2) as u16 as usize));
                        let id = *pc.add(1) as u32;
                        let target = vm.methods.get(id as usize).copied().unwrap_or(std::ptr::null());
                        if target.is_null() {
                            save!(pc.add(2));
                            match vm.resolve(hoist_bytecode::MethodId(id)) {
                                Ok(target) => (target, 0, pc.add(2)),
                                Err(switch) => return switch,
                            }
                        } else {
                            (target, 0, pc.add(2))
                        }
                    }
                    Op::CallVirtual => {
                        let receiver = not_null!(reg!(*pc.add(2) as u16 as usize));
                        let ty = u64::from(*(receiver as *const u64) as u32);
                        let operand = *pc.add(1);
                        let cache = (*(*fp).method).caches.add((operand >> 32) as usize);
                        if (*cache).receiver == ty {
                            let target = (*cache).target;
                            (target, if (*target).this_by_ref { 8 } else { 0 }, pc.add(2))
                        } else {
                            save!(pc.add(2));
                            match vm.virtual_target(ty as u32, operand as u32) {
                                Ok(target) => {
                                    (*cache).receiver = ty;
                                    (*cache).target = target;
                                    (target, if (*target).this_by_ref { 8 } else { 0 }, pc.add(2))
                                }
                                Err(switch) => return switch,
                            }
                        }
                    }
                    Op::CallConstrained => {
                        let this = not_null!(reg!(*pc.add(3) as u16 as usize));
                        save!(pc.add(3));
                        vm.collect_if_needed();
                        let ty = vm.ty(hoist_bytecode::TypeId(*pc.add(2) as u32));
                        let Some(object) = vm.new_object(ty) else { break 'run Fault::OutOfMemory };
                        (*ty).boxes += 1;
                        let count = (&*ty).desc.value_slots as usize;
                        if count == 1 && (*ty).element_width() < 8 {
                            *(object.0 as *mut u64).add(1) = objects::load_small(this, ty);
                        } else {
                            std::ptr::copy_nonoverlapping(this as *const u64, (object.0 as *mut u64).add(1), count);
                        }
                        match vm.virtual_target((*ty).id.0, *pc.add(1) as u32) {
                            // The offset turns the pointer into the box when the arguments have been copied, below.
                            Ok(target) => {
                                let inner = if (*target).this_by_ref { 8 } else { 0 };
                                (target, object.0.wrapping_add(inner).wrapping_sub(this), pc.add(3))
                            }
                            Err(switch) => return switch,
                        }
                    }
                    Op::Throw => {
                        let exception = not_null!(reg!(ra!()));
                        break 'run Fault::Object(exception);
                    }
                    Op::Rethrow => {
                        let exception = not_null!(reg!(ra!()));
                        break 'run Fault::Again(exception);
                    }
                    Op::Leave => {
                        let target = pc.offset(wide!() as i32 as isize + 1);
                        let method = &*(*fp).method;
                        if method.body.as_ref().is_some_and(|b| b.handlers.len() > 0) {
                            save!(pc.add(1));
                            flow!(exceptions::leave(vm, target));
                        } else {
                            pc = target;
                        }
                        if target <= pc {
                            budget -= 1;
                        }
                        continue;
                    }
                    Op::EndFinally => {
                        save!(pc.add(1));
                        flow!(exceptions::end_finally(vm));
                        continue;
                    }
                    Op::EndFilter => {
                        save!(pc.add(1));
                        flow!(exceptions::end_filter(vm, reg!(ra!()) as u32 != 0));
                        continue;
                    }
                    Op::Safepoint => {
                        pc = pc.add(1);
                        budget -= 1;
                        if budget < 0 {
                            save!(pc);
                            flow!(vm.safepoint());
                        }
                        continue;
                    }
                };

                // A call: copy the arguments above our own registers, then enter the target.
                let mut count = rb!();
                let mut operand = operands;
                let next_pc = operand.add(count.div_ceil(4));
                let new_base = top;
                let mut to = new_base;
                while count >= 4 {
                    let four = *operand;
                    *to = reg!(four as u16 as usize);
                    *to.add(1) = reg!((four >> 16) as u16 as usize);
                    *to.add(2) = reg!((four >> 32) as u16 as usize);
                    *to.add(3) = reg!((four >> 48) as usize);
                    to = to.add(4);
                    operand = operand.add(1);
                    count -= 4;
                }
                if count > 0 {
                    let mut rest = *operand;
                    while count > 0 {
                        *to = reg!(rest as u16 as usize);
                        to = to.add(1);
                        rest >>= 16;
                        count -= 1;
                    }
                }
                if receiver_offset != 0 {
                    *new_base = (*new_base).wrapping_add(receiver_offset);
                }
                let ret = base.add(ra!());
                (*fp).pc = next_pc;

                let mut method = target;
                loop {
                    match (*method).kind {
                        MethodKind::Code => {
                            let new_top = new_base.add((*method).register_count as usize);
                            let new_fp = fp.add(1);
                            if new_top >= vm.registers_end || new_fp >= vm.frames_end {
                                vm.fp = fp;
                                vm.budget = budget;
                                return exceptions::stack_overflow(vm);
                            }
                            let zero_count = (*method).zero_count as usize;
                            let zero_from = new_base.add((*method).zero_from as usize);
                            if zero_count <= 16 {
                                let mut i = 0;
                                while i < zero_count {
                                    // Volatile: a loop of a few stores, not a call of memset.
                                    zero_from.add(i).write_volatile(0);
                                    i += 1;
                                }
                            } else {
                                std::ptr::write_bytes(zero_from, 0, zero_count);
                            }
                            *new_fp = Frame {
                                method,
                                pc: (*method).code,
                                base: new_base,
                                top: new_top,
                                ret,
                                extra: 0,
                                kind: FrameKind::Code,
                            };
                            fp = new_fp;
                            base = new_base;
                            top = new_top;
                            pc = (*method).code;
                            budget -= 1;
                            if budget < 0 {
                                save!(pc);
                                flow!(vm.safepoint());
                            }
                            break;
                        }
                        MethodKind::Native => {
                            vm.fp = fp;
                            vm.budget = budget;
                            let arguments = Arguments { base: new_base, ret, method };
                            let function = (*method).native.unwrap_unchecked();
                            match function(vm, arguments) {
                                Ok(()) => {
                                    budget = vm.budget - 1;
                                    pc = next_pc;
                                    if budget < 0 {
                                        save!(pc);
                                        flow!(vm.safepoint());
                                    }
                                }
                                Err(interruption) => {
                                    flow!(calls::interrupted(vm, interruption, arguments, new_base));
                                }
                            }
                            break;
                        }
                        MethodKind::DelegateInvoke => {
                            vm.fp = fp;
                            vm.budget = budget;
                            match calls::delegate_target(vm, method, new_base, ret) {
                                Ok(calls::DelegateCall::One(target)) => method = target,
                                Ok(calls::DelegateCall::Pushed) => {
                                    flow!(calls::next_target(vm));
                                    break;
                                }
                                Ok(calls::DelegateCall::Null) => {
                                    pc = next_pc.sub(1);
                                    break 'run Fault::NullReference;
                                }
                                Err(switch) => return switch,
                            }
                        }
                    }
                }
            };
            save!(pc.add(1));
            flow!(exceptions::raise(vm, fault));
        }
    }
}
