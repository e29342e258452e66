//! Primary constructors, and the members that records get.
//!
//! A primary constructor's parameters live on in two ways, and the constructor stores them first of all:
//!
//! ```text
//! record R(int X);                      int X { get; init; }             (a property for each parameter)
//! class C(int x) { int F() => x; }      int <x>P;  int F() => <x>P;      (a field for each parameter that members use)
//! ```

use std::rc::Rc;

use super::members::{Place, type_ref_kind};
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

impl World {
    pub(crate) fn declare_primary_constructor(&mut self, def: TypeDefId) {
        for part in 0..self[def].parts.len() as u32 {
            let TypePart { source, syntax, .. } = self[def].parts[part as usize].clone();
            let TypeSyntax::Type(syntax) = syntax else { continue };
            let ast::DeclarationKind::Type(declaration) = &syntax.kind else { continue };
            let Some(parameters) = &declaration.parameters else { continue };
            if self[def].primary_constructor.is_some() || self[def].kind == TypeDefKind::Interface {
                continue;
            }
            let scope = self.scope_of_type(def, part);
            let params = self.bind_params(parameters, &scope);
            let name = self.symbol(".ctor");
            let location = self[def].location;
            let mut method = MethodDef::empty(name, def, MethodKind::Constructor, location);
            if self[def].modifiers.is_abstract {
                method.modifiers.accessibility = Accessibility::Protected;
            }
            method.params.clone_from(&params);
            method.part = part;
            method.attributes = self.attributes(&syntax.attributes, Some("method"), &scope);
            let base_arguments = declaration.bases.iter().find_map(|b| Some((b.arguments.clone()?, b.span)));
            method.body = match base_arguments {
                Some((arguments, span)) => BodySource::Syntax(Rc::new(BodySyntax::Constructor {
                    initializer: Some(ast::ConstructorInitializer { is_base: true, arguments, span }),
                    body: None,
                })),
                None => BodySource::DefaultConstructor,
            };
            method.ordinal = self[def].member_count;
            self[def].member_count += 1;
            let id = self.add_method(method);
            self[def].methods.push(id);
            self[def].primary_constructor = Some(id);
            let place = Place { def, part, source, scope };
            for (param, syntax) in params.iter().zip(parameters) {
                if self[def].is_record {
                    self.declare_record_property(&place, param, syntax);
                } else if self.is_captured_parameter(def, &param.name) {
                    let name = captured_name(&param.name);
                    let name = self.symbol(&name);
                    let mut field = FieldDef::made(name, def, param.ty, param.location);
                    field.modifiers.accessibility = Accessibility::Private;
                    let field = self.add_field(field);
                    self[def].fields.push(field);
                }
            }
        }
    }

    /// The field that holds a primary constructor's parameter for the members that use it.
    pub fn captured_parameter(&mut self, def: TypeDefId, name: &str) -> Option<FieldDefId> {
        self.ensure_members(def);
        self[def].primary_constructor?;
        let wanted = captured_name(name);
        self[def].fields.iter().copied().find(|&f| *self[f].name == *wanted)
    }

    /// Whether instance members use the parameter outside of initializers.
    fn is_captured_parameter(&mut self, def: TypeDefId, name: &str) -> bool {
        for part in self[def].parts.clone() {
            let TypeSyntax::Type(syntax) = &part.syntax else { continue };
            let ast::DeclarationKind::Type(declaration) = &syntax.kind else { continue };
            if declaration.members.iter().any(|member| declares_name(member, name)) {
                return false;
            }
        }
        if let Some(base) = self[def].base
            && self.type_def(base).is_some_and(|b| self[b].is_user)
            && !self.lookup_all(base, name).is_empty()
        {
            return false;
        }
        self[def].parts.clone().iter().any(|part| {
            let TypeSyntax::Type(syntax) = &part.syntax else { return false };
            let ast::DeclarationKind::Type(declaration) = &syntax.kind else { return false };
            let text = self[part.source].text.clone();
            declaration.members.iter().any(|member| {
                !member.modifiers.is_static()
                    && !has_parameter(member, name)
                    && code_spans(member).into_iter().any(|span| super::scan::mentions(span.of(&text), name))
            })
        })
    }

