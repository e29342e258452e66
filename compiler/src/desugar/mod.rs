//! Bound bodies to core bodies: the language's conveniences become calls, temporaries, conditions and jumps.
//!
//! The hard idea is *evaluating once*. `a[i].n += f()` reads and writes one place, so the array and the index go into temporaries first:
//!
//! ```text
//! a[i].n += f()      =>      Sequence { locals: [t0, t1],
//!                                       effects: [t0 = a, t1 = i],
//!                                       value: t0[t1].n = t0[t1].n + f() }
//! ```
//!
//! `await`, `yield` and lambdas stay where they are; every expression position may contain an `await`, since state machine lowering
//! spills what was evaluated before it. Temporaries that outlive an `await` become `<>7__wrapN` fields, so they are made in the order
//! in which the C# compiler makes them.

mod assignment;
mod collections;
mod conversions;
mod deconstruction;
mod events;
mod expressions;
mod foreach;
mod initializers;
mod nullable;
mod patterns;
pub(crate) mod places;
mod statements;
mod strings;
mod switch;
mod using;

use crate::hir::body::Scope;
use crate::hir::*;
use crate::world::World;

/// Rewrites all functions of a body to core constructs.
pub fn desugar(world: &mut World, body: &mut Body) {
    for index in 0..body.functions.len() {
        let function = FunctionId(index as u32);
        let scope = body.functions[index].scope;
        let location = body.functions[index].location;
        let block = std::mem::replace(&mut body.functions[index].block, Stmt::new(StmtKind::Nop, location));
        let mut desugarer = Desugarer { world, body, function, scope };
        let block = desugarer.statement(block);
        body.functions[index].block = block;
    }
}

struct Desugarer<'a> {
    world: &'a mut World,
    body: &'a mut Body,
    function: FunctionId,
    /// The innermost scope around the code being rewritten.
    scope: ScopeId,
}

