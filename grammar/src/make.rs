//! What the grammar's actions do: one function for each node that is more than its parts.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::ast::*;
use crate::error::{Severity, SyntaxError};

pub(crate) type Utf16 = Rc<[u16]>;

/// What actions need besides their parts: the text, decoded literals, shared names, and a place for errors.
pub(crate) struct Context<'t> {
    pub(crate) text: &'t str,
    pub(crate) literals: &'t [(u32, Literal)],
    pub(crate) names: FxHashSet<Rc<str>>,
    pub(crate) errors: Vec<SyntaxError>,
}

/// What can stand in a file or a namespace.
pub(crate) enum Item {
    ExternAlias(Name),
    Using(UsingDirective),
    Attributes(AttributeList),
    Member(Declaration),
}

pub(crate) struct PropertyBody {
    pub(crate) accessors: PropertyAccessors,
    pub(crate) initializer: Option<Expr>,
}

pub(crate) struct LambdaHead {
    pub(crate) return_type: Option<Type>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) has_parentheses: bool,
}

#[derive(Default)]
struct Contents {
    extern_aliases: Vec<Name>,
    usings: Vec<UsingDirective>,
    attributes: Vec<AttributeList>,
    members: Vec<Declaration>,
}

impl<'t> Context<'t> {
    pub(crate) fn new(text: &'t str, literals: &'t [(u32, Literal)]) -> Self {
        Self { text, literals, names: FxHashSet::default(), errors: Vec::new() }
    }

    fn error(&mut self, code: &'static str, message: impl Into<String>, span: Span) {
        self.errors.push(SyntaxError { code, severity: Severity::Error, message: message.into(), span });
    }

    pub(crate) fn name(&mut self, start: u32, end: u32) -> Name {
        let span = Span::new(start, end);
        let written = span.of(self.text);
        let plain = written.strip_prefix('@').unwrap_or(written);
        let decoded = if plain.contains('\\') { Some(crate::lexer::decode_name(plain)) } else { None };
        let plain = decoded.as_deref().unwrap_or(plain);
        let text = match self.names.get(plain) {
            Some(known) => known.clone(),
            None => {
                let text: Rc<str> = plain.into();
                self.names.insert(text.clone());
                text
            }
        };
        Name { text, span }
    }

    fn literal_at(&self, start: u32) -> Option<Literal> {
        let index = self.literals.binary_search_by_key(&start, |(at, _)| *at).ok()?;
        self.literals.get(index).map(|(_, literal)| literal.clone())
    }

    pub(crate) fn literal(&self, start: u32) -> ExprKind {
        self.literal_at(start).map_or(ExprKind::Error, ExprKind::Literal)
    }

    pub(crate) fn text(&self, start: u32) -> Utf16 {
        match self.literal_at(start) {
            Some(Literal::String(units)) => units,
            _ => Rc::from([]),
        }
    }

    pub(crate) fn modifier(&mut self, list: &mut Modifiers, modifier: Modifier, start: u32, end: u32) {
        let span = Span::new(start, end);
        if !list.push(modifier, span) {
            self.error("CS1004", format!("Duplicate '{}' modifier", modifier.keyword()), span);
        }
    }

    pub(crate) fn unit(&mut self, items: Vec<Item>, last: Option<Expr>, start: u32, end: u32) -> CompilationUnit {
        let contents = self.contents(items);
        CompilationUnit {
            extern_aliases: contents.extern_aliases,
            usings: contents.usings,
            attributes: contents.attributes,
            members: contents.members,
            trailing_expression: last,
            span: Span::new(start, end),
        }
    }

    pub(crate) fn block_unit(&mut self, block: Block, start: u32, end: u32) -> CompilationUnit {
        let span = block.span;
        let stmt = Stmt { kind: StmtKind::Block(block), span };
        CompilationUnit {
            members: vec![declaration(
                Vec::new(),
                Modifiers::new(),
                DeclarationKind::Statement(stmt),
                span.start,
                span.end,
            )],
            span: Span::new(start, end),
            ..CompilationUnit::default()
        }
    }

