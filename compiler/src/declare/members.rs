//! Members: from syntax to signatures.
//!
//! A member's position among the members in source order is kept (`MethodDef::ordinal`), since compiler-made types are named after it:
//! every symbol counts one, so an auto-property counts four (property, backing field, two accessors).

use std::rc::Rc;

use super::Scope;
use super::modifiers::ref_kind;
use super::sources::{member_name_span, modifiers_have_access};
use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

/// Where members of one part are declared.
pub(crate) struct Place {
    pub def: TypeDefId,
    pub part: u32,
    pub source: SourceId,
    pub scope: Scope,
}

impl World {
    /// Works out the signatures of all members, and adds those that the language gives.
    pub fn ensure_members(&mut self, def: TypeDefId) {
        if self[def].phase == Phase::Members {
            return;
        }
        self.complete_type(def);
        self.ensure_bases(def);
        if self[def].phase != Phase::Bases {
            return;
        }
        self[def].phase = Phase::Members;
        self.bind_type_attributes(def);
        match self[def].kind {
            TypeDefKind::Enum => self.declare_enum_members(def),
            TypeDefKind::Delegate => self.declare_invoke(def),
            _ => {
                self.declare_primary_constructor(def);
                for part in 0..self[def].parts.len() as u32 {
                    self.declare_part(def, part);
                }
                self.declare_default_constructor(def);
                if self[def].is_record {
                    self.declare_record_members(def);
                }
                self.declare_static_constructor(def);
            }
        }
    }

    fn declare_part(&mut self, def: TypeDefId, part: u32) {
        let TypePart { source, syntax, .. } = self[def].parts[part as usize].clone();
        let TypeSyntax::Type(syntax) = syntax else { return };
        let ast::DeclarationKind::Type(declaration) = &syntax.kind else { return };
        let scope = self.scope_of_type(def, part);
        let place = Place { def, part, source, scope };
        for member in &declaration.members {
            self.declare_member(&place, member);
        }
    }

    fn declare_member(&mut self, place: &Place, member: &ast::Declaration) {
        match &member.kind {
            ast::DeclarationKind::Field(field) => self.declare_fields(place, member, field),
            ast::DeclarationKind::EventField(field) => self.declare_event_fields(place, member, field),
            ast::DeclarationKind::Event(event) => self.declare_event(place, member, event),
            ast::DeclarationKind::Method(method) => self.declare_method(place, member, method),
            ast::DeclarationKind::Property(property) => self.declare_property(place, member, property),
            ast::DeclarationKind::Indexer(indexer) => self.declare_indexer(place, member, indexer),
            ast::DeclarationKind::Operator(operator) => self.declare_operator(place, member, operator),
            ast::DeclarationKind::Conversion(conversion) => self.declare_conversion(place, member, conversion),
            ast::DeclarationKind::Constructor(constructor) => self.declare_constructor(place, member, constructor),
            ast::DeclarationKind::Destructor(destructor) => {
                let name = self.symbol("Finalize");
                let location = self.location(place.source, destructor.name.span);
                let mut method = MethodDef::empty(name, place.def, MethodKind::Finalizer, location);
                method.modifiers.accessibility = Accessibility::Protected;
                method.modifiers.is_override = true;
                method.body = body_source(&destructor.body);
                self.attach_method(place, method);
            }
            ast::DeclarationKind::Extension(extension) => self.declare_extension_block(place, extension),
            ast::DeclarationKind::Type(_) | ast::DeclarationKind::Enum(_) | ast::DeclarationKind::Delegate(_) => {
                self[place.def].member_count += 1;
            }
            ast::DeclarationKind::Namespace(_) | ast::DeclarationKind::Statement(_) | ast::DeclarationKind::Error => {}
        }
    }

    /// Modifiers of a member with the defaults of its type.
    fn member_modifiers(&mut self, place: &Place, member: &ast::Declaration, has_body: bool) -> Modifiers {
        let mut modifiers = self.modifiers(&member.modifiers, place.source);
        let is_interface = self[place.def].kind == TypeDefKind::Interface;
        if is_interface {
            if !modifiers_have_access(&member.modifiers) {
                modifiers.accessibility = Accessibility::Public;
            }
            if !modifiers.is_static
                && !modifiers.is_sealed
                && modifiers.accessibility != Accessibility::Private
                && !modifiers.is_extern
            {
                if has_body {
                    modifiers.is_virtual = !modifiers.is_abstract;
                } else {
                    modifiers.is_abstract = true;
                }
            }
        }
        modifiers
    }

    fn next_ordinal(&mut self, def: TypeDefId) -> u32 {
        let ordinal = self[def].member_count;
        self[def].member_count += 1;
        ordinal
    }

    fn attach_method(&mut self, place: &Place, mut method: MethodDef) -> MethodDefId {
        method.part = place.part;
        method.ordinal = self.next_ordinal(place.def);
        method.native = native_name(&method.attributes);
        let id = self.add_method(method);
        self[place.def].methods.push(id);
        for param in self[id].type_params.clone() {
            self[param].owner = TypeParamOwner::Method(id);
        }
        id
    }

    // ---- fields ----

