//! The flow analysis behind hoisting: for each point of the code, which locals are fresh, and after which suspensions the code can be here.
//!
//! A local's mark grows on its way: never assigned, fresh (assigned since the last suspension), stale (assigned before it). Where paths meet the
//! greater mark wins. A read of a stale local is what makes it a field, and the mark says which suspension made it stale:
//!
//! ```csharp
//! int a = 1;  await t;  Use(a);      // a: fresh, stale since await#0, read → "lives across await#0"
//! ```

mod points;
mod state;

use rustc_hash::FxHashMap;

use super::context::*;
use crate::closures::rewrite::FRAME_PREFIX;
use crate::hir::visit::*;
use crate::hir::*;
use crate::machines::Point;
use crate::world::World;

use points::Points;
use state::{FRESH, State};

/// A read (or write) of a local that was last assigned before a suspension.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Read {
    pub at: Location,
    pub after: Point,
}

/// The marks of a local: one for each field of a struct (assigning all of them assigns the struct), one for anything else.
struct Parts {
    first: usize,
    fields: Vec<FieldDefId>,
}

impl Parts {
    fn len(&self) -> usize {
        self.fields.len().max(1)
    }
    fn range(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.len()
    }
    fn of_field(&self, field: FieldDefId) -> Option<usize> {
        self.fields.iter().position(|&f| f == field).map(|p| self.first + p)
    }
}

/// The instance fields of a struct that are tracked one by one: those of the program's own structs and of tuples.
fn struct_fields(world: &mut World, ty: Ty) -> Vec<FieldDefId> {
    const MOST: usize = 16;
    let ty = world.tuple_underlying(ty);
    if world.special_of(ty).is_some_and(|s| s != Special::ValueTuple) || !world.is_value_type(ty) || world.is_enum(ty) {
        return Vec::new();
    }
    let Some(def) = world.type_def(ty) else { return Vec::new() };
    let is_tuple = &*world[def].name == "ValueTuple";
    if !(world[def].is_user || is_tuple) {
        return Vec::new();
    }
    world.ensure_members(def);
    let fields: Vec<FieldDefId> = world[def]
        .fields
        .iter()
        .copied()
        .filter(|&f| !world[f].modifiers.is_static && !world[f].modifiers.is_const)
        .collect();
    if fields.len() > MOST { Vec::new() } else { fields }
}

pub(super) struct Flow<'b> {
    pub locals: &'b [Local],
    /// None where no path arrives.
    state: Option<State>,
    labels: FxHashMap<LabelId, State>,
    /// For each open `try`: all states that an exception may see.
    regions: Vec<State>,
    changed: bool,
    pub hoisted: Vec<bool>,
    /// Where each local is first read while stale.
    pub reads: FxHashMap<LocalId, Read>,
    /// Where each local that is stale is written again, and what made it stale.
    pub rewrites: FxHashMap<LocalId, Read>,
    /// The last read of each local.
    pub last_reads: FxHashMap<LocalId, Location>,
    pub parameters: Vec<(Option<LocalId>, Location)>,
    /// From where to where the code runs without a suspension between.
    pub edges: Vec<(Point, Point)>,
    parts: Vec<Parts>,
    points: Points,
    /// Marks of a state.
    marks: usize,
    /// Number of the last pass: earlier ones have not seen all paths.
    is_last: bool,
}

impl<'b> Flow<'b> {
    /// Runs over the block until nothing changes.
    pub(super) fn run(context: &'b mut Context<'_>) -> Self {
        let mut parts = Vec::new();
        let mut marks = 0;
        for local in &context.body.locals {
            let fields = struct_fields(context.world, local.ty);
            let part = Parts { first: marks, fields };
            marks += part.len();
            parts.push(part);
        }
        let body = &context.body;
        let mut flow = Flow {
            locals: &body.locals,
            state: None,
            labels: FxHashMap::default(),
            regions: Vec::new(),
            changed: false,
            hoisted: vec![false; body.locals.len()],
            reads: FxHashMap::default(),
            rewrites: FxHashMap::default(),
            last_reads: FxHashMap::default(),
            parameters: Vec::new(),
            edges: Vec::new(),
            parts,
            points: Points::of(&body.functions[0].block),
            marks,
            is_last: false,
        };
        loop {
            flow.changed = false;
            flow.pass(&body.functions[0].block);
            if flow.is_last {
                return flow;
            }
            flow.is_last = !flow.changed;
        }
    }

