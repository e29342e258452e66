//! From a method to its finished code: bind, desugar, convert closures, lower machines. Each step runs once for a method.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::hir::visit::{Visitor, VisitorMut, walk_expr, walk_stmt};
use crate::hir::*;
use crate::machines::{InfoKind, MachineInfo};
use crate::world::World;
use crate::{bind, closures, desugar, machine};

/// The body of a method, ready for `emit/`. Methods without code (abstract, native) must not be asked for.
pub fn lowered_body(world: &mut World, method: MethodDefId) -> Rc<Body> {
    if let Some(body) = world.lowered_bodies.get(&method) {
        return body.clone();
    }
    if let BodySource::Lowered(body) = &world[method].body {
        return body.clone();
    }
    let bound = bind::bind_method(world, method);
    let mut body = (*bound).clone();
    if !body.has_errors {
        body = lower(world, body);
    }
    let body = Rc::new(body);
    world.lowered_bodies.insert(method, body.clone());
    body
}

/// Lowers a bound body and, with it, the lambdas and local functions inside.
fn lower(world: &mut World, mut body: Body) -> Body {
    widen_using_declarations(&mut body);
    let pattern_variables = switch_variables(&mut body);
    let ancestry = closures::Ancestry::of(&body);
    desugar::desugar(world, &mut body);
    let converted = closures::convert(world, body, &pattern_variables, &ancestry);
    for display in converted.displays {
        world.machines.push(MachineInfo {
            kind: InfoKind::Closure,
            ty: display,
            method: None,
            builder: None,
            awaits: Vec::new(),
            yields: Vec::new(),
            reasons: Vec::new(),
            unhoisted: Vec::new(),
            edges: Vec::new(),
        });
    }
    let main = machine::lower(world, converted.main);
    let mut has_errors = main.has_errors;
    for other in converted.others {
        let target = other.method;
        let lowered = machine::lower(world, other);
        has_errors |= lowered.has_errors;
        crate::made::set_body(world, target, lowered);
    }
    Body { has_errors, ..main }
}

/// Lowers all methods of the user's types, whether they are called or not: for diagnostics and the list of machines.
pub fn lower_user_program(world: &mut World) {
    let mut types = world.declared.user_types.clone();
    let mut next = 0;
    while next < types.len() {
        let def = types[next];
        next += 1;
        world.ensure_members(def);
        for nested in world[def].nested.clone() {
            if world[nested].made.is_none() && !types.contains(&nested) {
                types.push(nested);
            }
        }
        for method in world[def].methods.clone() {
            let has_code = !matches!(world[method].body, BodySource::None | BodySource::Lowered(_));
            if has_code && world[method].native.is_none() {
                lowered_body(world, method);
            }
        }
    }
}

/// The pattern variables of switch sections and arms. Those of sections are moved to the scope of the whole `switch`, where the C# compiler declares
/// them; since several sections may use one name, closures number their fields.
fn switch_variables(body: &mut Body) -> Vec<LocalId> {
    #[derive(Default)]
    struct Scopes {
        sections: Vec<(ScopeId, ScopeId)>,
        arms: Vec<ScopeId>,
        /// Declared by statements.
        declared: Vec<LocalId>,
    }
    impl Visitor for Scopes {
        fn stmt(&mut self, stmt: &Stmt) {
            if let StmtKind::Switch { scope, sections, .. } = &stmt.kind {
                self.sections.extend(sections.iter().map(|s| (s.scope, *scope)));
            }
            if let StmtKind::LocalDecl { local, .. } = &stmt.kind {
                self.declared.push(*local);
            }
            walk_stmt(self, stmt);
        }
        fn expr(&mut self, expr: &Expr) {
            if let ExprKind::Switch { arms, .. } = &expr.kind {
                self.arms.extend(arms.iter().map(|a| a.scope));
            }
            walk_expr(self, expr);
        }
    }
    let mut scopes = Scopes::default();
    for function in &body.functions {
        scopes.stmt(&function.block);
    }
    let mut variables = Vec::new();
    let mut renamed = Rename(FxHashMap::default());
    for index in 0..body.locals.len() {
        let local = &body.locals[index];
        if local.kind != LocalKind::User {
            continue;
        }
        let section = scopes.sections.iter().find(|(section, whole)| *section == local.scope && section != whole);
        if let Some(&(_, whole)) = section
            && scopes.declared.contains(&LocalId(index as u32))
        {
            // A statement's variable.
            body.locals[index].scope = whole;
        } else if let Some(&(_, whole)) = section {
            // Behind the variables that the sections' statements declare.
            let moved = Local { scope: whole, ..local.clone() };
            let new = LocalId(body.locals.len() as u32);
            body.locals.push(moved);
            renamed.0.insert(LocalId(index as u32), new);
            variables.push(new);
        } else if scopes.arms.contains(&local.scope) {
            variables.push(LocalId(index as u32));
        }
    }
    if !renamed.0.is_empty() {
        for function in &mut body.functions {
            renamed.stmt(&mut function.block);
        }
    }
    variables
}

struct Rename(FxHashMap<LocalId, LocalId>);

impl VisitorMut for Rename {
    fn local(&mut self, local: &mut LocalId) {
        if let Some(&new) = self.0.get(local) {
            *local = new;
        }
    }
}

/// `using var r = e;` has the rest of its block as its body; what is declared there belongs to the block itself.
fn widen_using_declarations(body: &mut Body) {
    #[derive(Default)]
    struct Usings {
        enclosing: Vec<ScopeId>,
        /// A declaration's scope and the block's.
        pairs: Vec<(ScopeId, ScopeId)>,
    }
    impl Visitor for Usings {
        fn stmt(&mut self, stmt: &Stmt) {
            match &stmt.kind {
                StmtKind::Using { scope, body, .. } => {
                    // Only a declaration's body is a list.
                    if let (StmtKind::List(_), Some(&block)) = (&body.kind, self.enclosing.last()) {
                        self.pairs.push((*scope, block));
                        walk_stmt(self, stmt);
                    } else {
                        self.inside(*scope, stmt);
                    }
                }
                StmtKind::Block { scope, .. }
                | StmtKind::For { scope, .. }
                | StmtKind::Foreach { scope, .. }
                | StmtKind::Switch { scope, .. } => self.inside(*scope, stmt),
                _ => walk_stmt(self, stmt),
            }
        }
    }
    impl Usings {
        fn inside(&mut self, scope: ScopeId, stmt: &Stmt) {
            self.enclosing.push(scope);
            walk_stmt(self, stmt);
            self.enclosing.pop();
        }
    }
    let mut usings = Usings::default();
    for function in &body.functions {
        usings.enclosing = vec![function.scope];
        usings.stmt(&function.block);
    }
    for local in &mut body.locals {
        if let Some(&(_, block)) = usings.pairs.iter().find(|(scope, _)| *scope == local.scope) {
            local.scope = block;
        }
    }
}
