//! Expressions that await: their parts go into temporaries, in the order of evaluation.

use super::Spiller;
use super::parts::{Part, Role, Use, is_place, parts_of};
use crate::desugar::places::REFERENCE_PART;
use crate::diag::Code;
use crate::hir::*;
use crate::machine::context::*;
use crate::made::tree;

impl Spiller<'_, '_> {
    pub(super) fn is_plain_local(&self, target: &Expr) -> bool {
        match target.kind {
            ExprKind::Local(local) => self.context.body.locals[local.index()].ref_kind == RefKind::None,
            _ => false,
        }
    }

    /// A value that goes straight into a local: a bare `await` may stay.
    pub(super) fn top_value(&mut self, value: Expr, out: &mut Vec<Stmt>) -> Expr {
        match value {
            Expr { kind: ExprKind::Await { operand, info }, ty, location } => {
                let operand = Box::new(self.value(*operand, out));
                tree::expr(ExprKind::Await { operand, info }, ty, location)
            }
            Expr { kind: ExprKind::Convert { operand, conversion: Convert::Identity }, ty, location }
                if matches!(operand.kind, ExprKind::Await { .. }) && operand.ty == ty =>
            {
                let _ = location;
                self.top_value(*operand, out)
            }
            value => self.value(value, out),
        }
    }

    /// Temporaries of a sequence that is taken apart live as long as the statement.
    pub(super) fn adopt(&mut self, locals: &[LocalId]) {
        for local in locals {
            let ty = self.context.body.locals[local.index()].ty;
            let world = &mut *self.context.world;
            let is_inline_array = world.type_def(ty).is_some_and(|def| {
                world.ensure_members(def);
                world[def].inline_array.is_some()
            });
            // Arrays for `params` spans belong to the whole method.
            let scope = if is_inline_array { self.outermost } else { self.scope };
            self.context.move_to(*local, scope);
        }
    }

