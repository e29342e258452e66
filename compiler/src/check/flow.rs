//! The walk itself: functions, jumps, variables and their fields.

use rustc_hash::{FxHashMap, FxHashSet};

use super::state::State;
use crate::diag::Code;
use crate::hir::visit::{self, Visitor};
use crate::hir::*;
use crate::world::World;

/// A jump out of the code walked so far.
pub(crate) struct Jump {
    /// None: `return`.
    pub label: Option<LabelId>,
    pub state: State,
    pub location: Location,
}

/// What a local function needs and gives, for its callers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Summary {
    /// Outer variables it reads before it assigns them.
    pub reads: Vec<LocalId>,
    /// Outer variables assigned whenever it returns.
    pub assigns: Vec<LocalId>,
}

pub(crate) struct Flow<'a> {
    pub world: &'a mut World,
    pub body: &'a Body,
    pub state: State,
    pub jumps: Vec<Jump>,
    pub function: FunctionId,
    /// Slots of fields of struct variables, by the slot of the variable.
    field_slots: FxHashMap<(usize, FieldDefId), usize>,
    next_slot: usize,
    /// A dead region has been reported already.
    pub dead_reported: bool,
    /// Variables that are read, or written with something that is not a constant.
    pub used: FxHashSet<LocalId>,
    /// Variables written.
    pub written: FxHashSet<LocalId>,
    /// Plain declarations, candidates for "never used".
    pub declared: Vec<LocalId>,
    pub used_functions: FxHashSet<FunctionId>,
    summaries: FxHashMap<FunctionId, Summary>,
    in_progress: Vec<FunctionId>,
    /// While a local function is summed up: outer variables read unassigned are noted here, not reported.
    summing: Option<Summary>,
    reported: FxHashSet<(LocalId, u32)>,
    /// Local functions already walked with reports on.
    walked: FxHashSet<FunctionId>,
    /// Labels that some `goto` names.
    pub targets: FxHashSet<LabelId>,
}

/// Collects the labels that jumps name.
struct Targets(FxHashSet<LabelId>);

impl Visitor for Targets {
    fn stmt(&mut self, stmt: &Stmt) {
        if let StmtKind::Goto(label) = stmt.kind {
            self.0.insert(label);
        }
        visit::walk_stmt(self, stmt);
    }
}

impl<'a> Flow<'a> {
    pub(crate) fn new(world: &'a mut World, body: &'a Body) -> Self {
        let mut targets = Targets(FxHashSet::default());
        for function in &body.functions {
            targets.stmt(&function.block);
        }
        Self {
            targets: targets.0,
            world,
            body,
            state: State::start(),
            jumps: Vec::new(),
            function: FunctionId(0),
            field_slots: FxHashMap::default(),
            next_slot: body.locals.len(),
            dead_reported: false,
            used: FxHashSet::default(),
            written: FxHashSet::default(),
            declared: Vec::new(),
            used_functions: FxHashSet::default(),
            summaries: FxHashMap::default(),
            in_progress: Vec::new(),
            summing: None,
            reported: FxHashSet::default(),
            walked: FxHashSet::default(),
        }
    }

    pub(crate) fn run(mut self) {
        if self.body.functions.is_empty() {
            return;
        }
        self.function_body(FunctionId(0), Ty::NONE);
        self.report_unused();
    }

    /// Walks a function from the current state; afterwards the state is as before.
    pub(crate) fn function_body(&mut self, id: FunctionId, delegate: Ty) -> State {
        let body = self.body;
        let Some(function) = body.functions.get(id.index()) else { return State::unreachable() };
        let outer_state = self.state.clone();
        let outer_jumps = std::mem::take(&mut self.jumps);
        let outer_function = std::mem::replace(&mut self.function, id);
        let outer_dead = std::mem::replace(&mut self.dead_reported, false);
        self.state.reachable = true;
        for &parameter in &function.parameters {
            let Some(local) = body.locals.get(parameter.index()) else { continue };
            if local.ref_kind == RefKind::Out {
                self.state.unassign(parameter.index());
            } else {
                self.state.assign(parameter.index());
            }
        }
        self.statement(&function.block);
        let location = self.function_location(id);
        let mut exit = State::unreachable();
        if self.state.reachable {
            self.check_missing_return(id, location, delegate);
            let state = self.state.clone();
            self.check_out_parameters(id, &state, location);
            exit.join(&state);
        }
        for jump in std::mem::take(&mut self.jumps) {
            if jump.label.is_none() {
                self.check_out_parameters(id, &jump.state, jump.location);
                exit.join(&jump.state);
            }
        }
        self.state = outer_state;
        self.jumps = outer_jumps;
        self.function = outer_function;
        self.dead_reported = outer_dead;
        exit
    }

    fn function_location(&self, id: FunctionId) -> Location {
        let function = &self.body.functions[id.index()];
        if id.index() == 0 { self.world[self.body.method].location } else { function.location }
    }

