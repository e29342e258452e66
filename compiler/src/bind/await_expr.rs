//! `await`: where it may stand, and the pattern `GetAwaiter`, `IsCompleted`, `GetResult`.

use crate::diag::Code;
use crate::hir::*;
use crate::lookup::members::Member;

use super::overloads::{Resolution, Target};
use super::{AwaitBarrier, Binder, Operand, Place};

impl<'a> Binder<'_> {
    /// `await operand`, with all errors.
    pub fn bind_await(&mut self, operand: Operand<'a>, location: Location) -> Expr {
        if matches!(operand, Operand::Lambda(..) | Operand::MethodGroup(_) | Operand::Default(_) | Operand::New(..)) {
            let what = self.describe(&operand);
            return self.error(Code::CS4001, location, &[&what]);
        }
        let value = self.natural_value(operand);
        if value.is_error() {
            self.may_await(location);
            return Expr::error(location);
        }
        let info = self.await_info(value.ty, location);
        if !self.may_await(location) {
            return Expr::error(location);
        }
        let Some(info) = info else { return Expr::error(location) };
        let ty = info.result_type;
        Expr::new(ExprKind::Await { operand: Box::new(value), info }, ty, location)
    }

    /// CS1992, CS1995, CS1996, CS4032, CS4033, CS4034, CS7094.
    pub(crate) fn may_await(&mut self, location: Location) -> bool {
        if let Some(barrier) = self.await_barrier {
            let code = match barrier {
                AwaitBarrier::Lock => Code::CS1996,
                AwaitBarrier::Filter => Code::CS7094,
                AwaitBarrier::Query => Code::CS1995,
                AwaitBarrier::Other => Code::CS1992,
            };
            self.report(code, location, &[]);
            return false;
        }
        let function = self.current_function();
        if function.is_async {
            return true;
        }
        let (kind, return_type) = (function.kind, function.return_type);
        let is_anonymous = self.world[self.source]
            .text
            .get(function.location.start as usize..)
            .is_some_and(|t| t.starts_with("delegate"));
        match kind {
            FunctionKind::Lambda => {
                let what = if is_anonymous { "anonymous method" } else { "lambda expression" };
                self.report(Code::CS4034, location, &[what]);
            }
            _ if self.place != Place::Body && self.function == FunctionId(0) => {
                self.report(Code::CS1992, location, &[]);
            }
            _ => {
                if return_type == Ty::VOID {
                    self.report(Code::CS4033, location, &[]);
                } else {
                    let display = self.world.display(return_type);
                    self.report(Code::CS4032, location, &[&display]);
                }
            }
        }
        false
    }

    /// How a value of the type is awaited; reports if it can't be.
    pub fn await_info(&mut self, ty: Ty, location: Location) -> Option<Box<AwaitInfo>> {
        if ty == Ty::ERROR {
            return None;
        }
        if ty == Ty::VOID {
            self.report(Code::CS4008, location, &[]);
            return None;
        }
        if ty == Ty::NULL {
            self.report(Code::CS4001, location, &["<null>"]);
            return None;
        }
        let receiver = Expr::new(ExprKind::Default, ty, location);
        let (get_awaiter, is_extension) = self.find_get_awaiter(receiver, location)?;
        let awaiter_type = self.world.method_return(&get_awaiter);
        if awaiter_type == Ty::VOID || awaiter_type == Ty::ERROR {
            let display = self.world.display(ty);
            self.report(Code::CS4028, location, &[&display]);
            return None;
        }
        let is_completed = self.awaiter_property(awaiter_type, ty, location)?;
        let get_result = self.awaiter_result(awaiter_type, ty, location)?;
        let result_type = self.world.method_return(&get_result);
        let notify = self.world.known_type("System.Runtime.CompilerServices.INotifyCompletion", &[]);
        let critical = self.world.known_type("System.Runtime.CompilerServices.ICriticalNotifyCompletion", &[]);
        let is_critical = self.world.implements(awaiter_type, critical);
        if !is_critical && !self.world.implements(awaiter_type, notify) {
            let display = self.world.display(awaiter_type);
            let interface = self.world.display_qualified(notify);
            self.report(Code::CS4027, location, &[&display, &interface]);
            return None;
        }
        Some(Box::new(AwaitInfo {
            get_awaiter,
            is_extension,
            awaiter_type,
            is_completed,
            get_result,
            is_critical,
            result_type,
            location,
        }))
    }

