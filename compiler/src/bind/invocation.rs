//! Calls: `F(x)`, `o.M(x)`, `del(x)`, `nameof(x)`.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::arguments::Argument;
use super::overloads::{Applicable, Candidate, Resolution, Target};
use super::{Binder, MethodGroup, Operand};

/// What a failed call is called in messages.
#[derive(Debug, Clone)]
pub(crate) enum CallKind {
    Method(Symbol),
    Constructor(Ty),
    Delegate(Ty),
    Indexer(Ty),
}

impl<'a> Binder<'_> {
    pub(crate) fn bind_invocation(
        &mut self,
        target: &'a ast::Expr,
        arguments: &'a [ast::Argument],
        arguments_span: ast::Span,
        location: Location,
    ) -> Operand<'a> {
        if let Some(name) = target.as_identifier()
            && &*name.text == "nameof"
            && arguments.len() == 1
            && self.find_name("nameof").is_none()
        {
            return Operand::Typed(self.bind_nameof(&arguments[0].value, location));
        }
        let operand = self.bind_operand(target);
        let args = self.bind_arguments(arguments);
        let target_location = self.span(target.span);
        let _ = arguments_span;
        Operand::Typed(self.invoke(operand, args, target, target_location, location))
    }

    fn invoke(
        &mut self,
        operand: Operand<'a>,
        args: Vec<Argument<'a>>,
        target: &'a ast::Expr,
        target_location: Location,
        location: Location,
    ) -> Expr {
        match operand {
            Operand::MethodGroup(group) => self.invoke_group(*group, args, location),
            Operand::Typed(value) => {
                if value.is_error() {
                    self.drop_arguments(args);
                    return Expr::error(location);
                }
                let value = self.check_readable(value);
                if value.is_error() {
                    self.drop_arguments(args);
                    return value;
                }
                if let Some(group) = self.extension_beside(&value, target, location) {
                    return self.invoke_group(group, args, location);
                }
                match self.world.delegate_invoke(value.ty) {
                    Some(_) => self.invoke_delegate(value, args, location),
                    None => {
                        self.drop_arguments(args);
                        match &target.kind {
                            ast::ExprKind::Identifier(simple) | ast::ExprKind::MemberAccess { name: simple, .. } => {
                                let at = self.span(simple.span);
                                // A local has no other meaning; a member can't be invoked.
                                match &value.kind {
                                    ExprKind::Local(_) | ExprKind::Literal(_) => self.error(Code::CS0149, at, &[]),
                                    ExprKind::Property { property, .. } => {
                                        let property = property.clone();
                                        let display = self.display_property(&property);
                                        self.error(Code::CS1955, at, &[&display])
                                    }
                                    ExprKind::Field { field, .. } => {
                                        let owner = self.world.display(field.owner);
                                        let display = format!("{owner}.{}", self.world[field.def].name);
                                        self.error(Code::CS1955, at, &[&display])
                                    }
                                    _ => self.error(Code::CS0149, at, &[]),
                                }
                            }
                            _ => self.error(Code::CS0149, target_location, &[]),
                        }
                    }
                }
            }
            Operand::Event { .. } => {
                let value = self.natural_value(operand);
                if value.is_error() {
                    self.drop_arguments(args);
                    return value;
                }
                self.invoke_delegate(value, args, location)
            }
            Operand::Type(ty, at) => {
                self.drop_arguments(args);
                if ty == Ty::ERROR {
                    return Expr::error(location);
                }
                let display = self.world.display(ty);
                self.error(Code::CS1955, at, &[&display])
            }
            Operand::Namespace(name, at) => {
                self.drop_arguments(args);
                self.error(Code::CS0118, at, &[&name, "namespace", "variable"])
            }
            Operand::Discard(at) => {
                self.drop_arguments(args);
                self.error(Code::CS0103, at, &["_"])
            }
            operand => {
                let natural = self.natural_type(&operand);
                match natural {
                    Some(ty) if self.world.is_delegate(ty) && !matches!(operand, Operand::Lambda(..)) => {
                        let value = self.natural_value(operand);
                        self.invoke_delegate(value, args, location)
                    }
                    _ => {
                        self.drop_arguments(args);
                        self.error(Code::CS0149, target_location, &[])
                    }
                }
            }
        }
    }

    /// `list.Count(..)` where `Count` is a property that can't be invoked: extension methods of that name.
    fn extension_beside(&mut self, value: &Expr, target: &'a ast::Expr, location: Location) -> Option<MethodGroup> {
        if self.world.is_delegate(value.ty) {
            return None;
        }
        let (ast::ExprKind::MemberAccess { name: simple, .. } | ast::ExprKind::MemberBinding(simple)) = &target.kind
        else {
            return None;
        };
        let receiver = match &value.kind {
            ExprKind::Property { receiver: Some(receiver), args, .. } if args.is_empty() => (**receiver).clone(),
            ExprKind::Field { receiver: Some(receiver), .. } => (**receiver).clone(),
            ExprKind::ArrayLength(receiver) => (**receiver).clone(),
            _ => return None,
        };
        if !self.has_extension(receiver.ty, &simple.name.text) {
            return None;
        }
        let mut group = self.group_on(receiver, &simple.name.text, location);
        group.methods.clear();
        group.type_args = simple.type_arguments.iter().map(|t| self.bind_type(t)).collect();
        group.name_location = self.span(simple.span);
        Some(group)
    }

    /// Arguments of a call that is wrong already: their lambdas and `out var`s still want a look.
    pub(crate) fn drop_arguments(&mut self, args: Vec<Argument<'a>>) {
        for argument in args {
            match argument.operand {
                Operand::OutVar(Some(local), _) => self.body.locals[local.index()].ty = Ty::ERROR,
                Operand::Lambda(syntax, _) => self.bind_lambda_for_errors(syntax),
                _ => {}
            }
        }
    }

    pub fn bind_arguments(&mut self, arguments: &'a [ast::Argument]) -> Vec<Argument<'a>> {
        arguments
            .iter()
            .map(|argument| {
                let ref_kind = match argument.ref_kind {
                    ast::ArgumentRefKind::None => RefKind::None,
                    ast::ArgumentRefKind::Ref => RefKind::Ref,
                    ast::ArgumentRefKind::Out => RefKind::Out,
                    ast::ArgumentRefKind::In => RefKind::In,
                };
                let operand = match (&argument.value.kind, ref_kind) {
                    (ast::ExprKind::Declaration { ty, designation }, RefKind::Out) => {
                        self.bind_out_declaration(ty, designation, argument.value.span)
                    }
                    _ => self.bind_operand(&argument.value),
                };
                let operand = match operand {
                    Operand::Typed(expr) if ref_kind == RefKind::None => Operand::Typed(self.check_readable(expr)),
                    // An argument must be a value: types and namespaces are reported here.
                    Operand::Type(..) | Operand::Namespace(..) => Operand::Typed(self.natural_value(operand)),
                    operand @ Operand::Event { .. } => Operand::Typed(self.natural_value(operand)),
                    operand @ Operand::Discard(_) if ref_kind != RefKind::Out => {
                        Operand::Typed(self.natural_value(operand))
                    }
                    operand => operand,
                };
                Argument {
                    name: argument.name.as_ref().map(|n| (n.text.clone(), self.span(n.span))),
                    ref_kind,
                    operand,
                    location: self.span(argument.value.span),
                    is_receiver: false,
                }
            })
            .collect()
    }

    /// `out int x`, `out var x`, `out int _`.
    fn bind_out_declaration(
        &mut self,
        ty: &'a ast::Type,
        designation: &'a ast::Designation,
        span: ast::Span,
    ) -> Operand<'a> {
        let location = self.span(span);
        let is_var = ty.is_var();
        let declared = if is_var { Ty::NONE } else { self.bind_type(ty) };
        match designation {
            ast::Designation::Single(name) => {
                let at = self.span(name.span);
                let local = self.declare_local(&name.text, declared, LocalKind::User, at);
                if is_var {
                    Operand::OutVar(Some(local), location)
                } else {
                    Operand::Typed(Expr::new(ExprKind::Local(local), declared, location))
                }
            }
            ast::Designation::Discard(_) => {
                if is_var {
                    Operand::OutVar(None, location)
                } else {
                    Operand::Typed(Expr::new(ExprKind::Discard, declared, location))
                }
            }
            ast::Designation::Parenthesized(..) => Operand::Typed(self.error(Code::CS8199, location, &[])),
        }
    }

    /// `nameof(x)`: the last name, once it means something.
    fn bind_nameof(&mut self, syntax: &'a ast::Expr, location: Location) -> Expr {
        let is_static = std::mem::replace(&mut self.is_static, false);
        let place = std::mem::replace(&mut self.place, super::Place::Body);
        let outer = std::mem::replace(&mut self.in_nameof, true);
        let mark = self.world.diagnostics.begin_trial();
        let saved = self.save();
        let operand = self.bind_operand(syntax);
        drop(operand);
        self.restore(saved);
        let failed = self.world.diagnostics.end_trial(mark);
        if failed {
            let operand = self.bind_operand(syntax);
            if operand.is_error() {
                self.is_static = is_static;
                self.place = place;
                self.in_nameof = outer;
                return Expr::error(location);
            }
        }
        self.in_nameof = outer;
        self.is_static = is_static;
        self.place = place;
        let name = match &syntax.kind {
            ast::ExprKind::Identifier(simple) | ast::ExprKind::MemberAccess { name: simple, .. } => {
                simple.name.text.clone()
            }
            ast::ExprKind::AliasQualified { name, .. } => name.name.text.clone(),
            _ => return self.error(Code::CS8081, self.span(syntax.span), &[]),
        };
        let string = self.world.special_ty(Special::String);
        Expr::new(ExprKind::Literal(Const::String(name.encode_utf16().collect())), string, location)
    }

    /// Calls a method group.
    pub(crate) fn invoke_group(&mut self, group: MethodGroup, args: Vec<Argument<'a>>, location: Location) -> Expr {
        let has_error = args.iter().any(|a| a.operand.is_error());
        if let Some(function) = group.local_function {
            return self.invoke_local_function(function, &group, args, location);
        }
        let candidates = self.group_candidates(&group);
        let mut failures = Vec::new();
        if !candidates.is_empty() {
            let filtered = self.filter_static(&group, &candidates);
            if !filtered.is_empty() {
                match self.resolve(filtered, &args) {
                    Resolution::Best(best) => return self.finish_method_call(*best, &group, args, location),
                    Resolution::Ambiguous(a, b) => {
                        if has_error {
                            self.drop_arguments(args);
                            return Expr::error(location);
                        }
                        return self.report_ambiguous(&a, &b, args, group.name_location, location);
                    }
                    Resolution::None(found) => failures = found,
                }
            }
        }
        if group.allow_extensions
            && let Some(receiver) = group.receiver.clone()
        {
            match self.resolve_extension(&group, receiver, &args) {
                Ok(Some((best, all_args))) => return self.finish_method_call(best, &group, all_args, location),
                Ok(None) => {}
                Err(Resolution::Ambiguous(a, b)) => {
                    return self.report_ambiguous(&a, &b, args, group.name_location, location);
                }
                Err(Resolution::None(found)) => {
                    if failures.is_empty() && candidates.is_empty() && group.methods.is_empty() {
                        return self.report_extension_failure(&group, found, args, has_error, location);
                    }
                }
                Err(Resolution::Best(_)) => {}
            }
        }
        // Perhaps only the kind (static or not) is wrong.
        if !candidates.is_empty()
            && let Resolution::Best(best) = self.resolve(candidates, &args)
        {
            return self.finish_method_call(*best, &group, args, location);
        }
        if failures.is_empty() {
            if has_error {
                self.drop_arguments(args);
                return Expr::error(location);
            }
            return self.report_wrong_arity(&group, args, location);
        }
        let kind = CallKind::Method(group.name.clone());
        self.report_failures(&kind, failures, args, group.name_location, location, 0)
    }

    /// The group's methods as candidates; written type arguments choose by their number.
    pub(crate) fn group_candidates(&mut self, group: &MethodGroup) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for method in &group.methods {
            let count = self.world[method.def].type_params.len();
            if !group.type_args.is_empty() && count != group.type_args.len() {
                continue;
            }
            let mut candidate = self.method_candidate(method, &group.type_args);
            if let Some(receiver) = &group.receiver {
                self.take_override_defaults(&mut candidate, receiver.ty);
            }
            candidates.push(candidate);
        }
        candidates
    }

    /// Names and default values are those of the nearest override that the receiver's type shows.
    fn take_override_defaults(&mut self, candidate: &mut Candidate, receiver: Ty) {
        let Target::Method(method) = &candidate.target else { return };
        if candidate.params.is_empty()
            || method.owner == receiver
            || !self.world.is_virtual(method.def)
            || self.world.is_interface(method.owner)
            || !matches!(self.world.kind(receiver), TyKind::Named { .. })
            || self.world.is_interface(receiver)
        {
            return;
        }
        let method = method.clone();
        let nearest = self.world.override_of(receiver, &method);
        if nearest.def == method.def {
            return;
        }
        let params = self.world[nearest.def].params.clone();
        for (i, (param, declared)) in candidate.params.iter_mut().zip(params).enumerate() {
            param.name = declared.name;
            param.default = match declared.default {
                Some(ParamDefault::Syntax(syntax)) => {
                    let declared_in = Target::Method(nearest.clone());
                    Some(self.evaluate_default(&declared_in, i, &syntax, param))
                }
                default => default,
            };
        }
    }

    /// Static methods on a type, instance methods on a value; both where the receiver is implied or a Color Color.
    pub(crate) fn filter_static(&mut self, group: &MethodGroup, candidates: &[Candidate]) -> Vec<Candidate> {
        let both = group.receiver.is_some() && (group.receiver_type.is_some() || group.is_implicit_this);
        if both {
            return candidates.to_vec();
        }
        let wants_static = group.receiver.is_none();
        candidates.iter().filter(|c| c.is_static == wants_static).cloned().collect()
    }

    /// Extension methods, by scope from the inside out.
    #[allow(clippy::type_complexity)]
    pub(crate) fn resolve_extension(
        &mut self,
        group: &MethodGroup,
        receiver: Expr,
        args: &[Argument<'a>],
    ) -> Result<Option<(Applicable, Vec<Argument<'a>>)>, Resolution> {
        let mut all_args = Vec::with_capacity(args.len() + 1);
        all_args.push(Argument {
            name: None,
            ref_kind: RefKind::None,
            location: receiver.location,
            operand: Operand::Typed(receiver),
            is_receiver: true,
        });
        all_args.extend(args.iter().cloned());
        let scope = self.scope.clone();
        let mut failures = Vec::new();
        for level in self.world.extension_methods(&scope, &group.name) {
            let mut candidates = Vec::new();
            for method in &level {
                let count = self.world[method.def].type_params.len();
                if group.type_args.len() > count {
                    continue;
                }
                if !group.type_args.is_empty() && count > group.type_args.len() {
                    candidates.push(self.block_candidate(method, &group.type_args));
                } else {
                    candidates.push(self.method_candidate(method, &group.type_args));
                }
            }
            match self.resolve(candidates, &all_args) {
                Resolution::Best(best) => return Ok(Some((*best, all_args))),
                ambiguous @ Resolution::Ambiguous(..) => return Err(ambiguous),
                Resolution::None(found) => failures.extend(found),
            }
        }
        Err(Resolution::None(failures))
    }

    /// Builds the call of a chosen method.
    pub(crate) fn finish_method_call(
        &mut self,
        best: Applicable,
        group: &MethodGroup,
        args: Vec<Argument<'a>>,
        location: Location,
    ) -> Expr {
        let Target::Method(method) = best.target.clone() else { return Expr::error(location) };
        let is_extension_call = args.first().is_some_and(|a| a.is_receiver);
        let is_static = self.world[method.def].modifiers.is_static;
        let mut receiver = group.receiver.clone();
        if is_extension_call {
            receiver = None;
        } else if is_static {
            if receiver.is_some() && group.receiver_type.is_none() && !group.is_implicit_this {
                let display = self.world.display_method(&method);
                self.drop_arguments(args);
                return self.error(Code::CS0176, group.location, &[&display]);
            }
            receiver = None;
        } else {
            match &receiver {
                None => {
                    let display = self.world.display_method(&method);
                    self.drop_arguments(args);
                    let code =
                        if group.is_implicit_this && self.place == super::Place::FieldInitializer && !self.is_static {
                            Code::CS0236
                        } else {
                            Code::CS0120
                        };
                    return self.error(code, group.location, &[&display]);
                }
                Some(_) if group.is_implicit_this => {
                    self.check_this_in_lambda(group.location);
                    receiver = Some(self.this_value(group.location));
                }
                Some(_) => {}
            }
        }
        // `base.M()` runs the override that the base class has, if it has one.
        let method = match &receiver {
            Some(base) if group.is_base => self.world.override_of(base.ty, &method),
            _ => method,
        };
        if group.is_base && self.world[method.def].modifiers.is_abstract {
            let display = self.world.display_method(&method);
            self.report(Code::CS0205, location, &[&display]);
        }
        if !group.type_args.is_empty()
            && let Err((code, parts)) = self.check_method_constraints(&method)
        {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            self.drop_arguments(args);
            return self.error(code, group.name_location, &parts);
        }
        self.check_obsolete(&method, location);
        // A handler may want the receiver, which is then needed twice.
        let mut setup = None;
        if args.iter().any(|a| matches!(a.operand, Operand::Interpolated(..)))
            && best.params.iter().any(|p| !p.attributes.is_empty())
            && let Some(value) = receiver.take()
        {
            if self.world.is_value_type(value.ty) {
                receiver = Some(value);
            } else {
                let (stable, stored) = self.once(value, location);
                setup = stored;
                receiver = Some(stable);
            }
        }
        let outer = std::mem::replace(&mut self.handler_receiver, receiver.clone());
        let completed = self.complete_arguments(&best, args, location);
        self.handler_receiver = outer;
        let through = group
            .receiver_type
            .filter(|&ty| receiver.is_none() && self.world.is_type_param(ty) && self.world.is_interface(method.owner));
        let mut call = self.build_call(method, receiver, group.is_base, completed, location);
        if let Some(param) = through {
            set_static_owner(&mut call, param);
        }
        super::element_access::with_setup(setup, call)
    }

    /// The call itself, with what must come before it.
    pub(crate) fn build_call(
        &mut self,
        method: MethodRef,
        receiver: Option<Expr>,
        is_base: bool,
        completed: super::arguments::Completed,
        location: Location,
    ) -> Expr {
        let ty = self.world.method_return(&method);
        let has_error =
            completed.args.iter().any(|a| a.expr.is_error()) || receiver.as_ref().is_some_and(Expr::is_error);
        if has_error {
            // The type is still known: what follows can be checked against it.
            return Expr::new(ExprKind::Error, ty, location);
        }
        if self.is_omitted(method.def) {
            return Expr::new(
                ExprKind::Sequence {
                    locals: Vec::new(),
                    effects: Vec::new(),
                    value: Box::new(Expr::new(ExprKind::Default, Ty::VOID, location)),
                },
                Ty::VOID,
                location,
            );
        }
        let virtual_call = !is_base && receiver.is_some() && self.world.is_virtual(method.def);
        let mut locals = completed.locals;
        let mut effects = completed.effects;
        let mut receiver = receiver;
        if completed.is_reordered
            && let Some(value) = receiver.take()
        {
            if matches!(value.kind, ExprKind::This | ExprKind::Base) || self.world.is_value_type(value.ty) {
                receiver = Some(value);
            } else {
                let temp = self.new_temp("receiver", value.ty, location);
                let target = self.local_expr(temp, location);
                let value_ty = value.ty;
                locals.insert(0, temp);
                effects.insert(
                    0,
                    Expr::new(
                        ExprKind::Assign { target: Box::new(target), value: Box::new(value) },
                        value_ty,
                        location,
                    ),
                );
                receiver = Some(self.local_expr(temp, location));
            }
        }
        let call = Expr::new(
            ExprKind::Call {
                callee: Callee::Method { receiver: receiver.map(Box::new), method, virtual_call },
                args: completed.args,
            },
            ty,
            location,
        );
        if effects.is_empty() {
            return call;
        }
        Expr::new(ExprKind::Sequence { locals, effects, value: Box::new(call) }, ty, location)
    }

    /// `[Conditional("DEBUG")]`: a Release build has TRACE only.
    fn is_omitted(&self, method: MethodDefId) -> bool {
        let mut conditions = self.world[method]
            .attributes
            .iter()
            .filter(|a| &*a.name == "System.Diagnostics.ConditionalAttribute")
            .filter_map(|a| match a.args.first() {
                Some(AttributeArg::Const(Const::String(s), _)) => Some(String::from_utf16_lossy(s)),
                _ => None,
            })
            .peekable();
        conditions.peek().is_some() && conditions.all(|c| c != "TRACE" && c != "RELEASE")
    }

    /// CS0612, CS0618, CS0619.
    pub(crate) fn check_obsolete(&mut self, method: &MethodRef, location: Location) {
        let attribute =
            self.world[method.def].attributes.iter().find(|a| &*a.name == "System.ObsoleteAttribute").cloned();
        let Some(attribute) = attribute else { return };
        let display = self.world.display_method(method);
        match attribute.args.first() {
            Some(AttributeArg::Const(Const::String(text), _)) => {
                let text = String::from_utf16_lossy(text);
                let is_error = matches!(attribute.args.get(1), Some(AttributeArg::Const(Const::Bool(true), _)));
                self.report(if is_error { Code::CS0619 } else { Code::CS0618 }, location, &[&display, &text]);
            }
            _ => self.report(Code::CS0612, location, &[&display]),
        }
    }
}

/// A static abstract method is called on the type parameter before the dot.
fn set_static_owner(call: &mut Expr, param: Ty) {
    match &mut call.kind {
        ExprKind::Call { callee: Callee::Method { method, .. }, .. } => method.owner = param,
        ExprKind::Sequence { value, .. } => set_static_owner(value, param),
        _ => {}
    }
}
