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

mod parts;
mod values;

pub(crate) use parts::Role;

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
    let mut spiller = Spiller { context, present, inner: Vec::new(), scope: ScopeId(0), outermost, target: None };
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
    /// Target of the assignment whose right side is being spilled: a part from the same place is its old value.
    target: Option<Location>,
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
                let outer = self.target.replace(target.location);
                let value = self.top_value(*value, out);
                self.target = outer;
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
}
