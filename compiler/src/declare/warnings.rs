//! Declarations that are allowed but suspicious: hiding without `new`, half of an equality.

use crate::diag::Code;
use crate::hir::*;
use crate::world::World;

impl World {
    pub(crate) fn warn_declaration(&mut self, def: TypeDefId) {
        if !matches!(self[def].kind, TypeDefKind::Class | TypeDefKind::Struct) {
            return;
        }
        self.warn_equality(def);
        self.check_operator_pairs(def);
        if self[def].kind == TypeDefKind::Class {
            self.warn_hiding(def);
        }
    }

    fn warn_equality(&mut self, def: TypeDefId) {
        if self[def].is_record {
            return;
        }
        let object = self.object_ty();
        let methods = self[def].methods.clone();
        let overrides = |world: &Self, name: &str, params: &[Ty]| {
            methods.iter().any(|&m| {
                let method = &world[m];
                method.modifiers.is_override
                    && &*method.name == name
                    && method.params.iter().map(|p| p.ty).eq(params.iter().copied())
            })
        };
        let equals = overrides(self, "Equals", &[object]);
        let hash = overrides(self, "GetHashCode", &[]);
        let operators = methods.iter().any(|&m| matches!(&*self[m].name, "op_Equality" | "op_Inequality"));
        let open = self.open_type(def);
        let shown = self.display(open);
        let place = self[def].location;
        if equals && !hash {
            self.diagnostics.report(Code::CS0659, place, &[&shown]);
        }
        if operators && !equals {
            self.diagnostics.report(Code::CS0660, place, &[&shown]);
        }
        if operators && !hash {
            self.diagnostics.report(Code::CS0661, place, &[&shown]);
        }
    }

    /// `==` needs `!=`, `<` needs `>`, `true` needs `false`.
    fn check_operator_pairs(&mut self, def: TypeDefId) {
        const PAIRS: [(&str, &str); 8] = [
            ("op_Equality", "op_Inequality"),
            ("op_Inequality", "op_Equality"),
            ("op_LessThan", "op_GreaterThan"),
            ("op_GreaterThan", "op_LessThan"),
            ("op_LessThanOrEqual", "op_GreaterThanOrEqual"),
            ("op_GreaterThanOrEqual", "op_LessThanOrEqual"),
            ("op_True", "op_False"),
            ("op_False", "op_True"),
        ];
        for method in self[def].methods.clone() {
            if self[method].kind != MethodKind::Operator {
                continue;
            }
            let name = self[method].name.clone();
            let Some((_, other)) = PAIRS.iter().find(|(a, _)| *a == &*name) else { continue };
            let open = self.open_type(def);
            let this = MethodRef { def: method, owner: open, type_args: Box::default() };
            let has = self[def].methods.clone().into_iter().any(|m| {
                &*self[m].name == *other && {
                    let m = MethodRef { def: m, owner: open, type_args: Box::default() };
                    self.same_signature(&this, &m)
                }
            });
            if !has {
                let shown = self.display_method(&this);
                let place = self[method].location;
                let symbol = crate::display::operator_symbol(other).to_string();
                self.diagnostics.report(Code::CS0216, place, &[&shown, &symbol]);
            }
        }
    }

    fn warn_hiding(&mut self, def: TypeDefId) {
        let open = self.open_type(def);
        let chain = self.class_chain(open);
        if chain.len() < 2 {
            return;
        }
        for method in self[def].methods.clone() {
            let declared = &self[method];
            let modifiers = declared.modifiers;
            if declared.kind != MethodKind::Ordinary
                || modifiers.is_override
                || modifiers.is_new
                || declared.explicit_interface.is_some()
                || matches!(declared.body, BodySource::Synthesized(_))
            {
                continue;
            }
            let name = declared.name.clone();
            let this = MethodRef { def: method, owner: open, type_args: Box::default() };
            if let Some(hidden) = self.hidden_method(&chain[1..], &name, &this) {
                let base = self[hidden.def].modifiers;
                let is_slot = base.is_virtual || base.is_abstract || base.is_override;
                let code = if is_slot && !modifiers.is_static { Code::CS0114 } else { Code::CS0108 };
                let (shown, base) = (self.display_method(&this), self.display_method(&hidden));
                let place = self[method].location;
                self.diagnostics.report(code, place, &[&shown, &base]);
            }
        }
        for property in self[def].properties.clone() {
            let declared = &self[property];
            let modifiers = declared.modifiers;
            if modifiers.is_override || modifiers.is_new || declared.explicit_interface.is_some() || declared.is_indexer
            {
                continue;
            }
            let name = declared.name.clone();
            if &*name == "EqualityContract" {
                continue;
            }
            let place = declared.location;
            let shown = self.display_property(&PropertyRef { def: property, owner: open });
            self.warn_hidden_value(&chain[1..], &name, &shown, modifiers, place);
        }
        for field in self[def].fields.clone() {
            let declared = &self[field];
            let modifiers = declared.modifiers;
            if modifiers.is_new || declared.is_made {
                continue;
            }
            let (name, place) = (declared.name.clone(), declared.location);
            let shown = self.display_field(&FieldRef { def: field, owner: open });
            self.warn_hidden_value(&chain[1..], &name, &shown, Modifiers { is_static: true, ..modifiers }, place);
        }
    }

    fn hidden_method(&mut self, bases: &[Ty], name: &str, this: &MethodRef) -> Option<MethodRef> {
        for &level in bases {
            let def = self.type_def(level)?;
            self.ensure_members(def);
            for candidate in self[def].methods.clone() {
                let declared = &self[candidate];
                if &*declared.name != name
                    || declared.explicit_interface.is_some()
                    || !self.is_inherited(declared.modifiers.accessibility, def)
                {
                    continue;
                }
                let candidate = MethodRef { def: candidate, owner: level, type_args: Box::default() };
                if self.same_signature(this, &candidate) {
                    return Some(candidate);
                }
            }
        }
        None
    }

    fn is_inherited(&self, accessibility: Accessibility, owner: TypeDefId) -> bool {
        match accessibility {
            Accessibility::Private => false,
            Accessibility::Internal | Accessibility::PrivateProtected => self[owner].is_user,
            _ => true,
        }
    }

    /// A property or field under the name of a base's property or field.
    fn warn_hidden_value(&mut self, bases: &[Ty], name: &str, shown: &str, modifiers: Modifiers, place: Location) {
        for &level in bases {
            let Some(def) = self.type_def(level) else { return };
            self.ensure_members(def);
            for property in self[def].properties.clone() {
                let declared = &self[property];
                let base = declared.modifiers;
                if &*declared.name == name
                    && declared.explicit_interface.is_none()
                    && self.is_inherited(base.accessibility, def)
                {
                    let is_slot = base.is_virtual || base.is_abstract || base.is_override;
                    let code = if is_slot && !modifiers.is_static { Code::CS0114 } else { Code::CS0108 };
                    let hidden = self.display_property(&PropertyRef { def: property, owner: level });
                    self.diagnostics.report(code, place, &[shown, &hidden]);
                    return;
                }
            }
            for field in self[def].fields.clone() {
                let declared = &self[field];
                if &*declared.name == name
                    && !declared.is_made
                    && self.is_inherited(declared.modifiers.accessibility, def)
                {
                    let hidden = self.display_field(&FieldRef { def: field, owner: level });
                    self.diagnostics.report(Code::CS0108, place, &[shown, &hidden]);
                    return;
                }
            }
        }
    }
}
