//! Async methods and iterators become state machines: a type with a field for everything that outlives a suspension, and a method MoveNext that
//! jumps to where it stopped.
//!
//! ```csharp
//! async Task<int> F(Task t)            Task<int> F(Task t) {                                   // kickoff
//! {                                        var m = default(<F>d__0);  m.<>t__builder = AsyncTaskMethodBuilder<int>.Create();
//!     await t;                    →        m.t = t;  m.<>1__state = -1;  m.<>t__builder.Start(ref m);
//!     return 1;                            return m.<>t__builder.Task;
//! }                                    }
//! ```
//!
//! The passes, in order: [`exceptions`] (awaits out of handlers), [`spill`] (each await a statement), [`hoist`] (which locals become fields),
//! [`states`] (MoveNext), and the members of the type.

mod async_iterators;
mod context;
mod exceptions;
mod fields;
mod flow;
mod hoist;
mod iterators;
mod library;
mod members;
mod spill;
mod states;
mod why;

use rustc_hash::FxHashMap;

use crate::diag::Code;
use crate::hir::*;
use crate::machines::InfoKind;
use crate::made::{self, MethodSpec, TypeSpec, tree};
use crate::world::World;

pub(crate) use context::is_probe;

use context::Context;
pub(crate) use context::expr_awaits;
use hoist::Hoisting;
use states::{MachineFields, Transform};

/// Lowers one body without lambdas. A body that neither awaits nor yields comes back unchanged; else the kickoff comes back, and the machine is
/// added to the world.
pub fn lower(world: &mut World, body: Body) -> Body {
    let function = &body.functions[0];
    let kind = match (function.is_async, function.is_iterator) {
        (false, false) => return body,
        (true, false) => MachineKind::Async,
        (false, true) => MachineKind::Iterator,
        (true, true) => MachineKind::AsyncIterator,
    };
    if body.has_errors {
        return body;
    }
    let (int, bool_, object) = (world.int_ty(), world.bool_ty(), world.object_ty());
    let block_location = body.functions[0].block.location;
    let order: Vec<u32> = (0..body.locals.len() as u32).collect();
    let mut context = Context {
        world,
        next_order: order.len() as u32,
        order,
        body,
        block_location,
        kind,
        result: Ty::VOID,
        forced: Vec::new(),
        stable: Vec::new(),
        roles: FxHashMap::default(),
        disposing: None,
        exit: LabelId(0),
        int,
        bool_,
        object,
    };
    context.exit = context.label();
    if kind != MachineKind::Async {
        let at = context.body.functions[0].location;
        context.disposing = Some(context.temp("disposing", bool_, ScopeId(0), at));
    }
    exceptions::rewrite(&mut context);
    spill::rewrite(&mut context);
    let hoisting = hoist::analyze(&mut context);
    match kind {
        MachineKind::Async => lower_async(context, hoisting),
        MachineKind::Iterator => iterators::lower(context, hoisting),
        MachineKind::AsyncIterator => async_iterators::lower(context, hoisting),
    }
}

/// Name of the machine's type: `<M>d__k`, or `<name>d` for a lambda's or local function's method.
fn machine_name(world: &World, method: MethodDefId) -> String {
    let def = &world[method];
    // A type's name has no dots: explicit implementations, constructors.
    let name = def.name.replace('.', "-");
    match def.kind {
        MethodKind::Made => format!("<{name}>d"),
        _ => format!("<{name}>d__{}", made::member_number(world, method)),
    }
}

/// Adds the machine's type.
fn add_machine(context: &mut Context<'_>, interfaces: Vec<Ty>) -> (TypeDefId, Ty) {
    let method = context.body.method;
    let kind = context.kind;
    let is_struct = kind == MachineKind::Async;
    let base = if is_struct { context.world.special_ty(Special::ValueType) } else { context.world.object_ty() };
    let owner = context.world[method].owner;
    let type_params = context.world[method].type_params.clone();
    let name = machine_name(context.world, method);
    let machine = made::add_type(
        context.world,
        TypeSpec {
            name,
            outer: owner,
            kind: if is_struct { TypeDefKind::Struct } else { TypeDefKind::Class },
            type_params,
            made: Made::StateMachine { method, kind },
            base: Some(base),
            interfaces,
        },
    );
    let ty = made::own_ty(context.world, machine);
    (machine, ty)
}

