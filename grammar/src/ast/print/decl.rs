//! Declarations.

use super::super::*;
use super::expr::{attribute, constraint, expr};
use super::stmt::{block, stmt, variables};
use super::{Sexp, atom, listed, modifiers, name, node, qualified_name, some, ty, type_text};

pub(super) fn unit(unit: &CompilationUnit) -> Sexp {
    let mut parts: Vec<Sexp> =
        unit.extern_aliases.iter().map(|alias| node("extern-alias", vec![name(alias)])).collect();
    parts.extend(unit.usings.iter().map(using));
    parts.extend(attributes(&unit.attributes));
    parts.extend(unit.members.iter().map(declaration));
    parts.extend(unit.trailing_expression.as_ref().map(|value| node("value", vec![expr(value)])));
    node("unit", parts)
}

fn using(using: &UsingDirective) -> Sexp {
    let mut parts = Vec::new();
    if using.is_global {
        parts.push(atom("[global]"));
    }
    match &using.kind {
        UsingKind::Namespace(namespace) => parts.push(atom(qualified_name(namespace))),
        UsingKind::Static(target) => parts.extend([atom("[static]"), ty(target)]),
        UsingKind::Alias { name: alias, ty: target } => parts.push(node("=", vec![name(alias), ty(target)])),
    }
    node("using", parts)
}

pub(super) fn attributes(lists: &[AttributeList]) -> Option<Sexp> {
    let parts = lists.iter().flat_map(|list| {
        let target = list.target.as_ref().map(|target| atom(format!("{target}:")));
        target.into_iter().chain(list.attributes.iter().map(attribute))
    });
    listed("attributes", parts.collect())
}

pub(super) fn parameter(parameter: &Parameter) -> Sexp {
    let words: Vec<&str> = parameter.modifiers.iter().map(|(modifier, _)| modifier.keyword()).collect();
    let mut text = words.join(" ");
    for part in [parameter.ty.as_ref().map(type_text), Some(parameter.name.as_str().to_string())].into_iter().flatten()
    {
        if !text.is_empty() && !part.is_empty() {
            text.push(' ');
        }
        text.push_str(&part);
    }
    let plain = atom(text.clone());
    if parameter.attributes.is_empty() && parameter.default.is_none() {
        return if text.contains(' ') { atom(format!("({text})")) } else { plain };
    }
    let default = parameter.default.as_ref().map(|value| node("=", vec![expr(value)]));
    node(text, some(vec![attributes(&parameter.attributes), default]))
}

pub(super) fn parameters(list: &[Parameter]) -> Sexp {
    node("parameters", list.iter().map(parameter).collect())
}

pub(super) fn type_parameters(list: &[TypeParameter]) -> Option<Sexp> {
    let parts = list.iter().map(|it| {
        let variance = match it.variance {
            Variance::None => "",
            Variance::Covariant => "out ",
            Variance::Contravariant => "in ",
        };
        atom(format!("{variance}{}", it.name))
    });
    listed("types", parts.collect())
}

pub(super) fn constraints(list: &[TypeParameterConstraintClause]) -> Option<Sexp> {
    let parts =
        list.iter().map(|clause| node(clause.name.as_str(), clause.constraints.iter().map(constraint).collect()));
    listed("where", parts.collect())
}

pub(super) fn body(body: &Body) -> Option<Sexp> {
    match body {
        Body::None => None,
        Body::Block(inner) => Some(block(inner)),
        Body::Expr(value) => Some(node("=>", vec![expr(value)])),
        Body::Deferred(deferred) => Some(node("deferred", vec![atom(format!("{:?}", deferred.span))])),
    }
}

fn accessors(list: &[Accessor]) -> Vec<Sexp> {
    let one = |it: &Accessor| {
        node(it.kind.keyword(), some(vec![attributes(&it.attributes), modifiers(&it.modifiers), body(&it.body)]))
    };
    list.iter().map(one).collect()
}

fn property_accessors(what: &PropertyAccessors) -> Vec<Sexp> {
    match what {
        PropertyAccessors::Expr(inner) => body(inner).into_iter().collect(),
        PropertyAccessors::List(list, _) => accessors(list),
    }
}

fn member_name(owner: Option<&Type>, member: &str) -> Sexp {
    atom(match owner {
        Some(owner) => format!("{}.{member}", type_text(owner)),
        None => member.to_string(),
    })
}

