//! Inline expansion: a call of a small method becomes the method's own statements, on the caller's registers.
//!
//! ```text
//! int Count => _size;        list.Count        chknull r0; ldfld r1 r0 .2        instead of a call, a frame and a return
//! ```
//!
//! Which methods: accessors of auto-properties; those of the class library that say `[MethodImpl(MethodImplOptions.AggressiveInlining)]`;
//! its getters and the user's methods that cannot throw, so that no stack trace misses a frame. A method with protected regions is never expanded.
//!
//! `this` of a struct stays in the caller's registers where it is a variable: no address is taken for it. A parameter is the register that
//! holds the argument, unless somebody could write one of the two.
#![allow(clippy::too_many_arguments, reason = "one call's parts")]

use std::rc::Rc;

use hoist_bytecode::RegKind;
use hoist_bytecode::ops::Op;

use crate::hir::visit::{Visitor, walk_expr, walk_stmt};
use crate::hir::*;

use super::assembler::{Label, Reg};
use super::function::FunctionEmitter;
use super::places::Place;
use super::survey::Survey;

/// Expansions inside expansions.
const MAX_DEPTH: usize = 6;
/// Expressions and statements of a user's method that is worth it.
const MAX_USER_NODES: usize = 24;

/// The expansion that is being emitted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expansion {
    /// Where `return` goes.
    end: Label,
    result: Reg,
    slots: u16,
    /// The method's last statement, whose `return` need not jump.
    last: *const Stmt,
}

/// What the emitter knows of the method that it is in; changed while a callee is expanded.
struct Context {
    body: Rc<Body>,
    subst: Subst,
    method: MethodRef,
    this: Reg,
    this_in_registers: bool,
    return_type: Ty,
    locals: Vec<Option<Reg>>,
    address_taken: Vec<bool>,
    labels: Vec<Label>,
    label_regions: Vec<u32>,
    stable_places: bool,
    expansion: Option<Expansion>,
}