    fn declare_fields(&mut self, place: &Place, member: &ast::Declaration, field: &ast::VariableDeclaration) {
        let mut modifiers = self.member_modifiers(place, member, true);
        modifiers.is_virtual = false;
        modifiers.is_abstract = false;
        let attributes = self.attributes(&member.attributes, None, &place.scope);
        let is_thread_static = attributes.iter().any(|a| &*a.name == "System.ThreadStaticAttribute");
        let ty = self.bind_type(&field.ty, &place.scope);
        if ty == Ty::VOID {
            let location = self.location(place.source, field.ty.span);
            self.diagnostics.report(Code::CS0670, location, &[]);
        }
        let ref_kind = type_ref_kind(&field.ty);
        if modifiers.is_const {
            modifiers.is_static = true;
        }
        for declarator in &field.declarators {
            let name = self.symbol(declarator.name.as_str());
            let location = self.location(place.source, declarator.name.span);
            if !declarator.fixed_size.is_empty() {
                self.diagnostics.report(Code::HST0001, location, &["fixed-size buffers"]);
            }
            self.next_ordinal(place.def);
            let init = declarator
                .initializer
                .as_ref()
                .map(|init| FieldInit { syntax: Rc::new(init.clone()), part: place.part });
            let id = self.add_field(FieldDef {
                name,
                owner: place.def,
                ty,
                modifiers,
                ref_kind,
                constant: None,
                init,
                is_thread_static,
                is_made: false,
                location,
            });
            self[place.def].fields.push(id);
        }
    }

    fn declare_enum_members(&mut self, def: TypeDefId) {
        let ty = self.open_type(def);
        for part in 0..self[def].parts.len() as u32 {
            let TypePart { source, syntax, .. } = self[def].parts[part as usize].clone();
            let TypeSyntax::Type(syntax) = syntax else { continue };
            let ast::DeclarationKind::Enum(declaration) = &syntax.kind else { continue };
            for member in &declaration.members {
                let name = self.symbol(member.name.as_str());
                let location = self.location(source, member.name.span);
                let modifiers = Modifiers {
                    accessibility: Accessibility::Public,
                    is_static: true,
                    is_const: true,
                    ..Modifiers::default()
                };
                let init = member.value.as_ref().map(|value| FieldInit { syntax: Rc::new(value.clone()), part });
                self.next_ordinal(def);
                let id = self.add_field(FieldDef {
                    name,
                    owner: def,
                    ty,
                    modifiers,
                    ref_kind: RefKind::None,
                    constant: None,
                    init,
                    is_thread_static: false,
                    is_made: false,
                    location,
                });
                self[def].fields.push(id);
            }
        }
    }

    // ---- methods ----

    fn declare_method(&mut self, place: &Place, member: &ast::Declaration, method: &ast::MethodDeclaration) {
        let generated = super::generated_regex::generated_body(member, &method.body);
        let body = generated.as_ref().unwrap_or(&method.body);
        let has_body = !matches!(body, ast::Body::None);
        let modifiers = self.member_modifiers(place, member, has_body);
        let location = self.location(place.source, method.name.span);
        let type_params = self.declare_type_params(&method.type_parameters, TypeParamOwner::Local, place.source);
        let names = self.named_params(&type_params);
        let scope = place.scope.clone().with_type_params(&names);
        self.set_constraints(&type_params, &method.constraints, &scope);
        let explicit_interface = self.explicit_interface(method.explicit_interface.as_ref(), &scope);
        let params = self.bind_params(&method.parameters, &scope);
        let return_type = self.bind_type(&method.return_type, &scope);
        let mut name = self.symbol(method.name.as_str());
        if let Some(interface) = explicit_interface {
            name = self.explicit_name(interface, &name);
        }
        let attributes = self.attributes(&member.attributes, None, &scope);
        let mut def = MethodDef::empty(name, place.def, MethodKind::Ordinary, location);
        def.modifiers = modifiers;
        def.type_params = type_params;
        def.params = params;
        def.return_type = return_type;
        def.return_ref = type_ref_kind(&method.return_type);
        def.is_extension = method.parameters.first().is_some_and(|p| p.modifiers.has(ast::Modifier::This));
        def.explicit_interface = explicit_interface;
        def.body = body_source(body);
        def.attributes = attributes;
        def.is_readonly = self.is_readonly_member(place.def, modifiers);
        if explicit_interface.is_some() && self[place.def].kind == TypeDefKind::Interface {
            def.modifiers.is_virtual = false;
            def.modifiers.is_abstract = !has_body;
            def.modifiers.is_override = false;
        }
        if modifiers.is_partial && self.join_partial_method(place, &mut def, has_body) {
            return;
        }
        self.attach_method(place, def);
    }

    /// Joins the two declarations of a partial method; true if the other one was there.
    fn join_partial_method(&mut self, place: &Place, method: &mut MethodDef, has_body: bool) -> bool {
        let others = self[place.def].methods.clone();
        for other in others {
            let declared = &self[other];
            if declared.name != method.name
                || !declared.modifiers.is_partial
                || declared.params.len() != method.params.len()
                || declared.type_params.len() != method.type_params.len()
            {
                continue;
            }
            let own: Vec<Ty> = declared.type_params.clone().into_iter().map(|p| self.param_ty(p)).collect();
            let subst = Subst::new(&method.type_params, &own);
            let types: Vec<(Ty, Ty)> =
                self[other].params.iter().zip(&method.params).map(|(a, b)| (a.ty, b.ty)).collect();
            let same = types.into_iter().all(|(a, b)| {
                let b = self.substitute(b, &subst);
                self.same_type(a, b)
            });
            if !same {
                continue;
            }
            if has_body {
                if !matches!(self[other].body, BodySource::None) {
                    self.diagnostics.report(Code::CS0757, method.location, &[]);
                    return true;
                }
                // The implementing part's parameters and type parameters are the ones its body names.
                let attributes = self[other].attributes.clone();
                let was = &mut self[other];
                was.body = method.body.clone();
                was.modifiers.is_async |= method.modifiers.is_async;
                was.params = std::mem::take(&mut method.params);
                was.type_params = std::mem::take(&mut method.type_params);
                was.return_type = method.return_type;
                was.location = method.location;
                was.part = place.part;
                was.attributes = method.attributes.clone();
                was.attributes.extend(attributes);
                for param in self[other].type_params.clone() {
                    self[param].owner = TypeParamOwner::Method(other);
                }
            } else if !matches!(self[other].body, BodySource::None) {
                let attributes = method.attributes.clone();
                self[other].attributes.extend(attributes);
            } else {
                self.diagnostics.report(Code::CS0756, method.location, &[]);
            }
            return true;
        }
        false
    }

