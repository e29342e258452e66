//! Awaits in `catch` and `finally`: a machine cannot be suspended inside a handler, so the handlers are moved out.
//!
//! ```csharp
//! try { A(); }                          object pending = null; int branch = 0;
//! finally { await B(); }                try { A(); } catch (object e) { pending = e; }
//!                                       after:
//!                              →        await B();
//!                                       if (pending != null) rethrow pending;
//!                                       switch (branch) { case 1: return value; .. }      // how the try was left
//! ```
//!
//! A `catch` only notes which handler is to run, and the handler runs after the `try`. Also here: `yield` statements get the jump that a
//! disposed iterator takes, because its target is the innermost `finally` that was moved out.

use super::context::*;
use crate::hir::visit::*;
use crate::hir::*;
use crate::made::tree;

/// Rewrites all `try` statements whose handlers await, and all `yield` statements.
pub(crate) fn rewrite(context: &mut Context<'_>) {
    let at = context.body.functions[0].location;
    let mut block = std::mem::replace(&mut context.body.functions[0].block, Stmt::new(StmtKind::Nop, at));
    let exit = context.exit;
    let mut pass = Exceptions { context, dispose_targets: vec![exit], in_try: 0, rethrown: Vec::new() };
    pass.stmt(&mut block);
    context.body.functions[0].block = block;
}

struct Exceptions<'c, 'w> {
    context: &'c mut Context<'w>,
    /// Where a disposed iterator goes from here; the innermost last.
    dispose_targets: Vec<LabelId>,
    in_try: u32,
    /// The pended exception that `throw;` means; None inside an ordinary catch.
    rethrown: Vec<Option<LocalId>>,
}

impl Exceptions<'_, '_> {
    fn dispose_target(&self) -> LabelId {
        self.dispose_targets.last().copied().unwrap_or(self.context.exit)
    }

    fn try_statement(&mut self, stmt: &mut Stmt) {
        let at = stmt.location;
        let StmtKind::Try { body, mut catches, finally } = std::mem::replace(&mut stmt.kind, StmtKind::Nop) else {
            return;
        };
        let mut body = *body;
        match finally {
            Some(mut finally) if stmt_awaits(&finally) => {
                let after = self.context.label();
                self.dispose_targets.push(after);
                self.in_try += 1;
                self.stmt(&mut body);
                body = self.catches(body, &mut catches, at);
                self.in_try -= 1;
                self.dispose_targets.pop();
                self.rethrown.push(None);
                self.stmt(&mut finally);
                self.rethrown.pop();
                *stmt = self.moved_finally(body, *finally, after, at);
            }
            finally => {
                if finally.is_some() {
                    self.in_try += 1;
                }
                self.stmt(&mut body);
                body = self.catches(body, &mut catches, at);
                if let Some(mut finally) = finally {
                    self.in_try -= 1;
                    self.rethrown.push(None);
                    self.stmt(&mut finally);
                    self.rethrown.pop();
                    body = Stmt::new(
                        StmtKind::Try {
                            body: Box::new(body),
                            catches: Vec::new(),
                            finally: Some(Box::new(finally.into_inner())),
                        },
                        at,
                    );
                }
                *stmt = merge_try(body);
            }
        }
    }

