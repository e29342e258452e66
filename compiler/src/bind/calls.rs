//! Calls that the compiler makes itself, by name: for `foreach`, `using`, queries, interpolation, deconstruction …

use crate::diag::Code;
use crate::hir::*;
use crate::lookup::members::Member;

use super::arguments::Argument;
use super::invocation::CallKind;
use super::overloads::{Resolution, Target};
use super::{Binder, MethodGroup, Operand};

/// What trial binding may have added to the body.
#[derive(Debug)]
pub(crate) struct Saved {
    locals: usize,
    functions: usize,
    scopes: usize,
    labels: u32,
    frames: Vec<usize>,
    has_errors: bool,
}

impl<'a> Binder<'_> {
    /// Remembers the body's sizes before a trial.
    pub(crate) fn save(&self) -> Saved {
        Saved {
            locals: self.body.locals.len(),
            functions: self.body.functions.len(),
            scopes: self.body.scopes.len(),
            labels: self.body.label_count,
            frames: self.frames.iter().map(|f| f.names.len()).collect(),
            has_errors: self.body.has_errors,
        }
    }

    /// Takes back what a trial added.
    pub(crate) fn restore(&mut self, saved: Saved) {
        self.body.locals.truncate(saved.locals);
        self.body.functions.truncate(saved.functions);
        self.body.scopes.truncate(saved.scopes);
        self.body.label_count = saved.labels;
        self.frames.truncate(saved.frames.len());
        for (frame, count) in self.frames.iter_mut().zip(&saved.frames) {
            frame.names.truncate(*count);
        }
        self.body.has_errors = saved.has_errors;
        let functions = self.body.functions.len() as u32;
        let locals = self.body.locals.len() as u32;
        self.readonly_locals.retain(|(local, _)| local.0 < locals);
        self.local_functions.retain(|f, _| f.0 < functions);
        let locals = self.body.locals.len() as u32;
        self.readonly_locals.retain(|(l, _)| l.0 < locals);
    }

    /// The methods of that name on a value.
    pub(crate) fn group_on(&mut self, receiver: Expr, name: &str, location: Location) -> MethodGroup {
        let scope = self.scope.clone();
        let methods = match self.world.lookup_members(receiver.ty, name, &scope).into_iter().next() {
            Some(Member::Methods(methods)) => methods,
            _ => Vec::new(),
        };
        MethodGroup {
            name: self.world.symbol(name),
            is_base: matches!(receiver.kind, ExprKind::Base),
            receiver: Some(receiver),
            receiver_type: None,
            is_implicit_this: false,
            methods,
            local_function: None,
            type_args: Vec::new(),
            allow_extensions: true,
            location,
            name_location: location,
        }
    }

    /// `receiver.name(args)` with overload resolution (also extension methods); reports as for written code.
    pub fn call_method(&mut self, receiver: Expr, name: &str, args: Vec<Operand<'a>>, location: Location) -> Expr {
        if receiver.is_error() {
            return Expr::error(location);
        }
        let group = self.group_on(receiver, name, location);
        if group.methods.is_empty() {
            let ty = group.receiver.as_ref().map_or(Ty::ERROR, |r| r.ty);
            if !self.has_extension(ty, name) {
                let display = self.world.display(ty);
                return self.error(Code::CS1061, location, &[&display, name]);
            }
        }
        let args = args.into_iter().map(Argument::value).collect();
        self.invoke_group(group, args, location)
    }

    /// As [`Self::call_method`], but silently None if there is no such method (patterns: GetEnumerator, Deconstruct, Add …).
    pub fn try_call_method(
        &mut self,
        receiver: Expr,
        name: &str,
        args: Vec<Operand<'a>>,
        location: Location,
    ) -> Option<Expr> {
        let args: Vec<Argument<'a>> = args.into_iter().map(Argument::value).collect();
        self.try_call_with(receiver, name, args, location)
    }

