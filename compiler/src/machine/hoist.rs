//! Which variables must outlive a suspension.
//!
//! A suspension makes every local *stale*: after it, a register holds nothing. Writing a local makes it fresh; a local that may be read
//! while stale has to be a field. The analysis walks the code forwards, joins states where paths meet, and repeats until nothing changes.
//!
//! ```csharp
//! int a = 1, b = 2; await t; b = 3; Use(a, b);      // a is hoisted, b is not: it is always written after the await before it is read
//! ```

use rustc_hash::FxHashMap;

use super::context::*;
use crate::closures::rewrite::FRAME_PREFIX;
use crate::desugar::places::COPIED_REFERENCE_PART;
use crate::hir::visit::*;
use crate::hir::*;
use crate::world::World;

/// A set of locals.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }
    fn fill(&mut self) {
        self.0.iter_mut().for_each(|w| *w = u64::MAX);
    }
    fn get(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|w| w >> (index % 64) & 1 == 1)
    }
    fn set(&mut self, index: usize, value: bool) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word = *word & !(1 << (index % 64)) | u64::from(value) << (index % 64);
        }
    }
    /// True if something was added.
    fn join(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for (word, &more) in self.0.iter_mut().zip(&other.0) {
            changed |= *word | more != *word;
            *word |= more;
        }
        changed
    }
}

/// What the analysis found.
#[derive(Debug, Default)]
pub(crate) struct Hoisting {
    pub hoisted: Vec<bool>,
    /// Where each hoisted local is first read while stale.
    pub reads: FxHashMap<LocalId, Location>,
    /// Parameters and `this` (None) in the order of their first use; display class instances among them, where they are first found stale.
    pub parameters: Vec<Option<LocalId>>,
    /// Calls whose returned reference a local holds.
    pub references: FxHashMap<LocalId, (MethodRef, Location)>,
}

/// Analyses the body of a machine.
pub(crate) fn analyze(context: &mut Context<'_>) -> Hoisting {
    let count = context.body.locals.len();
    let mut flow = Flow {
        locals: &context.body.locals,
        state: Some(Bits::new(count)),
        labels: FxHashMap::default(),
        regions: Vec::new(),
        changed: false,
        hoisted: vec![false; count],
        reads: FxHashMap::default(),
        parameters: Vec::new(),
        parts: Vec::new(),
        bits: count,
    };
    let mut bits = 0;
    for local in &context.body.locals {
        let fields = struct_fields(context.world, local.ty);
        let parts = Parts { first: bits, fields };
        bits += parts.len();
        flow.parts.push(parts);
    }
    flow.bits = bits;
    loop {
        flow.changed = false;
        flow.state = Some(Bits::new(flow.bits));
        flow.stmt(&context.body.functions[0].block);
        if !flow.changed {
            break;
        }
    }
    let Flow { mut hoisted, reads, parameters, .. } = flow;
    for local in &context.forced {
        if let Some(slot) = hoisted.get_mut(local.index()) {
            *slot = true;
        }
    }
    for (slot, local) in hoisted.iter_mut().zip(&context.body.locals) {
        *slot |= local.kind == LocalKind::Temp && &*local.name == COPIED_REFERENCE_PART;
    }
    // MoveNext itself says whether it disposes; for async iterators the flag has a field of its own.
    if let Some(slot) = context.disposing.and_then(|l| hoisted.get_mut(l.index())) {
        *slot = false;
    }
    for (index, local) in context.body.locals.iter().enumerate() {
        if matches!(local.kind, LocalKind::Parameter(_)) {
            hoisted[index] = parameters.contains(&Some(LocalId(index as u32)));
        }
    }
    let mut references = References::default();
    references.stmt(&context.body.functions[0].block);
    Hoisting { hoisted, reads, parameters, references: references.0 }
}

/// The bits of a local: one for each field of a struct (assigning all of them assigns the struct), one for anything else.
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

#[derive(Default)]
struct References(FxHashMap<LocalId, (MethodRef, Location)>);

impl Visitor for References {
    fn expr(&mut self, expr: &Expr) {
        if let ExprKind::RefAssign { local, place } = &expr.kind {
            let call = match &place.kind {
                ExprKind::Deref(inner) => inner,
                _ => place,
            };
            if let ExprKind::Call { callee: Callee::Method { method, .. }, .. } = &call.kind {
                self.0.insert(*local, (method.clone(), call.location));
            }
        }
        walk_expr(self, expr);
    }
}