    /// `try { body } catch ..` with the awaiting handlers moved behind it.
    fn catches(&mut self, body: Stmt, catches: &mut Vec<Catch>, at: Location) -> Stmt {
        if catches.is_empty() {
            return body;
        }
        if !catches.iter().any(|c| stmt_awaits(&c.body)) {
            let mut kept = std::mem::take(catches);
            for catch in &mut kept {
                self.rethrown.push(None);
                self.stmt(&mut catch.body);
                self.rethrown.pop();
            }
            return Stmt::new(StmtKind::Try { body: Box::new(body), catches: kept, finally: None }, at);
        }
        let scope = self.context.scope();
        let object = self.context.object;
        let int = self.context.int;
        let pending = self.context.temp("pendingException", object, scope, at);
        let index = self.context.temp("pendingCatch", int, scope, at);
        let end = self.context.label();
        let mut cases = Vec::new();
        let mut handlers = Vec::new();
        let mut kept = Vec::new();
        for mut catch in std::mem::take(catches) {
            if !stmt_awaits(&catch.body) {
                self.rethrown.push(None);
                self.stmt(&mut catch.body);
                self.rethrown.pop();
                kept.push(catch);
                continue;
            }
            let number = cases.len() as i64 + 1;
            let label = self.context.label();
            cases.push((number, label));
            let here = catch.location;
            self.rethrown.push(Some(pending));
            let mut handler = std::mem::replace(&mut catch.body, Stmt::new(StmtKind::Nop, here));
            self.stmt(&mut handler);
            self.rethrown.pop();
            // The handler's variable becomes an ordinary one; a new one takes the exception.
            let variable = catch.local.take();
            let raw = self.context.temp("exception", catch.ty, catch.scope, here);
            catch.local = Some(raw);
            let raw_value = self.context.local_expr(raw, here);
            let keep = tree::set(self.context.local_expr(pending, here), as_object(raw_value.clone(), object));
            let mut handler_code = Vec::new();
            let mut catch_code = Vec::new();
            if catch.filter.is_some() {
                // What the filter declares must outlive it: these variables move out, behind the helpers.
                for index in 0..self.context.body.locals.len() {
                    let local = LocalId(index as u32);
                    if self.context.body.locals[index].scope == catch.scope && local != raw {
                        self.context.move_to(local, scope);
                    }
                }
            }
            match (&mut catch.filter, variable) {
                (Some(filter), variable) => {
                    let mut effects = vec![keep];
                    if let Some(variable) = variable {
                        effects.push(tree::set(self.context.local_expr(variable, here), raw_value));
                    }
                    let value = std::mem::replace(filter, Expr::error(here));
                    let ty = value.ty;
                    *filter = tree::expr(
                        ExprKind::StatementSequence { statements: effects, value: Box::new(value) },
                        ty,
                        here,
                    );
                }
                (None, variable) => {
                    catch_code.push(keep);
                    if let Some(variable) = variable {
                        let ty = self.context.body.locals[variable.index()].ty;
                        let value = from_object(self.context.local_expr(pending, here), ty);
                        handler_code.push(tree::declare(variable, Some(value), here));
                    }
                }
            }
            let number_expr = self.context.int_expr(number as i32, here);
            catch_code.push(tree::set(self.context.local_expr(index, here), number_expr));
            catch.body = tree::list(catch_code, here);
            handler_code.push(handler);
            handlers.push(tree::label(label, here));
            handlers.push(Stmt::new(StmtKind::Block { scope: catch.scope, statements: handler_code }, here));
            handlers.push(tree::goto(end, here));
            // The raw variable now lives in a scope of its own.
            let raw_scope = self.context.scope();
            catch.scope = raw_scope;
            self.context.body.locals[raw.index()].scope = raw_scope;
            kept.push(catch);
        }
        let zero = self.context.int_expr(0, at);
        let mut statements = vec![
            tree::declare(pending, None, at),
            tree::declare(index, Some(zero), at),
            Stmt::new(StmtKind::Try { body: Box::new(body), catches: kept, finally: None }, at),
            Stmt::new(StmtKind::SwitchInt { value: self.context.local_expr(index, at), cases, default: end }, at),
        ];
        statements.append(&mut handlers);
        statements.push(tree::label(end, at));
        Stmt::new(StmtKind::Block { scope, statements }, at)
    }

