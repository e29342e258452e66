//! Statements.

use super::super::*;
use super::expr::{designation, expr, pattern};
use super::{Sexp, atom, modifiers, name, node, some, ty};

pub(super) fn block(block: &Block) -> Sexp {
    node("block", block.statements.iter().map(stmt).collect())
}

pub(super) fn variables(declaration: &VariableDeclaration) -> Vec<Sexp> {
    let mut parts = vec![ty(&declaration.ty)];
    parts.extend(declaration.declarators.iter().map(|declarator| match &declarator.initializer {
        Some(value) => node("=", vec![name(&declarator.name), expr(value)]),
        None if declarator.fixed_size.is_empty() => name(&declarator.name),
        None => node("fixed", vec![name(&declarator.name)]),
    }));
    parts
}

fn keyword(word: &str, wanted: bool) -> Option<Sexp> {
    wanted.then(|| atom(word))
}

fn optional(value: Option<&Expr>) -> Vec<Sexp> {
    value.iter().map(|value| expr(value)).collect()
}

pub(super) fn stmt(what: &Stmt) -> Sexp {
    match &what.kind {
        StmtKind::Empty => node("empty", Vec::new()),
        StmtKind::Block(inner) => block(inner),
        StmtKind::Expression(inner) => node("expression", vec![expr(inner)]),
        StmtKind::LocalDeclaration(local) => {
            let mut parts = some(vec![
                keyword("await", local.await_keyword.is_some()),
                keyword("using", local.using_keyword.is_some()),
                modifiers(&local.modifiers),
            ]);
            parts.extend(variables(&local.declaration));
            node("local", parts)
        }
        StmtKind::LocalFunction(function) => node(
            "local-function",
            some(vec![
                super::decl::attributes(&function.attributes),
                modifiers(&function.modifiers),
                Some(ty(&function.return_type)),
                Some(name(&function.name)),
                super::decl::type_parameters(&function.type_parameters),
                Some(super::decl::parameters(&function.parameters)),
                super::decl::constraints(&function.constraints),
                super::decl::body(&function.body),
            ]),
        ),
        StmtKind::If { condition, then, otherwise } => {
            node("if", some(vec![Some(expr(condition)), Some(stmt(then)), otherwise.as_ref().map(|inner| stmt(inner))]))
        }
        StmtKind::While { condition, body } => node("while", vec![expr(condition), stmt(body)]),
        StmtKind::DoWhile { body, condition } => node("do", vec![stmt(body), expr(condition)]),
        StmtKind::For(inner) => {
            let first = match &inner.initializer {
                ForInitializer::None => node("init", Vec::new()),
                ForInitializer::Declaration(declaration) => node("local", variables(declaration)),
                ForInitializer::Expressions(list) => node("init", list.iter().map(expr).collect()),
            };
            let condition = node("condition", optional(inner.condition.as_ref()));
            let step = node("step", inner.incrementors.iter().map(expr).collect());
            node("for", vec![first, condition, step, stmt(&inner.body)])
        }
        StmtKind::ForEach(inner) => {
            let variable = match &inner.variable {
                ForEachVariable::Typed { ty: declared, name: variable } => {
                    node("local", vec![ty(declared), name(variable)])
                }
                ForEachVariable::Deconstruction { ty: declared, designation: what } => {
                    node("declare", vec![ty(declared), designation(what)])
                }
                ForEachVariable::Expression(target) => expr(target),
            };
            node(
                "foreach",
                some(vec![
                    keyword("await", inner.await_keyword.is_some()),
                    Some(variable),
                    Some(expr(&inner.collection)),
                    Some(stmt(&inner.body)),
                ]),
            )
        }
        StmtKind::Switch(inner) => {
            let sections = inner.sections.iter().map(|section| {
                let labels = section.labels.iter().map(|label| match &label.kind {
                    SwitchLabelKind::Default => atom("default"),
                    SwitchLabelKind::Case { pattern: tested, guard } => node(
                        "case",
                        some(vec![Some(pattern(tested)), guard.as_ref().map(|guard| node("when", vec![expr(guard)]))]),
                    ),
                });
                node("section", labels.chain(section.statements.iter().map(stmt)).collect())
            });
            node("switch", std::iter::once(expr(&inner.operand)).chain(sections).collect())
        }
        StmtKind::Try(inner) => {
            let mut parts = vec![block(&inner.block)];
            parts.extend(inner.catches.iter().map(|clause| {
                node(
                    "catch",
                    some(vec![
                        clause.ty.as_ref().map(ty),
                        clause.name.as_ref().map(name),
                        clause.filter.as_ref().map(|filter| node("when", vec![expr(filter)])),
                        Some(block(&clause.block)),
                    ]),
                )
            }));
            parts.extend(inner.finally.as_ref().map(|inner| node("finally", vec![block(inner)])));
            node("try", parts)
        }
        StmtKind::Throw(value) => node("throw", optional(value.as_ref())),
        StmtKind::Return(value) => node("return", optional(value.as_ref())),
        StmtKind::Break => node("break", Vec::new()),
        StmtKind::Continue => node("continue", Vec::new()),
        StmtKind::Goto(GotoTarget::Label(label)) => node("goto", vec![name(label)]),
        StmtKind::Goto(GotoTarget::Case(value)) => node("goto-case", vec![expr(value)]),
        StmtKind::Goto(GotoTarget::Default) => node("goto-default", Vec::new()),
        StmtKind::Labeled { label, statement } => node("label", vec![name(label), stmt(statement)]),
        StmtKind::Lock { target, body } => node("lock", vec![expr(target), stmt(body)]),
        StmtKind::Using(inner) => {
            let resource = match &inner.resource {
                UsingResource::Declaration(declaration) => node("local", variables(declaration)),
                UsingResource::Expr(value) => expr(value),
            };
            node(
                "using",
                some(vec![keyword("await", inner.await_keyword.is_some()), Some(resource), Some(stmt(&inner.body))]),
            )
        }
        StmtKind::Checked(inner) => node("checked", vec![block(inner)]),
        StmtKind::Unchecked(inner) => node("unchecked", vec![block(inner)]),
        StmtKind::YieldReturn(value) => node("yield-return", vec![expr(value)]),
        StmtKind::YieldBreak => node("yield-break", Vec::new()),
        StmtKind::Unsafe(inner) => node("unsafe", vec![block(inner)]),
        StmtKind::Fixed { declaration, body } => node("fixed", vec![node("local", variables(declaration)), stmt(body)]),
        StmtKind::Error => atom("<error>"),
    }
}