    fn declare_record_property(&mut self, place: &Place, param: &Param, syntax: &ast::Parameter) {
        let def = place.def;
        for part in self[def].parts.clone() {
            let TypeSyntax::Type(syntax) = &part.syntax else { continue };
            let ast::DeclarationKind::Type(declaration) = &syntax.kind else { continue };
            if declaration.members.iter().any(|m| declares_value(m, &param.name)) {
                return;
            }
        }
        if self[def].kind == TypeDefKind::Class
            && let Some(base) = self[def].base
            && self.type_def(base).is_some_and(|b| self[b].is_record)
            && self.find_property(base, &param.name).is_some_and(|p| !self[p.def].modifiers.is_abstract)
        {
            return;
        }
        let is_struct = self[def].kind == TypeDefKind::Struct;
        let is_init = !is_struct || self[def].modifiers.is_readonly;
        let overrides_abstract = self[def]
            .base
            .and_then(|base| self.find_property(base, &param.name))
            .is_some_and(|p| self[p.def].modifiers.is_abstract);
        let modifiers =
            Modifiers { accessibility: Accessibility::Public, is_override: overrides_abstract, ..Modifiers::default() };
        let field = self.add_backing_field(def, &param.name, param.ty, modifiers, is_init, None, param.location);
        let property = self.add_property(PropertyDef {
            name: param.name.clone(),
            owner: def,
            ty: param.ty,
            ref_kind: syntax.ty.as_ref().map_or(RefKind::None, type_ref_kind),
            modifiers,
            params: Vec::new(),
            is_indexer: false,
            getter: None,
            setter: None,
            backing_field: Some(field),
            explicit_interface: None,
            init: None,
            location: param.location,
        });
        self[def].properties.push(property);
        for is_getter in [true, false] {
            let (prefix, kind) =
                if is_getter { ("get_", MethodKind::Getter(property)) } else { ("set_", MethodKind::Setter(property)) };
            let name = self.symbol(&format!("{prefix}{}", param.name));
            let mut method = MethodDef::empty(name, def, kind, param.location);
            method.modifiers = modifiers;
            method.part = place.part;
            method.body = BodySource::AutoProperty(field);
            if is_getter {
                method.return_type = param.ty;
                method.is_readonly = is_struct;
            } else {
                let value = self.symbol("value");
                method.params.push(Param::plain(value, param.ty, param.location));
                method.is_init_only = is_init;
            }
            method.ordinal = self[def].member_count;
            self[def].member_count += 1;
            let method = self.add_method(method);
            self[def].methods.push(method);
            if is_getter {
                self[property].getter = Some(method);
            } else {
                self[property].setter = Some(method);
            }
        }
        self[def].member_count += 2;
    }

