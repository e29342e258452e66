//! Capture analysis: which variables outlive their frame, and which object holds them.
//!
//! Variables of one scope that some lambda or local function uses share one *environment* (a display class). A function needs every environment
//! it uses itself, that a function nested in it uses, and that a local function it calls uses. So with
//!
//! ```csharp
//! int a = 1;
//! for (..) { int b = a; list.Add(() => a + b); }
//! ```
//!
//! there are two environments, `{a}` and `{b}`; the second is made anew each round and links to the first.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::hir::visit::*;
use crate::hir::*;
use crate::machine::expr_awaits;

/// A scope as it stands in the code (desugaring may have added and removed some).
#[derive(Debug)]
pub(crate) struct Node {
    pub scope: ScopeId,
    pub function: FunctionId,
    pub parent: Option<usize>,
    /// A loop body begins between the parent and this scope: each round has its own variables.
    pub crosses_loop: bool,
    /// Lambdas and local functions that stand here.
    pub functions: Vec<FunctionId>,
    /// Declares variables.
    pub has_locals: bool,
}

/// How an environment reaches what lies outside of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    None,
    /// `CS$<>8__locals1`: the next outer environment.
    Environment(usize),
    /// `<>4__this`
    This,
}

/// The captured variables of one scope.
#[derive(Debug)]
pub(crate) struct Environment {
    pub node: usize,
    pub function: FunctionId,
    /// In order of their first captured use.
    pub variables: Vec<LocalId>,
    /// Position of `this` among the variables, if this environment is the method's outermost and holds it.
    pub this_position: Option<usize>,
    /// Only called local functions use it: a struct that is passed by reference.
    pub is_struct: bool,
    pub link: Link,
    /// Functions that need it.
    pub users: Vec<FunctionId>,
}

/// Result of the analysis.
#[derive(Debug, Default)]
pub(crate) struct Captures {
    pub nodes: Vec<Node>,
    pub node_of_scope: FxHashMap<ScopeId, usize>,
    pub environments: Vec<Environment>,
    pub environment_of: FxHashMap<LocalId, usize>,
    /// By node.
    pub environment_at: FxHashMap<usize, usize>,
    /// For each function: needs `this`.
    pub needs_this: Vec<bool>,
    /// For each function: the environments of outer functions that it needs, innermost first.
    pub needed: Vec<Vec<usize>>,
}

