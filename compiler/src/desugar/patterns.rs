//! Patterns become conditions over a temporary that holds the input.
//!
//! ```text
//! o is Point { X: > 0 } p    =>    t = o; (t1 = t as Point) != null && t1.X > 0 && (p = t1; true)
//! ```

use super::{Desugarer, assign, binary, conditional, sequence};
use crate::hir::expr::PropertyPattern;
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn is_pattern(&mut self, operand: Expr, temp: LocalId, pattern: Pattern, location: Location) -> Expr {
        let operand = self.expr(operand);
        let _ = location;
        let set = self.set(temp, operand);
        let input = self.read(temp, set.location);
        let mut test = self.pattern_test(pattern, &input);
        if let ExprKind::Assign { value, .. } = &set.kind {
            if matches!(value.kind, ExprKind::Local(_) | ExprKind::This) {
                let mut replace = super::places::Replace { temp, by: value };
                crate::hir::visit::VisitorMut::expr(&mut replace, &mut test);
                return test;
            }
            if self.inline_leading(&mut test, temp, value) {
                return test;
            }
        }
        sequence(vec![temp], vec![set], test)
    }

    /// The condition that `input` (which can be evaluated any number of times) matches; assigns the pattern's variables on the way.
    pub(super) fn pattern_test(&mut self, pattern: Pattern, input: &Expr) -> Expr {
        let location = pattern.location;
        // After `T and ..` the input has been tested to be of a narrower type.
        let narrowed_input;
        let input = if input.ty != pattern.input && pattern.input != Ty::ERROR {
            narrowed_input = self.narrow(input.clone(), pattern.input);
            &narrowed_input
        } else {
            input
        };
        match pattern.kind {
            PatternKind::Error => Expr::error(location),
            PatternKind::Discard => self.bool_literal(true, location),
            PatternKind::Var(local) => {
                let value = input.clone();
                self.assign_then_true(local, value)
            }
            PatternKind::Constant(value) => self.constant_test(value, pattern.narrowed, input, location),
            PatternKind::Type { ty, local } => self.type_test(ty, local, input, location),
            PatternKind::Relational { op, value } => {
                let ty = pattern.narrowed;
                let (test, operand) = self.typed_operand(ty, input, location);
                let value = Expr::new(ExprKind::Literal(value), ty, location);
                let compared = self.compare_values(op, operand, value, ty, location);
                self.and(test, compared)
            }
            PatternKind::Recursive {
                ty,
                deconstruct,
                deconstruct_is_extension,
                positional,
                properties,
                temp,
                local,
            } => {
                let narrowed = self.body.locals.get(temp.index()).map_or(Ty::ERROR, |l| l.ty);
                let mut test = match ty {
                    Some(_) => self.type_test(narrowed, Some(temp), input, location),
                    None => {
                        let not_null = self.not_null(input.clone());
                        let value = self.narrow(input.clone(), narrowed);
                        let set = self.assign_then_true(temp, value);
                        self.and_keeping(not_null, set)
                    }
                };
                let value = self.read(temp, location);
                let part = self.positional_test(positional, deconstruct, deconstruct_is_extension, &value, location);
                test = self.and_keeping(test, part);
                for property in properties {
                    let part = self.part_test(property);
                    test = self.and_keeping(test, part);
                }
                if let Some(local) = local {
                    let set = self.assign_then_true(local, value);
                    test = self.and_keeping(test, set);
                }

                self.with_locals(vec![temp], test)
            }
            PatternKind::List { temp, length, length_temp, before, slice, after, local } => {
                let narrowed = self.body.locals.get(temp.index()).map_or(Ty::ERROR, |l| l.ty);
                let mut test = self.not_null(input.clone());
                let value = self.narrow(input.clone(), narrowed);
                let set = self.assign_then_true(temp, value.clone());
                test = self.and_keeping(test, set);
                let length = self.expr(length);
                let set = self.assign_then_true(length_temp, length);
                test = self.and_keeping(test, set);
                let count = self.int_literal((before.len() + after.len()) as i64, location);
                let op = if slice.is_some() { BinaryOp::Ge } else { BinaryOp::Eq };
                let long_enough = self.compare(op, NumericType::I32, self.read(length_temp, location), count);
                test = self.and(test, long_enough);
                for part in before.into_iter().chain(slice.flatten().map(|p| *p)).chain(after) {
                    let part = self.part_test(part);
                    test = self.and_keeping(test, part);
                }
                if let Some(local) = local {
                    let read = self.read(temp, location);
                    let set = self.assign_then_true(local, read);
                    test = self.and_keeping(test, set);
                }
                self.with_locals(vec![temp, length_temp], test)
            }
            PatternKind::And(left, right) => {
                let left = self.pattern_test(*left, input);
                let right = self.pattern_test(*right, input);
                self.and_keeping(left, right)
            }
            PatternKind::Or(left, right) => {
                let left = self.pattern_test(*left, input);
                let right = self.pattern_test(*right, input);
                self.or(left, right)
            }
            PatternKind::Not(inner) => {
                let test = self.pattern_test(*inner, input);
                self.not(test)
            }
        }
    }

    /// `left && right`, where a `left` that is a constant `true` with effects is kept.
    fn and_keeping(&mut self, left: Expr, right: Expr) -> Expr {
        self.and(left, right)
    }

    fn with_locals(&mut self, locals: Vec<LocalId>, test: Expr) -> Expr {
        let (ty, location) = (test.ty, test.location);
        Expr::new(ExprKind::Sequence { locals, effects: Vec::new(), value: Box::new(test) }, ty, location)
    }

    fn assign_then_true(&mut self, local: LocalId, value: Expr) -> Expr {
        let location = value.location;
        let target = self.read(local, location);
        let value = self.narrow(value, target.ty);
        let set = assign(target, value);
        let yes = self.bool_literal(true, location);
        sequence(Vec::new(), vec![set], yes)
    }

    /// The input as a value of a type that it is known to have.
    pub(super) fn narrow(&mut self, input: Expr, to: Ty) -> Expr {
        if input.ty == to || to == Ty::ERROR {
            return input;
        }
        if self.world.same_type(input.ty, to) {
            return super::convert(input, Convert::Identity, to);
        }
        if self.world.nullable_value(input.ty).is_some_and(|v| self.world.same_type(v, to)) {
            let location = input.location;
            return Expr::new(ExprKind::NullableValue(Box::new(input)), to, location);
        }
        if self.world.is_type_param(to) || self.world.is_type_param(input.ty) {
            return self.through_object(input, to);
        }
        self.convert_to(input, to)
    }

    /// `(To)(object)input`
    fn through_object(&mut self, input: Expr, to: Ty) -> Expr {
        let object = self.world.object_ty();
        let boxed = if self.world.is_reference_type(input.ty) {
            super::convert(input, Convert::Identity, object)
        } else {
            super::convert(input, Convert::Box, object)
        };
        if to == object {
            boxed
        } else if self.world.is_reference_type(to) {
            super::convert(boxed, Convert::CastClass, to)
        } else {
            super::convert(boxed, Convert::Unbox, to)
        }
    }

    /// Tests that the input is a `ty` and stores it.
    fn type_test(&mut self, ty: Ty, local: Option<LocalId>, input: &Expr, location: Location) -> Expr {
        let bool_ty = self.world.bool_ty();
        let always = self.world.same_type(input.ty, ty)
            || self.world.nullable_value(input.ty).is_some_and(|v| self.world.same_type(v, ty))
            || (self.world.is_reference_type(ty)
                && !self.world.is_type_param(ty)
                && matches!(self.world.implicit_conversion(input.ty, ty), Some(Convert::Identity | Convert::Box)));
        if always {
            let test = self.not_null(input.clone());
            return match local {
                None => test,
                Some(local) => {
                    let value = input.clone();
                    let set = self.assign_then_true(local, value);
                    self.and(test, set)
                }
            };
        }
        let is_class = self.world.is_reference_type(ty);
        if is_class && let Some(local) = local {
            // One cast does both: `(x = input as T) != null`.
            let operand = if self.world.is_reference_type(input.ty) {
                input.clone()
            } else {
                let object = self.world.object_ty();
                super::convert(input.clone(), Convert::Box, object)
            };
            let cast = Expr::new(ExprKind::AsType { operand: Box::new(operand) }, ty, location);
            let target = self.read(local, location);
            let null = Expr::new(ExprKind::Literal(Const::Null), ty, location);
            return binary(BinaryOp::Ne, NumericType::Ref, assign(target, cast), null, bool_ty);
        }
        let operand = if self.world.is_reference_type(input.ty) {
            input.clone()
        } else {
            let object = self.world.object_ty();
            super::convert(input.clone(), Convert::Box, object)
        };
        let test = Expr::new(ExprKind::IsType { operand: Box::new(operand), ty }, bool_ty, location);
        match local {
            None => test,
            Some(local) => {
                let value = self.through_object(input.clone(), ty);
                let set = self.assign_then_true(local, value);
                self.and(test, set)
            }
        }
    }

    /// What has to be true before the input can be compared as a `ty`, and the input as one.
    fn typed_operand(&mut self, ty: Ty, input: &Expr, location: Location) -> (Expr, Expr) {
        if self.world.same_type(input.ty, ty) {
            return (self.bool_literal(true, location), input.clone());
        }
        if self.world.nullable_value(input.ty).is_some_and(|v| self.world.same_type(v, ty)) {
            let value = Expr::new(ExprKind::NullableValue(Box::new(input.clone())), ty, location);
            return (self.has_value(input.clone()), value);
        }
        let test = self.type_test(ty, None, input, location);
        let value = self.through_object(input.clone(), ty);
        (test, value)
    }

    fn constant_test(&mut self, value: Const, ty: Ty, input: &Expr, location: Location) -> Expr {
        if value == Const::Null {
            return self.is_null(input.clone());
        }
        if let Const::String(text) = &value
            && self.world.span_element(input.ty).is_some()
        {
            let literal = self.string_literal(text.clone(), location);
            return self.span_equals(input.clone(), literal, location);
        }
        let (test, operand) = self.typed_operand(ty, input, location);
        if let Const::String(text) = &value {
            // `x as string == "a"` needs no separate test.
            let string = self.world.string_ty();
            let operand = if self.world.same_type(input.ty, string) {
                operand
            } else {
                let object = self.world.object_ty();
                let boxed = self.narrow(input.clone(), object);
                Expr::new(ExprKind::AsType { operand: Box::new(boxed) }, string, location)
            };
            let literal = self.string_literal(text.clone(), location);
            return self.call_static(string, "op_Equality", vec![operand, literal], location);
        }
        let is_nan = matches!(value, Const::Float(f) if f.is_nan()) || matches!(value, Const::Double(d) if d.is_nan());
        let compared = if is_nan {
            self.compare_values(BinaryOp::Ne, operand.clone(), operand, ty, location)
        } else if let Const::Bool(expected) = value {
            if expected { operand } else { self.not(operand) }
        } else {
            let literal = Expr::new(ExprKind::Literal(value), ty, location);
            self.compare_values(BinaryOp::Eq, operand, literal, ty, location)
        };
        self.and(test, compared)
    }

    /// `MemoryExtensions.SequenceEqual(span, MemoryExtensions.AsSpan(text))`
    fn span_equals(&mut self, span: Expr, text: Expr, location: Location) -> Expr {
        let extensions = self.world.known_type("System.MemoryExtensions", &[]);
        let chars = self.world.special_ty(Special::Char);
        let wanted = self.world.known_type("System.ReadOnlySpan", &[chars]);
        let text = self.call_static(extensions, "AsSpan", vec![text], location);
        let def = self.world.type_def(extensions);
        let candidates = match def {
            Some(def) => {
                self.world.ensure_members(def);
                self.world[def].methods.clone()
            }
            None => Vec::new(),
        };
        for method in candidates {
            let declared = &self.world[method];
            if &*declared.name != "SequenceEqual" || declared.type_params.len() != 1 || declared.params.len() != 2 {
                continue;
            }
            let method = MethodRef { def: method, owner: extensions, type_args: [chars].into() };
            let params = self.world.method_params(&method);
            if self.world.same_type(params[0].ty, span.ty) && self.world.same_type(params[1].ty, wanted) {
                return self.call_as(None, method, vec![span, text], false, location);
            }
        }
        self.missing("MemoryExtensions.SequenceEqual", location)
    }

    /// A comparison with a constant of type `ty`.
    fn compare_values(&mut self, op: BinaryOp, left: Expr, right: Expr, ty: Ty, location: Location) -> Expr {
        if self.world.special_of(ty) == Some(Special::Decimal) {
            let name = match op {
                BinaryOp::Lt => "op_LessThan",
                BinaryOp::Le => "op_LessThanOrEqual",
                BinaryOp::Gt => "op_GreaterThan",
                BinaryOp::Ge => "op_GreaterThanOrEqual",
                BinaryOp::Ne => "op_Inequality",
                _ => "op_Equality",
            };
            return self.call_static(ty, name, vec![left, right], location);
        }
        let operand_type = self.numeric_type(ty);
        self.compare(op, operand_type, left, right)
    }

    pub(super) fn numeric_type(&mut self, ty: Ty) -> NumericType {
        let ty = self.world.enum_underlying(ty).unwrap_or(ty);
        match self.world.special_of(ty) {
            Some(Special::Boolean) => NumericType::Bool,
            Some(
                Special::Char | Special::SByte | Special::Byte | Special::Int16 | Special::UInt16 | Special::Int32,
            ) => NumericType::I32,
            Some(Special::UInt32) => NumericType::U32,
            Some(Special::Int64 | Special::IntPtr) => NumericType::I64,
            Some(Special::UInt64 | Special::UIntPtr) => NumericType::U64,
            Some(Special::Single) => NumericType::F32,
            Some(Special::Double) => NumericType::F64,
            _ => NumericType::Ref,
        }
    }

    /// A member of the input, then its pattern.
    fn part_test(&mut self, part: PropertyPattern) -> Expr {
        let access = self.expr(part.access);
        if matches!(part.pattern.kind, PatternKind::Discard) {
            // Reading may have effects, but C# doesn't promise them.
            let location = access.location;
            return self.bool_literal(true, location);
        }
        let input = self.read(part.temp, access.location);
        let mut test = self.pattern_test(part.pattern, &input);
        if self.inline_leading(&mut test, part.temp, &access) {
            return test;
        }
        let set = self.set(part.temp, access);
        sequence(vec![part.temp], vec![set], test)
    }

    fn positional_test(
        &mut self,
        positional: Vec<(LocalId, Pattern)>,
        deconstruct: Option<MethodRef>,
        is_extension: bool,
        value: &Expr,
        location: Location,
    ) -> Expr {
        let mut test = self.bool_literal(true, location);
        if positional.is_empty() && deconstruct.is_none() {
            return test;
        }
        let temps: Vec<LocalId> = positional.iter().map(|(temp, _)| *temp).collect();
        let mut effects = Vec::new();
        match deconstruct {
            Some(method) => {
                let call = self.deconstruct_call(method, is_extension, value.clone(), &temps, location);
                effects.push(call);
            }
            None => {
                for (i, &temp) in temps.iter().enumerate() {
                    let item = self.tuple_item(value.clone(), i, location);
                    effects.push(self.set(temp, item));
                }
            }
        }
        for (temp, pattern) in positional {
            let input = self.read(temp, location);
            let part = self.pattern_test(pattern, &input);
            test = self.and(test, part);
        }
        if matches!(test.kind, ExprKind::Literal(Const::Bool(true))) {
            let yes = self.bool_literal(true, location);
            test = conditional(test, yes.clone(), yes, self.world.bool_ty());
        }
        sequence(temps, effects, test)
    }

    /// `value.Deconstruct(out t0, out t1)`
    pub(super) fn deconstruct_call(
        &mut self,
        method: MethodRef,
        is_extension: bool,
        value: Expr,
        temps: &[LocalId],
        location: Location,
    ) -> Expr {
        let mut args: Vec<Expr> = temps.iter().map(|&t| self.read(t, location)).collect();
        if is_extension {
            args.insert(0, value);
            self.call_as(None, method, args, false, location)
        } else {
            self.call(Some(value), method, args, location)
        }
    }
}
