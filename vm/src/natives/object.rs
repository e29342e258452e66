//! System.Object and System.ValueType.

use hoist_bytecode::{ElementKind, TypeId, TypeShape};

use super::{Interruption, Table, null_reference};
use crate::heap::Ref;
use crate::interp::Switch;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Object.GetType", |vm, a| {
        let object = a.object(0)?;
        a.give_ref(type_object(vm, object.type_id())?)
    }),
    ("Object.MemberwiseClone", |vm, a| {
        let object = a.object(0)?;
        match clone(vm, object) {
            Some(copy) => a.give_ref(copy),
            None => super::throw_new("System.OutOfMemoryException", ""),
        }
    }),
    ("Object.RuntimeHashCode", |vm, a| {
        let hash = hash_code(vm, a.reference(0));
        a.give_i32(hash)
    }),
    ("ValueType.SameType", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        a.give_bool(!x.is_null() && !y.is_null() && x.type_id() == y.type_id())
    }),
    ("ValueType.HasOnlyBits", |vm, a| {
        let object = a.object(0)?;
        let answer = only_bits(vm, object.type_id());
        a.give_bool(answer)
    }),
    ("ValueType.SameBits", |vm, a| {
        let (x, y) = (a.object(0)?, a.object(1)?);
        let slots = value_slots(vm, x);
        a.give_bool((1..=slots).all(|i| vm.value_slot(x, i) == vm.value_slot(y, i)))
    }),
    ("ValueType.BitsHash", |vm, a| {
        let object = a.object(0)?;
        let mut hash = 17u64;
        for i in 1..=value_slots(vm, object) {
            hash = hash.wrapping_mul(31).wrapping_add(vm.value_slot(object, i));
        }
        a.give_i32((hash ^ (hash >> 32)) as i32)
    }),
    ("ValueType.FieldCount", |vm, a| {
        let object = a.object(0)?;
        let count = vm.source.instance_fields(object.type_id()).len();
        a.give_i32(count as i32)
    }),
    ("ValueType.FieldValue", |vm, a| {
        let object = a.object(0)?;
        let fields = vm.source.instance_fields(object.type_id());
        let index = a.i32(1) as usize;
        let mut slot = 1;
        for (_, ty) in fields.iter().take(index) {
            slot += usize::from(vm.source.type_desc(*ty).value_slots);
        }
        let Some((_, ty)) = fields.get(index) else { return a.give(0) };
        let value = vm.box_slots(*ty, object.0 + 8 * slot as u64);
        a.give_ref(value)
    }),
];

/// The Type object of a type.
pub(super) fn type_object(vm: &mut Vm, id: TypeId) -> Result<Ref, Interruption> {
    vm.type_object(id).map_err(stop)
}

/// A failure of linking inside a native.
pub(super) fn stop(switch: Switch) -> Interruption {
    match switch {
        Switch::Stop(outcome) => Interruption::Stop(outcome),
        _ => Interruption::Block,
    }
}

fn value_slots(vm: &mut Vm, object: Ref) -> usize {
    usize::from(vm.source.type_desc(object.type_id()).value_slots)
}

/// The object's hash code, given out at the first question.
pub(crate) fn hash_code(vm: &mut Vm, object: Ref) -> i32 {
    if object.is_null() {
        return 0;
    }
    let header = object.header();
    let mut hash = header >> 40;
    if hash == 0 {
        hash = vm.heap.next_hash();
        object.set_header(header | hash << 40);
    }
    hash as i32
}

fn only_bits(vm: &mut Vm, ty: TypeId) -> bool {
    let desc = vm.source.type_desc(ty);
    match desc.shape {
        TypeShape::Enum { .. } => true,
        TypeShape::Primitive(kind) => !matches!(kind, ElementKind::F32 | ElementKind::F64),
        // Equal decimals may differ in scale.
        TypeShape::Struct if desc.name == "System.Decimal" => false,
        TypeShape::Struct | TypeShape::Nullable { .. } => {
            let fields = vm.source.instance_fields(ty);
            !fields.is_empty() && desc.value_refs.is_empty() && fields.iter().all(|(_, t)| only_bits(vm, *t))
        }
        _ => false,
    }
}

