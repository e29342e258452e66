//! `a[i]`: arrays, indexers, and the implicit support for `^1` and `1..2`.
//!
//! A type with `Length` (or `Count`) and an int indexer takes `x[^1]` as `x[x.Length - 1]`; one with `Slice(int, int)` takes `x[a..b]` as
//! `x.Slice(a, b - a)`. The receiver and the length are evaluated once.

use crate::diag::Code;
use crate::hir::*;
use crate::lookup::members::{INDEXER, Member};
use crate::syntax as ast;

use super::arguments::Argument;
use super::invocation::CallKind;
use super::overloads::{Candidate, Resolution, Target};
use super::{Binder, Operand};

impl<'a> Binder<'_> {
    pub(crate) fn bind_element_access(
        &mut self,
        receiver: Expr,
        arguments: &'a [ast::Argument],
        location: Location,
    ) -> Expr {
        if receiver.is_error() {
            let args = self.bind_arguments(arguments);
            self.drop_arguments(args);
            return Expr::error(location);
        }
        if let [argument] = arguments
            && argument.name.is_none()
            && let Some(result) = self.implicit_index(&receiver, &argument.value, location)
        {
            return result;
        }
        let args = self.bind_arguments(arguments);
        self.index_with(receiver, args, location)
    }

    /// `receiver[args]`, or None if the type has no such indexer.
    pub fn try_index(&mut self, receiver: Expr, args: Vec<Operand<'a>>, location: Location) -> Option<Expr> {
        let args: Vec<Argument<'a>> = args.into_iter().map(Argument::value).collect();
        if let TyKind::Array { rank, .. } = *self.world.kind(receiver.ty) {
            if usize::from(rank) != args.len() {
                return None;
            }
            return Some(self.index_with(receiver, args, location));
        }
        let candidates = self.indexer_candidates(receiver.ty);
        match self.resolve(candidates, &args) {
            Resolution::Best(_) => Some(self.index_with(receiver, args, location)),
            _ => None,
        }
    }

    pub(crate) fn index_with(&mut self, receiver: Expr, args: Vec<Argument<'a>>, location: Location) -> Expr {
        if let TyKind::Array { element, rank } = *self.world.kind(receiver.ty) {
            return self.array_element(receiver, args, element, usize::from(rank), location);
        }
        if let Some((element, _)) = self.inline_array(receiver.ty)
            && args.len() == 1
        {
            let Some(argument) = args.into_iter().next() else { return Expr::error(location) };
            let index = self.index_value(argument.operand);
            if index.is_error() {
                return index;
            }
            return Expr::new(
                ExprKind::InlineArrayElement { place: Box::new(receiver), index: Box::new(index) },
                element,
                location,
            );
        }
        let candidates = self.indexer_candidates(receiver.ty);
        if candidates.is_empty() {
            let has_error = args.iter().any(|a| a.operand.is_error());
            self.drop_arguments(args);
            if has_error {
                return Expr::error(location);
            }
            let display = match receiver.ty {
                Ty::NULL => "<null>".to_string(),
                ty => self.world.display(ty),
            };
            return self.error(Code::CS0021, location, &[&display]);
        }
        match self.resolve(candidates, &args) {
            Resolution::Best(best) => {
                let Target::Property(property) = best.target.clone() else { return Expr::error(location) };
                let completed = self.complete_arguments(&best, args, location);
                if completed.args.iter().any(|a| a.expr.is_error()) {
                    let ty = self.world.property_type(&property);
                    return Expr::new(ExprKind::Error, ty, location);
                }
                let access = self.property_access(Some(receiver), property, completed.args, location);
                if completed.effects.is_empty() {
                    return access;
                }
                let ty = access.ty;
                Expr::new(
                    ExprKind::Sequence {
                        locals: completed.locals,
                        effects: completed.effects,
                        value: Box::new(access),
                    },
                    ty,
                    location,
                )
            }
            Resolution::Ambiguous(a, b) => {
                self.drop_arguments(args);
                let a = self.display_target(&a.target);
                let b = self.display_target(&b.target);
                self.error(Code::CS0121, location, &[&a, &b])
            }
            Resolution::None(failures) => {
                let kind = CallKind::Indexer(receiver.ty);
                self.report_failures(&kind, failures, args, location, location, 0)
            }
        }
    }

