//! Submissions of an interactive session: code that is added to a program that already runs.
//!
//! ```text
//! > int x = 1;          class Submission#1 { public static int x; static void <Main>$() { x = 1; } }
//! > int Twice() => 2*x; class Submission#2 { public static int Twice() => 2 * x; }
//! > Twice()             class Submission#3 { static void <Main>$() { Hoist.Runtime.Repl.Print<int>(Twice()); } }
//! ```
//!
//! Each submission sees the static members of the earlier ones as if by `using static`. A name declared again hides the earlier one: that
//! one is renamed, so code that is bound already keeps it.

use std::rc::Rc;

use hoist_bytecode::MethodId;
use hoist_grammar::{Entry, ParseOptions};

use crate::bind::Binder;
use crate::declare::scan::Found;
use crate::declare::scopes::{FileScope, UsingDirective, UsingKind};
use crate::diag::Diagnostic;
use crate::emit::Code;
use crate::hir::visit::{VisitorMut, walk_expr_mut, walk_stmt_mut};
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

/// What became of a submission.
#[derive(Debug)]
pub struct Submission {
    pub diagnostics: Vec<Diagnostic>,
    /// A static method without parameters that runs it; None when there are errors.
    pub method: Option<MethodId>,
}

/// What earlier submissions left in scope.
#[derive(Debug, Default)]
pub struct SessionScope {
    pub(crate) classes: Vec<TypeDefId>,
    pub(crate) usings: Vec<UsingDirective>,
}

impl Code {
    /// Compiles a submission. When it has errors the session is as before.
    pub fn submit(&mut self, name: &str, text: &str) -> Submission {
        let mut session = std::mem::take(&mut self.session);
        let main = declare(&mut self.world, &mut session, name, text, None);
        let mut diagnostics = self.world.diagnostics.take();
        // A variable that this submission doesn't read may be read by the next.
        diagnostics.retain(|d| !matches!(d.code, crate::diag::Code::CS0219 | crate::diag::Code::CS0168));
        self.session = session;
        let method = main.map(|main| {
            let owner = self.world[main].owner;
            let owner = self.world.types.named(owner, &[]);
            self.method_id(&MethodRef { def: main, owner, type_args: Box::new([]) })
        });
        Submission { diagnostics, method }
    }

    /// Name of the class that the last successful submission became.
    pub fn last_submission(&self) -> Option<String> {
        self.session.classes.last().map(|&class| self.world[class].name.to_string())
    }

    /// The type of an expression in the scope of the session, not evaluated.
    ///
    /// # Errors
    /// The expression's diagnostics.
    pub fn type_of_expression(&mut self, text: &str) -> Result<String, Vec<Diagnostic>> {
        self.type_of_text(text).map(|ty| self.world.display(ty))
    }

    /// The same as a type; the text may begin with statements.
    pub(crate) fn type_of_text(&mut self, text: &str) -> Result<Ty, Vec<Diagnostic>> {
        let mut session = SessionScope { classes: self.session.classes.clone(), usings: self.session.usings.clone() };
        let mut ty = None;
        declare(&mut self.world, &mut session, "<type>", text, Some(&mut ty));
        let diagnostics = self.world.diagnostics.take();
        match ty {
            Some(ty) if ty != Ty::ERROR => Ok(ty),
            _ => Err(diagnostics),
        }
    }
}

/// Declares, binds and checks a submission; gives the method to run. With `type_only` only the last expression's type is found.
fn declare(
    world: &mut World,
    session: &mut SessionScope,
    name: &str,
    text: &str,
    type_only: Option<&mut Option<Ty>>,
) -> Option<MethodDefId> {
    let source = world.add_text(name, text, true);
    let options = ParseOptions { entry: Entry::ReplLine, ..ParseOptions::default() };
    let parsed = hoist_grammar::parse(text, &options);
    for error in &parsed.errors {
        world.report_syntax_error(source, error);
    }
    world.declared.has_syntax_errors = false;
    if world.diagnostics.has_errors() {
        return None;
    }
    let file = file_scope(world, session, source, parsed.tree.usings);
    let before = world.declared.user_types.len();
    let hidden = hide_types(world, &parsed.tree.members);
    let mut statements = Vec::new();
    for member in parsed.tree.members {
        world.declare_in_block(member, file, true, &mut statements);
    }
    let class = submission_class(world, session, file, source, &mut statements);
    let main = main_method(world, class, source, statements, parsed.tree.trailing_expression);
    let new_types = world.declared.user_types[before..].to_vec();
    let run = finish(world, class, main, &new_types, type_only);
    if world.diagnostics.has_errors() || run.is_none() {
        // Names of a submission with errors are not in scope later.
        world.declared.user_types.truncate(before);
        for def in new_types {
            world.forget_type(def);
        }
        for def in hidden {
            world.remember_type(def);
        }
        return None;
    }
    hide_members(world, session, class);
    session.classes.push(class);
    session.usings = world.declared.scopes[file as usize]
        .usings
        .iter()
        .filter(|u| !matches!(u.kind, UsingKind::Implicit(_) | UsingKind::Class(_)))
        .cloned()
        .collect();
    run
}