impl FunctionEmitter<'_> {
    /// Expands a call, if it is one to expand; the result is in the register returned.
    pub(super) fn try_inline(
        &mut self,
        receiver: Option<&Expr>,
        method: &MethodRef,
        virtual_call: bool,
        args: &[Arg],
        dest: Option<Reg>,
    ) -> Option<Reg> {
        let mut closed = self.close_method(method);
        match receiver {
            None => {
                if let Some(found) = self.static_abstract(&closed) {
                    closed = found;
                }
            }
            Some(receiver) => self.direct_target(receiver, &mut closed, virtual_call)?,
        }
        let body = self.expandable(&closed)?;
        let mark = self.mark();
        let (mut this, mut check) = (None, None);
        if let Some(receiver) = receiver {
            let (place, unchecked) = self.expanded_receiver(receiver, args, &closed, &body);
            (this, check) = (Some(place), unchecked);
        }
        let bases = self.expanded_arguments(args);
        // A receiver is looked at when the arguments have been evaluated.
        if let Some(register) = check {
            self.asm.r1(Op::NullCheck, register);
        }
        Some(self.expand(&closed, &body, this, &bases, args, dest, mark))
    }

    /// `new C(..)` if its constructor can be expanded.
    pub(super) fn try_inline_constructor(&mut self, ty: Ty, constructor: &MethodRef, args: &[Arg]) -> Option<Reg> {
        let body = self.expandable(constructor)?;
        let kinds = self.code.value_layout(ty).kinds;
        let mark = self.mark();
        let temp = self.temp(&kinds);
        let inner = self.mark();
        let bases = self.expanded_arguments(args);
        if self.code.world.is_value_type(ty) {
            self.zero(temp, kinds.len() as u16);
        } else {
            let id = self.code.type_id(ty).0;
            self.asm.wide(Op::NewObject, temp, id);
        }
        let this = Place::Registers { base: temp, exposed: true };
        self.expand(constructor, &body, Some(this), &bases, args, Some(Reg(0)), inner);
        self.release_except(mark, temp);
        Some(temp)
    }

    /// The method that a call on `receiver` surely reaches.
    fn direct_target(&mut self, receiver: &Expr, method: &mut MethodRef, virtual_call: bool) -> Option<()> {
        let ty = self.ty(receiver.ty);
        let declared_in_struct = self.code.this_is_pointer(method.owner);
        if self.code.world.is_value_type(ty) {
            if declared_in_struct {
                return Some(());
            }
            if !self.code.world.is_interface(method.owner) {
                return None;
            }
            let mut found = self.code.world.implementation_of(ty, method)?;
            if !self.code.this_is_pointer(found.owner) {
                return None;
            }
            if found.type_args.len() != method.type_args.len() {
                found.type_args = method.type_args.clone();
            }
            *method = found;
            return Some(());
        }
        let def = &self.code.world[method.def];
        let is_virtual = def.modifiers.is_virtual || def.modifiers.is_abstract || def.modifiers.is_override;
        let is_direct = def.kind != MethodKind::DelegateInvoke
            && !declared_in_struct
            && !self.code.world.is_interface(method.owner)
            && !(virtual_call && is_virtual && !def.modifiers.is_sealed);
        is_direct.then_some(())
    }

    /// The body to expand, if the method is one to expand here.
    fn expandable(&mut self, method: &MethodRef) -> Option<Rc<Body>> {
        if self.expanding.len() >= MAX_DEPTH || self.expanding.contains(&method.def) || self.method.def == method.def {
            return None;
        }
        if !self.code.is_expandable(method.def) {
            return None;
        }
        let body = crate::lower::lowered_body(&mut self.code.world, method.def);
        (!body.has_errors && !body.functions.is_empty()).then_some(body)
    }

    /// Evaluates the receiver to where `this` will be; and the register that must be checked for null before the method begins.
    fn expanded_receiver(
        &mut self,
        receiver: &Expr,
        args: &[Arg],
        method: &MethodRef,
        body: &Body,
    ) -> (Place, Option<Reg>) {
        if self.code.this_is_pointer(method.owner) {
            let place = match self.place(receiver) {
                place @ Place::Registers { .. } => place,
                place => Place::Pointer { pointer: self.address_of(place, receiver.ty) },
            };
            return (place, None);
        }
        let later: Vec<Expr> = args.iter().map(|a| a.expr.clone()).collect();
        let base = if self.is_exposed(receiver) || self.must_copy(receiver, &later) {
            self.value_copy(receiver)
        } else {
            self.value(receiver)
        };
        let never_null = matches!(receiver.kind, ExprKind::This | ExprKind::Base | ExprKind::New { .. });
        let check = !never_null && !begins_with_field_of_this(&body.functions[0].block);
        (Place::Registers { base, exposed: false }, check.then_some(base))
    }

    /// A variable that somebody may write through a pointer while the callee runs.
    fn is_exposed(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Local(local) => self.address_taken[local.index()],
            ExprKind::This | ExprKind::Base => self.this_in_registers,
            ExprKind::Convert { operand, conversion: Convert::Identity } => self.is_exposed(operand),
            _ => false,
        }
    }

    /// Evaluates the arguments left to right; the first register of each.
    fn expanded_arguments(&mut self, args: &[Arg]) -> Vec<Reg> {
        let mut bases = Vec::with_capacity(args.len());
        for (i, arg) in args.iter().enumerate() {
            if arg.ref_kind != RefKind::None {
                let mut registers = Vec::new();
                self.arguments(&args[i..=i], &mut registers);
                bases.push(registers.first().copied().unwrap_or(Reg(0)));
                continue;
            }
            let later: Vec<Expr> = args[i + 1..].iter().map(|a| a.expr.clone()).collect();
            let copy = self.is_exposed(&arg.expr) || self.must_copy(&arg.expr, &later);
            bases.push(if copy { self.value_copy(&arg.expr) } else { self.value(&arg.expr) });
        }
        bases
    }

    /// Emits the method's statements; arguments and receiver have been evaluated.
    fn expand(
        &mut self,
        method: &MethodRef,
        body: &Rc<Body>,
        this: Option<Place>,
        arguments: &[Reg],
        args: &[Arg],
        dest: Option<Reg>,
        mark: usize,
    ) -> Reg {
        let def = &self.code.world[method.def];
        let is_constructor = def.kind == MethodKind::Constructor;
        if def.modifiers.is_static || is_constructor {
            self.initialize_for_call(method);
        }
        let kinds: Rc<[RegKind]> = self.code.result_kinds(method).into();
        let slots = kinds.len() as u16;
        // The callee may write its result before it has read everything: a register that it can read is not the place for that.
        let pointers = args.iter().any(|a| a.ref_kind != RefKind::None) || matches!(this, Some(Place::Pointer { .. }));
        let mut readable: Vec<(Reg, u16)> = Vec::new();
        for (arg, &base) in args.iter().zip(arguments) {
            let slots = self.kinds(arg.expr.ty).len() as u16;
            readable.push((base, slots.max(1)));
        }
        if let Some(Place::Registers { base, .. }) = this {
            let slots = if self.code.this_is_pointer(method.owner) { self.code.slots(method.owner) } else { 1 };
            readable.push((base, slots));
        }
        let overlaps =
            |to: Reg| readable.iter().any(|&(r, n)| r.0 < to.0 + u32::from(slots) && to.0 < r.0 + u32::from(n));
        let result = match dest {
            Some(to) if slots == 0 || !pointers && !overlaps(to) => to,
            _ => self.temp(&kinds),
        };
        let function = &body.functions[0];
        let survey = Survey::of(&mut self.code.world, body, &function.block);
        let assigned = assigned_locals(body, &function.block);
        let mut locals = vec![None; body.locals.len()];
        let subst = self.code.world.method_subst(method);
        let end = self.asm.label();
        let labels = (0..body.label_count).map(|_| self.asm.label()).collect();
        let (this_register, this_in_registers) = match this {
            Some(Place::Registers { base, .. }) => (base, self.code.this_is_pointer(method.owner)),
            Some(Place::Pointer { pointer }) => (pointer, false),
            _ => (Reg(0), false),
        };
        let mut return_type = self.code.world.method_return(method);
        if self.code.world.special_of(return_type) == Some(Special::Void) {
            return_type = Ty::VOID;
        }
        let expansion = Expansion { end, result, slots, last: last_statement(&function.block) };
        let outer = self.exchange(Context {
            body: body.clone(),
            subst,
            method: method.clone(),
            this: this_register,
            this_in_registers,
            return_type,
            locals: Vec::new(),
            address_taken: survey.address_taken,
            labels,
            label_regions: vec![self.region; body.label_count as usize],
            stable_places: false,
            expansion: Some(expansion),
        });
        self.expanding.push(method.def);
        for (i, &parameter) in function.parameters.iter().enumerate() {
            let given = arguments.get(i).copied().unwrap_or(Reg(0));
            let index = parameter.index();
            let register = if assigned[index] || self.address_taken[index] {
                let kinds = self.local_kinds(parameter);
                let copy = self.temp(&kinds);
                self.move_slots(copy, given, kinds.len() as u16);
                copy
            } else {
                given
            };
            locals[index] = Some(register);
        }
        for index in 0..body.locals.len() {
            let local = LocalId(index as u32);
            if locals[index].is_none() && body.locals[index].function == FunctionId(0) {
                let kinds = self.local_kinds(local);
                locals[index] = Some(self.temp(&kinds));
            }
        }
        self.locals = locals;
        self.statement(&function.block);
        self.expanding.pop();
        self.exchange(outer);
        self.asm.bind(end);
        match dest {
            Some(to) if to != result => {
                self.move_slots(to, result, slots);
                self.release(mark);
                to
            }
            Some(to) => {
                self.release(mark);
                to
            }
            None => {
                self.release_except(mark, result);
                result
            }
        }
    }

    /// Kinds of a variable's registers, in the method that is being emitted.
    fn local_kinds(&mut self, local: LocalId) -> Rc<[RegKind]> {
        let (ty, ref_kind) = {
            let local = &self.body.locals[local.index()];
            (local.ty, local.ref_kind)
        };
        if ref_kind != RefKind::None {
            return Self::one(RegKind::Byref);
        }
        let kinds = self.kinds(ty);
        if kinds.is_empty() { Self::one(RegKind::Bits) } else { kinds }
    }

    fn exchange(&mut self, context: Context) -> Context {
        use std::mem::replace;
        Context {
            body: replace(&mut self.body, context.body),
            subst: replace(&mut self.subst, context.subst),
            method: replace(&mut self.method, context.method),
            this: replace(&mut self.this, context.this),
            this_in_registers: replace(&mut self.this_in_registers, context.this_in_registers),
            return_type: replace(&mut self.return_type, context.return_type),
            locals: replace(&mut self.locals, context.locals),
            address_taken: replace(&mut self.address_taken, context.address_taken),
            labels: replace(&mut self.labels, context.labels),
            label_regions: replace(&mut self.label_regions, context.label_regions),
            stable_places: replace(&mut self.stable_places, context.stable_places),
            expansion: replace(&mut self.expansion, context.expansion),
        }
    }

    /// `return` in a method that is being expanded.
    pub(super) fn return_from_expansion(&mut self, expansion: Expansion, stmt: &Stmt, value: Option<&Expr>) {
        if let Some(value) = value {
            if expansion.slots == 0 {
                self.effect(value);
            } else {
                self.value_into(value, expansion.result);
            }
        }
        if !std::ptr::eq(expansion.last, stmt) {
            self.asm.jump(Op::Jump, 0, 0, expansion.end);
        }
    }
}