    /// As [`Self::try_call_method`] with arguments that may have names and modifiers (`out` for Deconstruct).
    pub fn try_call_with(
        &mut self,
        receiver: Expr,
        name: &str,
        args: Vec<Argument<'a>>,
        location: Location,
    ) -> Option<Expr> {
        let group = self.group_on(receiver, name, location);
        let candidates = self.group_candidates(&group);
        let candidates = self.filter_static(&group, &candidates);
        if let Resolution::Best(best) = self.resolve(candidates, &args) {
            return Some(self.finish_method_call(*best, &group, args, location));
        }
        let receiver = group.receiver.clone()?;
        match self.resolve_extension(&group, receiver, &args) {
            Ok(Some((best, all))) => Some(self.finish_method_call(best, &group, all, location)),
            _ => None,
        }
    }

    /// `T.name(args)` with overload resolution.
    pub fn call_static(&mut self, ty: Ty, name: &str, args: Vec<Operand<'a>>, location: Location) -> Expr {
        let args = args.into_iter().map(Argument::value).collect();
        self.call_static_with(ty, name, &[], args, location)
    }

    /// `T.name<type_args>(args)`
    pub fn call_static_with(
        &mut self,
        ty: Ty,
        name: &str,
        type_args: &[Ty],
        args: Vec<Argument<'a>>,
        location: Location,
    ) -> Expr {
        if ty == Ty::ERROR {
            return Expr::error(location);
        }
        let methods = match self.world.lookup_all(ty, name).into_iter().next() {
            Some(Member::Methods(methods)) => methods,
            _ => {
                let display = self.world.display(ty);
                return self.error(Code::CS0117, location, &[&display, name]);
            }
        };
        let group = MethodGroup {
            name: self.world.symbol(name),
            receiver: None,
            receiver_type: Some(ty),
            is_base: false,
            is_implicit_this: false,
            methods,
            local_function: None,
            type_args: type_args.to_vec(),
            allow_extensions: false,
            location,
            name_location: location,
        };
        self.invoke_group(group, args, location)
    }

    /// `new T(args)` with overload resolution.
    pub fn construct(&mut self, ty: Ty, args: Vec<Operand<'a>>, location: Location) -> Expr {
        let args = args.into_iter().map(Argument::value).collect();
        self.construct_with(ty, args, location, location)
    }

    /// `new T(args)`; errors about the arguments as a whole stand at `at`.
    pub fn construct_with(&mut self, ty: Ty, args: Vec<Argument<'a>>, at: Location, location: Location) -> Expr {
        if ty == Ty::ERROR {
            self.drop_arguments(args);
            return Expr::error(location);
        }
        let constructors = self.world.constructors(ty);
        if self.world.is_value_type(ty) && args.is_empty() {
            let declared = constructors.iter().find(|c| {
                self.world[c.def].params.is_empty() && !matches!(self.world[c.def].body, BodySource::DefaultConstructor)
            });
            match declared {
                Some(constructor) => {
                    let constructor = constructor.clone();
                    return Expr::new(ExprKind::New { constructor, args: Vec::new() }, ty, location);
                }
                None if constructors.iter().all(|c| !self.world[c.def].params.is_empty())
                    || constructors.is_empty() =>
                {
                    // A constructor whose parameters are all optional is not it.
                    return Expr::new(ExprKind::Default, ty, location);
                }
                None => {}
            }
        }
        match self.choose_constructor(ty, constructors, args, at, location) {
            Some((constructor, completed)) => {
                let new = Expr::new(ExprKind::New { constructor, args: completed.args }, ty, location);
                if completed.effects.is_empty() {
                    return new;
                }
                Expr::new(
                    ExprKind::Sequence { locals: completed.locals, effects: completed.effects, value: Box::new(new) },
                    ty,
                    location,
                )
            }
            None => Expr::new(ExprKind::Error, ty, location),
        }
    }

