//! What .NET's source generator writes for a partial method or property with `[GeneratedRegex]`.
//!
//! ```text
//! [GeneratedRegex(@"\d+", RegexOptions.IgnoreCase)] private static partial Regex Digits();
//! [GeneratedRegex(@"\d+", RegexOptions.IgnoreCase)] private static partial Regex Digits() => GeneratedRegexes.Get(@"\d+", RegexOptions.IgnoreCase);
//! ```
//!
//! The arguments move as they are written, so they mean what they mean in the class. The library keeps one `Regex` for the same arguments.

use crate::syntax as ast;

const LIBRARY_METHOD: [&str; 5] = ["Hoist", "Runtime", "RegularExpressions", "GeneratedRegexes", "Get"];

/// The body of a partial member without one, if it has the attribute.
pub(super) fn generated_body(member: &ast::Declaration, body: &ast::Body) -> Option<ast::Body> {
    if !member.modifiers.is_partial() || !matches!(body, ast::Body::None) {
        return None;
    }
    let attribute = member.attributes.iter().flat_map(|list| &list.attributes).find(|attribute| {
        attribute.name.parts.last().is_some_and(|part| super::attributes::strip(part.name.as_str()) == "GeneratedRegex")
    })?;
    let span = attribute.span;
    let simple = |text: &str| ast::SimpleName { name: ast::Name::new(text, span), type_arguments: Vec::new(), span };
    let expr = |kind| ast::Expr { kind, span };
    let mut target =
        expr(ast::ExprKind::AliasQualified { alias: ast::Name::new("global", span), name: simple(LIBRARY_METHOD[0]) });
    for part in &LIBRARY_METHOD[1..] {
        target = expr(ast::ExprKind::MemberAccess { target: Box::new(target), name: simple(part) });
    }
    let arguments = attribute.arguments.iter().map(|argument| ast::Argument {
        name: match &argument.name {
            ast::AttributeArgumentName::Positional => None,
            ast::AttributeArgumentName::Parameter(name) | ast::AttributeArgumentName::Property(name) => {
                Some(name.clone())
            }
        },
        ref_kind: ast::ArgumentRefKind::None,
        value: argument.value.clone(),
        span: argument.value.span,
    });
    let call =
        ast::ExprKind::Invocation { target: Box::new(target), arguments: arguments.collect(), arguments_span: span };
    Some(ast::Body::Expr(expr(call)))
}
