//! Conversions and type tests.

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::{Conversion, Num, Op};

use crate::hir::*;

use super::assembler::{Reg, Word};
use super::function::FunctionEmitter;
use super::places::Place;

impl FunctionEmitter<'_> {
    pub(super) fn convert(&mut self, operand: &Expr, conversion: &Convert, to_ty: Ty, dest: Option<Reg>) -> Reg {
        match conversion {
            Convert::Identity => match dest {
                Some(to) => {
                    self.value_into(operand, to);
                    to
                }
                None => self.value(operand),
            },
            Convert::NullLiteral => {
                let kinds = self.kinds(to_ty);
                let to = self.dest(dest, &kinds);
                self.zero(to, kinds.len() as u16);
                to
            }
            Convert::Numeric { checked } => self.numeric(operand, to_ty, *checked, dest),
            Convert::Box => self.box_value(operand, dest),
            Convert::Unbox => self.unbox(operand, to_ty, dest),
            Convert::CastClass => {
                let mark = self.mark();
                let value = self.value(operand);
                let target = self.ty(to_ty);
                // A type parameter's argument may be a value type after all.
                if self.code.world.is_value_type(target) {
                    return self.unbox_register(value, target, dest);
                }
                self.release(mark);
                let to = self.dest(dest, &Self::one(RegKind::Ref));
                let id = u64::from(self.code.type_id(target).0);
                self.asm.with_words(Op::CastClass, to.0, value.0, 0, vec![Word::Plain(id)]);
                to
            }
            Convert::WrapNullable => {
                let kinds = self.kinds(to_ty);
                let to = self.temp(&kinds);
                self.value_into(operand, to.offset(1));
                self.load_int(to, 1);
                to
            }
            Convert::UnwrapNullable => {
                // The getter of Nullable<T>.Value throws when there is none.
                let nullable = self.ty(operand.ty);
                let address = self.address(operand);
                let method = self.code.world.find_method(nullable, "get_Value", &[]);
                let Some(method) = method else { return self.fail("Nullable<T> has no Value") };
                let kinds = self.kinds(to_ty);
                let to = self.dest(dest, &kinds);
                self.call_with_registers(&method, to, vec![address]);
                to
            }
            Convert::Call(method) => {
                let closed = self.close_method(method);
                let mark = self.mark();
                let value = self.value(operand);
                let slots = self.kinds(operand.ty).len() as u16;
                let kinds = self.kinds(to_ty);
                let registers = (0..slots).map(|s| value.offset(s)).collect();
                if dest.is_none() {
                    self.release(mark);
                }
                let to = self.dest(dest, &kinds);
                self.call_with_registers(&closed, to, registers);
                to
            }
            Convert::Then(first, between, second) => {
                let inner = Expr::new(
                    ExprKind::Convert { operand: Box::new(operand.clone()), conversion: (**first).clone() },
                    *between,
                    operand.location,
                );
                self.convert(&inner, second, to_ty, dest)
            }
            Convert::LiftNullable { .. } | Convert::User { .. } | Convert::Tuple(_) => {
                self.fail("a conversion that desugaring should have removed")
            }
        }
    }

    pub(super) fn call_with_registers(&mut self, method: &MethodRef, to: Reg, registers: Vec<Reg>) {
        let id = u64::from(self.code.method_id(method).0);
        let cache = u64::from(self.asm.new_cache()) << 32;
        let count = registers.len() as u32;
        self.asm.with_words(Op::Call, to.0, count, 0, vec![Word::Plain(id | cache), Word::Registers(registers)]);
    }

    /// The primitive behind a type, enums by their underlying type.
    pub(super) fn num(&mut self, ty: Ty) -> Option<Num> {
        let ty = self.ty(ty);
        let ty = self.code.world.enum_underlying(ty).unwrap_or(ty);
        Some(match self.code.world.special_of(ty)? {
            Special::SByte => Num::I8,
            Special::Byte | Special::Boolean => Num::U8,
            Special::Int16 => Num::I16,
            Special::UInt16 | Special::Char => Num::U16,
            Special::Int32 => Num::I32,
            Special::UInt32 => Num::U32,
            Special::Int64 | Special::IntPtr => Num::I64,
            Special::UInt64 | Special::UIntPtr => Num::U64,
            Special::Single => Num::F32,
            Special::Double => Num::F64,
            _ => return None,
        })
    }

    fn numeric(&mut self, operand: &Expr, to_ty: Ty, checked: bool, dest: Option<Reg>) -> Reg {
        let (Some(from), Some(to_num)) = (self.num(operand.ty), self.num(to_ty)) else {
            return self.fail("a numeric conversion between types that are no numbers");
        };
        let mark = self.mark();
        if from == to_num || !checked && fits_unchanged(from, to_num) {
            return match dest {
                Some(to) => {
                    self.value_into(operand, to);
                    to
                }
                None => self.value(operand),
            };
        }
        let value = self.value(operand);
        if dest.is_none() {
            self.release(mark);
        }
        let to = self.dest(dest, &Self::one(RegKind::Bits));
        let widening = widens(from, to_num);
        if checked && !widening && !matches!(to_num, Num::F32 | Num::F64) {
            self.asm.abc(Op::ConvOvf, to.0, value.0, u32::from(Conversion { from, to: to_num }.encode()));
            return to;
        }
        match (from, to_num) {
            (Num::I32 | Num::I8 | Num::I16, Num::I64 | Num::U64) => self.asm.r2(Op::SextI32, to, value),
            (Num::U32, Num::I64 | Num::U64) => self.asm.r2(Op::ZextU32, to, value),
            (Num::I32 | Num::I8 | Num::I16 | Num::U8 | Num::U16, Num::F64) => self.asm.r2(Op::I32ToF64, to, value),
            (Num::F64, Num::I32) => self.asm.r2(Op::F64ToI32, to, value),
            (Num::F32 | Num::F64, _) | (_, Num::F32 | Num::F64) => {
                self.asm.abc(Op::Conv, to.0, value.0, u32::from(Conversion { from, to: to_num }.encode()));
            }
            (_, Num::I8) => self.asm.r2(Op::ConvI8, to, value),
            (_, Num::U8) => self.asm.r2(Op::ConvU8, to, value),
            (_, Num::I16) => self.asm.r2(Op::ConvI16, to, value),
            (_, Num::U16) => self.asm.r2(Op::ConvU16, to, value),
            _ => self.asm.r2(Op::Mov, to, value),
        }
        to
    }

    /// Value (or type parameter) to a reference.
    pub(super) fn box_value(&mut self, operand: &Expr, dest: Option<Reg>) -> Reg {
        let ty = self.ty(operand.ty);
        if !self.code.world.is_value_type(ty) {
            return match dest {
                Some(to) => {
                    self.value_into(operand, to);
                    to
                }
                None => self.value(operand),
            };
        }
        if let Some(inner) = self.code.world.nullable_value(ty) {
            let value = self.value(operand);
            let to = self.reference();
            let end = self.asm.label();
            self.zero(to, 1);
            self.asm.jump(Op::JumpFalse, value.0, 0, end);
            let id = u64::from(self.code.type_id(inner).0);
            self.asm.with_words(Op::Box, to.0, value.offset(1).0, 0, vec![Word::Plain(id)]);
            self.asm.bind(end);
            return to;
        }
        let mark = self.mark();
        let value = self.value(operand);
        if dest.is_none() {
            self.release(mark);
        }
        let to = self.dest(dest, &Self::one(RegKind::Ref));
        let id = u64::from(self.code.type_id(ty).0);
        self.asm.with_words(Op::Box, to.0, value.0, 0, vec![Word::Plain(id)]);
        to
    }

    fn unbox(&mut self, operand: &Expr, to_ty: Ty, dest: Option<Reg>) -> Reg {
        let target = self.ty(to_ty);
        let from = self.ty(operand.ty);
        let value = self.value(operand);
        // Between type parameters the operand may be a value already.
        if self.code.world.is_value_type(from) {
            let boxed = self.box_value(operand, None);
            return self.unbox_register(boxed, target, dest);
        }
        self.unbox_register(value, target, dest)
    }

    fn unbox_register(&mut self, value: Reg, target: Ty, dest: Option<Reg>) -> Reg {
        if !self.code.world.is_value_type(target) {
            let to = self.dest(dest, &Self::one(RegKind::Ref));
            let id = u64::from(self.code.type_id(target).0);
            self.asm.with_words(Op::CastClass, to.0, value.0, 0, vec![Word::Plain(id)]);
            return to;
        }
        let kinds = self.kinds(target);
        if let Some(inner) = self.code.world.nullable_value(target) {
            let to = self.temp(&kinds);
            let end = self.asm.label();
            self.zero(to, kinds.len() as u16);
            self.asm.jump(Op::JumpFalse, value.0, 0, end);
            self.unbox_into(value, inner, to.offset(1));
            self.load_int(to, 1);
            self.asm.bind(end);
            return to;
        }
        let to = self.dest(dest, &kinds);
        self.unbox_into(value, target, to);
        to
    }

    fn unbox_into(&mut self, value: Reg, ty: Ty, to: Reg) {
        let pointer = self.pointer();
        let id = u64::from(self.code.type_id(ty).0);
        self.asm.with_words(Op::Unbox, pointer.0, value.0, 0, vec![Word::Plain(id)]);
        self.load(Place::Memory { base: pointer, slot: 0 }, ty, to);
    }

    /// `e is T`
    pub(super) fn is_type(&mut self, operand: &Expr, ty: Ty, dest: Option<Reg>) -> Reg {
        let target = self.ty(ty);
        let target = self.code.world.nullable_value(target).unwrap_or(target);
        let from = self.ty(operand.ty);
        let mark = self.mark();
        if self.code.world.is_value_type(from) {
            let value = self.value(operand);
            let nullable = self.code.world.nullable_value(from);
            let exact = nullable.unwrap_or(from);
            let (exact_id, target_id) = (self.code.type_id(exact), self.code.type_id(target));
            let matches = exact_id == target_id || self.code.world.is_subtype(exact, target);
            let to = self.dest(dest, &Self::one(RegKind::Bits));
            match (matches, nullable) {
                (false, _) => self.load_int(to, 0),
                (true, None) => self.load_int(to, 1),
                (true, Some(_)) => self.asm.r2(Op::ConvU8, to, value),
            }
            return to;
        }
        let value = self.value(operand);
        let found = self.reference();
        let id = u64::from(self.code.type_id(target).0);
        self.asm.with_words(Op::IsInstance, found.0, value.0, 0, vec![Word::Plain(id)]);
        let null = self.reference();
        self.zero(null, 1);
        self.release(mark);
        let to = self.dest(dest, &Self::one(RegKind::Bits));
        self.asm.r3(Op::NeI64, to, found, null);
        to
    }

    /// `e as T` for a reference type or a Nullable.
    pub(super) fn as_type(&mut self, operand: &Expr, ty: Ty, dest: Option<Reg>) -> Reg {
        let target = self.ty(ty);
        let value = self.box_value(operand, None);
        if let Some(inner) = self.code.world.nullable_value(target) {
            let found = self.reference();
            let id = u64::from(self.code.type_id(inner).0);
            self.asm.with_words(Op::IsInstance, found.0, value.0, 0, vec![Word::Plain(id)]);
            return self.unbox_register(found, target, dest);
        }
        let to = self.dest(dest, &Self::one(RegKind::Ref));
        let id = u64::from(self.code.type_id(target).0);
        self.asm.with_words(Op::IsInstance, to.0, value.0, 0, vec![Word::Plain(id)]);
        to
    }
}

/// Every value of `from` is the same number in `to`.
fn widens(from: Num, to: Num) -> bool {
    use Num::*;
    match (from, to) {
        (I8, I16 | I32 | I64) | (I16, I32 | I64) | (I32, I64) => true,
        (U8, U16 | I16 | U32 | I32 | U64 | I64) | (U16, U32 | I32 | U64 | I64) | (U32, U64 | I64) => true,
        (_, F32 | F64) => true,
        (a, b) => a == b,
    }
}

/// The register needs no instruction: small types are extended already, and 32-bit ones ignore the upper half.
fn fits_unchanged(from: Num, to: Num) -> bool {
    use Num::*;
    match (from, to) {
        (I8 | U8 | I16 | U16 | I32 | U32 | I64 | U64, I32 | U32) => true,
        (I64, U64) | (U64, I64) => true,
        (U8, U16 | I16) | (I8, I16) => true,
        (U8 | U16, U64 | I64) => true,
        _ => false,
    }
}
