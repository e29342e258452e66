//! Extension methods, by scope: innermost namespace first, then its usings, then the enclosing one.

use crate::declare::Scope;
use crate::hir::*;
use crate::world::World;

impl World {
    /// Extension methods of this name, one list for each scope that has any, innermost first.
    pub fn extension_methods(&mut self, scope: &Scope, name: &str) -> Vec<Vec<MethodRef>> {
        let mut levels = Vec::new();
        for (namespaces, types) in self.extension_scopes(scope) {
            let mut found: Vec<MethodRef> = Vec::new();
            for namespace in namespaces {
                for def in self.extension_classes(&namespace, name) {
                    self.collect_extensions(def, name, scope, &mut found);
                }
            }
            for ty in types {
                if let Some(def) = self.type_def(ty) {
                    self.collect_extensions(def, name, scope, &mut found);
                }
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

    /// Static classes of a namespace that may have an extension method of this name. A library file is loaded only if its text has the name.
    fn extension_classes(&mut self, namespace: &Symbol, name: &str) -> Vec<TypeDefId> {
        if self.declared.library_extensions.is_none() {
            let mut table: rustc_hash::FxHashMap<Symbol, Vec<Symbol>> = rustc_hash::FxHashMap::default();
            let lines: Vec<String> =
                self.library.file("extensions.txt").unwrap_or("").lines().map(|l| l.trim().to_string()).collect();
            for line in lines {
                if let Some((namespace, class)) = line.rsplit_once('.') {
                    let namespace = self.symbol(namespace);
                    let class = self.symbol(class);
                    table.entry(namespace).or_default().push(class);
                }
            }
            self.declared.library_extensions = Some(table);
        }
        let listed =
            self.declared.library_extensions.as_ref().and_then(|t| t.get(namespace)).cloned().unwrap_or_default();
        for class in listed {
            let loaded = self.declared.namespaces.get(namespace).is_some_and(|t| t.asked.contains(&class));
            if !loaded && self.library_type_mentions(namespace, &class, name) {
                self.type_in_namespace(namespace, &class, 0);
            }
        }
        self.declared.extension_types.get(namespace).cloned().unwrap_or_default()
    }
}
