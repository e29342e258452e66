//! Expressions and patterns.

use super::super::*;
use super::{Sexp, atom, modifiers, name, node, qualified_name, simple_name, some, stmt, ty, type_text};

fn escaped(code: u32) -> String {
    format!("\\u{code:04X}")
}

fn units(units: &[u16]) -> String {
    let mut out = String::from("\"");
    for decoded in char::decode_utf16(units.iter().copied()) {
        match decoded {
            Ok('"') => out.push_str("\\\""),
            Ok('\\') => out.push_str("\\\\"),
            Ok('\n') => out.push_str("\\n"),
            Ok('\r') => out.push_str("\\r"),
            Ok('\t') => out.push_str("\\t"),
            Ok(c) if c.is_control() => out.push_str(&escaped(c as u32)),
            Ok(c) => out.push(c),
            Err(lone) => out.push_str(&escaped(u32::from(lone.unpaired_surrogate()))),
        }
    }
    out.push('"');
    out
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Null => "null".into(),
        Literal::Bool(value) => value.to_string(),
        Literal::Int(value) => value.to_string(),
        Literal::UInt(value) => format!("{value}u"),
        Literal::Long(value) => format!("{value}L"),
        Literal::ULong(value) => format!("{value}UL"),
        Literal::Float(value) => format!("{value:?}f"),
        Literal::Double(value) => format!("{value:?}"),
        Literal::Decimal(digits) => format!("{digits}m"),
        Literal::Char(unit) => units(&[*unit]).replace('"', "'"),
        Literal::String(text) => units(text),
        Literal::Utf8String(bytes) => {
            format!("{}u8", units(&String::from_utf8_lossy(bytes).encode_utf16().collect::<Vec<_>>()))
        }
    }
}

pub(super) fn arguments(arguments: &[Argument]) -> Vec<Sexp> {
    arguments.iter().map(argument).collect()
}

fn argument(argument: &Argument) -> Sexp {
    let value = expr(&argument.value);
    let value = match argument.ref_kind {
        ArgumentRefKind::None => value,
        ArgumentRefKind::Ref => node("ref", vec![value]),
        ArgumentRefKind::Out => node("out", vec![value]),
        ArgumentRefKind::In => node("in", vec![value]),
    };
    match &argument.name {
        Some(name) => node(format!("{name}:"), vec![value]),
        None => value,
    }
}

fn exprs(list: &[Expr]) -> Vec<Sexp> {
    list.iter().map(expr).collect()
}

fn with_first(first: Sexp, rest: Vec<Sexp>) -> Vec<Sexp> {
    std::iter::once(first).chain(rest).collect()
}

