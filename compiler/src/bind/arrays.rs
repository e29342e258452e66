//! Array creation, array initialisers, `stackalloc`.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, Operand};

impl<'a> Binder<'_> {
    /// `new T[n] { .. }`, `new[] { .. }`
    pub(crate) fn bind_array_creation(&mut self, creation: &'a ast::ArrayCreation, location: Location) -> Expr {
        let Some(syntax) = &creation.ty else {
            return self.bind_implicit_array(creation, location);
        };
        let ast::TypeKind::Array(array) = &syntax.kind else {
            let ty = self.bind_type(syntax);
            let _ = ty;
            return Expr::error(location);
        };
        let element = self.bind_type(&array.element);
        if element == Ty::ERROR {
            return Expr::error(location);
        }
        let ty = self.world.types.array(element, array.rank as u8);
        let mut lengths = Vec::new();
        let mut failed = false;
        for size in &array.sizes {
            let length = self.bind_array_length(size);
            if let ExprKind::Literal(value) = &length.kind
                && super::constants::integer(value).is_some_and(|v| v < 0)
            {
                let at = self.span(size.span);
                self.report(Code::CS0248, at, &[]);
                failed = true;
            }
            failed |= length.is_error();
            lengths.push(length);
        }
        if failed {
            return Expr::new(ExprKind::Error, ty, location);
        }
        match &creation.initializer {
            Some(elements) => {
                let made = self.array_of(elements, ty, element, array.rank as usize, location);
                if let ExprKind::ArrayInit { lengths: found, .. } = &made.kind {
                    for (i, length) in lengths.iter().enumerate() {
                        match &length.kind {
                            ExprKind::Literal(value) => {
                                let wanted = super::constants::integer(value).unwrap_or(0);
                                if wanted != i128::from(found.get(i).copied().unwrap_or(0)) {
                                    let text = wanted.to_string();
                                    return self.error(Code::CS0847, location, &[&text]);
                                }
                            }
                            _ => return self.error(Code::CS0150, length.location, &[]),
                        }
                    }
                }
                made
            }
            None => Expr::new(ExprKind::NewArray { element, lengths }, ty, location),
        }
    }

    /// A length or index: int, or uint, long, ulong as long.
    pub(crate) fn bind_array_length(&mut self, syntax: &'a ast::Expr) -> Expr {
        let operand = self.bind_operand(syntax);
        self.index_value(operand)
    }

    pub(crate) fn index_value(&mut self, operand: Operand<'a>) -> Expr {
        let int_ty = self.world.special_ty(Special::Int32);
        if operand.is_error() || self.operand_converts(&operand, int_ty) {
            return self.convert_operand(operand, int_ty);
        }
        let long_ty = self.world.special_ty(Special::Int64);
        let value = self.natural_value(operand);
        let special = self.world.special_of(value.ty);
        if matches!(
            special,
            Some(Special::UInt32 | Special::Int64 | Special::UInt64 | Special::IntPtr | Special::UIntPtr)
        ) {
            return self.cast_quietly(value, long_ty);
        }
        let location = value.location;
        self.convert(value, int_ty, location)
    }

    pub(crate) fn bind_implicit_array(&mut self, creation: &'a ast::ArrayCreation, location: Location) -> Expr {
        let elements: &'a [ast::Expr] = creation.initializer.as_deref().unwrap_or(&[]);
        let rank = creation.rank.max(1) as usize;
        let mut flat = Vec::new();
        let mut lengths = vec![None; rank];
        if !self.flatten(elements, 0, rank, &mut lengths, &mut flat, location) {
            return Expr::error(location);
        }
        let operands: Vec<Operand<'a>> = flat.iter().map(|e| self.bind_branch(e)).collect();
        if operands.iter().any(Operand::is_error) {
            return Expr::error(location);
        }
        let Some(element) = self.best_common_type(&operands) else {
            return self.error(Code::CS0826, location, &[]);
        };
        let ty = self.world.types.array(element, rank as u8);
        let elements: Vec<Expr> = operands.into_iter().map(|o| self.convert_operand(o, element)).collect();
        self.array_init(element, lengths, elements, ty, location)
    }

    /// `{ 1, 2 }` for an array variable.
    pub(crate) fn bind_array_initializer(&mut self, elements: &'a [ast::Expr], target: Ty, location: Location) -> Expr {
        if target == Ty::ERROR {
            return Expr::error(location);
        }
        let TyKind::Array { element, rank } = *self.world.kind(target) else {
            return self.error(Code::CS0622, location, &[]);
        };
        self.array_of(elements, target, element, rank as usize, location)
    }

