//! Deconstruction and tuple comparison.
//!
//! The targets' receivers and indices come first, then the value, then the parts are taken, converted and assigned left to right:
//!
//! ```text
//! (a[i], b) = (b, a[i])      =>     t0 = a; t1 = i; t2 = b; t3 = a[i]; t0[t1] = t2; b = t3
//! ```

use super::places::Before;
use super::{Desugarer, sequence};
use crate::hir::expr::{Deconstruction, DeconstructionNode, DeconstructionTarget};
use crate::hir::*;

/// A target whose receiver and indices have been evaluated.
enum Target {
    Assign { place: Expr, value: Expr },
    Discard { part: LocalId },
}

impl Desugarer<'_> {
    pub(super) fn deconstruct(&mut self, deconstruction: Deconstruction, is_used: bool) -> Expr {
        let location = deconstruction.value.location;
        let mut before = Before::default();
        let root = self.prepare_targets(deconstruction.root, &mut before);
        let mut targets = Vec::new();
        self.take_apart(deconstruction.value, root, &mut before, &mut targets, location);
        let mut results = Vec::new();
        for target in targets {
            match target {
                Target::Assign { place, value } => {
                    let value = self.expr(value);
                    if is_used {
                        let temp = self.temp("part", value.ty, location);
                        before.locals.push(temp);
                        before.effects.push(self.set(temp, value));
                        let read = self.read(temp, location);
                        let stored = self.store(place, read.clone(), false);
                        before.effects.push(stored);
                        results.push(read);
                    } else {
                        let stored = self.store(place, value, false);
                        before.effects.push(stored);
                    }
                }
                Target::Discard { part } => results.push(self.read(part, location)),
            }
        }
        let value = if is_used {
            let elements = self.tuple_elements(deconstruction.result_type);
            if elements.len() == results.len() {
                self.new_tuple(results, deconstruction.result_type, location)
            } else {
                self.missing("the value of a nested deconstruction", location)
            }
        } else {
            match before.effects.pop() {
                Some(last) => last,
                None => Expr::new(ExprKind::Default, Ty::VOID, location),
            }
        };
        sequence(before.locals, before.effects, value)
    }

    fn prepare_targets(&mut self, node: DeconstructionNode, before: &mut Before) -> DeconstructionNode {
        let targets = node
            .targets
            .into_iter()
            .map(|target| match target {
                DeconstructionTarget::Assign { place, value } => {
                    let place = self.target(place);
                    let place = self.stabilise(place, false, before);
                    DeconstructionTarget::Assign { place, value }
                }
                DeconstructionTarget::Discard => DeconstructionTarget::Discard,
                DeconstructionTarget::Nested(node) => DeconstructionTarget::Nested(self.prepare_targets(node, before)),
            })
            .collect();
        DeconstructionNode { targets, ..node }
    }

    /// Evaluates `value` (not lowered yet) and puts its parts into the node's temporaries.
    fn take_apart(
        &mut self,
        value: Expr,
        node: DeconstructionNode,
        before: &mut Before,
        targets: &mut Vec<Target>,
        location: Location,
    ) {
        before.locals.extend(node.parts.iter().copied());
        let elements = match value.kind {
            ExprKind::Tuple(elements) if node.method.is_none() && elements.len() == node.parts.len() => Some(elements),
            kind => {
                let value = self.expr(Expr { kind, ..value });
                self.take_parts(value, &node, before, location);
                None
            }
        };
        match elements {
            Some(elements) => {
                for ((element, &part), target) in elements.into_iter().zip(&node.parts).zip(node.targets) {
                    match target {
                        // A tuple literal inside a tuple literal needn't be built either.
                        DeconstructionTarget::Nested(inner) if matches!(element.kind, ExprKind::Tuple(_)) => {
                            self.take_apart(element, inner, before, targets, location);
                        }
                        target => {
                            let element = self.expr(element);
                            before.effects.push(self.set(part, element));
                            self.add_target(target, part, before, targets, location);
                        }
                    }
                }
            }
            None => {
                for (&part, target) in node.parts.iter().zip(node.targets) {
                    self.add_target(target, part, before, targets, location);
                }
            }
        }
    }

    fn add_target(
        &mut self,
        target: DeconstructionTarget,
        part: LocalId,
        before: &mut Before,
        targets: &mut Vec<Target>,
        location: Location,
    ) {
        match target {
            DeconstructionTarget::Assign { place, value } => targets.push(Target::Assign { place, value }),
            DeconstructionTarget::Discard => targets.push(Target::Discard { part }),
            DeconstructionTarget::Nested(node) => {
                let value = self.read(part, location);
                self.take_apart(value, node, before, targets, location);
            }
        }
    }

    fn take_parts(&mut self, value: Expr, node: &DeconstructionNode, before: &mut Before, location: Location) {
        let place = if self.world.is_value_type(value.ty) && super::places::is_place(&value) && node.method.is_none() {
            self.stabilise(value, false, before)
        } else {
            self.once(value, before)
        };
        match &node.method {
            Some(method) => {
                let call = self.deconstruct_call(method.clone(), node.is_extension, place, &node.parts, location);
                before.effects.push(call);
            }
            None => {
                for (i, &part) in node.parts.iter().enumerate() {
                    let item = self.tuple_item(place.clone(), i, location);
                    before.effects.push(self.set(part, item));
                }
            }
        }
    }

    /// `(a, b) == (c, d)`: all operands are evaluated, then compared pairwise until the answer is known.
    pub(super) fn tuple_compare(
        &mut self,
        left: Expr,
        right: Expr,
        (left_temps, right_temps): (Vec<LocalId>, Vec<LocalId>),
        comparisons: Vec<Expr>,
        is_equal: bool,
        location: Location,
    ) -> Expr {
        let mut before = Before::default();
        self.compared_parts(left, &left_temps, &mut before, location);
        self.compared_parts(right, &right_temps, &mut before, location);
        let mut whole = self.bool_literal(is_equal, location);
        for comparison in comparisons {
            let comparison = self.expr(comparison);
            whole = if is_equal { self.and(whole, comparison) } else { self.or(whole, comparison) };
        }
        sequence(before.locals, before.effects, whole)
    }

    fn compared_parts(&mut self, value: Expr, temps: &[LocalId], before: &mut Before, location: Location) {
        before.locals.extend(temps.iter().copied());
        match value.kind {
            ExprKind::Tuple(elements) if elements.len() == temps.len() => {
                for (element, &temp) in elements.into_iter().zip(temps) {
                    let element = self.expr(element);
                    let ty = self.body.locals.get(temp.index()).map_or(element.ty, |l| l.ty);
                    let element = self.convert_to(element, ty);
                    before.effects.push(self.set(temp, element));
                }
            }
            kind => {
                let value = self.expr(Expr { kind, ..value });
                let value = self.once(value, before);
                for (i, &temp) in temps.iter().enumerate() {
                    let item = self.tuple_item(value.clone(), i, location);
                    before.effects.push(self.set(temp, item));
                }
            }
        }
    }
}
