//! `(a, var b) = e`, `var (x, y) = e`, and the same in `foreach`.

use crate::diag::Code;
use crate::hir::expr::{Deconstruction, DeconstructionNode, DeconstructionTarget};
use crate::hir::*;
use crate::syntax as ast;

use super::using::typed;
use super::{Argument, Binder, Operand, PlaceUse};

/// What stands on the left, as written.
enum Left<'a> {
    /// An existing variable, or `int x` / `var x`.
    Place(&'a ast::Expr),
    Declared {
        ty: Option<&'a ast::Type>,
        name: &'a ast::Name,
    },
    /// `_`
    Discard,
    Nested(Vec<Left<'a>>, Location),
}

/// The same with places bound; declared variables get their types from the right side.
enum Target<'a> {
    Place(Expr),
    Declared { ty: Option<Ty>, name: &'a ast::Name },
    Discard,
    Nested(Vec<Target<'a>>, Location),
}

impl<'a> Binder<'_> {
    pub fn bind_deconstruction(&mut self, left: &'a ast::Expr, right: &'a ast::Expr, location: Location) -> Expr {
        let left = self.left_side(left);
        let target = self.bind_left(left);
        let value = self.bind_operand(right);
        self.deconstruct(target, value, location)
    }

    /// `foreach ((int a, var b) in ..)`
    pub(crate) fn deconstruct_into(&mut self, left: &'a ast::Expr, value: Operand<'a>, location: Location) -> Expr {
        let left = self.left_side(left);
        let target = self.bind_left(left);
        self.deconstruct(target, value, location)
    }

    /// `foreach (var (a, b) in ..)`
    pub(crate) fn deconstruct_into_designation(
        &mut self,
        ty: Option<&'a ast::Type>,
        designation: &'a ast::Designation,
        value: Expr,
        location: Location,
    ) -> Expr {
        let left = self.designated(ty, designation);
        let target = self.bind_left(left);
        self.deconstruct(target, typed(value), location)
    }

    fn designated(&mut self, ty: Option<&'a ast::Type>, designation: &'a ast::Designation) -> Left<'a> {
        match designation {
            ast::Designation::Single(name) => Left::Declared { ty, name },
            ast::Designation::Discard(_) => Left::Discard,
            ast::Designation::Parenthesized(parts, span) => {
                let parts = parts.iter().map(|d| self.designated(ty, d)).collect();
                Left::Nested(parts, self.span(*span))
            }
        }
    }

    fn left_side(&mut self, syntax: &'a ast::Expr) -> Left<'a> {
        match &syntax.kind {
            ast::ExprKind::Tuple(arguments) => {
                let parts = arguments.iter().map(|a| self.left_side(&a.value)).collect();
                Left::Nested(parts, self.span(syntax.span))
            }
            ast::ExprKind::Declaration { ty, designation } => self.designated(Some(ty), designation),
            ast::ExprKind::Identifier(name)
                if name.name.as_str() == "_" && name.type_arguments.is_empty() && self.find_name("_").is_none() =>
            {
                Left::Discard
            }
            _ => Left::Place(syntax),
        }
    }

    fn bind_left(&mut self, left: Left<'a>) -> Target<'a> {
        match left {
            Left::Place(syntax) => Target::Place(self.bind_place(syntax, PlaceUse::Assign)),
            Left::Declared { ty, name } => {
                let ty = match ty {
                    Some(ty) if !self.is_implicit(ty) => Some(self.world.bind_type(ty, &self.scope)),
                    _ => None,
                };
                Target::Declared { ty, name }
            }
            Left::Discard => Target::Discard,
            Left::Nested(parts, location) => {
                let parts = parts.into_iter().map(|p| self.bind_left(p)).collect();
                Target::Nested(parts, location)
            }
        }
    }

    fn deconstruct(&mut self, target: Target<'a>, value: Operand<'a>, location: Location) -> Expr {
        let Target::Nested(targets, at) = target else {
            return self.error(Code::CS8131, location, &[]);
        };
        let value = match value {
            // A literal's elements go to the targets' types one by one.
            Operand::Tuple { elements, location: tuple_at, .. } => {
                match self.typed_tuple(&targets, elements, tuple_at) {
                    Some(value) => value,
                    None => {
                        self.declare_failed(&targets);
                        return Expr::error(location);
                    }
                }
            }
            value => {
                let value = self.natural_value(value);
                if value.is_error() {
                    self.declare_failed(&targets);
                    return value;
                }
                if value.ty == Ty::NULL || value.ty == Ty::VOID {
                    self.declare_failed(&targets);
                    return self.error(Code::CS8131, value.location, &[]);
                }
                value
            }
        };
        let Some((root, result_type)) = self.node(targets, value.ty, at, value.location) else {
            return Expr::error(location);
        };
        let deconstruction = Deconstruction { value, root, result_type };
        Expr::new(ExprKind::Deconstruct(Box::new(deconstruction)), result_type, location)
    }

    /// A tuple literal whose elements have no common natural type: each takes its target's.
    fn typed_tuple(&mut self, targets: &[Target<'a>], elements: Vec<Operand<'a>>, location: Location) -> Option<Expr> {
        if elements.len() != targets.len() {
            let (have, want) = (elements.len().to_string(), targets.len().to_string());
            self.report(Code::CS8132, location, &[&have, &want]);
            return None;
        }
        let mut values = Vec::new();
        for (element, target) in elements.into_iter().zip(targets) {
            let value = match (target, element) {
                (Target::Nested(inner, _), Operand::Tuple { elements, location, .. }) => {
                    self.typed_tuple(inner, elements, location)?
                }
                (Target::Place(place), element) => {
                    let ty = place.ty;
                    if self.natural_type(&element).is_some_and(|t| t != Ty::NULL) {
                        self.natural_value(element)
                    } else {
                        self.convert_operand(element, ty)
                    }
                }
                (Target::Declared { ty: Some(ty), .. }, element) => {
                    let ty = *ty;
                    if self.natural_type(&element).is_some_and(|t| t != Ty::NULL) {
                        self.natural_value(element)
                    } else {
                        self.convert_operand(element, ty)
                    }
                }
                (Target::Declared { ty: None, name }, element) => {
                    if self.natural_type(&element).is_none_or(|t| t == Ty::NULL) {
                        let at = self.span(name.span);
                        self.report(Code::CS8130, at, &[name.as_str()]);
                        return None;
                    }
                    self.natural_value(element)
                }
                (_, element) => self.natural_value(element),
            };
            if value.is_error() {
                return None;
            }
            values.push(value);
        }
        let types: Vec<Ty> = values.iter().map(|v| v.ty).collect();
        let ty = self.world.tuple_type_of(&types);
        Some(Expr::new(ExprKind::Tuple(values), ty, location))
    }

    /// Variables that were to be declared exist, so that later uses are not reported.
    fn declare_failed(&mut self, targets: &[Target<'a>]) {
        for target in targets {
            match target {
                Target::Declared { ty, name } => {
                    let at = self.span(name.span);
                    self.declare_local(name.as_str(), ty.unwrap_or(Ty::ERROR), LocalKind::User, at);
                }
                Target::Nested(inner, _) => self.declare_failed(inner),
                Target::Place(_) | Target::Discard => {}
            }
        }
    }

    /// Takes a value of type `ty` apart.
    fn node(
        &mut self,
        targets: Vec<Target<'a>>,
        ty: Ty,
        location: Location,
        value_location: Location,
    ) -> Option<(DeconstructionNode, Ty)> {
        let (method, is_extension, parts) = match self.world.tuple_elements(ty) {
            Some(elements) => {
                if elements.len() != targets.len() {
                    let (have, want) = (elements.len().to_string(), targets.len().to_string());
                    self.report(Code::CS8132, location, &[&have, &want]);
                    self.declare_failed(&targets);
                    return None;
                }
                let parts = elements.iter().map(|&e| self.new_temp("part", e, location)).collect::<Vec<_>>();
                (None, false, parts)
            }
            None => {
                let Some((method, is_extension, parts)) = self.find_deconstruct(ty, targets.len(), value_location)
                else {
                    let name = self.world.display(ty);
                    let count = targets.len().to_string();
                    self.report(Code::CS8129, value_location, &[&name, &count]);
                    self.declare_failed(&targets);
                    return None;
                };
                (Some(method), is_extension, parts)
            }
        };
        let mut bound = Vec::new();
        let mut types = Vec::new();
        for (target, &part) in targets.into_iter().zip(&parts) {
            let part_ty = self.body.locals[part.index()].ty;
            let value = self.local_expr(part, location);
            let target = match target {
                Target::Discard => {
                    types.push(part_ty);
                    DeconstructionTarget::Discard
                }
                Target::Nested(inner, at) => {
                    let (node, ty) = self.node(inner, part_ty, at, value_location)?;
                    types.push(ty);
                    DeconstructionTarget::Nested(node)
                }
                Target::Place(place) => {
                    types.push(place.ty);
                    let value = self.convert(value, place.ty, value_location);
                    DeconstructionTarget::Assign { place, value }
                }
                Target::Declared { ty, name } => {
                    let at = self.span(name.span);
                    let ty = ty.unwrap_or(part_ty);
                    let local = self.declare_local(name.as_str(), ty, LocalKind::User, at);
                    types.push(ty);
                    let place = self.local_expr(local, at);
                    let value = self.convert(value, ty, value_location);
                    DeconstructionTarget::Assign { place, value }
                }
            };
            bound.push(target);
        }
        let result = self.world.tuple_type_of(&types);
        Some((DeconstructionNode { method, is_extension, parts, targets: bound }, result))
    }

    /// `Deconstruct(out .., out ..)` of a type or as an extension: the method and a temp for each part.
    pub(crate) fn find_deconstruct(
        &mut self,
        ty: Ty,
        count: usize,
        location: Location,
    ) -> Option<(MethodRef, bool, Vec<LocalId>)> {
        let input = self.new_temp("input", ty, location);
        let receiver = self.local_expr(input, location);
        let parts: Vec<LocalId> = (0..count).map(|_| self.new_temp("part", Ty::NONE, location)).collect();
        let args = parts
            .iter()
            .map(|&p| Argument { ref_kind: RefKind::Out, ..Argument::value(Operand::OutVar(Some(p), location)) })
            .collect();
        let call = self.try_call_with(receiver, "Deconstruct", args, location)?;
        let ExprKind::Call { callee: Callee::Method { method, .. }, args } = call.kind else { return None };
        let is_extension = self.world[method.def].modifiers.is_static;
        let outs = args.len().checked_sub(count)?;
        for (arg, &part) in args[outs..].iter().zip(&parts) {
            self.body.locals[part.index()].ty = arg.expr.ty;
        }
        Some((method, is_extension, parts))
    }
}
