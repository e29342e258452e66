//! Spilling: afterwards every `await` is a statement of its own, `await e;` or `x = await e;`.
//!
//! When a machine is suspended nothing may lie on the evaluation stack, so what was evaluated before an `await` goes into temporaries, in order:
//!
//! ```csharp
//! F(a, G(), await t)      →      var t1 = a; var t2 = G(); var t3 = await t;  F(t1, t2, t3)
//! ```
//!
//! Constants, `this` of a class and temporaries that are never written again need no copy. A place (`a[i] = await t`) keeps its parts (`a`, `i`), and is
//! read or written afterwards. `&&`, `||` and `?:` become `if` statements.

use super::context::*;
use crate::closures::rewrite::FRAME_PREFIX;
use crate::desugar::places::REFERENCE_PART;
use crate::diag::Code;
use crate::hir::visit::*;
use crate::hir::*;
use crate::made::tree;

/// Spills the whole body.
pub(crate) fn rewrite(context: &mut Context<'_>) {
    mark_stable(context);
    let at = context.body.functions[0].location;
    let block = std::mem::replace(&mut context.body.functions[0].block, Stmt::new(StmtKind::Nop, at));
    let outermost = match block.kind {
        StmtKind::Block { scope, .. } => scope,
        _ => ScopeId(0),
    };
    let mut present = Present::default();
    present.stmt(&block);
    let mut present = present.0;
    present.push(context.body.functions[0].scope);
    let mut spiller = Spiller { context, present, inner: Vec::new(), scope: ScopeId(0), outermost };
    let block = spiller.stmt(block);
    context.body.functions[0].block = block;
}

/// Display class instances never change, nor do the parts of references. The temporaries that spilling makes are added to these; others are copied, as
/// the C# compiler does.
fn mark_stable(context: &mut Context<'_>) {
    let is_stable = |l: &Local| {
        l.kind == LocalKind::Temp && (l.name.starts_with(FRAME_PREFIX) || l.name.starts_with(REFERENCE_PART))
    };
    context.stable = context.body.locals.iter().map(is_stable).collect();
}

/// Scopes that stand in the code.
#[derive(Default)]
struct Present(Vec<ScopeId>);

impl Visitor for Present {
    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Block { scope, .. } | StmtKind::For { scope, .. } => self.0.push(*scope),
            StmtKind::Try { catches, .. } => self.0.extend(catches.iter().map(|c| c.scope)),
            _ => {}
        }
        walk_stmt(self, stmt);
    }
}

/// The user's variables inside an expression whose scope is inside the expression too: those of a `switch` expression's arms.
struct Inner<'b> {
    body: &'b Body,
    present: &'b [ScopeId],
    found: Vec<LocalId>,
}

impl Visitor for Inner<'_> {
    fn local(&mut self, local: &LocalId) {
        let declared = &self.body.locals[local.index()];
        if declared.kind == LocalKind::User && !self.present.contains(&declared.scope) && !self.found.contains(local) {
            self.found.push(*local);
        }
    }
}

struct Spiller<'c, 'w> {
    context: &'c mut Context<'w>,
    present: Vec<ScopeId>,
    /// Variables that the next scope for temporaries takes in.
    inner: Vec<LocalId>,
    /// Scope of the temporaries of the current statement.
    scope: ScopeId,
    /// Scope of the method's block.
    outermost: ScopeId,
}