impl Desugarer<'_> {
    fn temp(&mut self, name: &str, ty: Ty, location: Location) -> LocalId {
        self.local_of(name, ty, RefKind::None, location)
    }

    /// A temporary that holds the address of a place.
    fn ref_temp(&mut self, ty: Ty, location: Location) -> LocalId {
        self.local_of("place", ty, RefKind::Ref, location)
    }

    fn local_of(&mut self, name: &str, ty: Ty, ref_kind: RefKind, location: Location) -> LocalId {
        let id = LocalId(self.body.locals.len() as u32);
        self.body.locals.push(Local {
            name: name.into(),
            ty,
            kind: LocalKind::Temp,
            ref_kind,
            function: self.function,
            scope: self.scope,
            location,
            captured: false,
            constant: None,
        });
        id
    }

    fn label(&mut self) -> LabelId {
        self.body.label_count += 1;
        LabelId(self.body.label_count - 1)
    }

    /// A new scope around `inner` (which becomes its child) or inside the current one.
    fn scope_around(&mut self, inner: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.body.scopes.len() as u32);
        let parent = match inner.and_then(|s| self.body.scopes.get(s.index())) {
            Some(scope) => scope.parent,
            None => Some(self.scope),
        };
        self.body.scopes.push(Scope { parent, function: self.function });
        if let Some(scope) = inner.and_then(|s| self.body.scopes.get_mut(s.index())) {
            scope.parent = Some(id);
        }
        id
    }

    /// Runs `work` with `scope` as the current scope.
    fn in_scope<R>(&mut self, scope: ScopeId, work: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = work(self);
        self.scope = outer;
        result
    }

    fn read(&self, local: LocalId, location: Location) -> Expr {
        let ty = self.body.locals.get(local.index()).map_or(Ty::ERROR, |l| l.ty);
        Expr::new(ExprKind::Local(local), ty, location)
    }

    fn set(&self, local: LocalId, value: Expr) -> Expr {
        let location = value.location;
        assign(self.read(local, location), value)
    }

    fn bool_literal(&mut self, value: bool, location: Location) -> Expr {
        Expr::new(ExprKind::Literal(Const::Bool(value)), self.world.bool_ty(), location)
    }

    fn int_literal(&mut self, value: i64, location: Location) -> Expr {
        Expr::new(ExprKind::Literal(Const::Int(value)), self.world.int_ty(), location)
    }

    fn string_literal(&mut self, text: std::rc::Rc<[u16]>, location: Location) -> Expr {
        Expr::new(ExprKind::Literal(Const::String(text)), self.world.string_ty(), location)
    }

    fn not(&mut self, operand: Expr) -> Expr {
        let location = operand.location;
        match operand.kind {
            ExprKind::Literal(Const::Bool(value)) => self.bool_literal(!value, location),
            ExprKind::Unary { op: UnaryOp::Not, operand, lifted: false, .. } => *operand,
            kind => {
                let operand = Box::new(Expr { kind, ..operand });
                let kind = ExprKind::Unary {
                    op: UnaryOp::Not,
                    operand_type: NumericType::Bool,
                    operand,
                    checked: false,
                    lifted: false,
                };
                Expr::new(kind, self.world.bool_ty(), location)
            }
        }
    }

    /// `left && right`, simplified when one is a constant.
    fn and(&mut self, left: Expr, right: Expr) -> Expr {
        if matches!(left.kind, ExprKind::Literal(Const::Bool(true))) {
            return right;
        }
        if matches!(right.kind, ExprKind::Literal(Const::Bool(true)))
            || matches!(left.kind, ExprKind::Literal(Const::Bool(false)))
        {
            return left;
        }
        let location = left.location;
        Expr::new(ExprKind::LogicalAnd(Box::new(left), Box::new(right)), self.world.bool_ty(), location)
    }

    fn or(&mut self, left: Expr, right: Expr) -> Expr {
        if matches!(left.kind, ExprKind::Literal(Const::Bool(false))) {
            return right;
        }
        if matches!(right.kind, ExprKind::Literal(Const::Bool(false)))
            || matches!(left.kind, ExprKind::Literal(Const::Bool(true)))
        {
            return left;
        }
        let location = left.location;
        Expr::new(ExprKind::LogicalOr(Box::new(left), Box::new(right)), self.world.bool_ty(), location)
    }

    /// A built-in comparison of two operands that already have the same operand type.
    fn compare(&mut self, op: BinaryOp, operand_type: NumericType, left: Expr, right: Expr) -> Expr {
        let ty = self.world.bool_ty();
        binary(op, operand_type, left, right, ty)
    }

    /// `a + b` on int.
    fn add_int(&mut self, left: Expr, right: Expr) -> Expr {
        let ty = self.world.int_ty();
        binary(BinaryOp::Add, NumericType::I32, left, right, ty)
    }

    fn call(&mut self, receiver: Option<Expr>, method: MethodRef, args: Vec<Expr>, location: Location) -> Expr {
        let virtual_call = receiver.is_some() && self.is_overridable(&method);
        self.call_as(receiver, method, args, virtual_call, location)
    }

    fn call_as(
        &mut self,
        receiver: Option<Expr>,
        method: MethodRef,
        args: Vec<Expr>,
        virtual_call: bool,
        location: Location,
    ) -> Expr {
        let ty = self.world.method_return(&method);
        let receiver = if self.world[method.def].modifiers.is_static { None } else { receiver.map(Box::new) };
        let params: Vec<RefKind> = self.world[method.def].params.iter().map(|p| p.ref_kind).collect();
        let args = args
            .into_iter()
            .enumerate()
            .map(|(i, expr)| Arg { expr, ref_kind: params.get(i).copied().unwrap_or_default() })
            .collect();
        Expr::new(ExprKind::Call { callee: Callee::Method { receiver, method, virtual_call }, args }, ty, location)
    }

    /// Whether a call has to look at the receiver's exact type.
    fn is_overridable(&self, method: &MethodRef) -> bool {
        let def = &self.world[method.def];
        let modifiers = def.modifiers;
        let in_interface = self.world[def.owner].kind == TypeDefKind::Interface;
        modifiers.is_virtual || modifiers.is_abstract || modifiers.is_override || (in_interface && !modifiers.is_static)
    }

    /// A call of a static library method found by name and parameter types; an error expression if the library lacks it.
    fn call_static(&mut self, owner: Ty, name: &str, args: Vec<Expr>, location: Location) -> Expr {
        let params: Vec<Ty> = args.iter().map(|a| a.ty).collect();
        self.call_static_as(owner, name, &params, args, location)
    }

    fn call_static_as(&mut self, owner: Ty, name: &str, params: &[Ty], args: Vec<Expr>, location: Location) -> Expr {
        match self.world.find_method(owner, name, params) {
            Some(method) => self.call_as(None, method, args, false, location),
            None => {
                let what = format!("{}.{name}", self.type_name(owner));
                self.missing(&what, location)
            }
        }
    }

    /// The class library lacks something that the language needs.
    fn missing(&mut self, what: &str, location: Location) -> Expr {
        self.world.diagnostics.report(crate::diag::Code::HST0002, location, &[what]);
        self.body.has_errors = true;
        Expr::error(location)
    }

    /// `(T)value` between types of which the language knows a conversion.
    fn convert_to(&mut self, value: Expr, to: Ty) -> Expr {
        if value.ty == to || value.is_error() {
            return value;
        }
        let conversion = if self.world.same_type(value.ty, to) {
            Some(Convert::Identity)
        } else {
            self.world.explicit_conversion(value.ty, to)
        };
        let location = value.location;
        match conversion {
            Some(conversion) => self.conversion(value, conversion, to, location),
            None => {
                let (from, to) = (self.type_name(value.ty), self.type_name(to));
                self.missing(&format!("conversion from {from} to {to}"), location)
            }
        }
    }

    /// For messages about the library only.
    fn type_name(&self, ty: Ty) -> String {
        match self.world.kind(ty) {
            TyKind::Named { def, .. } => self.world[*def].name.to_string(),
            kind => format!("{kind:?}"),
        }
    }

    fn is_nullable(&mut self, ty: Ty) -> bool {
        self.world.nullable_value(ty).is_some()
    }

    /// Whether the value is not null; a constant for plain value types.
    fn not_null(&mut self, value: Expr) -> Expr {
        let location = value.location;
        let bool_ty = self.world.bool_ty();
        if self.is_nullable(value.ty) {
            return self.has_value(value);
        }
        if self.world.is_reference_type(value.ty) {
            let null = Expr::new(ExprKind::Literal(Const::Null), value.ty, location);
            return binary(BinaryOp::Ne, NumericType::Ref, value, null, bool_ty);
        }
        if self.world.is_type_param(value.ty) && !self.world.is_value_type(value.ty) {
            let object = self.world.object_ty();
            let null = Expr::new(ExprKind::Literal(Const::Null), object, location);
            let boxed = convert(value, Convert::Box, object);
            return binary(BinaryOp::Ne, NumericType::Ref, boxed, null, bool_ty);
        }
        self.bool_literal(true, location)
    }

    fn is_null(&mut self, value: Expr) -> Expr {
        let test = self.not_null(value);
        match test.kind {
            ExprKind::Binary { op: BinaryOp::Ne, operand_type: NumericType::Ref, left, right, .. } => {
                binary(BinaryOp::Eq, NumericType::Ref, *left, *right, test.ty)
            }
            kind => self.not(Expr { kind, ..test }),
        }
    }
}