/// A shallow copy.
pub(super) fn clone(vm: &mut Vm, object: Ref) -> Option<Ref> {
    let ty = vm.ty(object.type_id());
    let desc = vm.source.type_desc(object.type_id());
    match desc.shape {
        TypeShape::Array { rank, element_kind, .. } => {
            let copy = if rank > 1 {
                let dimensions: Vec<i32> =
                    crate::interp::objects::dimensions(vm, object).iter().map(|&d| d as i32).collect();
                vm.new_md_array(ty, &dimensions)?
            } else {
                vm.new_array(ty, object.length())?
            };
            crate::heap::object::move_bytes(object.elements(), copy.elements(), object.length() * element_kind.size());
            Some(copy)
        }
        TypeShape::String => Some(object),
        _ => {
            let copy = vm.new_object(ty)?;
            let slots = usize::from(desc.object_slots).saturating_sub(1);
            crate::heap::object::move_bytes(object.0 + 8, copy.0 + 8, slots * 8);
            Some(copy)
        }
    }
}

impl Vm {
    /// A slot of a boxed value with the unspecified upper bits of narrow primitives taken away.
    pub(crate) fn value_slot(&mut self, object: Ref, slot: usize) -> u64 {
        let bits = object.slot(slot);
        let desc = self.source.type_desc(object.type_id());
        match desc.shape {
            TypeShape::Primitive(kind) | TypeShape::Enum { element: kind, .. } => normal(kind, bits),
            _ => match self.slot_kinds(object.type_id()).get(slot - 1) {
                Some(&kind) => normal(kind, bits),
                None => bits,
            },
        }
    }

    /// Kinds of the slots of a struct.
    fn slot_kinds(&mut self, ty: TypeId) -> Vec<ElementKind> {
        let desc = self.source.type_desc(ty);
        match desc.shape {
            TypeShape::Primitive(kind) | TypeShape::Enum { element: kind, .. } => vec![kind],
            TypeShape::Struct | TypeShape::Nullable { .. } => {
                let fields = self.source.instance_fields(ty);
                let mut kinds: Vec<ElementKind> = Vec::new();
                for (_, field) in fields {
                    kinds.extend(self.slot_kinds(field));
                }
                kinds.resize(usize::from(desc.value_slots), ElementKind::I64);
                kinds
            }
            _ => vec![ElementKind::Ref; usize::from(desc.value_slots)],
        }
    }

    /// The value in slots at `place` as an object, not counted: the reference itself, a box, null for an empty Nullable.
    pub(crate) fn box_slots(&mut self, ty: TypeId, place: u64) -> Ref {
        let desc = self.source.type_desc(ty);
        match desc.shape {
            TypeShape::Nullable { value } => {
                if crate::heap::object::load(place) as u8 == 0 {
                    Ref::NULL
                } else {
                    self.box_slots(value, place + 8)
                }
            }
            _ if desc.is_value_type => self.box_uncounted(ty, place, false).unwrap_or_default(),
            _ => Ref(crate::heap::object::load(place)),
        }
    }
}

/// Only the bytes that count.
fn normal(kind: ElementKind, bits: u64) -> u64 {
    match kind.size() {
        1 => u64::from(bits as u8),
        2 => u64::from(bits as u16),
        4 => u64::from(bits as u32),
        _ => bits,
    }
}

/// Fails with NullReferenceException for null.
#[allow(dead_code, reason = "for natives with several references")]
pub(super) fn not_null(object: Ref) -> Result<Ref, Interruption> {
    if object.is_null() { null_reference() } else { Ok(object) }
}