    /// The interface of an explicit implementation.
    fn explicit_interface(&mut self, syntax: Option<&ast::Type>, scope: &Scope) -> Option<Ty> {
        let syntax = syntax?;
        let ty = self.bind_type(syntax, scope);
        if ty == Ty::ERROR {
            return Some(ty);
        }
        if !self.is_interface(ty) {
            let location = self.location_in(scope, syntax.span);
            let shown = self.display(ty);
            self.diagnostics.report(Code::CS0538, location, &[&shown]);
            return Some(Ty::ERROR);
        }
        Some(ty)
    }

    fn explicit_name(&mut self, interface: Ty, name: &str) -> Symbol {
        let shown = self.explicit_interface_name(interface);
        self.symbol(&format!("{shown}.{name}"))
    }

    fn is_readonly_member(&self, def: TypeDefId, modifiers: Modifiers) -> bool {
        self[def].kind == TypeDefKind::Struct
            && !modifiers.is_static
            && (modifiers.is_readonly || self[def].modifiers.is_readonly)
    }

    /// Binds a parameter list (of methods, constructors, local functions, lambdas with types, delegates, indexers).
    pub fn bind_params(&mut self, syntax: &[ast::Parameter], scope: &Scope) -> Vec<Param> {
        let mut params: Vec<Param> = Vec::with_capacity(syntax.len());
        for (index, param) in syntax.iter().enumerate() {
            let location = self.location_in(scope, param.name.span);
            let ty = param.ty.as_ref().map_or(Ty::NONE, |ty| self.bind_type(ty, scope));
            if ty == Ty::VOID
                && let Some(written) = &param.ty
            {
                let location = self.location_in(scope, written.span);
                self.diagnostics.report(Code::CS1536, location, &[]);
            }
            let name = self.symbol(param.name.as_str());
            if !name.is_empty() && params.iter().any(|p| p.name == name) {
                self.diagnostics.report(Code::CS0100, location, &[&name]);
            }
            let is_params = param.modifiers.has(ast::Modifier::Params);
            if is_params && index + 1 != syntax.len() {
                let location = self.location_in(scope, param.span);
                self.diagnostics.report(Code::CS0231, location, &[]);
            }
            if param.default.is_none() && !is_params && params.iter().any(|p| p.default.is_some()) {
                let at = self.location_in(scope, param.span);
                let location = Location { start: at.end, end: at.end + 1, ..at };
                self.diagnostics.report(Code::CS1737, location, &[]);
            }
            let attributes = self.attributes(&param.attributes, None, scope);
            let default = param.default.as_ref().map(param_default);
            params.push(Param {
                name,
                ty: if ty == Ty::VOID { Ty::ERROR } else { ty },
                ref_kind: ref_kind(&param.modifiers),
                is_params,
                is_scoped: param.modifiers.has(ast::Modifier::Scoped),
                default,
                attributes,
                location,
            });
        }
        params
    }

    fn declare_invoke(&mut self, def: TypeDefId) {
        for part in 0..self[def].parts.len() as u32 {
            let TypePart { source, syntax, .. } = self[def].parts[part as usize].clone();
            let TypeSyntax::Type(syntax) = syntax else { continue };
            let ast::DeclarationKind::Delegate(delegate) = &syntax.kind else { continue };
            let scope = self.scope_of_type(def, part);
            let name = self.symbol("Invoke");
            let location = self.location(source, delegate.name.span);
            let mut method = MethodDef::empty(name, def, MethodKind::DelegateInvoke, location);
            method.params = self.bind_params(&delegate.parameters, &scope);
            method.return_type = self.bind_type(&delegate.return_type, &scope);
            method.return_ref = type_ref_kind(&delegate.return_type);
            self.attach_method(&Place { def, part, source, scope }, method);
        }
    }

    fn declare_constructor(
        &mut self,
        place: &Place,
        member: &ast::Declaration,
        constructor: &ast::ConstructorDeclaration,
    ) {
        let mut modifiers = self.member_modifiers(place, member, true);
        modifiers.is_virtual = false;
        let location = self.location(place.source, constructor.name.span);
        if *constructor.name.text != *self[place.def].name {
            self.diagnostics.report(Code::CS1520, location, &[]);
            return;
        }
        let params = self.bind_params(&constructor.parameters, &place.scope);
        let (name, kind) = if modifiers.is_static {
            if !params.is_empty() {
                let shown = format!("{0}.{0}", self[place.def].name);
                self.diagnostics.report(Code::CS0132, location, &[&shown]);
            }
            (".cctor", MethodKind::StaticConstructor)
        } else {
            (".ctor", MethodKind::Constructor)
        };
        let name = self.symbol(name);
        let mut def = MethodDef::empty(name, place.def, kind, location);
        def.modifiers = modifiers;
        def.params = params;
        def.attributes = self.attributes(&member.attributes, None, &place.scope);
        let body = match body_source(&constructor.body) {
            BodySource::Syntax(body) => Some(body),
            _ => None,
        };
        def.body = if modifiers.is_extern {
            BodySource::None
        } else if modifiers.is_static {
            body.map_or(BodySource::None, BodySource::Syntax)
        } else {
            let body = body.and_then(|b| Rc::try_unwrap(b).ok()).map(Box::new);
            BodySource::Syntax(Rc::new(BodySyntax::Constructor { initializer: constructor.initializer.clone(), body }))
        };
        self.attach_method(place, def);
    }

