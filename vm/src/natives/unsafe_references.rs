//! Hoist.Runtime.Unsafe: arithmetic on managed pointers, in elements.

use hoist_bytecode::TypeId;

use super::{Table, type_argument};
use crate::heap::object::{move_bytes, zero_bytes};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Unsafe.Add", |vm, a| {
        let stride = vm.stride(type_argument(a, 0));
        a.give(a.slot(0).wrapping_add((i64::from(a.i32(1)) * stride as i64) as u64))
    }),
    ("Unsafe.Distance", |vm, a| {
        let stride = vm.stride(type_argument(a, 0)) as i64;
        a.give_i64((a.i64(1).wrapping_sub(a.i64(0))) / stride)
    }),
    ("Unsafe.Copy", |vm, a| {
        let stride = vm.stride(type_argument(a, 0));
        move_bytes(a.slot(0), a.slot(1), a.i32(2).max(0) as usize * stride);
        Ok(())
    }),
    ("Unsafe.Clear", |vm, a| {
        let stride = vm.stride(type_argument(a, 0));
        zero_bytes(a.slot(0), a.i32(1).max(0) as usize * stride);
        Ok(())
    }),
    ("Unsafe.FirstOf", |_, a| {
        let array = a.object(0)?;
        a.give(array.elements())
    }),
    ("Unsafe.NullRef", |_, a| a.give(0)),
    ("Unsafe.IsNullRef", |_, a| a.give_bool(a.slot(0) == 0)),
    ("Unsafe.AreSame", |_, a| a.give_bool(a.slot(0) == a.slot(1))),
    ("Unsafe.As", |_, a| a.give(a.slot(0))),
    ("Unsafe.NetSizeOf", |vm, a| {
        // A reference or struct as a field in .NET.
        let desc = vm.source.type_desc(type_argument(a, 0));
        a.give_i32(if desc.is_value_type { desc.net_value_size as i32 } else { 8 })
    }),
    ("Unsafe.SizeOf", |vm, a| {
        let stride = vm.stride(type_argument(a, 0));
        a.give_i32(stride as i32)
    }),
];

impl Vm {
    /// Bytes between two elements of an array of the type.
    pub(crate) fn stride(&mut self, element: TypeId) -> usize {
        let index = element.index();
        if let Some(&known) = self.strides.get(index)
            && known != 0
        {
            return known as usize;
        }
        let array = self.source.array_of(element, 1);
        let bytes = match self.source.type_desc(array).shape {
            hoist_bytecode::TypeShape::Array { element_kind, .. } => element_kind.size() as u32,
            _ => 8,
        };
        if index >= self.strides.len() {
            self.strides.resize((index + 1).next_power_of_two(), 0);
        }
        self.strides[index] = bytes;
        bytes as usize
    }
}
