//! Member lookup by name.
//!
//! The type and its bases are searched from the most derived one up. What is found first decides the kind: a method lets methods of
//! bases with other signatures join in, anything else hides all that is above it.

use crate::declare::Scope;
use crate::hir::*;
use crate::world::World;

/// What a name means in a type.
#[derive(Debug, Clone)]
pub enum Member {
    Field(FieldRef),
    /// A method group, most derived first.
    Methods(Vec<MethodRef>),
    /// One property, or the indexers of a type.
    Properties(Vec<PropertyRef>),
    Event(EventDefId, Ty),
    Type(Ty),
}

/// The name under which indexers are looked up.
pub const INDEXER: &str = "this[]";

impl World {
    /// Accessible members of this name; empty when there is none. More than one element: ambiguous between interfaces.
    pub fn lookup_members(&mut self, ty: Ty, name: &str, scope: &Scope) -> Vec<Member> {
        self.lookup(ty, name, Some(scope))
    }

    /// Members of this name that cannot be accessed from `scope` (for a better message).
    pub fn lookup_inaccessible(&mut self, ty: Ty, name: &str, scope: &Scope) -> Vec<Member> {
        if self.lookup(ty, name, Some(scope)).is_empty() { self.lookup(ty, name, None) } else { Vec::new() }
    }

    /// Members of this name, accessible or not.
    pub fn lookup_all(&mut self, ty: Ty, name: &str) -> Vec<Member> {
        self.lookup(ty, name, None)
    }

    fn lookup(&mut self, ty: Ty, name: &str, scope: Option<&Scope>) -> Vec<Member> {
        if let TyKind::Tuple { elements, names } = self.kind(ty).clone()
            && let Some(field) = self.tuple_field(&elements, &names, name)
        {
            return vec![Member::Field(field)];
        }
        let mut found = Found::default();
        let levels = self.lookup_levels(ty);
        for group in levels {
            if found.stops(name) {
                break;
            }
            for level in group {
                self.collect(level, ty, name, scope, &mut found);
            }
        }
        found.into_members()
    }

    /// Field of a tuple by name or `ItemN`; the eighth and later are reached through `Rest`, see [`World::tuple_element_path`].
    fn tuple_field(&mut self, elements: &[Ty], names: &[Option<Symbol>], name: &str) -> Option<FieldRef> {
        let index = names.iter().position(|n| n.as_deref() == Some(name)).or_else(|| {
            let number: usize = name.strip_prefix("Item")?.parse().ok()?;
            (number >= 1 && number <= elements.len()).then(|| number - 1)
        })?;
        self.tuple_element_path(elements, index).pop()
    }

    /// The fields that lead to an element of a tuple: `Item3`, or `Rest`, `Item2` for the ninth.
    pub fn tuple_element_path(&mut self, elements: &[Ty], index: usize) -> Vec<FieldRef> {
        let mut path = Vec::new();
        let mut rest = elements;
        let mut index = index;
        loop {
            let owner = self.tuple_type_of(rest);
            let Some(def) = self.type_def(owner) else { return Vec::new() };
            let name = if index < 7 { format!("Item{}", index + 1) } else { "Rest".to_string() };
            let Some(field) = self.find_field(def, &name) else { return Vec::new() };
            path.push(FieldRef { def: field, owner });
            if index < 7 {
                return path;
            }
            index -= 7;
            rest = &rest[7..];
        }
    }

    /// Position of a tuple element by name (`x`, `Item3`).
    pub fn tuple_element_index(&self, ty: Ty, name: &str) -> Option<usize> {
        let count = self.tuple_elements(ty)?.len();
        if let Some(names) = self.tuple_names(ty)
            && let Some(index) = names.iter().position(|n| n.as_deref() == Some(name))
        {
            return Some(index);
        }
        let number: usize = name.strip_prefix("Item")?.parse().ok()?;
        (number >= 1 && number <= count).then(|| number - 1)
    }

    /// A field declared in the type itself.
    pub fn find_field(&mut self, def: TypeDefId, name: &str) -> Option<FieldDefId> {
        self.ensure_members(def);
        self[def].fields.iter().copied().find(|&f| &*self[f].name == name)
    }

    /// A property declared in the type or its bases.
    pub fn find_property(&mut self, ty: Ty, name: &str) -> Option<PropertyRef> {
        for level in self.lookup_levels(ty).into_iter().flatten() {
            let Some(def) = self.type_def_of(level) else { continue };
            self.ensure_members(def);
            let found = self[def].properties.iter().copied().find(|&p| {
                let property = &self[p];
                property.explicit_interface.is_none()
                    && (&*property.name == name || (property.is_indexer && name == INDEXER))
            });
            if let Some(found) = found {
                return Some(PropertyRef { def: found, owner: level });
            }
        }
        None
    }

