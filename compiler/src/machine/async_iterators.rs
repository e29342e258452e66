//! Async iterators: one class that is the enumerable, its first enumerator, and the source behind the `ValueTask<bool>` of MoveNextAsync.
//!
//! States: -2 not yet enumerated or finished, -3 about to start, -1 running, n ≥ 0 at the n-th await, -4, -5, … at a `yield return`.
//! MoveNextAsync resets the promise and runs MoveNext; a `yield return` completes it with true, the end with false.

use super::context::Context;
use super::hoist::Hoisting;
use super::iterators::{add_constructor, copy_arguments, kickoff, reuse_or_new};
use super::members::{self, implement};
use super::states::{MachineFields, Transform};
use super::{
    Captured, add_machine, capture_parameters, final_state, frames_of, library, this_field, this_type, variables_of,
};
use crate::hir::*;
use crate::machines::InfoKind;
use crate::made::{self, tree};

const SOURCES: &str = "System.Threading.Tasks.Sources";

/// What the members are made with.
#[derive(Clone, Copy)]
struct Parts {
    ty: Ty,
    state: FieldDefId,
    builder: (FieldDefId, Ty),
    promise: (FieldDefId, Ty),
    current: (FieldDefId, Ty),
    dispose_mode: FieldDefId,
    tokens: Option<(FieldDefId, Ty)>,
    at: Location,
}

impl Parts {
    fn this(&self) -> Expr {
        tree::this(self.ty, self.at)
    }
    fn field(&self, field: (FieldDefId, Ty)) -> Expr {
        tree::field(self.this(), field.0, field.1, self.at)
    }
}

/// Calls a method by name on a place; an error expression if it is missing.
fn call(context: &mut Context<'_>, receiver: Expr, name: &str, args: Vec<Expr>) -> Expr {
    let at = receiver.location;
    match library::instance_method(context.world, receiver.ty, name, args.len()) {
        Some(method) => {
            let ty = context.world.method_return(&method);
            tree::call(Some(receiver), method, false, args, ty, at)
        }
        None => {
            let shown = context.world.display(receiver.ty);
            context.world.diagnostics.report(crate::diag::Code::CS0656, at, &[&shown, name]);
            context.body.has_errors = true;
            Expr::error(at)
        }
    }
}

/// `new T(args)` by the types of the parameters.
fn new(context: &mut Context<'_>, ty: Ty, args: Vec<Expr>, params: &[Ty], at: Location) -> Expr {
    for constructor in context.world.constructors(ty) {
        let declared = context.world.method_params(&constructor);
        let fits = declared.len() == params.len()
            && declared.iter().zip(params).all(|(p, &wanted)| context.world.same_type(p.ty, wanted));
        if fits {
            let args = args.into_iter().map(|expr| Arg { expr, ref_kind: RefKind::None }).collect();
            return tree::expr(ExprKind::New { constructor, args }, ty, at);
        }
    }
    let shown = context.world.display(ty);
    context.world.diagnostics.report(crate::diag::Code::CS0656, at, &[&shown, ".ctor"]);
    context.body.has_errors = true;
    Expr::error(at)
}

