//! Expressions. Each gives text; statements that must run first are written to the lines.

use super::body::{Writer, inlined, is_constant, needs_statements};
use super::literals::{nested, operator_call};
use crate::hir::print::operator;
use crate::hir::*;

/// Parentheses around what is not a primary expression.
pub(super) fn primary(text: &str) -> String {
    let mut depth = 0i32;
    let mut in_text = None;
    let mut previous = ' ';
    let is_whole = text.starts_with('(') && text.ends_with(')');
    let mut closes_early = false;
    for (position, c) in text.char_indices() {
        match in_text {
            Some(quote) => {
                if c == quote && previous != '\\' {
                    in_text = None;
                }
                previous = if previous == '\\' && c == '\\' { ' ' } else { c };
                continue;
            }
            None if c == '"' || c == '\'' => in_text = Some(c),
            None => {}
        }
        match c {
            '(' | '[' | '<' | '{' => depth += 1,
            ')' | ']' | '>' | '}' => depth -= 1,
            ' ' if depth == 0 => return format!("({text})"),
            _ => {}
        }
        if is_whole && depth == 0 && position + 1 < text.len() {
            closes_early = true;
        }
        previous = c;
    }
    // A cast is no primary expression: `(int)x`.
    let is_cast = text.starts_with('(') && (!is_whole || closes_early);
    let is_signed = text.starts_with(['-', '!', '~']);
    if is_cast || is_signed { format!("({text})") } else { text.to_string() }
}

