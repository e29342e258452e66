//! A body on its way to text: the lines so far, the names of its locals, new labels and temporaries.
//!
//! C# has no expression with statements inside, so such a value is written in two steps: [`Writer::expr`] first adds the statements to the lines, then
//! gives the text of what is left. Operands to the left whose order matters are put into temporaries first ([`Writer::operands`]).

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::escaped;
use super::{Line, Names};
use crate::hir::visit::*;
use crate::hir::*;

/// What is being written.
pub(super) struct Writer<'a, 'w> {
    pub names: &'a Names<'w>,
    pub body: &'a Body,
    pub lines: Vec<Written>,
    pub indent: usize,
    pub location: Option<Location>,
    locals: FxHashMap<LocalId, String>,
    next_label: u32,
    pub used_labels: FxHashSet<LabelId>,
    /// Temporaries that the text needs: type and name.
    pub temps: Vec<(String, String)>,
    /// Break and continue labels of the loops around, innermost last.
    pub loops: Vec<(LabelId, LabelId)>,
    /// Locals that something else declares: parameters, catch variables.
    pub declared: FxHashSet<LocalId>,
    pub mentioned: FxHashSet<LocalId>,
    taken: FxHashSet<String>,
    /// The lines are of a method for a filter, which gets the locals by reference.
    in_filter: bool,
}

/// A line, or the place of a label that is written if something jumps to it.
pub(super) enum Written {
    Line(Line),
    Label(LabelId, usize),
}

/// The statements of a body, its declarations first.
pub(super) fn statements(names: &Names<'_>, body: &Body) -> Vec<Line> {
    let mut writer = Writer::new(names, body, false);
    let Some(function) = body.functions.first() else { return Vec::new() };
    writer.stmt(&function.block);
    writer.finish()
}

