//! `foreach`: how the collection is walked.
//!
//! Arrays and strings by index; else `GetEnumerator()` of the type itself, of `IEnumerable<T>`, of `IEnumerable`, or an extension method, in
//! that order; `await foreach` likewise with `GetAsyncEnumerator`.

use crate::diag::Code;
use crate::hir::stmt::ForeachVariable;
use crate::hir::*;
use crate::syntax as ast;

use super::using::{instance_callee, typed};
use super::{Binder, JumpTarget};

/// The way through a collection, before there is a variable.
#[derive(Debug)]
pub(crate) enum Walk {
    Array { rank: u8 },
    Enumerator(Box<EnumeratorWalk>),
}

#[derive(Debug)]
pub(crate) struct EnumeratorWalk {
    pub get_enumerator: MethodRef,
    pub is_extension: bool,
    pub extra_args: Vec<Expr>,
    pub enumerator_type: Ty,
    pub move_next: MethodRef,
    pub current: MethodRef,
    pub dispose: Option<MethodRef>,
    pub dispose_conditional: bool,
    pub await_move_next: Option<Box<AwaitInfo>>,
    pub await_dispose: Option<Box<AwaitInfo>>,
}

impl Walk {
    pub(crate) fn with(self, variable: ForeachVariable) -> ForeachInfo {
        match self {
            Walk::Array { rank } => ForeachInfo::Array { variable, rank },
            Walk::Enumerator(walk) => {
                let EnumeratorWalk {
                    get_enumerator,
                    is_extension,
                    extra_args,
                    enumerator_type,
                    move_next,
                    current,
                    dispose,
                    dispose_conditional,
                    await_move_next,
                    await_dispose,
                } = *walk;
                ForeachInfo::Enumerator {
                    variable,
                    get_enumerator,
                    is_extension,
                    extra_args,
                    enumerator_type,
                    move_next,
                    current,
                    dispose,
                    dispose_conditional,
                    await_move_next,
                    await_dispose,
                }
            }
        }
    }
}

impl<'a> Binder<'_> {
    pub(crate) fn bind_foreach(&mut self, syntax: &'a ast::ForEachStatement, location: Location) -> Stmt {
        let is_await = syntax.await_keyword.is_some();
        if let Some(keyword) = syntax.await_keyword {
            self.check_await_allowed(self.span(keyword));
        }
        let outer = self.push_scope();
        let collection = self.bind_expr(&syntax.collection);
        let at = self.span(syntax.collection.span);
        let walked = self.walk_of(collection, is_await, at);
        let (break_label, continue_label) = (self.new_label(), self.new_label());
        let scope = self.push_scope();
        let (walk, collection, element_type) = match walked {
            Some((walk, collection, element_type)) => (Some(walk), collection, element_type),
            None => (None, Expr::error(at), Ty::ERROR),
        };
        let variable = self.bind_foreach_variable(&syntax.variable, element_type, location);
        self.jumps.push(JumpTarget {
            function: self.function,
            break_label: Some(break_label),
            continue_label: Some(continue_label),
        });
        let body = self.bind_embedded(&syntax.body);
        self.jumps.pop();
        self.pop_scope();
        self.pop_scope();
        let Some(walk) = walk else {
            return *body;
        };
        let info = Box::new(walk.with(variable));
        let kind = StmtKind::Foreach { scope, info, collection, body, break_label, continue_label };
        Stmt::new(StmtKind::Block { scope: outer, statements: vec![Stmt::new(kind, location)] }, location)
    }

