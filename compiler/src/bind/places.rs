//! Places: what can be assigned or passed by reference, and why something can't.

use crate::diag::Code;
use crate::hir::*;

use super::{Binder, Place};

/// What a place is needed for; chooses the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceUse {
    Assign,
    Compound,
    Increment,
    RefArgument,
    OutArgument,
    RefLocal,
}

impl PlaceUse {
    fn is_by_ref(self) -> bool {
        matches!(self, Self::RefArgument | Self::OutArgument | Self::RefLocal)
    }
}

impl Binder<'_> {
    /// Says that an expression is no variable.
    pub(crate) fn not_a_place(&mut self, purpose: PlaceUse, location: Location) -> Expr {
        let code = match purpose {
            PlaceUse::Assign | PlaceUse::Compound => Code::CS0131,
            PlaceUse::Increment => Code::CS1059,
            _ => Code::CS1510,
        };
        self.error(code, location, &[])
    }

    /// Checks that a bound expression may be used as a variable.
    pub(crate) fn require_place(&mut self, expr: Expr, purpose: PlaceUse, location: Location) -> Expr {
        if expr.is_error() {
            return expr;
        }
        match &expr.kind {
            ExprKind::Local(local) => {
                let local = *local;
                match self.check_local_writable(local, purpose, location) {
                    Some(error) => error,
                    None => expr,
                }
            }
            ExprKind::Field { receiver, field } => {
                let (receiver, field) = (receiver.clone(), field.clone());
                self.check_field_writable(expr, receiver.as_deref(), &field, purpose, location)
            }
            ExprKind::Property { .. } => self.check_property_writable(expr, purpose, location),
            ExprKind::ArrayElement { .. } | ExprKind::Deref(_) | ExprKind::Discard => expr,
            ExprKind::InlineArrayElement { .. } => expr,
            ExprKind::Call { callee: Callee::Method { method, .. }, .. } => {
                let return_ref = self.world[method.def].return_ref;
                match return_ref {
                    RefKind::None => self.not_a_place(purpose, location),
                    RefKind::In | RefKind::RefReadOnly if purpose != PlaceUse::RefLocal => {
                        let display = self.world.display_method(&method.clone());
                        self.error(Code::CS8331, location, &["method", &display])
                    }
                    _ => expr,
                }
            }
            ExprKind::Call { callee: Callee::LocalFunction { function, .. }, .. } => {
                if self.body.functions[function.index()].return_ref == RefKind::None {
                    return self.not_a_place(purpose, location);
                }
                expr
            }
            ExprKind::Conditional { is_ref: true, .. } => expr,
            ExprKind::This => {
                if self.world.is_value_type(self.owner) {
                    if self.method().is_some_and(|m| self.world[m].is_readonly) {
                        return self.error(Code::CS1604, location, &["this"]);
                    }
                    return expr;
                }
                let code = if purpose.is_by_ref() { Code::CS1605 } else { Code::CS1604 };
                self.error(code, location, &["this"])
            }
            // Assigning gives the variable itself back only as a value.
            ExprKind::RefOf(place) => (**place).clone(),
            ExprKind::Sequence { value, .. }
                if matches!(value.kind, ExprKind::Property { .. } | ExprKind::Call { .. }) =>
            {
                expr
            }
            _ => self.not_a_place(purpose, location),
        }
    }

    fn check_local_writable(&mut self, local: LocalId, purpose: PlaceUse, location: Location) -> Option<Expr> {
        let entry = &self.body.locals[local.index()];
        let name = entry.name.clone();
        if entry.constant.is_some() {
            return Some(self.not_a_place(purpose, location));
        }
        if matches!(entry.ref_kind, RefKind::In | RefKind::RefReadOnly) && purpose != PlaceUse::RefLocal {
            return Some(self.error(Code::CS8331, location, &["variable", &name]));
        }
        let what = self.readonly_locals.iter().find(|(l, _)| *l == local).map(|&(_, what)| what)?;
        let code = if purpose.is_by_ref() { Code::CS1657 } else { Code::CS1656 };
        Some(self.error(code, location, &[&name, what]))
    }

    fn check_field_writable(
        &mut self,
        expr: Expr,
        receiver: Option<&Expr>,
        field: &FieldRef,
        purpose: PlaceUse,
        location: Location,
    ) -> Expr {
        let declared = &self.world[field.def];
        let modifiers = declared.modifiers;
        let owner = declared.owner;
        // A `ref` field is a pointer: writing goes through it.
        if declared.ref_kind != RefKind::None {
            return expr;
        }
        if modifiers.is_readonly && !declared.is_made && !self.may_write_readonly(owner, receiver, modifiers.is_static)
        {
            let code = match (modifiers.is_static, purpose.is_by_ref()) {
                (true, false) => Code::CS0198,
                (true, true) => Code::CS0199,
                (false, false) => Code::CS0191,
                (false, true) => Code::CS0192,
            };
            if purpose == PlaceUse::RefLocal {
                return expr;
            }
            return self.error(code, location, &[]);
        }
        let Some(receiver) = receiver else { return expr };
        if !self.world.is_value_type(receiver.ty) {
            return expr;
        }
        // A field of a struct value is a variable only if the struct is.
        match &receiver.kind {
            ExprKind::Property { property, .. } => {
                if self.world[property.def].ref_kind != RefKind::None {
                    return expr;
                }
                let property = property.clone();
                let display = self.display_property(&property);
                self.error(Code::CS1612, receiver.location, &[&display])
            }
            ExprKind::Call { callee, .. } => match callee {
                Callee::Method { method, .. } if self.world[method.def].return_ref == RefKind::None => {
                    let display = self.world.display_method(&method.clone());
                    self.error(Code::CS1612, receiver.location, &[&display])
                }
                _ => expr,
            },
            ExprKind::Field { receiver: inner, field: outer } => {
                let (inner, outer) = (inner.clone(), outer.clone());
                let declared = &self.world[outer.def];
                let (is_readonly, is_static, outer_owner) =
                    (declared.modifiers.is_readonly, declared.modifiers.is_static, declared.owner);
                if is_readonly && !self.may_write_readonly(outer_owner, inner.as_deref(), is_static) {
                    let owner = self.world.display(outer.owner);
                    let display = format!("{owner}.{}", self.world[outer.def].name);
                    let code = match (is_static, purpose.is_by_ref()) {
                        (true, false) => Code::CS1650,
                        (true, true) => Code::CS1651,
                        (false, false) => Code::CS1648,
                        (false, true) => Code::CS1649,
                    };
                    return self.error(code, location, &[&display]);
                }
                expr
            }
            ExprKind::Local(local) => {
                let local = *local;
                let entry = &self.body.locals[local.index()];
                let name = entry.name.clone();
                if matches!(entry.ref_kind, RefKind::In | RefKind::RefReadOnly) {
                    return self.error(Code::CS8332, location, &["variable", &name]);
                }
                if let Some(&(_, what)) = self.readonly_locals.iter().find(|(l, _)| *l == local) {
                    let code = if purpose.is_by_ref() { Code::CS1655 } else { Code::CS1654 };
                    return self.error(code, location, &[&name, what]);
                }
                expr
            }
            ExprKind::This => {
                if self.method().is_some_and(|m| self.world[m].is_readonly) && self.function == FunctionId(0) {
                    let display = self.world[field.def].name.clone();
                    return self.error(Code::CS1604, location, &[&display]);
                }
                expr
            }
            ExprKind::ArrayElement { .. } | ExprKind::Deref(_) | ExprKind::InlineArrayElement { .. } => expr,
            _ => {
                if is_value(&receiver.kind) {
                    return self.not_a_place(purpose, location);
                }
                expr
            }
        }
    }

    /// Constructors and initialisers of the declaring type may write its readonly fields, through `this`.
    fn may_write_readonly(&mut self, owner: TypeDefId, receiver: Option<&Expr>, is_static: bool) -> bool {
        if self.world.type_def(self.owner) != Some(owner) {
            return false;
        }
        if self.place == Place::FieldInitializer {
            return true;
        }
        // Lambdas in a constructor may not.
        if self.function != FunctionId(0) {
            return false;
        }
        let Some(method) = self.method() else { return false };
        let declared = &self.world[method];
        if is_static {
            return declared.kind == MethodKind::StaticConstructor;
        }
        let is_constructor = declared.kind == MethodKind::Constructor || declared.is_init_only;
        is_constructor && receiver.is_some_and(|r| matches!(r.kind, ExprKind::This))
    }

    fn check_property_writable(&mut self, expr: Expr, purpose: PlaceUse, location: Location) -> Expr {
        let ExprKind::Property { receiver, property, .. } = &expr.kind else { return expr };
        let (receiver, property) = (receiver.clone(), property.clone());
        if self.world[property.def].ref_kind != RefKind::None {
            if matches!(self.world[property.def].ref_kind, RefKind::In | RefKind::RefReadOnly)
                && purpose != PlaceUse::RefLocal
            {
                let display = self.display_property(&property);
                return self.error(Code::CS8331, location, &["property", &display]);
            }
            return expr;
        }
        if purpose.is_by_ref() {
            return self.error(Code::CS0206, location, &[]);
        }
        let Some(setter) = self.accessor_of(&property, false) else {
            // A constructor sets a get-only auto-property through its backing field.
            if let Some(field) = self.world[property.def].backing_field {
                let owner = self.world[property.def].owner;
                let is_static = self.world[property.def].modifiers.is_static;
                if self.may_write_readonly(owner, receiver.as_deref(), is_static)
                    && self.place != Place::ConstructorInitializer
                {
                    let field = FieldRef { def: field, owner: property.owner };
                    return Expr::new(ExprKind::Field { receiver, field }, expr.ty, expr.location);
                }
            }
            let display = self.display_property(&property);
            return self.error(Code::CS0200, location, &[&display]);
        };
        let declared = &self.world[setter];
        let (accessibility, owner, is_init_only) =
            (declared.modifiers.accessibility, declared.owner, declared.is_init_only);
        let scope = self.scope.clone();
        if !self.world.accessible(accessibility, owner, None, &scope) {
            let display = self.display_property(&property);
            return self.error(Code::CS0272, location, &[&display]);
        }
        if is_init_only && !self.may_init(receiver.as_deref()) {
            let display = self.display_property(&property);
            return self.error(Code::CS8852, location, &[&display]);
        }
        if let Some(receiver) = receiver.as_deref()
            && self.world.is_value_type(receiver.ty)
        {
            return self.check_struct_receiver(expr.clone(), receiver, purpose, location);
        }
        expr
    }

    /// Setting a property of a struct that is itself only a value changes nothing.
    fn check_struct_receiver(&mut self, expr: Expr, receiver: &Expr, purpose: PlaceUse, location: Location) -> Expr {
        match &receiver.kind {
            ExprKind::Property { property, .. } if self.world[property.def].ref_kind == RefKind::None => {
                let property = property.clone();
                let display = self.display_property(&property);
                self.error(Code::CS1612, receiver.location, &[&display])
            }
            ExprKind::Call { callee: Callee::Method { method, .. }, .. }
                if self.world[method.def].return_ref == RefKind::None =>
            {
                let display = self.world.display_method(&method.clone());
                self.error(Code::CS1612, receiver.location, &[&display])
            }
            ExprKind::Local(local) => {
                let local = *local;
                if let Some(&(_, what)) = self.readonly_locals.iter().find(|(l, _)| *l == local) {
                    let name = self.body.locals[local.index()].name.clone();
                    return self.error(Code::CS1654, location, &[&name, what]);
                }
                expr
            }
            kind if is_value(kind) => self.not_a_place(purpose, location),
            _ => expr,
        }
    }

    /// `init` accessors: in object initialisers, and on `this` in constructors and other `init` accessors.
    fn may_init(&self, receiver: Option<&Expr>) -> bool {
        if self.in_initializer {
            return true;
        }
        let Some(method) = self.method() else { return false };
        let declared = &self.world[method];
        let is_constructor = declared.kind == MethodKind::Constructor || declared.is_init_only;
        is_constructor && receiver.is_some_and(|r| matches!(r.kind, ExprKind::This | ExprKind::Base))
    }
}

/// Expressions that are values, never variables.
fn is_value(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::New { .. }
            | ExprKind::Default
            | ExprKind::Literal(_)
            | ExprKind::Binary { .. }
            | ExprKind::Convert { .. }
            | ExprKind::LiftedCall { .. }
            | ExprKind::NullableValue(_)
    )
}