/// Lowers an async iterator.
pub(crate) fn lower(mut context: Context<'_>, hoisting: Hoisting) -> Body {
    let at = context.body.functions[0].location;
    let return_type = context.body.functions[0].return_type;
    let Some(shape) = library::iterator_shape(context.world, return_type) else {
        context.world.diagnostics.report(crate::diag::Code::CS1983, at, &[]);
        context.body.has_errors = true;
        return context.body;
    };
    let element = shape.element;
    let (bool_, int) = (context.bool_, context.int);
    let world = &mut *context.world;
    let enumerable = world.known_type("System.Collections.Generic.IAsyncEnumerable", &[element]);
    let enumerator = world.known_type("System.Collections.Generic.IAsyncEnumerator", &[element]);
    let disposable = world.known_type("System.IAsyncDisposable", &[]);
    let source_of = world.known_type(&format!("{SOURCES}.IValueTaskSource"), &[bool_]);
    let source = world.known_type(&format!("{SOURCES}.IValueTaskSource"), &[]);
    let state_machine = world.known_type("System.Runtime.CompilerServices.IAsyncStateMachine", &[]);
    let builder_ty = world.known_type("System.Runtime.CompilerServices.AsyncIteratorMethodBuilder", &[]);
    let promise_ty = world.known_type(&format!("{SOURCES}.ManualResetValueTaskSourceCore"), &[bool_]);
    let token_source = world.known_type("System.Threading.CancellationTokenSource", &[]);
    let mut interfaces = Vec::new();
    if shape.is_enumerable {
        interfaces.push(enumerable);
    }
    interfaces.extend([enumerator, disposable, source_of, source, state_machine]);
    let (machine, ty) = add_machine(&mut context, interfaces);
    let field =
        |context: &mut Context<'_>, name: &str, ty: Ty| made::add_field(context.world, machine, name, ty, false);
    let state = field(&mut context, "<>1__state", int);
    let builder = (field(&mut context, "<>t__builder", builder_ty), builder_ty);
    let promise = (field(&mut context, "<>v__promiseOfValueOrEnd", promise_ty), promise_ty);
    let current = (field(&mut context, "<>2__current", element), element);
    let dispose_mode = field(&mut context, "<>w__disposeMode", bool_);
    let token_parameter = if shape.is_enumerable { token_parameter(&context) } else { None };
    let tokens = token_parameter.map(|_| (field(&mut context, "<>x__combinedTokens", token_source), token_source));
    let thread = shape.is_enumerable.then(|| field(&mut context, "<>l__initialThreadId", int));
    let parts = Parts { ty, state, builder, promise, current, dispose_mode, tokens, at };

    let this_ty = this_type(&mut context);
    let captured = capture_parameters(&mut context, machine, &hoisting, this_ty, shape.is_enumerable);
    let fields = MachineFields { state, builder: Some(builder), current: Some(current), this: this_field(&captured) };
    let constructor = add_constructor(&mut context, machine, ty, state, thread, at);
    add_builder_creation(&mut context, constructor, parts);
    let initial = if shape.is_enumerable { -2 } else { -3 };
    let kickoff = kickoff(&mut context, ty, constructor, &captured, initial, at);

    let mut variables = variables_of(&captured);
    if let Some(disposing) = context.disposing {
        variables.insert(disposing, dispose_mode);
    }
    let block = std::mem::replace(&mut context.body.functions[0].block, Stmt::new(StmtKind::Nop, at));
    let self_local = context.temp("self", ty, ScopeId(0), at);
    let mut transform = Transform::new(&mut context, machine, ty, this_ty, fields, variables, hoisting, None);
    transform.self_local = Some(self_local);
    transform.frames = frames_of(&captured);
    let block = transform.transform(block);
    let statements = move_next(&mut transform, parts, block);
    let info = super::why::describe(&transform, InfoKind::AsyncIterator, Some(builder_ty), &captured);
    let has_errors = context.body.has_errors;
    members::add_move_next(&mut context, machine, Ty::VOID, statements, at);
    members::add_set_state_machine(&mut context, machine, ty, fields, state_machine, at);

    let return_of = |value: Expr| vec![Stmt::new(StmtKind::Return(Some(value)), at)];
    implement(&mut context, machine, enumerator, "get_Current", at, |_, _, _| return_of(parts.field(current)));
    implement(&mut context, machine, enumerator, "MoveNextAsync", at, |context, locals, _| {
        move_next_async(context, parts, locals)
    });
    implement(&mut context, machine, disposable, "DisposeAsync", at, |context, locals, _| {
        dispose_async(context, parts, locals)
    });
    for interface in [source_of, source] {
        for name in ["GetResult", "GetStatus", "OnCompleted"] {
            implement(&mut context, machine, interface, name, at, |context, locals, _| {
                let args = locals.iter().enumerate().map(|(i, l)| tree::local(LocalId(i as u32), l.ty, at)).collect();
                let value = call(context, parts.field(promise), name, args);
                if value.ty == Ty::VOID || (interface == source && name == "GetResult") {
                    vec![tree::eval(value)]
                } else {
                    return_of(value)
                }
            });
        }
    }
    if let Some(thread) = thread {
        implement(&mut context, machine, enumerable, "GetAsyncEnumerator", at, |context, locals, _| {
            get_async_enumerator(context, parts, constructor, thread, &captured, token_parameter, locals)
        });
    }
    context.world.machines.push(info);
    Body { has_errors, ..kickoff }
}

