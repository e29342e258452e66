//! Base types, interfaces and constraints.
//!
//! For types of the program all are bound at once and checked. For types of the class library only the base class is: an interface list is
//! read when somebody asks for interfaces, so that using `int` does not load `IComparable`, `IFormattable` and the rest.

use std::rc::Rc;

use super::names::part_bases;
use super::sources::Header;
use super::{PendingConstraints, Scope};
use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

impl World {
    /// Works out the base class (and, for types of the program, the interfaces).
    pub fn ensure_bases(&mut self, def: TypeDefId) {
        if self[def].phase != Phase::Named {
            return;
        }
        self[def].phase = Phase::Busy;
        let is_user = self[def].is_user;
        match self[def].kind {
            TypeDefKind::Class if self[def].special == Some(Special::Object) => {}
            TypeDefKind::Class => self.bind_class_bases(def),
            TypeDefKind::Struct => {
                self[def].base = Some(self.special_ty(Special::ValueType));
            }
            TypeDefKind::Enum => self.bind_enum_base(def),
            TypeDefKind::Delegate => {
                self[def].base = Some(self.special_ty(Special::MulticastDelegate));
            }
            TypeDefKind::Interface => {}
        }
        self[def].phase = Phase::Bases;
        if is_user {
            self.ensure_interfaces(def);
        }
    }

    fn bind_class_bases(&mut self, def: TypeDefId) {
        let object = self.object_ty();
        let is_user = self[def].is_user;
        let mut base = None;
        for part in self[def].parts.clone() {
            let scope = self.base_scope(def, &part);
            let Some(first) = part_bases(&part).first() else { continue };
            if !is_user && looks_like_interface(&first.ty) {
                continue;
            }
            let ty = self.bind_type(&first.ty, &scope);
            if ty == Ty::ERROR || self.is_interface(ty) {
                continue;
            }
            let location = self.location_in(&scope, first.ty.span);
            if self.check_base_class(def, ty, location) {
                if let Some(other) = base
                    && other != ty
                {
                    let open = self.open_type(def);
                    let shown = self.display(open);
                    let place = self[def].location;
                    self.diagnostics.report(Code::CS0263, place, &[&shown]);
                }
                base = Some(ty);
            }
        }
        let base = base.unwrap_or(object);
        self[def].base = Some(base);
        // A class among its own bases.
        if let Some(base_def) = self.type_def(base)
            && base_def != def
        {
            self.ensure_bases(base_def);
        }
        if base != object {
            self.break_cycle(def);
        }
    }

    /// Reports every class of a circle of base classes, and opens it.
    fn break_cycle(&mut self, def: TypeDefId) {
        if !self.is_circular(def) {
            return;
        }
        let object = self.object_ty();
        let mut circle = vec![def];
        while let Some(next) = self[circle[circle.len() - 1]].base.and_then(|ty| self.type_def(ty))
            && next != def
        {
            circle.push(next);
        }
        circle.sort_by_key(|&d| self[d].location);
        for &class in &circle {
            let open = self.open_type(class);
            let shown = self.display(open);
            let other = self[class].base.map(|b| self.display(b)).unwrap_or_default();
            let place = self[class].location;
            self.diagnostics.report(Code::CS0146, place, &[&other, &shown]);
        }
        for class in circle {
            self[class].base = Some(object);
        }
    }

    fn is_circular(&self, def: TypeDefId) -> bool {
        let mut current = self[def].base.and_then(|ty| self.type_def(ty));
        let mut steps = 0;
        while let Some(next) = current {
            if next == def {
                return true;
            }
            steps += 1;
            if steps > 1000 {
                return false;
            }
            current = self[next].base.and_then(|ty| self.type_def(ty));
        }
        false
    }

    /// Whether a type may be the base class; reports if not.
    fn check_base_class(&mut self, def: TypeDefId, base: Ty, location: Location) -> bool {
        let open = self.open_type(def);
        let shown = self.display(open);
        let base_shown = self.display(base);
        let Some(base_def) = self.type_def(base) else {
            let code = if self.is_type_param(base) { Code::CS0689 } else { Code::CS0527 };
            self.diagnostics.report(code, location, &[&base_shown]);
            return false;
        };
        let modifiers = self[base_def].modifiers;
        if matches!(
            self[base_def].special,
            Some(
                Special::ValueType
                    | Special::EnumBase
                    | Special::Array
                    | Special::Delegate
                    | Special::MulticastDelegate
            )
        ) && self[def].is_user
        {
            self.diagnostics.report(Code::CS0644, location, &[&shown, &base_shown]);
            return false;
        }
        if modifiers.is_static {
            self.diagnostics.report(Code::CS0709, location, &[&base_shown, &shown]);
            return false;
        }
        if modifiers.is_sealed {
            self.diagnostics.report(Code::CS0509, location, &[&shown, &base_shown]);
            return false;
        }
        true
    }