/// Analyses all functions of a body.
pub(crate) fn analyze(body: &Body) -> Captures {
    let count = body.functions.len();
    let mut walk = Walk {
        body,
        function: FunctionId(0),
        node: 0,
        in_loop: false,
        nodes: Vec::new(),
        node_of_scope: FxHashMap::default(),
        uses: Vec::new(),
        seen: FxHashSet::default(),
        this_uses: vec![false; count],
        first_this: None,
        references: vec![Vec::new(); count],
        converted: vec![false; count],
        visited: vec![false; count],
        parents: vec![None; count],
        declared: declared_scopes(body),
    };
    walk.enter_function(FunctionId(0), None, false);
    // Local functions whose declaration desugaring dropped.
    for index in 1..count {
        if !walk.visited[index] {
            let parent = body.functions[index].parent.unwrap_or(FunctionId(0));
            let node = walk.node_of_scope.get(&body.functions[parent.index()].scope).copied();
            walk.enter_function(FunctionId(index as u32), node, false);
        }
    }
    let Walk { nodes, node_of_scope, uses, this_uses, first_this, references, converted, parents, .. } = walk;

    // Free variables and `this`, to a fixed point over nesting and calls.
    let mut free: Vec<Vec<LocalId>> = vec![Vec::new(); count];
    for &(function, local) in &uses {
        free[function.index()].push(local);
    }
    let mut needs_this = this_uses;
    loop {
        let mut changed = false;
        for index in 0..count {
            let mut sources: Vec<usize> = references[index].iter().map(|f| f.index()).collect();
            sources.extend((1..count).filter(|&child| parents[child] == Some(FunctionId(index as u32))));
            for source in sources {
                if source == index {
                    continue;
                }
                for local in free[source].clone() {
                    let declared_in = body.locals[local.index()].function.index();
                    if declared_in != index && !free[index].contains(&local) {
                        free[index].push(local);
                        changed = true;
                    }
                }
                if needs_this[source] && !needs_this[index] {
                    needs_this[index] = true;
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }

    let mut captures = Captures { nodes, node_of_scope, needs_this, ..Captures::default() };
    captures.collect_environments(body, &uses, &free, first_this);
    captures.merge(body);
    captures.choose_kinds(body, &converted);
    captures.number();
    captures.fill_needed(count);
    captures.connect();
    captures
}

/// Places that are not evaluated before an `await` to the right of them: a variable as a target, `this` and its fields.
fn is_untouched(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::This => true,
        ExprKind::Field { receiver: Some(receiver), .. } => matches!(receiver.kind, ExprKind::This),
        ExprKind::Local(_) => true,
        _ => false,
    }
}

/// Scopes with variables: the user's, and temporaries that a statement declares (those inside expressions have no scope of their own here).
fn declared_scopes(body: &Body) -> FxHashSet<ScopeId> {
    struct Declared<'b> {
        body: &'b Body,
        scopes: FxHashSet<ScopeId>,
    }
    impl Visitor for Declared<'_> {
        fn local(&mut self, local: &LocalId) {
            let local = &self.body.locals[local.index()];
            if local.kind == LocalKind::User {
                self.scopes.insert(local.scope);
            }
        }
        fn stmt(&mut self, stmt: &Stmt) {
            if let StmtKind::LocalDecl { local, .. } = &stmt.kind {
                self.scopes.insert(self.body.locals[local.index()].scope);
            }
            walk_stmt(self, stmt);
        }
    }
    let mut declared = Declared { body, scopes: FxHashSet::default() };
    for function in &body.functions {
        declared.stmt(&function.block);
    }
    declared.scopes
}

struct Walk<'b> {
    body: &'b Body,
    function: FunctionId,
    node: usize,
    in_loop: bool,
    nodes: Vec<Node>,
    node_of_scope: FxHashMap<ScopeId, usize>,
    /// Uses of other functions' variables, each once, in order.
    uses: Vec<(FunctionId, LocalId)>,
    seen: FxHashSet<(FunctionId, LocalId)>,
    this_uses: Vec<bool>,
    /// How many captured uses came before the first captured `this`.
    first_this: Option<usize>,
    references: Vec<Vec<FunctionId>>,
    converted: Vec<bool>,
    visited: Vec<bool>,
    parents: Vec<Option<FunctionId>>,
    /// Scopes that have variables.
    declared: FxHashSet<ScopeId>,
}