    pub(crate) fn indexer_candidates(&mut self, ty: Ty) -> Vec<Candidate> {
        let scope = self.scope.clone();
        let mut candidates = Vec::new();
        for member in self.world.lookup_members(ty, INDEXER, &scope) {
            let Member::Properties(properties) = member else { continue };
            for property in properties {
                let params = self.world.property_params(&property);
                let declared = self.world[property.def].params.iter().map(|p| p.ty).collect();
                candidates.push(Candidate {
                    declaring: property.owner,
                    target: Target::Property(property),
                    params,
                    type_params: Vec::new(),
                    priority: 0,
                    is_static: false,
                    declared,
                    is_generic: false,
                    given: Vec::new(),
                });
            }
        }
        candidates
    }

    fn array_element(
        &mut self,
        array: Expr,
        args: Vec<Argument<'a>>,
        element: Ty,
        rank: usize,
        location: Location,
    ) -> Expr {
        if args.len() != rank {
            self.drop_arguments(args);
            let rank = rank.to_string();
            return self.error(Code::CS0022, location, &[&rank]);
        }
        // A value of type Index or Range.
        if rank == 1
            && let Some(Operand::Typed(value)) = args.first().map(|a| &a.operand)
        {
            let value = value.clone();
            if self.is_named(value.ty, "System", "Index") {
                return self.array_at_index(array, value, element, location);
            }
            if self.is_named(value.ty, "System", "Range") {
                let helpers = self.world.known_type("System.Runtime.CompilerServices.RuntimeHelpers", &[]);
                let args = vec![Operand::Typed(array), Operand::Typed(value)];
                return self.call_static(helpers, "GetSubArray", args, location);
            }
        }
        let mut indices = Vec::with_capacity(rank);
        for argument in args {
            if let Some((_, at)) = &argument.name {
                let at = *at;
                self.report(Code::CS1742, at, &[]);
            }
            indices.push(self.index_value(argument.operand));
        }
        if indices.iter().any(Expr::is_error) {
            return Expr::new(ExprKind::Error, element, location);
        }
        Expr::new(ExprKind::ArrayElement { array: Box::new(array), indices }, element, location)
    }

    pub(crate) fn is_named(&self, ty: Ty, namespace: &str, name: &str) -> bool {
        match self.world.kind(ty) {
            TyKind::Named { def, .. } => self.is_known(*def, namespace, name),
            _ => false,
        }
    }

    /// Element type and length of an `[InlineArray]` struct.
    pub(crate) fn inline_array(&mut self, ty: Ty) -> Option<(Ty, u32)> {
        let def = self.world.type_def(ty)?;
        self.world.ensure_members(def);
        let length = self.world[def].inline_array?;
        let field = self.world[def].fields.iter().copied().find(|&f| !self.world[f].modifiers.is_static)?;
        let element = self.world.field_type(&FieldRef { def: field, owner: ty });
        Some((element, length))
    }

    fn array_at_index(&mut self, array: Expr, index: Expr, element: Ty, location: Location) -> Expr {
        let (array, setup) = self.once(array, location);
        let int_ty = self.world.special_ty(Special::Int32);
        let length = Expr::new(ExprKind::ArrayLength(Box::new(array.clone())), int_ty, location);
        let offset = self.call_method(index, "GetOffset", vec![Operand::Typed(length)], location);
        if offset.is_error() {
            return offset;
        }
        let access =
            Expr::new(ExprKind::ArrayElement { array: Box::new(array), indices: vec![offset] }, element, location);
        with_setup(setup, access)
    }

