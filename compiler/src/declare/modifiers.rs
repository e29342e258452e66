//! Modifiers as written to modifiers as meant.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

impl World {
    /// Converts; a modifier written twice is reported.
    pub(crate) fn modifiers(&mut self, written: &ast::Modifiers, source: SourceId) -> Modifiers {
        use ast::Modifier as M;
        let mut seen = Vec::new();
        for (modifier, span) in written.iter() {
            if seen.contains(&modifier) {
                let location = self.location(source, span);
                self.diagnostics.report(Code::CS1004, location, &[modifier.keyword()]);
            }
            seen.push(modifier);
        }
        let has = |m: M| written.has(m);
        let accessibility = match (has(M::Public), has(M::Protected), has(M::Internal), has(M::Private)) {
            (true, ..) => Accessibility::Public,
            (_, true, true, _) => Accessibility::ProtectedInternal,
            (_, true, _, true) => Accessibility::PrivateProtected,
            (_, true, ..) => Accessibility::Protected,
            (_, _, true, _) => Accessibility::Internal,
            _ => Accessibility::Private,
        };
        Modifiers {
            accessibility,
            is_static: has(M::Static),
            is_abstract: has(M::Abstract),
            is_virtual: has(M::Virtual),
            is_override: has(M::Override),
            is_sealed: has(M::Sealed),
            is_new: has(M::New),
            is_readonly: has(M::ReadOnly),
            is_const: has(M::Const),
            is_extern: has(M::Extern),
            is_partial: has(M::Partial),
            is_async: has(M::Async),
            is_required: has(M::Required),
            is_volatile: has(M::Volatile),
            is_file: has(M::File),
            is_ref: has(M::Ref),
            is_unsafe: has(M::Unsafe),
        }
    }
}

/// Passing of a parameter.
pub(crate) fn ref_kind(modifiers: &ast::Modifiers) -> RefKind {
    use ast::Modifier as M;
    if modifiers.has(M::Out) {
        RefKind::Out
    } else if modifiers.has(M::In) {
        RefKind::In
    } else if modifiers.has(M::Ref) {
        if modifiers.has(M::ReadOnly) { RefKind::RefReadOnly } else { RefKind::Ref }
    } else {
        RefKind::None
    }
}
