//! Assignments: `=`, `op=`, `??=`, events.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::arguments::Argument;
use super::operators::hir_op;
use super::{Binder, Operand, PlaceUse};

impl<'a> Binder<'_> {
    pub(crate) fn bind_assignment(
        &mut self,
        operator: ast::AssignmentOperator,
        target: &'a ast::Expr,
        value: &'a ast::Expr,
        operator_span: ast::Span,
        location: Location,
    ) -> Operand<'a> {
        let _ = operator_span;
        Operand::Typed(match operator {
            ast::AssignmentOperator::Simple => self.bind_simple_assignment(target, value, location),
            ast::AssignmentOperator::Coalesce => self.bind_coalesce_assignment(target, value, location),
            ast::AssignmentOperator::Compound(op) => match hir_op(op) {
                Some(op) => self.bind_compound(op, target, value, location),
                None => Expr::error(location),
            },
        })
    }

    fn bind_simple_assignment(&mut self, target: &'a ast::Expr, value: &'a ast::Expr, location: Location) -> Expr {
        let is_deconstruction = match &target.kind {
            ast::ExprKind::Tuple(_) => true,
            ast::ExprKind::Declaration { designation: ast::Designation::Parenthesized(..), .. } => true,
            _ => false,
        };
        if is_deconstruction {
            return self.bind_deconstruction(target, value, location);
        }
        if let ast::ExprKind::Ref(_) = &value.kind {
            return self.bind_ref_assignment(target, value, location);
        }
        match self.bind_operand(target) {
            Operand::Discard(_) => {
                let value = self.bind_expr(value);
                if value.is_error() {
                    return value;
                }
                if value.ty == Ty::VOID || value.ty == Ty::NULL {
                    let at = self.span(target.span);
                    return self.error(Code::CS8183, at, &[]);
                }
                let ty = value.ty;
                let target = Expr::new(ExprKind::Discard, ty, location);
                Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value) }, ty, location)
            }
            Operand::Event { receiver, event, owner, location: at, .. } => {
                let place = self.event_field(receiver.map(|r| *r), event, owner, at);
                let value = self.bind_expr_with_target(value, place.ty);
                self.assign(place, value, location)
            }
            Operand::Typed(place) => {
                let at = self.span(target.span);
                if let ExprKind::Literal(_) = place.kind {
                    let _ = self.bind_operand(value);
                    return self.not_a_place(PlaceUse::Assign, at);
                }
                if let ast::ExprKind::MemberAccess { .. } | ast::ExprKind::MemberBinding(_) = &target.kind
                    && let Some(set) = self.extension_property_set(&place, value, location)
                {
                    return set;
                }
                let place = self.require_place(place, PlaceUse::Assign, at);
                if place.is_error() {
                    let operand = self.bind_operand(value);
                    if let Operand::Lambda(syntax, _) = operand {
                        self.bind_lambda_for_errors(syntax);
                    }
                    return place;
                }
                let value = self.bind_expr_with_target(value, place.ty);
                self.assign(place, value, location)
            }
            operand => {
                let _ = self.bind_operand(value);
                let at = operand.location();
                match operand {
                    Operand::MethodGroup(group) => {
                        let name = group.name.clone();
                        self.error(Code::CS1656, at, &[&name, "method group"])
                    }
                    Operand::Type(ty, _) if ty != Ty::ERROR => {
                        let display = self.world.display(ty);
                        self.error(Code::CS0118, at, &[&display, "type", "variable"])
                    }
                    Operand::Type(..) => Expr::error(at),
                    Operand::Namespace(name, _) => self.error(Code::CS0118, at, &[&name, "namespace", "variable"]),
                    Operand::OutVar(Some(local), _) => {
                        self.body.locals[local.index()].ty = Ty::ERROR;
                        Expr::error(at)
                    }
                    _ => self.not_a_place(PlaceUse::Assign, at),
                }
            }
        }
    }

    /// `place = value`, both checked.
    pub(crate) fn assign(&mut self, place: Expr, value: Expr, location: Location) -> Expr {
        let ty = place.ty;
        if place.is_error() || value.is_error() {
            return Expr::new(ExprKind::Error, ty, location);
        }
        Expr::new(ExprKind::Assign { target: Box::new(place), value: Box::new(value) }, ty, location)
    }

    /// `r = ref x`
    fn bind_ref_assignment(&mut self, target: &'a ast::Expr, value: &'a ast::Expr, location: Location) -> Expr {
        let target_expr = self.bind_expr(target);
        let value = self.bind_expr(value);
        if target_expr.is_error() || value.is_error() {
            return Expr::error(location);
        }
        let place = match value.kind {
            ExprKind::RefOf(place) => place,
            kind => Box::new(Expr { kind, ..value }),
        };
        let at = self.span(target.span);
        match target_expr.kind {
            ExprKind::Local(local) if self.body.locals[local.index()].ref_kind != RefKind::None => {
                if !self.world.same_type(target_expr.ty, place.ty) {
                    let display = self.world.display(target_expr.ty);
                    return self.error(Code::CS8173, place.location, &[&display]);
                }
                Expr::new(ExprKind::RefAssign { local, place }, target_expr.ty, location)
            }
            ExprKind::Field { ref field, .. } if self.world[field.def].ref_kind != RefKind::None => {
                let ty = target_expr.ty;
                let value = Expr::new(ExprKind::RefOf(place), ty, location);
                Expr::new(ExprKind::Assign { target: Box::new(target_expr), value: Box::new(value) }, ty, location)
            }
            _ => self.error(Code::CS8373, at, &[]),
        }
    }

    /// `x op= value`
    fn bind_compound(&mut self, op: BinaryOp, target: &'a ast::Expr, value: &'a ast::Expr, location: Location) -> Expr {
        let at = self.span(target.span);
        let operand = self.bind_operand(target);
        if let Operand::Event { receiver, event, owner, is_base, .. } = operand {
            return self.bind_event_assignment(op, receiver.map(|r| *r), event, owner, is_base, value, location);
        }
        let place = match operand {
            Operand::Typed(place) => place,
            Operand::Discard(_) | Operand::Type(..) | Operand::Namespace(..) => {
                let _ = self.bind_operand(value);
                return self.natural_value(operand);
            }
            _ => {
                let _ = self.bind_operand(value);
                return self.not_a_place(PlaceUse::Compound, at);
            }
        };
        let place = self.require_place(place, PlaceUse::Compound, at);
        if place.is_error() {
            let _ = self.bind_operand(value);
            return place;
        }
        let place = self.check_readable(place);
        if place.is_error() {
            return place;
        }
        let right = self.bind_operand(value);
        self.compound(op, place, right, location)
    }

    /// `place op= right`
    pub(crate) fn compound(&mut self, op: BinaryOp, place: Expr, right: Operand<'a>, location: Location) -> Expr {
        let ty = place.ty;
        if let Some(call) = self.compound_operator(op, &place, &right, location) {
            return call;
        }
        let temp = self.new_temp("compound", ty, location);
        let old = self.local_expr(temp, location);
        let right_copy = right.clone();
        let result = self.bind_binary(op, Operand::Typed(old), right, location);
        if result.is_error() {
            return Expr::new(ExprKind::Error, ty, location);
        }
        let is_shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::ShrUnsigned);
        let converts = {
            let operand = Operand::Typed(result.clone());
            self.operand_converts(&operand, ty)
        };
        let result = if converts {
            self.convert(result, ty, location)
        } else if is_built_in(&result) && (is_shift || self.operand_converts(&right_copy, ty)) {
            self.cast_value(result, ty, location)
        } else {
            let location = result.location;
            self.convert(result, ty, location)
        };
        if result.is_error() {
            return Expr::new(ExprKind::Error, ty, location);
        }
        Expr::new(ExprKind::CompoundAssign { target: Box::new(place), temp, result: Box::new(result) }, ty, location)
    }

    /// C# 14: `void operator +=(T value)`, an instance method on the variable.
    fn compound_operator(
        &mut self,
        op: BinaryOp,
        place: &Expr,
        right: &Operand<'a>,
        location: Location,
    ) -> Option<Expr> {
        if !self.may_have_operators(place.ty) || place.ty == self.world.special_ty(Special::String) {
            return None;
        }
        let name = match op {
            BinaryOp::Add => "op_AdditionAssignment",
            BinaryOp::Sub => "op_SubtractionAssignment",
            BinaryOp::Mul => "op_MultiplicationAssignment",
            BinaryOp::Div => "op_DivisionAssignment",
            BinaryOp::Rem => "op_ModulusAssignment",
            BinaryOp::And => "op_BitwiseAndAssignment",
            BinaryOp::Or => "op_BitwiseOrAssignment",
            BinaryOp::Xor => "op_ExclusiveOrAssignment",
            BinaryOp::Shl => "op_LeftShiftAssignment",
            BinaryOp::Shr => "op_RightShiftAssignment",
            BinaryOp::ShrUnsigned => "op_UnsignedRightShiftAssignment",
            _ => return None,
        };
        let group = self.group_on(place.clone(), name, location);
        if group.methods.is_empty() {
            return None;
        }
        let args = vec![Argument::value(right.clone())];
        let candidates = self.group_candidates(&group);
        match self.resolve(candidates, &args) {
            super::overloads::Resolution::Best(best) => Some(self.finish_method_call(*best, &group, args, location)),
            _ => None,
        }
    }

    /// `e += handler`, `e -= handler`.
    #[allow(clippy::too_many_arguments)]
    fn bind_event_assignment(
        &mut self,
        op: BinaryOp,
        receiver: Option<Expr>,
        event: EventDefId,
        owner: Ty,
        is_base: bool,
        value: &'a ast::Expr,
        location: Location,
    ) -> Expr {
        let ty = self.world.event_type(event, owner);
        let value = self.bind_expr_with_target(value, ty);
        if value.is_error() {
            return Expr::error(location);
        }
        let declared = &self.world[event];
        let accessor = match op {
            BinaryOp::Add => declared.adder,
            BinaryOp::Sub => declared.remover,
            _ => {
                let place = self.event_field(receiver, event, owner, location);
                if place.is_error() {
                    return place;
                }
                return self.compound(op, place, Operand::Typed(value), location);
            }
        };
        let Some(accessor) = accessor else { return Expr::error(location) };
        let virtual_call = receiver.is_some() && !is_base && self.world.is_virtual(accessor);
        let accessor = MethodRef { def: accessor, owner, type_args: Box::new([]) };
        Expr::new(
            ExprKind::EventAssign { receiver: receiver.map(Box::new), accessor, value: Box::new(value), virtual_call },
            Ty::VOID,
            location,
        )
    }

    /// The delegate behind a field-like event, inside its type (CS0070, CS0079).
    pub(crate) fn event_field(
        &mut self,
        receiver: Option<Expr>,
        event: EventDefId,
        owner: Ty,
        location: Location,
    ) -> Expr {
        let declared = &self.world[event];
        let field = declared.field;
        let def = declared.owner;
        let name = declared.name.clone();
        let display = format!("{}.{name}", self.world.display(owner));
        // Code of the declaring type or of types inside it.
        let mut current = self.world.type_def(self.owner);
        let mut inside = false;
        while let Some(ty) = current {
            inside |= ty == def;
            current = self.world[ty].outer;
        }
        match field {
            Some(field) if inside => {
                let ty = self.world.event_type(event, owner);
                let field = FieldRef { def: field, owner };
                Expr::new(ExprKind::Field { receiver: receiver.map(Box::new), field }, ty, location)
            }
            Some(_) => {
                let owner = self.world.display(owner);
                self.error(Code::CS0070, location, &[&display, &owner])
            }
            None => self.error(Code::CS0079, location, &[&display]),
        }
    }
}

/// A predefined operator's result (perhaps converted back to an enum).
fn is_built_in(result: &Expr) -> bool {
    match &result.kind {
        ExprKind::Binary { .. } | ExprKind::Literal(_) | ExprKind::StringConcat(_) => true,
        ExprKind::Convert { operand, .. } => is_built_in(operand),
        _ => false,
    }
}
