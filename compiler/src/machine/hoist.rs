//! Which variables must outlive a suspension.
//!
//! A suspension makes every local *stale*: after it, a register holds nothing. Writing a local makes it fresh; a local that may be read
//! while stale has to be a field. The analysis walks the code forwards, joins states where paths meet, and repeats until nothing changes.
//!
//! ```csharp
//! int a = 1, b = 2; await t; b = 3; Use(a, b);      // a is hoisted, b is not: it is always written after the await before it is read
//! ```

use rustc_hash::FxHashMap;

use super::context::*;
use super::flow::{Flow, Read};
use crate::desugar::places::COPIED_REFERENCE_PART;
use crate::hir::visit::*;
use crate::hir::*;
use crate::machines::Point;

/// What the analysis found.
#[derive(Debug, Default)]
pub(crate) struct Hoisting {
    pub hoisted: Vec<bool>,
    /// Where each local is first read while stale.
    pub reads: FxHashMap<LocalId, Read>,
    /// Where each stale local is written again.
    pub rewrites: FxHashMap<LocalId, Read>,
    pub last_reads: FxHashMap<LocalId, Location>,
    /// Parameters and `this` (None) in the order of their first use; display class instances among them, where they are first found stale.
    pub parameters: Vec<(Option<LocalId>, Location)>,
    /// From where to where the code runs without a suspension between.
    pub edges: Vec<(Point, Point)>,
    /// Calls whose returned reference a local holds.
    pub references: FxHashMap<LocalId, (MethodRef, Location)>,
}

/// Analyses the body of a machine.
pub(crate) fn analyze(context: &mut Context<'_>) -> Hoisting {
    let Flow { mut hoisted, reads, rewrites, last_reads, parameters, edges, .. } = Flow::run(context);
    for local in &context.forced {
        if let Some(slot) = hoisted.get_mut(local.index()) {
            *slot = true;
        }
    }
    for (slot, local) in hoisted.iter_mut().zip(&context.body.locals) {
        *slot |= local.kind == LocalKind::Temp && &*local.name == COPIED_REFERENCE_PART;
    }
    // MoveNext itself says whether it disposes; for async iterators the flag has a field of its own.
    if let Some(slot) = context.disposing.and_then(|l| hoisted.get_mut(l.index())) {
        *slot = false;
    }
    for (index, local) in context.body.locals.iter().enumerate() {
        if matches!(local.kind, LocalKind::Parameter(_)) {
            hoisted[index] = parameters.iter().any(|(p, _)| *p == Some(LocalId(index as u32)));
        }
    }
    let mut references = References::default();
    references.stmt(&context.body.functions[0].block);
    Hoisting { hoisted, reads, rewrites, last_reads, parameters, edges, references: references.0 }
}

#[derive(Default)]
struct References(FxHashMap<LocalId, (MethodRef, Location)>);

impl Visitor for References {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::RefAssign { local, place } = &expr.kind {
            let call = match &place.kind {
                ExprKind::Deref(inner) => inner,
                _ => place,
            };
            if let ExprKind::Call { callee: Callee::Method { method, .. }, .. } = &call.kind {
                self.0.insert(*local, (method.clone(), call.location));
            }
        }
        walk_expr(self, expr);
    }
}
