//! Operands as values of their natural type.

use crate::diag::Code;
use crate::hir::*;

use super::{Binder, CollectionItem, Operand};

impl<'a> Binder<'_> {
    /// The operand as a value of its natural type; reports if it has none (a type, a lambda without natural type …).
    pub fn natural_value(&mut self, operand: Operand<'a>) -> Expr {
        let location = operand.location();
        match operand {
            Operand::Typed(expr) => self.check_readable(expr),
            Operand::Event { receiver, event, owner, location, .. } => {
                self.event_field(receiver.map(|r| *r), event, owner, location)
            }
            Operand::Type(ty, location) => {
                if ty == Ty::ERROR {
                    return Expr::error(location);
                }
                let display = self.world.display(ty);
                let kind = if self.world.is_type_param(ty) { "type parameter" } else { "type" };
                self.error(Code::CS0119, location, &[&display, kind])
            }
            Operand::Namespace(name, location) => self.error(Code::CS0118, location, &[&name, "namespace", "variable"]),
            Operand::Interpolated(syntax, _) => self.bind_interpolated(syntax),
            Operand::Discard(location) => self.error(Code::CS0103, location, &["_"]),
            Operand::Throw(_, location) => self.error(Code::CS8115, location, &[]),
            Operand::Default(location) => self.error(Code::CS8716, location, &[]),
            Operand::New(_, location) => self.error(Code::CS8754, location, &["new()"]),
            Operand::Collection(collection) => {
                for item in &collection.items {
                    if let CollectionItem::Item(item) = item
                        && item.is_error()
                    {
                        return Expr::error(location);
                    }
                }
                self.error(Code::CS9176, location, &[])
            }
            operand @ (Operand::Lambda(..) | Operand::MethodGroup(_)) => match self.natural_type(&operand) {
                Some(ty) => self.convert_operand(operand, ty),
                None => self.no_natural_type(operand),
            },
            operand @ (Operand::Conditional { .. }
            | Operand::Switch(_)
            | Operand::Tuple { .. }
            | Operand::StackAlloc(..)) => match self.natural_type(&operand) {
                Some(ty) => self.convert_operand(operand, ty),
                None => self.no_natural_type(operand),
            },
            Operand::OutVar(local, location) => {
                if let Some(local) = local {
                    self.body.locals[local.index()].ty = Ty::ERROR;
                }
                Expr::error(location)
            }
        }
    }

    fn no_natural_type(&mut self, operand: Operand<'a>) -> Expr {
        let location = operand.location();
        match operand {
            Operand::Lambda(..) => self.error(Code::CS8917, location, &[]),
            Operand::MethodGroup(group) => {
                let name = group.name.clone();
                let ty = group.receiver.as_ref().map(|r| r.ty).or(group.receiver_type);
                if group.methods.is_empty()
                    && group.local_function.is_none()
                    && let Some(ty) = ty
                    && !self.has_extension(ty, &name)
                {
                    let display = self.world.display(ty);
                    return self.error(Code::CS1061, group.name_location, &[&display, &name]);
                }
                self.error(Code::CS8917, location, &[])
            }
            Operand::Conditional { then, otherwise, .. } => {
                if then.is_error() || otherwise.is_error() {
                    return Expr::error(location);
                }
                let (a, b) = (self.describe(&then), self.describe(&otherwise));
                self.error(Code::CS0173, location, &[&a, &b])
            }
            Operand::Switch(switch) => {
                if switch.arms.iter().any(|a| a.value.is_error()) {
                    return Expr::error(location);
                }
                self.error(Code::CS8506, location, &[])
            }
            Operand::Tuple { elements, .. } => {
                if elements.iter().any(Operand::is_error) {
                    return Expr::error(location);
                }
                self.error(Code::CS8135, location, &["tuple", "object"])
            }
            _ => Expr::error(location),
        }
    }

