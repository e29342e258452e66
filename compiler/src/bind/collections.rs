//! Collection expressions: `[a, .. b]` as whatever type is wanted.

use crate::diag::Code;
use crate::hir::stmt::ForeachVariable;
use crate::hir::*;
use crate::syntax as ast;

use super::{Binder, CollectionItem, CollectionOperand};

impl<'a> Binder<'_> {
    pub fn bind_collection_operand(&mut self, syntax: &'a ast::Expr) -> CollectionOperand<'a> {
        let location = self.span(syntax.span);
        let mut items = Vec::new();
        if let ast::ExprKind::Collection(elements) = &syntax.kind {
            for element in elements {
                match element {
                    ast::CollectionElement::Expr(expr) => items.push(CollectionItem::Item(self.bind_operand(expr))),
                    ast::CollectionElement::Spread(expr, _) => {
                        let value = self.bind_expr(expr);
                        let at = self.span(expr.span);
                        let element = if value.is_error() {
                            Ty::ERROR
                        } else {
                            match self.element_type_of(value.ty, at) {
                                Some(element) => element,
                                None => {
                                    let name = self.world.display(value.ty);
                                    self.report(Code::CS1579, at, &[&name, "GetEnumerator"]);
                                    Ty::ERROR
                                }
                            }
                        };
                        items.push(CollectionItem::Spread(value, element));
                    }
                }
            }
        }
        CollectionOperand { items, location }
    }

    /// Element type if the type can be made from a collection expression.
    pub fn collection_element_type(&mut self, ty: Ty) -> Option<Ty> {
        if let TyKind::Array { element, rank } = *self.world.kind(ty) {
            return (rank == 1).then_some(element);
        }
        if let Some((element, _)) = self.world.span_element(ty) {
            return Some(element);
        }
        if let Some(value) = self.world.nullable_value(ty) {
            return self.collection_element_type(value);
        }
        let TyKind::Named { def, args } = self.world.kind(ty).clone() else { return None };
        let declared = &self.world[def];
        if &*declared.namespace == "System.Collections.Generic" && args.len() == 1 {
            match &*declared.name {
                "List" | "IList" | "ICollection" | "IEnumerable" | "IReadOnlyList" | "IReadOnlyCollection" => {
                    return Some(args[0]);
                }
                _ => {}
            }
        }
        if self.world.special_of(ty).is_some() || self.world.is_interface(ty) && self.builder_of(def).is_none() {
            return None;
        }
        let location = Location { source: self.source, start: 0, end: 0 };
        if self.builder_of(def).is_some() {
            return self.element_type_of(ty, location);
        }
        let enumerable = self.world.try_known_type("System.Collections.IEnumerable", &[])?;
        self.world.implicit_conversion(ty, enumerable)?;
        let constructors = self.world.constructors(ty);
        let has_constructor = constructors.iter().any(|c| self.world[c.def].params.is_empty());
        if !has_constructor && !self.world.is_value_type(ty) {
            return None;
        }
        self.element_type_of(ty, location)
    }

    /// `[CollectionBuilder(typeof(B), "Create")]`
    fn builder_of(&self, def: TypeDefId) -> Option<(Ty, Symbol)> {
        let attribute = self.world[def]
            .attributes
            .iter()
            .find(|a| &*a.name == "System.Runtime.CompilerServices.CollectionBuilderAttribute")?;
        match attribute.args.as_slice() {
            [AttributeArg::Type(ty), AttributeArg::Const(Const::String(name), _)] => {
                Some((*ty, String::from_utf16_lossy(name).into()))
            }
            _ => None,
        }
    }

    /// A type that is made by its constructor and filled with `Add`.
    fn is_plain_collection(&mut self, ty: Ty) -> bool {
        let TyKind::Named { def, .. } = *self.world.kind(ty) else { return false };
        !self.world.is_interface(ty) && self.world.span_element(ty).is_none() && self.builder_of(def).is_none()
    }

    pub fn convert_collection(&mut self, operand: CollectionOperand<'a>, to: Ty) -> Expr {
        let location = operand.location;
        if to == Ty::ERROR {
            for item in operand.items {
                if let CollectionItem::Item(item) = item
                    && !matches!(item, super::Operand::Lambda(..))
                {
                    let _ = self.natural_type(&item);
                }
            }
            return Expr::error(location);
        }
        if let Some(value) = self.world.nullable_value(to) {
            let inner = self.convert_collection(operand, value);
            return self.convert(inner, to, location);
        }
        let Some(element) = self.collection_element_type(to) else {
            let name = self.world.display(to);
            return self.error(Code::CS9174, location, &[&name]);
        };
        if operand.items.is_empty() && self.is_plain_collection(to) {
            // Nothing is added, so how does not matter.
            return self.construct(to, Vec::new(), location);
        }
        let elements = self.convert_items(operand.items, element);
        let Some(kind) = self.collection_kind(to, element, location) else {
            let name = self.world.display(to);
            return self.error(Code::CS9174, location, &[&name]);
        };
        Expr::new(ExprKind::Collection { elements, kind: Box::new(kind) }, to, location)
    }

    fn convert_items(&mut self, items: Vec<CollectionItem<'a>>, element: Ty) -> Vec<CollectionElement> {
        let mut elements = Vec::new();
        for item in items {
            match item {
                CollectionItem::Item(item) => {
                    elements.push(CollectionElement::Item(self.convert_operand(item, element)));
                }
                CollectionItem::Spread(collection, element_type) => {
                    let at = collection.location;
                    if element_type == Ty::ERROR {
                        continue;
                    }
                    let Some((walk, collection, element_type)) = self.walk_of(collection, false, at) else { continue };
                    let temp = self.new_temp("element", element_type, at);
                    let raw = self.local_expr(temp, at);
                    let item = self.convert(raw.clone(), element, at);
                    // Nothing is assigned: `item` reads the temp.
                    let nothing = Expr::new(ExprKind::Default, Ty::VOID, at);
                    let variable = ForeachVariable {
                        local: Some(temp),
                        element_type,
                        element: temp,
                        by_ref: false,
                        assign: nothing,
                    };
                    let info = Box::new(walk.with(variable));
                    elements.push(CollectionElement::Spread { info, collection, item, has_length: None });
                }
            }
        }
        elements
    }

    fn collection_kind(&mut self, to: Ty, element: Ty, location: Location) -> Option<CollectionKind> {
        if self.world.is_array(to) {
            return Some(CollectionKind::Array(element));
        }
        if let Some((element, read_only)) = self.world.span_element(to) {
            return Some(CollectionKind::Span { element, read_only });
        }
        let TyKind::Named { def, args } = self.world.kind(to).clone() else { return None };
        let declared = &self.world[def];
        if &*declared.namespace == "System.Collections.Generic" && args.len() == 1 {
            match &*declared.name {
                "List" | "IList" | "ICollection" => return Some(CollectionKind::List { element }),
                "IEnumerable" | "IReadOnlyList" | "IReadOnlyCollection" => {
                    return Some(CollectionKind::ReadOnlyInterface { element });
                }
                _ => {}
            }
        }
        if let Some((builder, name)) = self.builder_of(def) {
            let builder_def = self.world.type_def(builder)?;
            self.world.ensure_members(builder_def);
            let found = self.world[builder_def].methods.iter().copied().find(|&m| {
                let method = &self.world[m];
                method.name == name
                    && method.type_params.len() == args.len()
                    && method.params.len() == 1
                    && self.world.span_element(method.params[0].ty).is_some_and(|(_, read_only)| read_only)
            })?;
            let method = MethodRef { def: found, owner: builder, type_args: args.clone() };
            return Some(CollectionKind::Builder { method, element });
        }
        let constructors = self.world.constructors(to);
        let constructor = constructors.into_iter().find(|c| self.world[c.def].params.is_empty())?;
        let temp = self.new_temp("collection", to, location);
        let receiver = self.local_expr(temp, location);
        let value = self.new_temp("item", element, location);
        let value = self.local_expr(value, location);
        let call = self.call_method(receiver, "Add", vec![super::Operand::Typed(value)], location);
        let ExprKind::Call { callee: Callee::Method { method, .. }, .. } = call.kind else { return None };
        let is_extension = self.world[method.def].modifiers.is_static;
        Some(CollectionKind::Add { constructor, add: method, is_extension, element, temp })
    }
}
