//! Operators that types declare: `static T operator +(T a, T b)`.
//!
//! The operators of both operand types (or of their nearest bases that have fitting ones) compete in ordinary overload resolution. For
//! `Nullable` operands each operator on plain values has a lifted form.

use crate::diag::Code;
use crate::hir::*;

use super::arguments::Argument;
use super::operators::{is_comparison, op_symbol};
use super::overloads::{Applicable, Candidate, Resolution, Target};
use super::{Binder, Operand};

fn metadata_name(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "op_Addition",
        BinaryOp::Sub => "op_Subtraction",
        BinaryOp::Mul => "op_Multiply",
        BinaryOp::Div => "op_Division",
        BinaryOp::Rem => "op_Modulus",
        BinaryOp::And => "op_BitwiseAnd",
        BinaryOp::Or => "op_BitwiseOr",
        BinaryOp::Xor => "op_ExclusiveOr",
        BinaryOp::Shl => "op_LeftShift",
        BinaryOp::Shr => "op_RightShift",
        BinaryOp::ShrUnsigned => "op_UnsignedRightShift",
        BinaryOp::Eq => "op_Equality",
        BinaryOp::Ne => "op_Inequality",
        BinaryOp::Lt => "op_LessThan",
        BinaryOp::Le => "op_LessThanOrEqual",
        BinaryOp::Gt => "op_GreaterThan",
        BinaryOp::Ge => "op_GreaterThanOrEqual",
    }
}

fn checked_name(op: BinaryOp) -> Option<&'static str> {
    match op {
        BinaryOp::Add => Some("op_CheckedAddition"),
        BinaryOp::Sub => Some("op_CheckedSubtraction"),
        BinaryOp::Mul => Some("op_CheckedMultiply"),
        BinaryOp::Div => Some("op_CheckedDivision"),
        _ => None,
    }
}

/// An operator found for its operands.
struct Found {
    method: MethodRef,
    lifted: bool,
    applicable: Applicable,
}

impl<'a> Binder<'_> {
    /// The user-defined operator for these operands. Err: ambiguous, reported.
    pub(crate) fn user_binary(
        &mut self,
        op: BinaryOp,
        left: &Expr,
        right: &Expr,
        location: Location,
    ) -> Result<Option<Expr>, ()> {
        let args = [Operand::Typed(left.clone()), Operand::Typed(right.clone())];
        let names: Vec<&str> = match checked_name(op) {
            Some(checked) if self.is_checked => vec![checked, metadata_name(op)],
            _ => vec![metadata_name(op)],
        };
        for name in names {
            match self.find_operator(name, &args, &[left.ty, right.ty]) {
                Ok(Some(found)) => {
                    return Ok(Some(self.operator_call(found, op, vec![left.clone(), right.clone()], location)));
                }
                Ok(None) => {}
                Err(()) => {
                    let l = self.world.display(left.ty);
                    let r = self.world.display(right.ty);
                    self.report(Code::CS0034, location, &[op_symbol(op), &l, &r]);
                    return Err(());
                }
            }
        }
        Ok(None)
    }

    /// An operator `+` that a type declares beside strings: exact matches only win over concatenation.
    pub(crate) fn user_binary_beside_string(
        &mut self,
        op: BinaryOp,
        left: &Expr,
        right: &Expr,
        location: Location,
    ) -> Option<Expr> {
        let string = self.world.special_ty(Special::String);
        let other = if left.ty == string { right.ty } else { left.ty };
        if other == string || other == Ty::NULL || !self.may_have_operators(other) || self.world.is_type_param(other) {
            return None;
        }
        self.user_binary(op, left, right, location).ok().flatten()
    }

