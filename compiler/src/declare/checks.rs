//! Mistakes in declarations: doubled members, overrides of nothing, interfaces not implemented, bad async signatures.

use crate::declare::names::part_bases;
use crate::diag::Code;
use crate::hir::*;
use crate::world::World;

impl World {
    /// Checks a type of the program whose members are known.
    pub(crate) fn check_declaration(&mut self, def: TypeDefId) {
        self.check_duplicates(def);
        for method in self[def].methods.clone() {
            if !matches!(self[method].body, BodySource::Synthesized(_)) {
                self.check_method(def, method);
            }
        }
        for property in self[def].properties.clone() {
            self.check_property(def, property);
        }
        for field in self[def].fields.clone() {
            self.check_field(def, field);
        }
        if self[def].kind == TypeDefKind::Struct {
            self.check_struct_cycle(def);
        }
        if matches!(self[def].kind, TypeDefKind::Class | TypeDefKind::Struct) {
            self.check_abstract_members(def);
            self.check_interfaces(def);
        }
    }

    fn shown(&mut self, def: TypeDefId) -> String {
        let open = self.open_type(def);
        self.display(open)
    }

    /// Names that occur twice (CS0102), methods of one signature (CS0111).
    fn check_duplicates(&mut self, def: TypeDefId) {
        let mut names: Vec<(Symbol, Location, bool)> = Vec::new();
        let declared = &self[def];
        for &field in &declared.fields {
            let field = &self[field];
            if !field.is_made {
                names.push((field.name.clone(), field.location, false));
            }
        }
        for &property in &declared.properties {
            let property = &self[property];
            if !property.is_indexer && property.explicit_interface.is_none() {
                names.push((property.name.clone(), property.location, false));
            }
        }
        for &event in &declared.events {
            let event = &self[event];
            if event.explicit_interface.is_none() {
                names.push((event.name.clone(), event.location, false));
            }
        }
        for &nested in &declared.nested {
            let nested = &self[nested];
            names.push((nested.name.clone(), nested.location, false));
        }
        for &method in &declared.methods {
            let method = &self[method];
            if method.kind == MethodKind::Ordinary
                && method.explicit_interface.is_none()
                && !matches!(method.body, BodySource::Synthesized(_))
            {
                names.push((method.name.clone(), method.location, true));
            }
        }
        names.sort_by_key(|(_, location, _)| *location);
        let owner = self.shown(def);
        let own_name = self[def].name.clone();
        for (index, (name, location, is_method)) in names.iter().enumerate() {
            if name.is_empty() {
                continue;
            }
            let is_nested = self[def].nested.iter().any(|&n| self[n].location == *location);
            let clash = names[..index]
                .iter()
                .any(|(other, _, other_method)| other == name && !(*is_method && *other_method) && !is_nested);
            if clash {
                self.diagnostics.report(Code::CS0102, *location, &[&owner, name]);
            } else if *name == own_name
                && self[def].kind != TypeDefKind::Enum
                && self[def].kind != TypeDefKind::Interface
            {
                self.diagnostics.report(Code::CS0542, *location, &[name]);
            }
        }
        let methods = self[def].methods.clone();
        for (index, &method) in methods.iter().enumerate() {
            let declared = &self[method];
            if matches!(
                declared.kind,
                MethodKind::Getter(_) | MethodKind::Setter(_) | MethodKind::Adder(_) | MethodKind::Remover(_)
            ) || matches!(declared.body, BodySource::Synthesized(_))
            {
                continue;
            }
            for &other in &methods[..index] {
                if self[other].name != self[method].name
                    || self[other].explicit_interface != self[method].explicit_interface
                {
                    continue;
                }
                let open = self.open_type(def);
                let a = MethodRef { def: method, owner: open, type_args: Box::default() };
                let b = MethodRef { def: other, owner: open, type_args: Box::default() };
                let same_conversion =
                    self[method].kind != MethodKind::Conversion || self[method].return_type == self[other].return_type;
                if self.same_signature(&a, &b) && same_conversion {
                    let name = match self[method].kind {
                        MethodKind::Constructor | MethodKind::StaticConstructor => self[def].name.to_string(),
                        _ => self[method].name.to_string(),
                    };
                    let place = self[method].location;
                    self.diagnostics.report(Code::CS0111, place, &[&name, &owner]);
                    break;
                }
            }
        }
    }