    /// Equality, printing, copying: what is not written.
    pub(crate) fn declare_record_members(&mut self, def: TypeDefId) {
        use SynthesizedMember as S;
        let own = self.open_type(def);
        let is_class = self[def].kind == TypeDefKind::Class;
        let is_sealed = self[def].modifiers.is_sealed;
        let base_record = self[def].base.filter(|&b| is_class && self.type_def(b).is_some_and(|d| self[d].is_record));
        let (object, string, int, boolean) = (self.object_ty(), self.string_ty(), self.int_ty(), self.bool_ty());
        let builder = self.known_type("System.Text.StringBuilder", &[]);
        let inner_access = match (is_class, is_sealed, base_record) {
            (false, ..) | (true, true, None) => Accessibility::Private,
            _ => Accessibility::Protected,
        };
        let virtuality = |modifiers: &mut Modifiers| {
            if base_record.is_some() {
                modifiers.is_override = true;
            } else if is_class && !is_sealed {
                modifiers.is_virtual = true;
            }
        };
        if is_class {
            let ty = self.known_type("System.Type", &[]);
            let mut modifiers = Modifiers { accessibility: inner_access, ..Modifiers::default() };
            virtuality(&mut modifiers);
            if !self.declares_property(def, "EqualityContract") {
                let name = self.symbol("EqualityContract");
                let location = self[def].location;
                let property = self.add_property(PropertyDef {
                    name,
                    owner: def,
                    ty,
                    ref_kind: RefKind::None,
                    modifiers,
                    params: Vec::new(),
                    is_indexer: false,
                    getter: None,
                    setter: None,
                    backing_field: None,
                    explicit_interface: None,
                    init: None,
                    location,
                });
                self[def].properties.push(property);
                let getter =
                    self.add_record_method(def, "get_EqualityContract", &[], ty, modifiers, S::RecordEqualityContract);
                self[getter].kind = MethodKind::Getter(property);
                self[property].getter = Some(getter);
            }
        }
        let public = Modifiers { accessibility: Accessibility::Public, ..Modifiers::default() };
        let overriding = Modifiers { is_override: true, ..public };
        let is_static = Modifiers { is_static: true, ..public };
        if !self.declares_method(def, "ToString", &[]) {
            self.add_record_method(def, "ToString", &[], string, overriding, S::RecordToString);
        }
        if !self.declares_method(def, "PrintMembers", &[builder]) {
            let mut modifiers = Modifiers { accessibility: inner_access, ..Modifiers::default() };
            virtuality(&mut modifiers);
            let params = [("builder", builder)];
            self.add_record_method(def, "PrintMembers", &params, boolean, modifiers, S::RecordPrintMembers);
        }
        let pair = [("left", own), ("right", own)];
        let inequality =
            self.add_record_method(def, "op_Inequality", &pair, boolean, is_static, S::RecordInequalityOperator);
        self[inequality].kind = MethodKind::Operator;
        let equality = self.add_record_method(def, "op_Equality", &pair, boolean, is_static, S::RecordEqualityOperator);
        self[equality].kind = MethodKind::Operator;
        if !self.declares_method(def, "GetHashCode", &[]) {
            self.add_record_method(def, "GetHashCode", &[], int, overriding, S::RecordGetHashCode);
        }
        self.add_record_method(def, "Equals", &[("obj", object)], boolean, overriding, S::RecordEqualsObject);
        if let Some(base) = base_record {
            let modifiers = Modifiers { is_sealed: true, ..overriding };
            self.add_record_method(def, "Equals", &[("other", base)], boolean, modifiers, S::RecordEqualsBase);
        }
        if !self.declares_method(def, "Equals", &[own]) {
            let modifiers = Modifiers { is_virtual: is_class && !is_sealed, ..public };
            self.add_record_method(def, "Equals", &[("other", own)], boolean, modifiers, S::RecordEquals);
        }
        if is_class {
            let mut modifiers = public;
            virtuality(&mut modifiers);
            if self[def].modifiers.is_abstract {
                modifiers.is_abstract = true;
                modifiers.is_virtual = false;
            }
            let clone = self.add_record_method(def, "<Clone>$", &[], own, modifiers, S::RecordClone);
            if self[def].modifiers.is_abstract {
                self[clone].body = BodySource::None;
            }
            let has_copy = self[def].methods.clone().into_iter().any(|m| {
                self[m].kind == MethodKind::Constructor && self[m].params.len() == 1 && self[m].params[0].ty == own
            });
            if !has_copy {
                let access = if is_sealed { Accessibility::Private } else { Accessibility::Protected };
                let modifiers = Modifiers { accessibility: access, ..Modifiers::default() };
                let copy = self.add_record_method(
                    def,
                    ".ctor",
                    &[("original", own)],
                    Ty::VOID,
                    modifiers,
                    S::RecordCopyConstructor,
                );
                self[copy].kind = MethodKind::Constructor;
            }
        }
        if let Some(primary) = self[def].primary_constructor
            && !self[primary].params.is_empty()
        {
            let params = self[primary].params.clone();
            let types: Vec<Ty> = params.iter().map(|p| p.ty).collect();
            if !self.declares_method(def, "Deconstruct", &types) {
                let list: Vec<(&str, Ty)> = params.iter().map(|p| (&*p.name, p.ty)).collect();
                let method = self.add_record_method(def, "Deconstruct", &list, Ty::VOID, public, S::RecordDeconstruct);
                for param in &mut self[method].params {
                    param.ref_kind = RefKind::Out;
                }
            }
        }
    }

