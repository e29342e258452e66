//! Which method of a type answers a call of an interface method.
//!
//! The answer is fixed at the most derived class that *names* the interface (itself or through another interface): there an explicit
//! implementation wins, then a public method of the same signature there or in a base class; later overrides count, later unrelated
//! methods don't. Without any: the most specific default body among the interfaces.

use crate::hir::*;
use crate::world::World;

impl World {
    /// The code that an interface call runs on an object, boxed struct or array of exact type `ty`.
    pub fn implementation_of(&mut self, ty: Ty, method: &MethodRef) -> Option<MethodRef> {
        let key = (ty, method.def, method.owner);
        if let Some(found) = self.declared.implementations.get(&key) {
            let (def, owner) = (*found)?;
            return Some(MethodRef { def, owner, type_args: method.type_args.clone() });
        }
        let found = self.find_implementation(ty, method);
        self.declared.implementations.insert(key, found.as_ref().map(|m| (m.def, m.owner)));
        found
    }

    fn find_implementation(&mut self, ty: Ty, method: &MethodRef) -> Option<MethodRef> {
        let ty = self.tuple_underlying(ty);
        if let TyKind::Array { element, rank: 1 } = *self.kind(ty)
            && let Some(interface) = self.type_def(method.owner)
            && !self[interface].type_params.is_empty()
        {
            return self.array_implementation(element, method);
        }
        let method = &self.at_implemented_interface(ty, method)?;
        for level in self.class_chain(ty) {
            let Some(def) = self.type_def(level) else { continue };
            if !self.names_interface(level, def, method.owner) {
                continue;
            }
            if let Some(found) = self.implementation_at(level, method) {
                return Some(self.override_of(ty, &found));
            }
        }
        self.default_implementation(ty, method)
    }

    /// The same method of the interface that the type really has: for `IEnumerable<object>` on a `List<string>`, `IEnumerable<string>`'s.
    fn at_implemented_interface(&mut self, ty: Ty, method: &MethodRef) -> Option<MethodRef> {
        let interfaces = self.all_interfaces_shared(ty);
        if interfaces.contains(&method.owner) || ty == method.owner {
            return Some(method.clone());
        }
        for exact in [true, false] {
            for &interface in interfaces.iter() {
                let fits = if exact {
                    self.same_type(interface, method.owner)
                } else {
                    self.type_def(interface) == self.type_def(method.owner)
                        && self.variance_convertible(interface, method.owner)
                };
                if fits {
                    return Some(MethodRef { def: method.def, owner: interface, type_args: method.type_args.clone() });
                }
            }
        }
        None
    }

    /// Whether the class itself lists the interface, directly or through another interface.
    fn names_interface(&mut self, level: Ty, def: TypeDefId, interface: Ty) -> bool {
        self.ensure_interfaces(def);
        let subst = self.subst_of(level);
        for declared in self[def].interfaces.clone() {
            let declared = self.substitute(declared, &subst);
            if self.same_type(declared, interface) {
                return true;
            }
            let inner = self.all_interfaces_shared(declared);
            for &inner in inner.iter() {
                if self.same_type(inner, interface) {
                    return true;
                }
            }
        }
        false
    }

    /// Explicit implementation in `level`, else a public method there or in its bases.
    pub(crate) fn implementation_at(&mut self, level: Ty, method: &MethodRef) -> Option<MethodRef> {
        let name = self[method.def].name.clone();
        let is_static = self[method.def].modifiers.is_static;
        for level in self.class_chain(level) {
            let Some(def) = self.type_def(level) else { continue };
            self.ensure_members(def);
            if let Some(found) = self.explicit_implementation(level, def, method) {
                return Some(found);
            }
            for index in 0..self[def].methods.len() {
                let candidate = self[def].methods[index];
                let declared = &self[candidate];
                if declared.name != name
                    || declared.explicit_interface.is_some()
                    || declared.modifiers.is_static != is_static
                    || declared.modifiers.accessibility != Accessibility::Public
                {
                    continue;
                }
                let candidate = MethodRef { def: candidate, owner: level, type_args: method.type_args.clone() };
                if self.same_signature(method, &candidate) && self.same_return(method, &candidate) {
                    return Some(candidate);
                }
            }
        }
        None
    }

    pub(crate) fn same_return(&mut self, a: &MethodRef, b: &MethodRef) -> bool {
        let (x, y) = (self.aligned_return(a, a), self.aligned_return(b, a));
        self.same_type(x, y)
    }

    fn explicit_implementation(&mut self, level: Ty, def: TypeDefId, method: &MethodRef) -> Option<MethodRef> {
        let name = self[method.def].name.clone();
        let subst = self.subst_of(level);
        for index in 0..self[def].methods.len() {
            let candidate = self[def].methods[index];
            let Some(interface) = self[candidate].explicit_interface else { continue };
            if simple_name(&self[candidate].name) != &*name {
                continue;
            }
            let interface = self.substitute(interface, &subst);
            if !self.same_type(interface, method.owner) {
                continue;
            }
            let candidate = MethodRef { def: candidate, owner: level, type_args: method.type_args.clone() };
            if self.same_signature(method, &candidate) {
                return Some(candidate);
            }
        }
        None
    }

    /// The most specific body among the type's interfaces.
    fn default_implementation(&mut self, ty: Ty, method: &MethodRef) -> Option<MethodRef> {
        let mut best: Option<MethodRef> = None;
        for &interface in self.all_interfaces_shared(ty).iter() {
            let Some(def) = self.type_def(interface) else { continue };
            if interface == method.owner {
                continue;
            }
            self.ensure_members(def);
            let Some(found) = self.explicit_implementation(interface, def, method) else { continue };
            let better = match &best {
                None => true,
                Some(old) => self.all_interfaces_shared(interface).contains(&old.owner),
            };
            if better {
                best = Some(found);
            }
        }
        if best.is_some() {
            return best;
        }
        (!matches!(self[method.def].body, BodySource::None) || self[method.def].native.is_some())
            .then(|| method.clone())
    }

    /// One-dimensional arrays: the static method of `Hoist.Runtime.SzArrayHelper<T>` of the same name, which takes the array first.
    /// `IList<object>` on a string[] works on the elements as they are.
    fn array_implementation(&mut self, element: Ty, method: &MethodRef) -> Option<MethodRef> {
        let owner = self.known_type("Hoist.Runtime.SzArrayHelper", &[element]);
        let helper = self.type_def(owner)?;
        self.ensure_members(helper);
        let name = simple_name(&self[method.def].name).to_string();
        let count = self[method.def].params.len() + 1;
        let def =
            self[helper].methods.iter().copied().find(|&m| *self[m].name == *name && self[m].params.len() == count)?;
        Some(MethodRef { def, owner, type_args: Box::new([]) })
    }
}

/// Name without the interface in front: `System.IDisposable.Dispose` → `Dispose`.
pub fn simple_name(name: &str) -> &str {
    match name.rfind('.') {
        Some(dot) if dot > 0 && dot + 1 < name.len() => &name[dot + 1..],
        _ => name,
    }
}
