//! Places: what can be read, written, and have its address taken.
//!
//! ```text
//! x              registers of a local                Registers
//! o.f, this.f    slot of an object or behind a pointer   Memory
//! a[i]           array element                       Element
//! C.f            static slot                         Static
//! ref-local, F() pointer to a slot or packed element Pointer
//! ```

use std::rc::Rc;

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::{Reg, Word};
use super::function::FunctionEmitter;
use super::layout::MemoryKind;

/// Where a value is. Registers inside are read when the place is used, so they must stay untouched until then.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In registers. `exposed`: something else may write there through a pointer (or did, with a narrow store).
    Registers {
        base: Reg,
        exposed: bool,
    },
    /// Slots of the object or behind the pointer in `base`.
    Memory {
        base: Reg,
        slot: u16,
    },
    /// `array[index]`; the index register holds an int.
    Element {
        array: Reg,
        index: Reg,
    },
    Static {
        slot: u32,
    },
    ThreadStatic {
        slot: u32,
    },
    /// Behind a pointer, in the width of the type.
    Pointer {
        pointer: Reg,
    },
}

impl FunctionEmitter<'_> {
    /// Whether an expression denotes a place (rather than a value only).
    pub(super) fn is_place(&mut self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Local(_)
            | ExprKind::This
            | ExprKind::Base
            | ExprKind::ArrayElement { .. }
            | ExprKind::Deref(_)
            | ExprKind::InlineArrayElement { .. } => true,
            ExprKind::RefOf(_) => true,
            ExprKind::Field { receiver, .. } => match receiver {
                None => true,
                Some(receiver) => self.code.world.is_reference_type(receiver.ty) || self.is_place(receiver),
            },
            ExprKind::Call { callee: Callee::Method { method, .. }, .. } => {
                self.code.world[method.def].return_ref != RefKind::None
            }
            ExprKind::Conditional { is_ref, .. } => *is_ref,
            ExprKind::Convert { operand, conversion: Convert::Identity } => {
                self.is_place(operand) && operand.ty == expr.ty
            }
            ExprKind::Assign { .. } => false,
            _ => false,
        }
    }

    /// Evaluates the parts of a place. A value that is no place is put into a temporary.
    pub(super) fn place(&mut self, expr: &Expr) -> Place {
        match &expr.kind {
            ExprKind::Local(local) => {
                let register = self.local(*local);
                if self.is_ref_local(*local) {
                    Place::Pointer { pointer: register }
                } else {
                    Place::Registers { base: register, exposed: self.address_taken[local.index()] }
                }
            }
            ExprKind::This | ExprKind::Base => {
                if self.this_in_registers {
                    Place::Registers { base: self.this, exposed: true }
                } else if self.code.this_is_pointer(self.method.owner) {
                    Place::Pointer { pointer: self.this }
                } else {
                    Place::Registers { base: self.this, exposed: false }
                }
            }
            ExprKind::Field { receiver: None, field } => self.static_place(field),
            ExprKind::Field { receiver: Some(receiver), field } => {
                let place = self.field_place(receiver, field);
                if self.code.world[field.def].ref_kind != RefKind::None {
                    let pointer = self.pointer();
                    self.load_slots(place, pointer, 1, MemoryKind::W64);
                    return Place::Pointer { pointer };
                }
                place
            }
            ExprKind::ArrayElement { array, indices } => {
                let keep = indices.iter().any(super::survey::may_write);
                let array_register = if keep { self.value_copy(array) } else { self.place_part(array) };
                if let [index] = &indices[..] {
                    let index_register = self.array_index(index);
                    Place::Element { array: array_register, index: index_register }
                } else {
                    let count = indices.len() as u16;
                    let base = self.temp(&vec![RegKind::Bits; indices.len()].into());
                    for (i, index) in indices.iter().enumerate() {
                        self.value_into(index, base.offset(i as u16));
                    }
                    let flat = self.bits();
                    self.asm.with_words(
                        Op::MdIndex,
                        flat.0,
                        array_register.0,
                        base.0,
                        vec![Word::Plain(u64::from(count))],
                    );
                    Place::Element { array: array_register, index: flat }
                }
            }
            ExprKind::Deref(pointer) => {
                let pointer = self.value(pointer);
                Place::Pointer { pointer }
            }
            ExprKind::RefOf(place) => self.place(place),
            ExprKind::Call { callee: Callee::Method { method, .. }, .. }
                if self.code.world[method.def].return_ref != RefKind::None =>
            {
                let pointer = self.call_raw(expr, None);
                Place::Pointer { pointer }
            }
            ExprKind::Conditional { is_ref: true, condition, then, otherwise } => {
                let pointer = self.pointer();
                let (other, end) = (self.asm.label(), self.asm.label());
                self.condition(condition, other, false);
                let mark = self.mark();
                let address = self.address(then);
                self.move_slots(pointer, address, 1);
                self.release(mark);
                self.asm.jump(Op::Jump, 0, 0, end);
                self.asm.bind(other);
                let address = self.address(otherwise);
                self.move_slots(pointer, address, 1);
                self.release(mark);
                self.asm.bind(end);
                Place::Pointer { pointer }
            }
            ExprKind::InlineArrayElement { place, index } => {
                let base = self.address(place);
                let index = self.value(index);
                let stride = u64::from(self.kinds(expr.ty).len() as u16) * 8;
                let pointer = self.pointer();
                self.asm.with_words(Op::OffsetPointer, pointer.0, base.0, index.0, vec![Word::Plain(stride)]);
                Place::Pointer { pointer }
            }
            ExprKind::Convert { operand, conversion: Convert::Identity } if self.is_place(operand) => {
                self.place(operand)
            }
            ExprKind::Sequence { effects, value, .. } if self.is_place(value) => {
                for effect in effects {
                    self.effect(effect);
                }
                self.place(value)
            }
            ExprKind::StatementSequence { statements, value } if self.is_place(value) => {
                for statement in statements {
                    self.statement(statement);
                }
                self.place(value)
            }
            _ => {
                let kinds = self.kinds(expr.ty);
                let temp = self.temp(&kinds);
                self.value_into(expr, temp);
                Place::Registers { base: temp, exposed: true }
            }
        }
    }

    /// An int index; a long one is checked to fit.
    fn array_index(&mut self, index: &Expr) -> Reg {
        let register = self.place_part(index);
        match self.memory_kind(index.ty) {
            MemoryKind::W64 => {
                // An index beyond 32 bits is out of any array's range: -1 makes the element access throw.
                let (narrow, wide, same) = (self.bits(), self.bits(), self.asm.label());
                self.asm.r2(Op::SextI32, wide, register);
                self.asm.r2(Op::Mov, narrow, register);
                self.compare_jump(Op::JEqI64, wide, register, same);
                self.asm.wide(Op::LoadImm, narrow, u32::MAX);
                self.asm.bind(same);
                narrow
            }
            _ => register,
        }
    }

    /// A receiver or index that must keep its value while the assigned value is evaluated.
    fn place_part(&mut self, expr: &Expr) -> Reg {
        if self.stable_places { self.value_copy(expr) } else { self.value(expr) }
    }

    /// The place that `value` is about to be assigned to; it stays the same place whatever `value` does.
    pub(super) fn place_before(&mut self, target: &Expr, value: &Expr) -> Place {
        let outer = std::mem::replace(&mut self.stable_places, super::survey::may_write(value));
        let place = self.place(target);
        self.stable_places = outer;
        place
    }

    fn is_struct_owner(&self, owner: Ty) -> bool {
        self.code.this_is_pointer(owner)
    }

    fn static_place(&mut self, field: &FieldRef) -> Place {
        let closed = self.close_field(field);
        self.initialize_class(closed.owner);
        let slot = self.code.static_slot_of(&closed);
        if self.code.world[field.def].is_thread_static { Place::ThreadStatic { slot } } else { Place::Static { slot } }
    }

    /// Runs the static constructor of a type first, unless this is it.
    pub(super) fn initialize_class(&mut self, owner: Ty) {
        if self.code.static_constructor(owner).is_none() {
            return;
        }
        if owner == self.method.owner && self.code.world[self.method.def].kind == MethodKind::StaticConstructor {
            return;
        }
        let id = self.code.type_id(owner).0;
        self.asm.wide(Op::InitClass, Reg(0), id);
    }

    /// Reads a place of type `ty` (open) into `to`.
    pub(super) fn load(&mut self, place: Place, ty: Ty, to: Reg) {
        let kind = self.memory_kind(ty);
        let slots = self.kinds(ty).len() as u16;
        self.load_slots(place, to, slots, kind);
    }

    /// Where a field is; of a `ref` field the pointer itself.
    pub(super) fn field_place(&mut self, receiver: &Expr, field: &FieldRef) -> Place {
        let closed = self.close_field(field);
        let slot = self.code.field_slot_of(&closed);
        if !self.is_struct_owner(closed.owner) {
            let base = self.place_part(receiver);
            return Place::Memory { base, slot };
        }
        match self.place(receiver) {
            Place::Registers { base, .. } => Place::Registers { base: base.offset(slot), exposed: true },
            Place::Memory { base, slot: outer } => Place::Memory { base, slot: outer + slot },
            Place::Pointer { pointer } => Place::Memory { base: pointer, slot },
            Place::Static { slot: outer } => Place::Static { slot: outer + u32::from(slot) },
            Place::ThreadStatic { slot: outer } => Place::ThreadStatic { slot: outer + u32::from(slot) },
            element @ Place::Element { .. } => {
                let base = self.address_of(element, receiver.ty);
                Place::Memory { base, slot }
            }
        }
    }

    fn load_slots(&mut self, place: Place, to: Reg, slots: u16, kind: MemoryKind) {
        match place {
            Place::Registers { base, exposed } => match kind {
                MemoryKind::I8 if exposed => self.asm.r2(Op::ConvI8, to, base),
                MemoryKind::U8 if exposed => self.asm.r2(Op::ConvU8, to, base),
                MemoryKind::I16 if exposed => self.asm.r2(Op::ConvI16, to, base),
                MemoryKind::U16 if exposed => self.asm.r2(Op::ConvU16, to, base),
                _ => self.move_slots(to, base, slots),
            },
            Place::Memory { base, slot } => {
                let op = match kind {
                    MemoryKind::I8 => Op::LoadFieldI8,
                    MemoryKind::U8 => Op::LoadFieldU8,
                    MemoryKind::I16 => Op::LoadFieldI16,
                    MemoryKind::U16 => Op::LoadFieldU16,
                    MemoryKind::Slots(_) => {
                        self.asm.with_words(
                            Op::LoadFieldN,
                            to.0,
                            base.0,
                            u32::from(slot),
                            vec![Word::Plain(u64::from(slots))],
                        );
                        return;
                    }
                    _ => Op::LoadField,
                };
                self.asm.abc(op, to.0, base.0, u32::from(slot));
            }
            Place::Element { array, index } => {
                let op = match kind {
                    MemoryKind::I8 => Op::LoadElementI8,
                    MemoryKind::U8 => Op::LoadElementU8,
                    MemoryKind::I16 => Op::LoadElementI16,
                    MemoryKind::U16 => Op::LoadElementU16,
                    MemoryKind::W32 => Op::LoadElement32,
                    MemoryKind::W64 | MemoryKind::Ref => Op::LoadElement64,
                    MemoryKind::Slots(_) => {
                        self.asm.with_words(
                            Op::LoadElementN,
                            to.0,
                            array.0,
                            index.0,
                            vec![Word::Plain(u64::from(slots))],
                        );
                        return;
                    }
                };
                self.asm.r3(op, to, array, index);
            }
            Place::Static { slot } => {
                if slots == 1 {
                    self.asm.wide(Op::LoadStatic, to, slot);
                    self.extend_small(to, kind);
                } else {
                    self.asm.with_words(Op::LoadStaticN, to.0, slot, 0, vec![Word::Plain(u64::from(slots))]);
                }
            }
            Place::ThreadStatic { slot } => {
                if slots == 1 {
                    self.asm.wide(Op::LoadThreadStatic, to, slot);
                    self.extend_small(to, kind);
                } else {
                    let pointer = self.pointer();
                    self.asm.wide(Op::ThreadStaticAddress, pointer, slot);
                    self.load_slots(Place::Memory { base: pointer, slot: 0 }, to, slots, kind);
                }
            }
            Place::Pointer { pointer } => {
                let op = match kind {
                    MemoryKind::I8 => Op::LoadIndirectI8,
                    MemoryKind::U8 => Op::LoadIndirectU8,
                    MemoryKind::I16 => Op::LoadIndirectI16,
                    MemoryKind::U16 => Op::LoadIndirectU16,
                    MemoryKind::W32 => Op::LoadIndirect32,
                    MemoryKind::W64 | MemoryKind::Ref => Op::LoadIndirect64,
                    MemoryKind::Slots(_) => {
                        self.load_slots(Place::Memory { base: pointer, slot: 0 }, to, slots, kind);
                        return;
                    }
                };
                self.asm.r2(op, to, pointer);
            }
        }
    }

    fn extend_small(&mut self, register: Reg, kind: MemoryKind) {
        match kind {
            MemoryKind::I8 => self.asm.r2(Op::ConvI8, register, register),
            MemoryKind::U8 => self.asm.r2(Op::ConvU8, register, register),
            MemoryKind::I16 => self.asm.r2(Op::ConvI16, register, register),
            MemoryKind::U16 => self.asm.r2(Op::ConvU16, register, register),
            _ => {}
        }
    }

    /// Writes `from` to a place of type `ty` (open).
    pub(super) fn store(&mut self, place: Place, ty: Ty, from: Reg) {
        let kind = self.memory_kind(ty);
        let slots = self.kinds(ty).len() as u16;
        match place {
            Place::Registers { base, .. } => self.move_slots(base, from, slots),
            Place::Memory { base, slot } => {
                if slots == 1 {
                    self.asm.abc(Op::StoreField, base.0, u32::from(slot), from.0);
                } else {
                    self.asm.with_words(
                        Op::StoreFieldN,
                        base.0,
                        u32::from(slot),
                        from.0,
                        vec![Word::Plain(u64::from(slots))],
                    );
                }
            }
            Place::Element { array, index } => {
                let op = match kind {
                    MemoryKind::I8 | MemoryKind::U8 => Op::StoreElement8,
                    MemoryKind::I16 | MemoryKind::U16 => Op::StoreElement16,
                    MemoryKind::W32 => Op::StoreElement32,
                    MemoryKind::W64 => Op::StoreElement64,
                    MemoryKind::Ref => Op::StoreElementRef,
                    MemoryKind::Slots(_) => {
                        self.asm.with_words(
                            Op::StoreElementN,
                            array.0,
                            index.0,
                            from.0,
                            vec![Word::Plain(u64::from(slots))],
                        );
                        return;
                    }
                };
                self.asm.r3(op, array, index, from);
            }
            Place::Static { slot } => {
                if slots == 1 {
                    self.asm.wide(Op::StoreStatic, from, slot);
                } else {
                    self.asm.with_words(Op::StoreStaticN, from.0, slot, 0, vec![Word::Plain(u64::from(slots))]);
                }
            }
            Place::ThreadStatic { slot } => {
                if slots == 1 {
                    self.asm.wide(Op::StoreThreadStatic, from, slot);
                } else {
                    let pointer = self.pointer();
                    self.asm.wide(Op::ThreadStaticAddress, pointer, slot);
                    self.store(Place::Memory { base: pointer, slot: 0 }, ty, from);
                }
            }
            Place::Pointer { pointer } => {
                let op = match kind {
                    MemoryKind::I8 | MemoryKind::U8 => Op::StoreIndirect8,
                    MemoryKind::I16 | MemoryKind::U16 => Op::StoreIndirect16,
                    MemoryKind::W32 => Op::StoreIndirect32,
                    MemoryKind::W64 | MemoryKind::Ref => Op::StoreIndirect64,
                    MemoryKind::Slots(_) => {
                        self.store(Place::Memory { base: pointer, slot: 0 }, ty, from);
                        return;
                    }
                };
                self.asm.r2(op, pointer, from);
            }
        }
    }

    /// The address of a place as a managed pointer.
    pub(super) fn address(&mut self, expr: &Expr) -> Reg {
        let place = self.place(expr);
        self.address_of(place, expr.ty)
    }

    pub(super) fn address_of(&mut self, place: Place, ty: Ty) -> Reg {
        if let Place::Pointer { pointer } = place {
            return pointer;
        }
        let to = self.pointer();
        match place {
            Place::Registers { base, .. } => self.asm.r2(Op::AddressOf, to, base),
            Place::Memory { base, slot } => self.asm.abc(Op::FieldAddress, to.0, base.0, u32::from(slot)),
            Place::Element { array, index } => {
                let closed = self.ty(ty);
                let stride = self.code.stride(closed);
                if self.code.world.is_reference_type(closed) {
                    let id = self.code.type_id(closed).0;
                    self.asm.with_words(Op::CheckElementType, array.0, 0, 0, vec![Word::Plain(u64::from(id))]);
                }
                self.asm.with_words(Op::ElementAddress, to.0, array.0, index.0, vec![Word::Plain(stride)]);
            }
            Place::Static { slot } => self.asm.wide(Op::StaticAddress, to, slot),
            Place::ThreadStatic { slot } => self.asm.wide(Op::ThreadStaticAddress, to, slot),
            Place::Pointer { .. } => {}
        }
        to
    }

    /// Kinds of one plain word.
    pub(super) fn one(kind: RegKind) -> Rc<[RegKind]> {
        Rc::new([kind])
    }
}
