//! The fields of variables: made when a block is entered, given back when it is left, and then taken by the next variable of the same type.

use super::states::Transform;
use crate::diag::Code;
use crate::hir::*;
use crate::made::{self, tree};

impl Transform<'_, '_> {
    pub(super) fn enter_scope(&mut self, scope: ScopeId) -> Vec<LocalId> {
        let locals = self.by_scope.get(&scope).cloned().unwrap_or_default();
        // Those that have a field by the end of the scope leave it too.
        let mut opened = self.parts.get(&scope).cloned().unwrap_or_default();
        for local in locals {
            if !self.variables.contains_key(&local) {
                self.hoist(local);
                opened.push(local);
            }
        }
        opened
    }

    /// Gives the fields back, and the statements that let go of the objects they hold.
    pub(super) fn leave_scope(&mut self, opened: Vec<LocalId>, at: Location) -> Vec<Stmt> {
        let mut clearing = Vec::new();
        for local in opened {
            let Some(&field) = self.variables.get(&local) else { continue };
            let ty = self.context.body.locals[local.index()].ty;
            clearing.extend(self.clear(field, ty, at));
            let ty = self.context.world.erase_tuples(ty);
            match self.free.iter_mut().find(|(t, _)| *t == ty) {
                Some((_, fields)) => fields.push(field),
                None => self.free.push((ty, vec![field])),
            }
        }
        clearing
    }

    /// `this.field = default`, if the field can hold a reference.
    fn clear(&mut self, field: FieldDefId, ty: Ty, at: Location) -> Option<Stmt> {
        let holds_references = crate::layout::shape_of(self.context.world, ty).has_references;
        holds_references.then(|| tree::set(self.field(field, ty, at), tree::default(ty, at)))
    }

    /// Lets go of everything that the fields of variables hold: before a machine completes.
    pub(crate) fn clear_all(&mut self, at: Location) -> Vec<Stmt> {
        let frames = self.frames.clone();
        frames.into_iter().chain(self.made.clone()).filter_map(|(field, ty)| self.clear(field, ty, at)).collect()
    }

    fn hoist(&mut self, local: LocalId) -> FieldDefId {
        let declared = self.context.body.locals[local.index()].clone();
        self.check_hoistable(local, &declared);
        let ty = self.context.world.erase_tuples(declared.ty);
        let reused = self.free.iter_mut().find(|(t, _)| *t == ty).and_then(|(_, fields)| fields.pop());
        let field = match reused {
            Some(field) => field,
            None => {
                let name = match declared.kind {
                    LocalKind::User => format!("<{}>5__{}", declared.name, self.slot + 1),
                    _ => format!("<>7__wrap{}", self.slot),
                };
                self.slot += 1;
                let field = made::add_field(self.context.world, self.machine, &name, declared.ty, false);
                self.made.push((field, declared.ty));
                field
            }
        };
        self.variables.insert(local, field);
        field
    }

    fn check_hoistable(&mut self, local: LocalId, declared: &Local) {
        let read = self.hoisting.reads.get(&local).map_or(declared.location, |r| r.at);
        let is_temp = declared.kind == LocalKind::Temp;
        let world = &mut *self.context.world;
        if let Some((method, at)) = self.hoisting.references.get(&local) {
            let shown = world.display_method(method);
            world.diagnostics.report(Code::CS8178, *at, &[&shown]);
        } else if declared.ref_kind != RefKind::None {
            world.diagnostics.report(Code::CS9217, read, &[]);
        } else if world.is_ref_like(declared.ty) {
            let shown = world.display_qualified(declared.ty);
            let at = if is_temp { self.context.block_location } else { read };
            world.diagnostics.report(Code::CS4007, at, &[&shown]);
        } else {
            return;
        }
        self.context.body.has_errors = true;
    }

    pub(super) fn variable(&mut self, local: LocalId, at: Location) -> Option<Expr> {
        let is_hoisted = self.hoisting.hoisted.get(local.index()).copied().unwrap_or(false);
        let known = self.variables.get(&local).copied();
        let field = match known {
            Some(field) => field,
            None if is_hoisted => self.hoist(local),
            None => return None,
        };
        let ty = self.context.body.locals[local.index()].ty;
        Some(self.field(field, ty, at))
    }
}
