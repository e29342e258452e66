//! Expressions: precedence, and chains after `?.`.

use super::LambdaHead;
use crate::ast::*;

fn precedence(operator: BinaryOperator) -> u8 {
    use BinaryOperator::*;
    match operator {
        Coalesce => 1,
        LogicalOr => 2,
        LogicalAnd => 3,
        BitwiseOr => 4,
        ExclusiveOr => 5,
        BitwiseAnd => 6,
        Equals | NotEquals => 7,
        LessThan | GreaterThan | LessThanOrEqual | GreaterThanOrEqual => RELATIONAL,
        LeftShift | RightShift | UnsignedRightShift => 9,
        Add | Subtract => 10,
        Multiply | Divide | Modulo => 11,
    }
}

/// The precedence of `<`, `is` and `as`.
const RELATIONAL: u8 = 8;

/// The grammar reads `a || b && c` from left to right without looking at precedence; here the new operator sinks down the right side of
/// what is there, past all that bind less tightly, and takes that operand as its left one.
fn sink(left: Expr, level: u8, wrap: impl FnOnce(Expr) -> Expr) -> Expr {
    match left.kind {
        ExprKind::Binary { operator, left: first, right, operator_span } if precedence(operator) < level => {
            let start = left.span.start;
            let right = sink(*right, level, wrap);
            let span = Span::new(start, right.span.end);
            Expr::new(ExprKind::Binary { operator, left: first, right: Box::new(right), operator_span }, span)
        }
        _ => wrap(left),
    }
}

pub(crate) fn binary(left: Expr, operator: BinaryOperator, right: Expr, start: u32, end: u32) -> Expr {
    let make = |left: Expr| {
        let span = left.span.to(right.span);
        let operator_span = Span::new(start, end);
        Expr::new(ExprKind::Binary { operator, left: Box::new(left), right: Box::new(right), operator_span }, span)
    };
    if operator == BinaryOperator::Coalesce { make(left) } else { sink(left, precedence(operator), make) }
}

pub(crate) fn is(left: Expr, pattern: Pattern) -> Expr {
    sink(left, RELATIONAL, |left| {
        let span = left.span.to(pattern.span);
        Expr::new(ExprKind::Is { operand: Box::new(left), pattern: Box::new(pattern) }, span)
    })
}

pub(crate) fn as_type(left: Expr, ty: Type) -> Expr {
    sink(left, RELATIONAL, |left| {
        let span = left.span.to(ty.span);
        Expr::new(ExprKind::As { operand: Box::new(left), ty: Box::new(ty) }, span)
    })
}

/// `a?.b = c` assigns inside of the conditional access: `a?.(b = c)`.
pub(crate) fn assignment(target: Expr, operator: AssignmentOperator, value: Expr, start: u32, end: u32) -> Expr {
    let span = target.span.to(value.span);
    if let ExprKind::ConditionalAccess { receiver, access } = target.kind {
        let access = Box::new(assignment(*access, operator, value, start, end));
        return Expr::new(ExprKind::ConditionalAccess { receiver, access }, span);
    }
    let operator_span = Span::new(start, end);
    let kind = ExprKind::Assignment { operator, target: Box::new(target), value: Box::new(value), operator_span };
    Expr::new(kind, span)
}

pub(crate) fn conditional(condition: Expr, when_true: Expr, when_false: Expr) -> Expr {
    let span = condition.span.to(when_false.span);
    let kind = ExprKind::Conditional {
        condition: Box::new(condition),
        when_true: Box::new(when_true),
        when_false: Box::new(when_false),
    };
    Expr::new(kind, span)
}

pub(crate) fn lambda(
    prefix: (Vec<AttributeList>, Modifiers),
    head: LambdaHead,
    body: LambdaBody,
    arrow_span: Span,
    start: u32,
    end: u32,
) -> Expr {
    let lambda = Lambda {
        attributes: prefix.0,
        modifiers: prefix.1,
        return_type: head.return_type,
        parameters: head.parameters,
        has_parentheses: head.has_parentheses,
        body,
        arrow_span,
    };
    Expr::new(ExprKind::Lambda(Box::new(lambda)), Span::new(start, end))
}

pub(crate) fn anonymous_method(
    prefix: (Vec<AttributeList>, Modifiers),
    parameters: Option<Vec<Parameter>>,
    body: Block,
) -> ExprKind {
    ExprKind::AnonymousMethod(Box::new(AnonymousMethod { modifiers: prefix.1, parameters, body }))
}

pub(crate) fn query(from: FromClause, body: QueryBody, start: u32, end: u32) -> Expr {
    Expr::new(ExprKind::Query(Box::new(Query { from, body })), Span::new(start, end))
}

pub(crate) fn join(
    variable: (Option<Type>, Name),
    source: Expr,
    left_key: Expr,
    right_key: Expr,
    into: Option<Name>,
    start: u32,
    end: u32,
) -> QueryClause {
    let span = Span::new(start, end);
    let (ty, name) = variable;
    QueryClause::Join(Box::new(JoinClause { ty, name, source, left_key, right_key, into, span }))
}