/// The parameter with `[EnumeratorCancellation]`.
fn token_parameter(context: &Context<'_>) -> Option<LocalId> {
    let method = &context.world[context.body.method];
    let position = method.params.iter().position(|p| {
        p.attributes.iter().any(|a| &*a.name == "System.Runtime.CompilerServices.EnumeratorCancellationAttribute")
    })?;
    context.body.functions[0].parameters.get(position).copied()
}

fn create_builder(context: &mut Context<'_>, parts: Parts) -> Option<Expr> {
    let create = library::method(context.world, parts.builder.1, "Create", 0)?;
    Some(tree::call(None, create, false, Vec::new(), parts.builder.1, parts.at))
}

/// The constructor makes the builder too.
fn add_builder_creation(context: &mut Context<'_>, constructor: MethodDefId, parts: Parts) {
    let Some(value) = create_builder(context, parts) else { return };
    let Some(body) = context.world.lowered_bodies.get(&constructor).cloned() else { return };
    let mut body = (*body).clone();
    let statement = tree::set(parts.field(parts.builder), value);
    if let StmtKind::Block { statements, .. } = &mut body.functions[0].block.kind {
        statements.insert(0, statement);
    }
    made::set_body(context.world, constructor, body);
}

/// State -2, tokens disposed, current cleared, builder completed.
fn finish(transform: &mut Transform<'_, '_>, parts: Parts) -> Vec<Stmt> {
    let at = parts.at;
    let mut code = vec![final_state(transform, at)];
    if let Some(tokens) = parts.tokens {
        let place = parts.field(tokens);
        let is_there = tree::binary(
            BinaryOp::Ne,
            NumericType::Ref,
            place.clone(),
            tree::null(tokens.1, at),
            transform.context.bool_,
        );
        let dispose = call(transform.context, place.clone(), "Dispose", Vec::new());
        let clear = tree::set(place, tree::null(tokens.1, at));
        code.push(tree::if_(is_there, tree::list(vec![tree::eval(dispose), clear], at), at));
    }
    code.extend(transform.clear_all(at));
    code.push(tree::set(parts.field(parts.current), tree::default(parts.current.1, at)));
    code.push(transform.builder_call("Complete", Vec::new(), &[], at));
    code
}

fn move_next(transform: &mut Transform<'_, '_>, parts: Parts, block: Stmt) -> Vec<Stmt> {
    let at = parts.at;
    let cases = transform.take_root_cases();
    let state_read = transform.field(transform.fields.state, transform.context.int, at);
    let mut statements: Vec<Stmt> = transform.context.probe("Entered", Vec::new(), at).into_iter().collect();
    statements.push(tree::declare(transform.num, Some(state_read), at));
    if let Some(self_local) = transform.self_local {
        statements.push(tree::declare(self_local, Some(parts.this()), at));
    }
    let start = transform.context.label();
    let value = transform.num_expr(at);
    let exit = transform.context.exit;
    let dispose_mode = parts.field((parts.dispose_mode, transform.context.bool_));
    let mut body = vec![
        Stmt::new(StmtKind::SwitchInt { value, cases, default: start }, at),
        tree::label(start, at),
        tree::if_(dispose_mode, tree::goto(exit, at), at),
    ];
    body.extend(transform.set_state(-1, at));
    body.push(block);

    let exception_ty = transform.context.world.known_type("System.Exception", &[]);
    let scope = transform.context.scope();
    let exception = transform.context.temp("exception", exception_ty, scope, at);
    let mut handler = finish(transform, parts);
    handler.extend(super::left(transform, 2, at));
    let error = transform.context.local_expr(exception, at);
    let set_exception = call(transform.context, parts.field(parts.promise), "SetException", vec![error]);
    handler.push(tree::eval(set_exception));
    handler.push(Stmt::new(StmtKind::Return(None), at));
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
    statements.push(tree::label(exit, at));
    statements.extend(finish(transform, parts));
    for (label, value) in [(None, false), (Some(transform.yielded), true)] {
        if let Some(label) = label {
            statements.push(tree::label(label, at));
        }
        statements.extend(super::left(transform, if value { 3 } else { 1 }, at));
        let value = transform.context.bool_expr(value, at);
        let set_result = call(transform.context, parts.field(parts.promise), "SetResult", vec![value]);
        statements.push(tree::eval(set_result));
        statements.push(Stmt::new(StmtKind::Return(None), at));
    }
    statements
}