    fn bind_enum_base(&mut self, def: TypeDefId) {
        self[def].base = Some(self.special_ty(Special::EnumBase));
        let mut underlying = self.int_ty();
        for part in self[def].parts.clone() {
            let TypeSyntax::Type(syntax) = &part.syntax else { continue };
            let ast::DeclarationKind::Enum(declaration) = &syntax.kind else { continue };
            if let Some(ty) = &declaration.underlying_type {
                let scope = self.base_scope(def, &part);
                let bound = self.bind_type(ty, &scope);
                let integral = self.special_of(bound).is_some_and(crate::conversions::numeric::is_integral);
                if integral && self.special_of(bound) != Some(Special::Char) {
                    underlying = bound;
                } else if bound != Ty::ERROR {
                    let location = self.location_in(&scope, ty.span);
                    self.diagnostics.report(Code::CS1008, location, &[]);
                }
            }
        }
        self[def].underlying = Some(underlying);
    }

    /// Binds the interface list.
    pub fn ensure_interfaces(&mut self, def: TypeDefId) {
        if self[def].parts.is_empty() || !self.declared.interfaces_done.insert(def) {
            return;
        }
        self.ensure_bases(def);
        self.declared.interfaces_busy.push(def);
        let kind = self[def].kind;
        let mut interfaces: Vec<Ty> = Vec::new();
        for part in self[def].parts.clone() {
            let scope = self.base_scope(def, &part);
            let is_user = self[def].is_user;
            for (index, syntax) in part_bases(&part).iter().enumerate() {
                if !is_user && kind == TypeDefKind::Class && index == 0 && !looks_like_interface(&syntax.ty) {
                    continue;
                }
                let ty = self.bind_type_quietly_again(&syntax.ty, &scope, kind == TypeDefKind::Class && index == 0);
                if ty == Ty::ERROR {
                    continue;
                }
                if !self.is_interface(ty) {
                    let location = self.location_in(&scope, syntax.ty.span);
                    let shown = self.display(ty);
                    if kind != TypeDefKind::Class {
                        self.diagnostics.report(Code::CS0527, location, &[&shown]);
                    } else if index > 0 {
                        // A class after the first place.
                        let open = self.open_type(def);
                        let class = self.display(open);
                        let base = self[def].base;
                        if base.is_some_and(|b| self.special_of(b) == Some(Special::Object)) {
                            self.diagnostics.report(Code::CS1722, location, &[&shown]);
                        } else {
                            let first = base.map(|b| self.display(b)).unwrap_or_default();
                            self.diagnostics.report(Code::CS1721, location, &[&class, &first, &shown]);
                        }
                    }
                    continue;
                }
                if interfaces.contains(&ty) {
                    let in_this_part = part_bases(&part)[..index].len();
                    if in_this_part > 0 && self[def].parts.len() == 1 {
                        let location = self.location_in(&scope, syntax.ty.span);
                        let shown = self.display(ty);
                        self.diagnostics.report(Code::CS0528, location, &[&shown]);
                    }
                    continue;
                }
                interfaces.push(ty);
            }
        }
        if self[def].is_record
            && let Some(equatable) = self.find_type("System.IEquatable", 1)
        {
            let own = self.open_type(def);
            let ty = self.types.named(equatable, &[own]);
            if !interfaces.contains(&ty) {
                interfaces.push(ty);
            }
        }
        self[def].interfaces = interfaces;
        self.declared.interfaces_busy.retain(|&d| d != def);
        if kind == TypeDefKind::Interface && self[def].is_user {
            self.check_interface_cycle(def);
        }
    }

    fn bind_type_quietly_again(&mut self, syntax: &ast::Type, scope: &Scope, bound_before: bool) -> Ty {
        if bound_before {
            // The first entry of a class was bound, and complained about, as its base class.
            return self.try_bind_type(syntax, scope).unwrap_or(Ty::ERROR);
        }
        self.bind_type(syntax, scope)
    }

    fn check_interface_cycle(&mut self, def: TypeDefId) {
        let mut seen = vec![def];
        let mut next = 0;
        while next < seen.len() {
            let current = seen[next];
            next += 1;
            self.ensure_interfaces(current);
            for interface in self[current].interfaces.clone() {
                let Some(inner) = self.type_def(interface) else { continue };
                if inner == def {
                    let open = self.open_type(def);
                    let shown = self.display(open);
                    let other = self[def].interfaces.first().copied().map(|t| self.display(t)).unwrap_or_default();
                    let place = self[def].location;
                    self.diagnostics.report(Code::CS0529, place, &[&shown, &other]);
                    self[def].interfaces.clear();
                    return;
                }
                if !seen.contains(&inner) {
                    seen.push(inner);
                }
            }
        }
    }

