//! Query expressions are rewritten to method calls and bound as such.
//!
//! ```text
//! from x in xs                        xs.SelectMany(x => x.Ys, (x, y) => new { x, y })
//! from y in x.Ys               =>       .Where(h => { var x = h.x; var y = h.y; return x < y; })
//! where x < y                           .Select(h => { var x = h.x; var y = h.y; return x + y; })
//! select x + y
//! ```
//!
//! `new { x, y }` is what the specification calls a transparent identifier: it carries all range variables on. A clause's lambda takes
//! apart only what its text mentions.

use std::rc::Rc;

use crate::hir::Symbol;
use crate::syntax as ast;

use super::{Binder, Operand};

/// The lambda parameter of a clause, and the range variables that it carries.
#[derive(Clone)]
enum Carrier {
    /// The parameter is the variable.
    Variable(Symbol),
    /// An anonymous object with two members: what was carried before, and the newest variable.
    Pair { name: Symbol, before: Box<Carrier>, added: Symbol },
}

impl Carrier {
    fn parameter(&self) -> &Symbol {
        match self {
            Carrier::Variable(name) | Carrier::Pair { name, .. } => name,
        }
    }
}

impl<'a> Binder<'_> {
    pub fn bind_query(&mut self, syntax: &'a ast::Expr) -> Operand<'a> {
        let ast::ExprKind::Query(query) = &syntax.kind else {
            return Operand::Typed(crate::hir::Expr::error(self.span(syntax.span)));
        };
        let text = self.world[self.source].text.clone();
        let mut rewriter = Rewriter { text: &text, count: 0 };
        let call = Rc::new(rewriter.query(query));
        // Lambdas are cached by address, so the made syntax stays as long as the binder.
        self.flow.kept.push(call.clone());
        Operand::Typed(self.bind_made(&call))
    }
}

impl Binder<'_> {
    fn bind_made(&mut self, call: &Rc<ast::Expr>) -> crate::hir::Expr {
        self.bind_expr(call)
    }
}

struct Rewriter<'t> {
    text: &'t str,
    count: u32,
}

