//! Unary operators, `++` and `--`.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::constants::{Trouble, fold_unary};
use super::operators::numeric_type;
use super::{Binder, Operand, PlaceUse};

impl<'a> Binder<'_> {
    pub(crate) fn bind_prefix(
        &mut self,
        operator: ast::PrefixOperator,
        operand: &'a ast::Expr,
        location: Location,
    ) -> Operand<'a> {
        use ast::PrefixOperator as P;
        match operator {
            P::Increment => Operand::Typed(self.bind_increment(operand, true, false, location)),
            P::Decrement => Operand::Typed(self.bind_increment(operand, false, false, location)),
            P::IndexFromEnd => Operand::Typed(self.bind_from_end(operand, location)),
            P::AddressOf | P::PointerIndirection => Operand::Typed(self.unsupported("pointers", location)),
            P::Plus | P::Minus | P::LogicalNot | P::BitwiseNot => {
                let bound = self.bind_operand(operand);
                if matches!(
                    bound,
                    Operand::Default(_) | Operand::Lambda(..) | Operand::MethodGroup(_) | Operand::New(..)
                ) {
                    let what = self.describe(&bound);
                    return Operand::Typed(self.error(Code::CS0023, location, &[operator.symbol(), &what]));
                }
                let value = self.natural_value(bound);
                Operand::Typed(self.unary_value(operator, value, location))
            }
        }
    }

    pub(crate) fn unary_value(&mut self, operator: ast::PrefixOperator, value: Expr, location: Location) -> Expr {
        use ast::PrefixOperator as P;
        if value.is_error() {
            return value;
        }
        let name = match operator {
            P::Plus => "op_UnaryPlus",
            P::Minus => "op_UnaryNegation",
            P::LogicalNot => "op_LogicalNot",
            _ => "op_OnesComplement",
        };
        if let Some(result) = self.user_unary(name, &value, location) {
            return result;
        }
        let inner = self.world.nullable_value(value.ty);
        let ty = inner.unwrap_or(value.ty);
        let lifted = inner.is_some();
        let fail = |b: &mut Self, value: Expr| {
            let what = b.describe(&Operand::Typed(value));
            b.error(Code::CS0023, location, &[operator.symbol(), &what])
        };
        if operator == P::LogicalNot {
            let bool_ty = self.world.special_ty(Special::Boolean);
            if ty != bool_ty {
                return fail(self, value);
            }
            if !lifted {
                return self.not(value, location);
            }
            let ty = value.ty;
            return unary(UnaryOp::Not, NumericType::Bool, value, ty, false, true, location);
        }
        if operator == P::BitwiseNot && self.world.is_enum(ty) {
            let Some(underlying) = self.world.enum_underlying(ty) else { return fail(self, value) };
            let special = match self.world.special_of(underlying) {
                Some(special @ (Special::UInt32 | Special::Int64 | Special::UInt64)) => special,
                _ => Special::Int32,
            };
            let work = self.world.special_ty(special);
            let (work, enum_ty) = (if lifted { self.world.nullable_of(work) } else { work }, value.ty);
            let value = self.cast_quietly(value, work);
            let result = self.fold_or_unary(UnaryOp::Complement, special, value, work, lifted, location);
            return self.cast_quietly(result, enum_ty);
        }
        let Some(special) = self.world.special_of(ty) else { return fail(self, value) };
        let promoted = match (special, operator) {
            (Special::SByte | Special::Byte | Special::Int16 | Special::UInt16 | Special::Char | Special::Int32, _) => {
                Special::Int32
            }
            (Special::UInt32, P::Minus) => Special::Int64,
            (Special::UInt64 | Special::UIntPtr, P::Minus) => return fail(self, value),
            (Special::Single | Special::Double, P::BitwiseNot) => return fail(self, value),
            (
                Special::UInt32
                | Special::Int64
                | Special::UInt64
                | Special::IntPtr
                | Special::UIntPtr
                | Special::Single
                | Special::Double
                | Special::Decimal,
                _,
            ) => special,
            _ => return fail(self, value),
        };
        let plain = self.world.special_ty(promoted);
        let target = if lifted { self.world.nullable_of(plain) } else { plain };
        let mut value = self.convert(value, target, location);
        match operator {
            P::Plus => {
                value.location = location;
                value
            }
            P::Minus => self.fold_or_unary(UnaryOp::Neg, promoted, value, target, lifted, location),
            _ => self.fold_or_unary(UnaryOp::Complement, promoted, value, target, lifted, location),
        }
    }

    fn fold_or_unary(
        &mut self,
        op: UnaryOp,
        special: Special,
        value: Expr,
        ty: Ty,
        lifted: bool,
        location: Location,
    ) -> Expr {
        if let ExprKind::Literal(constant) = &value.kind {
            match fold_unary(op, special, constant, self.is_unchecked) {
                Ok(folded) => return Expr::new(ExprKind::Literal(folded), ty, location),
                Err(Trouble::Overflow) => return self.error(Code::CS0220, location, &[]),
                Err(_) => {}
            }
        }
        let checked = self.is_checked && op == UnaryOp::Neg;
        unary(op, numeric_type(special), value, ty, checked, lifted, location)
    }

    /// `x++`, `--x` …
    pub(crate) fn bind_increment(
        &mut self,
        operand: &'a ast::Expr,
        is_increment: bool,
        is_postfix: bool,
        location: Location,
    ) -> Expr {
        let target = self.bind_place(operand, PlaceUse::Increment);
        if target.is_error() {
            return Expr::error(location);
        }
        let ty = target.ty;
        let target = self.check_readable(target);
        if target.is_error() {
            return target;
        }
        let symbol = if is_increment { "++" } else { "--" };
        let temp = self.new_temp("increment", ty, location);
        let old = self.local_expr(temp, location);
        let name = if is_increment { "op_Increment" } else { "op_Decrement" };
        let result = match self.user_unary(name, &old, location) {
            Some(result) => self.convert(result, ty, location),
            None => {
                let inner = self.world.nullable_value(ty).unwrap_or(ty);
                let is_number = self.world.special_of(inner).is_some_and(|s| {
                    super::conversions::is_integral(s)
                        || matches!(s, Special::Single | Special::Double | Special::Decimal)
                });
                if !is_number && !self.world.is_enum(inner) {
                    let display = self.world.display(ty);
                    return self.error(Code::CS0023, location, &[symbol, &display]);
                }
                let int_ty = self.world.special_ty(Special::Int32);
                let one = Expr::new(ExprKind::Literal(Const::Int(1)), int_ty, location);
                let op = if is_increment { BinaryOp::Add } else { BinaryOp::Sub };
                let sum = self.binary_values(op, old, one, location);
                if sum.is_error() {
                    return sum;
                }
                if sum.ty == ty { sum } else { self.cast_value(sum, ty, location) }
            }
        };
        Expr::new(
            ExprKind::Increment { target: Box::new(target), temp, result: Box::new(result), is_postfix },
            ty,
            location,
        )
    }

    /// A `bool`, by conversion or `operator true`.
    pub fn bind_condition(&mut self, syntax: &'a ast::Expr) -> Expr {
        let bool_ty = self.world.special_ty(Special::Boolean);
        let operand = self.bind_operand(syntax);
        let location = operand.location();
        if let Operand::Typed(value) = &operand
            && !value.is_error()
            && value.ty != bool_ty
            && !self.operand_converts(&operand, bool_ty)
        {
            let value = value.clone();
            if let Some(test) = self.operator_true(&value, location) {
                return test;
            }
        }
        if let Operand::Typed(value) = &operand
            && let ExprKind::Assign { value: assigned, .. } = &value.kind
            && matches!(assigned.kind, ExprKind::Literal(Const::Bool(_)))
        {
            self.report(Code::CS0665, location, &[]);
        }
        self.convert_operand(operand, bool_ty)
    }
}

fn unary(
    op: UnaryOp,
    operand_type: NumericType,
    operand: Expr,
    ty: Ty,
    checked: bool,
    lifted: bool,
    location: Location,
) -> Expr {
    Expr::new(ExprKind::Unary { op, operand_type, operand: Box::new(operand), checked, lifted }, ty, location)
}