    fn pass(&mut self, block: &Stmt) {
        let mut state = State::at_start(self.marks);
        for (local, parts) in self.locals.iter().zip(&self.parts) {
            if matches!(local.kind, LocalKind::Parameter(_)) {
                state.marks[parts.range()].fill(FRESH);
            }
        }
        self.state = Some(state);
        self.stmt(block);
        self.arrive_at(Point::End);
    }

    fn read(&mut self, local: LocalId, at: Location) {
        self.mention(local, at);
        self.last_reads.insert(local, at);
        let range = self.parts[local.index()].range();
        let suspension = self.state.as_ref().and_then(|s| range.clone().find_map(|mark| s.stale(mark)));
        if let Some(number) = suspension {
            self.hoisted[local.index()] = true;
            let read = Read { at, after: self.points.point(number) };
            self.reads.entry(local).or_insert(read);
            let declared = &self.locals[local.index()];
            let is_frame = declared.kind == LocalKind::Temp && declared.name.starts_with(FRAME_PREFIX);
            if is_frame && !self.parameters.iter().any(|(p, _)| *p == Some(local)) {
                self.parameters.push((Some(local), at));
            }
        }
    }

    fn write(&mut self, local: LocalId, at: Location) {
        self.mention(local, at);
        let range = self.parts[local.index()].range();
        if self.is_last
            && let Some(number) = self.state.as_ref().and_then(|s| range.clone().find_map(|mark| s.stale_value(mark)))
        {
            let rewrite = Read { at, after: self.points.point(number) };
            self.rewrites.entry(local).or_insert(rewrite);
        }
        if let Some(state) = &mut self.state {
            for mark in range {
                state.marks[mark] = FRESH;
            }
        }
    }

    /// Every point from which the code comes here without a suspension between.
    fn arrive_at(&mut self, point: Point) {
        if !self.is_last {
            return;
        }
        let Some(state) = &self.state else { return };
        for from in state.last.ones() {
            let edge = (self.points.point(from), point);
            if !self.edges.contains(&edge) {
                self.edges.push(edge);
            }
        }
    }

    /// The mark of `local.field`, if the expression is one and its fields are tracked.
    fn part(&self, expr: &Expr) -> Option<(LocalId, usize)> {
        let ExprKind::Field { receiver: Some(receiver), field } = &expr.kind else { return None };
        let ExprKind::Local(local) = receiver.kind else { return None };
        if self.locals[local.index()].ref_kind != RefKind::None {
            return None;
        }
        self.parts[local.index()].of_field(field.def).map(|mark| (local, mark))
    }

    fn read_part(&mut self, local: LocalId, mark: usize, at: Location) {
        self.mention(local, at);
        self.last_reads.insert(local, at);
        if let Some(number) = self.state.as_ref().and_then(|s| s.stale(mark)) {
            self.hoisted[local.index()] = true;
            let read = Read { at, after: self.points.point(number) };
            self.reads.entry(local).or_insert(read);
        }
    }

    fn mention(&mut self, local: LocalId, at: Location) {
        let is_parameter = matches!(self.locals[local.index()].kind, LocalKind::Parameter(_));
        if is_parameter && !self.parameters.iter().any(|(p, _)| *p == Some(local)) {
            self.parameters.push((Some(local), at));
        }
    }

    /// Here the method may return to its caller.
    fn suspend(&mut self, number: Option<u16>) {
        let Some(number) = number else { return };
        self.arrive_at(self.points.point(number));
        if let Some(state) = &mut self.state {
            state.suspend(number);
        }
        self.note();
    }

    /// An exception may leave from here.
    fn note(&mut self) {
        if let Some(state) = &self.state {
            for region in &mut self.regions {
                region.join(state);
            }
        }
    }

    fn jump(&mut self, label: LabelId) {
        if let Some(state) = self.state.clone() {
            self.arrive(label, &state);
        }
    }

    fn arrive(&mut self, label: LabelId, state: &State) {
        match self.labels.get_mut(&label) {
            Some(known) => self.changed |= known.join(state),
            None => {
                self.labels.insert(label, state.clone());
                self.changed = true;
            }
        }
    }

    fn land(&mut self, label: LabelId) {
        self.jump(label);
        self.state = self.labels.get(&label).cloned();
        self.note();
    }

    fn join(&mut self, other: Option<State>) {
        match (&mut self.state, other) {
            (Some(state), Some(other)) => {
                state.join(&other);
            }
            (None, other) => self.state = other,
            (_, None) => {}
        }
    }

