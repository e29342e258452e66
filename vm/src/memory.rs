//! Making objects, counting them as .NET would, and collecting.
#![allow(unsafe_code)]

use hoist_bytecode::{ElementKind, StringId, TypeId};

use crate::frame::FrameKind;
use crate::heap::types::ClassState;
use crate::heap::{FLAG_OBJECT, MAX_SMALL_BYTES, Marker, Ref, VmType};
use crate::interp::Switch;
use crate::interp::exceptions::After;
use crate::limits::{Limit, Outcome};
use crate::sched::ThreadState;
use crate::vm::Vm;

/// Longest array, as in .NET.
const MAX_LENGTH: usize = 0x7FFF_FFC7;

impl Vm {
    /// A zeroed instance, counted.
    pub(crate) fn new_object(&mut self, ty: *mut VmType) -> Option<Ref> {
        let object = self.new_object_uncounted(ty)?;
        // SAFETY: types live as long as the VM.
        unsafe {
            (*ty).objects += 1;
            let bytes = u64::from((*ty).net_bytes);
            self.allocated += bytes;
            if bytes > 0 {
                self.event_allocated(ty, bytes);
            }
        }
        Some(object)
    }

    /// A zeroed instance that counters don't see.
    pub(crate) fn new_object_uncounted(&mut self, ty: *mut VmType) -> Option<Ref> {
        // SAFETY: types live as long as the VM; a cell is at least a header long.
        unsafe {
            let cell = if (*ty).is_large {
                self.heap.take_large(usize::from((&*ty).desc.object_slots) * 8)?
            } else {
                self.heap.take_cell_slow((*ty).cell_class)
            };
            *(cell as *mut u64) = (*ty).header;
            Some(Ref(cell as u64))
        }
    }

    /// A zeroed array or string of `length`, counted.
    pub(crate) fn new_array(&mut self, ty: *mut VmType, length: usize) -> Option<Ref> {
        // SAFETY: types live as long as the VM.
        unsafe {
            let array = self.new_array_uncounted(ty, length, 0)?;
            if (*ty).counted != 0 {
                let bytes = (u64::from((*ty).net_bytes) + length as u64 * u64::from((*ty).element_net_bytes))
                    .next_multiple_of(8)
                    .max(24);
                (*ty).objects += 1;
                (*ty).bytes += bytes;
                self.allocated += bytes;
                self.event_allocated(ty, bytes);
            }
            Some(array)
        }
    }

    /// The same with room for `extra` slots after the elements; not counted.
    pub(crate) fn new_array_uncounted(&mut self, ty: *mut VmType, length: usize, extra: usize) -> Option<Ref> {
        if length > MAX_LENGTH {
            return None;
        }
        // SAFETY: types live as long as the VM; the memory has room for header, length and elements.
        unsafe {
            let element_bytes = (*ty).element_bytes as usize;
            let bytes = length.checked_mul(element_bytes)?.next_multiple_of(8) + 16 + 8 * extra;
            let address = if bytes <= MAX_SMALL_BYTES {
                let class = self.heap.class_for(bytes / 8)?;
                self.heap.take_cell_slow(class)
            } else {
                self.heap.take_large(bytes)?
            };
            *(address as *mut u64) = u64::from((*ty).id.0) | FLAG_OBJECT;
            *(address as *mut u64).add(1) = length as u64;
            Some(Ref(address as u64))
        }
    }

    /// A multi-dimensional array: dimensions stand behind the elements.
    pub(crate) fn new_md_array(&mut self, ty: *mut VmType, dimensions: &[i32]) -> Option<Ref> {
        let length = dimensions.iter().try_fold(1usize, |n, &d| n.checked_mul(d as usize))?;
        let array = self.new_array_uncounted(ty, length, dimensions.len())?;
        // SAFETY: types live as long as the VM.
        let (element_bytes, net) = unsafe { ((*ty).element_bytes as usize, u64::from((*ty).element_net_bytes)) };
        let first = 2 + (length * element_bytes).div_ceil(8);
        for (i, &dimension) in dimensions.iter().enumerate() {
            array.set_slot(first + i, dimension as u64);
        }
        // .NET keeps a length and a lower bound of 4 bytes each per dimension beside the ordinary array head.
        let bytes = (24 + 8 * dimensions.len() as u64 + length as u64 * net).next_multiple_of(8);
        // SAFETY: as above.
        unsafe {
            (*ty).objects += 1;
            (*ty).bytes += bytes;
        }
        self.allocated += bytes;
        self.event_allocated(ty, bytes);
        Some(array)
    }

