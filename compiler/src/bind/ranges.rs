//! `^i` and `a..b` as values: `System.Index` and `System.Range`.

use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// `^i`
    pub(crate) fn bind_from_end(&mut self, operand: &'a ast::Expr, location: Location) -> Expr {
        let int_ty = self.world.special_ty(Special::Int32);
        let bool_ty = self.world.special_ty(Special::Boolean);
        let value = self.bind_expr_with_target(operand, int_ty);
        if value.is_error() {
            return value;
        }
        let index = self.world.known_type("System.Index", &[]);
        let from_end = Expr::new(ExprKind::Literal(Const::Bool(true)), bool_ty, location);
        self.construct(index, vec![Operand::Typed(value), Operand::Typed(from_end)], location)
    }

    /// `a..b`
    pub(crate) fn bind_range(
        &mut self,
        start: Option<&'a ast::Expr>,
        end: Option<&'a ast::Expr>,
        location: Location,
    ) -> Expr {
        let index = self.world.known_type("System.Index", &[]);
        let range = self.world.known_type("System.Range", &[]);
        let int_ty = self.world.special_ty(Special::Int32);
        let bool_ty = self.world.special_ty(Special::Boolean);
        let edge = |b: &mut Self, from_end: bool| {
            let zero = Expr::new(ExprKind::Literal(Const::Int(0)), int_ty, location);
            let from_end = Expr::new(ExprKind::Literal(Const::Bool(from_end)), bool_ty, location);
            b.construct(index, vec![Operand::Typed(zero), Operand::Typed(from_end)], location)
        };
        let start = match start {
            Some(start) => self.bind_expr_with_target(start, index),
            None => edge(self, false),
        };
        let end = match end {
            Some(end) => self.bind_expr_with_target(end, index),
            None => edge(self, true),
        };
        if start.is_error() || end.is_error() {
            return Expr::error(location);
        }
        self.construct(range, vec![Operand::Typed(start), Operand::Typed(end)], location)
    }
}
