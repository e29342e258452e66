//! Arrays and strings: length, elements.
#![allow(unsafe_code)]
#![allow(clippy::cast_ptr_alignment, reason = "packed elements are read through pointers of their own width")]

use super::super::objects;
use super::super::state::{ArrayTypeMismatch, IndexOutOfRange, OutOfMemory, handlers, non_null};
use super::super::{Fault, state::leave_with};
use crate::heap::Ref;

/// Array and index, checked.
macro_rules! element {
    ($s:ident, $array:expr, $index:expr) => {{
        let array = non_null!($s, $array);
        let index = u64::from($index as u32);
        if index >= *(array as *const u64).add(1) {
            return $s.fail(IndexOutOfRange);
        }
        (array, index as usize)
    }};
}

macro_rules! load_element {
    ($s:ident, $ty:ty) => {{
        let (array, index) = element!($s, $s.rb(), $s.rc());
        $s.set(*((array + 16) as *const $ty).add(index) as u64)
    }};
}

macro_rules! store_element {
    ($s:ident, $ty:ty) => {{
        let (array, index) = element!($s, $s.ra(), $s.rb());
        *((array + 16) as *mut $ty).add(index) = $s.rc() as $ty;
        $s.next(1)
    }};
}

handlers! { s;
    NewArray => {
        let length = s.rb() as i32;
        if length < 0 {
            return s.raise(Fault::NegativeLength);
        }
        s.save(s.pc.add(2));
        let vm = &mut *s.vm;
        vm.collect_if_needed();
        let ty = vm.ty(hoist_bytecode::TypeId(s.operand(1) as u32));
        match vm.new_array(ty, length as usize) {
            Some(array) => s.set_and_skip(array.0, 2),
            None => s.fail(OutOfMemory),
        }
    };
    #[inline(never)]
    NewArrayMd => {
        s.save(s.pc.add(2));
        let vm = &mut *s.vm;
        vm.collect_if_needed();
        let ty = vm.ty(hoist_bytecode::TypeId(s.operand(1) as u32));
        let dimensions: Vec<i32> = (0..s.c()).map(|i| s.reg(s.b() + i) as i32).collect();
        if dimensions.iter().any(|&d| d < 0) {
            return s.raise(Fault::NegativeLength);
        }
        let array = vm.new_md_array(ty, &dimensions);
        let Some(array) = array else { return s.raise(Fault::OutOfMemory) };
        *s.base.add(s.a()) = array.0;
        leave_with(s.vm, Ok(()))
    };
    ArrayLength => {
        let array = non_null!(s, s.rb());
        s.set(*(array as *const u64).add(1))
    };
    LoadElementI8 => load_element!(s, i8);
    LoadElementU8 => load_element!(s, u8);
    LoadElementI16 => load_element!(s, i16);
    LoadElementU16 => load_element!(s, u16);
    LoadElement32 => load_element!(s, u32);
    LoadElement64 => load_element!(s, u64);
    LoadElementN => {
        let (array, index) = element!(s, s.rb(), s.rc());
        let count = s.operand(1) as usize;
        std::ptr::copy(((array + 16) as *const u64).add(index * count), s.base.add(s.a()), count);
        s.next(2)
    };
    StoreElement8 => store_element!(s, u8);
    StoreElement16 => store_element!(s, u16);
    StoreElement32 => store_element!(s, u32);
    StoreElement64 => store_element!(s, u64);
    StoreElementRef => {
        let (array, index) = element!(s, s.ra(), s.rb());
        let value = s.rc();
        if value != 0 && !(*s.vm).may_store(Ref(array), Ref(value)) {
            return s.fail(ArrayTypeMismatch);
        }
        *((array + 16) as *mut u64).add(index) = value;
        s.next(1)
    };
    StoreElementN => {
        let (array, index) = element!(s, s.ra(), s.rb());
        let count = s.operand(1) as usize;
        std::ptr::copy(s.base.add(s.c()), ((array + 16) as *mut u64).add(index * count), count);
        s.next(2)
    };
    ElementAddress => {
        let (array, index) = element!(s, s.rb(), s.rc());
        s.set_and_skip(array + 16 + index as u64 * s.operand(1), 2)
    };
    CheckElementType => {
        let array = non_null!(s, s.ra());
        if Ref(array).type_id().0 != s.operand(1) as u32 {
            return s.fail(ArrayTypeMismatch);
        }
        s.next(2)
    };
    MdIndex => {
        let array = non_null!(s, s.rb());
        let count = s.operand(1) as usize;
        match objects::md_index(&*s.vm, Ref(array), std::slice::from_raw_parts(s.base.add(s.c()), count)) {
            Some(index) => s.set_and_skip(index, 2),
            None => s.fail(IndexOutOfRange),
        }
    };
}
