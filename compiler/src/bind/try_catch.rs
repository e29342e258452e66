//! `try` statements.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::statements::{Region, RegionKind};
use super::{AwaitBarrier, Binder};

impl<'a> Binder<'_> {
    pub(crate) fn bind_try(&mut self, syntax: &'a ast::TryStatement, location: Location) -> Stmt {
        let body_kind = if syntax.catches.is_empty() { RegionKind::TryWithFinally } else { RegionKind::TryWithCatch };
        let body = self.in_region(body_kind, |this| this.bind_block(&syntax.block));
        let mut catches: Vec<Catch> = Vec::new();
        for clause in &syntax.catches {
            let catch = self.bind_catch(clause, &catches);
            catches.push(catch);
        }
        let finally = syntax
            .finally
            .as_ref()
            .map(|block| Box::new(self.in_region(RegionKind::Finally, |this| this.bind_block(block))));
        Stmt::new(StmtKind::Try { body: Box::new(body), catches, finally }, location)
    }

    fn in_region<R>(&mut self, kind: RegionKind, bind: impl FnOnce(&mut Self) -> R) -> R {
        self.flow.regions.push(Region { function: self.function, kind });
        let result = bind(self);
        self.flow.regions.pop();
        result
    }

    fn bind_catch(&mut self, clause: &'a ast::CatchClause, before: &[Catch]) -> Catch {
        let location = self.span(clause.span);
        let exception = self.world.special_ty(Special::Exception);
        let scope = self.push_scope();
        let ty = match &clause.ty {
            None => self.world.object_ty(),
            Some(syntax) => {
                let at = self.span(syntax.span);
                let ty = self.world.bind_type(syntax, &self.scope);
                let is_exception =
                    ty == Ty::ERROR || matches!(self.world.implicit_conversion(ty, exception), Some(Convert::Identity));
                if is_exception {
                    self.check_caught_before(ty, before, at);
                } else {
                    self.report(Code::CS0155, at, &[]);
                }
                ty
            }
        };
        let local = clause.name.as_ref().map(|name| {
            let at = self.span(name.span);
            self.declare_local(name.as_str(), ty, LocalKind::User, at)
        });
        let filter = clause.filter.as_ref().map(|filter| {
            let outer = self.await_barrier.replace(AwaitBarrier::Filter);
            let filter = self.bind_condition(filter);
            self.await_barrier = outer;
            filter
        });
        let body = self.in_region(RegionKind::Catch, |this| this.bind_block(&clause.block));
        self.pop_scope();
        Catch { ty, local, filter, body, scope, location }
    }

    /// CS0160: an earlier clause without filter takes everything of this type.
    fn check_caught_before(&mut self, ty: Ty, before: &[Catch], location: Location) {
        let object = self.world.object_ty();
        for catch in before {
            if catch.filter.is_some() || catch.ty == Ty::ERROR || ty == Ty::ERROR {
                continue;
            }
            if catch.ty == object {
                continue;
            }
            if self.world.derives_from(ty, catch.ty) {
                let name = self.world.display_qualified(catch.ty);
                self.report(Code::CS0160, location, &[&name]);
                return;
            }
        }
    }
}
