//! Type arguments of a generic method from its arguments.
//!
//! Each type parameter collects **bounds**. In `Map<T, R>(List<T> list, Func<T, R> f)` called as `Map(names, n => n.Length)`, the first phase
//! sees `List<string>` against `List<T>` and notes the exact bound `T = string`. The second phase fixes `T`, since nothing it depends on is
//! open; now the lambda's parameter has a type, so its body can be bound, and its result `int` becomes a lower bound of `R`.

use crate::hir::*;

use super::arguments::Argument;
use super::{Binder, CollectionItem, Operand};

/// The state of one inference.
#[derive(Debug)]
pub(crate) struct Inference {
    params: Vec<TypeParamId>,
    fixed: Vec<Option<Ty>>,
    exact: Vec<Vec<Ty>>,
    lower: Vec<Vec<Ty>>,
    upper: Vec<Vec<Ty>>,
}

/// How a type met a formal type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Exact,
    Lower,
    Upper,
}

impl Inference {
    fn new(params: &[TypeParamId]) -> Self {
        let n = params.len();
        Self {
            params: params.to_vec(),
            fixed: vec![None; n],
            exact: vec![Vec::new(); n],
            lower: vec![Vec::new(); n],
            upper: vec![Vec::new(); n],
        }
    }

    fn unfixed(&self, ty: TypeParamId) -> Option<usize> {
        let i = self.params.iter().position(|&p| p == ty)?;
        self.fixed[i].is_none().then_some(i)
    }

    fn has_bounds(&self, i: usize) -> bool {
        !(self.exact[i].is_empty() && self.lower[i].is_empty() && self.upper[i].is_empty())
    }

    /// The replacement known so far; open parameters stay.
    fn subst(&self) -> Subst {
        let mut subst = Subst::default();
        for (i, ty) in self.fixed.iter().enumerate() {
            if let Some(ty) = ty {
                subst.extend(&[self.params[i]], &[*ty]);
            }
        }
        subst
    }
}

