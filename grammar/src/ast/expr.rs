//! Expressions.

use std::rc::Rc;

use super::{
    AttributeList, Block, Designation, Modifiers, Name, Parameter, Pattern, PredefinedType, SimpleName, Span, Type,
    TypeKind,
};

#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Literal(Literal),
    InterpolatedString(Box<InterpolatedString>),
    /// `x`, `F<int>`. Also `field` and `value`, which the binder knows in accessors, and `_`.
    Identifier(SimpleName),
    /// `global::X`, `alias::X`
    AliasQualified {
        alias: Name,
        name: SimpleName,
    },
    /// `int` in `int.Parse`
    PredefinedType(PredefinedType),
    /// A type that can only be a type, where an expression stands: `List<int>.Enumerator` is a member access, `int?` is this.
    Type(Box<Type>),
    This,
    Base,
    Parenthesized(Box<Expr>),
    /// `(a, b: c)`: two or more.
    Tuple(Vec<Argument>),
    /// `target.name`
    MemberAccess {
        target: Box<Expr>,
        name: SimpleName,
    },
    /// `target->name`: refused by the compiler.
    PointerMemberAccess {
        target: Box<Expr>,
        name: SimpleName,
    },
    /// `receiver?.name`, `receiver?[i]`: `access` is the whole rest of the chain (an assignment too, in `a?.b = c`);
    /// its innermost target is a `MemberBinding` or an `ElementBinding`.
    ConditionalAccess {
        receiver: Box<Expr>,
        access: Box<Expr>,
    },
    /// `.name` that begins the rest of a conditional access.
    MemberBinding(SimpleName),
    /// `[arguments]` that begins the rest of a conditional access.
    ElementBinding(Vec<Argument>),
    Invocation {
        target: Box<Expr>,
        arguments: Vec<Argument>,
        /// From `(` to `)`.
        arguments_span: Span,
    },
    ElementAccess {
        target: Box<Expr>,
        arguments: Vec<Argument>,
    },
    PostfixUnary {
        operator: PostfixOperator,
        operand: Box<Expr>,
    },
    PrefixUnary {
        operator: PrefixOperator,
        operand: Box<Expr>,
        operator_span: Span,
    },
    Binary {
        operator: BinaryOperator,
        left: Box<Expr>,
        right: Box<Expr>,
        operator_span: Span,
    },
    Assignment {
        operator: AssignmentOperator,
        target: Box<Expr>,
        value: Box<Expr>,
        operator_span: Span,
    },
    /// `c ? a : b`
    Conditional {
        condition: Box<Expr>,
        when_true: Box<Expr>,
        when_false: Box<Expr>,
    },
    /// `a..b`, each side optional.
    Range {
        start: Option<Box<Expr>>,
        end: Option<Box<Expr>>,
    },
    Cast {
        ty: Box<Type>,
        operand: Box<Expr>,
    },
    /// `operand is pattern`; the pattern is often just `TypeOrConstant`.
    Is {
        operand: Box<Expr>,
        pattern: Box<Pattern>,
    },
    As {
        operand: Box<Expr>,
        ty: Box<Type>,
    },
    Await(Box<Expr>),
    /// `throw e` as an expression.
    Throw(Box<Expr>),
    /// `ref x` where a reference is passed on: `return ref x`, `ref int r = ref a[0]`, `ref c ? ref x : ref y`.
    Ref(Box<Expr>),
    New(Box<ObjectCreation>),
    /// `new { A = 1, b.C }`
    AnonymousObject(Vec<AnonymousMember>),
    ArrayCreation(Box<ArrayCreation>),
    /// `{ 1, 2 }` as the initializer of an array variable, or nested in one.
    ArrayInitializer(Vec<Expr>),
    /// `[1, 2, ..rest]`
    Collection(Vec<CollectionElement>),
    /// `stackalloc T[n]`, `stackalloc[] { .. }`
    StackAlloc(Box<ArrayCreation>),
    Lambda(Box<Lambda>),
    /// `delegate (int x) { .. }`, `delegate { .. }` (parameters `None`).
    AnonymousMethod(Box<AnonymousMethod>),
    Query(Box<Query>),
    /// `operand switch { pattern when guard => value, .. }`
    Switch {
        operand: Box<Expr>,
        arms: Vec<SwitchArm>,
    },
    /// `operand with { A = 1 }`
    With {
        operand: Box<Expr>,
        initializers: Vec<InitializerElement>,
    },
    TypeOf(Box<Type>),
    SizeOf(Box<Type>),
    /// `default` (no type) or `default(T)`.
    Default(Option<Box<Type>>),
    /// `nameof(x)` is an ordinary invocation of the identifier `nameof`; this is never produced for it.
    Checked(Box<Expr>),
    Unchecked(Box<Expr>),
    /// `out int x`, `var (a, b)`, `(int a, var b)`: a declaration where an expression stands.
    Declaration {
        ty: Box<Type>,
        designation: Designation,
    },
    /// `__arglist`, `__makeref(..)` and their kin: refused by the compiler.
    Unsupported(&'static str),
    /// No expression could be read; an error has been reported.
    Error,
}

