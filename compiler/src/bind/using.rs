//! `using`, `await using` and `lock`: how the resource is given back.

use crate::diag::Code;
use crate::hir::stmt::{LockKind, UsingResource};
use crate::hir::*;
use crate::syntax as ast;

use super::{AwaitBarrier, Binder, Operand};

impl<'a> Binder<'_> {
    /// `using var r = e;`: `rest` binds what follows in the block.
    pub(crate) fn bind_using_declaration(
        &mut self,
        syntax: &'a ast::LocalDeclaration,
        location: Location,
        rest: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        let is_await = syntax.await_keyword.is_some();
        if is_await {
            self.check_await_allowed(location);
        }
        let scope = self.push_scope();
        // What follows belongs to the same block, so the block's rules about names move to the new scope.
        let outer = self.flow.labels.last_mut().map(|frame| std::mem::replace(&mut frame.scope, scope));
        let declarations = self.bind_resources(&syntax.declaration, is_await, location);
        let body = Box::new(rest(self));
        if let (Some(frame), Some(outer)) = (self.flow.labels.last_mut(), outer) {
            frame.scope = outer;
        }
        self.pop_scope();
        Stmt::new(StmtKind::Using { scope, declarations, body, is_await }, location)
    }

    pub(crate) fn bind_using_statement(&mut self, syntax: &'a ast::UsingStatement, location: Location) -> Stmt {
        let is_await = syntax.await_keyword.is_some();
        if let Some(keyword) = syntax.await_keyword {
            self.check_await_allowed(self.span(keyword));
        }
        let scope = self.push_scope();
        let declarations = match &syntax.resource {
            ast::UsingResource::Declaration(declaration) => {
                self.bind_resources(declaration, is_await, self.span(declaration.span))
            }
            ast::UsingResource::Expr(syntax) => {
                let value = self.bind_expr(syntax);
                let at = self.span(syntax.span);
                let local = self.new_temp("resource", value.ty, at);
                self.resource(local, value, is_await, at).into_iter().collect()
            }
        };
        let body = self.bind_embedded(&syntax.body);
        self.pop_scope();
        Stmt::new(StmtKind::Using { scope, declarations, body, is_await }, location)
    }

    fn bind_resources(
        &mut self,
        syntax: &'a ast::VariableDeclaration,
        is_await: bool,
        location: Location,
    ) -> Vec<UsingResource> {
        let mut resources = Vec::new();
        for declarator in &syntax.declarators {
            let name_location = self.span(declarator.name.span);
            let init = match (&declarator.initializer, self.is_implicit(&syntax.ty)) {
                (None, _) => {
                    self.report(Code::CS0210, name_location, &[]);
                    continue;
                }
                (Some(init), true) => {
                    let operand = self.bind_operand(init);
                    self.implicit_value(operand, name_location)
                }
                (Some(init), false) => {
                    let ty = self.world.bind_type(&syntax.ty, &self.scope);
                    self.bind_expr_with_target(init, ty)
                }
            };
            let local = self.declare_local(declarator.name.as_str(), init.ty, LocalKind::User, name_location);
            self.readonly_locals.push((local, "using variable"));
            resources.extend(self.resource(local, init, is_await, location));
        }
        resources
    }

    fn resource(&mut self, local: LocalId, init: Expr, is_await: bool, location: Location) -> Option<UsingResource> {
        if init.is_error() {
            return None;
        }
        let (dispose, await_info) = self.dispose_method(local, init.ty, is_await, location)?;
        Some(UsingResource { local, init, dispose, await_info, location })
    }

    fn dispose_method(
        &mut self,
        local: LocalId,
        ty: Ty,
        is_await: bool,
        location: Location,
    ) -> Option<(MethodRef, Option<Box<AwaitInfo>>)> {
        let value_ty = self.world.strip_nullable(ty);
        if is_await {
            if let Some((method, result)) = self.async_dispose(local, value_ty, location) {
                let info = self.await_info(result, location);
                return info.map(|info| (method, Some(info)));
            }
            let code = if self.sync_dispose(local, value_ty, location).is_some() { Code::CS8417 } else { Code::CS8410 };
            let name = self.world.display(ty);
            self.report(code, location, &[&name]);
            return None;
        }
        if let Some(method) = self.sync_dispose(local, value_ty, location) {
            return Some((method, None));
        }
        let code = if self.async_dispose(local, value_ty, location).is_some() { Code::CS8418 } else { Code::CS1674 };
        let name = self.world.display(ty);
        self.report(code, location, &[&name]);
        None
    }