    fn find_get_awaiter(&mut self, receiver: Expr, location: Location) -> Option<(MethodRef, bool)> {
        let ty = receiver.ty;
        let group = self.group_on(receiver.clone(), "GetAwaiter", location);
        let candidates = self.group_candidates(&group);
        let candidates = self.filter_static(&group, &candidates);
        if let Resolution::Best(best) = self.resolve(candidates, &[])
            && let Target::Method(method) = best.target
            && best.params.is_empty()
        {
            return Some((method, false));
        }
        if let Ok(Some((best, _))) = self.resolve_extension(&group, receiver, &[])
            && let Target::Method(method) = best.target
            && best.params.len() == 1
        {
            return Some((method, true));
        }
        let scope = self.scope.clone();
        if let Some(member) = self.world.lookup_inaccessible(ty, "GetAwaiter", &scope).first().cloned() {
            let display = self.display_member(&member);
            self.report(Code::CS0122, location, &[&display]);
            return None;
        }
        let display = self.world.display(ty);
        self.report(Code::CS1061, location, &[&display, "GetAwaiter"]);
        None
    }

    /// Getter of `bool IsCompleted`.
    fn awaiter_property(&mut self, awaiter: Ty, awaited: Ty, location: Location) -> Option<MethodRef> {
        let scope = self.scope.clone();
        let members = self.world.lookup_members(awaiter, "IsCompleted", &scope);
        let display = self.world.display(awaiter);
        let property = match members.into_iter().next() {
            Some(Member::Properties(properties)) => properties.into_iter().next(),
            None => {
                self.report(Code::CS0117, location, &[&display, "IsCompleted"]);
                return None;
            }
            Some(_) => None,
        };
        let bool_ty = self.world.special_ty(Special::Boolean);
        if let Some(property) = property
            && self.world.property_type(&property) == bool_ty
            && !self.world[property.def].modifiers.is_static
            && let Some(getter) = self.accessor_of(&property, true)
        {
            return Some(MethodRef { def: getter, owner: property.owner, type_args: Box::new([]) });
        }
        let awaited = self.world.display(awaited);
        self.report(Code::CS4011, location, &[&display, &awaited]);
        None
    }

    fn awaiter_result(&mut self, awaiter: Ty, awaited: Ty, location: Location) -> Option<MethodRef> {
        let receiver = Expr::new(ExprKind::Default, awaiter, location);
        let group = self.group_on(receiver, "GetResult", location);
        let display = self.world.display(awaiter);
        if group.methods.is_empty() {
            self.report(Code::CS0117, location, &[&display, "GetResult"]);
            return None;
        }
        let candidates = self.group_candidates(&group);
        let candidates = self.filter_static(&group, &candidates);
        if let Resolution::Best(best) = self.resolve(candidates, &[])
            && let Target::Method(method) = best.target
            && best.params.is_empty()
        {
            return Some(method);
        }
        let awaited = self.world.display(awaited);
        self.report(Code::CS4011, location, &[&display, &awaited]);
        None
    }

    /// CS4014: the task of a call goes unobserved.
    pub(crate) fn check_unobserved(&mut self, value: &Expr, location: Location) {
        if self.world.diagnostics.is_trial() || value.ty == Ty::VOID || value.is_error() {
            return;
        }
        if !self.world[self.source].is_user {
            return;
        }
        let call = match &value.kind {
            ExprKind::Sequence { value, .. } => value,
            _ => value,
        };
        let ExprKind::Call { callee, .. } = &call.kind else { return };
        let calls_async = match callee {
            Callee::Method { method, .. } => {
                self.world[method.def].modifiers.is_async && self.world[self.world[method.def].owner].is_user
            }
            Callee::LocalFunction { function, .. } => self.body.functions[function.index()].is_async,
        };
        let is_top_level = self.method().is_some_and(|m| &*self.world[m].name == "<Main>$");
        let in_async = self.current_function().is_async || (is_top_level && self.function == FunctionId(0));
        if !calls_async && !in_async {
            return;
        }
        let mark = self.world.diagnostics.begin_trial();
        let info = self.await_info(value.ty, location);
        self.world.diagnostics.end_trial(mark);
        if info.is_some() {
            self.report(Code::CS4014, location, &[]);
        }
    }
}
