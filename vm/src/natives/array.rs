//! System.Array.

use hoist_bytecode::{ElementKind, TypeId, TypeShape};

use super::{Arguments, Interruption, NativeResult, Table, throw_new};
use crate::heap::Ref;
use crate::heap::object::{load, move_bytes, store, zero_bytes};
use crate::interp::objects::dimensions;
use crate::memory::{read_packed, write_packed};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Array.get_Length", |_, a| {
        let length = a.object(0)?.length();
        a.give_i32(length as i32)
    }),
    ("Array.get_Rank", |vm, a| {
        let (_, _, rank) = element_of(vm, a.object(0)?);
        a.give_i32(i32::from(rank))
    }),
    ("Array.GetLength", |vm, a| {
        let lengths = dimensions(vm, a.object(0)?);
        match lengths.get(a.i32(1) as u32 as usize) {
            Some(&length) => a.give_i32(length as i32),
            None => throw_new("System.IndexOutOfRangeException", "Array does not have that many dimensions."),
        }
    }),
    ("Array.CopyCore", copy),
    ("Array.ClearCore", |vm, a| {
        let array = a.object(0)?;
        let size = element_of(vm, array).1.size();
        let (index, length) = (a.i32(1) as u32 as usize, a.i32(2) as u32 as usize);
        zero_bytes(array.elements() + (index * size) as u64, length * size);
        Ok(())
    }),
    ("Array.GetFlat", |vm, a| {
        let array = a.object(0)?;
        let value = get(vm, array, a.i32(1) as u32 as usize)?;
        a.give_ref(value)
    }),
    ("Array.SetFlat", |vm, a| set(vm, a.object(0)?, a.i32(1) as u32 as usize, a.reference(2))),
    ("Array.Clone", |vm, a| {
        let array = a.object(0)?;
        match super::object::clone(vm, array) {
            Some(copy) => a.give_ref(copy),
            None => throw_new("System.OutOfMemoryException", "Array dimensions exceeded supported range."),
        }
    }),
    ("Array.Create", |vm, a| {
        let element = TypeId(a.object(0)?.slot(super::TYPE_ID_SLOT) as u32);
        let lengths = a.object(1)?;
        let lengths: Vec<i32> = (0..lengths.length())
            .map(|i| read_packed(lengths.elements() + 4 * i as u64, ElementKind::I32) as i32)
            .collect();
        let array = vm.source.array_of(element, lengths.len() as u8);
        let ty = vm.ty(array);
        let made = match lengths.as_slice() {
            [one] => vm.new_array(ty, *one as u32 as usize),
            _ => vm.new_md_array(ty, &lengths),
        };
        match made {
            Some(array) => a.give_ref(array),
            None => throw_new("System.OutOfMemoryException", "Array dimensions exceeded supported range."),
        }
    }),
    ("Array.ReverseCore", |vm, a| {
        let array = a.object(0)?;
        let size = element_of(vm, array).1.size();
        let (index, length) = (a.i32(1) as u32 as usize, a.i32(2) as u32 as usize);
        let bytes = crate::heap::object::bytes_at(array.elements() + (index * size) as u64, length * size);
        for i in 0..length / 2 {
            let j = length - 1 - i;
            let (head, tail) = bytes.split_at_mut(j * size);
            head[i * size..(i + 1) * size].swap_with_slice(&mut tail[..size]);
        }
        Ok(())
    }),
    ("Array.SortPrimitive", |vm, a| {
        let array = a.object(0)?;
        let (element, kind, _) = element_of(vm, array);
        let desc = vm.source.type_desc(element);
        if !matches!(desc.shape, TypeShape::Primitive(_) | TypeShape::Enum { .. }) {
            return a.give_bool(false);
        }
        let (index, length) = (a.i32(1) as u32 as usize, a.i32(2) as u32 as usize);
        sort(array.elements() + (index * kind.size()) as u64, length, kind);
        a.give_bool(true)
    }),
    ("Array.PrimitiveSize", |vm, a| {
        let (element, kind, _) = element_of(vm, a.object(0)?);
        let desc = vm.source.type_desc(element);
        a.give_i32(if matches!(desc.shape, TypeShape::Primitive(_)) { kind.size() as i32 } else { 0 })
    }),
    ("Array.BlockCopy", |_, a| {
        let (source, target) = (a.object(0)?, a.object(2)?);
        let (from, to, count) = (a.i32(1) as u32, a.i32(3) as u32, a.i32(4) as u32);
        move_bytes(source.elements() + u64::from(from), target.elements() + u64::from(to), count as usize);
        Ok(())
    }),
    ("Array.GetByteAt", |_, a| {
        let place = a.object(0)?.elements() + u64::from(a.i32(1) as u32);
        a.give(read_packed(place, ElementKind::U8))
    }),
    ("Array.SetByteAt", |_, a| {
        let place = a.object(0)?.elements() + u64::from(a.i32(1) as u32);
        write_packed(place, ElementKind::U8, a.slot(2));
        Ok(())
    }),
];

