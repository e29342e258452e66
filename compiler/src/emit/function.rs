//! One method instance: registers, temporaries, labels, and the way into statements and expressions.

use std::rc::Rc;

use hoist_bytecode::ops::Op;
use hoist_bytecode::{MethodBody, RegKind, SourceError, SourceLocation};

use crate::hir::*;

use super::Code;
use super::assembler::{Assembler, Label, Reg};
use super::layout::MemoryKind;
use super::survey;

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
    pub(super) locals: Vec<Option<Reg>>,
    /// Locals whose address is taken: their registers may change through a pointer.
    pub(super) address_taken: Vec<bool>,
    pub(super) labels: Vec<Label>,
    /// Protected region in which each label is bound.
    pub(super) label_regions: Vec<u32>,
    /// Innermost protected region (or handler) of the code being emitted; 0 is none.
    pub(super) region: u32,
    /// Number of each protected region and handler, by the address of its statement.
    regions: rustc_hash::FxHashMap<*const Stmt, u32>,
    /// Where `return` inside a protected region leaves to, and the result's register.
    pub(super) exit: Option<(Label, Reg)>,
    /// Registers of the exceptions caught by the enclosing handlers, innermost last.
    pub(super) caught: Vec<Reg>,
    active_temps: Vec<(Reg, Rc<[RegKind]>)>,
    free_temps: Vec<(Reg, Rc<[RegKind]>)>,
    /// Conditional jumps are emitted in the long form (a second try after a jump was out of range).
    pub(super) long_jumps: bool,
    /// See `place_before`.
    pub(super) stable_places: bool,
    /// `this` of a struct is a variable of the caller's: a method is being expanded (`inline.rs`).
    pub(super) this_in_registers: bool,
    pub(super) expansion: Option<super::inline::Expansion>,
    /// The methods that are being expanded, outer first.
    pub(super) expanding: Vec<MethodDefId>,
    pub(super) error: Option<String>,
}

impl Code {
    /// Code of a method that has a lowered body.
    pub(super) fn emit_method(&mut self, method: &MethodRef) -> Result<MethodBody, SourceError> {
        let body = crate::lower::lowered_body(&mut self.world, method.def);
        if body.has_errors {
            return Err(self.compile_failure(method));
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

impl Code {
    /// Why a body that was first needed at run time cannot be compiled.
    fn compile_failure(&mut self, method: &MethodRef) -> SourceError {
        let name = self.world.display_method(method);
        let diagnostics = self.world.diagnostics.take();
        let first = diagnostics.iter().find(|d| d.severity == crate::diag::Severity::Error);
        let why = first.map_or_else(String::new, |d| {
            let (line, column) = self.world.line_column(d.location);
            let file = self.world[d.location.source].name.clone();
            format!(": {file}({line},{column}): {} {}", d.code.as_str(), d.message())
        });
        SourceError { message: format!("'{name}' could not be compiled{why}") }
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
            regions: rustc_hash::FxHashMap::default(),
            exit: None,
            caught: Vec::new(),
            active_temps: Vec::new(),
            free_temps: Vec::new(),
            long_jumps,
            stable_places: false,
            this_in_registers: false,
            expansion: None,
            expanding: Vec::new(),
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
        let survey = survey::Survey::of(&mut self.code.world, &self.body, &function.block);
        self.address_taken = survey.address_taken;
        self.label_regions = survey.label_regions;
        self.regions = survey.regions;

        self.statement(&function.block);
        if self.asm.falls_through() {
            if self.return_slots() == 0 {
                self.asm.abc(Op::Return, 0, 0, 0);
            } else {
                // Never reached (the checks saw to that), but every path must end well for the verifier.
                let never = self.asm.registers(&[RegKind::Ref]);
                self.zero(never, 1);
                self.asm.r1(Op::Throw, never);
            }
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
        Ok(self.asm.finish(return_slots, self.long_jumps).ok())
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
        self.temp(&Self::one(RegKind::Bits))
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
        survey::mentions(expr, local)
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
        self.temp(&Self::one(RegKind::Bits))
    }

    pub(super) fn reference(&mut self) -> Reg {
        self.temp(&Self::one(RegKind::Ref))
    }

    pub(super) fn pointer(&mut self) -> Reg {
        self.temp(&Self::one(RegKind::Byref))
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

    /// The number of the region that a statement is (0 for the method itself).
    pub(super) fn region_of(&self, stmt: &Stmt) -> u32 {
        self.regions.get(&std::ptr::from_ref(stmt)).copied().unwrap_or(0)
    }

    // Positions.

    pub(super) fn at(&mut self, location: Location) {
        // An expanded method's code stands at its call.
        if self.expansion.is_some() {
            return;
        }
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