/// Implicit usings, those of earlier submissions, this one's, and the classes of the earlier ones, latest first.
pub(crate) fn file_scope(
    world: &mut World,
    session: &SessionScope,
    source: SourceId,
    usings: Vec<ast::UsingDirective>,
) -> u32 {
    let mut all = world.implicit_usings(source);
    all.extend(session.usings.iter().cloned());
    for using in usings {
        all.push(world.using_directive(source, using));
    }
    let location = Location { source, start: 0, end: 0 };
    all.extend(session.classes.iter().rev().map(|&c| UsingDirective { kind: UsingKind::Class(c), location }));
    let namespace = world.symbol("");
    world.add_file_scope(FileScope { source, parent: None, namespace, usings: all, imports: None })
}

/// Types that this submission declares again go out of scope.
fn hide_types(world: &mut World, members: &[ast::Declaration]) -> Vec<TypeDefId> {
    let mut hidden = Vec::new();
    for member in members {
        let (name, arity) = match &member.kind {
            ast::DeclarationKind::Type(t) => (t.name.as_str(), t.type_parameters.len()),
            ast::DeclarationKind::Enum(e) => (e.name.as_str(), 0),
            ast::DeclarationKind::Delegate(d) => (d.name.as_str(), d.type_parameters.len()),
            _ => continue,
        };
        let found = world.declared.namespaces.get("").and_then(|t| t.find(name, arity));
        if let Some(def) = found
            && world[def].is_user
        {
            world.forget_type(def);
            hidden.push(def);
        }
    }
    hidden
}

/// The class of the submission; top-level functions become its static methods.
fn submission_class(
    world: &mut World,
    session: &SessionScope,
    file: u32,
    source: SourceId,
    statements: &mut Vec<ast::Stmt>,
) -> TypeDefId {
    let mut members = Vec::new();
    statements.retain(|statement| match &statement.kind {
        ast::StmtKind::LocalFunction(function) => {
            members.push(method_of(function, statement.span));
            false
        }
        _ => true,
    });
    let name = format!("Submission#{}", session.classes.len() + 1);
    let span = ast::Span::new(0, 0);
    let declaration = ast::Declaration {
        attributes: Vec::new(),
        modifiers: ast::Modifiers::default(),
        kind: ast::DeclarationKind::Type(Box::new(ast::TypeDeclaration {
            kind: ast::TypeDeclarationKind::Class,
            name: ast::Name { text: name.as_str().into(), span },
            type_parameters: Vec::new(),
            parameters: None,
            bases: Vec::new(),
            constraints: Vec::new(),
            members,
            body_span: span,
        })),
        span,
    };
    let before = world.type_defs.len();
    world.declare_type(Rc::new(declaration), file, None, true);
    let class = TypeDefId(before as u32);
    world[class].modifiers.accessibility = Accessibility::Public;
    // Found through the session's usings only.
    world.forget_type(class);
    let _ = source;
    class
}

fn method_of(function: &ast::LocalFunction, span: ast::Span) -> ast::Declaration {
    let mut modifiers = function.modifiers.clone();
    for modifier in [ast::Modifier::Public, ast::Modifier::Static] {
        if !modifiers.has(modifier) {
            modifiers.push(modifier, span);
        }
    }
    ast::Declaration {
        attributes: function.attributes.clone(),
        modifiers,
        kind: ast::DeclarationKind::Method(Box::new(ast::MethodDeclaration {
            return_type: function.return_type.clone(),
            explicit_interface: None,
            name: function.name.clone(),
            type_parameters: function.type_parameters.clone(),
            parameters: function.parameters.clone(),
            constraints: function.constraints.clone(),
            body: function.body.clone(),
        })),
        span,
    }
}