/// Element type, how it is stored, and the rank.
pub(super) fn element_of(vm: &mut Vm, array: Ref) -> (TypeId, ElementKind, u8) {
    match vm.source.type_desc(array.type_id()).shape {
        TypeShape::Array { element, element_kind, rank } => (element, element_kind, rank),
        _ => (TypeId(0), ElementKind::U8, 1),
    }
}

fn place(array: Ref, kind: ElementKind, index: usize) -> u64 {
    array.elements() + (index * kind.size()) as u64
}

/// An element as an object; boxes are counted.
fn get(vm: &mut Vm, array: Ref, index: usize) -> Result<Ref, Interruption> {
    let (element, kind, _) = element_of(vm, array);
    let place = place(array, kind, index);
    let desc = vm.source.type_desc(element);
    if !desc.is_value_type {
        return Ok(Ref(load(place)));
    }
    let (element, place) = match desc.shape {
        TypeShape::Nullable { value } => {
            if load(place) as u8 == 0 {
                return Ok(Ref::NULL);
            }
            (value, place + 8)
        }
        _ => (element, place),
    };
    let packed = !matches!(kind, ElementKind::Slots(_));
    let Some(object) = vm.box_uncounted(element, place, packed) else {
        return throw_new("System.OutOfMemoryException", "");
    };
    vm.count_box(element);
    Ok(object)
}

/// Stores an object into an element, unboxing and widening.
fn set(vm: &mut Vm, array: Ref, index: usize, value: Ref) -> NativeResult {
    let wrong = || throw_new("System.InvalidCastException", "Object cannot be stored in an array of this type.");
    let (element, kind, _) = element_of(vm, array);
    let to = place(array, kind, index);
    let desc = vm.source.type_desc(element);
    if !desc.is_value_type {
        if !value.is_null() && !vm.is_assignable(value.type_id(), element) {
            return wrong();
        }
        store(to, value.0);
        return Ok(());
    }
    if value.is_null() {
        zero_bytes(to, kind.size());
        return Ok(());
    }
    if let TypeShape::Nullable { value: inner } = desc.shape {
        if value.type_id() != inner {
            return wrong();
        }
        store(to, 1);
        move_bytes(value.0 + 8, to + 8, kind.size() - 8);
        return Ok(());
    }
    if value.type_id() == element {
        match kind {
            ElementKind::Slots(n) => move_bytes(value.0 + 8, to, 8 * usize::from(n)),
            _ => write_packed(to, kind, value.slot(1)),
        }
        return Ok(());
    }
    let source = vm.source.type_desc(value.type_id());
    match (source.shape, desc.shape) {
        (
            TypeShape::Primitive(from) | TypeShape::Enum { element: from, .. },
            TypeShape::Primitive(target) | TypeShape::Enum { element: target, .. },
        ) => {
            if !widens(from, target) {
                return throw_new(
                    "System.ArgumentException",
                    "Cannot widen from source type to target type either because the source type is a not a primitive type or the conversion cannot be accomplished.",
                );
            }
            write_packed(to, kind, widen(from, target, value.slot(1)));
            Ok(())
        }
        _ => wrong(),
    }
}

fn is_float(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::F32 | ElementKind::F64)
}

fn is_signed(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::I8 | ElementKind::I16 | ElementKind::I32 | ElementKind::I64)
}

/// Whether a primitive converts to another without loss, as array copies allow it.
fn widens(from: ElementKind, to: ElementKind) -> bool {
    if from == to {
        return true;
    }
    match (is_float(from), is_float(to)) {
        (true, true) => from == ElementKind::F32,
        (true, false) => false,
        (false, true) => true,
        (false, false) => {
            from.size() < to.size() && (is_signed(to) || !is_signed(from)) && matches!(to.size(), 2 | 4 | 8)
        }
    }
}

fn widen(from: ElementKind, to: ElementKind, bits: u64) -> u64 {
    let whole = match from {
        ElementKind::I8 => i128::from(bits as i8),
        ElementKind::I16 => i128::from(bits as i16),
        ElementKind::I32 => i128::from(bits as i32),
        ElementKind::I64 => i128::from(bits as i64),
        ElementKind::U8 => i128::from(bits as u8),
        ElementKind::U16 => i128::from(bits as u16),
        ElementKind::U32 => i128::from(bits as u32),
        _ => i128::from(bits),
    };
    match (from, to) {
        (ElementKind::F32, ElementKind::F64) => f64::from(f32::from_bits(bits as u32)).to_bits(),
        (ElementKind::F32 | ElementKind::F64, _) => bits,
        (_, ElementKind::F32) => u64::from((whole as f32).to_bits()),
        (_, ElementKind::F64) => (whole as f64).to_bits(),
        _ => whole as u64,
    }
}

