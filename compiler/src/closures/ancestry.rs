//! What stands around each lambda in the source, for one question: may it be evaluated many times for one instance of an environment?
//!
//! If so, its delegate is kept in the environment's class. The C# compiler looks at the syntax alone: a loop statement (any part of it, even the
//! collection of a `foreach`) or a lambda between the two. So this is found before `foreach` is rewritten.

use crate::hir::visit::*;
use crate::hir::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Scope(ScopeId),
    LoopOrLambda,
}

/// For each function, what is around it, outermost first.
#[derive(Debug, Default)]
pub struct Ancestry {
    around: Vec<Vec<Mark>>,
}

impl Ancestry {
    /// Of a body that still has its `foreach` statements.
    pub fn of(body: &Body) -> Self {
        let mut walk = Walk { body, stack: Vec::new(), around: vec![Vec::new(); body.functions.len()] };
        walk.function(FunctionId(0));
        Self { around: walk.around }
    }

    /// Whether a loop or lambda lies between the lambda and the scope.
    pub(crate) fn repeats(&self, lambda: FunctionId, scope: ScopeId) -> bool {
        let Some(around) = self.around.get(lambda.index()) else { return false };
        for mark in around.iter().rev() {
            match mark {
                Mark::LoopOrLambda => return true,
                Mark::Scope(id) if *id == scope => return false,
                Mark::Scope(_) => {}
            }
        }
        false
    }
}

struct Walk<'b> {
    body: &'b Body,
    stack: Vec<Mark>,
    around: Vec<Vec<Mark>>,
}

impl Walk<'_> {
    fn function(&mut self, id: FunctionId) {
        let body = self.body;
        let Some(function) = body.functions.get(id.index()) else { return };
        if let Some(around) = self.around.get_mut(id.index()) {
            around.clone_from(&self.stack);
        }
        let depth = self.stack.len();
        if function.kind == FunctionKind::Lambda {
            self.stack.push(Mark::LoopOrLambda);
        }
        self.stack.push(Mark::Scope(function.scope));
        self.stmt(&function.block);
        self.stack.truncate(depth);
    }

    fn within(&mut self, marks: &[Mark], stmt: &Stmt) {
        let depth = self.stack.len();
        self.stack.extend_from_slice(marks);
        walk_stmt(self, stmt);
        self.stack.truncate(depth);
    }
}

impl Visitor for Walk<'_> {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Lambda(function) => self.function(*function),
            _ => walk_expr(self, expr),
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::LocalFunction(function) => self.function(*function),
            StmtKind::Block { scope, .. } | StmtKind::Using { scope, .. } | StmtKind::Switch { scope, .. } => {
                self.within(&[Mark::Scope(*scope)], stmt);
            }
            StmtKind::For { scope, .. } | StmtKind::Foreach { scope, .. } => {
                self.within(&[Mark::LoopOrLambda, Mark::Scope(*scope)], stmt);
            }
            StmtKind::While { .. } | StmtKind::DoWhile { .. } => self.within(&[Mark::LoopOrLambda], stmt),
            StmtKind::Try { body, catches, finally } => {
                self.stmt(body);
                for catch in catches {
                    self.stack.push(Mark::Scope(catch.scope));
                    if let Some(filter) = &catch.filter {
                        self.expr(filter);
                    }
                    self.stmt(&catch.body);
                    self.stack.pop();
                }
                if let Some(finally) = finally {
                    self.stmt(finally);
                }
            }
            _ => walk_stmt(self, stmt),
        }
    }
}