    pub(crate) fn string_type(&mut self) -> *mut VmType {
        let id = match self.known.string {
            Some(id) => id,
            None => {
                let id = self.source.type_by_name("System.String", &[]).unwrap_or(TypeId(0));
                self.known.string = Some(id);
                id
            }
        };
        self.ty(id)
    }

    /// .NET bytes of all strings so far.
    pub(crate) fn string_bytes(&mut self) -> u64 {
        let ty = self.string_type();
        // SAFETY: types live as long as the VM.
        unsafe { (*ty).bytes }
    }

    /// Takes back what was counted for one string since [`Self::string_bytes`] was `before`.
    pub(crate) fn forget_strings(&mut self, before: u64) {
        let ty = self.string_type();
        // SAFETY: types live as long as the VM.
        unsafe {
            let bytes = (*ty).bytes.saturating_sub(before);
            if bytes > 0 {
                (*ty).bytes -= bytes;
                (*ty).objects -= 1;
                self.allocated = self.allocated.saturating_sub(bytes);
            }
        }
    }

    /// A zeroed string of `length` units, counted.
    pub(crate) fn new_string_of_length(&mut self, length: usize) -> Option<Ref> {
        let ty = self.string_type();
        self.new_array(ty, length)
    }

    /// A string, counted unless it is empty.
    pub(crate) fn new_string_units(&mut self, units: &[u16]) -> Ref {
        if units.is_empty() {
            return self.empty_string();
        }
        match self.new_string_of_length(units.len()) {
            Some(string) => {
                string.units_mut().copy_from_slice(units);
                string
            }
            None => Ref::NULL,
        }
    }

