//! Iterators: one class that is the enumerable and its own first enumerator.
//!
//! States: -2 not yet enumerated (or disposed), 0 about to start, -1 running or at its end, n after the n-th `yield return`.
//! `Dispose` while stopped inside a `try` resumes in disposing mode (state -3-n), which jumps out through the `finally` blocks.

use super::context::Context;
use super::hoist::Hoisting;
use super::members::{self, implement, thread_id};
use super::states::{MachineFields, Transform};
use super::{
    Captured, add_machine, add_member, capture_parameters, frames_of, kickoff_body, kickoff_locals, library,
    this_field, this_type, variables_of,
};
use crate::diag::Code;
use crate::hir::*;
use crate::machines::InfoKind;
use crate::made::{self, tree};

/// Lowers an iterator.
pub(crate) fn lower(mut context: Context<'_>, hoisting: Hoisting) -> Body {
    let at = context.body.functions[0].location;
    let return_type = context.body.functions[0].return_type;
    let Some(shape) = library::iterator_shape(context.world, return_type) else {
        let shown = context.world.display(return_type);
        let name = context.world[context.body.method].name.to_string();
        context.world.diagnostics.report(Code::CS1624, at, &[&name, &shown]);
        context.body.has_errors = true;
        return context.body;
    };
    let element = shape.element;
    let enumerable_of = context.world.known_type("System.Collections.Generic.IEnumerable", &[element]);
    let enumerable = context.world.known_type("System.Collections.IEnumerable", &[]);
    let enumerator_of = context.world.known_type("System.Collections.Generic.IEnumerator", &[element]);
    let enumerator = context.world.known_type("System.Collections.IEnumerator", &[]);
    let disposable = context.world.known_type("System.IDisposable", &[]);
    let mut interfaces = Vec::new();
    if shape.is_enumerable {
        interfaces.extend([enumerable_of, enumerable]);
    }
    interfaces.extend([enumerator_of, disposable, enumerator]);
    let (machine, machine_ty) = add_machine(&mut context, interfaces);
    let state = made::add_field(context.world, machine, "<>1__state", context.int, false);
    let current = made::add_field(context.world, machine, "<>2__current", element, false);
    let thread = shape
        .is_enumerable
        .then(|| made::add_field(context.world, machine, "<>l__initialThreadId", context.int, false));
    let this_ty = this_type(&mut context);
    let captured = capture_parameters(&mut context, machine, &hoisting, this_ty, shape.is_enumerable);
    let fields = MachineFields { state, builder: None, current: Some((current, element)), this: this_field(&captured) };
    let constructor = add_constructor(&mut context, machine, machine_ty, state, thread, at);
    let initial = if shape.is_enumerable { -2 } else { 0 };
    let kickoff = kickoff(&mut context, machine_ty, constructor, &captured, initial, at);

    let block = std::mem::replace(&mut context.body.functions[0].block, Stmt::new(StmtKind::Nop, at));
    let mut transform =
        Transform::new(&mut context, machine, machine_ty, this_ty, fields, variables_of(&captured), hoisting, None);
    transform.frames = frames_of(&captured);
    let block = transform.transform(block);
    let statements = move_next(&mut transform, block, at);
    let clearing = transform.clear_all(at);
    let guarded = transform.guarded_yields.clone();
    let info = super::why::describe(&transform, InfoKind::Iterator, None, &captured);
    let has_errors = context.body.has_errors;
    let bool_ = context.bool_;
    let move_next = members::add_move_next(&mut context, machine, bool_, statements, at);

    let this = tree::this(machine_ty, at);
    let read_current = tree::field(this.clone(), current, element, at);
    let object = context.object;
    let boxed = match context.world.implicit_conversion(element, object) {
        Some(conversion) => {
            let kind = ExprKind::Convert { operand: Box::new(read_current.clone()), conversion };
            tree::expr(kind, object, at)
        }
        None => read_current.clone(),
    };
    let return_of = |value: Expr| vec![Stmt::new(StmtKind::Return(Some(value)), at)];
    implement(&mut context, machine, enumerator_of, "get_Current", at, |_, _, _| return_of(read_current));
    implement(&mut context, machine, enumerator, "get_Current", at, |_, _, _| return_of(boxed));
    implement(&mut context, machine, enumerator, "Reset", at, |context, _, _| {
        let ty = context.world.known_type("System.NotSupportedException", &[]);
        let constructor = context.world.constructors(ty).into_iter().find(|c| context.world[c.def].params.is_empty());
        match constructor {
            Some(constructor) => {
                let new = tree::expr(ExprKind::New { constructor, args: Vec::new() }, ty, at);
                vec![Stmt::new(StmtKind::Throw(Some(new)), at)]
            }
            None => Vec::new(),
        }
    });
    let move_next = MethodRef { def: move_next, owner: machine_ty, type_args: Box::default() };
    implement(&mut context, machine, disposable, "Dispose", at, |context, locals, labels| {
        let mut code = dispose(context, machine_ty, state, &guarded, move_next, locals, labels, at);
        code.extend(clearing);
        code
    });
    if let Some(thread) = thread {
        let get = implement(&mut context, machine, enumerable_of, "GetEnumerator", at, |context, locals, labels| {
            get_enumerator(context, machine_ty, constructor, state, thread, &captured, locals, labels, at)
        });
        if let Some(get) = get {
            let get = MethodRef { def: get, owner: machine_ty, type_args: Box::default() };
            let value = tree::call(Some(this), get, false, Vec::new(), enumerator_of, at);
            let kind = ExprKind::Convert { operand: Box::new(value), conversion: Convert::Identity };
            let value = tree::expr(kind, enumerator, at);
            implement(&mut context, machine, enumerable, "GetEnumerator", at, |_, _, _| return_of(value));
        }
    }
    context.world.machines.push(info);
    Body { has_errors, ..kickoff }
}

