//! Tuple literals and comparisons, declaration expressions.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::creation::projected_name;
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    pub(crate) fn bind_tuple(&mut self, arguments: &'a [ast::Argument], location: Location) -> Operand<'a> {
        let mut elements = Vec::with_capacity(arguments.len());
        let mut names: Vec<Option<Symbol>> = Vec::with_capacity(arguments.len());
        for (i, argument) in arguments.iter().enumerate() {
            let operand = self.bind_branch(&argument.value);
            let name = match &argument.name {
                Some(name) => {
                    let at = self.span(name.span);
                    if let Some(number) = item_number(&name.text)
                        && number != i + 1
                    {
                        let number = number.to_string();
                        self.report(Code::CS8125, at, &[&name.text, &number]);
                    }
                    if names.contains(&Some(name.text.clone())) {
                        self.report(Code::CS8127, at, &[]);
                    }
                    Some(name.text.clone())
                }
                None => projected_name(&argument.value).filter(|n| item_number(n).is_none() && !is_reserved(n)),
            };
            elements.push(operand);
            names.push(name);
        }
        // Names that come from the expressions must not repeat others.
        for i in 0..names.len() {
            let repeated = names[i].is_some() && names.iter().enumerate().any(|(j, n)| j != i && *n == names[i]);
            if repeated && arguments[i].name.is_none() {
                let name = names[i].clone();
                for j in 0..names.len() {
                    if names[j] == name && arguments[j].name.is_none() {
                        names[j] = None;
                    }
                }
            }
        }
        if elements.iter().any(Operand::is_error) {
            return Operand::Typed(Expr::error(location));
        }
        Operand::Tuple { elements, names, location }
    }

    pub(crate) fn convert_tuple(
        &mut self,
        elements: Vec<Operand<'a>>,
        names: Vec<Option<Symbol>>,
        to: Ty,
        location: Location,
    ) -> Expr {
        let target = self.world.nullable_value(to).unwrap_or(to);
        if let Some(types) = self.world.tuple_elements(target)
            && types.len() == elements.len()
        {
            let values: Vec<Expr> =
                elements.into_iter().zip(types).map(|(e, ty)| self.convert_operand(e, ty)).collect();
            if values.iter().any(Expr::is_error) {
                return Expr::new(ExprKind::Error, to, location);
            }
            let ty = if matches!(self.world.kind(target), TyKind::Tuple { .. }) {
                target
            } else {
                let types: Vec<Ty> = values.iter().map(|v| v.ty).collect();
                self.world.tuple_ty(&types, &vec![None; types.len()])
            };
            let tuple = Expr::new(ExprKind::Tuple(values), ty, location);
            return self.convert(tuple, to, location);
        }
        let operand = Operand::Tuple { elements, names, location };
        match self.natural_type(&operand) {
            Some(natural) => {
                let value = self.convert_operand(operand, natural);
                self.convert(value, to, location)
            }
            None => {
                let Operand::Tuple { elements, .. } = operand else { return Expr::error(location) };
                let count = elements.len().to_string();
                let display = self.world.display(to);
                self.error(Code::CS8135, location, &[&count, &display])
            }
        }
    }

    /// `(a, b) == (c, d)`; None if neither side is a tuple.
    pub(crate) fn tuple_comparison(
        &mut self,
        op: BinaryOp,
        left: &Operand<'a>,
        right: &Operand<'a>,
        location: Location,
    ) -> Option<Expr> {
        let left_count = self.tuple_count(left)?;
        let right_count = self.tuple_count(right)?;
        if left_count != right_count {
            let (l, r) = (left_count.to_string(), right_count.to_string());
            return Some(self.error(Code::CS8384, location, &[&l, &r]));
        }
        let left_types = self.element_types(left, right)?;
        let right_types = self.element_types(right, left)?;
        let none = vec![None; left_count];
        let left_ty = self.world.tuple_ty(&left_types, &none);
        let right_ty = self.world.tuple_ty(&right_types, &none);
        let left = self.convert_operand(left.clone(), left_ty);
        let right = self.convert_operand(right.clone(), right_ty);
        let bool_ty = self.world.special_ty(Special::Boolean);
        if left.is_error() || right.is_error() {
            return Some(Expr::new(ExprKind::Error, bool_ty, location));
        }
        let mut left_temps = Vec::new();
        let mut right_temps = Vec::new();
        let mut comparisons = Vec::new();
        for (&l, &r) in left_types.iter().zip(&right_types) {
            let l = self.new_temp("left", l, location);
            let r = self.new_temp("right", r, location);
            let left = Operand::Typed(self.local_expr(l, location));
            let right = Operand::Typed(self.local_expr(r, location));
            let comparison = self.bind_binary(op, left, right, location);
            let comparison = self.convert(comparison, bool_ty, location);
            left_temps.push(l);
            right_temps.push(r);
            comparisons.push(comparison);
        }
        if comparisons.iter().any(Expr::is_error) {
            return Some(Expr::new(ExprKind::Error, bool_ty, location));
        }
        Some(Expr::new(
            ExprKind::TupleCompare {
                left: Box::new(left),
                right: Box::new(right),
                left_temps,
                right_temps,
                comparisons,
                is_equal: op == BinaryOp::Eq,
            },
            bool_ty,
            location,
        ))
    }

    fn tuple_count(&mut self, operand: &Operand<'a>) -> Option<usize> {
        match operand {
            Operand::Tuple { elements, .. } => Some(elements.len()),
            Operand::Typed(e) if matches!(self.world.kind(e.ty), TyKind::Tuple { .. }) => {
                self.world.tuple_elements(e.ty).map(|t| t.len())
            }
            Operand::Conditional { natural: Some(ty), .. } => self.world.tuple_elements(*ty).map(|t| t.len()),
            _ => None,
        }
    }

    /// Types of a side's elements; those without take the other side's.
    fn element_types(&mut self, side: &Operand<'a>, other: &Operand<'a>) -> Option<Vec<Ty>> {
        match side {
            Operand::Tuple { elements, .. } => {
                let mut types = Vec::with_capacity(elements.len());
                for (i, element) in elements.iter().enumerate() {
                    let own = self.natural_type(element).filter(|&t| t != Ty::NULL);
                    let ty = match own {
                        Some(ty) => ty,
                        None => match other {
                            Operand::Tuple { elements, .. } => {
                                self.natural_type(elements.get(i)?).filter(|&t| t != Ty::NULL)?
                            }
                            other => {
                                let ty = self.natural_type(other)?;
                                *self.world.tuple_elements(ty)?.get(i)?
                            }
                        },
                    };
                    types.push(ty);
                }
                Some(types)
            }
            side => {
                let ty = self.natural_type(side)?;
                self.world.tuple_elements(ty)
            }
        }
    }

    /// `int x` where an expression stands: only in deconstruction and after `out`.
    pub(crate) fn bind_declaration_expr(
        &mut self,
        ty: &'a ast::Type,
        designation: &'a ast::Designation,
        location: Location,
    ) -> Operand<'a> {
        let is_var = ty.is_var();
        let declared = if is_var { Ty::NONE } else { self.bind_type(ty) };
        match designation {
            ast::Designation::Single(name) => {
                let at = self.span(name.span);
                let local = self.declare_local(&name.text, declared, LocalKind::User, at);
                if is_var {
                    Operand::OutVar(Some(local), location)
                } else {
                    Operand::Typed(Expr::new(ExprKind::Local(local), declared, location))
                }
            }
            ast::Designation::Discard(_) if is_var => Operand::Discard(location),
            ast::Designation::Discard(_) => Operand::Typed(Expr::new(ExprKind::Discard, declared, location)),
            ast::Designation::Parenthesized(..) => Operand::Typed(self.error(Code::CS8185, location, &[])),
        }
    }
}

/// N of `ItemN`.
fn item_number(name: &str) -> Option<usize> {
    let digits = name.strip_prefix("Item")?;
    if digits.starts_with('0') {
        return None;
    }
    digits.parse().ok()
}

fn is_reserved(name: &str) -> bool {
    matches!(name, "CompareTo" | "Deconstruct" | "Equals" | "GetHashCode" | "Rest" | "ToString")
}
