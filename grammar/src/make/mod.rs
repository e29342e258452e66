//! What the grammar's actions do: one function for each node that is more than its parts.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::ast::*;
use crate::error::{Severity, SyntaxError};

mod decl;
mod expr;
mod pattern;
mod stmt;

pub(crate) use decl::*;
pub(crate) use expr::*;
pub(crate) use pattern::*;
pub(crate) use stmt::*;

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
        let text = if let Some(known) = self.names.get(plain) {
            known.clone()
        } else {
            let text: Rc<str> = plain.into();
            self.names.insert(text.clone());
            text
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
                    self.error("CS0081", "Type parameter declaration must be an identifier not a type", argument.span);
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
}

pub(crate) fn block_unit(block: Block, start: u32, end: u32) -> CompilationUnit {
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

pub(crate) fn arglist_parameter(start: u32, end: u32) -> Parameter {
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

pub(crate) fn new_array(
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