    /// Looks for an operator by name in the operand types.
    fn find_operator(&mut self, name: &str, operands: &[Operand<'a>], types: &[Ty]) -> Result<Option<Found>, ()> {
        let args: Vec<Argument<'a>> = operands.iter().cloned().map(Argument::value).collect();
        let mut candidates: Vec<(MethodRef, bool, Candidate)> = Vec::new();
        let mut seen: Vec<Ty> = Vec::new();
        for &ty in types {
            let ty = self.world.nullable_value(ty).unwrap_or(ty);
            if !matches!(self.world.kind(ty), TyKind::Named { .. } | TyKind::Param(_)) {
                continue;
            }
            for found in self.operators_of(ty, name, operands.len(), &args, &mut seen) {
                if !candidates.iter().any(|(m, lifted, _)| *m == found.0 && *lifted == found.1) {
                    candidates.push(found);
                }
            }
        }
        if candidates.is_empty() {
            return Ok(None);
        }
        let mut fitting = Vec::new();
        for (i, (_, _, candidate)) in candidates.iter().enumerate() {
            if let Ok(mut applicable) = self.fit(candidate, &args) {
                applicable.target = Target::Builtin(i);
                fitting.push(applicable);
            }
        }
        // A lifted form gives way to the plain one of equal parameters.
        if fitting.len() > 1 && fitting.iter().any(|f| !is_lifted(f, &candidates)) {
            let plain: Vec<Applicable> = fitting.iter().filter(|f| !is_lifted(f, &candidates)).cloned().collect();
            if let Resolution::Best(best) = self.choose(plain, &args) {
                let lifted_better = fitting
                    .iter()
                    .filter(|f| is_lifted(f, &candidates))
                    .any(|f| self.better_member(f, &best, &args) == std::cmp::Ordering::Less);
                if !lifted_better {
                    let Target::Builtin(i) = best.target else { return Ok(None) };
                    let (method, lifted, _) = candidates.swap_remove(i);
                    return Ok(Some(Found { method, lifted, applicable: *best }));
                }
            }
        }
        if fitting.is_empty() {
            return Ok(None);
        }
        match self.choose(fitting, &args) {
            Resolution::Best(best) => {
                let Target::Builtin(i) = best.target else { return Ok(None) };
                let (method, lifted, _) = candidates.swap_remove(i);
                Ok(Some(Found { method, lifted, applicable: *best }))
            }
            Resolution::Ambiguous(..) => Err(()),
            Resolution::None(_) => Ok(None),
        }
    }

    /// The operators of a type; of its nearest base that has applicable ones. Static abstract ones of a type parameter's interfaces.
    fn operators_of(
        &mut self,
        ty: Ty,
        name: &str,
        count: usize,
        args: &[Argument<'a>],
        seen: &mut Vec<Ty>,
    ) -> Vec<(MethodRef, bool, Candidate)> {
        let mut levels: Vec<Vec<Ty>> = Vec::new();
        if self.world.is_type_param(ty) {
            let base = self.world.effective_base(ty);
            levels.push(self.world.class_chain(base));
            levels.push(self.world.all_interfaces(ty));
        } else if self.world.is_interface(ty) {
            levels.push(vec![ty]);
            levels.push(self.world.all_interfaces(ty));
        } else {
            levels = self.world.class_chain(ty).into_iter().map(|t| vec![t]).collect();
        }
        let is_param = self.world.is_type_param(ty);
        for level in levels {
            let mut found = Vec::new();
            for owner in level {
                if seen.contains(&owner) {
                    continue;
                }
                let Some(def) = self.world.type_def_of(owner) else { continue };
                self.world.ensure_members(def);
                for method in self.world[def].methods.clone() {
                    let declared = &self.world[method];
                    if &*declared.name != name || declared.params.len() != count {
                        continue;
                    }
                    let method = MethodRef { def: method, owner, type_args: Box::new([]) };
                    let candidate = self.method_candidate(&method, &[]);
                    let method_for_call = if is_param && self.world.is_interface(owner) {
                        MethodRef { owner: ty, ..method.clone() }
                    } else {
                        method.clone()
                    };
                    if let Some(lifted) = self.lifted_candidate(&candidate) {
                        found.push((method_for_call.clone(), true, lifted));
                    }
                    found.push((method_for_call, false, candidate));
                }
            }
            let applicable = found.iter().any(|(_, _, c)| self.fit(c, args).is_ok());
            if applicable {
                return found;
            }
        }
        Vec::new()
    }

    /// The form with nullable parameters, for operators on plain value types.
    fn lifted_candidate(&mut self, candidate: &Candidate) -> Option<Candidate> {
        let mut lifted = candidate.clone();
        let mut any = false;
        for param in &mut lifted.params {
            if self.world.is_value_type(param.ty) && self.world.nullable_value(param.ty).is_none() {
                param.ty = self.world.nullable_of(param.ty);
                any = true;
            } else if !self.world.is_value_type(param.ty) {
                return None;
            }
        }
        any.then_some(lifted)
    }

    fn operator_call(&mut self, found: Found, op: BinaryOp, operands: Vec<Expr>, location: Location) -> Expr {
        let mut converted = Vec::with_capacity(operands.len());
        for (operand, param) in operands.into_iter().zip(&found.applicable.params) {
            let at = operand.location;
            converted.push(self.convert(operand, param.ty, at));
        }
        // Decimal constants fold.
        if !found.lifted
            && let [left, right] = converted.as_slice()
            && let (ExprKind::Literal(a), ExprKind::Literal(b)) = (&left.kind, &right.kind)
            && self.world.special_of(left.ty) == self.world.special_of(right.ty)
            && let Some(special @ (Special::Decimal | Special::String)) = self.world.special_of(left.ty)
        {
            match super::constants::fold_binary(op, special, a, b, false) {
                Ok(value) => {
                    let ty = if is_comparison(op) { self.world.special_ty(Special::Boolean) } else { left.ty };
                    return Expr::new(ExprKind::Literal(value), ty, location);
                }
                Err(super::constants::Trouble::Overflow) => return self.error(Code::CS0463, location, &[]),
                Err(super::constants::Trouble::DivisionByZero) => return self.error(Code::CS0020, location, &[]),
                Err(super::constants::Trouble::NotConstant) => {}
            }
        }
        if found.lifted {
            return self.lifted_call(found.method, &found.applicable, converted, Some(op), location);
        }
        self.static_operator(found.method, &found.applicable, converted, location)
    }

    /// Return type of an operator; of a static abstract one as its interface says it.
    fn operator_return(&mut self, method: &MethodRef, applicable: &Applicable) -> Ty {
        if self.world.is_type_param(method.owner) {
            let declared = MethodRef { owner: applicable.declaring, ..method.clone() };
            return self.world.method_return(&declared);
        }
        self.world.method_return(method)
    }

    fn static_operator(
        &mut self,
        method: MethodRef,
        applicable: &Applicable,
        operands: Vec<Expr>,
        location: Location,
    ) -> Expr {
        let ty = self.operator_return(&method, applicable);
        if operands.iter().any(Expr::is_error) {
            return Expr::new(ExprKind::Error, ty, location);
        }
        self.check_obsolete(&method, location);
        let args = operands
            .into_iter()
            .enumerate()
            .map(|(i, expr)| Arg { expr, ref_kind: applicable.params.get(i).map_or(RefKind::None, |p| p.ref_kind) })
            .collect();
        Expr::new(
            ExprKind::Call { callee: Callee::Method { receiver: None, method, virtual_call: false }, args },
            ty,
            location,
        )
    }

    fn lifted_call(
        &mut self,
        method: MethodRef,
        applicable: &Applicable,
        operands: Vec<Expr>,
        op: Option<BinaryOp>,
        location: Location,
    ) -> Expr {
        let result = self.operator_return(&method, applicable);
        let comparison = op.is_some_and(is_comparison);
        let ty = if comparison || !self.world.is_value_type(result) || self.world.nullable_value(result).is_some() {
            result
        } else {
            self.world.nullable_of(result)
        };
        Expr::new(
            ExprKind::LiftedCall {
                method,
                operands,
                is_comparison: comparison,
                is_equality: op == Some(BinaryOp::Eq),
                is_inequality: op == Some(BinaryOp::Ne),
            },
            ty,
            location,
        )
    }

    /// A unary operator that the operand's type declares.
    pub(crate) fn user_unary(&mut self, name: &str, operand: &Expr, location: Location) -> Option<Expr> {
        let value = self.world.nullable_value(operand.ty).unwrap_or(operand.ty);
        if !self.may_have_operators(value) {
            return None;
        }
        let checked = match name {
            "op_UnaryNegation" => Some("op_CheckedUnaryNegation"),
            "op_Increment" => Some("op_CheckedIncrement"),
            "op_Decrement" => Some("op_CheckedDecrement"),
            _ => None,
        };
        let mut names = Vec::new();
        if self.is_checked {
            names.extend(checked);
        }
        names.push(name);
        let args = [Operand::Typed(operand.clone())];
        for name in names {
            let Ok(Some(found)) = self.find_operator(name, &args, &[operand.ty]) else { continue };
            let target = found.applicable.params.first().map_or(operand.ty, |p| p.ty);
            let at = operand.location;
            let converted = self.convert(operand.clone(), target, at);
            if name == "op_UnaryNegation"
                && let ExprKind::Literal(Const::Decimal(_)) = &converted.kind
                && let ExprKind::Literal(value) = &converted.kind
                && let Ok(folded) = super::constants::fold_unary(UnaryOp::Neg, Special::Decimal, value, true)
            {
                return Some(Expr::new(ExprKind::Literal(folded), converted.ty, location));
            }
            return Some(if found.lifted {
                self.lifted_call(found.method, &found.applicable, vec![converted], None, location)
            } else {
                self.static_operator(found.method, &found.applicable, vec![converted], location)
            });
        }
        None
    }

    /// `&&`, `||` by `operator &`/`|` with `true` and `false`.
    pub(crate) fn user_logical(&mut self, is_and: bool, left: Expr, right: Expr, location: Location) -> Expr {
        let symbol = if is_and { "&&" } else { "||" };
        let name = if is_and { "op_BitwiseAnd" } else { "op_BitwiseOr" };
        let args = [Operand::Typed(left.clone()), Operand::Typed(right.clone())];
        let found = self.find_operator(name, &args, &[left.ty, right.ty]);
        let Ok(Some(found)) = found else {
            let l = self.describe(&args[0]);
            let r = self.describe(&args[1]);
            return self.error(Code::CS0019, location, &[symbol, &l, &r]);
        };
        let ty = found.applicable.params.first().map_or(Ty::ERROR, |p| p.ty);
        let result = self.operator_return(&found.method, &found.applicable);
        if found.lifted || !self.world.same_type(result, ty) {
            let display = self.world.display_method(&found.method);
            return self.error(Code::CS0217, location, &[&display]);
        }
        let left = self.convert(left, ty, location);
        let right = self.convert(right, ty, location);
        let temp = self.new_temp("logical", ty, location);
        let probe = Operand::Typed(self.local_expr(temp, location));
        let test_name = if is_and { "op_False" } else { "op_True" };
        let Ok(Some(test)) = self.find_operator(test_name, &[probe], &[ty]) else {
            let display = self.world.display_method(&found.method);
            let owner = self.world.display(found.method.owner);
            return self.error(Code::CS0218, location, &[&display, &owner]);
        };
        Expr::new(
            ExprKind::UserLogical {
                left: Box::new(left),
                right: Box::new(right),
                test: test.method,
                combine: found.method,
                temp,
            },
            ty,
            location,
        )
    }

    /// `operator true` as a condition.
    pub(crate) fn operator_true(&mut self, value: &Expr, location: Location) -> Option<Expr> {
        self.user_unary("op_True", value, location)
    }
}

fn is_lifted(applicable: &Applicable, candidates: &[(MethodRef, bool, Candidate)]) -> bool {
    match applicable.target {
        Target::Builtin(i) => candidates.get(i).is_some_and(|(_, lifted, _)| *lifted),
        _ => false,
    }
}
