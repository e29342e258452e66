//! Rewrites the code of one function: captured variables become fields, lambdas become delegates, calls of local functions become method calls.

use rustc_hash::FxHashMap;

use super::ancestry::Ancestry;
use super::captures::{Captures, Link};
use super::delegates;
use super::display_classes::{Display, Home, Target};
use crate::hir::visit::*;
use crate::hir::*;
use crate::made::{self, tree};
use crate::world::World;

/// Name prefix of the locals that hold display class instances; the state machine pass knows them by it.
pub(crate) const FRAME_PREFIX: &str = "CS$<>8__locals";

/// What a function's code is rewritten with.
pub(crate) struct Rewriter<'a> {
    pub world: &'a mut World,
    pub body: &'a Body,
    pub captures: &'a Captures,
    pub ancestry: &'a Ancestry,
    pub displays: &'a [Display],
    pub targets: &'a [Option<Target>],
    /// Bodies that are done.
    pub done: &'a mut Vec<Option<Body>>,
    pub function: FunctionId,
    /// The body's locals plus the new ones.
    pub locals: Vec<Local>,
    /// Locals that hold environments: own instances, or references to struct ones.
    pub frames: FxHashMap<usize, LocalId>,
    /// Scopes around the current place, outermost first.
    stack: Vec<usize>,
    frame_count: u32,
}

/// Rewrites one function into the body of its own method, and the functions inside of it.
#[expect(clippy::too_many_arguments, reason = "the results of the analysis")]
pub(crate) fn rewrite(
    world: &mut World,
    body: &Body,
    captures: &Captures,
    ancestry: &Ancestry,
    displays: &[Display],
    targets: &[Option<Target>],
    done: &mut Vec<Option<Body>>,
    function: FunctionId,
) {
    if done[function.index()].is_some() {
        return;
    }
    let mut rewriter = Rewriter {
        world,
        body,
        captures,
        ancestry,
        displays,
        targets,
        done,
        function,
        locals: body.locals.clone(),
        frames: FxHashMap::default(),
        stack: Vec::new(),
        frame_count: 0,
    };
    let block = rewriter.function_block();
    let source = &body.functions[function.index()];
    let target = targets[function.index()].as_ref();
    let mut parameters = source.parameters.clone();
    if let Some(target) = target {
        for &environment in &target.by_reference {
            if let Some(&local) = rewriter.frames.get(&environment) {
                parameters.push(local);
            }
        }
    }
    let method = target.map_or(body.method, |t| t.method);
    let is_static = rewriter.world[method].modifiers.is_static;
    let type_params = rewriter.world[method].type_params.clone();
    let locals = rewriter.locals;
    let mut result = Body {
        method,
        locals,
        functions: vec![Function {
            kind: FunctionKind::Method,
            parent: None,
            parameters,
            type_params,
            block,
            is_static,
            name: None,
            captures: Vec::new(),
            ..source.clone()
        }],
        label_count: body.label_count,
        scopes: body.scopes.clone(),
        has_errors: body.has_errors,
    };
    for scope in &mut result.scopes {
        scope.function = FunctionId(0);
    }
    compact(&mut result);
    done[function.index()] = Some(result);
}

