//! Patterns: each is tested against an input type and leaves a narrower one.
//!
//! ```text
//! object o;  o is string { Length: > 3 } s      Recursive { ty: string, properties: [Length on temp, Relational > 3], local: s }
//! ```
//!
//! A bare name may be a type or a constant; whichever it is found to be decides.

use crate::diag::Code;
use crate::hir::expr::PropertyPattern;
use crate::hir::*;
use crate::syntax as ast;

use super::using::typed;
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// `e is P`; pattern variables are declared in the current scope.
    pub fn bind_is_pattern(&mut self, value: Expr, pattern: &'a ast::Pattern, location: Location) -> Expr {
        if value.ty == Ty::NULL || value.ty == Ty::VOID {
            let what = if value.ty == Ty::NULL { "<null>" } else { "void" };
            return self.error(Code::CS8117, value.location, &[what]);
        }
        let input = value.ty;
        let pattern = self.bind_pattern(pattern, input);
        if value.is_error() || matches!(pattern.kind, PatternKind::Error) {
            return Expr { ty: self.world.bool_ty(), ..Expr::error(location) };
        }
        let temp = self.new_temp("matched", input, location);
        let bool_ty = self.world.bool_ty();
        let kind = ExprKind::IsPattern { operand: Box::new(value), temp, pattern: Box::new(pattern) };
        Expr::new(kind, bool_ty, location)
    }

    pub fn bind_pattern(&mut self, syntax: &'a ast::Pattern, input: Ty) -> Pattern {
        let location = self.span(syntax.span);
        match &syntax.kind {
            ast::PatternKind::Error => Pattern { kind: PatternKind::Error, input, narrowed: input, location },
            ast::PatternKind::Discard => Pattern { kind: PatternKind::Discard, input, narrowed: input, location },
            ast::PatternKind::Parenthesized(inner) => self.bind_pattern(inner, input),
            ast::PatternKind::Constant(expr) => {
                let operand = self.bind_operand(expr);
                match operand {
                    Operand::Type(ty, _) => self.type_pattern(ty, None, input, location),
                    operand => self.constant_pattern(operand, input, location),
                }
            }
            ast::PatternKind::TypeOrConstant(ty) => self.type_or_constant(ty, input, location),
            ast::PatternKind::Type(ty) => {
                let ty = self.world.bind_type(ty, &self.scope);
                self.type_pattern(ty, None, input, location)
            }
            ast::PatternKind::Declaration { ty: syntax, designation } => {
                let ty = self.world.bind_type(syntax, &self.scope);
                let local = self.designate(designation, ty);
                let at = self.span(syntax.span);
                let mut pattern = self.type_pattern(ty, local, input, at);
                pattern.location = location;
                pattern
            }
            ast::PatternKind::Var(designation) => self.var_pattern(designation, input),
            ast::PatternKind::Relational { operator, operand } => {
                let op = match operator {
                    ast::RelationalOperator::LessThan => BinaryOp::Lt,
                    ast::RelationalOperator::LessThanOrEqual => BinaryOp::Le,
                    ast::RelationalOperator::GreaterThan => BinaryOp::Gt,
                    ast::RelationalOperator::GreaterThanOrEqual => BinaryOp::Ge,
                };
                let at = self.span(operand.span);
                let operand = self.bind_operand(operand);
                match self.constant_of_operand(operand, input, at) {
                    Some((value, ty)) => {
                        Pattern { kind: PatternKind::Relational { op, value }, input, narrowed: ty, location }
                    }
                    None => Pattern { kind: PatternKind::Error, input, narrowed: input, location },
                }
            }
            ast::PatternKind::Not(inner) => {
                let inner = self.bind_pattern(inner, input);
                Pattern { kind: PatternKind::Not(Box::new(inner)), input, narrowed: input, location }
            }
            ast::PatternKind::And(left, right) => {
                let left = self.bind_pattern(left, input);
                let right = self.bind_pattern(right, left.narrowed);
                let narrowed = right.narrowed;
                Pattern { kind: PatternKind::And(Box::new(left), Box::new(right)), input, narrowed, location }
            }
            ast::PatternKind::Or(left, right) => {
                let left = self.bind_pattern(left, input);
                let right = self.bind_pattern(right, input);
                let narrowed = if left.narrowed == right.narrowed { left.narrowed } else { input };
                Pattern { kind: PatternKind::Or(Box::new(left), Box::new(right)), input, narrowed, location }
            }
            ast::PatternKind::Recursive(recursive) => self.recursive_pattern(recursive, input, location),
            ast::PatternKind::List { patterns, designation } => {
                self.list_pattern(patterns, designation.as_ref(), input, location)
            }
            ast::PatternKind::Slice(_) => {
                self.report(Code::CS9202, location, &[]);
                Pattern { kind: PatternKind::Error, input, narrowed: input, location }
            }
        }
    }

    /// Declares what a designation names.
    fn designate(&mut self, designation: &'a ast::Designation, ty: Ty) -> Option<LocalId> {
        match designation {
            ast::Designation::Single(name) => {
                let at = self.span(name.span);
                Some(self.declare_local(name.as_str(), ty, LocalKind::User, at))
            }
            ast::Designation::Discard(_) | ast::Designation::Parenthesized(..) => None,
        }
    }

    fn var_pattern(&mut self, designation: &'a ast::Designation, input: Ty) -> Pattern {
        let location = self.span(designation.span());
        match designation {
            ast::Designation::Discard(_) => Pattern { kind: PatternKind::Discard, input, narrowed: input, location },
            ast::Designation::Single(name) => {
                let local = self.declare_local(name.as_str(), input, LocalKind::User, location);
                Pattern { kind: PatternKind::Var(local), input, narrowed: input, location }
            }
            ast::Designation::Parenthesized(parts, _) => {
                let narrowed = self.world.strip_nullable(input);
                let temp = self.new_temp("input", narrowed, location);
                let Some((deconstruct, is_extension, temps)) = self.positions(narrowed, parts.len(), location) else {
                    return Pattern { kind: PatternKind::Error, input, narrowed, location };
                };
                let mut positional = Vec::new();
                for (part, position) in parts.iter().zip(temps) {
                    let ty = self.body.locals[position.index()].ty;
                    positional.push((position, self.var_pattern(part, ty)));
                }
                let kind = PatternKind::Recursive {
                    ty: None,
                    deconstruct,
                    deconstruct_is_extension: is_extension,
                    positional,
                    properties: Vec::new(),
                    temp,
                    local: None,
                };
                Pattern { kind, input, narrowed, location }
            }
        }
    }

    /// A name that is a type or a constant.
    fn type_or_constant(&mut self, syntax: &'a ast::Type, input: Ty, location: Location) -> Pattern {
        let Some(expr) = ast::name_of_type_as_expr(syntax) else {
            let ty = self.world.bind_type(syntax, &self.scope);
            return self.type_pattern(ty, None, input, location);
        };
        let mark = self.world.diagnostics.begin_trial();
        let operand = self.bind_operand(&expr);
        let failed = self.world.diagnostics.end_trial(mark);
        match operand {
            Operand::Type(ty, _) if !failed => self.type_pattern(ty, None, input, location),
            _ if failed => {
                let ty = self.world.bind_type(syntax, &self.scope);
                self.type_pattern(ty, None, input, location)
            }
            operand => self.constant_pattern(operand, input, location),
        }
    }

    fn type_pattern(&mut self, ty: Ty, local: Option<LocalId>, input: Ty, location: Location) -> Pattern {
        if ty == Ty::ERROR || input == Ty::ERROR {
            return Pattern { kind: PatternKind::Error, input, narrowed: ty, location };
        }
        if let Some(value) = self.world.nullable_value(ty) {
            let name = self.world.display(value);
            self.report(Code::CS8116, location, &[&name]);
            return Pattern { kind: PatternKind::Error, input, narrowed: ty, location };
        }
        if !self.can_be(input, ty) {
            let (from, to) = (self.world.display(input), self.world.display(ty));
            self.report(Code::CS8121, location, &[&from, &to]);
            return Pattern { kind: PatternKind::Error, input, narrowed: ty, location };
        }
        Pattern { kind: PatternKind::Type { ty, local }, input, narrowed: ty, location }
    }

    /// Whether a value of type `input` can turn out to be a `ty`.
    fn can_be(&mut self, input: Ty, ty: Ty) -> bool {
        if self.world.same_type(input, ty)
            || self.world.contains_type_param(input)
            || self.world.contains_type_param(ty)
        {
            return true;
        }
        let plain = self.world.strip_nullable(input);
        if self.world.same_type(plain, ty) {
            return true;
        }
        // Numeric and user-defined conversions don't count.
        let is_value = self.world.is_value_type(plain);
        if is_value && self.world.is_value_type(ty) {
            return false;
        }
        matches!(
            self.world.explicit_conversion(plain, ty),
            Some(Convert::Identity | Convert::Box | Convert::Unbox | Convert::CastClass)
        )
    }

    fn constant_pattern(&mut self, operand: Operand<'_>, input: Ty, location: Location) -> Pattern {
        match self.constant_of_operand(operand, input, location) {
            Some((value, narrowed)) => Pattern { kind: PatternKind::Constant(value), input, narrowed, location },
            None => Pattern { kind: PatternKind::Error, input, narrowed: input, location },
        }
    }

    /// The constant, and the type that it is compared as.
    fn constant_of_operand(&mut self, operand: Operand<'_>, input: Ty, location: Location) -> Option<(Const, Ty)> {
        let value = self.natural_value(operand);
        if value.is_error() || input == Ty::ERROR {
            return None;
        }
        if value.ty == Ty::NULL {
            if self.world.is_value_type(input) && !self.world.is_nullable(input) {
                let name = self.world.display(input);
                self.report(Code::CS0037, location, &[&name]);
                return None;
            }
            return Some((Const::Null, input));
        }
        let plain = self.world.strip_nullable(input);
        let is_simple = self.world.is_enum(plain)
            || matches!(
                self.world.special_of(plain),
                Some(special) if !matches!(
                    special,
                    Special::Object | Special::ValueType | Special::EnumBase | Special::Array | Special::Delegate
                        | Special::MulticastDelegate | Special::Exception | Special::Void
                )
            );
        if is_simple {
            let value = self.convert(value, plain, location);
            let constant = self.require_constant(value, location)?;
            return Some((constant, plain));
        }
        let ty = value.ty;
        if self.is_span_of_chars(plain) && self.world.special_of(ty) == Some(Special::String) {
            // The text is compared; the input stays a span.
            let constant = self.require_constant(value, location)?;
            if constant == Const::Null {
                let name = self.world.display(input);
                self.report(Code::CS0037, location, &[&name]);
                return None;
            }
            return Some((constant, plain));
        }
        if !self.can_be(input, ty) {
            let (from, to) = (self.world.display(input), self.world.display(ty));
            self.report(Code::CS8121, location, &[&from, &to]);
            return None;
        }
        let constant = self.require_constant(value, location)?;
        Some((constant, ty))
    }

    fn is_span_of_chars(&self, ty: Ty) -> bool {
        self.world.span_element(ty).is_some_and(|(element, _)| self.world.special_of(element) == Some(Special::Char))
    }

    /// How a value is taken apart by position: tuple elements or `Deconstruct`, and a temp for each part.
    fn positions(
        &mut self,
        ty: Ty,
        count: usize,
        location: Location,
    ) -> Option<(Option<MethodRef>, bool, Vec<LocalId>)> {
        if ty == Ty::ERROR {
            return None;
        }
        if let Some(elements) = self.world.tuple_elements(ty) {
            if elements.len() != count {
                let (name, have) = (self.world.display(ty), count.to_string());
                self.report(Code::CS8502, location, &[&name, &elements.len().to_string(), &have]);
                return None;
            }
            let temps = elements.into_iter().map(|e| self.new_temp("part", e, location)).collect();
            return Some((None, false, temps));
        }
        match self.find_deconstruct(ty, count, location) {
            Some((method, is_extension, temps)) => Some((Some(method), is_extension, temps)),
            None => {
                let (name, count) = (self.world.display(ty), count.to_string());
                self.report(Code::CS8129, location, &[&name, &count]);
                None
            }
        }
    }

    fn recursive_pattern(&mut self, syntax: &'a ast::RecursivePattern, input: Ty, location: Location) -> Pattern {
        let ty = match &syntax.ty {
            Some(ty) => {
                let at = self.span(ty.span);
                let bound = self.world.bind_type(ty, &self.scope);
                let checked = self.type_pattern(bound, None, input, at);
                if matches!(checked.kind, PatternKind::Error) && bound != Ty::ERROR {
                    return checked;
                }
                Some(bound)
            }
            None => None,
        };
        let narrowed = ty.unwrap_or_else(|| self.world.strip_nullable(input));
        if let (None, Some(parts)) = (ty, &syntax.positional)
            && self.is_matched_as_tuple(narrowed, parts.len(), location)
        {
            return self.any_tuple_pattern(syntax, parts, input, location);
        }
        let temp = self.new_temp("input", narrowed, location);
        let mut positional = Vec::new();
        let mut deconstruct = None;
        let mut deconstruct_is_extension = false;
        if let Some(parts) = &syntax.positional
            && !(parts.is_empty() && self.world.tuple_elements(narrowed).is_none())
        {
            let Some((method, is_extension, temps)) = self.positions(narrowed, parts.len(), location) else {
                return Pattern { kind: PatternKind::Error, input, narrowed, location };
            };
            deconstruct = method;
            deconstruct_is_extension = is_extension;
            for (part, position) in parts.iter().zip(temps) {
                let part_ty = self.body.locals[position.index()].ty;
                positional.push((position, self.bind_pattern(&part.pattern, part_ty)));
            }
        }
        let mut properties = Vec::new();
        for part in syntax.properties.iter().flatten() {
            let receiver = self.local_expr(temp, location);
            match self.property_pattern(&part.path, receiver, &part.pattern) {
                Some(property) => properties.push(property),
                None => return Pattern { kind: PatternKind::Error, input, narrowed, location },
            }
        }
        let local = syntax.designation.as_ref().and_then(|d| self.designate(d, narrowed));
        let kind =
            PatternKind::Recursive { ty, deconstruct, deconstruct_is_extension, positional, properties, temp, local };
        Pattern { kind, input, narrowed, location }
    }

    /// Values that may be any tuple are taken apart through `ITuple`.
    fn is_matched_as_tuple(&mut self, ty: Ty, count: usize, location: Location) -> bool {
        if self.world.special_of(ty) != Some(Special::Object) && !self.world.is_interface(ty) {
            return false;
        }
        self.find_deconstruct(ty, count, location).is_none()
    }

    /// `(p, q)` on an object: `ITuple { Length: 2 }` whose items match.
    fn any_tuple_pattern(
        &mut self,
        syntax: &'a ast::RecursivePattern,
        parts: &'a [ast::Subpattern],
        input: Ty,
        location: Location,
    ) -> Pattern {
        let tuple = self.world.known_type("System.Runtime.CompilerServices.ITuple", &[]);
        let temp = self.new_temp("input", tuple, location);
        let receiver = self.local_expr(temp, location);
        let failed = Pattern { kind: PatternKind::Error, input, narrowed: tuple, location };
        let Some(length) = self.try_read_member(receiver.clone(), "Length", location) else { return failed };
        let int = length.ty;
        let count = Pattern {
            kind: PatternKind::Constant(Const::Int(parts.len() as i64)),
            input: int,
            narrowed: int,
            location,
        };
        let length_temp = self.new_temp("length", int, location);
        let mut properties = vec![PropertyPattern { access: length, temp: length_temp, pattern: count }];
        for (i, part) in parts.iter().enumerate() {
            let at = self.span(part.span);
            let index = self.int_value(i as i64, at);
            let Some(access) = self.try_index(receiver.clone(), vec![typed(index)], at) else { return failed };
            let item = self.new_temp("item", access.ty, at);
            let pattern = self.bind_pattern(&part.pattern, access.ty);
            properties.push(PropertyPattern { access, temp: item, pattern });
        }
        for part in syntax.properties.iter().flatten() {
            match self.property_pattern(&part.path, receiver.clone(), &part.pattern) {
                Some(property) => properties.push(property),
                None => return failed,
            }
        }
        let local = syntax.designation.as_ref().and_then(|d| self.designate(d, tuple));
        let kind = PatternKind::Recursive {
            ty: Some(tuple),
            deconstruct: None,
            deconstruct_is_extension: false,
            positional: Vec::new(),
            properties,
            temp,
            local,
        };
        Pattern { kind, input, narrowed: tuple, location }
    }

    /// `A.B: pattern` on a receiver.
    fn property_pattern(
        &mut self,
        path: &'a [ast::Name],
        receiver: Expr,
        pattern: &'a ast::Pattern,
    ) -> Option<PropertyPattern> {
        let (name, rest) = path.split_first()?;
        let location = self.span(name.span);
        if receiver.is_error() {
            return None;
        }
        let receiver_ty = receiver.ty;
        let Some(access) = self.try_read_member(receiver, name.as_str(), location) else {
            let ty = self.world.display(receiver_ty);
            self.report(Code::CS0117, location, &[&ty, name.as_str()]);
            return None;
        };
        let temp = self.new_temp("part", access.ty, location);
        let input = access.ty;
        let pattern = if rest.is_empty() {
            self.bind_pattern(pattern, input)
        } else {
            let narrowed = self.world.strip_nullable(input);
            let inner = self.new_temp("input", narrowed, location);
            let receiver = self.local_expr(inner, location);
            let property = self.property_pattern(rest, receiver, pattern)?;
            let kind = PatternKind::Recursive {
                ty: None,
                deconstruct: None,
                deconstruct_is_extension: false,
                positional: Vec::new(),
                properties: vec![property],
                temp: inner,
                local: None,
            };
            Pattern { kind, input, narrowed, location }
        };
        Some(PropertyPattern { access, temp, pattern })
    }

    fn list_pattern(
        &mut self,
        patterns: &'a [ast::Pattern],
        designation: Option<&'a ast::Designation>,
        input: Ty,
        location: Location,
    ) -> Pattern {
        let narrowed = self.world.strip_nullable(input);
        let failed = Pattern { kind: PatternKind::Error, input, narrowed, location };
        if narrowed == Ty::ERROR {
            return failed;
        }
        let int = self.world.int_ty();
        let temp = self.new_temp("list", narrowed, location);
        let receiver = self.local_expr(temp, location);
        let length = if self.world.is_array(narrowed) {
            Some(Expr::new(ExprKind::ArrayLength(Box::new(receiver.clone())), int, location))
        } else {
            match self.try_read_member(receiver.clone(), "Length", location) {
                Some(length) => Some(length),
                None => self.try_read_member(receiver.clone(), "Count", location),
            }
        };
        let Some(length) = length.filter(|l| l.ty == int) else {
            let name = self.world.display(input);
            self.report(Code::CS8985, location, &[&name]);
            return failed;
        };
        let length_temp = self.new_temp("length", int, location);
        let slice_at = patterns.iter().position(|p| matches!(p.kind, ast::PatternKind::Slice(_)));
        let before_count = slice_at.unwrap_or(patterns.len());
        let after_count = slice_at.map_or(0, |at| patterns.len() - at - 1);
        let mut before = Vec::new();
        let mut after = Vec::new();
        let mut slice = None;
        for (i, syntax) in patterns.iter().enumerate() {
            let at = self.span(syntax.span);
            if Some(i) == slice_at {
                let ast::PatternKind::Slice(inner) = &syntax.kind else { continue };
                slice = Some(match inner {
                    None => None,
                    Some(inner) => {
                        let access = self.slice_access(&receiver, length_temp, before_count, after_count, at);
                        if access.is_error() {
                            return failed;
                        }
                        let part = self.new_temp("slice", access.ty, at);
                        let pattern = self.bind_pattern(inner, access.ty);
                        Some(Box::new(PropertyPattern { access, temp: part, pattern }))
                    }
                });
                continue;
            }
            let index = if i < before_count {
                self.int_value(i as i64, at)
            } else {
                let from_end = self.int_value((patterns.len() - i) as i64, at);
                let length = self.local_expr(length_temp, at);
                int_binary(BinaryOp::Sub, length, from_end)
            };
            let access = if let TyKind::Array { element, .. } = *self.world.kind(narrowed) {
                let kind = ExprKind::ArrayElement { array: Box::new(receiver.clone()), indices: vec![index] };
                Some(Expr::new(kind, element, at))
            } else {
                self.try_index(receiver.clone(), vec![typed(index)], at)
            };
            let Some(access) = access else {
                let name = self.world.display(input);
                self.report(Code::CS0021, location, &[&name]);
                return failed;
            };
            let part = self.new_temp("item", access.ty, at);
            let pattern = self.bind_pattern(syntax, access.ty);
            let property = PropertyPattern { access, temp: part, pattern };
            if i < before_count { before.push(property) } else { after.push(property) }
        }
        let local = designation.and_then(|d| self.designate(d, narrowed));
        let kind = PatternKind::List { temp, length, length_temp, before, slice, after, local };
        Pattern { kind, input, narrowed, location }
    }

    /// What `..` stands for.
    fn slice_access(
        &mut self,
        receiver: &Expr,
        length: LocalId,
        before: usize,
        after: usize,
        location: Location,
    ) -> Expr {
        let start = self.int_value(before as i64, location);
        let removed = self.int_value((before + after) as i64, location);
        let count = int_binary(BinaryOp::Sub, self.local_expr(length, location), removed);
        if let TyKind::Array { element, .. } = *self.world.kind(receiver.ty) {
            let index_ty = self.world.known_type("System.Index", &[]);
            let range_ty = self.world.known_type("System.Range", &[]);
            let helpers = self.world.known_type("System.Runtime.CompilerServices.RuntimeHelpers", &[]);
            let end = int_binary(BinaryOp::Add, count, start.clone());
            let bool_ty = self.world.bool_ty();
            let no = Expr::new(ExprKind::Literal(Const::Bool(false)), bool_ty, location);
            let from = self.construct(index_ty, vec![typed(start), typed(no.clone())], location);
            let to = self.construct(index_ty, vec![typed(end), typed(no)], location);
            let range = self.construct(range_ty, vec![typed(from), typed(to)], location);
            let args = vec![super::Argument::value(typed(receiver.clone())), super::Argument::value(typed(range))];
            return self.call_static_with(helpers, "GetSubArray", &[element], args, location);
        }
        let name = if self.world.special_of(receiver.ty) == Some(Special::String) { "Substring" } else { "Slice" };
        self.call_method(receiver.clone(), name, vec![typed(start), typed(count)], location)
    }

    pub(crate) fn int_value(&mut self, value: i64, location: Location) -> Expr {
        Expr::new(ExprKind::Literal(Const::Int(value)), self.world.int_ty(), location)
    }
}

fn int_binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let (ty, location) = (left.ty, left.location);
    let kind = ExprKind::Binary {
        op,
        operand_type: NumericType::I32,
        left: Box::new(left),
        right: Box::new(right),
        checked: false,
        lifted: false,
    };
    Expr::new(kind, ty, location)
}