    fn check_missing_return(&mut self, id: FunctionId, location: Location, delegate: Ty) {
        let function = &self.body.functions[id.index()];
        if function.is_iterator || self.summing.is_some() {
            return;
        }
        let ty = function.return_type;
        let wants = if function.is_async {
            !self.world.type_args(ty).is_empty() && ty != Ty::ERROR
        } else {
            !matches!(ty, Ty::VOID | Ty::ERROR | Ty::NONE)
        };
        if !wants {
            return;
        }
        match function.kind {
            FunctionKind::Lambda => {
                let shown = self.world.display(delegate);
                self.world.diagnostics.report(Code::CS1643, location, &["lambda expression", &shown]);
            }
            FunctionKind::LocalFunction => {
                let params: Vec<String> = function
                    .parameters
                    .iter()
                    .map(|p| self.body.locals[p.index()].ty)
                    .map(|t| self.world.display(t))
                    .collect();
                let shown = format!("{}({})", function.name.as_deref().unwrap_or(""), params.join(", "));
                self.world.diagnostics.report(Code::CS0161, location, &[&shown]);
            }
            FunctionKind::Method => {
                let shown = self.world.display_method_def(self.body.method);
                self.world.diagnostics.report(Code::CS0161, location, &[&shown]);
            }
        }
    }

    fn check_out_parameters(&mut self, id: FunctionId, state: &State, location: Location) {
        if self.summing.is_some() {
            return;
        }
        let body = self.body;
        for &parameter in &body.functions[id.index()].parameters {
            let Some(local) = body.locals.get(parameter.index()) else { continue };
            if local.ref_kind == RefKind::Out && !self.is_assigned_in(state, parameter.index(), local.ty) {
                self.world.diagnostics.report(Code::CS0177, location, &[&local.name]);
            }
        }
    }

    // ---- variables ----

    /// Reads a variable as a whole.
    pub(crate) fn read(&mut self, local: LocalId, location: Location) {
        self.used.insert(local);
        let Some(declared) = self.body.locals.get(local.index()) else { return };
        if declared.kind == LocalKind::Temp || declared.constant.is_some() {
            return;
        }
        if self.is_assigned_in(&self.state.clone(), local.index(), declared.ty) {
            return;
        }
        if self.is_outer(local) && self.note_outer_read(local) {
            return;
        }
        if matches!(declared.kind, LocalKind::Parameter(_)) && declared.ref_kind != RefKind::Out {
            return;
        }
        if self.reported.insert((local, location.start)) {
            let code = if declared.ref_kind == RefKind::Out { Code::CS0269 } else { Code::CS0165 };
            self.world.diagnostics.report(code, location, &[&declared.name]);
        }
        // Once is enough.
        self.state.assign(local.index());
    }

    /// Reads a field of a struct variable: enough that this field is assigned.
    pub(crate) fn read_field(&mut self, local: LocalId, path: &[FieldRef], location: Location) {
        self.used.insert(local);
        let Some(declared) = self.body.locals.get(local.index()) else { return };
        if declared.kind == LocalKind::Temp {
            return;
        }
        let mut slot = local.index();
        if self.state.is_assigned(slot) {
            return;
        }
        let mut ty = declared.ty;
        for field in path {
            slot = self.field_slot(slot, field.def);
            if self.state.is_assigned(slot) {
                return;
            }
            ty = self.world.field_type(field);
        }
        if self.is_assigned_in(&self.state.clone(), slot, ty) {
            return;
        }
        if self.is_outer(local) && self.note_outer_read(local) {
            return;
        }
        if matches!(declared.kind, LocalKind::Parameter(_)) && declared.ref_kind != RefKind::Out {
            return;
        }
        if self.reported.insert((local, location.start)) {
            let name = path.last().map(|f| self.world[f.def].name.clone()).unwrap_or_default();
            self.world.diagnostics.report(Code::CS0170, location, &[&name]);
        }
        self.state.assign(local.index());
    }

    pub(crate) fn assign(&mut self, local: LocalId) {
        self.written.insert(local);
        self.state.assign(local.index());
    }

    pub(crate) fn assign_field(&mut self, local: LocalId, path: &[FieldRef]) {
        self.written.insert(local);
        self.used.insert(local);
        let mut slot = local.index();
        for field in path {
            slot = self.field_slot(slot, field.def);
        }
        self.state.assign(slot);
    }

    fn field_slot(&mut self, slot: usize, field: FieldDefId) -> usize {
        if let Some(&found) = self.field_slots.get(&(slot, field)) {
            return found;
        }
        let new = self.next_slot;
        self.next_slot += 1;
        self.field_slots.insert((slot, field), new);
        new
    }