    pub(crate) fn new_string(&mut self, text: &str) -> Ref {
        if text.is_ascii() {
            if text.is_empty() {
                return self.empty_string();
            }
            let Some(string) = self.new_string_of_length(text.len()) else { return Ref::NULL };
            for (unit, byte) in string.units_mut().iter_mut().zip(text.bytes()) {
                *unit = u16::from(byte);
            }
            return string;
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        self.new_string_units(&units)
    }

    /// A string that counters don't see.
    pub(crate) fn new_string_uncounted(&mut self, units: &[u16]) -> Ref {
        if units.is_empty() {
            return self.empty_string();
        }
        let ty = self.string_type();
        match self.new_array_uncounted(ty, units.len(), 0) {
            Some(string) => {
                string.units_mut().copy_from_slice(units);
                string
            }
            None => Ref::NULL,
        }
    }

    /// The one empty string.
    pub(crate) fn empty_string(&mut self) -> Ref {
        if self.empty_text == 0 {
            let ty = self.string_type();
            let empty = self.new_array_uncounted(ty, 0, 0).unwrap_or_default();
            self.kept.push(empty.0);
            self.empty_text = empty.0;
        }
        Ref(self.empty_text)
    }

    /// The object of a literal.
    pub(crate) fn load_literal(&mut self, id: u32) -> u64 {
        let index = id as usize;
        if index >= self.literals.len() {
            self.literals.resize((index + 1).next_power_of_two(), 0);
        }
        if self.literals[index] == 0 {
            let units = self.source.string_literal(StringId(id));
            self.literals[index] = self.new_string_uncounted(&units).0;
        }
        self.literals[index]
    }

    pub(crate) fn out_of_memory(&self) -> Switch {
        Switch::stop(Outcome::LimitExceeded(Limit::Memory))
    }

    pub(crate) fn collect_if_needed(&mut self) {
        if self.collect_requested || self.heap.wants_collection() {
            self.collect();
        }
    }

    /// Frees what cannot be reached.
    pub(crate) fn collect(&mut self) {
        self.collect_requested = false;
        self.collections += 1;
        let layout = self.source.static_layout();
        let pool_roots = self.pool_roots();
        let mut marker = Marker::new(&self.heap, &self.types);
        for &slot in &layout.reference_slots {
            marker.reference(self.static_slot(slot));
        }
        for &literal in self.literals.iter().chain(&self.kept).chain(&pool_roots).chain(&self.to_finalize) {
            marker.reference(literal);
        }
        for (&timer, _) in &self.timer_keys {
            marker.reference(timer);
        }
        for (&object, _) in &self.monitors {
            marker.reference(object);
        }
        for ty in self.types.iter() {
            marker.reference(ty.type_object);
            if let ClassState::Failed(exception) = ty.class_state {
                marker.reference(exception);
            }
        }
        for (index, thread) in self.threads.iter().enumerate() {
            if thread.state == ThreadState::Ended {
                continue;
            }
            marker.reference(thread.object);
            marker.reference(thread.unwinding.unhandled);
            for entry in &thread.unwinding.finallies {
                if let After::Unwind { exception, .. } = entry.after {
                    marker.reference(exception);
                }
            }
            for entry in &thread.unwinding.filters {
                marker.reference(entry.exception);
            }
            let Some(stack) = &thread.stack else { continue };
            let mut frame = if index as u32 == self.current { self.fp } else { thread.fp };
            // SAFETY: frame records from the bottom of the thread's memory up to `fp` are valid; each code frame has as many registers as its
            // method says, and those of kind Ref hold references since entry (arguments, zeroed).
            unsafe {
                for &slot in &layout.thread_reference_slots {
                    marker.reference(*stack.registers.add(slot as usize));
                }
                while frame >= stack.frames {
                    let current = &*frame;
                    if !current.method.is_null() && current.kind <= FrameKind::Multicast {
                        for &register in &*(*current.method).reference_registers {
                            marker.reference(*current.base.add(register as usize));
                        }
                        for &register in &*(*current.method).pointer_registers {
                            marker.pointer(*current.base.add(register as usize));
                        }
                    }
                    frame = frame.sub(1);
                }
            }
        }
        marker.trace();
        // Unreachable objects with a finalizer live once more.
        let mut finalize = Vec::new();
        self.finalizable.retain(|&object| {
            let reached = marker.is_marked(object);
            if !reached {
                finalize.push(object);
            }
            reached
        });
        let mut cleared = Vec::new();
        let mut unused = Vec::new();
        for (handle, &(cell, target)) in self.weak_handles.iter().enumerate() {
            if target != 0 && !marker.is_marked(target) {
                cleared.push(handle);
            }
            if cell != 0 && !marker.is_marked(cell) {
                unused.push(handle);
            }
        }
        for &object in &finalize {
            marker.reference(object);
        }
        marker.trace();
        for handle in cleared {
            self.weak_handles[handle].1 = 0;
        }
        for handle in unused {
            self.weak_handles[handle] = (0, 0);
            self.free_weak_handles.push(handle as u32);
        }
        if let Some(tracer) = &mut self.tracer {
            Self::forget_dead(tracer, |object| marker.is_marked(object));
        }
        self.heap.sweep();
        self.to_finalize.extend(finalize);
        let live = self.heap.live as u64;
        self.event_of_machine(|_, _| crate::EventKind::Collected { live });
    }

    /// Boxes a value that lies behind a pointer in memory layout; not counted.
    pub(crate) fn box_uncounted(&mut self, id: TypeId, place: u64, packed: bool) -> Option<Ref> {
        let ty = self.ty(id);
        // SAFETY: types live as long as the VM; the caller's pointer is to a value of the type.
        unsafe {
            let kind = (*ty).element_kind();
            let object = self.new_object_uncounted(ty)?;
            match kind {
                Some(kind) if packed => object.set_slot(1, read_packed(place, kind)),
                _ => {
                    let slots = usize::from((&*ty).desc.value_slots);
                    std::ptr::copy_nonoverlapping(place as *const u64, (object.0 as *mut u64).add(1), slots);
                }
            }
            Some(object)
        }
    }

    /// Counts a box that was made uncounted.
    pub(crate) fn count_box(&mut self, id: TypeId) {
        let ty = self.ty(id);
        // SAFETY: types live as long as the VM.
        unsafe {
            (*ty).objects += 1;
            (*ty).boxes += 1;
            self.allocated += u64::from((*ty).net_bytes);
            self.event_allocated(ty, u64::from((*ty).net_bytes));
        }
    }
}

/// Reads a packed element, extended as registers want it.
pub(crate) fn read_packed(place: u64, kind: ElementKind) -> u64 {
    // SAFETY: callers pass the address of an element of this kind.
    unsafe {
        match kind {
            ElementKind::I8 => (place as *const i8).read() as u64,
            ElementKind::U8 => u64::from((place as *const u8).read()),
            ElementKind::I16 => (place as *const i16).read_unaligned() as u64,
            ElementKind::U16 => u64::from((place as *const u16).read_unaligned()),
            ElementKind::I32 => (place as *const i32).read_unaligned() as u64,
            ElementKind::U32 | ElementKind::F32 => u64::from((place as *const u32).read_unaligned()),
            _ => (place as *const u64).read_unaligned(),
        }
    }
}

/// Writes a packed element.
pub(crate) fn write_packed(place: u64, kind: ElementKind, value: u64) {
    // SAFETY: as for `read_packed`.
    unsafe {
        match kind {
            ElementKind::I8 | ElementKind::U8 => (place as *mut u8).write(value as u8),
            ElementKind::I16 | ElementKind::U16 => (place as *mut u16).write_unaligned(value as u16),
            ElementKind::I32 | ElementKind::U32 | ElementKind::F32 => {
                (place as *mut u32).write_unaligned(value as u32);
            }
            _ => (place as *mut u64).write_unaligned(value),
        }
    }
}
