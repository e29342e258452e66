//! One method instance: registers, temporaries, labels, and the way into statements and expressions.

use std::rc::Rc;

use hoist_bytecode::ops::Op;
use hoist_bytecode::{MethodBody, RegKind, SourceError, SourceLocation};

use crate::hir::*;

use super::Code;
use super::assembler::{Assembler, Label, Reg};
use super::layout::MemoryKind;
use super::places::root_local;

/// Emits one method instance.
pub(super) struct FunctionEmitter<'c> {
    pub(super) code: &'c mut Code,
    pub(super) asm: Assembler,
    pub(super) body: Rc<Body>,
    pub(super) subst: Subst,
    pub(super) method: MethodRef,
    pub(super) this: Reg,
    pub(super) return_type: Ty,
    pub(super) return_is_ref: bool,
    locals: Vec<Option<Reg>>,
    /// Locals whose address is taken: their registers may change through a pointer.
    pub(super) address_taken: Vec<bool>,
    labels: Vec<Label>,
    /// Protected region in which each label is bound.
    label_regions: Vec<u32>,
    /// Innermost protected region (or handler) of the code being emitted; 0 is none.
    pub(super) region: u32,
    pub(super) region_count: u32,
    /// Where `return` inside a protected region leaves to, and the result's register.
    pub(super) exit: Option<(Label, Reg)>,
    /// Registers of the exceptions caught by the enclosing handlers, innermost last.
    pub(super) caught: Vec<Reg>,
    active_temps: Vec<(Reg, Rc<[RegKind]>)>,
    free_temps: Vec<(Reg, Rc<[RegKind]>)>,
    /// Conditional jumps are emitted in the long form (a second try after a jump was out of range).
    pub(super) long_jumps: bool,
    pub(super) error: Option<String>,
}

impl Code {
    /// Code of a method that has a lowered body.
    pub(super) fn emit_method(&mut self, method: &MethodRef) -> Result<MethodBody, SourceError> {
        let body = crate::lower::lowered_body(&mut self.world, method.def);
        if body.has_errors {
            let name = self.world.display_method(method);
            return Err(SourceError { message: format!("'{name}' could not be compiled") });
        }
        for long_jumps in [false, true] {
            let emitter = FunctionEmitter::new(self, method.clone(), body.clone(), long_jumps);
            match emitter.run()? {
                Some(code) => return Ok(code),
                None if long_jumps => break,
                None => {}
            }
        }
        let name = self.world.display_method(method);
        Err(SourceError { message: format!("'{name}' is too large: it needs more registers than a method can have") })
    }
}

impl<'c> FunctionEmitter<'c> {
    fn new(code: &'c mut Code, method: MethodRef, body: Rc<Body>, long_jumps: bool) -> Self {
        let mut subst = code.world.method_subst(&method);
        // A compiler-made method reuses the ids of its source's type parameters, so one substitution serves.
        if subst.is_empty() {
            subst = Subst::default();
        }
        let mut asm = Assembler::default();
        let labels = (0..body.label_count).map(|_| asm.label()).collect();
        let return_is_ref = code.world[method.def].return_ref != RefKind::None;
        Self {
            asm,
            labels,
            label_regions: vec![0; body.label_count as usize],
            locals: vec![None; body.locals.len()],
            address_taken: vec![false; body.locals.len()],
            subst,
            this: Reg(0),
            return_type: Ty::VOID,
            return_is_ref,
            region: 0,
            region_count: 0,
            exit: None,
            caught: Vec::new(),
            active_temps: Vec::new(),
            free_temps: Vec::new(),
            long_jumps,
            error: None,
            code,
            method,
            body,
        }
    }

