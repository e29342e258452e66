//! Expressions one by one: children first, then the construct itself.

use super::places::{Before, is_place};
use super::{Desugarer, conditional, if_stmt, sequence};
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn boxed(&mut self, expr: Expr) -> Box<Expr> {
        Box::new(self.expr(expr))
    }

    pub(super) fn exprs(&mut self, list: Vec<Expr>) -> Vec<Expr> {
        list.into_iter().map(|e| self.expr(e)).collect()
    }

    pub(super) fn args(&mut self, args: Vec<Arg>) -> Vec<Arg> {
        args.into_iter().map(|a| self.arg(a)).collect()
    }

    /// An argument; a value for an `in` parameter and a discarded `out` get a variable of their own.
    fn arg(&mut self, arg: Arg) -> Arg {
        let Arg { expr, ref_kind } = arg;
        if matches!(expr.kind, ExprKind::Discard) {
            let temp = self.temp("discard", expr.ty, expr.location);
            let read = self.read(temp, expr.location);
            return Arg { expr: read, ref_kind };
        }
        let expr = self.expr(expr);
        let returns_ref = self.is_ref_call(&expr);
        if matches!(ref_kind, RefKind::In | RefKind::RefReadOnly) && !is_place(&expr) && !returns_ref {
            let temp = self.temp("argument", expr.ty, expr.location);
            let read = self.read(temp, expr.location);
            let set = self.set(temp, expr);
            return Arg { expr: sequence(vec![temp], vec![set], read), ref_kind };
        }
        Arg { expr, ref_kind }
    }

    pub(super) fn is_ref_call(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Call { callee: Callee::Method { method, .. }, .. } => {
                self.world[method.def].return_ref != RefKind::None
            }
            ExprKind::Call { callee: Callee::LocalFunction { function, .. }, .. } => {
                self.body.functions.get(function.index()).is_some_and(|f| f.return_ref != RefKind::None)
            }
            ExprKind::Sequence { value, .. } => is_place(value) || self.is_ref_call(value),
            _ => false,
        }
    }

    /// An expression of which nobody reads the value.
    pub(super) fn effect(&mut self, expr: Expr) -> Expr {
        let location = expr.location;
        match expr.kind {
            ExprKind::Assign { target, value } => self.simple_assignment(*target, *value, false),
            ExprKind::CompoundAssign { target, temp, result } => self.compound(*target, temp, *result, false, false),
            ExprKind::Increment { target, temp, result, .. } => self.compound(*target, temp, *result, false, false),
            ExprKind::CoalesceAssign { target, value } => self.coalesce_assign(*target, *value, expr.ty, false),
            ExprKind::Deconstruct(deconstruction) => self.deconstruct(*deconstruction, false),
            ExprKind::ConditionalAccess { receiver, temp, access } => {
                self.conditional_access_effect(*receiver, temp, *access, location)
            }
            ExprKind::Sequence { locals, effects, value } => {
                let effects = effects.into_iter().map(|e| self.effect(e)).collect();
                let value = self.effect(*value);
                sequence(locals, effects, value)
            }
            ExprKind::Conditional { condition, then, otherwise, is_ref: false } if expr.ty == Ty::VOID => {
                let condition = self.expr(*condition);
                let then = self.effect(*then);
                let otherwise = self.effect(*otherwise);
                conditional(condition, then, otherwise, Ty::VOID)
            }
            kind => self.expr(Expr { kind, ..expr }),
        }
    }

    pub(super) fn expr(&mut self, expr: Expr) -> Expr {
        let Expr { kind, ty, location } = expr;
        let kind = match kind {
            ExprKind::Local(local) => {
                if let Some(constant) = self.body.locals.get(local.index()).and_then(|l| l.constant.clone()) {
                    ExprKind::Literal(constant)
                } else {
                    ExprKind::Local(local)
                }
            }
            kind @ (ExprKind::Error
            | ExprKind::Literal(_)
            | ExprKind::Default
            | ExprKind::This
            | ExprKind::Base
            | ExprKind::NewTypeParam
            | ExprKind::LocalFunctionDelegate { .. }
            | ExprKind::Lambda(_)
            | ExprKind::TypeOf(_)
            | ExprKind::Discard) => kind,
            ExprKind::Field { receiver, field } => {
                let is_const = self.world[field.def].modifiers.is_const;
                if let Some(constant) = is_const.then(|| self.world.field_constant(field.def)).flatten() {
                    ExprKind::Literal(constant)
                } else {
                    ExprKind::Field { receiver: receiver.map(|r| self.boxed(*r)), field }
                }
            }
            ExprKind::Property { receiver, property, args, virtual_call } => {
                let receiver = receiver.map(|r| self.expr(*r));
                let args = self.args(args);
                return self.get_property(receiver, property, args, virtual_call, ty, location);
            }
            ExprKind::ArrayElement { array, indices } => {
                ExprKind::ArrayElement { array: self.boxed(*array), indices: self.exprs(indices) }
            }
            ExprKind::ArrayLength(operand) => ExprKind::ArrayLength(self.boxed(*operand)),
            ExprKind::Call { callee, args } => {
                let callee = match callee {
                    Callee::Method { receiver, method, virtual_call } => {
                        let receiver = receiver.map(|r| {
                            let receiver = self.expr(*r);
                            Box::new(self.defensive_copy(receiver, &method))
                        });
                        Callee::Method { receiver, method, virtual_call }
                    }
                    callee @ Callee::LocalFunction { .. } => callee,
                };
                ExprKind::Call { callee, args: self.args(args) }
            }
            ExprKind::New { constructor, args } => ExprKind::New { constructor, args: self.args(args) },
            ExprKind::WithInitializer { target, temp, steps } => return self.with_initializer(*target, temp, steps),
            ExprKind::With { receiver, clone, temp, steps } => {
                return self.with_expression(*receiver, clone, temp, steps, ty, location);
            }
            ExprKind::NewArray { element, lengths } => ExprKind::NewArray { element, lengths: self.exprs(lengths) },
            ExprKind::ArrayInit { element, lengths, elements } => {
                ExprKind::ArrayInit { element, lengths, elements: self.exprs(elements) }
            }
            ExprKind::StackAlloc { element, count, elements } => {
                ExprKind::StackAlloc { element, count: self.boxed(*count), elements: self.exprs(elements) }
            }
            ExprKind::NewDelegate { receiver, method, virtual_call, cached } => {
                ExprKind::NewDelegate { receiver: receiver.map(|r| self.boxed(*r)), method, virtual_call, cached }
            }
            ExprKind::Unary { op, operand_type, operand, checked, lifted } => {
                let operand = self.boxed(*operand);
                if lifted {
                    return self.lifted_unary(op, operand_type, *operand, checked, ty, location);
                }
                ExprKind::Unary { op, operand_type, operand, checked, lifted }
            }
            ExprKind::Binary { op, operand_type, left, right, checked, lifted } => {
                let (left, right) = (self.boxed(*left), self.boxed(*right));
                if lifted {
                    return self.lifted_binary(op, operand_type, *left, *right, checked, ty, location);
                }
                ExprKind::Binary { op, operand_type, left, right, checked, lifted }
            }
            ExprKind::LiftedCall { method, operands, is_comparison, is_equality, is_inequality } => {
                let operands = self.exprs(operands);
                let kind = (is_comparison, is_equality, is_inequality);
                return self.lifted_call(method, operands, kind, ty, location);
            }
            ExprKind::StringConcat(operands) => return self.string_concat(operands, location),
            ExprKind::LogicalAnd(left, right) => {
                let (left, right) = (self.expr(*left), self.expr(*right));
                return folded_logical(true, left, right, ty, location);
            }
            ExprKind::LogicalOr(left, right) => {
                let (left, right) = (self.expr(*left), self.expr(*right));
                return folded_logical(false, left, right, ty, location);
            }
            ExprKind::UserLogical { left, right, test, combine, temp } => {
                let left = self.expr(*left);
                let right = self.expr(*right);
                let set = self.set(temp, left);
                let read = self.read(temp, location);
                let test = self.call_as(None, test, vec![read.clone()], false, location);
                let combined = self.call_as(None, combine, vec![read.clone(), right], false, location);
                return sequence(vec![temp], vec![set], conditional(test, read, combined, ty));
            }
            ExprKind::Conditional { condition, then, otherwise, is_ref } => {
                let (condition, then, otherwise) = (self.boxed(*condition), self.boxed(*then), self.boxed(*otherwise));
                match condition.kind {
                    ExprKind::Literal(Const::Bool(true)) if then.ty == ty => return *then,
                    ExprKind::Literal(Const::Bool(false)) if otherwise.ty == ty => return *otherwise,
                    _ => ExprKind::Conditional { condition, then, otherwise, is_ref },
                }
            }
            ExprKind::Coalesce { left, temp, left_value, right } => {
                let left = self.expr(*left);
                let left_value = self.expr(*left_value);
                let right = self.expr(*right);
                let set = self.set(temp, left);
                let read = self.read(temp, location);
                let test = self.not_null(read);
                return sequence(vec![temp], vec![set], conditional(test, left_value, right, ty));
            }
            ExprKind::CoalesceAssign { target, value } => return self.coalesce_assign(*target, *value, ty, true),
            ExprKind::ConditionalAccess { receiver, temp, access } => {
                if ty == Ty::VOID {
                    return self.conditional_access_effect(*receiver, temp, *access, location);
                }
                let (before, test) = self.conditional_receiver(*receiver, temp);
                let access = self.expr(*access);
                let access = if access.ty == ty { access } else { self.convert_to(access, ty) };
                let otherwise = Expr::new(ExprKind::Default, ty, location);
                let access = sequence(Vec::new(), before.inside, access);
                return sequence(before.locals, before.effects, conditional(test, access, otherwise, ty));
            }
            ExprKind::Assign { target, value } => return self.simple_assignment(*target, *value, true),
            ExprKind::RefAssign { local, place } => ExprKind::RefAssign { local, place: self.boxed(*place) },
            ExprKind::CompoundAssign { target, temp, result } => {
                return self.compound(*target, temp, *result, false, true);
            }
            ExprKind::Increment { target, temp, result, is_postfix } => {
                return self.compound(*target, temp, *result, is_postfix, true);
            }
            ExprKind::EventAssign { receiver, accessor, value, virtual_call } => {
                return self.event_assign(receiver, accessor, *value, virtual_call, location);
            }
            ExprKind::Deconstruct(deconstruction) => return self.deconstruct(*deconstruction, true),
            ExprKind::Convert { operand, conversion } => {
                if let (ExprKind::Tuple(_), Convert::Tuple(_)) = (&operand.kind, &conversion) {
                    return self.convert_tuple_literal(*operand, conversion, ty, location);
                }
                let operand = self.expr(*operand);
                return self.conversion(operand, conversion, ty, location);
            }
            ExprKind::IsType { operand, ty } => ExprKind::IsType { operand: self.boxed(*operand), ty },
            ExprKind::AsType { operand } => ExprKind::AsType { operand: self.boxed(*operand) },
            ExprKind::IsPattern { operand, temp, pattern } => {
                return self.is_pattern(*operand, temp, *pattern, location);
            }
            ExprKind::Switch { value, temp, arms } => return self.switch_expression(*value, temp, arms, ty, location),
            ExprKind::Tuple(elements) => {
                let elements = self.exprs(elements);
                return self.new_tuple(elements, ty, location);
            }
            ExprKind::TupleCompare { left, right, left_temps, right_temps, comparisons, is_equal } => {
                let temps = (left_temps, right_temps);
                return self.tuple_compare(*left, *right, temps, comparisons, is_equal, location);
            }
            ExprKind::InterpolatedString(parts) => return self.interpolated(parts, location),
            ExprKind::Collection { elements, kind } => return self.collection(elements, *kind, ty, location),
            ExprKind::Await { operand, info } => ExprKind::Await { operand: self.boxed(*operand), info },
            ExprKind::Throw(operand) => ExprKind::Throw(self.boxed(*operand)),
            ExprKind::Sequence { locals, effects, value } => {
                let effects = effects.into_iter().map(|e| self.effect(e)).collect();
                ExprKind::Sequence { locals, effects, value: self.boxed(*value) }
            }
            ExprKind::StatementSequence { statements, value } => {
                ExprKind::StatementSequence { statements: self.statements(statements), value: self.boxed(*value) }
            }
            ExprKind::RefOf(operand) => ExprKind::RefOf(self.boxed(*operand)),
            ExprKind::Deref(operand) => ExprKind::Deref(self.boxed(*operand)),
            ExprKind::NullableHasValue(operand) => {
                let operand = self.expr(*operand);
                return self.has_value(operand);
            }
            ExprKind::NullableValue(operand) => {
                let operand = self.expr(*operand);
                return self.value_of(operand);
            }
            ExprKind::InlineArraySpan { place, length } => {
                ExprKind::InlineArraySpan { place: self.boxed(*place), length }
            }
            ExprKind::InlineArrayElement { place, index } => {
                ExprKind::InlineArrayElement { place: self.boxed(*place), index: self.boxed(*index) }
            }
        };
        Expr { kind, ty, location }
    }

    /// A method of a struct that may write `this` works on a copy when the receiver is read-only: a `readonly` field outside of the
    /// constructor, an `in` parameter.
    fn defensive_copy(&mut self, receiver: Expr, method: &MethodRef) -> Expr {
        let def = &self.world[method.def];
        let owner = &self.world[def.owner];
        let may_write = owner.kind == TypeDefKind::Struct
            && owner.is_user
            && !owner.modifiers.is_readonly
            && !def.is_readonly
            && !def.modifiers.is_static;
        if !may_write || !self.is_read_only(&receiver) {
            return receiver;
        }
        let (ty, location) = (receiver.ty, receiver.location);
        let copy = self.temp("copy", ty, location);
        let set = self.set(copy, receiver);
        let read = self.read(copy, location);
        sequence(vec![copy], vec![set], read)
    }

    fn is_read_only(&mut self, place: &Expr) -> bool {
        match &place.kind {
            ExprKind::Local(local) => self
                .body
                .locals
                .get(local.index())
                .is_some_and(|l| matches!(l.ref_kind, RefKind::In | RefKind::RefReadOnly)),
            ExprKind::Field { receiver, field } => {
                let def = &self.world[field.def];
                if def.modifiers.is_readonly {
                    let method = &self.world[self.body.method];
                    let in_constructor = matches!(method.kind, MethodKind::Constructor | MethodKind::StaticConstructor);
                    return !(in_constructor && method.owner == def.owner);
                }
                match receiver {
                    Some(r) => self.world.is_value_type(r.ty) && self.is_read_only(r),
                    None => false,
                }
            }
            _ => false,
        }
    }

    /// Evaluates the receiver of `?.`: what comes before, and the test.
    fn conditional_receiver(&mut self, receiver: Expr, temp: LocalId) -> (ConditionalReceiver, Expr) {
        let location = receiver.location;
        let receiver = self.expr(receiver);
        match self.world.nullable_value(receiver.ty) {
            Some(value_ty) => {
                let whole = self.temp("receiver", receiver.ty, location);
                let set = self.set(whole, receiver);
                let read = self.read(whole, location);
                let test =
                    Expr::new(ExprKind::NullableHasValue(Box::new(read.clone())), self.world.bool_ty(), location);
                let value = Expr::new(ExprKind::NullableValue(Box::new(read)), value_ty, location);
                let inside = vec![self.set(temp, value)];
                (ConditionalReceiver { locals: vec![whole, temp], effects: vec![set], inside }, test)
            }
            None => {
                let set = self.set(temp, receiver);
                let read = self.read(temp, location);
                let test = self.not_null(read);
                (ConditionalReceiver { locals: vec![temp], effects: vec![set], inside: Vec::new() }, test)
            }
        }
    }

    fn conditional_access_effect(&mut self, receiver: Expr, temp: LocalId, access: Expr, location: Location) -> Expr {
        let (before, test) = self.conditional_receiver(receiver, temp);
        // `c?.M()` with a result wraps it; nobody reads it here.
        let access = match access.kind {
            ExprKind::Convert { operand, conversion: Convert::WrapNullable } => *operand,
            kind => Expr { kind, ..access },
        };
        let access = self.expression_statement(access, location);
        let mut inside: Vec<Stmt> = before.inside.into_iter().map(super::expr_stmt).collect();
        inside.push(access);
        let body = super::list(inside, location);
        let mut statements: Vec<Stmt> = before.effects.into_iter().map(super::expr_stmt).collect();
        statements.push(if_stmt(test, body, location));
        let nothing = Expr::new(ExprKind::Default, Ty::VOID, location);
        let kind = ExprKind::StatementSequence { statements, value: Box::new(nothing) };
        let whole = Expr::new(kind, Ty::VOID, location);
        Expr::new(
            ExprKind::Sequence { locals: before.locals, effects: Vec::new(), value: Box::new(whole) },
            Ty::VOID,
            location,
        )
    }

    /// Puts a value into a temporary unless it can be evaluated any number of times.
    pub(super) fn once(&mut self, value: Expr, before: &mut Before) -> Expr {
        self.stabilise_value(value, false, before)
    }
}

/// `true || await t` never awaits: what a constant operand decides leaves no code, and no state of a machine.
fn folded_logical(is_and: bool, left: Expr, right: Expr, ty: Ty, location: Location) -> Expr {
    match (&left.kind, &right.kind) {
        (ExprKind::Literal(Const::Bool(value)), _) => return if *value == is_and { right } else { left },
        (_, ExprKind::Literal(Const::Bool(value))) if *value == is_and => return left,
        _ => {}
    }
    let (left, right) = (Box::new(left), Box::new(right));
    let kind = if is_and { ExprKind::LogicalAnd(left, right) } else { ExprKind::LogicalOr(left, right) };
    Expr::new(kind, ty, location)
}

struct ConditionalReceiver {
    locals: Vec<LocalId>,
    effects: Vec<Expr>,
    /// Done first when the receiver isn't null.
    inside: Vec<Expr>,
}
