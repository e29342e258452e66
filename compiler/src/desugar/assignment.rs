//! Assignments that read before they write: `op=`, `++`, `??=`.
//!
//! The old value is read *before* the right side runs, so an update that an `await` interrupts is lost as in .NET:
//!
//! ```text
//! x += await F()     =>      x = x + await F()          (spilling keeps the x that was read first)
//! o.P += v           =>      t = o; t.set_P(t.get_P() + v)
//! i++ (value used)   =>      t = i; i = t + 1; t
//! ```

use super::places::{Before, is_quiet};
use super::{Desugarer, conditional, sequence};
use crate::hir::*;
use crate::machine::expr_awaits;

impl Desugarer<'_> {
    /// The target of an assignment with its receivers and arguments lowered; a property stays one.
    pub(super) fn target(&mut self, target: Expr) -> Expr {
        match target.kind {
            ExprKind::Property { receiver, property, args, virtual_call } => {
                if self.world[property.def].ref_kind != RefKind::None {
                    let kind = ExprKind::Property { receiver, property, args, virtual_call };
                    return self.expr(Expr { kind, ..target });
                }
                let receiver = receiver.map(|r| Box::new(self.expr(*r)));
                let args = self.args(args);
                if self.world[property.def].setter.is_none()
                    && let Some(field) = self.world[property.def].backing_field
                {
                    let field = FieldRef { def: field, owner: property.owner };
                    return Expr { kind: ExprKind::Field { receiver, field }, ..target };
                }
                Expr { kind: ExprKind::Property { receiver, property, args, virtual_call }, ..target }
            }
            ExprKind::Discard => target,
            _ => self.expr(target),
        }
    }

    pub(super) fn simple_assignment(&mut self, target: Expr, value: Expr, is_used: bool) -> Expr {
        let target = self.target(target);
        let value = self.expr(value);
        if is_used && matches!(target.kind, ExprKind::Property { .. }) {
            let mut before = Before::default();
            let quiet = is_quiet(&value);
            let target = self.stabilise(target, quiet, &mut before);
            let stored = self.store(target, value, true);
            return sequence(before.locals, before.effects, stored);
        }
        self.store(target, value, is_used)
    }

    pub(super) fn compound(
        &mut self,
        target: Expr,
        temp: LocalId,
        result: Expr,
        wants_old: bool,
        is_used: bool,
    ) -> Expr {
        let location = target.location;
        let target = self.target(target);
        let mut result = self.expr(result);
        let quiet = is_quiet(&result);
        let mut before = Before { awaits: expr_awaits(&result), ..Before::default() };
        let place = self.stabilise(target, quiet, &mut before);
        let old = self.read_place(&place);
        if wants_old && is_used {
            before.locals.push(temp);
            before.effects.push(self.set(temp, old));
            let stored = self.store(place, result, false);
            before.effects.push(stored);
            let value = self.read(temp, location);
            return sequence(before.locals, before.effects, value);
        }
        if !self.inline_leading(&mut result, temp, &old) {
            before.locals.push(temp);
            before.effects.push(self.set(temp, old));
        }
        let stored = self.store(place, result, is_used);
        sequence(before.locals, before.effects, stored)
    }

    /// `target ??= value`
    pub(super) fn coalesce_assign(&mut self, target: Expr, value: Expr, ty: Ty, is_used: bool) -> Expr {
        let location = target.location;
        let target_ty = target.ty;
        let target = self.target(target);
        let value = self.expr(value);
        let quiet = is_quiet(&value);
        let mut before = Before { awaits: expr_awaits(&value), ..Before::default() };
        let place = self.stabilise(target, quiet, &mut before);
        let old = self.read_place(&place);
        if !is_used {
            let value = self.convert_to(value, target_ty);
            let stored = self.store(place, value, false);
            let condition = self.is_null(old);
            let then = Stmt::new(StmtKind::Expr(stored), location);
            let statement = super::if_stmt(condition, then, location);
            let nothing = Expr::new(ExprKind::Default, Ty::VOID, location);
            let kind = ExprKind::StatementSequence { statements: vec![statement], value: Box::new(nothing) };
            let whole = Expr::new(kind, Ty::VOID, location);
            return sequence(before.locals, before.effects, whole);
        }
        let temp = self.temp("old", target_ty, location);
        before.locals.push(temp);
        before.effects.push(self.set(temp, old));
        let current = self.read(temp, location);
        let test = self.not_null(current.clone());
        let (kept, stored) = if ty != target_ty && self.is_nullable(target_ty) && !self.is_nullable(ty) {
            // The result is the value inside: `int n = maybe ??= 5`.
            let kept = Expr::new(ExprKind::NullableValue(Box::new(current)), ty, location);
            let value = self.convert_to(value, ty);
            let inner = self.temp("value", ty, location);
            let set = self.set(inner, value);
            let read = self.read(inner, location);
            let wrapped = self.convert_to(read.clone(), target_ty);
            let store = self.store(place, wrapped, false);
            (kept, sequence(vec![inner], vec![set, store], read))
        } else {
            let value = self.convert_to(value, target_ty);
            (current, self.store(place, value, true))
        };
        let value = conditional(test, kept, stored, ty);
        sequence(before.locals, before.effects, value)
    }
}
