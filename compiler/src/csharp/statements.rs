//! Statements. What contains a label is flattened into jumps, so that every jump leads to the same block or one around it.

use super::body::{Writer, has_label, needs_statements};
use crate::hir::*;

impl Writer<'_, '_> {
    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        self.location = Some(stmt.location);
        match &stmt.kind {
            StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
                for statement in statements {
                    self.stmt(statement);
                }
            }
            StmtKind::Expr(expr) if crate::machine::is_probe(self.names.world, expr) => {}
            StmtKind::Expr(expr) => self.effect(expr),
            StmtKind::LocalDecl { local, init: Some(init) } => {
                let by_reference = self.body.locals[local.index()].ref_kind != RefKind::None;
                let name = self.local(*local);
                if by_reference {
                    let place = self.place(init);
                    self.line(format!("{name} = ref {place};"));
                } else {
                    let value = self.expr(init);
                    self.line(format!("{name} = {value};"));
                }
            }
            StmtKind::LocalDecl { local, init: None } => {
                self.local(*local);
            }
            StmtKind::If { condition, then, otherwise } => self.if_statement(condition, then, otherwise.as_deref()),
            StmtKind::While { condition, body, break_label, continue_label } => {
                if has_label(body) || needs_statements(condition) {
                    self.label(*continue_label);
                    self.jump(condition, *break_label, false);
                    self.flat(body);
                    let again = self.goto_outside(*continue_label);
                    self.line(again);
                    self.label(*break_label);
                } else {
                    let text = self.expr(condition);
                    self.line(format!("while ({text})"));
                    self.loop_body(body, *break_label, *continue_label);
                }
            }
            StmtKind::DoWhile { body, condition, break_label, continue_label } => {
                if has_label(body) || needs_statements(condition) {
                    let start = self.new_label();
                    self.label(start);
                    self.flat(body);
                    self.label(*continue_label);
                    self.jump(condition, start, true);
                    self.label(*break_label);
                } else {
                    self.line("do");
                    self.loop_body(body, *break_label, *continue_label);
                    let text = self.expr(condition);
                    self.line(format!("while ({text});"));
                }
            }
            StmtKind::For { init, condition, increment, body, break_label, continue_label, .. } => {
                for statement in init {
                    self.stmt(statement);
                }
                let head_needs = condition.as_ref().is_some_and(needs_statements);
                if has_label(body) || head_needs || increment.iter().any(|i| needs_statements(i) || !is_effect(i)) {
                    let start = self.new_label();
                    self.label(start);
                    if let Some(condition) = condition {
                        self.jump(condition, *break_label, false);
                    }
                    self.flat(body);
                    self.label(*continue_label);
                    for effect in increment {
                        self.effect(effect);
                    }
                    let again = self.goto_outside(start);
                    self.line(again);
                    self.label(*break_label);
                } else {
                    let condition = condition.as_ref().map(|c| self.expr(c)).unwrap_or_default();
                    let increment: Vec<String> = increment.iter().map(|i| self.effect_text(i)).collect();
                    self.line(format!("for (; {condition}; {})", increment.join(", ")));
                    self.loop_body(body, *break_label, *continue_label);
                }
            }
            StmtKind::SwitchInt { value, cases, default } => {
                let value = self.expr(value);
                self.line(format!("switch ({value})"));
                self.line("{");
                self.indent += 1;
                for (number, label) in cases {
                    let jump = self.goto_outside(*label);
                    self.line(format!("case {number}: {jump}"));
                }
                let jump = self.goto_outside(*default);
                self.line(format!("default: {jump}"));
                self.indent -= 1;
                self.line("}");
            }
            StmtKind::Goto(label) => {
                let jump = self.goto(*label);
                self.line(jump);
            }
            StmtKind::Label(label) => self.label(*label),
            StmtKind::Return(None) => self.line("return;"),
            StmtKind::Return(Some(value)) => {
                let by_reference = self.body.functions.first().is_some_and(|f| f.return_ref != RefKind::None);
                let text = if by_reference { format!("ref {}", self.place(value)) } else { self.expr(value) };
                self.line(format!("return {text};"));
            }
            StmtKind::Throw(None) => self.line("throw;"),
            StmtKind::Throw(Some(value)) => {
                let text = self.expr(value);
                self.line(format!("throw {text};"));
            }
            StmtKind::Try { body, catches, finally } => self.try_statement(body, catches, finally.as_deref()),
            StmtKind::Nop => {}
            other => self.line(format!("// {:?}", std::mem::discriminant(other))),
        }
    }

    /// A jump that does not stand in the innermost loop's own block: `break` would mean something else.
    fn goto_outside(&mut self, label: LabelId) -> String {
        let loops = std::mem::take(&mut self.loops);
        let jump = self.goto(label);
        self.loops = loops;
        jump
    }

    /// Code in which the loops around cannot be left by `break`: their own statements are jumps.
    fn flat(&mut self, stmt: &Stmt) {
        let loops = std::mem::take(&mut self.loops);
        self.stmt(stmt);
        self.loops = loops;
    }

    fn loop_body(&mut self, body: &Stmt, break_label: LabelId, continue_label: LabelId) {
        self.loops.push((break_label, continue_label));
        self.braced(body);
        self.loops.pop();
        // Jumps from deeper loops.
        let last = self.lines.pop();
        self.indent += 1;
        self.label(continue_label);
        self.indent -= 1;
        self.lines.extend(last);
        self.label(break_label);
    }

    fn braced(&mut self, stmt: &Stmt) {
        self.line("{");
        self.indent += 1;
        self.stmt(stmt);
        self.indent -= 1;
        self.line("}");
    }

    fn if_statement(&mut self, condition: &Expr, then: &Stmt, otherwise: Option<&Stmt>) {
        let is_flat = has_label(then) || otherwise.is_some_and(has_label) || needs_statements(condition);
        if !is_flat {
            let empty =
                |s: &Stmt| matches!(&s.kind, StmtKind::Nop) || matches!(&s.kind, StmtKind::List(l) if l.is_empty());
            let (text, then, otherwise) = match otherwise {
                Some(otherwise) if empty(then) => (self.negated(condition), otherwise, None),
                _ => (self.expr(condition), then, otherwise),
            };
            if otherwise.is_none()
                && let StmtKind::Goto(label) = &then.kind
            {
                let jump = self.goto(*label);
                self.line(format!("if ({text}) {jump}"));
                return;
            }
            self.line(format!("if ({text})"));
            self.braced(then);
            if let Some(otherwise) = otherwise {
                self.line("else");
                self.braced(otherwise);
            }
            return;
        }
        let no = self.new_label();
        self.jump(condition, no, false);
        self.stmt(then);
        match otherwise {
            Some(otherwise) => {
                let end = self.new_label();
                let jump = self.goto(end);
                self.line(jump);
                self.label(no);
                self.stmt(otherwise);
                self.label(end);
            }
            None => self.label(no),
        }
    }

    pub(super) fn negated(&mut self, condition: &Expr) -> String {
        match &condition.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand, .. } => self.expr(operand),
            _ => {
                let text = self.expr(condition);
                format!("!{}", super::expressions::primary(&text))
            }
        }
    }

    /// Jumps if the condition is `when`.
    pub(super) fn jump(&mut self, condition: &Expr, label: LabelId, when: bool) {
        if !needs_statements(condition) {
            let always = matches!(condition.kind, ExprKind::Literal(Const::Bool(value)) if value == when);
            let never = matches!(condition.kind, ExprKind::Literal(Const::Bool(value)) if value != when);
            if never {
                return;
            }
            if always {
                let jump = self.goto(label);
                self.line(jump);
                return;
            }
            let text = if when { self.expr(condition) } else { self.negated(condition) };
            let jump = self.goto(label);
            self.line(format!("if ({text}) {jump}"));
            return;
        }
        match &condition.kind {
            ExprKind::LogicalAnd(left, right) | ExprKind::LogicalOr(left, right) => {
                let is_and = matches!(condition.kind, ExprKind::LogicalAnd(..));
                if is_and == when {
                    let skip = self.new_label();
                    self.jump(left, skip, !when);
                    self.jump(right, label, when);
                    self.label(skip);
                } else {
                    self.jump(left, label, when);
                    self.jump(right, label, when);
                }
            }
            ExprKind::Unary { op: UnaryOp::Not, operand, .. } => self.jump(operand, label, !when),
            ExprKind::Sequence { effects, value, .. } => {
                for effect in effects {
                    self.effect(effect);
                }
                self.jump(value, label, when);
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    self.stmt(statement);
                }
                self.jump(value, label, when);
            }
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let (no, end) = (self.new_label(), self.new_label());
                self.jump(condition, no, false);
                self.jump(then, label, when);
                let skip = self.goto(end);
                self.line(skip);
                self.label(no);
                self.jump(otherwise, label, when);
                self.label(end);
            }
            _ => {
                let text = self.expr(condition);
                let jump = self.goto(label);
                let test = if when { text } else { format!("!{}", super::expressions::primary(&text)) };
                self.line(format!("if ({test}) {jump}"));
            }
        }
    }

    fn try_statement(&mut self, body: &Stmt, catches: &[Catch], finally: Option<&Stmt>) {
        if catches.is_empty() && finally.is_none() {
            self.stmt(body);
            return;
        }
        self.line("try");
        let loops = self.loops.clone();
        self.braced(body);
        for catch in catches {
            let ty = self.names.ty(catch.ty);
            let is_object = ty == "object";
            let head = match catch.local {
                Some(local) if !is_object => {
                    self.declared.insert(local);
                    format!("catch ({ty} {})", self.local(local))
                }
                Some(_) => {
                    self.names.namespaces.borrow_mut().insert("System".into());
                    "catch (Exception caught)".into()
                }
                None if is_object => "catch".into(),
                None => format!("catch ({ty})"),
            };
            let filter = match &catch.filter {
                Some(filter) => format!(" when ({})", self.filter(filter)),
                None => String::new(),
            };
            self.line(format!("{head}{filter}"));
            self.line("{");
            self.indent += 1;
            if let (Some(local), true) = (catch.local, is_object) {
                let name = self.local(local);
                self.line(format!("{name} = caught;"));
            }
            self.stmt(&catch.body);
            self.indent -= 1;
            self.line("}");
        }
        if let Some(finally) = finally {
            self.line("finally");
            self.loops.clear();
            self.braced(finally);
        }
        self.loops = loops;
    }

    /// A filter is one expression. One that needs statements becomes a method of its own, with its locals by reference.
    fn filter(&mut self, filter: &Expr) -> String {
        if !needs_statements(filter) {
            return self.expr(filter);
        }
        let mut writer = Writer::new(self.names, self.body, true);
        writer.indent = 1;
        let value = writer.expr(filter);
        writer.line(format!("return {value};"));
        let mut locals: Vec<LocalId> = writer.mentioned.iter().copied().collect();
        locals.sort_unstable_by_key(|l| l.0);
        let names = self.names;
        let mut params = Vec::new();
        let mut args = Vec::new();
        for local in locals {
            let declared = &self.body.locals[local.index()];
            let name = self.local(local);
            // A catch variable cannot be passed by reference.
            let by = if self.declared.contains(&local) { "" } else { "ref " };
            params.push(format!("{by}{} {name}", names.ty(declared.ty)));
            args.push(format!("{by}{name}"));
        }
        let code = writer.finish();
        let mut members = names.members.borrow_mut();
        let name = format!("Filter{}", members.len() + 1);
        let is_static = if names.world[self.body.method].modifiers.is_static { "static " } else { "" };
        let plain = |indent, text: String| super::Line { indent, text, location: None };
        let mut lines = vec![
            plain(0, String::new()),
            plain(0, format!("private {is_static}bool {name}({})", params.join(", "))),
            plain(0, "{".into()),
        ];
        // Declarations of temporaries have no indentation of their own.
        lines.extend(code.into_iter().map(|l| super::Line { indent: l.indent.max(1), ..l }));
        lines.push(plain(0, "}".into()));
        members.push(lines);
        format!("{name}({})", args.join(", "))
    }
}

/// Whether C# allows the expression as a statement.
fn is_effect(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Assign { .. } | ExprKind::Call { .. } | ExprKind::New { .. })
}
