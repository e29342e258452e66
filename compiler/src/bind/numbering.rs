//! Ordinals of lambdas and local functions: the `j` of `<M>b__k_j`.
//!
//! The C# compiler numbers them scope by scope: first all that stand directly in a scope, in order, then those of the scopes inside it, one
//! after the other. What counts as a scope is decided on its lowered tree, where more has variables than the source shows: a `foreach`, an
//! interpolated string, and an `await` whose value is used (it goes through a temporary).
//!
//! ```text
//! Console.WriteLine(await Task.Run(() => 1));     b__0_2     inside the scope of the await's temporary
//! await Task.Run(() => { });                      b__0_0
//! Task t = Task.Run(() => { });                   b__0_1
//! ```

use crate::hir::visit::{Visitor, walk_expr, walk_stmt};
use crate::hir::*;

/// Gives every function of the body its ordinal; drops those that only trial binding made.
pub(super) fn number_functions(body: &mut Body, string: Ty) {
    let mut has_variables = vec![false; body.scopes.len()];
    for local in &body.locals {
        if local.kind == LocalKind::User
            && let Some(entry) = has_variables.get_mut(local.scope.index())
        {
            *entry = true;
        }
    }
    let Some(main) = body.functions.first() else { return };
    let mut builder = Builder {
        body,
        string,
        has_variables: &has_variables,
        nodes: vec![Node::default()],
        current: 0,
        seen: vec![false; body.functions.len()],
    };
    builder.root_block(&main.block);
    let Builder { nodes, seen, .. } = builder;
    let mut order = Vec::new();
    collect(&nodes, 0, &mut order);
    for (ordinal, function) in order.into_iter().enumerate() {
        if let Some(function) = body.functions.get_mut(function.index()) {
            function.ordinal = ordinal as u32;
        }
    }
    for (function, seen) in body.functions.iter_mut().zip(seen).skip(1) {
        if !seen {
            function.ordinal = u32::MAX;
            function.block = Stmt::new(StmtKind::Nop, function.location);
        }
    }
}

fn collect(nodes: &[Node], node: usize, order: &mut Vec<FunctionId>) {
    let Some(node) = nodes.get(node) else { return };
    order.extend(&node.functions);
    for &child in &node.children {
        collect(nodes, child, order);
    }
}

/// A scope of the lowered tree.
#[derive(Default)]
struct Node {
    functions: Vec<FunctionId>,
    children: Vec<usize>,
}

struct Builder<'b> {
    body: &'b Body,
    string: Ty,
    has_variables: &'b [bool],
    nodes: Vec<Node>,
    current: usize,
    seen: Vec<bool>,
}

impl Builder<'_> {
    fn enter(&mut self, visit: impl FnOnce(&mut Self)) {
        let node = self.nodes.len();
        self.nodes.push(Node::default());
        self.nodes[self.current].children.push(node);
        let outer = std::mem::replace(&mut self.current, node);
        visit(self);
        self.current = outer;
    }

    fn enter_if(&mut self, is_scope: bool, visit: impl FnOnce(&mut Self)) {
        if is_scope { self.enter(visit) } else { visit(self) }
    }

    fn declares(&self, scope: ScopeId) -> bool {
        self.has_variables.get(scope.index()).copied().unwrap_or_default()
    }

    fn function(&mut self, function: FunctionId) {
        if self.seen.get(function.index()) != Some(&false) {
            return;
        }
        self.seen[function.index()] = true;
        self.nodes[self.current].functions.push(function);
        let body = self.body;
        if let Some(declared) = body.functions.get(function.index()) {
            self.enter(|this| this.root_block(&declared.block));
        }
    }

    /// A function's own block is the scope that the function has anyway.
    fn root_block(&mut self, block: &Stmt) {
        match &block.kind {
            StmtKind::Block { statements, .. } => self.statements(statements),
            _ => self.stmt(block),
        }
    }

    /// The expression of a statement: with an `await` whose value is used all of it moves into a block of temporaries.
    fn spilled(&mut self, expr: &Expr) {
        self.enter_if(contains_await(expr), |this| this.expr(expr));
    }

    fn statements(&mut self, statements: &[Stmt]) {
        for statement in statements {
            self.stmt(statement);
        }
    }

    fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        for expr in exprs {
            self.expr(expr);
        }
    }
}

