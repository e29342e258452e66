//! Places that are read and written: their receivers and indices are evaluated once.

use super::{Desugarer, assign, sequence};
use crate::hir::visit::{Visitor, VisitorMut, walk_expr, walk_expr_mut};
use crate::hir::*;

/// Name of the temporaries that stand for the parts of a place which is used by reference across an `await`: the array and the index in
/// `a[i] += await t`. A machine gives them fields where the reference is made, not where their block begins.
pub(crate) const REFERENCE_PART: &str = "referencePart";
/// Such a part that is copied once more before it is used; it has a field of its own all the same.
pub(crate) const COPIED_REFERENCE_PART: &str = "referencePartCopied";

/// What has to happen before a place can be used twice.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub locals: Vec<LocalId>,
    pub effects: Vec<Expr>,
    /// There is an `await` between the two uses.
    pub awaits: bool,
    /// The place is a field of a struct that is being stabilised.
    pub below_field: bool,
}

impl Desugarer<'_> {
    /// Makes a lowered place (or unlowered property with lowered children) safe to evaluate twice. With `is_quiet` nothing that happens
    /// between the two uses can change a local, so plain locals need no copy.
    pub(super) fn stabilise(&mut self, place: Expr, is_quiet: bool, before: &mut Before) -> Expr {
        let Expr { kind, ty, location } = place;
        let kind = match kind {
            ExprKind::Field { receiver: Some(receiver), field } => {
                let is_place = self.world.is_value_type(receiver.ty) && is_place(&receiver);
                let receiver = if is_place {
                    before.below_field = true;
                    self.stabilise(*receiver, is_quiet, before)
                } else if before.awaits && before.below_field {
                    self.reference_part(*receiver, false, before)
                } else {
                    self.stabilise_value(*receiver, is_quiet, before)
                };
                ExprKind::Field { receiver: Some(Box::new(receiver)), field }
            }
            ExprKind::Property { receiver, property, args, virtual_call } => {
                // `c[await t]++` reads `c` first.
                let is_quiet = is_quiet && args.iter().all(|a| self::is_quiet(&a.expr));
                let receiver = receiver.map(|r| Box::new(self.stabilise_receiver(*r, is_quiet, before)));
                let args = args
                    .into_iter()
                    .map(|a| Arg { expr: self.stabilise_value(a.expr, is_quiet, before), ref_kind: a.ref_kind })
                    .collect();
                ExprKind::Property { receiver, property, args, virtual_call }
            }
            ExprKind::ArrayElement { array, indices } if before.awaits => {
                let is_copied = before.below_field;
                let mut parts = vec![self.reference_part(*array, is_copied, before)];
                for index in indices {
                    parts.push(self.reference_part(index, is_copied, before));
                }
                if is_copied {
                    parts = parts.into_iter().map(|part| self.reference_part(part, false, before)).collect();
                }
                let indices = parts.split_off(1);
                match parts.pop() {
                    Some(array) => ExprKind::ArrayElement { array: Box::new(array), indices },
                    None => ExprKind::Error,
                }
            }
            ExprKind::ArrayElement { array, indices } => {
                // `a[await t] += 1` reads `a` first.
                let is_quiet = is_quiet && all_quiet(&indices);
                let array = Box::new(self.stabilise_value(*array, is_quiet, before));
                let indices = indices.into_iter().map(|i| self.stabilise_value(i, is_quiet, before)).collect();
                ExprKind::ArrayElement { array, indices }
            }
            ExprKind::InlineArrayElement { place, index } => {
                let place = Box::new(self.stabilise(*place, is_quiet, before));
                let index = Box::new(self.stabilise_value(*index, is_quiet, before));
                ExprKind::InlineArrayElement { place, index }
            }
            kind @ (ExprKind::Call { .. } | ExprKind::Conditional { .. } | ExprKind::Deref(_)) => {
                let place = Expr { kind, ty, location };
                let temp = self.ref_temp(ty, location);
                before.locals.push(temp);
                let assign = ExprKind::RefAssign { local: temp, place: Box::new(place) };
                before.effects.push(Expr::new(assign, ty, location));
                ExprKind::Local(temp)
            }
            ExprKind::Sequence { locals, effects, value } => {
                before.locals.extend(locals);
                before.effects.extend(effects);
                return self.stabilise(*value, is_quiet, before);
            }
            kind => kind,
        };
        Expr { kind, ty, location }
    }

    /// The receiver of a field or property: a struct stays a place, anything else is a value.
    pub(super) fn stabilise_receiver(&mut self, receiver: Expr, is_quiet: bool, before: &mut Before) -> Expr {
        if self.world.is_value_type(receiver.ty) && is_place(&receiver) {
            self.stabilise(receiver, is_quiet, before)
        } else {
            self.stabilise_value(receiver, is_quiet, before)
        }
    }

    pub(super) fn stabilise_value(&mut self, value: Expr, is_quiet: bool, before: &mut Before) -> Expr {
        match &value.kind {
            ExprKind::This | ExprKind::Base | ExprKind::Literal(_) | ExprKind::Default | ExprKind::TypeOf(_) => value,
            ExprKind::Local(_) if is_quiet => value,
            ExprKind::Local(local) if self.is_fresh_temp(*local) => value,
            ExprKind::Convert { conversion: Convert::Identity | Convert::Numeric { checked: false }, operand }
                if matches!(operand.kind, ExprKind::Literal(_))
                    || is_quiet && matches!(operand.kind, ExprKind::Local(_)) =>
            {
                value
            }
            _ => {
                let (ty, location) = (value.ty, value.location);
                let temp = self.temp("once", ty, location);
                before.locals.push(temp);
                before.effects.push(self.set(temp, value));
                self.read(temp, location)
            }
        }
    }

    /// A part of a place that is used by reference: see [`REFERENCE_PART`].
    fn reference_part(&mut self, value: Expr, is_copied: bool, before: &mut Before) -> Expr {
        if matches!(value.kind, ExprKind::Literal(_)) {
            return value;
        }
        let (ty, location) = (value.ty, value.location);
        let temp = self.temp(if is_copied { COPIED_REFERENCE_PART } else { REFERENCE_PART }, ty, location);
        before.locals.push(temp);
        before.effects.push(self.set(temp, value));
        self.read(temp, location)
    }

    /// Temporaries are written once.
    fn is_fresh_temp(&self, local: LocalId) -> bool {
        self.body.locals.get(local.index()).is_some_and(|l| l.kind == LocalKind::Temp && l.ref_kind == RefKind::None)
    }

    /// Reads a stable place.
    pub(super) fn read_place(&mut self, place: &Expr) -> Expr {
        match &place.kind {
            ExprKind::Property { receiver, property, args, virtual_call } => {
                let receiver = receiver.as_ref().map(|r| (**r).clone());
                self.get_property(receiver, property.clone(), args.clone(), *virtual_call, place.ty, place.location)
            }
            _ => place.clone(),
        }
    }

    /// Stores into a stable place. The value of the result is the stored value when it `is_used`.
    pub(super) fn store(&mut self, place: Expr, value: Expr, is_used: bool) -> Expr {
        match place.kind {
            ExprKind::Property { receiver, property, args, virtual_call } => {
                let location = place.location;
                let receiver = receiver.map(|r| *r);
                if !is_used {
                    return self.set_property(receiver, property, args, value, virtual_call, location);
                }
                let temp = self.temp("value", value.ty, value.location);
                let before = self.set(temp, value);
                let stored = self.read(temp, location);
                let call = self.set_property(receiver, property, args, stored.clone(), virtual_call, location);
                sequence(vec![temp], vec![before, call], stored)
            }
            ExprKind::Discard => value,
            _ => assign(place, value),
        }
    }

    /// Replaces the only use of `temp` by `value` if it is what `expr` evaluates first. True when done.
    pub(super) fn inline_leading(&mut self, expr: &mut Expr, temp: LocalId, value: &Expr) -> bool {
        let mut counter = Counter { temp, uses: 0 };
        counter.expr(expr);
        if counter.uses == 0 {
            return false;
        }
        counter.uses == 1 && replace_leading(expr, temp, value)
    }
}

