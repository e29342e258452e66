//! Patterns.

use crate::ast::*;

pub(crate) fn or_pattern(left: Pattern, right: Pattern) -> Pattern {
    let span = left.span.to(right.span);
    Pattern { kind: PatternKind::Or(Box::new(left), Box::new(right)), span }
}

pub(crate) fn and_pattern(left: Pattern, right: Pattern) -> Pattern {
    let span = left.span.to(right.span);
    Pattern { kind: PatternKind::And(Box::new(left), Box::new(right)), span }
}

pub(crate) fn designation(name: Name) -> Designation {
    if name.as_str() == "_" { Designation::Discard(name.span) } else { Designation::Single(name) }
}

pub(crate) fn type_pattern(ty: Type, designation: Option<Designation>) -> PatternKind {
    match designation {
        Some(designation) => PatternKind::Declaration { ty, designation },
        None if matches!(ty.kind, TypeKind::Named(_)) => PatternKind::TypeOrConstant(ty),
        None => PatternKind::Type(ty),
    }
}

pub(crate) fn recursive_pattern(
    ty: Option<Type>,
    positional: Option<Vec<Subpattern>>,
    properties: Option<Vec<Subpattern>>,
    designation: Option<Designation>,
) -> PatternKind {
    match (&ty, positional, &properties, &designation) {
        // One pattern in parentheses and nothing else is that pattern.
        (None, Some(mut only), None, None) if only.len() == 1 && only.iter().all(|it| it.path.is_empty()) => {
            match only.pop() {
                Some(inner) => PatternKind::Parenthesized(Box::new(inner.pattern)),
                None => PatternKind::Error,
            }
        }
        (_, positional, _, _) => {
            PatternKind::Recursive(Box::new(RecursivePattern { ty, positional, properties, designation }))
        }
    }
}
