//! What extensions and `using static` add to names.

use crate::hir::*;

use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// Whether any extension method of this name is in scope (fitting or not).
    pub(crate) fn has_extension(&mut self, _ty: Ty, name: &str) -> bool {
        let scope = self.scope.clone();
        self.world.extension_methods(&scope, name).iter().any(|level| !level.is_empty())
    }

    /// An extension property (C# 14).
    pub(crate) fn extension_property(
        &mut self,
        receiver: Option<&Expr>,
        ty: Ty,
        name: &str,
        location: Location,
    ) -> Option<Operand<'a>> {
        let _ = (receiver, ty, name, location);
        None
    }

    /// Static extension methods (C# 14) on a type.
    pub(crate) fn static_extensions(&mut self, ty: Ty, name: &str) -> Vec<MethodRef> {
        let _ = (ty, name);
        Vec::new()
    }
}
