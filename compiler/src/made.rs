//! Types, methods and fields that the compiler adds: display classes, state machines and their members.
//!
//! A made type reuses the ids of the type parameters in scope where its code came from (see [`crate::hir`]), so inside of it and inside
//! the code that makes it the type is written the same way: [`own_ty`].

use std::rc::Rc;

use crate::hir::*;
use crate::world::World;

/// What a made type is like.
#[derive(Debug)]
pub struct TypeSpec {
    pub name: String,
    pub outer: TypeDefId,
    pub kind: TypeDefKind,
    /// Type parameters on top of the outer type's.
    pub type_params: Vec<TypeParamId>,
    pub made: Made,
    pub base: Option<Ty>,
    pub interfaces: Vec<Ty>,
}

/// Adds a nested type.
pub fn add_type(world: &mut World, spec: TypeSpec) -> TypeDefId {
    let outer = &world[spec.outer];
    let namespace = outer.namespace.clone();
    let is_user = outer.is_user;
    let location = outer.location;
    let mut all_type_params = outer.all_type_params.clone();
    all_type_params.extend(spec.type_params.iter().copied());
    let id = world.add_type(TypeDef {
        name: spec.name.into(),
        namespace,
        outer: Some(spec.outer),
        kind: spec.kind,
        is_record: false,
        modifiers: Modifiers { is_sealed: true, ..Modifiers::default() },
        type_params: spec.type_params,
        all_type_params,
        parts: Vec::new(),
        phase: Phase::Members,
        base: spec.base,
        interfaces: spec.interfaces,
        fields: Vec::new(),
        methods: Vec::new(),
        properties: Vec::new(),
        events: Vec::new(),
        nested: Vec::new(),
        member_count: 0,
        special: None,
        underlying: None,
        primary_constructor: None,
        attributes: Vec::new(),
        made: Some(spec.made),
        is_user,
        location,
        inline_array: None,
        net_fields: None,
        net_size: None,
        net_uncounted: false,
        is_flags_enum: false,
    });
    world[spec.outer].nested.push(id);
    id
}

/// The type as its own members see it: every parameter stands for itself.
pub fn own_ty(world: &mut World, def: TypeDefId) -> Ty {
    let params = world[def].all_type_params.clone();
    let args = type_param_tys(world, &params);
    world.types.named(def, &args)
}

/// Type parameters as types.
pub fn type_param_tys(world: &mut World, params: &[TypeParamId]) -> Vec<Ty> {
    params.iter().map(|&p| world.types.intern(TyKind::Param(p))).collect()
}

/// Adds a public instance field.
pub fn add_field(world: &mut World, owner: TypeDefId, name: &str, ty: Ty, is_static: bool) -> FieldDefId {
    let location = world[owner].location;
    let modifiers = Modifiers { accessibility: Accessibility::Public, is_static, ..Modifiers::default() };
    let id = world.add_field(FieldDef {
        name: name.into(),
        owner,
        ty,
        modifiers,
        ref_kind: RefKind::None,
        constant: None,
        init: None,
        is_thread_static: false,
        is_made: true,
        location,
    });
    world[owner].fields.push(id);
    id
}

/// What a made method is like.
#[derive(Debug)]
pub struct MethodSpec {
    pub name: String,
    pub owner: TypeDefId,
    pub kind: MethodKind,
    pub is_static: bool,
    pub type_params: Vec<TypeParamId>,
    pub params: Vec<Param>,
    pub return_type: Ty,
    pub explicit_interface: Option<Ty>,
    pub source_method: Option<MethodDefId>,
    pub location: Location,
}

