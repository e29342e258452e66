//! Patterns: which variables a match assigns, and which patterns always match.

use super::flow::Flow;
use crate::hir::*;

impl Flow<'_> {
    /// The state becomes that of a successful match.
    pub(crate) fn pattern(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Error | PatternKind::Discard | PatternKind::Constant(_) | PatternKind::Relational { .. } => {}
            PatternKind::Var(local) => self.bind_pattern_local(*local),
            PatternKind::Type { local, .. } => {
                if let Some(local) = local {
                    self.bind_pattern_local(*local);
                }
            }
            PatternKind::Recursive { positional, properties, temp, local, .. } => {
                self.assign(*temp);
                for (temp, pattern) in positional {
                    self.assign(*temp);
                    self.pattern(pattern);
                }
                for property in properties {
                    self.expr(&property.access);
                    self.assign(property.temp);
                    self.pattern(&property.pattern);
                }
                if let Some(local) = local {
                    self.bind_pattern_local(*local);
                }
            }
            PatternKind::List { temp, length, length_temp, before, slice, after, local } => {
                self.assign(*temp);
                self.expr(length);
                self.assign(*length_temp);
                let slice = slice.as_ref().and_then(|s| s.as_deref());
                for property in before.iter().chain(slice).chain(after) {
                    self.expr(&property.access);
                    self.assign(property.temp);
                    self.pattern(&property.pattern);
                }
                if let Some(local) = local {
                    self.bind_pattern_local(*local);
                }
            }
            PatternKind::And(left, right) => {
                self.pattern(left);
                self.pattern(right);
            }
            PatternKind::Or(left, right) => {
                let before = self.state.clone();
                self.pattern(left);
                let after_left = std::mem::replace(&mut self.state, before);
                self.pattern(right);
                self.state.join(&after_left);
            }
            PatternKind::Not(_) => {}
        }
    }

    /// What holds when the pattern does not match: `not P` has matched `P` then.
    pub(crate) fn pattern_failed(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Not(inner) => self.pattern(inner),
            PatternKind::Or(left, right) => {
                self.pattern_failed(left);
                self.pattern_failed(right);
            }
            _ => {}
        }
    }

    fn bind_pattern_local(&mut self, local: LocalId) {
        self.used.insert(local);
        self.assign(local);
    }

    /// Matches every value of the input type (null aside only where the pattern says so).
    pub(crate) fn is_total(&mut self, pattern: &Pattern, input: Ty) -> bool {
        match &pattern.kind {
            PatternKind::Discard | PatternKind::Var(_) => true,
            PatternKind::Type { ty, .. } => {
                self.world.is_value_type(input) && !self.world.is_nullable(input) && self.world.same_type(*ty, input)
            }
            PatternKind::Or(left, right) => self.is_total(left, input) || self.is_total(right, input),
            PatternKind::And(left, right) => self.is_total(left, input) && self.is_total(right, input),
            _ => false,
        }
    }

    /// List patterns whose elements match anything, for every length: `[]`, `[var first, .. var rest]`.
    pub(crate) fn covers_lengths(&mut self, patterns: &[&Pattern], input: Ty) -> bool {
        let mut handles_null = self.world.is_value_type(input) && !self.world.is_nullable(input);
        let mut exact = Vec::new();
        let mut from: Option<usize> = None;
        for pattern in patterns {
            match &pattern.kind {
                PatternKind::Constant(Const::Null) => handles_null = true,
                PatternKind::List { before, slice, after, .. } => {
                    let parts = before.iter().chain(slice.iter().flatten().map(|p| &**p)).chain(after);
                    let parts: Vec<(&Pattern, Ty)> = parts.map(|p| (&p.pattern, p.access.ty)).collect();
                    if !parts.into_iter().all(|(p, ty)| self.is_total(p, ty)) {
                        continue;
                    }
                    let count = before.len() + after.len();
                    if slice.is_some() {
                        from = Some(from.map_or(count, |f| f.min(count)));
                    } else {
                        exact.push(count);
                    }
                }
                _ => {}
            }
        }
        handles_null && from.is_some_and(|from| (0..from).all(|length| exact.contains(&length)))
    }
}
