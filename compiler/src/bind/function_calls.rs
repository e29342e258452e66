//! Calls of delegates and local functions.

use crate::hir::*;

use super::arguments::Argument;
use super::invocation::CallKind;
use super::overloads::{Candidate, Resolution, Target};
use super::{Binder, MethodGroup};

impl<'a> Binder<'_> {
    /// `del(args)`
    pub(crate) fn invoke_delegate(&mut self, value: Expr, args: Vec<Argument<'a>>, location: Location) -> Expr {
        let Some(invoke) = self.world.delegate_invoke(value.ty) else { return Expr::error(location) };
        let candidate = Candidate {
            target: Target::Delegate(invoke.clone()),
            params: self.world.method_params(&invoke),
            type_params: Vec::new(),
            declaring: Ty::NONE,
            priority: 0,
            is_static: false,
            declared: Vec::new(),
            is_generic: false,
            given: Vec::new(),
        };
        match self.resolve(vec![candidate], &args) {
            Resolution::Best(best) => {
                let completed = self.complete_arguments(&best, args, location);
                self.build_call(invoke, Some(value), true, completed, location)
            }
            Resolution::None(failures) => {
                let kind = CallKind::Delegate(value.ty);
                let at = value.location;
                self.report_failures(&kind, failures, args, at, location, 0)
            }
            Resolution::Ambiguous(..) => Expr::error(location),
        }
    }

    pub(crate) fn invoke_local_function(
        &mut self,
        function: FunctionId,
        group: &MethodGroup,
        args: Vec<Argument<'a>>,
        location: Location,
    ) -> Expr {
        let Some(candidate) = self.local_function_candidate(function, &group.type_args) else {
            self.drop_arguments(args);
            return Expr::error(location);
        };
        let own = self.body.functions[function.index()].type_params.clone();
        match self.resolve(vec![candidate], &args) {
            Resolution::Best(best) => {
                let Target::LocalFunction(_, type_args) = best.target.clone() else { return Expr::error(location) };
                let subst = Subst::new(&own, &type_args);
                let return_type = self.body.functions[function.index()].return_type;
                let ty = self.world.substitute(return_type, &subst);
                self.use_local_function(function, group.location);
                let completed = self.complete_arguments(&best, args, location);
                if completed.args.iter().any(|a| a.expr.is_error()) {
                    return Expr::new(ExprKind::Error, ty, location);
                }
                let call = Expr::new(
                    ExprKind::Call { callee: Callee::LocalFunction { function, type_args }, args: completed.args },
                    ty,
                    location,
                );
                if completed.effects.is_empty() {
                    return call;
                }
                Expr::new(
                    ExprKind::Sequence { locals: completed.locals, effects: completed.effects, value: Box::new(call) },
                    ty,
                    location,
                )
            }
            Resolution::None(failures) => {
                let kind = CallKind::Method(group.name.clone());
                self.report_failures(&kind, failures, args, group.name_location, location, 0)
            }
            Resolution::Ambiguous(..) => Expr::error(location),
        }
    }

    /// A local function as a candidate; None if its type arguments are wrong in number or it isn't set up.
    pub(crate) fn local_function_candidate(&mut self, function: FunctionId, type_args: &[Ty]) -> Option<Candidate> {
        let mut params = self.local_functions.get(&function).cloned()?;
        let own = self.body.functions[function.index()].type_params.clone();
        let declared = params.iter().map(|p| p.ty).collect();
        let (type_params, target_args): (Vec<TypeParamId>, Box<[Ty]>) = if own.is_empty() {
            (Vec::new(), Box::new([]))
        } else if type_args.len() == own.len() {
            let subst = Subst::new(&own, type_args);
            for param in &mut params {
                param.ty = self.world.substitute(param.ty, &subst);
            }
            (Vec::new(), type_args.into())
        } else {
            let open = own.iter().map(|&p| self.world.types.intern(TyKind::Param(p))).collect();
            (own.clone(), open)
        };
        Some(Candidate {
            target: Target::LocalFunction(function, target_args),
            params,
            type_params,
            declaring: Ty::NONE,
            priority: 0,
            is_static: true,
            declared,
            is_generic: !own.is_empty(),
            given: Vec::new(),
        })
    }

    /// Notes nothing yet: what a local function captures is worked out over the whole body by closure analysis.
    pub(crate) fn use_local_function(&mut self, function: FunctionId, location: Location) {
        let _ = location;
        let _ = function;
    }
}