    fn run(mut self) -> Result<Option<MethodBody>, SourceError> {
        let body = self.body.clone();
        let Some(function) = body.functions.first() else {
            return Err(SourceError { message: "a method without a body was called".into() });
        };
        self.return_type = self.code.world.method_return(&self.method);
        if self.code.world.special_of(self.return_type) == Some(Special::Void) {
            self.return_type = Ty::VOID;
        }
        if !self.code.world[self.method.def].modifiers.is_static {
            let kind = if self.code.this_is_pointer(self.method.owner) { RegKind::Byref } else { RegKind::Ref };
            self.this = self.asm.registers(&[kind]);
        }
        for &parameter in &function.parameters {
            let register = self.declare(parameter);
            self.locals[parameter.index()] = Some(register);
        }
        self.asm.end_parameters();
        self.find_addresses(&function.block);
        self.find_labels(&function.block);
        self.region = 0;
        self.region_count = 0;

        self.statement(&function.block);
        if self.asm.falls_through() {
            self.asm.abc(Op::Return, 0, 0, 0);
        }
        if let Some((label, register)) = self.exit {
            self.asm.bind(label);
            self.emit_return(register);
        }
        if let Some(message) = self.error {
            let name = self.code.world.display_method(&self.method);
            return Err(SourceError { message: format!("'{name}': {message}") });
        }
        let return_slots = self.return_slots();
        Ok(self.asm.finish(return_slots).ok())
    }

    pub(super) fn return_slots(&mut self) -> u16 {
        if self.return_is_ref { 1 } else { self.code.slots(self.return_type) }
    }

    pub(super) fn return_kinds(&mut self) -> Rc<[RegKind]> {
        if self.return_is_ref {
            Rc::new([RegKind::Byref])
        } else if self.return_type == Ty::VOID {
            Rc::new([])
        } else {
            self.code.value_layout(self.return_type).kinds
        }
    }

    /// A construct that lowering should have removed, or that emit cannot do: the method can't be called.
    pub(super) fn fail(&mut self, message: impl Into<String>) -> Reg {
        if self.error.is_none() {
            self.error = Some(message.into());
        }
        self.temp(&Rc::new([RegKind::Bits]))
    }

    /// The closed type.
    pub(super) fn ty(&mut self, ty: Ty) -> Ty {
        self.code.world.substitute(ty, &self.subst)
    }

    pub(super) fn kinds(&mut self, ty: Ty) -> Rc<[RegKind]> {
        let ty = self.ty(ty);
        if ty == Ty::VOID {
            return Rc::new([]);
        }
        self.code.value_layout(ty).kinds
    }

    pub(super) fn memory_kind(&mut self, ty: Ty) -> MemoryKind {
        let ty = self.ty(ty);
        self.code.memory_kind(ty)
    }

    pub(super) fn type_id(&mut self, ty: Ty) -> u32 {
        let ty = self.ty(ty);
        self.code.type_id(ty).0
    }

    /// The closed method.
    pub(super) fn close_method(&mut self, method: &MethodRef) -> MethodRef {
        MethodRef {
            def: method.def,
            owner: self.ty(method.owner),
            type_args: method.type_args.iter().map(|&a| self.ty(a)).collect(),
        }
    }

    pub(super) fn close_field(&mut self, field: &FieldRef) -> FieldRef {
        FieldRef { def: field.def, owner: self.ty(field.owner) }
    }

    // Locals.

    fn declare(&mut self, local: LocalId) -> Reg {
        let (ty, ref_kind) = {
            let local = &self.body.locals[local.index()];
            (local.ty, local.ref_kind)
        };
        if ref_kind == RefKind::None {
            let kinds = self.kinds(ty);
            if kinds.is_empty() { self.asm.registers(&[RegKind::Bits]) } else { self.asm.registers(&kinds) }
        } else {
            self.asm.registers(&[RegKind::Byref])
        }
    }

    /// First register of a local (the pointer itself for a `ref` local).
    pub(super) fn local(&mut self, local: LocalId) -> Reg {
        if let Some(register) = self.locals[local.index()] {
            return register;
        }
        let register = self.declare(local);
        self.locals[local.index()] = Some(register);
        register
    }

