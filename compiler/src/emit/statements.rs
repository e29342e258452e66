//! Statements to instructions.

use hoist_bytecode::ops::Op;

use crate::hir::*;

use super::assembler::{Reg, Word};
use super::function::FunctionEmitter;
use super::places::Place;

impl FunctionEmitter<'_> {
    pub(super) fn statement(&mut self, stmt: &Stmt) {
        let mark = self.mark();
        if !matches!(stmt.kind, StmtKind::Block { .. } | StmtKind::List(_) | StmtKind::Label(_) | StmtKind::Try { .. })
        {
            self.at(stmt.location);
        }
        match &stmt.kind {
            StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
                statements.iter().for_each(|s| self.statement(s))
            }
            StmtKind::Expr(expr) => self.effect(expr),
            StmtKind::LocalDecl { local, init } => self.declaration(*local, init.as_ref()),
            StmtKind::If { condition, then, otherwise } => self.if_statement(condition, then, otherwise.as_deref()),
            StmtKind::While { condition, body, break_label, continue_label } => {
                let (body_start, break_label, continue_label) =
                    (self.asm.label(), self.label(*break_label), self.label(*continue_label));
                // The test is at the end: one jump a round.
                if !is_true(condition) {
                    self.asm.jump(Op::Jump, 0, 0, continue_label);
                }
                self.asm.bind(body_start);
                self.statement(body);
                self.asm.bind(continue_label);
                self.at(condition.location);
                self.condition(condition, body_start, true);
                self.asm.bind(break_label);
            }
            StmtKind::DoWhile { body, condition, break_label, continue_label } => {
                let (body_start, break_label, continue_label) =
                    (self.asm.label(), self.label(*break_label), self.label(*continue_label));
                self.asm.bind(body_start);
                self.statement(body);
                self.asm.bind(continue_label);
                self.at(condition.location);
                self.condition(condition, body_start, true);
                self.asm.bind(break_label);
            }
            StmtKind::For { init, condition, increment, body, break_label, continue_label, .. } => {
                let (body_start, test) = (self.asm.label(), self.asm.label());
                let (break_label, continue_label) = (self.label(*break_label), self.label(*continue_label));
                init.iter().for_each(|s| self.statement(s));
                if condition.is_some() {
                    self.asm.jump(Op::Jump, 0, 0, test);
                }
                self.asm.bind(body_start);
                self.statement(body);
                self.asm.bind(continue_label);
                for expr in increment {
                    self.at(expr.location);
                    self.effect(expr);
                }
                self.asm.bind(test);
                match condition {
                    Some(condition) => {
                        self.at(condition.location);
                        self.condition(condition, body_start, true);
                    }
                    None => self.asm.jump(Op::Jump, 0, 0, body_start),
                }
                self.asm.bind(break_label);
            }
            StmtKind::SwitchInt { value, cases, default } => self.switch_int(value, cases, *default),
            StmtKind::Goto(label) => self.goto(*label),
            StmtKind::Label(label) => {
                let label = self.label(*label);
                self.asm.bind(label);
            }
            StmtKind::Return(value) => match self.expansion {
                Some(expansion) => self.return_from_expansion(expansion, stmt, value.as_ref()),
                None => self.return_statement(value.as_ref()),
            },
            StmtKind::Throw(Some(value)) => {
                let exception = self.value(value);
                self.asm.r1(Op::Throw, exception);
            }
            StmtKind::Throw(None) => match self.caught.last().copied() {
                Some(exception) => self.asm.r1(Op::Rethrow, exception),
                None => {
                    self.fail("'throw;' outside a catch block");
                }
            },
            StmtKind::Try { body, catches, finally } => self.try_statement(stmt, body, catches, finally.as_deref()),
            StmtKind::Nop => {}
            _ => {
                self.fail("a statement that lowering should have removed");
            }
        }
        self.release(mark);
    }

    fn declaration(&mut self, local: LocalId, init: Option<&Expr>) {
        let register = self.local(local);
        let Some(init) = init else { return };
        if self.is_ref_local(local) {
            let address = self.address(init);
            self.move_slots(register, address, 1);
            return;
        }
        self.value_into(init, register);
    }

    fn if_statement(&mut self, condition: &Expr, then: &Stmt, otherwise: Option<&Stmt>) {
        let other = self.asm.label();
        // `if (c) goto L;` is one jump when nothing is left on the way.
        if otherwise.is_none()
            && let StmtKind::Goto(label) = then.kind
            && self.label_region(label) == self.region
        {
            let target = self.label(label);
            self.condition(condition, target, true);
            return;
        }
        self.condition(condition, other, false);
        self.statement(then);
        if let Some(otherwise) = otherwise {
            let end = self.asm.label();
            if self.asm.falls_through() {
                self.asm.jump(Op::Jump, 0, 0, end);
            }
            self.asm.bind(other);
            self.statement(otherwise);
            self.asm.bind(end);
        } else {
            self.asm.bind(other);
        }
    }

    /// `goto`, `break`, `continue`: out of a protected region by `leave`.
    fn goto(&mut self, label: LabelId) {
        let op = if self.label_region(label) == self.region { Op::Jump } else { Op::Leave };
        let target = self.label(label);
        self.asm.jump(op, 0, 0, target);
    }

    fn switch_int(&mut self, value: &Expr, cases: &[(i64, LabelId)], default: LabelId) {
        let value = self.value_copy(value);
        let (Some(first), Some(last)) = (cases.first(), cases.last()) else {
            self.goto(default);
            return;
        };
        let span = last.0.saturating_sub(first.0).saturating_add(1);
        if cases.len() >= 4
            && span <= 4 * cases.len() as i64
            && i32::try_from(first.0).is_ok()
            && i32::try_from(last.0).is_ok()
        {
            let index = self.bits();
            let base = self.bits();
            self.load_int(base, first.0);
            self.asm.r3(Op::SubI32, index, value, base);
            let trampolines: Vec<_> = cases.iter().map(|c| (self.asm.label(), c.1)).collect();
            let default_label = self.asm.label();
            let mut targets = vec![default_label; span as usize];
            for (case, trampoline) in cases.iter().zip(&trampolines) {
                if let Some(slot) = targets.get_mut((case.0 - first.0) as usize) {
                    *slot = trampoline.0;
                }
            }
            // Labels in this region are jumped to directly; the others through a `leave`.
            for (target, (trampoline, label)) in trampolines.iter().map(|t| (t.0, *t)) {
                if self.label_region(label) == self.region {
                    let direct = self.label(label);
                    for slot in targets.iter_mut().filter(|s| **s == target) {
                        *slot = direct;
                    }
                    let _ = trampoline;
                }
            }
            let count = targets.len() as u32;
            self.asm.with_words(Op::Switch, index.0, count, 0, vec![Word::Targets(targets)]);
            self.asm.bind(default_label);
            self.goto(default);
            for (trampoline, label) in trampolines {
                self.asm.bind(trampoline);
                if self.label_region(label) != self.region {
                    self.goto(label);
                }
            }
            return;
        }
        self.switch_search(value, cases);
        self.goto(default);
    }

    /// Binary search; falls through when no case matches.
    fn switch_search(&mut self, value: Reg, cases: &[(i64, LabelId)]) {
        if cases.len() > 6 {
            let (low, high) = cases.split_at(cases.len() / 2);
            let (upper, end) = (self.asm.label(), self.asm.label());
            let pivot = self.bits();
            let extended = self.bits();
            self.load_int(pivot, high[0].0);
            self.asm.r2(Op::Mov, extended, value);
            let small = i32::try_from(cases[0].0).is_ok() && i32::try_from(cases[cases.len() - 1].0).is_ok();
            self.compare_jump(if small { Op::JLeI32 } else { Op::JLeI64 }, pivot, extended, upper);
            self.switch_search(value, low);
            self.asm.jump(Op::Jump, 0, 0, end);
            self.asm.bind(upper);
            self.switch_search(value, high);
            self.asm.bind(end);
            return;
        }
        for &(case, label) in cases {
            let constant = self.bits();
            self.load_int(constant, case);
            let small = i32::try_from(case).is_ok();
            let op = if small { Op::JEqI32 } else { Op::JEqI64 };
            if self.label_region(label) == self.region {
                let target = self.label(label);
                self.compare_jump(op, value, constant, target);
            } else {
                let (here, next) = (self.asm.label(), self.asm.label());
                self.compare_jump(op, value, constant, here);
                self.asm.jump(Op::Jump, 0, 0, next);
                self.asm.bind(here);
                self.goto(label);
                self.asm.bind(next);
            }
        }
    }

    fn return_statement(&mut self, value: Option<&Expr>) {
        if self.region == 0 {
            let Some(value) = value else {
                self.asm.abc(Op::Return, 0, 0, 0);
                return;
            };
            let slots = self.return_slots();
            if slots == 0 {
                self.effect(value);
                self.asm.abc(Op::Return, 0, 0, 0);
                return;
            }
            let register = if self.return_is_ref { self.address(value) } else { self.value(value) };
            self.emit_return(register);
            return;
        }
        // Out of a protected region: through the common exit.
        let (label, register) = match self.exit {
            Some(exit) => exit,
            None => {
                let label = self.asm.label();
                let kinds = self.return_kinds();
                let register = if kinds.is_empty() { Reg(0) } else { self.asm.registers(&kinds) };
                self.exit = Some((label, register));
                (label, register)
            }
        };
        if let Some(value) = value {
            if self.return_slots() == 0 {
                self.effect(value);
            } else if self.return_is_ref {
                let address = self.address(value);
                self.move_slots(register, address, 1);
            } else {
                self.value_into(value, register);
            }
        }
        self.asm.jump(Op::Leave, 0, 0, label);
    }

    pub(super) fn emit_return(&mut self, register: Reg) {
        match self.return_slots() {
            0 => self.asm.abc(Op::Return, 0, 0, 0),
            1 => self.asm.r1(Op::Return1, register),
            n => self.asm.wide(Op::ReturnN, register, u32::from(n)),
        }
    }

    /// Stores a caught exception into the handler's variable.
    pub(super) fn bind_caught(&mut self, local: Option<LocalId>, exception: Reg) {
        if let Some(local) = local {
            let register = self.local(local);
            let ty = self.body.locals[local.index()].ty;
            let place = Place::Registers { base: register, exposed: false };
            self.store(place, ty, exception);
        }
    }
}

fn is_true(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Literal(Const::Bool(true)))
}
