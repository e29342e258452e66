//! Member access: `target.name`.
//!
//! What stands left of the dot is a namespace, a type or a value, and sometimes both a type and a value: in `Color Color { get; }` the name
//! `Color` means the property or its type, whichever makes `Color.X` work.

use crate::declare::NameResult;
use crate::diag::Code;
use crate::hir::*;
use crate::lookup::members::Member;
use crate::syntax as ast;

use super::{Binder, MethodGroup, Operand, Place};

impl<'a> Binder<'_> {
    pub(crate) fn bind_member_access(
        &mut self,
        target: &'a ast::Expr,
        simple: &'a ast::SimpleName,
        location: Location,
    ) -> Operand<'a> {
        // Color Color
        if let ast::ExprKind::Identifier(identifier) = &target.kind
            && identifier.type_arguments.is_empty()
        {
            if let Some(ty) = self.color_without_this(identifier) {
                let at = self.span(identifier.span);
                return self.access_member(Operand::Type(ty, at), simple, location);
            }
            if let Some(ty) = self.type_instead_of_member(identifier) {
                return self.access_member(Operand::Type(ty, self.span(target.span)), simple, location);
            }
            let operand = self.bind_identifier(identifier);
            if let Operand::Typed(value) = &operand
                && let Some(ty) = self.same_named_type(value.ty, identifier)
            {
                return self.color_color(value.clone(), ty, simple, location);
            }
            return self.access_member(operand, simple, location);
        }
        if matches!(target.kind, ast::ExprKind::Base) {
            return self.bind_base_member(target, simple, location);
        }
        let operand = self.bind_operand(target);
        self.access_member(operand, simple, location)
    }

    /// Color Color where there is no `this`: only the type can be meant.
    fn color_without_this(&mut self, identifier: &'a ast::SimpleName) -> Option<Ty> {
        let name = &identifier.name.text;
        if !self.is_static && self.place == Place::Body || self.find_name(name).is_some() {
            return None;
        }
        let def = self.world.type_def(self.owner)?;
        let ty = self.world.open_type(def);
        let scope = self.scope.clone();
        let member = self.world.lookup_members(ty, name, &scope).into_iter().next()?;
        if self.is_static_member(&member) {
            return None;
        }
        let value = match &member {
            Member::Field(field) => self.world.field_type(field),
            Member::Properties(properties) => self.world.property_type(properties.first()?),
            _ => return None,
        };
        self.same_named_type(value, identifier)
    }

    /// Where there is no `this`, a name that means both an instance member and a type means the type: `Color.Red` in a static method, in the
    /// arguments of a constructor initializer or in a field initializer of a class with a property `Color`.
    fn type_instead_of_member(&mut self, identifier: &'a ast::SimpleName) -> Option<Ty> {
        if !self.is_static && self.place == Place::Body {
            return None;
        }
        let scope = self.scope.clone();
        let NameResult::Type(ty) = self.world.lookup_type_or_namespace(&scope, &identifier.name.text, 0) else {
            return None;
        };
        let mark = self.world.diagnostics.begin_trial();
        let operand = self.bind_identifier(identifier);
        let failed = self.world.diagnostics.end_trial(mark);
        (failed && matches!(operand, Operand::Typed(_))).then_some(ty)
    }

    /// The type of the same name as a value of that type.
    fn same_named_type(&mut self, ty: Ty, identifier: &'a ast::SimpleName) -> Option<Ty> {
        let def = self.world.type_def(ty)?;
        if self.world[def].name != identifier.name.text {
            return None;
        }
        let scope = self.scope.clone();
        match self.world.lookup_type_or_namespace(&scope, &identifier.name.text, 0) {
            NameResult::Type(found) if found == ty => Some(ty),
            _ => None,
        }
    }

    fn color_color(&mut self, value: Expr, ty: Ty, simple: &'a ast::SimpleName, location: Location) -> Operand<'a> {
        let scope = self.scope.clone();
        let members = self.world.lookup_members(ty, &simple.name.text, &scope);
        match members.first() {
            Some(Member::Methods(_)) => {
                self.member_operand(members, Some(value), Some(ty), ty, simple, location, false)
            }
            Some(member) => {
                if self.is_static_member(member) {
                    self.member_operand(members, None, Some(ty), ty, simple, location, false)
                } else {
                    self.member_operand(members, Some(value), None, ty, simple, location, false)
                }
            }
            None => self.access_member(Operand::Typed(value), simple, location),
        }
    }

    pub(crate) fn is_static_member(&self, member: &Member) -> bool {
        match member {
            Member::Field(f) => {
                let m = self.world[f.def].modifiers;
                m.is_static || m.is_const || self.world.is_enum(f.owner)
            }
            Member::Properties(p) => p.first().is_some_and(|p| self.world[p.def].modifiers.is_static),
            Member::Event(e, _) => self.world[*e].modifiers.is_static,
            Member::Methods(m) => m.first().is_some_and(|m| self.world[m.def].modifiers.is_static),
            Member::Type(_) => true,
        }
    }

    /// `base.M`
    fn bind_base_member(
        &mut self,
        target: &'a ast::Expr,
        simple: &'a ast::SimpleName,
        location: Location,
    ) -> Operand<'a> {
        let base_location = self.span(target.span);
        let Some(receiver) = self.base_value(base_location) else {
            return Operand::Typed(Expr::error(location));
        };
        let ty = receiver.ty;
        let scope = self.scope.clone();
        let members = self.world.lookup_members(ty, &simple.name.text, &scope);
        if members.is_empty() {
            return self.missing_member(ty, Some(receiver), simple, location);
        }
        self.member_operand(members, Some(receiver), None, ty, simple, location, false)
    }

    /// `base` as a receiver.
    pub(crate) fn base_value(&mut self, location: Location) -> Option<Expr> {
        if self.is_static || self.place != Place::Body {
            self.report(Code::CS1511, location, &[]);
            return None;
        }
        let ty = match self.world.base_type(self.owner) {
            Some(ty) => ty,
            None => self.world.special_ty(Special::Object),
        };
        let _ = self.this_value(location);
        Some(Expr::new(ExprKind::Base, ty, location))
    }

    /// `operand.name`
    pub(crate) fn access_member(
        &mut self,
        operand: Operand<'a>,
        simple: &'a ast::SimpleName,
        location: Location,
    ) -> Operand<'a> {
        let scope = self.scope.clone();
        let name = simple.name.text.clone();
        match operand {
            Operand::Namespace(namespace, _) => {
                let full = format!("{namespace}.{name}");
                match self.world.lookup_in_namespace(&namespace, &name, simple.type_arguments.len()) {
                    NameResult::Type(ty) => {
                        let ty = self.apply_type_arguments(ty, &simple.type_arguments, location);
                        Operand::Type(ty, location)
                    }
                    NameResult::Namespace(namespace) => Operand::Namespace(namespace, location),
                    _ => {
                        let _ = full;
                        let at = self.span(simple.span);
                        Operand::Typed(self.error(Code::CS0234, at, &[&name, &namespace]))
                    }
                }
            }
            Operand::Type(ty, _) => {
                if ty == Ty::ERROR {
                    return Operand::Typed(Expr::error(location));
                }
                let members = self.world.lookup_members(ty, &name, &scope);
                if members.is_empty() {
                    return self.missing_member(ty, None, simple, location);
                }
                self.member_operand(members, None, Some(ty), ty, simple, location, false)
            }
            Operand::Typed(value) => {
                if value.is_error() {
                    return Operand::Typed(Expr::error(location));
                }
                let value = self.check_readable(value);
                self.access_value_member(value, simple, location)
            }
            operand => {
                if let Operand::Lambda(..) | Operand::MethodGroup(_) | Operand::Default(_) = &operand {
                    let what = self.describe(&operand);
                    return Operand::Typed(self.error(Code::CS0023, location, &[".", &what]));
                }
                let value = self.natural_value(operand);
                if value.is_error() {
                    return Operand::Typed(Expr::error(location));
                }
                self.access_value_member(value, simple, location)
            }
        }
    }

    pub(crate) fn access_value_member(
        &mut self,
        value: Expr,
        simple: &'a ast::SimpleName,
        location: Location,
    ) -> Operand<'a> {
        let ty = value.ty;
        let name = simple.name.text.clone();
        if ty == Ty::NULL || ty == Ty::VOID {
            let display = if ty == Ty::NULL { "<null>" } else { "void" };
            return Operand::Typed(self.error(Code::CS0023, location, &[".", display]));
        }
        if let Some(expr) = self.tuple_member(&value, &name, location) {
            return Operand::Typed(expr);
        }
        let scope = self.scope.clone();
        let members = self.world.lookup_members(ty, &name, &scope);
        if members.is_empty() {
            return self.missing_member(ty, Some(value), simple, location);
        }
        self.member_operand(members, Some(value), None, ty, simple, location, false)
    }

    /// `t.x`, `t.Item9` (through `Rest`).
    pub(crate) fn tuple_member(&mut self, value: &Expr, name: &str, location: Location) -> Option<Expr> {
        let index = self.world.tuple_element_index(value.ty, name)?;
        self.tuple_element(value.clone(), index, location)
    }

    pub(crate) fn tuple_element(&mut self, value: Expr, index: usize, location: Location) -> Option<Expr> {
        let elements = self.world.tuple_elements(value.ty)?;
        let element_ty = *elements.get(index)?;
        let path = self.world.tuple_element_path(&elements, index);
        let mut expr = value;
        for field in path {
            let ty = self.world.field_type(&field);
            expr = Expr::new(ExprKind::Field { receiver: Some(Box::new(expr)), field }, ty, location);
        }
        // The element's own type, with the names of tuples in it.
        expr.ty = element_ty;
        Some(expr)
    }

    /// A found member as an operand.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn member_operand(
        &mut self,
        members: Vec<Member>,
        receiver: Option<Expr>,
        receiver_type: Option<Ty>,
        ty: Ty,
        simple: &'a ast::SimpleName,
        location: Location,
        is_implicit_this: bool,
    ) -> Operand<'a> {
        if members.len() > 1 {
            let (a, b) = (self.display_member(&members[0]), self.display_member(&members[1]));
            let at = self.span(simple.span);
            return Operand::Typed(self.error(Code::CS0229, at, &[&a, &b]));
        }
        let Some(member) = members.into_iter().next() else {
            return Operand::Typed(Expr::error(location));
        };
        if let Member::Methods(methods) = member {
            let type_args = simple.type_arguments.iter().map(|t| self.bind_type(t)).collect();
            let is_base = receiver.as_ref().is_some_and(|r| matches!(r.kind, ExprKind::Base));
            let allow_extensions = receiver.is_some() && !is_base && !is_implicit_this;
            return Operand::MethodGroup(Box::new(MethodGroup {
                name: simple.name.text.clone(),
                receiver,
                receiver_type,
                is_base,
                is_implicit_this,
                methods,
                local_function: None,
                type_args,
                allow_extensions,
                location,
                name_location: self.span(simple.span),
            }));
        }
        self.value_member(member, receiver, ty, &simple.type_arguments, location, self.span(simple.span))
    }

    /// A field, property, event or nested type.
    fn value_member(
        &mut self,
        member: Member,
        receiver: Option<Expr>,
        ty: Ty,
        type_arguments: &'a [ast::Type],
        location: Location,
        name_location: Location,
    ) -> Operand<'a> {
        if let Member::Type(nested) = member {
            if receiver.is_some() {
                let name = self.world.display(nested);
                return Operand::Typed(self.error(Code::CS0572, name_location, &[&name, &name]));
            }
            let nested = self.apply_type_arguments(nested, type_arguments, location);
            return Operand::Type(nested, location);
        }
        let is_static = self.is_static_member(&member);
        if is_static && receiver.is_some() {
            let display = self.display_member(&member);
            return Operand::Typed(self.error(Code::CS0176, location, &[&display]));
        }
        if !is_static && receiver.is_none() && self.in_nameof {
            let ty = match &member {
                Member::Field(field) => self.world.field_type(field),
                Member::Properties(properties) => properties.first().map_or(Ty::ERROR, |p| self.world.property_type(p)),
                _ => Ty::ERROR,
            };
            return Operand::Typed(Expr::new(ExprKind::Default, ty, location));
        }
        if !is_static && receiver.is_none() {
            let display = self.display_member(&member);
            return Operand::Typed(self.error(Code::CS0120, location, &[&display]));
        }
        match member {
            Member::Field(field) => Operand::Typed(self.field_access(receiver, field, location)),
            Member::Properties(properties) => match properties.into_iter().next() {
                Some(property) => {
                    Operand::Typed(self.property_access_through(receiver, property, Vec::new(), Some(ty), location))
                }
                None => Operand::Typed(Expr::error(location)),
            },
            Member::Event(event, owner) => Operand::Event {
                is_base: receiver.as_ref().is_some_and(|r| matches!(r.kind, ExprKind::Base)),
                receiver: receiver.map(Box::new),
                event,
                owner,
                location,
            },
            Member::Methods(_) | Member::Type(_) => Operand::Typed(Expr::error(location)),
        }
    }

    /// Reads (or writes) a field; constants become their value.
    pub(crate) fn field_access(&mut self, receiver: Option<Expr>, field: FieldRef, location: Location) -> Expr {
        let mut ty = self.world.field_type(&field);
        if self.place == Place::Constant && field.owner == self.owner && self.world.is_enum(self.owner) {
            // Among an enum's own values its members are plain numbers: `A | 4`.
            ty = self.world.strip_enum(ty);
        }
        let modifiers = self.world[field.def].modifiers;
        self.check_obsolete_field(field.def, location);
        if modifiers.is_const || (self.world.is_enum(field.owner) && modifiers.is_static) {
            // Inside its own enum's declaration a member is a number.
            let ty = match self.place {
                Place::Constant if self.world.is_enum(field.owner) && field.owner == self.owner => {
                    self.world.strip_enum(ty)
                }
                _ => ty,
            };
            return match self.world.field_constant(field.def) {
                Some(value) => Expr::new(ExprKind::Literal(value), ty, location),
                None if ty == Ty::ERROR => Expr::error(location),
                None => {
                    // A constant that could not be worked out has been reported at its declaration.
                    Expr::new(ExprKind::Default, ty, location)
                }
            };
        }
        Expr::new(ExprKind::Field { receiver: receiver.map(Box::new), field }, ty, location)
    }

    fn check_obsolete_field(&mut self, field: FieldDefId, location: Location) {
        let _ = (field, location);
    }

    /// Reads (or writes) a property or indexer.
    pub(crate) fn property_access(
        &mut self,
        receiver: Option<Expr>,
        property: PropertyRef,
        args: Vec<Arg>,
        location: Location,
    ) -> Expr {
        self.property_access_through(receiver, property, args, None, location)
    }

    /// `static_through`: the type before the dot; a type parameter chooses the implementation of a static abstract property.
    fn property_access_through(
        &mut self,
        receiver: Option<Expr>,
        property: PropertyRef,
        args: Vec<Arg>,
        static_through: Option<Ty>,
        location: Location,
    ) -> Expr {
        let ty = self.world.property_type(&property);
        if args.is_empty()
            && let Some(receiver) = &receiver
            && &*self.world[property.def].name == "Length"
        {
            let is_array = matches!(self.world.kind(receiver.ty), TyKind::Array { rank: 1, .. });
            if is_array || receiver.ty == self.world.special_ty(Special::String) {
                return Expr::new(ExprKind::ArrayLength(Box::new(receiver.clone())), ty, location);
            }
        }
        let virtual_call = match &receiver {
            Some(r) => !matches!(r.kind, ExprKind::Base),
            None => false,
        };
        let mut property = property;
        if let Some(receiver) = &receiver
            && matches!(receiver.kind, ExprKind::Base)
            && let Some(accessor) = self.world[property.def].getter.or(self.world[property.def].setter)
        {
            // Found as its first declaration; `base` means the nearest override.
            let accessor = MethodRef { def: accessor, owner: property.owner, type_args: Box::default() };
            let found = self.world.override_of(receiver.ty, &accessor);
            if let MethodKind::Getter(def) | MethodKind::Setter(def) = self.world[found.def].kind {
                property = PropertyRef { def, owner: found.owner };
            }
        }
        if let Some(receiver) = &receiver
            && matches!(receiver.kind, ExprKind::Base)
            && self.world[property.def].modifiers.is_abstract
        {
            let display = self.display_property(&property);
            self.report(Code::CS0205, location, &[&display]);
        }
        if receiver.is_none()
            && let Some(param) = static_through
            && self.world.is_type_param(param)
            && self.world.is_interface(property.owner)
        {
            property.owner = param;
        }
        Expr::new(ExprKind::Property { receiver: receiver.map(Box::new), property, args, virtual_call }, ty, location)
    }

    /// A property that is read needs a getter that can be reached (CS0154, CS0271).
    pub(crate) fn check_readable(&mut self, expr: Expr) -> Expr {
        let ExprKind::Property { property, .. } = &expr.kind else { return expr };
        let property = property.clone();
        match self.accessor_of(&property, true) {
            Some(getter) => {
                let declared = &self.world[getter];
                let (accessibility, owner) = (declared.modifiers.accessibility, declared.owner);
                let scope = self.scope.clone();
                if !self.world.accessible(accessibility, owner, None, &scope) {
                    let display = self.display_property(&property);
                    return self.error(Code::CS0271, expr.location, &[&display]);
                }
                expr
            }
            None => {
                let display = self.display_property(&property);
                self.error(Code::CS0154, expr.location, &[&display])
            }
        }
    }

    /// Getter or setter of a property; an override that declares only one of them inherits the other.
    pub(crate) fn accessor_of(&mut self, property: &PropertyRef, is_getter: bool) -> Option<MethodDefId> {
        let mut current = property.clone();
        for _ in 0..64 {
            let declared = &self.world[current.def];
            let accessor = if is_getter { declared.getter } else { declared.setter };
            if accessor.is_some() {
                return accessor;
            }
            if !declared.modifiers.is_override {
                return None;
            }
            let name = declared.name.clone();
            let base = self.world.base_type(current.owner)?;
            current = self.world.find_property(base, &name)?;
        }
        None
    }

    /// CS0117, CS1061, CS0122: no such member; for values extension methods may still fit.
    fn missing_member(
        &mut self,
        ty: Ty,
        receiver: Option<Expr>,
        simple: &'a ast::SimpleName,
        location: Location,
    ) -> Operand<'a> {
        let name = simple.name.text.clone();
        let scope = self.scope.clone();
        let at = self.span(simple.span);
        if ty == Ty::ERROR {
            return Operand::Typed(Expr::error(location));
        }
        let is_base = receiver.as_ref().is_some_and(|r| matches!(r.kind, ExprKind::Base));
        if !is_base {
            if let Some(operand) = self.extension_property(receiver.as_ref(), ty, &name, location) {
                return operand;
            }
            let static_methods = if receiver.is_none() { self.static_extensions(ty, &name) } else { Vec::new() };
            if !static_methods.is_empty() {
                let type_args = simple.type_arguments.iter().map(|t| self.bind_type(t)).collect();
                return Operand::MethodGroup(Box::new(MethodGroup {
                    name,
                    receiver: None,
                    receiver_type: Some(ty),
                    is_base: false,
                    is_implicit_this: false,
                    methods: static_methods,
                    local_function: None,
                    type_args,
                    allow_extensions: false,
                    location,
                    name_location: at,
                }));
            }
        }
        if let Some(value) = &receiver
            && !is_base
        {
            let found = self.world.extension_methods(&scope, &name);
            if found.iter().any(|level| !level.is_empty()) {
                let type_args = simple.type_arguments.iter().map(|t| self.bind_type(t)).collect();
                return Operand::MethodGroup(Box::new(MethodGroup {
                    name,
                    receiver: Some(value.clone()),
                    receiver_type: None,
                    is_base: false,
                    is_implicit_this: false,
                    methods: Vec::new(),
                    local_function: None,
                    type_args,
                    allow_extensions: true,
                    location,
                    name_location: at,
                }));
            }
        }
        if let Some(member) = self.world.lookup_inaccessible(ty, &name, &scope).first().cloned() {
            let display = self.display_member(&member);
            return Operand::Typed(self.error(Code::CS0122, at, &[&display]));
        }
        let display = self.world.display(ty);
        if name.is_empty() {
            return Operand::Typed(Expr::error(location));
        }
        let code = if receiver.is_some() && !is_base { Code::CS1061 } else { Code::CS0117 };
        let similar = self.world.type_def_of(ty).and_then(|def| {
            self.world.ensure_members(def);
            let names = self.member_names(def);
            super::names::closest(&name, &names)
        });
        if let Some(similar) = similar
            && !self.world.diagnostics.is_trial()
        {
            self.body.has_errors = true;
            self.world.diagnostics.report_with_help(code, at, &[&display, &name], format!("did you mean '{similar}'?"));
            return Operand::Typed(Expr::error(location));
        }
        Operand::Typed(self.error(code, at, &[&display, &name]))
    }

    /// `C.F`, `C.M(int)` as messages name a member.
    pub(crate) fn display_member(&mut self, member: &Member) -> String {
        match member {
            Member::Field(f) => {
                let owner = self.world.display(f.owner);
                format!("{owner}.{}", self.world[f.def].name)
            }
            Member::Methods(m) => match m.first() {
                Some(m) => self.world.display_method(m),
                None => String::new(),
            },
            Member::Properties(p) => match p.first() {
                Some(p) => {
                    let p = p.clone();
                    self.display_property(&p)
                }
                None => String::new(),
            },
            Member::Event(e, owner) => {
                let owner = self.world.display(*owner);
                format!("{owner}.{}", self.world[*e].name)
            }
            Member::Type(ty) => self.world.display(*ty),
        }
    }

    pub(crate) fn display_property(&mut self, property: &PropertyRef) -> String {
        let owner = self.world.display(property.owner);
        if self.world[property.def].is_indexer {
            let params = self.world.property_params(property);
            let types: Vec<String> = params.iter().map(|p| self.world.display(p.ty)).collect();
            return format!("{owner}.this[{}]", types.join(", "));
        }
        format!("{owner}.{}", self.world[property.def].name)
    }
}