/// Whether the address of the expression can be taken.
pub(super) fn is_place(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Local(_) | ExprKind::This | ExprKind::ArrayElement { .. } | ExprKind::Deref(_) => true,
        ExprKind::InlineArrayElement { place, .. } => is_place(place),
        ExprKind::Field { receiver, .. } => receiver.is_none() || receiver.as_deref().is_some_and(|_| true),
        ExprKind::Conditional { is_ref, .. } => *is_ref,
        _ => false,
    }
}

/// Whether evaluating the (lowered) expression changes nothing and runs nobody's code.
fn all_quiet(exprs: &[Expr]) -> bool {
    exprs.iter().all(is_quiet)
}

pub(super) fn is_quiet(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal(_)
        | ExprKind::Default
        | ExprKind::Local(_)
        | ExprKind::This
        | ExprKind::Base
        | ExprKind::TypeOf(_) => true,
        ExprKind::Field { receiver, .. } => receiver.as_deref().is_none_or(is_quiet),
        ExprKind::ArrayElement { array, indices } => is_quiet(array) && indices.iter().all(is_quiet),
        ExprKind::ArrayLength(operand)
        | ExprKind::Unary { operand, .. }
        | ExprKind::NullableHasValue(operand)
        | ExprKind::NullableValue(operand)
        | ExprKind::IsType { operand, .. }
        | ExprKind::AsType { operand } => is_quiet(operand),
        ExprKind::Convert { operand, conversion } => {
            is_quiet(operand) && !matches!(conversion, Convert::User { .. } | Convert::Call(_))
        }
        ExprKind::Binary { left, right, .. } | ExprKind::LogicalAnd(left, right) | ExprKind::LogicalOr(left, right) => {
            is_quiet(left) && is_quiet(right)
        }
        ExprKind::Conditional { condition, then, otherwise, is_ref: false } => {
            is_quiet(condition) && is_quiet(then) && is_quiet(otherwise)
        }
        _ => false,
    }
}

