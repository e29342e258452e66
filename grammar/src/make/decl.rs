//! Declarations, names and types.

use super::{Item, PropertyBody};
use crate::ast::*;

pub(crate) fn using(is_global: bool, kind: UsingKind, start: u32, end: u32) -> Item {
    Item::Using(UsingDirective { is_global, kind, span: Span::new(start, end) })
}

pub(crate) fn attribute_list(list: (Option<Name>, Vec<Attribute>), start: u32, end: u32) -> AttributeList {
    AttributeList { target: list.0, attributes: list.1, span: Span::new(start, end) }
}

pub(crate) fn statement_item(stmt: Stmt) -> Item {
    let span = stmt.span;
    Item::Member(declaration(Vec::new(), Modifiers::new(), DeclarationKind::Statement(stmt), span.start, span.end))
}

pub(crate) fn declaration(
    attributes: Vec<AttributeList>,
    modifiers: Modifiers,
    kind: DeclarationKind,
    start: u32,
    end: u32,
) -> Declaration {
    Declaration { attributes, modifiers, kind, span: Span::new(start, end) }
}

pub(crate) fn error_member(start: u32, end: u32) -> Declaration {
    declaration(Vec::new(), Modifiers::new(), DeclarationKind::Error, start, end)
}

pub(crate) fn file_scoped_namespace(name: QualifiedName) -> DeclarationKind {
    let (usings, members) = (Vec::new(), Vec::new());
    DeclarationKind::Namespace(Box::new(NamespaceDeclaration { name, is_file_scoped: true, usings, members }))
}

pub(crate) fn type_declaration(
    kind: TypeDeclarationKind,
    name: Name,
    type_parameters: Vec<TypeParameter>,
    parameters: Option<Vec<Parameter>>,
    bases: Vec<BaseType>,
    constraints: Vec<TypeParameterConstraintClause>,
    body: (Vec<Declaration>, Span),
) -> DeclarationKind {
    let (members, body_span) = body;
    DeclarationKind::Type(Box::new(TypeDeclaration {
        kind,
        name,
        type_parameters,
        parameters,
        bases,
        constraints,
        members,
        body_span,
    }))
}

pub(crate) fn extension(
    type_parameters: Vec<TypeParameter>,
    receiver: Parameter,
    constraints: Vec<TypeParameterConstraintClause>,
    body: (Vec<Declaration>, Span),
) -> DeclarationKind {
    let (members, body_span) = body;
    DeclarationKind::Extension(Box::new(ExtensionDeclaration {
        type_parameters,
        receiver,
        constraints,
        members,
        body_span,
    }))
}

pub(crate) fn enumeration(
    name: Name,
    ty: Option<Type>,
    members: Vec<EnumMember>,
    start: u32,
    end: u32,
) -> DeclarationKind {
    let body_span = Span::new(start, end);
    DeclarationKind::Enum(Box::new(EnumDeclaration { name, underlying_type: ty, members, body_span }))
}

pub(crate) fn delegate(
    return_type: Type,
    name: Name,
    type_parameters: Vec<TypeParameter>,
    parameters: Vec<Parameter>,
    constraints: Vec<TypeParameterConstraintClause>,
) -> DeclarationKind {
    DeclarationKind::Delegate(Box::new(DelegateDeclaration {
        return_type,
        name,
        type_parameters,
        parameters,
        constraints,
    }))
}

fn variables(ty: Type, declarators: Vec<VariableDeclarator>) -> VariableDeclaration {
    let end = declarators.last().map_or(ty.span, |last| last.span);
    let span = ty.span.to(end);
    VariableDeclaration { ty, declarators, span }
}

pub(crate) fn field(ty: Type, declarators: Vec<VariableDeclarator>) -> DeclarationKind {
    DeclarationKind::Field(variables(ty, declarators))
}

pub(crate) fn event_field(ty: Type, declarators: Vec<VariableDeclarator>) -> DeclarationKind {
    DeclarationKind::EventField(variables(ty, declarators))
}

/// `IFoo<T>.Name` as the interface and the member's own name.
pub(super) fn split_member_name(mut name: QualifiedName) -> (Option<Type>, SimpleName) {
    let last = name.parts.pop().unwrap_or_else(|| simple_name(Name::new("", name.span)));
    if name.parts.is_empty() {
        return (None, last);
    }
    (Some(owner_type(name)), last)
}

/// The interface in front of the last dot.
fn owner_type(mut name: QualifiedName) -> Type {
    if let (Some(first), Some(last)) = (name.parts.first(), name.parts.last()) {
        let start = name.alias.as_ref().map_or(first.span.start, |alias| alias.span.start);
        name.span = Span::new(start, last.span.end);
    }
    named_type(name)
}

pub(crate) fn event(ty: Type, name: QualifiedName, accessors: Vec<Accessor>) -> DeclarationKind {
    let (explicit_interface, last) = split_member_name(name);
    DeclarationKind::Event(Box::new(EventDeclaration { ty, explicit_interface, name: last.name, accessors }))
}

pub(crate) fn property(ty: Type, name: QualifiedName, body: PropertyBody) -> DeclarationKind {
    let (explicit_interface, last) = split_member_name(name);
    DeclarationKind::Property(Box::new(PropertyDeclaration {
        ty,
        explicit_interface,
        name: last.name,
        accessors: body.accessors,
        initializer: body.initializer,
    }))
}

