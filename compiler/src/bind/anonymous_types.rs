//! `new { A = 1, b.C }`: types that the compiler makes, one for each list of member names.

use std::rc::Rc;

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::creation::projected_name;
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// `new { A = 1, b.C }`
    pub(crate) fn bind_anonymous(&mut self, members: &'a [ast::AnonymousMember], location: Location) -> Expr {
        let mut names: Vec<Symbol> = Vec::new();
        let mut values = Vec::new();
        let mut failed = false;
        for member in members {
            let at = self.span(member.value.span);
            let name = match &member.name {
                Some(name) => Some(name.text.clone()),
                None => projected_name(&member.value),
            };
            let value = self.bind_expr(&member.value);
            match name {
                Some(name) if names.contains(&name) => {
                    let at = member.name.as_ref().map_or(at, |n| self.span(n.span));
                    self.report(Code::CS0833, at, &[]);
                    failed = true;
                }
                Some(name) => names.push(name),
                None => {
                    self.report(Code::CS0746, at, &[]);
                    failed = true;
                }
            }
            if value.ty == Ty::NULL || value.ty == Ty::VOID {
                let what = self.describe(&Operand::Typed(value.clone()));
                self.report(Code::CS0828, at, &[&what]);
                failed = true;
            }
            failed |= value.is_error();
            values.push(value);
        }
        if failed {
            return Expr::error(location);
        }
        let types: Vec<Ty> = values.iter().map(|v| v.ty).collect();
        let def = self.anonymous_type(&names, location);
        let ty = self.world.types.named(def, &types);
        let Some(constructor) = self.world.constructors(ty).into_iter().next() else { return Expr::error(location) };
        let args = values.into_iter().map(|expr| Arg { expr, ref_kind: RefKind::None }).collect();
        Expr::new(ExprKind::New { constructor, args }, ty, location)
    }

    /// The type of anonymous objects with members of these names, `<>f__AnonymousType0<..>`; made on first use.
    pub(crate) fn anonymous_type(&mut self, names: &[Symbol], location: Location) -> TypeDefId {
        if let Some((_, def)) = self.world.anonymous_types.iter().find(|(n, _)| n == names) {
            return *def;
        }
        let number = self.world.anonymous_types.len();
        let name = self.world.symbol(&format!("<>f__AnonymousType{number}"));
        let namespace = self.world.symbol("");
        let object = self.world.special_ty(Special::Object);
        let string = self.world.special_ty(Special::String);
        let int_ty = self.world.special_ty(Special::Int32);
        let bool_ty = self.world.special_ty(Special::Boolean);
        let mut def = TypeDef::empty(name, namespace, TypeDefKind::Class);
        def.phase = Phase::Members;
        def.base = Some(object);
        def.made = Some(Made::Anonymous);
        def.modifiers.is_sealed = true;
        def.modifiers.accessibility = Accessibility::Internal;
        def.location = location;
        let id = self.world.add_type(def);
        self.world.anonymous_types.push((names.to_vec(), id));
        let mut params = Vec::new();
        for name in names {
            let param_name = self.world.symbol(&format!("<{name}>j__TPar"));
            params.push(self.world.add_type_param(TypeParamDef {
                name: param_name,
                owner: TypeParamOwner::Type(id),
                variance: Variance::None,
                has_class: false,
                has_struct: false,
                has_unmanaged: false,
                has_notnull: false,
                has_new: false,
                allows_ref_struct: false,
                constraints: Vec::new(),
                location,
            }));
        }
        self.world[id].type_params = params.clone();
        self.world[id].all_type_params = params.clone();
        let public = Modifiers { accessibility: Accessibility::Public, ..Modifiers::default() };
        let mut fields = Vec::new();
        for (name, &param) in names.iter().zip(&params) {
            let ty = self.world.types.intern(TyKind::Param(param));
            let field_name = self.world.symbol(&format!("<{name}>i__Field"));
            let mut field = FieldDef::made(field_name, id, ty, location);
            field.modifiers.is_readonly = true;
            let field = self.world.add_field(field);
            self.world[id].fields.push(field);
            fields.push((field, ty));
            let property = self.world.add_property(PropertyDef {
                name: name.clone(),
                owner: id,
                ty,
                ref_kind: RefKind::None,
                modifiers: public,
                params: Vec::new(),
                is_indexer: false,
                getter: None,
                setter: None,
                backing_field: Some(field),
                explicit_interface: None,
                init: None,
                location,
            });
            let getter_name = self.world.symbol(&format!("get_{name}"));
            let mut getter = MethodDef::empty(getter_name, id, MethodKind::Getter(property), location);
            getter.return_type = ty;
            getter.modifiers = public;
            getter.body = BodySource::AutoProperty(field);
            let getter = self.world.add_method(getter);
            self.world[id].methods.push(getter);
            self.world[property].getter = Some(getter);
            self.world[id].properties.push(property);
        }
        self.anonymous_constructor(id, names, &fields, location);
        let overriding = Modifiers { is_override: true, ..public };
        let members = [
            ("Equals", bool_ty, SynthesizedMember::RecordEqualsObject),
            ("GetHashCode", int_ty, SynthesizedMember::RecordGetHashCode),
            ("ToString", string, SynthesizedMember::RecordToString),
        ];
        for (name, return_type, member) in members {
            let symbol = self.world.symbol(name);
            let mut method = MethodDef::empty(symbol, id, MethodKind::Ordinary, location);
            method.return_type = return_type;
            method.modifiers = overriding;
            method.body = BodySource::Synthesized(member);
            if name == "Equals" {
                let value = self.world.symbol("value");
                method.params.push(Param::plain(value, object, location));
            }
            let method = self.world.add_method(method);
            self.world[id].methods.push(method);
        }
        id
    }

    /// Stores the parameters in the fields.
    pub(crate) fn anonymous_constructor(
        &mut self,
        id: TypeDefId,
        names: &[Symbol],
        fields: &[(FieldDefId, Ty)],
        location: Location,
    ) {
        let name = self.world.symbol(".ctor");
        let owner = self.world.open_type(id);
        let mut constructor = MethodDef::empty(name, id, MethodKind::Constructor, location);
        constructor.return_type = Ty::VOID;
        constructor.modifiers = Modifiers { accessibility: Accessibility::Public, ..Modifiers::default() };
        for (name, (_, ty)) in names.iter().zip(fields) {
            constructor.params.push(Param::plain(name.clone(), *ty, location));
        }
        let method = self.world.add_method(constructor);
        self.world[id].methods.push(method);
        let mut binder = Binder::new(self.world, Some(method), owner, self.scope.clone(), self.source);
        let mut statements = Vec::new();
        for (i, (name, (field, ty))) in names.iter().zip(fields).enumerate() {
            let local = binder.add_local(Local {
                name: name.clone(),
                ty: *ty,
                kind: LocalKind::Parameter(i as u32),
                ref_kind: RefKind::None,
                function: FunctionId(0),
                scope: ScopeId(0),
                location,
                captured: false,
                constant: None,
            });
            binder.body.functions[0].parameters.push(local);
            let this = Expr::new(ExprKind::This, owner, location);
            let field = FieldRef { def: *field, owner };
            let place = Expr::new(ExprKind::Field { receiver: Some(Box::new(this)), field }, *ty, location);
            let value = binder.local_expr(local, location);
            let assign = Expr::new(ExprKind::Assign { target: Box::new(place), value: Box::new(value) }, *ty, location);
            statements.push(Stmt::new(StmtKind::Expr(assign), location));
        }
        let mut body = binder.body;
        body.functions[0].block = Stmt::new(StmtKind::Block { scope: ScopeId(0), statements }, location);
        self.world[method].body = BodySource::Lowered(Rc::new(body));
    }
}