    fn bind_foreach_variable(
        &mut self,
        syntax: &'a ast::ForEachVariable,
        element_type: Ty,
        location: Location,
    ) -> ForeachVariable {
        match syntax {
            ast::ForEachVariable::Typed { ty, name } => {
                let name_location = self.span(name.span);
                let ty = match &ty.kind {
                    ast::TypeKind::Scoped(inner) => inner,
                    _ => ty,
                };
                let (ty, ref_kind) = match &ty.kind {
                    ast::TypeKind::Ref { readonly, ty } => {
                        (&**ty, if *readonly { RefKind::RefReadOnly } else { RefKind::Ref })
                    }
                    _ => (ty, RefKind::None),
                };
                let bound = if self.is_implicit(ty) { element_type } else { self.world.bind_type(ty, &self.scope) };
                let local = self.declare_local(name.as_str(), bound, LocalKind::User, name_location);
                self.body.locals[local.index()].ref_kind = ref_kind;
                if ref_kind != RefKind::Ref {
                    self.readonly_locals.push((local, "foreach iteration variable"));
                }
                let element = self.new_temp("element", element_type, name_location);
                let raw = self.local_expr(element, name_location);
                let at = self.span(ty.span);
                let value = if element_type == Ty::ERROR || bound == element_type {
                    raw
                } else {
                    self.convert_explicit(typed(raw), bound, at)
                };
                let target = self.local_expr(local, name_location);
                let assign = assign(target, value);
                ForeachVariable { local: Some(local), element_type, element, by_ref: ref_kind != RefKind::None, assign }
            }
            ast::ForEachVariable::Deconstruction { ty, designation } => {
                let element = self.new_temp("element", element_type, location);
                let raw = self.local_expr(element, location);
                let assign = self.deconstruct_into_designation(Some(ty), designation, raw, location);
                ForeachVariable { local: None, element_type, element, by_ref: false, assign }
            }
            ast::ForEachVariable::Expression(target) => {
                let element = self.new_temp("element", element_type, location);
                let raw = self.local_expr(element, location);
                let assign = self.deconstruct_into(target, typed(raw), location);
                ForeachVariable { local: None, element_type, element, by_ref: false, assign }
            }
        }
    }

    /// How to walk the collection: the way, the collection converted to what `GetEnumerator` is called on, and the element type.
    pub(crate) fn walk_of(&mut self, collection: Expr, is_await: bool, at: Location) -> Option<(Walk, Expr, Ty)> {
        if collection.is_error() {
            return None;
        }
        if !is_await {
            if let TyKind::Array { element, rank } = *self.world.kind(collection.ty) {
                return Some((Walk::Array { rank }, collection, element));
            }
            if self.world.special_of(collection.ty) == Some(Special::String) {
                let element = self.world.char_ty();
                return Some((Walk::Array { rank: 0 }, collection, element));
            }
        }
        if let Some(found) = self.walk_by_method(&collection, is_await, at) {
            return Some(found);
        }
        if let Some(found) = self.walk_by_interface(&collection, is_await, at) {
            return Some(found);
        }
        if !self.flow.diagnosed_walk {
            self.report_no_walk(&collection, is_await, at);
        }
        self.flow.diagnosed_walk = false;
        None
    }

    fn report_no_walk(&mut self, collection: &Expr, is_await: bool, at: Location) {
        let mark = self.world.diagnostics.begin_trial();
        let other = self.walk_by_method(collection, !is_await, at).is_some()
            || self.walk_by_interface(collection, !is_await, at).is_some();
        self.world.diagnostics.end_trial(mark);
        let (code, wanted) = match (is_await, other) {
            (false, false) => (Code::CS1579, "GetEnumerator"),
            (false, true) => (Code::CS8414, "GetEnumerator"),
            (true, false) => (Code::CS8411, "GetAsyncEnumerator"),
            (true, true) => (Code::CS8415, "GetAsyncEnumerator"),
        };
        let name = self.world.display(collection.ty);
        self.report(code, at, &[&name, wanted]);
    }

    fn walk_by_method(&mut self, collection: &Expr, is_await: bool, at: Location) -> Option<(Walk, Expr, Ty)> {
        let name = if is_await { "GetAsyncEnumerator" } else { "GetEnumerator" };
        if collection.ty == Ty::NULL || collection.ty == Ty::VOID {
            return None;
        }
        let call = self.try_call_method(collection.clone(), name, Vec::new(), at)?;
        let ExprKind::Call { callee: Callee::Method { receiver, method, .. }, args } = call.kind else { return None };
        let is_extension = self.world[method.def].modifiers.is_static;
        let mut args: Vec<Expr> = args.into_iter().map(|a| a.expr).collect();
        let on = if is_extension {
            if args.is_empty() {
                return None;
            }
            args.remove(0)
        } else {
            match receiver {
                Some(receiver) => *receiver,
                None => collection.clone(),
            }
        };
        let (walk, element) = self.enumerator_walk(method, is_extension, args, call.ty, is_await, at)?;
        Some((Walk::Enumerator(Box::new(walk)), on, element))
    }