/// Fields for `this` and the parameters, in the order of their first use. With `proxies` each gets a second field `<>3__p` that keeps the
/// value for the next enumeration.
struct Captured {
    /// None: `this`.
    variable: Option<LocalId>,
    field: FieldDefId,
    proxy: Option<FieldDefId>,
    ty: Ty,
    name: Symbol,
}

fn capture_parameters(
    context: &mut Context<'_>,
    machine: TypeDefId,
    hoisting: &Hoisting,
    this_ty: Ty,
    proxies: bool,
) -> Vec<Captured> {
    let method = context.body.method;
    let is_static = context.world[method].modifiers.is_static;
    let mut order: Vec<Option<LocalId>> = hoisting.parameters.iter().map(|(p, _)| *p).collect();
    if is_static {
        order.retain(Option::is_some);
    } else if context.world.is_value_type(this_ty) && !order.contains(&None) {
        order.insert(0, None);
    }
    let mut captured = Vec::new();
    let mut frames = 0;
    for variable in order {
        if let Some(local) = variable
            && !matches!(context.body.locals[local.index()].kind, LocalKind::Parameter(_))
        {
            // A display class instance keeps its field for good.
            frames += 1;
            let ty = context.body.locals[local.index()].ty;
            let field = made::add_field(context.world, machine, &format!("<>8__{frames}"), ty, false);
            captured.push(Captured { variable, field, proxy: None, ty, name: "".into() });
            continue;
        }
        let (name, ty): (Symbol, Ty) = match variable {
            Some(local) => {
                let declared = &context.body.locals[local.index()];
                (declared.name.clone(), declared.ty)
            }
            None => ("<>4__this".into(), this_ty),
        };
        let field = made::add_field(context.world, machine, &name, ty, false);
        let needs_proxy = proxies && (variable.is_some() || context.world.is_value_type(this_ty));
        let proxy = needs_proxy.then(|| made::add_field(context.world, machine, &format!("<>3__{name}"), ty, false));
        captured.push(Captured { variable, field, proxy, ty, name });
    }
    captured
}

/// The user's `this` type.
fn this_type(context: &mut Context<'_>) -> Ty {
    let owner = context.world[context.body.method].owner;
    made::own_ty(context.world, owner)
}

/// The fields of display class instances.
fn frames_of(captured: &[Captured]) -> Vec<(FieldDefId, Ty)> {
    captured.iter().filter(|c| c.name.is_empty()).map(|c| (c.field, c.ty)).collect()
}

fn variables_of(captured: &[Captured]) -> FxHashMap<LocalId, FieldDefId> {
    captured.iter().filter_map(|c| c.variable.map(|v| (v, c.field))).collect()
}

fn this_field(captured: &[Captured]) -> Option<FieldDefId> {
    captured.iter().find(|c| c.variable.is_none()).map(|c| c.field)
}

fn lower_async(mut context: Context<'_>, hoisting: Hoisting) -> Body {
    let at = context.body.functions[0].location;
    let Some(builder) = library::builder_of(context.world, &context.body) else {
        context.world.diagnostics.report(Code::CS1983, at, &[]);
        context.body.has_errors = true;
        return context.body;
    };
    context.result = builder.result;
    let state_machine = context.world.known_type("System.Runtime.CompilerServices.IAsyncStateMachine", &[]);
    let (machine, machine_ty) = add_machine(&mut context, vec![state_machine]);
    let state = made::add_field(context.world, machine, "<>1__state", context.int, false);
    let builder_field = made::add_field(context.world, machine, "<>t__builder", builder.ty, false);
    let this_ty = this_type(&mut context);
    let captured = capture_parameters(&mut context, machine, &hoisting, this_ty, false);
    let fields =
        MachineFields { state, builder: Some((builder_field, builder.ty)), current: None, this: this_field(&captured) };
    let result = (builder.result != Ty::VOID).then(|| context.temp("result", builder.result, ScopeId(0), at));
    let kickoff = async_kickoff(&mut context, machine_ty, fields, builder, &captured, at);

    let mut block = std::mem::replace(&mut context.body.functions[0].block, Stmt::new(StmtKind::Nop, at));
    let mut transform =
        Transform::new(&mut context, machine, machine_ty, this_ty, fields, variables_of(&captured), hoisting, result);
    transform.frames = frames_of(&captured);
    block = transform.transform(block);
    let statements = async_move_next(&mut transform, block, at);
    let info = why::describe(&transform, InfoKind::Async, Some(builder.ty), &captured);
    let Transform { .. } = transform;
    let has_errors = context.body.has_errors;
    members::add_move_next(&mut context, machine, Ty::VOID, statements, at);
    members::add_set_state_machine(&mut context, machine, machine_ty, fields, state_machine, at);
    context.world.machines.push(info);
    Body { has_errors, ..kickoff }
}

