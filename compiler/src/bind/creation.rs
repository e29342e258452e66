//! `new`: objects, delegates, anonymous types, arrays; `stackalloc`.

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