/// Adds a method without a body yet. It is listed among the owner's methods only if the owner is made too: a user's type keeps its own list.
pub fn add_method(world: &mut World, spec: MethodSpec) -> MethodDefId {
    let owner = spec.owner;
    let id = world.add_method(MethodDef {
        name: spec.name.into(),
        owner,
        kind: spec.kind,
        modifiers: Modifiers {
            accessibility: Accessibility::Public,
            is_static: spec.is_static,
            ..Modifiers::default()
        },
        type_params: spec.type_params,
        params: spec.params,
        return_type: spec.return_type,
        return_ref: RefKind::None,
        is_extension: false,
        explicit_interface: spec.explicit_interface,
        overridden: None,
        body: BodySource::None,
        native: None,
        attributes: Vec::new(),
        part: 0,
        ordinal: 0,
        is_readonly: false,
        is_init_only: false,
        source_method: spec.source_method,
        location: spec.location,
    });
    if world[owner].made.is_some() {
        world[owner].methods.push(id);
    }
    id
}

/// Gives a method its finished code.
pub fn set_body(world: &mut World, method: MethodDefId, body: Body) {
    let body = Rc::new(body);
    world[method].body = BodySource::Lowered(body.clone());
    world.lowered_bodies.insert(method, body);
}

/// A body with one function, from statements.
pub fn plain_body(
    world: &World,
    method: MethodDefId,
    locals: Vec<Local>,
    statements: Vec<Stmt>,
    label_count: u32,
) -> Body {
    let def = &world[method];
    let location = def.location;
    let parameters = (0..locals.len() as u32)
        .map(LocalId)
        .filter(|l| matches!(locals[l.index()].kind, LocalKind::Parameter(_)))
        .collect();
    Body {
        method,
        locals,
        functions: vec![Function {
            kind: FunctionKind::Method,
            parent: None,
            parameters,
            type_params: def.type_params.clone(),
            return_type: def.return_type,
            return_ref: RefKind::None,
            is_async: false,
            is_iterator: false,
            is_static: def.modifiers.is_static,
            scope: ScopeId(0),
            block: Stmt::new(StmtKind::Block { scope: ScopeId(0), statements }, location),
            name: None,
            ordinal: 0,
            location,
            builder: None,
            captures: Vec::new(),
            captures_this: false,
            parameter_attributes: Vec::new(),
        }],
        label_count,
        scopes: vec![body::Scope { parent: None, function: FunctionId(0) }],
        has_errors: false,
    }
}

/// A local of a made body.
pub fn local(name: &str, ty: Ty, kind: LocalKind, location: Location) -> Local {
    Local {
        name: name.into(),
        ty,
        kind,
        ref_kind: RefKind::None,
        function: FunctionId(0),
        scope: ScopeId(0),
        location,
        captured: false,
        constant: None,
    }
}

/// A parameter of a made method.
pub fn param(name: &str, ty: Ty, ref_kind: RefKind, location: Location) -> Param {
    Param {
        name: name.into(),
        ty,
        ref_kind,
        is_params: false,
        is_scoped: false,
        default: None,
        attributes: Vec::new(),
        location,
    }
}

/// A parameterless constructor that does nothing (the fields start as zero).
pub fn add_empty_constructor(world: &mut World, owner: TypeDefId) -> MethodDefId {
    let location = world[owner].location;
    let id = add_method(
        world,
        MethodSpec {
            name: ".ctor".into(),
            owner,
            kind: MethodKind::Constructor,
            is_static: false,
            type_params: Vec::new(),
            params: Vec::new(),
            return_type: Ty::VOID,
            explicit_interface: None,
            source_method: None,
            location,
        },
    );
    let body = plain_body(world, id, Vec::new(), Vec::new(), 0);
    set_body(world, id, body);
    id
}

/// The number of a method among its type's members, for names like `<M>d__k`. The fields of captured primary constructor parameters come before all
/// declared members; they are known once the type's bodies are bound.
pub fn member_number(world: &World, method: MethodDefId) -> u32 {
    let def = &world[method];
    let captured =
        world[def.owner].fields.iter().filter(|&&f| world[f].is_made && world[f].name.ends_with(">P")).count();
    // A record class has `EqualityContract` and its getter in front.
    let owner = &world[def.owner];
    let contract = if owner.is_record && owner.kind == TypeDefKind::Class { 2 } else { 0 };
    def.ordinal + captured as u32 + contract
}

