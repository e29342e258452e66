//! The typed tree as text that looks like C#, for people: `hoist dump --stage hir`, `--as csharp`, and tests of the passes.
//!
//! Not every tree has a C# spelling (`goto` into a block, `temp` lists, references to places), so the text is for reading only. Locals have their
//! name, and their number too where another local has the same name.

use std::fmt::Write as _;

use super::expr::*;
use super::ids::*;
use super::stmt::*;
use super::symbols::*;
use super::types::Ty;
use super::{Body, FunctionKind};
use crate::machines::type_spelling;
use crate::world::World;

/// A body with all its functions.
pub fn body(world: &World, body: &Body) -> String {
    let mut printer = Printer { world, body, text: String::new(), indent: 0 };
    printer.function(FunctionId(0));
    printer.text
}

/// A made type with its fields and its methods' code.
pub fn made_type(world: &World, def: TypeDefId) -> String {
    let declared = &world[def];
    let keyword = match declared.kind {
        TypeDefKind::Struct => "struct",
        _ => "class",
    };
    let mut text = format!("{keyword} {}", declared.name);
    if !declared.type_params.is_empty() {
        let names: Vec<&str> = declared.type_params.iter().map(|&p| &*world[p].name).collect();
        let _ = write!(text, "<{}>", names.join(", "));
    }
    if !declared.interfaces.is_empty() {
        let names: Vec<String> = declared.interfaces.iter().map(|&i| type_spelling(world, i)).collect();
        let _ = write!(text, " : {}", names.join(", "));
    }
    text.push_str("\n{\n");
    for &field in &declared.fields {
        let field = &world[field];
        let is_static = if field.modifiers.is_static { "static " } else { "" };
        let _ = writeln!(text, "    public {is_static}{} {};", type_spelling(world, field.ty), field.name);
    }
    for &method in &declared.methods {
        if let BodySource::Lowered(code) = &world[method].body {
            text.push('\n');
            for line in body(world, code).lines() {
                let _ = writeln!(text, "    {line}");
            }
        }
    }
    text.push_str("}\n");
    text
}

struct Printer<'a> {
    world: &'a World,
    body: &'a Body,
    text: String,
    indent: usize,
}

