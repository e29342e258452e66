//! What is wrong with a call that fits no candidate, in the C# compiler's order of preference.

use crate::diag::Code;
use crate::hir::*;

use super::arguments::Argument;
use super::invocation::CallKind;
use super::overloads::{Applicable, Candidate, Failure, Target};
use super::{Binder, MethodGroup, Operand};

impl<'a> Binder<'_> {
    pub(crate) fn report_ambiguous(
        &mut self,
        a: &Applicable,
        b: &Applicable,
        args: Vec<Argument<'a>>,
        at: Location,
        location: Location,
    ) -> Expr {
        self.drop_arguments(args);
        let a = self.display_target(&a.target);
        let b = self.display_target(&b.target);
        let _ = location;
        self.error(Code::CS0121, at, &[&a, &b])
    }

    pub(crate) fn display_target(&mut self, target: &Target) -> String {
        match target {
            Target::Method(m) | Target::Delegate(m) => self.world.display_method(m),
            Target::Property(p) => {
                let p = p.clone();
                self.display_property(&p)
            }
            Target::LocalFunction(f, _) => {
                let name = self.body.functions[f.index()].name.clone();
                let params = self.local_functions.get(f).cloned().unwrap_or_default();
                let types: Vec<String> = params.iter().map(|p| self.world.display(p.ty)).collect();
                format!("{}({})", name.as_deref().unwrap_or(""), types.join(", "))
            }
            Target::Builtin(_) => String::new(),
        }
    }

    /// CS0305, CS0308: the number of written type arguments fits no method.
    pub(crate) fn report_wrong_arity(
        &mut self,
        group: &MethodGroup,
        args: Vec<Argument<'a>>,
        location: Location,
    ) -> Expr {
        self.drop_arguments(args);
        let Some(method) = group.methods.first() else { return Expr::error(location) };
        let count = self.world[method.def].type_params.len();
        let display = self.world.display_method(method);
        if count == 0 {
            self.error(Code::CS0308, group.name_location, &[&display, "method"])
        } else {
            let count = count.to_string();
            self.error(Code::CS0305, group.name_location, &[&display, "method", &count])
        }
    }

    pub(crate) fn report_extension_failure(
        &mut self,
        group: &MethodGroup,
        failures: Vec<(Candidate, Failure)>,
        args: Vec<Argument<'a>>,
        has_error: bool,
        location: Location,
    ) -> Expr {
        if has_error {
            self.drop_arguments(args);
            return Expr::error(location);
        }
        let receiver_ty = group.receiver.as_ref().map_or(Ty::ERROR, |r| r.ty);
        // Only candidates whose receiver fits say something about the other arguments.
        let fitting: Vec<(Candidate, Failure)> = failures
            .into_iter()
            .filter(|(candidate, failure)| match failure {
                Failure::BadArguments(bad) => bad.iter().all(|b| b.index != 0),
                _ => {
                    let Some(first) = candidate.params.first() else { return false };
                    let first = first.ty;
                    candidate.type_params.iter().any(|&p| self.mentions(first, p))
                        && self.receiver_may_fit(receiver_ty, first)
                        || self.world.implicit_conversion(receiver_ty, first).is_some()
                }
            })
            .collect();
        if fitting.is_empty() {
            self.drop_arguments(args);
            let display = self.world.display(receiver_ty);
            let name = group.name.clone();
            return self.error(Code::CS1061, group.name_location, &[&display, &name]);
        }
        let mut all_args = vec![Argument {
            name: None,
            ref_kind: RefKind::None,
            location: group.location,
            operand: match &group.receiver {
                Some(r) => Operand::Typed(r.clone()),
                None => Operand::Typed(Expr::error(location)),
            },
            is_receiver: true,
        }];
        all_args.extend(args);
        let kind = CallKind::Method(group.name.clone());
        self.report_failures(&kind, fitting, all_args, group.name_location, location, 1)
    }

    /// Whether a receiver could meet a generic `this` parameter, by the outermost type.
    pub(crate) fn receiver_may_fit(&mut self, receiver: Ty, formal: Ty) -> bool {
        match self.world.kind(formal).clone() {
            TyKind::Param(_) => true,
            TyKind::Named { def, .. } => {
                self.unique_base(receiver, def).is_some()
                    || (matches!(self.world.kind(receiver), TyKind::Array { .. }) && self.is_array_interface(def))
            }
            TyKind::Array { .. } => matches!(self.world.kind(receiver), TyKind::Array { .. }),
            _ => false,
        }
    }