    fn check_method(&mut self, def: TypeDefId, method: MethodDefId) {
        let declared = &self[method];
        let (modifiers, kind, location) = (declared.modifiers, declared.kind, declared.location);
        let is_accessor = matches!(
            kind,
            MethodKind::Getter(_) | MethodKind::Setter(_) | MethodKind::Adder(_) | MethodKind::Remover(_)
        );
        let has_body = !matches!(declared.body, BodySource::None);
        let is_class = self[def].kind == TypeDefKind::Class;
        let class_modifiers = self[def].modifiers;
        if kind == MethodKind::Ordinary {
            let shown = self.display_method_def(method);
            if modifiers.is_abstract && has_body && self[def].kind != TypeDefKind::Interface {
                self.diagnostics.report(Code::CS0500, location, &[&shown]);
            }
            if modifiers.is_abstract && is_class && !class_modifiers.is_abstract {
                let owner = self.shown(def);
                self.diagnostics.report(Code::CS0513, location, &[&shown, &owner]);
            }
            if !has_body
                && !modifiers.is_abstract
                && !modifiers.is_extern
                && !modifiers.is_partial
                && self[def].kind != TypeDefKind::Interface
            {
                self.diagnostics.report(Code::CS0501, location, &[&shown]);
            }
            // Without a value to give and without access, a call of it would be left out.
            if modifiers.is_partial
                && !has_body
                && (modifiers.accessibility != Accessibility::Private || self[method].return_type != Ty::VOID)
            {
                self.diagnostics.report(Code::CS8795, location, &[&shown]);
            }
            if modifiers.is_async && !has_body && !modifiers.is_partial {
                self.diagnostics.report(Code::CS1994, location, &[]);
            }
            if (modifiers.is_virtual || modifiers.is_abstract)
                && modifiers.accessibility == Accessibility::Private
                && self[def].kind != TypeDefKind::Interface
                && self[method].explicit_interface.is_none()
            {
                self.diagnostics.report(Code::CS0621, location, &[&shown]);
            }
        }
        if class_modifiers.is_static
            && is_class
            && !modifiers.is_static
            && !is_accessor
            && kind != MethodKind::StaticConstructor
            && !matches!(self[method].body, BodySource::DefaultConstructor)
        {
            if kind == MethodKind::Constructor {
                self.diagnostics.report(Code::CS0710, location, &[]);
            } else {
                let shown = self.display_method_def(method);
                self.diagnostics.report(Code::CS0708, location, &[&shown]);
            }
        }
        if self[method].is_extension {
            let owner = &self[def];
            if !(owner.modifiers.is_static && owner.type_params.is_empty()) {
                self.diagnostics.report(Code::CS1106, location, &[]);
            } else if owner.outer.is_some() {
                let shown = self.shown(def);
                self.diagnostics.report(Code::CS1109, location, &[&shown]);
            } else if !modifiers.is_static {
                self.diagnostics.report(Code::CS1105, location, &[]);
            }
        }
        if modifiers.is_async && matches!(kind, MethodKind::Ordinary) {
            self.check_async_signature(method);
        }
        if modifiers.is_override && !is_accessor {
            self.check_override(def, method, None);
        }
        if self[method].explicit_interface.is_some() && !is_accessor {
            self.check_explicit(def, method);
        }
    }

