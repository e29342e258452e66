//! `return` and expression bodies.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand, Returned, Returns};

impl<'a> Binder<'_> {
    /// The body `=> value` of a method, local function or lambda, as a statement.
    pub fn bind_expression_body(&mut self, value: &'a ast::Expr) -> Stmt {
        let location = self.span(value.span);
        if let Returns::Type(Ty::VOID) = self.returns {
            let expr = if let ast::ExprKind::Throw(thrown) = &value.kind {
                let thrown = self.bind_thrown(thrown);
                return Stmt::new(StmtKind::Throw(Some(thrown)), location);
            } else {
                self.bind_expression_statement(value)
            };
            return Stmt::new(StmtKind::Expr(expr), location);
        }
        if let ast::ExprKind::Throw(thrown) = &value.kind {
            let thrown = self.bind_thrown(thrown);
            return Stmt::new(StmtKind::Throw(Some(thrown)), location);
        }
        self.bind_return(Some(value), location)
    }

    /// `return value;` in the current function, also expression bodies (`location` is then the expression's): converts to the return type, or notes
    /// the type while a lambda's return type is inferred. CS0126, CS0127, CS1997, CS8030, CS8031, CS4016 …
    pub fn bind_return(&mut self, value: Option<&'a ast::Expr>, location: Location) -> Stmt {
        let expected = match &self.returns {
            Returns::Type(ty) => Some(*ty),
            Returns::Infer(_) => None,
        };
        let Some(expected) = expected else {
            return self.note_return(value, location);
        };
        match value {
            None => {
                if expected != Ty::VOID && expected != Ty::ERROR {
                    let display = self.world.display(expected);
                    self.report(Code::CS0126, location, &[&display]);
                }
                Stmt::new(StmtKind::Return(None), location)
            }
            Some(syntax) if expected == Ty::VOID => {
                let operand = self.bind_operand(syntax);
                if !operand.is_error() {
                    self.report_value_in_void(&operand, location);
                }
                Stmt::new(StmtKind::Return(None), location)
            }
            Some(syntax) => {
                let value = self.returned_value(syntax, expected, location);
                Stmt::new(StmtKind::Return(Some(value)), location)
            }
        }
    }

    fn returned_value(&mut self, syntax: &'a ast::Expr, expected: Ty, location: Location) -> Expr {
        let by_ref = self.current_function().return_ref != RefKind::None;
        let is_ref = matches!(syntax.kind, ast::ExprKind::Ref(_));
        if is_ref != by_ref {
            if !is_ref && matches!(syntax.kind, ast::ExprKind::Throw(_)) {
                return self.bind_expr_with_target(syntax, expected);
            }
            let code = if is_ref { Code::CS8149 } else { Code::CS8150 };
            return self.error(code, location, &[]);
        }
        let operand = self.bind_operand(syntax);
        if by_ref {
            return match operand {
                Operand::Typed(e) => {
                    if !e.is_error() && !self.world.same_type(e.ty, expected) {
                        let display = self.world.display(expected);
                        return self.error(Code::CS8151, location, &[&display]);
                    }
                    e
                }
                operand => self.natural_value(operand),
            };
        }
        if self.current_function().is_async
            && let Operand::Typed(value) = &operand
            && let Some(inner) = self.task_result(value.ty)
            && self.world.same_type(inner, expected)
            && !self.operand_converts(&operand, expected)
        {
            let at = value.location;
            let (to, from) = (self.world.display(expected), self.world.display(value.ty));
            return self.error(Code::CS4016, at, &[&to, &from]);
        }
        let at = operand.location();
        let is_lambda = self.current_function().kind == FunctionKind::Lambda;
        let fails = is_lambda && !operand.is_error() && !self.operand_converts(&operand, expected);
        let result = self.convert_operand(operand, expected);
        if fails && result.is_error() {
            self.report(Code::CS1662, at, &["lambda expression"]);
        }
        result
    }

    fn report_value_in_void(&mut self, operand: &Operand<'a>, location: Location) {
        let function = self.current_function();
        let (kind, is_async, return_type) = (function.kind, function.is_async, function.return_type);
        match kind {
            FunctionKind::Lambda if is_async => {
                let display = self.world.display(return_type);
                self.report(Code::CS8031, location, &[&display]);
            }
            FunctionKind::Lambda => self.report(Code::CS8030, location, &[]),
            _ => {
                let name = self.display_current_function();
                let is_void_call = matches!(operand, Operand::Typed(e) if e.ty == Ty::VOID);
                if is_async && return_type != Ty::VOID {
                    let display = self.world.display(return_type);
                    let _ = is_void_call;
                    self.report(Code::CS1997, location, &[&name, &display]);
                } else {
                    self.report(Code::CS0127, location, &[&name]);
                }
            }
        }
    }

    /// `C.M(int)` or a local function's name as messages show it.
    pub(crate) fn display_current_function(&mut self) -> String {
        if self.function != FunctionId(0) {
            let function = self.function;
            return self.display_target(&super::overloads::Target::LocalFunction(function, Box::new([])));
        }
        match self.method() {
            Some(method) => {
                let owner = self.owner;
                let type_args: Box<[Ty]> = self.world[method]
                    .type_params
                    .clone()
                    .into_iter()
                    .map(|p| self.world.types.intern(TyKind::Param(p)))
                    .collect();
                self.world.display_method(&MethodRef { def: method, owner, type_args })
            }
            None => String::new(),
        }
    }

    /// While a lambda's return type is inferred.
    fn note_return(&mut self, value: Option<&'a ast::Expr>, location: Location) -> Stmt {
        let Some(syntax) = value else {
            self.push_returned(Returned { ty: None, constant: None });
            return Stmt::new(StmtKind::Return(None), location);
        };
        let operand = self.bind_operand(syntax);
        let returned = match &operand {
            Operand::Typed(e) => Returned {
                ty: Some(if e.is_error() { Ty::ERROR } else { e.ty }),
                constant: match &e.kind {
                    ExprKind::Literal(value) => Some(value.clone()),
                    _ => None,
                },
            },
            Operand::Type(..) | Operand::Namespace(..) => {
                let value = self.natural_value(operand.clone());
                Returned { ty: Some(value.ty), constant: None }
            }
            operand => Returned { ty: Some(self.natural_type(operand).unwrap_or(Ty::NONE)), constant: None },
        };
        let value = match operand {
            Operand::Typed(e) => self.check_readable(e),
            _ => Expr::error(location),
        };
        self.push_returned(returned);
        Stmt::new(StmtKind::Return(Some(value)), location)
    }

    fn push_returned(&mut self, returned: Returned) {
        if let Returns::Infer(list) = &mut self.returns {
            list.push(returned);
        }
    }
}