    /// The error for a call that fits no candidate. `shift`: a receiver argument in front that isn't counted.
    pub(crate) fn report_failures(
        &mut self,
        kind: &CallKind,
        failures: Vec<(Candidate, Failure)>,
        args: Vec<Argument<'a>>,
        at: Location,
        location: Location,
        shift: usize,
    ) -> Expr {
        if args.iter().any(|a| a.operand.is_error()) {
            self.drop_arguments(args);
            return Expr::error(location);
        }
        let count = args.len() - shift.min(args.len());
        let bad_arguments = |binder: &Self, lambdas_ok: bool| {
            failures.iter().find_map(|(_, f)| match f {
                Failure::BadArguments(bad) => {
                    // A lambda against a delegate says more than one against something else.
                    let fits = bad.iter().all(|b| {
                        !matches!(args.get(b.index).map(|a| &a.operand), Some(Operand::Lambda(..)))
                            || binder.world.is_delegate(b.to)
                    });
                    (fits || lambdas_ok).then(|| bad.clone())
                }
                _ => None,
            })
        };
        if let Some(bad) = bad_arguments(self, false).or_else(|| bad_arguments(self, true)) {
            for b in bad {
                if let Some(argument) = args.get(b.index) {
                    let argument = argument.clone();
                    self.report_bad_argument(&argument, b.index + 1 - shift, b.to, b.param_ref);
                }
            }
            for argument in args {
                if let Operand::OutVar(Some(local), _) = argument.operand {
                    self.body.locals[local.index()].ty = Ty::ERROR;
                }
            }
            return Expr::error(location);
        }
        for (_, failure) in &failures {
            if let Failure::Constraint(code, parts) = failure {
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                let code = *code;
                self.report(code, at, &parts);
                self.drop_arguments(args);
                return Expr::error(location);
            }
        }
        if let Some((candidate, _)) = failures.iter().find(|(_, f)| matches!(f, Failure::InferenceFailed)) {
            let target = self.open_target(candidate);
            let display = self.display_target(&target);
            // A lambda's own mistakes explain more.
            let before = self.world.diagnostics.list().len();
            self.drop_arguments(args);
            if self.world.diagnostics.list().len() == before {
                return self.error(Code::CS0411, at, &[&display]);
            }
            return Expr::error(location);
        }
        self.drop_arguments(args);
        let missing = failures.iter().filter(|(_, f)| matches!(f, Failure::Missing(_))).count();
        for (candidate, failure) in &failures {
            match failure {
                Failure::NoSuchName(name, at) => {
                    let text = match kind {
                        CallKind::Method(method) => method.to_string(),
                        CallKind::Constructor(ty) | CallKind::Delegate(ty) | CallKind::Indexer(ty) => {
                            let simple = self.world.type_def(*ty).map(|d| self.world[d].name.to_string());
                            simple.unwrap_or_default()
                        }
                    };
                    if failures.len() == 1 || failures.iter().all(|(_, f)| matches!(f, Failure::NoSuchName(..))) {
                        return self.error(Code::CS1739, *at, &[&text, name]);
                    }
                }
                Failure::NamedTwice(code, name, at) => return self.error(*code, *at, &[name]),
                Failure::Missing(name)
                    if missing == 1 && !failures.iter().any(|(_, f)| matches!(f, Failure::NoSuchName(..))) =>
                {
                    let target = self.open_target(candidate);
                    let display = match (&target, kind) {
                        (Target::Delegate(_), CallKind::Delegate(ty)) => self.world.display(*ty),
                        _ => self.display_target(&target),
                    };
                    return self.error(Code::CS7036, at, &[name, &display]);
                }
                _ => {}
            }
        }
        let count = count.to_string();
        match kind {
            CallKind::Method(name) => self.error(Code::CS1501, at, &[name, &count]),
            CallKind::Constructor(ty) => {
                let display = self.world.display(*ty);
                self.error(Code::CS1729, at, &[&display, &count])
            }
            CallKind::Delegate(ty) => {
                let display = self.world.display(*ty);
                self.error(Code::CS1593, at, &[&display, &count])
            }
            CallKind::Indexer(_) => self.error(Code::CS1501, at, &["this", &count]),
        }
    }

    /// The candidate's target with open type parameters, as messages show it.
    pub(crate) fn open_target(&mut self, candidate: &Candidate) -> Target {
        candidate.target.clone()
    }

    /// CS1503, CS1615, CS1620, or the lambda's own errors.
    pub(crate) fn report_bad_argument(&mut self, argument: &Argument<'a>, number: usize, to: Ty, param_ref: RefKind) {
        let number = number.to_string();
        let keyword = |kind: RefKind| match kind {
            RefKind::Out => "out",
            RefKind::In => "in",
            _ => "ref",
        };
        let by_value = matches!(param_ref, RefKind::None | RefKind::In | RefKind::RefReadOnly);
        if by_value && !matches!(argument.ref_kind, RefKind::None | RefKind::In) && param_ref == RefKind::None {
            self.report(Code::CS1615, argument.location, &[&number, keyword(argument.ref_kind)]);
            return;
        }
        if !by_value && argument.ref_kind != param_ref {
            self.report(Code::CS1620, argument.location, &[&number, keyword(param_ref)]);
            return;
        }
        if let Operand::Lambda(syntax, _) = &argument.operand
            && (self.world.is_delegate(to) || self.world.type_def(to).is_some())
        {
            let before = self.world.diagnostics.list().len();
            let _ = self.convert_lambda(syntax, to);
            if self.world.diagnostics.list().len() > before || self.world.diagnostics.is_trial() {
                return;
            }
        }
        if let Operand::Typed(e) = &argument.operand
            && let ExprKind::Literal(_) = &e.kind
            && e.ty == Ty::NULL
        {
            let display = self.world.display_qualified(to);
            self.report(Code::CS1503, argument.location, &[&number, "<null>", &display]);
            return;
        }
        let mut from = match &argument.operand {
            Operand::Typed(e) => self.world.display_qualified(e.ty),
            operand => self.describe(operand),
        };
        let mut display = self.world.display_qualified(to);
        if argument.ref_kind != RefKind::None {
            from = format!("{} {from}", keyword(argument.ref_kind));
            display = format!("{} {display}", keyword(param_ref));
        }
        self.report(Code::CS1503, argument.location, &[&number, &from, &display]);
    }
}