impl Visitor for Builder<'_> {
    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::LocalFunction(function) => self.function(*function),
            StmtKind::Block { scope, statements } => {
                // A `using` declaration is a variable of its block.
                let has_using = statements
                    .iter()
                    .any(|s| matches!(&s.kind, StmtKind::Using { body, .. } if matches!(body.kind, StmtKind::List(_))));
                self.enter_if(self.declares(*scope) || has_using, |this| this.statements(statements));
            }
            // The value of a lone `await` goes nowhere, so it needs no temporary.
            StmtKind::Expr(Expr { kind: ExprKind::Await { operand, .. }, .. }) => self.spilled(operand),
            StmtKind::Expr(expr)
            | StmtKind::LocalDecl { init: Some(expr), .. }
            | StmtKind::Return(Some(expr))
            | StmtKind::Throw(Some(expr))
            | StmtKind::YieldReturn(expr) => self.spilled(expr),
            StmtKind::If { condition, then, otherwise } => {
                self.spilled(condition);
                self.stmt(then);
                if let Some(otherwise) = otherwise {
                    self.stmt(otherwise);
                }
            }
            StmtKind::While { condition, body, .. } | StmtKind::DoWhile { condition, body, .. } => {
                self.stmt(body);
                self.spilled(condition);
            }
            StmtKind::For { scope, init, condition, increment, body, .. } => {
                self.enter_if(self.declares(*scope), |this| {
                    this.statements(init);
                    this.stmt(body);
                    increment.iter().chain(condition).for_each(|e| this.spilled(e));
                });
            }
            StmtKind::Foreach { collection, body, .. } => self.enter(|this| {
                this.expr(collection);
                this.enter(|this| this.stmt(body));
            }),
            StmtKind::Using { declarations, body, .. } => {
                let is_declaration = matches!(body.kind, StmtKind::List(_));
                self.enter_if(!is_declaration, |this| {
                    this.exprs(declarations.iter().map(|d| &d.init));
                    this.stmt(body);
                });
            }
            StmtKind::Lock { value, body, .. } => self.enter(|this| {
                this.expr(value);
                this.stmt(body);
            }),
            StmtKind::Switch { scope, value, sections, .. } => {
                let needs_temp = !matches!(value.kind, ExprKind::Local(_));
                self.enter_if(needs_temp || self.declares(*scope), |this| {
                    this.expr(value);
                    for section in sections {
                        this.enter_if(this.declares(section.scope), |this| {
                            this.exprs(section.labels.iter().filter_map(|l| l.when.as_ref()));
                            this.statements(&section.body);
                        });
                    }
                });
            }
            StmtKind::Try { body, catches, finally } => {
                self.stmt(body);
                for catch in catches {
                    self.enter_if(catch.local.is_some() || self.declares(catch.scope), |this| {
                        this.exprs(&catch.filter);
                        this.stmt(&catch.body);
                    });
                }
                if let Some(finally) = finally {
                    self.stmt(finally);
                }
            }
            _ => walk_stmt(self, stmt),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let is_scope = match &expr.kind {
            ExprKind::Lambda(function) => return self.function(*function),
            ExprKind::With { .. }
            | ExprKind::Switch { .. }
            | ExprKind::Deconstruct(_)
            | ExprKind::TupleCompare { .. } => true,
            ExprKind::WithInitializer { steps, .. } => !steps.is_empty(),
            ExprKind::InterpolatedString(parts) => uses_handler(parts, self.string),
            ExprKind::IsPattern { operand, pattern, .. } => {
                !matches!(operand.kind, ExprKind::Local(_))
                    && !matches!(pattern.kind, PatternKind::Type { .. } | PatternKind::Constant(_))
            }
            ExprKind::Collection { elements, kind } => match **kind {
                CollectionKind::Array(_) | CollectionKind::ReadOnlyInterface { .. } | CollectionKind::Span { .. } => {
                    elements.iter().any(|e| matches!(e, CollectionElement::Spread { .. }))
                }
                _ => !elements.is_empty(),
            },
            ExprKind::Sequence { locals, .. } => !locals.is_empty(),
            _ => false,
        };
        // What is spilled shares the scope of its statement.
        self.enter_if(is_scope && !contains_await(expr), |this| walk_expr(this, expr));
    }
}

/// Whether the string is built by a handler, which is a temporary, rather than concatenated or formatted.
fn uses_handler(parts: &[InterpolationPart], string: Ty) -> bool {
    let mut has_await = false;
    let mut all_strings = true;
    for part in parts {
        if let InterpolationPart::Hole { expr, alignment, format } = part {
            has_await |= contains_await(expr);
            all_strings &= expr.ty == string && alignment.is_none() && format.is_none();
        }
    }
    !has_await && !(all_strings && parts.len() <= 4)
}

fn contains_await(expr: &Expr) -> bool {
    let mut finder = AwaitFinder(false);
    finder.expr(expr);
    finder.0
}

struct AwaitFinder(bool);

impl Visitor for AwaitFinder {
    fn expr(&mut self, expr: &Expr) {
        self.0 |= matches!(expr.kind, ExprKind::Await { .. });
        walk_expr(self, expr);
    }
}