    /// CS1983, CS1988, CS4012 of an async method, or of a local function or lambda (see [`World::check_async_parameters`]).
    fn check_async_signature(&mut self, method: MethodDefId) {
        let (ty, location) = (self[method].return_type, self[method].location);
        let is_main = self.declared.top_level.is_some_and(|(_, m)| m == method);
        if ty != Ty::ERROR && !self.is_async_return(ty) && !is_main {
            self.diagnostics.report(Code::CS1983, location, &[]);
        }
        let params = self[method].params.clone();
        self.check_async_parameters(&params);
    }

    /// Parameters that an async function or iterator may not have.
    pub fn check_async_parameters(&mut self, params: &[Param]) {
        for param in params {
            if param.ref_kind != RefKind::None {
                self.diagnostics.report(Code::CS1988, param.location, &[]);
            } else if self.is_ref_like(param.ty) {
                let shown = self.display(param.ty);
                self.diagnostics.report(Code::CS4012, param.location, &[&shown]);
            }
        }
    }

    /// `void`, a type with an async method builder, or an async stream.
    pub fn is_async_return(&mut self, ty: Ty) -> bool {
        if ty == Ty::VOID || ty == Ty::ERROR {
            return true;
        }
        let Some(def) = self.type_def(ty) else { return false };
        let declared = &self[def];
        match &*declared.namespace {
            "System.Threading.Tasks" if matches!(&*declared.name, "Task" | "ValueTask") => return true,
            "System.Collections.Generic" if matches!(&*declared.name, "IAsyncEnumerable" | "IAsyncEnumerator") => {
                return true;
            }
            _ => {}
        }
        self.type_attribute(def, "System.Runtime.CompilerServices.AsyncMethodBuilder").is_some()
    }

    /// What an override must find in the base classes. `property`: the name to show for accessors.
    fn check_override(&mut self, def: TypeDefId, method: MethodDefId, property: Option<(String, Location)>) {
        let open = self.open_type(def);
        let this = MethodRef { def: method, owner: open, type_args: Box::default() };
        let is_property = property.is_some();
        let (shown, location) = match property {
            Some(property) => property,
            None => (self.display_method(&this), self[method].location),
        };
        if let Some(base) = self.overridden_of(&this) {
            let base_shown = if is_property { self.accessor_owner_shown(&base) } else { self.display_method(&base) };
            if self[base.def].modifiers.is_sealed && self[base.def].modifiers.is_override {
                self.diagnostics.report(Code::CS0239, location, &[&shown, &base_shown]);
                return;
            }
            let (a, b) = (self[method].modifiers.accessibility, self[base.def].modifiers.accessibility);
            if a != b && !is_property && self[method].kind == MethodKind::Ordinary {
                let word = accessibility_word(b);
                self.diagnostics.report(Code::CS0507, location, &[&shown, word, &base_shown]);
                return;
            }
            let wanted = self.aligned_return(&base, &this);
            let given = self[method].return_type;
            if wanted == Ty::ERROR || given == Ty::ERROR || self.same_type(wanted, given) {
                return;
            }
            let covariant = self[method].modifiers.is_override
                && self.is_reference_type(given)
                && self.is_reference_type(wanted)
                && matches!(self.implicit_conversion(given, wanted), Some(Convert::Identity));
            if !covariant {
                let wanted = self.display(wanted);
                let code = if is_property { Code::CS1715 } else { Code::CS0508 };
                self.diagnostics.report(code, location, &[&shown, &base_shown, &wanted]);
            }
            return;
        }
        // Nothing to override: is there something of that name?
        let name = self[method].name.clone();
        let chain = self.class_chain(open);
        for &level in &chain[1..] {
            let Some(base_def) = self.type_def(level) else { continue };
            self.ensure_members(base_def);
            for candidate in self[base_def].methods.clone() {
                if self[candidate].name != name {
                    continue;
                }
                let candidate = MethodRef { def: candidate, owner: level, type_args: Box::default() };
                if self.same_signature(&this, &candidate) {
                    let base_shown = if is_property {
                        self.accessor_owner_shown(&candidate)
                    } else {
                        self.display_method(&candidate)
                    };
                    self.diagnostics.report(Code::CS0506, location, &[&shown, &base_shown]);
                    return;
                }
            }
        }
        if matches!(self[method].kind, MethodKind::Finalizer) {
            return;
        }
        self.diagnostics.report(Code::CS0115, location, &[&shown]);
    }

