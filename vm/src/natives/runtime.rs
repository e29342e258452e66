//! Hoist.Runtime.Generics and Values: questions about type arguments.

use hoist_bytecode::{ElementKind, TypeId, TypeShape};

use super::{Table, throw_new, type_argument};
use crate::heap::object;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Generics.IsAssignable", |vm, a| {
        let answer = vm.is_assignable(type_argument(a, 0), type_argument(a, 1));
        a.give_bool(answer)
    }),
    ("Generics.Create", |vm, a| {
        let name = a.object(0)?.text();
        let argument = type_argument(a, 0);
        create(vm, a, &name, argument)
    }),
    ("Generics.CreateOverNullable", |vm, a| {
        let name = a.object(0)?.text();
        match vm.source.type_desc(type_argument(a, 0)).shape {
            TypeShape::Nullable { value } => create(vm, a, &name, value),
            _ => a.give(0),
        }
    }),
    ("Generics.IsReferenceOrContainsReferences", |vm, a| {
        let desc = vm.source.type_desc(type_argument(a, 0));
        a.give_bool(!desc.value_refs.is_empty() || !desc.is_value_type)
    }),
    ("Generics.IsValueType", |vm, a| {
        let answer = vm.source.type_desc(type_argument(a, 0)).is_value_type;
        a.give_bool(answer)
    }),
    ("Generics.IsEnum", |vm, a| {
        let desc = vm.source.type_desc(type_argument(a, 0));
        a.give_bool(matches!(desc.shape, TypeShape::Enum { .. }))
    }),
    ("Generics.Reinterpret", |vm, a| {
        let slots = usize::from(vm.source.type_desc(type_argument(a, 1)).value_slots);
        for i in 0..slots {
            a.set(i, a.slot(i));
        }
        Ok(())
    }),
    ("Values.AsRef", |_, a| a.give(a.slot(0))),
    ("Values.IsZeroOfCacheableSize", |vm, a| {
        let ty = type_argument(a, 0);
        let desc = vm.source.type_desc(ty);
        let fits = desc.is_value_type
            && desc.value_refs.is_empty()
            && desc.value_byrefs.is_empty()
            && matches!(desc.net_value_size, 1 | 2 | 4 | 8 | 16);
        let zero = fits && is_zero(vm, ty, a.slot(0));
        a.give_bool(zero)
    }),
];

fn create(vm: &mut Vm, a: super::Arguments, name: &str, argument: TypeId) -> super::NativeResult {
    // `Name`1`: the arity is told by the arguments.
    let plain = name.split('`').next().unwrap_or(name);
    let Some(ty) = vm.source.type_by_name(plain, &[argument]) else {
        return throw_new("System.TypeLoadException", format!("Could not load type '{name}'."));
    };
    let ty = vm.ty(ty);
    match vm.new_object_uncounted(ty) {
        Some(created) => a.give_ref(created),
        None => throw_new("System.OutOfMemoryException", ""),
    }
}

/// Whether all bits that count of the value behind a pointer are zero.
fn is_zero(vm: &mut Vm, ty: TypeId, place: u64) -> bool {
    let desc = vm.source.type_desc(ty);
    match desc.shape {
        TypeShape::Primitive(kind) | TypeShape::Enum { element: kind, .. } => {
            crate::memory::read_packed(place, kind) == 0
        }
        TypeShape::Struct | TypeShape::Nullable { .. } => {
            let fields = vm.source.instance_fields(ty);
            if fields.is_empty() {
                return (0..u64::from(desc.value_slots)).all(|i| object::load(place + 8 * i) == 0);
            }
            let mut at = place;
            for (_, field) in fields {
                if !is_zero(vm, field, at) {
                    return false;
                }
                at += 8 * u64::from(vm.source.type_desc(field).value_slots);
            }
            true
        }
        _ => crate::memory::read_packed(place, ElementKind::I64) == 0,
    }
}
