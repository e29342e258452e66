//! What extensions and `using static` add to names.

use crate::hir::*;

use super::{Binder, Operand};
use crate::syntax as ast;

impl<'a> Binder<'_> {
    /// Whether any extension method of this name is in scope (fitting or not).
    pub(crate) fn has_extension(&mut self, _ty: Ty, name: &str) -> bool {
        let scope = self.scope.clone();
        self.world.extension_methods(&scope, name).iter().any(|level| !level.is_empty())
    }

    /// An extension property (C# 14): its accessors are the extension methods `get_P` and `set_P`.
    pub(crate) fn extension_property(
        &mut self,
        receiver: Option<&Expr>,
        _ty: Ty,
        name: &str,
        location: Location,
    ) -> Option<Operand<'a>> {
        let receiver = receiver?.clone();
        let getter = format!("get_{name}");
        if !self.has_extension(receiver.ty, &getter) {
            return None;
        }
        let mut group = self.group_on(receiver.clone(), &getter, location);
        group.methods.clear();
        match self.resolve_extension(&group, receiver, &[]) {
            Ok(Some((best, all))) => Some(Operand::Typed(self.finish_method_call(best, &group, all, location))),
            _ => None,
        }
    }

    /// `receiver.P = value` of an extension property, given the call that reads it.
    pub(crate) fn extension_property_set(
        &mut self,
        read: &Expr,
        value: &'a ast::Expr,
        location: Location,
    ) -> Option<Expr> {
        let ExprKind::Call { callee: Callee::Method { receiver: None, method, .. }, args } = &read.kind else {
            return None;
        };
        let declared = &self.world[method.def];
        if !declared.is_extension {
            return None;
        }
        let setter = format!("set_{}", declared.name.strip_prefix("get_")?);
        let receiver = args.first()?.expr.clone();
        let value = self.bind_expr_with_target(value, read.ty);
        self.try_call_method(receiver, &setter, vec![Operand::Typed(value)], location)
    }

    /// Static extension methods (C# 14) on a type.
    pub(crate) fn static_extensions(&mut self, ty: Ty, name: &str) -> Vec<MethodRef> {
        let _ = (ty, name);
        Vec::new()
    }
}
