//! The entry points for expressions: bind, convert, require a variable.

use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// A value with its natural type; an error is reported if it has none.
    pub fn bind_expr(&mut self, syntax: &'a ast::Expr) -> Expr {
        let operand = self.bind_operand(syntax);
        self.natural_value(operand)
    }

    /// Binds and converts implicitly to `target` (CS0029, CS0266 …).
    pub fn bind_expr_with_target(&mut self, syntax: &'a ast::Expr, target: Ty) -> Expr {
        let operand = self.bind_operand(syntax);
        self.convert_operand(operand, target)
    }

    /// A `bool`, by conversion or `operator true`.
    pub fn bind_condition(&mut self, syntax: &'a ast::Expr) -> Expr {
        let _ = syntax;
        todo!()
    }

    /// A place: something that can be assigned (CS0131, CS0200 …). `purpose` says what for.
    pub fn bind_place(&mut self, syntax: &'a ast::Expr, purpose: PlaceUse) -> Expr {
        let _ = (syntax, purpose);
        todo!()
    }

    /// First step of binding: see the module.
    pub fn bind_operand(&mut self, syntax: &'a ast::Expr) -> Operand<'a> {
        let _ = syntax;
        todo!()
    }

    /// The operand as a value of its natural type; reports if it has none (a type, a lambda without natural type …).
    pub fn natural_value(&mut self, operand: Operand<'a>) -> Expr {
        let _ = operand;
        todo!()
    }

    /// Natural type of an operand, if it has one.
    pub fn natural_type(&mut self, operand: &Operand<'a>) -> Option<Ty> {
        let _ = operand;
        todo!()
    }

    /// An implicit conversion of the operand, or None.
    pub fn operand_conversion(&mut self, operand: &Operand<'a>, to: Ty) -> bool {
        let _ = (operand, to);
        todo!()
    }

    /// Converts implicitly, reporting.
    pub fn convert_operand(&mut self, operand: Operand<'a>, to: Ty) -> Expr {
        let _ = (operand, to);
        todo!()
    }

    /// Converts a typed value implicitly, reporting at `location`.
    pub fn convert(&mut self, value: Expr, to: Ty, location: Location) -> Expr {
        let _ = (value, to, location);
        todo!()
    }

    /// Converts as a cast does.
    pub fn convert_explicit(&mut self, operand: Operand<'a>, to: Ty, location: Location) -> Expr {
        let _ = (operand, to, location);
        todo!()
    }

    /// Best common type of operands (arms of a switch, array elements, lambda returns).
    pub fn best_common_type(&mut self, operands: &[Operand<'a>]) -> Option<Ty> {
        let _ = operands;
        todo!()
    }

    /// An expression used as a statement: CS0201, CS4014.
    pub fn bind_expression_statement(&mut self, syntax: &'a ast::Expr) -> Expr {
        let _ = syntax;
        todo!()
    }

    /// `return value;` in the current function, also expression bodies (`location` is then the expression's): converts to the return type, or notes
    /// the type while a lambda's return type is inferred. CS0126, CS0127, CS1997, CS8030, CS8031, CS4016 …
    pub fn bind_return(&mut self, value: Option<&'a ast::Expr>, location: Location) -> Stmt {
        let _ = (value, location);
        todo!()
    }

    /// Binds a constant of the type (`case`, `const`, default values): CS0150 / CS0133.
    pub fn bind_constant(&mut self, syntax: &'a ast::Expr, target: Ty) -> Option<Const> {
        let _ = (syntax, target);
        todo!()
    }

    /// `receiver.name(args)` with overload resolution (also extension methods); reports as for written code.
    pub fn call_method(&mut self, receiver: Expr, name: &str, args: Vec<Operand<'a>>, location: Location) -> Expr {
        let _ = (receiver, name, args, location);
        todo!()
    }

    /// As [`Self::call_method`], but silently None if there is no such method (patterns: GetEnumerator, Deconstruct, Add …).
    pub fn try_call_method(
        &mut self,
        receiver: Expr,
        name: &str,
        args: Vec<Operand<'a>>,
        location: Location,
    ) -> Option<Expr> {
        let _ = (receiver, name, args, location);
        todo!()
    }

    /// `T.name(args)` with overload resolution.
    pub fn call_static(&mut self, ty: Ty, name: &str, args: Vec<Operand<'a>>, location: Location) -> Expr {
        let _ = (ty, name, args, location);
        todo!()
    }

    /// `new T(args)` with overload resolution.
    pub fn construct(&mut self, ty: Ty, args: Vec<Operand<'a>>, location: Location) -> Expr {
        let _ = (ty, args, location);
        todo!()
    }

    /// Constructor call of `: base(..)`, `: this(..)`: the chosen constructor with complete arguments, as a Call on `this`.
    pub fn constructor_initializer_call(&mut self, ty: Ty, args: Vec<Operand<'a>>, location: Location) -> Expr {
        let _ = (ty, args, location);
        todo!()
    }

    /// `receiver.name`: field or property, or None.
    pub fn try_read_member(&mut self, receiver: Expr, name: &str, location: Location) -> Option<Expr> {
        let _ = (receiver, name, location);
        todo!()
    }

    /// `receiver[args]`, or None if the type has no such indexer.
    pub fn try_index(&mut self, receiver: Expr, args: Vec<Operand<'a>>, location: Location) -> Option<Expr> {
        let _ = (receiver, args, location);
        todo!()
    }

    /// `await operand`, with all errors.
    pub fn bind_await(&mut self, operand: Operand<'a>, location: Location) -> Expr {
        let _ = (operand, location);
        todo!()
    }

    /// How a value of the type is awaited; reports if it can't be.
    pub fn await_info(&mut self, ty: Ty, location: Location) -> Option<Box<AwaitInfo>> {
        let _ = (ty, location);
        todo!()
    }

    /// A built-in or user-defined binary operator on operands (compound tests in patterns, queries, records).
    pub fn bind_binary(&mut self, op: BinaryOp, left: Operand<'a>, right: Operand<'a>, location: Location) -> Expr {
        let _ = (op, left, right, location);
        todo!()
    }
}

/// What a place is needed for; chooses the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceUse {
    Assign,
    Compound,
    Increment,
    RefArgument,
    OutArgument,
    RefLocal,
}