/// Short ways to write typed trees.
pub mod tree {
    use crate::hir::*;

    pub fn expr(kind: ExprKind, ty: Ty, at: Location) -> Expr {
        Expr::new(kind, ty, at)
    }

    pub fn local(id: LocalId, ty: Ty, at: Location) -> Expr {
        expr(ExprKind::Local(id), ty, at)
    }

    pub fn this(ty: Ty, at: Location) -> Expr {
        expr(ExprKind::This, ty, at)
    }

    pub fn field(receiver: Expr, def: FieldDefId, ty: Ty, at: Location) -> Expr {
        let owner = receiver.ty;
        expr(ExprKind::Field { receiver: Some(Box::new(receiver)), field: FieldRef { def, owner } }, ty, at)
    }

    pub fn static_field(def: FieldDefId, owner: Ty, ty: Ty, at: Location) -> Expr {
        expr(ExprKind::Field { receiver: None, field: FieldRef { def, owner } }, ty, at)
    }

    pub fn assign(target: Expr, value: Expr) -> Expr {
        let (ty, at) = (target.ty, value.location);
        expr(ExprKind::Assign { target: Box::new(target), value: Box::new(value) }, ty, at)
    }

    pub fn int(value: i32, ty: Ty, at: Location) -> Expr {
        expr(ExprKind::Literal(Const::Int(i64::from(value))), ty, at)
    }

    pub fn boolean(value: bool, ty: Ty, at: Location) -> Expr {
        expr(ExprKind::Literal(Const::Bool(value)), ty, at)
    }

    pub fn null(ty: Ty, at: Location) -> Expr {
        expr(ExprKind::Literal(Const::Null), ty, at)
    }

    pub fn default(ty: Ty, at: Location) -> Expr {
        expr(ExprKind::Default, ty, at)
    }

    pub fn binary(op: BinaryOp, operand_type: NumericType, left: Expr, right: Expr, ty: Ty) -> Expr {
        let at = left.location;
        let (left, right) = (Box::new(left), Box::new(right));
        expr(ExprKind::Binary { op, operand_type, left, right, checked: false, lifted: false }, ty, at)
    }

    pub fn call(
        receiver: Option<Expr>,
        method: MethodRef,
        virtual_call: bool,
        args: Vec<Expr>,
        ty: Ty,
        at: Location,
    ) -> Expr {
        let args = args.into_iter().map(|expr| Arg { expr, ref_kind: RefKind::None }).collect();
        call_with(receiver, method, virtual_call, args, ty, at)
    }

    pub fn call_with(
        receiver: Option<Expr>,
        method: MethodRef,
        virtual_call: bool,
        args: Vec<Arg>,
        ty: Ty,
        at: Location,
    ) -> Expr {
        let callee = Callee::Method { receiver: receiver.map(Box::new), method, virtual_call };
        expr(ExprKind::Call { callee, args }, ty, at)
    }

    pub fn stmt(kind: StmtKind, at: Location) -> Stmt {
        Stmt::new(kind, at)
    }

    pub fn eval(e: Expr) -> Stmt {
        let at = e.location;
        stmt(StmtKind::Expr(e), at)
    }

    pub fn set(target: Expr, value: Expr) -> Stmt {
        eval(assign(target, value))
    }

    pub fn declare(local: LocalId, init: Option<Expr>, at: Location) -> Stmt {
        stmt(StmtKind::LocalDecl { local, init }, at)
    }

    pub fn goto(label: LabelId, at: Location) -> Stmt {
        stmt(StmtKind::Goto(label), at)
    }

    pub fn label(label: LabelId, at: Location) -> Stmt {
        stmt(StmtKind::Label(label), at)
    }

    pub fn list(statements: Vec<Stmt>, at: Location) -> Stmt {
        stmt(StmtKind::List(statements), at)
    }

    pub fn if_(condition: Expr, then: Stmt, at: Location) -> Stmt {
        stmt(StmtKind::If { condition, then: Box::new(then), otherwise: None }, at)
    }
}