    /// Natural type of an operand, if it has one.
    pub fn natural_type(&mut self, operand: &Operand<'a>) -> Option<Ty> {
        match operand {
            Operand::Typed(e) => (e.ty != Ty::NONE).then_some(e.ty),
            Operand::Event { event, owner, .. } => Some(self.world.event_type(*event, *owner)),
            Operand::Lambda(syntax, _) => self.lambda_natural_type(syntax),
            Operand::MethodGroup(group) => self.group_natural_type(group),
            Operand::Switch(switch) => switch.natural,
            Operand::Conditional { natural, .. } => *natural,
            Operand::Interpolated(..) => Some(self.world.special_ty(Special::String)),
            Operand::Tuple { elements, names, .. } => {
                let mut types = Vec::with_capacity(elements.len());
                for element in elements {
                    let ty = self.natural_type(element)?;
                    if ty == Ty::NULL || ty == Ty::VOID {
                        return None;
                    }
                    types.push(ty);
                }
                Some(self.world.tuple_ty(&types, names))
            }
            Operand::StackAlloc(syntax, _) => self.stackalloc_type(syntax),
            _ => None,
        }
    }

    /// How messages name an operand: its type, or `lambda expression`, `method group`, `<null>`, `default` …
    pub(crate) fn describe(&mut self, operand: &Operand<'a>) -> String {
        match operand {
            Operand::Typed(e) if e.ty == Ty::NULL => "<null>".to_string(),
            Operand::Typed(e) => self.world.display(e.ty),
            Operand::Lambda(syntax, _) => match syntax.kind {
                crate::syntax::ExprKind::AnonymousMethod(_) => "anonymous method".to_string(),
                _ => "lambda expression".to_string(),
            },
            Operand::MethodGroup(_) => "method group".to_string(),
            Operand::Default(_) => "default".to_string(),
            Operand::Collection(_) => "collection expressions".to_string(),
            Operand::Throw(..) => "<throw expression>".to_string(),
            Operand::New(..) => "new()".to_string(),
            Operand::Switch(_) => "<switch expression>".to_string(),
            Operand::Conditional { .. } => "<conditional expression>".to_string(),
            Operand::Tuple { elements, .. } => {
                let parts: Vec<String> = elements.iter().map(|e| self.describe(e)).collect();
                format!("({})", parts.join(", "))
            }
            operand => match self.natural_type(operand) {
                Some(ty) => self.world.display(ty),
                None => "?".to_string(),
            },
        }
    }

    /// The best of these types: one that all others convert to.
    pub(crate) fn best_common_of_types(&mut self, types: &[Ty]) -> Option<Ty> {
        let mut candidates: Vec<Ty> = Vec::new();
        for &ty in types {
            if ty != Ty::NULL
                && ty != Ty::VOID
                && ty != Ty::NONE
                && !candidates.iter().any(|&c| self.world.same_type(c, ty))
            {
                candidates.push(ty);
            }
        }
        if candidates.contains(&Ty::ERROR) {
            return Some(Ty::ERROR);
        }
        let all = candidates.clone();
        let mut best = None;
        for &candidate in &all {
            let fits = types.iter().all(|&ty| {
                ty == Ty::NONE
                    || self.world.same_type(ty, candidate)
                    || self.world.implicit_conversion(ty, candidate).is_some()
            });
            if fits {
                if best.is_some() {
                    return None;
                }
                best = Some(candidate);
            }
        }
        best
    }

    /// Best common type of operands (arms of a switch, array elements, lambda returns): the one among their natural types that all convert to.
    pub fn best_common_type(&mut self, operands: &[Operand<'a>]) -> Option<Ty> {
        let mut candidates: Vec<Ty> = Vec::new();
        for operand in operands {
            if let Some(ty) = self.natural_type(operand)
                && ty != Ty::NULL
                && ty != Ty::VOID
                && !candidates.iter().any(|&c| self.world.same_type(c, ty))
            {
                candidates.push(ty);
            }
        }
        if candidates.contains(&Ty::ERROR) {
            return Some(Ty::ERROR);
        }
        let mut best: Option<Ty> = None;
        for candidate in candidates {
            let fits = operands.iter().all(|o| match o {
                // Constants don't help here: only their types count.
                Operand::Typed(e) => {
                    self.world.same_type(e.ty, candidate) || self.world.implicit_conversion(e.ty, candidate).is_some()
                }
                o => self.operand_converts(o, candidate),
            });
            if fits {
                match best {
                    // Two that convert into one another: none is best.
                    Some(_) => return None,
                    None => best = Some(candidate),
                }
            }
        }
        best
    }
}