    /// The base list sees the type's own parameters and what is around the type, not what is inside.
    pub(crate) fn base_scope(&mut self, def: TypeDefId, part: &TypePart) -> Scope {
        let params = self[def].type_params.clone();
        Scope { file: part.scope, type_def: self[def].outer, method: None, type_params: self.named_params(&params) }
    }

    // ---- constraints ----

    /// Notes a method's or local function's constraint clauses; they are bound when first needed.
    pub fn set_constraints(
        &mut self,
        params: &[TypeParamId],
        clauses: &[ast::TypeParameterConstraintClause],
        scope: &Scope,
    ) {
        if params.is_empty() {
            return;
        }
        let clauses = Rc::new(clauses.to_vec());
        for &param in params {
            self.declared
                .constraints
                .insert(param, PendingConstraints { clauses: clauses.clone(), scope: scope.clone() });
        }
    }

    /// Binds the constraints of a type parameter.
    pub fn ensure_constraints(&mut self, param: TypeParamId) {
        if let Some(pending) = self.declared.constraints.remove(&param) {
            self.bind_constraints(param, &pending.clauses, &pending.scope);
            return;
        }
        let TypeParamOwner::Type(def) = self[param].owner else { return };
        if self[def].parts.is_empty() || !self.declared.constraints_done.insert(param) {
            return;
        }
        let index = self[def].type_params.iter().position(|&p| p == param);
        for part in self[def].parts.clone() {
            let TypeSyntax::Type(syntax) = &part.syntax else { continue };
            let Some(header) = Header::of(syntax) else { continue };
            if header.constraints.is_empty() || index.is_none() {
                continue;
            }
            let mut scope = self.base_scope(def, &part);
            // Constraints may name types nested in the type itself.
            scope.type_def = Some(def);
            let clauses = header.constraints.to_vec();
            self.bind_constraints(param, &clauses, &scope);
            break;
        }
    }

    fn bind_constraints(&mut self, param: TypeParamId, clauses: &[ast::TypeParameterConstraintClause], scope: &Scope) {
        let name = self[param].name.clone();
        for clause in clauses.iter().filter(|c| *c.name.text == *name) {
            // The flags first: a constraint type may ask for them.
            for constraint in &clause.constraints {
                let def = &mut self[param];
                match &constraint.kind {
                    ast::ConstraintKind::Class { .. } => def.has_class = true,
                    ast::ConstraintKind::Struct => def.has_struct = true,
                    ast::ConstraintKind::Constructor => def.has_new = true,
                    ast::ConstraintKind::AllowsRefStruct => def.allows_ref_struct = true,
                    ast::ConstraintKind::NotNull => def.has_notnull = true,
                    ast::ConstraintKind::Unmanaged => {
                        def.has_unmanaged = true;
                        def.has_struct = true;
                    }
                    ast::ConstraintKind::Default | ast::ConstraintKind::Type(_) => {}
                }
            }
            for constraint in &clause.constraints {
                let ast::ConstraintKind::Type(ty) = &constraint.kind else { continue };
                match ty.as_identifier().map(ast::Name::as_str) {
                    Some("notnull") => {
                        self[param].has_notnull = true;
                        continue;
                    }
                    Some("unmanaged") => {
                        self[param].has_unmanaged = true;
                        self[param].has_struct = true;
                        continue;
                    }
                    _ => {}
                }
                let bound = self.bind_type(ty, scope);
                if bound == Ty::ERROR {
                    continue;
                }
                let location = self.location_in(scope, ty.span);
                let sealed = match self.type_def(bound) {
                    Some(def) => self[def].kind == TypeDefKind::Struct || self[def].modifiers.is_sealed,
                    None => self.is_array(bound),
                };
                if sealed && self.file_scope_is_user(scope.file) {
                    let shown = self.display(bound);
                    self.diagnostics.report(Code::CS0701, location, &[&shown]);
                    continue;
                }
                if !self[param].constraints.contains(&bound) {
                    self[param].constraints.push(bound);
                }
            }
        }
    }

    /// Checks type arguments against constraints, reporting the first that fails; `shown` names the generic type or method.
    pub fn check_constraints(
        &mut self,
        params: &[TypeParamId],
        subst: &Subst,
        shown: &str,
        location: Location,
    ) -> bool {
        let mut fine = true;
        for &param in params {
            if let Some((code, args)) = self.failed_constraint(param, subst, shown, location) {
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                self.diagnostics.report(code, location, &args);
                fine = false;
            }
        }
        fine
    }