    fn moved_finally(&mut self, mut body: Stmt, finally: Stmt, after: LabelId, at: Location) -> Stmt {
        let scope = self.context.scope();
        let object = self.context.object;
        let int = self.context.int;
        let pending = self.context.temp("pendingException", object, scope, at);
        let branch = self.context.temp("pendingBranch", int, scope, at);
        self.context.forced.push(branch);
        let mut exits = Exits {
            context: self.context,
            inside: labels_in(&body),
            after,
            branch,
            scope,
            targets: Vec::new(),
            returns: false,
            value: None,
        };
        exits.inside.push(after);
        exits.stmt(&mut body);
        let Exits { targets, returns, value, .. } = exits;
        let raw_scope = self.context.scope();
        let raw = self.context.temp("exception", object, raw_scope, at);
        let keep = tree::set(self.context.local_expr(pending, at), self.context.local_expr(raw, at));
        let catch = Catch { ty: object, local: Some(raw), filter: None, body: keep, scope: raw_scope, location: at };
        let zero = self.context.int_expr(0, at);
        let null = tree::null(object, at);
        let mut statements =
            vec![tree::declare(pending, Some(null.clone()), at), tree::declare(branch, Some(zero), at)];
        if let Some(value) = value {
            statements.push(tree::declare(value, None, at));
        }
        statements.push(Stmt::new(StmtKind::Try { body: Box::new(body), catches: vec![catch], finally: None }, at));
        statements.push(tree::label(after, at));
        statements.push(finally);
        let is_pending = tree::binary(
            BinaryOp::Ne,
            NumericType::Ref,
            self.context.local_expr(pending, at),
            null,
            self.context.bool_,
        );
        let rethrow = self.rethrow(pending, at);
        statements.push(tree::if_(is_pending, rethrow, at));
        if self.context.kind == MachineKind::AsyncIterator
            && let Some(disposing) = self.context.disposing
        {
            let target = self.dispose_target();
            statements.push(tree::if_(self.context.local_expr(disposing, at), tree::goto(target, at), at));
        }
        if !targets.is_empty() || returns {
            let end = self.context.label();
            let mut cases = Vec::new();
            let mut code = Vec::new();
            for (position, target) in targets.iter().enumerate() {
                let label = self.context.label();
                cases.push((position as i64 + 1, label));
                code.push(tree::label(label, at));
                code.push(tree::goto(*target, at));
            }
            if returns {
                let label = self.context.label();
                // Returns may have been seen before some of the jumps; their number is fixed, see `Exits`.
                cases.push((RETURN_BRANCH, label));
                code.push(tree::label(label, at));
                let value = value.map(|v| self.context.local_expr(v, at));
                code.push(Stmt::new(StmtKind::Return(value), at));
            }
            statements.push(Stmt::new(
                StmtKind::SwitchInt { value: self.context.local_expr(branch, at), cases, default: end },
                at,
            ));
            statements.append(&mut code);
            statements.push(tree::label(end, at));
        }
        Stmt::new(StmtKind::Block { scope, statements }, at)
    }

    /// `ExceptionDispatchInfo.Capture((Exception)pending).Throw()`: keeps the trace.
    fn rethrow(&mut self, pending: LocalId, at: Location) -> Stmt {
        let exception = self.context.world.known_type("System.Exception", &[]);
        let info = self.context.world.known_type("System.Runtime.ExceptionServices.ExceptionDispatchInfo", &[]);
        let value = from_object(self.context.local_expr(pending, at), exception);
        let capture = super::library::method(self.context.world, info, "Capture", 1);
        let throw = super::library::instance_method(self.context.world, info, "Throw", 0);
        let (Some(capture), Some(throw)) = (capture, throw) else {
            return Stmt::new(StmtKind::Throw(Some(value)), at);
        };
        let captured = tree::call(None, capture, false, vec![value], info, at);
        tree::eval(tree::call(Some(captured), throw, false, Vec::new(), Ty::VOID, at))
    }
}

/// Number of the branch "return".
const RETURN_BRANCH: i64 = 1_000_000;

trait IntoInner {
    fn into_inner(self) -> Stmt;
}

impl IntoInner for Box<Stmt> {
    fn into_inner(self) -> Stmt {
        *self
    }
}

/// `try { try { b } catch .. } finally ..` is one statement.
fn merge_try(stmt: Stmt) -> Stmt {
    let at = stmt.location;
    match stmt.kind {
        StmtKind::Try { body, catches, finally } if catches.is_empty() => match body.kind {
            StmtKind::Try { body: inner, catches, finally: None } => {
                Stmt::new(StmtKind::Try { body: inner, catches, finally }, at)
            }
            kind => Stmt::new(StmtKind::Try { body: Box::new(Stmt::new(kind, body.location)), catches, finally }, at),
        },
        kind => Stmt::new(kind, at),
    }
}

fn as_object(value: Expr, object: Ty) -> Expr {
    let at = value.location;
    tree::expr(ExprKind::Convert { operand: Box::new(value), conversion: Convert::Identity }, object, at)
}

fn from_object(value: Expr, ty: Ty) -> Expr {
    if value.ty == ty {
        return value;
    }
    let at = value.location;
    tree::expr(ExprKind::Convert { operand: Box::new(value), conversion: Convert::CastClass }, ty, at)
}

