//! Conversion operators that types declare.
//!
//! `op_Implicit` and `op_Explicit` of the source and target types and their bases are weighed: the most specific parameter type that
//! encloses the source (or that it encloses), the most specific result. For nullable types the operators of `T` lift.

use super::Strength;
use crate::hir::*;
use crate::world::World;

struct Candidate {
    method: MethodRef,
    parameter: Ty,
    result: Ty,
    lifted: bool,
}

impl World {
    /// The conversion by a declared operator, if exactly one is best.
    pub fn user_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        if from == Ty::NULL || from == Ty::NONE || from == Ty::VOID || to == Ty::VOID {
            return None;
        }
        let (source, target) = (self.strip_nullable(from), self.strip_nullable(to));
        // Interfaces have no say, and nothing declared beats what the language has.
        if self.is_interface(source) || self.is_interface(target) {
            return None;
        }
        let mut owners = Vec::new();
        for (ty, other) in [(source, target), (target, source)] {
            if self.may_declare_conversions(ty) && !self.is_decimal_and_no_number(ty, other) {
                for level in self.class_chain(ty) {
                    // The roots declare none: their members need not be known for this.
                    let is_root = matches!(self.special_of(level), Some(Special::Object | Special::ValueType));
                    if !is_root && !owners.contains(&level) {
                        owners.push(level);
                    }
                }
            }
        }
        if owners.is_empty() {
            return None;
        }
        let mut candidates: Vec<Candidate> = Vec::new();
        for owner in owners {
            let Some(def) = self.type_def(owner) else { continue };
            self.ensure_members(def);
            for method in self[def].methods.clone() {
                let declared = &self[method];
                let wanted = declared.kind == MethodKind::Conversion
                    && declared.params.len() == 1
                    && match &*declared.name {
                        "op_Implicit" => true,
                        "op_Explicit" => strength == Strength::Explicit,
                        _ => false,
                    };
                if !wanted {
                    continue;
                }
                let method = MethodRef { def: method, owner, type_args: Box::default() };
                let parameter = self.method_params(&method)[0].ty;
                let result = self.method_return(&method);
                self.consider(
                    from,
                    to,
                    strength,
                    Candidate { method, parameter, result, lifted: false },
                    &mut candidates,
                );
            }
        }
        let best = self.best_candidate(from, to, candidates)?;
        let (first, last) = if best.lifted { (source, target) } else { (from, to) };
        let before = self.outer_conversion(first, best.parameter)?;
        let after = self.outer_conversion(best.result, last)?;
        let step = |convert: Convert| if matches!(convert, Convert::Identity) { None } else { Some(Box::new(convert)) };
        let result = best.result;
        let convert = Convert::User {
            method: best.method,
            before: step(before),
            parameter: best.parameter,
            after: step(after),
            result,
            lifted: best.lifted,
        };
        if best.lifted && !self.is_nullable(from) {
            return None;
        }
        Some(convert)
    }

    /// Decimal converts from and to numbers and char only; looking at its many operators for anything else costs start-up time.
    fn is_decimal_and_no_number(&self, ty: Ty, other: Ty) -> bool {
        self.special_of(ty) == Some(Special::Decimal)
            && match self.special_of(other) {
                Some(special) => !super::numeric::is_numeric(special) && special != Special::Char,
                None => !matches!(self.kind(other), TyKind::Named { .. } | TyKind::Param(_)),
            }
    }

    fn may_declare_conversions(&self, ty: Ty) -> bool {
        match self.kind(ty) {
            TyKind::Named { def, .. } => {
                let def = &self[*def];
                let built_in = def.special.is_some_and(|s| s != Special::Decimal && s != Special::Exception);
                matches!(def.kind, TypeDefKind::Class | TypeDefKind::Struct) && !built_in
            }
            TyKind::Param(_) => true,
            _ => false,
        }
    }

    fn consider(&mut self, from: Ty, to: Ty, strength: Strength, candidate: Candidate, list: &mut Vec<Candidate>) {
        let source_fits = self.encloses(from, candidate.parameter)
            || (strength == Strength::Explicit && self.encloses(candidate.parameter, from));
        let target_fits = self.encloses(candidate.result, to)
            || (strength == Strength::Explicit && self.encloses(to, candidate.result));
        if source_fits && target_fits {
            list.push(candidate);
            return;
        }
        // Lifted: T → U as T? → U?.
        let (Some(from_value), Some(to_value)) = (self.nullable_value(from), self.nullable_value(to)) else {
            // T? → U explicitly, with an exception for null.
            return;
        };
        let plain = self.is_value_type(candidate.parameter)
            && self.is_value_type(candidate.result)
            && !self.is_nullable(candidate.parameter)
            && !self.is_nullable(candidate.result);
        if !plain {
            return;
        }
        let source_fits = self.encloses(from_value, candidate.parameter)
            || (strength == Strength::Explicit && self.encloses(candidate.parameter, from_value));
        let target_fits = self.encloses(candidate.result, to_value)
            || (strength == Strength::Explicit && self.encloses(to_value, candidate.result));
        if source_fits && target_fits {
            list.push(Candidate { lifted: true, ..candidate });
        }
    }

    /// A standard implicit conversion leads from `a` to `b`.
    fn encloses(&mut self, a: Ty, b: Ty) -> bool {
        self.standard_conversion(a, b, Strength::Implicit).is_some()
    }

    fn outer_conversion(&mut self, from: Ty, to: Ty) -> Option<Convert> {
        self.standard_conversion(from, to, Strength::Implicit)
            .or_else(|| self.standard_conversion(from, to, Strength::Explicit))
    }

    fn best_candidate(&mut self, from: Ty, to: Ty, candidates: Vec<Candidate>) -> Option<Candidate> {
        if candidates.len() <= 1 {
            return candidates.into_iter().next();
        }
        let plain: Vec<usize> = (0..candidates.len()).filter(|&i| !candidates[i].lifted).collect();
        let pool: Vec<usize> = if plain.is_empty() { (0..candidates.len()).collect() } else { plain };
        let sources: Vec<Ty> = pool.iter().map(|&i| candidates[i].parameter).collect();
        let targets: Vec<Ty> = pool.iter().map(|&i| candidates[i].result).collect();
        let (from, to) =
            if candidates[pool[0]].lifted { (self.strip_nullable(from), self.strip_nullable(to)) } else { (from, to) };
        let source = self.most_specific_source(from, &sources)?;
        let target = self.most_specific_target(to, &targets)?;
        let mut found: Option<usize> = None;
        for &index in &pool {
            if self.same_type(candidates[index].parameter, source) && self.same_type(candidates[index].result, target) {
                // The same operator found twice is one; an implicit one is preferred to an explicit one of the same types.
                if let Some(old) = found {
                    if &*self[candidates[old].method.def].name == "op_Implicit" {
                        continue;
                    }
                }
                found = Some(index);
            }
        }
        let found = found?;
        candidates.into_iter().nth(found)
    }

    fn most_specific_source(&mut self, from: Ty, types: &[Ty]) -> Option<Ty> {
        if let Some(&exact) = types.iter().find(|&&t| self.same_type(t, from)) {
            return Some(exact);
        }
        let enclosing: Vec<Ty> = types.iter().copied().filter(|&t| self.encloses(from, t)).collect();
        if enclosing.is_empty() {
            // The widest of those that lie below.
            return types.iter().copied().find(|&t| types.iter().all(|&u| self.encloses(u, t)));
        }
        enclosing.iter().copied().find(|&t| enclosing.iter().all(|&u| self.encloses(t, u)))
    }

    fn most_specific_target(&mut self, to: Ty, types: &[Ty]) -> Option<Ty> {
        if let Some(&exact) = types.iter().find(|&&t| self.same_type(t, to)) {
            return Some(exact);
        }
        let enclosed: Vec<Ty> = types.iter().copied().filter(|&t| self.encloses(t, to)).collect();
        if enclosed.is_empty() {
            return types.iter().copied().find(|&t| types.iter().all(|&u| self.encloses(t, u)));
        }
        enclosed.iter().copied().find(|&t| enclosed.iter().all(|&u| self.encloses(u, t)))
    }
}
