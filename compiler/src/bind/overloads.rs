//! Overload resolution: which member of a group is called.
//!
//! First every candidate is tried against the arguments, in its normal form and, with a `params` parameter, in its expanded form.
//! Among those that are applicable the ones of a base type go when a derived type has one, then the best is looked for (`better`).
//! If none is applicable, the failures tell which error describes the mistake best.

use crate::hir::*;

use super::arguments::{Argument, map_arguments};
use super::{Binder, Operand};
use crate::diag::Code;

/// What is called.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    Method(MethodRef),
    Property(PropertyRef),
    LocalFunction(FunctionId, Box<[Ty]>),
    /// Invoke of a delegate.
    Delegate(MethodRef),
    /// A predefined operator: index into the caller's table.
    Builtin(usize),
}

/// A member that might be called.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub target: Target,
    /// With open method type parameters if they are to be inferred.
    pub params: Vec<Param>,
    /// To be inferred; empty if not generic or if given.
    pub type_params: Vec<TypeParamId>,
    /// Type that declares it, for "derived before base".
    pub declaring: Ty,
    pub priority: i64,
    pub is_static: bool,
    /// Parameters as declared, before any substitution: for "more specific".
    pub declared: Vec<Ty>,
    pub is_generic: bool,
    /// Type arguments that follow the inferred ones.
    pub given: Vec<Ty>,
}

/// A candidate that fits the arguments.
#[derive(Debug, Clone)]
pub(crate) struct Applicable {
    pub target: Target,
    pub params: Vec<Param>,
    pub mapping: Vec<usize>,
    pub expanded: bool,
    /// Parameter type for each argument (the element type for collected ones).
    pub arg_types: Vec<Ty>,
    pub locations: Vec<Location>,
    pub declaring: Ty,
    pub priority: i64,
    pub declared: Vec<Ty>,
    pub is_generic: bool,
}

/// Why a candidate does not fit.
#[derive(Debug, Clone)]
pub(crate) enum Failure {
    WrongCount,
    Missing(Symbol),
    NoSuchName(Symbol, Location),
    /// CS1740, CS1744, CS8323
    NamedTwice(Code, Symbol, Location),
    /// The arguments that don't convert: index and parameter type.
    BadArguments(Vec<BadArgument>),
    InferenceFailed,
    Constraint(Code, Vec<String>),
}

#[derive(Debug, Clone)]
pub(crate) struct BadArgument {
    pub index: usize,
    pub to: Ty,
    pub param_ref: RefKind,
}

/// What overload resolution found.
#[derive(Debug)]
pub(crate) enum Resolution {
    Best(Box<Applicable>),
    Ambiguous(Box<Applicable>, Box<Applicable>),
    /// The candidates with what is wrong with them.
    None(Vec<(Candidate, Failure)>),
}

impl<'a> Binder<'_> {
    /// A candidate for a method; `type_args` are those written.
    pub(crate) fn method_candidate(&mut self, method: &MethodRef, type_args: &[Ty]) -> Candidate {
        let def = &self.world[method.def];
        let own = def.type_params.clone();
        let declared: Vec<Ty> = def.params.iter().map(|p| p.ty).collect();
        let is_static = def.modifiers.is_static;
        let priority = self.priority(method.def);
        let is_generic = !own.is_empty();
        let (target, type_params) = if own.is_empty() {
            (MethodRef { type_args: Box::new([]), ..method.clone() }, Vec::new())
        } else if type_args.len() == own.len() {
            (MethodRef { type_args: type_args.into(), ..method.clone() }, Vec::new())
        } else if method.type_args.len() == own.len() && !self.are_own_params(&method.type_args, &own) {
            (method.clone(), Vec::new())
        } else {
            let open: Box<[Ty]> = own.iter().map(|&p| self.world.types.intern(TyKind::Param(p))).collect();
            (MethodRef { type_args: open, ..method.clone() }, own)
        };
        let params = self.world.method_params(&target);
        let declaring = self.declaring_type(&target);
        Candidate {
            target: Target::Method(target),
            params,
            type_params,
            declaring,
            priority,
            is_static,
            declared,
            is_generic,
            given: Vec::new(),
        }
    }