impl Walk<'_> {
    fn enter_function(&mut self, function: FunctionId, parent: Option<usize>, in_loop: bool) {
        let index = function.index();
        if self.visited[index] {
            return;
        }
        self.visited[index] = true;
        let saved = (self.function, self.node, self.in_loop);
        if index > 0 {
            self.parents[index] = Some(self.function);
            if let Some(node) = parent.and_then(|p| self.nodes.get_mut(p)) {
                node.functions.push(function);
            }
        }
        self.function = function;
        self.add_node(self.body.functions[index].scope, parent, in_loop);
        let body = self.body;
        self.stmt(&body.functions[index].block);
        (self.function, self.node, self.in_loop) = saved;
    }

    fn add_node(&mut self, scope: ScopeId, parent: Option<usize>, crosses_loop: bool) {
        let has_locals = self.declared.contains(&scope);
        self.nodes.push(Node {
            scope,
            function: self.function,
            parent,
            crosses_loop,
            functions: Vec::new(),
            has_locals,
        });
        self.node = self.nodes.len() - 1;
        self.node_of_scope.entry(scope).or_insert(self.node);
        self.in_loop = false;
    }

    fn in_scope(&mut self, scope: ScopeId, visit: impl FnOnce(&mut Self)) {
        if self.nodes.get(self.node).is_some_and(|n| n.scope == scope) {
            return visit(self);
        }
        let saved = (self.node, self.in_loop);
        self.add_node(scope, Some(self.node), self.in_loop);
        visit(self);
        (self.node, self.in_loop) = saved;
    }

    /// Around an expression that has temporaries.
    fn in_temporary_scope(&mut self, expr: &Expr) {
        // Its number is no real scope's.
        let scope = ScopeId(u32::MAX - self.nodes.len() as u32);
        self.in_scope(scope, |v| {
            if let Some(node) = v.nodes.get_mut(v.node) {
                node.has_locals = true;
            }
            walk_expr(v, expr);
        });
    }

    fn in_loop(&mut self, visit: impl FnOnce(&mut Self)) {
        let saved = self.in_loop;
        self.in_loop = true;
        visit(self);
        self.in_loop = saved;
    }

    fn nested(&mut self, function: FunctionId) {
        let (node, in_loop) = (self.node, self.in_loop);
        self.enter_function(function, Some(node), in_loop);
    }
}

impl Visitor for Walk<'_> {
    fn local(&mut self, local: &LocalId) {
        let Some(declared) = self.body.locals.get(local.index()) else { return };
        if declared.function != self.function
            && declared.constant.is_none()
            && self.seen.insert((self.function, *local))
        {
            self.uses.push((self.function, *local));
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::This | ExprKind::Base => {
                self.this_uses[self.function.index()] = true;
                if self.function.index() > 0 && self.first_this.is_none() {
                    self.first_this = Some(self.uses.len());
                }
            }
            ExprKind::Lambda(function) => {
                self.converted[function.index()] = true;
                self.nested(*function);
            }
            ExprKind::LocalFunctionDelegate { function, .. } => {
                self.converted[function.index()] = true;
                self.references[self.function.index()].push(*function);
            }
            ExprKind::Call { callee: Callee::LocalFunction { function, .. }, .. } => {
                self.references[self.function.index()].push(*function);
                walk_expr(self, expr);
            }
            ExprKind::Sequence { locals, .. } if !locals.is_empty() => self.in_temporary_scope(expr),
            // The result is put into a temporary of its own.
            ExprKind::Await { .. } => self.in_temporary_scope(expr),
            // In `x = await t` the await comes first: its result is kept before `x` is touched.
            ExprKind::Assign { target, value } if is_untouched(target) && expr_awaits(value) => {
                self.expr(value);
                self.expr(target);
            }
            ExprKind::Call { callee: Callee::Method { receiver: Some(receiver), .. }, args }
                if matches!(receiver.kind, ExprKind::This) && args.iter().any(|a| expr_awaits(&a.expr)) =>
            {
                for arg in args {
                    self.expr(&arg.expr);
                }
                self.expr(receiver);
            }
            _ => walk_expr(self, expr),
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Block { scope, .. } => self.in_scope(*scope, |v| walk_stmt(v, stmt)),
            StmtKind::For { scope, init, condition, increment, body, .. } => self.in_scope(*scope, |v| {
                for statement in init {
                    v.stmt(statement);
                }
                v.in_loop(|v| {
                    if let Some(condition) = condition {
                        v.expr(condition);
                    }
                    v.stmt(body);
                    for expr in increment {
                        v.expr(expr);
                    }
                });
            }),
            StmtKind::While { .. } | StmtKind::DoWhile { .. } => self.in_loop(|v| walk_stmt(v, stmt)),
            StmtKind::Try { body, catches, finally } => {
                self.stmt(body);
                for catch in catches {
                    self.in_scope(catch.scope, |v| {
                        if let Some(local) = &catch.local {
                            v.local(local);
                        }
                        if let Some(filter) = &catch.filter {
                            v.expr(filter);
                        }
                        v.stmt(&catch.body);
                    });
                }
                if let Some(finally) = finally {
                    self.stmt(finally);
                }
            }
            StmtKind::LocalFunction(function) => self.nested(*function),
            StmtKind::Expr(expr) if matches!(expr.kind, ExprKind::Await { .. }) => walk_expr(self, expr),
            _ => walk_stmt(self, stmt),
        }
    }
}

