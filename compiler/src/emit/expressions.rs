//! Expressions to instructions.
//!
//! [`FunctionEmitter::value`] gives the register that holds a value: for a local its own, else a temporary. Whoever reads it later must know that
//! nothing in between writes that local; `operands` takes care of it for operators and calls.

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::{Reg, Word};
use super::function::FunctionEmitter;
use super::places::Place;
use super::survey::{may_call, may_write};

impl FunctionEmitter<'_> {
    /// The value in some register: a local's own, or a temporary.
    pub(super) fn value(&mut self, expr: &Expr) -> Reg {
        match &expr.kind {
            ExprKind::Local(local) if !self.is_ref_local(*local) => {
                let register = self.local(*local);
                if self.address_taken[local.index()] && self.memory_kind(expr.ty).is_small() {
                    return self.eval(expr, None);
                }
                register
            }
            ExprKind::This | ExprKind::Base if !self.code.this_is_pointer(self.method.owner) => self.this,
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.value(operand),
            _ => self.eval(expr, None),
        }
    }

    /// The value in a temporary of its own.
    pub(super) fn value_copy(&mut self, expr: &Expr) -> Reg {
        if matches!(expr.kind, ExprKind::Literal(_)) {
            return self.eval(expr, None);
        }
        let kinds = self.kinds(expr.ty);
        let mark = self.mark();
        let temp = self.temp(&kinds);
        self.value_into(expr, temp);
        self.release_except(mark, temp);
        temp
    }

    /// Evaluates into `to`.
    pub(super) fn value_into(&mut self, expr: &Expr, to: Reg) {
        let mark = self.mark();
        let result = self.eval(expr, Some(to));
        if result != to {
            let slots = self.kinds(expr.ty).len() as u16;
            self.move_slots(to, result, slots);
        }
        self.release(mark);
    }

    /// Evaluates for its effects only.
    pub(super) fn effect(&mut self, expr: &Expr) {
        let mark = self.mark();
        match &expr.kind {
            ExprKind::Call { callee: Callee::Method { .. }, .. } => {
                self.call_raw(expr, None);
            }
            ExprKind::Assign { target, value } => self.assign(target, value, false),
            ExprKind::Sequence { effects, value, .. } => {
                for effect in effects {
                    self.effect(effect);
                }
                self.effect(value);
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    self.statement(statement);
                }
                self.effect(value);
            }
            ExprKind::Conditional { condition, then, otherwise, is_ref: false } => {
                let (other, end) = (self.asm.label(), self.asm.label());
                self.condition(condition, other, false);
                self.effect(then);
                self.asm.jump(Op::Jump, 0, 0, end);
                self.asm.bind(other);
                self.effect(otherwise);
                self.asm.bind(end);
            }
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.effect(operand),
            ExprKind::Literal(_) | ExprKind::Local(_) | ExprKind::Default | ExprKind::This | ExprKind::Discard => {}
            _ => {
                self.eval(expr, None);
            }
        }
        self.release(mark);
    }

    /// Two operands, the left one safe from what the right one does.
    pub(super) fn operands(&mut self, left: &Expr, right: &Expr) -> (Reg, Reg) {
        let left =
            if self.must_copy(left, std::slice::from_ref(right)) { self.value_copy(left) } else { self.value(left) };
        let right = self.value(right);
        (left, right)
    }

    /// Whether the register of `expr` could change while `later` are evaluated.
    pub(super) fn must_copy(&self, expr: &Expr, later: &[Expr]) -> bool {
        let mut inner = expr;
        while let ExprKind::Convert { operand, conversion: Convert::Identity } = &inner.kind {
            inner = operand;
        }
        match &inner.kind {
            ExprKind::Local(local) => {
                if self.address_taken[local.index()] && later.iter().any(may_call) {
                    return true;
                }
                later.iter().any(|e| may_write(e) && self.mentions(e, *local))
            }
            _ => false,
        }
    }

    /// Evaluates an expression; the result is in `dest` or in the register returned.
    pub(super) fn eval(&mut self, expr: &Expr, dest: Option<Reg>) -> Reg {
        match &expr.kind {
            ExprKind::Literal(constant) => self.literal(constant, expr.ty, dest),
            ExprKind::Default => {
                let kinds = self.kinds(expr.ty);
                let to = self.dest(dest, &kinds);
                self.zero(to, kinds.len() as u16);
                to
            }
            ExprKind::Local(_)
            | ExprKind::This
            | ExprKind::Base
            | ExprKind::Field { .. }
            | ExprKind::ArrayElement { .. }
            | ExprKind::Deref(_)
            | ExprKind::InlineArrayElement { .. } => self.load_place(expr, dest),
            ExprKind::ArrayLength(array) => {
                let mark = self.mark();
                let array = self.value(array);
                self.release(mark);
                let to = self.dest(dest, &Self::one(RegKind::Bits));
                self.asm.r2(Op::ArrayLength, to, array);
                to
            }
            ExprKind::Call { callee: Callee::Method { method, .. }, .. } => {
                if self.code.world[method.def].return_ref == RefKind::None {
                    self.call_raw(expr, dest)
                } else {
                    self.load_place(expr, dest)
                }
            }
            ExprKind::New { constructor, args } => self.new_object(expr.ty, constructor, args, dest),
            ExprKind::NewTypeParam => self.new_type_param(expr.ty, dest),
            ExprKind::NewArray { element, lengths } => self.new_array(*element, lengths, dest),
            ExprKind::ArrayInit { element, lengths, elements } => self.array_init(*element, lengths, elements, dest),
            ExprKind::NewDelegate { receiver, method, virtual_call, .. } => {
                self.new_delegate(expr.ty, receiver.as_deref(), method, *virtual_call, dest)
            }
            ExprKind::Unary { op, operand_type, operand, checked, .. } => {
                self.unary(*op, *operand_type, operand, *checked, dest)
            }
            ExprKind::Binary { op, operand_type, left, right, checked, .. } => {
                self.binary(*op, *operand_type, left, right, *checked, dest)
            }
            ExprKind::LogicalAnd(..) | ExprKind::LogicalOr(..) => self.condition_value(expr, dest),
            ExprKind::Conditional { is_ref: true, .. } => self.load_place(expr, dest),
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let kinds = self.kinds(expr.ty);
                let to = self.dest(dest, &kinds);
                let (other, end) = (self.asm.label(), self.asm.label());
                self.condition(condition, other, false);
                self.value_into(then, to);
                self.asm.jump(Op::Jump, 0, 0, end);
                self.asm.bind(other);
                self.value_into(otherwise, to);
                self.asm.bind(end);
                to
            }
            ExprKind::Assign { target, value } => self.assign_value(target, value, dest),
            ExprKind::RefAssign { local, place } => {
                let pointer = self.local(*local);
                let address = self.address(place);
                self.move_slots(pointer, address, 1);
                let to = self.kinds(expr.ty);
                let to = self.dest(dest, &to);
                self.load(Place::Pointer { pointer }, expr.ty, to);
                to
            }
            ExprKind::Convert { operand, conversion } => self.convert(operand, conversion, expr.ty, dest),
            ExprKind::IsType { operand, ty } => self.is_type(operand, *ty, dest),
            ExprKind::AsType { operand } => self.as_type(operand, expr.ty, dest),
            ExprKind::TypeOf(ty) => {
                let id = self.type_id(*ty);
                let to = self.dest(dest, &Self::one(RegKind::Ref));
                self.asm.wide(Op::LoadType, to, id);
                to
            }
            ExprKind::Tuple(elements) => self.tuple(expr.ty, elements, dest),
            ExprKind::Throw(value) => {
                let exception = self.value(value);
                self.asm.r1(Op::Throw, exception);
                let kinds = self.kinds(expr.ty);
                self.dest(dest, &kinds)
            }
            ExprKind::Sequence { effects, value, .. } => {
                for effect in effects {
                    self.effect(effect);
                }
                self.eval_tail(value, dest)
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    self.statement(statement);
                }
                self.eval_tail(value, dest)
            }
            ExprKind::RefOf(place) => self.address(place),
            ExprKind::NullableHasValue(operand) => {
                let place = self.place(operand);
                let to = self.dest(dest, &Self::one(RegKind::Bits));
                let flag = self.nullable_part(place, operand.ty, 0);
                let bool_ty = self.code.world.bool_ty();
                self.load(flag, bool_ty, to);
                to
            }
            ExprKind::NullableValue(operand) => {
                let place = self.place(operand);
                let kinds = self.kinds(expr.ty);
                let to = self.dest(dest, &kinds);
                let value = self.nullable_part(place, operand.ty, 1);
                self.load(value, expr.ty, to);
                to
            }
            ExprKind::InlineArraySpan { place, length } => {
                let address = self.address(place);
                let to = self.kinds(expr.ty);
                let to = self.dest(dest, &to);
                self.move_slots(to, address, 1);
                self.load_int(to.offset(1), i64::from(*length));
                to
            }
            ExprKind::StackAlloc { element, count, elements } => {
                self.stack_alloc(expr.ty, *element, count, elements, dest)
            }
            ExprKind::Discard => self.fail("a discard is read"),
            ExprKind::Error => self.fail("an expression with errors"),
            _ => self.fail("an expression that lowering should have removed"),
        }
    }

    fn eval_tail(&mut self, value: &Expr, dest: Option<Reg>) -> Reg {
        match dest {
            Some(to) => {
                self.value_into(value, to);
                to
            }
            None => self.value(value),
        }
    }

    fn load_place(&mut self, expr: &Expr, dest: Option<Reg>) -> Reg {
        let kinds = self.kinds(expr.ty);
        let mark = self.mark();
        let place = self.place(expr);
        let to = if let Some(to) = dest {
            to
        } else {
            // The result may take a register that the place used: an instruction reads before it writes. Several slots are read one
            // after the other by one instruction, which is not so.
            if kinds.len() == 1 {
                self.release(mark);
            }
            self.temp(&kinds)
        };
        self.load(place, expr.ty, to);
        self.release_except(mark, to);
        to
    }

    /// Slot 0 of a Nullable is the flag, the rest the value.
    fn nullable_part(&mut self, place: Place, ty: Ty, slot: u16) -> Place {
        match place {
            Place::Registers { base, .. } => Place::Registers { base: base.offset(slot), exposed: true },
            Place::Memory { base, slot: outer } => Place::Memory { base, slot: outer + slot },
            Place::Static { slot: outer } => Place::Static { slot: outer + u32::from(slot) },
            Place::ThreadStatic { slot: outer } => Place::ThreadStatic { slot: outer + u32::from(slot) },
            Place::Pointer { pointer } => Place::Memory { base: pointer, slot },
            Place::Element { .. } => {
                let base = self.address_of(place, ty);
                Place::Memory { base, slot }
            }
        }
    }

    fn literal(&mut self, constant: &Const, ty: Ty, dest: Option<Reg>) -> Reg {
        let kinds = self.kinds(ty);
        if let Const::Decimal(bits) = constant {
            let to = self.dest(dest, &kinds);
            // rust_decimal's serialized form: flags, then the mantissa, low first.
            let flags = u64::from(bits.scale) << 16 | if bits.negative { 1 << 31 } else { 0 };
            self.load_int(to, (flags | u64::from(bits.lo) << 32) as i64);
            self.load_int(to.offset(1), (u64::from(bits.mid) | u64::from(bits.hi) << 32) as i64);
            return to;
        }
        let to = self.dest(dest, &kinds);
        match constant {
            Const::Null => self.zero(to, kinds.len() as u16),
            Const::Bool(value) => self.load_int(to, i64::from(*value)),
            Const::Char(value) => self.load_int(to, i64::from(*value)),
            Const::Int(value) => self.load_int(to, *value),
            Const::UInt(value) => self.load_int(to, *value as i64),
            Const::Float(value) => self.load_int(to, i64::from(value.to_bits())),
            Const::Double(value) => self.load_int(to, value.to_bits() as i64),
            Const::String(text) => {
                let id = self.code.string_id(text);
                self.asm.wide(Op::LoadString, to, id.0);
            }
            Const::Decimal(_) => {}
        }
        to
    }

    /// Assignment whose value is not used.
    fn assign(&mut self, target: &Expr, value: &Expr, _used: bool) {
        match &target.kind {
            ExprKind::Discard => self.effect(value),
            // `this.field = ref place` of a `ref` field.
            ExprKind::Field { receiver: Some(receiver), field }
                if matches!(value.kind, ExprKind::RefOf(_)) && self.code.world[field.def].ref_kind != RefKind::None =>
            {
                let place = self.field_place(receiver, field);
                let pointer = self.value(value);
                let native = self.code.world.special_ty(Special::IntPtr);
                self.store(place, native, pointer);
            }
            ExprKind::Local(local) if !self.is_ref_local(*local) => {
                let register = self.local(*local);
                let one_slot = self.kinds(target.ty).len() == 1;
                if one_slot && !self.writes_early(value) || !self.mentions(value, *local) {
                    self.value_into(value, register);
                } else {
                    let temp = self.value_copy(value);
                    let slots = self.kinds(target.ty).len() as u16;
                    self.move_slots(register, temp, slots);
                }
            }
            _ => {
                let place = self.place_before(target, value);
                if let Place::Registers { base, .. } = place
                    && self.kinds(target.ty).len() == 1
                    && !self.writes_early(value)
                {
                    self.value_into(value, base);
                    return;
                }
                let register = self.value(value);
                self.store(place, target.ty, register);
            }
        }
    }

    /// Whether code for `expr` may write its destination before it is done reading.
    fn writes_early(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Literal(_)
            | ExprKind::Default
            | ExprKind::Local(_)
            | ExprKind::Field { .. }
            | ExprKind::ArrayElement { .. }
            | ExprKind::ArrayLength(_)
            | ExprKind::Call { .. }
            | ExprKind::Unary { .. } => false,
            ExprKind::Binary { left, right, .. } => may_write(left) || may_write(right),
            ExprKind::Convert { operand, conversion: Convert::Identity | Convert::Numeric { .. } } => {
                self.writes_early(operand)
            }
            _ => true,
        }
    }

    /// Assignment as a value: the value assigned.
    fn assign_value(&mut self, target: &Expr, value: &Expr, dest: Option<Reg>) -> Reg {
        if let ExprKind::Discard = target.kind {
            return self.eval_tail(value, dest);
        }
        if let ExprKind::Local(local) = target.kind
            && !self.is_ref_local(local)
            && !self.address_taken[local.index()]
        {
            let mark = self.mark();
            self.assign(target, value, true);
            self.release(mark);
            let register = self.local(local);
            // The value must survive later writes to the local.
            let kinds = self.kinds(target.ty);
            let to = self.dest(dest, &kinds);
            self.move_slots(to, register, kinds.len() as u16);
            return to;
        }
        let kinds = self.kinds(target.ty);
        let to = match dest {
            Some(to) if kinds.len() == 1 => to,
            _ => self.temp(&kinds),
        };
        let mark = self.mark();
        let place = self.place_before(target, value);
        let register = self.value_copy(value);
        self.store(place, target.ty, register);
        self.move_slots(to, register, kinds.len() as u16);
        self.release_except(mark, to);
        to
    }

    fn tuple(&mut self, ty: Ty, elements: &[Expr], dest: Option<Reg>) -> Reg {
        let kinds = self.kinds(ty);
        // Elements may read what the destination held.
        let to = if elements.len() > 1 || dest.is_none() { self.temp(&kinds) } else { dest.unwrap_or(Reg(0)) };
        let mut slot = 0;
        for element in elements {
            self.value_into(element, to.offset(slot));
            slot += self.kinds(element.ty).len() as u16;
        }
        to
    }

    /// Memory for a `stackalloc` is a heap array that only the span refers to; it counts as nothing.
    fn stack_alloc(&mut self, span: Ty, element: Ty, count: &Expr, elements: &[Expr], dest: Option<Reg>) -> Reg {
        let length = self.value_copy(count);
        let element_ty = self.ty(element);
        let array_ty = self.code.world.types.array(element_ty, 1);
        let id = u64::from(self.code.type_id(array_ty).0);
        let array = self.reference();
        self.asm.with_words(Op::NewArray, array.0, length.0, 0, vec![Word::Plain(id | UNCOUNTED)]);
        for (i, value) in elements.iter().enumerate() {
            let mark = self.mark();
            let index = self.bits();
            self.load_int(index, i as i64);
            let value = self.value(value);
            self.store(Place::Element { array, index }, element, value);
            self.release(mark);
        }
        let kinds = self.kinds(span);
        let to = self.dest(dest, &kinds);
        self.zero(to, kinds.len() as u16);
        let (empty, first) = (self.asm.label(), self.bits());
        self.asm.wide(Op::LoadImm, first, 0);
        self.asm.jump(Op::JumpFalse, length.0, 0, empty);
        let pointer = self.pointer();
        let stride = self.code.stride(element_ty);
        self.asm.with_words(Op::ElementAddress, pointer.0, array.0, first.0, vec![Word::Plain(stride)]);
        self.move_slots(to, pointer, 1);
        self.move_slots(to.offset(1), length, 1);
        self.asm.bind(empty);
        to
    }
}

/// Flag in the type word of `newarr`: the array is an implementation detail and isn't counted.
pub(super) const UNCOUNTED: u64 = 1 << 32;