/// A part of an expression that is evaluated before the whole.
enum Part<'e> {
    Value(&'e mut Expr),
    /// Used by reference: its own parts are kept.
    Place(&'e mut Expr),
    /// What is assigned to.
    Target(&'e mut Expr),
}

/// What the parts of a place are kept for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Reference,
    /// The place itself is assigned.
    Target,
    /// A field inside of it is assigned, so the outer object is looked at before the value is computed.
    OuterTarget,
}

impl Spiller<'_, '_> {
    /// Runs `work` with a scope for temporaries; wraps the statements in a block if there are any.
    fn with_scope(&mut self, at: Location, work: impl FnOnce(&mut Self, &mut Vec<Stmt>)) -> Stmt {
        let scope = self.context.scope();
        for local in std::mem::take(&mut self.inner) {
            self.context.move_to(local, scope);
        }
        let outer = std::mem::replace(&mut self.scope, scope);
        // What has moved here stays here.
        self.present.push(scope);
        let mut statements = Vec::new();
        work(self, &mut statements);
        self.scope = outer;
        Stmt::new(StmtKind::Block { scope, statements }, at)
    }

    fn stmts(&mut self, statements: Vec<Stmt>) -> Vec<Stmt> {
        statements.into_iter().map(|s| self.stmt(s)).collect()
    }

    fn stmt(&mut self, stmt: Stmt) -> Stmt {
        if !stmt_awaits(&stmt) {
            return stmt;
        }
        let at = stmt.location;
        match stmt.kind {
            StmtKind::Block { scope, statements } => {
                let statements = self.stmts(statements);
                Stmt::new(StmtKind::Block { scope, statements }, at)
            }
            StmtKind::List(statements) => {
                let statements = self.stmts(statements);
                tree::list(statements, at)
            }
            StmtKind::Expr(expr) => {
                self.take_inner(&expr);
                self.with_scope(at, |s, out| s.effect(expr, out))
            }
            StmtKind::LocalDecl { local, init: Some(init) } => self.around(&init.clone(), at, |s, out| {
                let init = s.top_value(init, out);
                out.push(tree::declare(local, Some(init), at));
            }),
            StmtKind::If { condition, then, otherwise } => {
                let then = self.stmt(*then);
                let otherwise = otherwise.map(|o| self.stmt(*o));
                if !expr_awaits(&condition) {
                    let kind = StmtKind::If { condition, then: Box::new(then), otherwise: otherwise.map(Box::new) };
                    return Stmt::new(kind, at);
                }
                let no = self.context.label();
                let mut code = vec![self.jump_unless(condition, no, at), then];
                match otherwise {
                    Some(otherwise) => {
                        let end = self.context.label();
                        code.extend([tree::goto(end, at), tree::label(no, at), otherwise, tree::label(end, at)]);
                    }
                    None => code.push(tree::label(no, at)),
                }
                tree::list(code, at)
            }
            StmtKind::While { condition, body, break_label, continue_label } => {
                let body = self.stmt(*body);
                if !expr_awaits(&condition) {
                    let kind = StmtKind::While { condition, body: Box::new(body), break_label, continue_label };
                    return Stmt::new(kind, at);
                }
                // The condition stands behind the body, so that its awaits are numbered after the body's.
                let start = self.context.label();
                let code = vec![
                    tree::goto(continue_label, at),
                    tree::label(start, at),
                    body,
                    tree::label(continue_label, at),
                    self.jump_unless(condition, break_label, at),
                    tree::goto(start, at),
                    tree::label(break_label, at),
                ];
                tree::list(code, at)
            }
            StmtKind::DoWhile { body, condition, break_label, continue_label } => {
                let body = self.stmt(*body);
                if !expr_awaits(&condition) {
                    let kind = StmtKind::DoWhile { body: Box::new(body), condition, break_label, continue_label };
                    return Stmt::new(kind, at);
                }
                let start = self.context.label();
                let code = vec![
                    tree::label(start, at),
                    body,
                    tree::label(continue_label, at),
                    self.jump_unless(condition, break_label, at),
                    tree::goto(start, at),
                    tree::label(break_label, at),
                ];
                tree::list(code, at)
            }
            StmtKind::For { scope, init, condition, increment, body, break_label, continue_label } => {
                let init = self.stmts(init);
                let body = self.stmt(*body);
                let in_head = condition.as_ref().is_some_and(expr_awaits) || increment.iter().any(expr_awaits);
                if !in_head {
                    let body = Box::new(body);
                    let kind = StmtKind::For { scope, init, condition, increment, body, break_label, continue_label };
                    return Stmt::new(kind, at);
                }
                let (start, end) = (self.context.label(), self.context.label());
                let mut code = init;
                code.extend([tree::goto(end, at), tree::label(start, at), body, tree::label(continue_label, at)]);
                for expr in increment {
                    let effect = self.stmt(tree::eval(expr));
                    code.push(effect);
                }
                code.push(tree::label(end, at));
                if let Some(condition) = condition {
                    code.push(self.stmt_jump_unless(condition, break_label, at));
                }
                code.extend([tree::goto(start, at), tree::label(break_label, at)]);
                Stmt::new(StmtKind::Block { scope, statements: code }, at)
            }
            StmtKind::SwitchInt { value, cases, default } => self.around(&value.clone(), at, |s, out| {
                let value = s.value(value, out);
                out.push(Stmt::new(StmtKind::SwitchInt { value, cases, default }, at));
            }),
            StmtKind::Return(Some(value)) => self.around(&value.clone(), at, |s, out| {
                if value.ty == Ty::VOID {
                    s.effect(value, out);
                    out.push(Stmt::new(StmtKind::Return(None), at));
                } else {
                    let value = s.value(value, out);
                    out.push(Stmt::new(StmtKind::Return(Some(value)), at));
                }
            }),
            StmtKind::Throw(Some(value)) => self.around(&value.clone(), at, |s, out| {
                let value = s.value(value, out);
                out.push(Stmt::new(StmtKind::Throw(Some(value)), at));
            }),
            StmtKind::YieldReturn(value) => self.around(&value.clone(), at, |s, out| {
                let value = s.value(value, out);
                out.push(Stmt::new(StmtKind::YieldReturn(value), at));
            }),
            StmtKind::Try { body, catches, finally } => {
                let body = Box::new(self.stmt(*body));
                Stmt::new(StmtKind::Try { body, catches, finally }, at)
            }
            kind => {
                self.unsupported("await in this statement", at);
                Stmt::new(kind, at)
            }
        }
    }

    /// [`Self::with_scope`] for a statement with one expression.
    fn around(&mut self, expr: &Expr, at: Location, work: impl FnOnce(&mut Self, &mut Vec<Stmt>)) -> Stmt {
        self.take_inner(expr);
        self.with_scope(at, work)
    }

    fn take_inner(&mut self, expr: &Expr) {
        let mut own = Present::default();
        own.expr(expr);
        let present: Vec<ScopeId> = self.present.iter().copied().filter(|s| !own.0.contains(s)).collect();
        let mut inner = Inner { body: &self.context.body, present: &present, found: Vec::new() };
        inner.expr(expr);
        self.inner = inner.found;
    }

    fn unsupported(&mut self, what: &str, at: Location) {
        self.context.world.diagnostics.report(Code::HST0002, at, &[what]);
        self.context.body.has_errors = true;
    }

    fn stmt_jump_unless(&mut self, condition: Expr, label: LabelId, at: Location) -> Stmt {
        self.jump_unless(condition, label, at)
    }

    /// `if (!condition) goto label;`
    fn jump_unless(&mut self, condition: Expr, label: LabelId, at: Location) -> Stmt {
        self.take_inner(&condition);
        self.with_scope(at, |s, out| {
            let condition = if expr_awaits(&condition) { s.value(condition, out) } else { condition };
            let kind = StmtKind::If {
                condition,
                then: Box::new(Stmt::new(StmtKind::Nop, at)),
                otherwise: Some(Box::new(tree::goto(label, at))),
            };
            out.push(Stmt::new(kind, at));
        })
    }

    /// An expression evaluated for its effects.
    fn effect(&mut self, expr: Expr, out: &mut Vec<Stmt>) {
        if !expr_awaits(&expr) {
            out.push(tree::eval(expr));
            return;
        }
        let Expr { kind, ty, location: at } = expr;
        match kind {
            ExprKind::Await { operand, info } => {
                let operand = Box::new(self.value(*operand, out));
                out.push(tree::eval(tree::expr(ExprKind::Await { operand, info }, ty, at)));
            }
            ExprKind::Assign { target, value } if self.is_plain_local(&target) => {
                let value = self.top_value(*value, out);
                out.push(tree::eval(tree::expr(ExprKind::Assign { target, value: Box::new(value) }, ty, at)));
            }
            ExprKind::Sequence { locals, effects, value } => {
                for effect in effects {
                    self.effect(effect, out);
                }
                self.adopt(&locals);
                self.effect(*value, out);
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    let statement = self.stmt(statement);
                    out.push(statement);
                }
                self.effect(*value, out);
            }
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let condition = self.value(*condition, out);
                let then = self.with_scope(at, |s, out| s.effect(*then, out));
                let otherwise = self.with_scope(at, |s, out| s.effect(*otherwise, out));
                let kind = StmtKind::If { condition, then: Box::new(then), otherwise: Some(Box::new(otherwise)) };
                out.push(Stmt::new(kind, at));
            }
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.effect(*operand, out),
            kind => {
                let value = self.value(Expr { kind, ty, location: at }, out);
                // Nothing is left to do when only a temporary came out.
                if !matches!(value.kind, ExprKind::Local(_) | ExprKind::Default) {
                    out.push(tree::eval(value));
                }
            }
        }
    }

    fn is_plain_local(&self, target: &Expr) -> bool {
        match target.kind {
            ExprKind::Local(local) => self.context.body.locals[local.index()].ref_kind == RefKind::None,
            _ => false,
        }
    }

    /// A value that goes straight into a local: a bare `await` may stay.
    fn top_value(&mut self, value: Expr, out: &mut Vec<Stmt>) -> Expr {
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
    fn adopt(&mut self, locals: &[LocalId]) {
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
    fn value(&mut self, mut expr: Expr, out: &mut Vec<Stmt>) -> Expr {
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
                self.keep(awaited, out)
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

    fn branch(&mut self, result: LocalId, value: Expr, at: Location) -> Stmt {
        let target = self.context.local_expr(result, at);
        if matches!(value.kind, ExprKind::Throw(_)) {
            return self.with_scope(at, |s, out| s.effect(value, out));
        }
        self.with_scope(at, |s, out| {
            let value = s.top_value(value, out);
            out.push(tree::set(target, value));
        })
    }

    fn short_circuit(
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
    fn keep(&mut self, value: Expr, out: &mut Vec<Stmt>) -> Expr {
        self.keep_as("spill", value, out)
    }

    fn keep_as(&mut self, name: &str, value: Expr, out: &mut Vec<Stmt>) -> Expr {
        let (ty, at) = (value.ty, value.location);
        let local = self.context.temp(name, ty, self.scope, at);
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
        let awaits = |part: &Part<'_>| match part {
            Part::Value(e) | Part::Place(e) | Part::Target(e) => expr_awaits(e),
        };
        let Some(last) = parts.iter().rposition(awaits) else { return };
        for (position, part) in parts.into_iter().enumerate() {
            if position > last {
                break;
            }
            let is_last = position == last;
            match part {
                Part::Value(slot) => {
                    let at = slot.location;
                    let taken = std::mem::replace(slot, Expr::error(at));
                    let value = self.value(taken, out);
                    *slot = if is_last || self.is_stable(&value) || value.ty == Ty::VOID {
                        value
                    } else {
                        self.keep(value, out)
                    };
                }
                Part::Place(slot) => self.place(slot, Use::Reference, is_last, out),
                Part::Target(slot) => self.place(slot, Use::Target, is_last, out),
            }
        }
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
                    self.kept_value(receiver, "spill", is_last && expr_awaits(receiver), out);
                    self.look_at(place, usage, is_last, out);
                }
            }
            ExprKind::ArrayElement { array, indices } => {
                let last = if is_last { indices.iter().rposition(expr_awaits) } else { None };
                let array_last = is_last && last.is_none();
                let name = if usage == Use::Reference { REFERENCE_PART } else { "spill" };
                self.kept_value(array, name, array_last, out);
                for (position, index) in indices.iter_mut().enumerate() {
                    if !is_last || last.is_some_and(|l| position <= l) {
                        self.kept_value(index, name, last == Some(position), out);
                    }
                }
                self.look_at(place, usage, is_last, out);
            }
            ExprKind::InlineArrayElement { place, index } => {
                self.place(place, usage, false, out);
                self.kept_value(index, "spill", is_last, out);
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
                *place = if is_last { value } else { self.keep(value, out) };
            }
        }
    }

    /// `o.Struct.F = await t`: that `o` is null shows before the `await`.
    fn look_at(&mut self, place: &Expr, usage: Use, is_last: bool, out: &mut Vec<Stmt>) {
        if usage == Use::OuterTarget && !is_last {
            out.push(tree::eval(place.clone()));
        }
    }

    fn kept_value(&mut self, slot: &mut Expr, name: &str, is_last: bool, out: &mut Vec<Stmt>) {
        let at = slot.location;
        let taken = std::mem::replace(slot, Expr::error(at));
        let value = self.value(taken, out);
        *slot = if is_last || self.is_stable(&value) { value } else { self.keep_as(name, value, out) };
    }
}