fn copy(vm: &mut Vm, a: Arguments) -> NativeResult {
    let (source, target) = (a.object(0)?, a.object(2)?);
    let (from, to, length) = (a.i32(1) as u32 as usize, a.i32(3) as u32 as usize, a.i32(4) as u32 as usize);
    let (source_element, source_kind, _) = element_of(vm, source);
    let (target_element, target_kind, _) = element_of(vm, target);
    let mismatch = || {
        throw_new(
            "System.ArrayTypeMismatchException",
            "Source array type cannot be assigned to destination array type.",
        )
    };
    let source_is_value = vm.source.type_desc(source_element).is_value_type;
    let target_is_value = vm.source.type_desc(target_element).is_value_type;
    if source_element == target_element
        || (!source_is_value && !target_is_value && vm.is_assignable(source_element, target_element))
        || (source_is_value && target_is_value && same_storage(vm, source_element, target_element))
    {
        let size = source_kind.size();
        move_bytes(place(source, source_kind, from), place(target, target_kind, to), length * size);
        return Ok(());
    }
    match (source_is_value, target_is_value) {
        (false, false) => {
            if !vm.is_assignable(target_element, source_element)
                && !is_interface(vm, source_element)
                && !is_interface(vm, target_element)
            {
                return mismatch();
            }
            for i in 0..length {
                let value = Ref(load(place(source, source_kind, from + i)));
                if !value.is_null() && !vm.is_assignable(value.type_id(), target_element) {
                    return throw_new(
                        "System.InvalidCastException",
                        "At least one element in the source array could not be cast down to the destination array type.",
                    );
                }
                store(place(target, target_kind, to + i), value.0);
            }
            Ok(())
        }
        (true, false) => {
            if !vm.is_assignable(source_element, target_element) {
                return mismatch();
            }
            for i in 0..length {
                let value = get(vm, source, from + i)?;
                store(place(target, target_kind, to + i), value.0);
            }
            Ok(())
        }
        (false, true) => {
            for i in 0..length {
                let value = Ref(load(place(source, source_kind, from + i)));
                if value.is_null() || value.type_id() != target_element {
                    return throw_new(
                        "System.InvalidCastException",
                        "At least one element in the source array could not be cast down to the destination array type.",
                    );
                }
                set(vm, target, to + i, value)?;
            }
            Ok(())
        }
        (true, true) => {
            let shapes = (vm.source.type_desc(source_element).shape, vm.source.type_desc(target_element).shape);
            let (TypeShape::Primitive(x), TypeShape::Primitive(y)) = shapes else { return mismatch() };
            if !widens(x, y) {
                return mismatch();
            }
            for i in 0..length {
                let value = read_packed(place(source, source_kind, from + i), source_kind);
                write_packed(place(target, target_kind, to + i), target_kind, widen(x, y, value));
            }
            Ok(())
        }
    }
}

fn is_interface(vm: &mut Vm, id: TypeId) -> bool {
    vm.source.type_desc(id).shape == TypeShape::Interface
}

/// An enum and its underlying type, or int and uint.
fn same_storage(vm: &mut Vm, x: TypeId, y: TypeId) -> bool {
    let kind = |vm: &mut Vm, id: TypeId| match vm.source.type_desc(id).shape {
        TypeShape::Primitive(kind) | TypeShape::Enum { element: kind, .. } => Some(kind),
        _ => None,
    };
    match (kind(vm, x), kind(vm, y)) {
        (Some(x), Some(y)) => x == y || (!is_float(x) && !is_float(y) && x.size() == y.size()),
        _ => false,
    }
}

fn sort(first: u64, length: usize, kind: ElementKind) {
    let mut values: Vec<u64> = (0..length).map(|i| read_packed(first + (i * kind.size()) as u64, kind)).collect();
    match kind {
        ElementKind::F32 => values
            .sort_by(|x, y| float_order(f64::from(f32::from_bits(*x as u32)), f64::from(f32::from_bits(*y as u32)))),
        ElementKind::F64 => values.sort_by(|x, y| float_order(f64::from_bits(*x), f64::from_bits(*y))),
        _ if is_signed(kind) => values.sort_unstable_by_key(|&v| v as i64),
        _ => values.sort_unstable(),
    }
    for (i, value) in values.into_iter().enumerate() {
        write_packed(first + (i * kind.size()) as u64, kind, value);
    }
}

/// NaN first; -0 and 0 equal.
fn float_order(x: f64, y: f64) -> std::cmp::Ordering {
    match (x.is_nan(), y.is_nan()) {
        (true, true) => std::cmp::Ordering::Equal,
        (true, false) => std::cmp::Ordering::Less,
        (false, true) => std::cmp::Ordering::Greater,
        _ => x.partial_cmp(&y).unwrap_or(std::cmp::Ordering::Equal),
    }
}