impl super::Code {
    /// Whether calls of the method are expanded; remembered.
    fn is_expandable(&mut self, method: MethodDefId) -> bool {
        if let Some(&known) = self.expandable.get(&method) {
            return known;
        }
        // A method that calls itself meets this answer.
        self.expandable.insert(method, false);
        let answer = self.find_expandable(method);
        self.expandable.insert(method, answer);
        answer
    }

    fn is_object_constructor(&mut self, method: &MethodRef) -> bool {
        self.world[method.def].kind == MethodKind::Constructor && method.owner == self.world.object_ty()
    }

    fn find_expandable(&mut self, method: MethodDefId) -> bool {
        let def = &self.world[method];
        if def.native.is_some()
            || def.return_ref != RefKind::None
            || !matches!(
                def.kind,
                MethodKind::Constructor
                    | MethodKind::Ordinary
                    | MethodKind::Getter(_)
                    | MethodKind::Setter(_)
                    | MethodKind::Operator
                    | MethodKind::Conversion
            )
        {
            return false;
        }
        let owner = def.owner;
        let is_auto = matches!(def.body, BodySource::AutoProperty(_));
        if self.world[owner].is_user {
            if matches!(def.body, BodySource::None) || self.world[owner].kind == TypeDefKind::Interface {
                return false;
            }
            if !matches!(def.body, BodySource::AutoProperty(_) | BodySource::Syntax(_) | BodySource::DefaultConstructor)
            {
                return false;
            }
            let body = crate::lower::lowered_body(&mut self.world, method);
            return !body.has_errors && cannot_throw(self, &body, is_auto);
        }
        let asked = def.attributes.iter().any(|a| {
            a.name.ends_with("MethodImplAttribute")
                && matches!(a.args.first(), Some(AttributeArg::EnumMember(name)) if &**name == "AggressiveInlining")
        });
        let is_getter = matches!(def.kind, MethodKind::Getter(_)) && matches!(def.body, BodySource::Syntax(_));
        if !asked && !is_auto && !is_getter || self.world[owner].kind == TypeDefKind::Interface {
            return false;
        }
        let body = crate::lower::lowered_body(&mut self.world, method);
        if body.has_errors || body.functions.len() != 1 || has_regions(&body.functions[0].block) {
            return false;
        }
        asked || is_auto || cannot_throw(self, &body, false)
    }
}