    /// A method of an `extension<T>(..)` block: the written arguments are the method's own, those of the block are inferred.
    pub(crate) fn block_candidate(&mut self, method: &MethodRef, type_args: &[Ty]) -> Candidate {
        let mut candidate = self.method_candidate(method, &[]);
        let inferred = candidate.type_params.len().saturating_sub(type_args.len());
        let given = candidate.type_params.split_off(inferred);
        let subst = Subst::new(&given, type_args);
        for param in &mut candidate.params {
            param.ty = self.world.substitute(param.ty, &subst);
        }
        candidate.given = type_args.to_vec();
        candidate
    }

    fn are_own_params(&self, args: &[Ty], own: &[TypeParamId]) -> bool {
        args.iter().zip(own).all(|(&a, p)| matches!(self.world.kind(a), TyKind::Param(q) if q == p))
    }

    /// The type that declares a method first: an override does not count as a declaration.
    fn declaring_type(&mut self, method: &MethodRef) -> Ty {
        let mut current = method.clone();
        for _ in 0..64 {
            if !self.world[current.def].modifiers.is_override {
                break;
            }
            let Some(next) = self.world.overridden_method(&current) else { break };
            current = next;
        }
        current.owner
    }

    fn priority(&self, method: MethodDefId) -> i64 {
        self.world[method]
            .attributes
            .iter()
            .find(|a| &*a.name == "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute")
            .and_then(|a| match a.args.first() {
                Some(AttributeArg::Const(Const::Int(v), _)) => Some(*v),
                _ => None,
            })
            .unwrap_or(0)
    }