pub(super) fn expr(what: &Expr) -> Sexp {
    match &what.kind {
        ExprKind::Literal(value) => atom(literal(value)),
        ExprKind::InterpolatedString(string) => {
            node("interpolated", string.parts.iter().map(interpolated_part).collect())
        }
        ExprKind::Identifier(simple) => atom(simple_name(simple)),
        ExprKind::AliasQualified { alias, name } => atom(format!("{alias}::{}", simple_name(name))),
        ExprKind::PredefinedType(predefined) => atom(predefined.keyword()),
        ExprKind::Type(inner) => node("type", vec![ty(inner)]),
        ExprKind::This => atom("this"),
        ExprKind::Base => atom("base"),
        ExprKind::Parenthesized(inner) => node("paren", vec![expr(inner)]),
        ExprKind::Tuple(elements) => node("tuple", arguments(elements)),
        ExprKind::MemberAccess { target, name } => node(".", vec![expr(target), atom(simple_name(name))]),
        ExprKind::PointerMemberAccess { target, name } => node("->", vec![expr(target), atom(simple_name(name))]),
        ExprKind::ConditionalAccess { receiver, access } => node("?.", vec![expr(receiver), expr(access)]),
        ExprKind::MemberBinding(simple) => atom(format!(".{}", simple_name(simple))),
        ExprKind::ElementBinding(list) => node("[]", with_first(atom("."), arguments(list))),
        ExprKind::Invocation { target, arguments: list, .. } => node("call", with_first(expr(target), arguments(list))),
        ExprKind::ElementAccess { target, arguments: list } => node("[]", with_first(expr(target), arguments(list))),
        ExprKind::PostfixUnary { operator, operand } => node(format!("post{}", operator.symbol()), vec![expr(operand)]),
        ExprKind::PrefixUnary { operator, operand, .. } => node(operator.symbol(), vec![expr(operand)]),
        ExprKind::Binary { operator, left, right, .. } => node(operator.symbol(), vec![expr(left), expr(right)]),
        ExprKind::Assignment { operator, target, value, .. } => {
            node(operator.symbol(), vec![expr(target), expr(value)])
        }
        ExprKind::Conditional { condition, when_true, when_false } => {
            node("?:", vec![expr(condition), expr(when_true), expr(when_false)])
        }
        ExprKind::Range { start, end } => {
            let side = |side: &Option<Box<Expr>>| side.as_ref().map_or_else(|| atom("_"), |inner| expr(inner));
            node("..", vec![side(start), side(end)])
        }
        ExprKind::Cast { ty: target, operand } => node("cast", vec![ty(target), expr(operand)]),
        ExprKind::Is { operand, pattern: tested } => node("is", vec![expr(operand), pattern(tested)]),
        ExprKind::As { operand, ty: target } => node("as", vec![expr(operand), ty(target)]),
        ExprKind::Await(operand) => node("await", vec![expr(operand)]),
        ExprKind::Throw(operand) => node("throw", vec![expr(operand)]),
        ExprKind::Ref(operand) => node("ref", vec![expr(operand)]),
        ExprKind::New(creation) => node(
            "new",
            some(vec![
                Some(creation.ty.as_ref().map_or_else(|| atom("_"), ty)),
                creation.arguments.as_ref().map(|list| node("arguments", arguments(list))),
                creation.initializer.as_ref().map(|list| node("init", list.iter().map(initializer).collect())),
            ]),
        ),
        ExprKind::AnonymousObject(members) => node(
            "anonymous",
            members
                .iter()
                .map(|member| match &member.name {
                    Some(name) => node("=", vec![super::name(name), expr(&member.value)]),
                    None => expr(&member.value),
                })
                .collect(),
        ),
        ExprKind::ArrayCreation(array) => array_creation("new-array", array),
        ExprKind::StackAlloc(array) => array_creation("stackalloc", array),
        ExprKind::ArrayInitializer(elements) => node("elements", exprs(elements)),
        ExprKind::Collection(elements) => node(
            "collection",
            elements
                .iter()
                .map(|element| match element {
                    CollectionElement::Expr(inner) => expr(inner),
                    CollectionElement::Spread(inner, _) => node("spread", vec![expr(inner)]),
                })
                .collect(),
        ),
        ExprKind::Lambda(lambda) => {
            let parameters = node("", lambda.parameters.iter().map(super::decl::parameter).collect());
            let body = match &lambda.body {
                LambdaBody::Expr(inner) => expr(inner),
                LambdaBody::Block(inner) => stmt::block(inner),
            };
            node(
                "lambda",
                some(vec![
                    super::decl::attributes(&lambda.attributes),
                    modifiers(&lambda.modifiers),
                    lambda.return_type.as_ref().map(ty),
                    Some(parameters),
                    Some(body),
                ]),
            )
        }
        ExprKind::AnonymousMethod(method) => node(
            "delegate",
            some(vec![
                modifiers(&method.modifiers),
                method.parameters.as_ref().map(|list| node("", list.iter().map(super::decl::parameter).collect())),
                Some(stmt::block(&method.body)),
            ]),
        ),
        ExprKind::Query(query) => {
            let mut parts = vec![from_clause(&query.from)];
            query_body(&query.body, &mut parts);
            node("query", parts)
        }
        ExprKind::Switch { operand, arms } => {
            let arms = arms.iter().map(|arm| {
                node(
                    "arm",
                    some(vec![
                        Some(pattern(&arm.pattern)),
                        arm.guard.as_ref().map(|guard| node("when", vec![expr(guard)])),
                        Some(expr(&arm.value)),
                    ]),
                )
            });
            node("switch-expr", with_first(expr(operand), arms.collect()))
        }
        ExprKind::With { operand, initializers } => {
            node("with", with_first(expr(operand), initializers.iter().map(initializer).collect()))
        }
        ExprKind::TypeOf(target) => node("typeof", vec![ty(target)]),
        ExprKind::SizeOf(target) => node("sizeof", vec![ty(target)]),
        ExprKind::Default(target) => node("default", target.iter().map(|target| ty(target)).collect()),
        ExprKind::Checked(inner) => node("checked", vec![expr(inner)]),
        ExprKind::Unchecked(inner) => node("unchecked", vec![expr(inner)]),
        ExprKind::Declaration { ty: target, designation: what } => node("declare", vec![ty(target), designation(what)]),
        ExprKind::Unsupported(what) => node("unsupported", vec![atom(*what)]),
        ExprKind::Error => atom("<error>"),
    }
}