impl Expr {
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The identifier without type arguments, if the expression is nothing but one.
    pub fn as_identifier(&self) -> Option<&Name> {
        match &self.kind {
            ExprKind::Identifier(simple) if simple.type_arguments.is_empty() => Some(&simple.name),
            _ => None,
        }
    }

    /// The expression inside any number of parentheses.
    pub fn without_parentheses(&self) -> &Expr {
        let mut expr = self;
        while let ExprKind::Parenthesized(inner) = &expr.kind {
            expr = inner;
        }
        expr
    }
}

/// Reads a type's name as the expression that the same text would be; `None` for types that are no names.
pub fn name_of_type_as_expr(ty: &Type) -> Option<Expr> {
    let TypeKind::Named(qualified) = &ty.kind else {
        return match &ty.kind {
            TypeKind::Predefined(predefined) => Some(Expr::new(ExprKind::PredefinedType(*predefined), ty.span)),
            _ => None,
        };
    };
    let mut parts = qualified.parts.iter().cloned();
    let first = parts.next()?;
    let first_span = first.span;
    let mut expr = match &qualified.alias {
        Some(alias) => {
            Expr::new(ExprKind::AliasQualified { alias: alias.clone(), name: first }, alias.span.to(first_span))
        }
        None => Expr::new(ExprKind::Identifier(first), first_span),
    };
    for part in parts {
        let span = expr.span.to(part.span);
        expr = Expr::new(ExprKind::MemberAccess { target: Box::new(expr), name: part }, span);
    }
    Some(expr)
}

/// A decoded literal. The kinds of integers follow the rules of C#: the first of int, uint, long, ulong that fits and
/// that the suffix allows. `-2147483648` and `-9223372036854775808` are single literals here, as C# has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Null,
    Bool(bool),
    Int(i32),
    UInt(u32),
    Long(i64),
    ULong(u64),
    Float(f32),
    Double(f64),
    /// The digits as written, without suffix and underscores (`1.50`, `1e-3`): decimals keep their scale.
    Decimal(Rc<str>),
    Char(u16),
    /// UTF-16, so that lone surrogates live.
    String(Rc<[u16]>),
    /// `"..."u8`
    Utf8String(Rc<[u8]>),
}

/// `$"a{b,5:X2}c"`; texts are decoded, never empty, and never adjacent.
#[derive(Clone, Debug)]
pub struct InterpolatedString {
    pub parts: Vec<InterpolatedPart>,
}

#[derive(Clone, Debug)]
pub enum InterpolatedPart {
    Text(Rc<[u16]>, Span),
    Hole {
        expr: Expr,
        alignment: Option<Expr>,
        format: Option<Rc<[u16]>>,
        /// From `{` to `}`.
        span: Span,
    },
}