    fn declare_operator(&mut self, place: &Place, member: &ast::Declaration, operator: &ast::OperatorDeclaration) {
        let has_body = !matches!(operator.body, ast::Body::None);
        let modifiers = self.member_modifiers(place, member, has_body);
        let location = self.location(place.source, operator.operator_span);
        let params = self.bind_params(&operator.parameters, &place.scope);
        let name = operator_name(operator.operator, params.len(), operator.is_checked);
        let mut name = self.symbol(&name);
        let explicit_interface = self.explicit_interface(operator.explicit_interface.as_ref(), &place.scope);
        if let Some(interface) = explicit_interface {
            name = self.explicit_name(interface, &name);
        }
        let mut def = MethodDef::empty(name, place.def, MethodKind::Operator, location);
        def.modifiers = modifiers;
        def.params = params;
        def.return_type = self.bind_type(&operator.return_type, &place.scope);
        def.body = body_source(&operator.body);
        def.explicit_interface = explicit_interface;
        def.attributes = self.attributes(&member.attributes, None, &place.scope);
        self.attach_method(place, def);
    }

    fn declare_conversion(
        &mut self,
        place: &Place,
        member: &ast::Declaration,
        conversion: &ast::ConversionDeclaration,
    ) {
        let has_body = !matches!(conversion.body, ast::Body::None);
        let modifiers = self.member_modifiers(place, member, has_body);
        let location = self.location(place.source, conversion.operator_span);
        let name = match (conversion.is_implicit, conversion.is_checked) {
            (true, _) => "op_Implicit",
            (false, false) => "op_Explicit",
            (false, true) => "op_CheckedExplicit",
        };
        let mut name = self.symbol(name);
        let explicit_interface = self.explicit_interface(conversion.explicit_interface.as_ref(), &place.scope);
        if let Some(interface) = explicit_interface {
            name = self.explicit_name(interface, &name);
        }
        let mut def = MethodDef::empty(name, place.def, MethodKind::Conversion, location);
        def.modifiers = modifiers;
        def.params = self.bind_params(&conversion.parameters, &place.scope);
        def.return_type = self.bind_type(&conversion.ty, &place.scope);
        def.body = body_source(&conversion.body);
        def.explicit_interface = explicit_interface;
        def.attributes = self.attributes(&member.attributes, None, &place.scope);
        self.attach_method(place, def);
    }

    // ---- properties and events ----

    fn declare_property(&mut self, place: &Place, member: &ast::Declaration, property: &ast::PropertyDeclaration) {
        let location = self.location(place.source, property.name.span);
        let ty = self.bind_type(&property.ty, &place.scope);
        if ty == Ty::VOID {
            self.diagnostics.report(Code::CS0547, location, &[property.name.as_str()]);
        }
        let explicit_interface = self.explicit_interface(property.explicit_interface.as_ref(), &place.scope);
        let name = self.symbol(property.name.as_str());
        let spec = PropertySpec {
            member,
            name,
            ty,
            ref_kind: type_ref_kind(&property.ty),
            params: Vec::new(),
            is_indexer: false,
            explicit_interface,
            accessors: &property.accessors,
            initializer: property.initializer.as_ref(),
            location,
        };
        self.add_property_members(place, spec);
    }

    fn declare_indexer(&mut self, place: &Place, member: &ast::Declaration, indexer: &ast::IndexerDeclaration) {
        let location = self.location(place.source, indexer.this_span);
        let ty = self.bind_type(&indexer.ty, &place.scope);
        let params = self.bind_params(&indexer.parameters, &place.scope);
        let explicit_interface = self.explicit_interface(indexer.explicit_interface.as_ref(), &place.scope);
        let attributes = self.attributes(&member.attributes, None, &place.scope);
        let name = attributes
            .iter()
            .find(|a| a.name.ends_with(".IndexerNameAttribute"))
            .and_then(|a| a.string_arg(0))
            .unwrap_or_else(|| "Item".to_string());
        let name = self.symbol(&name);
        let spec = PropertySpec {
            member,
            name,
            ty,
            ref_kind: type_ref_kind(&indexer.ty),
            params,
            is_indexer: true,
            explicit_interface,
            accessors: &indexer.accessors,
            initializer: None,
            location,
        };
        self.add_property_members(place, spec);
    }

