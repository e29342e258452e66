//! Collection expressions.
//!
//! ```text
//! int[] a = [1, .. xs]            =>   known lengths: t = new int[1 + xs.Length]; t[0] = 1; foreach (x in xs) t[i++] = x
//! List<int> l = [1, 2]            =>   t = new List<int>(2); t.Add(1); t.Add(2); t
//! ReadOnlySpan<int> s = [1, 2]    =>   an inline array in the frame, and a span over it: no allocation
//! ```

use super::{Desugarer, assign, declare, expr_stmt, sequence};
use crate::hir::*;
use crate::machine::expr_awaits;

impl Desugarer<'_> {
    pub(super) fn collection(
        &mut self,
        elements: Vec<CollectionElement>,
        kind: CollectionKind,
        ty: Ty,
        location: Location,
    ) -> Expr {
        match kind {
            CollectionKind::Array(element) => self.array_of(elements, element, ty, location),
            CollectionKind::Span { element, read_only } => match items(elements) {
                Ok(list) if list.is_empty() => Expr::new(ExprKind::Default, ty, location),
                Ok(list) => {
                    let list = self.exprs(list);
                    self.span_of(list, element, ty, read_only, location)
                }
                Err(elements) => {
                    let array_ty = self.world.types.array(element, 1);
                    let array = self.array_of(elements, element, array_ty, location);
                    self.convert_to(array, ty)
                }
            },
            CollectionKind::List { element } => self.list_of(elements, element, ty, location),
            CollectionKind::ReadOnlyInterface { element } => self.read_only(elements, element, ty, location),
            CollectionKind::Add { constructor, add, is_extension, element: _, temp } => {
                let new = Expr::new(ExprKind::New { constructor, args: Vec::new() }, ty, location);
                self.filled(new, temp, elements, location, |this, target, item| {
                    if is_extension {
                        this.call_as(None, add.clone(), vec![target, item], false, location)
                    } else {
                        this.call(Some(target), add.clone(), vec![item], location)
                    }
                })
            }
            CollectionKind::Builder { method, element } => {
                let span_ty = self.world.known_type("System.ReadOnlySpan", &[element]);
                let kind = CollectionKind::Span { element, read_only: true };
                let span = self.collection(elements, kind, span_ty, location);
                let call = self.call_as(None, method, vec![span], false, location);
                Expr { ty, ..call }
            }
        }
    }

    fn array_of(&mut self, elements: Vec<CollectionElement>, element: Ty, ty: Ty, location: Location) -> Expr {
        match items(elements) {
            Ok(list) if list.is_empty() => {
                let array = self.world.special_ty(Special::Array);
                match self.generic_static(array, "Empty", element, 0) {
                    Some(method) => self.call_as(None, method, Vec::new(), false, location),
                    None => self.missing("System.Array.Empty", location),
                }
            }
            Ok(list) => {
                let elements = self.exprs(list);
                let kind = ExprKind::ArrayInit { element, lengths: vec![elements.len() as u32], elements };
                Expr::new(kind, ty, location)
            }
            Err(elements) => {
                if elements.iter().all(has_cheap_length) {
                    return self.array_of_known_length(elements, element, ty, location);
                }
                let list_ty = self.world.known_type("System.Collections.Generic.List", &[element]);
                let list = self.list_of(elements, element, list_ty, location);
                match self.world.find_method(list_ty, "ToArray", &[]) {
                    Some(method) => self.call(Some(list), method, Vec::new(), location),
                    None => self.missing("List.ToArray", location),
                }
            }
        }
    }

    /// All spreads are arrays: one array of the exact size.
    fn array_of_known_length(
        &mut self,
        elements: Vec<CollectionElement>,
        element: Ty,
        ty: Ty,
        location: Location,
    ) -> Expr {
        let int = self.world.int_ty();
        let mut locals = Vec::new();
        let mut effects = Vec::new();
        let mut parts = Vec::new();
        let mut count = 0;
        let mut total: Option<Expr> = None;
        // Everything is evaluated in order first, then the lengths are known.
        for part in elements {
            match part {
                CollectionElement::Item(item) => {
                    let item = self.expr(item);
                    let temp = self.temp("item", item.ty, location);
                    locals.push(temp);
                    effects.push(self.set(temp, item));
                    parts.push((temp, None));
                    count += 1;
                }
                CollectionElement::Spread { info, collection, item, .. } => {
                    let collection = self.expr(collection);
                    let temp = self.temp("spread", collection.ty, location);
                    locals.push(temp);
                    effects.push(self.set(temp, collection));
                    let length = Expr::new(ExprKind::ArrayLength(Box::new(self.read(temp, location))), int, location);
                    total = Some(match total {
                        Some(total) => self.add_int(total, length),
                        None => length,
                    });
                    parts.push((temp, Some((info, item))));
                }
            }
        }
        let fixed = self.int_literal(count, location);
        let length = match total {
            Some(total) if count > 0 => self.add_int(total, fixed),
            Some(total) => total,
            None => fixed,
        };
        let array = self.temp("array", ty, location);
        let index = self.temp("index", int, location);
        locals.extend([array, index]);
        let new = Expr::new(ExprKind::NewArray { element, lengths: vec![length] }, ty, location);
        effects.push(self.set(array, new));
        let zero = self.int_literal(0, location);
        effects.push(self.set(index, zero));
        let mut statements = Vec::new();
        for (temp, spread) in parts {
            match spread {
                None => {
                    let value = self.read(temp, location);
                    self.append_to_array(array, index, element, value, &mut statements, location);
                }
                Some((info, item)) => {
                    let collection = self.read(temp, location);
                    let statement = self.spread(*info, collection, location, |this| {
                        let value = this.expr(item);
                        let mut inner = Vec::new();
                        this.append_to_array(array, index, element, value, &mut inner, location);
                        super::list(inner, location)
                    });
                    statements.push(statement);
                }
            }
        }
        let read = self.read(array, location);
        let kind = ExprKind::StatementSequence { statements, value: Box::new(read) };
        sequence(locals, effects, Expr::new(kind, ty, location))
    }

    fn append_to_array(
        &mut self,
        array: LocalId,
        index: LocalId,
        element: Ty,
        value: Expr,
        statements: &mut Vec<Stmt>,
        location: Location,
    ) {
        let kind = ExprKind::ArrayElement {
            array: Box::new(self.read(array, location)),
            indices: vec![self.read(index, location)],
        };
        let place = Expr::new(kind, element, location);
        statements.push(expr_stmt(assign(place, value)));
        let one = self.int_literal(1, location);
        let next = self.add_int(self.read(index, location), one);
        statements.push(expr_stmt(self.set(index, next)));
    }

    /// `foreach` over a spread element.
    fn spread(
        &mut self,
        info: ForeachInfo,
        collection: Expr,
        location: Location,
        body: impl FnOnce(&mut Self) -> Stmt,
    ) -> Stmt {
        let scope = self.scope_around(None);
        let (break_label, continue_label) = (self.label(), self.label());
        self.foreach_with(scope, info, collection, break_label, continue_label, location, body)
    }

    /// `new List<T>(count)` and Add.
    fn list_of(&mut self, elements: Vec<CollectionElement>, element: Ty, ty: Ty, location: Location) -> Expr {
        let list_ty = self.world.known_type("System.Collections.Generic.List", &[element]);
        let int = self.world.int_ty();
        let has_spread = elements.iter().any(|e| matches!(e, CollectionElement::Spread { .. }));
        let awaits = elements.iter().any(|e| match e {
            CollectionElement::Item(item) => expr_awaits(item),
            CollectionElement::Spread { collection, .. } => expr_awaits(collection),
        });
        if has_spread && !awaits && elements.iter().all(|e| self.has_length(e)) {
            let list = self.list_of_known_length(elements, element, list_ty, location);
            return self.convert_to(list, ty);
        }
        let array_ty = self.world.types.array(element, 1);
        let are_arrays = elements.iter().all(|e| match e {
            CollectionElement::Item(_) => true,
            CollectionElement::Spread { collection, .. } => collection.ty == array_ty,
        });
        if awaits && has_spread && are_arrays {
            let list = self.list_by_calls(elements, element, list_ty, location);
            return self.convert_to(list, ty);
        }
        let is_sized = elements.iter().all(|e| matches!(e, CollectionElement::Item(_))) && !elements.is_empty();
        let constructors = self.world.constructors(list_ty);
        let constructor = constructors.into_iter().find(|c| {
            let params = &self.world[c.def].params;
            if is_sized { params.len() == 1 && params[0].ty == int } else { params.is_empty() }
        });
        let Some(constructor) = constructor else {
            return self.missing("a List constructor", location);
        };
        let args = if is_sized {
            let count = self.int_literal(elements.len() as i64, location);
            vec![Arg { expr: count, ref_kind: RefKind::None }]
        } else {
            Vec::new()
        };
        let new = Expr::new(ExprKind::New { constructor, args }, list_ty, location);
        let Some(add) = self.world.find_method(list_ty, "Add", &[element]) else {
            return self.missing("List.Add", location);
        };
        let temp = self.temp("list", list_ty, location);
        let list = self.filled(new, temp, elements, location, |this, target, item| {
            this.call_as(Some(target), add.clone(), vec![item], false, location)
        });
        self.convert_to(list, ty)
    }

    fn has_length(&mut self, element: &CollectionElement) -> bool {
        match element {
            CollectionElement::Item(_) => true,
            CollectionElement::Spread { collection, .. } => {
                has_cheap_length(element) || self.count_getter(collection.ty).is_some()
            }
        }
    }

    /// `Count` or `Length` of a collection.
    fn count_getter(&mut self, ty: Ty) -> Option<MethodRef> {
        if self.world.is_ref_like(ty) {
            return None;
        }
        let getter =
            ["get_Length", "get_Count"].iter().find_map(|name| self.world.find_method_by_count(ty, name, 0))?;
        let int = self.world.int_ty();
        (self.world.method_return(&getter) == int).then_some(getter)
    }

    /// All lengths can be asked for: everything is evaluated first, then goes into a list of just that capacity.
    fn list_of_known_length(
        &mut self,
        elements: Vec<CollectionElement>,
        element: Ty,
        list_ty: Ty,
        location: Location,
    ) -> Expr {
        let int = self.world.int_ty();
        let constructors = self.world.constructors(list_ty);
        let constructor = constructors.into_iter().find(|c| {
            let params = &self.world[c.def].params;
            params.len() == 1 && params[0].ty == int
        });
        let add = self.world.find_method(list_ty, "Add", &[element]);
        let (Some(constructor), Some(add)) = (constructor, add) else {
            return self.missing("List.Add", location);
        };
        let mut locals = Vec::new();
        let mut effects = Vec::new();
        let mut parts = Vec::new();
        let mut total: Option<Expr> = None;
        let mut count = 0;
        for part in elements {
            let (value, spread) = match part {
                CollectionElement::Item(item) => (item, None),
                CollectionElement::Spread { info, collection, item, .. } => (collection, Some((info, item))),
            };
            let value = self.expr(value);
            let value_ty = value.ty;
            let temp = self.temp(if spread.is_some() { "spread" } else { "item" }, value_ty, location);
            locals.push(temp);
            effects.push(self.set(temp, value));
            if spread.is_some() {
                let read = self.read(temp, location);
                let length = match self.world.kind(value_ty) {
                    TyKind::Array { .. } => Expr::new(ExprKind::ArrayLength(Box::new(read)), int, location),
                    _ => match self.count_getter(value_ty) {
                        Some(getter) => self.call(Some(read), getter, Vec::new(), location),
                        None => self.int_literal(0, location),
                    },
                };
                total = Some(match total {
                    Some(total) => self.add_int(total, length),
                    None => length,
                });
            } else {
                count += 1;
            }
            parts.push((temp, spread));
        }
        let fixed = self.int_literal(count, location);
        let capacity = match total {
            Some(total) if count > 0 => self.add_int(total, fixed),
            Some(total) => total,
            None => fixed,
        };
        let list = self.temp("list", list_ty, location);
        locals.push(list);
        let args = vec![Arg { expr: capacity, ref_kind: RefKind::None }];
        let new = Expr::new(ExprKind::New { constructor, args }, list_ty, location);
        effects.push(self.set(list, new));
        let mut statements = Vec::new();
        for (temp, spread) in parts {
            let target = self.read(list, location);
            let value = self.read(temp, location);
            let statement = match spread {
                None => expr_stmt(self.call_as(Some(target), add.clone(), vec![value], false, location)),
                Some((info, item)) => self.spread(*info, value, location, |this| {
                    let item = this.expr(item);
                    expr_stmt(this.call_as(Some(target), add.clone(), vec![item], false, location))
                }),
            };
            statements.push(statement);
        }
        let read = self.read(list, location);
        let kind = ExprKind::StatementSequence { statements, value: Box::new(read) };
        sequence(locals, effects, Expr::new(kind, list_ty, location))
    }

    /// With an `await` among the elements: one call after the other, in one expression. All spreads are arrays.
    fn list_by_calls(
        &mut self,
        elements: Vec<CollectionElement>,
        element: Ty,
        list_ty: Ty,
        location: Location,
    ) -> Expr {
        let constructors = self.world.constructors(list_ty);
        let constructor = constructors.into_iter().find(|c| self.world[c.def].params.is_empty());
        let add = self.world.find_method(list_ty, "Add", &[element]);
        let items = self.world.known_type("System.Collections.Generic.IEnumerable", &[element]);
        let add_range = self.world.find_method(list_ty, "AddRange", &[items]);
        let (Some(constructor), Some(add), Some(add_range)) = (constructor, add, add_range) else {
            return self.missing("List.AddRange", location);
        };
        let list = self.temp("list", list_ty, location);
        let new = Expr::new(ExprKind::New { constructor, args: Vec::new() }, list_ty, location);
        let mut effects = vec![self.set(list, new)];
        for part in elements {
            let target = self.read(list, location);
            let (method, value) = match part {
                CollectionElement::Item(item) => (add.clone(), self.expr(item)),
                CollectionElement::Spread { collection, .. } => {
                    let collection = self.expr(collection);
                    (add_range.clone(), self.convert_to(collection, items))
                }
            };
            effects.push(self.call_as(Some(target), method, vec![value], false, location));
        }
        let read = self.read(list, location);
        sequence(vec![list], effects, read)
    }

    /// A new object, to which each element is added.
    fn filled(
        &mut self,
        new: Expr,
        temp: LocalId,
        elements: Vec<CollectionElement>,
        location: Location,
        add: impl Fn(&mut Self, Expr, Expr) -> Expr,
    ) -> Expr {
        if elements.is_empty() {
            return new;
        }
        let ty = new.ty;
        let target = self.read(temp, location);
        let is_plain = elements.iter().all(|e| matches!(e, CollectionElement::Item(_)));
        if is_plain {
            let mut effects = vec![self.set(temp, new)];
            for element in elements {
                if let CollectionElement::Item(item) = element {
                    let item = self.expr(item);
                    effects.push(add(self, target.clone(), item));
                }
            }
            return sequence(vec![temp], effects, target);
        }
        let mut statements = vec![declare(temp, new)];
        for element in elements {
            match element {
                CollectionElement::Item(item) => {
                    let item = self.expr(item);
                    statements.push(expr_stmt(add(self, target.clone(), item)));
                }
                CollectionElement::Spread { info, collection, item, .. } => {
                    let collection = self.expr(collection);
                    let target = target.clone();
                    let statement = self.spread(*info, collection, location, |this| {
                        let item = this.expr(item);
                        expr_stmt(add(this, target, item))
                    });
                    statements.push(statement);
                }
            }
        }
        let kind = ExprKind::StatementSequence { statements, value: Box::new(target) };
        sequence(vec![temp], Vec::new(), Expr::new(kind, ty, location))
    }

    /// A read-only list over an array: what `IEnumerable<T> e = [..]` makes.
    fn read_only(&mut self, elements: Vec<CollectionElement>, element: Ty, ty: Ty, location: Location) -> Expr {
        let array_ty = self.world.types.array(element, 1);
        let is_empty = elements.is_empty();
        let array = self.array_of(elements, element, array_ty, location);
        if is_empty {
            return self.convert_to(array, ty);
        }
        let wrapper = self.world.known_type("Hoist.Runtime.ReadOnlyArray", &[element]);
        if wrapper == Ty::ERROR {
            return Expr::error(location);
        }
        let Some(constructor) = self.world.constructors(wrapper).into_iter().next() else {
            return self.missing("Hoist.Runtime.ReadOnlyArray", location);
        };
        let args = vec![Arg { expr: array, ref_kind: RefKind::None }];
        let new = Expr::new(ExprKind::New { constructor, args }, wrapper, location);
        self.convert_to(new, ty)
    }

    /// A span over lowered elements: an inline array in the frame when there is one of that length, else an array.
    pub(super) fn span_of(
        &mut self,
        elements: Vec<Expr>,
        element: Ty,
        span_ty: Ty,
        _read_only: bool,
        location: Location,
    ) -> Expr {
        let count = elements.len();
        // Small primitives lie packed behind a span, but each in a slot of its own in a struct.
        let inline = if (2..=16).contains(&count) && !self.is_packed(element) {
            let name = format!("System.Runtime.CompilerServices.InlineArray{count}");
            self.world.find_type(&name, 1).map(|def| self.world.types.named(def, &[element]))
        } else {
            None
        };
        let Some(buffer_ty) = inline else {
            let span = self.world.known_type("System.Span", &[element]);
            let count = Box::new(self.int_literal(count as i64, location));
            let memory = Expr::new(ExprKind::StackAlloc { element, count, elements }, span, location);
            return self.convert_to(memory, span_ty);
        };
        let buffer = self.temp("buffer", buffer_ty, location);
        let place = self.read(buffer, location);
        let empty = Expr::new(ExprKind::Default, buffer_ty, location);
        let mut effects = vec![assign(place.clone(), empty)];
        for (i, value) in elements.into_iter().enumerate() {
            let index = self.int_literal(i as i64, location);
            let kind = ExprKind::InlineArrayElement { place: Box::new(place.clone()), index: Box::new(index) };
            effects.push(assign(Expr::new(kind, element, location), value));
        }
        let kind = ExprKind::InlineArraySpan { place: Box::new(place), length: count as u32 };
        sequence(vec![buffer], effects, Expr::new(kind, span_ty, location))
    }

    fn is_packed(&mut self, element: Ty) -> bool {
        let element = self.world.strip_enum(element);
        matches!(
            self.world.special_of(element),
            Some(
                Special::Boolean
                    | Special::Char
                    | Special::SByte
                    | Special::Byte
                    | Special::Int16
                    | Special::UInt16
                    | Special::Int32
                    | Special::UInt32
                    | Special::Single
            )
        )
    }

    /// A generic static method with one type parameter, by name and number of parameters.
    fn generic_static(&mut self, owner: Ty, name: &str, type_arg: Ty, count: usize) -> Option<MethodRef> {
        let TyKind::Named { def, .. } = *self.world.kind(owner) else { return None };
        self.world.ensure_members(def);
        let found = self.world[def].methods.iter().copied().find(|&m| {
            let method = &self.world[m];
            &*method.name == name && method.type_params.len() == 1 && method.params.len() == count
        })?;
        Some(MethodRef { def: found, owner, type_args: Box::new([type_arg]) })
    }
}

/// The items, if there is no spread among the elements.
fn items(elements: Vec<CollectionElement>) -> Result<Vec<Expr>, Vec<CollectionElement>> {
    if elements.iter().any(|e| matches!(e, CollectionElement::Spread { .. })) {
        return Err(elements);
    }
    Ok(elements
        .into_iter()
        .filter_map(|e| match e {
            CollectionElement::Item(item) => Some(item),
            CollectionElement::Spread { .. } => None,
        })
        .collect())
}

fn has_cheap_length(element: &CollectionElement) -> bool {
    match element {
        CollectionElement::Item(_) => true,
        CollectionElement::Spread { info, .. } => matches!(**info, ForeachInfo::Array { rank: 0 | 1, .. }),
    }
}