    /// Types to search, in groups: a group is searched only if no earlier one decided. Interfaces of an interface are one group.
    pub(crate) fn lookup_levels(&mut self, ty: Ty) -> Vec<Vec<Ty>> {
        match self.kind(ty).clone() {
            TyKind::Named { def, .. } if self[def].kind == TypeDefKind::Interface => {
                let object = self.object_ty();
                let bases = self.all_interfaces(ty);
                vec![vec![ty], bases, vec![object]]
            }
            TyKind::Named { .. } | TyKind::Array { .. } => {
                self.class_chain(ty).into_iter().filter(|&t| !self.is_array(t)).map(|t| vec![t]).collect()
            }
            TyKind::Tuple { .. } => {
                let underlying = self.tuple_underlying(ty);
                self.class_chain(underlying).into_iter().map(|t| vec![t]).collect()
            }
            TyKind::Param(_) => {
                let base = self.effective_base(ty);
                let object = self.object_ty();
                let mut levels: Vec<Vec<Ty>> = Vec::new();
                if base != object {
                    levels = self.class_chain(base).into_iter().map(|t| vec![t]).collect();
                    levels.pop();
                }
                let interfaces = self.all_interfaces(ty);
                levels.push(interfaces);
                levels.push(vec![object]);
                levels
            }
            _ => Vec::new(),
        }
    }

    fn collect(&mut self, level: Ty, through: Ty, name: &str, scope: Option<&Scope>, found: &mut Found) {
        let Some(def) = self.type_def(level) else { return };
        self.ensure_members(def);
        // Fields, events, nested types: one declaration decides.
        for index in 0..self[def].fields.len() {
            let field = self[def].fields[index];
            if &*self[field].name == name && self.visible(self[field].modifiers, def, through, scope) {
                found.add_single(Member::Field(FieldRef { def: field, owner: level }));
            }
        }
        for index in 0..self[def].events.len() {
            let event = self[def].events[index];
            let declared = &self[event];
            if &*declared.name == name
                && declared.explicit_interface.is_none()
                && !declared.modifiers.is_override
                && self.visible(declared.modifiers, def, through, scope)
            {
                found.add_single(Member::Event(event, level));
            }
        }
        for index in 0..self[def].properties.len() {
            let property = self[def].properties[index];
            let declared = &self[property];
            let matches = if declared.is_indexer { name == INDEXER } else { &*declared.name == name };
            if !matches
                || declared.explicit_interface.is_some()
                || !self.visible(declared.modifiers, def, through, scope)
            {
                continue;
            }
            let is_override = declared.modifiers.is_override;
            let property = PropertyRef { def: property, owner: level };
            if is_override && self.has_base_property(&property) {
                continue;
            }
            let others = found.properties.clone();
            if others.iter().any(|other| self.same_property_signature(other, &property)) {
                continue;
            }
            found.add_property(property);
        }
        for index in 0..self[def].methods.len() {
            let method = self[def].methods[index];
            let declared = &self[method];
            if &*declared.name != name
                || declared.explicit_interface.is_some()
                || !matches!(
                    declared.kind,
                    MethodKind::Ordinary | MethodKind::DelegateInvoke | MethodKind::Operator | MethodKind::Conversion
                )
                || !self.visible(declared.modifiers, def, through, scope)
            {
                continue;
            }
            let is_override = declared.modifiers.is_override;
            let method = MethodRef { def: method, owner: level, type_args: Box::default() };
            if is_override && self.is_plain_override(&method) {
                continue;
            }
            let mut hidden = false;
            for other in found.methods.clone() {
                if other.owner != level && self.same_signature(&other, &method) {
                    hidden = true;
                    break;
                }
            }
            if !hidden {
                found.add_method(method);
            }
        }
        if let Some(nested) = self.find_nested_any(def, name)
            && self.visible(self[nested].modifiers, def, through, scope)
        {
            let args = self.type_args(level).to_vec();
            if self[nested].all_type_params.len() == args.len() {
                let ty = self.types.named(nested, &args);
                found.add_single(Member::Type(ty));
            }
        }
    }

    /// An override that changes nothing but the code (no covariant return): its first declaration stands for it.
    fn is_plain_override(&mut self, method: &MethodRef) -> bool {
        let Some(base) = self.overridden_of(method) else { return false };
        let (a, b) = (self.method_return(method), self.method_return(&base));
        if self[method.def].type_params.is_empty() { self.same_type(a, b) } else { true }
    }