struct Counter {
    temp: LocalId,
    uses: u32,
}

impl Visitor for Counter {
    fn local(&mut self, local: &LocalId) {
        if *local == self.temp {
            self.uses += 1;
        }
    }

    fn expr(&mut self, expr: &Expr) {
        walk_expr(self, expr);
    }
}

/// Follows what is evaluated first down to `temp`.
fn replace_leading(expr: &mut Expr, temp: LocalId, value: &Expr) -> bool {
    match &mut expr.kind {
        ExprKind::Local(local) if *local == temp => {
            *expr = value.clone();
            true
        }
        ExprKind::Convert { operand, .. }
        | ExprKind::Unary { operand, .. }
        | ExprKind::ArrayLength(operand)
        | ExprKind::NullableHasValue(operand)
        | ExprKind::NullableValue(operand) => replace_leading(operand, temp, value),
        ExprKind::Binary { left, .. } | ExprKind::LogicalAnd(left, _) | ExprKind::LogicalOr(left, _) => {
            replace_leading(left, temp, value)
        }
        ExprKind::Field { receiver: Some(receiver), .. } => {
            !is_plain_local(receiver, temp) && replace_leading(receiver, temp, value)
        }
        ExprKind::Call { callee: Callee::Method { receiver: None, .. } | Callee::LocalFunction { .. }, args } => {
            args.first_mut().is_some_and(|a| a.ref_kind == RefKind::None && replace_leading(&mut a.expr, temp, value))
        }
        ExprKind::New { args, .. } => {
            args.first_mut().is_some_and(|a| a.ref_kind == RefKind::None && replace_leading(&mut a.expr, temp, value))
        }
        ExprKind::Assign { target, value: assigned } if matches!(target.kind, ExprKind::Local(_)) => {
            replace_leading(assigned, temp, value)
        }
        ExprKind::Sequence { effects, value: last, .. } => match effects.first_mut() {
            Some(first) => replace_leading(first, temp, value),
            None => replace_leading(last, temp, value),
        },
        ExprKind::Conditional { condition, .. } => replace_leading(condition, temp, value),
        _ => false,
    }
}

fn is_plain_local(expr: &Expr, temp: LocalId) -> bool {
    matches!(expr.kind, ExprKind::Local(local) if local == temp)
}

/// Replaces every read of a local by another expression.
pub(super) struct Replace<'e> {
    pub temp: LocalId,
    pub by: &'e Expr,
}

impl VisitorMut for Replace<'_> {
    fn expr(&mut self, expr: &mut Expr) {
        if matches!(expr.kind, ExprKind::Local(local) if local == self.temp) {
            *expr = self.by.clone();
        } else {
            walk_expr_mut(self, expr);
        }
    }
}
