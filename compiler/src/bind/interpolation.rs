//! Interpolated strings, as `string`, as a handler, as `FormattableString`.

use std::rc::Rc;

use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;

use super::foreach::assign;
use super::using::typed;
use super::{Argument, Binder, Operand};

/// A hole before it is known who formats it.
struct Hole {
    value: Expr,
    alignment: Option<i32>,
    format: Option<Rc<[u16]>>,
}

enum Part {
    Text(Rc<[u16]>),
    Hole(Hole),
}

impl<'a> Binder<'_> {
    /// `$".."` as a string.
    pub fn bind_interpolated(&mut self, syntax: &'a ast::Expr) -> Expr {
        let location = self.span(syntax.span);
        let string = self.world.string_ty();
        let Some(parts) = self.bind_parts(syntax) else { return Expr::error(location) };
        // Constant strings in all holes make a constant.
        let mut constant = Some(Vec::new());
        for part in &parts {
            let text = match part {
                Part::Text(text) => Some(text),
                Part::Hole(Hole {
                    value: Expr { kind: ExprKind::Literal(Const::String(text)), .. },
                    alignment: None,
                    format: None,
                }) => Some(text),
                Part::Hole(_) => None,
            };
            constant = match (constant, text) {
                (Some(mut units), Some(text)) => {
                    units.extend_from_slice(text);
                    Some(units)
                }
                _ => None,
            };
        }
        if let Some(units) = constant {
            return Expr::new(ExprKind::Literal(Const::String(units.into())), string, location);
        }
        let parts = parts
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => InterpolationPart::Text(text),
                Part::Hole(hole) => {
                    InterpolationPart::Hole { expr: hole.value, alignment: hole.alignment, format: hole.format }
                }
            })
            .collect();
        Expr::new(ExprKind::InterpolatedString(parts), string, location)
    }

    fn bind_parts(&mut self, syntax: &'a ast::Expr) -> Option<Vec<Part>> {
        let ast::ExprKind::InterpolatedString(string) = &syntax.kind else { return None };
        let mut parts = Vec::new();
        let mut failed = false;
        for part in &string.parts {
            match part {
                ast::InterpolatedPart::Text(text, _) => parts.push(Part::Text(text.clone())),
                ast::InterpolatedPart::Hole { expr, alignment, format, .. } => {
                    let operand = self.bind_operand(expr);
                    let value = match operand {
                        Operand::Typed(value) => self.check_readable(value),
                        // `c ? 1 : "a"` has no type of its own: any value will do.
                        operand @ (Operand::Conditional { natural: None, .. } | Operand::Switch(_))
                            if self.natural_type(&operand).is_none() =>
                        {
                            let object = self.world.object_ty();
                            self.convert_operand(operand, object)
                        }
                        operand => self.natural_value(operand),
                    };
                    if value.ty == Ty::VOID {
                        let at = self.span(expr.span);
                        self.report(Code::CS0029, at, &["void", "object"]);
                        failed = true;
                    }
                    failed |= value.is_error();
                    let int = self.world.int_ty();
                    let alignment = alignment.as_ref().and_then(|a| match self.bind_constant(a, int) {
                        Some(Const::Int(value)) => i32::try_from(value).ok(),
                        _ => None,
                    });
                    parts.push(Part::Hole(Hole { value, alignment, format: format.clone() }));
                }
            }
        }
        (!failed).then_some(parts)
    }

    /// `$".."` as an interpolated string handler type or FormattableString; None if `to` is neither.
    pub fn bind_interpolated_as(&mut self, syntax: &'a ast::Expr, to: Ty) -> Option<Expr> {
        let location = self.span(syntax.span);
        let def = self.world.type_def(to)?;
        let declared = &self.world[def];
        if &*declared.namespace == "System" && matches!(&*declared.name, "FormattableString" | "IFormattable") {
            return Some(self.formattable(syntax, to, location));
        }
        let is_handler = declared
            .attributes
            .iter()
            .any(|a| &*a.name == "System.Runtime.CompilerServices.InterpolatedStringHandlerAttribute");
        is_handler.then(|| self.bind_handler(syntax, to, Vec::new(), location))
    }

    /// A handler: made with the lengths (and what the parameter's attribute names), then fed part by part.
    pub(crate) fn bind_handler(&mut self, syntax: &'a ast::Expr, to: Ty, extra: Vec<Expr>, location: Location) -> Expr {
        let Some(parts) = self.bind_parts(syntax) else { return Expr::error(location) };
        let literal: i64 = parts.iter().map(|p| if let Part::Text(t) = p { t.len() as i64 } else { 0 }).sum();
        let holes = parts.iter().filter(|p| matches!(p, Part::Hole(_))).count() as i64;
        let mut args = vec![typed(self.int_value(literal, location)), typed(self.int_value(holes, location))];
        args.extend(extra.into_iter().map(typed));
        let bool_ty = self.world.bool_ty();
        let handler = self.new_temp("handler", to, location);
        let receiver = self.local_expr(handler, location);
        // A last `out bool` of the constructor says whether to append at all.
        let count = args.len();
        let constructors = self.world.constructors(to);
        let tells = constructors.iter().any(|c| {
            let params = &self.world[c.def].params;
            params.len() == count + 1 && params[count].ref_kind == RefKind::Out
        });
        let mut locals = vec![handler];
        let mut go_on: Option<Expr> = None;
        let mut args: Vec<Argument<'a>> = args.into_iter().map(Argument::value).collect();
        if tells {
            let flag = self.new_temp("append", bool_ty, location);
            locals.push(flag);
            let operand = Operand::OutVar(Some(flag), location);
            args.push(Argument { ref_kind: RefKind::Out, ..Argument::value(operand) });
            go_on = Some(self.local_expr(flag, location));
        }
        let new = self.construct_with(to, args, location, location);
        let mut effects = vec![assign(receiver.clone(), new)];
        let mut appends = Vec::new();
        for part in parts {
            appends.push(self.append(&receiver, part, location));
        }
        let returns_bool = appends.iter().any(|a| a.ty == bool_ty);
        if go_on.is_none() && !returns_bool {
            effects.extend(appends);
        } else {
            let yes = Expr::new(ExprKind::Literal(Const::Bool(true)), bool_ty, location);
            let mut chain = go_on.unwrap_or_else(|| yes.clone());
            for append in appends {
                let next = if append.ty == bool_ty {
                    append
                } else {
                    let kind =
                        ExprKind::Sequence { locals: Vec::new(), effects: vec![append], value: Box::new(yes.clone()) };
                    Expr::new(kind, bool_ty, location)
                };
                chain = Expr::new(ExprKind::LogicalAnd(Box::new(chain), Box::new(next)), bool_ty, location);
            }
            effects.push(chain);
        }
        Expr::new(ExprKind::Sequence { locals, effects, value: Box::new(receiver) }, to, location)
    }

    fn append(&mut self, receiver: &Expr, part: Part, location: Location) -> Expr {
        let string = self.world.string_ty();
        match part {
            Part::Text(text) => {
                let literal = Expr::new(ExprKind::Literal(Const::String(text)), string, location);
                self.call_method(receiver.clone(), "AppendLiteral", vec![typed(literal)], location)
            }
            Part::Hole(hole) => {
                let at = hole.value.location;
                let mut args = vec![Argument::value(typed(hole.value))];
                let named = |this: &mut Self, name: &str, value: Expr| Argument {
                    name: Some((this.world.symbol(name), at)),
                    ..Argument::value(typed(value))
                };
                if let Some(alignment) = hole.alignment {
                    let value = self.int_value(i64::from(alignment), at);
                    args.push(named(self, "alignment", value));
                }
                if let Some(format) = hole.format {
                    let value = Expr::new(ExprKind::Literal(Const::String(format)), string, at);
                    args.push(named(self, "format", value));
                }
                match self.try_call_with(receiver.clone(), "AppendFormatted", args, at) {
                    Some(call) => call,
                    None => {
                        let ty = self.world.display(receiver.ty);
                        self.error(Code::CS1061, at, &[&ty, "AppendFormatted"])
                    }
                }
            }
        }
    }

    /// `FormattableStringFactory.Create("..{0}..", args)`
    fn formattable(&mut self, syntax: &'a ast::Expr, to: Ty, location: Location) -> Expr {
        let Some(parts) = self.bind_parts(syntax) else { return Expr::error(location) };
        let (string, object) = (self.world.string_ty(), self.world.object_ty());
        let factory = self.world.known_type("System.Runtime.CompilerServices.FormattableStringFactory", &[]);
        let mut format: Vec<u16> = Vec::new();
        let mut elements = Vec::new();
        for part in parts {
            match part {
                Part::Text(text) => {
                    for &unit in &text[..] {
                        format.push(unit);
                        if unit == u16::from(b'{') || unit == u16::from(b'}') {
                            format.push(unit);
                        }
                    }
                }
                Part::Hole(hole) => {
                    format.extend(format!("{{{}", elements.len()).encode_utf16());
                    if let Some(alignment) = hole.alignment {
                        format.extend(format!(",{alignment}").encode_utf16());
                    }
                    if let Some(spec) = hole.format {
                        format.push(u16::from(b':'));
                        format.extend_from_slice(&spec);
                    }
                    format.push(u16::from(b'}'));
                    let at = hole.value.location;
                    elements.push(self.convert(hole.value, object, at));
                }
            }
        }
        let array_ty = self.world.types.array(object, 1);
        let kind = ExprKind::ArrayInit { element: object, lengths: vec![elements.len() as u32], elements };
        let array = Expr::new(kind, array_ty, location);
        let format = Expr::new(ExprKind::Literal(Const::String(format.into())), string, location);
        let made = self.call_static(factory, "Create", vec![typed(format), typed(array)], location);
        self.convert(made, to, location)
    }
}
