//! The body of MoveNext: suspension points get states, hoisted variables become fields.
//!
//! ```csharp
//! awaiter = e.GetAwaiter();
//! if (!awaiter.IsCompleted) {
//!     num = this.<>1__state = 0;  this.<>u__1 = awaiter;
//!     this.<>t__builder.AwaitUnsafeOnCompleted(ref awaiter, ref this);
//!     return;
//! resume0:
//!     awaiter = this.<>u__1;  this.<>u__1 = default;  num = this.<>1__state = -1;
//! }
//! x = awaiter.GetResult();
//! ```
//!
//! A `try` cannot be jumped into, so the jump table at the top leads to the `try`, and a second table inside leads on.

use rustc_hash::FxHashMap;

use super::context::*;
use super::hoist::Hoisting;
use crate::desugar::places::REFERENCE_PART;
use crate::diag::Code;
use crate::hir::visit::*;
use crate::hir::*;
use crate::machines::{AskedContext, AwaitSite};
use crate::made::{self, tree};
use crate::world::World;

/// Fields that every part of a machine uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MachineFields {
    pub state: FieldDefId,
    pub builder: Option<(FieldDefId, Ty)>,
    /// `<>2__current` of iterators.
    pub current: Option<(FieldDefId, Ty)>,
    pub this: Option<FieldDefId>,
}

/// How the body is transformed.
pub(crate) struct Transform<'c, 'w> {
    pub context: &'c mut Context<'w>,
    pub machine: TypeDefId,
    pub machine_ty: Ty,
    pub this_ty: Ty,
    pub fields: MachineFields,
    pub variables: FxHashMap<LocalId, FieldDefId>,
    pub hoisting: Hoisting,
    /// The cached state.
    pub num: LocalId,
    /// Where `return` stores its value.
    pub result: Option<LocalId>,
    /// A local that holds a class machine, to pass it by reference.
    pub self_local: Option<LocalId>,
    /// After `yield return` of an async iterator.
    pub yielded: LabelId,
    pub awaits: Vec<AwaitSite>,
    pub yields: Vec<Location>,
    /// Numbers of the yields inside a `try` with a `finally`.
    pub guarded_yields: Vec<i64>,
    /// Display class instances.
    pub frames: Vec<(FieldDefId, Ty)>,
    /// Fields of hoisted variables.
    pub(super) made: Vec<(FieldDefId, Ty)>,
    pub(super) slot: u32,
    pub(super) free: Vec<(Ty, Vec<FieldDefId>)>,
    awaiters: Vec<(Ty, FieldDefId)>,
    /// For each await, the field of its awaiter.
    awaiter_fields: Vec<FieldDefId>,
    pub(super) by_scope: FxHashMap<ScopeId, Vec<LocalId>>,
    /// Parts of references, which get their fields where they are first written.
    pub(super) parts: FxHashMap<ScopeId, Vec<LocalId>>,
    regions: Vec<Vec<(i64, LabelId)>>,
    finally_depth: u32,
}

impl<'c, 'w> Transform<'c, 'w> {
    #[expect(clippy::too_many_arguments, reason = "a constructor")]
    pub(crate) fn new(
        context: &'c mut Context<'w>,
        machine: TypeDefId,
        machine_ty: Ty,
        this_ty: Ty,
        fields: MachineFields,
        variables: FxHashMap<LocalId, FieldDefId>,
        hoisting: Hoisting,
        result: Option<LocalId>,
    ) -> Self {
        let int = context.int;
        let at = context.body.functions[0].location;
        let num = context.temp("num", int, ScopeId(0), at);
        let yielded = context.label();
        let mut by_scope: FxHashMap<ScopeId, Vec<LocalId>> = FxHashMap::default();
        let mut parts: FxHashMap<ScopeId, Vec<LocalId>> = FxHashMap::default();
        for (index, &hoisted) in hoisting.hoisted.iter().enumerate() {
            let local = LocalId(index as u32);
            let declared = &context.body.locals[index];
            if declared.kind == LocalKind::Temp && declared.name.starts_with(REFERENCE_PART) {
                parts.entry(declared.scope).or_default().push(local);
            } else if hoisted && !variables.contains_key(&local) {
                by_scope.entry(context.body.locals[index].scope).or_default().push(local);
            }
        }
        for locals in by_scope.values_mut() {
            locals.sort_by_key(|l| context.order[l.index()]);
        }
        Self {
            context,
            machine,
            machine_ty,
            this_ty,
            fields,
            variables,
            hoisting,
            num,
            result,
            self_local: None,
            yielded,
            awaits: Vec::new(),
            yields: Vec::new(),
            guarded_yields: Vec::new(),
            frames: Vec::new(),
            made: Vec::new(),
            slot: 1,
            free: Vec::new(),
            awaiters: Vec::new(),
            awaiter_fields: Vec::new(),
            by_scope,
            parts,
            regions: vec![Vec::new()],
            finally_depth: 0,
        }
    }

