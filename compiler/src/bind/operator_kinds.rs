//! Binary operators of enums, delegates and references; `&&` and `||`.

use crate::hir::*;
use crate::syntax as ast;

use super::operators::{is_bitwise, is_comparison, numeric_type};
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// Operators of enums work on the underlying values.
    pub(crate) fn enum_binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, location: Location) -> Option<Expr> {
        let left_value = self.world.nullable_value(left.ty);
        let right_value = self.world.nullable_value(right.ty);
        let left_ty = left_value.unwrap_or(left.ty);
        let right_ty = right_value.unwrap_or(right.ty);
        let left_enum = self.world.is_enum(left_ty);
        let right_enum = self.world.is_enum(right_ty);
        let enum_ty = match (left_enum, right_enum) {
            (true, true) if left_ty == right_ty => left_ty,
            (true, true) => return None,
            (true, false) => left_ty,
            (false, true) => right_ty,
            (false, false) => return None,
        };
        let underlying = self.world.enum_underlying(enum_ty)?;
        let lifted = left_value.is_some() || right_value.is_some() || left.ty == Ty::NULL || right.ty == Ty::NULL;
        // Which type each side is brought to, and the result's.
        let is_zero = |b: &mut Self, e: &Expr| b.constant_conversion(e, enum_ty).is_some();
        let (left_target, right_target, result) = if is_comparison(op) || is_bitwise(op) {
            let left_ok = left_enum || left.ty == Ty::NULL || is_zero(self, left);
            let right_ok = right_enum || right.ty == Ty::NULL || is_zero(self, right);
            if !left_ok || !right_ok {
                return None;
            }
            (enum_ty, enum_ty, enum_ty)
        } else {
            let fits_underlying = |b: &mut Self, e: &Expr, value: Option<Ty>| b.converts_unlifted(e, value, underlying);
            match op {
                BinaryOp::Sub if left_enum && right_enum => (enum_ty, enum_ty, underlying),
                BinaryOp::Sub if left_enum && is_zero(self, right) && !fits_underlying(self, right, right_value) => {
                    (enum_ty, enum_ty, underlying)
                }
                BinaryOp::Add | BinaryOp::Sub if left_enum && fits_underlying(self, right, right_value) => {
                    (enum_ty, underlying, enum_ty)
                }
                BinaryOp::Add if right_enum && fits_underlying(self, left, left_value) => {
                    (underlying, enum_ty, enum_ty)
                }
                _ => return None,
            }
        };
        let wrap = |b: &mut Self, ty: Ty| if lifted { b.world.nullable_of(ty) } else { ty };
        let special = match self.world.special_of(underlying)? {
            special @ (Special::UInt32 | Special::Int64 | Special::UInt64) => special,
            _ => Special::Int32,
        };
        let work = self.world.special_ty(special);
        let work_target = wrap(self, work);
        let mut sides = Vec::with_capacity(2);
        for (side, target) in [(left, left_target), (right, right_target)] {
            let target = wrap(self, target);
            let value = self.convert(side.clone(), target, location);
            sides.push(self.cast_quietly(value, work_target));
        }
        let right = sides.pop()?;
        let left = sides.pop()?;
        let value = self.built_in(op, numeric_type(special), left, right, lifted, location);
        if is_comparison(op) || value.is_error() {
            return Some(value);
        }
        let result = wrap(self, result);
        Some(self.cast_quietly(value, result))
    }

    /// A conversion between an enum and numbers that always works.
    pub(crate) fn cast_quietly(&mut self, value: Expr, to: Ty) -> Expr {
        if value.ty == to {
            return value;
        }
        if let ExprKind::Literal(constant) = &value.kind {
            let from = self.world.strip_enum(value.ty);
            let target = self.world.strip_enum(to);
            if let (Some(from), Some(target)) = (self.world.special_of(from), self.world.special_of(target))
                && let Some(folded) = super::constants::convert_constant(constant, from, target)
            {
                return Expr::new(ExprKind::Literal(folded), to, value.location);
            }
        }
        match self.world.explicit_conversion(value.ty, to) {
            Some(conversion) => self.apply_conversion(value, conversion, to),
            None => value,
        }
    }

    /// `+` and `-` combine delegates; `==` compares them.
    pub(crate) fn delegate_binary(
        &mut self,
        op: BinaryOp,
        left: &Expr,
        right: &Expr,
        location: Location,
    ) -> Option<Expr> {
        let left_delegate = self.world.is_delegate(left.ty);
        let right_delegate = self.world.is_delegate(right.ty);
        if !(left_delegate && (right_delegate || right.ty == Ty::NULL) || right_delegate && left.ty == Ty::NULL) {
            return None;
        }
        if !matches!(op, BinaryOp::Add | BinaryOp::Sub) {
            return None;
        }
        let ty = if left_delegate { left.ty } else { right.ty };
        if self.world.implicit_conversion(left.ty, ty).is_none()
            || self.world.implicit_conversion(right.ty, ty).is_none()
        {
            return None;
        }
        let left = self.convert(left.clone(), ty, location);
        let right = self.convert(right.clone(), ty, location);
        let delegate = self.world.special_ty(Special::Delegate);
        let name = if op == BinaryOp::Add { "Combine" } else { "Remove" };
        let call = self.call_static(delegate, name, vec![Operand::Typed(left), Operand::Typed(right)], location);
        if call.is_error() {
            return Some(call);
        }
        Some(Expr::new(ExprKind::Convert { operand: Box::new(call), conversion: Convert::CastClass }, ty, location))
    }

    /// `==` on references.
    pub(crate) fn reference_comparison(
        &mut self,
        op: BinaryOp,
        left: Expr,
        right: Expr,
        location: Location,
    ) -> Option<Expr> {
        let both = |b: &mut Self, ty: Ty| b.world.is_reference_type(ty);
        if !both(self, left.ty) || !both(self, right.ty) {
            // A nullable and something of no operator: nothing.
            return None;
        }
        let related = self.world.same_type(left.ty, right.ty)
            || self.world.standard_conversion(left.ty, right.ty, crate::conversions::Strength::Explicit).is_some()
            || self.world.standard_conversion(right.ty, left.ty, crate::conversions::Strength::Explicit).is_some();
        if !related {
            return None;
        }
        Some(self.built_in(op, NumericType::Ref, left, right, false, location))
    }

    /// `&&` and `||`.
    pub(crate) fn bind_logical(
        &mut self,
        is_and: bool,
        left: &'a ast::Expr,
        right: &'a ast::Expr,
        location: Location,
    ) -> Expr {
        let bool_ty = self.world.special_ty(Special::Boolean);
        // Left-leaning chains are unrolled.
        let mut chain = vec![(right, location)];
        let mut first = left;
        let wanted = if is_and { ast::BinaryOperator::LogicalAnd } else { ast::BinaryOperator::LogicalOr };
        while let ast::ExprKind::Binary { operator, left, right, .. } = &first.kind
            && *operator == wanted
        {
            let at = self.span(first.span);
            chain.push((right, at));
            first = left;
        }
        let first = self.bind_operand(first);
        let mut value = self.natural_or_null(first);
        for (right, at) in chain.into_iter().rev() {
            let right = self.bind_operand(right);
            let right = self.natural_or_null(right);
            value = self.logical_values(is_and, value, right, bool_ty, at);
        }
        value
    }

    /// A value; `default` stays an error of the operator.
    pub(crate) fn natural_or_null(&mut self, operand: Operand<'a>) -> Expr {
        match operand {
            Operand::Default(location) => {
                let bool_ty = self.world.special_ty(Special::Boolean);
                self.default_of(bool_ty, location)
            }
            Operand::Throw(value, location) => {
                let bool_ty = self.world.special_ty(Special::Boolean);
                Expr::new(ExprKind::Throw(value), bool_ty, location)
            }
            operand => self.natural_value(operand),
        }
    }

    pub(crate) fn logical_values(
        &mut self,
        is_and: bool,
        left: Expr,
        right: Expr,
        bool_ty: Ty,
        location: Location,
    ) -> Expr {
        if left.is_error() || right.is_error() {
            return Expr::new(ExprKind::Error, bool_ty, location);
        }
        let converts = |b: &mut Self, e: &Expr| {
            e.ty == bool_ty
                || (e.ty != Ty::NULL && e.ty != Ty::VOID && b.world.implicit_conversion(e.ty, bool_ty).is_some())
        };
        if converts(self, &left) && converts(self, &right) {
            let left = self.convert(left, bool_ty, location);
            let right = self.convert(right, bool_ty, location);
            if let (ExprKind::Literal(Const::Bool(a)), ExprKind::Literal(Const::Bool(b))) = (&left.kind, &right.kind) {
                let value = if is_and { *a && *b } else { *a || *b };
                return Expr::new(ExprKind::Literal(Const::Bool(value)), bool_ty, location);
            }
            let kind = if is_and {
                ExprKind::LogicalAnd(Box::new(left), Box::new(right))
            } else {
                ExprKind::LogicalOr(Box::new(left), Box::new(right))
            };
            return Expr::new(kind, bool_ty, location);
        }
        self.user_logical(is_and, left, right, location)
    }
}