/// MoveNext's statements around the transformed body.
fn async_move_next(transform: &mut Transform<'_, '_>, block: Stmt, at: Location) -> Vec<Stmt> {
    let cases = transform.take_root_cases();
    let state_read = transform.field(transform.fields.state, transform.context.int, at);
    let mut statements: Vec<Stmt> = transform.context.probe("Entered", Vec::new(), at).into_iter().collect();
    statements.push(tree::declare(transform.num, Some(state_read), at));
    if let Some(result) = transform.result {
        let ty = transform.context.body.locals[result.index()].ty;
        statements.push(tree::declare(result, Some(tree::default(ty, at)), at));
    }
    let mut body = Vec::new();
    if !cases.is_empty() {
        let start = transform.context.label();
        let value = transform.num_expr(at);
        body.push(Stmt::new(StmtKind::SwitchInt { value, cases, default: start }, at));
        body.push(tree::label(start, at));
    }
    body.push(block);

    let exception_ty = transform.context.world.known_type("System.Exception", &[]);
    let exception = transform.context.temp("exception", exception_ty, ScopeId(0), at);
    let mut handler = vec![final_state(transform, at)];
    handler.extend(left(transform, 2, at));
    handler.extend(transform.clear_all(at));
    let argument = Arg { expr: transform.context.local_expr(exception, at), ref_kind: RefKind::None };
    handler.push(transform.builder_call("SetException", vec![argument], &[], at));
    handler.push(Stmt::new(StmtKind::Return(None), at));
    let scope = transform.context.scope();
    transform.context.body.locals[exception.index()].scope = scope;
    let catch = Catch {
        ty: exception_ty,
        local: Some(exception),
        filter: None,
        body: tree::list(handler, at),
        scope,
        location: at,
    };
    let body = Box::new(tree::list(body, at));
    statements.push(Stmt::new(StmtKind::Try { body, catches: vec![catch], finally: None }, at));
    statements.push(tree::label(transform.context.exit, at));
    statements.push(final_state(transform, at));
    statements.extend(left(transform, 1, at));
    statements.extend(transform.clear_all(at));
    let args = match transform.result {
        Some(result) => vec![Arg { expr: transform.context.local_expr(result, at), ref_kind: RefKind::None }],
        None => Vec::new(),
    };
    statements.push(transform.builder_call("SetResult", args, &[], at));
    statements.push(Stmt::new(StmtKind::Return(None), at));
    statements
}

/// The probe before MoveNext returns: 1 with a result, 2 with an exception, 3 with an item.
fn left(transform: &mut Transform<'_, '_>, how: i32, at: Location) -> Option<Stmt> {
    let how = transform.context.int_expr(how, at);
    transform.context.probe("Left", vec![how], at)
}

/// `this.<>1__state = -2`
fn final_state(transform: &Transform<'_, '_>, at: Location) -> Stmt {
    let field = transform.field(transform.fields.state, transform.context.int, at);
    tree::set(field, transform.context.int_expr(-2, at))
}