    /// Silent form for overload resolution and extension lookup.
    pub fn constraints_hold(&mut self, params: &[TypeParamId], subst: &Subst) -> bool {
        let location = Location { source: SourceId(0), start: 0, end: 0 };
        params.iter().all(|&param| self.failed_constraint(param, subst, "", location).is_none())
    }

    /// The first constraint of a parameter that its argument does not satisfy: the code with its arguments.
    pub fn failed_constraint(
        &mut self,
        param: TypeParamId,
        subst: &Subst,
        shown: &str,
        _location: Location,
    ) -> Option<(Code, Vec<String>)> {
        let arg = subst.get(param)?;
        if arg == Ty::ERROR {
            return None;
        }
        self.ensure_constraints(param);
        let name = self[param].name.clone();
        let (has_class, has_struct, has_new, has_unmanaged, allows) = {
            let def = &self[param];
            (def.has_class, def.has_struct, def.has_new, def.has_unmanaged, def.allows_ref_struct)
        };
        let arg_shown = self.display(arg);
        if self.is_ref_like(arg) && !allows {
            return Some((Code::CS9244, vec![shown.to_string(), name.to_string(), arg_shown.to_string()]));
        }
        if has_class && !self.is_reference_type(arg) {
            return Some((Code::CS0452, vec![shown.to_string(), name.to_string(), arg_shown.to_string()]));
        }
        if has_struct && (!self.is_value_type(arg) || self.is_nullable(arg)) {
            return Some((Code::CS0453, vec![shown.to_string(), name.to_string(), arg_shown.to_string()]));
        }
        if has_unmanaged && !self.is_unmanaged(arg) {
            return Some((Code::CS8377, vec![shown.to_string(), name.to_string(), arg_shown.to_string()]));
        }
        for constraint in self[param].constraints.clone() {
            let constraint = self.substitute(constraint, subst);
            if self.satisfies(arg, constraint) {
                continue;
            }
            let code = if self.is_nullable(arg) {
                if self.is_interface(constraint) { Code::CS0313 } else { Code::CS0312 }
            } else if self.is_type_param(arg) {
                Code::CS0314
            } else if self.is_value_type(arg) {
                Code::CS0315
            } else {
                Code::CS0311
            };
            let constraint = self.display_qualified(constraint);
            let arg_shown = self.display_qualified(arg);
            return Some((
                code,
                vec![shown.to_string(), constraint.to_string(), name.to_string(), arg_shown.to_string()],
            ));
        }
        if has_new && !self.has_public_parameterless_constructor(arg) {
            return Some((Code::CS0310, vec![shown.to_string(), name.to_string(), arg_shown.to_string()]));
        }
        None
    }

    fn has_public_parameterless_constructor(&mut self, ty: Ty) -> bool {
        if let &TyKind::Param(param) = self.kind(ty) {
            self.ensure_constraints(param);
            return self[param].has_new || self[param].has_struct;
        }
        if self.is_value_type(ty) {
            return true;
        }
        let Some(def) = self.type_def(ty) else { return false };
        if self[def].modifiers.is_abstract || self[def].kind != TypeDefKind::Class {
            return false;
        }
        self.constructors(ty)
            .iter()
            .any(|c| self[c.def].params.is_empty() && self[c.def].modifiers.accessibility == Accessibility::Public)
    }

    /// Checks the constructed types that user code named since the last call. Done late, when bases are known.
    pub fn run_constraint_checks(&mut self) {
        let mut index = 0;
        while index < self.declared.constraint_checks.len() {
            let (ty, ref locations) = self.declared.constraint_checks[index];
            let locations = locations.clone();
            index += 1;
            let Some(def) = self.type_def(ty) else { continue };
            let subst = self.subst_of(ty);
            let open = self.open_type(def);
            let shown = self.display_qualified(open);
            for (param, location) in self[def].type_params.clone().into_iter().zip(locations) {
                self.check_constraints(&[param], &subst, &shown, location);
            }
        }
        self.declared.constraint_checks.clear();
    }
}

/// Whether a name in a base list is an interface's by the library's convention: `IList<T>`, but not `IOException` or `Index`.
fn looks_like_interface(ty: &ast::Type) -> bool {
    let ast::TypeKind::Named(name) = &ty.kind else { return false };
    let Some(last) = name.parts.last() else { return false };
    let text = last.name.as_str();
    let mut letters = text.chars();
    letters.next() == Some('I') && letters.next().is_some_and(char::is_uppercase) && !text.ends_with("Exception")
}
