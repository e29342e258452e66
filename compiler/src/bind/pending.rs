//! Entry points that other files of `bind/` will take over.

use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, CollectionOperand, Operand, SwitchOperand};

impl<'a> Binder<'_> {
    pub fn bind_block(&mut self, block: &'a ast::Block) -> Stmt {
        let _ = block;
        todo!()
    }

    /// A lambda's or local function's body: block or expression, in the current function, whose parameters are declared. `return_type` is
    /// the function's; None while it is being inferred: then the operands returned are collected in `returned_types` order.
    pub fn bind_statement(&mut self, statement: &'a ast::Stmt) -> Stmt {
        let _ = statement;
        todo!()
    }

    /// `e is P` with a real pattern. Pattern variables are declared in the current scope.
    pub fn bind_is_pattern(&mut self, value: Expr, pattern: &'a ast::Pattern, location: Location) -> Expr {
        let _ = (value, pattern, location);
        todo!()
    }

    pub fn bind_switch_operand(&mut self, syntax: &'a ast::Expr) -> SwitchOperand<'a> {
        let _ = syntax;
        todo!()
    }

    pub fn bind_collection_operand(&mut self, syntax: &'a ast::Expr) -> CollectionOperand<'a> {
        let _ = syntax;
        todo!()
    }

    /// Element type if the type can be made from a collection expression.
    pub fn collection_element_type(&mut self, ty: Ty) -> Option<Ty> {
        let _ = ty;
        todo!()
    }

    pub fn convert_collection(&mut self, operand: CollectionOperand<'a>, to: Ty) -> Expr {
        let _ = (operand, to);
        todo!()
    }

    /// `$".."` as a string.
    pub fn bind_interpolated(&mut self, syntax: &'a ast::Expr) -> Expr {
        let _ = syntax;
        todo!()
    }

    /// `$".."` as an interpolated string handler type or FormattableString; None if `to` is neither.
    pub fn bind_interpolated_as(&mut self, syntax: &'a ast::Expr, to: Ty) -> Option<Expr> {
        let _ = (syntax, to);
        todo!()
    }

    /// `target { .. }`
    pub fn bind_object_initializer(&mut self, target: Expr, initializer: &'a [ast::InitializerElement]) -> Expr {
        let _ = (target, initializer);
        todo!()
    }

    pub fn bind_with(&mut self, syntax: &'a ast::Expr) -> Expr {
        let _ = syntax;
        todo!()
    }

    pub fn bind_query(&mut self, syntax: &'a ast::Expr) -> Operand<'a> {
        let _ = syntax;
        todo!()
    }

    /// `(a, var b) = e`
    pub fn bind_deconstruction(&mut self, left: &'a ast::Expr, right: &'a ast::Expr, location: Location) -> Expr {
        let _ = (left, right, location);
        todo!()
    }
}
