//! Expressions: reads and writes in order of evaluation, conditions with two outcomes.

use super::flow::Flow;
use super::state::State;
use crate::diag::Code;
use crate::hir::expr::DeconstructionTarget;
use crate::hir::visit::{self, Visitor};
use crate::hir::*;

impl Visitor for Flow<'_> {
    fn expr(&mut self, expr: &Expr) {
        Flow::expr(self, expr);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        self.statement(stmt);
    }

    fn pattern(&mut self, pattern: &Pattern) {
        Flow::pattern(self, pattern);
    }

    /// Temporaries and declared variables get their value where they are mentioned.
    fn local(&mut self, local: &LocalId) {
        self.used.insert(*local);
        self.state.assign(local.index());
    }
}

impl Flow<'_> {
    /// Evaluates; the state becomes that after the expression.
    pub(crate) fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Local(local) => self.read(*local, expr.location),
            ExprKind::Field { receiver, field } => {
                self.note_field(field, true, false);
                match struct_path(self, expr) {
                    Some((local, path)) => self.read_field(local, &path, expr.location),
                    None => {
                        if let Some(receiver) = receiver {
                            self.expr(receiver);
                        }
                    }
                }
            }
            ExprKind::Assign { target, value } => {
                self.place_operands(target);
                self.expr(value);
                self.assign_place(target, Some(value));
            }
            ExprKind::RefAssign { local, place } => {
                self.reference(place);
                self.used.insert(*local);
                self.assign(*local);
            }
            ExprKind::CompoundAssign { target, temp, result } | ExprKind::Increment { target, temp, result, .. } => {
                self.expr(target);
                self.state.assign(temp.index());
                self.expr(result);
                self.assign_place(target, None);
            }
            ExprKind::CoalesceAssign { target, value } => {
                self.expr(target);
                let before = self.state.clone();
                self.expr(value);
                self.state.join(&before);
                self.assign_place(target, None);
            }
            ExprKind::Call { callee, args } => self.call(callee, args, expr.location),
            ExprKind::New { args, .. } => self.arguments(args),
            ExprKind::Property { receiver, args, .. } => {
                if let Some(receiver) = receiver {
                    self.expr(receiver);
                }
                self.arguments(args);
            }
            ExprKind::LogicalAnd(..) | ExprKind::LogicalOr(..) | ExprKind::IsPattern { .. } => {
                let (mut when_true, when_false) = self.condition(expr);
                when_true.join(&when_false);
                self.state = when_true;
            }
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let (when_true, when_false) = self.condition(condition);
                self.state = when_true;
                self.expr(then);
                let after = std::mem::replace(&mut self.state, when_false);
                self.expr(otherwise);
                self.state.join(&after);
            }
            ExprKind::Coalesce { left, temp, left_value, right } => {
                self.expr(left);
                self.state.assign(temp.index());
                let after_left = self.state.clone();
                self.expr(left_value);
                let with_left = std::mem::replace(&mut self.state, after_left);
                self.expr(right);
                self.state.join(&with_left);
            }
            ExprKind::ConditionalAccess { receiver, temp, access } => {
                self.expr(receiver);
                self.state.assign(temp.index());
                let before = self.state.clone();
                self.expr(access);
                self.state.join(&before);
            }
            ExprKind::UserLogical { left, right, temp, .. } => {
                self.expr(left);
                self.state.assign(temp.index());
                let before = self.state.clone();
                self.expr(right);
                self.state.join(&before);
            }
            ExprKind::Throw(value) => {
                self.expr(value);
                self.state = State::unreachable();
            }
            ExprKind::Lambda(function) => {
                self.function_body(*function, expr.ty);
            }
            ExprKind::LocalFunctionDelegate { function, .. } => self.use_function(*function, expr.location, false),
            ExprKind::Switch { value, temp, arms } => {
                self.expr(value);
                self.state.assign(temp.index());
                let start = self.state.clone();
                let mut end = State::unreachable();
                for arm in arms {
                    self.state = start.clone();
                    self.pattern(&arm.pattern);
                    if let Some(when) = &arm.when {
                        let (when_true, _) = self.condition(when);
                        self.state = when_true;
                    }
                    self.expr(&arm.value);
                    end.join(&self.state);
                }
                self.state = if arms.is_empty() { start } else { end };
                let cases: Vec<(&Pattern, bool)> = arms.iter().map(|a| (&a.pattern, a.when.is_some())).collect();
                self.check_subsumption(&cases, value.ty, Code::CS8510);
            }
            ExprKind::Deconstruct(deconstruction) => {
                self.deconstruction_operands(&deconstruction.root);
                self.expr(&deconstruction.value);
                self.deconstruct(&deconstruction.root);
            }
            ExprKind::RefOf(place) => self.reference(place),
            _ => visit::walk_expr(self, expr),
        }
    }

    /// Evaluates a condition; gives the states where it is true and where it is false.
    pub(crate) fn condition(&mut self, expr: &Expr) -> (State, State) {
        match &expr.kind {
            ExprKind::Literal(Const::Bool(true)) => (self.state.clone(), State::unreachable()),
            ExprKind::Literal(Const::Bool(false)) => (State::unreachable(), self.state.clone()),
            ExprKind::Unary { op: UnaryOp::Not, operand, lifted: false, .. } => {
                let (when_true, when_false) = self.condition(operand);
                (when_false, when_true)
            }
            ExprKind::LogicalAnd(left, right) => {
                let (left_true, mut left_false) = self.condition(left);
                self.state = left_true;
                let (right_true, right_false) = self.condition(right);
                left_false.join(&right_false);
                (right_true, left_false)
            }
            ExprKind::LogicalOr(left, right) => {
                let (mut left_true, left_false) = self.condition(left);
                self.state = left_false;
                let (right_true, right_false) = self.condition(right);
                left_true.join(&right_true);
                (left_true, right_false)
            }
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let (when_true, when_false) = self.condition(condition);
                self.state = when_true;
                let (mut then_true, mut then_false) = self.condition(then);
                self.state = when_false;
                let (other_true, other_false) = self.condition(otherwise);
                then_true.join(&other_true);
                then_false.join(&other_false);
                (then_true, then_false)
            }
            ExprKind::IsPattern { operand, temp, pattern } => {
                self.expr(operand);
                self.state.assign(temp.index());
                let before = self.state.clone();
                self.pattern(pattern);
                let when_true = std::mem::replace(&mut self.state, before);
                if self.is_total(pattern, operand.ty) {
                    return (when_true, State::unreachable());
                }
                self.pattern_failed(pattern);
                (when_true, self.state.clone())
            }
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.condition(operand),
            ExprKind::Sequence { locals, effects, value } => {
                for local in locals {
                    self.state.assign(local.index());
                }
                for effect in effects {
                    self.expr(effect);
                }
                self.condition(value)
            }
            _ => {
                self.expr(expr);
                (self.state.clone(), self.state.clone())
            }
        }
    }

    fn call(&mut self, callee: &Callee, args: &[Arg], location: Location) {
        match callee {
            Callee::Method { receiver, method, .. } => {
                if let Some(receiver) = receiver {
                    self.expr(receiver);
                    // A method may change the struct it is called on.
                    if let ExprKind::Field { field, .. } = &receiver.kind
                        && self.world.is_value_type(receiver.ty)
                        && !self.world[method.def].is_readonly
                    {
                        self.note_field(field, true, true);
                    }
                }
                self.arguments(args);
            }
            Callee::LocalFunction { function, .. } => {
                self.arguments(args);
                self.use_function(*function, location, true);
            }
        }
    }

    /// Evaluates arguments from left to right; `out` ones are assigned by the call.
    fn arguments(&mut self, args: &[Arg]) {
        for arg in args {
            match arg.ref_kind {
                RefKind::Out => self.place_operands(&arg.expr),
                RefKind::Ref => self.reference(&arg.expr),
                _ => self.expr(&arg.expr),
            }
        }
        for arg in args {
            if arg.ref_kind == RefKind::Out {
                self.assign_place(&arg.expr, None);
            }
        }
    }

    /// A place whose address is taken: read, and perhaps written.
    fn reference(&mut self, place: &Expr) {
        self.expr(place);
        match &place.kind {
            ExprKind::Field { field, .. } => self.note_field(field, true, true),
            ExprKind::Local(local) => {
                self.written.insert(*local);
            }
            _ => {}
        }
    }

    /// Evaluates what stands inside an assignment target: receivers and indices.
    fn place_operands(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Local(local) => {
                // A `ref` local must point somewhere before one writes through it.
                if let Some(declared) = self.body.locals.get(local.index())
                    && declared.kind == LocalKind::User
                    && declared.ref_kind != RefKind::None
                {
                    self.read(*local, target.location);
                }
            }
            ExprKind::Discard | ExprKind::This => {}
            ExprKind::Field { receiver, .. } => {
                if struct_path(self, target).is_none()
                    && let Some(receiver) = receiver
                {
                    if self.world.is_value_type(receiver.ty) {
                        self.place_operands(receiver);
                    } else {
                        self.expr(receiver);
                    }
                }
            }
            _ => self.expr(target),
        }
    }

    /// The target has its value. `value` is what is stored, if known.
    fn assign_place(&mut self, target: &Expr, value: Option<&Expr>) {
        match &target.kind {
            ExprKind::Local(local) => {
                if value.is_none_or(|v| self.counts_as_use(v)) {
                    self.used.insert(*local);
                }
                self.assign(*local);
            }
            ExprKind::Field { receiver, field } => {
                let read = value.is_none_or(|v| self.counts_as_use(v));
                self.note_field(field, read, true);
                // Writing into a struct field's field writes the outer one too.
                let mut inner = receiver.as_deref();
                while let Some(Expr { kind: ExprKind::Field { receiver, field }, ty, .. }) = inner {
                    if !self.world.is_value_type(*ty) {
                        break;
                    }
                    self.note_field(field, false, true);
                    inner = receiver.as_deref();
                }
                if let Some((local, path)) = struct_path(self, target) {
                    self.assign_field(local, &path);
                }
            }
            ExprKind::This => self.note_all_fields(),
            ExprKind::Conditional { then, otherwise, .. } => {
                // `(c ? ref a : ref b) = v`: both are written, for all we know.
                self.assign_place(then, None);
                self.assign_place(otherwise, None);
            }
            _ => {}
        }
    }

    fn deconstruction_operands(&mut self, node: &crate::hir::expr::DeconstructionNode) {
        for target in &node.targets {
            match target {
                DeconstructionTarget::Assign { place, .. } => self.place_operands(place),
                DeconstructionTarget::Discard => {}
                DeconstructionTarget::Nested(inner) => self.deconstruction_operands(inner),
            }
        }
    }

    fn deconstruct(&mut self, node: &crate::hir::expr::DeconstructionNode) {
        for part in &node.parts {
            self.state.assign(part.index());
        }
        for target in &node.targets {
            match target {
                DeconstructionTarget::Assign { place, value } => {
                    self.expr(value);
                    self.assign_place(place, None);
                }
                DeconstructionTarget::Discard => {}
                DeconstructionTarget::Nested(inner) => self.deconstruct(inner),
            }
        }
    }

    /// Storing this makes a variable count as used: anything but constants, whose computation can be left out without loss.
    pub(crate) fn counts_as_use(&self, value: &Expr) -> bool {
        match &value.kind {
            ExprKind::Literal(_) | ExprKind::Default => false,
            ExprKind::Convert { operand, conversion } => match conversion {
                Convert::Identity
                | Convert::Numeric { .. }
                | Convert::WrapNullable
                | Convert::NullLiteral
                | Convert::Box => self.counts_as_use(operand),
                _ => true,
            },
            ExprKind::Tuple(elements) => elements.iter().any(|e| self.counts_as_use(e)),
            _ => true,
        }
    }

    pub(crate) fn note_field(&mut self, field: &FieldRef, read: bool, written: bool) {
        let usage = self.world.declared.field_uses.entry(field.def).or_default();
        usage.0 |= read;
        usage.1 |= written;
    }

    /// `this = ..` in a struct.
    fn note_all_fields(&mut self) {
        let owner = self.world[self.body.method].owner;
        for field in self.world[owner].fields.clone() {
            self.world.declared.field_uses.entry(field).or_default().1 = true;
        }
    }
}

/// `local.a.b` through structs only: the variable and its fields from the outside in.
fn struct_path(flow: &mut Flow<'_>, expr: &Expr) -> Option<(LocalId, Vec<FieldRef>)> {
    let mut path = Vec::new();
    let mut current = expr;
    loop {
        match &current.kind {
            ExprKind::Field { receiver: Some(receiver), field } => {
                if !flow.world.is_value_type(receiver.ty) || flow.world.is_type_param(receiver.ty) {
                    return None;
                }
                path.push(field.clone());
                current = receiver;
            }
            ExprKind::Local(local) => {
                let declared = flow.body.locals.get(local.index())?;
                if path.is_empty() || (declared.ref_kind != RefKind::None && declared.ref_kind != RefKind::Out) {
                    return None;
                }
                path.reverse();
                return Some((*local, path));
            }
            _ => return None,
        }
    }
}