impl Rewriter<'_> {
    fn query(&mut self, query: &ast::Query) -> ast::Expr {
        let source = cast(query.from.source.clone(), query.from.ty.as_ref());
        self.body(source, Carrier::Variable(query.from.name.text.clone()), &query.body, query.from.span)
    }

    fn body(&mut self, mut source: ast::Expr, mut carrier: Carrier, body: &ast::QueryBody, at: ast::Span) -> ast::Expr {
        let count = body.clauses.len();
        let mut done = false;
        for (i, clause) in body.clauses.iter().enumerate() {
            let is_last = i + 1 == count;
            match clause {
                ast::QueryClause::Where { condition, span } => {
                    let lambda = self.lambda(&carrier, condition.clone(), *span);
                    source = call(source, "Where", vec![lambda], *span);
                }
                ast::QueryClause::Let { name, value, span } => {
                    let made = pair_with(carrier.parameter(), &name.text, value.clone(), *span);
                    let lambda = self.lambda(&carrier, made, *span);
                    source = call(source, "Select", vec![lambda], *span);
                    carrier = self.pair(carrier, name.text.clone());
                }
                ast::QueryClause::From(from) => {
                    let inner = cast(from.source.clone(), from.ty.as_ref());
                    let collection = self.lambda(&carrier, inner, from.span);
                    if is_last && let ast::QueryEnd::Select { value, .. } = &body.end {
                        let result = self.lambda_of_two(&carrier, &from.name.text, value.clone(), from.span);
                        source = call(source, "SelectMany", vec![collection, result], from.span);
                        done = true;
                    } else {
                        let made = pair(carrier.parameter(), &from.name.text, from.span);
                        let result = self.lambda_of_two(&carrier, &from.name.text, made, from.span);
                        source = call(source, "SelectMany", vec![collection, result], from.span);
                        carrier = self.pair(carrier, from.name.text.clone());
                    }
                }
                ast::QueryClause::Join(join) => {
                    let inner = cast(join.source.clone(), join.ty.as_ref());
                    let left = self.lambda(&carrier, join.left_key.clone(), join.span);
                    let own = Carrier::Variable(join.name.text.clone());
                    let right = self.lambda(&own, join.right_key.clone(), join.span);
                    let (method, name) = match &join.into {
                        Some(into) => ("GroupJoin", into.text.clone()),
                        None => ("Join", join.name.text.clone()),
                    };
                    if is_last && let ast::QueryEnd::Select { value, .. } = &body.end {
                        let result = self.lambda_of_two(&carrier, &name, value.clone(), join.span);
                        source = call(source, method, vec![inner, left, right, result], join.span);
                        done = true;
                    } else {
                        let made = pair(carrier.parameter(), &name, join.span);
                        let result = self.lambda_of_two(&carrier, &name, made, join.span);
                        source = call(source, method, vec![inner, left, right, result], join.span);
                        carrier = self.pair(carrier, name);
                    }
                }
                ast::QueryClause::OrderBy { orderings, span } => {
                    for (i, ordering) in orderings.iter().enumerate() {
                        let method = match (i == 0, ordering.descending) {
                            (true, false) => "OrderBy",
                            (true, true) => "OrderByDescending",
                            (false, false) => "ThenBy",
                            (false, true) => "ThenByDescending",
                        };
                        let lambda = self.lambda(&carrier, ordering.key.clone(), *span);
                        source = call(source, method, vec![lambda], *span);
                    }
                }
            }
        }
        if !done {
            source = self.end(source, &carrier, body, count == 0, at);
        }
        match &body.continuation {
            Some(continuation) => {
                let (name, rest) = &**continuation;
                self.body(source, Carrier::Variable(name.text.clone()), rest, name.span)
            }
            None => source,
        }
    }

    fn end(
        &mut self,
        source: ast::Expr,
        carrier: &Carrier,
        body: &ast::QueryBody,
        is_degenerate: bool,
        _at: ast::Span,
    ) -> ast::Expr {
        match &body.end {
            ast::QueryEnd::Select { value, span } => {
                // `select x` after other clauses selects what is there.
                if !is_degenerate && is_parameter(carrier, value) {
                    return source;
                }
                let lambda = self.lambda(carrier, value.clone(), *span);
                call(source, "Select", vec![lambda], *span)
            }
            ast::QueryEnd::GroupBy { value, key, span } => {
                let key = self.lambda(carrier, key.clone(), *span);
                if is_parameter(carrier, value) {
                    return call(source, "GroupBy", vec![key], *span);
                }
                let value = self.lambda(carrier, value.clone(), *span);
                call(source, "GroupBy", vec![key, value], *span)
            }
        }
    }

    fn pair(&mut self, before: Carrier, added: Symbol) -> Carrier {
        let name = format!("<>h__TransparentIdentifier{}", self.count).into();
        self.count += 1;
        Carrier::Pair { name, before: Box::new(before), added }
    }

    /// `x => value`, or `h => { var x = h.x; return value; }`.
    fn lambda(&self, carrier: &Carrier, value: ast::Expr, at: ast::Span) -> ast::Expr {
        self.lambda_with(carrier, None, value, at)
    }

    fn lambda_of_two(&self, carrier: &Carrier, second: &Symbol, value: ast::Expr, at: ast::Span) -> ast::Expr {
        self.lambda_with(carrier, Some(second), value, at)
    }

    fn lambda_with(&self, carrier: &Carrier, second: Option<&Symbol>, value: ast::Expr, at: ast::Span) -> ast::Expr {
        let mentioned = value.span.of(self.text).to_string();
        let mut declarations = Vec::new();
        take_apart(carrier, &mentioned, at, &mut declarations);
        let mut parameters = vec![parameter(carrier.parameter(), at)];
        parameters.extend(second.map(|s| parameter(s, at)));
        let span = value.span;
        let body = if declarations.is_empty() {
            ast::LambdaBody::Expr(value)
        } else {
            declarations.push(ast::Stmt { kind: ast::StmtKind::Return(Some(value)), span });
            ast::LambdaBody::Block(ast::Block { statements: declarations, span })
        };
        let lambda = ast::Lambda {
            attributes: Vec::new(),
            modifiers: ast::Modifiers::default(),
            return_type: None,
            parameters,
            has_parentheses: true,
            body,
            arrow_span: at,
        };
        ast::Expr::new(ast::ExprKind::Lambda(Box::new(lambda)), span)
    }
}