fn array_creation(head: &str, array: &ArrayCreation) -> Sexp {
    let target =
        array.ty.as_ref().map_or_else(|| atom(format!("[{}]", ",".repeat(array.rank.max(1) as usize - 1))), ty);
    node(head, some(vec![Some(target), array.initializer.as_ref().map(|list| node("elements", exprs(list)))]))
}

fn interpolated_part(part: &InterpolatedPart) -> Sexp {
    match part {
        InterpolatedPart::Text(text, _) => atom(units(text)),
        InterpolatedPart::Hole { expr: inner, alignment, format, .. } => node(
            "hole",
            some(vec![
                Some(expr(inner)),
                alignment.as_ref().map(|width| node("align", vec![expr(width)])),
                format.as_ref().map(|text| node("format", vec![atom(units(text))])),
            ]),
        ),
    }
}

fn initializer(element: &InitializerElement) -> Sexp {
    let value_of = |value: &InitializerValue| match value {
        InitializerValue::Expr(inner) => expr(inner),
        InitializerValue::Nested(list, _) => node("init", list.iter().map(initializer).collect()),
    };
    match element {
        InitializerElement::Member { name: member, value, .. } => node("=", vec![name(member), value_of(value)]),
        InitializerElement::Index { arguments: list, value, .. } => {
            node("=", vec![node("[]", arguments(list)), value_of(value)])
        }
        InitializerElement::Value(inner) => expr(inner),
        InitializerElement::Values(list, _) => node("add", exprs(list)),
    }
}

fn range_variable(declared: Option<&Type>, variable: &Name, source: &Expr) -> Vec<Sexp> {
    some(vec![declared.map(ty), Some(name(variable)), Some(expr(source))])
}

fn from_clause(from: &FromClause) -> Sexp {
    node("from", range_variable(from.ty.as_ref(), &from.name, &from.source))
}

fn query_body(body: &QueryBody, parts: &mut Vec<Sexp>) {
    for clause in &body.clauses {
        parts.push(match clause {
            QueryClause::From(from) => from_clause(from),
            QueryClause::Let { name: variable, value, .. } => node("let", vec![name(variable), expr(value)]),
            QueryClause::Where { condition, .. } => node("where", vec![expr(condition)]),
            QueryClause::Join(join) => {
                let mut inner = range_variable(join.ty.as_ref(), &join.name, &join.source);
                inner.push(node("on", vec![expr(&join.left_key), expr(&join.right_key)]));
                inner.extend(join.into.as_ref().map(|group| node("into", vec![name(group)])));
                node("join", inner)
            }
            QueryClause::OrderBy { orderings, .. } => node(
                "orderby",
                orderings
                    .iter()
                    .map(|it| if it.descending { node("descending", vec![expr(&it.key)]) } else { expr(&it.key) })
                    .collect(),
            ),
        });
    }
    parts.push(match &body.end {
        QueryEnd::Select { value, .. } => node("select", vec![expr(value)]),
        QueryEnd::GroupBy { value, key, .. } => node("group", vec![expr(value), expr(key)]),
    });
    if let Some(continuation) = &body.continuation {
        let (variable, rest) = &**continuation;
        let mut inner = vec![name(variable)];
        query_body(rest, &mut inner);
        parts.push(node("into", inner));
    }
}

