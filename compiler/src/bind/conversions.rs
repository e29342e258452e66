//! Bringing operands to a type: whether it goes, how, and what to say if it doesn't.

use crate::conversions::Strength;
use crate::diag::Code;
use crate::hir::*;

use super::constants::{convert_constant, fits};
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// Whether there is an implicit conversion of the operand.
    pub fn operand_conversion(&mut self, operand: &Operand<'a>, to: Ty) -> bool {
        self.operand_converts(operand, to)
    }

    pub(crate) fn operand_converts(&mut self, operand: &Operand<'a>, to: Ty) -> bool {
        if to == Ty::ERROR {
            return true;
        }
        match operand {
            Operand::Typed(e) => self.value_converts(e, to),
            Operand::Event { event, owner, .. } => {
                let ty = self.world.event_type(*event, *owner);
                self.world.implicit_conversion(ty, to).is_some()
            }
            Operand::Lambda(syntax, _) => self.lambda_converts(syntax, to),
            Operand::MethodGroup(group) => self.group_converts(group, to),
            Operand::Default(_) => to != Ty::VOID && to != Ty::NULL,
            Operand::New(..) => self.can_be_created(to),
            Operand::Collection(collection) => {
                let Some(element) = self.collection_target_element(to) else { return false };
                collection.items.iter().all(|item| match item {
                    super::CollectionItem::Item(item) => self.operand_converts(item, element),
                    super::CollectionItem::Spread(_, ty) => self.world.implicit_conversion(*ty, element).is_some(),
                })
            }
            Operand::Switch(switch) => {
                if let Some(natural) = switch.natural
                    && self.world.implicit_conversion(natural, to).is_some()
                {
                    return true;
                }
                switch.arms.iter().all(|arm| self.in_arm(arm, |binder| binder.operand_converts(&arm.value, to)))
            }
            Operand::Conditional { then, otherwise, natural, .. } => {
                if let Some(natural) = *natural
                    && self.world.implicit_conversion(natural, to).is_some()
                {
                    return true;
                }
                self.operand_converts(then, to) && self.operand_converts(otherwise, to)
            }
            Operand::Tuple { elements, .. } => {
                let target = self.world.nullable_value(to).unwrap_or(to);
                if let Some(types) = self.world.tuple_elements(target) {
                    return types.len() == elements.len()
                        && elements.iter().zip(types).all(|(e, t)| self.operand_converts(e, t));
                }
                match self.natural_type(operand) {
                    Some(ty) => self.world.implicit_conversion(ty, to).is_some(),
                    None => false,
                }
            }
            Operand::Throw(..) => true,
            Operand::Interpolated(..) => {
                let string = self.world.special_ty(Special::String);
                self.world.implicit_conversion(string, to).is_some()
                    || self.is_interpolation_handler(to)
                    || self.is_formattable(to)
            }
            Operand::StackAlloc(..) => match self.natural_type(operand) {
                Some(ty) => self.world.implicit_conversion(ty, to).is_some(),
                None => false,
            },
            Operand::OutVar(..) | Operand::Discard(_) => true,
            Operand::Type(..) | Operand::Namespace(..) => false,
        }
    }

    fn is_formattable(&self, ty: Ty) -> bool {
        match self.world.kind(ty) {
            TyKind::Named { def, .. } => {
                self.is_known(*def, "System", "FormattableString") || self.is_known(*def, "System", "IFormattable")
            }
            _ => false,
        }
    }

    /// Element type of a collection expression's target, also through `T?`.
    pub(crate) fn collection_target_element(&mut self, to: Ty) -> Option<Ty> {
        let to = self.world.nullable_value(to).unwrap_or(to);
        self.collection_element_type(to)
    }

    fn value_converts(&mut self, value: &Expr, to: Ty) -> bool {
        if value.is_error() {
            return true;
        }
        if value.ty == Ty::VOID || to == Ty::VOID {
            return false;
        }
        if self.constant_conversion(value, to).is_some() {
            return true;
        }
        self.world.implicit_conversion(value.ty, to).is_some() || self.constant_for_operator(value, to).is_some()
    }

    /// An int constant as the type from which a declared operator converts: `10` is a `byte` for `UInt128`.
    fn constant_for_operator(&mut self, value: &Expr, to: Ty) -> Option<Expr> {
        let ExprKind::Literal(constant) = &value.kind else { return None };
        let is_int = matches!(self.world.special_of(value.ty), Some(Special::Int32 | Special::Int64));
        let target = self.world.strip_nullable(to);
        if !is_int || self.world.special_of(target).is_some() || self.world.type_def(target).is_none() {
            return None;
        }
        for special in
            [Special::Byte, Special::SByte, Special::UInt16, Special::Int16, Special::UInt32, Special::UInt64]
        {
            let Some(constant) = fits(constant, special) else { continue };
            let ty = self.world.special_ty(special);
            let conversion = self.world.user_conversion(ty, to, Strength::Implicit);
            if matches!(conversion, Some(Convert::User { parameter, .. }) if parameter == ty) {
                return Some(Expr::new(ExprKind::Literal(constant), ty, value.location));
            }
        }
        None
    }

    /// An int constant in range converts to smaller types; zero to any enum.
    pub(crate) fn constant_conversion(&mut self, value: &Expr, to: Ty) -> Option<Const> {
        let ExprKind::Literal(constant) = &value.kind else { return None };
        let target = self.world.nullable_value(to).unwrap_or(to);
        let from_special = self.world.special_of(value.ty)?;
        if self.world.is_enum(target) {
            let is_zero = match constant {
                Const::Int(0) | Const::UInt(0) => true,
                Const::Float(v) => *v == 0.0,
                Const::Double(v) => *v == 0.0,
                _ => false,
            };
            if !is_zero {
                return None;
            }
            let underlying = self.world.strip_enum(target);
            let special = self.world.special_of(underlying)?;
            return super::constants::zero(special);
        }
        let to_special = self.world.special_of(target)?;
        if from_special == to_special {
            return None;
        }
        match from_special {
            Special::Int32 => matches!(
                to_special,
                Special::SByte
                    | Special::Byte
                    | Special::Int16
                    | Special::UInt16
                    | Special::UInt32
                    | Special::UInt64
                    | Special::UIntPtr
            )
            .then(|| fits(constant, to_special))
            .flatten(),
            Special::Int64 => (to_special == Special::UInt64).then(|| fits(constant, to_special)).flatten(),
            _ => None,
        }
    }

    /// Converts implicitly, reporting.
    pub fn convert_operand(&mut self, operand: Operand<'a>, to: Ty) -> Expr {
        let location = operand.location();
        if to == Ty::ERROR {
            // Bind what there is for its own errors.
            return match operand {
                Operand::Typed(_) => Expr::error(location),
                Operand::Lambda(syntax, _) => {
                    self.bind_lambda_for_errors(syntax);
                    Expr::error(location)
                }
                Operand::OutVar(Some(local), _) => {
                    self.body.locals[local.index()].ty = Ty::ERROR;
                    Expr::error(location)
                }
                _ => Expr::error(location),
            };
        }
        match operand {
            Operand::Typed(expr) => {
                let expr = self.check_readable(expr);
                self.convert(expr, to, location)
            }
            Operand::Lambda(syntax, _) => self.convert_lambda(syntax, to),
            Operand::MethodGroup(group) => self.convert_group(*group, to),
            Operand::Default(location) => self.default_of(to, location),
            Operand::New(syntax, location) => match &syntax.kind {
                crate::syntax::ExprKind::New(creation) => self.bind_new(creation, Some(to), location),
                _ => Expr::error(location),
            },
            Operand::Collection(collection) => {
                if let Some(inner) = self.world.nullable_value(to) {
                    let value = self.convert_collection(*collection, inner);
                    return self.convert(value, to, location);
                }
                self.convert_collection(*collection, to)
            }
            Operand::Switch(switch) => self.convert_switch(*switch, to),
            Operand::Conditional { condition, then, otherwise, natural, location } => {
                self.convert_conditional(*condition, *then, *otherwise, natural, to, location)
            }
            Operand::Tuple { elements, names, location } => self.convert_tuple(elements, names, to, location),
            Operand::Throw(value, location) => Expr::new(ExprKind::Throw(value), to, location),
            Operand::Interpolated(syntax, location) => {
                let string = self.world.special_ty(Special::String);
                if to != string
                    && (self.is_interpolation_handler(to) || self.is_formattable(to))
                    && let Some(expr) = self.bind_interpolated_as(syntax, to)
                {
                    return expr;
                }
                let value = self.bind_interpolated(syntax);
                self.convert(value, to, location)
            }
            Operand::StackAlloc(syntax, location) => {
                let value = self.bind_stackalloc(syntax, to, location);
                self.convert(value, to, location)
            }
            operand @ Operand::Event { .. } => {
                let value = self.natural_value(operand);
                self.convert(value, to, location)
            }
            Operand::OutVar(local, location) => match local {
                Some(local) => {
                    self.body.locals[local.index()].ty = to;
                    self.local_expr(local, location)
                }
                None => Expr::new(ExprKind::Discard, to, location),
            },
            operand => self.natural_value(operand),
        }
    }

    /// Converts a typed value implicitly, reporting at `location`.
    pub fn convert(&mut self, value: Expr, to: Ty, location: Location) -> Expr {
        if value.is_error() || to == Ty::ERROR {
            return Expr::error(location);
        }
        if value.ty == to {
            return value;
        }
        if let Some(constant) = self.constant_conversion(&value, to) {
            if let Some(inner) = self.world.nullable_value(to) {
                let literal = Expr::new(ExprKind::Literal(constant), inner, value.location);
                return literal.converted(Convert::WrapNullable, to);
            }
            return Expr::new(ExprKind::Literal(constant), to, value.location);
        }
        if value.ty != Ty::VOID
            && let Some(conversion) = self.world.implicit_conversion(value.ty, to)
        {
            return self.apply_conversion(value, conversion, to);
        }
        if let Some(narrowed) = self.constant_for_operator(&value, to) {
            return self.convert(narrowed, to, location);
        }
        self.no_conversion(value, to, location)
    }

    /// Wraps a conversion around a value; constants are folded.
    pub(crate) fn apply_conversion(&mut self, value: Expr, conversion: Convert, to: Ty) -> Expr {
        if let Convert::Then(first, middle, second) = conversion {
            let value = self.apply_conversion(value, *first, middle);
            return self.apply_conversion(value, *second, to);
        }
        if let ExprKind::Literal(constant) = &value.kind {
            match &conversion {
                Convert::NullLiteral => {
                    return if self.world.nullable_value(to).is_some() {
                        Expr::new(ExprKind::Default, to, value.location)
                    } else {
                        Expr::new(ExprKind::Literal(Const::Null), to, value.location)
                    };
                }
                Convert::Numeric { .. } | Convert::Call(_) | Convert::User { .. } | Convert::Identity => {
                    let from = self.world.strip_enum(value.ty);
                    let target = self.world.strip_enum(to);
                    if let (Some(from), Some(target)) = (self.world.special_of(from), self.world.special_of(target))
                        && let Some(folded) = convert_constant(constant, from, target)
                    {
                        return Expr::new(ExprKind::Literal(folded), to, value.location);
                    }
                }
                _ => {}
            }
        }
        self.note_obsolete_conversion(&conversion);
        value.converted(conversion, to)
    }

    fn note_obsolete_conversion(&mut self, _conversion: &Convert) {}

    /// Says why a value does not convert.
    fn no_conversion(&mut self, value: Expr, to: Ty, location: Location) -> Expr {
        if value.ty == Ty::NULL {
            let display = self.world.display(to);
            if self.world.is_type_param(to) {
                return self.error(Code::CS0403, location, &[&display]);
            }
            return self.error(Code::CS0037, location, &[&display]);
        }
        let from_display = self.world.display_qualified(value.ty);
        let to_display = self.world.display_qualified(to);
        if let ExprKind::Literal(constant) = &value.kind {
            let target = self.world.nullable_value(to).unwrap_or(to);
            let from = self.world.special_of(value.ty);
            let special = self.world.special_of(target);
            if let (Some(from), Some(special)) = (from, special) {
                if matches!(from, Special::Int32 | Special::Int64)
                    && is_integral(special)
                    && fits(constant, special).is_none()
                    && (from == Special::Int32 || special == Special::UInt64)
                {
                    let text = super::constants::display(constant);
                    let display = self.world.display(to);
                    return self.error(Code::CS0031, location, &[&text, &display]);
                }
                if from == Special::Double && matches!(special, Special::Single | Special::Decimal) {
                    let suffix = if special == Special::Single { "F" } else { "M" };
                    let display = self.world.display(to);
                    return self.error(Code::CS0664, location, &[suffix, &display]);
                }
            }
        }
        if value.ty != Ty::VOID && self.world.explicit_conversion(value.ty, to).is_some() {
            return self.error(Code::CS0266, location, &[&from_display, &to_display]);
        }
        self.error(Code::CS0029, location, &[&from_display, &to_display])
    }

    /// Converts as a cast does.
    pub fn convert_explicit(&mut self, operand: Operand<'a>, to: Ty, location: Location) -> Expr {
        if operand.is_error() || to == Ty::ERROR {
            return Expr::error(location);
        }
        let value = match operand {
            Operand::Typed(value) => self.check_readable(value),
            Operand::Switch(switch)
                if switch.natural.is_some() && !self.operand_converts(&Operand::Switch(switch.clone()), to) =>
            {
                self.natural_value(Operand::Switch(switch))
            }
            operand @ Operand::Conditional { natural: Some(_), .. } if !self.operand_converts(&operand, to) => {
                self.natural_value(operand)
            }
            operand @ Operand::Interpolated(..) if self.operand_converts(&operand, to) => {
                return self.convert_operand(operand, to);
            }
            operand @ (Operand::Event { .. }
            | Operand::Type(..)
            | Operand::Namespace(..)
            | Operand::Interpolated(..)) => self.natural_value(operand),
            operand @ Operand::Tuple { .. } => {
                if self.operand_converts(&operand, to) {
                    return self.convert_operand(operand, to);
                }
                self.natural_value(operand)
            }
            Operand::Lambda(..) | Operand::MethodGroup(_) if !self.world.is_delegate(to) => {
                if self.operand_converts(&operand, to) {
                    return self.convert_operand(operand, to);
                }
                let what = self.describe(&operand);
                let display = self.world.display(to);
                let code = if matches!(operand, Operand::Lambda(..)) { Code::CS1660 } else { Code::CS0030 };
                return self.error(code, location, &[&what, &display]);
            }
            operand => return self.convert_operand(operand, to),
        };
        self.cast_value(value, to, location)
    }

    /// `(T)value`
    pub(crate) fn cast_value(&mut self, value: Expr, to: Ty, location: Location) -> Expr {
        if value.is_error() {
            return Expr::error(location);
        }
        if value.ty == to {
            // Still not a variable: `(int)x = 1` is an error.
            return Expr::new(
                ExprKind::Convert { operand: Box::new(value), conversion: Convert::Identity },
                to,
                location,
            )
            .keep_literal();
        }
        if value.ty == Ty::NULL && self.world.implicit_conversion(Ty::NULL, to).is_none() {
            let display = self.world.display(to);
            return self.error(Code::CS0037, location, &[&display]);
        }
        if let ExprKind::Literal(constant) = &value.kind {
            let from = self.world.strip_enum(value.ty);
            let target = self.world.strip_enum(to);
            if let (Some(from), Some(target)) = (self.world.special_of(from), self.world.special_of(target)) {
                if is_integral(target)
                    && !self.is_unchecked
                    && constant_is_numeric(constant)
                    && super::constants::fits_number(constant, target).is_none()
                {
                    let text = super::constants::display(constant);
                    let display = self.world.display(to);
                    let _ = from;
                    return self.error(Code::CS0221, location, &[&text, &display]);
                }
                if let Some(folded) = convert_constant(constant, from, target) {
                    return Expr::new(ExprKind::Literal(folded), to, location);
                }
            }
        }
        let Some(conversion) = self.world.explicit_conversion(value.ty, to) else {
            let from = self.world.display_qualified(value.ty);
            let to = self.world.display_qualified(to);
            return self.error(Code::CS0030, location, &[&from, &to]);
        };
        let conversion = if self.is_checked { self.with_overflow_check(conversion) } else { conversion };
        let mut result = self.apply_conversion(value, conversion, to);
        result.location = location;
        result
    }
}