/// `.ctor(int state)`
pub(crate) fn add_constructor(
    context: &mut Context<'_>,
    machine: TypeDefId,
    machine_ty: Ty,
    state: FieldDefId,
    thread: Option<FieldDefId>,
    at: Location,
) -> MethodDefId {
    let params = vec![made::param("<>1__state", context.int, RefKind::None, at)];
    let constructor = add_member(context.world, machine, ".ctor", MethodKind::Constructor, None, params, Ty::VOID, at);
    let locals = vec![made::local("<>1__state", context.int, LocalKind::Parameter(0), at)];
    let this = tree::this(machine_ty, at);
    let value = tree::local(LocalId(0), context.int, at);
    let mut statements = vec![tree::set(tree::field(this.clone(), state, context.int, at), value)];
    if let Some(thread) = thread {
        let id = thread_id(context, at);
        statements.push(tree::set(tree::field(this, thread, context.int, at), id));
    }
    let body = made::plain_body(context.world, constructor, locals, statements, 0);
    made::set_body(context.world, constructor, body);
    constructor
}

/// `new Machine(state)`
pub(crate) fn new_machine(
    context: &Context<'_>,
    machine_ty: Ty,
    constructor: MethodDefId,
    state: i32,
    at: Location,
) -> Expr {
    let constructor = MethodRef { def: constructor, owner: machine_ty, type_args: Box::default() };
    let args = vec![Arg { expr: context.int_expr(state, at), ref_kind: RefKind::None }];
    tree::expr(ExprKind::New { constructor, args }, machine_ty, at)
}

