//! References and what can be read through them. Natives use these; the interpreter has its own loads.
//!
//! The functions are safe to call because a `Ref` only ever comes from a slot that the verifier knows to hold a reference, or from an
//! allocation; offsets come from type descriptions.
#![allow(unsafe_code)]

/// A reference to an object, or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub(crate) struct Ref(pub(crate) u64);

impl Ref {
    pub(crate) const NULL: Self = Self(0);

    pub(crate) fn is_null(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn header(self) -> u64 {
        debug_assert!(self.0 != 0);
        // SAFETY: see the module.
        unsafe { *(self.0 as *const u64) }
    }

    pub(crate) fn set_header(self, header: u64) {
        // SAFETY: see the module.
        unsafe { *(self.0 as *mut u64) = header }
    }

    /// The type id of the object.
    pub(crate) fn type_id(self) -> hoist_bytecode::TypeId {
        hoist_bytecode::TypeId(self.header() as u32)
    }

    /// A slot, counted from the header.
    pub(crate) fn slot(self, index: usize) -> u64 {
        debug_assert!(self.0 != 0);
        // SAFETY: see the module.
        unsafe { *(self.0 as *const u64).add(index) }
    }

    pub(crate) fn set_slot(self, index: usize, value: u64) {
        debug_assert!(self.0 != 0);
        // SAFETY: see the module.
        unsafe { *(self.0 as *mut u64).add(index) = value }
    }

    /// Length of an array or string.
    pub(crate) fn length(self) -> usize {
        self.slot(1) as usize
    }

    /// Address of the first element.
    pub(crate) fn elements(self) -> u64 {
        self.0 + 16
    }

    /// UTF-16 units of a string or a char[].
    pub(crate) fn units<'a>(self) -> &'a [u16] {
        // SAFETY: see the module; objects do not move, and nothing is freed while a native runs.
        unsafe { std::slice::from_raw_parts(self.elements() as *const u16, self.length()) }
    }

    /// Elements of an array of bytes.
    pub(crate) fn bytes<'a>(self) -> &'a mut [u8] {
        // SAFETY: as for `units`; natives make no two overlapping slices.
        unsafe { std::slice::from_raw_parts_mut(self.elements() as *mut u8, self.length()) }
    }

    /// UTF-16 units, to be written.
    pub(crate) fn units_mut<'a>(self) -> &'a mut [u16] {
        // SAFETY: as for `bytes`.
        unsafe { std::slice::from_raw_parts_mut(self.elements() as *mut u16, self.length()) }
    }

    /// Elements of an array of 64-bit values or references.
    pub(crate) fn words<'a>(self) -> &'a mut [u64] {
        // SAFETY: as for `bytes`.
        unsafe { std::slice::from_raw_parts_mut(self.elements() as *mut u64, self.length()) }
    }

    /// Text of a string; null is "".
    pub(crate) fn text(self) -> String {
        if self.is_null() { String::new() } else { String::from_utf16_lossy(self.units()) }
    }
}

/// Reads behind a managed pointer.
pub(crate) fn load(pointer: u64) -> u64 {
    debug_assert!(pointer != 0);
    // SAFETY: a register of kind Byref holds null (checked by callers) or the address of a slot.
    unsafe { (pointer as *const u64).read_unaligned() }
}

/// Writes a whole slot behind a managed pointer.
pub(crate) fn store(pointer: u64, value: u64) {
    debug_assert!(pointer != 0);
    // SAFETY: as for `load`.
    unsafe { (pointer as *mut u64).write_unaligned(value) }
}

/// Writes 32 bits behind a managed pointer.
pub(crate) fn store_i32(pointer: u64, value: i32) {
    debug_assert!(pointer != 0);
    // SAFETY: as for `load`.
    unsafe { (pointer as *mut i32).write_unaligned(value) }
}

/// UTF-16 units from a pointer to the first of them.
pub(crate) fn units_at<'a>(pointer: u64, length: usize) -> &'a mut [u16] {
    if length == 0 {
        return &mut [];
    }
    // SAFETY: natives with (ref char first, int length) parameters are called with a length that the span or string has.
    unsafe { std::slice::from_raw_parts_mut(pointer as *mut u16, length) }
}

/// Bytes from a pointer to the first of them.
pub(crate) fn bytes_at<'a>(pointer: u64, length: usize) -> &'a mut [u8] {
    if length == 0 {
        return &mut [];
    }
    // SAFETY: as for `units_at`.
    unsafe { std::slice::from_raw_parts_mut(pointer as *mut u8, length) }
}

/// Moves bytes; the ranges may overlap.
pub(crate) fn move_bytes(from: u64, to: u64, bytes: usize) {
    if bytes == 0 {
        return;
    }
    // SAFETY: callers have checked both ranges against the lengths of their arrays or spans.
    unsafe { std::ptr::copy(from as *const u8, to as *mut u8, bytes) }
}

/// Fills with zero.
pub(crate) fn zero_bytes(at: u64, bytes: usize) {
    if bytes == 0 {
        return;
    }
    // SAFETY: as for `move_bytes`.
    unsafe { std::ptr::write_bytes(at as *mut u8, 0, bytes) }
}
