//! `new`: objects, delegates, anonymous types, arrays; `stackalloc`.

use std::rc::Rc;

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::arguments::Argument;
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// Whether `new(..)` can make the type.
    pub(crate) fn can_be_created(&mut self, ty: Ty) -> bool {
        let ty = self.world.nullable_value(ty).unwrap_or(ty);
        match self.world.kind(ty) {
            TyKind::Named { def, .. } => {
                let declared = &self.world[*def];
                matches!(declared.kind, TypeDefKind::Class | TypeDefKind::Struct | TypeDefKind::Delegate)
                    && !declared.modifiers.is_static
            }
            TyKind::Param(_) => true,
            _ => false,
        }
    }

    /// `new T(..) { .. }`, `new(..)` with the target's type.
    pub(crate) fn bind_new(
        &mut self,
        creation: &'a ast::ObjectCreation,
        target: Option<Ty>,
        location: Location,
    ) -> Expr {
        let (ty, at) = match (&creation.ty, target) {
            (Some(ty), _) => (self.bind_type(ty), self.span(ty.span)),
            (None, Some(target)) => (self.world.nullable_value(target).unwrap_or(target), location),
            (None, None) => return Expr::error(location),
        };
        let args = match &creation.arguments {
            Some(arguments) => self.bind_arguments(arguments),
            None => Vec::new(),
        };
        let made = self.create(ty, args, at, location);
        let made = match &creation.initializer {
            Some(initializer) if !made.is_error() => {
                let constructed = made.clone();
                self.check_required(&constructed, initializer, at);
                self.bind_object_initializer(made, initializer)
            }
            Some(initializer) => {
                let _ = initializer;
                made
            }
            None => {
                if !made.is_error() {
                    self.check_required(&made.clone(), &[], at);
                }
                made
            }
        };
        match target {
            Some(target) if target != ty && !made.is_error() => self.convert(made, target, location),
            _ => made,
        }
    }

    fn create(&mut self, ty: Ty, args: Vec<Argument<'a>>, at: Location, location: Location) -> Expr {
        if ty == Ty::ERROR {
            self.drop_arguments(args);
            return Expr::error(location);
        }
        let display = self.world.display(ty);
        match self.world.kind(ty).clone() {
            TyKind::Param(param) => {
                self.world.ensure_constraints(param);
                let declared = &self.world[param];
                // `Activator.CreateInstance<T>()` has no constraint.
                let is_user = self.world.sources.get(location.source.index()).is_none_or(|s| s.is_user);
                if is_user && !declared.has_new && !declared.has_struct && !declared.has_unmanaged {
                    self.drop_arguments(args);
                    return self.error(Code::CS0304, location, &[&display]);
                }
                if !args.is_empty() {
                    self.drop_arguments(args);
                    return self.error(Code::CS0417, location, &[&display]);
                }
                Expr::new(ExprKind::NewTypeParam, ty, location)
            }
            TyKind::Named { def, .. } => {
                let declared = &self.world[def];
                match declared.kind {
                    TypeDefKind::Delegate => self.create_delegate(ty, args, location),
                    TypeDefKind::Interface => {
                        self.drop_arguments(args);
                        self.error(Code::CS0144, location, &[&display])
                    }
                    TypeDefKind::Enum => self.default_of(ty, location),
                    _ if declared.modifiers.is_static => {
                        self.drop_arguments(args);
                        self.error(Code::CS0712, location, &[&display])
                    }
                    _ if declared.modifiers.is_abstract => {
                        self.drop_arguments(args);
                        self.error(Code::CS0144, location, &[&display])
                    }
                    _ => {
                        if args.is_empty()
                            && let Some(zero) = self.world.special_of(ty).and_then(super::constants::zero)
                        {
                            return Expr::new(ExprKind::Literal(zero), ty, location);
                        }
                        self.construct_with(ty, args, at, location)
                    }
                }
            }
            TyKind::Tuple { .. } => {
                let underlying = self.world.tuple_underlying(ty);
                let mut made = self.construct_with(underlying, args, at, location);
                made.ty = ty;
                made
            }
            _ => {
                self.drop_arguments(args);
                self.error(Code::CS0144, location, &[&display])
            }
        }
    }

    /// `new D(method)`
    fn create_delegate(&mut self, ty: Ty, args: Vec<Argument<'a>>, location: Location) -> Expr {
        let mut args = args.into_iter();
        let (Some(argument), None) = (args.next(), args.next()) else {
            return self.error(Code::CS0149, location, &[]);
        };
        match argument.operand {
            Operand::Typed(value) if self.world.is_delegate(value.ty) => {
                let Some(invoke) = self.world.delegate_invoke(value.ty) else { return Expr::error(location) };
                Expr::new(
                    ExprKind::NewDelegate {
                        receiver: Some(Box::new(value)),
                        method: invoke,
                        virtual_call: false,
                        cached: false,
                    },
                    ty,
                    location,
                )
            }
            Operand::Typed(value) => {
                if value.is_error() {
                    return value;
                }
                self.error(Code::CS0149, argument.location, &[])
            }
            operand => {
                let mut made = self.convert_operand(operand, ty);
                made.location = location;
                made
            }
        }
    }

    /// CS9035: a required member without a value.
    fn check_required(&mut self, made: &Expr, initializer: &'a [ast::InitializerElement], at: Location) {
        if let ExprKind::New { constructor, .. } = &made.kind
            && self.world[constructor.def]
                .attributes
                .iter()
                .any(|a| &*a.name == "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute")
        {
            return;
        }
        let mut required: Vec<(Symbol, Ty)> = Vec::new();
        let mut chain = self.world.class_chain(made.ty);
        chain.reverse();
        for ty in chain {
            let Some(def) = self.world.type_def_of(ty) else { continue };
            if !self.world[def].is_user {
                continue;
            }
            self.world.ensure_members(def);
            let declared = &self.world[def];
            for &property in &declared.properties {
                if self.world[property].modifiers.is_required {
                    required.push((self.world[property].name.clone(), ty));
                }
            }
            for &field in &declared.fields {
                if self.world[field].modifiers.is_required && !self.world[field].is_made {
                    required.push((self.world[field].name.clone(), ty));
                }
            }
        }
        for (name, ty) in required {
            let is_set = initializer.iter().any(|e| match e {
                ast::InitializerElement::Member { name: written, .. } => written.text == name,
                _ => false,
            });
            if !is_set {
                let display = format!("{}.{name}", self.world.display(ty));
                self.report(Code::CS9035, at, &[&display]);
            }
        }
    }

    /// `new T[n] { .. }`, `new[] { .. }`
    pub(crate) fn bind_array_creation(&mut self, creation: &'a ast::ArrayCreation, location: Location) -> Expr {
        let Some(syntax) = &creation.ty else {
            return self.bind_implicit_array(creation, location);
        };
        let ast::TypeKind::Array(array) = &syntax.kind else {
            let ty = self.bind_type(syntax);
            let _ = ty;
            return Expr::error(location);
        };
        let element = self.bind_type(&array.element);
        if element == Ty::ERROR {
            return Expr::error(location);
        }
        let ty = self.world.types.array(element, array.rank as u8);
        let mut lengths = Vec::new();
        let mut failed = false;
        for size in &array.sizes {
            let length = self.bind_array_length(size);
            if let ExprKind::Literal(value) = &length.kind
                && super::constants::integer(value).is_some_and(|v| v < 0)
            {
                let at = self.span(size.span);
                self.report(Code::CS0248, at, &[]);
                failed = true;
            }
            failed |= length.is_error();
            lengths.push(length);
        }
        if failed {
            return Expr::new(ExprKind::Error, ty, location);
        }
        match &creation.initializer {
            Some(elements) => {
                let made = self.array_of(elements, ty, element, array.rank as usize, location);
                if let ExprKind::ArrayInit { lengths: found, .. } = &made.kind {
                    for (i, length) in lengths.iter().enumerate() {
                        match &length.kind {
                            ExprKind::Literal(value) => {
                                let wanted = super::constants::integer(value).unwrap_or(0);
                                if wanted != i128::from(found.get(i).copied().unwrap_or(0)) {
                                    let text = wanted.to_string();
                                    return self.error(Code::CS0847, location, &[&text]);
                                }
                            }
                            _ => return self.error(Code::CS0150, length.location, &[]),
                        }
                    }
                }
                made
            }
            None => Expr::new(ExprKind::NewArray { element, lengths }, ty, location),
        }
    }

    /// A length or index: int, or uint, long, ulong as long.
    pub(crate) fn bind_array_length(&mut self, syntax: &'a ast::Expr) -> Expr {
        let operand = self.bind_operand(syntax);
        self.index_value(operand)
    }

    pub(crate) fn index_value(&mut self, operand: Operand<'a>) -> Expr {
        let int_ty = self.world.special_ty(Special::Int32);
        if operand.is_error() || self.operand_converts(&operand, int_ty) {
            return self.convert_operand(operand, int_ty);
        }
        let long_ty = self.world.special_ty(Special::Int64);
        let value = self.natural_value(operand);
        let special = self.world.special_of(value.ty);
        if matches!(
            special,
            Some(Special::UInt32 | Special::Int64 | Special::UInt64 | Special::IntPtr | Special::UIntPtr)
        ) {
            return self.cast_quietly(value, long_ty);
        }
        let location = value.location;
        self.convert(value, int_ty, location)
    }

    fn bind_implicit_array(&mut self, creation: &'a ast::ArrayCreation, location: Location) -> Expr {
        let elements: &'a [ast::Expr] = creation.initializer.as_deref().unwrap_or(&[]);
        let rank = creation.rank.max(1) as usize;
        let mut flat = Vec::new();
        let mut lengths = vec![None; rank];
        if !self.flatten(elements, 0, rank, &mut lengths, &mut flat, location) {
            return Expr::error(location);
        }
        let operands: Vec<Operand<'a>> = flat.iter().map(|e| self.bind_branch(e)).collect();
        if operands.iter().any(Operand::is_error) {
            return Expr::error(location);
        }
        let Some(element) = self.best_common_type(&operands) else {
            return self.error(Code::CS0826, location, &[]);
        };
        let ty = self.world.types.array(element, rank as u8);
        let elements: Vec<Expr> = operands.into_iter().map(|o| self.convert_operand(o, element)).collect();
        self.array_init(element, lengths, elements, ty, location)
    }

    /// `{ 1, 2 }` for an array variable.
    pub(crate) fn bind_array_initializer(&mut self, elements: &'a [ast::Expr], target: Ty, location: Location) -> Expr {
        if target == Ty::ERROR {
            return Expr::error(location);
        }
        let TyKind::Array { element, rank } = *self.world.kind(target) else {
            return self.error(Code::CS0622, location, &[]);
        };
        self.array_of(elements, target, element, rank as usize, location)
    }

    fn array_of(&mut self, elements: &'a [ast::Expr], ty: Ty, element: Ty, rank: usize, location: Location) -> Expr {
        let mut flat = Vec::new();
        let mut lengths = vec![None; rank];
        if !self.flatten(elements, 0, rank, &mut lengths, &mut flat, location) {
            return Expr::new(ExprKind::Error, ty, location);
        }
        let values: Vec<Expr> = flat.into_iter().map(|e| self.bind_expr_with_target(e, element)).collect();
        self.array_init(element, lengths, values, ty, location)
    }

    fn array_init(
        &mut self,
        element: Ty,
        lengths: Vec<Option<u32>>,
        elements: Vec<Expr>,
        ty: Ty,
        location: Location,
    ) -> Expr {
        if elements.iter().any(Expr::is_error) {
            return Expr::new(ExprKind::Error, ty, location);
        }
        let lengths = lengths.into_iter().map(|l| l.unwrap_or(0)).collect();
        Expr::new(ExprKind::ArrayInit { element, lengths, elements }, ty, location)
    }

    /// Nested initialisers in row-major order; all of one depth must have the same length (CS0846, CS0847).
    fn flatten(
        &mut self,
        elements: &'a [ast::Expr],
        depth: usize,
        rank: usize,
        lengths: &mut [Option<u32>],
        flat: &mut Vec<&'a ast::Expr>,
        location: Location,
    ) -> bool {
        let count = elements.len() as u32;
        match lengths[depth] {
            Some(length) if length != count => {
                let text = length.to_string();
                self.report(Code::CS0847, location, &[&text]);
                return false;
            }
            _ => lengths[depth] = Some(count),
        }
        for element in elements {
            if depth + 1 == rank {
                flat.push(element);
                continue;
            }
            let at = self.span(element.span);
            let ast::ExprKind::ArrayInitializer(inner) = &element.kind else {
                self.report(Code::CS0846, at, &[]);
                return false;
            };
            if !self.flatten(inner, depth + 1, rank, lengths, flat, at) {
                return false;
            }
        }
        true
    }

    /// `Span<T>` for `stackalloc T[n]`.
    pub(crate) fn stackalloc_type(&mut self, syntax: &'a ast::Expr) -> Option<Ty> {
        let ast::ExprKind::StackAlloc(creation) = &syntax.kind else { return None };
        let element = match &creation.ty {
            Some(ty) => match &ty.kind {
                ast::TypeKind::Array(array) => self.bind_type(&array.element),
                _ => return None,
            },
            None => {
                let mark = self.world.diagnostics.begin_trial();
                let saved = self.save();
                let operands: Vec<Operand<'a>> =
                    creation.initializer.as_deref().unwrap_or(&[]).iter().map(|e| self.bind_operand(e)).collect();
                let element = self.best_common_type(&operands);
                self.restore(saved);
                self.world.diagnostics.end_trial(mark);
                element?
            }
        };
        Some(self.world.known_type("System.Span", &[element]))
    }

    pub(crate) fn bind_stackalloc(&mut self, syntax: &'a ast::Expr, to: Ty, location: Location) -> Expr {
        let _ = to;
        let ast::ExprKind::StackAlloc(creation) = &syntax.kind else { return Expr::error(location) };
        let Some(span) = self.stackalloc_type(syntax) else {
            return self.error(Code::CS0826, location, &[]);
        };
        let element = match self.world.kind(span) {
            TyKind::Named { args, .. } if args.len() == 1 => args[0],
            _ => return Expr::error(location),
        };
        let int_ty = self.world.special_ty(Special::Int32);
        let elements: Vec<Expr> = creation
            .initializer
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|e| self.bind_expr_with_target(e, element))
            .collect();
        let size = creation.ty.as_ref().and_then(|ty| match &ty.kind {
            ast::TypeKind::Array(array) => array.sizes.first(),
            _ => None,
        });
        let count = match size {
            Some(size) => self.bind_expr_with_target(size, int_ty),
            None => Expr::new(ExprKind::Literal(Const::Int(elements.len() as i64)), int_ty, location),
        };
        if count.is_error() || elements.iter().any(Expr::is_error) {
            return Expr::new(ExprKind::Error, span, location);
        }
        Expr::new(ExprKind::StackAlloc { element, count: Box::new(count), elements }, span, location)
    }

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
    fn anonymous_constructor(
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

/// The name that an expression gives to a member or tuple element: `x`, `a.x`, `a?.x`.
pub(crate) fn projected_name(syntax: &ast::Expr) -> Option<Symbol> {
    match &syntax.kind {
        ast::ExprKind::Identifier(simple)
        | ast::ExprKind::MemberAccess { name: simple, .. }
        | ast::ExprKind::MemberBinding(simple)
            if simple.type_arguments.is_empty() =>
        {
            Some(simple.name.text.clone())
        }
        ast::ExprKind::ConditionalAccess { access, .. } => projected_name(access),
        ast::ExprKind::PostfixUnary { operator: ast::PostfixOperator::SuppressNullableWarning, operand } => {
            projected_name(operand)
        }
        ast::ExprKind::Parenthesized(inner) => {
            let _ = inner;
            None
        }
        _ => None,
    }
}