impl Rewriter<'_> {
    fn nested(&mut self, function: FunctionId) {
        let Self { world, body, captures, ancestry, displays, targets, done, .. } = self;
        rewrite(world, body, captures, ancestry, displays, targets, done, function);
    }

    fn at(&self) -> Location {
        self.body.functions[self.function.index()].location
    }

    fn function_block(&mut self) -> Stmt {
        let source = &self.body.functions[self.function.index()];
        let mut block = source.block.clone();
        let at = block.location;
        if let Some(target) = &self.targets[self.function.index()] {
            for (offset, &environment) in target.by_reference.clone().iter().enumerate() {
                let position = (source.parameters.len() + offset) as u32;
                let ty = self.displays[environment].ty;
                let local = self.new_local("closure", ty, LocalKind::Parameter(position));
                self.locals[local.index()].ref_kind = RefKind::Ref;
                self.frames.insert(environment, local);
            }
        }
        let root = self.captures.node_of_scope.get(&source.scope).copied();
        let mut prologue = Vec::new();
        if let Some(node) = root {
            self.stack.push(node);
            prologue = self.enter_scope(node, at);
        }
        self.stmt(&mut block);
        if !prologue.is_empty() {
            match &mut block.kind {
                StmtKind::Block { statements, .. } => {
                    statements.splice(0..0, prologue);
                }
                _ => {
                    prologue.push(block);
                    block = Stmt::new(StmtKind::Block { scope: source.scope, statements: prologue }, at);
                }
            }
        }
        block
    }

    fn new_local(&mut self, name: &str, ty: Ty, kind: LocalKind) -> LocalId {
        let location = self.at();
        self.locals.push(Local {
            function: self.function,
            scope: self.body.functions[self.function.index()].scope,
            ..made::local(name, ty, kind, location)
        });
        LocalId(self.locals.len() as u32 - 1)
    }

    /// Code that makes the environment of a scope, if it has one.
    fn enter_scope(&mut self, node: usize, at: Location) -> Vec<Stmt> {
        let Some(&environment) = self.captures.environment_at.get(&node) else { return Vec::new() };
        let display = &self.displays[environment];
        let ty = display.ty;
        let name = format!("{FRAME_PREFIX}{}", self.frame_count);
        self.frame_count += 1;
        let frame = self.new_local(&name, ty, LocalKind::Temp);
        self.locals[frame.index()].scope = self.captures.nodes[node].scope;
        self.frames.insert(environment, frame);
        let init = match display.constructor {
            Some(constructor) => {
                let constructor = MethodRef { def: constructor, owner: ty, type_args: Box::default() };
                tree::expr(ExprKind::New { constructor, args: Vec::new() }, ty, at)
            }
            None => tree::default(ty, at),
        };
        let mut code = vec![tree::declare(frame, Some(init), at)];
        let info = &self.captures.environments[environment];
        if let Some(field) = display.link_field {
            let value = match info.link {
                Link::Environment(outer) => self.environment(outer, at),
                _ => self.this(at),
            };
            let target = tree::field(tree::local(frame, ty, at), field, value.ty, at);
            code.push(tree::set(target, value));
        }
        // `this` and the captured parameters, in the order of the fields.
        let parameters = self.body.functions[self.function.index()].parameters.clone();
        for position in 0..=info.variables.len() {
            if info.this_position == Some(position)
                && let Some(field) = display.this_field
            {
                let this_ty = self.this_ty();
                let target = tree::field(tree::local(frame, ty, at), field, this_ty, at);
                code.push(tree::set(target, tree::this(this_ty, at)));
            }
            if let Some(&variable) = info.variables.get(position)
                && parameters.contains(&variable)
            {
                let declared = &self.body.locals[variable.index()];
                let value = tree::local(variable, declared.ty, declared.location);
                let target = self.captured_local(environment, variable, at);
                code.push(tree::set(target, value));
            }
        }
        code
    }

    fn this_ty(&mut self) -> Ty {
        let owner = self.world[self.body.method].owner;
        made::own_ty(self.world, owner)
    }

    /// The environment object, as this function reaches it.
    fn environment(&mut self, environment: usize, at: Location) -> Expr {
        let ty = self.displays[environment].ty;
        if let Some(&frame) = self.frames.get(&environment) {
            return tree::local(frame, ty, at);
        }
        let Some(home) = self.captures.home(self.function) else { return Expr::error(at) };
        let mut current = home;
        let mut path = tree::this(self.displays[current].ty, at);
        while current != environment {
            let link = self.captures.environments[current].link;
            let (Link::Environment(outer), Some(field)) = (link, self.displays[current].link_field) else {
                return Expr::error(at);
            };
            path = tree::field(path, field, self.displays[outer].ty, at);
            current = outer;
        }
        path
    }

    /// The user's `this`, as this function reaches it.
    fn this(&mut self, at: Location) -> Expr {
        let ty = self.this_ty();
        if self.function.index() == 0 {
            return tree::this(ty, at);
        }
        if let Some(root) = self.captures.root_with_this() {
            let object = self.environment(root, at);
            return match self.displays[root].this_field {
                Some(field) => tree::field(object, field, ty, at),
                None => Expr::error(at),
            };
        }
        let Some(home) = self.captures.home(self.function) else { return tree::this(ty, at) };
        let mut current = home;
        let mut path = tree::this(self.displays[current].ty, at);
        loop {
            let Some(field) = self.displays[current].link_field else { return Expr::error(at) };
            match self.captures.environments[current].link {
                Link::Environment(outer) => {
                    path = tree::field(path, field, self.displays[outer].ty, at);
                    current = outer;
                }
                _ => return tree::field(path, field, ty, at),
            }
        }
    }

    fn captured_local(&mut self, environment: usize, local: LocalId, at: Location) -> Expr {
        let ty = self.body.locals[local.index()].ty;
        let object = self.environment(environment, at);
        match self.displays[environment].fields.get(&local) {
            Some(&field) => tree::field(object, field, ty, at),
            None => Expr::error(at),
        }
    }

    fn method_ref(&self, target: &Target, own_args: &[Ty]) -> MethodRef {
        let mut args = target.outer_args.clone();
        args.extend_from_slice(own_args);
        MethodRef { def: target.method, owner: target.owner, type_args: args.into() }
    }

    fn receiver_of(&mut self, target: &Target, at: Location) -> Option<Expr> {
        match target.home {
            Home::Environment(environment) => Some(self.environment(environment, at)),
            Home::This => Some(self.this(at)),
            Home::Singleton => delegates::singleton_instance(self.world, target.owner, at),
            Home::Static => None,
        }
    }

    fn delegate(&mut self, function: FunctionId, own_args: &[Ty], ty: Ty, at: Location) -> Expr {
        let Some(target) = self.targets[function.index()].clone() else { return Expr::error(at) };
        let receiver = self.receiver_of(&target, at).map(Box::new);
        let method = self.method_ref(&target, own_args);
        let is_lambda = self.body.functions[function.index()].kind == FunctionKind::Lambda;
        let cached = target.home == Home::Static;
        let make = tree::expr(ExprKind::NewDelegate { receiver, method, virtual_call: false, cached }, ty, at);
        let j = self.body.functions[function.index()].ordinal;
        match target.home {
            Home::Singleton if is_lambda => {
                let k = made::member_number(self.world, self.body.method);
                let TyKind::Named { def, .. } = *self.world.kind(target.owner) else { return make };
                let field = made::add_field(self.world, def, &format!("<>9__{k}_{j}"), ty, true);
                let cache = tree::static_field(field, target.owner, ty, at);
                delegates::cached(self.world, cache, make)
            }
            Home::Environment(environment) if is_lambda && self.repeats(function, environment) => {
                let def = self.displays[environment].def;
                let field = made::add_field(self.world, def, &format!("<>9__{j}"), ty, false);
                let object = self.environment(environment, at);
                let cache = tree::field(object, field, ty, at);
                delegates::cached(self.world, cache, make)
            }
            _ => make,
        }
    }

    fn repeats(&self, lambda: FunctionId, environment: usize) -> bool {
        let node = self.captures.environments[environment].node;
        self.ancestry.repeats(lambda, self.captures.nodes[node].scope)
    }

    fn in_scope(&mut self, scope: ScopeId, at: Location, visit: impl FnOnce(&mut Self)) -> Vec<Stmt> {
        let node = self.captures.node_of_scope.get(&scope).copied();
        match node {
            Some(node) if !self.stack.contains(&node) => {
                self.stack.push(node);
                let prologue = self.enter_scope(node, at);
                visit(self);
                self.stack.pop();
                prologue
            }
            _ => {
                visit(self);
                Vec::new()
            }
        }
    }

    fn catch(&mut self, catch: &mut Catch) {
        let captured = catch.local.and_then(|l| self.captures.environment_of.get(&l).map(|&e| (l, e)));
        let at = catch.location;
        let scope = catch.scope;
        let mut prologue = self.in_scope(scope, at, |r| {
            if let Some(filter) = &mut catch.filter {
                r.expr(filter);
            }
            r.stmt(&mut catch.body);
        });
        if let Some((local, environment)) = captured {
            let name = self.body.locals[local.index()].name.clone();
            let ty = self.body.locals[local.index()].ty;
            let raw = self.new_local(&name, ty, LocalKind::Temp);
            self.locals[raw.index()].scope = scope;
            catch.local = Some(raw);
            let target = self.captured_local(environment, local, at);
            prologue.push(tree::set(target, tree::local(raw, ty, at)));
        }
        if prologue.is_empty() {
            return;
        }
        match &mut catch.filter {
            // The filter runs first, so it makes the environment.
            Some(filter) => {
                let bool_ty = filter.ty;
                let value = std::mem::replace(filter, Expr::error(at));
                *filter = tree::expr(
                    ExprKind::StatementSequence { statements: prologue, value: Box::new(value) },
                    bool_ty,
                    at,
                );
            }
            None => prepend(&mut catch.body, prologue),
        }
    }
}