    fn add_record_method(
        &mut self,
        def: TypeDefId,
        name: &str,
        params: &[(&str, Ty)],
        return_type: Ty,
        modifiers: Modifiers,
        member: SynthesizedMember,
    ) -> MethodDefId {
        let name = self.symbol(name);
        let location = self[def].location;
        let mut method = MethodDef::empty(name, def, MethodKind::Ordinary, location);
        for &(param, ty) in params {
            let param = self.symbol(param);
            method.params.push(Param::plain(param, ty, location));
        }
        method.return_type = return_type;
        method.modifiers = modifiers;
        method.body = BodySource::Synthesized(member);
        method.ordinal = self[def].member_count;
        self[def].member_count += 1;
        let id = self.add_method(method);
        self[def].methods.push(id);
        id
    }

    fn declares_property(&self, def: TypeDefId, name: &str) -> bool {
        self[def].properties.iter().any(|&p| &*self[p].name == name)
    }

    /// A method of this name and these parameter types among those declared so far.
    fn declares_method(&mut self, def: TypeDefId, name: &str, params: &[Ty]) -> bool {
        self[def].methods.clone().into_iter().any(|m| {
            &*self[m].name == name
                && self[m].params.len() == params.len()
                && self[m].type_params.is_empty()
                && (0..params.len()).all(|i| {
                    let ty = self[m].params[i].ty;
                    self.same_type(ty, params[i])
                })
        })
    }
}

fn captured_name(parameter: &str) -> String {
    format!("<{parameter}>P")
}

/// Whether a member is a property or field of this name.
fn declares_value(member: &ast::Declaration, name: &str) -> bool {
    match &member.kind {
        ast::DeclarationKind::Property(p) => p.explicit_interface.is_none() && *p.name.text == *name,
        ast::DeclarationKind::Field(f) => f.declarators.iter().any(|d| *d.name.text == *name),
        _ => false,
    }
}

/// Whether a member has this name.
fn declares_name(member: &ast::Declaration, name: &str) -> bool {
    match &member.kind {
        ast::DeclarationKind::Method(m) => m.explicit_interface.is_none() && *m.name.text == *name,
        ast::DeclarationKind::Event(e) => *e.name.text == *name,
        ast::DeclarationKind::EventField(f) => f.declarators.iter().any(|d| *d.name.text == *name),
        _ => declares_value(member, name),
    }
}

/// Whether the member's own parameters hide the name.
fn has_parameter(member: &ast::Declaration, name: &str) -> bool {
    let parameters = match &member.kind {
        ast::DeclarationKind::Method(m) => &m.parameters,
        ast::DeclarationKind::Indexer(i) => &i.parameters,
        _ => return false,
    };
    parameters.iter().any(|p| *p.name.text == *name)
}

/// Where a member has code that runs after construction.
fn code_spans(member: &ast::Declaration) -> Vec<ast::Span> {
    fn body(body: &ast::Body) -> Option<ast::Span> {
        match body {
            ast::Body::None => None,
            ast::Body::Block(b) => Some(b.span),
            ast::Body::Expr(e) => Some(e.span),
            ast::Body::Deferred(d) => Some(d.span),
        }
    }
    fn accessors(accessors: &ast::PropertyAccessors) -> Vec<ast::Span> {
        match accessors {
            ast::PropertyAccessors::Expr(b) => body(b).into_iter().collect(),
            ast::PropertyAccessors::List(list, _) => list.iter().filter_map(|a| body(&a.body)).collect(),
        }
    }
    match &member.kind {
        ast::DeclarationKind::Method(m) => body(&m.body).into_iter().collect(),
        ast::DeclarationKind::Property(p) => accessors(&p.accessors),
        ast::DeclarationKind::Indexer(i) => accessors(&i.accessors),
        ast::DeclarationKind::Event(e) => e.accessors.iter().filter_map(|a| body(&a.body)).collect(),
        ast::DeclarationKind::Destructor(d) => body(&d.body).into_iter().collect(),
        _ => Vec::new(),
    }
}
