//! Conditions: comparisons fused with jumps.
//!
//! ```text
//! if (a < b && c)   jlt.i32 a, b → next; jmp else     (never a bool in a register)
//! ```

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::{Label, Reg};
use super::function::FunctionEmitter;

impl FunctionEmitter<'_> {
    /// Jumps to `target` when the condition is `jump_if`; else falls through.
    pub(super) fn condition(&mut self, expr: &Expr, target: Label, jump_if: bool) {
        let mark = self.mark();
        match &expr.kind {
            ExprKind::Literal(Const::Bool(value)) => {
                if *value == jump_if {
                    self.asm.jump(Op::Jump, 0, 0, target);
                }
            }
            ExprKind::Unary { op: UnaryOp::Not, operand, .. } => self.condition(operand, target, !jump_if),
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.condition(operand, target, jump_if),
            ExprKind::LogicalAnd(left, right) | ExprKind::LogicalOr(left, right) => {
                // `&&` is decided by a false left side, `||` by a true one.
                let decided_by = matches!(expr.kind, ExprKind::LogicalOr(..));
                if decided_by == jump_if {
                    self.condition(left, target, jump_if);
                    self.condition(right, target, jump_if);
                } else {
                    let skip = self.asm.label();
                    self.condition(left, skip, decided_by);
                    self.condition(right, target, jump_if);
                    self.asm.bind(skip);
                }
            }
            ExprKind::Binary { op, operand_type, left, right, lifted: false, .. }
                if matches!(
                    op,
                    BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
                ) =>
            {
                self.comparison_jump(*op, *operand_type, left, right, target, jump_if);
            }
            _ => {
                let value = self.value(expr);
                let op = if jump_if { Op::JumpTrue } else { Op::JumpFalse };
                self.asm.jump(op, value.0, 0, target);
            }
        }
        self.release(mark);
    }

    /// A bool in a register from jumps.
    pub(super) fn condition_value(&mut self, expr: &Expr, dest: Option<Reg>) -> Reg {
        // The operands may read what the destination holds: it is written last.
        let to = self.dest(dest, &Self::one(RegKind::Bits));
        let (no, end) = (self.asm.label(), self.asm.label());
        self.condition(expr, no, false);
        self.load_int(to, 1);
        self.asm.jump(Op::Jump, 0, 0, end);
        self.asm.bind(no);
        self.load_int(to, 0);
        self.asm.bind(end);
        to
    }

    fn comparison_jump(
        &mut self,
        op: BinaryOp,
        ty: NumericType,
        left: &Expr,
        right: &Expr,
        target: Label,
        jump_if: bool,
    ) {
        use BinaryOp::*;
        if matches!(op, Eq | Ne) && ty == NumericType::Ref {
            let null = |e: &Expr| {
                matches!(strip(e).kind, ExprKind::Literal(Const::Null) | ExprKind::Default)
                    || matches!(e.kind, ExprKind::Convert { conversion: Convert::NullLiteral, .. })
            };
            let other = if null(right) {
                Some(left)
            } else if null(left) {
                Some(right)
            } else {
                None
            };
            if let Some(other) = other {
                // A T that is a value type is never null; the test costs no box.
                if let ExprKind::Convert { operand, conversion: Convert::Box } = &other.kind {
                    let ty = self.ty(operand.ty);
                    if self.code.world.is_value_type(ty) && self.code.world.nullable_value(ty).is_none() {
                        self.value(operand);
                        if (op == Ne) == jump_if {
                            self.asm.jump(Op::Jump, 0, 0, target);
                        }
                        return;
                    }
                }
                let value = self.value(other);
                let jump_when_null = (op == Eq) == jump_if;
                self.asm.jump(if jump_when_null { Op::JumpFalse } else { Op::JumpTrue }, value.0, 0, target);
                return;
            }
        }
        if ty == NumericType::I32
            && !self.long_jumps
            && let ExprKind::Literal(Const::Int(value)) = &strip(right).kind
            && let Ok(small) = i16::try_from(*value)
        {
            let immediate = u32::from(small as u16);
            let positive = match (op, jump_if) {
                (Lt, true) | (Ge, false) => Some(Op::JLtI32Imm),
                (Ge, true) | (Lt, false) => Some(Op::JGeI32Imm),
                (Eq, true) | (Ne, false) => Some(Op::JEqI32Imm),
                (Ne, true) | (Eq, false) => Some(Op::JNeI32Imm),
                _ => None,
            };
            let value = self.value(left);
            if let Some(op) = positive {
                self.asm.jump(op, value.0, immediate, target);
                return;
            }
            // x <= c is x < c + 1
            if let Some(next) = small.checked_add(1) {
                let next = u32::from(next as u16);
                let op = match (op, jump_if) {
                    (Le, true) | (Gt, false) => Op::JLtI32Imm,
                    _ => Op::JGeI32Imm,
                };
                self.asm.jump(op, value.0, next, target);
                return;
            }
        }
        let (a, b) = self.operands(left, right);
        let float = matches!(ty, NumericType::F32 | NumericType::F64);
        if matches!(ty, NumericType::F32) || float && matches!(op, Eq | Ne) {
            let temp = self.bits();
            self.compare_into(op, ty, temp, a, b);
            self.asm.jump(if jump_if { Op::JumpTrue } else { Op::JumpFalse }, temp.0, 0, target);
            return;
        }
        if ty == NumericType::F64 {
            let (op, a, b) = match op {
                Gt => (Lt, b, a),
                Ge => (Le, b, a),
                other => (other, a, b),
            };
            let op = match (op, jump_if) {
                (Lt, true) => Op::JLtF64,
                (Le, true) => Op::JLeF64,
                (Lt, false) => Op::JNLtF64,
                _ => Op::JNLeF64,
            };
            self.compare_jump(op, a, b, target);
            return;
        }
        // Integers: negate the comparison instead of the jump.
        let op = if jump_if { op } else { negate(op) };
        let (op, a, b) = match op {
            Gt => (Lt, b, a),
            Ge => (Le, b, a),
            other => (other, a, b),
        };
        let instruction = match (op, ty) {
            (Eq, NumericType::I32 | NumericType::U32 | NumericType::Bool) => Op::JEqI32,
            (Ne, NumericType::I32 | NumericType::U32 | NumericType::Bool) => Op::JNeI32,
            (Eq, _) => Op::JEqI64,
            (Ne, _) => Op::JNeI64,
            (Lt, NumericType::I32 | NumericType::Bool) => Op::JLtI32,
            (Lt, NumericType::U32) => Op::JLtU32,
            (Lt, NumericType::I64) => Op::JLtI64,
            (Lt, _) => Op::JLtU64,
            (_, NumericType::I32 | NumericType::Bool) => Op::JLeI32,
            (_, NumericType::U32) => Op::JLeU32,
            (_, NumericType::I64) => Op::JLeI64,
            _ => Op::JLeU64,
        };
        self.compare_jump(instruction, a, b, target);
    }

    /// A fused jump, or compare and jump where the distance may not fit.
    pub(super) fn compare_jump(&mut self, op: Op, a: Reg, b: Reg, target: Label) {
        if !self.long_jumps {
            self.asm.jump(op, a.0, b.0, target);
            return;
        }
        let temp = self.bits();
        let (compare, jump) = match op {
            Op::JEqI32 => (Op::EqI32, Op::JumpTrue),
            Op::JNeI32 => (Op::NeI32, Op::JumpTrue),
            Op::JEqI64 => (Op::EqI64, Op::JumpTrue),
            Op::JNeI64 => (Op::NeI64, Op::JumpTrue),
            Op::JLtI32 => (Op::LtI32, Op::JumpTrue),
            Op::JLeI32 => (Op::LeI32, Op::JumpTrue),
            Op::JLtU32 => (Op::LtU32, Op::JumpTrue),
            Op::JLeU32 => (Op::LeU32, Op::JumpTrue),
            Op::JLtI64 => (Op::LtI64, Op::JumpTrue),
            Op::JLeI64 => (Op::LeI64, Op::JumpTrue),
            Op::JLtU64 => (Op::LtU64, Op::JumpTrue),
            Op::JLeU64 => (Op::LeU64, Op::JumpTrue),
            Op::JLtF64 => (Op::LtF64, Op::JumpTrue),
            Op::JLeF64 => (Op::LeF64, Op::JumpTrue),
            Op::JNLtF64 => (Op::LtF64, Op::JumpFalse),
            _ => (Op::LeF64, Op::JumpFalse),
        };
        self.asm.r3(compare, temp, a, b);
        self.asm.jump(jump, temp.0, 0, target);
    }
}

fn strip(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Convert { operand, conversion: Convert::Identity } => strip(operand),
        _ => expr,
    }
}

fn negate(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        other => other,
    }
}