/// The method's new body: makes the machine and stores the arguments.
pub(super) fn kickoff(
    context: &mut Context<'_>,
    machine_ty: Ty,
    constructor: MethodDefId,
    captured: &[Captured],
    initial: i32,
    at: Location,
) -> Body {
    let source = context.body.functions[0].clone();
    let (mut locals, parameters) = kickoff_locals(context, &source);
    let machine = LocalId(locals.len() as u32);
    locals.push(made::local("machine", machine_ty, LocalKind::Temp, at));
    let read = tree::local(machine, machine_ty, at);
    let new = new_machine(context, machine_ty, constructor, initial, at);
    let mut statements = vec![tree::declare(machine, Some(new), at)];
    for capture in captured {
        let value = match capture.variable {
            Some(local) => match source.parameters.iter().position(|&p| p == local).and_then(|p| parameters.get(p)) {
                Some(&parameter) => tree::local(parameter, capture.ty, at),
                None => continue,
            },
            None => tree::this(capture.ty, at),
        };
        let field = capture.proxy.unwrap_or(capture.field);
        statements.push(tree::set(tree::field(read.clone(), field, capture.ty, at), value));
    }
    let kind = ExprKind::Convert { operand: Box::new(read), conversion: Convert::Identity };
    let value = tree::expr(kind, source.return_type, at);
    statements.push(Stmt::new(StmtKind::Return(Some(value)), at));
    kickoff_body(context, &source, locals, parameters, statements, at)
}

fn move_next(transform: &mut Transform<'_, '_>, block: Stmt, at: Location) -> Vec<Stmt> {
    let mut cases = transform.take_root_cases();
    let start = transform.context.label();
    let stopped = transform.context.label();
    cases.insert(0, (0, start));
    let state_read = transform.field(transform.fields.state, transform.context.int, at);
    let mut statements = vec![tree::declare(transform.num, Some(state_read), at)];
    if let Some(disposing) = transform.context.disposing {
        let no = transform.context.bool_expr(false, at);
        statements.push(tree::declare(disposing, Some(no), at));
        if !transform.guarded_yields.is_empty() {
            // State -3-n: resume at n to leave through the finally blocks.
            let num = transform.num_expr(at);
            let (int, bool_) = (transform.context.int, transform.context.bool_);
            let limit = transform.context.int_expr(-3, at);
            let asked = tree::binary(BinaryOp::Lt, NumericType::I32, num.clone(), limit.clone(), bool_);
            let number = tree::binary(BinaryOp::Sub, NumericType::I32, limit, num.clone(), int);
            let yes = transform.context.bool_expr(true, at);
            let disposing = transform.context.local_expr(disposing, at);
            let code = vec![tree::set(disposing, yes), tree::set(num, number)];
            statements.push(tree::if_(asked, tree::list(code, at), at));
        }
    }
    let value = transform.num_expr(at);
    statements.push(Stmt::new(StmtKind::SwitchInt { value, cases, default: stopped }, at));
    statements.push(tree::label(start, at));
    statements.extend(transform.set_state(-1, at));
    statements.push(block);
    statements.push(tree::label(transform.context.exit, at));
    statements.push(tree::label(stopped, at));
    statements.push(Stmt::new(StmtKind::Return(Some(transform.context.bool_expr(false, at))), at));
    statements
}

#[expect(clippy::too_many_arguments, reason = "the parts of one method")]
fn dispose(
    context: &mut Context<'_>,
    machine_ty: Ty,
    state: FieldDefId,
    guarded: &[i64],
    move_next: MethodRef,
    locals: &mut Vec<Local>,
    labels: &mut u32,
    at: Location,
) -> Vec<Stmt> {
    let this = tree::this(machine_ty, at);
    let place = tree::field(this.clone(), state, context.int, at);
    let mut statements = Vec::new();
    if !guarded.is_empty() {
        let num = LocalId(locals.len() as u32);
        locals.push(made::local("num", context.int, LocalKind::Temp, at));
        let read = tree::local(num, context.int, at);
        let (inside, end) = (LabelId(*labels), LabelId(*labels + 1));
        *labels += 2;
        let mut cases: Vec<(i64, LabelId)> = guarded.iter().map(|&n| (n, inside)).collect();
        cases.sort_by_key(|&(n, _)| n);
        let limit = context.int_expr(-3, at);
        let asked = tree::binary(BinaryOp::Sub, NumericType::I32, limit, read.clone(), context.int);
        statements.extend([
            tree::declare(num, Some(place.clone()), at),
            Stmt::new(StmtKind::SwitchInt { value: read, cases, default: end }, at),
            tree::label(inside, at),
            tree::set(place.clone(), asked),
            tree::eval(tree::call(Some(this), move_next, false, Vec::new(), context.bool_, at)),
            tree::label(end, at),
        ]);
    }
    statements.push(tree::set(place, context.int_expr(-2, at)));
    statements
}