impl VisitorMut for Rewriter<'_> {
    fn expr(&mut self, expr: &mut Expr) {
        let at = expr.location;
        match &mut expr.kind {
            ExprKind::Local(local) => {
                if let Some(&environment) = self.captures.environment_of.get(local) {
                    let ty = expr.ty;
                    let replaced = self.captured_local(environment, *local, at);
                    *expr = Expr { ty, ..replaced };
                }
            }
            ExprKind::This | ExprKind::Base if self.function.index() > 0 => *expr = self.this(at),
            ExprKind::Lambda(function) => {
                let function = *function;
                // Its body first: the caches inside get their fields before its own.
                self.nested(function);
                *expr = self.delegate(function, &[], expr.ty, at);
            }
            ExprKind::LocalFunctionDelegate { function, type_args } => {
                let (function, type_args) = (*function, type_args.clone());
                *expr = self.delegate(function, &type_args, expr.ty, at);
            }
            ExprKind::Call { callee, args } => {
                for arg in args.iter_mut() {
                    self.expr(&mut arg.expr);
                }
                match callee {
                    Callee::Method { receiver: Some(receiver), .. } => self.expr(receiver),
                    Callee::Method { .. } => {}
                    Callee::LocalFunction { function, type_args } => {
                        let Some(target) = self.targets[function.index()].clone() else { return };
                        let method = self.method_ref(&target, type_args);
                        let receiver = self.receiver_of(&target, at).map(Box::new);
                        for &environment in &target.by_reference {
                            let expr = self.environment(environment, at);
                            args.push(Arg { expr, ref_kind: RefKind::Ref });
                        }
                        *callee = Callee::Method { receiver, method, virtual_call: false };
                    }
                }
            }
            ExprKind::Sequence { locals, .. } => {
                let captures = self.captures;
                locals.retain(|l| !captures.environment_of.contains_key(l));
                walk_expr_mut(self, expr);
            }
            _ => walk_expr_mut(self, expr),
        }
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        let at = stmt.location;
        match &mut stmt.kind {
            StmtKind::Block { scope, .. } => {
                let scope = *scope;
                let prologue = self.in_scope(scope, at, |r| walk_stmt_mut(r, stmt));
                if let StmtKind::Block { statements, .. } = &mut stmt.kind
                    && !prologue.is_empty()
                {
                    statements.splice(0..0, prologue);
                }
            }
            StmtKind::For { scope, init, condition, increment, body, .. } => {
                let scope = *scope;
                let mut prologue = self.in_scope(scope, at, |r| {
                    for statement in init.iter_mut() {
                        r.stmt(statement);
                    }
                    if let Some(condition) = condition {
                        r.expr(condition);
                    }
                    r.stmt(body);
                    for e in increment {
                        r.expr(e);
                    }
                });
                if !prologue.is_empty() {
                    prologue.append(init);
                    *init = prologue;
                }
            }
            StmtKind::Try { body, catches, finally } => {
                self.stmt(body);
                for catch in catches {
                    self.catch(catch);
                }
                if let Some(finally) = finally {
                    self.stmt(finally);
                }
            }
            StmtKind::LocalDecl { local, init } => {
                let local = *local;
                if let Some(init) = init {
                    self.expr(init);
                }
                if let Some(&environment) = self.captures.environment_of.get(&local) {
                    let value = init.take();
                    stmt.kind = match value {
                        Some(value) => {
                            let target = self.captured_local(environment, local, at);
                            StmtKind::Expr(tree::assign(target, value))
                        }
                        None => StmtKind::Nop,
                    };
                }
            }
            StmtKind::LocalFunction(function) => {
                let function = *function;
                self.nested(function);
                stmt.kind = StmtKind::Nop;
            }
            _ => walk_stmt_mut(self, stmt),
        }
    }
}

