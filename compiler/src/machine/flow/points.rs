//! The numbers of the suspensions of a body.

use rustc_hash::FxHashMap;

use super::state::MOST;
use crate::hir::visit::*;
use crate::hir::*;
use crate::machines::Point;

/// Number 0 is the start; the awaits and yields follow in the order of the code, in which they get their states too.
#[derive(Default)]
pub(super) struct Points {
    points: Vec<Point>,
    /// By the node's address: the tree stands still during the analysis.
    numbers: FxHashMap<usize, u16>,
    awaits: u32,
    yields: u32,
}

impl Points {
    pub(super) fn of(block: &Stmt) -> Self {
        let mut points = Self { points: vec![Point::Start], ..Self::default() };
        points.stmt(block);
        points
    }

    fn add(&mut self, address: usize, point: Point) {
        if let Ok(number) = u16::try_from(self.points.len())
            && number < MOST
        {
            self.numbers.insert(address, number);
            self.points.push(point);
        }
    }

    pub(super) fn point(&self, number: u16) -> Point {
        self.points.get(usize::from(number)).copied().unwrap_or(Point::Start)
    }

    pub(super) fn of_expr(&self, expr: &Expr) -> Option<u16> {
        self.numbers.get(&std::ptr::from_ref(expr).addr()).copied()
    }

    pub(super) fn of_stmt(&self, stmt: &Stmt) -> Option<u16> {
        self.numbers.get(&std::ptr::from_ref(stmt).addr()).copied()
    }
}

impl Visitor for Points {
    fn expr(&mut self, expr: &Expr) {
        walk_expr(self, expr);
        if matches!(expr.kind, ExprKind::Await { .. }) {
            self.add(std::ptr::from_ref(expr).addr(), Point::Await(self.awaits));
            self.awaits += 1;
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        walk_stmt(self, stmt);
        if matches!(stmt.kind, StmtKind::YieldReturn(_)) {
            self.add(std::ptr::from_ref(stmt).addr(), Point::Yield(self.yields));
            self.yields += 1;
        }
    }
}
