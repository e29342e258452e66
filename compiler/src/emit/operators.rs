//! Built-in arithmetic and comparison.

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::Reg;
use super::function::FunctionEmitter;

impl FunctionEmitter<'_> {
    pub(super) fn unary(
        &mut self,
        op: UnaryOp,
        ty: NumericType,
        operand: &Expr,
        checked: bool,
        dest: Option<Reg>,
    ) -> Reg {
        let mark = self.mark();
        let value = self.value(operand);
        if dest.is_none() && !(checked && op == UnaryOp::Neg) {
            self.release(mark);
        }
        let to = self.dest(dest, &Self::one(RegKind::Bits));
        let instruction = match (op, ty) {
            (UnaryOp::Not, _) => Op::NotBool,
            (UnaryOp::Complement, _) => Op::Not,
            (UnaryOp::Neg, NumericType::F32) => Op::NegF32,
            (UnaryOp::Neg, NumericType::F64) => Op::NegF64,
            (UnaryOp::Neg, NumericType::I64 | NumericType::U64) if checked => {
                let zero = self.bits();
                self.load_int(zero, 0);
                self.asm.r3(Op::SubI64Ovf, to, zero, value);
                return to;
            }
            (UnaryOp::Neg, _) if checked => {
                let zero = self.bits();
                self.load_int(zero, 0);
                self.asm.r3(Op::SubI32Ovf, to, zero, value);
                return to;
            }
            (UnaryOp::Neg, NumericType::I64 | NumericType::U64) => Op::NegI64,
            (UnaryOp::Neg, _) => Op::NegI32,
        };
        self.asm.r2(instruction, to, value);
        to
    }

    pub(super) fn binary(
        &mut self,
        op: BinaryOp,
        ty: NumericType,
        left: &Expr,
        right: &Expr,
        checked: bool,
        dest: Option<Reg>,
    ) -> Reg {
        let mark = self.mark();
        // x + c, x - c with a small constant
        if !checked
            && matches!(op, BinaryOp::Add | BinaryOp::Sub)
            && matches!(ty, NumericType::I32 | NumericType::U32 | NumericType::I64 | NumericType::U64)
            && let Some(constant) = small_constant(right)
        {
            let immediate = if op == BinaryOp::Add { Some(constant) } else { constant.checked_neg() };
            if let Some(immediate) = immediate {
                let value = self.value(left);
                if dest.is_none() {
                    self.release(mark);
                }
                let to = self.dest(dest, &Self::one(RegKind::Bits));
                let wide = matches!(ty, NumericType::I64 | NumericType::U64);
                let instruction = if wide { Op::AddI64Imm } else { Op::AddI32Imm };
                self.asm.abc(instruction, to.0, value.0, u32::from(immediate as u16));
                return to;
            }
        }
        let (a, b) = self.operands(left, right);
        if dest.is_none() {
            self.release(mark);
        }
        let to = self.dest(dest, &Self::one(RegKind::Bits));
        self.binary_into(op, ty, checked, to, a, b);
        to
    }

    fn binary_into(&mut self, op: BinaryOp, ty: NumericType, checked: bool, to: Reg, a: Reg, b: Reg) {
        use BinaryOp as B;
        use NumericType as N;
        let wide = matches!(ty, N::I64 | N::U64 | N::Ref);
        let instruction = match (op, ty) {
            (B::Add, N::I32) if checked => Op::AddI32Ovf,
            (B::Add, N::U32) if checked => Op::AddU32Ovf,
            (B::Add, N::I64) if checked => Op::AddI64Ovf,
            (B::Add, N::U64) if checked => Op::AddU64Ovf,
            (B::Sub, N::I32) if checked => Op::SubI32Ovf,
            (B::Sub, N::U32) if checked => Op::SubU32Ovf,
            (B::Sub, N::I64) if checked => Op::SubI64Ovf,
            (B::Sub, N::U64) if checked => Op::SubU64Ovf,
            (B::Mul, N::I32) if checked => Op::MulI32Ovf,
            (B::Mul, N::U32) if checked => Op::MulU32Ovf,
            (B::Mul, N::I64) if checked => Op::MulI64Ovf,
            (B::Mul, N::U64) if checked => Op::MulU64Ovf,
            (B::Add, N::F32) => Op::AddF32,
            (B::Sub, N::F32) => Op::SubF32,
            (B::Mul, N::F32) => Op::MulF32,
            (B::Add, N::F64) => Op::AddF64,
            (B::Sub, N::F64) => Op::SubF64,
            (B::Mul, N::F64) => Op::MulF64,
            (B::Add, _) if wide => Op::AddI64,
            (B::Sub, _) if wide => Op::SubI64,
            (B::Mul, _) if wide => Op::MulI64,
            (B::Add, _) => Op::AddI32,
            (B::Sub, _) => Op::SubI32,
            (B::Mul, _) => Op::MulI32,
            (B::Div, N::U32) => Op::DivU32,
            (B::Div, N::I64) => Op::DivI64,
            (B::Div, N::U64) => Op::DivU64,
            (B::Div, N::F32) => Op::DivF32,
            (B::Div, N::F64) => Op::DivF64,
            (B::Div, _) => Op::DivI32,
            (B::Rem, N::U32) => Op::RemU32,
            (B::Rem, N::I64) => Op::RemI64,
            (B::Rem, N::U64) => Op::RemU64,
            (B::Rem, N::F32) => Op::RemF32,
            (B::Rem, N::F64) => Op::RemF64,
            (B::Rem, _) => Op::RemI32,
            (B::And, _) => Op::And,
            (B::Or, _) => Op::Or,
            (B::Xor, _) => Op::Xor,
            (B::Shl, _) if wide => Op::ShlI64,
            (B::Shl, _) => Op::ShlI32,
            (B::Shr, N::U32) | (B::ShrUnsigned, N::I32 | N::U32) => Op::ShrU32,
            (B::Shr, N::U64) | (B::ShrUnsigned, _) => Op::ShrU64,
            (B::Shr, N::I64) => Op::ShrI64,
            (B::Shr, _) => Op::ShrI32,
            (B::Eq | B::Ne | B::Lt | B::Le | B::Gt | B::Ge, _) => {
                self.compare_into(op, ty, to, a, b);
                return;
            }
        };
        self.asm.r3(instruction, to, a, b);
    }

    /// A comparison's bool.
    pub(super) fn compare_into(&mut self, op: BinaryOp, ty: NumericType, to: Reg, a: Reg, b: Reg) {
        use BinaryOp as B;
        use NumericType as N;
        let (op, a, b) = match op {
            B::Gt => (B::Lt, b, a),
            B::Ge => (B::Le, b, a),
            other => (other, a, b),
        };
        let instruction = match (op, ty) {
            (B::Eq, N::I32 | N::U32 | N::Bool) => Op::EqI32,
            (B::Eq, N::F32) => Op::EqF32,
            (B::Eq, N::F64) => Op::EqF64,
            (B::Eq, _) => Op::EqI64,
            (B::Ne, N::I32 | N::U32 | N::Bool) => Op::NeI32,
            (B::Ne, N::F32) => Op::NeF32,
            (B::Ne, N::F64) => Op::NeF64,
            (B::Ne, _) => Op::NeI64,
            (B::Lt, N::I32 | N::Bool) => Op::LtI32,
            (B::Lt, N::U32) => Op::LtU32,
            (B::Lt, N::I64) => Op::LtI64,
            (B::Lt, N::F32) => Op::LtF32,
            (B::Lt, N::F64) => Op::LtF64,
            (B::Lt, _) => Op::LtU64,
            (_, N::I32 | N::Bool) => Op::LeI32,
            (_, N::U32) => Op::LeU32,
            (_, N::I64) => Op::LeI64,
            (_, N::F32) => Op::LeF32,
            (_, N::F64) => Op::LeF64,
            _ => Op::LeU64,
        };
        self.asm.r3(instruction, to, a, b);
    }
}

/// A literal that fits an immediate operand.
fn small_constant(expr: &Expr) -> Option<i16> {
    match &expr.kind {
        ExprKind::Literal(Const::Int(value)) => i16::try_from(*value).ok(),
        ExprKind::Literal(Const::UInt(value)) => i16::try_from(*value).ok(),
        ExprKind::Convert { operand, conversion: Convert::Identity } => small_constant(operand),
        _ => None,
    }
}