    /// `IDisposable.Dispose`, or the pattern for ref structs.
    pub(crate) fn sync_dispose(&mut self, local: LocalId, ty: Ty, location: Location) -> Option<MethodRef> {
        if self.world.is_ref_like(ty) {
            let receiver = Expr { ty, ..self.local_expr(local, location) };
            let call = self.try_call_method(receiver, "Dispose", Vec::new(), location)?;
            return instance_callee(&call).map(|(method, _)| method);
        }
        self.interface_method(ty, "System.IDisposable", "Dispose")
    }

    /// `DisposeAsync` by pattern, else of `IAsyncDisposable`, with what it returns.
    pub(crate) fn async_dispose(&mut self, local: LocalId, ty: Ty, location: Location) -> Option<(MethodRef, Ty)> {
        let receiver = Expr { ty, ..self.local_expr(local, location) };
        if let Some(call) = self.try_call_method(receiver, "DisposeAsync", Vec::new(), location)
            && let Some((method, _)) = instance_callee(&call)
            && !self.world[method.def].modifiers.is_static
        {
            return Some((method, call.ty));
        }
        let method = self.interface_method(ty, "System.IAsyncDisposable", "DisposeAsync")?;
        let result = self.world.method_return(&method);
        Some((method, result))
    }

    /// A method of an interface (without type arguments) that the type implements.
    pub(crate) fn interface_method(&mut self, ty: Ty, interface: &str, name: &str) -> Option<MethodRef> {
        let interface_ty = self.world.try_known_type(interface, &[])?;
        self.world.implicit_conversion(ty, interface_ty)?;
        self.world.find_interface_method(interface, &[], name)
    }

    pub(crate) fn bind_lock(&mut self, target: &'a ast::Expr, body: &'a ast::Stmt, location: Location) -> Stmt {
        let value = self.bind_expr(target);
        let lock_ty = self.world.try_known_type("System.Threading.Lock", &[]);
        let kind = if lock_ty == Some(value.ty) { LockKind::Lock } else { LockKind::Monitor };
        if !value.is_error() && value.ty != Ty::NULL && !self.world.is_reference_type(value.ty) {
            let name = self.world.display(value.ty);
            self.report(Code::CS0185, value.location, &[&name]);
        }
        let outer = self.await_barrier.replace(AwaitBarrier::Lock);
        let body = self.bind_embedded(body);
        self.await_barrier = outer;
        Stmt::new(StmtKind::Lock { value, body, kind }, location)
    }

    /// `await` of `await using` and `await foreach`, without an operand yet.
    pub(crate) fn check_await_allowed(&mut self, location: Location) {
        let function = self.current_function();
        if function.is_async {
            return;
        }
        let (kind, return_type) = (function.kind, function.return_type);
        match kind {
            FunctionKind::Lambda => self.report(Code::CS4034, location, &["lambda expression"]),
            _ if return_type == Ty::VOID => self.report(Code::CS4033, location, &[]),
            _ => {
                let name = self.world.display(return_type);
                self.report(Code::CS4032, location, &[&name]);
            }
        }
    }
}

/// The method that a call expression calls, and its further arguments; extension methods have their receiver as first argument.
pub(crate) fn instance_callee(call: &Expr) -> Option<(MethodRef, Vec<Arg>)> {
    match &call.kind {
        ExprKind::Call { callee: Callee::Method { method, .. }, args } => Some((method.clone(), args.clone())),
        _ => None,
    }
}

/// A value as an operand.
pub(crate) fn typed<'a>(expr: Expr) -> Operand<'a> {
    Operand::Typed(expr)
}