    /// The awaiter fields with the awaits that use them.
    pub(crate) fn awaiter_uses(&self) -> Vec<(FieldDefId, Vec<u32>)> {
        let uses = |field| (0..).zip(&self.awaiter_fields).filter(|(_, f)| **f == field).map(|(n, _)| n).collect();
        self.awaiters.iter().map(|&(_, field)| (field, uses(field))).collect()
    }

    /// Whether `this` is a struct.
    pub(crate) fn is_struct_method(&self) -> bool {
        let owner = self.context.world[self.context.body.method].owner;
        self.context.world[owner].kind == TypeDefKind::Struct
    }

    /// The jump table for everything met so far, and the code after it.
    pub(crate) fn take_root_cases(&mut self) -> Vec<(i64, LabelId)> {
        let mut cases = self.regions.first_mut().map(std::mem::take).unwrap_or_default();
        cases.sort_by_key(|&(number, _)| number);
        cases
    }

    pub(crate) fn machine_this(&self, at: Location) -> Expr {
        tree::this(self.machine_ty, at)
    }

    pub(crate) fn field(&self, field: FieldDefId, ty: Ty, at: Location) -> Expr {
        tree::field(self.machine_this(at), field, ty, at)
    }

    pub(crate) fn num_expr(&self, at: Location) -> Expr {
        self.context.local_expr(self.num, at)
    }

    /// `num = this.<>1__state = value`
    pub(crate) fn set_state(&self, value: i32, at: Location) -> Vec<Stmt> {
        let field = self.field(self.fields.state, self.context.int, at);
        vec![
            tree::set(self.num_expr(at), self.context.int_expr(value, at)),
            tree::set(field, self.context.int_expr(value, at)),
        ]
    }

    pub(crate) fn builder(&self, at: Location) -> Expr {
        match self.fields.builder {
            Some((field, ty)) => self.field(field, ty, at),
            None => Expr::error(at),
        }
    }

    /// A call of a builder's method; an error if the builder lacks it.
    pub(crate) fn builder_call(&mut self, name: &str, args: Vec<Arg>, type_args: &[Ty], at: Location) -> Stmt {
        let Some((_, ty)) = self.fields.builder else { return Stmt::new(StmtKind::Nop, at) };
        match super::library::instance_method(self.context.world, ty, name, args.len()) {
            Some(method) => {
                let method = MethodRef { type_args: type_args.into(), ..method };
                tree::eval(tree::call_with(Some(self.builder(at)), method, false, args, Ty::VOID, at))
            }
            None => {
                let shown = self.context.world.display(ty);
                self.context.world.diagnostics.report(Code::CS0656, at, &[&shown, name]);
                self.context.body.has_errors = true;
                Stmt::new(StmtKind::Nop, at)
            }
        }
    }

    // ---- code --------------------------------------------------------------------------------------------------------------------

