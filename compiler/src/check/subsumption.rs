//! Cases that can never be reached because earlier ones take all their values (CS8120, CS8510).
//!
//! Numbers are compared as sets of ranges: after `< 10` and `>= 10 and < 20` the case `15` has nothing left. Types by inheritance: after
//! `Animal a` the case `Dog d` is dead.

use super::flow::Flow;
use crate::diag::Code;
use crate::hir::*;

/// Ranges of integers, sorted, disjoint, ends included.
type Ranges = Vec<(i128, i128)>;

impl Flow<'_> {
    /// `cases`: pattern, whether it has a guard. Reports every case that the ones before it cover.
    pub(crate) fn check_subsumption(&mut self, cases: &[(&Pattern, bool)], input: Ty, code: Code) {
        if self.is_quiet() {
            return;
        }
        let mut covered: Ranges = Vec::new();
        let mut earlier: Vec<&Pattern> = Vec::new();
        let bounds = self.integer_bounds(input);
        for &(pattern, guarded) in cases {
            let ranges = bounds.and_then(|bounds| self.ranges(pattern, bounds));
            let by_ranges = ranges.as_ref().is_some_and(|r| !covered.is_empty() && is_within(r, &covered));
            let dead = by_ranges || earlier.iter().any(|e| self.subsumes(e, pattern));
            if dead {
                self.world.diagnostics.report(code, pattern.location, &[]);
                continue;
            }
            if !guarded {
                if let Some(ranges) = ranges {
                    covered = union(&covered, &ranges);
                }
                earlier.push(pattern);
            }
        }
    }

    fn subsumes(&mut self, earlier: &Pattern, later: &Pattern) -> bool {
        if let PatternKind::Or(left, right) = &later.kind {
            return self.subsumes(earlier, left) && self.subsumes(earlier, right);
        }
        if let PatternKind::And(left, right) = &later.kind
            && (self.subsumes(earlier, left) || self.subsumes(earlier, right))
        {
            return true;
        }
        match &earlier.kind {
            PatternKind::Discard | PatternKind::Var(_) => !matches!(later.kind, PatternKind::Error),
            PatternKind::Or(left, right) => self.subsumes(left, later) || self.subsumes(right, later),
            PatternKind::Type { ty, .. } => self.takes_type(*ty, later),
            PatternKind::Recursive { ty, deconstruct: None, positional, properties, .. }
                if positional.is_empty() && properties.is_empty() =>
            {
                match ty {
                    Some(ty) => self.takes_type(*ty, later),
                    None => {
                        !matches!(&later.kind, PatternKind::Constant(Const::Null) | PatternKind::Error)
                            && self.excludes_null(later)
                    }
                }
            }
            PatternKind::Constant(a) => match &later.kind {
                PatternKind::Constant(b) => a == b && code_of_duplicates(a),
                _ => false,
            },
            _ => false,
        }
    }

    /// The later pattern matches only values of the type.
    fn takes_type(&mut self, ty: Ty, later: &Pattern) -> bool {
        let wanted = match &later.kind {
            PatternKind::Type { ty, .. } => *ty,
            PatternKind::Recursive { ty: Some(ty), .. } => *ty,
            PatternKind::Constant(Const::Null) => return false,
            PatternKind::Constant(_) | PatternKind::Relational { .. } => later.narrowed,
            PatternKind::Recursive { ty: None, .. } => later.input,
            _ => return false,
        };
        if self.world.contains_type_param(wanted) || self.world.contains_type_param(ty) {
            return self.world.same_type(wanted, ty);
        }
        wanted != Ty::ERROR && ty != Ty::ERROR && self.world.is_subtype(wanted, ty)
    }

    fn excludes_null(&self, pattern: &Pattern) -> bool {
        matches!(
            pattern.kind,
            PatternKind::Type { .. }
                | PatternKind::Recursive { .. }
                | PatternKind::Constant(_)
                | PatternKind::Relational { .. }
                | PatternKind::List { .. }
        )
    }

    /// Smallest and largest value of an integer type or `char`.
    fn integer_bounds(&mut self, ty: Ty) -> Option<(i128, i128)> {
        Some(match self.world.special_of(ty)? {
            Special::SByte => (i8::MIN.into(), i8::MAX.into()),
            Special::Byte => (0, u8::MAX.into()),
            Special::Int16 => (i16::MIN.into(), i16::MAX.into()),
            Special::UInt16 | Special::Char => (0, u16::MAX.into()),
            Special::Int32 => (i32::MIN.into(), i32::MAX.into()),
            Special::UInt32 => (0, u32::MAX.into()),
            Special::Int64 => (i64::MIN.into(), i64::MAX.into()),
            Special::UInt64 => (0, u64::MAX.into()),
            Special::Boolean => (0, 1),
            _ => return None,
        })
    }

    fn ranges(&self, pattern: &Pattern, bounds: (i128, i128)) -> Option<Ranges> {
        Some(match &pattern.kind {
            PatternKind::Constant(value) => {
                let value = number(value)?;
                vec![(value, value)]
            }
            PatternKind::Relational { op, value } => {
                let value = number(value)?;
                let range = match op {
                    BinaryOp::Lt => (bounds.0, value - 1),
                    BinaryOp::Le => (bounds.0, value),
                    BinaryOp::Gt => (value + 1, bounds.1),
                    BinaryOp::Ge => (value, bounds.1),
                    _ => return None,
                };
                if range.0 > range.1 { Vec::new() } else { vec![range] }
            }
            PatternKind::Discard | PatternKind::Var(_) => vec![bounds],
            PatternKind::Or(left, right) => union(&self.ranges(left, bounds)?, &self.ranges(right, bounds)?),
            PatternKind::And(left, right) => {
                let (left, right) = (self.ranges(left, bounds)?, self.ranges(right, bounds)?);
                complement(&union(&complement(&left, bounds), &complement(&right, bounds)), bounds)
            }
            PatternKind::Not(inner) => complement(&self.ranges(inner, bounds)?, bounds),
            _ => return None,
        })
    }
}

