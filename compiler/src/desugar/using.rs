//! `using`, `await using` and `lock`: a `try` whose `finally` gives something back.
//!
//! ```text
//! using (var r = e) B    =>  { var r = e; try { B } finally { if (r != null) r.Dispose(); } }
//! lock (o) B             =>  { var t = o; bool taken = false;
//!                              try { Monitor.Enter(t, ref taken); B } finally { if (taken) Monitor.Exit(t); } }
//! ```

use super::{Desugarer, block, declare, expr_stmt, if_stmt};
use crate::hir::stmt::{LockKind, UsingResource};
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn using_statement(
        &mut self,
        scope: ScopeId,
        declarations: Vec<UsingResource>,
        body: Stmt,
        is_await: bool,
        location: Location,
    ) -> Stmt {
        self.in_scope(scope, |this| {
            let statements = this.resources(declarations.into_iter(), body, is_await, location);
            block(scope, statements, location)
        })
    }

    /// The first resource around the second, and so on; the body in the middle.
    fn resources(
        &mut self,
        mut declarations: std::vec::IntoIter<UsingResource>,
        body: Stmt,
        is_await: bool,
        location: Location,
    ) -> Vec<Stmt> {
        let Some(resource) = declarations.next() else {
            return vec![self.statement(body)];
        };
        let init = self.expr(resource.init);
        let inner = self.resources(declarations, body, is_await, location);
        let scope = self.scope_around(None);
        let finally = self.dispose_of(resource.local, resource.dispose, false, resource.await_info, resource.location);
        let kind = StmtKind::Try {
            body: Box::new(block(scope, inner, location)),
            catches: Vec::new(),
            finally: Some(Box::new(finally)),
        };
        vec![declare(resource.local, init), Stmt::new(kind, location)]
    }

    pub(super) fn lock_statement(&mut self, value: Expr, body: Stmt, kind: LockKind, location: Location) -> Stmt {
        let value = self.expr(value);
        let scope = self.scope_around(None);
        self.in_scope(scope, |this| match kind {
            LockKind::Monitor => this.lock_monitor(scope, value, body, location),
            LockKind::Lock => this.lock_scope(scope, value, body, location),
        })
    }

    fn lock_monitor(&mut self, scope: ScopeId, value: Expr, body: Stmt, location: Location) -> Stmt {
        let (object, boolean) = (self.world.object_ty(), self.world.bool_ty());
        let value_location = value.location;
        let value = self.convert_to(value, object);
        let locked = self.temp("locked", object, value_location);
        let taken = self.temp("lockTaken", boolean, value_location);
        let monitor = self.world.known_type("System.Threading.Monitor", &[]);
        let (locked_read, taken_read) = (self.read(locked, location), self.read(taken, location));
        let enter = self.call_static(monitor, "Enter", vec![locked_read.clone(), taken_read.clone()], value_location);
        let exit = self.call_static(monitor, "Exit", vec![locked_read], location);
        let body = self.statement(body);
        let inner = self.scope_around(None);
        let kind = StmtKind::Try {
            body: Box::new(block(inner, vec![expr_stmt(enter), body], location)),
            catches: Vec::new(),
            finally: Some(Box::new(if_stmt(taken_read, expr_stmt(exit), location))),
        };
        let not_taken = self.bool_literal(false, value_location);
        let statements = vec![declare(locked, value), declare(taken, not_taken), Stmt::new(kind, location)];
        block(scope, statements, location)
    }

    fn lock_scope(&mut self, scope: ScopeId, value: Expr, body: Stmt, location: Location) -> Stmt {
        let Some(enter) = self.world.find_method(value.ty, "EnterScope", &[]) else {
            let missing = self.missing("System.Threading.Lock.EnterScope", location);
            return expr_stmt(missing);
        };
        let value_location = value.location;
        let entered = self.call(Some(value), enter, Vec::new(), value_location);
        let Some(dispose) = self.world.find_method(entered.ty, "Dispose", &[]) else {
            let missing = self.missing("System.Threading.Lock.Scope.Dispose", location);
            return expr_stmt(missing);
        };
        let held = self.temp("lockScope", entered.ty, value_location);
        let body = self.statement(body);
        let exit = self.call(Some(self.read(held, location)), dispose, Vec::new(), location);
        let kind =
            StmtKind::Try { body: Box::new(body), catches: Vec::new(), finally: Some(Box::new(expr_stmt(exit))) };
        block(scope, vec![declare(held, entered), Stmt::new(kind, location)], location)
    }
}