    fn accessor_owner_shown(&mut self, accessor: &MethodRef) -> String {
        match self[accessor.def].kind {
            MethodKind::Getter(property) | MethodKind::Setter(property) => {
                self.display_property(&PropertyRef { def: property, owner: accessor.owner })
            }
            _ => self.display_method(accessor),
        }
    }

    fn check_property(&mut self, def: TypeDefId, property: PropertyDefId) {
        let declared = &self[property];
        let (modifiers, location) = (declared.modifiers, declared.location);
        let open = self.open_type(def);
        if modifiers.is_override {
            let accessor = self[property].getter.or(self[property].setter);
            if let Some(accessor) = accessor
                && !matches!(self[accessor].body, BodySource::Synthesized(_))
            {
                let shown = self.display_property(&PropertyRef { def: property, owner: open });
                self.check_override(def, accessor, Some((shown, location)));
            }
        }
        if self[def].modifiers.is_static && self[def].kind == TypeDefKind::Class && !modifiers.is_static {
            let shown = self.display_property(&PropertyRef { def: property, owner: open });
            self.diagnostics.report(Code::CS0708, location, &[&shown]);
        }
        if modifiers.is_abstract && self[def].kind == TypeDefKind::Class && !self[def].modifiers.is_abstract {
            for accessor in [self[property].getter, self[property].setter].into_iter().flatten() {
                let shown = self.display_method_def(accessor);
                let owner = self.shown(def);
                let place = self[accessor].location;
                self.diagnostics.report(Code::CS0513, place, &[&shown, &owner]);
            }
        }
    }

    fn check_field(&mut self, def: TypeDefId, field: FieldDefId) {
        let declared = &self[field];
        let (modifiers, location, ty) = (declared.modifiers, declared.location, declared.ty);
        let has_init = declared.init.is_some();
        let is_made = declared.is_made;
        if self[def].modifiers.is_static && self[def].kind == TypeDefKind::Class && !modifiers.is_static && !is_made {
            let open = self.open_type(def);
            let shown = self.display_field(&FieldRef { def: field, owner: open });
            self.diagnostics.report(Code::CS0708, location, &[&shown]);
        }
        if self[def].kind == TypeDefKind::Interface && !modifiers.is_static && !is_made {
            self.diagnostics.report(Code::CS0525, location, &[]);
        }
        if modifiers.is_const && !has_init && self[def].kind != TypeDefKind::Enum {
            self.diagnostics.report(Code::CS0145, location, &[]);
        }
        if self.is_ref_like(ty) && !self.is_type_param(ty) && !(self[def].modifiers.is_ref && !modifiers.is_static) {
            let shown = self.display(ty);
            self.diagnostics.report(Code::CS8345, location, &[&shown]);
        }
    }

    /// A struct that contains itself (CS0523).
    fn check_struct_cycle(&mut self, def: TypeDefId) {
        for field in self[def].fields.clone() {
            if self[field].modifiers.is_static {
                continue;
            }
            let ty = self[field].ty;
            if self.struct_contains(ty, def, 0) {
                let open = self.open_type(def);
                let shown = self.display_field(&FieldRef { def: field, owner: open });
                let inner = self.display(ty);
                let place = self[field].location;
                self.diagnostics.report(Code::CS0523, place, &[&shown, &inner]);
            }
        }
    }

