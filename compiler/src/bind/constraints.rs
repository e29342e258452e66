//! Constraints of the methods that calls name.

use crate::diag::Code;
use crate::hir::*;

use super::Binder;

impl Binder<'_> {
    /// Whether the type arguments of a method fit its constraints; if not, the error and its arguments.
    pub(crate) fn check_method_constraints(&mut self, method: &MethodRef) -> Result<(), (Code, Vec<String>)> {
        let params = self.world[method.def].type_params.clone();
        if params.is_empty() {
            return Ok(());
        }
        let subst = self.world.method_subst(method);
        let shown = self.world.display_method_def(method.def);
        let location = Location { source: self.source, start: 0, end: 0 };
        let mark = self.world.diagnostics.begin_trial();
        let fine = self.world.check_constraints(&params, &subst, &shown, location);
        self.world.diagnostics.end_trial(mark);
        if fine {
            return Ok(());
        }
        match self.world.diagnostics.take_suppressed() {
            Some(diagnostic) => Err((diagnostic.code, diagnostic.args)),
            None => Ok(()),
        }
    }

    /// Constraints of a constructed type named in an expression.
    pub(crate) fn check_type_constraints(&mut self, ty: Ty, location: Location) {
        let Some(def) = self.world.type_def(ty) else { return };
        let params = self.world[def].type_params.clone();
        let subst = self.world.subst_of(ty);
        let open = self.world.open_type(def);
        let shown = self.world.display_qualified(open);
        if !self.world.check_constraints(&params, &subst, &shown, location) && !self.world.diagnostics.is_trial() {
            self.body.has_errors = true;
        }
    }
}