/// `self = this; builder.MoveNext(ref self)`
fn run(context: &mut Context<'_>, parts: Parts, locals: &mut Vec<Local>) -> Vec<Stmt> {
    let at = parts.at;
    let self_local = LocalId(locals.len() as u32);
    locals.push(made::local("self", parts.ty, LocalKind::Temp, at));
    let mut code = vec![tree::declare(self_local, Some(parts.this()), at)];
    if let Some(method) = library::instance_method(context.world, parts.builder.1, "MoveNext", 1) {
        let method = MethodRef { type_args: Box::new([parts.ty]), ..method };
        let args = vec![Arg { expr: tree::local(self_local, parts.ty, at), ref_kind: RefKind::Ref }];
        code.push(tree::eval(tree::call_with(Some(parts.field(parts.builder)), method, false, args, Ty::VOID, at)));
    }
    code
}

fn version(context: &mut Context<'_>, parts: Parts) -> Expr {
    call(context, parts.field(parts.promise), "get_Version", Vec::new())
}

fn if_state(context: &Context<'_>, parts: Parts, op: BinaryOp, value: i32, then: Stmt) -> Stmt {
    let place = parts.field((parts.state, context.int));
    let test = tree::binary(op, NumericType::I32, place, context.int_expr(value, parts.at), context.bool_);
    tree::if_(test, then, parts.at)
}

fn move_next_async(context: &mut Context<'_>, parts: Parts, locals: &mut Vec<Local>) -> Vec<Stmt> {
    let at = parts.at;
    let bool_ = context.bool_;
    let task = context.world.known_type("System.Threading.Tasks.ValueTask", &[bool_]);
    let return_of = |value: Expr| Stmt::new(StmtKind::Return(Some(value)), at);
    let mut code = vec![if_state(context, parts, BinaryOp::Eq, -2, return_of(tree::default(task, at)))];
    let reset = call(context, parts.field(parts.promise), "Reset", Vec::new());
    code.push(tree::eval(reset));
    code.extend(run(context, parts, locals));
    let version_value = version(context, parts);
    let short = version_value.ty;
    let version_local = LocalId(locals.len() as u32);
    locals.push(made::local("version", short, LocalKind::Temp, at));
    code.push(tree::declare(version_local, Some(version_value), at));
    let read = tree::local(version_local, short, at);
    let status = call(context, parts.field(parts.promise), "GetStatus", vec![read.clone()]);
    // ValueTaskSourceStatus.Succeeded is 1.
    let succeeded = tree::int(1, status.ty, at);
    let test = tree::binary(BinaryOp::Eq, NumericType::I32, status, succeeded, bool_);
    let result = call(context, parts.field(parts.promise), "GetResult", vec![read.clone()]);
    let ready = new(context, task, vec![result], &[bool_], at);
    code.push(tree::if_(test, return_of(ready), at));
    let source = context.world.known_type(&format!("{SOURCES}.IValueTaskSource"), &[bool_]);
    let this = as_interface(parts.this(), source);
    let pending = new(context, task, vec![this, read], &[source, short], at);
    code.push(return_of(pending));
    code
}

fn as_interface(value: Expr, ty: Ty) -> Expr {
    let at = value.location;
    tree::expr(ExprKind::Convert { operand: Box::new(value), conversion: Convert::Identity }, ty, at)
}

fn dispose_async(context: &mut Context<'_>, parts: Parts, locals: &mut Vec<Local>) -> Vec<Stmt> {
    let at = parts.at;
    let task = context.world.known_type("System.Threading.Tasks.ValueTask", &[]);
    let not_supported = context.world.known_type("System.NotSupportedException", &[]);
    let error = new(context, not_supported, Vec::new(), &[], at);
    let throw = Stmt::new(StmtKind::Throw(Some(error)), at);
    let done = Stmt::new(StmtKind::Return(Some(tree::default(task, at))), at);
    let mut code = vec![
        if_state(context, parts, BinaryOp::Ge, -1, throw),
        if_state(context, parts, BinaryOp::Eq, -2, done),
        tree::set(parts.field((parts.dispose_mode, context.bool_)), context.bool_expr(true, at)),
    ];
    let reset = call(context, parts.field(parts.promise), "Reset", Vec::new());
    code.push(tree::eval(reset));
    code.extend(run(context, parts, locals));
    let version = version(context, parts);
    let short = version.ty;
    let source = context.world.known_type(&format!("{SOURCES}.IValueTaskSource"), &[]);
    let this = as_interface(parts.this(), source);
    let pending = new(context, task, vec![this, version], &[source, short], at);
    code.push(Stmt::new(StmtKind::Return(Some(pending)), at));
    code
}