/// `name: ref value`. In invocations, element accesses, tuples, attributes and constructor calls.
#[derive(Clone, Debug)]
pub struct Argument {
    pub name: Option<Name>,
    pub ref_kind: ArgumentRefKind,
    pub value: Expr,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgumentRefKind {
    None,
    Ref,
    Out,
    In,
}

/// `new T(arguments) { initializer }`; `ty` is `None` in `new(..)`. `arguments` is `None` in `new T { .. }`.
#[derive(Clone, Debug)]
pub struct ObjectCreation {
    pub ty: Option<Type>,
    pub arguments: Option<Vec<Argument>>,
    pub arguments_span: Span,
    pub initializer: Option<Vec<InitializerElement>>,
    /// From `{` to `}`; empty where there is no initializer.
    pub initializer_span: Span,
}

/// An element of an object or collection initializer.
#[derive(Clone, Debug)]
pub enum InitializerElement {
    /// `Name = value`
    Member { name: Name, value: InitializerValue, span: Span },
    /// `[index] = value`
    Index { arguments: Vec<Argument>, value: InitializerValue, span: Span },
    /// `value`: a call of `Add`
    Value(Expr),
    /// `{ a, b }`: a call of `Add` with several arguments
    Values(Vec<Expr>, Span),
}

#[derive(Clone, Debug)]
pub enum InitializerValue {
    Expr(Expr),
    /// `Name = { .. }`: initializes what is there already.
    Nested(Vec<InitializerElement>, Span),
}

#[derive(Clone, Debug)]
pub struct AnonymousMember {
    /// `None` where the name is that of the value: `new { x.Name }`.
    pub name: Option<Name>,
    pub value: Expr,
}

/// `new int[3, 4] { .. }`, `new[] { .. }`, `stackalloc int[n]`.
#[derive(Clone, Debug)]
pub struct ArrayCreation {
    /// The array type with its sizes in the outermost specifier; `None` where the element type is inferred (`rank` says how many dimensions).
    pub ty: Option<Type>,
    pub rank: u32,
    /// Each element may itself be an [`ExprKind::ArrayInitializer`].
    pub initializer: Option<Vec<Expr>>,
}

#[derive(Clone, Debug)]
pub enum CollectionElement {
    Expr(Expr),
    /// `..e`
    Spread(Expr, Span),
}

/// `async static (x, int y = 1) => body`
#[derive(Clone, Debug)]
pub struct Lambda {
    pub attributes: Vec<AttributeList>,
    /// `async` and `static` only.
    pub modifiers: Modifiers,
    pub return_type: Option<Type>,
    /// Implicitly typed parameters have `ty: None`.
    pub parameters: Vec<Parameter>,
    /// False in `x => x`.
    pub has_parentheses: bool,
    pub body: LambdaBody,
    pub arrow_span: Span,
}

#[derive(Clone, Debug)]
pub enum LambdaBody {
    Expr(Expr),
    Block(Block),
}

#[derive(Clone, Debug)]
pub struct AnonymousMethod {
    pub modifiers: Modifiers,
    pub parameters: Option<Vec<Parameter>>,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct SwitchArm {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub value: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Query {
    pub from: FromClause,
    pub body: QueryBody,
}

#[derive(Clone, Debug)]
pub struct FromClause {
    pub ty: Option<Type>,
    pub name: Name,
    pub source: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct QueryBody {
    pub clauses: Vec<QueryClause>,
    pub end: QueryEnd,
    /// `into name body`
    pub continuation: Option<Box<(Name, QueryBody)>>,
}

#[derive(Clone, Debug)]
pub enum QueryClause {
    From(FromClause),
    Let { name: Name, value: Expr, span: Span },
    Where { condition: Expr, span: Span },
    Join(Box<JoinClause>),
    OrderBy { orderings: Vec<Ordering>, span: Span },
}

#[derive(Clone, Debug)]
pub struct JoinClause {
    pub ty: Option<Type>,
    pub name: Name,
    pub source: Expr,
    pub left_key: Expr,
    pub right_key: Expr,
    pub into: Option<Name>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Ordering {
    pub key: Expr,
    pub descending: bool,
}

#[derive(Clone, Debug)]
pub enum QueryEnd {
    Select { value: Expr, span: Span },
    GroupBy { value: Expr, key: Expr, span: Span },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PostfixOperator {
    Increment,
    Decrement,
    /// `x!`
    SuppressNullableWarning,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PrefixOperator {
    Plus,
    Minus,
    LogicalNot,
    BitwiseNot,
    Increment,
    Decrement,
    /// `^1`
    IndexFromEnd,
    /// `&x`: refused by the compiler.
    AddressOf,
    /// `*p`: refused by the compiler.
    PointerIndirection,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    LeftShift,
    RightShift,
    UnsignedRightShift,
    LessThan,
    GreaterThan,
    LessThanOrEqual,
    GreaterThanOrEqual,
    Equals,
    NotEquals,
    BitwiseAnd,
    ExclusiveOr,
    BitwiseOr,
    LogicalAnd,
    LogicalOr,
    Coalesce,
}

impl BinaryOperator {
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOperator::Add => "+",
            BinaryOperator::Subtract => "-",
            BinaryOperator::Multiply => "*",
            BinaryOperator::Divide => "/",
            BinaryOperator::Modulo => "%",
            BinaryOperator::LeftShift => "<<",
            BinaryOperator::RightShift => ">>",
            BinaryOperator::UnsignedRightShift => ">>>",
            BinaryOperator::LessThan => "<",
            BinaryOperator::GreaterThan => ">",
            BinaryOperator::LessThanOrEqual => "<=",
            BinaryOperator::GreaterThanOrEqual => ">=",
            BinaryOperator::Equals => "==",
            BinaryOperator::NotEquals => "!=",
            BinaryOperator::BitwiseAnd => "&",
            BinaryOperator::ExclusiveOr => "^",
            BinaryOperator::BitwiseOr => "|",
            BinaryOperator::LogicalAnd => "&&",
            BinaryOperator::LogicalOr => "||",
            BinaryOperator::Coalesce => "??",
        }
    }
}

impl PrefixOperator {
    pub fn symbol(self) -> &'static str {
        match self {
            PrefixOperator::Plus => "+",
            PrefixOperator::Minus => "-",
            PrefixOperator::LogicalNot => "!",
            PrefixOperator::BitwiseNot => "~",
            PrefixOperator::Increment => "++",
            PrefixOperator::Decrement => "--",
            PrefixOperator::IndexFromEnd => "^",
            PrefixOperator::AddressOf => "&",
            PrefixOperator::PointerIndirection => "*",
        }
    }
}

impl PostfixOperator {
    pub fn symbol(self) -> &'static str {
        match self {
            PostfixOperator::Increment => "++",
            PostfixOperator::Decrement => "--",
            PostfixOperator::SuppressNullableWarning => "!",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum AssignmentOperator {
    Simple,
    /// `+=` and the like: everything but `??=`, comparisons and the short-circuiting ones.
    Compound(BinaryOperator),
    /// `??=`
    Coalesce,
}

impl AssignmentOperator {
    pub fn symbol(self) -> String {
        match self {
            AssignmentOperator::Simple => "=".to_string(),
            AssignmentOperator::Compound(operator) => format!("{}=", operator.symbol()),
            AssignmentOperator::Coalesce => "??=".to_string(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum RelationalOperator {
    LessThan,
    LessThanOrEqual,
    GreaterThan,
    GreaterThanOrEqual,
}

impl RelationalOperator {
    pub fn symbol(self) -> &'static str {
        match self {
            RelationalOperator::LessThan => "<",
            RelationalOperator::LessThanOrEqual => "<=",
            RelationalOperator::GreaterThan => ">",
            RelationalOperator::GreaterThanOrEqual => ">=",
        }
    }
}