impl Printer<'_> {
    fn line(&mut self, line: &str) {
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn ty(&self, ty: Ty) -> String {
        type_spelling(self.world, ty)
    }

    fn local(&self, local: LocalId) -> String {
        let Some(declared) = self.body.locals.get(local.index()) else { return format!("{local:?}") };
        let same = self.body.locals.iter().filter(|l| l.name == declared.name).count();
        if same > 1 { format!("{}_{}", declared.name, local.0) } else { declared.name.to_string() }
    }

    fn function(&mut self, id: FunctionId) {
        let Some(function) = self.body.functions.get(id.index()) else { return };
        let name = match function.kind {
            FunctionKind::Method => self.world[self.body.method].name.to_string(),
            FunctionKind::Lambda => format!("lambda_{}", id.0),
            FunctionKind::LocalFunction => {
                function.name.as_ref().map_or_else(|| format!("local_{}", id.0), ToString::to_string)
            }
        };
        let params: Vec<String> = function
            .parameters
            .iter()
            .map(|&p| {
                let declared = &self.body.locals[p.index()];
                format!("{}{} {}", ref_kind(declared.ref_kind), self.ty(declared.ty), self.local(p))
            })
            .collect();
        let modifier = if function.is_async { "async " } else { "" };
        let head = format!("{modifier}{} {name}({})", self.ty(function.return_type), params.join(", "));
        self.line(&head);
        let block = &function.block;
        self.braced(block);
    }

    fn braced(&mut self, stmt: &Stmt) {
        self.line("{");
        self.indent += 1;
        match &stmt.kind {
            StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
                for statement in statements {
                    self.stmt(statement);
                }
            }
            _ => self.stmt(stmt),
        }
        self.indent -= 1;
        self.line("}");
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Block { .. } => self.braced(stmt),
            StmtKind::List(statements) => {
                for statement in statements {
                    self.stmt(statement);
                }
            }
            StmtKind::Expr(e) if crate::machine::is_probe(self.world, e) => {}
            StmtKind::Expr(e) => {
                let text = format!("{};", self.expr(e));
                self.line(&text);
            }
            StmtKind::LocalDecl { local, init } => {
                let declared = &self.body.locals[local.index()];
                let init = init.as_ref().map_or_else(String::new, |i| format!(" = {}", self.expr(i)));
                let text =
                    format!("{}{} {}{init};", ref_kind(declared.ref_kind), self.ty(declared.ty), self.local(*local));
                self.line(&text);
            }
            StmtKind::LocalFunction(function) => self.function(*function),
            StmtKind::If { condition, then, otherwise } => {
                let text = format!("if ({})", self.expr(condition));
                self.line(&text);
                self.braced(then);
                if let Some(otherwise) = otherwise {
                    self.line("else");
                    self.braced(otherwise);
                }
            }
            StmtKind::While { condition, body, break_label, continue_label } => {
                let text = format!("while ({}) // {break_label:?} {continue_label:?}", self.expr(condition));
                self.line(&text);
                self.braced(body);
            }
            StmtKind::DoWhile { body, condition, break_label, continue_label } => {
                let text = format!("do // {break_label:?} {continue_label:?}");
                self.line(&text);
                self.braced(body);
                let text = format!("while ({});", self.expr(condition));
                self.line(&text);
            }
            StmtKind::For { init, condition, increment, body, break_label, continue_label, .. } => {
                self.line("{");
                self.indent += 1;
                for statement in init {
                    self.stmt(statement);
                }
                let condition = condition.as_ref().map_or_else(String::new, |c| self.expr(c));
                let increment: Vec<String> = increment.iter().map(|e| self.expr(e)).collect();
                let text =
                    format!("for (; {condition}; {}) // {break_label:?} {continue_label:?}", increment.join(", "));
                self.line(&text);
                self.braced(body);
                self.indent -= 1;
                self.line("}");
            }
            StmtKind::Foreach { collection, body, .. } => {
                let text = format!("foreach (.. in {})", self.expr(collection));
                self.line(&text);
                self.braced(body);
            }
            StmtKind::Switch { value, sections, .. } => {
                let text = format!("switch ({})", self.expr(value));
                self.line(&text);
                self.line("{");
                for section in sections {
                    self.indent += 1;
                    for label in &section.labels {
                        let text = format!("case {:?}:", label.label);
                        self.line(&text);
                    }
                    self.indent += 1;
                    for statement in &section.body {
                        self.stmt(statement);
                    }
                    self.indent -= 2;
                }
                self.line("}");
            }
            StmtKind::SwitchInt { value, cases, default } => {
                let cases: Vec<String> = cases.iter().map(|(n, l)| format!("{n}: goto {l:?}; ")).collect();
                let text = format!("switch ({}) {{ {}default: goto {default:?}; }}", self.expr(value), cases.concat());
                self.line(&text);
            }
            StmtKind::Goto(label) => self.line(&format!("goto {label:?};")),
            StmtKind::Label(label) => self.line(&format!("{label:?}:")),
            StmtKind::Return(value) => self.with_value("return", value.as_ref()),
            StmtKind::Throw(value) => self.with_value("throw", value.as_ref()),
            StmtKind::YieldReturn(value) => self.with_value("yield return", Some(value)),
            StmtKind::YieldBreak => self.line("yield break;"),
            StmtKind::Try { body, catches, finally } => {
                self.line("try");
                self.braced(body);
                for catch in catches {
                    let local = catch.local.map_or_else(String::new, |l| format!(" {}", self.local(l)));
                    let filter =
                        catch.filter.as_ref().map_or_else(String::new, |f| format!(" when ({})", self.expr(f)));
                    let text = format!("catch ({}{local}){filter}", self.ty(catch.ty));
                    self.line(&text);
                    self.braced(&catch.body);
                }
                if let Some(finally) = finally {
                    self.line("finally");
                    self.braced(finally);
                }
            }
            StmtKind::Using { declarations, body, is_await, .. } => {
                let keyword = if *is_await { "await using" } else { "using" };
                for resource in declarations {
                    let text = format!("{keyword} ({} = {})", self.local(resource.local), self.expr(&resource.init));
                    self.line(&text);
                }
                self.braced(body);
            }
            StmtKind::Lock { value, body, .. } => {
                let text = format!("lock ({})", self.expr(value));
                self.line(&text);
                self.braced(body);
            }
            StmtKind::Nop => {}
        }
    }

    fn with_value(&mut self, keyword: &str, value: Option<&Expr>) {
        let text = match value {
            Some(value) => format!("{keyword} {};", self.expr(value)),
            None => format!("{keyword};"),
        };
        self.line(&text);
    }

    fn exprs(&self, list: &[Expr]) -> String {
        list.iter().map(|e| self.expr(e)).collect::<Vec<_>>().join(", ")
    }

    fn args(&self, args: &[Arg]) -> String {
        let parts: Vec<String> =
            args.iter().map(|a| format!("{}{}", ref_kind(a.ref_kind), self.expr(&a.expr))).collect();
        parts.join(", ")
    }

    fn type_args(&self, args: &[Ty]) -> String {
        if args.is_empty() {
            return String::new();
        }
        format!("<{}>", args.iter().map(|&a| self.ty(a)).collect::<Vec<_>>().join(", "))
    }

    fn receiver(&self, receiver: Option<&Expr>, owner: Ty) -> String {
        match receiver {
            Some(receiver) => self.expr(receiver),
            None => self.ty(owner),
        }
    }

    /// An expression.
    fn expr(&self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Error => "<error>".into(),
            ExprKind::Literal(value) => constant(value),
            ExprKind::Default => format!("default({})", self.ty(expr.ty)),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::This => "this".into(),
            ExprKind::Base => "base".into(),
            ExprKind::Field { receiver, field } => {
                format!("{}.{}", self.receiver(receiver.as_deref(), field.owner), self.world[field.def].name)
            }
            ExprKind::Property { receiver, property, args, .. } => {
                let args = if args.is_empty() { String::new() } else { format!("[{}]", self.args(args)) };
                let receiver = self.receiver(receiver.as_deref(), property.owner);
                format!("{receiver}.{}{args}", self.world[property.def].name)
            }
            ExprKind::ArrayElement { array, indices } => format!("{}[{}]", self.expr(array), self.exprs(indices)),
            ExprKind::ArrayLength(array) => format!("{}.Length", self.expr(array)),
            ExprKind::Call { callee: Callee::Method { receiver, method, .. }, args } => format!(
                "{}.{}{}({})",
                self.receiver(receiver.as_deref(), method.owner),
                self.world[method.def].name,
                self.type_args(&method.type_args),
                self.args(args)
            ),
            ExprKind::Call { callee: Callee::LocalFunction { function, type_args }, args } => {
                format!("{}{}({})", self.function_name(*function), self.type_args(type_args), self.args(args))
            }
            ExprKind::New { constructor, args } => format!("new {}({})", self.ty(constructor.owner), self.args(args)),
            ExprKind::NewTypeParam => format!("new {}()", self.ty(expr.ty)),
            ExprKind::WithInitializer { target, steps, .. } => {
                format!("{} {{ {} }}", self.expr(target), self.exprs(steps))
            }
            ExprKind::With { receiver, steps, .. } => {
                format!("{} with {{ {} }}", self.expr(receiver), self.exprs(steps))
            }
            ExprKind::NewArray { element, lengths } => format!("new {}[{}]", self.ty(*element), self.exprs(lengths)),
            ExprKind::ArrayInit { element, elements, .. } => {
                format!("new {}[] {{ {} }}", self.ty(*element), self.exprs(elements))
            }
            ExprKind::StackAlloc { element, count, .. } => {
                format!("stackalloc {}[{}]", self.ty(*element), self.expr(count))
            }
            ExprKind::NewDelegate { receiver, method, .. } => format!(
                "new {}({}.{})",
                self.ty(expr.ty),
                self.receiver(receiver.as_deref(), method.owner),
                self.world[method.def].name
            ),
            ExprKind::LocalFunctionDelegate { function, .. } => self.function_name(*function),
            ExprKind::Lambda(function) => {
                // Its code is printed by itself, inline.
                let mut inner = Printer { world: self.world, body: self.body, text: String::new(), indent: 0 };
                inner.function(*function);
                inner.text.trim_end().replace('\n', " ")
            }
            ExprKind::Unary { op, operand, .. } => {
                let sign = match op {
                    UnaryOp::Neg => "-",
                    UnaryOp::Complement => "~",
                    UnaryOp::Not => "!",
                };
                format!("{sign}{}", self.expr(operand))
            }
            ExprKind::Binary { op, left, right, .. } => {
                format!("({} {} {})", self.expr(left), operator(*op), self.expr(right))
            }
            ExprKind::LiftedCall { method, operands, .. } => {
                format!("{}?({})", self.world[method.def].name, self.exprs(operands))
            }
            ExprKind::StringConcat(parts) => {
                format!("({})", parts.iter().map(|p| self.expr(p)).collect::<Vec<_>>().join(" + "))
            }
            ExprKind::LogicalAnd(left, right) => format!("({} && {})", self.expr(left), self.expr(right)),
            ExprKind::LogicalOr(left, right) => format!("({} || {})", self.expr(left), self.expr(right)),
            ExprKind::UserLogical { left, right, .. } => format!("({} &&|| {})", self.expr(left), self.expr(right)),
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                format!("({} ? {} : {})", self.expr(condition), self.expr(then), self.expr(otherwise))
            }
            ExprKind::Coalesce { left, right, .. } => format!("({} ?? {})", self.expr(left), self.expr(right)),
            ExprKind::CoalesceAssign { target, value } => format!("{} ??= {}", self.expr(target), self.expr(value)),
            ExprKind::ConditionalAccess { receiver, access, .. } => {
                format!("{}?.({})", self.expr(receiver), self.expr(access))
            }
            ExprKind::Assign { target, value } => format!("{} = {}", self.expr(target), self.expr(value)),
            ExprKind::RefAssign { local, place } => format!("{} = ref {}", self.local(*local), self.expr(place)),
            ExprKind::CompoundAssign { target, result, .. } | ExprKind::Increment { target, result, .. } => {
                format!("{} := {}", self.expr(target), self.expr(result))
            }
            ExprKind::EventAssign { receiver, accessor, value, .. } => format!(
                "{}.{}({})",
                self.receiver(receiver.as_deref(), accessor.owner),
                self.world[accessor.def].name,
                self.expr(value)
            ),
            ExprKind::Deconstruct(deconstruction) => format!("(..) = {}", self.expr(&deconstruction.value)),
            ExprKind::Discard => "_".into(),
            ExprKind::Convert { operand, .. } => format!("({}){}", self.ty(expr.ty), self.expr(operand)),
            ExprKind::IsType { operand, ty } => format!("({} is {})", self.expr(operand), self.ty(*ty)),
            ExprKind::AsType { operand } => format!("({} as {})", self.expr(operand), self.ty(expr.ty)),
            ExprKind::IsPattern { operand, .. } => format!("({} is ..)", self.expr(operand)),
            ExprKind::Switch { value, arms, .. } => {
                let arms: Vec<String> = arms.iter().map(|a| self.expr(&a.value)).collect();
                format!("{} switch {{ {} }}", self.expr(value), arms.join(", "))
            }
            ExprKind::TypeOf(ty) => format!("typeof({})", self.ty(*ty)),
            ExprKind::Tuple(parts) => format!("({})", self.exprs(parts)),
            ExprKind::TupleCompare { left, right, is_equal, .. } => {
                format!("({} {} {})", self.expr(left), if *is_equal { "==" } else { "!=" }, self.expr(right))
            }
            ExprKind::InterpolatedString(parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|p| match p {
                        InterpolationPart::Text(text) => String::from_utf16_lossy(text),
                        InterpolationPart::Hole { expr, .. } => format!("{{{}}}", self.expr(expr)),
                    })
                    .collect();
                format!("$\"{}\"", parts.concat())
            }
            ExprKind::Collection { elements, .. } => {
                let parts: Vec<String> = elements
                    .iter()
                    .map(|e| match e {
                        CollectionElement::Item(item) => self.expr(item),
                        CollectionElement::Spread { collection, .. } => format!(".. {}", self.expr(collection)),
                    })
                    .collect();
                format!("[{}]", parts.join(", "))
            }
            ExprKind::Await { operand, .. } => format!("await {}", self.expr(operand)),
            ExprKind::Throw(operand) => format!("throw {}", self.expr(operand)),
            ExprKind::Sequence { effects, value, .. } => {
                let mut parts: Vec<String> = effects.iter().map(|e| self.expr(e)).collect();
                parts.push(self.expr(value));
                format!("{{ {} }}", parts.join("; "))
            }
            ExprKind::StatementSequence { statements, value } => {
                let mut inner = Printer { world: self.world, body: self.body, text: String::new(), indent: 0 };
                for statement in statements {
                    inner.stmt(statement);
                }
                format!("{{ {} {} }}", inner.text.trim_end().replace('\n', " "), self.expr(value))
            }
            ExprKind::RefOf(place) => format!("ref {}", self.expr(place)),
            ExprKind::Deref(pointer) => format!("*{}", self.expr(pointer)),
            ExprKind::NullableHasValue(operand) => format!("{}.HasValue", self.expr(operand)),
            ExprKind::NullableValue(operand) => format!("{}.Value", self.expr(operand)),
            ExprKind::InlineArraySpan { place, length } => format!("span({}, {length})", self.expr(place)),
            ExprKind::InlineArrayElement { place, index } => format!("{}[{}]", self.expr(place), self.expr(index)),
        }
    }

    fn function_name(&self, id: FunctionId) -> String {
        match self.body.functions.get(id.index()).and_then(|f| f.name.as_ref()) {
            Some(name) => name.to_string(),
            None => format!("{id:?}"),
        }
    }
}

fn ref_kind(kind: RefKind) -> &'static str {
    match kind {
        RefKind::None => "",
        RefKind::Ref => "ref ",
        RefKind::Out => "out ",
        RefKind::In => "in ",
        RefKind::RefReadOnly => "ref readonly ",
    }
}

pub(crate) fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::ShrUnsigned => ">>>",
        BinaryOp::Eq => "==",
        BinaryOp::Ne => "!=",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
    }
}

fn constant(value: &Const) -> String {
    match value {
        Const::Null => "null".into(),
        Const::Bool(value) => value.to_string(),
        Const::Char(unit) => format!("'{}'", char::from_u32(u32::from(*unit)).unwrap_or('\u{fffd}').escape_default()),
        Const::Int(value) => value.to_string(),
        Const::UInt(value) => value.to_string(),
        Const::Float(value) => format!("{value}f"),
        Const::Double(value) => format!("{value}d"),
        Const::Decimal(bits) => format!("{bits:?}"),
        Const::String(units) => format!("\"{}\"", String::from_utf16_lossy(units).escape_default()),
    }
}