    /// Transforms a statement.
    pub(crate) fn transform(&mut self, stmt: Stmt) -> Stmt {
        let at = stmt.location;
        match stmt.kind {
            StmtKind::Block { scope, statements } => {
                let opened = self.enter_scope(scope);
                let mut statements: Vec<Stmt> = statements.into_iter().map(|s| self.transform(s)).collect();
                let clearing = self.leave_scope(opened, at);
                if statements.last().is_none_or(falls_through) {
                    statements.extend(clearing);
                }
                Stmt::new(StmtKind::Block { scope, statements }, at)
            }
            StmtKind::For { scope, init, condition, increment, body, break_label, continue_label } => {
                let opened = self.enter_scope(scope);
                let init = init.into_iter().map(|s| self.transform(s)).collect();
                let body = Box::new(self.transform(*body));
                let increment = increment.into_iter().map(|e| self.rewritten(e)).collect();
                let condition = condition.map(|c| self.rewritten(c));
                let clearing = self.leave_scope(opened, at);
                let kind = StmtKind::For { scope, init, condition, increment, body, break_label, continue_label };
                let mut code = vec![Stmt::new(kind, at)];
                code.extend(clearing);
                if code.len() == 1 { code.swap_remove(0) } else { tree::list(code, at) }
            }
            StmtKind::Expr(expr) => match expr.kind {
                ExprKind::Await { operand, info } => {
                    let (mut code, value) = self.await_code(*operand, *info);
                    code.push(tree::eval(value));
                    tree::list(code, at)
                }
                ExprKind::Assign { target, value } if matches!(value.kind, ExprKind::Await { .. }) => {
                    self.assign_await(*target, *value, at)
                }
                kind => {
                    let expr = self.rewritten(Expr { kind, ..expr });
                    if matches!(expr.kind, ExprKind::Default) { Stmt::new(StmtKind::Nop, at) } else { tree::eval(expr) }
                }
            },
            StmtKind::LocalDecl { local, init } => match init {
                Some(init) if matches!(init.kind, ExprKind::Await { .. }) => {
                    let target = self.context.local_expr(local, at);
                    self.assign_await(target, init, at)
                }
                Some(init) => {
                    let init = self.rewritten(init);
                    match self.variable(local, at) {
                        Some(target) => tree::set(target, init),
                        None => tree::declare(local, Some(init), at),
                    }
                }
                None if self.hoisting.hoisted.get(local.index()).copied().unwrap_or(false) => {
                    Stmt::new(StmtKind::Nop, at)
                }
                None => tree::declare(local, None, at),
            },
            StmtKind::Return(value) => self.return_statement(value, at),
            StmtKind::YieldReturn(value) => self.yield_return(value, at),
            StmtKind::Try { body, catches, finally } => self.try_statement(*body, catches, finally, at),
            kind => {
                let mut stmt = Stmt::new(kind, at);
                walk_stmt_mut(self, &mut stmt);
                stmt
            }
        }
    }

    fn rewritten(&mut self, mut expr: Expr) -> Expr {
        self.expr(&mut expr);
        expr
    }

    fn assign_await(&mut self, target: Expr, value: Expr, at: Location) -> Stmt {
        let ExprKind::Await { operand, info } = value.kind else { return Stmt::new(StmtKind::Nop, at) };
        let (mut code, value) = self.await_code(*operand, *info);
        let target = self.rewritten(target);
        code.push(tree::set(target, value));
        tree::list(code, at)
    }

    fn return_statement(&mut self, value: Option<Expr>, at: Location) -> Stmt {
        let mut code = Vec::new();
        if let Some(value) = value {
            let value = self.rewritten(value);
            match self.result {
                Some(result) => code.push(tree::set(self.context.local_expr(result, at), value)),
                None => code.push(tree::eval(value)),
            }
        }
        code.push(tree::goto(self.context.exit, at));
        tree::list(code, at)
    }

    fn add_case(&mut self, number: i64, label: LabelId) {
        if let Some(region) = self.regions.last_mut() {
            region.push((number, label));
        }
    }

    fn yield_return(&mut self, value: Expr, at: Location) -> Stmt {
        let value = self.rewritten(value);
        let index = self.yields.len() as i32;
        self.yields.push(at);
        let is_async = self.context.kind == MachineKind::AsyncIterator;
        let number = if is_async { -4 - index } else { index + 1 };
        let resume = self.context.label();
        self.add_case(i64::from(number), resume);
        if self.finally_depth > 0 {
            self.guarded_yields.push(i64::from(number));
        }
        let mut code = Vec::new();
        if let Some((current, ty)) = self.fields.current {
            code.push(tree::set(self.field(current, ty, at), value));
        }
        code.extend(self.set_state(number, at));
        code.push(match is_async {
            true => tree::goto(self.yielded, at),
            false => Stmt::new(StmtKind::Return(Some(self.context.bool_expr(true, at))), at),
        });
        code.push(tree::label(resume, at));
        code.extend(self.set_state(-1, at));
        tree::list(code, at)
    }