    /// Sorts items by kind; what follows `namespace N;` is inside of it.
    fn contents(&mut self, items: Vec<Item>) -> Contents {
        let mut outer = Contents::default();
        let mut scoped: Option<(Declaration, Contents)> = None;
        for item in items {
            let here = match &mut scoped {
                Some((_, inner)) => inner,
                None => &mut outer,
            };
            match item {
                Item::ExternAlias(name) => here.extern_aliases.push(name),
                Item::Using(using) => {
                    if here.members.iter().any(|member| !matches!(member.kind, DeclarationKind::Error)) {
                        let message = "A using clause must precede all other elements defined in the namespace except extern alias declarations";
                        self.error("CS1529", message, using.span);
                    }
                    here.usings.push(using);
                }
                Item::Attributes(list) => outer.attributes.push(list),
                Item::Member(member) => match &member.kind {
                    DeclarationKind::Namespace(namespace) if namespace.is_file_scoped => {
                        if scoped.is_some() {
                            let span = namespace.name.span;
                            self.error(
                                "CS8954",
                                "Source file can only contain one file-scoped namespace declaration.",
                                span,
                            );
                            continue;
                        }
                        if outer.members.iter().any(|it| !matches!(it.kind, DeclarationKind::Error)) {
                            let span = namespace.name.span;
                            self.error(
                                "CS8956",
                                "File-scoped namespace must precede all other members in a file.",
                                span,
                            );
                        }
                        scoped = Some((member, Contents::default()));
                    }
                    _ => here.members.push(member),
                },
            }
        }
        if let Some((mut declaration, inner)) = scoped {
            if let DeclarationKind::Namespace(namespace) = &mut declaration.kind {
                if let Some(last) = inner.members.last() {
                    declaration.span = declaration.span.to(last.span);
                }
                namespace.usings = inner.usings;
                namespace.members = inner.members;
            }
            outer.members.push(declaration);
        }
        outer
    }

    pub(crate) fn namespace(&mut self, name: QualifiedName, items: Vec<Item>) -> DeclarationKind {
        let contents = self.contents(items);
        DeclarationKind::Namespace(Box::new(NamespaceDeclaration {
            name,
            is_file_scoped: false,
            usings: contents.usings,
            members: contents.members,
        }))
    }

    pub(crate) fn method(
        &mut self,
        return_type: Type,
        name: QualifiedName,
        parameters: Vec<Parameter>,
        constraints: Vec<TypeParameterConstraintClause>,
        body: Body,
    ) -> DeclarationKind {
        let (explicit_interface, last) = split_member_name(name);
        let mut type_parameters = Vec::with_capacity(last.type_arguments.len());
        for argument in &last.type_arguments {
            match argument.as_identifier() {
                Some(name) => type_parameters.push(TypeParameter {
                    attributes: Vec::new(),
                    variance: Variance::None,
                    name: name.clone(),
                    span: argument.span,
                }),
                None => {
                    self.error("CS0081", "Type parameter declaration must be an identifier not a type", argument.span)
                }
            }
        }
        DeclarationKind::Method(Box::new(MethodDeclaration {
            return_type,
            explicit_interface,
            name: last.name,
            type_parameters,
            parameters,
            constraints,
            body,
        }))
    }

    pub(crate) fn arglist_parameter(&mut self, start: u32, end: u32) -> Parameter {
        let span = Span::new(start, end);
        Parameter {
            attributes: Vec::new(),
            modifiers: Modifiers::new(),
            ty: Some(Type::new(TypeKind::Error, span)),
            name: Name::new("__arglist", span),
            default: None,
            span,
        }
    }

    pub(crate) fn arglist(&mut self, start: u32, end: u32) -> ExprKind {
        ExprKind::Unsupported(match Span::new(start, end).of(self.text) {
            "__makeref" => "__makeref",
            "__reftype" => "__reftype",
            "__refvalue" => "__refvalue",
            _ => "__arglist",
        })
    }

    pub(crate) fn tuple_type(&mut self, elements: Vec<TupleElement>, start: u32, end: u32) -> Type {
        let span = Span::new(start, end);
        if elements.len() < 2 {
            self.error("CS8124", "Tuple must contain at least two elements.", Span::new(end - 1, end));
        }
        Type::new(TypeKind::Tuple(elements), span)
    }

