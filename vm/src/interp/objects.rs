//! Objects with a layout of the VM's own: delegates and multi-dimensional arrays.
#![allow(unsafe_code)]

use hoist_bytecode::{ElementKind, MethodId, TypeId, TypeShape};

use super::Switch;
use crate::heap::{Ref, VmType};
use crate::vm::Vm;

/// Slots of a delegate: header, target, method and flags, invocation list (Delegate[] or null).
pub(crate) const DELEGATE_TARGET: usize = 1;
pub(crate) const DELEGATE_METHOD: usize = 2;
pub(crate) const DELEGATE_LIST: usize = 3;
/// In the method slot: a static method that doesn't take the target.
pub(crate) const DELEGATE_OPEN_STATIC: u64 = 1 << 32;

/// A delegate; none if the receiver of an instance method is null.
pub(super) fn new_delegate(
    vm: &mut Vm,
    ty: TypeId,
    method: MethodId,
    receiver: Ref,
    is_virtual: bool,
) -> Result<Option<Ref>, Switch> {
    let mut method = method;
    if is_virtual {
        let target = vm.virtual_target(receiver.type_id().0, method.0)?;
        // SAFETY: methods live as long as the VM.
        method = unsafe { (*target).id };
    }
    let info = vm.source.method_info(method);
    if receiver.is_null() && !info.is_static {
        return Ok(None);
    }
    let flags = if info.is_static && receiver.is_null() { DELEGATE_OPEN_STATIC } else { 0 };
    let ty = vm.ty(ty);
    let Some(delegate) = vm.new_object(ty) else { return Err(vm.out_of_memory()) };
    delegate.set_slot(DELEGATE_TARGET, receiver.0);
    delegate.set_slot(DELEGATE_METHOD, u64::from(method.0) | flags);
    Ok(Some(delegate))
}

/// Where an array keeps its dimensions: behind the elements.
pub(crate) fn dimensions(vm: &Vm, array: Ref) -> Vec<usize> {
    let ty = vm.types.by_header(array.header());
    // SAFETY: types live as long as the VM.
    let (rank, element_bytes) = unsafe {
        match (&*ty).desc.shape {
            TypeShape::Array { rank, .. } => (rank as usize, (*ty).element_bytes as usize),
            _ => (0, 0),
        }
    };
    if rank <= 1 {
        return vec![array.length()];
    }
    let first = 2 + (array.length() * element_bytes).div_ceil(8);
    (0..rank).map(|i| array.slot(first + i) as usize).collect()
}

/// Flat index of an element; none if out of range.
pub(super) fn md_index(vm: &Vm, array: Ref, indices: &[u64]) -> Option<u64> {
    let mut flat = 0;
    let ty = vm.types.by_header(array.header());
    // SAFETY: types live as long as the VM.
    let element_bytes = unsafe { (*ty).element_bytes as usize };
    let first = 2 + (array.length() * element_bytes).div_ceil(8);
    for (i, &index) in indices.iter().enumerate() {
        let index = u64::from(index as u32);
        let dimension = array.slot(first + i);
        if index >= dimension {
            return None;
        }
        flat = flat * dimension + index;
    }
    Some(flat)
}

/// Reads a small value (bool, char, int …) behind a pointer, extended as registers want it.
pub(super) fn load_small(pointer: u64, ty: *const VmType) -> u64 {
    // SAFETY: the pointer is to a value of the type; types live as long as the VM.
    unsafe {
        match (*ty).element_kind() {
            Some(ElementKind::I8) => *(pointer as *const i8) as u64,
            Some(ElementKind::U8) => u64::from(*(pointer as *const u8)),
            Some(ElementKind::I16) => (pointer as *const i16).read_unaligned() as u64,
            Some(ElementKind::U16) => u64::from((pointer as *const u16).read_unaligned()),
            Some(ElementKind::I32 | ElementKind::U32 | ElementKind::F32) => {
                u64::from((pointer as *const u32).read_unaligned())
            }
            _ => (pointer as *const u64).read_unaligned(),
        }
    }
}