    /// Evaluates a condition; gives the states when true and when false.
    fn condition(&mut self, expr: &Expr) -> (Option<State>, Option<State>) {
        match &expr.kind {
            ExprKind::Literal(Const::Bool(value)) => {
                let state = self.state.take();
                if *value { (state, None) } else { (None, state) }
            }
            ExprKind::LogicalAnd(left, right) => {
                let (yes, no) = self.condition(left);
                self.state = yes;
                let (yes, no_right) = self.condition(right);
                self.state = no;
                self.join(no_right);
                (yes, self.state.take())
            }
            ExprKind::LogicalOr(left, right) => {
                let (yes, no) = self.condition(left);
                self.state = no;
                let (yes_right, no) = self.condition(right);
                self.state = yes;
                self.join(yes_right);
                (self.state.take(), no)
            }
            ExprKind::Unary { op: UnaryOp::Not, operand, .. } => {
                let (yes, no) = self.condition(operand);
                (no, yes)
            }
            ExprKind::Sequence { effects, value, .. } => {
                for effect in effects {
                    self.expr(effect);
                }
                self.condition(value)
            }
            ExprKind::StatementSequence { statements, value } => {
                for statement in statements {
                    self.stmt(statement);
                }
                self.condition(value)
            }
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let (yes, no) = self.condition(condition);
                self.state = yes;
                let (then_yes, then_no) = self.condition(then);
                self.state = no;
                let (else_yes, else_no) = self.condition(otherwise);
                self.state = then_yes;
                self.join(else_yes);
                let yes = self.state.take();
                self.state = then_no;
                self.join(else_no);
                (yes, self.state.take())
            }
            _ => {
                self.expr(expr);
                let state = self.state.take();
                (state.clone(), state)
            }
        }
    }

    fn bool_value(&mut self, expr: &Expr) {
        let (yes, no) = self.condition(expr);
        self.state = yes;
        self.join(no);
    }

    /// The target of an assignment: its parts are read, the variable itself is not.
    fn target(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Local(local) if self.locals[local.index()].ref_kind != RefKind::None => {
                self.read(*local, target.location);
            }
            ExprKind::Local(_) => {}
            ExprKind::Field { .. } if self.part(target).is_some() => {
                if let Some((local, _)) = self.part(target) {
                    self.mention(local, target.location);
                }
            }
            _ => self.expr(target),
        }
    }

    fn assigned(&mut self, target: &Expr) {
        if let ExprKind::Local(local) = &target.kind
            && self.locals[local.index()].ref_kind == RefKind::None
        {
            self.write(*local, target.location);
        } else if let Some((_, mark)) = self.part(target)
            && let Some(state) = &mut self.state
        {
            state.marks[mark] = FRESH;
        }
    }

    fn args(&mut self, args: &[Arg]) {
        for arg in args {
            if arg.ref_kind == RefKind::Out {
                self.target(&arg.expr);
            } else {
                self.expr(&arg.expr);
            }
        }
        for arg in args.iter().filter(|a| a.ref_kind == RefKind::Out) {
            self.assigned(&arg.expr);
        }
    }

    fn try_statement(&mut self, body: &Stmt, catches: &[Catch], finally: Option<&Stmt>) {
        let count = self.marks;
        let entry = self.state.clone();
        // What an exception in the body, and in the handlers, may see.
        self.regions.push(entry.clone().unwrap_or_else(|| State::nowhere(count)));
        self.regions.push(entry.clone().unwrap_or_else(|| State::nowhere(count)));
        self.stmt(body);
        self.note();
        let thrown = self.regions.pop();
        let mut end = self.state.take();
        for catch in catches {
            self.state = if entry.is_some() { thrown.clone() } else { None };
            if let Some(local) = catch.local {
                self.write(local, catch.location);
            }
            self.note();
            if let Some(filter) = &catch.filter {
                let (yes, _) = self.condition(filter);
                self.state = yes;
            }
            self.stmt(&catch.body);
            self.note();
            let after = self.state.take();
            self.state = end;
            self.join(after);
            end = self.state.take();
        }
        let all = self.regions.pop();
        if let Some(finally) = finally {
            self.state = if entry.is_some() { all } else { None };
            self.stmt(finally);
            self.state = end.clone();
            if end.is_some() {
                self.stmt(finally);
            }
        } else {
            self.state = end;
        }
    }
}