pub(crate) fn arrow_property(body: Body) -> PropertyBody {
    PropertyBody { accessors: PropertyAccessors::Expr(body), initializer: None }
}

pub(crate) fn indexer(
    ty: Type,
    owner: Option<QualifiedName>,
    parameters: Vec<Parameter>,
    body: PropertyBody,
    start: u32,
    end: u32,
) -> DeclarationKind {
    DeclarationKind::Indexer(Box::new(IndexerDeclaration {
        ty,
        explicit_interface: owner.map(owner_type),
        this_span: Span::new(start, end),
        parameters,
        accessors: body.accessors,
    }))
}

#[allow(clippy::too_many_arguments, reason = "one for each part of the declaration")]
pub(crate) fn operator(
    return_type: Type,
    owner: Option<QualifiedName>,
    is_checked: bool,
    operator: OverloadableOperator,
    parameters: Vec<Parameter>,
    body: Body,
    start: u32,
    end: u32,
) -> DeclarationKind {
    DeclarationKind::Operator(Box::new(OperatorDeclaration {
        return_type,
        explicit_interface: owner.map(owner_type),
        is_checked,
        operator,
        operator_span: Span::new(start, end),
        parameters,
        body,
    }))
}

#[allow(clippy::too_many_arguments, reason = "one for each part of the declaration")]
pub(crate) fn conversion(
    is_implicit: bool,
    owner: Option<QualifiedName>,
    is_checked: bool,
    ty: Type,
    parameters: Vec<Parameter>,
    body: Body,
    start: u32,
    end: u32,
) -> DeclarationKind {
    DeclarationKind::Conversion(Box::new(ConversionDeclaration {
        is_implicit,
        is_checked,
        explicit_interface: owner.map(owner_type),
        ty,
        parameters,
        operator_span: Span::new(start, end),
        body,
    }))
}

pub(crate) fn constructor(
    name: Name,
    parameters: Vec<Parameter>,
    initializer: Option<ConstructorInitializer>,
    body: Body,
) -> DeclarationKind {
    DeclarationKind::Constructor(Box::new(ConstructorDeclaration { name, parameters, initializer, body }))
}

pub(crate) fn destructor(name: Name, body: Body) -> DeclarationKind {
    DeclarationKind::Destructor(Box::new(DestructorDeclaration { name, body }))
}

pub(crate) fn deferred(kind: DeferredBodyKind, start: u32, end: u32) -> Body {
    Body::Deferred(DeferredBody { span: Span::new(start, end), kind })
}

/// `notnull` and `unmanaged` are names that mean something only here.
pub(crate) fn type_constraint(ty: Type) -> ConstraintKind {
    match ty.as_identifier().map(Name::as_str) {
        Some("notnull") => ConstraintKind::NotNull,
        Some("unmanaged") => ConstraintKind::Unmanaged,
        _ => ConstraintKind::Type(ty),
    }
}

pub(crate) fn receiver(
    attributes: Vec<AttributeList>,
    modifiers: Modifiers,
    ty: Type,
    name: Option<Name>,
    start: u32,
    end: u32,
) -> Parameter {
    let name = name.unwrap_or_else(|| Name::new("", Span::new(end, end)));
    Parameter { attributes, modifiers, ty: Some(ty), name, default: None, span: Span::new(start, end) }
}

pub(crate) fn simple_name(name: Name) -> SimpleName {
    let span = name.span;
    SimpleName { name, type_arguments: Vec::new(), span }
}

pub(crate) fn generic_name(name: Name, type_arguments: Vec<Type>, end: u32) -> SimpleName {
    let span = Span::new(name.span.start, end);
    SimpleName { name, type_arguments, span }
}

pub(crate) fn omitted_type(at: u32) -> Type {
    Type::new(TypeKind::Omitted, Span::new(at, at))
}

pub(crate) fn qualified(alias: Option<Name>, name: SimpleName) -> QualifiedName {
    let span = alias.as_ref().map_or(name.span, |alias| alias.span.to(name.span));
    QualifiedName { alias, parts: vec![name], span }
}

pub(crate) fn qualify(mut left: QualifiedName, name: SimpleName) -> QualifiedName {
    left.span = left.span.to(name.span);
    left.parts.push(name);
    left
}

pub(crate) fn named_type(name: QualifiedName) -> Type {
    let span = name.span;
    Type::new(TypeKind::Named(name), span)
}

/// Adds a rank specifier. The first one written is the outermost type, so the new one goes inside those that stand before it.
pub(crate) fn array_type(ty: Type, rank: u32, end: u32) -> Type {
    let span = Span::new(ty.span.start, end);
    match ty.kind {
        TypeKind::Array(mut outer) => {
            let element = std::mem::replace(&mut outer.element, Type::new(TypeKind::Error, span));
            outer.element = array_type(element, rank, end);
            Type::new(TypeKind::Array(outer), span)
        }
        kind => {
            let element = Type::new(kind, ty.span);
            Type::new(TypeKind::Array(Box::new(ArrayType { element, rank, sizes: Vec::new() })), span)
        }
    }
}

pub(crate) fn ref_type(readonly: bool, ty: Type, start: u32, end: u32) -> Type {
    Type::new(TypeKind::Ref { readonly, ty: Box::new(ty) }, Span::new(start, end))
}