    /// Assigned as a whole, or a struct all of whose fields are.
    fn is_assigned_in(&mut self, state: &State, slot: usize, ty: Ty) -> bool {
        if state.is_assigned(slot) {
            return true;
        }
        let Some(def) = self.world.type_def_of(ty) else { return false };
        if self.world[def].kind != TypeDefKind::Struct
            || (self.world[def].special.is_some() && self.world[def].special != Some(Special::ValueTuple))
        {
            return false;
        }
        self.world.ensure_members(def);
        let owner = self.world.tuple_underlying(ty);
        let fields: Vec<FieldDefId> =
            self.world[def].fields.iter().copied().filter(|&f| !self.world[f].modifiers.is_static).collect();
        if fields.is_empty() {
            // A struct without fields has nothing to assign.
            return self.world[def].is_user;
        }
        fields.into_iter().all(|field| {
            let Some(&inner) = self.field_slots.get(&(slot, field)) else { return false };
            let ty = self.world.field_type(&FieldRef { def: field, owner });
            self.is_assigned_in(state, inner, ty)
        })
    }

    // ---- local functions ----

    /// The variable belongs to a function around the current one.
    fn is_outer(&self, local: LocalId) -> bool {
        self.body.locals.get(local.index()).is_some_and(|l| l.function != self.function)
    }

    fn note_outer_read(&mut self, local: LocalId) -> bool {
        let Some(root) = self.in_progress.last().copied() else { return false };
        // Variables of the local function itself (or of lambdas in it) are its own affair.
        let owner = self.body.locals[local.index()].function;
        if self.is_inside(owner, root) {
            return false;
        }
        match &mut self.summing {
            Some(summary) => {
                if !summary.reads.contains(&local) {
                    summary.reads.push(local);
                }
                true
            }
            // Walked for reports: the callers were told.
            None => true,
        }
    }

    fn is_inside(&self, function: FunctionId, root: FunctionId) -> bool {
        let mut current = Some(function);
        while let Some(id) = current {
            if id == root {
                return true;
            }
            current = self.body.functions.get(id.index()).and_then(|f| f.parent);
        }
        false
    }

    /// A call of a local function, or a delegate over it.
    pub(crate) fn use_function(&mut self, id: FunctionId, location: Location, is_call: bool) {
        self.used_functions.insert(id);
        if self.in_progress.contains(&id) {
            return;
        }
        let summary = self.summary(id);
        for &local in &summary.reads {
            self.read(local, location);
        }
        if is_call {
            for &local in &summary.assigns {
                self.assign(local);
            }
        }
    }

    fn summary(&mut self, id: FunctionId) -> Summary {
        if let Some(summary) = self.summaries.get(&id) {
            return summary.clone();
        }
        let outer_state = std::mem::replace(&mut self.state, State::start());
        let outer_summing = self.summing.replace(Summary::default());
        self.in_progress.push(id);
        let exit = self.function_body(id, Ty::NONE);
        self.in_progress.pop();
        let mut summary = std::mem::replace(&mut self.summing, outer_summing).unwrap_or_default();
        self.state = outer_state;
        let is_async = self.body.functions[id.index()].is_async || self.body.functions[id.index()].is_iterator;
        if exit.reachable && !is_async {
            for (index, local) in self.body.locals.iter().enumerate() {
                if !self.is_inside(local.function, id) && exit.is_assigned(index) {
                    summary.assigns.push(LocalId(index as u32));
                }
            }
        }
        self.summaries.insert(id, summary.clone());
        summary
    }

    /// The declaration of a local function: its own code is walked with reports.
    pub(crate) fn declare_function(&mut self, id: FunctionId) {
        if self.summing.is_some() || !self.walked.insert(id) {
            return;
        }
        let outer_state = std::mem::replace(&mut self.state, State::start());
        self.in_progress.push(id);
        self.function_body(id, Ty::NONE);
        self.in_progress.pop();
        self.state = outer_state;
    }

    // ---- warnings ----

    pub(crate) fn is_quiet(&self) -> bool {
        self.summing.is_some()
    }

    fn report_unused(&mut self) {
        let mut found: Vec<(Location, Code, Symbol)> = Vec::new();
        for (index, function) in self.body.functions.iter().enumerate() {
            if function.kind == FunctionKind::LocalFunction
                && !self.used_functions.contains(&FunctionId(index as u32))
                && let Some(name) = &function.name
            {
                found.push((function.location, Code::CS8321, name.clone()));
            }
        }
        for &local in &self.declared {
            let declared = &self.body.locals[local.index()];
            if self.used.contains(&local) || &*declared.name == "_" {
                continue;
            }
            let code = if self.written.contains(&local) { Code::CS0219 } else { Code::CS0168 };
            found.push((declared.location, code, declared.name.clone()));
        }
        found.sort_by_key(|(location, ..)| *location);
        for (location, code, name) in found {
            self.world.diagnostics.report(code, location, &[&name]);
        }
    }
}