fn main_method(
    world: &mut World,
    class: TypeDefId,
    source: SourceId,
    mut statements: Vec<ast::Stmt>,
    result: Option<ast::Expr>,
) -> MethodDefId {
    let location = Location { source, start: 0, end: 0 };
    if let Some(result) = &result {
        statements.push(ast::Stmt { kind: ast::StmtKind::Expression(result.clone()), span: result.span });
    }
    let found = Found::in_statements(&statements);
    if result.is_some() {
        statements.pop();
    }
    let name = world.symbol("<Main>$");
    let mut method = MethodDef::empty(name, class, MethodKind::Ordinary, location);
    method.modifiers = Modifiers {
        accessibility: Accessibility::Private,
        is_static: true,
        is_async: found.has_await,
        ..Modifiers::default()
    };
    method.return_type = if found.has_await { world.known_type("System.Threading.Tasks.Task", &[]) } else { Ty::VOID };
    method.body = BodySource::Syntax(Rc::new(BodySyntax::Submission { statements, result }));
    let method = world.add_method(method);
    world[class].member_count += 1;
    method
}

/// Binds everything that the submission declares; gives the synchronous method that runs it.
fn finish(
    world: &mut World,
    class: TypeDefId,
    main: MethodDefId,
    types: &[TypeDefId],
    type_only: Option<&mut Option<Ty>>,
) -> Option<MethodDefId> {
    for &def in types.iter().chain([&class]) {
        world.ensure_bases(def);
    }
    for &def in types.iter().chain([&class]) {
        world.ensure_members(def);
        world.check_declaration(def);
    }
    if world.diagnostics.has_errors() {
        return None;
    }
    world[class].methods.push(main);
    if let Some(ty) = type_only {
        let syntax = world[main].body.clone();
        if let BodySource::Syntax(syntax) = syntax
            && let BodySyntax::Submission { result: Some(result), statements } = &*syntax
        {
            if !statements.is_empty() {
                let bound = crate::bind::bind_method(world, main);
                *ty = last_value(&bound.functions[0].block);
                return None;
            }
            let mut binder = Binder::for_method(world, main);
            *ty = Some(binder.bind_expr(result).ty);
        }
        return None;
    }
    let bound = crate::bind::bind_method(world, main);
    crate::check::check_body(world, &bound);
    if bound.has_errors || world.diagnostics.has_errors() {
        return None;
    }
    variables_to_fields(world, class, main, &bound);
    for &def in types.iter().chain([&class]) {
        for method in world[def].methods.clone() {
            if !matches!(world[method].body, BodySource::None | BodySource::Lowered(_)) {
                let bound = crate::bind::bind_method(world, method);
                if method != main {
                    crate::check::check_body(world, &bound);
                }
                if !bound.has_errors {
                    crate::lower::lowered_body(world, method);
                }
            }
        }
    }
    Some(if world[main].modifiers.is_async { blocking(world, class, main) } else { main })
}

/// The type of the value that a submission prints last.
fn last_value(block: &Stmt) -> Option<Ty> {
    match &block.kind {
        StmtKind::Block { statements, .. } | StmtKind::List(statements) => last_value(statements.last()?),
        StmtKind::Expr(Expr { kind: ExprKind::Call { args, .. }, .. }) => args.first().map(|a| a.expr.ty),
        _ => None,
    }
}

/// A method that calls an asynchronous one and blocks until its task is done.
fn blocking(world: &mut World, class: TypeDefId, main: MethodDefId) -> MethodDefId {
    let name = world.symbol("<Main>");
    let mut method = MethodDef::empty(name, class, MethodKind::Made, world[main].location);
    method.modifiers.is_static = true;
    method.return_type = Ty::VOID;
    method.source_method = Some(main);
    method.body = BodySource::Synthesized(SynthesizedMember::AsyncMain);
    let method = world.add_method(method);
    world[class].methods.push(method);
    method
}