    /// The code of one await, and the expression that gets its result.
    fn await_code(&mut self, operand: Expr, info: AwaitInfo) -> (Vec<Stmt>, Expr) {
        let at = info.location;
        let awaited = operand.ty;
        let asked_context = asked_context(self.context.world, &operand);
        let operand = self.rewritten(operand);
        let awaiter_ty = info.awaiter_type;
        let awaiter = self.context.temp("awaiter", awaiter_ty, ScopeId(0), at);
        let read = self.context.local_expr(awaiter, at);
        let get_awaiter = if info.is_extension {
            tree::call(None, info.get_awaiter, false, vec![operand], awaiter_ty, at)
        } else {
            let is_virtual = self.is_virtual(&info.get_awaiter);
            tree::call(Some(operand), info.get_awaiter, is_virtual, Vec::new(), awaiter_ty, at)
        };
        let number = self.awaits.len() as i32;
        self.awaits.push(AwaitSite {
            awaiter: awaiter_ty,
            is_unsafe: info.is_critical,
            location: at,
            awaited,
            context: asked_context,
        });
        let field = self.awaiter_field(awaiter_ty);
        self.awaiter_fields.push(field);
        let resume = self.context.label();
        self.add_case(i64::from(number), resume);
        let done = self.context.label();

        let is_completed = self.is_virtual(&info.is_completed);
        let test = tree::call(Some(read.clone()), info.is_completed, is_completed, Vec::new(), self.context.bool_, at);
        let mut code = vec![tree::set(read.clone(), get_awaiter), tree::if_(test, tree::goto(done, at), at)];
        code.extend(self.set_state(number, at));
        let is_unsafe = self.context.bool_expr(info.is_critical, at);
        let number_expr = self.context.int_expr(number, at);
        code.extend(self.context.probe("Awaiting", vec![number_expr.clone(), is_unsafe], at));
        let is_reference = self.context.world.is_reference_type(awaiter_ty);
        let object = self.context.object;
        let field_ty = if is_reference { object } else { awaiter_ty };
        let stored = self.field(field, field_ty, at);
        let convert = |value: Expr, conversion: Convert, ty: Ty| {
            if is_reference {
                tree::expr(ExprKind::Convert { operand: Box::new(value), conversion }, ty, at)
            } else {
                value
            }
        };
        code.push(tree::set(stored.clone(), convert(read.clone(), Convert::Identity, object)));
        let name = if info.is_critical { "AwaitUnsafeOnCompleted" } else { "AwaitOnCompleted" };
        let machine = match self.self_local {
            Some(local) => self.context.local_expr(local, at),
            None => self.machine_this(at),
        };
        let args =
            vec![Arg { expr: read.clone(), ref_kind: RefKind::Ref }, Arg { expr: machine, ref_kind: RefKind::Ref }];
        let machine_ty = self.machine_ty;
        code.push(self.builder_call(name, args, &[awaiter_ty, machine_ty], at));
        let suspended = self.context.int_expr(0, at);
        code.extend(self.context.probe("Left", vec![suspended], at));
        code.push(Stmt::new(StmtKind::Return(None), at));
        code.push(tree::label(resume, at));
        code.push(tree::set(read.clone(), convert(stored.clone(), Convert::CastClass, awaiter_ty)));
        code.push(tree::set(stored, tree::default(field_ty, at)));
        code.extend(self.set_state(-1, at));
        code.push(tree::label(done, at));
        code.extend(self.context.probe("Got", vec![number_expr], at));
        let is_virtual = self.is_virtual(&info.get_result);
        let value = tree::call(Some(read), info.get_result, is_virtual, Vec::new(), info.result_type, at);
        (code, value)
    }

    fn is_virtual(&self, method: &MethodRef) -> bool {
        let owner = self.context.world[method.def].owner;
        self.context.world.is_virtual(method.def) || self.context.world[owner].kind == TypeDefKind::Interface
    }

    /// One field for each awaiter type; all reference types share one of type object.
    fn awaiter_field(&mut self, awaiter: Ty) -> FieldDefId {
        let ty = if self.context.world.is_reference_type(awaiter) { self.context.object } else { awaiter };
        let key = self.context.world.erase_tuples(ty);
        if let Some(&(_, field)) = self.awaiters.iter().find(|(t, _)| *t == key) {
            return field;
        }
        let name = format!("<>u__{}", self.awaiters.len() + 1);
        let field = made::add_field(self.context.world, self.machine, &name, ty, false);
        self.awaiters.push((key, field));
        field
    }

