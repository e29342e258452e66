//! Extension methods, by scope: innermost namespace first, then its usings, then the enclosing one.

use crate::declare::Scope;
use crate::hir::*;
use crate::world::World;

impl World {
    /// Extension methods of this name, one list for each scope that has any, innermost first.
    pub fn extension_methods(&mut self, scope: &Scope, name: &str) -> Vec<Vec<MethodRef>> {
        let mut levels = Vec::new();
        for group in self.extension_scopes(scope) {
            let mut found: Vec<MethodRef> = Vec::new();
            for def in self.extension_classes(&group, name) {
                self.collect_extensions(def, name, scope, &mut found);
            }
            if !found.is_empty() {
                levels.push(found);
            }
        }
        levels
    }

    fn collect_extensions(&mut self, def: TypeDefId, name: &str, scope: &Scope, found: &mut Vec<MethodRef>) {
        self.ensure_members(def);
        let owner = self.open_type(def);
        for method in self[def].methods.clone() {
            let declared = &self[method];
            if declared.is_extension
                && &*declared.name == name
                && self.accessible(declared.modifiers.accessibility, def, None, scope)
            {
                let method = MethodRef { def: method, owner, type_args: Box::default() };
                if !found.contains(&method) {
                    found.push(method);
                }
            }
        }
    }
}