pub(crate) fn range(start: Option<Expr>, end: Option<Expr>, from: u32, to: u32) -> Expr {
    Expr::new(ExprKind::Range { start: start.map(Box::new), end: end.map(Box::new) }, Span::new(from, to))
}

/// Applies a suffix. After `?.` suffixes belong to the rest of the chain: `a?.b.c` is `a?.(b.c)`.
fn suffix(target: Expr, end: u32, wrap: impl FnOnce(Expr, Span) -> Expr) -> Expr {
    let span = Span::new(target.span.start, end);
    match target.kind {
        ExprKind::ConditionalAccess { receiver, access } => {
            let access = Box::new(suffix(*access, end, wrap));
            Expr::new(ExprKind::ConditionalAccess { receiver, access }, span)
        }
        _ => wrap(target, span),
    }
}

pub(crate) fn member_access(target: Expr, name: SimpleName, end: u32) -> Expr {
    suffix(target, end, |target, span| Expr::new(ExprKind::MemberAccess { target: Box::new(target), name }, span))
}

pub(crate) fn pointer_access(target: Expr, name: SimpleName, end: u32) -> Expr {
    suffix(target, end, |target, span| {
        Expr::new(ExprKind::PointerMemberAccess { target: Box::new(target), name }, span)
    })
}

pub(crate) fn invocation(target: Expr, arguments: Vec<Argument>, start: u32, end: u32) -> Expr {
    suffix(target, end, |target, span| {
        let arguments_span = Span::new(start, end);
        Expr::new(ExprKind::Invocation { target: Box::new(target), arguments, arguments_span }, span)
    })
}

pub(crate) fn element_access(target: Expr, arguments: Vec<Argument>, end: u32) -> Expr {
    suffix(target, end, |target, span| Expr::new(ExprKind::ElementAccess { target: Box::new(target), arguments }, span))
}

pub(crate) fn postfix(target: Expr, operator: PostfixOperator, end: u32) -> Expr {
    suffix(target, end, |operand, span| {
        Expr::new(ExprKind::PostfixUnary { operator, operand: Box::new(operand) }, span)
    })
}

fn conditional_access(target: Expr, access: Expr) -> Expr {
    let end = access.span.end;
    suffix(target, end, |receiver, span| {
        Expr::new(ExprKind::ConditionalAccess { receiver: Box::new(receiver), access: Box::new(access) }, span)
    })
}

pub(crate) fn conditional_member(target: Expr, name: SimpleName, start: u32, end: u32) -> Expr {
    conditional_access(target, Expr::new(ExprKind::MemberBinding(name), Span::new(start, end)))
}

pub(crate) fn conditional_element(target: Expr, arguments: Vec<Argument>, start: u32, end: u32) -> Expr {
    conditional_access(target, Expr::new(ExprKind::ElementBinding(arguments), Span::new(start, end)))
}

pub(crate) fn interpolated(parts: Vec<InterpolatedPart>) -> ExprKind {
    ExprKind::InterpolatedString(Box::new(InterpolatedString { parts }))
}

pub(crate) fn tuple_kind(first: Argument, mut rest: Vec<Argument>) -> ExprKind {
    rest.insert(0, first);
    ExprKind::Tuple(rest)
}

pub(crate) fn tuple(first: Argument, rest: Vec<Argument>, start: u32, end: u32) -> Expr {
    Expr::new(tuple_kind(first, rest), Span::new(start, end))
}

pub(crate) fn new_object(
    ty: Option<Type>,
    arguments: Option<Vec<Argument>>,
    initializer: Option<(Vec<InitializerElement>, Span)>,
    start: u32,
    end: u32,
) -> ExprKind {
    let (initializer, initializer_span) = match initializer {
        Some((elements, span)) => (Some(elements), span),
        None => (None, Span::new(end, end)),
    };
    let arguments_span = Span::new(start, end);
    ExprKind::New(Box::new(ObjectCreation { ty, arguments, arguments_span, initializer, initializer_span }))
}

fn initializer_elements(initializer: Option<Expr>) -> Option<Vec<Expr>> {
    initializer.map(|expr| match expr.kind {
        ExprKind::ArrayInitializer(elements) => elements,
        _ => vec![expr],
    })
}

pub(crate) fn array_creation(ty: Option<Type>, rank: u32, initializer: Option<Expr>) -> ExprKind {
    let rank = match &ty {
        Some(Type { kind: TypeKind::Array(array), .. }) => array.rank,
        _ => rank,
    };
    ExprKind::ArrayCreation(Box::new(ArrayCreation { ty, rank, initializer: initializer_elements(initializer) }))
}

pub(crate) fn stackalloc(creation: ExprKind) -> ExprKind {
    match creation {
        ExprKind::ArrayCreation(array) => ExprKind::StackAlloc(array),
        other => other,
    }
}
