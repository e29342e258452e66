//! A method's code, wherever it comes from: syntax, a property's field, or the language itself.

use std::rc::Rc;

use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

use super::Binder;

/// The bound body of a method; bound once, diagnostics are reported then.
pub fn bind_method(world: &mut World, method: MethodDefId) -> Rc<Body> {
    if let Some(body) = world.bound_bodies.get(&method) {
        return body.clone();
    }
    if let BodySource::Lowered(body) = &world[method].body {
        return body.clone();
    }
    let body = Rc::new(make_body(world, method));
    world.bound_bodies.insert(method, body.clone());
    body
}

impl World {
    /// Where a run begins: the entry point, or a hidden `<Main>` that calls an asynchronous one and blocks until its task is done.
    pub fn start_point(&mut self) -> Option<MethodDefId> {
        let entry = self.entry_point()?;
        let returned = self[entry].return_type;
        let (void, int) = (Ty::VOID, self.int_ty());
        if returned == void || returned == int {
            return Some(entry);
        }
        let owner = self[entry].owner;
        let made = self[owner].methods.iter().copied().find(|&m| &*self[m].name == "<Main>");
        if made.is_some() {
            return made;
        }
        let name = self.symbol("<Main>");
        let mut method = MethodDef::empty(name, owner, MethodKind::Made, self[entry].location);
        method.modifiers.is_static = true;
        method.params.clone_from(&self[entry].params);
        method.part = self[entry].part;
        method.return_type = match self.task_result(returned) {
            Some(result) if result == int => int,
            _ => void,
        };
        method.source_method = Some(entry);
        method.body = BodySource::Synthesized(SynthesizedMember::AsyncMain);
        let method = self.add_method(method);
        self[owner].methods.push(method);
        Some(method)
    }
}

fn make_body(world: &mut World, method: MethodDefId) -> Body {
    let source = world[method].body.clone();
    match source {
        BodySource::Syntax(syntax) => with_syntax(world, method, &syntax),
        BodySource::DefaultConstructor => {
            let mut binder = Binder::for_method(world, method);
            let statements = binder.constructor_statements(None, None);
            binder.finish(statements)
        }
        BodySource::AutoProperty(field) => auto_property(world, method, field),
        BodySource::FieldEvent { field, is_add } => field_event(world, method, field, is_add),
        BodySource::Synthesized(member) => {
            let mut binder = Binder::for_method(world, method);
            let statements = binder.synthesized_member(member);
            binder.finish(statements)
        }
        BodySource::None | BodySource::Lowered(_) => Binder::for_method(world, method).finish(Vec::new()),
    }
}

fn with_syntax(world: &mut World, method: MethodDefId, syntax: &BodySyntax) -> Body {
    let is_constructor = matches!(world[method].kind, MethodKind::Constructor | MethodKind::StaticConstructor);
    match syntax {
        BodySyntax::Block(_) | BodySyntax::Expr(_) if is_constructor => constructor(world, method, None, Some(syntax)),
        BodySyntax::Block(block) => {
            let mut binder = Binder::for_method(world, method);
            let statements = binder.bind_statements(&block.statements);
            binder.finish(statements)
        }
        BodySyntax::Expr(expr) => {
            let mut binder = Binder::for_method(world, method);
            let statement = binder.bind_expression_body(expr);
            binder.finish(vec![statement])
        }
        BodySyntax::Constructor { initializer, body } => {
            constructor(world, method, initializer.as_ref(), body.as_deref())
        }
        BodySyntax::TopLevel(statements) => {
            let mut binder = Binder::for_method(world, method);
            let statements = binder.bind_statements(statements);
            binder.finish(statements)
        }
        BodySyntax::Submission { statements, result } => {
            let mut binder = Binder::for_method(world, method);
            let mut bound = binder.bind_statements(statements);
            if let Some(result) = result {
                bound.push(binder.printed_result(result));
            }
            binder.finish(bound)
        }
        BodySyntax::Deferred { range, is_expression } => {
            let parsed = parse_deferred(world, method, *range, *is_expression);
            with_syntax(world, method, &parsed)
        }
    }
}

/// A constructor's own body may be deferred text too.
fn constructor(
    world: &mut World,
    method: MethodDefId,
    initializer: Option<&ast::ConstructorInitializer>,
    body: Option<&BodySyntax>,
) -> Body {
    if let Some(BodySyntax::Deferred { range, is_expression }) = body {
        let parsed = parse_deferred(world, method, *range, *is_expression);
        return constructor(world, method, initializer, Some(&parsed));
    }
    let mut binder = Binder::for_method(world, method);
    let statements = binder.constructor_statements(initializer, body);
    binder.finish(statements)
}

