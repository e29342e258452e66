//! Method groups as delegates: `Func<int, string> f = Convert.ToString;`
//!
//! The delegate's parameter types act as arguments of an overload resolution; the method found must return what the delegate does.

use crate::diag::Code;
use crate::hir::*;

use super::arguments::Argument;
use super::overloads::{Applicable, Resolution, Target};
use super::{Binder, MethodGroup, Operand};

impl<'a> Binder<'_> {
    /// The method that a call with arguments of the delegate's parameter types would choose.
    fn group_choice(&mut self, group: &MethodGroup, formals: &[Param], types: &[Ty]) -> Option<(Applicable, bool)> {
        let args: Vec<Argument<'a>> = formals
            .iter()
            .zip(types)
            .map(|(p, &ty)| Argument {
                name: None,
                ref_kind: match p.ref_kind {
                    RefKind::RefReadOnly => RefKind::In,
                    kind => kind,
                },
                operand: Operand::Typed(Expr::new(ExprKind::Default, ty, group.location)),
                location: group.location,
                is_receiver: false,
            })
            .collect();
        if let Some(function) = group.local_function {
            let candidate = self.local_function_candidate(function, &group.type_args)?;
            return match self.resolve(vec![candidate], &args) {
                Resolution::Best(best) if best.params.len() == args.len() && !best.expanded => Some((*best, false)),
                _ => None,
            };
        }
        let candidates = self.group_candidates(group);
        let candidates: Vec<_> =
            self.filter_static(group, &candidates).into_iter().filter(|c| c.params.len() == args.len()).collect();
        match self.resolve(candidates, &args) {
            Resolution::Best(best) if !best.expanded => return Some((*best, false)),
            Resolution::Ambiguous(..) => return None,
            _ => {}
        }
        if group.allow_extensions
            && let Some(receiver) = group.receiver.clone()
            && let Ok(Some((best, all))) = self.resolve_extension(group, receiver, &args)
            && !best.expanded
            && best.params.len() == all.len()
        {
            return Some((best, true));
        }
        None
    }

    fn target_return(&mut self, target: &Target) -> Ty {
        match target {
            Target::Method(method) => self.world.method_return(method),
            Target::LocalFunction(function, args) => {
                let entry = &self.body.functions[function.index()];
                let (own, ty) = (entry.type_params.clone(), entry.return_type);
                let subst = Subst::new(&own, args);
                self.world.substitute(ty, &subst)
            }
            _ => Ty::ERROR,
        }
    }

    /// Return type of the method chosen for these parameter types (type inference).
    pub(crate) fn group_return_type(&mut self, group: &MethodGroup, formals: &[Param], types: &[Ty]) -> Option<Ty> {
        let (best, _) = self.group_choice(group, formals, types)?;
        Some(self.target_return(&best.target))
    }

    pub(crate) fn group_converts(&mut self, group: &MethodGroup, to: Ty) -> bool {
        let Some(invoke) = self.world.delegate_invoke(to) else {
            return self.is_delegate_base(to) && self.group_natural_type(group).is_some();
        };
        let formals = self.world.method_params(&invoke);
        let types: Vec<Ty> = formals.iter().map(|p| p.ty).collect();
        let Some((best, _)) = self.group_choice(group, &formals, &types) else { return false };
        let found = self.target_return(&best.target);
        let wanted = self.world.method_return(&invoke);
        self.returns_compatible(found, wanted) && self.parameters_compatible(&best, &types)
    }

    /// Identity or a reference conversion; void only with void.
    fn returns_compatible(&mut self, found: Ty, wanted: Ty) -> bool {
        if found == Ty::VOID || wanted == Ty::VOID {
            return found == wanted;
        }
        if self.world.same_type(found, wanted) {
            return true;
        }
        matches!(self.world.implicit_conversion(found, wanted), Some(Convert::Identity))
            && self.world.is_reference_type(found)
    }

    /// Parameters must not need boxing or numeric conversions.
    fn parameters_compatible(&mut self, best: &Applicable, types: &[Ty]) -> bool {
        let skip = best.params.len().saturating_sub(types.len());
        best.params.iter().skip(skip).zip(types).all(|(param, &ty)| {
            self.world.same_type(ty, param.ty)
                || matches!(self.world.implicit_conversion(ty, param.ty), Some(Convert::Identity))
        })
    }

