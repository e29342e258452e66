//! Argument slots and the place for the result of a native.
#![allow(unsafe_code)]

use hoist_bytecode::MethodInfo;

use super::{NativeResult, null_reference};
use crate::heap::Ref;
use crate::method::Method;

/// The slots a native was called with, and where its result goes.
#[derive(Clone, Copy)]
pub(crate) struct Arguments {
    pub(crate) base: *const u64,
    pub(crate) ret: *mut u64,
    pub(crate) method: *const Method,
}

impl Arguments {
    /// A slot.
    #[inline]
    pub(crate) fn slot(self, index: usize) -> u64 {
        // SAFETY: `base` points to the argument slots; the C# declaration of the native fixes their number, and each native reads
        // those that its declaration has.
        unsafe { *self.base.add(index) }
    }

    #[inline]
    pub(crate) fn i32(self, index: usize) -> i32 {
        self.slot(index) as i32
    }

    #[inline]
    pub(crate) fn i64(self, index: usize) -> i64 {
        self.slot(index) as i64
    }

    #[inline]
    pub(crate) fn bool(self, index: usize) -> bool {
        self.slot(index) as u8 != 0
    }

    #[inline]
    pub(crate) fn f64(self, index: usize) -> f64 {
        f64::from_bits(self.slot(index))
    }

    #[inline]
    pub(crate) fn f32(self, index: usize) -> f32 {
        f32::from_bits(self.slot(index) as u32)
    }

    #[inline]
    pub(crate) fn reference(self, index: usize) -> Ref {
        Ref(self.slot(index))
    }

    /// A reference that must not be null.
    #[inline]
    pub(crate) fn object(self, index: usize) -> Result<Ref, super::Interruption> {
        let reference = self.reference(index);
        if reference.is_null() { null_reference() } else { Ok(reference) }
    }

    /// Facts about the method that is called.
    pub(crate) fn info(self) -> &'static MethodInfo {
        // SAFETY: methods live as long as the VM, and no native keeps the reference.
        unsafe { &*std::rc::Rc::as_ptr(&(*self.method).info) }
    }

    /// Sets a slot of the result.
    #[inline]
    pub(crate) fn set(self, index: usize, value: u64) {
        // SAFETY: `ret` has as many slots as the native's declared result.
        unsafe { *self.ret.add(index) = value }
    }

    #[inline]
    pub(crate) fn give(self, value: u64) -> NativeResult {
        self.set(0, value);
        Ok(())
    }

    #[inline]
    pub(crate) fn give_ref(self, value: Ref) -> NativeResult {
        self.give(value.0)
    }

    #[inline]
    pub(crate) fn give_i32(self, value: i32) -> NativeResult {
        self.give(value as i64 as u64)
    }

    #[inline]
    pub(crate) fn give_i64(self, value: i64) -> NativeResult {
        self.give(value as u64)
    }

    #[inline]
    pub(crate) fn give_bool(self, value: bool) -> NativeResult {
        self.give(u64::from(value))
    }

    #[inline]
    pub(crate) fn give_f64(self, value: f64) -> NativeResult {
        self.give(value.to_bits())
    }

    #[inline]
    pub(crate) fn give_f32(self, value: f32) -> NativeResult {
        self.give(u64::from(value.to_bits()))
    }
}
