//! Making objects, boxes, delegates; casts; literals and Type objects.
#![allow(unsafe_code)]

use hoist_bytecode::{MethodId, TypeId};

use super::super::state::{OutOfMemory, State, handlers, leave_with, non_null};
use super::super::{Fault, objects, state::Exit};
use crate::heap::Ref;
use crate::vm::Vm;

/// Delegate creation, with the method found by the receiver's type or not.
#[inline(always)]
unsafe fn new_delegate(s: State, is_virtual: bool) -> Exit {
    unsafe {
        let receiver = s.rb();
        s.save(s.pc.add(3));
        let vm = &mut *s.vm;
        vm.collect_if_needed();
        let (ty, method) = (TypeId(s.operand(1) as u32), MethodId(s.operand(2) as u32));
        match objects::new_delegate(vm, ty, method, Ref(receiver), is_virtual) {
            Ok(Some(delegate)) => {
                *s.base.add(s.a()) = delegate.0;
                Exit::Continue
            }
            Ok(None) => s.raise(Fault::NullReference),
            Err(switch) => leave_with(s.vm, Err(switch)),
        }
    }
}

#[cold]
#[inline(never)]
unsafe fn is_assignable(vm: *mut Vm, from: TypeId, to: TypeId) -> bool {
    unsafe { (*vm).is_assignable(from, to) }
}

/// Puts the Type object of `ty` into register `a`.
#[inline(always)]
unsafe fn type_object(s: State, ty: TypeId) -> Exit {
    unsafe {
        let to = s.base.add(s.a());
        s.outside(s.pc.add(1), move |vm| {
            *to = vm.type_object(ty)?.0;
            Ok(())
        })
    }
}

handlers! { s;
    LoadString => {
        let id = s.wide();
        if let Some(&literal) = (&(*s.vm).literals).get(id as usize)
            && literal != 0
        {
            return s.set(literal);
        }
        let literal = (*s.vm).load_literal(id);
        s.set(literal)
    };
    LoadType => type_object(s, TypeId(s.wide()));
    GetType => {
        let object = non_null!(s, s.rb());
        type_object(s, Ref(object).type_id())
    };
    NewObject => {
        let vm = &mut *s.vm;
        let ty = vm.types.get(s.wide());
        if !ty.is_null() {
            let cell = vm.heap.take_cell((*ty).class);
            if cell != 0 {
                *(cell as *mut u64) = (*ty).header;
                (*ty).objects += 1;
                vm.allocated += u64::from((*ty).net_bytes);
                return s.set(cell as u64);
            }
        }
        s.fail(new_object_slowly)
    };
    /// A function of its own, so that the fast way needs no stack.
    #[cold]
    #[inline(never)]
    new_object_slowly => {
        s.save(s.pc.add(1));
        let vm = &mut *s.vm;
        vm.collect_if_needed();
        let ty = vm.ty(TypeId(s.wide()));
        match vm.new_object(ty) {
            Some(object) => s.set(object.0),
            None => s.fail(OutOfMemory),
        }
    };
    Box => {
        s.save(s.pc.add(2));
        let vm = &mut *s.vm;
        vm.collect_if_needed();
        let ty = vm.ty(TypeId(s.operand(1) as u32));
        match vm.new_object(ty) {
            Some(object) => {
                (*ty).boxes += 1;
                let count = (&*ty).desc.value_slots as usize;
                std::ptr::copy_nonoverlapping(s.base.add(s.b()), (object.0 as *mut u64).add(1), count);
                s.set_and_skip(object.0, 2)
            }
            None => s.fail(OutOfMemory),
        }
    };
    Unbox => {
        let object = non_null!(s, s.rb());
        let from = Ref(object).type_id();
        let to = TypeId(s.operand(1) as u32);
        if from != to && !(*s.vm).may_unbox(from, to) {
            return s.raise(Fault::InvalidCast { from, to });
        }
        s.set_and_skip(object + 8, 2)
    };
    IsInstance => {
        let object = s.rb();
        let is = object != 0 && {
            let (from, to) = (Ref(object).type_id(), TypeId(s.operand(1) as u32));
            from == to || is_assignable(s.vm, from, to)
        };
        s.set_and_skip(if is { object } else { 0 }, 2)
    };
    CastClass => {
        let object = s.rb();
        if object != 0 {
            let (from, to) = (Ref(object).type_id(), TypeId(s.operand(1) as u32));
            if from != to && !is_assignable(s.vm, from, to) {
                return s.raise(Fault::InvalidCast { from, to });
            }
        }
        s.set_and_skip(object, 2)
    };
    NullCheck => {
        non_null!(s, s.ra());
        s.next(1)
    };
    NewDelegate => new_delegate(s, false);
    NewDelegateVirtual => {
        non_null!(s, s.rb());
        new_delegate(s, true)
    };
}