    /// Chooses among the candidates.
    pub(crate) fn resolve(&mut self, candidates: Vec<Candidate>, args: &[Argument<'a>]) -> Resolution {
        let mut fitting: Vec<Applicable> = Vec::new();
        let mut failures = Vec::new();
        for candidate in candidates {
            match self.fit(&candidate, args) {
                Ok(applicable) => fitting.push(applicable),
                Err(failure) => failures.push((candidate, failure)),
            }
        }
        if fitting.is_empty() {
            return Resolution::None(failures);
        }
        self.choose(fitting, args)
    }

    /// The best of applicable members.
    pub(crate) fn choose(&mut self, mut fitting: Vec<Applicable>, args: &[Argument<'a>]) -> Resolution {
        if fitting.len() > 1 {
            self.remove_base_members(&mut fitting);
            remove_low_priority(&mut fitting);
        }
        if fitting.len() == 1 {
            return Resolution::Best(Box::new(fitting.swap_remove(0)));
        }
        let n = fitting.len();
        let mut worse = vec![false; n];
        let mut best = None;
        'candidates: for i in 0..n {
            if worse[i] {
                continue;
            }
            for j in 0..n {
                if i == j {
                    continue;
                }
                match self.better_member(&fitting[i], &fitting[j], args) {
                    std::cmp::Ordering::Less => worse[j] = true,
                    std::cmp::Ordering::Greater => {
                        worse[i] = true;
                        continue 'candidates;
                    }
                    std::cmp::Ordering::Equal => continue 'candidates,
                }
            }
            best = Some(i);
            break;
        }
        match best {
            Some(i) => Resolution::Best(Box::new(fitting.swap_remove(i))),
            None => {
                let mut left: Vec<Applicable> =
                    fitting.iter().zip(&worse).filter(|(_, w)| !**w).map(|(f, _)| f.clone()).collect();
                if left.len() < 2 {
                    left = fitting;
                }
                let second = left.swap_remove(1);
                let first = left.swap_remove(0);
                Resolution::Ambiguous(Box::new(first), Box::new(second))
            }
        }
    }

    /// Members of a base type go if a derived type has an applicable one.
    fn remove_base_members(&mut self, fitting: &mut Vec<Applicable>) {
        let declaring: Vec<Ty> = fitting.iter().map(|f| f.declaring).collect();
        let mut keep = vec![true; fitting.len()];
        for i in 0..fitting.len() {
            for j in 0..fitting.len() {
                if declaring[i] != declaring[j]
                    && !matches!(fitting[i].target, Target::Builtin(_))
                    && self.is_proper_base(declaring[j], declaring[i])
                {
                    keep[j] = false;
                }
            }
        }
        let mut keep = keep.into_iter();
        fitting.retain(|_| keep.next().unwrap_or(true));
    }

    /// Whether `base` is a base class of `derived`, an interface it has, or `object` beside an interface.
    pub(crate) fn is_proper_base(&mut self, base: Ty, derived: Ty) -> bool {
        if base == derived || base == Ty::NONE || derived == Ty::NONE {
            return false;
        }
        let object = self.world.special_ty(Special::Object);
        if base == object {
            return true;
        }
        if self.world.is_interface(base) {
            return self.world.is_interface(derived) && self.world.all_interfaces(derived).contains(&base);
        }
        let mut current = self.world.base_type(derived);
        while let Some(ty) = current {
            if ty == base {
                return true;
            }
            current = self.world.base_type(ty);
        }
        false
    }

    /// Tries one candidate.
    pub(crate) fn fit(&mut self, candidate: &Candidate, args: &[Argument<'a>]) -> Result<Applicable, Failure> {
        let normal = self.fit_form(candidate, args, false);
        let has_params = candidate.params.last().is_some_and(|p| p.is_params);
        let failure = match normal {
            Ok(applicable) => return Ok(applicable),
            Err(failure) => failure,
        };
        if !has_params {
            return Err(failure);
        }
        match self.fit_form(candidate, args, true) {
            Ok(applicable) => Ok(applicable),
            Err(expanded) => Err(match (&failure, &expanded) {
                // The form whose argument count is right tells more.
                (Failure::BadArguments(_), Failure::WrongCount | Failure::Missing(_)) => failure,
                _ => expanded,
            }),
        }
    }

    fn fit_form(
        &mut self,
        candidate: &Candidate,
        args: &[Argument<'a>],
        expanded: bool,
    ) -> Result<Applicable, Failure> {
        let mapping = map_arguments(args, &candidate.params, expanded)?;
        let last = candidate.params.len().saturating_sub(1);
        let element = if expanded {
            match self.params_element(candidate.params[last].ty) {
                Some(element) => Some(element),
                None => return Err(Failure::WrongCount),
            }
        } else {
            None
        };
        let mut arg_types: Vec<Ty> = mapping
            .iter()
            .map(|&m| match element {
                Some(element) if m == last => element,
                _ => candidate.params[m].ty,
            })
            .collect();
        let mut params = candidate.params.clone();
        let mut target = candidate.target.clone();
        if !candidate.type_params.is_empty() {
            let pairs: Vec<(&Argument<'a>, Ty, RefKind)> = args
                .iter()
                .enumerate()
                .map(|(i, a)| (a, arg_types[i], candidate.params[mapping[i]].ref_kind))
                .collect();
            let Some(inferred) = self.infer_type_args(&candidate.type_params, &pairs) else {
                return Err(Failure::InferenceFailed);
            };
            let subst = Subst::new(&candidate.type_params, &inferred);
            let mut inferred = inferred;
            inferred.extend_from_slice(&candidate.given);
            for param in &mut params {
                param.ty = self.world.substitute(param.ty, &subst);
            }
            for ty in &mut arg_types {
                *ty = self.world.substitute(*ty, &subst);
            }
            match &mut target {
                Target::Method(method) => method.type_args = inferred.into(),
                Target::LocalFunction(_, args) => *args = inferred.into(),
                _ => {}
            }
            if let Target::Method(method) = &target
                && let Err((code, args)) = self.check_method_constraints(method)
            {
                return Err(Failure::Constraint(code, args));
            }
        }
        let mut bad = Vec::new();
        for (i, argument) in args.iter().enumerate() {
            let param = &params[mapping[i]];
            let ref_kind = if expanded && mapping[i] == last { RefKind::None } else { param.ref_kind };
            if !self.argument_fits(argument, arg_types[i], ref_kind) {
                bad.push(BadArgument { index: i, to: arg_types[i], param_ref: ref_kind });
            }
        }
        if !bad.is_empty() {
            return Err(Failure::BadArguments(bad));
        }
        Ok(Applicable {
            target,
            params,
            mapping,
            expanded,
            arg_types,
            locations: args.iter().map(|a| a.location).collect(),
            declaring: candidate.declaring,
            priority: candidate.priority,
            declared: candidate.declared.clone(),
            is_generic: candidate.is_generic,
        })
    }

    /// Element type of a `params` parameter.
    pub(crate) fn params_element(&mut self, ty: Ty) -> Option<Ty> {
        if let TyKind::Array { element, rank: 1 } = *self.world.kind(ty) {
            return Some(element);
        }
        self.collection_element_type(ty)
    }

    fn argument_fits(&mut self, argument: &Argument<'a>, to: Ty, param_ref: RefKind) -> bool {
        if argument.operand.is_error() {
            return true;
        }
        if argument.is_receiver {
            return self.receiver_fits(argument, to, param_ref);
        }
        match (param_ref, argument.ref_kind) {
            // An interpolated string makes its handler, which is passed by reference.
            (RefKind::Ref, RefKind::None) if matches!(argument.operand, Operand::Interpolated(..)) => {
                self.is_interpolation_handler(to)
            }
            (RefKind::None, RefKind::None) => self.operand_converts(&argument.operand, to),
            (RefKind::In | RefKind::RefReadOnly, RefKind::None) => self.operand_converts(&argument.operand, to),
            (RefKind::Ref, RefKind::Ref)
            | (RefKind::Out, RefKind::Out)
            | (RefKind::In, RefKind::In | RefKind::Ref)
            | (RefKind::RefReadOnly, RefKind::In | RefKind::Ref) => match &argument.operand {
                Operand::Typed(e) => e.ty == Ty::ERROR || self.world.same_type(e.ty, to),
                Operand::OutVar(..) | Operand::Discard(_) => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// The receiver of an extension method converts by identity, reference, boxing or span conversion only.
    fn receiver_fits(&mut self, argument: &Argument<'a>, to: Ty, param_ref: RefKind) -> bool {
        let Operand::Typed(receiver) = &argument.operand else {
            return self.operand_converts(&argument.operand, to);
        };
        if self.world.same_type(receiver.ty, to) {
            return true;
        }
        if param_ref == RefKind::Ref {
            return false;
        }
        match self.world.implicit_conversion(receiver.ty, to) {
            Some(Convert::Identity | Convert::Box | Convert::NullLiteral | Convert::Tuple(_)) => true,
            Some(Convert::Call(_) | Convert::User { .. }) => self.is_span(to),
            _ => false,
        }
    }

    pub(crate) fn is_span(&self, ty: Ty) -> bool {
        match self.world.kind(ty) {
            TyKind::Named { def, .. } => {
                self.is_known(*def, "System", "Span") || self.is_known(*def, "System", "ReadOnlySpan")
            }
            _ => false,
        }
    }
}

/// `[OverloadResolutionPriority]`: of one type's members only those with the highest priority stay.
fn remove_low_priority(fitting: &mut Vec<Applicable>) {
    if fitting.iter().all(|f| f.priority == 0) {
        return;
    }
    let tops: Vec<(Ty, i64)> = fitting.iter().map(|f| (f.declaring, f.priority)).collect();
    fitting.retain(|f| !tops.iter().any(|&(ty, priority)| ty == f.declaring && priority > f.priority));
}
