//! Operators on `T?`: the operator of `T` when all operands have values.
//!
//! ```text
//! a + b     =>   t0 = a; t1 = b; t0.HasValue && t1.HasValue ? (int?)(t0.Value + t1.Value) : null
//! a < b     =>   .. ? t0.Value < t1.Value : false
//! a == b    =>   t0.HasValue == t1.HasValue && (!t0.HasValue || t0.Value == t1.Value)
//! ```
//!
//! An operand that was just wrapped (`maybe + 1`) needs no test.

use super::places::Before;
use super::{Desugarer, binary, conditional, convert, sequence};
use crate::hir::*;

/// A lifted operand that was put aside: whether it has a value, and the value.
struct Parts {
    test: Expr,
    value: Expr,
    whole: Expr,
}

impl Desugarer<'_> {
    /// `.HasValue` of a lowered operand.
    pub(super) fn has_value(&mut self, operand: Expr) -> Expr {
        let location = operand.location;
        match &operand.kind {
            ExprKind::Convert { conversion: Convert::WrapNullable, operand: inner }
                if super::places::is_quiet(inner) =>
            {
                self.bool_literal(true, location)
            }
            ExprKind::Default => self.bool_literal(false, location),
            _ => Expr::new(ExprKind::NullableHasValue(Box::new(operand)), self.world.bool_ty(), location),
        }
    }

    /// The value inside, or the default.
    pub(super) fn value_of(&mut self, operand: Expr) -> Expr {
        let location = operand.location;
        let ty = self.world.nullable_value(operand.ty).unwrap_or(operand.ty);
        match operand.kind {
            ExprKind::Convert { conversion: Convert::WrapNullable, operand } => *operand,
            ExprKind::Default => Expr::new(ExprKind::Default, ty, location),
            kind => Expr::new(ExprKind::NullableValue(Box::new(Expr { kind, ..operand })), ty, location),
        }
    }

    fn parts(&mut self, operand: Expr, before: &mut Before) -> Parts {
        let location = operand.location;
        if self.world.nullable_value(operand.ty).is_none() {
            let value = self.once(operand, before);
            let test = self.bool_literal(true, location);
            return Parts { test, whole: value.clone(), value };
        }
        if let ExprKind::Convert { conversion: Convert::WrapNullable, operand: inner } = operand.kind {
            let value = self.once(*inner, before);
            let whole = convert(value.clone(), Convert::WrapNullable, operand.ty);
            let test = self.bool_literal(true, location);
            return Parts { test, value, whole };
        }
        let whole = self.once(operand, before);
        Parts { test: self.has_value(whole.clone()), value: self.value_of(whole.clone()), whole }
    }

    pub(super) fn lifted_unary(
        &mut self,
        op: UnaryOp,
        operand_type: NumericType,
        operand: Expr,
        checked: bool,
        ty: Ty,
        location: Location,
    ) -> Expr {
        let mut before = Before::default();
        let parts = self.parts(operand, &mut before);
        let value_ty = self.world.nullable_value(ty).unwrap_or(ty);
        let kind = ExprKind::Unary { op, operand_type, operand: Box::new(parts.value), checked, lifted: false };
        let value = convert(Expr::new(kind, value_ty, location), Convert::WrapNullable, ty);
        let null = Expr::new(ExprKind::Default, ty, location);
        sequence(before.locals, before.effects, conditional(parts.test, value, null, ty))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one operation")]
    pub(super) fn lifted_binary(
        &mut self,
        op: BinaryOp,
        operand_type: NumericType,
        left: Expr,
        right: Expr,
        checked: bool,
        ty: Ty,
        location: Location,
    ) -> Expr {
        let mut before = Before::default();
        let left = self.parts(left, &mut before);
        let right = self.parts(right, &mut before);
        let bool_ty = self.world.bool_ty();
        let value = match op {
            BinaryOp::Eq | BinaryOp::Ne => {
                let same = binary(BinaryOp::Eq, operand_type, left.value, right.value, bool_ty);
                let equal = self.lifted_equality(left.test, right.test, same);
                if op == BinaryOp::Eq { equal } else { self.not(equal) }
            }
            BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
                let test = self.and(left.test, right.test);
                let compared = binary(op, operand_type, left.value, right.value, bool_ty);
                self.and(test, compared)
            }
            BinaryOp::And | BinaryOp::Or if operand_type == NumericType::Bool => {
                // Three-valued: `true & x` is x, `false & x` is false, `null & x` is false only for a false x.
                let known = self.or(right.value, left.test);
                let unknown = self.not(known);
                let take_right = self.or(left.value, unknown);
                let (then, otherwise) =
                    if op == BinaryOp::And { (right.whole, left.whole) } else { (left.whole, right.whole) };
                conditional(take_right, then, otherwise, ty)
            }
            _ => {
                let value_ty = self.world.nullable_value(ty).unwrap_or(ty);
                let test = self.and(left.test, right.test);
                let (l, r) = (Box::new(left.value), Box::new(right.value));
                let kind = ExprKind::Binary { op, operand_type, left: l, right: r, checked, lifted: false };
                let value = convert(Expr::new(kind, value_ty, location), Convert::WrapNullable, ty);
                let null = Expr::new(ExprKind::Default, ty, location);
                conditional(test, value, null, ty)
            }
        };
        sequence(before.locals, before.effects, value)
    }

    /// Both without value, or both with equal ones.
    fn lifted_equality(&mut self, left: Expr, right: Expr, same: Expr) -> Expr {
        match (&left.kind, &right.kind) {
            (ExprKind::Literal(Const::Bool(true)), _) => self.and(right, same),
            (_, ExprKind::Literal(Const::Bool(true))) => self.and(left, same),
            (ExprKind::Literal(Const::Bool(false)), _) => self.not(right),
            (_, ExprKind::Literal(Const::Bool(false))) => self.not(left),
            _ => {
                let both = self.compare(BinaryOp::Eq, NumericType::Bool, left.clone(), right);
                let none = self.not(left);
                let equal = self.or(none, same);
                self.and(both, equal)
            }
        }
    }

    pub(super) fn lifted_call(
        &mut self,
        method: MethodRef,
        operands: Vec<Expr>,
        (is_comparison, is_equality, is_inequality): (bool, bool, bool),
        ty: Ty,
        location: Location,
    ) -> Expr {
        let mut before = Before::default();
        let mut parts = Vec::new();
        for operand in operands {
            parts.push(self.parts(operand, &mut before));
        }
        let tests: Vec<Expr> = parts.iter().map(|p| p.test.clone()).collect();
        let values: Vec<Expr> = parts.into_iter().map(|p| p.value).collect();
        let call = self.call_as(None, method, values, false, location);
        let value = match <[Expr; 2]>::try_from(tests) {
            Ok([left, right]) if is_equality => self.lifted_equality(left, right, call),
            Ok([left, right]) if is_inequality => {
                let same = self.not(call);
                let equal = self.lifted_equality(left, right, same);
                self.not(equal)
            }
            Ok([left, right]) => {
                let test = self.and(left, right);
                self.lifted_result(test, call, is_comparison, ty)
            }
            Err(tests) => {
                let mut test = self.bool_literal(true, location);
                for next in tests {
                    test = self.and(test, next);
                }
                self.lifted_result(test, call, is_comparison, ty)
            }
        };
        sequence(before.locals, before.effects, value)
    }

    fn lifted_result(&mut self, test: Expr, call: Expr, is_comparison: bool, ty: Ty) -> Expr {
        let location = call.location;
        if is_comparison {
            return self.and(test, call);
        }
        let call = if call.ty == ty { call } else { convert(call, Convert::WrapNullable, ty) };
        let null = Expr::new(ExprKind::Default, ty, location);
        conditional(test, call, null, ty)
    }
}