    fn walk_by_interface(&mut self, collection: &Expr, is_await: bool, at: Location) -> Option<(Walk, Expr, Ty)> {
        let wanted = if is_await { "IAsyncEnumerable" } else { "IEnumerable" };
        let interfaces = self.world.all_interfaces(collection.ty);
        let mut generic = None;
        let mut plain = None;
        for interface in interfaces {
            let TyKind::Named { def, args } = self.world.kind(interface) else { continue };
            let declared = &self.world[*def];
            if &*declared.name != wanted {
                continue;
            }
            match (&*declared.namespace, args.len()) {
                ("System.Collections.Generic", 1) => generic = generic.or(Some(interface)),
                ("System.Collections", 0) => plain = Some(interface),
                _ => {}
            }
        }
        let interface = generic.or(plain)?;
        let converted = self.convert(collection.clone(), interface, at);
        self.walk_by_method(&converted, is_await, at)
    }

    fn enumerator_walk(
        &mut self,
        get_enumerator: MethodRef,
        is_extension: bool,
        extra_args: Vec<Expr>,
        enumerator_type: Ty,
        is_await: bool,
        at: Location,
    ) -> Option<(EnumeratorWalk, Ty)> {
        let temp = self.new_temp("enumerator", enumerator_type, at);
        let receiver = self.local_expr(temp, at);
        let move_name = if is_await { "MoveNextAsync" } else { "MoveNext" };
        let moved = self.try_call_method(receiver.clone(), move_name, Vec::new(), at)?;
        let (move_next, _) = instance_callee(&moved)?;
        let bool_ty = self.world.bool_ty();
        let await_move_next = if is_await {
            match self.await_info(moved.ty, at) {
                Some(info) if info.result_type == bool_ty => Some(info),
                Some(_) => return None,
                None => {
                    self.flow.diagnosed_walk = true;
                    return None;
                }
            }
        } else {
            if moved.ty != bool_ty {
                return None;
            }
            None
        };
        let current = self.try_read_member(receiver, "Current", at)?;
        let element = current.ty;
        let current = match &current.kind {
            ExprKind::Property { property, .. } => self.world.getter_of(property)?,
            ExprKind::Call { callee: Callee::Method { method, .. }, .. } => method.clone(),
            _ => return None,
        };
        let mut dispose_conditional = false;
        let mut await_dispose = None;
        let dispose = if is_await {
            match self.async_dispose(temp, enumerator_type, at) {
                Some((method, result)) => {
                    await_dispose = self.await_info(result, at);
                    Some(method)
                }
                None => None,
            }
        } else {
            match self.sync_dispose(temp, enumerator_type, at) {
                Some(method) => Some(method),
                None if self.world.is_reference_type(enumerator_type) && !self.is_sealed(enumerator_type) => {
                    dispose_conditional = true;
                    self.world.find_interface_method("System.IDisposable", &[], "Dispose")
                }
                None => None,
            }
        };
        let walk = EnumeratorWalk {
            get_enumerator,
            is_extension,
            extra_args,
            enumerator_type,
            move_next,
            current,
            dispose,
            dispose_conditional,
            await_move_next,
            await_dispose,
        };
        Some((walk, element))
    }

    fn is_sealed(&self, ty: Ty) -> bool {
        self.world.type_def(ty).is_some_and(|def| self.world[def].modifiers.is_sealed)
    }

    /// The element type of a collection that `foreach` walks, without binding anything.
    pub(crate) fn element_type_of(&mut self, ty: Ty, at: Location) -> Option<Ty> {
        let temp = self.new_temp("collection", ty, at);
        let value = self.local_expr(temp, at);
        let mark = self.world.diagnostics.begin_trial();
        let found = self.walk_of(value, false, at);
        self.world.diagnostics.end_trial(mark);
        found.map(|(_, _, element)| element)
    }
}

pub(crate) fn assign(target: Expr, value: Expr) -> Expr {
    let (ty, location) = (target.ty, value.location);
    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value) }, ty, location)
}