fn last_statement(block: &Stmt) -> *const Stmt {
    match &block.kind {
        StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
            statements.last().map_or(std::ptr::null(), last_statement)
        }
        _ => std::ptr::from_ref(block),
    }
}

/// Whether the first thing that a method does is to read or write a field of `this`, which throws for a null one.
fn begins_with_field_of_this(block: &Stmt) -> bool {
    fn first(expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Field { receiver: Some(receiver), .. } => {
                matches!(receiver.kind, ExprKind::This | ExprKind::Base) || first(receiver)
            }
            ExprKind::Binary { left, .. } => first(left),
            ExprKind::Unary { operand, .. } | ExprKind::Convert { operand, .. } => first(operand),
            ExprKind::ArrayElement { array, .. } => first(array),
            ExprKind::ArrayLength(array) => first(array),
            ExprKind::Assign { target, value } => {
                let simple = matches!(value.kind, ExprKind::Local(_) | ExprKind::Literal(_) | ExprKind::Default);
                simple && first(target)
            }
            _ => false,
        }
    }
    match &block.kind {
        StmtKind::Block { statements, .. } | StmtKind::List(statements) => {
            statements.first().is_some_and(begins_with_field_of_this)
        }
        StmtKind::Return(Some(value)) | StmtKind::Expr(value) => first(value),
        StmtKind::If { condition, .. } => first(condition),
        _ => false,
    }
}

fn has_regions(block: &Stmt) -> bool {
    struct Regions(bool);
    impl Visitor for Regions {
        fn stmt(&mut self, stmt: &Stmt) {
            self.0 |= matches!(stmt.kind, StmtKind::Try { .. });
            walk_stmt(self, stmt);
        }
    }
    let mut visitor = Regions(false);
    visitor.stmt(block);
    visitor.0
}

