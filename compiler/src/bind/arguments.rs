//! Arguments: which parameter each belongs to, and what is passed in the end.
//!
//! `F(b: x(), a: y())` evaluates `x()` first although `a` is the first parameter: when named arguments leave the order of the parameters,
//! the values go through temps in the written order. Missing optional parameters get their default, or the caller's name, line or file.

use crate::diag::Code;
use crate::hir::*;

use super::overloads::{Applicable, Failure, Target};
use super::{Binder, CollectionItem, CollectionOperand, Operand, PlaceUse};

/// An argument as written, bound.
#[derive(Debug, Clone)]
pub struct Argument<'a> {
    pub name: Option<(Symbol, Location)>,
    /// `ref`, `out`, `in` as written.
    pub ref_kind: RefKind,
    pub operand: Operand<'a>,
    pub location: Location,
    /// The receiver of an extension method.
    pub is_receiver: bool,
}

impl<'a> Argument<'a> {
    pub fn value(operand: Operand<'a>) -> Self {
        let location = operand.location();
        let ref_kind = match operand {
            Operand::OutVar(..) => RefKind::Out,
            _ => RefKind::None,
        };
        Self { name: None, ref_kind, operand, location, is_receiver: false }
    }
}

/// The parameter of each argument.
pub(crate) fn map_arguments(args: &[Argument<'_>], params: &[Param], expanded: bool) -> Result<Vec<usize>, Failure> {
    let mut mapping = Vec::with_capacity(args.len());
    let mut used = vec![false; params.len()];
    let mut out_of_place = false;
    for (i, argument) in args.iter().enumerate() {
        let index = match &argument.name {
            Some((name, location)) => {
                let Some(index) = params.iter().position(|p| p.name == *name) else {
                    return Err(Failure::NoSuchName(name.clone(), *location));
                };
                if used[index] {
                    return Err(if mapping.iter().enumerate().any(|(k, &m)| m == index && args[k].name.is_none()) {
                        Failure::NamedTwice(Code::CS1744, name.clone(), *location)
                    } else {
                        Failure::NamedTwice(Code::CS1740, name.clone(), *location)
                    });
                }
                if index != i {
                    out_of_place = true;
                }
                index
            }
            None => {
                if out_of_place {
                    let previous = args[..i].iter().rev().find_map(|a| a.name.clone());
                    if let Some((name, location)) = previous {
                        return Err(Failure::NamedTwice(Code::CS8323, name, location));
                    }
                }
                if expanded && i + 1 >= params.len() {
                    params.len() - 1
                } else if i < params.len() {
                    i
                } else {
                    return Err(Failure::WrongCount);
                }
            }
        };
        if let Some(used) = used.get_mut(index) {
            *used = true;
        }
        mapping.push(index);
    }
    for (i, param) in params.iter().enumerate() {
        let is_collected = expanded && i + 1 == params.len();
        if !used[i] && !is_collected && param.default.is_none() {
            return Err(Failure::Missing(param.name.clone()));
        }
    }
    Ok(mapping)
}

/// Arguments ready for a call, with what must be evaluated before it.
#[derive(Debug, Default)]
pub(crate) struct Completed {
    pub locals: Vec<LocalId>,
    pub effects: Vec<Expr>,
    pub args: Vec<Arg>,
    /// The receiver must be evaluated before `effects`: it goes to a temp.
    pub is_reordered: bool,
}

impl<'a> Binder<'_> {
    /// Converts the arguments to the chosen member's parameters and fills in what isn't written.
    pub(crate) fn complete_arguments(
        &mut self,
        applicable: &Applicable,
        args: Vec<Argument<'a>>,
        location: Location,
    ) -> Completed {
        let params = &applicable.params;
        let mut slots: Vec<Option<Arg>> = params.iter().map(|_| None).collect();
        let mut collected: Vec<Operand<'a>> = Vec::new();
        let reordered = applicable.mapping.windows(2).any(|w| w[0] > w[1]);
        let mut done = Completed { is_reordered: reordered, ..Completed::default() };
        for (i, argument) in args.into_iter().enumerate() {
            let index = applicable.mapping.get(i).copied().unwrap_or(0);
            if applicable.expanded && index + 1 == params.len() {
                collected.push(argument.operand);
                continue;
            }
            let Some(param) = params.get(index) else { continue };
            let mut arg = match &argument.operand {
                Operand::Interpolated(syntax, at) if self.is_interpolation_handler(param.ty) => {
                    let extra = self.handler_arguments(param, params, &slots);
                    let expr = self.bind_handler(syntax, param.ty, extra, *at);
                    Arg { expr, ref_kind: param.ref_kind }
                }
                _ => self.pass_argument(argument, param),
            };
            if reordered {
                self.spill_argument(&mut arg, &mut done);
            }
            slots[index] = Some(arg);
        }
        if applicable.expanded
            && let Some(param) = params.last()
        {
            let expr = self.collect_params(collected, param, location);
            let mut arg = Arg { expr, ref_kind: RefKind::None };
            if reordered {
                self.spill_argument(&mut arg, &mut done);
            }
            slots[params.len() - 1] = Some(arg);
        }
        let args = slots
            .into_iter()
            .enumerate()
            .map(|(i, slot)| slot.unwrap_or_else(|| self.default_argument(applicable, i, location)))
            .collect();
        done.args = args;
        done
    }

    /// What `[InterpolatedStringHandlerArgument]` names: the receiver (`""`) and earlier arguments, for the handler's constructor.
    fn handler_arguments(&mut self, param: &Param, params: &[Param], slots: &[Option<Arg>]) -> Vec<Expr> {
        let mut names = Vec::new();
        for attribute in &param.attributes {
            if !attribute.name.ends_with("InterpolatedStringHandlerArgumentAttribute") {
                continue;
            }
            let mut pending: Vec<&AttributeArg> = attribute.args.iter().collect();
            while !pending.is_empty() {
                match pending.remove(0) {
                    AttributeArg::Const(Const::String(name), _) => names.push(String::from_utf16_lossy(name)),
                    AttributeArg::Array(items) => pending.extend(items),
                    _ => {}
                }
            }
        }
        names
            .into_iter()
            .filter_map(|name| {
                if name.is_empty() {
                    return self.handler_receiver.clone();
                }
                let index = params.iter().position(|p| *p.name == *name)?;
                slots.get(index)?.as_ref().map(|a| a.expr.clone())
            })
            .collect()
    }

    fn spill_argument(&mut self, arg: &mut Arg, done: &mut Completed) {
        if arg.ref_kind != RefKind::None
            || matches!(arg.expr.kind, ExprKind::Literal(_) | ExprKind::Default | ExprKind::Error)
        {
            return;
        }
        let location = arg.expr.location;
        let temp = self.new_temp("argument", arg.expr.ty, location);
        let value = std::mem::replace(&mut arg.expr, self.local_expr(temp, location));
        let target = self.local_expr(temp, location);
        let ty = value.ty;
        done.locals.push(temp);
        done.effects.push(Expr::new(
            ExprKind::Assign { target: Box::new(target), value: Box::new(value) },
            ty,
            location,
        ));
    }

    /// One argument for one parameter.
    fn pass_argument(&mut self, argument: Argument<'a>, param: &Param) -> Arg {
        match param.ref_kind {
            RefKind::None => Arg { expr: self.convert_operand(argument.operand, param.ty), ref_kind: RefKind::None },
            kind => {
                let location = argument.location;
                match argument.operand {
                    Operand::OutVar(local, location) => {
                        let expr = match local {
                            Some(local) => {
                                if let Some(entry) = self.body.locals.get_mut(local.index()) {
                                    entry.ty = param.ty;
                                }
                                self.local_expr(local, location)
                            }
                            None => Expr::new(ExprKind::Discard, param.ty, location),
                        };
                        Arg { expr, ref_kind: kind }
                    }
                    Operand::Discard(location) => {
                        Arg { expr: Expr::new(ExprKind::Discard, param.ty, location), ref_kind: kind }
                    }
                    operand if matches!(kind, RefKind::In | RefKind::RefReadOnly) => {
                        Arg { expr: self.convert_operand(operand, param.ty), ref_kind: kind }
                    }
                    Operand::Interpolated(..) if kind == RefKind::Ref => {
                        Arg { expr: self.convert_operand(argument.operand, param.ty), ref_kind: kind }
                    }
                    Operand::Typed(expr) => {
                        let purpose = if kind == RefKind::Out { PlaceUse::OutArgument } else { PlaceUse::RefArgument };
                        if argument.is_receiver {
                            return Arg { expr, ref_kind: kind };
                        }
                        Arg { expr: self.require_place(expr, purpose, location), ref_kind: kind }
                    }
                    operand => {
                        let _ = self.convert_operand(operand, param.ty);
                        Arg { expr: self.error(Code::CS1510, location, &[]), ref_kind: kind }
                    }
                }
            }
        }
    }

    /// The arguments of a `params` parameter in expanded form, as its collection.
    fn collect_params(&mut self, collected: Vec<Operand<'a>>, param: &Param, location: Location) -> Expr {
        if let TyKind::Array { element, .. } = *self.world.kind(param.ty) {
            if collected.is_empty()
                && let Some(empty) = self.array_empty(element, location)
            {
                return empty;
            }
            let elements: Vec<Expr> = collected.into_iter().map(|o| self.convert_operand(o, element)).collect();
            let lengths = vec![elements.len() as u32];
            return Expr::new(ExprKind::ArrayInit { element, lengths, elements }, param.ty, location);
        }
        let items = collected.into_iter().map(CollectionItem::Item).collect();
        self.convert_collection(CollectionOperand { items, location }, param.ty)
    }

    /// `Array.Empty<T>()`
    pub(crate) fn array_empty(&mut self, element: Ty, location: Location) -> Option<Expr> {
        let array = self.world.special_ty(Special::Array);
        let def = match self.world.kind(array) {
            TyKind::Named { def, .. } => *def,
            _ => return None,
        };
        self.world.ensure_members(def);
        let method = self.world[def].methods.clone().into_iter().find(|&m| {
            let method = &self.world[m];
            &*method.name == "Empty" && method.type_params.len() == 1 && method.params.is_empty()
        })?;
        let ty = self.world.types.array(element, 1);
        let method = MethodRef { def: method, owner: array, type_args: Box::new([element]) };
        Some(Expr::new(
            ExprKind::Call { callee: Callee::Method { receiver: None, method, virtual_call: false }, args: Vec::new() },
            ty,
            location,
        ))
    }

    /// The value of a parameter without argument.
    fn default_argument(&mut self, applicable: &Applicable, index: usize, location: Location) -> Arg {
        let param = applicable.params[index].clone();
        let ref_kind = param.ref_kind;
        if let Some(expr) = self.caller_info(applicable, &param, location) {
            return Arg { expr, ref_kind };
        }
        let expr = match &param.default {
            Some(ParamDefault::Syntax(syntax)) => {
                let default = self.evaluate_default(&applicable.target, index, &syntax.clone(), &param);
                self.default_value(&default, param.ty, location)
            }
            Some(default) => self.default_value(default, param.ty, location),
            None => Expr::error(location),
        };
        Arg { expr, ref_kind }
    }

    /// A default value that is still syntax, evaluated where its method stands and remembered there.
    pub(crate) fn evaluate_default(
        &mut self,
        target: &Target,
        index: usize,
        syntax: &std::rc::Rc<crate::syntax::Expr>,
        param: &Param,
    ) -> ParamDefault {
        let source = param.location.source;
        let (scope, owner, declared) = match target {
            Target::Method(method) | Target::Delegate(method) => {
                let scope = self.world.scope_of_method(method.def);
                let owner = self.world.open_type(self.world[method.def].owner);
                (scope, owner, self.world[method.def].params.get(index).map(|p| p.ty))
            }
            Target::Property(property) => {
                let def = self.world[property.def].owner;
                let scope = self.world.scope_of_type(def, 0);
                let owner = self.world.open_type(def);
                (scope, owner, self.world[property.def].params.get(index).map(|p| p.ty))
            }
            _ => (self.scope.clone(), self.owner, Some(param.ty)),
        };
        let ty = declared.unwrap_or(param.ty);
        let default = super::setup::default_value(self.world, syntax, ty, owner, &scope, source);
        match target {
            Target::Method(method) | Target::Delegate(method) => {
                if let Some(entry) = self.world[method.def].params.get_mut(index) {
                    entry.default = Some(default.clone());
                }
            }
            Target::Property(property) => {
                if let Some(entry) = self.world[property.def].params.get_mut(index) {
                    entry.default = Some(default.clone());
                }
            }
            _ => {}
        }
        default
    }

    /// A default value as an expression of the parameter's type.
    pub(crate) fn default_value(&mut self, default: &ParamDefault, ty: Ty, location: Location) -> Expr {
        match default {
            ParamDefault::Const(Const::Null) => {
                if self.world.nullable_value(ty).is_some() {
                    Expr::new(ExprKind::Default, ty, location)
                } else {
                    Expr::new(ExprKind::Literal(Const::Null), ty, location)
                }
            }
            ParamDefault::Const(value) => {
                if let Some(inner) = self.world.nullable_value(ty) {
                    let literal = Expr::new(ExprKind::Literal(value.clone()), inner, location);
                    return Expr::new(
                        ExprKind::Convert { operand: Box::new(literal), conversion: Convert::WrapNullable },
                        ty,
                        location,
                    );
                }
                let natural = self.type_of_const(value);
                if self.world.is_reference_type(ty) && natural != ty && natural != Ty::NULL {
                    // object o = "text"
                    let literal = Expr::new(ExprKind::Literal(value.clone()), natural, location);
                    return self.convert(literal, ty, location);
                }
                if self.world.is_type_param(ty) {
                    return Expr::new(ExprKind::Default, ty, location);
                }
                Expr::new(ExprKind::Literal(value.clone()), ty, location)
            }
            ParamDefault::Default => Expr::new(ExprKind::Default, ty, location),
            ParamDefault::Syntax(_) => Expr::new(ExprKind::Default, ty, location),
        }
    }

    pub(crate) fn type_of_const(&mut self, value: &Const) -> Ty {
        let special = match value {
            Const::Null => return Ty::NULL,
            Const::Bool(_) => Special::Boolean,
            Const::Char(_) => Special::Char,
            Const::Int(v) if i32::try_from(*v).is_ok() => Special::Int32,
            Const::Int(_) => Special::Int64,
            Const::UInt(v) if u32::try_from(*v).is_ok() => Special::UInt32,
            Const::UInt(_) => Special::UInt64,
            Const::Float(_) => Special::Single,
            Const::Double(_) => Special::Double,
            Const::Decimal(_) => Special::Decimal,
            Const::String(_) => Special::String,
        };
        self.world.special_ty(special)
    }

    /// `[CallerMemberName]`, `[CallerLineNumber]`, `[CallerFilePath]`, `[CallerArgumentExpression]`.
    fn caller_info(&mut self, applicable: &Applicable, param: &Param, location: Location) -> Option<Expr> {
        let attribute = param.attributes.iter().find_map(|a| {
            let name = a.name.rsplit('.').next().unwrap_or("");
            let name = name.strip_suffix("Attribute").unwrap_or(name);
            name.starts_with("Caller").then(|| (name.to_string(), a.clone()))
        })?;
        let string_ty = self.world.special_ty(Special::String);
        let text = match attribute.0.as_str() {
            "CallerLineNumber" => {
                let line = self.world.line_column(location).0;
                let int_ty = self.world.special_ty(Special::Int32);
                let literal = Expr::new(ExprKind::Literal(Const::Int(i64::from(line))), int_ty, location);
                return Some(self.convert(literal, param.ty, location));
            }
            "CallerMemberName" => self.caller_member_name(),
            "CallerFilePath" => self.world[self.source].name.to_string(),
            "CallerArgumentExpression" => {
                let AttributeArg::Const(Const::String(name), _) = attribute.1.args.first()? else { return None };
                let name = String::from_utf16_lossy(name);
                let target = applicable.params.iter().position(|p| *p.name == *name)?;
                let argument = applicable.mapping.iter().position(|&m| m == target)?;
                let location = *applicable.locations.get(argument)?;
                let text = &self.world[location.source].text;
                text.get(location.start as usize..location.end as usize)?.to_string()
            }
            _ => return None,
        };
        let value = Const::String(text.encode_utf16().collect());
        let literal = Expr::new(ExprKind::Literal(value), string_ty, location);
        Some(self.convert(literal, param.ty, location))
    }

    /// Name of the member that the code stands in, as `[CallerMemberName]` gives it.
    fn caller_member_name(&mut self) -> String {
        let Some(method) = self.method() else { return String::new() };
        let def = &self.world[method];
        match def.kind {
            MethodKind::Getter(p) | MethodKind::Setter(p) => self.world[p].name.to_string(),
            MethodKind::Adder(e) | MethodKind::Remover(e) => self.world[e].name.to_string(),
            _ => {
                if &*def.name == "<Main>$" {
                    return "<Main>$".to_string();
                }
                def.name.rsplit('.').next().filter(|n| !n.is_empty()).map_or_else(
                    || def.name.to_string(),
                    |n| if matches!(n, "ctor" | "cctor") { format!(".{n}") } else { n.to_string() },
                )
            }
        }
    }
}
