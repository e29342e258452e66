//! Object and collection initialisers, `with` expressions.

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::foreach::assign;
use super::{Argument, Binder};

impl<'a> Binder<'_> {
    /// `target { .. }`
    pub fn bind_object_initializer(&mut self, target: Expr, initializer: &'a [ast::InitializerElement]) -> Expr {
        if target.is_error() {
            // Names inside are still looked at, on an object of unknown type.
            let location = target.location;
            for element in initializer {
                self.bind_lost_element(element);
            }
            return Expr::error(location);
        }
        let (ty, location) = (target.ty, target.location);
        let temp = self.new_temp("created", ty, location);
        let receiver = self.local_expr(temp, location);
        let mut steps = Vec::new();
        self.bind_elements(&receiver, initializer, &mut steps);
        Expr::new(ExprKind::WithInitializer { target: Box::new(target), temp, steps }, ty, location)
    }

    fn bind_lost_element(&mut self, element: &'a ast::InitializerElement) {
        match element {
            ast::InitializerElement::Member { value: ast::InitializerValue::Expr(value), .. }
            | ast::InitializerElement::Index { value: ast::InitializerValue::Expr(value), .. }
            | ast::InitializerElement::Value(value) => {
                self.bind_operand(value);
            }
            ast::InitializerElement::Values(values, _) => {
                for value in values {
                    self.bind_operand(value);
                }
            }
            _ => {}
        }
    }

    fn bind_elements(&mut self, receiver: &Expr, elements: &'a [ast::InitializerElement], steps: &mut Vec<Expr>) {
        for element in elements {
            match element {
                ast::InitializerElement::Member { name, value, span } => {
                    let location = self.span(*span);
                    if let Some(place) =
                        self.initialized_member(receiver, name, matches!(value, ast::InitializerValue::Expr(_)))
                    {
                        self.bind_element_value(place, value, location, steps);
                    } else if let ast::InitializerValue::Expr(value) = value {
                        self.bind_operand(value);
                    }
                }
                ast::InitializerElement::Index { arguments, value, span } => {
                    let location = self.span(*span);
                    let arguments = self.bind_arguments(arguments);
                    let operands: Vec<_> = arguments.into_iter().map(|a| a.operand).collect();
                    match self.try_index(receiver.clone(), operands, location) {
                        Some(place) => self.bind_element_value(place, value, location, steps),
                        None => {
                            let name = self.world.display(receiver.ty);
                            self.report(Code::CS0021, location, &[&name]);
                        }
                    }
                }
                ast::InitializerElement::Value(value) => {
                    let location = self.span(value.span);
                    let operand = self.bind_operand(value);
                    let call = self.call_method(receiver.clone(), "Add", vec![operand], location);
                    steps.push(call);
                }
                ast::InitializerElement::Values(values, span) => {
                    let location = self.span(*span);
                    let operands = values.iter().map(|v| self.bind_operand(v)).collect();
                    let call = self.call_method(receiver.clone(), "Add", operands, location);
                    steps.push(call);
                }
            }
        }
    }

    fn bind_element_value(
        &mut self,
        place: Expr,
        value: &'a ast::InitializerValue,
        location: Location,
        steps: &mut Vec<Expr>,
    ) {
        match value {
            ast::InitializerValue::Expr(value) => {
                let ty = place.ty;
                let value = self.bind_initializer_value(value, ty);
                let step = assign(place, value);
                steps.push(Expr { location, ..step });
            }
            ast::InitializerValue::Nested(elements, _) => self.bind_elements(&place, elements, steps),
        }
    }