fn assign(target: Expr, value: Expr) -> Expr {
    let (ty, location) = (target.ty, value.location);
    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value) }, ty, location)
}

fn convert(operand: Expr, conversion: Convert, to: Ty) -> Expr {
    let location = operand.location;
    Expr::new(ExprKind::Convert { operand: Box::new(operand), conversion }, to, location)
}

fn binary(op: BinaryOp, operand_type: NumericType, left: Expr, right: Expr, ty: Ty) -> Expr {
    let location = left.location;
    let (left, right) = (Box::new(left), Box::new(right));
    Expr::new(ExprKind::Binary { op, operand_type, left, right, checked: false, lifted: false }, ty, location)
}

fn conditional(condition: Expr, then: Expr, otherwise: Expr, ty: Ty) -> Expr {
    let location = condition.location;
    match condition.kind {
        ExprKind::Literal(Const::Bool(true)) => return then,
        ExprKind::Literal(Const::Bool(false)) => return otherwise,
        _ => {}
    }
    let kind = ExprKind::Conditional {
        condition: Box::new(condition),
        then: Box::new(then),
        otherwise: Box::new(otherwise),
        is_ref: false,
    };
    Expr::new(kind, ty, location)
}

/// Effects in order, then the value; nothing around it when there is nothing to do first.
fn sequence(locals: Vec<LocalId>, effects: Vec<Expr>, value: Expr) -> Expr {
    if locals.is_empty() && effects.is_empty() {
        return value;
    }
    let (ty, location) = (value.ty, value.location);
    Expr::new(ExprKind::Sequence { locals, effects, value: Box::new(value) }, ty, location)
}

fn expr_stmt(expr: Expr) -> Stmt {
    let location = expr.location;
    Stmt::new(StmtKind::Expr(expr), location)
}

fn goto(label: LabelId, location: Location) -> Stmt {
    Stmt::new(StmtKind::Goto(label), location)
}

fn label_stmt(label: LabelId, location: Location) -> Stmt {
    Stmt::new(StmtKind::Label(label), location)
}

fn list(statements: Vec<Stmt>, location: Location) -> Stmt {
    Stmt::new(StmtKind::List(statements), location)
}

fn block(scope: ScopeId, statements: Vec<Stmt>, location: Location) -> Stmt {
    Stmt::new(StmtKind::Block { scope, statements }, location)
}

fn if_stmt(condition: Expr, then: Stmt, location: Location) -> Stmt {
    Stmt::new(StmtKind::If { condition, then: Box::new(then), otherwise: None }, location)
}

fn declare(local: LocalId, init: Expr) -> Stmt {
    let location = init.location;
    Stmt::new(StmtKind::LocalDecl { local, init: Some(init) }, location)
}