impl Visitor for Flow<'_> {
    fn local(&mut self, local: &LocalId) {
        // Declarations and temporaries' lists; reads and writes are handled where they stand.
        let _ = local;
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Local(local) => self.read(*local, expr.location),
            ExprKind::Field { .. } if self.part(expr).is_some() => {
                if let Some((local, mark)) = self.part(expr) {
                    self.read_part(local, mark, expr.location);
                }
            }
            ExprKind::This | ExprKind::Base => {
                if !self.parameters.iter().any(|(p, _)| p.is_none()) {
                    self.parameters.push((None, expr.location));
                }
            }
            ExprKind::Assign { target, value } => {
                self.target(target);
                self.expr(value);
                self.assigned(target);
            }
            ExprKind::RefAssign { local, place } => {
                self.expr(place);
                self.write(*local, expr.location);
            }
            ExprKind::Call { callee, args } => {
                if let Callee::Method { receiver: Some(receiver), .. } = callee {
                    self.expr(receiver);
                }
                self.args(args);
            }
            ExprKind::New { args, .. } => self.args(args),
            ExprKind::LogicalAnd(..) | ExprKind::LogicalOr(..) => self.bool_value(expr),
            ExprKind::Conditional { condition, then, otherwise, .. } => {
                let (yes, no) = self.condition(condition);
                self.state = yes;
                self.expr(then);
                let after = self.state.take();
                self.state = no;
                self.expr(otherwise);
                self.join(after);
            }
            ExprKind::Await { operand, .. } => {
                self.expr(operand);
                self.suspend(self.points.of_expr(expr));
            }
            ExprKind::Throw(operand) => {
                self.expr(operand);
                self.note();
                self.arrive_at(Point::Throw);
                self.state = None;
            }
            _ => walk_expr(self, expr),
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        self.note();
        match &stmt.kind {
            StmtKind::LocalDecl { local, init } => match init {
                Some(init) => {
                    self.expr(init);
                    self.write(*local, stmt.location);
                }
                None => {}
            },
            StmtKind::If { condition, then, otherwise } => {
                let (yes, no) = self.condition(condition);
                self.state = yes;
                self.stmt(then);
                let after = self.state.take();
                self.state = no;
                if let Some(otherwise) = otherwise {
                    self.stmt(otherwise);
                }
                self.join(after);
            }
            StmtKind::While { condition, body, break_label, continue_label } => {
                self.jump(*continue_label);
                let entered = self.labels.get(continue_label).cloned();
                let parameters = self.parameters.clone();
                self.state = entered.clone();
                self.note();
                let (yes, no) = self.condition(condition);
                self.parameters = parameters;
                self.state = no;
                self.jump(*break_label);
                self.state = yes;
                self.stmt(body);
                self.jump(*continue_label);
                self.state = entered;
                self.condition(condition);
                self.state = self.labels.get(break_label).cloned();
            }
            StmtKind::DoWhile { body, condition, break_label, continue_label } => {
                // The start is a label without a number; its state is kept under the break label's complement.
                let start = LabelId(u32::MAX - break_label.0);
                self.land(start);
                self.stmt(body);
                self.land(*continue_label);
                let (yes, no) = self.condition(condition);
                self.state = yes;
                self.jump(start);
                self.state = no;
                self.jump(*break_label);
                self.state = self.labels.get(break_label).cloned();
            }
            StmtKind::For { init, condition, increment, body, break_label, continue_label, .. } => {
                for statement in init {
                    self.stmt(statement);
                }
                let head = LabelId(u32::MAX - break_label.0);
                // In the compiler's own order the body comes before the condition; only first uses depend on that.
                self.jump(head);
                let entered = self.labels.get(&head).cloned();
                let parameters = self.parameters.clone();
                self.state = entered.clone();
                let (yes, no) = match condition {
                    Some(condition) => self.condition(condition),
                    None => (self.state.take(), None),
                };
                self.parameters = parameters;
                self.state = no;
                self.jump(*break_label);
                self.state = yes;
                self.stmt(body);
                self.land(*continue_label);
                for expr in increment {
                    self.expr(expr);
                }
                self.jump(head);
                self.state = entered;
                if let Some(condition) = condition {
                    self.condition(condition);
                }
                self.state = self.labels.get(break_label).cloned();
            }
            StmtKind::SwitchInt { value, cases, default } => {
                self.expr(value);
                for (_, label) in cases {
                    self.jump(*label);
                }
                self.jump(*default);
                self.state = None;
            }
            StmtKind::Goto(label) => {
                self.jump(*label);
                self.state = None;
            }
            StmtKind::Label(label) => self.land(*label),
            StmtKind::Return(value) | StmtKind::Throw(value) => {
                if let Some(value) = value {
                    self.expr(value);
                }
                self.note();
                self.arrive_at(if matches!(stmt.kind, StmtKind::Return(_)) { Point::End } else { Point::Throw });
                self.state = None;
            }
            StmtKind::YieldReturn(value) => {
                self.expr(value);
                self.suspend(self.points.of_stmt(stmt));
            }
            StmtKind::Try { body, catches, finally } => self.try_statement(body, catches, finally.as_deref()),
            _ => walk_stmt(self, stmt),
        }
    }
}
