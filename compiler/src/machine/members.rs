//! The members that machines have besides their fields.

use super::context::Context;
use super::states::MachineFields;
use super::{add_member, library};
use crate::closures::rewrite::compact;
use crate::hir::*;
use crate::made::{self, tree};

/// `MoveNext`, with the transformed body.
pub(crate) fn add_move_next(
    context: &mut Context<'_>,
    machine: TypeDefId,
    return_type: Ty,
    statements: Vec<Stmt>,
    at: Location,
) -> MethodDefId {
    let source = context.body.method;
    let method = add_member(context.world, machine, "MoveNext", MethodKind::Made, None, Vec::new(), return_type, at);
    context.world[method].source_method = Some(source);
    let scope = context.scope();
    let source_function = &context.body.functions[0];
    let mut locals = context.body.locals.clone();
    for local in &mut locals {
        // Parameters are fields now; what is left of them in the table is not the parameter of this method.
        if matches!(local.kind, LocalKind::Parameter(_)) {
            local.kind = LocalKind::Temp;
        }
    }
    let mut body = Body {
        method,
        locals,
        functions: vec![Function {
            kind: FunctionKind::Method,
            parent: None,
            parameters: Vec::new(),
            type_params: Vec::new(),
            return_type,
            return_ref: RefKind::None,
            is_async: false,
            is_iterator: false,
            is_static: false,
            scope,
            block: Stmt::new(StmtKind::Block { scope, statements }, at),
            name: None,
            builder: None,
            parameter_attributes: Vec::new(),
            captures: Vec::new(),
            captures_this: false,
            ..source_function.clone()
        }],
        label_count: context.body.label_count,
        scopes: context.body.scopes.clone(),
        has_errors: context.body.has_errors,
    };
    compact(&mut body);
    made::set_body(context.world, method, body);
    method
}

/// `SetStateMachine(IAsyncStateMachine)`: hands over to the builder.
pub(crate) fn add_set_state_machine(
    context: &mut Context<'_>,
    machine: TypeDefId,
    machine_ty: Ty,
    fields: MachineFields,
    interface: Ty,
    at: Location,
) {
    let params = vec![made::param("stateMachine", interface, RefKind::None, at)];
    let method = add_member(context.world, machine, "SetStateMachine", MethodKind::Made, None, params, Ty::VOID, at);
    let locals = vec![made::local("stateMachine", interface, LocalKind::Parameter(0), at)];
    let mut statements = Vec::new();
    if let Some((field, ty)) = fields.builder
        && let Some(set) = library::instance_method(context.world, ty, "SetStateMachine", 1)
    {
        let place = tree::field(tree::this(machine_ty, at), field, ty, at);
        let argument = tree::local(LocalId(0), interface, at);
        statements.push(tree::eval(tree::call(Some(place), set, false, vec![argument], Ty::VOID, at)));
    }
    let body = made::plain_body(context.world, method, locals, statements, 0);
    made::set_body(context.world, method, body);
}

/// Implements an interface method explicitly. `code` gets the parameters' locals; it may add locals and labels to the body it is given.
pub(crate) fn implement(
    context: &mut Context<'_>,
    machine: TypeDefId,
    interface: Ty,
    name: &str,
    at: Location,
    code: impl FnOnce(&mut Context<'_>, &mut Vec<Local>, &mut u32) -> Vec<Stmt>,
) -> Option<MethodDefId> {
    let def = context.world.type_def(interface)?;
    context.world.ensure_members(def);
    let declared = context.world[def].methods.iter().copied().find(|&m| &*context.world[m].name == name)?;
    let declared = MethodRef { def: declared, owner: interface, type_args: Box::default() };
    let params = context.world.method_params(&declared);
    let return_type = context.world.method_return(&declared);
    let mut locals: Vec<Local> = params
        .iter()
        .enumerate()
        .map(|(i, p)| Local { ref_kind: p.ref_kind, ..made::local(&p.name, p.ty, LocalKind::Parameter(i as u32), at) })
        .collect();
    let shown = context.world[def].name.clone();
    let namespace = context.world[def].namespace.clone();
    let full_name = format!("{namespace}.{shown}.{name}");
    let method =
        add_member(context.world, machine, &full_name, MethodKind::Made, Some(interface), params, return_type, at);
    let mut labels = 0;
    let statements = code(context, &mut locals, &mut labels);
    let body = made::plain_body(context.world, method, locals, statements, labels);
    made::set_body(context.world, method, body);
    Some(method)
}

/// `Environment.CurrentManagedThreadId`
pub(crate) fn thread_id(context: &mut Context<'_>, at: Location) -> Expr {
    let environment = context.world.known_type("System.Environment", &[]);
    match library::method(context.world, environment, "get_CurrentManagedThreadId", 0) {
        Some(getter) => tree::call(None, getter, false, Vec::new(), context.int, at),
        None => context.int_expr(0, at),
    }
}