    pub(super) fn is_ref_local(&self, local: LocalId) -> bool {
        self.body.locals[local.index()].ref_kind != RefKind::None
    }

    /// The local that a register belongs to must not be written while `expr` is evaluated, if `expr` mentions it.
    pub(super) fn mentions(&self, expr: &Expr, local: LocalId) -> bool {
        if self.address_taken[local.index()] {
            return true;
        }
        let mut found = false;
        super::places::visit(expr, &mut |e| found |= matches!(e.kind, ExprKind::Local(l) if l == local));
        found
    }

    // Temporaries.

    pub(super) fn temp(&mut self, kinds: &Rc<[RegKind]>) -> Reg {
        let register = match self.free_temps.iter().rposition(|(_, k)| k == kinds) {
            Some(i) => self.free_temps.swap_remove(i).0,
            None if kinds.is_empty() => return Reg(0),
            None => self.asm.registers(kinds),
        };
        self.active_temps.push((register, kinds.clone()));
        register
    }

    pub(super) fn bits(&mut self) -> Reg {
        self.temp(&Rc::new([RegKind::Bits]))
    }

    pub(super) fn reference(&mut self) -> Reg {
        self.temp(&Rc::new([RegKind::Ref]))
    }

    pub(super) fn pointer(&mut self) -> Reg {
        self.temp(&Rc::new([RegKind::Byref]))
    }

    /// `dest`, or a new temporary.
    pub(super) fn dest(&mut self, dest: Option<Reg>, kinds: &Rc<[RegKind]>) -> Reg {
        dest.unwrap_or_else(|| self.temp(kinds))
    }

    pub(super) fn mark(&self) -> usize {
        self.active_temps.len()
    }

    /// Gives back the temporaries taken since the mark.
    pub(super) fn release(&mut self, mark: usize) {
        while self.active_temps.len() > mark {
            if let Some(temp) = self.active_temps.pop() {
                self.free_temps.push(temp);
            }
        }
    }

    /// The same, but `keep` (and its group) stays taken.
    pub(super) fn release_except(&mut self, mark: usize, keep: Reg) {
        let mut kept = None;
        while self.active_temps.len() > mark {
            if let Some(temp) = self.active_temps.pop() {
                if keep.0 >= temp.0.0 && keep.0 < temp.0.0 + temp.1.len() as u32 {
                    kept = Some(temp);
                } else {
                    self.free_temps.push(temp);
                }
            }
        }
        self.active_temps.extend(kept);
    }

    pub(super) fn move_slots(&mut self, to: Reg, from: Reg, slots: u16) {
        if to == from || slots == 0 {
            return;
        }
        if slots == 1 {
            self.asm.r2(Op::Mov, to, from);
        } else {
            self.asm.abc(Op::MovN, to.0, from.0, u32::from(slots));
        }
    }

    pub(super) fn zero(&mut self, to: Reg, slots: u16) {
        match slots {
            0 => {}
            1 => self.asm.wide(Op::LoadImm, to, 0),
            n => self.asm.wide(Op::Zero, to, u32::from(n)),
        }
    }

    pub(super) fn load_int(&mut self, to: Reg, value: i64) {
        if let Ok(small) = i32::try_from(value) {
            self.asm.wide(Op::LoadImm, to, small as u32);
        } else {
            let constant = self.asm.constant(value as u64);
            self.asm.wide(Op::LoadConst, to, constant);
        }
    }

    // Labels and regions.

    pub(super) fn label(&self, label: LabelId) -> Label {
        self.labels[label.index()]
    }

    pub(super) fn label_region(&self, label: LabelId) -> u32 {
        self.label_regions[label.index()]
    }