    fn add_property_members(&mut self, place: &Place, spec: PropertySpec<'_>) {
        let mut accessors: Vec<AccessorSpec<'_>> = match spec.accessors {
            ast::PropertyAccessors::Expr(body) => {
                vec![AccessorSpec { kind: ast::AccessorKind::Get, body, syntax: None }]
            }
            ast::PropertyAccessors::List(list, _) => {
                list.iter().map(|a| AccessorSpec { kind: a.kind, body: &a.body, syntax: Some(a) }).collect()
            }
        };
        let generated = super::generated_regex::generated_body(spec.member, &ast::Body::None);
        if let (Some(body), [accessor]) = (&generated, accessors.as_mut_slice())
            && matches!(accessor.body, ast::Body::None)
        {
            accessor.body = body;
        }
        let has_body = accessors.iter().any(|a| !matches!(a.body, ast::Body::None));
        let modifiers = self.member_modifiers(place, spec.member, has_body);
        // A partial property's declaring part: the other part has the bodies.
        if modifiers.is_partial && self.join_partial_property(place, &spec, &accessors, has_body) {
            return;
        }
        let is_interface = self[place.def].kind == TypeDefKind::Interface;
        let some_without_body = accessors.iter().any(|a| matches!(a.body, ast::Body::None));
        let text = self[place.source].text.clone();
        let uses_field = !spec.is_indexer
            && generated.is_none()
            && accessors.iter().any(|a| body_span(a.body).is_some_and(|s| super::scan::mentions(s.of(&text), "field")));
        let is_auto = !spec.is_indexer
            && !modifiers.is_abstract
            && !modifiers.is_extern
            && (!is_interface || modifiers.is_static)
            && !(modifiers.is_partial
                && !has_body
                && spec.initializer.is_none()
                && self[place.def].parts.len() > 1
                && self.partial_property_has_other(place, &spec))
            && (some_without_body || uses_field);
        let mut property = PropertyDef {
            name: spec.name.clone(),
            owner: place.def,
            ty: spec.ty,
            ref_kind: spec.ref_kind,
            modifiers,
            params: spec.params.clone(),
            is_indexer: spec.is_indexer,
            getter: None,
            setter: None,
            backing_field: None,
            explicit_interface: spec.explicit_interface,
            init: None,
            location: spec.location,
        };
        let metadata_name = match spec.explicit_interface {
            Some(interface) => self.explicit_name(interface, &spec.name),
            None => spec.name.clone(),
        };
        if spec.explicit_interface.is_some() {
            property.name = metadata_name.clone();
        }
        self.next_ordinal(place.def);
        if is_auto {
            let init = spec.initializer.map(|init| FieldInit { syntax: Rc::new(init.clone()), part: place.part });
            property.init = init.clone();
            let is_written = uses_field || accessors.iter().any(|a| a.kind == ast::AccessorKind::Set);
            let field =
                self.add_backing_field(place.def, &metadata_name, spec.ty, modifiers, !is_written, init, spec.location);
            self.next_ordinal(place.def);
            property.backing_field = Some(field);
        } else if spec.initializer.is_some() {
            self.diagnostics.report(Code::CS8050, spec.location, &[]);
        }
        let backing = property.backing_field;
        let id = self.add_property(property);
        self[place.def].properties.push(id);
        for accessor in &accessors {
            let is_getter = accessor.kind == ast::AccessorKind::Get;
            let method = self.accessor_method(place, &spec, modifiers, accessor, id, backing, &metadata_name);
            let method = self.attach_method(place, method);
            if is_getter {
                self[id].getter = Some(method);
            } else {
                self[id].setter = Some(method);
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn accessor_method(
        &mut self,
        place: &Place,
        spec: &PropertySpec<'_>,
        modifiers: Modifiers,
        accessor: &AccessorSpec<'_>,
        property: PropertyDefId,
        backing: Option<FieldDefId>,
        metadata_name: &str,
    ) -> MethodDef {
        let is_getter = accessor.kind == ast::AccessorKind::Get;
        let prefix = if is_getter { "get_" } else { "set_" };
        let name = match metadata_name.rfind('.') {
            Some(dot) if spec.explicit_interface.is_some() => {
                format!("{}.{prefix}{}", &metadata_name[..dot], &metadata_name[dot + 1..])
            }
            _ => format!("{prefix}{metadata_name}"),
        };
        let name = self.symbol(&name);
        let location = match accessor.syntax {
            Some(syntax) => self.location(place.source, syntax.keyword_span),
            None => match body_span(accessor.body) {
                Some(span) => self.location(place.source, span),
                None => spec.location,
            },
        };
        let kind = if is_getter { MethodKind::Getter(property) } else { MethodKind::Setter(property) };
        let mut method = MethodDef::empty(name, place.def, kind, location);
        method.modifiers = modifiers;
        method.modifiers.is_readonly = false;
        method.explicit_interface = spec.explicit_interface;
        method.params.clone_from(&spec.params);
        if is_getter {
            method.return_type = spec.ty;
            method.return_ref = spec.ref_kind;
        } else {
            let value = self.symbol("value");
            method.params.push(Param::plain(value, spec.ty, location));
            method.is_init_only = accessor.kind == ast::AccessorKind::Init;
        }
        let mut is_readonly = modifiers.is_readonly;
        if let Some(syntax) = accessor.syntax {
            let own = self.modifiers(&syntax.modifiers, place.source);
            if modifiers_have_access(&syntax.modifiers) {
                method.modifiers.accessibility = own.accessibility;
            }
            is_readonly |= own.is_readonly;
            method.attributes = self.attributes(&syntax.attributes, None, &place.scope);
        } else {
            method.attributes = self.attributes(&spec.member.attributes, None, &place.scope);
        }
        // Natives of `extern` properties stand on the property.
        if modifiers.is_extern && method.attributes.is_empty() {
            method.attributes = self.attributes(&spec.member.attributes, None, &place.scope);
        }
        let is_struct = self[place.def].kind == TypeDefKind::Struct;
        method.is_readonly = is_struct
            && !modifiers.is_static
            && (is_readonly
                || self[place.def].modifiers.is_readonly
                || (is_getter && backing.is_some() && matches!(accessor.body, ast::Body::None)));
        method.body = match accessor.body {
            ast::Body::None => match backing {
                Some(field) => BodySource::AutoProperty(field),
                None => BodySource::None,
            },
            body => body_source(body),
        };
        method
    }

    #[allow(clippy::too_many_arguments)]
    pub(crate) fn add_backing_field(
        &mut self,
        def: TypeDefId,
        property: &str,
        ty: Ty,
        modifiers: Modifiers,
        is_readonly: bool,
        init: Option<FieldInit>,
        location: Location,
    ) -> FieldDefId {
        let name = self.symbol(&format!("<{property}>k__BackingField"));
        let mut field = FieldDef::made(name, def, ty, location);
        field.modifiers.accessibility = Accessibility::Private;
        field.modifiers.is_static = modifiers.is_static;
        field.modifiers.is_readonly = is_readonly;
        field.init = init;
        let id = self.add_field(field);
        self[def].fields.push(id);
        id
    }

    fn partial_property_has_other(&mut self, place: &Place, spec: &PropertySpec<'_>) -> bool {
        // Another part declares the same property with bodies.
        let name = spec.name.clone();
        self[place.def].parts.clone().iter().any(|part| {
            let TypeSyntax::Type(syntax) = &part.syntax else { return false };
            let ast::DeclarationKind::Type(declaration) = &syntax.kind else { return false };
            declaration.members.iter().any(|member| match &member.kind {
                ast::DeclarationKind::Property(p) => {
                    *p.name.text == *name
                        && match &p.accessors {
                            ast::PropertyAccessors::Expr(_) => true,
                            ast::PropertyAccessors::List(list, _) => {
                                list.iter().any(|a| !matches!(a.body, ast::Body::None))
                            }
                        }
                }
                _ => false,
            })
        })
    }

    /// Gives the bodies of the implementing part to the declared property; true if it was declared before.
    fn join_partial_property(
        &mut self,
        place: &Place,
        spec: &PropertySpec<'_>,
        accessors: &[AccessorSpec<'_>],
        has_body: bool,
    ) -> bool {
        let existing = self[place.def].properties.iter().copied().find(|&p| {
            let other = &self[p];
            other.name == spec.name && other.modifiers.is_partial && other.params.len() == spec.params.len()
        });
        let Some(existing) = existing else { return false };
        if has_body {
            for accessor in accessors {
                let method = match accessor.kind {
                    ast::AccessorKind::Get => self[existing].getter,
                    _ => self[existing].setter,
                };
                if let Some(method) = method
                    && !matches!(accessor.body, ast::Body::None)
                {
                    self[method].body = body_source(accessor.body);
                    self[method].part = place.part;
                }
            }
        }
        true
    }

    fn declare_event_fields(&mut self, place: &Place, member: &ast::Declaration, field: &ast::VariableDeclaration) {
        let modifiers = self.member_modifiers(place, member, false);
        let ty = self.bind_type(&field.ty, &place.scope);
        for declarator in &field.declarators {
            let name = self.symbol(declarator.name.as_str());
            let location = self.location(place.source, declarator.name.span);
            if ty != Ty::ERROR && !self.is_delegate(ty) {
                let shown = format!("{}.{name}", self[place.def].name);
                self.diagnostics.report(Code::CS0066, location, &[&shown]);
            }
            let backing = if modifiers.is_abstract || modifiers.is_extern {
                None
            } else {
                let mut backing = FieldDef::made(name.clone(), place.def, ty, location);
                backing.modifiers.accessibility = Accessibility::Private;
                backing.modifiers.is_static = modifiers.is_static;
                backing.init = declarator
                    .initializer
                    .as_ref()
                    .map(|init| FieldInit { syntax: Rc::new(init.clone()), part: place.part });
                let id = self.add_field(backing);
                self[place.def].fields.push(id);
                Some(id)
            };
            self.add_event_members(place, &name, ty, modifiers, None, location, |is_add| match backing {
                Some(field) => BodySource::FieldEvent { field, is_add },
                None => BodySource::None,
            });
            if let Some(&event) = self[place.def].events.last() {
                self[event].field = backing;
            }
        }
    }

    fn declare_event(&mut self, place: &Place, member: &ast::Declaration, event: &ast::EventDeclaration) {
        let modifiers = self.member_modifiers(place, member, true);
        let ty = self.bind_type(&event.ty, &place.scope);
        let location = self.location(place.source, event.name.span);
        let explicit_interface = self.explicit_interface(event.explicit_interface.as_ref(), &place.scope);
        let name = self.symbol(event.name.as_str());
        let body_of = |kind: ast::AccessorKind| {
            event.accessors.iter().find(|a| a.kind == kind).map_or(BodySource::None, |a| body_source(&a.body))
        };
        self.add_event_members(place, &name, ty, modifiers, explicit_interface, location, |is_add| {
            body_of(if is_add { ast::AccessorKind::Add } else { ast::AccessorKind::Remove })
        });
    }

    #[allow(clippy::too_many_arguments)]
    fn add_event_members(
        &mut self,
        place: &Place,
        name: &Symbol,
        ty: Ty,
        modifiers: Modifiers,
        explicit_interface: Option<Ty>,
        location: Location,
        body: impl Fn(bool) -> BodySource,
    ) {
        self.next_ordinal(place.def);
        let event = self.add_event(EventDef {
            name: name.clone(),
            owner: place.def,
            ty,
            modifiers,
            adder: None,
            remover: None,
            field: None,
            explicit_interface,
            location,
        });
        self[place.def].events.push(event);
        for is_add in [true, false] {
            let (prefix, kind) =
                if is_add { ("add_", MethodKind::Adder(event)) } else { ("remove_", MethodKind::Remover(event)) };
            let full = format!("{prefix}{name}");
            let mut full = self.symbol(&full);
            if let Some(interface) = explicit_interface {
                full = self.explicit_name(interface, &full);
            }
            let mut method = MethodDef::empty(full, place.def, kind, location);
            method.modifiers = modifiers;
            method.explicit_interface = explicit_interface;
            let value = self.symbol("value");
            method.params.push(Param::plain(value, ty, location));
            method.body = body(is_add);
            let method = self.attach_method(place, method);
            if is_add {
                self[event].adder = Some(method);
            } else {
                self[event].remover = Some(method);
            }
        }
    }

    // ---- what the language adds ----

    fn declare_default_constructor(&mut self, def: TypeDefId) {
        let declared = &self[def];
        if declared.kind == TypeDefKind::Struct {
            // Every struct has a parameterless constructor. It needs no code when nobody wrote it, but it is counted.
            let is_written = declared.methods.iter().any(|&m| {
                self[m].kind == MethodKind::Constructor && self[m].params.is_empty() && !self[m].modifiers.is_static
            });
            if !is_written {
                self.next_ordinal(def);
            }
        }
        let declared = &self[def];
        if declared.kind != TypeDefKind::Class || declared.modifiers.is_static {
            return;
        }
        let has_any = declared.methods.iter().any(|&m| self[m].kind == MethodKind::Constructor);
        if has_any {
            return;
        }
        let name = self.symbol(".ctor");
        let location = self[def].location;
        let mut method = MethodDef::empty(name, def, MethodKind::Constructor, location);
        if self[def].modifiers.is_abstract {
            method.modifiers.accessibility = Accessibility::Protected;
        }
        method.body = BodySource::DefaultConstructor;
        method.ordinal = self.next_ordinal(def);
        let id = self.add_method(method);
        self[def].methods.push(id);
    }

    /// A static constructor for static fields with initializers, where none is written.
    fn declare_static_constructor(&mut self, def: TypeDefId) {
        let declared = &self[def];
        let has = declared.methods.iter().any(|&m| self[m].kind == MethodKind::StaticConstructor);
        let needed = declared.fields.iter().any(|&f| {
            let field = &self[f];
            field.modifiers.is_static && !field.modifiers.is_const && field.init.is_some()
        }) || declared.fields.iter().any(|&f| {
            // A decimal constant is a static field; it is folded where used and needs none.
            let _ = f;
            false
        });
        if has || !needed {
            return;
        }
        let name = self.symbol(".cctor");
        let location = self[def].location;
        let mut method = MethodDef::empty(name, def, MethodKind::StaticConstructor, location);
        method.modifiers.accessibility = Accessibility::Private;
        method.modifiers.is_static = true;
        method.body = BodySource::DefaultConstructor;
        method.ordinal = self.next_ordinal(def);
        let id = self.add_method(method);
        self[def].methods.push(id);
    }

    /// `extension(T receiver) { .. }`: its methods become static methods of the class with the receiver first, its properties the static
    /// methods `get_P(receiver)` and `set_P(receiver, value)`, extension methods too: that is how uses find them.
    fn declare_extension_block(&mut self, place: &Place, extension: &ast::ExtensionDeclaration) {
        // The block is a member itself.
        self.next_ordinal(place.def);
        for member in &extension.members {
            let location = self.location(place.source, member_name_span(member));
            if member.modifiers.has(ast::Modifier::Static) {
                self.diagnostics.report(Code::HST0002, location, &["static extension members"]);
                continue;
            }
            match &member.kind {
                ast::DeclarationKind::Method(method) => {
                    self.declare_extension_member(place, extension, member, (**method).clone());
                }
                ast::DeclarationKind::Property(property) => {
                    for method in property_as_methods(property) {
                        self.declare_extension_member(place, extension, member, method);
                    }
                }
                _ => self.diagnostics.report(Code::HST0002, location, &["this kind of extension member"]),
            }
        }
    }

    fn declare_extension_member(
        &mut self,
        place: &Place,
        extension: &ast::ExtensionDeclaration,
        member: &ast::Declaration,
        mut method: ast::MethodDeclaration,
    ) {
        // Every method has type parameters of its own for those of the block.
        let mut type_parameters = extension.type_parameters.clone();
        type_parameters.append(&mut method.type_parameters);
        method.type_parameters = type_parameters;
        let mut constraints = extension.constraints.clone();
        constraints.append(&mut method.constraints);
        method.constraints = constraints;
        let mut receiver = extension.receiver.clone();
        receiver.modifiers.push(ast::Modifier::This, receiver.span);
        method.parameters.insert(0, receiver);
        let mut declaration = ast::Declaration {
            attributes: member.attributes.clone(),
            modifiers: member.modifiers.clone(),
            kind: ast::DeclarationKind::Error,
            span: member.span,
        };
        declaration.modifiers.push(ast::Modifier::Static, member.span);
        self.declare_method(place, &declaration, &method);
    }
}

/// The accessors of an extension property as methods without the receiver.
fn property_as_methods(property: &ast::PropertyDeclaration) -> Vec<ast::MethodDeclaration> {
    let span = property.name.span;
    let method = |is_getter: bool, body: ast::Body| {
        let prefix = if is_getter { "get_" } else { "set_" };
        let void = ast::Type::new(ast::TypeKind::Predefined(ast::PredefinedType::Void), span);
        let value = ast::Parameter {
            attributes: Vec::new(),
            modifiers: ast::Modifiers::new(),
            ty: Some(property.ty.clone()),
            name: ast::Name::new("value", span),
            default: None,
            span,
        };
        ast::MethodDeclaration {
            return_type: if is_getter { property.ty.clone() } else { void },
            explicit_interface: None,
            name: ast::Name::new(format!("{prefix}{}", property.name.as_str()), span),
            type_parameters: Vec::new(),
            parameters: if is_getter { Vec::new() } else { vec![value] },
            constraints: Vec::new(),
            body,
        }
    };
    match &property.accessors {
        ast::PropertyAccessors::Expr(body) => vec![method(true, body.clone())],
        ast::PropertyAccessors::List(list, _) => {
            list.iter().map(|a| method(a.kind == ast::AccessorKind::Get, a.body.clone())).collect()
        }
    }
}

struct PropertySpec<'a> {
    member: &'a ast::Declaration,
    name: Symbol,
    ty: Ty,
    ref_kind: RefKind,
    params: Vec<Param>,
    is_indexer: bool,
    explicit_interface: Option<Ty>,
    accessors: &'a ast::PropertyAccessors,
    initializer: Option<&'a ast::Expr>,
    location: Location,
}

struct AccessorSpec<'a> {
    kind: ast::AccessorKind,
    body: &'a ast::Body,
    syntax: Option<&'a ast::Accessor>,
}

/// Code as written to where a method's code comes from.
pub(crate) fn body_source(body: &ast::Body) -> BodySource {
    match body {
        ast::Body::None => BodySource::None,
        ast::Body::Block(block) => BodySource::Syntax(Rc::new(BodySyntax::Block(block.clone()))),
        ast::Body::Expr(expr) => BodySource::Syntax(Rc::new(BodySyntax::Expr(expr.clone()))),
        ast::Body::Deferred(deferred) => BodySource::Syntax(Rc::new(BodySyntax::Deferred {
            range: (deferred.span.start, deferred.span.end),
            is_expression: deferred.kind == ast::DeferredBodyKind::Expr,
        })),
    }
}

fn body_span(body: &ast::Body) -> Option<ast::Span> {
    match body {
        ast::Body::None => None,
        ast::Body::Block(block) => Some(block.span),
        ast::Body::Expr(expr) => Some(expr.span),
        ast::Body::Deferred(deferred) => Some(deferred.span),
    }
}

/// `ref` and `ref readonly` of a return, property or field type.
pub(crate) fn type_ref_kind(ty: &ast::Type) -> RefKind {
    match &ty.kind {
        ast::TypeKind::Ref { readonly: true, .. } => RefKind::RefReadOnly,
        ast::TypeKind::Ref { readonly: false, .. } => RefKind::Ref,
        ast::TypeKind::Scoped(inner) => type_ref_kind(inner),
        _ => RefKind::None,
    }
}

/// Default values that need no binder are constants at once.
fn param_default(syntax: &ast::Expr) -> ParamDefault {
    match &syntax.kind {
        ast::ExprKind::Default(_) => ParamDefault::Default,
        ast::ExprKind::Literal(ast::Literal::Null) => ParamDefault::Const(Const::Null),
        ast::ExprKind::Literal(ast::Literal::Bool(b)) => ParamDefault::Const(Const::Bool(*b)),
        ast::ExprKind::Literal(ast::Literal::String(s)) => ParamDefault::Const(Const::String(s.clone())),
        _ => ParamDefault::Syntax(Rc::new(syntax.clone())),
    }
}

fn native_name(attributes: &[AttributeData]) -> Option<Symbol> {
    let attribute = attributes.iter().find(|a| &*a.name == "Hoist.Runtime.NativeAttribute")?;
    attribute.string_arg(0).map(|s| Rc::from(s.as_str()))
}

/// Metadata name of an operator.
pub fn operator_name(operator: ast::OverloadableOperator, parameters: usize, is_checked: bool) -> String {
    use ast::OverloadableOperator as O;
    let name = match operator {
        O::Plus if parameters == 1 => "UnaryPlus",
        O::Plus => "Addition",
        O::Minus if parameters == 1 => "UnaryNegation",
        O::Minus => "Subtraction",
        O::LogicalNot => "LogicalNot",
        O::BitwiseNot => "OnesComplement",
        O::Increment if parameters == 0 => "IncrementAssignment",
        O::Decrement if parameters == 0 => "DecrementAssignment",
        O::Increment => "Increment",
        O::Decrement => "Decrement",
        O::True => "True",
        O::False => "False",
        O::Multiply => "Multiply",
        O::Divide => "Division",
        O::Modulo => "Modulus",
        O::BitwiseAnd => "BitwiseAnd",
        O::BitwiseOr => "BitwiseOr",
        O::ExclusiveOr => "ExclusiveOr",
        O::LeftShift => "LeftShift",
        O::RightShift => "RightShift",
        O::UnsignedRightShift => "UnsignedRightShift",
        O::Equals => "Equality",
        O::NotEquals => "Inequality",
        O::LessThan => "LessThan",
        O::GreaterThan => "GreaterThan",
        O::LessThanOrEqual => "LessThanOrEqual",
        O::GreaterThanOrEqual => "GreaterThanOrEqual",
        O::AddAssign => "AdditionAssignment",
        O::SubtractAssign => "SubtractionAssignment",
        O::MultiplyAssign => "MultiplicationAssignment",
        O::DivideAssign => "DivisionAssignment",
        O::ModuloAssign => "ModulusAssignment",
        O::AndAssign => "BitwiseAndAssignment",
        O::OrAssign => "BitwiseOrAssignment",
        O::ExclusiveOrAssign => "ExclusiveOrAssignment",
        O::LeftShiftAssign => "LeftShiftAssignment",
        O::RightShiftAssign => "RightShiftAssignment",
        O::UnsignedRightShiftAssign => "UnsignedRightShiftAssignment",
    };
    format!("op_{}{name}", if is_checked { "Checked" } else { "" })
}
