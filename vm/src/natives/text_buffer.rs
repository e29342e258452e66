//! Hoist.Runtime.TextBuffer: growing texts by handle.

use super::{Arguments, Interruption, Table, throw_new};
use crate::heap::object::units_at;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("TextBuffer.Rent", |vm, a| {
        let handle = vm.free_buffers.pop().unwrap_or_else(|| {
            vm.buffers.push(Vec::new());
            vm.buffers.len() - 1
        });
        a.give_i32(handle as i32)
    }),
    ("TextBuffer.AppendString", |vm, a| {
        let text = a.reference(1);
        if !text.is_null() {
            buffer(vm, a)?.extend_from_slice(text.units());
        }
        Ok(())
    }),
    ("TextBuffer.AppendSlice", |vm, a| {
        let units = a.object(1)?.units();
        let (start, length) = (a.i32(2) as usize, a.i32(3) as usize);
        let Some(part) = units.get(start..start.saturating_add(length)) else {
            return throw_new(
                "System.ArgumentOutOfRangeException",
                "Specified argument was out of the range of valid values.",
            );
        };
        buffer(vm, a)?.extend_from_slice(part);
        Ok(())
    }),
    ("TextBuffer.AppendSpan", |vm, a| {
        let units = units_at(a.slot(1), a.i32(2).max(0) as usize);
        buffer(vm, a)?.extend_from_slice(units);
        Ok(())
    }),
    ("TextBuffer.AppendChar", |vm, a| {
        buffer(vm, a)?.push(a.slot(1) as u16);
        Ok(())
    }),
    ("TextBuffer.AppendInt64", |vm, a| {
        let text = a.i64(1).to_string();
        buffer(vm, a)?.extend(text.bytes().map(u16::from));
        Ok(())
    }),
    ("TextBuffer.AppendUInt64", |vm, a| {
        let text = a.slot(1).to_string();
        buffer(vm, a)?.extend(text.bytes().map(u16::from));
        Ok(())
    }),
    ("TextBuffer.AppendDouble", |vm, a| {
        let text = super::number_text::shortest(a.f64(1));
        buffer(vm, a)?.extend(text.bytes().map(u16::from));
        Ok(())
    }),
    ("TextBuffer.AppendReplaced", |vm, a| {
        let (text, old, new) = (a.object(1)?.units(), a.object(2)?.units(), a.object(3)?.units());
        let replaced = super::text_search::replace(text, old, new, false);
        buffer(vm, a)?.extend_from_slice(replaced.as_deref().unwrap_or(text));
        Ok(())
    }),
    ("TextBuffer.CopyTo", |vm, a| {
        let target = a.object(1)?.units_mut();
        let at = a.i32(2) as u32 as usize;
        let units = buffer(vm, a)?;
        if let Some(target) = target.get_mut(at..at.saturating_add(units.len())) {
            target.copy_from_slice(units);
        }
        Ok(())
    }),
    ("TextBuffer.AppendAligned", |vm, a| {
        let width = a.i32(2);
        let text = a.reference(1);
        let buffer = buffer(vm, a)?;
        let start = buffer.len();
        if !text.is_null() {
            buffer.extend_from_slice(text.units());
        }
        align(buffer, start, width);
        Ok(())
    }),
    ("TextBuffer.Length", |vm, a| {
        let length = buffer(vm, a)?.len();
        a.give_i32(length as i32)
    }),
    ("TextBuffer.Align", |vm, a| {
        let (start, width) = (a.i32(1).max(0) as usize, a.i32(2));
        align(buffer(vm, a)?, start, width);
        Ok(())
    }),
    ("TextBuffer.Take", |vm, a| {
        let units = std::mem::take(buffer(vm, a)?);
        let text = vm.new_string_units(&units);
        give_back(vm, a, units);
        a.give_ref(text)
    }),
    ("TextBuffer.Free", |vm, a| {
        let units = std::mem::take(buffer(vm, a)?);
        give_back(vm, a, units);
        Ok(())
    }),
];

fn buffer(vm: &mut Vm, a: Arguments) -> Result<&mut Vec<u16>, Interruption> {
    match vm.buffers.get_mut(a.i32(0) as usize) {
        Some(buffer) => Ok(buffer),
        None => throw_new(
            "System.InvalidOperationException",
            "Operation is not valid due to the current state of the object.",
        ),
    }
}

fn give_back(vm: &mut Vm, a: Arguments, mut units: Vec<u16>) {
    units.clear();
    let handle = a.i32(0) as usize;
    vm.buffers[handle] = if units.capacity() > 4096 { Vec::new() } else { units };
    vm.free_buffers.push(handle);
}

/// Pads what begins at `start` to |width| units: on the left for positive widths.
fn align(buffer: &mut Vec<u16>, start: usize, width: i32) {
    let start = start.min(buffer.len());
    let missing = (width.unsigned_abs() as usize).saturating_sub(buffer.len() - start);
    let at = if width > 0 { start } else { buffer.len() };
    buffer.splice(at..at, std::iter::repeat_n(u16::from(b' '), missing));
}