    fn struct_contains(&mut self, ty: Ty, wanted: TypeDefId, depth: u32) -> bool {
        let Some(def) = self.type_def_of(ty) else { return false };
        if self[def].kind != TypeDefKind::Struct || depth > 32 {
            return false;
        }
        if def == wanted {
            return true;
        }
        if !self[def].is_user
            && self[def].special.is_some_and(|s| !matches!(s, Special::Nullable | Special::ValueTuple))
        {
            return false;
        }
        self.ensure_members(def);
        let subst = self.subst_of(ty);
        for field in self[def].fields.clone() {
            if self[field].modifiers.is_static {
                continue;
            }
            let inner = self[field].ty;
            let inner = self.substitute(inner, &subst);
            if self.struct_contains(inner, wanted, depth + 1) {
                return true;
            }
        }
        false
    }

    /// CS0534: abstract members of base classes without override.
    fn check_abstract_members(&mut self, def: TypeDefId) {
        if self[def].modifiers.is_abstract || self[def].kind != TypeDefKind::Class {
            return;
        }
        let open = self.open_type(def);
        let chain = self.class_chain(open);
        for &level in &chain[1..] {
            let Some(base_def) = self.type_def(level) else { continue };
            if !self[base_def].modifiers.is_abstract {
                continue;
            }
            self.ensure_members(base_def);
            for method in self[base_def].methods.clone() {
                if !self[method].modifiers.is_abstract || self[method].modifiers.is_static {
                    continue;
                }
                let method = MethodRef { def: method, owner: level, type_args: Box::default() };
                let found = self.override_of(open, &method);
                if self[found.def].modifiers.is_abstract {
                    let shown = self.shown(def);
                    let member = self.display_method(&method);
                    let place = self[def].location;
                    self.diagnostics.report(Code::CS0534, place, &[&shown, &member]);
                }
            }
        }
    }

    /// CS0535 and its relatives: interface members without implementation.
    fn check_interfaces(&mut self, def: TypeDefId) {
        let open = self.open_type(def);
        let declared = self[def].interfaces.clone();
        let mut seen: Vec<Ty> = Vec::new();
        for interface in declared {
            let mut group = vec![interface];
            group.extend(self.all_interfaces(interface));
            for member_interface in group {
                if seen.contains(&member_interface) {
                    continue;
                }
                seen.push(member_interface);
                self.check_interface(def, open, interface, member_interface);
            }
        }
    }

    fn check_interface(&mut self, def: TypeDefId, open: Ty, listed: Ty, interface: Ty) {
        let Some(interface_def) = self.type_def(interface) else { return };
        self.ensure_members(interface_def);
        let location = self.base_entry_location(def, listed);
        let mut reported: Vec<String> = Vec::new();
        for method in self[interface_def].methods.clone() {
            let modifiers = self[method].modifiers;
            if self[method].explicit_interface.is_some() || (modifiers.is_static && !modifiers.is_abstract) {
                continue;
            }
            let method = MethodRef { def: method, owner: interface, type_args: Box::default() };
            if self.implementation_of(open, &method).is_some() {
                continue;
            }
            let shown = self.shown(def);
            let member = self.accessor_member_shown(&method, open);
            if reported.contains(&member) {
                continue;
            }
            reported.push(member.clone());
            match self.near_miss(open, &method) {
                Some((candidate, Miss::Static)) => {
                    let candidate = self.display_method(&candidate);
                    self.diagnostics.report(Code::CS0736, location, &[&shown, &member, &candidate]);
                }
                Some((candidate, Miss::Accessibility)) => {
                    let candidate = self.display_method(&candidate);
                    self.diagnostics.report(Code::CS0737, location, &[&shown, &member, &candidate]);
                }
                Some((candidate, Miss::Return)) => {
                    let wanted = self.method_return(&method);
                    let wanted = self.display(wanted);
                    let candidate = self.accessor_owner_shown(&candidate);
                    self.diagnostics.report(Code::CS0738, location, &[&shown, &member, &candidate, &wanted]);
                }
                None => self.diagnostics.report(Code::CS0535, location, &[&shown, &member]),
            }
        }
    }

