//! String concatenation and interpolation.
//!
//! ```text
//! a + 1 + b + "!"           =>   string.Concat(a, 1.ToString(), b, "!")
//! $"{name}: {n,4:x}"        =>   h = new DefaultInterpolatedStringHandler(2, 2); h.AppendFormatted(name); h.AppendLiteral(": ");
//!                                h.AppendFormatted(n, 4, "x"); h.ToStringAndClear()
//! $"{a}-{await F()}"        =>   string.Format("{0}-{1}", a, await F())
//! ```
//!
//! The handler is a ref struct and cannot live across an `await`, hence the last form.

use std::rc::Rc;

use super::{Desugarer, assign, conditional, sequence};
use crate::hir::visit::{Visitor, walk_expr};
use crate::hir::*;

impl Desugarer<'_> {
    pub(super) fn string_concat(&mut self, operands: Vec<Expr>, location: Location) -> Expr {
        let mut flat = Vec::new();
        for operand in operands {
            self.flatten(operand, &mut flat);
        }
        let mut parts: Vec<Expr> = Vec::new();
        for operand in flat {
            if let ExprKind::Literal(value) = &operand.kind {
                let Some(text) = literal_text(value) else {
                    let operand = self.to_text(operand);
                    parts.push(operand);
                    continue;
                };
                if text.is_empty() {
                    continue;
                }
                let joined = match parts.last().map(|p| &p.kind) {
                    Some(ExprKind::Literal(Const::String(last))) => Some([&last[..], &text[..]].concat()),
                    _ => None,
                };
                match joined {
                    Some(joined) => {
                        parts.pop();
                        let literal = self.string_literal(joined.into(), operand.location);
                        parts.push(literal);
                    }
                    None => {
                        let literal = self.string_literal(text.into(), operand.location);
                        parts.push(literal);
                    }
                }
                continue;
            }
            let operand = self.to_text(operand);
            parts.push(operand);
        }
        self.concat(parts, location)
    }

    fn flatten(&mut self, operand: Expr, flat: &mut Vec<Expr>) {
        match operand.kind {
            ExprKind::StringConcat(inner) => {
                for operand in inner {
                    self.flatten(operand, flat);
                }
            }
            // What was converted to object only to be concatenated.
            ExprKind::Convert { operand: inner, conversion: Convert::Box } => self.flatten(*inner, flat),
            ExprKind::Convert { operand: inner, conversion: Convert::Identity }
                if self.world.special_of(operand.ty) == Some(Special::Object) =>
            {
                self.flatten(*inner, flat);
            }
            kind => {
                let lowered = self.expr(Expr { kind, ..operand });
                flat.push(lowered);
            }
        }
    }

    /// `string.Concat` of strings.
    fn concat(&mut self, mut parts: Vec<Expr>, location: Location) -> Expr {
        let string = self.world.string_ty();
        match parts.len() {
            0 => self.string_literal(Rc::from([]), location),
            1 => {
                let Some(only) = parts.pop() else { return Expr::error(location) };
                if matches!(only.kind, ExprKind::Literal(_)) {
                    return only;
                }
                // A lone null becomes "".
                let temp = self.temp("text", string, location);
                let set = self.set(temp, only);
                let read = self.read(temp, location);
                let test = self.not_null(read.clone());
                let empty = self.string_literal(Rc::from([]), location);
                sequence(vec![temp], vec![set], conditional(test, read, empty, string))
            }
            2..=4 => {
                let params = vec![string; parts.len()];
                self.call_static_as(string, "Concat", &params, parts, location)
            }
            count => {
                let kind = ExprKind::ArrayInit { element: string, lengths: vec![count as u32], elements: parts };
                let array_ty = self.world.types.array(string, 1);
                let array = Expr::new(kind, array_ty, location);
                self.call_static_as(string, "Concat", &[array_ty], vec![array], location)
            }
        }
    }

    /// An operand of `+` as a string; null stays null.
    fn to_text(&mut self, operand: Expr) -> Expr {
        let string = self.world.string_ty();
        let (ty, location) = (operand.ty, operand.location);
        if ty == string || operand.is_error() {
            return operand;
        }
        let object = self.world.object_ty();
        let Some(to_string) = self.world.find_method(object, "ToString", &[]) else {
            return self.missing("object.ToString", location);
        };
        if let Some(value_ty) = self.world.nullable_value(ty) {
            let temp = self.temp("operand", ty, location);
            let set = self.set(temp, operand);
            let read = self.read(temp, location);
            let test = self.has_value(read.clone());
            let value = Expr::new(ExprKind::NullableValue(Box::new(read)), value_ty, location);
            let text = self.call_as(Some(value), to_string, Vec::new(), true, location);
            let null = Expr::new(ExprKind::Literal(Const::Null), string, location);
            return sequence(vec![temp], vec![set], conditional(test, text, null, string));
        }
        if self.world.is_value_type(ty) {
            return self.call_as(Some(operand), to_string, Vec::new(), true, location);
        }
        let temp = self.temp("operand", ty, location);
        let set = self.set(temp, operand);
        let read = self.read(temp, location);
        let test = self.not_null(read.clone());
        let text = self.call_as(Some(read), to_string, Vec::new(), true, location);
        let null = Expr::new(ExprKind::Literal(Const::Null), string, location);
        sequence(vec![temp], vec![set], conditional(test, text, null, string))
    }

    pub(super) fn interpolated(&mut self, parts: Vec<InterpolationPart>, location: Location) -> Expr {
        let string = self.world.string_ty();
        let parts = self.fold_parts(parts);
        let mut all_strings = true;
        let mut has_await = false;
        for part in &parts {
            if let InterpolationPart::Hole { expr, alignment, format } = part {
                all_strings &= expr.ty == string && alignment.is_none() && format.is_none();
                has_await |= contains_await(expr);
            }
        }
        if all_strings && (parts.len() <= 4 || has_await) {
            let mut texts = Vec::new();
            for part in parts {
                let text = match part {
                    InterpolationPart::Text(text) => self.string_literal(text, location),
                    InterpolationPart::Hole { expr, .. } => self.expr(expr),
                };
                texts.push(text);
            }
            return self.concat(texts, location);
        }
        if has_await { self.by_format(parts, location) } else { self.by_handler(parts, location) }
    }

    /// Joins text with constant strings beside it.
    fn fold_parts(&mut self, parts: Vec<InterpolationPart>) -> Vec<InterpolationPart> {
        let mut folded: Vec<InterpolationPart> = Vec::new();
        for part in parts {
            let text = match part {
                InterpolationPart::Hole {
                    expr: Expr { kind: ExprKind::Literal(Const::String(text)), .. },
                    alignment: None,
                    ..
                }
                | InterpolationPart::Text(text) => text,
                hole => {
                    folded.push(hole);
                    continue;
                }
            };
            if text.is_empty() {
                continue;
            }
            match folded.last_mut() {
                Some(InterpolationPart::Text(last)) => *last = [&last[..], &text[..]].concat().into(),
                _ => folded.push(InterpolationPart::Text(text)),
            }
        }
        folded
    }

    fn by_handler(&mut self, parts: Vec<InterpolationPart>, location: Location) -> Expr {
        let handler_ty = self.world.known_type("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", &[]);
        if handler_ty == Ty::ERROR {
            return Expr::error(location);
        }
        let int = self.world.int_ty();
        let constructors = self.world.constructors(handler_ty);
        let constructor = constructors.into_iter().find(|c| {
            let params = &self.world[c.def].params;
            params.len() == 2 && params.iter().all(|p| p.ty == int)
        });
        let Some(constructor) = constructor else {
            return self.missing("DefaultInterpolatedStringHandler(int, int)", location);
        };
        let mut literal_length = 0;
        let mut holes = 0;
        for part in &parts {
            match part {
                InterpolationPart::Text(text) => literal_length += text.len() as i64,
                InterpolationPart::Hole { .. } => holes += 1,
            }
        }
        let args = vec![self.int_literal(literal_length, location), self.int_literal(holes, location)];
        let args = args.into_iter().map(|expr| Arg { expr, ref_kind: RefKind::None }).collect();
        let new = Expr::new(ExprKind::New { constructor, args }, handler_ty, location);
        let handler = self.temp("handler", handler_ty, location);
        let read = self.read(handler, location);
        let mut effects = vec![assign(read.clone(), new)];
        for part in parts {
            let append = match part {
                InterpolationPart::Text(text) => {
                    let string = self.world.string_ty();
                    let literal = self.string_literal(text, location);
                    match self.world.find_method(handler_ty, "AppendLiteral", &[string]) {
                        Some(method) => self.call_as(Some(read.clone()), method, vec![literal], false, location),
                        None => self.missing("DefaultInterpolatedStringHandler.AppendLiteral", location),
                    }
                }
                InterpolationPart::Hole { expr, alignment, format } => {
                    self.append_formatted(&read, expr, alignment, format)
                }
            };
            effects.push(append);
        }
        let value = match self.world.find_method(handler_ty, "ToStringAndClear", &[]) {
            Some(method) => self.call_as(Some(read), method, Vec::new(), false, location),
            None => self.missing("DefaultInterpolatedStringHandler.ToStringAndClear", location),
        };
        sequence(vec![handler], effects, value)
    }

    /// The overload of `AppendFormatted` that C# would choose.
    fn append_formatted(
        &mut self,
        handler: &Expr,
        expr: Expr,
        alignment: Option<i32>,
        format: Option<Rc<[u16]>>,
    ) -> Expr {
        let location = expr.location;
        let (string, object, int) = (self.world.string_ty(), self.world.object_ty(), self.world.int_ty());
        let value = self.expr(expr);
        let mut rest_types = Vec::new();
        let mut rest = Vec::new();
        if let Some(alignment) = alignment {
            rest_types.push(int);
            rest.push(self.int_literal(i64::from(alignment), location));
        }
        let has_format = format.is_some();
        if let Some(format) = format {
            rest_types.push(string);
            rest.push(self.string_literal(format, location));
        }
        let is_null = value.ty == Ty::NULL;
        let value = if is_null { Expr { ty: object, ..value } } else { value };
        // string and spans have overloads of their own; these take both alignment and format.
        let exact = [vec![value.ty], rest_types.clone()].concat();
        let mut method = self.world.find_method(handler.ty, "AppendFormatted", &exact);
        if method.is_none() && !rest.is_empty() && (value.ty == string || self.world.is_ref_like(value.ty)) {
            method = self.world.find_method(handler.ty, "AppendFormatted", &[value.ty, int, string]);
            if method.is_some() {
                if alignment.is_none() {
                    rest.insert(0, self.int_literal(0, location));
                }
                if !has_format {
                    rest.push(Expr::new(ExprKind::Literal(Const::Null), string, location));
                }
            }
        }
        let method = method.or_else(|| self.generic_append(handler.ty, value.ty, &rest_types));
        let Some(method) = method else {
            return self.missing("DefaultInterpolatedStringHandler.AppendFormatted", location);
        };
        rest.insert(0, value);
        self.call_as(Some(handler.clone()), method, rest, false, location)
    }

    fn generic_append(&mut self, handler: Ty, value: Ty, rest: &[Ty]) -> Option<MethodRef> {
        let TyKind::Named { def, .. } = *self.world.kind(handler) else { return None };
        self.world.ensure_members(def);
        let found = self.world[def].methods.iter().copied().find(|&m| {
            let method = &self.world[m];
            &*method.name == "AppendFormatted"
                && method.type_params.len() == 1
                && method.params.len() == rest.len() + 1
                && method.params[1..].iter().zip(rest).all(|(p, &ty)| p.ty == ty)
        })?;
        Some(MethodRef { def: found, owner: handler, type_args: Box::new([value]) })
    }

    /// `string.Format("..{0}..", ..)`, values boxed.
    fn by_format(&mut self, parts: Vec<InterpolationPart>, location: Location) -> Expr {
        let (string, object) = (self.world.string_ty(), self.world.object_ty());
        let mut format: Vec<u16> = Vec::new();
        let mut args = Vec::new();
        for part in parts {
            match part {
                InterpolationPart::Text(text) => {
                    for &unit in &text[..] {
                        format.push(unit);
                        if unit == u16::from(b'{') || unit == u16::from(b'}') {
                            format.push(unit);
                        }
                    }
                }
                InterpolationPart::Hole { expr, alignment, format: spec } => {
                    format.extend(format!("{{{}", args.len()).encode_utf16());
                    if let Some(alignment) = alignment {
                        format.extend(format!(",{alignment}").encode_utf16());
                    }
                    if let Some(spec) = spec {
                        format.push(u16::from(b':'));
                        format.extend_from_slice(&spec);
                    }
                    format.push(u16::from(b'}'));
                    let value = self.expr(expr);
                    let value = if value.ty == Ty::NULL { Expr { ty: object, ..value } } else { value };
                    args.push(self.narrow(value, object));
                }
            }
        }
        let format = self.string_literal(format.into(), location);
        if args.len() <= 3 {
            let params = [vec![string], vec![object; args.len()]].concat();
            args.insert(0, format);
            return self.call_static_as(string, "Format", &params, args, location);
        }
        let span_ty = self.world.known_type("System.ReadOnlySpan", &[object]);
        if self.world.find_method(string, "Format", &[string, span_ty]).is_some() {
            let span = self.span_of(args, object, span_ty, true, location);
            return self.call_static_as(string, "Format", &[string, span_ty], vec![format, span], location);
        }
        let array_ty = self.world.types.array(object, 1);
        let kind = ExprKind::ArrayInit { element: object, lengths: vec![args.len() as u32], elements: args };
        let array = Expr::new(kind, array_ty, location);
        self.call_static_as(string, "Format", &[string, array_ty], vec![format, array], location)
    }
}

/// Text of a constant operand of `+`, where the compiler may know it.
fn literal_text(value: &Const) -> Option<Vec<u16>> {
    match value {
        Const::Null => Some(Vec::new()),
        Const::String(text) => Some(text.to_vec()),
        Const::Char(unit) => Some(vec![*unit]),
        Const::Bool(value) => Some(if *value { "True" } else { "False" }.encode_utf16().collect()),
        _ => None,
    }
}

fn contains_await(expr: &Expr) -> bool {
    struct Find(bool);
    impl Visitor for Find {
        fn expr(&mut self, expr: &Expr) {
            self.0 |= matches!(expr.kind, ExprKind::Await { .. });
            walk_expr(self, expr);
        }
    }
    let mut find = Find(false);
    find.expr(expr);
    find.0
}
