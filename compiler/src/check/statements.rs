//! Statements: where control goes.

use super::flow::{Flow, Jump};
use super::state::State;
use crate::diag::Code;
use crate::hir::stmt::{ForeachVariable, SwitchLabel};
use crate::hir::*;

impl Flow<'_> {
    pub(crate) fn statement(&mut self, statement: &Stmt) {
        self.report_dead(statement);
        let location = statement.location;
        match &statement.kind {
            StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
                for statement in statements {
                    self.statement(statement);
                }
            }
            StmtKind::Expr(expr) => self.expr(expr),
            StmtKind::LocalDecl { local, init } => self.local_declaration(*local, init.as_ref()),
            StmtKind::LocalFunction(function) => self.declare_function(*function),
            StmtKind::If { condition, then, otherwise } => {
                let (when_true, when_false) = self.condition(condition);
                self.state = when_true;
                self.statement(then);
                let after_then = std::mem::replace(&mut self.state, when_false);
                if let Some(otherwise) = otherwise {
                    self.statement(otherwise);
                }
                self.state.join(&after_then);
            }
            StmtKind::While { condition, body, break_label, continue_label } => {
                let (when_true, when_false) = self.condition(condition);
                self.state = when_true;
                self.statement(body);
                self.place_label(*continue_label);
                self.state = when_false;
                self.place_label(*break_label);
            }
            StmtKind::DoWhile { body, condition, break_label, continue_label } => {
                self.statement(body);
                self.place_label(*continue_label);
                let (_, when_false) = self.condition(condition);
                self.state = when_false;
                self.place_label(*break_label);
            }
            StmtKind::For { init, condition, increment, body, break_label, continue_label, .. } => {
                for statement in init {
                    self.statement(statement);
                }
                let (when_true, when_false) = match condition {
                    Some(condition) => self.condition(condition),
                    None => (self.state.clone(), State::unreachable()),
                };
                self.state = when_true;
                self.statement(body);
                self.place_label(*continue_label);
                for expr in increment {
                    self.expr(expr);
                }
                self.state = when_false;
                self.place_label(*break_label);
            }
            StmtKind::Foreach { info, collection, body, break_label, continue_label, .. } => {
                self.expr(collection);
                let after = self.state.clone();
                self.foreach_variable(info);
                self.statement(body);
                self.place_label(*continue_label);
                self.state = after;
                self.place_label(*break_label);
            }
            StmtKind::Switch { value, sections, break_label, .. } => self.switch(value, sections, *break_label),
            StmtKind::SwitchInt { value, .. } => self.expr(value),
            StmtKind::Goto(label) => {
                let state = std::mem::replace(&mut self.state, State::unreachable());
                self.jumps.push(Jump { label: Some(*label), state, location });
            }
            StmtKind::Label(label) => {
                self.place_label(*label);
                if !self.state.reachable && self.targets.contains(label) {
                    // A jump from further down comes here.
                    self.state.reachable = true;
                    for index in 0..self.body.locals.len() {
                        self.state.assign(index);
                    }
                }
            }
            StmtKind::Return(value) => {
                if let Some(value) = value {
                    self.expr(value);
                }
                let state = std::mem::replace(&mut self.state, State::unreachable());
                if state.reachable {
                    self.jumps.push(Jump { label: None, state, location });
                }
            }
            StmtKind::YieldReturn(value) => self.expr(value),
            StmtKind::YieldBreak => {
                let state = std::mem::replace(&mut self.state, State::unreachable());
                self.jumps.push(Jump { label: None, state, location });
            }
            StmtKind::Throw(value) => {
                if let Some(value) = value {
                    self.expr(value);
                }
                self.state = State::unreachable();
            }
            StmtKind::Try { body, catches, finally } => self.try_statement(body, catches, finally.as_deref()),
            StmtKind::Using { declarations, body, .. } => {
                for declaration in declarations {
                    self.expr(&declaration.init);
                    self.used.insert(declaration.local);
                    self.assign(declaration.local);
                }
                self.statement(body);
            }
            StmtKind::Lock { value, body, .. } => {
                self.expr(value);
                self.statement(body);
            }
            StmtKind::Nop => {}
        }
    }

    /// CS0162 at the first statement of a dead region.
    fn report_dead(&mut self, statement: &Stmt) {
        if self.state.reachable {
            self.dead_reported = false;
            return;
        }
        let silent = matches!(
            statement.kind,
            StmtKind::Block { .. }
                | StmtKind::List(_)
                | StmtKind::Nop
                | StmtKind::LocalFunction(_)
                | StmtKind::Label(_)
        );
        if silent || self.dead_reported || self.is_quiet() {
            return;
        }
        self.dead_reported = true;
        self.world.diagnostics.report(Code::CS0162, statement.location, &[]);
    }

    /// Jumps to this label arrive here.
    pub(crate) fn place_label(&mut self, label: LabelId) {
        let mut index = 0;
        while index < self.jumps.len() {
            if self.jumps[index].label == Some(label) {
                let jump = self.jumps.swap_remove(index);
                self.state.join(&jump.state);
            } else {
                index += 1;
            }
        }
    }

    fn local_declaration(&mut self, local: LocalId, init: Option<&Expr>) {
        if let Some(declared) = self.body.locals.get(local.index())
            && declared.kind == LocalKind::User
            && declared.constant.is_none()
            && !self.declared.contains(&local)
        {
            self.declared.push(local);
        }
        match init {
            Some(init) => {
                self.expr(init);
                if self.counts_as_use(init) {
                    self.used.insert(local);
                }
                self.assign(local);
            }
            None => self.state.unassign(local.index()),
        }
    }

    fn foreach_variable(&mut self, info: &ForeachInfo) {
        let variable: &ForeachVariable = match info {
            ForeachInfo::Array { variable, .. } => variable,
            ForeachInfo::Enumerator { variable, extra_args, .. } => {
                for arg in extra_args {
                    self.expr(arg);
                }
                variable
            }
        };
        self.assign(variable.element);
        if let Some(local) = variable.local {
            self.used.insert(local);
            self.assign(local);
        }
        self.expr(&variable.assign);
    }

    fn try_statement(&mut self, body: &Stmt, catches: &[Catch], finally: Option<&Stmt>) {
        let before = self.state.clone();
        let first_jump = self.jumps.len();
        // Jumps from inside and from before are kept apart, so that the finally block counts for the right ones.
        let earlier: Vec<Jump> = self.jumps.drain(..first_jump).collect();
        self.statement(body);
        let mut after = self.state.clone();
        for catch in catches {
            self.state = before.clone();
            if let Some(local) = catch.local {
                if !self.declared.contains(&local) {
                    self.declared.push(local);
                }
                self.state.assign(local.index());
            }
            if let Some(filter) = &catch.filter {
                let (when_true, _) = self.condition(filter);
                self.state = when_true;
            }
            self.statement(&catch.body);
            after.join(&self.state.clone());
        }
        if let Some(finally) = finally {
            let inside = std::mem::take(&mut self.jumps);
            self.state = before;
            self.statement(finally);
            let done = self.state.clone();
            after.add_assigned_or_end(&done);
            self.jumps.extend(inside.into_iter().filter_map(|mut jump| {
                jump.state.add_assigned_or_end(&done);
                jump.state.reachable.then_some(jump)
            }));
        }
        self.state = after;
        self.jumps.splice(0..0, earlier);
    }

    fn switch(&mut self, value: &Expr, sections: &[SwitchSection], break_label: LabelId) {
        self.expr(value);
        let start = self.state.clone();
        // What is left when no label so far has matched.
        let mut rest = start.clone();
        let mut is_complete = false;
        let mut entries: Vec<State> = Vec::new();
        for section in sections {
            let mut entry = State::unreachable();
            for label in &section.labels {
                self.state = start.clone();
                match &label.pattern {
                    None => is_complete = true,
                    Some(pattern) => {
                        self.pattern(pattern);
                        if label.when.is_none() && self.is_total(pattern, value.ty) {
                            is_complete = true;
                        }
                    }
                }
                if let Some(when) = &label.when {
                    let (when_true, _) = self.condition(when);
                    self.state = when_true;
                }
                entry.join(&self.state);
            }
            entries.push(entry);
        }
        let cases: Vec<(&Pattern, bool)> = sections
            .iter()
            .flat_map(|s| &s.labels)
            .filter_map(|l| Some((l.pattern.as_ref()?, l.when.is_some())))
            .collect();
        // Constants alone are checked for doubles (CS0152) when they are bound.
        if cases.iter().any(|(p, _)| !matches!(p.kind, PatternKind::Constant(_))) {
            self.check_subsumption(&cases, value.ty, Code::CS8120);
        }
        if !is_complete {
            let unconditional: Vec<&Pattern> =
                cases.iter().filter(|(_, has_when)| !has_when).map(|(p, _)| *p).collect();
            is_complete = self.covers_bool(sections, value.ty) || self.covers_lengths(&unconditional, value.ty);
        }
        for (index, (section, entry)) in sections.iter().zip(entries).enumerate() {
            self.state = entry;
            for label in &section.labels {
                self.place_label(label.label);
            }
            for statement in &section.body {
                self.statement(statement);
            }
            if self.state.reachable && !self.is_quiet() {
                self.report_fall_through(section.labels.last(), index + 1 == sections.len());
            }
        }
        if is_complete {
            rest = State::unreachable();
        }
        self.state = rest;
        self.place_label(break_label);
    }

    fn report_fall_through(&mut self, label: Option<&SwitchLabel>, is_last: bool) {
        let Some(label) = label else { return };
        let source = &self.world[label.location.source];
        let text =
            source.text.get(label.location.start as usize..label.location.end as usize).unwrap_or("").to_string();
        let code = if is_last { Code::CS8070 } else { Code::CS0163 };
        self.world.diagnostics.report(code, label.location, &[text.trim()]);
    }

    fn covers_bool(&self, sections: &[SwitchSection], ty: Ty) -> bool {
        if self.world.special_of(ty) != Some(Special::Boolean) {
            return false;
        }
        let labels = || sections.iter().flat_map(|s| &s.labels).filter(|l| l.when.is_none());
        [true, false].into_iter().all(|b| labels().any(|l| l.constant == Some(Const::Bool(b))))
    }
}

impl State {
    /// After a finally block: what it assigned is assigned; if it never ends, nothing follows.
    pub(crate) fn add_assigned_or_end(&mut self, finally: &State) {
        if finally.reachable {
            self.add_assigned(finally);
        } else {
            *self = State::unreachable();
        }
    }
}
