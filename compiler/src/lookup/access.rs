//! Accessibility: whether code at a place may use a member.

use crate::declare::Scope;
use crate::hir::*;
use crate::world::World;

impl World {
    /// Whether a member of `owner` with this accessibility can be used from `scope`. `through`: the type of the receiver, for `protected`.
    /// All user code is one assembly; the class library another.
    pub fn accessible(
        &self,
        accessibility: Accessibility,
        owner: TypeDefId,
        through: Option<Ty>,
        scope: &Scope,
    ) -> bool {
        match accessibility {
            Accessibility::Public => true,
            Accessibility::Internal => self.same_assembly(owner, scope),
            Accessibility::Private => self.inside(scope, owner),
            Accessibility::Protected => self.inside_derived(scope, owner, through),
            Accessibility::ProtectedInternal => {
                self.same_assembly(owner, scope) || self.inside_derived(scope, owner, through)
            }
            Accessibility::PrivateProtected => {
                self.same_assembly(owner, scope) && self.inside_derived(scope, owner, through)
            }
        }
    }

    /// Whether a type can be named from `scope`.
    pub fn type_accessible(&self, def: TypeDefId, scope: &Scope) -> bool {
        match self[def].outer {
            Some(outer) => {
                self.accessible(self[def].modifiers.accessibility, outer, None, scope)
                    && self.type_accessible(outer, scope)
            }
            None => self[def].modifiers.accessibility == Accessibility::Public || self.same_assembly(def, scope),
        }
    }

    fn same_assembly(&self, owner: TypeDefId, scope: &Scope) -> bool {
        let is_user = match scope.type_def {
            Some(def) => self[def].is_user,
            None => self.file_scope_is_user(scope.file),
        };
        // The library's own code may use its internals, whoever made the type.
        self[owner].is_user == is_user || !is_user
    }

    /// Inside the type or a type nested in it.
    fn inside(&self, scope: &Scope, owner: TypeDefId) -> bool {
        let mut current = scope.type_def;
        while let Some(def) = current {
            if def == owner {
                return true;
            }
            current = self[def].outer;
        }
        false
    }

    /// Inside a class that derives from `owner` (or a type nested in one), and through that class or one derived from it.
    fn inside_derived(&self, scope: &Scope, owner: TypeDefId, through: Option<Ty>) -> bool {
        if self.inside(scope, owner) {
            return true;
        }
        let mut current = scope.type_def;
        while let Some(def) = current {
            if self.def_derives_from(def, owner) {
                let fits = match through.map(|ty| self.kind(ty)) {
                    None => true,
                    Some(TyKind::Named { def: receiver, .. }) => {
                        self.def_derives_from(*receiver, def) || self.def_derives_from(def, *receiver)
                    }
                    Some(_) => true,
                };
                if fits {
                    return true;
                }
            }
            current = self[def].outer;
        }
        false
    }

    /// Whether a declaration has another among its base classes, or is it. Works on what is known already.
    pub fn def_derives_from(&self, def: TypeDefId, base: TypeDefId) -> bool {
        let mut current = Some(def);
        let mut steps = 0;
        while let Some(def) = current {
            if def == base {
                return true;
            }
            steps += 1;
            if steps > 256 {
                return false;
            }
            current = self[def].base.and_then(|ty| self.type_def(ty));
        }
        false
    }
}
