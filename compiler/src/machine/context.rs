//! What all passes of machine lowering share: the body being rewritten, with new locals, labels and scopes.

use rustc_hash::FxHashMap;

use super::spill::Role;
use crate::hir::visit::*;
use crate::hir::*;
use crate::made::tree;
use crate::world::World;

/// A body (one function, no lambdas) on its way into a state machine.
pub(crate) struct Context<'w> {
    pub world: &'w mut World,
    pub body: Body,
    pub kind: MachineKind,
    /// Type of the values that are returned or yielded; void for `async Task`.
    pub result: Ty,
    /// Locals that get a field whatever the flow says.
    pub forced: Vec<LocalId>,
    /// Temporaries that are written once, so their value needs no second copy.
    pub stable: Vec<bool>,
    /// What the temporaries of spilling keep.
    pub roles: FxHashMap<LocalId, Role>,
    /// In which order locals of one scope get their fields; numbers are given out upwards.
    pub order: Vec<u32>,
    pub next_order: u32,
    /// The flag of (async) iterators that sends a resumed yield to the finally blocks.
    pub disposing: Option<LocalId>,
    /// End of an (async) iterator's body.
    pub exit: LabelId,
    /// Where the body stands, with its braces.
    pub block_location: Location,
    pub int: Ty,
    pub bool_: Ty,
    pub object: Ty,
}

impl Context<'_> {
    pub(crate) fn temp(&mut self, name: &str, ty: Ty, scope: ScopeId, at: Location) -> LocalId {
        self.body.locals.push(Local {
            name: name.into(),
            ty,
            kind: LocalKind::Temp,
            ref_kind: RefKind::None,
            function: FunctionId(0),
            scope,
            location: at,
            captured: false,
            constant: None,
        });
        self.stable.push(false);
        self.order.push(self.next_order);
        self.next_order += 1;
        LocalId(self.body.locals.len() as u32 - 1)
    }

    /// Moves a local to another scope, behind those that are there.
    pub(crate) fn move_to(&mut self, local: LocalId, scope: ScopeId) {
        self.body.locals[local.index()].scope = scope;
        self.order[local.index()] = self.next_order;
        self.next_order += 1;
    }

    pub(crate) fn label(&mut self) -> LabelId {
        self.body.label_count += 1;
        LabelId(self.body.label_count - 1)
    }

    pub(crate) fn scope(&mut self) -> ScopeId {
        self.body.scopes.push(body::Scope { parent: Some(ScopeId(0)), function: FunctionId(0) });
        ScopeId(self.body.scopes.len() as u32 - 1)
    }

    pub(crate) fn local_expr(&self, local: LocalId, at: Location) -> Expr {
        tree::local(local, self.body.locals[local.index()].ty, at)
    }

    pub(crate) fn int_expr(&self, value: i32, at: Location) -> Expr {
        tree::int(value, self.int, at)
    }

    pub(crate) fn bool_expr(&self, value: bool, at: Location) -> Expr {
        tree::boolean(value, self.bool_, at)
    }

    /// A call that tells the VM where the machine is; only when compiling for a traced run.
    pub(crate) fn probe(&mut self, name: &str, args: Vec<Expr>, at: Location) -> Option<Stmt> {
        if !self.world.tracing {
            return None;
        }
        let probes = self.world.known_type("Hoist.Runtime.Trace", &[]);
        let method = self.world.find_method_by_count(probes, name, args.len())?;
        Some(tree::eval(tree::call(None, method, false, args, Ty::VOID, at)))
    }

    /// Whether a receiver of this type is used by reference.
    pub(crate) fn is_value_like(&mut self, ty: Ty) -> bool {
        !self.world.is_reference_type(ty)
    }
}

/// Whether an expression is a call that [`Context::probe`] made: dumps don't show them.
pub(crate) fn is_probe(world: &World, expr: &Expr) -> bool {
    let ExprKind::Call { callee: Callee::Method { receiver: None, method, .. }, .. } = &expr.kind else { return false };
    let owner = &world[world[method.def].owner];
    world.tracing && &*owner.name == "Trace" && &*owner.namespace == "Hoist.Runtime"
}

struct FindSuspension {
    awaits: bool,
    yields: bool,
}

impl Visitor for FindSuspension {
    fn expr(&mut self, expr: &Expr) {
        if matches!(expr.kind, ExprKind::Await { .. }) {
            self.awaits = true;
        }
        if !self.awaits {
            walk_expr(self, expr);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        if matches!(stmt.kind, StmtKind::YieldReturn(_)) {
            self.yields = true;
        }
        walk_stmt(self, stmt);
    }
}

/// Whether an expression contains `await`.
pub(crate) fn expr_awaits(expr: &Expr) -> bool {
    let mut find = FindSuspension { awaits: false, yields: false };
    find.expr(expr);
    find.awaits
}

/// Whether a statement contains `await`.
pub(crate) fn stmt_awaits(stmt: &Stmt) -> bool {
    let mut find = FindSuspension { awaits: false, yields: false };
    find.stmt(stmt);
    find.awaits
}

/// Whether a statement contains `await` or `yield return`.
pub(crate) fn stmt_suspends(stmt: &Stmt) -> bool {
    let mut find = FindSuspension { awaits: false, yields: false };
    find.stmt(stmt);
    find.awaits || find.yields
}