    fn has_base_property(&mut self, property: &PropertyRef) -> bool {
        let accessor = self[property.def].getter.or(self[property.def].setter);
        let Some(accessor) = accessor else { return false };
        let accessor = MethodRef { def: accessor, owner: property.owner, type_args: Box::default() };
        self.is_plain_override(&accessor)
    }

    fn same_property_signature(&mut self, a: &PropertyRef, b: &PropertyRef) -> bool {
        let (a, b) = (self.property_params(a), self.property_params(b));
        a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| self.same_type(x.ty, y.ty))
    }

    fn visible(&self, modifiers: Modifiers, owner: TypeDefId, through: Ty, scope: Option<&Scope>) -> bool {
        match scope {
            None => true,
            Some(scope) => self.accessible(modifiers.accessibility, owner, Some(through), scope),
        }
    }

    /// A nested type of this name without type parameters of its own.
    fn find_nested_any(&self, def: TypeDefId, name: &str) -> Option<TypeDefId> {
        if self[def].nested.is_empty() {
            return None;
        }
        self[def].nested.iter().copied().find(|&n| &*self[n].name == name && self[n].type_params.is_empty())
    }

    /// Instance constructors of a class or struct (declared and synthesized ones).
    pub fn constructors(&mut self, ty: Ty) -> Vec<MethodRef> {
        let Some(def) = self.type_def_of(ty) else { return Vec::new() };
        let owner = self.tuple_underlying(ty);
        self.ensure_members(def);
        let methods = self[def].methods.iter().copied();
        methods
            .filter(|&m| self[m].kind == MethodKind::Constructor)
            .map(|def| MethodRef { def, owner, type_args: Box::default() })
            .collect()
    }

    /// A method of the type (or a base, or one of its interfaces if it is an interface) by exact parameter types.
    pub fn find_method(&mut self, ty: Ty, name: &str, params: &[Ty]) -> Option<MethodRef> {
        for level in self.lookup_levels(ty).into_iter().flatten() {
            let Some(def) = self.type_def(level) else { continue };
            self.ensure_members(def);
            for method in self[def].methods.clone() {
                if &*self[method].name != name || self[method].params.len() != params.len() {
                    continue;
                }
                let method = MethodRef { def: method, owner: level, type_args: Box::default() };
                let declared = self.method_params(&method);
                if declared.iter().zip(params).all(|(p, &wanted)| self.same_type(p.ty, wanted)) {
                    return Some(method);
                }
            }
        }
        None
    }

    /// The first method of this name and number of parameters (0 type parameters) in the type or its bases.
    pub fn find_method_by_count(&mut self, ty: Ty, name: &str, count: usize) -> Option<MethodRef> {
        for level in self.lookup_levels(ty).into_iter().flatten() {
            let Some(def) = self.type_def(level) else { continue };
            self.ensure_members(def);
            let found =
                self[def].methods.iter().copied().find(|&m| &*self[m].name == name && self[m].params.len() == count);
            if let Some(method) = found {
                return Some(MethodRef { def: method, owner: level, type_args: Box::default() });
            }
        }
        None
    }

    /// A method of an interface of the class library, constructed: `find_interface_method("System.IDisposable", &[], "Dispose")`.
    pub fn find_interface_method(&mut self, interface: &str, args: &[Ty], name: &str) -> Option<MethodRef> {
        let owner = self.try_known_type(interface, args)?;
        let def = self.type_def(owner)?;
        self.ensure_members(def);
        let method = self[def].methods.iter().copied().find(|&m| &*self[m].name == name)?;
        Some(MethodRef { def: method, owner, type_args: Box::default() })
    }
}

#[derive(Debug, Default)]
struct Found {
    singles: Vec<Member>,
    methods: Vec<MethodRef>,
    properties: Vec<PropertyRef>,
}

impl Found {
    /// Fields, events, types and plain properties hide all above them; methods and indexers let others join.
    fn stops(&self, name: &str) -> bool {
        !self.singles.is_empty() || (!self.properties.is_empty() && name != INDEXER)
    }

    fn add_single(&mut self, member: Member) {
        if self.methods.is_empty() && self.properties.is_empty() && self.singles.is_empty() {
            self.singles.push(member);
        }
    }

    fn add_property(&mut self, property: PropertyRef) {
        if self.methods.is_empty() && self.singles.is_empty() {
            self.properties.push(property);
        }
    }

    fn add_method(&mut self, method: MethodRef) {
        if self.singles.is_empty() && self.properties.is_empty() {
            self.methods.push(method);
        }
    }

    fn into_members(self) -> Vec<Member> {
        let mut members = self.singles;
        if !self.methods.is_empty() {
            members.push(Member::Methods(self.methods));
        }
        if !self.properties.is_empty() {
            members.push(Member::Properties(self.properties));
        }
        members
    }
}