impl VisitorMut for Exceptions<'_, '_> {
    fn expr(&mut self, expr: &mut Expr) {
        walk_expr_mut(self, expr);
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        let at = stmt.location;
        match &mut stmt.kind {
            StmtKind::Try { .. } => self.try_statement(stmt),
            StmtKind::Throw(None) => {
                if let Some(Some(pending)) = self.rethrown.last() {
                    let pending = *pending;
                    *stmt = self.rethrow(pending, at);
                }
            }
            StmtKind::YieldReturn(_) => {
                walk_stmt_mut(self, stmt);
                let needs_jump = self.context.kind == MachineKind::AsyncIterator || self.in_try > 0;
                if needs_jump && let Some(disposing) = self.context.disposing {
                    let target = self.dispose_target();
                    let jump = tree::if_(self.context.local_expr(disposing, at), tree::goto(target, at), at);
                    let yielded = std::mem::replace(stmt, Stmt::new(StmtKind::Nop, at));
                    *stmt = tree::list(vec![yielded, jump], at);
                }
            }
            StmtKind::YieldBreak => {
                let target = self.dispose_target();
                let mut code = Vec::new();
                if self.context.kind == MachineKind::AsyncIterator
                    && let Some(disposing) = self.context.disposing
                {
                    let yes = self.context.bool_expr(true, at);
                    code.push(tree::set(self.context.local_expr(disposing, at), yes));
                }
                code.push(tree::goto(target, at));
                *stmt = tree::list(code, at);
            }
            _ => walk_stmt_mut(self, stmt),
        }
    }
}

fn labels_in(stmt: &Stmt) -> Vec<LabelId> {
    struct Labels(Vec<LabelId>);
    impl Visitor for Labels {
        fn stmt(&mut self, stmt: &Stmt) {
            match &stmt.kind {
                StmtKind::Label(label) => self.0.push(*label),
                StmtKind::While { break_label, continue_label, .. }
                | StmtKind::DoWhile { break_label, continue_label, .. }
                | StmtKind::For { break_label, continue_label, .. } => self.0.extend([*break_label, *continue_label]),
                _ => {}
            }
            walk_stmt(self, stmt);
        }
    }
    let mut labels = Labels(Vec::new());
    labels.stmt(stmt);
    labels.0
}

/// Replaces the ways out of a `try` body by "note the way, go to the finally code".
struct Exits<'c, 'w> {
    context: &'c mut Context<'w>,
    inside: Vec<LabelId>,
    after: LabelId,
    branch: LocalId,
    scope: ScopeId,
    targets: Vec<LabelId>,
    returns: bool,
    value: Option<LocalId>,
}

impl Exits<'_, '_> {
    fn leave(&mut self, number: i64, at: Location) -> Vec<Stmt> {
        let number = self.context.int_expr(number as i32, at);
        vec![tree::set(self.context.local_expr(self.branch, at), number), tree::goto(self.after, at)]
    }

    fn target_number(&mut self, label: LabelId) -> i64 {
        let position = self.targets.iter().position(|&t| t == label).unwrap_or_else(|| {
            self.targets.push(label);
            self.targets.len() - 1
        });
        position as i64 + 1
    }
}

impl VisitorMut for Exits<'_, '_> {
    fn stmt(&mut self, stmt: &mut Stmt) {
        let at = stmt.location;
        match &mut stmt.kind {
            StmtKind::Return(value) => {
                let value = value.take();
                self.returns = true;
                let mut code = Vec::new();
                if let Some(value) = value {
                    if value.ty == Ty::VOID {
                        code.push(tree::eval(value));
                    } else {
                        let scope = self.scope;
                        let ty = value.ty;
                        let local = match self.value {
                            Some(local) => local,
                            None => self.context.temp("returnValue", ty, scope, at),
                        };
                        self.value = Some(local);
                        code.push(tree::set(self.context.local_expr(local, at), value));
                    }
                }
                code.extend(self.leave(RETURN_BRANCH, at));
                *stmt = tree::list(code, at);
            }
            StmtKind::Goto(label) if !self.inside.contains(label) => {
                let number = self.target_number(*label);
                *stmt = tree::list(self.leave(number, at), at);
            }
            StmtKind::SwitchInt { cases, default, .. } => {
                // Jumps out of a jump table go through a label of their own.
                let mut landing = Vec::new();
                let mut redirect = |label: &mut LabelId, context: &mut Context<'_>| {
                    if !self.inside.contains(label) {
                        let inner = context.label();
                        landing.push((inner, *label));
                        *label = inner;
                    }
                };
                for (_, label) in cases.iter_mut() {
                    redirect(label, self.context);
                }
                redirect(default, self.context);
                if !landing.is_empty() {
                    let switch = std::mem::replace(stmt, Stmt::new(StmtKind::Nop, at));
                    let mut code = vec![switch];
                    for (inner, target) in landing {
                        code.push(tree::label(inner, at));
                        let number = self.target_number(target);
                        code.extend(self.leave(number, at));
                    }
                    *stmt = tree::list(code, at);
                }
            }
            _ => walk_stmt_mut(self, stmt),
        }
    }
}