/// Variables of the outermost scope become static fields of the class.
fn variables_to_fields(world: &mut World, class: TypeDefId, main: MethodDefId, bound: &Rc<Body>) {
    let mut body = (**bound).clone();
    let root = body.functions[0].scope;
    let owner = world.types.named(class, &[]);
    let mut fields: Vec<Option<FieldRef>> = vec![None; body.locals.len()];
    let mut pinned = Pinned(vec![false; body.locals.len()]);
    for function in &body.functions {
        hir_visit(&mut pinned, &function.block);
    }
    for (i, local) in body.locals.iter_mut().enumerate() {
        let is_plain = local.kind == LocalKind::User && local.ref_kind == RefKind::None && local.constant.is_none();
        if !is_plain || local.function != FunctionId(0) || local.scope != root || pinned.0[i] {
            continue;
        }
        let mut field = FieldDef::made(local.name.clone(), class, local.ty, local.location);
        field.modifiers.accessibility = Accessibility::Public;
        field.modifiers.is_static = true;
        field.is_made = false;
        let def = world.add_field(field);
        world[class].fields.push(def);
        local.captured = false;
        fields[i] = Some(FieldRef { def, owner });
    }
    let mut rewriter = ToFields { fields };
    for function in &mut body.functions {
        rewriter.stmt(&mut function.block);
    }
    world.bound_bodies.insert(main, Rc::new(body));
}

fn hir_visit(visitor: &mut Pinned, block: &Stmt) {
    visit::Visitor::stmt(visitor, block);
}

/// Variables that patterns and handlers declare stay variables: their declaration is no assignment to a place.
struct Pinned(Vec<bool>);

impl visit::Visitor for Pinned {
    fn pattern(&mut self, pattern: &Pattern) {
        let local = match &pattern.kind {
            PatternKind::Var(local) => Some(*local),
            PatternKind::Type { local, .. }
            | PatternKind::Recursive { local, .. }
            | PatternKind::List { local, .. } => *local,
            _ => None,
        };
        if let Some(local) = local {
            self.0[local.index()] = true;
        }
        visit::walk_pattern(self, pattern);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Using { declarations, .. } => declarations.iter().for_each(|d| self.0[d.local.index()] = true),
            StmtKind::Foreach { info, .. } => {
                let (ForeachInfo::Array { variable, .. } | ForeachInfo::Enumerator { variable, .. }) = &**info;
                if let Some(local) = variable.local {
                    self.0[local.index()] = true;
                }
            }
            StmtKind::Try { catches, .. } => {
                for local in catches.iter().filter_map(|c| c.local) {
                    self.0[local.index()] = true;
                }
            }
            _ => {}
        }
        visit::walk_stmt(self, stmt);
    }
}

struct ToFields {
    fields: Vec<Option<FieldRef>>,
}

impl VisitorMut for ToFields {
    fn expr(&mut self, expr: &mut Expr) {
        if let ExprKind::Local(local) = expr.kind
            && let Some(field) = &self.fields[local.index()]
        {
            expr.kind = ExprKind::Field { receiver: None, field: field.clone() };
            return;
        }
        walk_expr_mut(self, expr);
    }

    fn stmt(&mut self, stmt: &mut Stmt) {
        walk_stmt_mut(self, stmt);
        if let StmtKind::LocalDecl { local, init } = &mut stmt.kind
            && let Some(field) = &self.fields[local.index()]
        {
            stmt.kind = match init.take() {
                Some(value) => {
                    let (ty, location) = (value.ty, value.location);
                    let target = Expr::new(ExprKind::Field { receiver: None, field: field.clone() }, ty, location);
                    let assign = ExprKind::Assign { target: Box::new(target), value: Box::new(value) };
                    StmtKind::Expr(Expr::new(assign, ty, location))
                }
                None => StmtKind::Nop,
            };
        }
    }
}

/// Members of earlier submissions that this one declares again go out of scope.
fn hide_members(world: &mut World, session: &SessionScope, class: TypeDefId) {
    let mut names: Vec<Symbol> = world[class].fields.iter().map(|&f| world[f].name.clone()).collect();
    names.extend(world[class].methods.iter().map(|&m| world[m].name.clone()).filter(|n| !n.starts_with('<')));
    for &earlier in &session.classes {
        for field in world[earlier].fields.clone() {
            if names.contains(&world[field].name) {
                let hidden = format!("{}#hidden", world[field].name);
                world[field].name = world.symbol(&hidden);
            }
        }
        for method in world[earlier].methods.clone() {
            if names.contains(&world[method].name) {
                let hidden = format!("{}#hidden", world[method].name);
                world[method].name = world.symbol(&hidden);
            }
        }
    }
}
