//! Which method overrides which.
//!
//! `class A { virtual M }`, `class B : A { override M }`, `class C : B { override M }`: the *root* of all three is `A.M`. Two methods share
//! a slot exactly when they share a root, so the override seen from an exact type is the nearest method with the same root.

use crate::hir::*;
use crate::world::World;

impl World {
    /// Same name aside: equal number of type parameters, equal parameter types and kinds of passing.
    pub fn same_signature(&mut self, a: &MethodRef, b: &MethodRef) -> bool {
        let (da, db) = (&self[a.def], &self[b.def]);
        if da.params.len() != db.params.len() || da.type_params.len() != db.type_params.len() {
            return false;
        }
        let passing = |kind: RefKind| kind != RefKind::None;
        if da.params.iter().zip(&db.params).any(|(x, y)| passing(x.ref_kind) != passing(y.ref_kind)) {
            return false;
        }
        if da.params.is_empty() {
            return true;
        }
        let params_a = self.open_params(a, a);
        let params_b = self.open_params(b, a);
        params_a.into_iter().zip(params_b).all(|(x, y)| self.same_type(x, y))
    }

    /// Parameter types of a method with its own type parameters named as those of `as_in`.
    fn open_params(&mut self, method: &MethodRef, as_in: &MethodRef) -> Vec<Ty> {
        let subst = self.aligned_subst(method, as_in);
        let types: Vec<Ty> = self[method.def].params.iter().map(|p| p.ty).collect();
        types.into_iter().map(|ty| self.substitute(ty, &subst)).collect()
    }

    /// Return type of a method with its own type parameters named as those of `as_in`.
    pub fn aligned_return(&mut self, method: &MethodRef, as_in: &MethodRef) -> Ty {
        let subst = self.aligned_subst(method, as_in);
        let ty = self[method.def].return_type;
        self.substitute(ty, &subst)
    }

    fn aligned_subst(&mut self, method: &MethodRef, as_in: &MethodRef) -> Subst {
        let mut subst = self.subst_of(method.owner);
        let own = self[method.def].type_params.clone();
        let names = self[as_in.def].type_params.clone();
        if method.def != as_in.def && own.len() == names.len() && !own.is_empty() {
            let args: Vec<Ty> = names.iter().map(|&p| self.param_ty(p)).collect();
            subst.extend(&own, &args);
        }
        subst
    }

    /// The method of the nearest base class that this override replaces, constructed for the owner.
    pub fn overridden_of(&mut self, method: &MethodRef) -> Option<MethodRef> {
        if !self[method.def].modifiers.is_override {
            return None;
        }
        if self.declared.overridden_done.insert(method.def) {
            let owner = self.open_type(self[method.def].owner);
            let open = MethodRef { def: method.def, owner, type_args: Box::default() };
            let found = self.find_overridden(&open);
            self[method.def].overridden = found.map(Box::new);
        }
        let base = self[method.def].overridden.clone()?;
        let subst = self.subst_of(method.owner);
        let owner = self.substitute(base.owner, &subst);
        Some(MethodRef { def: base.def, owner, type_args: method.type_args.clone() })
    }

    /// The same under the name that reads better at calls.
    pub fn overridden_method(&mut self, method: &MethodRef) -> Option<MethodRef> {
        self.overridden_of(method)
    }

    fn find_overridden(&mut self, method: &MethodRef) -> Option<MethodRef> {
        let name = self[method.def].name.clone();
        let chain = self.class_chain(method.owner);
        for &level in &chain[1..] {
            let Some(def) = self.type_def(level) else { continue };
            self.ensure_members(def);
            for candidate in self[def].methods.clone() {
                let declared = &self[candidate];
                let modifiers = declared.modifiers;
                if declared.name != name
                    || modifiers.is_static
                    || !(modifiers.is_virtual || modifiers.is_abstract || modifiers.is_override)
                {
                    continue;
                }
                let candidate = MethodRef { def: candidate, owner: level, type_args: Box::default() };
                if self.same_signature(method, &candidate) {
                    return Some(candidate);
                }
            }
        }
        None
    }

    /// The first declaration of a virtual method.
    pub fn override_root(&mut self, method: MethodDefId) -> MethodDefId {
        if !self[method].modifiers.is_override {
            return method;
        }
        if let Some(&root) = self.declared.override_roots.get(&method) {
            return root;
        }
        let owner = self.open_type(self[method].owner);
        let mut current = MethodRef { def: method, owner, type_args: Box::default() };
        while let Some(base) = self.overridden_of(&current) {
            current = base;
        }
        self.declared.override_roots.insert(method, current.def);
        current.def
    }

    /// The code that a virtual call of `method` runs on an object (or boxed struct) whose exact type is `ty`. For base calls: `ty` is the base class.
    /// Interface methods: see [`World::implementation_of`].
    pub fn override_of(&mut self, ty: Ty, method: &MethodRef) -> MethodRef {
        let declared = &self[method.def];
        let modifiers = declared.modifiers;
        if !(modifiers.is_virtual || modifiers.is_abstract || modifiers.is_override) || modifiers.is_static {
            return method.clone();
        }
        let name = declared.name.clone();
        let count = declared.params.len();
        let root = self.override_root(method.def);
        let start = self.tuple_underlying(ty);
        for level in self.class_chain(start) {
            let Some(def) = self.type_def(level) else { continue };
            self.ensure_members(def);
            for index in 0..self[def].methods.len() {
                let candidate = self[def].methods[index];
                let declared = &self[candidate];
                if declared.name == name
                    && declared.params.len() == count
                    && (candidate == root || declared.modifiers.is_override)
                    && self.override_root(candidate) == root
                {
                    return MethodRef { def: candidate, owner: level, type_args: method.type_args.clone() };
                }
            }
        }
        method.clone()
    }

    /// Whether a call of this method must look at the object's exact type.
    pub fn is_virtual(&self, method: MethodDefId) -> bool {
        let declared = &self[method];
        let modifiers = declared.modifiers;
        if modifiers.is_static {
            return false;
        }
        let owner = &self[declared.owner];
        if owner.kind == TypeDefKind::Interface {
            return !modifiers.is_sealed;
        }
        modifiers.is_virtual || modifiers.is_abstract || modifiers.is_override
    }
}