    pub(crate) fn array_of(
        &mut self,
        elements: &'a [ast::Expr],
        ty: Ty,
        element: Ty,
        rank: usize,
        location: Location,
    ) -> Expr {
        let mut flat = Vec::new();
        let mut lengths = vec![None; rank];
        if !self.flatten(elements, 0, rank, &mut lengths, &mut flat, location) {
            return Expr::new(ExprKind::Error, ty, location);
        }
        let values: Vec<Expr> = flat.into_iter().map(|e| self.bind_expr_with_target(e, element)).collect();
        self.array_init(element, lengths, values, ty, location)
    }

    pub(crate) fn array_init(
        &mut self,
        element: Ty,
        lengths: Vec<Option<u32>>,
        elements: Vec<Expr>,
        ty: Ty,
        location: Location,
    ) -> Expr {
        if elements.iter().any(Expr::is_error) {
            return Expr::new(ExprKind::Error, ty, location);
        }
        let lengths = lengths.into_iter().map(|l| l.unwrap_or(0)).collect();
        Expr::new(ExprKind::ArrayInit { element, lengths, elements }, ty, location)
    }

    /// Nested initialisers in row-major order; all of one depth must have the same length (CS0846, CS0847).
    pub(crate) fn flatten(
        &mut self,
        elements: &'a [ast::Expr],
        depth: usize,
        rank: usize,
        lengths: &mut [Option<u32>],
        flat: &mut Vec<&'a ast::Expr>,
        location: Location,
    ) -> bool {
        let count = elements.len() as u32;
        match lengths[depth] {
            Some(length) if length != count => {
                let text = length.to_string();
                self.report(Code::CS0847, location, &[&text]);
                return false;
            }
            _ => lengths[depth] = Some(count),
        }
        for element in elements {
            if depth + 1 == rank {
                flat.push(element);
                continue;
            }
            let at = self.span(element.span);
            let ast::ExprKind::ArrayInitializer(inner) = &element.kind else {
                self.report(Code::CS0846, at, &[]);
                return false;
            };
            if !self.flatten(inner, depth + 1, rank, lengths, flat, at) {
                return false;
            }
        }
        true
    }

    /// `Span<T>` for `stackalloc T[n]`.
    pub(crate) fn stackalloc_type(&mut self, syntax: &'a ast::Expr) -> Option<Ty> {
        let ast::ExprKind::StackAlloc(creation) = &syntax.kind else { return None };
        let element = match &creation.ty {
            Some(ty) => match &ty.kind {
                ast::TypeKind::Array(array) => self.bind_type(&array.element),
                _ => return None,
            },
            None => {
                let mark = self.world.diagnostics.begin_trial();
                let saved = self.save();
                let operands: Vec<Operand<'a>> =
                    creation.initializer.as_deref().unwrap_or(&[]).iter().map(|e| self.bind_operand(e)).collect();
                let element = self.best_common_type(&operands);
                self.restore(saved);
                self.world.diagnostics.end_trial(mark);
                element?
            }
        };
        Some(self.world.known_type("System.Span", &[element]))
    }

    pub(crate) fn bind_stackalloc(&mut self, syntax: &'a ast::Expr, to: Ty, location: Location) -> Expr {
        let _ = to;
        let ast::ExprKind::StackAlloc(creation) = &syntax.kind else { return Expr::error(location) };
        let Some(span) = self.stackalloc_type(syntax) else {
            return self.error(Code::CS0826, location, &[]);
        };
        let element = match self.world.kind(span) {
            TyKind::Named { args, .. } if args.len() == 1 => args[0],
            _ => return Expr::error(location),
        };
        let int_ty = self.world.special_ty(Special::Int32);
        let elements: Vec<Expr> = creation
            .initializer
            .as_deref()
            .unwrap_or(&[])
            .iter()
            .map(|e| self.bind_expr_with_target(e, element))
            .collect();
        let size = creation.ty.as_ref().and_then(|ty| match &ty.kind {
            ast::TypeKind::Array(array) => array.sizes.first(),
            _ => None,
        });
        let count = match size {
            Some(size) => self.bind_expr_with_target(size, int_ty),
            None => Expr::new(ExprKind::Literal(Const::Int(elements.len() as i64)), int_ty, location),
        };
        if count.is_error() || elements.iter().any(Expr::is_error) {
            return Expr::new(ExprKind::Error, span, location);
        }
        Expr::new(ExprKind::StackAlloc { element, count: Box::new(count), elements }, span, location)
    }
}
