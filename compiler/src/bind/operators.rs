//! Binary operators: numbers, `bool`, enums, strings, delegates, references, their nullable forms; user-defined ones are in `user_operators`.
//!
//! Built-in arithmetic works on int, uint, long, ulong, float and double only: `byte + byte` converts both to int first (numeric promotion).
//! Of the operand types that both sides convert to, the first of that list is the best, as no later one is better in overload resolution.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::constants::{Trouble, fold_binary};
use super::{Binder, Operand};

/// `+` … as the tree has it; None for the ones with short circuits.
pub(crate) fn hir_op(op: ast::BinaryOperator) -> Option<BinaryOp> {
    use ast::BinaryOperator as B;
    Some(match op {
        B::Add => BinaryOp::Add,
        B::Subtract => BinaryOp::Sub,
        B::Multiply => BinaryOp::Mul,
        B::Divide => BinaryOp::Div,
        B::Modulo => BinaryOp::Rem,
        B::LeftShift => BinaryOp::Shl,
        B::RightShift => BinaryOp::Shr,
        B::UnsignedRightShift => BinaryOp::ShrUnsigned,
        B::LessThan => BinaryOp::Lt,
        B::GreaterThan => BinaryOp::Gt,
        B::LessThanOrEqual => BinaryOp::Le,
        B::GreaterThanOrEqual => BinaryOp::Ge,
        B::Equals => BinaryOp::Eq,
        B::NotEquals => BinaryOp::Ne,
        B::BitwiseAnd => BinaryOp::And,
        B::ExclusiveOr => BinaryOp::Xor,
        B::BitwiseOr => BinaryOp::Or,
        B::LogicalAnd | B::LogicalOr | B::Coalesce => return None,
    })
}

pub(crate) fn op_symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::ShrUnsigned => ">>>",
        BinaryOp::Eq => "==",
        BinaryOp::Ne => "!=",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
    }
}

pub(crate) fn is_comparison(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge)
}

fn is_shift(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::ShrUnsigned)
}

fn is_equality(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Eq | BinaryOp::Ne)
}

pub(crate) fn is_bitwise(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor)
}

/// The operand type that instructions know.
pub(crate) fn numeric_type(special: Special) -> NumericType {
    match special {
        Special::UInt32 => NumericType::U32,
        Special::Int64 | Special::IntPtr => NumericType::I64,
        Special::UInt64 | Special::UIntPtr => NumericType::U64,
        Special::Single => NumericType::F32,
        Special::Double => NumericType::F64,
        Special::Boolean => NumericType::Bool,
        _ => NumericType::I32,
    }
}

fn is_numeric(special: Special) -> bool {
    super::conversions::is_integral(special) || matches!(special, Special::Single | Special::Double)
}

/// Candidate operand types, best first.
const PROMOTED: [Special; 8] = [
    Special::Int32,
    Special::UInt32,
    Special::IntPtr,
    Special::Int64,
    Special::UIntPtr,
    Special::UInt64,
    Special::Single,
    Special::Double,
];