    /// Accessors show as their property when the class has no such property at all.
    fn accessor_member_shown(&mut self, method: &MethodRef, open: Ty) -> String {
        match self[method.def].kind {
            MethodKind::Getter(property) | MethodKind::Setter(property) => {
                let name = self[property].name.clone();
                let chain = self.class_chain(open);
                let has = chain.into_iter().any(|level| {
                    self.type_def(level).is_some_and(|d| self[d].properties.iter().any(|&p| self[p].name == name))
                });
                if has {
                    self.display_method(method)
                } else {
                    self.display_property(&PropertyRef { def: property, owner: method.owner })
                }
            }
            MethodKind::Adder(event) | MethodKind::Remover(event) => {
                format!("{}.{}", self.display(method.owner), self[event].name)
            }
            _ => self.display_method(method),
        }
    }

    fn near_miss(&mut self, open: Ty, method: &MethodRef) -> Option<(MethodRef, Miss)> {
        let name = self[method.def].name.clone();
        for level in self.class_chain(open) {
            let Some(def) = self.type_def(level) else { continue };
            for candidate in self[def].methods.clone() {
                if self[candidate].name != name || self[candidate].explicit_interface.is_some() {
                    continue;
                }
                let candidate = MethodRef { def: candidate, owner: level, type_args: Box::default() };
                if !self.same_signature(method, &candidate) {
                    continue;
                }
                let modifiers = self[candidate.def].modifiers;
                let miss = if modifiers.is_static != self[method.def].modifiers.is_static {
                    Miss::Static
                } else if modifiers.accessibility != Accessibility::Public {
                    Miss::Accessibility
                } else {
                    Miss::Return
                };
                return Some((candidate, miss));
            }
        }
        None
    }

    /// Where the base list names the interface.
    fn base_entry_location(&mut self, def: TypeDefId, interface: Ty) -> Location {
        for part in self[def].parts.clone() {
            let scope = self.base_scope(def, &part);
            for base in part_bases(&part) {
                if self.try_bind_type(&base.ty, &scope) == Some(interface) {
                    return self.location_in(&scope, base.ty.span);
                }
            }
        }
        self[def].location
    }

    /// An explicit implementation must name an interface of the type, and a member of it.
    fn check_explicit(&mut self, def: TypeDefId, method: MethodDefId) {
        let Some(interface) = self[method].explicit_interface else { return };
        if interface == Ty::ERROR || self[def].kind == TypeDefKind::Interface {
            return;
        }
        let open = self.open_type(def);
        let location = self[method].location;
        let interfaces = self.all_interfaces(open);
        let this = MethodRef { def: method, owner: open, type_args: Box::default() };
        if !interfaces.iter().any(|&i| self.same_type(i, interface)) {
            let shown = self.display_method(&this);
            let interface = self.display(interface);
            self.diagnostics.report(Code::CS0540, location, &[&shown, &interface]);
            return;
        }
        let Some(interface_def) = self.type_def(interface) else { return };
        self.ensure_members(interface_def);
        let name = crate::lookup::implementing::simple_name(&self[method].name).to_string();
        let found = self[interface_def].methods.clone().into_iter().any(|m| {
            *self[m].name == *name && {
                let m = MethodRef { def: m, owner: interface, type_args: Box::default() };
                self.same_signature(&this, &m) && self.same_return(&this, &m)
            }
        });
        if !found {
            let shown = self.display_method(&this);
            self.diagnostics.report(Code::CS0539, location, &[&shown]);
        }
    }
}

enum Miss {
    Static,
    Accessibility,
    Return,
}

fn accessibility_word(accessibility: Accessibility) -> &'static str {
    match accessibility {
        Accessibility::Private => "private",
        Accessibility::PrivateProtected => "private protected",
        Accessibility::Protected => "protected",
        Accessibility::Internal => "internal",
        Accessibility::ProtectedInternal => "protected internal",
        Accessibility::Public => "public",
    }
}
