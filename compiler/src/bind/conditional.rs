//! `c ? a : b`, `a ?? b`, `a ??= b`, `a?.b`.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand, PlaceUse, SwitchOperand};

impl<'a> Binder<'_> {
    pub(crate) fn bind_conditional(
        &mut self,
        condition: &'a ast::Expr,
        when_true: &'a ast::Expr,
        when_false: &'a ast::Expr,
        location: Location,
    ) -> Operand<'a> {
        let condition = self.bind_condition(condition);
        if let (ast::ExprKind::Ref(a), ast::ExprKind::Ref(b)) = (&when_true.kind, &when_false.kind) {
            let then = self.bind_place(a, PlaceUse::RefLocal);
            let otherwise = self.bind_place(b, PlaceUse::RefLocal);
            if then.is_error() || otherwise.is_error() {
                return Operand::Typed(Expr::error(location));
            }
            if !self.world.same_type(then.ty, otherwise.ty) {
                let display = self.world.display(then.ty);
                return Operand::Typed(self.error(Code::CS8327, otherwise.location, &[&display]));
            }
            let ty = then.ty;
            return Operand::Typed(Expr::new(
                ExprKind::Conditional {
                    condition: Box::new(condition),
                    then: Box::new(then),
                    otherwise: Box::new(otherwise),
                    is_ref: true,
                },
                ty,
                location,
            ));
        }
        let then = self.bind_branch(when_true);
        let otherwise = self.bind_branch(when_false);
        let natural = self.conditional_type(&then, &otherwise);
        if then.is_error() || otherwise.is_error() {
            return Operand::Typed(Expr::error(location));
        }
        if let (Some(natural), Operand::Typed(a), Operand::Typed(b)) = (natural, &then, &otherwise)
            && self.world.same_type(a.ty, b.ty)
        {
            // Nothing to decide later.
            return Operand::Typed(self.conditional_of(condition, a.clone(), b.clone(), natural, location));
        }
        Operand::Conditional {
            condition: Box::new(condition),
            then: Box::new(then),
            otherwise: Box::new(otherwise),
            natural,
            location,
        }
    }

    /// A branch: types and namespaces are no values.
    pub(crate) fn bind_branch(&mut self, syntax: &'a ast::Expr) -> Operand<'a> {
        match self.bind_operand(syntax) {
            Operand::Typed(e) => Operand::Typed(self.check_readable(e)),
            operand @ (Operand::Type(..) | Operand::Namespace(..) | Operand::Event { .. } | Operand::Discard(_)) => {
                Operand::Typed(self.natural_value(operand))
            }
            operand => operand,
        }
    }

    /// The natural type of `c ? a : b`.
    fn conditional_type(&mut self, then: &Operand<'a>, otherwise: &Operand<'a>) -> Option<Ty> {
        let a = self.branch_type(then);
        let b = self.branch_type(otherwise);
        match (a, b) {
            (Some(Ty::VOID), Some(Ty::VOID)) => Some(Ty::VOID),
            (Some(a), Some(b)) => {
                if self.world.same_type(a, b) {
                    return Some(a);
                }
                // What is written converts, not only its type: `c ? Flags.A : 0` is a Flags, `c ? 1 : aByte` an int.
                let mut forth = self.operand_converts(then, b);
                let mut back = self.operand_converts(otherwise, a);
                if forth && back {
                    forth = self.world.implicit_conversion(a, b).is_some();
                    back = self.world.implicit_conversion(b, a).is_some();
                }
                match (forth, back) {
                    (true, false) => Some(b),
                    (false, true) => Some(a),
                    _ => None,
                }
            }
            (Some(a), None) => self.operand_converts(otherwise, a).then_some(a),
            (None, Some(b)) => self.operand_converts(then, b).then_some(b),
            (None, None) => None,
        }
    }

    fn branch_type(&mut self, operand: &Operand<'a>) -> Option<Ty> {
        match operand {
            Operand::Typed(e) if e.ty == Ty::NULL => None,
            Operand::Lambda(..) | Operand::MethodGroup(_) => self.natural_type(operand),
            operand => self.natural_type(operand),
        }
    }

    pub(crate) fn convert_conditional(
        &mut self,
        condition: Expr,
        then: Operand<'a>,
        otherwise: Operand<'a>,
        natural: Option<Ty>,
        to: Ty,
        location: Location,
    ) -> Expr {
        if let Some(natural) = natural
            && natural != to
            && self.world.implicit_conversion(natural, to).is_some()
        {
            let then = self.convert_operand(then, natural);
            let otherwise = self.convert_operand(otherwise, natural);
            let value = self.conditional_of(condition, then, otherwise, natural, location);
            return self.convert(value, to, location);
        }
        if let Some(natural) = natural
            && natural != to
            && !(self.operand_converts(&then, to) && self.operand_converts(&otherwise, to))
        {
            // Neither way works: the natural type's failure is the message.
            let then = self.convert_operand(then, natural);
            let otherwise = self.convert_operand(otherwise, natural);
            let value = self.conditional_of(condition, then, otherwise, natural, location);
            return self.convert(value, to, location);
        }
        let then = self.convert_operand(then, to);
        let otherwise = self.convert_operand(otherwise, to);
        self.conditional_of(condition, then, otherwise, to, location)
    }

    fn conditional_of(&mut self, condition: Expr, then: Expr, otherwise: Expr, ty: Ty, location: Location) -> Expr {
        if condition.is_error() || then.is_error() || otherwise.is_error() {
            return Expr::new(ExprKind::Error, ty, location);
        }
        if let (ExprKind::Literal(Const::Bool(value)), ExprKind::Literal(a), ExprKind::Literal(b)) =
            (&condition.kind, &then.kind, &otherwise.kind)
        {
            let chosen = if *value { a.clone() } else { b.clone() };
            return Expr::new(ExprKind::Literal(chosen), ty, location);
        }
        Expr::new(
            ExprKind::Conditional {
                condition: Box::new(condition),
                then: Box::new(then),
                otherwise: Box::new(otherwise),
                is_ref: false,
            },
            ty,
            location,
        )
    }

    /// Best common type of a switch expression's arms.
    pub(crate) fn arms_type(&mut self, arms: &[super::SwitchArmOperand<'a>]) -> Option<Ty> {
        let mut types = Vec::with_capacity(arms.len());
        for arm in arms {
            let ty = self.in_arm(arm, |binder| binder.natural_type(&arm.value));
            types.push(ty);
        }
        let mut best = None;
        let mut seen: Vec<Ty> = Vec::new();
        for candidate in types.iter().flatten().copied() {
            if candidate == Ty::ERROR {
                return Some(Ty::ERROR);
            }
            if candidate == Ty::NULL
                || candidate == Ty::VOID
                || seen.iter().any(|&s| self.world.same_type(s, candidate))
            {
                continue;
            }
            seen.push(candidate);
            let mut fits = true;
            for arm in arms {
                fits &= match &arm.value {
                    Operand::Typed(e) => {
                        self.world.same_type(e.ty, candidate)
                            || self.world.implicit_conversion(e.ty, candidate).is_some()
                    }
                    value => self.in_arm(arm, |binder| binder.operand_converts(value, candidate)),
                };
            }
            if fits {
                if best.is_some() {
                    return None;
                }
                best = Some(candidate);
            }
        }
        best
    }

    /// Does something with the names of an arm in sight.
    pub(crate) fn in_arm<R>(&mut self, arm: &super::SwitchArmOperand<'a>, act: impl FnOnce(&mut Self) -> R) -> R {
        let depth = self.frames.len();
        self.frames.extend(arm.frame.clone());
        let result = act(self);
        self.frames.truncate(depth);
        result
    }

    /// A switch expression's arms, each converted.
    pub(crate) fn convert_switch(&mut self, switch: SwitchOperand<'a>, to: Ty) -> Expr {
        let location = switch.location;
        let target = match switch.natural {
            Some(natural) if natural != to && self.world.implicit_conversion(natural, to).is_some() => natural,
            _ => to,
        };
        let mut failed = switch.value.is_error();
        let mut arms = Vec::with_capacity(switch.arms.len());
        for arm in switch.arms {
            let depth = self.frames.len();
            self.frames.extend(arm.frame);
            let value = self.convert_operand(arm.value, target);
            self.frames.truncate(depth);
            failed |= value.is_error();
            arms.push(SwitchArm {
                pattern: arm.pattern,
                when: arm.when,
                value,
                scope: arm.scope,
                location: arm.location,
            });
        }
        if failed {
            return Expr::new(ExprKind::Error, to, location);
        }
        let value =
            Expr::new(ExprKind::Switch { value: Box::new(switch.value), temp: switch.temp, arms }, target, location);
        self.convert(value, to, location)
    }

    /// `a ?? b`
    pub(crate) fn bind_coalesce(&mut self, left: &'a ast::Expr, right: &'a ast::Expr, location: Location) -> Expr {
        let left_operand = self.bind_operand(left);
        let right_operand = self.bind_branch(right);
        if left_operand.is_error() || right_operand.is_error() {
            return Expr::error(location);
        }
        if let Operand::Lambda(..) | Operand::Default(_) | Operand::MethodGroup(_) = &left_operand {
            let l = self.describe(&left_operand);
            let r = self.describe(&right_operand);
            return self.error(Code::CS0019, location, &["??", &l, &r]);
        }
        let left = self.natural_value(left_operand);
        if left.is_error() {
            return left;
        }
        if left.ty == Ty::NULL {
            return self.natural_value(right_operand);
        }
        let inner = self.world.nullable_value(left.ty);
        let is_struct = self.world.is_value_type(left.ty);
        if is_struct && inner.is_none() || left.ty == Ty::VOID {
            let l = self.world.display(left.ty);
            let r = self.describe(&right_operand);
            return self.error(Code::CS0019, location, &["??", &l, &r]);
        }
        let temp = self.new_temp("coalesce", left.ty, location);
        let read = self.local_expr(temp, location);
        if let Some(inner) = inner
            && self.operand_converts(&right_operand, inner)
        {
            let value = Expr::new(ExprKind::NullableValue(Box::new(read)), inner, location);
            let right = self.convert_operand(right_operand, inner);
            return self.coalesce_of(left, temp, value, right, inner, location);
        }
        if self.operand_converts(&right_operand, left.ty) {
            let ty = left.ty;
            let right = self.convert_operand(right_operand, ty);
            return self.coalesce_of(left, temp, read, right, ty, location);
        }
        if let Some(ty) = self.natural_type(&right_operand)
            && ty != Ty::VOID
        {
            let value = match inner {
                Some(inner) => Expr::new(ExprKind::NullableValue(Box::new(read)), inner, location),
                None => read,
            };
            if self.world.implicit_conversion(value.ty, ty).is_some() {
                let value = self.convert(value, ty, location);
                let right = self.convert_operand(right_operand, ty);
                return self.coalesce_of(left, temp, value, right, ty, location);
            }
        }
        let l = self.world.display(left.ty);
        let r = self.describe(&right_operand);
        self.error(Code::CS0019, location, &["??", &l, &r])
    }

    fn coalesce_of(&mut self, left: Expr, temp: LocalId, value: Expr, right: Expr, ty: Ty, location: Location) -> Expr {
        if right.is_error() {
            return Expr::new(ExprKind::Error, ty, location);
        }
        if let ExprKind::Literal(Const::String(_)) = left.kind {
            return left;
        }
        Expr::new(
            ExprKind::Coalesce { left: Box::new(left), temp, left_value: Box::new(value), right: Box::new(right) },
            ty,
            location,
        )
    }

    /// `a ??= b`
    pub(crate) fn bind_coalesce_assignment(
        &mut self,
        target: &'a ast::Expr,
        value: &'a ast::Expr,
        location: Location,
    ) -> Expr {
        let place = self.bind_place(target, PlaceUse::Compound);
        let right = self.bind_branch(value);
        if place.is_error() || right.is_error() {
            return Expr::error(location);
        }
        let place = self.check_readable(place);
        if place.is_error() {
            return place;
        }
        let inner = self.world.nullable_value(place.ty);
        if self.world.is_value_type(place.ty) && inner.is_none() {
            let l = self.world.display(place.ty);
            let r = self.describe(&right);
            return self.error(Code::CS0019, location, &["??=", &l, &r]);
        }
        let ty = match inner {
            Some(inner) if self.operand_converts(&right, inner) => inner,
            _ => place.ty,
        };
        let value = self.convert_operand(right, ty);
        if value.is_error() {
            return value;
        }
        Expr::new(ExprKind::CoalesceAssign { target: Box::new(place), value: Box::new(value) }, ty, location)
    }

    /// `a?.b`, `a?[i]`, `a?.b = c`.
    pub(crate) fn bind_conditional_access(
        &mut self,
        receiver: &'a ast::Expr,
        access: &'a ast::Expr,
        location: Location,
    ) -> Expr {
        let receiver = self.bind_expr(receiver);
        if receiver.is_error() {
            return Expr::error(location);
        }
        let inner = self.world.nullable_value(receiver.ty);
        let is_struct = self.world.is_value_type(receiver.ty) && inner.is_none();
        if is_struct || receiver.ty == Ty::VOID || receiver.ty == Ty::NULL {
            let display = if receiver.ty == Ty::NULL { "<null>".to_string() } else { self.world.display(receiver.ty) };
            let at = Location { start: receiver.location.end, end: receiver.location.end + 1, ..location };
            return self.error(Code::CS0023, at, &["?", &display]);
        }
        let temp_ty = inner.unwrap_or(receiver.ty);
        let temp = self.new_temp("receiver", temp_ty, location);
        let value = self.local_expr(temp, receiver.location);
        self.conditional_receivers.push(value);
        let operand = self.bind_operand(access);
        self.conditional_receivers.pop();
        let access = match operand {
            Operand::Typed(e) if matches!(e.kind, ExprKind::Assign { .. }) => e,
            operand => self.natural_value(operand),
        };
        if access.is_error() {
            return Expr::error(location);
        }
        let ty = if access.ty == Ty::VOID {
            Ty::VOID
        } else if self.world.is_value_type(access.ty) && self.world.nullable_value(access.ty).is_none() {
            if self.world.is_ref_like(access.ty) {
                let display = self.world.display(access.ty);
                return self.error(Code::CS8978, access.location, &[&display]);
            }
            self.world.nullable_of(access.ty)
        } else if self.world.is_type_param(access.ty) && !self.world.is_reference_type(access.ty) {
            let display = self.world.display(access.ty);
            return self.error(Code::CS8978, access.location, &[&display]);
        } else {
            access.ty
        };
        Expr::new(
            ExprKind::ConditionalAccess { receiver: Box::new(receiver), temp, access: Box::new(access) },
            ty,
            location,
        )
    }
}