    #[allow(clippy::too_many_arguments, reason = "one for each part of the statement")]
    pub(crate) fn foreach(
        &mut self,
        await_keyword: Option<Span>,
        variable: ForEachVariable,
        in_span: Span,
        collection: Expr,
        body: Stmt,
        start: u32,
        end: u32,
    ) -> Stmt {
        if let ForEachVariable::Expression(expr) = &variable
            && !matches!(expr.kind, ExprKind::Tuple(_))
        {
            self.error("CS0230", "Type and identifier are both required in a foreach statement", in_span);
        }
        stmt(
            StmtKind::ForEach(Box::new(ForEachStatement { await_keyword, variable, collection, body, in_span })),
            start,
            end,
        )
    }

    pub(crate) fn try_stmt(
        &mut self,
        block: Block,
        catches: Vec<CatchClause>,
        finally: Option<Block>,
        start: u32,
        end: u32,
    ) -> StmtKind {
        if catches.is_empty() && finally.is_none() {
            let at = block.span.end;
            self.error("CS1524", "Expected catch or finally", Span::new(at.saturating_sub(1), at));
        }
        let general = catches.iter().position(|clause| clause.ty.is_none() && clause.filter.is_none());
        if let Some(index) = general
            && let Some(next) = catches.get(index + 1)
        {
            let message = "Catch clauses cannot follow the general catch clause of a try statement";
            self.error("CS1017", message, next.keyword_span);
        }
        StmtKind::Try(Box::new(TryStatement { block, catches, finally, try_span: Span::new(start, end) }))
    }

    pub(crate) fn yield_without_value(&mut self, start: u32, end: u32) -> StmtKind {
        self.error("CS1627", "Expression expected after yield return", Span::new(start, end));
        StmtKind::Error
    }

    pub(crate) fn lambda_ident(&mut self, start: u32, end: u32) -> LambdaHead {
        let name = self.name(start, end);
        let span = name.span;
        let parameter =
            Parameter { attributes: Vec::new(), modifiers: Modifiers::new(), ty: None, name, default: None, span };
        LambdaHead { return_type: None, parameters: vec![parameter], has_parentheses: false }
    }

    /// `-2147483648` is one literal: its digits alone would be too large for an int.
    pub(crate) fn prefix(&mut self, operator: PrefixOperator, operand: Expr, start: u32, end: u32) -> Expr {
        let span = Span::new(start, operand.span.end);
        if operator == PrefixOperator::Minus {
            let is_decimal_digits =
                || operand.span.of(self.text).bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
            let is_long_digits = || {
                let text = operand.span.of(self.text);
                text.trim_end_matches(['l', 'L']).bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
            };
            match &operand.kind {
                ExprKind::Literal(Literal::UInt(0x8000_0000)) if is_decimal_digits() => {
                    return Expr::new(ExprKind::Literal(Literal::Int(i32::MIN)), span);
                }
                ExprKind::Literal(Literal::ULong(0x8000_0000_0000_0000)) if is_long_digits() => {
                    return Expr::new(ExprKind::Literal(Literal::Long(i64::MIN)), span);
                }
                _ => {}
            }
        }
        let kind = ExprKind::PrefixUnary { operator, operand: Box::new(operand), operator_span: Span::new(start, end) };
        Expr::new(kind, span)
    }

    pub(crate) fn new_array(
        &mut self,
        element: Type,
        sizes: Vec<Expr>,
        ranks: Vec<u32>,
        initializer: Option<Expr>,
        end: u32,
    ) -> ExprKind {
        let span = Span::new(element.span.start, end);
        let mut element = element;
        for rank in ranks {
            element = array_type(element, rank, end);
        }
        let rank = sizes.len() as u32;
        let ty = Type::new(TypeKind::Array(Box::new(ArrayType { element, rank, sizes })), span);
        array_creation(Some(ty), 0, initializer)
    }
}

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
fn split_member_name(mut name: QualifiedName) -> (Option<Type>, SimpleName) {
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

// ── Statements ──

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

// ── Expressions ──

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

// ── Patterns ──

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
