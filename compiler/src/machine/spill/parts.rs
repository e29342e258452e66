//! The parts of an expression in the order in which they are evaluated, and what each is to the whole.

use crate::hir::print::operator;
use crate::hir::*;

/// A part of an expression that is evaluated before the whole.
pub(super) struct Part<'e> {
    pub slot: &'e mut Expr,
    /// None: its value is wanted; else it is a place, of which its own parts are kept.
    pub usage: Option<Use>,
    pub role: Role,
}

/// What the parts of a place are kept for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Reference,
    /// The place itself is assigned.
    Target,
    /// A field inside of it is assigned, so the outer object is looked at before the value is computed.
    OuterTarget,
}

/// What a part is to the whole: said of the temporary that keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Receiver,
    Argument(u32),
    Left(BinaryOp),
    Element(u32),
    Length,
    Array,
    Index,
    Operand,
    Target,
    Value,
    /// What a variable held before `op=`.
    Old,
    /// The value of an `await`, or of `?:`, `&&`, `||`, `switch` with one inside.
    Result,
}

impl Role {
    pub(crate) fn text(self) -> String {
        match self {
            Self::Receiver => "receiver of a call".into(),
            Self::Argument(n) => format!("argument {}", n + 1),
            Self::Left(op) => format!("left side of '{}'", operator(op)),
            Self::Element(n) => format!("element {}", n + 1),
            Self::Length => "length".into(),
            Self::Array => "array".into(),
            Self::Index => "index".into(),
            Self::Operand => "operand".into(),
            Self::Target => "object that is assigned to".into(),
            Self::Value => "value".into(),
            Self::Old => "left side of a compound assignment".into(),
            Self::Result => "result".into(),
        }
    }
}

/// Whether an expression denotes a variable.
pub(crate) fn is_place(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Local(_)
        | ExprKind::This
        | ExprKind::ArrayElement { .. }
        | ExprKind::Deref(_)
        | ExprKind::InlineArrayElement { .. } => true,
        ExprKind::Field { .. } => true,
        ExprKind::Conditional { is_ref, .. } => *is_ref,
        _ => false,
    }
}

/// The parts of a strict expression in order of evaluation; None for kinds that have no such order.
pub(super) fn parts_of(expr: &mut Expr, receiver_is_place: bool) -> Option<Vec<Part<'_>>> {
    fn value(slot: &mut Expr, role: Role) -> Part<'_> {
        Part { slot, usage: None, role }
    }
    fn place(slot: &mut Expr, usage: Use, role: Role) -> Part<'_> {
        Part { slot, usage: Some(usage), role }
    }
    fn args_of<'e>(args: &'e mut [Arg], parts: &mut Vec<Part<'e>>) {
        for (position, arg) in (0..).zip(args) {
            let usage = (arg.ref_kind != RefKind::None).then_some(Use::Reference);
            parts.push(Part { slot: &mut arg.expr, usage, role: Role::Argument(position) });
        }
    }
    let mut parts = Vec::new();
    match &mut expr.kind {
        ExprKind::Field { receiver, .. } | ExprKind::NewDelegate { receiver, .. } => {
            if let Some(receiver) = receiver {
                parts.push(value(receiver, Role::Receiver));
            }
        }
        ExprKind::ArrayElement { array, indices } => {
            parts.push(value(array, Role::Array));
            parts.extend(indices.iter_mut().map(|i| value(i, Role::Index)));
        }
        ExprKind::Call { callee, args } => {
            if let Callee::Method { receiver: Some(receiver), .. } = callee {
                let usage = receiver_is_place.then_some(Use::Reference);
                parts.push(Part { slot: receiver, usage, role: Role::Receiver });
            }
            args_of(args, &mut parts);
        }
        ExprKind::New { args, .. } => args_of(args, &mut parts),
        ExprKind::NewArray { lengths, .. } => parts.extend(lengths.iter_mut().map(|l| value(l, Role::Length))),
        ExprKind::ArrayInit { elements: list, .. } | ExprKind::Tuple(list) => {
            parts.extend((0..).zip(list).map(|(i, e)| value(e, Role::Element(i))));
        }
        ExprKind::ArrayLength(operand)
        | ExprKind::Unary { operand, .. }
        | ExprKind::Convert { operand, .. }
        | ExprKind::IsType { operand, .. }
        | ExprKind::AsType { operand }
        | ExprKind::Throw(operand)
        | ExprKind::NullableHasValue(operand)
        | ExprKind::NullableValue(operand)
        | ExprKind::Deref(operand) => parts.push(value(operand, Role::Operand)),
        ExprKind::RefOf(operand) | ExprKind::InlineArraySpan { place: operand, .. } => {
            parts.push(place(operand, Use::Reference, Role::Operand))
        }
        ExprKind::InlineArrayElement { place: array, index } => {
            parts.push(place(array, Use::Reference, Role::Array));
            parts.push(value(index, Role::Index));
        }
        ExprKind::Binary { op, left, right, .. } => {
            parts.push(value(left, Role::Left(*op)));
            parts.push(value(right, Role::Operand));
        }
        ExprKind::Assign { target, value: assigned } => {
            parts.push(place(target, Use::Target, Role::Target));
            parts.push(value(assigned, Role::Value));
        }
        ExprKind::RefAssign { place: referred, .. } => parts.push(place(referred, Use::Reference, Role::Target)),
        ExprKind::StackAlloc { count, elements, .. } => {
            parts.push(value(count, Role::Length));
            parts.extend((0..).zip(elements).map(|(i, e)| value(e, Role::Element(i))));
        }
        _ => return None,
    }
    Some(parts)
}