/// Puts statements before others.
pub(crate) fn prepend(stmt: &mut Stmt, mut prologue: Vec<Stmt>) {
    let at = stmt.location;
    match &mut stmt.kind {
        StmtKind::Block { statements, .. } => {
            statements.splice(0..0, prologue);
        }
        _ => {
            prologue.push(std::mem::replace(stmt, Stmt::new(StmtKind::Nop, at)));
            *stmt = Stmt::new(StmtKind::List(prologue), at);
        }
    }
}

/// Renumbers the locals so that only those that the code mentions (and the parameters) are left.
pub(crate) fn compact(body: &mut Body) {
    struct Used(Vec<bool>);
    impl Visitor for Used {
        fn local(&mut self, local: &LocalId) {
            if let Some(slot) = self.0.get_mut(local.index()) {
                *slot = true;
            }
        }
    }
    struct Renumber(Vec<LocalId>);
    impl VisitorMut for Renumber {
        fn local(&mut self, local: &mut LocalId) {
            if let Some(&new) = self.0.get(local.index()) {
                *local = new;
            }
        }
    }
    let Some(function) = body.functions.first_mut() else { return };
    let mut used = Used(vec![false; body.locals.len()]);
    for parameter in &function.parameters {
        used.local(parameter);
    }
    used.stmt(&function.block);
    let mut map = Vec::with_capacity(body.locals.len());
    let mut kept = Vec::new();
    for (index, local) in body.locals.iter().enumerate() {
        map.push(LocalId(kept.len() as u32));
        if used.0[index] {
            kept.push(Local { function: FunctionId(0), ..local.clone() });
        }
    }
    let mut renumber = Renumber(map);
    for parameter in &mut function.parameters {
        renumber.local(parameter);
    }
    renumber.stmt(&mut function.block);
    body.locals = kept;
}