fn parse_deferred(world: &mut World, method: MethodDefId, (start, end): (u32, u32), is_expression: bool) -> BodySyntax {
    let source = world[method].location.source;
    let text = world[source].text.clone();
    let kind = if is_expression { ast::DeferredBodyKind::Expr } else { ast::DeferredBodyKind::Block };
    let deferred = ast::DeferredBody { span: ast::Span::new(start, end), kind };
    let options = hoist_grammar::ParseOptions::default();
    let (body, errors) = hoist_grammar::parse_deferred_body(&text, deferred, &options);
    for error in errors {
        let location = Location { source, start: error.span.start, end: error.span.end };
        world.diagnostics.report(crate::diag::Code::HST0002, location, &[&error.message]);
    }
    match body {
        ast::Body::Block(block) => BodySyntax::Block(block),
        ast::Body::Expr(expr) => BodySyntax::Expr(expr),
        ast::Body::None | ast::Body::Deferred(_) => {
            BodySyntax::Block(ast::Block { statements: Vec::new(), span: ast::Span::new(start, end) })
        }
    }
}

fn auto_property(world: &mut World, method: MethodDefId, field: FieldDefId) -> Body {
    let mut binder = Binder::for_method(world, method);
    let location = binder.world[method].location;
    let place = binder.own_field(field, location);
    let statement = match binder.body.functions[0].parameters.last() {
        Some(&value) if matches!(binder.world[method].kind, MethodKind::Setter(_)) => {
            let value = binder.local_expr(value, location);
            Stmt::new(StmtKind::Expr(super::foreach::assign(place, value)), location)
        }
        _ => Stmt::new(StmtKind::Return(Some(place)), location),
    };
    binder.finish(vec![statement])
}

/// `field = (D)Delegate.Combine(field, value)`; threads are never interrupted between the two steps.
fn field_event(world: &mut World, method: MethodDefId, field: FieldDefId, is_add: bool) -> Body {
    let mut binder = Binder::for_method(world, method);
    let location = binder.world[method].location;
    let place = binder.own_field(field, location);
    let delegate = binder.world.special_ty(Special::Delegate);
    let name = if is_add { "Combine" } else { "Remove" };
    let Some(combine) = binder.world.find_method(delegate, name, &[delegate, delegate]) else {
        binder.unsupported(&format!("Delegate.{name}"), location);
        return binder.finish(Vec::new());
    };
    let ty = place.ty;
    let value = match binder.body.functions[0].parameters.last() {
        Some(&value) => binder.local_expr(value, location),
        None => Expr::error(location),
    };
    let up = |expr: Expr| {
        let kind = ExprKind::Convert { operand: Box::new(expr), conversion: Convert::Identity };
        Arg { expr: Expr::new(kind, delegate, location), ref_kind: RefKind::None }
    };
    let callee = Callee::Method { receiver: None, method: combine, virtual_call: false };
    let call = Expr::new(ExprKind::Call { callee, args: vec![up(place.clone()), up(value)] }, delegate, location);
    let cast = ExprKind::Convert { operand: Box::new(call), conversion: Convert::CastClass };
    let store = super::foreach::assign(place, Expr::new(cast, ty, location));
    binder.finish(vec![Stmt::new(StmtKind::Expr(store), location)])
}

impl Binder<'_> {
    /// The last expression of a submission: printed, unless there is nothing to print.
    fn printed_result(&mut self, result: &ast::Expr) -> Stmt {
        let value = self.bind_expr(result);
        let location = value.location;
        if value.ty == Ty::VOID || value.is_error() {
            return Stmt::new(StmtKind::Expr(value), location);
        }
        let printer = self.world.known_type("Hoist.Runtime.Repl", &[]);
        let method = self.world.find_method_by_count(printer, "Print", 1);
        let Some(mut method) = method else {
            self.unsupported("printing results", location);
            return Stmt::new(StmtKind::Nop, location);
        };
        method.type_args = Box::new([value.ty]);
        let call = self.call_known(method, None, vec![value], location);
        Stmt::new(StmtKind::Expr(call), location)
    }
}

impl<'a> Binder<'_> {
    /// The block of a method, lambda or local function: its variables share the scope of the parameters, so that one display class holds
    /// both.
    pub fn bind_function_block(&mut self, block: &'a ast::Block) -> Stmt {
        let scope = self.current_scope();
        let statements = self.bind_statements(&block.statements);
        Stmt::new(StmtKind::Block { scope, statements }, self.span(block.span))
    }

    /// A field of the type being bound, through `this` or static.
    pub(crate) fn own_field(&mut self, field: FieldDefId, location: Location) -> Expr {
        let declared = &self.world[field];
        let (ty, is_static) = (declared.ty, declared.modifiers.is_static);
        let receiver = (!is_static).then(|| Box::new(Expr::new(ExprKind::This, self.owner, location)));
        let field = FieldRef { def: field, owner: self.owner };
        Expr::new(ExprKind::Field { receiver, field }, ty, location)
    }

    /// Makes the body of the statements of function 0.
    fn finish(mut self, statements: Vec<Stmt>) -> Body {
        let location = self.body.functions[0].location;
        self.body.functions[0].block = Stmt::new(StmtKind::Block { scope: ScopeId(0), statements }, location);
        let string = self.world.string_ty();
        let mut body = self.body;
        super::numbering::number_functions(&mut body, string);
        body
    }
}