impl<'a> Binder<'_> {
    /// Infers the type arguments for `params` from arguments paired with formal types. None if it fails.
    /// The result may violate constraints; that is checked later.
    pub(crate) fn infer_type_args(
        &mut self,
        params: &[TypeParamId],
        pairs: &[(&Argument<'a>, Ty, RefKind)],
    ) -> Option<Vec<Ty>> {
        let mut inference = Inference::new(params);
        for (argument, formal, ref_kind) in pairs {
            let by_ref = !matches!(ref_kind, RefKind::None) && argument.ref_kind != RefKind::None;
            self.first_phase(&mut inference, &argument.operand, *formal, by_ref);
        }
        let operands: Vec<(&Operand<'a>, Ty)> = pairs.iter().map(|(a, t, _)| (&a.operand, *t)).collect();
        self.second_phase(&mut inference, &operands)?;
        inference.fixed.into_iter().collect()
    }

    fn first_phase(&mut self, inference: &mut Inference, operand: &Operand<'a>, formal: Ty, by_ref: bool) {
        if !self.mentions_unfixed(formal, inference) {
            return;
        }
        match operand {
            Operand::Typed(e) => {
                if e.is_error() || e.ty == Ty::NULL || e.ty == Ty::NONE || e.ty == Ty::VOID {
                    return;
                }
                let bound = if by_ref { Bound::Exact } else { Bound::Lower };
                self.infer(inference, e.ty, formal, bound);
            }
            Operand::Lambda(..) => self.explicit_parameters(inference, operand, formal),
            Operand::Tuple { elements, .. } => {
                if let TyKind::Tuple { elements: formals, .. } = self.world.kind(formal).clone()
                    && formals.len() == elements.len()
                {
                    for (element, &formal) in elements.iter().zip(formals.iter()) {
                        self.first_phase(inference, element, formal, false);
                    }
                } else if let Some(ty) = self.natural_type(operand) {
                    self.infer(inference, ty, formal, Bound::Lower);
                }
            }
            Operand::Collection(collection) => {
                let Some(element) = self.collection_formal_element(formal) else { return };
                for item in &collection.items {
                    match item {
                        CollectionItem::Item(item) => self.first_phase(inference, item, element, false),
                        CollectionItem::Spread(_, ty) => self.infer(inference, *ty, element, Bound::Lower),
                    }
                }
            }
            Operand::Conditional { .. } | Operand::Switch(_) | Operand::Interpolated(..) | Operand::StackAlloc(..) => {
                if let Some(ty) = self.natural_type(operand)
                    && ty != Ty::NULL
                {
                    self.infer(inference, ty, formal, Bound::Lower);
                }
            }
            _ => {
                // A method group or lambda against a bare type parameter has its natural function type.
            }
        }
    }

    /// Element type of a formal parameter type that a collection expression may be converted to.
    fn collection_formal_element(&mut self, formal: Ty) -> Option<Ty> {
        if let Some(inner) = self.world.nullable_value(formal) {
            return self.collection_formal_element(inner);
        }
        self.collection_element_type(formal)
    }

    /// `(int x) => ..` against `Func<T, R>` says T = int.
    fn explicit_parameters(&mut self, inference: &mut Inference, operand: &Operand<'a>, formal: Ty) {
        let Operand::Lambda(syntax, _) = operand else { return };
        let Some(types) = self.lambda_explicit_types(syntax) else {
            return;
        };
        let Some(invoke) = self.world.delegate_invoke(formal) else {
            if types.iter().all(|t| *t != Ty::ERROR)
                && let TyKind::Param(_) = self.world.kind(formal)
                && let Some(natural) = self.natural_type(operand)
            {
                self.infer(inference, natural, formal, Bound::Lower);
            }
            return;
        };
        let formals = self.world.method_params(&invoke);
        if formals.len() != types.len() {
            return;
        }
        for (ty, formal) in types.iter().zip(&formals) {
            self.infer(inference, *ty, formal.ty, Bound::Exact);
        }
        if let Some(return_type) = self.lambda_explicit_return(syntax) {
            let formal = self.world.method_return(&invoke);
            self.infer(inference, return_type, formal, Bound::Exact);
        }
    }

    fn second_phase(&mut self, inference: &mut Inference, operands: &[(&Operand<'a>, Ty)]) -> Option<()> {
        let n = inference.params.len();
        // Flattened: the elements of tuple literals and collection expressions are arguments of their own.
        let mut leaves: Vec<(&Operand<'a>, Ty)> = Vec::new();
        for (operand, formal) in operands {
            self.collect_leaves(operand, *formal, &mut leaves);
        }
        let mut done = vec![false; leaves.len()];
        loop {
            if inference.fixed.iter().all(Option::is_some) {
                return Some(());
            }
            let depends = self.dependencies(inference, &leaves, &done);
            let mut to_fix: Vec<usize> = (0..n)
                .filter(|&i| inference.fixed[i].is_none() && inference.has_bounds(i) && !(0..n).any(|j| depends[i][j]))
                .collect();
            if to_fix.is_empty() {
                to_fix = (0..n)
                    .filter(|&i| {
                        inference.fixed[i].is_none() && inference.has_bounds(i) && (0..n).any(|j| depends[j][i])
                    })
                    .collect();
            }
            let mut progress = false;
            for i in to_fix {
                inference.fixed[i] = Some(self.fix(inference, i)?);
                progress = true;
            }
            for (k, (operand, formal)) in leaves.iter().enumerate() {
                if done[k] {
                    continue;
                }
                let (inputs, output) = self.input_output(operand, *formal);
                let Some(output) = output else {
                    done[k] = true;
                    continue;
                };
                if inputs.iter().any(|&t| self.mentions_unfixed(t, inference)) {
                    continue;
                }
                done[k] = true;
                if !self.mentions_unfixed(output, inference) {
                    continue;
                }
                self.infer_output(inference, operand, *formal, output);
                progress = true;
            }
            if !progress {
                return None;
            }
        }
    }

    fn collect_leaves<'o>(&mut self, operand: &'o Operand<'a>, formal: Ty, leaves: &mut Vec<(&'o Operand<'a>, Ty)>) {
        match operand {
            Operand::Lambda(..) | Operand::MethodGroup(_) => leaves.push((operand, formal)),
            Operand::Tuple { elements, .. } => {
                if let TyKind::Tuple { elements: formals, .. } = self.world.kind(formal).clone()
                    && formals.len() == elements.len()
                {
                    for (element, &formal) in elements.iter().zip(formals.iter()) {
                        self.collect_leaves(element, formal, leaves);
                    }
                }
            }
            Operand::Collection(collection) => {
                if let Some(element) = self.collection_formal_element(formal) {
                    for item in &collection.items {
                        if let CollectionItem::Item(item) = item {
                            self.collect_leaves(item, element, leaves);
                        }
                    }
                }
            }
            Operand::Conditional { then, otherwise, natural: None, .. } => {
                self.collect_leaves(then, formal, leaves);
                self.collect_leaves(otherwise, formal, leaves);
            }
            Operand::Switch(switch) if switch.natural.is_none() => {
                for arm in &switch.arms {
                    self.collect_leaves(&arm.value, formal, leaves);
                }
            }
            _ => {}
        }
    }

    /// Input types (needed before the operand can be looked at) and output type of a lambda or method group against a delegate type.
    fn input_output(&mut self, operand: &Operand<'a>, formal: Ty) -> (Vec<Ty>, Option<Ty>) {
        let Some(invoke) = self.function_invoke(formal) else {
            // Against a bare type parameter: the natural type, without inputs.
            return match self.world.kind(formal) {
                TyKind::Param(_) => (Vec::new(), Some(formal)),
                _ => (Vec::new(), None),
            };
        };
        let output = self.world.method_return(&invoke);
        let output = (output != Ty::VOID).then_some(output);
        let needs_inputs = match operand {
            Operand::Lambda(syntax, _) => self.lambda_has_implicit_parameters(syntax),
            _ => true,
        };
        let inputs =
            if needs_inputs { self.world.method_params(&invoke).iter().map(|p| p.ty).collect() } else { Vec::new() };
        (inputs, output)
    }

    /// `depends[i][j]`: i can't be fixed before j (transitive).
    fn dependencies(&mut self, inference: &Inference, leaves: &[(&Operand<'a>, Ty)], done: &[bool]) -> Vec<Vec<bool>> {
        let n = inference.params.len();
        let mut depends = vec![vec![false; n]; n];
        for (k, (operand, formal)) in leaves.iter().enumerate() {
            if done[k] {
                continue;
            }
            let (inputs, output) = self.input_output(operand, *formal);
            let Some(output) = output else { continue };
            for i in 0..n {
                if inference.fixed[i].is_some() || !self.mentions(output, inference.params[i]) {
                    continue;
                }
                for j in 0..n {
                    if inference.fixed[j].is_none() && inputs.iter().any(|&t| self.mentions(t, inference.params[j])) {
                        depends[i][j] = true;
                    }
                }
            }
        }
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    if depends[i][k] && depends[k][j] {
                        depends[i][j] = true;
                    }
                }
            }
        }
        depends
    }

    fn infer_output(&mut self, inference: &mut Inference, operand: &Operand<'a>, formal: Ty, output: Ty) {
        let subst = inference.subst();
        let Some(invoke) = self.function_invoke(formal) else {
            if let Some(natural) = self.natural_type(operand) {
                self.infer(inference, natural, formal, Bound::Lower);
            }
            return;
        };
        let formals = self.world.method_params(&invoke);
        let types: Vec<Ty> = formals.iter().map(|p| self.world.substitute(p.ty, &subst)).collect();
        let result = match operand {
            Operand::Lambda(syntax, _) => self.lambda_return_type(syntax, &types, output),
            Operand::MethodGroup(group) => self.group_return_type(group, &formals, &types),
            _ => None,
        };
        if let Some(result) = result
            && result != Ty::VOID
            && result != Ty::NULL
        {
            self.infer(inference, result, output, Bound::Lower);
        }
    }

    /// Fixes one parameter: the one candidate that agrees with all bounds.
    fn fix(&mut self, inference: &Inference, i: usize) -> Option<Ty> {
        let mut candidates: Vec<Ty> = Vec::new();
        for &ty in inference.exact[i].iter().chain(&inference.lower[i]).chain(&inference.upper[i]) {
            if !candidates.iter().any(|&c| self.world.same_type(c, ty)) {
                candidates.push(ty);
            }
        }
        let exact = inference.exact[i].clone();
        let lower = inference.lower[i].clone();
        let upper = inference.upper[i].clone();
        candidates.retain(|&c| exact.iter().all(|&e| self.world.same_type(e, c)));
        candidates.retain(|&c| {
            lower.iter().all(|&l| self.world.same_type(l, c) || self.world.implicit_conversion(l, c).is_some())
        });
        candidates.retain(|&c| {
            upper.iter().all(|&u| self.world.same_type(u, c) || self.world.implicit_conversion(c, u).is_some())
        });
        if candidates.len() == 1 {
            return Some(candidates[0]);
        }
        let all = candidates.clone();
        let mut best = all.iter().copied().filter(|&v| {
            candidates.iter().all(|&c| self.world.same_type(c, v) || self.world.implicit_conversion(c, v).is_some())
        });
        let first = best.next()?;
        best.next().is_none().then_some(first)
    }

    /// Infers from `actual` to `formal`.
    fn infer(&mut self, inference: &mut Inference, actual: Ty, formal: Ty, bound: Bound) {
        match self.world.kind(formal).clone() {
            TyKind::Param(p) => {
                if let Some(i) = inference.unfixed(p) {
                    let list = match bound {
                        Bound::Exact => &mut inference.exact[i],
                        Bound::Lower => &mut inference.lower[i],
                        Bound::Upper => &mut inference.upper[i],
                    };
                    if !list.contains(&actual) {
                        list.push(actual);
                    }
                }
            }
            TyKind::Array { element: formal_element, rank } => {
                if let TyKind::Array { element, rank: actual_rank } = *self.world.kind(actual)
                    && rank == actual_rank
                {
                    self.infer_element(inference, element, formal_element, bound);
                } else if bound == Bound::Upper && rank == 1 {
                    // IEnumerable<U> as an upper bound of V[].
                    if let TyKind::Named { def, args } = self.world.kind(actual).clone()
                        && args.len() == 1
                        && self.is_array_interface(def)
                    {
                        self.infer_element(inference, args[0], formal_element, bound);
                    }
                }
            }
            TyKind::Tuple { elements: formals, .. } => {
                if let TyKind::Tuple { elements, .. } = self.world.kind(actual).clone()
                    && elements.len() == formals.len()
                {
                    // ValueTuple is invariant, but the elements of a tuple convert one by one.
                    for (&e, &f) in elements.iter().zip(formals.iter()) {
                        self.infer(inference, e, f, if bound == Bound::Lower { Bound::Lower } else { Bound::Exact });
                    }
                } else {
                    let formal = self.world.tuple_underlying(formal);
                    if matches!(self.world.kind(formal), TyKind::Named { .. }) {
                        self.infer_named(inference, actual, formal, bound);
                    }
                }
            }
            TyKind::Named { .. } => {
                if let Some(formal_value) = self.world.nullable_value(formal) {
                    if let Some(actual_value) = self.world.nullable_value(actual) {
                        self.infer(inference, actual_value, formal_value, bound);
                    }
                    return;
                }
                self.infer_named(inference, actual, formal, bound);
            }
            _ => {}
        }
    }

    /// Array elements: covariant for reference types only.
    fn infer_element(&mut self, inference: &mut Inference, actual: Ty, formal: Ty, bound: Bound) {
        let bound = if self.world.is_reference_type(actual) { bound } else { Bound::Exact };
        self.infer(inference, actual, formal, bound);
    }

    fn infer_named(&mut self, inference: &mut Inference, actual: Ty, formal: Ty, bound: Bound) {
        let TyKind::Named { def, args: formals } = self.world.kind(formal).clone() else { return };
        if formals.is_empty() {
            return;
        }
        let actual = self.world.tuple_underlying(actual);
        if let TyKind::Named { def: actual_def, args } = self.world.kind(actual).clone()
            && actual_def == def
        {
            self.infer_arguments(inference, def, &args, &formals, bound);
            return;
        }
        match bound {
            Bound::Exact => {}
            Bound::Lower => {
                if formals.len() == 1
                    && let TyKind::Array { element, rank: 1 } = *self.world.kind(actual)
                {
                    if self.is_array_interface(def) {
                        self.infer_element(inference, element, formals[0], bound);
                        return;
                    }
                    if self.is_known(def, "System", "ReadOnlySpan") {
                        self.infer_element(inference, element, formals[0], bound);
                        return;
                    }
                    if self.is_known(def, "System", "Span") {
                        self.infer(inference, element, formals[0], Bound::Exact);
                        return;
                    }
                }
                if formals.len() == 1 && self.is_known(def, "System", "ReadOnlySpan") {
                    if actual == self.world.special_ty(Special::String) {
                        let char_ty = self.world.special_ty(Special::Char);
                        self.infer(inference, char_ty, formals[0], Bound::Exact);
                        return;
                    }
                    if let TyKind::Named { def: actual_def, args } = self.world.kind(actual).clone()
                        && self.is_known(actual_def, "System", "Span")
                    {
                        self.infer_element(inference, args[0], formals[0], bound);
                        return;
                    }
                }
                if let Some(args) = self.unique_base(actual, def) {
                    self.infer_arguments(inference, def, &args, &formals, bound);
                }
            }
            Bound::Upper => {
                // `formal` derives from something constructed of `actual`'s definition.
                let TyKind::Named { def: actual_def, args } = self.world.kind(actual).clone() else { return };
                if let Some(bases) = self.unique_base(formal, actual_def) {
                    self.infer_arguments(inference, actual_def, &args, &bases, bound);
                }
            }
        }
    }

    fn infer_arguments(
        &mut self,
        inference: &mut Inference,
        def: TypeDefId,
        actuals: &[Ty],
        formals: &[Ty],
        bound: Bound,
    ) {
        let params = self.world[def].all_type_params.clone();
        for ((&actual, &formal), &param) in actuals.iter().zip(formals).zip(&params) {
            let variance = self.world[param].variance;
            let is_reference = self.world.is_reference_type(actual);
            let inner = match (variance, bound) {
                _ if !is_reference => Bound::Exact,
                (Variance::None, _) | (_, Bound::Exact) => Bound::Exact,
                (Variance::Out, b) => b,
                (Variance::In, Bound::Lower) => Bound::Upper,
                (Variance::In, Bound::Upper) => Bound::Lower,
            };
            self.infer(inference, actual, formal, inner);
        }
    }

    /// The arguments of the one base class or interface of `ty` that is constructed from `def`.
    pub(crate) fn unique_base(&mut self, ty: Ty, def: TypeDefId) -> Option<Box<[Ty]>> {
        if self.world[def].kind == TypeDefKind::Interface {
            let mut found: Option<Box<[Ty]>> = None;
            for interface in self.world.all_interfaces(ty) {
                if let TyKind::Named { def: d, args } = self.world.kind(interface)
                    && *d == def
                {
                    if found.as_ref().is_some_and(|f| f != args) {
                        return None;
                    }
                    found = Some(args.clone());
                }
            }
            return found;
        }
        let mut current = if self.world.is_type_param(ty) { Some(self.world.effective_base(ty)) } else { Some(ty) };
        while let Some(ty) = current {
            if let TyKind::Named { def: d, args } = self.world.kind(ty)
                && *d == def
            {
                return Some(args.clone());
            }
            current = self.world.base_type(ty);
        }
        None
    }

    /// The interfaces that a one-dimensional array implements.
    pub(crate) fn is_array_interface(&self, def: TypeDefId) -> bool {
        let def = &self.world[def];
        &*def.namespace == "System.Collections.Generic"
            && matches!(&*def.name, "IEnumerable" | "ICollection" | "IList" | "IReadOnlyList" | "IReadOnlyCollection")
    }

    /// Whether this is the (generic or not) type of that name.
    pub(crate) fn is_known(&self, def: TypeDefId, namespace: &str, name: &str) -> bool {
        let def = &self.world[def];
        def.outer.is_none() && &*def.name == name && &*def.namespace == namespace
    }

    /// Invoke of a delegate type, or of the delegate inside `Expression<D>`.
    pub(crate) fn function_invoke(&mut self, ty: Ty) -> Option<MethodRef> {
        self.world.delegate_invoke(ty)
    }

    fn mentions_unfixed(&self, ty: Ty, inference: &Inference) -> bool {
        inference.params.iter().zip(&inference.fixed).any(|(&param, fixed)| fixed.is_none() && self.mentions(ty, param))
    }

    /// Whether a type contains a type parameter.
    pub(crate) fn mentions(&self, ty: Ty, param: TypeParamId) -> bool {
        match self.world.kind(ty) {
            TyKind::Param(p) => *p == param,
            TyKind::Named { args, .. } => args.iter().any(|&a| self.mentions(a, param)),
            TyKind::Array { element, .. } => self.mentions(*element, param),
            TyKind::Tuple { elements, .. } => elements.iter().any(|&e| self.mentions(e, param)),
            TyKind::Pointer(inner) => self.mentions(*inner, param),
            _ => false,
        }
    }
}
