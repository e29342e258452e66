//! Whether a bound statement's end can be reached: decides which delegates a lambda with a block fits.

use crate::hir::*;

/// Whether control can reach the end of a bound statement.
pub(crate) fn can_complete(statement: &Stmt) -> bool {
    match &statement.kind {
        StmtKind::Block { statements, .. } | StmtKind::List(statements) => sequence_completes(statements),
        StmtKind::Return(_) | StmtKind::Throw(_) | StmtKind::Goto(_) | StmtKind::YieldBreak => false,
        StmtKind::Expr(e) => !matches!(e.kind, ExprKind::Throw(_)),
        StmtKind::If { condition, then, otherwise } => match (constant_bool(condition), otherwise) {
            (Some(true), _) => can_complete(then),
            (Some(false), Some(otherwise)) => can_complete(otherwise),
            (_, Some(otherwise)) => can_complete(then) || can_complete(otherwise),
            (_, None) => true,
        },
        StmtKind::While { condition, body, break_label, .. } => {
            constant_bool(condition) != Some(true) || jumps_to(body, *break_label)
        }
        StmtKind::DoWhile { body, condition, break_label, continue_label } => {
            ((can_complete(body) || jumps_to(body, *continue_label)) && constant_bool(condition) != Some(true))
                || jumps_to(body, *break_label)
        }
        StmtKind::For { condition, body, break_label, .. } => {
            condition.as_ref().is_some_and(|c| constant_bool(c) != Some(true)) || jumps_to(body, *break_label)
        }
        StmtKind::Switch { sections, break_label, .. } => {
            let has_default = sections.iter().any(|s| s.labels.iter().any(|l| l.pattern.is_none()));
            !has_default
                || sections.iter().any(|s| {
                    s.body.iter().any(|statement| jumps_to(statement, *break_label)) || sequence_completes(&s.body)
                })
        }
        StmtKind::Try { body, catches, finally } => {
            finally.as_ref().is_none_or(|f| can_complete(f))
                && (can_complete(body) || catches.iter().any(|c| can_complete(&c.body)))
        }
        StmtKind::Using { body, .. } | StmtKind::Lock { body, .. } => can_complete(body),
        _ => true,
    }
}

fn sequence_completes(statements: &[Stmt]) -> bool {
    let mut reachable = true;
    for statement in statements {
        if matches!(statement.kind, StmtKind::Label(_)) {
            reachable = true;
        } else if reachable && !can_complete(statement) {
            reachable = false;
        }
    }
    reachable
}

fn constant_bool(condition: &Expr) -> Option<bool> {
    match &condition.kind {
        ExprKind::Literal(Const::Bool(value)) => Some(*value),
        _ => None,
    }
}

/// Whether some reachable-looking jump inside goes to the label.
fn jumps_to(statement: &Stmt, label: LabelId) -> bool {
    let any = |list: &[Stmt]| list.iter().any(|s| jumps_to(s, label));
    match &statement.kind {
        StmtKind::Goto(target) => *target == label,
        StmtKind::Block { statements, .. } | StmtKind::List(statements) => any(statements),
        StmtKind::If { then, otherwise, .. } => {
            jumps_to(then, label) || otherwise.as_ref().is_some_and(|o| jumps_to(o, label))
        }
        StmtKind::While { body, .. }
        | StmtKind::DoWhile { body, .. }
        | StmtKind::For { body, .. }
        | StmtKind::Foreach { body, .. }
        | StmtKind::Using { body, .. }
        | StmtKind::Lock { body, .. } => jumps_to(body, label),
        StmtKind::Switch { sections, .. } => sections.iter().any(|s| any(&s.body)),
        StmtKind::Try { body, catches, finally } => {
            jumps_to(body, label)
                || catches.iter().any(|c| jumps_to(&c.body, label))
                || finally.as_ref().is_some_and(|f| jumps_to(f, label))
        }
        _ => false,
    }
}
