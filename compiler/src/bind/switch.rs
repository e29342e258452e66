//! `switch` statements and expressions.
//!
//! All labels of a statement are bound before any section's code, so that `goto case` finds its target wherever it stands.

use crate::diag::Code;
use crate::hir::stmt::SwitchLabel;
use crate::hir::*;
use crate::syntax as ast;

use super::statements::SwitchFrame;
use super::{Binder, Frame, JumpTarget, SwitchArmOperand, SwitchOperand};

impl<'a> Binder<'_> {
    pub(crate) fn bind_switch_statement(&mut self, syntax: &'a ast::SwitchStatement, location: Location) -> Stmt {
        let outer = self.push_scope();
        let value = self.bind_expr(&syntax.operand);
        let ty = value.ty;
        let scope = self.push_scope();
        let break_label = self.new_label();
        self.flow.switches.push(SwitchFrame { function: self.function, ty, cases: Vec::new(), default: None });
        let mut frames: Vec<(ScopeId, Option<Frame>, Vec<SwitchLabel>)> = Vec::new();
        let mut earlier: Vec<Pattern> = Vec::new();
        for section in &syntax.sections {
            let section_scope = self.push_scope();
            let mut labels = Vec::new();
            for label in &section.labels {
                labels.push(self.bind_switch_label(label, ty, &mut earlier));
            }
            frames.push((section_scope, self.frames.pop(), labels));
        }
        self.jumps.push(JumpTarget { function: self.function, break_label: Some(break_label), continue_label: None });
        let mut sections = Vec::new();
        for (section, (section_scope, frame, labels)) in syntax.sections.iter().zip(frames) {
            self.frames.extend(frame);
            let body = self.bind_statements(&section.statements);
            self.frames.pop();
            sections.push(SwitchSection { labels, body, scope: section_scope });
        }
        self.jumps.pop();
        self.flow.switches.pop();
        self.pop_scope();
        self.pop_scope();
        let kind = StmtKind::Switch { scope, value, sections, break_label };
        Stmt::new(StmtKind::Block { scope: outer, statements: vec![Stmt::new(kind, location)] }, location)
    }

    fn bind_switch_label(&mut self, syntax: &'a ast::SwitchLabel, ty: Ty, earlier: &mut Vec<Pattern>) -> SwitchLabel {
        let location = self.span(syntax.span);
        let label = self.new_label();
        match &syntax.kind {
            ast::SwitchLabelKind::Default => {
                let mut is_second = false;
                if let Some(frame) = self.flow.switches.last_mut() {
                    is_second = frame.default.is_some();
                    frame.default = frame.default.or(Some(label));
                }
                if is_second {
                    self.report(Code::CS0152, location, &["default"]);
                }
                SwitchLabel { pattern: None, when: None, label, constant: None, location }
            }
            ast::SwitchLabelKind::Case { pattern: pattern_syntax, guard } => {
                let pattern = self.bind_pattern(pattern_syntax, ty);
                let when = guard.as_ref().map(|g| self.bind_condition(g));
                let constant = match &pattern.kind {
                    PatternKind::Constant(value) if when.is_none() => Some(value.clone()),
                    _ => None,
                };
                if constant.is_some() && earlier.iter().any(|e| same_constant(e, &pattern)) {
                    let text = self.text_of(pattern_syntax.span);
                    self.report(Code::CS0152, location, &[&text]);
                }
                if let (Some(value), Some(frame)) = (&constant, self.flow.switches.last_mut()) {
                    frame.cases.push((value.clone(), label));
                }
                if when.as_ref().is_none_or(is_true) {
                    earlier.push(pattern.clone());
                }
                SwitchLabel { pattern: Some(pattern), when, label, constant, location }
            }
        }
    }

    pub fn bind_switch_operand(&mut self, syntax: &'a ast::Expr) -> SwitchOperand<'a> {
        let location = self.span(syntax.span);
        let ast::ExprKind::Switch { operand, arms } = &syntax.kind else {
            let value = Expr::error(location);
            let temp = self.new_temp("switched", Ty::ERROR, location);
            return SwitchOperand { value, temp, arms: Vec::new(), natural: None, location };
        };
        let value = self.bind_expr(operand);
        let ty = value.ty;
        let temp = self.new_temp("switched", ty, location);
        let mut bound = Vec::new();
        let mut earlier: Vec<Pattern> = Vec::new();
        for arm in arms {
            let scope = self.push_scope();
            let at = self.span(arm.span);
            let pattern = self.bind_pattern(&arm.pattern, ty);
            let when = arm.guard.as_ref().map(|g| self.bind_condition(g));
            let value = self.bind_operand(&arm.value);
            let frame = self.frames.pop();
            if when.as_ref().is_none_or(is_true) {
                earlier.push(pattern.clone());
            }
            bound.push(SwitchArmOperand { pattern, when, value, scope, frame, location: at });
        }
        if !value.is_error() && !self.covers_all(&earlier, ty) {
            self.warn_not_exhaustive(&earlier, ty, syntax, operand);
        }
        let natural = self.arms_type(&bound);
        SwitchOperand { value, temp, arms: bound, natural, location }
    }

    fn warn_not_exhaustive(&mut self, earlier: &[Pattern], ty: Ty, syntax: &'a ast::Expr, operand: &'a ast::Expr) {
        // Only where it is plain that nothing catches the rest.
        let only_constants = earlier.iter().all(|p| matches!(p.kind, PatternKind::Constant(_)));
        let is_number = self
            .world
            .special_of(ty)
            .is_some_and(|s| matches!(s, Special::Int32 | Special::Int64 | Special::String | Special::Char));
        if !only_constants || !is_number || earlier.is_empty() {
            return;
        }
        let text = self.text_of(syntax.span);
        let Some(at) = text.get((operand.span.end - syntax.span.start) as usize..).and_then(|t| t.find("switch"))
        else {
            return;
        };
        let start = operand.span.end + at as u32;
        let location = self.location(start, start + 6);
        self.report(Code::CS8509, location, &["_"]);
    }

    fn covers_all(&mut self, patterns: &[Pattern], ty: Ty) -> bool {
        patterns.iter().any(|p| match &p.kind {
            PatternKind::Discard | PatternKind::Var(_) | PatternKind::Error => true,
            PatternKind::Type { ty: of, .. } => *of == ty,
            _ => false,
        })
    }
}

fn same_constant(a: &Pattern, b: &Pattern) -> bool {
    matches!((&a.kind, &b.kind), (PatternKind::Constant(x), PatternKind::Constant(y)) if x == y && a.narrowed == b.narrowed)
}

fn is_true(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Literal(Const::Bool(true)))
}