/// Doubled numbers, characters and strings are reported elsewhere with a code of their own where they stand in a switch statement.
fn code_of_duplicates(value: &Const) -> bool {
    !matches!(value, Const::Float(_) | Const::Double(_))
}

fn number(value: &Const) -> Option<i128> {
    Some(match value {
        Const::Int(i) => (*i).into(),
        Const::UInt(u) => (*u).into(),
        Const::Char(c) => (*c).into(),
        Const::Bool(b) => (*b).into(),
        _ => return None,
    })
}

fn union(a: &Ranges, b: &Ranges) -> Ranges {
    let mut all: Ranges = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    let mut merged: Ranges = Vec::with_capacity(all.len());
    for (start, end) in all {
        match merged.last_mut() {
            Some(last) if start <= last.1 + 1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn complement(ranges: &Ranges, bounds: (i128, i128)) -> Ranges {
    let mut result = Vec::new();
    let mut next = bounds.0;
    for &(start, end) in ranges {
        if start > next {
            result.push((next, start - 1));
        }
        next = next.max(end + 1);
    }
    if next <= bounds.1 {
        result.push((next, bounds.1));
    }
    result
}

fn is_within(inner: &Ranges, outer: &Ranges) -> bool {
    inner.iter().all(|&(start, end)| outer.iter().any(|&(s, e)| s <= start && end <= e))
}

#[cfg(test)]
mod tests {
    use super::{complement, is_within, union};

    #[test]
    fn sets_of_numbers() {
        let below = vec![(0, 9)];
        let middle = vec![(10, 19)];
        let both = union(&below, &middle);
        assert_eq!(both, vec![(0, 19)]);
        assert!(is_within(&vec![(5, 15)], &both));
        assert_eq!(complement(&both, (0, 30)), vec![(20, 30)]);
    }
}