    /// Numbers the protected regions and handlers in the order in which `statements.rs` enters them, and notes where labels are.
    fn find_labels(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Block { statements, .. } | StmtKind::List(statements) => statements.iter().for_each(|s| self.find_labels(s)),
            StmtKind::If { then, otherwise, .. } => {
                self.find_labels(then);
                if let Some(otherwise) = otherwise {
                    self.find_labels(otherwise);
                }
            }
            StmtKind::While { body, break_label, continue_label, .. }
            | StmtKind::DoWhile { body, break_label, continue_label, .. } => {
                self.note_label(*break_label);
                self.note_label(*continue_label);
                self.find_labels(body);
            }
            StmtKind::For { init, body, break_label, continue_label, .. } => {
                self.note_label(*break_label);
                self.note_label(*continue_label);
                init.iter().for_each(|s| self.find_labels(s));
                self.find_labels(body);
            }
            StmtKind::Label(label) => self.note_label(*label),
            StmtKind::Try { body, catches, finally } => {
                let outer = self.region;
                if finally.is_some() {
                    self.enter_region();
                }
                let with_finally = self.region;
                self.enter_region();
                self.find_labels(body);
                self.region = with_finally;
                for catch in catches {
                    self.enter_region();
                    self.find_labels(&catch.body);
                    self.region = with_finally;
                }
                if let Some(finally) = finally {
                    self.enter_region();
                    self.find_labels(finally);
                }
                self.region = outer;
            }
            _ => {}
        }
        // Statements inside expressions have only their own labels, bound in the same region.
        let region = self.region;
        let mut inner = Vec::new();
        super::places::visit_statement_exprs(stmt, &mut |e| {
            if let ExprKind::StatementSequence { statements, .. } = &e.kind {
                inner.extend(statements.iter().cloned());
            }
        });
        for statement in &inner {
            self.region = region;
            self.find_labels_flat(statement);
        }
        self.region = region;
    }

    /// Labels of statements inside an expression. They contain no protected regions (an expression cannot).
    fn find_labels_flat(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Try { .. } => {
                self.fail("a protected region inside an expression");
            }
            _ => self.find_labels(stmt),
        }
    }

    fn note_label(&mut self, label: LabelId) {
        if let Some(region) = self.label_regions.get_mut(label.index()) {
            *region = self.region;
        }
    }

    /// A new protected region or handler; both passes call it in the same order.
    pub(super) fn enter_region(&mut self) {
        self.region_count += 1;
        self.region = self.region_count;
    }

    /// Marks the locals whose address is taken anywhere.
    fn find_addresses(&mut self, stmt: &Stmt) {
        let mut taken = Vec::new();
        let world = &self.code.world;
        super::places::visit_statement_deep(stmt, &mut |e| match &e.kind {
            ExprKind::RefOf(place) | ExprKind::RefAssign { place, .. } => taken.extend(root_local(place)),
            ExprKind::InlineArraySpan { place, .. } => taken.extend(root_local(place)),
            ExprKind::Call { callee, args } => {
                if let Callee::Method { receiver: Some(receiver), .. } = callee
                    && !world.is_reference_type(receiver.ty)
                {
                    taken.extend(root_local(receiver));
                }
                taken.extend(args.iter().filter(|a| a.ref_kind != RefKind::None).filter_map(|a| root_local(&a.expr)));
            }
            ExprKind::New { args, .. } => {
                taken.extend(args.iter().filter(|a| a.ref_kind != RefKind::None).filter_map(|a| root_local(&a.expr)));
            }
            _ => {}
        });
        super::places::visit_ref_declarations(stmt, &self.body.locals, &mut |init| taken.extend(root_local(init)));
        for local in taken {
            self.address_taken[local.index()] = true;
        }
    }

    // Positions.

    pub(super) fn at(&mut self, location: Location) {
        let (line, column) = self.code.world.line_column(location);
        self.asm.at(SourceLocation {
            file: Some(hoist_bytecode::FileId(location.source.0)),
            line,
            column,
            start: location.start,
            end: location.end,
        });
    }
}
