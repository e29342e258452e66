//! Object and collection initialisers, `with`.
//!
//! ```text
//! new P { X = 1 }      =>    t = new P(); t.X = 1; t
//! p with { X = 1 }     =>    t = p.<Clone>$(); t.X = 1; t        (a struct is simply copied)
//! ```

use super::{Desugarer, sequence};
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn with_initializer(&mut self, target: Expr, temp: LocalId, steps: Vec<Expr>) -> Expr {
        let location = target.location;
        let target = self.expr(target);
        if steps.is_empty() {
            return target;
        }
        let mut effects = vec![self.set(temp, target)];
        effects.extend(steps.into_iter().map(|s| self.effect(s)).collect::<Vec<_>>());
        sequence(vec![temp], effects, self.read(temp, location))
    }

    pub(super) fn with_expression(
        &mut self,
        receiver: Expr,
        clone: Option<MethodRef>,
        temp: LocalId,
        steps: Vec<Expr>,
        ty: Ty,
        location: Location,
    ) -> Expr {
        let receiver = self.expr(receiver);
        let copy = match clone {
            Some(method) => {
                let call = self.call(Some(receiver), method, Vec::new(), location);
                self.convert_to(call, ty)
            }
            None => receiver,
        };
        let mut effects = vec![self.set(temp, copy)];
        effects.extend(steps.into_iter().map(|s| self.effect(s)).collect::<Vec<_>>());
        sequence(vec![temp], effects, self.read(temp, location))
    }
}
