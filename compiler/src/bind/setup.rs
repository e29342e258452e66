//! Making a binder for a method, or for a constant outside of any.

use rustc_hash::FxHashMap;

use crate::declare::Scope;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

use super::{Binder, Place, Returns};

/// Stands for the method of code that is in none.
const NO_METHOD: MethodDefId = MethodDefId(u32::MAX);

/// Value of a constant expression (`const` fields, enum members, default values, attribute arguments), converted to `target`.
/// Errors are reported. `owner` is the type that the code stands in, or `Ty::NONE`.
pub fn constant_value(
    world: &mut World,
    syntax: &ast::Expr,
    target: Ty,
    owner: Ty,
    scope: &Scope,
    source: SourceId,
) -> Option<Const> {
    let mut binder = Binder::new(world, None, owner, scope.clone(), source);
    binder.place = Place::Constant;
    binder.is_static = true;
    binder.bind_constant(syntax, target)
}

/// The default value of a parameter.
pub fn default_value(
    world: &mut World,
    syntax: &ast::Expr,
    target: Ty,
    owner: Ty,
    scope: &Scope,
    source: SourceId,
) -> ParamDefault {
    let mut binder = Binder::new(world, None, owner, scope.clone(), source);
    binder.place = Place::Constant;
    binder.is_static = true;
    let location = binder.span(syntax.span);
    let value = binder.bind_expr_with_target(syntax, target);
    match super::expressions::constant_of(&value) {
        Some(value) => ParamDefault::Const(value),
        None => {
            let inner = match &value.kind {
                ExprKind::Convert { operand, .. } => super::expressions::constant_of(operand),
                _ => None,
            };
            if let Some(value) = inner {
                return ParamDefault::Const(value);
            }
            if !value.is_error() && !matches!(value.kind, ExprKind::Default | ExprKind::New { .. }) {
                binder.report(crate::diag::Code::CS1736, location, &["value"]);
            }
            ParamDefault::Default
        }
    }
}

/// As [`constant_value`], of the expression's own type.
pub fn natural_constant(
    world: &mut World,
    syntax: &ast::Expr,
    owner: Ty,
    scope: &Scope,
    source: SourceId,
) -> Option<(Const, Ty)> {
    let mut binder = Binder::new(world, None, owner, scope.clone(), source);
    binder.place = Place::Constant;
    binder.is_static = true;
    let expr = binder.bind_expr(syntax);
    match expr.kind {
        ExprKind::Literal(value) => Some((value, expr.ty)),
        _ => None,
    }
}

impl<'w> Binder<'w> {
    /// A binder with function 0 and its scope, without parameters.
    pub fn new(world: &'w mut World, method: Option<MethodDefId>, owner: Ty, scope: Scope, source: SourceId) -> Self {
        let location = Location { source, start: 0, end: 0 };
        let function = Function {
            kind: FunctionKind::Method,
            parent: None,
            parameters: Vec::new(),
            type_params: Vec::new(),
            return_type: Ty::VOID,
            return_ref: RefKind::None,
            is_async: false,
            is_iterator: false,
            is_static: false,
            scope: ScopeId(0),
            block: Stmt::new(StmtKind::Nop, location),
            name: None,
            ordinal: 0,
            location,
            builder: None,
            captures: Vec::new(),
            captures_this: false,
            parameter_attributes: Vec::new(),
        };
        let body = Body {
            method: method.unwrap_or(NO_METHOD),
            locals: Vec::new(),
            functions: vec![function],
            label_count: 0,
            scopes: Vec::new(),
            has_errors: false,
        };
        let mut binder = Self {
            world,
            body,
            scope,
            source,
            owner,
            is_static: false,
            place: Place::Body,
            frames: Vec::new(),
            function: FunctionId(0),
            is_checked: false,
            is_unchecked: false,
            in_nameof: false,
            handler_receiver: None,
            in_initializer: false,
            jumps: Vec::new(),
            await_barrier: None,
            returns: Returns::Type(Ty::VOID),
            local_functions: FxHashMap::default(),
            readonly_locals: Vec::new(),
            conditional_receivers: Vec::new(),
            flow: super::statements::Flow::default(),
            lambda_cache: FxHashMap::default(),
            lambda_environment: Vec::new(),
        };
        binder.push_scope();
        binder
    }

    /// A binder for a method's code: `this`, parameters and return type are set up.
    pub fn for_method(world: &'w mut World, method: MethodDefId) -> Self {
        let scope = world.scope_of_method(method);
        let owner = world.open_type(world[method].owner);
        let source = world[method].location.source;
        let declared = &world[method];
        let is_static = declared.modifiers.is_static;
        let is_async = declared.modifiers.is_async;
        let params = declared.params.clone();
        let return_type = declared.return_type;
        let return_ref = declared.return_ref;
        let location = declared.location;
        let type_params = declared.type_params.clone();
        let mut binder = Self::new(world, Some(method), owner, scope, source);
        binder.is_static = is_static;
        for (i, param) in params.iter().enumerate() {
            let local = binder.add_local(Local {
                name: param.name.clone(),
                ty: param.ty,
                kind: LocalKind::Parameter(i as u32),
                ref_kind: param.ref_kind,
                function: FunctionId(0),
                scope: ScopeId(0),
                location: param.location,
                captured: false,
                constant: None,
            });
            binder.declare_name(&param.name, super::Named::Local(local));
            binder.body.functions[0].parameters.push(local);
        }
        let function = &mut binder.body.functions[0];
        function.return_type = return_type;
        function.return_ref = return_ref;
        function.is_async = is_async;
        function.is_static = is_static;
        function.type_params = type_params;
        function.location = location;
        let result = if is_async { binder.async_result(return_type) } else { return_type };
        binder.returns = Returns::Type(result);
        binder
    }

    /// The method whose code is bound, if it is one's.
    pub fn method(&self) -> Option<MethodDefId> {
        (self.body.method != NO_METHOD).then_some(self.body.method)
    }

    /// What `return` gives in an async function of this return type: T of `Task<T>` (or another task-like type), else void.
    pub fn async_result(&self, ty: Ty) -> Ty {
        match self.world.kind(ty) {
            TyKind::Named { def, args } if !args.is_empty() && self.is_task_like(*def) => args[args.len() - 1],
            _ => Ty::VOID,
        }
    }

    /// `Task`, `Task<T>` and types with `[AsyncMethodBuilder]`.
    pub(crate) fn is_task_like(&self, def: TypeDefId) -> bool {
        let declared = &self.world[def];
        (&*declared.namespace == "System.Threading.Tasks" && matches!(&*declared.name, "Task" | "ValueTask"))
            || declared
                .attributes
                .iter()
                .any(|a| &*a.name == "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute")
    }
}