    /// An expression that may be evaluated twice, and what stores it before.
    pub(crate) fn once(&mut self, value: Expr, location: Location) -> (Expr, Option<(LocalId, Expr)>) {
        if is_stable(&value) {
            return (value, None);
        }
        // A struct place must not be copied when written through; a span or array reference may.
        let temp = self.new_temp("receiver", value.ty, location);
        let ty = value.ty;
        let target = self.local_expr(temp, location);
        let store = Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value) }, ty, location);
        (self.local_expr(temp, location), Some((temp, store)))
    }

    /// `receiver[^i]`, `receiver[a..b]` where the type has no indexer for Index or Range itself.
    fn implicit_index(&mut self, receiver: &Expr, syntax: &'a ast::Expr, location: Location) -> Option<Expr> {
        let syntax = syntax.without_parentheses();
        let is_array = matches!(self.world.kind(receiver.ty), TyKind::Array { rank: 1, .. });
        match &syntax.kind {
            ast::ExprKind::PrefixUnary { operator: ast::PrefixOperator::IndexFromEnd, operand, .. } => {
                let int_ty = self.world.special_ty(Special::Int32);
                if !is_array && self.has_indexer_for(receiver.ty, "Index") {
                    return None;
                }
                if let Some((element, length)) = self.inline_array(receiver.ty) {
                    let from_end = self.bind_expr_with_target(operand, int_ty);
                    let length = Expr::new(ExprKind::Literal(Const::Int(length.into())), int_ty, location);
                    let index = self.binary_values(BinaryOp::Sub, length, from_end, location);
                    if index.is_error() {
                        return Some(index);
                    }
                    return Some(Expr::new(
                        ExprKind::InlineArrayElement { place: Box::new(receiver.clone()), index: Box::new(index) },
                        element,
                        location,
                    ));
                }
                let (stable, setup) = self.once(receiver.clone(), location);
                let length = self.length_of(stable.clone(), location)?;
                let from_end = self.bind_expr_with_target(operand, int_ty);
                if from_end.is_error() {
                    return Some(from_end);
                }
                let index = self.binary_values(BinaryOp::Sub, length, from_end, location);
                let access = self.index_with(stable, vec![Argument::value(Operand::Typed(index))], location);
                Some(with_setup(setup, access))
            }
            ast::ExprKind::Range { start, end } => {
                if is_array {
                    return None;
                }
                if self.has_indexer_for(receiver.ty, "Range") {
                    return None;
                }
                self.slice(receiver, start.as_deref(), end.as_deref(), location)
            }
            _ => {
                // A variable of type Index or Range with an implicit indexer.
                None.or_else(|| self.implicit_index_value(receiver, syntax, location))
            }
        }
    }

    fn implicit_index_value(&mut self, receiver: &Expr, syntax: &'a ast::Expr, location: Location) -> Option<Expr> {
        // Only worth a look for names and the like of these types.
        if !matches!(
            syntax.kind,
            ast::ExprKind::Identifier(_)
                | ast::ExprKind::MemberAccess { .. }
                | ast::ExprKind::New(_)
                | ast::ExprKind::Cast { .. }
        ) || matches!(self.world.kind(receiver.ty), TyKind::Array { .. })
        {
            return None;
        }
        let mark = self.world.diagnostics.begin_trial();
        let saved = self.save();
        let operand = self.bind_operand(syntax);
        let ty = match &operand {
            Operand::Typed(e) => e.ty,
            _ => Ty::NONE,
        };
        drop(operand);
        self.restore(saved);
        self.world.diagnostics.end_trial(mark);
        let is_index = self.is_named(ty, "System", "Index");
        let is_range = self.is_named(ty, "System", "Range");
        if !is_index && !is_range {
            return None;
        }
        if self.has_indexer_for(receiver.ty, if is_index { "Index" } else { "Range" }) {
            return None;
        }
        let (stable, setup) = self.once(receiver.clone(), location);
        let length = self.length_of(stable.clone(), location)?;
        let value = self.bind_expr(syntax);
        if is_index {
            let offset = self.call_method(value, "GetOffset", vec![Operand::Typed(length)], location);
            let access = self.index_with(stable, vec![Argument::value(Operand::Typed(offset))], location);
            return Some(with_setup(setup, access));
        }
        let (range, range_setup) = self.once(value, location);
        let (length, length_setup) = self.once(length, location);
        let offset = |b: &mut Self, name: &str| {
            let end = b.try_read_member(range.clone(), name, location)?;
            Some(b.call_method(end, "GetOffset", vec![Operand::Typed(length.clone())], location))
        };
        let start = offset(self, "Start")?;
        let end = offset(self, "End")?;
        let sliced = self.slice_between(stable, start, end, location)?;
        let sliced = with_setup(length_setup, sliced);
        let sliced = with_setup(range_setup, sliced);
        Some(with_setup(setup, sliced))
    }

    /// Whether the type has an indexer whose parameter is this type of `System` exactly.
    fn has_indexer_for(&mut self, ty: Ty, name: &str) -> bool {
        self.indexer_candidates(ty)
            .iter()
            .any(|c| c.params.len() == 1 && c.params.first().is_some_and(|p| self.is_named(p.ty, "System", name)))
    }

    /// `Length` or `Count` as an int.
    pub(crate) fn length_of(&mut self, receiver: Expr, location: Location) -> Option<Expr> {
        let int_ty = self.world.special_ty(Special::Int32);
        if matches!(self.world.kind(receiver.ty), TyKind::Array { rank: 1, .. }) {
            return Some(Expr::new(ExprKind::ArrayLength(Box::new(receiver)), int_ty, location));
        }
        for name in ["Length", "Count"] {
            if let Some(length) = self.try_read_member(receiver.clone(), name, location)
                && length.ty == int_ty
            {
                return Some(length);
            }
        }
        None
    }

    /// `receiver[start..end]` by `Slice` (or `Substring`).
    fn slice(
        &mut self,
        receiver: &Expr,
        start: Option<&'a ast::Expr>,
        end: Option<&'a ast::Expr>,
        location: Location,
    ) -> Option<Expr> {
        let receiver = match self.inline_array(receiver.ty) {
            Some((element, length)) => {
                let span = self.world.known_type("System.Span", &[element]);
                Expr::new(ExprKind::InlineArraySpan { place: Box::new(receiver.clone()), length }, span, location)
            }
            None => receiver.clone(),
        };
        let int_ty = self.world.special_ty(Special::Int32);
        let (stable, setup) = self.once(receiver, location);
        let length = self.length_of(stable.clone(), location)?;
        let (length, length_setup) = self.once(length, location);
        let start = match start {
            Some(start) => self.bound_offset(start, &length, location),
            None => Expr::new(ExprKind::Literal(Const::Int(0)), int_ty, location),
        };
        let (start, start_setup) = self.once(start, location);
        let end = match end {
            Some(end) => self.bound_offset(end, &length, location),
            None => length.clone(),
        };
        if start.is_error() || end.is_error() {
            return Some(Expr::error(location));
        }
        let sliced = self.slice_between(stable, start, end, location)?;
        let sliced = with_setup(start_setup, sliced);
        let sliced = with_setup(length_setup, sliced);
        Some(with_setup(setup, sliced))
    }

    fn slice_between(&mut self, receiver: Expr, start: Expr, end: Expr, location: Location) -> Option<Expr> {
        let is_string = receiver.ty == self.world.special_ty(Special::String);
        let count = self.binary_values(BinaryOp::Sub, end, start.clone(), location);
        if count.is_error() {
            return Some(count);
        }
        let name = if is_string { "Substring" } else { "Slice" };
        self.try_call_method(receiver, name, vec![Operand::Typed(start), Operand::Typed(count)], location)
    }

    /// One end of a range as an offset from the start.
    fn bound_offset(&mut self, syntax: &'a ast::Expr, length: &Expr, location: Location) -> Expr {
        let int_ty = self.world.special_ty(Special::Int32);
        let inner = syntax.without_parentheses();
        if let ast::ExprKind::PrefixUnary { operator: ast::PrefixOperator::IndexFromEnd, operand, .. } = &inner.kind {
            let from_end = self.bind_expr_with_target(operand, int_ty);
            if from_end.is_error() {
                return from_end;
            }
            return self.binary_values(BinaryOp::Sub, length.clone(), from_end, location);
        }
        let operand = self.bind_operand(syntax);
        if let Operand::Typed(value) = &operand
            && self.is_named(value.ty, "System", "Index")
        {
            let value = value.clone();
            return self.call_method(value, "GetOffset", vec![Operand::Typed(length.clone())], location);
        }
        self.convert_operand(operand, int_ty)
    }
}

/// A sequence that stores something before.
pub(crate) fn with_setup(setup: Option<(LocalId, Expr)>, value: Expr) -> Expr {
    let Some((local, store)) = setup else { return value };
    let (ty, location) = (value.ty, value.location);
    if value.is_error() {
        return value;
    }
    Expr::new(ExprKind::Sequence { locals: vec![local], effects: vec![store], value: Box::new(value) }, ty, location)
}

/// Evaluating it again gives the same and does nothing.
fn is_stable(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Local(_) | ExprKind::This | ExprKind::Literal(_) => true,
        ExprKind::Field { receiver, .. } => receiver.as_ref().is_none_or(|r| is_stable(r)),
        ExprKind::ArrayLength(array) => is_stable(array),
        _ => false,
    }
}