/// `var x = h.x;` for each range variable that the text mentions.
fn take_apart(carrier: &Carrier, mentioned: &str, at: ast::Span, statements: &mut Vec<ast::Stmt>) {
    let Carrier::Pair { name, before, added } = carrier else { return };
    let mut needs_before = Vec::new();
    take_apart(before, mentioned, at, &mut needs_before);
    let before_name = before.parameter();
    let is_variable = matches!(**before, Carrier::Variable(_));
    if !needs_before.is_empty() || is_variable && mentions(mentioned, before_name) {
        statements.push(declare(before_name, name, at));
    }
    statements.append(&mut needs_before);
    if mentions(mentioned, added) {
        statements.push(declare(added, name, at));
    }
}

fn mentions(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(is_word)
            && !text[at + name.len()..].chars().next().is_some_and(is_word)
    })
}

fn is_parameter(carrier: &Carrier, value: &ast::Expr) -> bool {
    match carrier {
        Carrier::Variable(name) => value.as_identifier().is_some_and(|n| n.text == *name),
        Carrier::Pair { .. } => false,
    }
}

// ---- making syntax

fn name(text: &Symbol, span: ast::Span) -> ast::Name {
    ast::Name::new(text.clone(), span)
}

fn simple(text: &Symbol, span: ast::Span) -> ast::SimpleName {
    ast::SimpleName { name: name(text, span), type_arguments: Vec::new(), span }
}

fn identifier(text: &Symbol, span: ast::Span) -> ast::Expr {
    ast::Expr::new(ast::ExprKind::Identifier(simple(text, span)), span)
}

fn parameter(text: &Symbol, span: ast::Span) -> ast::Parameter {
    ast::Parameter {
        attributes: Vec::new(),
        modifiers: ast::Modifiers::default(),
        ty: None,
        name: name(text, span),
        default: None,
        span,
    }
}

/// `var variable = from.variable;`
fn declare(variable: &Symbol, from: &Symbol, span: ast::Span) -> ast::Stmt {
    let member = ast::ExprKind::MemberAccess { target: Box::new(identifier(from, span)), name: simple(variable, span) };
    let var: Symbol = "var".into();
    let ty = ast::QualifiedName { alias: None, parts: vec![simple(&var, span)], span };
    let declaration = ast::VariableDeclaration {
        ty: ast::Type::new(ast::TypeKind::Named(ty), span),
        declarators: vec![ast::VariableDeclarator {
            name: name(variable, span),
            fixed_size: Vec::new(),
            initializer: Some(ast::Expr::new(member, span)),
            span,
        }],
        span,
    };
    let local = ast::LocalDeclaration {
        await_keyword: None,
        using_keyword: None,
        modifiers: ast::Modifiers::default(),
        declaration,
    };
    ast::Stmt { kind: ast::StmtKind::LocalDeclaration(local), span }
}

/// `new { a, b }`
fn pair(a: &Symbol, b: &Symbol, span: ast::Span) -> ast::Expr {
    pair_with(a, b, identifier(b, span), span)
}

/// `new { a, b = value }`
fn pair_with(a: &Symbol, b: &Symbol, value: ast::Expr, span: ast::Span) -> ast::Expr {
    let value_span = value.span;
    let members = vec![
        ast::AnonymousMember { name: Some(name(a, span)), value: identifier(a, span) },
        ast::AnonymousMember { name: Some(name(b, span)), value },
    ];
    ast::Expr::new(ast::ExprKind::AnonymousObject(members), value_span)
}

fn call(target: ast::Expr, method: &str, arguments: Vec<ast::Expr>, span: ast::Span) -> ast::Expr {
    let method: Symbol = method.into();
    let whole = target.span.to(span);
    let member = ast::ExprKind::MemberAccess { target: Box::new(target), name: simple(&method, span) };
    let arguments = arguments
        .into_iter()
        .map(|value| ast::Argument { name: None, ref_kind: ast::ArgumentRefKind::None, span: value.span, value })
        .collect();
    let target = Box::new(ast::Expr::new(member, whole));
    ast::Expr::new(ast::ExprKind::Invocation { target, arguments, arguments_span: span }, whole)
}

/// `source.Cast<T>()` for `from T x in source`.
fn cast(source: ast::Expr, ty: Option<&ast::Type>) -> ast::Expr {
    let Some(ty) = ty else { return source };
    let span = source.span;
    let cast: Symbol = "Cast".into();
    let member = ast::SimpleName { name: name(&cast, span), type_arguments: vec![ty.clone()], span };
    let target = ast::ExprKind::MemberAccess { target: Box::new(source), name: member };
    let target = Box::new(ast::Expr::new(target, span));
    ast::Expr::new(ast::ExprKind::Invocation { target, arguments: Vec::new(), arguments_span: span }, span)
}