/// Whether an expression denotes a variable.
pub(crate) fn is_place(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Local(_)
        | ExprKind::This
        | ExprKind::ArrayElement { .. }
        | ExprKind::Deref(_)
        | ExprKind::InlineArrayElement { .. } => true,
        ExprKind::Field { .. } => true,
        ExprKind::Conditional { is_ref, .. } => *is_ref,
        _ => false,
    }
}

/// The parts of a strict expression in order of evaluation; None for kinds that have no such order.
fn parts_of(expr: &mut Expr, receiver_is_place: bool) -> Option<Vec<Part<'_>>> {
    fn args_of<'e>(args: &'e mut [Arg], parts: &mut Vec<Part<'e>>) {
        for arg in args {
            parts.push(match arg.ref_kind {
                RefKind::None => Part::Value(&mut arg.expr),
                _ => Part::Place(&mut arg.expr),
            });
        }
    }
    let mut parts = Vec::new();
    match &mut expr.kind {
        ExprKind::Field { receiver, .. } | ExprKind::NewDelegate { receiver, .. } => {
            if let Some(receiver) = receiver {
                parts.push(Part::Value(receiver));
            }
        }
        ExprKind::ArrayElement { array, indices } => {
            parts.push(Part::Value(array));
            parts.extend(indices.iter_mut().map(Part::Value));
        }
        ExprKind::Call { callee, args } => {
            if let Callee::Method { receiver: Some(receiver), .. } = callee {
                parts.push(if receiver_is_place { Part::Place(receiver) } else { Part::Value(receiver) });
            }
            args_of(args, &mut parts);
        }
        ExprKind::New { args, .. } => args_of(args, &mut parts),
        ExprKind::NewArray { lengths: list, .. }
        | ExprKind::ArrayInit { elements: list, .. }
        | ExprKind::Tuple(list) => {
            parts.extend(list.iter_mut().map(Part::Value));
        }
        ExprKind::ArrayLength(operand)
        | ExprKind::Unary { operand, .. }
        | ExprKind::Convert { operand, .. }
        | ExprKind::IsType { operand, .. }
        | ExprKind::AsType { operand }
        | ExprKind::Throw(operand)
        | ExprKind::NullableHasValue(operand)
        | ExprKind::NullableValue(operand)
        | ExprKind::Deref(operand) => parts.push(Part::Value(operand)),
        ExprKind::RefOf(operand) | ExprKind::InlineArraySpan { place: operand, .. } => parts.push(Part::Place(operand)),
        ExprKind::InlineArrayElement { place, index } => {
            parts.push(Part::Place(place));
            parts.push(Part::Value(index));
        }
        ExprKind::Binary { left, right, .. } => {
            parts.push(Part::Value(left));
            parts.push(Part::Value(right));
        }
        ExprKind::Assign { target, value } => {
            parts.push(Part::Target(target));
            parts.push(Part::Value(value));
        }
        ExprKind::RefAssign { place, .. } => parts.push(Part::Place(place)),
        ExprKind::StackAlloc { count, elements, .. } => {
            parts.push(Part::Value(count));
            parts.extend(elements.iter_mut().map(Part::Value));
        }
        _ => return None,
    }
    Some(parts)
}
