//! Conversions between types.
//!
//! [`World::implicit_conversion`] and [`World::explicit_conversion`] answer *whether* and *how*. The order of the questions is the
//! language's: identity, numbers, null, nullable, references and boxing, tuples, spans, and only when none of these applies the operators
//! that types declare. Expressions without a type of their own (lambdas, `default`, collection expressions ..) are `bind/`'s.

pub mod better;
pub mod numeric;
pub mod reference;
pub mod user;

use crate::hir::*;
use crate::world::World;

/// How far a conversion may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    Implicit,
    Explicit,
}

impl World {
    /// The implicit conversion, if there is one. Constants convert further: [`World::constant_conversion`].
    pub fn implicit_conversion(&mut self, from: Ty, to: Ty) -> Option<Convert> {
        if let Some(convert) = self.standard_conversion(from, to, Strength::Implicit) {
            return Some(convert);
        }
        self.user_conversion(from, to, Strength::Implicit)
    }

    /// The conversion that a cast makes, if there is one (implicit ones included).
    pub fn explicit_conversion(&mut self, from: Ty, to: Ty) -> Option<Convert> {
        if let Some(convert) = self.implicit_conversion(from, to) {
            return Some(convert);
        }
        if let Some(convert) = self.standard_conversion(from, to, Strength::Explicit) {
            return Some(convert);
        }
        self.user_conversion(from, to, Strength::Explicit)
    }

    /// Identity, tuple names aside.
    pub fn is_identity(&mut self, from: Ty, to: Ty) -> bool {
        self.same_type(from, to)
    }

