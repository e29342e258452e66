//! Fields, statics, and memory behind managed pointers.
#![allow(unsafe_code)]
#![allow(clippy::cast_ptr_alignment, reason = "packed elements are read through pointers of their own width")]

use super::super::calls;
use super::super::state::{handlers, non_null};
use crate::heap::types::ClassState;

macro_rules! load_small_field {
    ($s:ident, $ty:ty) => {{
        let object = non_null!($s, $s.rb());
        $s.set(*((object as *const u64).add($s.c()) as *const $ty) as i64 as u64)
    }};
}

macro_rules! load_indirect {
    ($s:ident, $ty:ty) => {{
        let pointer = non_null!($s, $s.rb());
        $s.set((pointer as *const $ty).read_unaligned() as u64)
    }};
}

macro_rules! store_indirect {
    ($s:ident, $ty:ty) => {{
        let pointer = non_null!($s, $s.ra());
        (pointer as *mut $ty).write_unaligned($s.rb() as $ty);
        $s.next(1)
    }};
}

/// Copies slots; the ranges may overlap. A loop for the few that values have: a call of memmove costs more.
#[inline(always)]
unsafe fn copy_slots(from: *const u64, to: *mut u64, count: usize) {
    unsafe {
        if count == 2 {
            let (first, second) = (*from, *from.add(1));
            *to = first;
            *to.add(1) = second;
        } else {
            std::ptr::copy(from, to, count);
        }
    }
}

handlers! { s;
    LoadField => {
        let object = non_null!(s, s.rb());
        s.set(*(object as *const u64).add(s.c()))
    };
    LoadFieldI8 => load_small_field!(s, i8);
    LoadFieldU8 => load_small_field!(s, u8);
    LoadFieldI16 => load_small_field!(s, i16);
    LoadFieldU16 => load_small_field!(s, u16);
    LoadFieldN => {
        let object = non_null!(s, s.rb());
        copy_slots((object as *const u64).add(s.c()), s.base.add(s.a()), s.operand(1) as usize);
        s.next(2)
    };
    StoreField => {
        let object = non_null!(s, s.ra());
        *(object as *mut u64).add(s.b()) = s.rc();
        s.next(1)
    };
    StoreFieldImm => {
        let object = non_null!(s, s.ra());
        *(object as *mut u64).add(s.b()) = i64::from(s.c_imm()) as u64;
        s.next(1)
    };
    StoreFieldN => {
        let object = non_null!(s, s.ra());
        copy_slots(s.base.add(s.c()), (object as *mut u64).add(s.b()), s.operand(1) as usize);
        s.next(2)
    };
    FieldAddress => {
        let object = non_null!(s, s.rb());
        s.set(object + 8 * s.c() as u64)
    };
    LoadStatic => s.set(*(*s.vm).statics.add(s.wide() as usize));
    StoreStatic => {
        *(*s.vm).statics.add(s.wide() as usize) = s.ra();
        s.next(1)
    };
    LoadStaticN => {
        copy_slots((*s.vm).statics.add(s.wide() as usize), s.base.add(s.a()), s.operand(1) as usize);
        s.next(2)
    };
    StoreStaticN => {
        copy_slots(s.base.add(s.a()), (*s.vm).statics.add(s.wide() as usize), s.operand(1) as usize);
        s.next(2)
    };
    StaticAddress => s.set((*s.vm).statics.add(s.wide() as usize) as u64);
    LoadThreadStatic => s.set(*(*s.vm).thread_statics.add(s.wide() as usize));
    StoreThreadStatic => {
        *(*s.vm).thread_statics.add(s.wide() as usize) = s.ra();
        s.next(1)
    };
    ThreadStaticAddress => s.set((*s.vm).thread_statics.add(s.wide() as usize) as u64);
    InitClass => {
        let ty = (&(*s.vm).types).get(s.wide());
        if !ty.is_null() && (*ty).class_state == ClassState::Ready {
            super::quick::patch_ready_class(s.pc);
            return s.next(1);
        }
        let (next, id) = (s.pc.add(1), hoist_bytecode::TypeId(s.wide()));
        s.outside(s.pc, move |vm| calls::init_class(vm, id, next))
    };
    AddressOf => s.set(s.base.add(s.b()) as u64);
    LoadIndirectI8 => load_indirect!(s, i8);
    LoadIndirectU8 => load_indirect!(s, u8);
    LoadIndirectI16 => load_indirect!(s, i16);
    LoadIndirectU16 => load_indirect!(s, u16);
    LoadIndirect32 => load_indirect!(s, u32);
    LoadIndirect64 => load_indirect!(s, u64);
    StoreIndirect8 => store_indirect!(s, u8);
    StoreIndirect16 => store_indirect!(s, u16);
    StoreIndirect32 => store_indirect!(s, u32);
    StoreIndirect64 => store_indirect!(s, u64);
    OffsetPointer => {
        let offset = i64::from(s.rc() as i32).wrapping_mul(s.operand(1) as i64);
        s.set_and_skip(s.rb().wrapping_add(offset as u64), 2)
    };
    PointerDifference => s.set(s.rb().wrapping_sub(s.rc()));
}