pub(super) fn designation(what: &Designation) -> Sexp {
    match what {
        Designation::Single(variable) => name(variable),
        Designation::Discard(_) => atom("_"),
        Designation::Parenthesized(list, _) => node("", list.iter().map(designation).collect()),
    }
}

fn subpattern(sub: &Subpattern) -> Sexp {
    let inner = pattern(&sub.pattern);
    if sub.path.is_empty() {
        return inner;
    }
    let path: Vec<&str> = sub.path.iter().map(Name::as_str).collect();
    node(format!("{}:", path.join(".")), vec![inner])
}

pub(super) fn pattern(what: &Pattern) -> Sexp {
    match &what.kind {
        PatternKind::Constant(inner) => expr(inner),
        PatternKind::TypeOrConstant(named) => node("type?", vec![ty(named)]),
        PatternKind::Type(named) => node("type", vec![ty(named)]),
        PatternKind::Declaration { ty: named, designation: variable } => {
            node("declare", vec![ty(named), designation(variable)])
        }
        PatternKind::Var(variable) => node("var", vec![designation(variable)]),
        PatternKind::Discard => atom("_"),
        PatternKind::Relational { operator, operand } => node(operator.symbol(), vec![expr(operand)]),
        PatternKind::Not(inner) => node("not", vec![pattern(inner)]),
        PatternKind::And(left, right) => node("and", vec![pattern(left), pattern(right)]),
        PatternKind::Or(left, right) => node("or", vec![pattern(left), pattern(right)]),
        PatternKind::Parenthesized(inner) => node("paren", vec![pattern(inner)]),
        PatternKind::Recursive(inner) => node(
            "recursive",
            some(vec![
                inner.ty.as_ref().map(ty),
                inner.positional.as_ref().map(|list| node("positional", list.iter().map(subpattern).collect())),
                inner.properties.as_ref().map(|list| node("properties", list.iter().map(subpattern).collect())),
                inner.designation.as_ref().map(|variable| node("as", vec![designation(variable)])),
            ]),
        ),
        PatternKind::List { patterns, designation: variable } => {
            let mut parts: Vec<Sexp> = patterns.iter().map(pattern).collect();
            parts.extend(variable.as_ref().map(|variable| node("as", vec![designation(variable)])));
            node("list", parts)
        }
        PatternKind::Slice(inner) => node("slice", inner.iter().map(|inner| pattern(inner)).collect()),
        PatternKind::Error => atom("<error>"),
    }
}

pub(super) fn attribute(attribute: &Attribute) -> Sexp {
    if attribute.arguments.is_empty() {
        return atom(qualified_name(&attribute.name));
    }
    let parts = attribute.arguments.iter().map(|it| match &it.name {
        AttributeArgumentName::Positional => expr(&it.value),
        AttributeArgumentName::Parameter(name) => node(format!("{name}:"), vec![expr(&it.value)]),
        AttributeArgumentName::Property(name) => node(format!("{name}="), vec![expr(&it.value)]),
    });
    node(qualified_name(&attribute.name), parts.collect())
}

pub(super) fn constraint(constraint: &Constraint) -> Sexp {
    atom(match &constraint.kind {
        ConstraintKind::Class { nullable: false } => "class".to_string(),
        ConstraintKind::Class { nullable: true } => "class?".to_string(),
        ConstraintKind::Struct => "struct".to_string(),
        ConstraintKind::Constructor => "new()".to_string(),
        ConstraintKind::Default => "default".to_string(),
        ConstraintKind::AllowsRefStruct => "allows-ref-struct".to_string(),
        ConstraintKind::NotNull => "notnull".to_string(),
        ConstraintKind::Unmanaged => "unmanaged".to_string(),
        ConstraintKind::Type(named) => type_text(named),
    })
}