impl Binder<'_> {
    /// The conversion as it is in a `checked` context: numbers that don't fit throw, and `explicit operator checked` takes the place of
    /// the plain operator of the same types.
    fn with_overflow_check(&mut self, conversion: Convert) -> Convert {
        match conversion {
            Convert::Numeric { .. } => Convert::Numeric { checked: true },
            Convert::LiftNullable { inner, from_value, to_value } => {
                Convert::LiftNullable { inner: Box::new(self.with_overflow_check(*inner)), from_value, to_value }
            }
            Convert::Then(first, middle, second) => Convert::Then(
                Box::new(self.with_overflow_check(*first)),
                middle,
                Box::new(self.with_overflow_check(*second)),
            ),
            Convert::User { method, before, parameter, after, result, lifted } => Convert::User {
                method: self.checked_counterpart(&method, parameter, result).unwrap_or(method),
                before: before.map(|c| Box::new(self.with_overflow_check(*c))),
                parameter,
                after: after.map(|c| Box::new(self.with_overflow_check(*c))),
                result,
                lifted,
            },
            Convert::Tuple(parts) => {
                Convert::Tuple(parts.into_iter().map(|part| self.with_overflow_check(part)).collect())
            }
            other => other,
        }
    }

    /// The `explicit operator checked` beside an explicit operator.
    fn checked_counterpart(&mut self, method: &MethodRef, parameter: Ty, result: Ty) -> Option<MethodRef> {
        if &*self.world[method.def].name != "op_Explicit" {
            return None;
        }
        self.world.conversion_operator(method.owner, "op_CheckedExplicit", parameter, result)
    }
}

impl Expr {
    /// A literal under an identity conversion stays a literal.
    fn keep_literal(self) -> Self {
        match self.kind {
            ExprKind::Convert { operand, conversion: Convert::Identity }
                if matches!(operand.kind, ExprKind::Literal(_)) =>
            {
                Self::new(operand.kind, self.ty, self.location)
            }
            kind => Self { kind, ..self },
        }
    }
}

pub(crate) fn is_integral(special: Special) -> bool {
    matches!(
        special,
        Special::SByte
            | Special::Byte
            | Special::Int16
            | Special::UInt16
            | Special::Int32
            | Special::UInt32
            | Special::Int64
            | Special::UInt64
            | Special::Char
            | Special::IntPtr
            | Special::UIntPtr
    )
}

fn constant_is_numeric(constant: &Const) -> bool {
    matches!(
        constant,
        Const::Int(_) | Const::UInt(_) | Const::Char(_) | Const::Float(_) | Const::Double(_) | Const::Decimal(_)
    )
}