impl Captures {
    /// The scope that a local's storage belongs to, among those that stand in the code.
    pub(crate) fn node_of_local(&self, body: &Body, local: LocalId) -> usize {
        let declared = &body.locals[local.index()];
        let mut scope = Some(declared.scope);
        while let Some(id) = scope {
            if let Some(&node) = self.node_of_scope.get(&id)
                && self.nodes[node].function == declared.function
            {
                return node;
            }
            scope = body.scopes.get(id.index()).and_then(|s| s.parent);
        }
        let root = body.functions[declared.function.index()].scope;
        self.node_of_scope.get(&root).copied().unwrap_or(0)
    }

    fn collect_environments(
        &mut self,
        body: &Body,
        uses: &[(FunctionId, LocalId)],
        free: &[Vec<LocalId>],
        first_this: Option<usize>,
    ) {
        for (position, &(_, local)) in uses.iter().enumerate() {
            if first_this == Some(position) {
                self.add_this();
            }
            if self.environment_of.contains_key(&local) {
                continue;
            }
            let node = self.node_of_local(body, local);
            let environment = self.environment_for(node);
            self.environments[environment].variables.push(local);
            self.environment_of.insert(local, environment);
        }
        if first_this == Some(uses.len()) {
            self.add_this();
        }
        for (index, locals) in free.iter().enumerate() {
            let function = FunctionId(index as u32);
            for local in locals {
                if let Some(&environment) = self.environment_of.get(local)
                    && !self.environments[environment].users.contains(&function)
                {
                    self.environments[environment].users.push(function);
                }
            }
            if index > 0
                && self.needs_this[index]
                && let Some(&root) = self.environment_at.get(&0)
                && self.environments[root].this_position.is_some()
                && !self.environments[root].users.contains(&function)
            {
                self.environments[root].users.push(function);
            }
        }
    }

    fn environment_for(&mut self, node: usize) -> usize {
        if let Some(&existing) = self.environment_at.get(&node) {
            return existing;
        }
        let index = self.environments.len();
        self.environments.push(Environment {
            node,
            function: self.nodes[node].function,
            variables: Vec::new(),
            this_position: None,
            is_struct: false,
            link: Link::None,
            users: Vec::new(),
        });
        self.environment_at.insert(node, index);
        index
    }

    fn add_this(&mut self) {
        let root = self.environment_for(0);
        let position = self.environments[root].variables.len();
        self.environments[root].this_position.get_or_insert(position);
    }

    /// Joins an environment with an outer one when no loop lies between and no function needs only the outer one.
    fn merge(&mut self, _body: &Body) {
        let mut order: Vec<usize> = (0..self.environments.len()).collect();
        order.sort_by_key(|&e| std::cmp::Reverse(self.environments[e].node));
        for inner in order {
            if self.environments[inner].variables.is_empty() {
                continue;
            }
            let mut node = self.environments[inner].node;
            let mut best = None;
            loop {
                if self.nodes[node].crosses_loop {
                    break;
                }
                let Some(parent) = self.nodes[node].parent else { break };
                if self.nodes[parent].function != self.environments[inner].function {
                    break;
                }
                node = parent;
                let Some(&outer) = self.environment_at.get(&node) else { continue };
                // Whoever keeps the inner environment alive keeps the outer one too, by the link. So nothing lives longer when they are one, unless
                // some function needs the outer one alone.
                let users = &self.environments[inner].users;
                if !self.environments[outer].users.iter().all(|u| users.contains(u)) {
                    break;
                }
                best = Some(outer);
            }
            if let Some(outer) = best {
                let moved = std::mem::take(&mut self.environments[inner].variables);
                for local in &moved {
                    self.environment_of.insert(*local, outer);
                }
                self.environments[outer].variables.extend(moved);
                let node = self.environments[inner].node;
                self.environment_at.remove(&node);
                let users = std::mem::take(&mut self.environments[inner].users);
                for user in users {
                    if !self.environments[outer].users.contains(&user) {
                        self.environments[outer].users.push(user);
                    }
                }
            }
        }
        // An environment with nothing but `this` is not worth an object: the inner ones hold `this` themselves.
        if let Some(&root) = self.environment_at.get(&0)
            && self.environments[root].variables.is_empty()
        {
            self.environment_at.remove(&0);
            self.environments[root].this_position = None;
            self.environments[root].users.clear();
        }
    }