impl<'a> Binder<'_> {
    pub(crate) fn bind_binary_syntax(
        &mut self,
        op: ast::BinaryOperator,
        left: &'a ast::Expr,
        right: &'a ast::Expr,
        operator_span: ast::Span,
        location: Location,
    ) -> Operand<'a> {
        let _ = operator_span;
        match op {
            ast::BinaryOperator::LogicalAnd => Operand::Typed(self.bind_logical(true, left, right, location)),
            ast::BinaryOperator::LogicalOr => Operand::Typed(self.bind_logical(false, left, right, location)),
            ast::BinaryOperator::Coalesce => Operand::Typed(self.bind_coalesce(left, right, location)),
            _ => {
                let Some(op) = hir_op(op) else { return Operand::Typed(Expr::error(location)) };
                // Long chains `a + b + c + ..` lean left: unrolled, so that they don't nest on the stack.
                let mut chain = vec![(op, right, location)];
                let mut first = left;
                while let ast::ExprKind::Binary { operator, left, right, .. } = &first.kind
                    && let Some(op) = hir_op(*operator)
                {
                    let location = self.span(first.span);
                    chain.push((op, right, location));
                    first = left;
                }
                let mut value = self.bind_operand(first);
                for (op, right, location) in chain.into_iter().rev() {
                    let right = self.bind_operand(right);
                    value = Operand::Typed(self.bind_binary(op, value, right, location));
                }
                value
            }
        }
    }

    /// A built-in or user-defined binary operator on operands.
    pub fn bind_binary(&mut self, op: BinaryOp, left: Operand<'a>, right: Operand<'a>, location: Location) -> Expr {
        if is_equality(op)
            && let Some(result) = self.tuple_comparison(op, &left, &right, location)
        {
            return result;
        }
        let (left, right) = match (left, right) {
            // `default` takes the other side's type; a method group or lambda beside a delegate too.
            (
                left,
                right @ (Operand::Default(_) | Operand::MethodGroup(_) | Operand::Lambda(..) | Operand::New(..)),
            ) if self.operand_value_type(&left).is_some() => {
                let left = self.natural_value(left);
                if left.is_error() {
                    return left;
                }
                if !self.operand_converts(&right, left.ty) {
                    return self.report_binary(op, &Operand::Typed(left), &right, location);
                }
                let right = self.convert_operand(right, left.ty);
                (left, right)
            }
            (
                left @ (Operand::Default(_) | Operand::MethodGroup(_) | Operand::Lambda(..) | Operand::New(..)),
                right,
            ) if self.operand_value_type(&right).is_some() => {
                let right = self.natural_value(right);
                if right.is_error() {
                    return right;
                }
                if !self.operand_converts(&left, right.ty) {
                    return self.report_binary(op, &left, &Operand::Typed(right), location);
                }
                let left = self.convert_operand(left, right.ty);
                (left, right)
            }
            (left, right) => {
                let untyped = |o: &Operand<'a>| {
                    matches!(
                        o,
                        Operand::Lambda(..)
                            | Operand::MethodGroup(_)
                            | Operand::Default(_)
                            | Operand::New(..)
                            | Operand::Collection(_)
                    )
                };
                if untyped(&left) || untyped(&right) {
                    if left.is_error() || right.is_error() {
                        return Expr::error(location);
                    }
                    return self.report_binary(op, &left, &right, location);
                }
                (self.natural_value(left), self.natural_value(right))
            }
        };
        self.binary_values(op, left, right, location)
    }

    fn operand_value_type(&mut self, operand: &Operand<'a>) -> Option<Ty> {
        match operand {
            Operand::Typed(e) => (e.ty != Ty::NULL).then_some(e.ty),
            Operand::Switch(_) | Operand::Conditional { .. } | Operand::Event { .. } | Operand::Interpolated(..) => {
                self.natural_type(operand)
            }
            _ => None,
        }
    }

    fn report_binary(&mut self, op: BinaryOp, left: &Operand<'a>, right: &Operand<'a>, location: Location) -> Expr {
        if left.is_error() || right.is_error() {
            return Expr::error(location);
        }
        let l = self.describe(left);
        let r = self.describe(right);
        self.error(Code::CS0019, location, &[op_symbol(op), &l, &r])
    }

    /// A binary operator on values.
    pub(crate) fn binary_values(&mut self, op: BinaryOp, left: Expr, right: Expr, location: Location) -> Expr {
        if left.is_error() || right.is_error() {
            let ty = if is_comparison(op) { self.world.special_ty(Special::Boolean) } else { Ty::ERROR };
            return Expr::new(ExprKind::Error, ty, location);
        }
        let same = is_comparison(op) && same_variable(&left, &right);
        match self.try_binary(op, left.clone(), right.clone(), location) {
            Some(result) => {
                if same {
                    self.report(Code::CS1718, location, &[]);
                }
                result
            }
            None => {
                let l = Operand::Typed(left);
                let r = Operand::Typed(right);
                self.report_binary(op, &l, &r, location)
            }
        }
    }

    /// The operator if there is one.
    fn try_binary(&mut self, op: BinaryOp, left: Expr, right: Expr, location: Location) -> Option<Expr> {
        if left.ty == Ty::VOID || right.ty == Ty::VOID {
            return None;
        }
        let string = self.world.special_ty(Special::String);
        if op == BinaryOp::Add && (left.ty == string || right.ty == string) {
            if let Some(result) = self.user_binary_beside_string(op, &left, &right, location) {
                return Some(result);
            }
            let left = self.as_text(left, string);
            let right = self.as_text(right, string);
            return Some(self.concat(left, right, location));
        }
        // Both null: reference comparison.
        if left.ty == Ty::NULL && right.ty == Ty::NULL {
            if !is_equality(op) {
                return None;
            }
            let object = self.world.special_ty(Special::Object);
            let left = self.convert(left, object, location);
            let right = self.convert(right, object, location);
            return Some(self.built_in(op, NumericType::Ref, left, right, false, location));
        }
        if is_equality(op) && (left.ty == Ty::NULL || right.ty == Ty::NULL) {
            return self.null_comparison(op, left, right, location);
        }
        let left_value = self.world.nullable_value(left.ty).unwrap_or(left.ty);
        let right_value = self.world.nullable_value(right.ty).unwrap_or(right.ty);
        if self.may_have_operators(left_value) || self.may_have_operators(right_value) {
            match self.user_binary(op, &left, &right, location) {
                Ok(Some(result)) => return Some(result),
                Ok(None) => {}
                Err(()) => return Some(Expr::error(location)),
            }
        }
        if let Some(result) = self.enum_binary(op, &left, &right, location) {
            return Some(result);
        }
        if let Some(result) = self.bool_binary(op, &left, &right, location) {
            return Some(result);
        }
        if is_shift(op) {
            return self.shift(op, left, right, location);
        }
        if let Some(result) = self.numeric_binary(op, &left, &right, location) {
            return Some(result);
        }
        if let Some(result) = self.delegate_binary(op, &left, &right, location) {
            return Some(result);
        }
        if is_equality(op) {
            return self.reference_comparison(op, left, right, location);
        }
        None
    }

    /// Whether types like this may declare operators (the built-in simple types don't).
    pub(crate) fn may_have_operators(&self, ty: Ty) -> bool {
        match self.world.special_of(ty) {
            Some(
                Special::Boolean
                | Special::Char
                | Special::SByte
                | Special::Byte
                | Special::Int16
                | Special::UInt16
                | Special::Int32
                | Special::UInt32
                | Special::Int64
                | Special::UInt64
                | Special::IntPtr
                | Special::UIntPtr
                | Special::Single
                | Special::Double
                | Special::Object,
            ) => false,
            _ => matches!(self.world.kind(ty), TyKind::Named { .. } | TyKind::Param(_)) && !self.world.is_enum(ty),
        }
    }

    /// What converts to string by an operator of its own is concatenated as that; anything else by its `ToString`.
    fn as_text(&mut self, value: Expr, string: Ty) -> Expr {
        if value.ty != string
            && value.ty != Ty::NULL
            && self.may_have_operators(value.ty)
            && self.world.implicit_conversion(value.ty, string).is_some()
        {
            let location = value.location;
            return self.convert(value, string, location);
        }
        value
    }

    /// `string + x`
    fn concat(&mut self, left: Expr, right: Expr, location: Location) -> Expr {
        let string = self.world.special_ty(Special::String);
        let text = |e: &Expr| match &e.kind {
            ExprKind::Literal(Const::String(s)) => Some(s.clone()),
            ExprKind::Literal(Const::Null) => Some(std::rc::Rc::from([])),
            _ => None,
        };
        if let (Some(a), Some(b)) = (text(&left), text(&right)) {
            let joined = a.iter().chain(b.iter()).copied().collect();
            return Expr::new(ExprKind::Literal(Const::String(joined)), string, location);
        }
        let object = self.world.special_ty(Special::Object);
        let mut parts = Vec::new();
        match left.kind {
            ExprKind::StringConcat(list) => parts = list,
            _ => parts.push(left),
        }
        let mut right = right;
        for part in parts.iter_mut().chain(std::iter::once(&mut right)) {
            if part.ty == Ty::NULL {
                part.ty = object;
            }
        }
        if let (Some(last), Some(b)) = (parts.last_mut(), text(&right))
            && parts_are_text(last)
            && let Some(a) = text(last)
        {
            let joined = a.iter().chain(b.iter()).copied().collect();
            *last = Expr::new(ExprKind::Literal(Const::String(joined)), string, last.location);
            if parts.len() == 1 {
                return parts.remove(0);
            }
            return Expr::new(ExprKind::StringConcat(parts), string, location);
        }
        parts.push(right);
        Expr::new(ExprKind::StringConcat(parts), string, location)
    }

    /// `x == null`
    fn null_comparison(&mut self, op: BinaryOp, left: Expr, right: Expr, location: Location) -> Option<Expr> {
        let (value, null, null_first) = if left.ty == Ty::NULL { (right, left, true) } else { (left, right, false) };
        let bool_ty = self.world.special_ty(Special::Boolean);
        if self.world.nullable_value(value.ty).is_some() {
            let has = Expr::new(ExprKind::NullableHasValue(Box::new(value)), bool_ty, location);
            return Some(if op == BinaryOp::Ne { has } else { self.not(has, location) });
        }
        let string = self.world.special_ty(Special::String);
        if value.ty != string && !self.world.is_delegate(value.ty) && self.may_have_operators(value.ty) {
            let (a, b) = if null_first { (null.clone(), value.clone()) } else { (value.clone(), null.clone()) };
            match self.user_binary(op, &a, &b, location) {
                Ok(Some(result)) => return Some(result),
                Ok(None) => {}
                Err(()) => return Some(Expr::error(location)),
            }
        }
        let object = self.world.special_ty(Special::Object);
        let value = if self.world.is_type_param(value.ty) {
            if self.world.is_value_type(value.ty) {
                return None;
            }
            if self.world.is_reference_type(value.ty) {
                value
            } else {
                let at = value.location;
                Expr::new(ExprKind::Convert { operand: Box::new(value), conversion: Convert::Box }, object, at)
            }
        } else if self.world.is_reference_type(value.ty) {
            value
        } else if self.world.is_value_type(value.ty) {
            return None;
        } else {
            value
        };
        let null = Expr::new(ExprKind::Literal(Const::Null), object, null.location);
        // Both constants: a string literal is never null.
        if let ExprKind::Literal(constant) = &value.kind
            && let Ok(folded) = fold_binary(op, Special::String, constant, &Const::Null, false)
        {
            return Some(Expr::new(ExprKind::Literal(folded), bool_ty, location));
        }
        let (left, right) = if null_first { (null, value) } else { (value, null) };
        Some(self.built_in(op, NumericType::Ref, left, right, false, location))
    }

    pub(crate) fn not(&mut self, operand: Expr, location: Location) -> Expr {
        let bool_ty = self.world.special_ty(Special::Boolean);
        if let ExprKind::Literal(Const::Bool(value)) = operand.kind {
            return Expr::new(ExprKind::Literal(Const::Bool(!value)), bool_ty, location);
        }
        Expr::new(
            ExprKind::Unary {
                op: UnaryOp::Not,
                operand_type: NumericType::Bool,
                operand: Box::new(operand),
                checked: false,
                lifted: false,
            },
            bool_ty,
            location,
        )
    }

    /// A built-in operator on converted operands; folded if both are constants.
    pub(crate) fn built_in(
        &mut self,
        op: BinaryOp,
        operand_type: NumericType,
        left: Expr,
        right: Expr,
        lifted: bool,
        location: Location,
    ) -> Expr {
        let bool_ty = self.world.special_ty(Special::Boolean);
        let ty = if is_comparison(op) { bool_ty } else { left.ty };
        if !lifted {
            let operand_ty = self.world.strip_enum(left.ty);
            let special = self.world.special_of(operand_ty).unwrap_or(Special::Int32);
            if let (ExprKind::Literal(a), ExprKind::Literal(b)) = (&left.kind, &right.kind) {
                match fold_binary(op, special, a, b, self.is_unchecked) {
                    Ok(value) => return Expr::new(ExprKind::Literal(value), ty, location),
                    Err(Trouble::Overflow) => return self.error(Code::CS0220, location, &[]),
                    Err(Trouble::DivisionByZero) => return self.error(Code::CS0020, location, &[]),
                    Err(Trouble::NotConstant) => {}
                }
            } else if matches!(op, BinaryOp::Div | BinaryOp::Rem)
                && let ExprKind::Literal(b) = &right.kind
                && super::constants::integer(b) == Some(0)
                && super::conversions::is_integral(special)
            {
                return self.error(Code::CS0020, location, &[]);
            }
        }
        Expr::new(
            ExprKind::Binary {
                op,
                operand_type,
                left: Box::new(left),
                right: Box::new(right),
                checked: self.is_checked && matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul),
                lifted,
            },
            ty,
            location,
        )
    }

    /// Arithmetic, comparison and bitwise operators on numbers.
    fn numeric_binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, location: Location) -> Option<Expr> {
        let left_value = self.world.nullable_value(left.ty);
        let right_value = self.world.nullable_value(right.ty);
        let lifted = left_value.is_some() || right_value.is_some();
        let left_ty = left_value.unwrap_or(left.ty);
        let right_ty = right_value.unwrap_or(right.ty);
        let is_number = |b: &Self, ty: Ty| b.world.special_of(ty).is_some_and(is_numeric);
        let left_numeric = is_number(self, left_ty);
        let right_numeric = is_number(self, right_ty);
        // Something that converts to a number by its own operator counts too.
        if !left_numeric
            && !right_numeric
            && !self.may_convert_to_number(left_ty)
            && !self.may_convert_to_number(right_ty)
        {
            return None;
        }
        if (left.ty == Ty::NULL || right.ty == Ty::NULL) && !lifted {
            // `1 + null` is the lifted operator, with the value null.
            let known = if left.ty == Ty::NULL { right_ty } else { left_ty };
            if !is_number(self, known) {
                return None;
            }
        }
        let lifted = lifted || left.ty == Ty::NULL || right.ty == Ty::NULL;
        for special in PROMOTED {
            if matches!(special, Special::IntPtr | Special::UIntPtr)
                && self.world.special_of(left_ty) != Some(special)
                && self.world.special_of(right_ty) != Some(special)
            {
                continue;
            }
            if is_bitwise(op) && matches!(special, Special::Single | Special::Double) {
                return None;
            }
            let ty = self.world.special_ty(special);
            if !self.converts_unlifted(left, left_value, ty) || !self.converts_unlifted(right, right_value, ty) {
                continue;
            }
            if special == Special::Single && self.is_integral_value(left_ty) && self.is_integral_value(right_ty) {
                // ulong with a signed type.
                let l = self.world.display(left.ty);
                let r = self.world.display(right.ty);
                return Some(self.error(Code::CS0034, location, &[op_symbol(op), &l, &r]));
            }
            let target = if lifted { self.world.nullable_of(ty) } else { ty };
            if left.ty == Ty::NULL || right.ty == Ty::NULL {
                let display = self.world.display(target);
                if is_comparison(op) {
                    self.report(Code::CS0464, location, &[&display, "false"]);
                } else {
                    self.report(Code::CS0458, location, &[&display]);
                }
            }
            let left = self.convert(left.clone(), target, location);
            let right = self.convert(right.clone(), target, location);
            return Some(self.built_in(op, numeric_type(special), left, right, lifted, location));
        }
        None
    }

    fn is_integral_value(&self, ty: Ty) -> bool {
        self.world.special_of(ty).is_some_and(super::conversions::is_integral)
    }

    fn may_convert_to_number(&self, ty: Ty) -> bool {
        self.may_have_operators(ty) && !matches!(self.world.kind(ty), TyKind::Param(_))
    }

    pub(crate) fn converts_unlifted(&mut self, value: &Expr, inner: Option<Ty>, to: Ty) -> bool {
        if value.ty == Ty::NULL {
            return true;
        }
        match inner {
            Some(inner) => self.world.implicit_conversion(inner, to).is_some(),
            None => {
                self.constant_conversion(value, to).is_some() || self.world.implicit_conversion(value.ty, to).is_some()
            }
        }
    }

    /// `&`, `|`, `^`, `==`, `!=` on bool and bool?.
    fn bool_binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, location: Location) -> Option<Expr> {
        if !is_bitwise(op) && !is_equality(op) {
            return None;
        }
        let bool_ty = self.world.special_ty(Special::Boolean);
        let left_value = self.world.nullable_value(left.ty);
        let right_value = self.world.nullable_value(right.ty);
        let fits = |ty: Ty, value: Option<Ty>| ty == bool_ty || value == Some(bool_ty) || ty == Ty::NULL;
        if !fits(left.ty, left_value) || !fits(right.ty, right_value) {
            return None;
        }
        let lifted = left.ty != bool_ty || right.ty != bool_ty;
        let target = if lifted { self.world.nullable_of(bool_ty) } else { bool_ty };
        let left = self.convert(left.clone(), target, location);
        let right = self.convert(right.clone(), target, location);
        Some(self.built_in(op, NumericType::Bool, left, right, lifted, location))
    }

    /// Shifts: the left side is promoted alone, the count is an int.
    fn shift(&mut self, op: BinaryOp, left: Expr, right: Expr, location: Location) -> Option<Expr> {
        let left_value = self.world.nullable_value(left.ty);
        let right_value = self.world.nullable_value(right.ty);
        let lifted = left_value.is_some() || right_value.is_some();
        let left_ty = left_value.unwrap_or(left.ty);
        let special = match self.world.special_of(left_ty)? {
            Special::SByte | Special::Byte | Special::Int16 | Special::UInt16 | Special::Char | Special::Int32 => {
                Special::Int32
            }
            special @ (Special::UInt32 | Special::Int64 | Special::UInt64 | Special::IntPtr | Special::UIntPtr) => {
                special
            }
            _ => return None,
        };
        let int_ty = self.world.special_ty(Special::Int32);
        if !self.converts_unlifted(&right, right_value, int_ty) {
            return None;
        }
        let ty = self.world.special_ty(special);
        let (left_target, right_target) =
            if lifted { (self.world.nullable_of(ty), self.world.nullable_of(int_ty)) } else { (ty, int_ty) };
        let left = self.convert(left, left_target, location);
        let right = self.convert(right, right_target, location);
        Some(self.built_in(op, numeric_type(special), left, right, lifted, location))
    }
}

fn parts_are_text(last: &Expr) -> bool {
    matches!(last.kind, ExprKind::Literal(Const::String(_)))
}

/// Both read the same variable.
fn same_variable(left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (ExprKind::Local(a), ExprKind::Local(b)) => a == b,
        (ExprKind::Field { receiver: a, field: f }, ExprKind::Field { receiver: b, field: g }) if f == g => {
            match (a, b) {
                (None, None) => true,
                (Some(a), Some(b)) => {
                    matches!((&a.kind, &b.kind), (ExprKind::This, ExprKind::This)) || same_variable(a, b)
                }
                _ => false,
            }
        }
        _ => false,
    }
}
