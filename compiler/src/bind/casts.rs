//! Casts, `is T`, `as T`.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand};

impl<'a> Binder<'_> {
    pub(crate) fn bind_cast(&mut self, ty: &'a ast::Type, operand: &'a ast::Expr, location: Location) -> Expr {
        let to = self.bind_type(ty);
        let operand = self.bind_operand(operand);
        if to == Ty::ERROR {
            return self.convert_operand(operand, Ty::ERROR);
        }
        self.convert_explicit(operand, to, location)
    }

    /// `e is P`
    pub(crate) fn bind_is(&mut self, operand: &'a ast::Expr, pattern: &'a ast::Pattern, location: Location) -> Expr {
        let bound = self.bind_operand(operand);
        if matches!(bound, Operand::Lambda(..) | Operand::MethodGroup(_)) {
            let what = self.describe(&bound);
            let at = bound.location();
            let _ = what;
            return self.error(Code::CS0837, at, &[]);
        }
        let value = self.natural_value(bound);
        let ty = match &pattern.kind {
            ast::PatternKind::Type(ty) => Some(self.bind_type(ty)),
            ast::PatternKind::TypeOrConstant(ty) => self.type_not_constant(ty),
            _ => None,
        };
        let Some(ty) = ty else {
            return self.bind_is_pattern(value, pattern, location);
        };
        let bool_ty = self.world.special_ty(Special::Boolean);
        if value.is_error() || ty == Ty::ERROR {
            return Expr::new(ExprKind::Error, bool_ty, location);
        }
        if let Some(def) = self.world.type_def(ty)
            && self.world[def].modifiers.is_static
        {
            let display = self.world.display(ty);
            return self.error(Code::CS7023, location, &[&display]);
        }
        if self.world.nullable_value(ty).is_some() && matches!(pattern.kind, ast::PatternKind::Type(_)) {
            let at = self.span(pattern.span);
            let display = self.world.display(ty);
            let _ = (at, display);
        }
        self.type_test(value, ty, location)
    }

    /// The pattern `Name` as a type, unless it is a constant.
    pub(crate) fn type_not_constant(&mut self, ty: &'a ast::Type) -> Option<Ty> {
        if let ast::TypeKind::Predefined(_) = ty.kind {
            return Some(self.bind_type(ty));
        }
        // A type first; a local of that name can only be a constant.
        let mark = self.world.diagnostics.begin_trial();
        let found = self.bind_type(ty);
        let failed = self.world.diagnostics.end_trial(mark);
        (!failed && found != Ty::ERROR).then_some(found)
    }

    /// `value is T`
    pub(crate) fn type_test(&mut self, value: Expr, ty: Ty, location: Location) -> Expr {
        let bool_ty = self.world.special_ty(Special::Boolean);
        let literal = |b: bool| Expr::new(ExprKind::Literal(Const::Bool(b)), bool_ty, location);
        if value.ty == Ty::NULL {
            return literal(false);
        }
        let display = self.world.display(ty);
        let value_is_struct = self.world.is_value_type(value.ty) && !self.world.is_type_param(value.ty);
        let target = self.world.nullable_value(ty).unwrap_or(ty);
        if let Some(inner) = self.world.nullable_value(value.ty) {
            if self.world.same_type(inner, target) {
                return Expr::new(ExprKind::NullableHasValue(Box::new(value)), bool_ty, location);
            }
        } else if value_is_struct
            && (self.world.same_type(value.ty, target)
                || matches!(
                    self.world.standard_conversion(value.ty, target, crate::conversions::Strength::Implicit),
                    Some(Convert::Box)
                ))
        {
            self.report(Code::CS0183, location, &[&display]);
            let mut result = literal(true);
            if !matches!(value.kind, ExprKind::Local(_) | ExprKind::Literal(_)) {
                result = Expr::new(
                    ExprKind::Sequence { locals: Vec::new(), effects: vec![value], value: Box::new(result) },
                    bool_ty,
                    location,
                );
            }
            return result;
        }
        let possible = self.world.explicit_conversion(value.ty, ty).is_some()
            || self.world.contains_type_param(value.ty)
            || self.world.contains_type_param(ty);
        let user_only = matches!(
            self.world.explicit_conversion(value.ty, ty),
            Some(Convert::User { .. } | Convert::Numeric { .. } | Convert::Call(_))
        );
        if !possible || user_only {
            self.report(Code::CS0184, location, &[&display]);
            return Expr::new(
                ExprKind::Sequence { locals: Vec::new(), effects: vec![value], value: Box::new(literal(false)) },
                bool_ty,
                location,
            );
        }
        let operand = self.boxed_for_test(value);
        Expr::new(ExprKind::IsType { operand: Box::new(operand), ty }, bool_ty, location)
    }

    /// A value as a reference whose type can be tested.
    pub(crate) fn boxed_for_test(&mut self, value: Expr) -> Expr {
        if self.world.is_reference_type(value.ty) {
            return value;
        }
        let object = self.world.special_ty(Special::Object);
        let location = value.location;
        Expr::new(ExprKind::Convert { operand: Box::new(value), conversion: Convert::Box }, object, location)
    }

    pub(crate) fn bind_as(&mut self, operand: &'a ast::Expr, ty: &'a ast::Type, location: Location) -> Expr {
        let bound = self.bind_operand(operand);
        let to = self.bind_type(ty);
        let value = self.natural_value(bound);
        if value.is_error() || to == Ty::ERROR {
            return Expr::new(ExprKind::Error, to, location);
        }
        let display = self.world.display(to);
        if self.world.is_type_param(to) && !self.world.is_reference_type(to) {
            return self.error(Code::CS0413, location, &[&display]);
        }
        if self.world.is_value_type(to) && self.world.nullable_value(to).is_none() {
            return self.error(Code::CS0077, location, &[&display]);
        }
        if value.ty == Ty::NULL {
            return self.convert(value, to, location);
        }
        match self.world.standard_conversion(value.ty, to, crate::conversions::Strength::Implicit) {
            Some(conversion @ (Convert::Identity | Convert::Box | Convert::WrapNullable)) => {
                if matches!(conversion, Convert::Identity) || !self.world.is_reference_type(value.ty) {
                    return self.apply_conversion(value, conversion, to);
                }
            }
            _ => {
                let possible = matches!(
                    self.world.standard_conversion(value.ty, to, crate::conversions::Strength::Explicit),
                    Some(
                        Convert::CastClass
                            | Convert::Unbox
                            | Convert::Identity
                            | Convert::Box
                            | Convert::UnwrapNullable
                    )
                ) || self.world.contains_type_param(value.ty)
                    || self.world.contains_type_param(to);
                if !possible {
                    let from = self.world.display_qualified(value.ty);
                    let to = self.world.display_qualified(to);
                    return self.error(Code::CS0039, location, &[&from, &to]);
                }
            }
        }
        let operand = self.boxed_for_test(value);
        Expr::new(ExprKind::AsType { operand: Box::new(operand) }, to, location)
    }
}