    /// The field or property that an initialiser names.
    fn initialized_member(&mut self, receiver: &Expr, name: &ast::Name, is_assigned: bool) -> Option<Expr> {
        let location = self.span(name.span);
        let Some(place) = self.try_read_member(receiver.clone(), name.as_str(), location) else {
            let scope = self.scope.clone();
            let ty = self.world.display(receiver.ty);
            let code = if !self.world.lookup_inaccessible(receiver.ty, name.as_str(), &scope).is_empty() {
                self.report(Code::CS0122, location, &[&format!("{ty}.{name}")]);
                return None;
            } else if self.world.lookup_members(receiver.ty, name.as_str(), &scope).is_empty() {
                Code::CS0117
            } else {
                self.report(Code::CS1913, location, &[name.as_str()]);
                return None;
            };
            self.report(code, location, &[&ty, name.as_str()]);
            return None;
        };
        if is_assigned {
            match &place.kind {
                ExprKind::Property { property, .. } => {
                    let property_def = property.def;
                    let has_setter = self.property_can_be_set(property_def);
                    if !has_setter {
                        let text = format!("{}.{}", self.world.display(receiver.ty), name);
                        self.report(Code::CS0200, location, &[&text]);
                        return None;
                    }
                }
                ExprKind::Field { field, .. } if self.world[field.def].modifiers.is_readonly => {
                    self.report(Code::CS0191, location, &[]);
                    return None;
                }
                _ => {}
            }
        }
        Some(place)
    }

    /// Overrides may declare only one accessor.
    fn property_can_be_set(&mut self, property: PropertyDefId) -> bool {
        let declared = &self.world[property];
        declared.setter.is_some() || declared.ref_kind != RefKind::None || declared.modifiers.is_override
    }

    /// `e with { A = 1 }`
    pub fn bind_with(&mut self, syntax: &'a ast::Expr) -> Expr {
        let location = self.span(syntax.span);
        let ast::ExprKind::With { operand, initializers } = &syntax.kind else { return Expr::error(location) };
        let receiver = self.bind_expr(operand);
        if receiver.is_error() {
            return receiver;
        }
        let ty = receiver.ty;
        if let Some(def) = self.world.type_def(ty)
            && matches!(self.world[def].made, Some(Made::Anonymous))
        {
            return self.anonymous_with(receiver, def, initializers, location);
        }
        let clone = self.world.find_method(ty, "<Clone>$", &[]);
        if clone.is_none() && !self.world.is_value_type(ty) {
            let name = self.world.display(ty);
            return self.error(Code::CS8858, receiver.location, &[&name]);
        }
        let temp = self.new_temp("copy", ty, location);
        let target = self.local_expr(temp, location);
        let mut steps = Vec::new();
        self.bind_elements(&target, initializers, &mut steps);
        Expr::new(ExprKind::With { receiver: Box::new(receiver), clone, temp, steps }, ty, location)
    }

    /// A new object of the anonymous type with some of the values replaced.
    fn anonymous_with(
        &mut self,
        receiver: Expr,
        def: TypeDefId,
        initializers: &'a [ast::InitializerElement],
        location: Location,
    ) -> Expr {
        let ty = receiver.ty;
        let temp = self.new_temp("original", ty, location);
        let original = self.local_expr(temp, location);
        let mut effects = vec![assign(original.clone(), receiver)];
        let mut locals = vec![temp];
        let mut replaced: Vec<(Symbol, Expr)> = Vec::new();
        for element in initializers {
            let ast::InitializerElement::Member { name, value: ast::InitializerValue::Expr(value), .. } = element
            else {
                continue;
            };
            let at = self.span(name.span);
            let Some(member) = self.try_read_member(original.clone(), name.as_str(), at) else {
                let ty = self.world.display(ty);
                self.report(Code::CS0117, at, &[&ty, name.as_str()]);
                continue;
            };
            let value = self.bind_expr_with_target(value, member.ty);
            let held = self.new_temp("value", member.ty, at);
            let target = self.local_expr(held, at);
            effects.push(assign(target.clone(), value));
            locals.push(held);
            replaced.push((name.text.clone(), target));
        }
        let mut args = Vec::new();
        for property in self.world[def].properties.clone() {
            let name = self.world[property].name.clone();
            let value = match replaced.iter().find(|(n, _)| *n == name) {
                Some((_, value)) => Some(value.clone()),
                None => self.try_read_member(original.clone(), &name, location),
            };
            args.extend(value.map(|v| Argument::value(super::Operand::Typed(v))));
        }
        let new = self.construct_with(ty, args, location, location);
        Expr::new(ExprKind::Sequence { locals, effects, value: Box::new(new) }, ty, location)
    }
}