    /// Converts a method group, reporting.
    pub(crate) fn convert_group(&mut self, group: MethodGroup, to: Ty) -> Expr {
        let location = group.location;
        let name = group.name.clone();
        let Some(invoke) = self.world.delegate_invoke(to) else {
            if group.methods.is_empty() && group.local_function.is_none() {
                let ty = group.receiver.as_ref().map(|r| r.ty).or(group.receiver_type).unwrap_or(Ty::ERROR);
                if !self.has_extension(ty, &name) {
                    let display = self.world.display(ty);
                    return self.error(Code::CS1061, group.name_location, &[&display, &name]);
                }
            }
            if self.is_delegate_base(to)
                && let Some(natural) = self.group_natural_type(&group)
            {
                let value = self.convert_group(group, natural);
                return self.convert(value, to, location);
            }
            let display = self.world.display(to);
            return self.error(Code::CS0428, location, &[&name, &display]);
        };
        let formals = self.world.method_params(&invoke);
        let types: Vec<Ty> = formals.iter().map(|p| p.ty).collect();
        let display = self.world.display(to);
        let Some((best, is_extension)) = self.group_choice(&group, &formals, &types) else {
            // Perhaps static and instance are mixed up.
            let candidates = self.group_candidates(&group);
            if let [only] = candidates.as_slice()
                && group.receiver.is_none()
                && !only.is_static
                && let Target::Method(method) = &only.target
            {
                let display = self.world.display_method(method);
                return self.error(Code::CS0120, location, &[&display]);
            }
            return self.error(Code::CS0123, location, &[&name, &display]);
        };
        if !self.parameters_compatible(&best, &types) {
            return self.error(Code::CS0123, location, &[&name, &display]);
        }
        let found = self.target_return(&best.target);
        let wanted = self.world.method_return(&invoke);
        if !self.returns_compatible(found, wanted) {
            let method = self.display_target(&best.target);
            let found = self.world.display(found);
            return self.error(Code::CS0407, location, &[&method, &found]);
        }
        match best.target {
            Target::LocalFunction(function, type_args) => {
                self.use_local_function(function, location);
                Expr::new(ExprKind::LocalFunctionDelegate { function, type_args }, to, location)
            }
            Target::Method(method) => self.group_delegate(group, method, is_extension, to, location),
            _ => Expr::error(location),
        }
    }

    fn group_delegate(
        &mut self,
        group: MethodGroup,
        method: MethodRef,
        is_extension: bool,
        to: Ty,
        location: Location,
    ) -> Expr {
        let is_static = self.world[method.def].modifiers.is_static;
        self.check_obsolete(&method, location);
        if is_extension {
            let Some(receiver) = group.receiver else { return Expr::error(location) };
            let first = self.world.method_params(&method).first().map_or(Ty::ERROR, |p| p.ty);
            if self.world.is_value_type(receiver.ty) {
                let display = self.world.display_method(&method);
                let receiver = self.world.display(receiver.ty);
                return self.error(Code::CS1113, location, &[&display, &receiver]);
            }
            let receiver = self.convert(receiver, first, location);
            return Expr::new(
                ExprKind::NewDelegate {
                    receiver: Some(Box::new(receiver)),
                    method,
                    virtual_call: false,
                    cached: false,
                },
                to,
                location,
            );
        }
        if is_static {
            return Expr::new(
                ExprKind::NewDelegate { receiver: None, method, virtual_call: false, cached: true },
                to,
                location,
            );
        }
        let receiver = if group.is_implicit_this {
            if group.receiver.is_none() {
                let display = self.world.display_method(&method);
                return self.error(Code::CS0120, location, &[&display]);
            }
            self.check_this_in_lambda(location);
            self.this_value(location)
        } else {
            match group.receiver {
                Some(receiver) => receiver,
                None => {
                    let display = self.world.display_method(&method);
                    return self.error(Code::CS0120, location, &[&display]);
                }
            }
        };
        let virtual_call = !group.is_base && self.world.is_virtual(method.def);
        // A delegate over a struct's method holds a boxed copy.
        let receiver = if self.world.is_value_type(receiver.ty) || self.world.is_type_param(receiver.ty) {
            let object = self.world.special_ty(Special::Object);
            let location = receiver.location;
            Expr::new(ExprKind::Convert { operand: Box::new(receiver), conversion: Convert::Box }, object, location)
        } else {
            receiver
        };
        Expr::new(
            ExprKind::NewDelegate { receiver: Some(Box::new(receiver)), method, virtual_call, cached: false },
            to,
            location,
        )
    }

    /// `Func` or `Action` of the only method.
    pub(crate) fn group_natural_type(&mut self, group: &MethodGroup) -> Option<Ty> {
        if let Some(function) = group.local_function {
            let params = self.local_functions.get(&function).cloned()?;
            let entry = &self.body.functions[function.index()];
            if entry.type_params.len() != group.type_args.len() || params.iter().any(|p| p.ref_kind != RefKind::None) {
                return None;
            }
            let subst = Subst::new(&entry.type_params.clone(), &group.type_args);
            let return_type = entry.return_type;
            let types: Vec<Ty> = params.iter().map(|p| self.world.substitute(p.ty, &subst)).collect();
            let result = self.world.substitute(return_type, &subst);
            return self.function_type(&types, result);
        }
        let candidates = self.group_candidates(group);
        let candidates = self.filter_static(group, &candidates);
        let (target, skip) = match candidates.as_slice() {
            [only] if only.type_params.is_empty() => (only.target.clone(), 0),
            [] if group.allow_extensions => {
                let scope = self.scope.clone();
                let level = self.world.extension_methods(&scope, &group.name).into_iter().find(|l| !l.is_empty())?;
                let [only] = level.as_slice() else { return None };
                let candidate = self.method_candidate(only, &group.type_args);
                if !candidate.type_params.is_empty() {
                    return None;
                }
                (candidate.target, 1)
            }
            _ => return None,
        };
        let Target::Method(method) = target else { return None };
        let params = self.world.method_params(&method);
        if params.iter().any(|p| p.ref_kind != RefKind::None) {
            return None;
        }
        let types: Vec<Ty> = params.iter().skip(skip).map(|p| p.ty).collect();
        let result = self.world.method_return(&method);
        self.function_type(&types, result)
    }
}