pub(super) fn declaration(what: &Declaration) -> Sexp {
    let front = some(vec![attributes(&what.attributes), modifiers(&what.modifiers)]);
    let make = |head: &str, parts: Vec<Sexp>| node(head, front.into_iter().chain(parts).collect());
    match &what.kind {
        DeclarationKind::Namespace(it) => {
            let mut parts = vec![atom(qualified_name(&it.name))];
            parts.extend(it.is_file_scoped.then(|| atom("[file-scoped]")));
            parts.extend(it.usings.iter().map(using));
            parts.extend(it.members.iter().map(declaration));
            make("namespace", parts)
        }
        DeclarationKind::Type(it) => {
            let bases = it.bases.iter().map(|base| match &base.arguments {
                Some(list) => node(type_text(&base.ty), super::expr::arguments(list)),
                None => ty(&base.ty),
            });
            let mut parts = some(vec![
                Some(name(&it.name)),
                type_parameters(&it.type_parameters),
                it.parameters.as_ref().map(|list| parameters(list)),
                listed("bases", bases.collect()),
                constraints(&it.constraints),
            ]);
            parts.extend(it.members.iter().map(declaration));
            make(&it.kind.keyword().replace(' ', "-"), parts)
        }
        DeclarationKind::Extension(it) => {
            let receiver = node("receiver", vec![parameter(&it.receiver)]);
            let mut parts =
                some(vec![type_parameters(&it.type_parameters), Some(receiver), constraints(&it.constraints)]);
            parts.extend(it.members.iter().map(declaration));
            make("extension", parts)
        }
        DeclarationKind::Enum(it) => {
            let mut parts =
                some(vec![Some(name(&it.name)), it.underlying_type.as_ref().map(|base| node("base", vec![ty(base)]))]);
            parts.extend(it.members.iter().map(|member| {
                let inner = some(vec![attributes(&member.attributes), member.value.as_ref().map(expr)]);
                if inner.is_empty() { name(&member.name) } else { node(member.name.as_str(), inner) }
            }));
            make("enum", parts)
        }
        DeclarationKind::Delegate(it) => make(
            "delegate",
            some(vec![
                Some(ty(&it.return_type)),
                Some(name(&it.name)),
                type_parameters(&it.type_parameters),
                Some(parameters(&it.parameters)),
                constraints(&it.constraints),
            ]),
        ),
        DeclarationKind::Field(it) => make("field", variables(it)),
        DeclarationKind::EventField(it) => make("event", variables(it)),
        DeclarationKind::Event(it) => {
            let mut parts = vec![ty(&it.ty), member_name(it.explicit_interface.as_ref(), it.name.as_str())];
            parts.extend(accessors(&it.accessors));
            make("event", parts)
        }
        DeclarationKind::Method(it) => make(
            "method",
            some(vec![
                Some(ty(&it.return_type)),
                Some(member_name(it.explicit_interface.as_ref(), it.name.as_str())),
                type_parameters(&it.type_parameters),
                Some(parameters(&it.parameters)),
                constraints(&it.constraints),
                body(&it.body),
            ]),
        ),
        DeclarationKind::Property(it) => {
            let mut parts = vec![ty(&it.ty), member_name(it.explicit_interface.as_ref(), it.name.as_str())];
            parts.extend(property_accessors(&it.accessors));
            parts.extend(it.initializer.as_ref().map(|value| node("=", vec![expr(value)])));
            make("property", parts)
        }
        DeclarationKind::Indexer(it) => {
            let mut parts =
                vec![ty(&it.ty), member_name(it.explicit_interface.as_ref(), "this"), parameters(&it.parameters)];
            parts.extend(property_accessors(&it.accessors));
            make("indexer", parts)
        }
        DeclarationKind::Operator(it) => {
            let symbol = format!("{}{}", if it.is_checked { "checked " } else { "" }, it.operator.symbol());
            let head = vec![
                Some(ty(&it.return_type)),
                Some(member_name(it.explicit_interface.as_ref(), &symbol)),
                Some(parameters(&it.parameters)),
                body(&it.body),
            ];
            make("operator", some(head))
        }
        DeclarationKind::Conversion(it) => {
            let kind = if it.is_implicit { "implicit" } else { "explicit" };
            let head = vec![
                Some(member_name(it.explicit_interface.as_ref(), kind)),
                it.is_checked.then(|| atom("checked")),
                Some(ty(&it.ty)),
                Some(parameters(&it.parameters)),
                body(&it.body),
            ];
            make("conversion", some(head))
        }
        DeclarationKind::Constructor(it) => {
            let initializer = it.initializer.as_ref().map(|initializer| {
                node(if initializer.is_base { "base" } else { "this" }, super::expr::arguments(&initializer.arguments))
            });
            make(
                "constructor",
                some(vec![Some(name(&it.name)), Some(parameters(&it.parameters)), initializer, body(&it.body)]),
            )
        }
        DeclarationKind::Destructor(it) => make("destructor", some(vec![Some(name(&it.name)), body(&it.body)])),
        DeclarationKind::Statement(it) => stmt(it),
        DeclarationKind::Error => atom("<error>"),
    }
}
