//! Statements.

use crate::ast::*;

pub(crate) fn stmt(kind: StmtKind, start: u32, end: u32) -> Stmt {
    Stmt { kind, span: Span::new(start, end) }
}

pub(crate) fn if_stmt(condition: Expr, then: Stmt, otherwise: Option<Stmt>, start: u32, end: u32) -> Stmt {
    stmt(StmtKind::If { condition, then: Box::new(then), otherwise: otherwise.map(Box::new) }, start, end)
}

pub(crate) fn for_stmt(
    initializer: ForInitializer,
    condition: Option<Expr>,
    incrementors: Vec<Expr>,
    body: Stmt,
    start: u32,
    end: u32,
) -> Stmt {
    stmt(StmtKind::For(Box::new(ForStatement { initializer, condition, incrementors, body })), start, end)
}

pub(crate) fn for_initializer(expressions: Vec<Expr>) -> ForInitializer {
    if expressions.is_empty() { ForInitializer::None } else { ForInitializer::Expressions(expressions) }
}

pub(crate) fn foreach_variable(expr: Expr) -> ForEachVariable {
    match expr.kind {
        ExprKind::Declaration { ty, designation } => ForEachVariable::Deconstruction { ty: *ty, designation },
        _ => ForEachVariable::Expression(expr),
    }
}

pub(crate) fn using_stmt(
    await_keyword: Option<Span>,
    resource: UsingResource,
    body: Stmt,
    start: u32,
    end: u32,
) -> Stmt {
    stmt(StmtKind::Using(Box::new(UsingStatement { await_keyword, resource, body })), start, end)
}

pub(crate) fn local(
    await_keyword: Option<Span>,
    using_keyword: Option<Span>,
    const_keyword: Option<Span>,
    declaration: VariableDeclaration,
) -> StmtKind {
    let mut modifiers = Modifiers::new();
    if let Some(span) = const_keyword {
        modifiers.push(Modifier::Const, span);
    }
    StmtKind::LocalDeclaration(LocalDeclaration { await_keyword, using_keyword, modifiers, declaration })
}

#[allow(clippy::too_many_arguments, reason = "one for each part of the declaration")]
pub(crate) fn local_function(
    attributes: Vec<AttributeList>,
    modifiers: Modifiers,
    return_type: Type,
    name: Name,
    type_parameters: Vec<TypeParameter>,
    parameters: Vec<Parameter>,
    constraints: Vec<TypeParameterConstraintClause>,
    body: Body,
) -> StmtKind {
    StmtKind::LocalFunction(Box::new(LocalFunction {
        attributes,
        modifiers,
        return_type,
        name,
        type_parameters,
        parameters,
        constraints,
        body,
    }))
}

/// `rest` are labels with no statement after them, right before the closing brace.
pub(crate) fn switch_stmt(operand: Expr, mut sections: Vec<SwitchSection>, rest: Vec<SwitchLabel>) -> StmtKind {
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let span = first.span.to(last.span);
        sections.push(SwitchSection { labels: rest, statements: Vec::new(), span });
    }
    StmtKind::Switch(Box::new(SwitchStatement { operand, sections }))
}

pub(crate) fn catch(
    variable: Option<(Type, Option<Name>)>,
    filter: Option<Expr>,
    block: Block,
    keyword_span: Span,
    start: u32,
    end: u32,
) -> CatchClause {
    let (ty, name) = match variable {
        Some((ty, name)) => (Some(ty), name),
        None => (None, None),
    };
    CatchClause { ty, name, filter, block, span: Span::new(start, end), keyword_span }
}