    /// A conversion without operators that types declare.
    pub fn standard_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        if from == Ty::ERROR || to == Ty::ERROR {
            return Some(Convert::Identity);
        }
        if from == Ty::VOID || to == Ty::VOID || from == Ty::NONE || to == Ty::NONE {
            return None;
        }
        if self.same_type(from, to) {
            return Some(Convert::Identity);
        }
        if from == Ty::NULL {
            return (self.is_reference_type(to) || self.is_nullable(to)).then_some(Convert::NullLiteral);
        }
        if let Some(convert) = self.numeric_conversion(from, to, strength) {
            return Some(convert);
        }
        if let Some(convert) = self.nullable_conversion(from, to, strength) {
            return Some(convert);
        }
        if let Some(convert) = self.reference_conversion(from, to, strength) {
            return Some(convert);
        }
        if let Some(convert) = self.tuple_conversion(from, to, strength) {
            return Some(convert);
        }
        self.span_conversion(from, to, strength)
    }

    /// `T?` from `T` or `U?`, and `T` from `T?`.
    fn nullable_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        let from_value = self.nullable_value(from);
        let to_value = self.nullable_value(to);
        match (from_value, to_value) {
            (Some(from_value), Some(to_value)) => {
                let inner = self.value_conversion(from_value, to_value, strength)?;
                Some(Convert::LiftNullable { inner: Box::new(inner), from_value, to_value })
            }
            (None, Some(to_value)) => {
                if self.same_type(from, to_value) {
                    return Some(Convert::WrapNullable);
                }
                if self.is_reference_type(from) {
                    // Unboxing of a reference to `T?`.
                    return None;
                }
                let inner = self.value_conversion(from, to_value, strength)?;
                Some(Convert::Then(Box::new(inner), to_value, Box::new(Convert::WrapNullable)))
            }
            (Some(from_value), None) if strength == Strength::Explicit => {
                if self.same_type(from_value, to) {
                    return Some(Convert::UnwrapNullable);
                }
                if self.is_reference_type(to) {
                    return None;
                }
                let inner = self.value_conversion(from_value, to, strength)?;
                Some(Convert::Then(Box::new(Convert::UnwrapNullable), from_value, Box::new(inner)))
            }
            _ => None,
        }
    }

    /// Conversions of value types that lift: identity, numeric, tuple.
    fn value_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        if self.same_type(from, to) {
            return Some(Convert::Identity);
        }
        if let Some(convert) = self.numeric_conversion(from, to, strength) {
            return Some(convert);
        }
        self.tuple_conversion(from, to, strength)
    }

    /// Element by element.
    fn tuple_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        if !matches!(self.kind(from), TyKind::Tuple { .. }) && !matches!(self.kind(to), TyKind::Tuple { .. }) {
            return None;
        }
        let from = self.tuple_elements(from)?;
        let to = self.tuple_elements(to)?;
        if from.len() != to.len() {
            return None;
        }
        let mut converts = Vec::with_capacity(from.len());
        for (&from, &to) in from.iter().zip(&to) {
            converts.push(match strength {
                Strength::Implicit => self.implicit_conversion(from, to)?,
                Strength::Explicit => self.explicit_conversion(from, to)?,
            });
        }
        Some(Convert::Tuple(converts))
    }

    /// C# 14's conversions of arrays and strings to spans.
    fn span_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        let (to_element, read_only) = self.span_element(to)?;
        let from_element = match *self.kind(from) {
            TyKind::Array { element, rank: 1 } => Some(element),
            _ => None,
        };
        if let Some(element) = from_element {
            let fits = self.same_type(element, to_element)
                || (read_only && self.reference_conversion_kind(element, to_element) == Some(reference::Reference::Up))
                || (strength == Strength::Explicit
                    && read_only
                    && self.is_reference_type(element)
                    && self.is_reference_type(to_element));
            if !fits {
                return None;
            }
            let array = self.types.array(to_element, 1);
            let call = self.conversion_operator(to, "op_Implicit", array, to)?;
            return Some(Convert::Call(call));
        }
        if !read_only {
            return None;
        }
        if self.special_of(from) == Some(Special::String) && self.special_of(to_element) == Some(Special::Char) {
            let string = from;
            if let Some(call) = self.conversion_operator(string, "op_Implicit", string, to) {
                return Some(Convert::Call(call));
            }
            let extensions = self.try_known_type("System.MemoryExtensions", &[])?;
            let call = self.find_method(extensions, "AsSpan", &[string])?;
            return Some(Convert::Call(call));
        }
        let (element, _) = self.span_element(from)?;
        if self.same_type(element, to_element) {
            let call = self.conversion_operator(from, "op_Implicit", from, to)?;
            return Some(Convert::Call(call));
        }
        if self.reference_conversion_kind(element, to_element) == Some(reference::Reference::Up) {
            let read_only_from = self.known_type("System.ReadOnlySpan", &[element]);
            let def = self.type_def(to)?;
            self.ensure_members(def);
            let method = self[def].methods.iter().copied().find(|&m| &*self[m].name == "CastUp")?;
            let up = Convert::Call(MethodRef { def: method, owner: to, type_args: [element].into() });
            if read_only_from == from {
                return Some(up);
            }
            let call = self.conversion_operator(from, "op_Implicit", from, read_only_from)?;
            return Some(Convert::Then(Box::new(Convert::Call(call)), read_only_from, Box::new(up)));
        }
        None
    }

    /// Element type of `Span<T>` or `ReadOnlySpan<T>`, and whether it is the latter.
    pub fn span_element(&self, ty: Ty) -> Option<(Ty, bool)> {
        let TyKind::Named { def, args } = self.kind(ty) else { return None };
        let def = &self[*def];
        if args.len() != 1 || !def.modifiers.is_ref || &*def.namespace != "System" || def.outer.is_some() {
            return None;
        }
        match &*def.name {
            "Span" => Some((args[0], false)),
            "ReadOnlySpan" => Some((args[0], true)),
            _ => None,
        }
    }

    /// A conversion operator that `owner` declares, by exact types.
    pub fn conversion_operator(&mut self, owner: Ty, name: &str, from: Ty, to: Ty) -> Option<MethodRef> {
        let def = self.type_def_of(owner)?;
        self.ensure_members(def);
        for method in self[def].methods.clone() {
            if &*self[method].name != name || self[method].params.len() != 1 {
                continue;
            }
            let method = MethodRef { def: method, owner, type_args: Box::default() };
            let parameter = self.method_params(&method)[0].ty;
            let result = self.method_return(&method);
            if self.same_type(parameter, from) && self.same_type(result, to) {
                return Some(method);
            }
        }
        None
    }
}

impl Expr {
    /// The expression with a conversion around it; a [`Convert::Then`] becomes two, identity of equal types none.
    pub fn converted(self, conversion: Convert, to: Ty) -> Self {
        let location = self.location;
        match conversion {
            Convert::Then(first, middle, second) => self.converted(*first, middle).converted(*second, to),
            Convert::Identity if self.ty == to => self,
            conversion => Self::new(ExprKind::Convert { operand: Box::new(self), conversion }, to, location),
        }
    }
}