impl<'a, 'w> Writer<'a, 'w> {
    pub(super) fn new(names: &'a Names<'w>, body: &'a Body, in_filter: bool) -> Self {
        let mut locals = FxHashMap::default();
        let mut taken = FxHashSet::default();
        let mut declared = FxHashSet::default();
        for (index, local) in body.locals.iter().enumerate() {
            let id = LocalId(index as u32);
            if matches!(local.kind, LocalKind::Parameter(_)) {
                declared.insert(id);
                let name = names.made(&local.name).trim_start_matches('@').to_string();
                taken.insert(name.clone());
                locals.insert(id, name);
            }
        }
        for (index, local) in body.locals.iter().enumerate() {
            let id = LocalId(index as u32);
            if locals.contains_key(&id) {
                continue;
            }
            let wanted = match local.name.strip_prefix("CS$<>8__locals") {
                Some(number) => format!("closure{number}"),
                None if local.name.is_empty() => "temp".into(),
                None => crate::machines::identifier(&local.name),
            };
            let mut name = wanted.clone();
            let mut number = 2;
            while !taken.insert(name.clone()) {
                name = format!("{wanted}_{number}");
                number += 1;
            }
            locals.insert(id, name);
        }
        Self {
            names,
            body,
            lines: Vec::new(),
            indent: 0,
            location: None,
            locals,
            next_label: body.label_count,
            used_labels: FxHashSet::default(),
            temps: Vec::new(),
            loops: Vec::new(),
            declared,
            mentioned: FxHashSet::default(),
            taken,
            in_filter,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Line> {
        self.declare_where_assigned();
        let mut out = Vec::new();
        let mut mentioned: Vec<LocalId> =
            self.mentioned.iter().copied().filter(|l| !self.declared.contains(l) && !self.in_filter).collect();
        mentioned.sort_unstable_by_key(|l| l.0);
        let declare = |text: String| Line { indent: 0, text, location: None };
        for local in mentioned {
            let declared = &self.body.locals[local.index()];
            let (ty, name) = (self.names.ty(declared.ty), escaped(&self.locals[&local]));
            if declared.ref_kind == RefKind::None {
                out.push(declare(format!("{ty} {name} = default;")));
            } else {
                *self.names.needs_nowhere.borrow_mut() = true;
                let modifier = match declared.ref_kind {
                    RefKind::In | RefKind::RefReadOnly => "ref readonly",
                    _ => "ref",
                };
                out.push(declare(format!("{modifier} {ty} {name} = ref Nowhere<{ty}>.Place;")));
            }
        }
        for (ty, name) in &self.temps {
            out.push(declare(format!("{ty} {name} = default;")));
        }
        for written in self.lines {
            match written {
                Written::Line(line) => out.push(line),
                Written::Label(label, indent) if self.used_labels.contains(&label) => {
                    out.push(Line {
                        indent: indent.saturating_sub(1),
                        text: format!("{}: ;", label_name(label)),
                        location: None,
                    });
                }
                Written::Label(..) => {}
            }
        }
        out
    }

    /// `x = e;` before all labels and blocks is where `x` can be declared, if nothing mentions it earlier.
    fn declare_where_assigned(&mut self) {
        let mut candidates: Vec<(LocalId, String, String)> = Vec::new();
        for (&local, name) in &self.locals {
            let declared = &self.body.locals[local.index()];
            if self.mentioned.contains(&local) && !self.declared.contains(&local) && declared.ref_kind == RefKind::None
            {
                candidates.push((local, escaped(name), self.names.ty(declared.ty)));
            }
        }
        if self.in_filter {
            return;
        }
        candidates.sort_unstable_by_key(|(local, _, _)| local.0);
        let mut before = String::new();
        for written in &mut self.lines {
            let Written::Line(line) = written else { break };
            if line.text == "{" || line.text.starts_with("if ") {
                break;
            }
            let found = candidates.iter().position(|(_, name, _)| {
                line.text.starts_with(&format!("{name} = "))
                    && !mentions(&before, name)
                    && !mentions(line.text.get(name.len()..).unwrap_or(""), name)
            });
            before.push_str(&line.text);
            before.push(' ');
            if let Some(found) = found {
                let (local, _, ty) = candidates.remove(found);
                line.text = format!("{ty} {}", line.text);
                self.declared.insert(local);
            }
        }
    }

    pub(super) fn line(&mut self, text: impl Into<String>) {
        self.lines.push(Written::Line(Line { indent: self.indent, text: text.into(), location: self.location }));
    }

    pub(super) fn label(&mut self, label: LabelId) {
        self.lines.push(Written::Label(label, self.indent));
    }

    pub(super) fn new_label(&mut self) -> LabelId {
        self.next_label += 1;
        LabelId(self.next_label - 1)
    }

    pub(super) fn goto(&mut self, label: LabelId) -> String {
        match self.loops.last() {
            Some((break_label, _)) if *break_label == label => "break;".into(),
            Some((_, continue_label)) if *continue_label == label => "continue;".into(),
            _ => {
                self.used_labels.insert(label);
                format!("goto {};", label_name(label))
            }
        }
    }

    pub(super) fn local(&mut self, local: LocalId) -> String {
        self.mentioned.insert(local);
        self.locals.get(&local).map_or_else(|| format!("local{}", local.0), |n| escaped(n))
    }

    /// A new temporary that holds the value.
    pub(super) fn keep(&mut self, ty: Ty, value: &str) -> String {
        let name = self.temp(ty);
        self.line(format!("{name} = {value};"));
        name
    }

    pub(super) fn temp(&mut self, ty: Ty) -> String {
        let mut number = self.temps.len() + 1;
        let mut name = format!("value{number}");
        while !self.taken.insert(name.clone()) {
            number += 1;
            name = format!("value{number}");
        }
        self.temps.push((self.names.ty(ty), name.clone()));
        name
    }
}

/// Whether a name occurs as a word.
fn mentions(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

pub(super) fn label_name(label: LabelId) -> String {
    format!("L{}", label.0)
}

/// Whether a statement contains the target of a jump.
pub(super) fn has_label(stmt: &Stmt) -> bool {
    struct Labels(bool);
    impl Visitor for Labels {
        fn stmt(&mut self, stmt: &Stmt) {
            if matches!(stmt.kind, StmtKind::Label(_)) {
                self.0 = true;
            }
            // A `try` keeps its labels to itself.
            let is_closed = matches!(&stmt.kind, StmtKind::Try { catches, finally, .. } if !catches.is_empty() || finally.is_some());
            if !self.0 && !is_closed {
                walk_stmt(self, stmt);
            }
        }
        fn expr(&mut self, expr: &Expr) {
            if !self.0 {
                walk_expr(self, expr);
            }
        }
    }
    let mut labels = Labels(false);
    labels.stmt(stmt);
    labels.0
}

/// Whether a value can only be written with statements before it.
pub(super) fn needs_statements(expr: &Expr) -> bool {
    struct Needs(bool);
    impl Visitor for Needs {
        fn expr(&mut self, expr: &Expr) {
            if self.0 {
                return;
            }
            match &expr.kind {
                ExprKind::StatementSequence { .. } | ExprKind::Throw(_) => self.0 = true,
                ExprKind::Sequence { .. } => match inlined(expr) {
                    Some(simple) => self.expr(&simple),
                    None => self.0 = true,
                },
                ExprKind::Conditional { condition, then, otherwise, .. } => {
                    self.expr(condition);
                    for branch in [then, otherwise] {
                        // `c ? v : throw e` is an expression.
                        match &branch.kind {
                            ExprKind::Throw(thrown) => self.expr(thrown),
                            _ => self.expr(branch),
                        }
                    }
                }
                _ => walk_expr(self, expr),
            }
        }
    }
    let mut needs = Needs(false);
    needs.expr(expr);
    needs.0
}

/// `{ t = e; f(t) }` as `f(t = e)`, where `t` is what `f(t)` evaluates first.
pub(super) fn inlined(expr: &Expr) -> Option<Expr> {
    let ExprKind::Sequence { effects, value, .. } = &expr.kind else { return None };
    let mut value = (**value).clone();
    for effect in effects.iter().rev() {
        let ExprKind::Assign { target, .. } = &effect.kind else { return None };
        let ExprKind::Local(local) = target.kind else { return None };
        if !replace_first(&mut value, local, effect) {
            return None;
        }
    }
    Some(value)
}

fn replace_first(expr: &mut Expr, local: LocalId, by: &Expr) -> bool {
    match &mut expr.kind {
        ExprKind::Local(found) if *found == local => {
            *expr = by.clone();
            true
        }
        ExprKind::Convert { operand, .. }
        | ExprKind::Unary { operand, .. }
        | ExprKind::ArrayLength(operand)
        | ExprKind::AsType { operand }
        | ExprKind::IsType { operand, .. } => replace_first(operand, local, by),
        ExprKind::Binary { left, .. } | ExprKind::LogicalAnd(left, _) | ExprKind::LogicalOr(left, _) => {
            replace_first(left, local, by)
        }
        ExprKind::Conditional { condition, .. } => replace_first(condition, local, by),
        ExprKind::Call { callee: Callee::Method { receiver: None, .. }, args } => {
            args.first_mut().is_some_and(|a| a.ref_kind == RefKind::None && replace_first(&mut a.expr, local, by))
        }
        ExprKind::Assign { target, value } if matches!(target.kind, ExprKind::Local(_)) => {
            replace_first(value, local, by)
        }
        _ => false,
    }
}

/// Whether a value stays the same whatever runs before it is used.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal(_) | ExprKind::Default | ExprKind::TypeOf(_) | ExprKind::This | ExprKind::Base => true,
        ExprKind::Convert { operand, conversion: Convert::Identity | Convert::NullLiteral } => is_constant(operand),
        _ => false,
    }
}