/// Which variables are written other than by their declaration.
fn assigned_locals(body: &Body, block: &Stmt) -> Vec<bool> {
    struct Assigned(Vec<bool>);
    impl Assigned {
        fn root(&mut self, place: &Expr) {
            if let Some(local) = super::survey::root_local(place)
                && let Some(assigned) = self.0.get_mut(local.index())
            {
                *assigned = true;
            }
        }
    }
    impl Visitor for Assigned {
        fn expr(&mut self, expr: &Expr) {
            match &expr.kind {
                ExprKind::Assign { target, .. } => self.root(target),
                ExprKind::RefAssign { local, .. } => {
                    if let Some(assigned) = self.0.get_mut(local.index()) {
                        *assigned = true;
                    }
                }
                _ => {}
            }
            walk_expr(self, expr);
        }
    }
    let mut visitor = Assigned(vec![false; body.locals.len()]);
    visitor.stmt(block);
    visitor.0
}

/// Whether a user's body is small and consists of things that never throw: then nobody can tell that its frame is missing.
fn cannot_throw(code: &mut super::Code, body: &Body, is_auto: bool) -> bool {
    struct Harmless<'a> {
        code: &'a mut super::Code,
        body: &'a Body,
        nodes: usize,
        ok: bool,
    }
    impl Harmless<'_> {
        fn expr_is_harmless(&mut self, expr: &Expr) -> bool {
            match &expr.kind {
                ExprKind::Literal(_) | ExprKind::Default | ExprKind::Local(_) | ExprKind::This => true,
                // `this` has been checked by the call.
                ExprKind::Field { receiver: Some(receiver), field } => {
                    self.code.world[field.def].ref_kind == RefKind::None
                        && (matches!(receiver.kind, ExprKind::This)
                            || self.code.world.is_value_type(receiver.ty)
                                && matches!(receiver.kind, ExprKind::Local(_) | ExprKind::Field { .. }))
                }
                ExprKind::Binary { op, checked, lifted, .. } => {
                    !checked && !lifted && !matches!(op, BinaryOp::Div | BinaryOp::Rem)
                }
                ExprKind::Unary { checked, lifted, .. } => !checked && !lifted,
                ExprKind::LogicalAnd(..) | ExprKind::LogicalOr(..) | ExprKind::Conditional { is_ref: false, .. } => {
                    true
                }
                ExprKind::Convert { conversion: Convert::Identity, .. } => true,
                ExprKind::Convert { conversion: Convert::Numeric { checked, .. }, .. } => !checked,
                ExprKind::Assign { target, .. } => {
                    matches!(target.kind, ExprKind::Local(_) | ExprKind::Field { receiver: Some(_), .. })
                }
                ExprKind::New { constructor, .. } => {
                    self.code.world.is_value_type(expr.ty) && self.code.is_expandable(constructor.def)
                }
                ExprKind::Call { callee: Callee::Method { method, .. }, .. }
                    if self.code.is_object_constructor(method) =>
                {
                    true
                }
                ExprKind::Base => true,
                ExprKind::Call { callee: Callee::Method { receiver, method, .. }, args } => {
                    args.iter().all(|a| a.ref_kind == RefKind::None)
                        && receiver
                            .as_ref()
                            .is_none_or(|r| matches!(r.kind, ExprKind::This) || self.code.world.is_value_type(r.ty))
                        && !self.code.world[method.def].modifiers.is_virtual
                        && !self.code.world[method.def].modifiers.is_abstract
                        && self.code.is_expandable(method.def)
                        && self.code.world[self.code.world[method.def].owner].is_user
                }
                _ => false,
            }
        }
    }
    impl Visitor for Harmless<'_> {
        fn expr(&mut self, expr: &Expr) {
            self.nodes += 1;
            if self.ok {
                self.ok = self.nodes <= MAX_USER_NODES && self.expr_is_harmless(expr);
                walk_expr(self, expr);
            }
        }
        fn stmt(&mut self, stmt: &Stmt) {
            self.nodes += 1;
            let harmless = match &stmt.kind {
                StmtKind::LocalDecl { local, .. } => self.body.locals[local.index()].ref_kind == RefKind::None,
                StmtKind::Block { .. }
                | StmtKind::List(_)
                | StmtKind::Expr(_)
                | StmtKind::If { .. }
                | StmtKind::Return(_)
                | StmtKind::Nop => true,
                _ => false,
            };
            self.ok &= harmless;
            if self.ok {
                walk_stmt(self, stmt);
            }
        }
    }
    if body.functions.len() != 1 || body.functions[0].return_ref != RefKind::None {
        return false;
    }
    if is_auto {
        return true;
    }
    let mut visitor = Harmless { code, body, nodes: 0, ok: true };
    visitor.stmt(&body.functions[0].block);
    visitor.ok
}
