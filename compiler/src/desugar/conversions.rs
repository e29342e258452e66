//! Conversions that are more than a change of representation: operators, element-wise, through `Nullable`.
//!
//! ```text
//! (long?)maybeInt        =>    t = maybeInt; t.HasValue ? (long?)(long)t.Value : null
//! (long, object)(1, "a") =>    new ValueTuple<long, object>((long)1, (object)"a")
//! ```

use super::{Desugarer, conditional, convert, sequence};
use crate::hir::*;

impl Desugarer<'_> {
    /// Applies a conversion to a lowered operand.
    pub(super) fn conversion(&mut self, operand: Expr, conversion: Convert, to: Ty, location: Location) -> Expr {
        match conversion {
            Convert::User { method, before, parameter, after, result, lifted } => {
                if lifted {
                    return self.lifted_user(operand, method, (before, parameter), (after, result), to, location);
                }
                let operand = match before {
                    Some(before) => self.conversion(operand, *before, parameter, location),
                    None => operand,
                };
                let call = self.call_as(None, method, vec![operand], false, location);
                let call = Expr { ty: result, ..call };
                match after {
                    Some(after) => self.conversion(call, *after, to, location),
                    None => Expr { ty: to, ..call },
                }
            }
            Convert::Call(method) => {
                let call = self.call_as(None, method, vec![operand], false, location);
                Expr { ty: to, ..call }
            }
            Convert::LiftNullable { inner, from_value, to_value } => {
                let temp = self.temp("lifted", operand.ty, location);
                let set = self.set(temp, operand);
                let read = self.read(temp, location);
                let test = self.has_value(read.clone());
                let value = Expr::new(ExprKind::NullableValue(Box::new(read)), from_value, location);
                let value = self.conversion(value, *inner, to_value, location);
                let wrapped = convert(value, Convert::WrapNullable, to);
                let null = Expr::new(ExprKind::Default, to, location);
                sequence(vec![temp], vec![set], conditional(test, wrapped, null, to))
            }
            Convert::Tuple(conversions) => {
                let from = self.tuple_elements(operand.ty);
                let targets = self.tuple_elements(to);
                let temp = self.temp("tuple", operand.ty, location);
                let set = self.set(temp, operand);
                let mut elements = Vec::new();
                for (i, conversion) in conversions.into_iter().enumerate() {
                    let (Some(_), Some(&target)) = (from.get(i), targets.get(i)) else { break };
                    let read = self.read(temp, location);
                    let element = self.tuple_item(read, i, location);
                    elements.push(self.conversion(element, conversion, target, location));
                }
                let value = self.new_tuple(elements, to, location);
                sequence(vec![temp], vec![set], value)
            }
            Convert::Then(first, between, second) => {
                let operand = self.conversion(operand, *first, between, location);
                self.conversion(operand, *second, to, location)
            }
            Convert::NullLiteral if self.is_nullable(to) => Expr::new(ExprKind::Default, to, location),
            Convert::NullLiteral => Expr::new(ExprKind::Literal(Const::Null), to, location),
            conversion => {
                let operand = Expr { location, ..operand };
                convert(operand, conversion, to)
            }
        }
    }

    /// A tuple literal is converted before it is built.
    pub(super) fn convert_tuple_literal(
        &mut self,
        tuple: Expr,
        conversion: Convert,
        to: Ty,
        location: Location,
    ) -> Expr {
        let (ExprKind::Tuple(elements), Convert::Tuple(conversions)) = (tuple.kind, conversion) else {
            return Expr::error(location);
        };
        let targets = self.tuple_elements(to);
        let mut converted = Vec::new();
        for ((element, conversion), target) in elements.into_iter().zip(conversions).zip(targets) {
            let at = element.location;
            converted.push(match (&element.kind, &conversion) {
                (ExprKind::Tuple(_), Convert::Tuple(_)) => self.convert_tuple_literal(element, conversion, target, at),
                _ => {
                    let element = self.expr(element);
                    self.conversion(element, conversion, target, at)
                }
            });
        }
        self.new_tuple(converted, to, location)
    }

    fn lifted_user(
        &mut self,
        operand: Expr,
        method: MethodRef,
        (before, parameter): (Option<Box<Convert>>, Ty),
        (after, result): (Option<Box<Convert>>, Ty),
        to: Ty,
        location: Location,
    ) -> Expr {
        let temp = self.temp("lifted", operand.ty, location);
        let set = self.set(temp, operand);
        let read = self.read(temp, location);
        let test = self.has_value(read.clone());
        let value = self.value_of(read);
        let conversion = Convert::User { method, before, parameter, after, result, lifted: false };
        let value_to = self.world.nullable_value(to).unwrap_or(to);
        let value = self.conversion(value, conversion, value_to, location);
        let value = if value_to == to { value } else { convert(value, Convert::WrapNullable, to) };
        let null = Expr::new(ExprKind::Default, to, location);
        sequence(vec![temp], vec![set], conditional(test, value, null, to))
    }

    // ---- tuples

    /// Element types of a tuple type, or of a `ValueTuple<..>` written as such.
    pub(super) fn tuple_elements(&mut self, ty: Ty) -> Vec<Ty> {
        match self.world.kind(ty).clone() {
            TyKind::Tuple { elements, .. } => elements.to_vec(),
            TyKind::Named { args, .. } => {
                let mut elements = args.to_vec();
                if elements.len() == 8
                    && let Some(rest) = elements.pop()
                {
                    elements.extend(self.tuple_elements(rest));
                }
                elements
            }
            _ => Vec::new(),
        }
    }

    /// `tuple.ItemN`; beyond the seventh through `Rest`.
    pub(super) fn tuple_item(&mut self, tuple: Expr, index: usize, location: Location) -> Expr {
        let underlying = self.world.tuple_underlying(tuple.ty);
        let elements = self.tuple_elements(tuple.ty);
        let name = if index < 7 { format!("Item{}", index + 1) } else { "Rest".to_string() };
        let Some(field) = self.field_named(underlying, &name) else {
            return self.missing(&format!("System.ValueTuple.{name}"), location);
        };
        if index < 7 {
            let ty = elements.get(index).copied().unwrap_or(Ty::ERROR);
            return Expr::new(ExprKind::Field { receiver: Some(Box::new(tuple)), field }, ty, location);
        }
        let rest_ty = self.world.field_type(&field);
        let rest = Expr::new(ExprKind::Field { receiver: Some(Box::new(tuple)), field }, rest_ty, location);
        self.tuple_item(rest, index - 7, location)
    }

    pub(super) fn field_named(&mut self, owner: Ty, name: &str) -> Option<FieldRef> {
        let TyKind::Named { def, .. } = *self.world.kind(owner) else { return None };
        self.world.ensure_members(def);
        let fields = &self.world[def].fields;
        let found = fields.iter().copied().find(|&f| &*self.world[f].name == name)?;
        Some(FieldRef { def: found, owner })
    }

    /// Builds a tuple of type `ty`.
    pub(super) fn new_tuple(&mut self, mut elements: Vec<Expr>, ty: Ty, location: Location) -> Expr {
        let underlying = self.world.tuple_underlying(ty);
        if elements.len() > 7 {
            let rest = elements.split_off(7);
            let TyKind::Named { args, .. } = self.world.kind(underlying).clone() else { return Expr::error(location) };
            let rest_ty = args.last().copied().unwrap_or(Ty::ERROR);
            let rest = self.new_tuple(rest, rest_ty, location);
            elements.push(rest);
        }
        let count = elements.len();
        let constructors = self.world.constructors(underlying);
        let Some(constructor) = constructors.into_iter().find(|c| self.world[c.def].params.len() == count) else {
            return self.missing("a System.ValueTuple constructor", location);
        };
        let args = elements.into_iter().map(|expr| Arg { expr, ref_kind: RefKind::None }).collect();
        Expr::new(ExprKind::New { constructor, args }, ty, location)
    }
}