impl Writer<'_, '_> {
    /// An expression whose value nobody reads.
    pub(super) fn effect(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Sequence { effects, value, .. } => {
                for effect in effects {
                    self.effect(effect);
                }
                self.effect(value);
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    self.stmt(statement);
                }
                self.effect(value);
            }
            ExprKind::Conditional { condition, then, otherwise, .. } if expr.ty == Ty::VOID => {
                let statement = |e: &Expr| Stmt::new(StmtKind::Expr(e.clone()), e.location);
                let kind = StmtKind::If {
                    condition: (**condition).clone(),
                    then: Box::new(statement(then)),
                    otherwise: Some(Box::new(statement(otherwise))),
                };
                self.stmt(&Stmt::new(kind, expr.location));
            }
            ExprKind::Throw(operand) => {
                let text = self.expr(operand);
                self.line(format!("throw {text};"));
            }
            ExprKind::Literal(_) | ExprKind::Default | ExprKind::Local(_) | ExprKind::This | ExprKind::Error => {}
            _ => {
                let text = self.effect_text(expr);
                self.line(format!("{text};"));
            }
        }
    }

    /// An expression that C# allows as a statement.
    pub(super) fn effect_text(&mut self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.effect_text(operand),
            ExprKind::Assign { target, value } => self.assignment(target, value),
            ExprKind::Call { .. } => {
                let text = self.expr(expr);
                let is_call =
                    text.ends_with(')') && !text.starts_with('(') || text.contains(" = ") || text.contains("= ");
                if is_call || expr.ty == Ty::VOID { text } else { format!("_ = {text}") }
            }
            ExprKind::New { .. } | ExprKind::RefAssign { .. } => self.expr(expr),
            _ => {
                let text = self.expr(expr);
                format!("_ = {text}")
            }
        }
    }

    fn assignment(&mut self, target: &Expr, value: &Expr) -> String {
        let value_needs = needs_statements(value);
        let place = if value_needs { self.kept_place(target) } else { self.place(target) };
        let value = self.expr(value);
        format!("{place} = {value}")
    }

    /// A place whose parts are evaluated now.
    fn kept_place(&mut self, place: &Expr) -> String {
        match &place.kind {
            ExprKind::Field { receiver: Some(receiver), field } => {
                let receiver = if is_reference(self.names.world, receiver.ty) && !is_constant(receiver) {
                    let text = self.expr(receiver);
                    self.keep(receiver.ty, &text)
                } else {
                    self.kept_place(receiver)
                };
                format!("{}.{}", primary(&receiver), self.names.field(field.def))
            }
            ExprKind::ArrayElement { array, indices } => {
                let text = self.expr(array);
                let array = self.keep(array.ty, &text);
                let mut list = Vec::new();
                for index in indices {
                    let text = self.expr(index);
                    list.push(if is_constant(index) { text } else { self.keep(index.ty, &text) });
                }
                format!("{array}[{}]", list.join(", "))
            }
            _ => self.place(place),
        }
    }

    /// An expression that stands for a variable.
    pub(super) fn place(&mut self, place: &Expr) -> String {
        match &place.kind {
            ExprKind::Deref(inner) => self.place(inner),
            ExprKind::RefOf(inner) => self.place(inner),
            ExprKind::Conditional { condition, then, otherwise, is_ref: true } => {
                let condition = self.expr(condition);
                let (then, otherwise) = (self.place(then), self.place(otherwise));
                format!("({condition} ? ref {then} : ref {otherwise})")
            }
            _ => self.expr(place),
        }
    }

    /// Operands from left to right: those before one that needs statements are kept in temporaries.
    pub(super) fn operands(&mut self, list: &[&Expr]) -> Vec<String> {
        let last = list.iter().rposition(|e| needs_statements(e));
        let mut texts = Vec::new();
        for (position, expr) in list.iter().enumerate() {
            let text = self.expr(expr);
            let is_before = last.is_some_and(|l| position < l);
            if is_before && !is_constant(expr) && expr.ty != Ty::VOID && !is_ref_struct_place(expr) {
                texts.push(self.keep(expr.ty, &text));
            } else {
                texts.push(text);
            }
        }
        texts
    }

    fn args(&mut self, args: &[Arg]) -> Vec<String> {
        let last = args.iter().rposition(|a| needs_statements(&a.expr));
        let mut texts = Vec::new();
        for (position, arg) in args.iter().enumerate() {
            match arg.ref_kind {
                RefKind::None => {
                    let mut text = self.expr(&arg.expr);
                    if matches!(arg.expr.kind, ExprKind::Literal(Const::Null)) {
                        text = format!("({})null", self.names.ty(arg.expr.ty));
                    }
                    if last.is_some_and(|l| position < l) && !is_constant(&arg.expr) {
                        text = self.keep(arg.expr.ty, &text);
                    }
                    texts.push(text);
                }
                kind => {
                    let word = match kind {
                        RefKind::Out => "out",
                        RefKind::In | RefKind::RefReadOnly => "in",
                        _ => "ref",
                    };
                    let is_discard = matches!(arg.expr.kind, ExprKind::Discard);
                    let place = if is_discard { "_".into() } else { self.place(&arg.expr) };
                    texts.push(format!("{word} {place}"));
                }
            }
        }
        texts
    }

    /// The text of an expression.
    pub(super) fn expr(&mut self, expr: &Expr) -> String {
        if let Some(simple) = inlined(expr)
            && !needs_statements(&simple)
        {
            return self.expr(&simple);
        }
        match &expr.kind {
            ExprKind::Error => "default".into(),
            ExprKind::Literal(value) => self.literal(value, expr.ty),
            ExprKind::Default => format!("default({})", self.names.ty(expr.ty)),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::This => "this".into(),
            ExprKind::Base => "base".into(),
            ExprKind::Discard => "_".into(),
            ExprKind::Field { receiver, field } => {
                let name = self.names.field(field.def);
                match receiver {
                    Some(receiver) => {
                        let text = self.place(receiver);
                        format!("{}.{name}", primary(&text))
                    }
                    None => format!("{}.{name}", self.names.ty(field.owner)),
                }
            }
            ExprKind::ArrayElement { array, indices } => {
                let mut list: Vec<&Expr> = vec![array];
                list.extend(indices);
                let mut texts = self.operands(&list);
                let indices = texts.split_off(1);
                format!("{}[{}]", primary(&texts[0]), indices.join(", "))
            }
            ExprKind::ArrayLength(array) => {
                let text = self.expr(array);
                format!("{}.Length", primary(&text))
            }
            ExprKind::Call { callee: Callee::Method { receiver, method, virtual_call }, args } => {
                self.call(receiver.as_deref(), method, *virtual_call, args, expr)
            }
            ExprKind::New { constructor, args } => {
                let mut args = self.args(args);
                let world = self.names.world;
                let owner = world[constructor.def].owner;
                // The class library's read-only view of an array is its own; the array itself will do.
                if &*world[owner].name == "ReadOnlyArray" && &*world[owner].namespace == "Hoist.Runtime" {
                    return args.pop().unwrap_or_default();
                }
                if world[owner].is_user && world[owner].made.is_none() {
                    self.names.relaxed.borrow_mut().insert(owner);
                }
                format!("new {}({})", self.names.ty(constructor.owner), args.join(", "))
            }
            ExprKind::NewTypeParam => format!("new {}()", self.names.ty(expr.ty)),
            ExprKind::NewArray { element, lengths } => {
                let list: Vec<&Expr> = lengths.iter().collect();
                let lengths = self.operands(&list);
                let element = self.names.ty(*element);
                let (name, rest) = element.split_at(element.find('[').unwrap_or(element.len()));
                format!("new {name}[{}]{rest}", lengths.join(", "))
            }
            ExprKind::ArrayInit { lengths, elements, .. } => {
                let list: Vec<&Expr> = elements.iter().collect();
                let elements = self.operands(&list);
                format!("new {} {}", self.names.ty(expr.ty), nested(&elements, lengths))
            }
            ExprKind::StackAlloc { element, count, elements } => {
                let element_text = self.names.ty(*element);
                if elements.is_empty() {
                    let count = self.expr(count);
                    return format!("stackalloc {element_text}[{count}]");
                }
                let list: Vec<&Expr> = elements.iter().collect();
                format!("stackalloc {element_text}[] {{ {} }}", self.operands(&list).join(", "))
            }
            ExprKind::NewDelegate { receiver, method, .. } => {
                let receiver = match receiver {
                    Some(receiver) => {
                        let text = self.expr(receiver);
                        primary(&text)
                    }
                    None => self.names.ty(method.owner),
                };
                let name = self.names.method(method.def);
                let type_args = self.names.type_args(&method.type_args);
                format!("new {}({receiver}.{name}{type_args})", self.names.ty(expr.ty))
            }
            ExprKind::Unary { op, operand, checked, .. } => {
                let text = self.expr(operand);
                let sign = match op {
                    UnaryOp::Neg => "-",
                    UnaryOp::Complement => "~",
                    UnaryOp::Not => "!",
                };
                let whole = format!("{sign}{}", primary(&text));
                if *checked { format!("checked({whole})") } else { whole }
            }
            ExprKind::Binary { op, operand_type, left, right, checked, .. } => {
                self.binary(*op, *operand_type, left, right, *checked)
            }
            ExprKind::LogicalAnd(..) | ExprKind::LogicalOr(..) if needs_statements(expr) => {
                let result = self.temp(expr.ty);
                let end = self.new_label();
                let is_and = matches!(expr.kind, ExprKind::LogicalAnd(..));
                self.line(format!("{result} = {};", !is_and));
                self.jump(expr, end, !is_and);
                self.line(format!("{result} = {is_and};"));
                self.label(end);
                result
            }
            ExprKind::LogicalAnd(left, right) | ExprKind::LogicalOr(left, right) => {
                let sign = if matches!(expr.kind, ExprKind::LogicalAnd(..)) { "&&" } else { "||" };
                let (left, right) = (self.expr(left), self.expr(right));
                format!("({left} {sign} {right})")
            }
            ExprKind::Conditional { condition, then, otherwise, is_ref: false } => {
                self.conditional(condition, then, otherwise, expr)
            }
            ExprKind::Conditional { .. } => self.place(expr),
            ExprKind::Assign { target, value } => format!("({})", self.assignment(target, value)),
            ExprKind::RefAssign { local, place } => {
                let place = self.place(place);
                format!("{} = ref {place}", self.local(*local))
            }
            ExprKind::Convert { operand, conversion } => self.conversion(operand, conversion, expr),
            ExprKind::IsType { operand, ty } => {
                let text = self.expr(operand);
                format!("({} is {})", primary(&text), self.names.ty(*ty))
            }
            ExprKind::AsType { operand } => {
                let text = self.expr(operand);
                format!("({} as {})", primary(&text), self.names.ty(expr.ty))
            }
            ExprKind::TypeOf(ty) => format!("typeof({})", self.names.ty(*ty)),
            ExprKind::Throw(operand) => {
                let text = self.expr(operand);
                self.line(format!("throw {text};"));
                format!("default({})", self.names.ty(expr.ty))
            }
            ExprKind::Sequence { effects, value, .. } => {
                for effect in effects {
                    self.effect(effect);
                }
                self.expr(value)
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    self.stmt(statement);
                }
                self.expr(value)
            }
            ExprKind::RefOf(place) => {
                let place = self.place(place);
                format!("ref {place}")
            }
            ExprKind::Deref(inner) => self.place(inner),
            ExprKind::NullableHasValue(operand) => {
                let text = self.place(operand);
                format!("{}.HasValue", primary(&text))
            }
            ExprKind::NullableValue(operand) => {
                let text = self.place(operand);
                format!("{}.GetValueOrDefault()", primary(&text))
            }
            ExprKind::InlineArraySpan { place, length } => {
                let place = self.place(place);
                format!("({}){}[..{length}]", self.names.ty(expr.ty), primary(&place))
            }
            ExprKind::InlineArrayElement { place, index } => {
                let place = self.place(place);
                let index = self.expr(index);
                format!("{}[{index}]", primary(&place))
            }
            // Desugaring leaves no others.
            _ => format!("default({})", self.names.ty(expr.ty)),
        }
    }

    fn binary(&mut self, op: BinaryOp, operand_type: NumericType, left: &Expr, right: &Expr, checked: bool) -> String {
        let is_null = |e: &Expr| match &e.kind {
            ExprKind::Literal(Const::Null) => true,
            ExprKind::Convert { operand, conversion: Convert::NullLiteral | Convert::Identity } => {
                matches!(operand.kind, ExprKind::Literal(Const::Null))
            }
            _ => false,
        };
        let texts = self.operands(&[left, right]);
        if operand_type == NumericType::Ref {
            let sign = if op == BinaryOp::Ne { "is not" } else { "is" };
            if is_null(right) {
                return format!("({} {sign} null)", primary(&texts[0]));
            }
            return format!("((object){} {} (object){})", primary(&texts[0]), operator(op), primary(&texts[1]));
        }
        let whole = format!("({} {} {})", texts[0], operator(op), texts[1]);
        if checked { format!("checked{whole}") } else { whole }
    }

    fn conditional(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr, expr: &Expr) -> String {
        if needs_statements(expr) {
            let result = self.temp(expr.ty);
            let (no, end) = (self.new_label(), self.new_label());
            self.jump(condition, no, false);
            for (branch, is_first) in [(then, true), (otherwise, false)] {
                if let ExprKind::Throw(_) = branch.kind {
                    self.effect(branch);
                } else {
                    let text = self.expr(branch);
                    self.line(format!("{result} = {text};"));
                }
                if is_first {
                    let skip = self.goto(end);
                    self.line(skip);
                    self.label(no);
                } else {
                    self.label(end);
                }
            }
            return result;
        }
        let branch = |writer: &mut Self, branch: &Expr| match &branch.kind {
            ExprKind::Throw(thrown) => format!("throw {}", writer.expr(thrown)),
            ExprKind::Literal(Const::Null) => format!("({})null", writer.names.ty(branch.ty)),
            _ => writer.expr(branch),
        };
        let condition = self.expr(condition);
        let then = branch(self, then);
        let otherwise = branch(self, otherwise);
        if then.starts_with("throw ") {
            return format!("(!{} ? {otherwise} : {then})", primary(&condition));
        }
        format!("({condition} ? {then} : {otherwise})")
    }

    fn conversion(&mut self, operand: &Expr, conversion: &Convert, expr: &Expr) -> String {
        let text = match conversion {
            Convert::NullLiteral => return format!("({})null", self.names.ty(expr.ty)),
            _ => self.expr(operand),
        };
        match conversion {
            Convert::Identity if operand.ty == expr.ty => text,
            Convert::UnwrapNullable => format!("{}.Value", primary(&text)),
            Convert::Numeric { checked: true } => format!("checked(({}){})", self.names.ty(expr.ty), primary(&text)),
            Convert::Numeric { checked: false } => {
                let cast = format!("({}){}", self.names.ty(expr.ty), primary(&text));
                // Constants are checked unless told otherwise.
                if is_constant(operand) { format!("unchecked({cast})") } else { cast }
            }
            Convert::Call(method) if !self.names.world[method.def].name.starts_with("op_") => {
                let name = self.names.method(method.def);
                format!("{}.{name}({text})", self.names.ty(method.owner))
            }
            _ => format!("({}){}", self.names.ty(expr.ty), primary(&text)),
        }
    }

    fn call(
        &mut self,
        receiver: Option<&Expr>,
        method: &MethodRef,
        virtual_call: bool,
        args: &[Arg],
        expr: &Expr,
    ) -> String {
        let names = self.names;
        let world = names.world;
        let def = &world[method.def];
        let args_need = args.iter().any(|a| needs_statements(&a.expr));
        let owner = &world[def.owner];
        let target = match receiver {
            Some(receiver) => {
                let mut text = self.place(receiver);
                if args_need && !is_constant(receiver) && is_reference(world, receiver.ty) {
                    text = self.keep(receiver.ty, &text);
                }
                // The class may implement the method explicitly.
                let is_class = matches!(world.kind(receiver.ty), TyKind::Named { def, .. } if world[*def].kind == TypeDefKind::Class);
                if owner.kind == TypeDefKind::Interface && is_class {
                    format!("(({}){})", names.ty(method.owner), primary(&text))
                } else {
                    primary(&text)
                }
            }
            None => names.ty(method.owner),
        };
        let mut args = self.args(args);
        // `base.M()` in a machine: only the type itself can say it.
        if let Some(receiver) = receiver
            && !virtual_call
            && let Some(owner) = base_of(world, receiver, method)
        {
            names.base_calls.borrow_mut().insert((owner, method.def));
            return format!(
                "{target}.Base_{}{}({})",
                names.method(method.def),
                names.type_args(&method.type_args),
                args.join(", ")
            );
        }
        match def.kind {
            MethodKind::Getter(property) => {
                let property = &world[property];
                if property.is_indexer {
                    return format!("{target}[{}]", args.join(", "));
                }
                return format!("{target}.{}", names.made(last_part(&property.name)));
            }
            MethodKind::Setter(id) => {
                let property = &world[id];
                if def.is_init_only && property.is_made_by_user(world) {
                    names.opened.borrow_mut().insert(id);
                }
                let value = args.pop().unwrap_or_default();
                if property.is_indexer {
                    return format!("{target}[{}] = {value}", args.join(", "));
                }
                return format!("{target}.{} = {value}", names.made(last_part(&property.name)));
            }
            MethodKind::Adder(event) => return format!("{target}.{} += {}", world[event].name, args.join(", ")),
            MethodKind::Remover(event) => return format!("{target}.{} -= {}", world[event].name, args.join(", ")),
            MethodKind::Conversion => {
                let argument = args.pop().unwrap_or_default();
                return format!("({}){}", names.ty(expr.ty), primary(&argument));
            }
            MethodKind::Operator => {
                if let Some(text) = operator_call(&def.name, &args) {
                    return text;
                }
            }
            _ => {}
        }
        if &*def.name == "<Clone>$" {
            return format!("({target} with {{ }})");
        }
        if let (Some(interface), Some(_)) = (def.explicit_interface, receiver) {
            let name = last_part(&def.name);
            return format!(
                "(({}){target}).{name}{}({})",
                names.ty(interface),
                names.type_args(&method.type_args),
                args.join(", ")
            );
        }
        let name = names.method(method.def);
        format!("{target}.{name}{}({})", names.type_args(&method.type_args), args.join(", "))
    }
}