fn get_async_enumerator(
    context: &mut Context<'_>,
    parts: Parts,
    constructor: MethodDefId,
    thread: FieldDefId,
    captured: &[Captured],
    token_parameter: Option<LocalId>,
    locals: &mut Vec<Local>,
) -> Vec<Stmt> {
    let at = parts.at;
    let token = LocalId(0);
    let result = LocalId(locals.len() as u32);
    locals.push(made::local("result", parts.ty, LocalKind::Temp, at));
    let read = tree::local(result, parts.ty, at);
    let mut on_reuse = Vec::new();
    if let Some(builder) = create_builder(context, parts) {
        on_reuse.push(tree::set(parts.field(parts.builder), builder));
    }
    let no = context.bool_expr(false, at);
    on_reuse.push(tree::set(parts.field((parts.dispose_mode, context.bool_)), no));
    let mut code = reuse_or_new(context, parts.ty, constructor, parts.state, thread, -3, on_reuse, &read, at);
    let linked = captured.iter().find(|c| c.variable.is_some() && c.variable == token_parameter);
    let others: Vec<Captured> = captured
        .iter()
        .filter(|c| c.variable.is_none() || c.variable != token_parameter)
        .map(|c| Captured { name: c.name.clone(), ..*c })
        .collect();
    copy_arguments(context, parts.ty, &others, &read, &mut code, at);
    if let (Some(linked), Some(tokens)) = (linked, parts.tokens) {
        let kept = parts.field((linked.proxy.unwrap_or(linked.field), linked.ty));
        let target = tree::field(read.clone(), linked.field, linked.ty, at);
        let given = tree::local(token, linked.ty, at);
        let equals = |context: &mut Context<'_>, left: Expr, right: Expr| {
            let ty = left.ty;
            match context.world.find_method(ty, "Equals", &[ty]) {
                Some(method) => tree::call(Some(left), method, false, vec![right], context.bool_, at),
                None => Expr::error(at),
            }
        };
        let none = tree::default(linked.ty, at);
        let no_parameter = equals(context, kept.clone(), none.clone());
        let same = equals(context, given.clone(), kept.clone());
        let no_token = equals(context, given.clone(), none);
        let keep = tree::expr(ExprKind::LogicalOr(Box::new(same), Box::new(no_token)), context.bool_, at);
        let source_place = tree::field(read.clone(), tokens.0, tokens.1, at);
        let create = context.world.find_method(tokens.1, "CreateLinkedTokenSource", &[linked.ty, linked.ty]);
        let mut link = Vec::new();
        if let Some(create) = create {
            let both = tree::call(None, create, false, vec![kept.clone(), given.clone()], tokens.1, at);
            link.push(tree::set(source_place.clone(), both));
        }
        let token_value = call(context, source_place, "get_Token", Vec::new());
        link.push(tree::set(target.clone(), token_value));
        let inner = StmtKind::If {
            condition: keep,
            then: Box::new(tree::set(target.clone(), kept)),
            otherwise: Some(Box::new(tree::list(link, at))),
        };
        let outer = StmtKind::If {
            condition: no_parameter,
            then: Box::new(tree::set(target, given)),
            otherwise: Some(Box::new(Stmt::new(inner, at))),
        };
        code.push(Stmt::new(outer, at));
    }
    let value = as_interface(read, context.body.functions[0].return_type);
    let enumerator = context.world.type_args(value.ty).to_vec();
    let enumerator = context.world.known_type("System.Collections.Generic.IAsyncEnumerator", &enumerator);
    code.push(Stmt::new(StmtKind::Return(Some(Expr { ty: enumerator, ..value })), at));
    code
}