struct Flow<'b> {
    locals: &'b [Local],
    /// Stale locals; None where no path arrives.
    state: Option<Bits>,
    labels: FxHashMap<LabelId, Bits>,
    /// For each open `try`: all states that an exception may see.
    regions: Vec<Bits>,
    changed: bool,
    hoisted: Vec<bool>,
    reads: FxHashMap<LocalId, Location>,
    parameters: Vec<Option<LocalId>>,
    parts: Vec<Parts>,
    /// Bits of a state.
    bits: usize,
}

impl Flow<'_> {
    fn read(&mut self, local: LocalId, at: Location) {
        self.mention(local);
        let range = self.parts[local.index()].range();
        if self.state.as_ref().is_some_and(|s| range.clone().any(|bit| s.get(bit))) {
            self.hoisted[local.index()] = true;
            self.reads.entry(local).or_insert(at);
            let declared = &self.locals[local.index()];
            let is_frame = declared.kind == LocalKind::Temp && declared.name.starts_with(FRAME_PREFIX);
            if is_frame && !self.parameters.contains(&Some(local)) {
                self.parameters.push(Some(local));
            }
        }
    }

    fn write(&mut self, local: LocalId) {
        self.mention(local);
        if let Some(state) = &mut self.state {
            for bit in self.parts[local.index()].range() {
                state.set(bit, false);
            }
        }
    }

    /// The bit of `local.field`, if the expression is one and its fields are tracked.
    fn part(&self, expr: &Expr) -> Option<(LocalId, usize)> {
        let ExprKind::Field { receiver: Some(receiver), field } = &expr.kind else { return None };
        let ExprKind::Local(local) = receiver.kind else { return None };
        if self.locals[local.index()].ref_kind != RefKind::None {
            return None;
        }
        self.parts[local.index()].of_field(field.def).map(|bit| (local, bit))
    }

    fn read_part(&mut self, local: LocalId, bit: usize, at: Location) {
        self.mention(local);
        if self.state.as_ref().is_some_and(|s| s.get(bit)) {
            self.hoisted[local.index()] = true;
            self.reads.entry(local).or_insert(at);
        }
    }

    fn mention(&mut self, local: LocalId) {
        if matches!(self.locals[local.index()].kind, LocalKind::Parameter(_)) && !self.parameters.contains(&Some(local))
        {
            self.parameters.push(Some(local));
        }
    }

    fn suspend(&mut self) {
        if let Some(state) = &mut self.state {
            state.fill();
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

    fn arrive(&mut self, label: LabelId, state: &Bits) {
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

    fn join(&mut self, other: Option<Bits>) {
        match (&mut self.state, other) {
            (Some(state), Some(other)) => {
                state.join(&other);
            }
            (None, other) => self.state = other,
            (_, None) => {}
        }
    }

    /// Evaluates a condition; gives the states when true and when false.
    fn condition(&mut self, expr: &Expr) -> (Option<Bits>, Option<Bits>) {
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
                    self.mention(local);
                }
            }
            _ => self.expr(target),
        }
    }

    fn assigned(&mut self, target: &Expr) {
        if let ExprKind::Local(local) = &target.kind
            && self.locals[local.index()].ref_kind == RefKind::None
        {
            self.write(*local);
        } else if let Some((_, bit)) = self.part(target)
            && let Some(state) = &mut self.state
        {
            state.set(bit, false);
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
        let count = self.bits;
        let entry = self.state.clone();
        // What an exception in the body, and in the handlers, may see.
        self.regions.push(entry.clone().unwrap_or_else(|| Bits::new(count)));
        self.regions.push(entry.clone().unwrap_or_else(|| Bits::new(count)));
        self.stmt(body);
        self.note();
        let thrown = self.regions.pop();
        let mut end = self.state.take();
        for catch in catches {
            self.state = if entry.is_some() { thrown.clone() } else { None };
            if let Some(local) = catch.local {
                self.write(local);
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
                if let Some((local, bit)) = self.part(expr) {
                    self.read_part(local, bit, expr.location);
                }
            }
            ExprKind::This | ExprKind::Base => {
                if !self.parameters.contains(&None) {
                    self.parameters.push(None);
                }
            }
            ExprKind::Assign { target, value } => {
                self.target(target);
                self.expr(value);
                self.assigned(target);
            }
            ExprKind::RefAssign { local, place } => {
                self.expr(place);
                self.write(*local);
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
                self.suspend();
            }
            ExprKind::Throw(operand) => {
                self.expr(operand);
                self.note();
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
                    self.write(*local);
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
                self.state = None;
            }
            StmtKind::YieldReturn(value) => {
                self.expr(value);
                self.suspend();
            }
            StmtKind::Try { body, catches, finally } => self.try_statement(body, catches, finally.as_deref()),
            _ => walk_stmt(self, stmt),
        }
    }
}
