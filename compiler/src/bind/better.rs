//! Which of two applicable members is better.
//!
//! `F(long)` is better than `F(double)` for `F(1)`, since `long` converts to `double` and not back. A member wins if it is better for one
//! argument and worse for none; ties are broken by form: not generic, not expanded, fewer defaults, more specific.

use std::cmp::Ordering;

use crate::hir::*;

use super::arguments::Argument;
use super::overloads::Applicable;
use super::{Binder, CollectionItem, Operand};

impl<'a> Binder<'_> {
    /// Less: `left` is better.
    pub(crate) fn better_member(&mut self, left: &Applicable, right: &Applicable, args: &[Argument<'a>]) -> Ordering {
        let mut result = Ordering::Equal;
        let mut all_same = true;
        for (i, argument) in args.iter().enumerate() {
            let (Some(&l), Some(&r)) = (left.arg_types.get(i), right.arg_types.get(i)) else { continue };
            if self.world.same_type(l, r) {
                continue;
            }
            all_same = false;
            // An `out var` takes whatever it gets.
            if matches!(argument.operand, Operand::OutVar(..) | Operand::Discard(_)) {
                continue;
            }
            let better = self.better_conversion(&argument.operand, l, r);
            match (result, better) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, b) => result = b,
                (a, b) if a == b => {}
                _ => return Ordering::Equal,
            }
        }
        if result != Ordering::Equal {
            return result;
        }
        if !all_same && !self.all_equivalent(left, right, args) {
            return Ordering::Equal;
        }
        self.break_tie(left, right, args)
    }

    /// All parameter types are the same up to identity conversion (typeless lambdas against equal delegates count too).
    fn all_equivalent(&mut self, left: &Applicable, right: &Applicable, args: &[Argument<'a>]) -> bool {
        args.iter().enumerate().all(|(i, _)| match (left.arg_types.get(i), right.arg_types.get(i)) {
            (Some(&l), Some(&r)) => self.world.same_type(l, r),
            _ => true,
        })
    }

    fn break_tie(&mut self, left: &Applicable, right: &Applicable, args: &[Argument<'a>]) -> Ordering {
        if left.is_generic != right.is_generic {
            return if right.is_generic { Ordering::Less } else { Ordering::Greater };
        }
        if left.expanded != right.expanded {
            return if right.expanded { Ordering::Less } else { Ordering::Greater };
        }
        if left.expanded && left.params.len() != right.params.len() {
            return right.params.len().cmp(&left.params.len());
        }
        let left_defaults = left.params.len() > args.len() && !left.expanded;
        let right_defaults = right.params.len() > args.len() && !right.expanded;
        if left_defaults != right_defaults {
            return if right_defaults { Ordering::Less } else { Ordering::Greater };
        }
        let specific = self.more_specific(left, right);
        if specific != Ordering::Equal {
            return specific;
        }
        if left.expanded
            && let (Some(l), Some(r)) = (left.params.last(), right.params.last())
        {
            let (l, r) = (l.ty, r.ty);
            let by_collection = self.better_params_collection(l, r);
            if by_collection != Ordering::Equal {
                return by_collection;
            }
        }
        // A value parameter is better than an `in` one for an argument without modifier.
        let mut result = Ordering::Equal;
        for (i, argument) in args.iter().enumerate() {
            if argument.ref_kind != RefKind::None {
                continue;
            }
            let kind = |a: &Applicable| a.mapping.get(i).and_then(|&m| a.params.get(m)).map(|p| p.ref_kind);
            let this = match (kind(left), kind(right)) {
                (Some(RefKind::None), Some(RefKind::In)) => Ordering::Less,
                (Some(RefKind::In), Some(RefKind::None)) => Ordering::Greater,
                _ => Ordering::Equal,
            };
            match (result, this) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, t) => result = t,
                (a, t) if a == t => {}
                _ => return Ordering::Equal,
            }
        }
        result
    }

    /// More specific declared parameter types: a type parameter is less specific than anything else.
    fn more_specific(&mut self, left: &Applicable, right: &Applicable) -> Ordering {
        let mut result = Ordering::Equal;
        for i in 0..left.mapping.len().min(right.mapping.len()) {
            let l = self.declared_type(left, i);
            let r = self.declared_type(right, i);
            let (Some(l), Some(r)) = (l, r) else { continue };
            match (result, self.more_specific_type(l, r)) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, t) => result = t,
                (a, t) if a == t => {}
                _ => return Ordering::Equal,
            }
        }
        result
    }

    fn declared_type(&mut self, applicable: &Applicable, argument: usize) -> Option<Ty> {
        let index = *applicable.mapping.get(argument)?;
        let ty = *applicable.declared.get(index)?;
        if applicable.expanded && index + 1 == applicable.params.len() {
            return self.params_element(ty);
        }
        Some(ty)
    }

    fn more_specific_type(&mut self, left: Ty, right: Ty) -> Ordering {
        if left == right {
            return Ordering::Equal;
        }
        let left_param = self.world.is_type_param(left);
        let right_param = self.world.is_type_param(right);
        match (left_param, right_param) {
            (false, true) => return Ordering::Less,
            (true, false) => return Ordering::Greater,
            (true, true) => return Ordering::Equal,
            _ => {}
        }
        let pairs: Vec<(Ty, Ty)> = match (self.world.kind(left), self.world.kind(right)) {
            (TyKind::Array { element: l, rank: a }, TyKind::Array { element: r, rank: b }) if a == b => vec![(*l, *r)],
            (TyKind::Named { def: a, args: l }, TyKind::Named { def: b, args: r }) if a == b => {
                l.iter().copied().zip(r.iter().copied()).collect()
            }
            (TyKind::Tuple { elements: l, .. }, TyKind::Tuple { elements: r, .. }) if l.len() == r.len() => {
                l.iter().copied().zip(r.iter().copied()).collect()
            }
            _ => return Ordering::Equal,
        };
        let mut result = Ordering::Equal;
        for (l, r) in pairs {
            match (result, self.more_specific_type(l, r)) {
                (_, Ordering::Equal) => {}
                (Ordering::Equal, t) => result = t,
                (a, t) if a == t => {}
                _ => return Ordering::Equal,
            }
        }
        result
    }

    /// Spans are better than arrays and interfaces as `params` collections.
    fn better_params_collection(&mut self, left: Ty, right: Ty) -> Ordering {
        self.better_collection(left, right, true)
    }

    /// Less: the conversion of the operand to `left` is better.
    pub(crate) fn better_conversion(&mut self, operand: &Operand<'a>, left: Ty, right: Ty) -> Ordering {
        if let Operand::Interpolated(..) = operand {
            // A handler is better than the string itself.
            match (self.is_interpolation_handler(left), self.is_interpolation_handler(right)) {
                (true, false) => return Ordering::Less,
                (false, true) => return Ordering::Greater,
                _ => {}
            }
        }
        let exact_left = self.matches_exactly(operand, left);
        let exact_right = self.matches_exactly(operand, right);
        match (exact_left, exact_right) {
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            _ => {}
        }
        match operand {
            Operand::Collection(collection) => {
                let empty = collection.items.is_empty();
                let by_collection = self.better_collection(left, right, empty);
                if by_collection != Ordering::Equal {
                    return by_collection;
                }
                if !empty {
                    let l = self.collection_element_type(left);
                    let r = self.collection_element_type(right);
                    if let (Some(l), Some(r)) = (l, r)
                        && l != r
                    {
                        let mut result = Ordering::Equal;
                        for item in &collection.items {
                            let better = match item {
                                CollectionItem::Item(item) => self.better_conversion(item, l, r),
                                CollectionItem::Spread(..) => self.better_target(l, r),
                            };
                            match (result, better) {
                                (_, Ordering::Equal) => {}
                                (Ordering::Equal, b) => result = b,
                                (a, b) if a == b => {}
                                _ => return Ordering::Equal,
                            }
                        }
                        if result != Ordering::Equal {
                            return result;
                        }
                    }
                }
            }
            Operand::Lambda(syntax, _) => {
                let by_lambda = self.better_lambda(syntax, left, right);
                if by_lambda != Ordering::Equal {
                    return by_lambda;
                }
            }
            Operand::Conditional { then, otherwise, natural: None, .. } => {
                let a = self.better_conversion(then, left, right);
                let b = self.better_conversion(otherwise, left, right);
                return match (a, b) {
                    (Ordering::Equal, x) | (x, Ordering::Equal) => x,
                    (x, y) if x == y => x,
                    _ => Ordering::Equal,
                };
            }
            Operand::Typed(e) => {
                let by_span = self.better_span(e.ty, left, right);
                if by_span != Ordering::Equal {
                    return by_span;
                }
            }
            _ => {}
        }
        self.better_target(left, right)
    }

    pub(crate) fn is_interpolation_handler(&mut self, ty: Ty) -> bool {
        let TyKind::Named { def, .. } = *self.world.kind(ty) else { return false };
        if self.world.special_of(ty).is_some() {
            return false;
        }
        self.world.type_attribute(def, "System.Runtime.CompilerServices.InterpolatedStringHandler").is_some()
    }

    /// The operand has exactly this type, or is a lambda that returns exactly what the delegate does.
    fn matches_exactly(&mut self, operand: &Operand<'a>, ty: Ty) -> bool {
        match operand {
            Operand::Typed(e) => self.world.same_type(e.ty, ty),
            Operand::Interpolated(..) => ty == self.world.special_ty(Special::String),
            Operand::Lambda(syntax, _) => {
                let Some(invoke) = self.function_invoke(ty) else { return false };
                let types: Vec<Ty> = self.world.method_params(&invoke).iter().map(|p| p.ty).collect();
                let wanted = self.world.method_return(&invoke);
                if wanted == Ty::VOID {
                    return false;
                }
                self.lambda_return_type(syntax, &types, wanted).is_some_and(|found| self.world.same_type(found, wanted))
            }
            Operand::Tuple { elements, .. } => {
                let TyKind::Tuple { elements: types, .. } = self.world.kind(ty).clone() else { return false };
                types.len() == elements.len()
                    && elements.iter().zip(types.iter()).all(|(e, &t)| self.matches_exactly(e, t))
            }
            Operand::Conditional { natural: Some(natural), .. } => self.world.same_type(*natural, ty),
            Operand::Switch(switch) => switch.natural.is_some_and(|n| self.world.same_type(n, ty)),
            Operand::MethodGroup(group) => {
                // A method group matches the delegate whose return type is exactly the method's.
                let Some(invoke) = self.function_invoke(ty) else { return false };
                let formals = self.world.method_params(&invoke);
                let types: Vec<Ty> = formals.iter().map(|p| p.ty).collect();
                let wanted = self.world.method_return(&invoke);
                self.group_return_type(group, &formals, &types).is_some_and(|found| self.world.same_type(found, wanted))
            }
            _ => false,
        }
    }

    /// Delegates with the same parameters: by the lambda's own result.
    fn better_lambda(&mut self, syntax: &'a crate::syntax::Expr, left: Ty, right: Ty) -> Ordering {
        let (Some(l), Some(r)) = (self.function_invoke(left), self.function_invoke(right)) else {
            return Ordering::Equal;
        };
        let left_params: Vec<Ty> = self.world.method_params(&l).iter().map(|p| p.ty).collect();
        let right_params: Vec<Ty> = self.world.method_params(&r).iter().map(|p| p.ty).collect();
        if left_params.len() != right_params.len()
            || !left_params.iter().zip(&right_params).all(|(&a, &b)| self.world.same_type(a, b))
        {
            return Ordering::Equal;
        }
        let left_return = self.world.method_return(&l);
        let right_return = self.world.method_return(&r);
        match (left_return == Ty::VOID, right_return == Ty::VOID) {
            (true, true) => return Ordering::Equal,
            (false, true) => return Ordering::Less,
            (true, false) => return Ordering::Greater,
            _ => {}
        }
        let Some(found) = self.lambda_return_type(syntax, &left_params, left_return) else { return Ordering::Equal };
        // Inside tasks the results are compared.
        let found_inner = self.task_result(found);
        let (left_inner, right_inner) = (self.task_result(left_return), self.task_result(right_return));
        if let (Some(f), Some(l), Some(r)) = (found_inner, left_inner, right_inner) {
            return self.better_conversion_from_type(f, l, r);
        }
        self.better_conversion_from_type(found, left_return, right_return)
    }

    fn better_conversion_from_type(&mut self, from: Ty, left: Ty, right: Ty) -> Ordering {
        match (self.world.same_type(from, left), self.world.same_type(from, right)) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            _ => self.better_target(left, right),
        }
    }

    /// T of `Task<T>` and `ValueTask<T>`.
    pub(crate) fn task_result(&self, ty: Ty) -> Option<Ty> {
        match self.world.kind(ty) {
            TyKind::Named { def, args } if args.len() == 1 => {
                let def = &self.world[*def];
                (&*def.namespace == "System.Threading.Tasks" && matches!(&*def.name, "Task" | "ValueTask"))
                    .then(|| args[0])
            }
            _ => None,
        }
    }

    /// First-class spans: ReadOnlySpan before Span, spans before the interfaces and arrays they come from.
    fn better_span(&mut self, from: Ty, left: Ty, right: Ty) -> Ordering {
        let is_array = matches!(self.world.kind(from), TyKind::Array { .. });
        let is_string = from == self.world.special_ty(Special::String);
        if !is_array && !is_string {
            return Ordering::Equal;
        }
        let left_kind = self.span_kind(left);
        let right_kind = self.span_kind(right);
        match (left_kind, right_kind) {
            (Some((true, a)), Some((false, b))) if self.world.same_type(a, b) => Ordering::Less,
            (Some((false, a)), Some((true, b))) if self.world.same_type(a, b) => Ordering::Greater,
            // A span conversion is better than one to an interface or base class.
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }

    /// Whether read-only, and the element type.
    pub(crate) fn span_kind(&self, ty: Ty) -> Option<(bool, Ty)> {
        match self.world.kind(ty) {
            TyKind::Named { def, args } if args.len() == 1 => {
                if self.is_known(*def, "System", "ReadOnlySpan") {
                    Some((true, args[0]))
                } else if self.is_known(*def, "System", "Span") {
                    Some((false, args[0]))
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// Collection expressions: ReadOnlySpan over Span, spans over arrays and interfaces, when the elements are the same.
    fn better_collection(&mut self, left: Ty, right: Ty, ignore_elements: bool) -> Ordering {
        let l = self.span_kind(left);
        let r = self.span_kind(right);
        let result = match (l, r) {
            (Some((true, a)), Some((false, b))) => Some((Ordering::Less, a, b)),
            (Some((false, a)), Some((true, b))) => Some((Ordering::Greater, a, b)),
            (Some((_, a)), None) if self.is_array_or_interface(right) => {
                self.collection_element_type(right).map(|b| (Ordering::Less, a, b))
            }
            (None, Some((_, b))) if self.is_array_or_interface(left) => {
                self.collection_element_type(left).map(|a| (Ordering::Greater, a, b))
            }
            _ => None,
        };
        match result {
            Some((order, a, b)) if ignore_elements || self.world.same_type(a, b) => order,
            _ => Ordering::Equal,
        }
    }

    fn is_array_or_interface(&self, ty: Ty) -> bool {
        match self.world.kind(ty) {
            TyKind::Array { .. } => true,
            TyKind::Named { def, .. } => self.is_array_interface(*def),
            _ => false,
        }
    }

    /// Less: `left` is the better conversion target.
    pub(crate) fn better_target(&mut self, left: Ty, right: Ty) -> Ordering {
        if self.world.same_type(left, right) {
            return Ordering::Equal;
        }
        // ReadOnlySpan<T> before Span<T>, also with different elements.
        match (self.span_kind(left), self.span_kind(right)) {
            (Some((true, a)), Some((false, b))) if self.world.same_type(a, b) => return Ordering::Less,
            (Some((false, a)), Some((true, b))) if self.world.same_type(a, b) => return Ordering::Greater,
            _ => {}
        }
        let forth = self.world.implicit_conversion(left, right).is_some();
        let back = self.world.implicit_conversion(right, left).is_some();
        match (forth, back) {
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            _ => {}
        }
        if let (Some(l), Some(r)) = (self.task_result(left), self.task_result(right)) {
            return self.better_target(l, r);
        }
        let left_value = self.world.nullable_value(left).unwrap_or(left);
        let right_value = self.world.nullable_value(right).unwrap_or(right);
        if let (Some(l), Some(r)) = (self.world.special_of(left_value), self.world.special_of(right_value)) {
            if beats_unsigned(l, r) {
                return Ordering::Less;
            }
            if beats_unsigned(r, l) {
                return Ordering::Greater;
            }
        }
        if let (Some(l), Some(r)) = (self.world.delegate_invoke(left), self.world.delegate_invoke(right)) {
            let l = self.world.method_return(&l);
            let r = self.world.method_return(&r);
            return match (l == Ty::VOID, r == Ty::VOID) {
                (false, true) => Ordering::Less,
                (true, false) => Ordering::Greater,
                (true, true) => Ordering::Equal,
                _ => self.better_target(l, r),
            };
        }
        Ordering::Equal
    }
}

/// A signed type is better than the unsigned ones that aren't smaller.
fn beats_unsigned(signed: Special, unsigned: Special) -> bool {
    use Special::*;
    match signed {
        SByte => matches!(unsigned, Byte | UInt16 | UInt32 | UInt64 | UIntPtr),
        Int16 => matches!(unsigned, UInt16 | UInt32 | UInt64 | UIntPtr),
        Int32 => matches!(unsigned, UInt32 | UInt64 | UIntPtr),
        IntPtr => matches!(unsigned, UInt64 | UIntPtr),
        Int64 => matches!(unsigned, UInt64 | UIntPtr),
        _ => false,
    }
}