    fn choose_constructor(
        &mut self,
        ty: Ty,
        constructors: Vec<MethodRef>,
        args: Vec<Argument<'a>>,
        at: Location,
        location: Location,
    ) -> Option<(MethodRef, super::arguments::Completed)> {
        let scope = self.scope.clone();
        let mut accessible = Vec::new();
        let mut hidden = Vec::new();
        for constructor in constructors {
            let declared = &self.world[constructor.def];
            let (accessibility, owner) = (declared.modifiers.accessibility, declared.owner);
            if declared.modifiers.is_static {
                continue;
            }
            let candidate = self.method_candidate(&constructor, &[]);
            if self.world.accessible(accessibility, owner, Some(ty), &scope) {
                accessible.push(candidate);
            } else {
                hidden.push(candidate);
            }
        }
        match self.resolve(accessible, &args) {
            Resolution::Best(best) => {
                let Target::Method(constructor) = best.target.clone() else { return None };
                self.check_obsolete(&constructor, location);
                let completed = self.complete_arguments(&best, args, location);
                if completed.args.iter().any(|a| a.expr.is_error()) {
                    return None;
                }
                Some((constructor, completed))
            }
            Resolution::Ambiguous(a, b) => {
                self.drop_arguments(args);
                let a = self.display_target(&a.target);
                let b = self.display_target(&b.target);
                self.report(Code::CS0121, at, &[&a, &b]);
                None
            }
            Resolution::None(failures) => {
                if let Resolution::Best(best) = self.resolve(hidden, &args) {
                    let display = self.display_target(&best.target);
                    self.drop_arguments(args);
                    self.report(Code::CS0122, at, &[&display]);
                    return None;
                }
                let kind = CallKind::Constructor(ty);
                self.report_failures(&kind, failures, args, at, location, 0);
                None
            }
        }
    }

    /// Constructor call of `: base(..)`, `: this(..)`: the chosen constructor with complete arguments, as a Call on `this`.
    pub fn constructor_initializer_call(&mut self, ty: Ty, args: Vec<Argument<'a>>, location: Location) -> Expr {
        let constructors = self.world.constructors(ty);
        let Some((method, completed)) = self.choose_constructor(ty, constructors, args, location, location) else {
            return Expr::error(location);
        };
        let receiver = if ty == self.owner {
            Expr::new(ExprKind::This, self.owner, location)
        } else {
            Expr::new(ExprKind::Base, ty, location)
        };
        let call = Expr::new(
            ExprKind::Call {
                callee: Callee::Method { receiver: Some(Box::new(receiver)), method, virtual_call: false },
                args: completed.args,
            },
            Ty::VOID,
            location,
        );
        if completed.effects.is_empty() {
            return call;
        }
        Expr::new(
            ExprKind::Sequence { locals: completed.locals, effects: completed.effects, value: Box::new(call) },
            Ty::VOID,
            location,
        )
    }

    /// `receiver.name`: field or property, or None.
    pub fn try_read_member(&mut self, receiver: Expr, name: &str, location: Location) -> Option<Expr> {
        if let Some(expr) = self.tuple_member(&receiver, name, location) {
            return Some(expr);
        }
        let scope = self.scope.clone();
        match self.world.lookup_members(receiver.ty, name, &scope).into_iter().next()? {
            Member::Field(field) => {
                let modifiers = self.world[field.def].modifiers;
                if modifiers.is_static || modifiers.is_const {
                    return None;
                }
                Some(self.field_access(Some(receiver), field, location))
            }
            Member::Properties(properties) => {
                let property = properties.into_iter().next()?;
                if self.world[property.def].modifiers.is_static {
                    return None;
                }
                Some(self.property_access(Some(receiver), property, Vec::new(), location))
            }
            _ => None,
        }
    }

    /// A method by exact parameter types, as a call with arguments that are converted already.
    pub fn call_known(
        &mut self,
        method: MethodRef,
        receiver: Option<Expr>,
        args: Vec<Expr>,
        location: Location,
    ) -> Expr {
        let ty = self.world.method_return(&method);
        let virtual_call = receiver.is_some() && self.world.is_virtual(method.def);
        let params = self.world.method_params(&method);
        let args = args
            .into_iter()
            .enumerate()
            .map(|(i, expr)| Arg { expr, ref_kind: params.get(i).map_or(RefKind::None, |p| p.ref_kind) })
            .collect();
        Expr::new(
            ExprKind::Call { callee: Callee::Method { receiver: receiver.map(Box::new), method, virtual_call }, args },
            ty,
            location,
        )
    }
}