    fn try_statement(&mut self, body: Stmt, catches: Vec<Catch>, finally: Option<Box<Stmt>>, at: Location) -> Stmt {
        let suspends = stmt_suspends(&body);
        self.finally_depth += u32::from(finally.is_some());
        self.regions.push(Vec::new());
        let mut body = self.transform(body);
        let mut cases = self.regions.pop().unwrap_or_default();
        self.finally_depth -= u32::from(finally.is_some());
        let entry = self.context.label();
        if !cases.is_empty() {
            cases.sort_by_key(|&(number, _)| number);
            for &(number, _) in &cases {
                self.add_case(number, entry);
            }
            let start = self.context.label();
            let value = self.num_expr(at);
            let switch = Stmt::new(StmtKind::SwitchInt { value, cases, default: start }, at);
            body = tree::list(vec![switch, tree::label(start, at), body], at);
        }
        let mut kept = Vec::new();
        for mut catch in catches {
            let opened = self.enter_scope(catch.scope);
            let raw = match catch.local {
                Some(local) => self.variable(local, at).map(|target| (local, target)),
                None => None,
            };
            if let Some(filter) = &mut catch.filter {
                self.expr(filter);
            }
            let mut code = self.transform(catch.body);
            if let Some((local, target)) = raw {
                // The variable is a field: the exception arrives in another local.
                let raw = self.context.temp("exception", catch.ty, catch.scope, at);
                catch.local = Some(raw);
                let _ = local;
                let store = tree::assign(target, self.context.local_expr(raw, at));
                match &mut catch.filter {
                    Some(filter) => {
                        let value = std::mem::replace(filter, Expr::error(at));
                        let ty = value.ty;
                        let kind =
                            ExprKind::Sequence { locals: Vec::new(), effects: vec![store], value: Box::new(value) };
                        *filter = tree::expr(kind, ty, at);
                    }
                    None => code = tree::list(vec![tree::eval(store), code], at),
                }
            }
            let clearing = self.leave_scope(opened, at);
            catch.body = code;
            if !clearing.is_empty() && falls_through(&catch.body) {
                let body = std::mem::replace(&mut catch.body, Stmt::new(StmtKind::Nop, at));
                catch.body = tree::list(std::iter::once(body).chain(clearing).collect(), at);
            }
            kept.push(catch);
        }
        let finally = finally.map(|finally| {
            let code = self.transform(*finally);
            if !suspends {
                return Box::new(code);
            }
            let running = tree::binary(
                BinaryOp::Eq,
                NumericType::I32,
                self.num_expr(at),
                self.context.int_expr(-1, at),
                self.context.bool_,
            );
            Box::new(tree::if_(running, code, at))
        });
        let statement = Stmt::new(StmtKind::Try { body: Box::new(body), catches: kept, finally }, at);
        tree::list(vec![tree::label(entry, at), statement], at)
    }
}

/// What an await's operand says of the context in which the rest is to run.
fn asked_context(world: &World, operand: &Expr) -> AskedContext {
    if let ExprKind::Call { callee: Callee::Method { method, .. }, args } = &operand.kind
        && &*world[method.def].name == "ConfigureAwait"
        && let Some(Arg { expr: Expr { kind: ExprKind::Literal(Const::Bool(value)), .. }, .. }) = args.last()
    {
        return if *value { AskedContext::Captured } else { AskedContext::Nothing };
    }
    let Some(def) = world.type_def(operand.ty) else { return AskedContext::Awaiter };
    if world[def].is_user {
        return AskedContext::Awaiter;
    }
    match &*world[def].name {
        "Task" | "ValueTask" | "YieldAwaitable" => AskedContext::Captured,
        name if name.starts_with("Configured") => AskedContext::Configured,
        _ => AskedContext::Awaiter,
    }
}

/// Whether the end of a statement may be reached, as far as its last part tells.
fn falls_through(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Goto(_) | StmtKind::Return(_) | StmtKind::Throw(_) => false,
        StmtKind::List(statements) | StmtKind::Block { statements, .. } => statements.last().is_none_or(falls_through),
        _ => true,
    }
}

impl VisitorMut for Transform<'_, '_> {
    fn expr(&mut self, expr: &mut Expr) {
        let at = expr.location;
        match &mut expr.kind {
            ExprKind::Local(local) => {
                if let Some(field) = self.variable(*local, at) {
                    let ty = expr.ty;
                    *expr = Expr { ty, ..field };
                }
            }
            ExprKind::This | ExprKind::Base => {
                if let Some(this) = self.fields.this {
                    *expr = self.field(this, self.this_ty, at);
                }
            }
            ExprKind::Sequence { locals, .. } => {
                let hoisted = &self.hoisting.hoisted;
                locals.retain(|l| !hoisted.get(l.index()).copied().unwrap_or(false));
                walk_expr_mut(self, expr);
            }
            _ => walk_expr_mut(self, expr),
        }
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        let at = stmt.location;
        let taken = std::mem::replace(stmt, Stmt::new(StmtKind::Nop, at));
        *stmt = self.transform(taken);
    }
}