/// The method's new body: makes and starts the machine.
fn async_kickoff(
    context: &mut Context<'_>,
    machine_ty: Ty,
    fields: MachineFields,
    builder: library::Builder,
    captured: &[Captured],
    at: Location,
) -> Body {
    let source = context.body.functions[0].clone();
    let (mut locals, parameters) = kickoff_locals(context, &source);
    let machine = LocalId(locals.len() as u32);
    locals.push(made::local("machine", machine_ty, LocalKind::Temp, at));
    let read = tree::local(machine, machine_ty, at);
    let mut statements = vec![tree::declare(machine, Some(tree::default(machine_ty, at)), at)];
    let builder_place = match fields.builder {
        Some((field, ty)) => tree::field(read.clone(), field, ty, at),
        None => Expr::error(at),
    };
    let create = library::method(context.world, builder.ty, "Create", 0);
    let start = library::instance_method(context.world, builder.ty, "Start", 1);
    let task = library::instance_method(context.world, builder.ty, "get_Task", 0);
    let (Some(create), Some(start)) = (create, start) else {
        let shown = context.world.display(builder.ty);
        context.world.diagnostics.report(Code::CS0656, at, &[&shown, "Create"]);
        context.body.has_errors = true;
        return context.body.clone();
    };
    statements.push(tree::set(builder_place.clone(), tree::call(None, create, false, Vec::new(), builder.ty, at)));
    for capture in captured {
        let value = match capture.variable {
            Some(local) => {
                // Display class instances are made by the body.
                let position = source.parameters.iter().position(|&p| p == local);
                match position.and_then(|p| parameters.get(p)) {
                    Some(&parameter) => tree::local(parameter, capture.ty, at),
                    None => continue,
                }
            }
            None => tree::this(capture.ty, at),
        };
        statements.push(tree::set(tree::field(read.clone(), capture.field, capture.ty, at), value));
    }
    let minus_one = context.int_expr(-1, at);
    statements.push(tree::set(tree::field(read.clone(), fields.state, context.int, at), minus_one));
    let start = MethodRef { type_args: Box::new([machine_ty]), ..start };
    let args = vec![Arg { expr: read, ref_kind: RefKind::Ref }];
    statements.push(tree::eval(tree::call_with(Some(builder_place.clone()), start, false, args, Ty::VOID, at)));
    let value = match task {
        Some(task) if source.return_type != Ty::VOID => {
            Some(tree::call(Some(builder_place), task, false, Vec::new(), source.return_type, at))
        }
        _ => None,
    };
    statements.push(Stmt::new(StmtKind::Return(value), at));
    kickoff_body(context, &source, locals, parameters, statements, at)
}

/// The parameters of the source method as the locals of a new body.
fn kickoff_locals(context: &Context<'_>, source: &Function) -> (Vec<Local>, Vec<LocalId>) {
    let locals: Vec<Local> = source.parameters.iter().map(|p| context.body.locals[p.index()].clone()).collect();
    let parameters = (0..locals.len() as u32).map(LocalId).collect();
    (locals, parameters)
}

fn kickoff_body(
    context: &Context<'_>,
    source: &Function,
    locals: Vec<Local>,
    parameters: Vec<LocalId>,
    statements: Vec<Stmt>,
    at: Location,
) -> Body {
    let block = Stmt::new(StmtKind::Block { scope: ScopeId(0), statements }, at);
    let function =
        Function { parameters, is_async: false, is_iterator: false, scope: ScopeId(0), block, ..source.clone() };
    Body {
        method: context.body.method,
        locals: locals.into_iter().map(|l| Local { function: FunctionId(0), scope: ScopeId(0), ..l }).collect(),
        functions: vec![function],
        label_count: 0,
        scopes: vec![body::Scope { parent: None, function: FunctionId(0) }],
        has_errors: context.body.has_errors,
    }
}

/// A constructor or method of a machine with its code.
fn add_member(
    world: &mut World,
    machine: TypeDefId,
    name: &str,
    kind: MethodKind,
    interface: Option<Ty>,
    params: Vec<Param>,
    return_type: Ty,
    at: Location,
) -> MethodDefId {
    made::add_method(
        world,
        MethodSpec {
            name: name.into(),
            owner: machine,
            kind,
            is_static: false,
            type_params: Vec::new(),
            params,
            return_type,
            explicit_interface: interface,
            source_method: None,
            location: at,
        },
    )
}
