//! System.Delegate. A multicast delegate has a Delegate[] of single-target ones; its own target and method are the last one's.

use hoist_bytecode::MethodId;

use super::{Interruption, Table, throw_new};
use crate::heap::Ref;
use crate::interp::objects::{DELEGATE_LIST, DELEGATE_METHOD, DELEGATE_TARGET};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Delegate.Combine", |vm, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        if x.is_null() || y.is_null() {
            return a.give_ref(if x.is_null() { y } else { x });
        }
        if x.type_id() != y.type_id() {
            return throw_new("System.ArgumentException", "Delegates must be of the same type.");
        }
        let mut list = targets(x);
        let before = list.len();
        list.extend(targets(y));
        // .NET keeps the targets in an object[] of 2, 4, 8 … and shares it with the shorter delegate while there is room.
        let room = if before == 1 { 0 } else { before.next_power_of_two() };
        if list.len() > room {
            let mut capacity = if before == 1 { list.len() } else { room };
            while capacity < list.len() {
                capacity *= 2;
            }
            let bytes = 24 + 8 * capacity as u64;
            vm.count_named("object[]", 1, bytes);
            vm.allocated += bytes;
        }
        let result = from_targets(vm, x, &list)?;
        a.give_ref(result)
    }),
    ("Delegate.Remove", |vm, a| {
        let (source, value) = (a.reference(0), a.reference(1));
        if source.is_null() || value.is_null() || source.type_id() != value.type_id() {
            return a.give_ref(source);
        }
        let (list, removed) = (targets(source), targets(value));
        let found = (0..=list.len().saturating_sub(removed.len()))
            .rev()
            .find(|&i| list.len() >= removed.len() && (0..removed.len()).all(|j| same_target(list[i + j], removed[j])));
        let Some(at) = found else { return a.give_ref(source) };
        let mut rest = list;
        rest.drain(at..at + removed.len());
        let result = match rest.len() {
            0 => Ref::NULL,
            1 => rest[0],
            _ => from_targets(vm, source, &rest)?,
        };
        a.give_ref(result)
    }),
    ("Delegate.InvocationList", |vm, a| {
        let list = targets(a.object(0)?);
        let delegate = vm.known_type("System.Delegate").map_err(super::object::stop)?;
        let array = vm.source.array_of(delegate, 1);
        let ty = vm.ty(array);
        let Some(array) = vm.new_array(ty, list.len()) else { return throw_new("System.OutOfMemoryException", "") };
        for (i, target) in list.iter().enumerate() {
            array.words()[i] = target.0;
        }
        a.give_ref(array)
    }),
    ("Delegate.TargetCount", |_, a| {
        let count = targets(a.object(0)?).len();
        a.give_i32(count as i32)
    }),
    ("Delegate.Target", |_, a| {
        let target = a.object(0)?.slot(DELEGATE_TARGET);
        a.give(target)
    }),
    ("Delegate.MethodName", |vm, a| {
        let method = MethodId(a.object(0)?.slot(DELEGATE_METHOD) as u32);
        let name = vm.source.method_info(method).name.clone();
        let text = vm.new_string(&name);
        a.give_ref(text)
    }),
    ("Delegate.Same", |_, a| {
        let (x, y) = (a.object(0)?, a.object(1)?);
        let (left, right) = (targets(x), targets(y));
        let same = x.type_id() == y.type_id()
            && left.len() == right.len()
            && left.iter().zip(&right).all(|(l, r)| same_target(*l, *r));
        a.give_bool(same)
    }),
    ("Delegate.Hash", |vm, a| {
        let delegate = a.object(0)?;
        let target = super::object::hash_code(vm, Ref(delegate.slot(DELEGATE_TARGET)));
        a.give_i32(target.wrapping_mul(31).wrapping_add(delegate.slot(DELEGATE_METHOD) as i32))
    }),
];

/// The single-target delegates.
fn targets(delegate: Ref) -> Vec<Ref> {
    let list = Ref(delegate.slot(DELEGATE_LIST));
    if list.is_null() { vec![delegate] } else { list.words().iter().map(|&w| Ref(w)).collect() }
}

fn same_target(x: Ref, y: Ref) -> bool {
    x.slot(DELEGATE_TARGET) == y.slot(DELEGATE_TARGET) && x.slot(DELEGATE_METHOD) == y.slot(DELEGATE_METHOD)
}

fn from_targets(vm: &mut Vm, like: Ref, list: &[Ref]) -> Result<Ref, Interruption> {
    let object = vm.known_type("System.Object").map_err(super::object::stop)?;
    let array_type = vm.source.array_of(object, 1);
    let array_type = vm.ty(array_type);
    let ty = vm.ty(like.type_id());
    let last = list.last().copied().unwrap_or(like);
    // The list itself is counted by `Combine`, which knows when .NET makes a new one.
    let (Some(array), Some(result)) = (vm.new_array_uncounted(array_type, list.len(), 0), vm.new_object(ty)) else {
        return throw_new("System.OutOfMemoryException", "");
    };
    for (i, target) in list.iter().enumerate() {
        array.words()[i] = target.0;
    }
    result.set_slot(DELEGATE_TARGET, last.slot(DELEGATE_TARGET));
    result.set_slot(DELEGATE_METHOD, last.slot(DELEGATE_METHOD));
    result.set_slot(DELEGATE_LIST, array.0);
    Ok(result)
}