#[expect(clippy::too_many_arguments, reason = "the parts of one method")]
fn get_enumerator(
    context: &mut Context<'_>,
    machine_ty: Ty,
    constructor: MethodDefId,
    state: FieldDefId,
    thread: FieldDefId,
    captured: &[Captured],
    locals: &mut Vec<Local>,
    labels: &mut u32,
    at: Location,
) -> Vec<Stmt> {
    let result = LocalId(locals.len() as u32);
    locals.push(made::local("result", machine_ty, LocalKind::Temp, at));
    let read = tree::local(result, machine_ty, at);
    let mut statements = reuse_or_new(context, machine_ty, constructor, state, thread, 0, Vec::new(), &read, at);
    let _ = labels;
    copy_arguments(context, machine_ty, captured, &read, &mut statements, at);
    let kind = ExprKind::Convert { operand: Box::new(read), conversion: Convert::Identity };
    let TyKind::Named { .. } = context.world.kind(machine_ty) else { return statements };
    let value = tree::expr(kind, machine_ty, at);
    statements.push(Stmt::new(StmtKind::Return(Some(value)), at));
    statements
}

/// `result = state == -2 && thread == current ? (this, state = first) : new Machine(first)`; a new one gets `this` too.
#[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
pub(super) fn reuse_or_new(
    context: &mut Context<'_>,
    machine_ty: Ty,
    constructor: MethodDefId,
    state: FieldDefId,
    thread: FieldDefId,
    first: i32,
    on_reuse: Vec<Stmt>,
    result: &Expr,
    at: Location,
) -> Vec<Stmt> {
    let this = tree::this(machine_ty, at);
    let (int, bool_) = (context.int, context.bool_);
    let place = tree::field(this.clone(), state, int, at);
    let unused = tree::binary(BinaryOp::Eq, NumericType::I32, place.clone(), context.int_expr(-2, at), bool_);
    let id = thread_id(context, at);
    let same_thread =
        tree::binary(BinaryOp::Eq, NumericType::I32, tree::field(this.clone(), thread, int, at), id, bool_);
    let condition = tree::expr(ExprKind::LogicalAnd(Box::new(unused), Box::new(same_thread)), bool_, at);
    let mut reuse = vec![tree::set(place, context.int_expr(first, at))];
    reuse.extend(on_reuse);
    reuse.push(tree::set(result.clone(), this));
    let new = new_machine(context, machine_ty, constructor, first, at);
    let kind = StmtKind::If {
        condition,
        then: Box::new(tree::list(reuse, at)),
        otherwise: Some(Box::new(tree::set(result.clone(), new))),
    };
    vec![Stmt::new(kind, at)]
}

/// The parameters' first values, from their proxies.
pub(super) fn copy_arguments(
    context: &mut Context<'_>,
    machine_ty: Ty,
    captured: &[Captured],
    result: &Expr,
    statements: &mut Vec<Stmt>,
    at: Location,
) {
    let _ = context;
    for capture in captured.iter().filter(|c| !c.name.is_empty()) {
        let source = capture.proxy.unwrap_or(capture.field);
        let value = tree::field(tree::this(machine_ty, at), source, capture.ty, at);
        statements.push(tree::set(tree::field(result.clone(), capture.field, capture.ty, at), value));
    }
}
