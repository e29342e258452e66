//! `switch` statements and expressions: conditions in order, or a jump table when all cases are integers.
//!
//! ```text
//! switch (n) { case 1: A; break; default: B; break; }
//!     =>   { switch-int n: [1 -> L1, else -> L2]   L1: { A; goto end; }   L2: { B; goto end; }   end: }
//! x switch { > 0 => a, _ => b }
//!     =>   t = x; t > 0 ? a : b
//! ```

use super::{Desugarer, assign, block, conditional, declare, expr_stmt, goto, if_stmt, label_stmt, list, sequence};
use crate::hir::stmt::SwitchLabel;
use crate::hir::*;

/// From so many integer cases on a jump table is made.
const TABLE_FROM: usize = 4;

impl Desugarer<'_> {
    pub(super) fn switch_statement(
        &mut self,
        scope: ScopeId,
        value: Expr,
        sections: Vec<SwitchSection>,
        break_label: LabelId,
        location: Location,
    ) -> Stmt {
        let value_location = value.location;
        let value = self.expr(value);
        let outer = self.scope_around(Some(scope));
        self.in_scope(outer, |this| {
            let temp = this.temp("switched", value.ty, value_location);
            let mut statements = vec![declare(temp, value)];
            let input = this.read(temp, value_location);
            let inner = this.in_scope(scope, |this| this.sections(sections, &input, break_label, location));
            statements.push(block(scope, inner, location));
            statements.push(label_stmt(break_label, location));
            block(outer, statements, location)
        })
    }

    fn sections(
        &mut self,
        sections: Vec<SwitchSection>,
        input: &Expr,
        break_label: LabelId,
        location: Location,
    ) -> Vec<Stmt> {
        let mut default = break_label;
        for label in sections.iter().flat_map(|s| &s.labels) {
            if label.pattern.is_none() {
                default = label.label;
            }
        }
        let mut dispatch = Vec::new();
        let mut bodies = Vec::new();
        if let Some(table) = self.table(&sections, input, default, location) {
            dispatch.push(table);
            for section in sections {
                self.section_body(section, &mut bodies, location);
            }
            dispatch.extend(bodies);
            return dispatch;
        }
        for mut section in sections {
            let labels = std::mem::take(&mut section.labels);
            if self.declares(section.scope) {
                // The section's variables are assigned by its tests, so these run inside its scope.
                let scope = section.scope;
                let next = self.label();
                let whole = self.in_scope(scope, |this| {
                    let mut inside = Vec::new();
                    let mut targets = Vec::new();
                    let body = this.label();
                    for label in labels {
                        targets.push(label_stmt(label.label, location));
                        this.label_test(label, input, body, &mut inside);
                    }
                    inside.push(goto(next, location));
                    inside.extend(targets);
                    inside.push(label_stmt(body, location));
                    inside.extend(this.statements(section.body));
                    block(scope, inside, location)
                });
                dispatch.push(whole);
                dispatch.push(label_stmt(next, location));
            } else {
                for label in labels {
                    let target = label.label;
                    bodies.push(label_stmt(target, location));
                    self.label_test(label, input, target, &mut dispatch);
                }
                self.section_body(section, &mut bodies, location);
            }
        }
        dispatch.push(goto(default, location));
        dispatch.extend(bodies);
        dispatch
    }

    fn section_body(&mut self, section: SwitchSection, bodies: &mut Vec<Stmt>, location: Location) {
        for label in &section.labels {
            bodies.push(label_stmt(label.label, location));
        }
        let scope = section.scope;
        let statements = self.in_scope(scope, |this| this.statements(section.body));
        bodies.push(block(scope, statements, location));
    }

    fn label_test(&mut self, label: SwitchLabel, input: &Expr, target: LabelId, statements: &mut Vec<Stmt>) {
        let Some(pattern) = label.pattern else { return };
        let mut test = self.pattern_test(pattern, input);
        if let Some(when) = label.when {
            let when = self.expr(when);
            test = self.and(test, when);
        }
        statements.push(if_stmt(test, goto(target, label.location), label.location));
    }

    /// A jump table if every case is an integer constant without `when`.
    fn table(
        &mut self,
        sections: &[SwitchSection],
        input: &Expr,
        default: LabelId,
        location: Location,
    ) -> Option<Stmt> {
        if !self.is_integral(input.ty) {
            return None;
        }
        let mut cases = Vec::new();
        for label in sections.iter().flat_map(|s| &s.labels) {
            let Some(pattern) = &label.pattern else { continue };
            let PatternKind::Constant(value) = &pattern.kind else { return None };
            if label.when.is_some() {
                return None;
            }
            cases.push((integer(value)?, label.label));
        }
        self.make_table(cases, input, default, location)
    }

    fn make_table(
        &mut self,
        mut cases: Vec<(i64, LabelId)>,
        input: &Expr,
        default: LabelId,
        location: Location,
    ) -> Option<Stmt> {
        if cases.len() < TABLE_FROM {
            return None;
        }
        cases.sort_by_key(|(value, _)| *value);
        cases.dedup_by_key(|(value, _)| *value);
        let kind = StmtKind::SwitchInt { value: input.clone(), cases, default };
        Some(Stmt::new(kind, location))
    }

    fn is_integral(&mut self, ty: Ty) -> bool {
        matches!(self.numeric_type(ty), NumericType::I32 | NumericType::U32 | NumericType::I64 | NumericType::U64)
    }

    /// Whether the scope has variables of the user.
    fn declares(&self, scope: ScopeId) -> bool {
        self.body.locals.iter().any(|l| l.scope == scope && l.kind == LocalKind::User)
    }

    pub(super) fn switch_expression(
        &mut self,
        value: Expr,
        temp: LocalId,
        arms: Vec<SwitchArm>,
        ty: Ty,
        location: Location,
    ) -> Expr {
        let value = self.expr(value);
        let set = self.set(temp, value);
        let input = self.read(temp, location);
        if arms.len() > 12 || arms.iter().any(|a| self.declares(a.scope)) || self.has_table(&arms, input.ty) {
            let result = self.temp("result", ty, location);
            let whole = self.share_arms_scope(&arms);
            let statements = self.in_scope(whole, |this| this.switch_by_statements(arms, &input, result, location));
            let statements = vec![block(whole, statements, location)];
            let read = self.read(result, location);
            let kind = ExprKind::StatementSequence { statements, value: Box::new(read) };
            return sequence(vec![temp, result], vec![set], Expr::new(kind, ty, location));
        }
        let mut arms: Vec<(Expr, Expr)> = arms.into_iter().map(|arm| self.arm(arm, &input)).collect();
        let is_total = arms.last().is_some_and(|(test, _)| matches!(test.kind, ExprKind::Literal(Const::Bool(true))));
        let mut whole = match arms.pop() {
            Some((_, value)) if is_total => value,
            last => {
                arms.extend(last);
                let thrown = self.no_match(input, location);
                Expr::new(ExprKind::Throw(Box::new(thrown)), ty, location)
            }
        };
        while let Some((test, value)) = arms.pop() {
            whole = conditional(test, value, whole, ty);
        }
        if let ExprKind::Assign { value, .. } = &set.kind
            && self.inline_leading(&mut whole, temp, value)
        {
            return whole;
        }
        sequence(vec![temp], vec![set], whole)
    }

    /// The variables of all arms live as long as the whole expression, as the C# compiler has it.
    fn share_arms_scope(&mut self, arms: &[SwitchArm]) -> ScopeId {
        let whole = self.scope_around(None);
        for arm in arms {
            if let Some(scope) = self.body.scopes.get_mut(arm.scope.index()) {
                scope.parent = Some(whole);
            }
            for local in self.body.locals.iter_mut().filter(|l| l.scope == arm.scope) {
                local.scope = whole;
            }
        }
        whole
    }

    fn arm(&mut self, arm: SwitchArm, input: &Expr) -> (Expr, Expr) {
        self.in_scope(arm.scope, |this| {
            let mut test = this.pattern_test(arm.pattern, input);
            if let Some(when) = arm.when {
                let when = this.expr(when);
                test = this.and(test, when);
            }
            let value = this.expr(arm.value);
            (test, value)
        })
    }

    fn has_table(&mut self, arms: &[SwitchArm], input: Ty) -> bool {
        self.is_integral(input) && arms.len() > TABLE_FROM && self.table_of_arms(arms).is_some()
    }

    /// The constants of all arms but a last `_`.
    fn table_of_arms(&self, arms: &[SwitchArm]) -> Option<Vec<Option<i64>>> {
        let mut constants = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            match &arm.pattern.kind {
                PatternKind::Constant(value) if arm.when.is_none() => constants.push(Some(integer(value)?)),
                PatternKind::Discard if arm.when.is_none() && i + 1 == arms.len() => constants.push(None),
                _ => return None,
            }
        }
        Some(constants)
    }

    fn switch_by_statements(
        &mut self,
        arms: Vec<SwitchArm>,
        input: &Expr,
        result: LocalId,
        location: Location,
    ) -> Vec<Stmt> {
        let end = self.label();
        let mut statements = Vec::new();
        let table = if self.has_table(&arms, input.ty) { self.table_of_arms(&arms) } else { None };
        if let Some(constants) = table {
            let labels: Vec<LabelId> = arms.iter().map(|_| self.label()).collect();
            let nothing_matches = self.label();
            let mut cases = Vec::new();
            let mut default = nothing_matches;
            for (constant, &label) in constants.iter().zip(&labels) {
                match constant {
                    Some(value) => cases.push((*value, label)),
                    None => default = label,
                }
            }
            if let Some(table) = self.make_table(cases, input, default, location) {
                statements.push(table);
                for (arm, label) in arms.into_iter().zip(labels) {
                    statements.push(label_stmt(label, arm.location));
                    let scope = arm.scope;
                    let at = arm.location;
                    let value = self.in_scope(scope, |this| this.expr(arm.value));
                    let store = expr_stmt(assign(self.read(result, at), value));
                    statements.push(block(scope, vec![store, goto(end, at)], at));
                }
                statements.push(label_stmt(nothing_matches, location));
                let thrown = self.no_match(input.clone(), location);
                statements.push(Stmt::new(StmtKind::Throw(Some(thrown)), location));
                statements.push(label_stmt(end, location));
                return statements;
            }
            return statements;
        }
        let mut is_total = false;
        for arm in arms {
            let (scope, at) = (arm.scope, arm.location);
            let (test, value) = self.arm(arm, input);
            is_total = matches!(test.kind, ExprKind::Literal(Const::Bool(true)));
            let store = expr_stmt(assign(self.read(result, at), value));
            let taken = list(vec![store, goto(end, at)], at);
            let inside = if is_total { taken } else { if_stmt(test, taken, at) };
            statements.push(block(scope, vec![inside], at));
            if is_total {
                break;
            }
        }
        if !is_total {
            let thrown = self.no_match(input.clone(), location);
            statements.push(Stmt::new(StmtKind::Throw(Some(thrown)), location));
        }
        statements.push(label_stmt(end, location));
        statements
    }

    /// `new SwitchExpressionException((object)value)`
    fn no_match(&mut self, input: Expr, location: Location) -> Expr {
        let exception = self.world.known_type("System.Runtime.CompilerServices.SwitchExpressionException", &[]);
        let object = self.world.object_ty();
        let constructors = self.world.constructors(exception);
        let constructor = constructors.into_iter().find(|c| {
            let params = &self.world[c.def].params;
            params.len() == 1 && params[0].ty == object
        });
        let Some(constructor) = constructor else {
            return self.missing("SwitchExpressionException(object)", location);
        };
        let expr = if self.world.is_ref_like(input.ty) {
            Expr::new(ExprKind::Literal(Const::Null), object, location)
        } else {
            self.narrow(input, object)
        };
        let args = vec![Arg { expr, ref_kind: RefKind::None }];
        Expr::new(ExprKind::New { constructor, args }, exception, location)
    }
}

fn integer(value: &Const) -> Option<i64> {
    match value {
        Const::Int(value) => Some(*value),
        Const::UInt(value) => i64::try_from(*value).ok(),
        Const::Char(value) => Some(i64::from(*value)),
        _ => None,
    }
}