    /// The expression without awaits; what has to happen before goes to `out`.
    pub(super) fn value(&mut self, mut expr: Expr, out: &mut Vec<Stmt>) -> Expr {
        if !expr_awaits(&expr) {
            return expr;
        }
        let (ty, at) = (expr.ty, expr.location);
        match expr.kind {
            ExprKind::Await { operand, info } => {
                let operand = Box::new(self.value(*operand, out));
                let awaited = tree::expr(ExprKind::Await { operand, info }, ty, at);
                if ty == Ty::VOID {
                    out.push(tree::eval(awaited));
                    return tree::default(Ty::VOID, at);
                }
                self.keep(awaited, Role::Result, out)
            }
            ExprKind::LogicalAnd(left, right) => self.short_circuit(true, *left, *right, ty, at, out),
            ExprKind::LogicalOr(left, right) => self.short_circuit(false, *left, *right, ty, at, out),
            ExprKind::Conditional { condition, then, otherwise, is_ref } => {
                if !expr_awaits(&then) && !expr_awaits(&otherwise) {
                    let condition = Box::new(self.value(*condition, out));
                    return tree::expr(ExprKind::Conditional { condition, then, otherwise, is_ref }, ty, at);
                }
                if is_ref {
                    self.context.world.diagnostics.report(Code::CS8178, at, &["?:"]);
                    self.context.body.has_errors = true;
                    return Expr::error(at);
                }
                let condition = self.value(*condition, out);
                if ty == Ty::VOID {
                    let then = self.with_scope(at, |s, out| s.effect(*then, out));
                    let otherwise = self.with_scope(at, |s, out| s.effect(*otherwise, out));
                    let kind = StmtKind::If { condition, then: Box::new(then), otherwise: Some(Box::new(otherwise)) };
                    out.push(Stmt::new(kind, at));
                    return tree::default(Ty::VOID, at);
                }
                let result = self.context.temp("spill", ty, self.scope, at);
                self.context.roles.insert(result, Role::Result);
                let then = self.branch(result, *then, at);
                let otherwise = self.branch(result, *otherwise, at);
                let kind = StmtKind::If { condition, then: Box::new(then), otherwise: Some(Box::new(otherwise)) };
                out.push(Stmt::new(kind, at));
                self.context.stable[result.index()] = true;
                self.context.local_expr(result, at)
            }
            ExprKind::Sequence { locals, effects, value } => {
                let last = match expr_awaits(&value) {
                    true => effects.len(),
                    false => effects.iter().rposition(expr_awaits).map_or(0, |p| p + 1),
                };
                let mut rest = Vec::new();
                for (position, effect) in effects.into_iter().enumerate() {
                    if position < last {
                        self.effect(effect, out);
                    } else {
                        rest.push(effect);
                    }
                }
                self.adopt(&locals);
                let value = self.value(*value, out);
                if rest.is_empty() {
                    return value;
                }
                tree::expr(ExprKind::Sequence { locals: Vec::new(), effects: rest, value: Box::new(value) }, ty, at)
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    let statement = self.stmt(statement);
                    out.push(statement);
                }
                self.value(*value, out)
            }
            ExprKind::Assign { target, value } if self.is_plain_local(&target) => {
                let value = self.top_value(*value, out);
                let result = target.clone();
                out.push(tree::eval(tree::expr(ExprKind::Assign { target, value: Box::new(value) }, ty, at)));
                *result
            }
            _ => {
                let world_value = |s: &mut Self, e: &Expr| s.context.is_value_like(e.ty);
                let receiver_is_place = match &expr.kind {
                    ExprKind::Call { callee: Callee::Method { receiver: Some(receiver), .. }, .. } => {
                        is_place(receiver) && world_value(self, receiver)
                    }
                    _ => false,
                };
                let parts = parts_of(&mut expr, receiver_is_place);
                let Some(parts) = parts else {
                    self.unsupported("await inside this expression", at);
                    return Expr::error(at);
                };
                self.parts(parts, out);
                expr
            }
        }
    }

    pub(super) fn branch(&mut self, result: LocalId, value: Expr, at: Location) -> Stmt {
        let target = self.context.local_expr(result, at);
        if matches!(value.kind, ExprKind::Throw(_)) {
            return self.with_scope(at, |s, out| s.effect(value, out));
        }
        self.with_scope(at, |s, out| {
            let value = s.top_value(value, out);
            out.push(tree::set(target, value));
        })
    }

    pub(super) fn short_circuit(
        &mut self,
        is_and: bool,
        left: Expr,
        right: Expr,
        ty: Ty,
        at: Location,
        out: &mut Vec<Stmt>,
    ) -> Expr {
        let left = self.value(left, out);
        if !expr_awaits(&right) {
            let (left, right) = (Box::new(left), Box::new(right));
            let kind = if is_and { ExprKind::LogicalAnd(left, right) } else { ExprKind::LogicalOr(left, right) };
            return tree::expr(kind, ty, at);
        }
        let result = self.context.temp("spill", ty, self.scope, at);
        self.context.roles.insert(result, Role::Result);
        let read = self.context.local_expr(result, at);
        out.push(tree::set(read.clone(), left));
        let then = self.branch(result, right, at);
        let nop = Stmt::new(StmtKind::Nop, at);
        let (then, otherwise) = if is_and { (then, None) } else { (nop, Some(Box::new(then))) };
        let kind = StmtKind::If { condition: read.clone(), then: Box::new(then), otherwise };
        out.push(Stmt::new(kind, at));
        self.context.stable[result.index()] = true;
        read
    }

    /// Puts a value into a new temporary.
    fn keep(&mut self, value: Expr, role: Role, out: &mut Vec<Stmt>) -> Expr {
        self.keep_as("spill", value, role, out)
    }

    fn keep_as(&mut self, name: &str, value: Expr, role: Role, out: &mut Vec<Stmt>) -> Expr {
        let (ty, at) = (value.ty, value.location);
        let local = self.context.temp(name, ty, self.scope, at);
        let role = if self.target == Some(at) { Role::Old } else { role };
        self.context.roles.insert(local, role);
        self.context.stable[local.index()] = true;
        out.push(tree::set(self.context.local_expr(local, at), value));
        self.context.local_expr(local, at)
    }

    fn is_stable(&mut self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Literal(_) | ExprKind::Default | ExprKind::TypeOf(_) | ExprKind::Error | ExprKind::Discard => {
                true
            }
            ExprKind::This | ExprKind::Base => self.context.world.is_reference_type(expr.ty),
            ExprKind::Local(local) => self.context.stable.get(local.index()).copied().unwrap_or(false),
            ExprKind::Field { receiver: None, field } => self.context.world[field.def].modifiers.is_readonly,
            ExprKind::Convert { operand, conversion: Convert::Identity } if operand.ty == expr.ty => {
                self.is_stable(operand)
            }
            ExprKind::Convert { conversion: Convert::NullLiteral, .. } => true,
            _ => false,
        }
    }

    /// Evaluates parts in order up to the last one that awaits.
    fn parts(&mut self, parts: Vec<Part<'_>>, out: &mut Vec<Stmt>) {
        let Some(last) = parts.iter().rposition(|part| expr_awaits(part.slot)) else { return };
        let target = parts.iter().find(|p| p.role == Role::Target).map(|p| p.slot.location);
        let outer_target = self.target;
        for (position, part) in parts.into_iter().enumerate() {
            if position > last {
                break;
            }
            let is_last = position == last;
            let Part { slot, usage, role } = part;
            self.target = if role == Role::Value { target } else { outer_target };
            match usage {
                Some(usage) => self.place(slot, usage, is_last, out),
                None => self.kept_value(slot, "spill", role, is_last, out),
            }
        }
        self.target = outer_target;
    }

    /// Keeps what a place is made of.
    fn place(&mut self, place: &mut Expr, usage: Use, is_last: bool, out: &mut Vec<Stmt>) {
        let at = place.location;
        match &mut place.kind {
            ExprKind::Local(_) | ExprKind::This | ExprKind::Base | ExprKind::Discard | ExprKind::Error => {}
            ExprKind::Field { receiver, .. } => {
                let Some(receiver) = receiver else { return };
                if is_place(receiver) && self.context.is_value_like(receiver.ty) {
                    let usage = if usage == Use::Reference { usage } else { Use::OuterTarget };
                    self.place(receiver, usage, is_last, out);
                } else {
                    self.kept_value(receiver, "spill", Role::Receiver, is_last && expr_awaits(receiver), out);
                    self.look_at(place, usage, is_last, out);
                }
            }
            ExprKind::ArrayElement { array, indices } => {
                let last = if is_last { indices.iter().rposition(expr_awaits) } else { None };
                let array_last = is_last && last.is_none();
                let name = if usage == Use::Reference { REFERENCE_PART } else { "spill" };
                self.kept_value(array, name, Role::Array, array_last, out);
                for (position, index) in indices.iter_mut().enumerate() {
                    if !is_last || last.is_some_and(|l| position <= l) {
                        self.kept_value(index, name, Role::Index, last == Some(position), out);
                    }
                }
                self.look_at(place, usage, is_last, out);
            }
            ExprKind::InlineArrayElement { place, index } => {
                self.place(place, usage, false, out);
                self.kept_value(index, "spill", Role::Index, is_last, out);
            }
            ExprKind::Deref(_) | ExprKind::Call { .. } if !is_last => {
                let shown = match &place.kind {
                    ExprKind::Call { callee: Callee::Method { method, .. }, .. } => {
                        self.context.world.display_method(method)
                    }
                    ExprKind::Deref(inner) => match &inner.kind {
                        ExprKind::Call { callee: Callee::Method { method, .. }, .. } => {
                            self.context.world.display_method(method)
                        }
                        _ => String::new(),
                    },
                    _ => String::new(),
                };
                self.context.world.diagnostics.report(Code::CS8178, at, &[&shown]);
                self.context.body.has_errors = true;
            }
            _ => {
                let taken = std::mem::replace(place, Expr::error(at));
                let value = self.value(taken, out);
                *place = if is_last { value } else { self.keep(value, Role::Operand, out) };
            }
        }
    }

    /// `o.Struct.F = await t`: that `o` is null shows before the `await`.
    fn look_at(&mut self, place: &Expr, usage: Use, is_last: bool, out: &mut Vec<Stmt>) {
        if usage == Use::OuterTarget && !is_last {
            out.push(tree::eval(place.clone()));
        }
    }

    fn kept_value(&mut self, slot: &mut Expr, name: &str, role: Role, is_last: bool, out: &mut Vec<Stmt>) {
        let at = slot.location;
        let taken = std::mem::replace(slot, Expr::error(at));
        let value = self.value(taken, out);
        let stays = is_last || value.ty == Ty::VOID || self.is_stable(&value);
        *slot = if stays { value } else { self.keep_as(name, value, role, out) };
    }
}
