//! Statements one by one; the larger ones have files of their own.

use super::{Desugarer, expr_stmt};
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn statements(&mut self, statements: Vec<Stmt>) -> Vec<Stmt> {
        statements.into_iter().map(|s| self.statement(s)).collect()
    }

    pub(super) fn boxed_statement(&mut self, statement: Stmt) -> Box<Stmt> {
        Box::new(self.statement(statement))
    }

    pub(super) fn statement(&mut self, statement: Stmt) -> Stmt {
        let location = statement.location;
        let kind = match statement.kind {
            StmtKind::Block { scope, statements } => {
                let statements = self.in_scope(scope, |this| this.statements(statements));
                StmtKind::Block { scope, statements }
            }
            StmtKind::List(statements) => StmtKind::List(self.statements(statements)),
            StmtKind::Expr(expr) => return self.expression_statement(expr, location),
            StmtKind::LocalDecl { local, init } => {
                if self.body.locals.get(local.index()).is_some_and(|l| l.constant.is_some()) {
                    return Stmt::new(StmtKind::Nop, location);
                }
                StmtKind::LocalDecl { local, init: init.map(|e| self.expr(e)) }
            }
            kind @ StmtKind::LocalFunction(_) => kind,
            StmtKind::Nop => StmtKind::Nop,
            StmtKind::If { condition, then, otherwise } => StmtKind::If {
                condition: self.expr(condition),
                then: self.boxed_statement(*then),
                otherwise: otherwise.map(|s| self.boxed_statement(*s)),
            },
            StmtKind::While { condition, body, break_label, continue_label } => StmtKind::While {
                condition: self.expr(condition),
                body: self.boxed_statement(*body),
                break_label,
                continue_label,
            },
            StmtKind::DoWhile { body, condition, break_label, continue_label } => StmtKind::DoWhile {
                body: self.boxed_statement(*body),
                condition: self.expr(condition),
                break_label,
                continue_label,
            },
            StmtKind::For { scope, init, condition, increment, body, break_label, continue_label } => {
                return self.in_scope(scope, |this| {
                    let init = this.statements(init);
                    let condition = condition.map(|e| this.expr(e));
                    let body = this.boxed_statement(*body);
                    let increment = increment.into_iter().map(|e| this.effect(e)).collect();
                    let kind = StmtKind::For { scope, init, condition, increment, body, break_label, continue_label };
                    Stmt::new(kind, location)
                });
            }
            StmtKind::Foreach { scope, info, collection, body, break_label, continue_label } => {
                return self.foreach_statement(scope, *info, collection, *body, break_label, continue_label, location);
            }
            StmtKind::Switch { scope, value, sections, break_label } => {
                return self.switch_statement(scope, value, sections, break_label, location);
            }
            StmtKind::SwitchInt { value, cases, default } => {
                StmtKind::SwitchInt { value: self.expr(value), cases, default }
            }
            StmtKind::Goto(label) => StmtKind::Goto(label),
            StmtKind::Label(label) => StmtKind::Label(label),
            StmtKind::Return(value) => StmtKind::Return(value.map(|e| self.expr(e))),
            StmtKind::YieldReturn(value) => StmtKind::YieldReturn(self.expr(value)),
            StmtKind::YieldBreak => StmtKind::YieldBreak,
            StmtKind::Throw(value) => StmtKind::Throw(value.map(|e| self.expr(e))),
            StmtKind::Try { body, catches, finally } => StmtKind::Try {
                body: self.boxed_statement(*body),
                catches: catches.into_iter().map(|c| self.catch(c)).collect(),
                finally: finally.map(|s| self.boxed_statement(*s)),
            },
            StmtKind::Using { scope, declarations, body, is_await } => {
                return self.using_statement(scope, declarations, *body, is_await, location);
            }
            StmtKind::Lock { value, body, kind } => return self.lock_statement(value, *body, kind, location),
        };
        Stmt::new(kind, location)
    }

    fn catch(&mut self, catch: Catch) -> Catch {
        let scope = catch.scope;
        self.in_scope(scope, |this| Catch {
            filter: catch.filter.map(|e| this.expr(e)),
            body: this.statement(catch.body),
            ..catch_rest(catch.ty, catch.local, scope, catch.location)
        })
    }

    /// An expression of which only the effects matter: no value has to be kept.
    pub(super) fn expression_statement(&mut self, expr: Expr, location: Location) -> Stmt {
        let expr = self.effect(expr);
        match expr.kind {
            ExprKind::StatementSequence { mut statements, value } => {
                if !is_nothing(&value) {
                    statements.push(expr_stmt(*value));
                }
                Stmt::new(StmtKind::List(statements), location)
            }
            kind if is_nothing_kind(&kind) => Stmt::new(StmtKind::Nop, location),
            kind => Stmt::new(StmtKind::Expr(Expr { kind, ..expr }), location),
        }
    }
}

fn catch_rest(ty: Ty, local: Option<LocalId>, scope: ScopeId, location: Location) -> Catch {
    Catch { ty, local, filter: None, body: Stmt::new(StmtKind::Nop, location), scope, location }
}

fn is_nothing(expr: &Expr) -> bool {
    is_nothing_kind(&expr.kind)
}

fn is_nothing_kind(kind: &ExprKind) -> bool {
    matches!(kind, ExprKind::Default | ExprKind::Literal(_) | ExprKind::Local(_))
}
