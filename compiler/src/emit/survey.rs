//! What must be known of a body before its first instruction: locals whose address is taken, and the protected region of each label.
//!
//! Regions are numbered by the address of the statement that begins them, so that the survey and the emitter need not walk in the same order:
//! a `try` has one for itself (what `finally` protects), one for its body, one for each handler.

use rustc_hash::FxHashMap;

use crate::hir::visit::{Visitor, walk_expr, walk_stmt};
use crate::hir::*;
use crate::world::World;

#[derive(Debug)]
pub(super) struct Survey {
    pub address_taken: Vec<bool>,
    pub label_regions: Vec<u32>,
    pub regions: FxHashMap<*const Stmt, u32>,
}

impl Survey {
    pub(super) fn of(world: &mut World, body: &Body, block: &Stmt) -> Self {
        let mut visitor = SurveyVisitor {
            world,
            body,
            region: 0,
            result: Self {
                address_taken: vec![false; body.locals.len()],
                label_regions: vec![0; body.label_count as usize],
                regions: FxHashMap::default(),
            },
        };
        visitor.stmt(block);
        visitor.result
    }
}

struct SurveyVisitor<'a> {
    world: &'a mut World,
    body: &'a Body,
    region: u32,
    result: Survey,
}

impl SurveyVisitor<'_> {
    fn take(&mut self, place: &Expr) {
        if let Some(local) = root_local(place)
            && let Some(taken) = self.result.address_taken.get_mut(local.index())
        {
            *taken = true;
        }
    }

    fn args(&mut self, args: &[Arg]) {
        for arg in args.iter().filter(|a| a.ref_kind != RefKind::None) {
            self.take(&arg.expr);
        }
    }

    fn label(&mut self, label: LabelId) {
        if let Some(region) = self.result.label_regions.get_mut(label.index()) {
            *region = self.region;
        }
    }

    fn enter(&mut self, stmt: &Stmt) {
        let number = self.result.regions.len() as u32 + 1;
        self.result.regions.insert(std::ptr::from_ref(stmt), number);
        self.region = number;
    }
}

impl Visitor for SurveyVisitor<'_> {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::RefOf(place) | ExprKind::RefAssign { place, .. } | ExprKind::InlineArraySpan { place, .. } => {
                self.take(place)
            }
            ExprKind::InlineArrayElement { place, .. } => self.take(place),
            ExprKind::Call { callee, args } => {
                if let Callee::Method { receiver: Some(receiver), .. } = callee
                    && !self.world.is_reference_type(receiver.ty)
                {
                    self.take(receiver);
                }
                self.args(args);
            }
            ExprKind::New { args, .. } => self.args(args),
            _ => {}
        }
        walk_expr(self, expr);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Label(label) => self.label(*label),
            StmtKind::While { break_label, continue_label, .. }
            | StmtKind::DoWhile { break_label, continue_label, .. }
            | StmtKind::For { break_label, continue_label, .. } => {
                self.label(*break_label);
                self.label(*continue_label);
            }
            StmtKind::LocalDecl { local, init: Some(init) }
                if self.body.locals[local.index()].ref_kind != RefKind::None =>
            {
                self.take(init)
            }
            StmtKind::Return(Some(value)) => {
                if let ExprKind::RefOf(place) = &value.kind {
                    self.take(place);
                }
            }
            StmtKind::Try { body, catches, finally } => {
                let outer = self.region;
                self.enter(stmt);
                let whole = self.region;
                self.enter(body);
                self.stmt(body);
                for catch in catches {
                    self.region = whole;
                    if let Some(filter) = &catch.filter {
                        self.expr(filter);
                    }
                    self.enter(&catch.body);
                    self.stmt(&catch.body);
                }
                self.region = outer;
                if let Some(finally) = finally {
                    self.enter(finally);
                    self.stmt(finally);
                }
                self.region = outer;
                return;
            }
            _ => {}
        }
        walk_stmt(self, stmt);
    }
}

/// The local variable in whose registers a place lies, if it does.
pub(super) fn root_local(place: &Expr) -> Option<LocalId> {
    match &place.kind {
        ExprKind::Local(local) => Some(*local),
        ExprKind::Field { receiver: Some(receiver), .. } => root_local(receiver),
        ExprKind::InlineArrayElement { place, .. } => root_local(place),
        ExprKind::RefOf(place) => root_local(place),
        ExprKind::Convert { operand, conversion: Convert::Identity } => root_local(operand),
        _ => None,
    }
}

/// Whether an expression reads or writes a local by name.
pub(super) fn mentions(expr: &Expr, local: LocalId) -> bool {
    struct Mentions(LocalId, bool);
    impl Visitor for Mentions {
        fn local(&mut self, local: &LocalId) {
            self.1 |= *local == self.0;
        }
    }
    let mut visitor = Mentions(local, false);
    visitor.expr(expr);
    visitor.1
}

/// Whether evaluating an expression may change variables: a register read before it must be copied first.
pub(super) fn may_write(expr: &Expr) -> bool {
    struct MayWrite(bool);
    impl Visitor for MayWrite {
        fn expr(&mut self, expr: &Expr) {
            match &expr.kind {
                ExprKind::Assign { .. } | ExprKind::RefAssign { .. } | ExprKind::StatementSequence { .. } => {
                    self.0 = true
                }
                ExprKind::Call { callee, args } => {
                    if args.iter().any(|a| a.ref_kind != RefKind::None) {
                        self.0 = true;
                    }
                    if let Callee::Method { receiver: Some(receiver), .. } = callee
                        && root_local(receiver).is_some()
                    {
                        self.0 = true;
                    }
                }
                ExprKind::New { args, .. } if args.iter().any(|a| a.ref_kind != RefKind::None) => self.0 = true,
                _ => {}
            }
            if !self.0 {
                walk_expr(self, expr);
            }
        }
    }
    let mut visitor = MayWrite(false);
    visitor.expr(expr);
    visitor.0
}

/// Whether an expression calls anything: a local whose address was taken may change.
pub(super) fn may_call(expr: &Expr) -> bool {
    struct MayCall(bool);
    impl Visitor for MayCall {
        fn expr(&mut self, expr: &Expr) {
            self.0 |= matches!(
                expr.kind,
                ExprKind::Call { .. }
                    | ExprKind::New { .. }
                    | ExprKind::NewTypeParam
                    | ExprKind::StatementSequence { .. }
            );
            if !self.0 {
                walk_expr(self, expr);
            }
        }
    }
    let mut visitor = MayCall(false);
    visitor.expr(expr);
    visitor.0
}