    fn choose_kinds(&mut self, body: &Body, converted: &[bool]) {
        for environment in &mut self.environments {
            environment.is_struct = environment.users.iter().all(|user| {
                let function = &body.functions[user.index()];
                function.kind == FunctionKind::LocalFunction
                    && !converted[user.index()]
                    && !function.is_async
                    && !function.is_iterator
            });
        }
    }

    /// Drops the emptied ones; the rest is in the order of the scopes.
    fn number(&mut self) {
        let mut kept: Vec<Environment> =
            std::mem::take(&mut self.environments).into_iter().filter(|e| !e.users.is_empty()).collect();
        kept.sort_by_key(|e| e.node);
        self.environments = kept;
        self.environment_at.clear();
        self.environment_of.clear();
        for (index, environment) in self.environments.iter().enumerate() {
            self.environment_at.insert(environment.node, index);
            for &local in &environment.variables {
                self.environment_of.insert(local, index);
            }
        }
    }

    fn fill_needed(&mut self, count: usize) {
        self.needed = vec![Vec::new(); count];
        for (index, environment) in self.environments.iter().enumerate() {
            for user in &environment.users {
                if *user != environment.function {
                    self.needed[user.index()].push(index);
                }
            }
        }
        for list in &mut self.needed {
            list.sort_by_key(|&e| std::cmp::Reverse(self.environments[e].node));
        }
    }

    /// The display class whose method a function becomes.
    pub(crate) fn home(&self, function: FunctionId) -> Option<usize> {
        self.needed[function.index()].iter().copied().find(|&e| !self.environments[e].is_struct)
    }

    /// Whether the method's outermost environment holds `this`.
    pub(crate) fn root_with_this(&self) -> Option<usize> {
        self.environment_at.get(&0).copied().filter(|&e| self.environments[e].this_position.is_some())
    }

    /// What lies next outside of an environment, seen from the function that makes it.
    pub(crate) fn outward(&self, environment: usize) -> Link {
        let function = self.environments[environment].function;
        let mut node = self.nodes[self.environments[environment].node].parent;
        while let Some(current) = node {
            if let Some(&outer) = self.environment_at.get(&current)
                && !self.environments[outer].is_struct
                && (self.environments[outer].function == function || self.needed[function.index()].contains(&outer))
            {
                return Link::Environment(outer);
            }
            node = self.nodes[current].parent;
        }
        Link::This
    }

    fn connect(&mut self) {
        for index in 1..self.needed.len() {
            let Some(home) = self.home(FunctionId(index as u32)) else { continue };
            let mut targets: Vec<usize> =
                self.needed[index].iter().copied().filter(|&e| e != home && !self.environments[e].is_struct).collect();
            let mut wants_this = self.needs_this[index] && self.root_with_this().is_none();
            let mut current = home;
            while !targets.is_empty() || wants_this {
                let link = self.outward(current);
                self.environments[current].link = link;
                match link {
                    Link::Environment(outer) => {
                        targets.retain(|&t| t != outer);
                        current = outer;
                    }
                    Link::This | Link::None => {
                        wants_this = false;
                        targets.clear();
                    }
                }
            }
        }
    }
}