impl PropertyDef {
    fn is_made_by_user(&self, world: &crate::world::World) -> bool {
        world[self.owner].is_user
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// A reference type as far as the kind tells.
fn is_reference(world: &crate::world::World, ty: Ty) -> bool {
    match world.kind(ty) {
        TyKind::Array { .. } => true,
        TyKind::Named { def, .. } => {
            matches!(world[*def].kind, TypeDefKind::Class | TypeDefKind::Interface | TypeDefKind::Delegate)
        }
        _ => false,
    }
}

/// The user's type, if a machine calls a virtual method of its base class without dispatch.
fn base_of(world: &crate::world::World, receiver: &Expr, method: &MethodRef) -> Option<TypeDefId> {
    let ExprKind::Field { field, .. } = &receiver.kind else { return None };
    if &*world[field.def].name != "<>4__this" {
        return None;
    }
    let TyKind::Named { def, .. } = world.kind(receiver.ty) else { return None };
    let called = &world[method.def];
    let modifiers = called.modifiers;
    let is_virtual = modifiers.is_virtual || modifiers.is_override;
    (is_virtual && called.owner != *def && world[called.owner].kind == TypeDefKind::Class).then_some(*def)
}

/// Values that no temporary can hold.
fn is_ref_struct_place(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::RefOf(_))
}
