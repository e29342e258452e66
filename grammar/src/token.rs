//! The kinds of tokens, three groups in one enum.
//!
//! 1. What the text has: keywords, punctuation, names, literals. `logos` recognises these.
//! 2. Words that are keywords in some places only (`await`, `from`, `and`). The lexer always names them; the filter
//!    keeps the name where the word has its role and says [`Token::Ident`] everywhere else.
//! 3. What the filter makes: punctuation told apart by its role ([`Token::CastParen`], [`Token::TypeLt`]) and markers
//!    of no width ([`Token::MarkDecl`]: a declaration begins here).

use logos::Logos;

#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[logos(skip r"[ \t\r\n\x0B\x0C]+")]
#[repr(u8)]
pub(crate) enum Token {
    #[token("abstract")]
    Abstract,
    #[token("as")]
    As,
    #[token("base")]
    Base,
    #[token("bool")]
    Bool,
    #[token("break")]
    Break,
    #[token("byte")]
    Byte,
    #[token("case")]
    Case,
    #[token("catch")]
    Catch,
    #[token("char")]
    Char,
    #[token("checked")]
    Checked,
    #[token("class")]
    Class,
    #[token("const")]
    Const,
    #[token("continue")]
    Continue,
    #[token("decimal")]
    Decimal,
    #[token("default")]
    Default,
    #[token("delegate")]
    Delegate,
    #[token("do")]
    Do,
    #[token("double")]
    Double,
    #[token("else")]
    Else,
    #[token("enum")]
    Enum,
    #[token("event")]
    Event,
    #[token("explicit")]
    Explicit,
    #[token("extern")]
    Extern,
    #[token("false")]
    False,
    #[token("finally")]
    Finally,
    #[token("fixed")]
    Fixed,
    #[token("float")]
    Float,
    #[token("for")]
    For,
    #[token("foreach")]
    Foreach,
    #[token("goto")]
    Goto,
    #[token("if")]
    If,
    #[token("implicit")]
    Implicit,
    #[token("in")]
    In,
    #[token("int")]
    Int,
    #[token("interface")]
    Interface,
    #[token("internal")]
    Internal,
    #[token("is")]
    Is,
    #[token("lock")]
    Lock,
    #[token("long")]
    Long,
    #[token("namespace")]
    Namespace,
    #[token("new")]
    New,
    #[token("null")]
    Null,
    #[token("object")]
    Object,
    #[token("operator")]
    Operator,
    #[token("out")]
    Out,
    #[token("override")]
    Override,
    #[token("params")]
    Params,
    #[token("private")]
    Private,
    #[token("protected")]
    Protected,
    #[token("public")]
    Public,
    #[token("readonly")]
    Readonly,
    #[token("ref")]
    Ref,
    #[token("return")]
    Return,
    #[token("sbyte")]
    Sbyte,
    #[token("sealed")]
    Sealed,
    #[token("short")]
    Short,
    #[token("sizeof")]
    Sizeof,
    #[token("stackalloc")]
    Stackalloc,
    #[token("static")]
    Static,
    #[token("string")]
    String,
    #[token("struct")]
    Struct,
    #[token("switch")]
    Switch,
    #[token("this")]
    This,
    #[token("throw")]
    Throw,
    #[token("true")]
    True,
    #[token("try")]
    Try,
    #[token("typeof")]
    Typeof,
    #[token("uint")]
    Uint,
    #[token("ulong")]
    Ulong,
    #[token("unchecked")]
    Unchecked,
    #[token("unsafe")]
    Unsafe,
    #[token("ushort")]
    Ushort,
    #[token("using")]
    Using,
    #[token("virtual")]
    Virtual,
    #[token("void")]
    Void,
    #[token("volatile")]
    Volatile,
    #[token("while")]
    While,
    #[token("__arglist")]
    #[token("__makeref")]
    #[token("__reftype")]
    #[token("__refvalue")]
    Arglist,

    // Words with a role in some places. `is_word` relies on these standing together.
    #[token("add")]
    Add,
    #[token("alias")]
    Alias,
    #[token("allows")]
    Allows,
    #[token("and")]
    And,
    #[token("ascending")]
    Ascending,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("by")]
    By,
    #[token("descending")]
    Descending,
    #[token("equals")]
    Equals,
    #[token("extension")]
    Extension,
    #[token("file")]
    File,
    #[token("from")]
    From,
    #[token("get")]
    Get,
    #[token("global")]
    Global,
    #[token("group")]
    Group,
    #[token("init")]
    Init,
    #[token("into")]
    Into,
    #[token("join")]
    Join,
    #[token("let")]
    Let,
    #[token("nameof")]
    Nameof,
    #[token("not")]
    Not,
    #[token("on")]
    On,
    #[token("or")]
    Or,
    #[token("orderby")]
    Orderby,
    #[token("partial")]
    Partial,
    #[token("record")]
    Record,
    #[token("remove")]
    Remove,
    #[token("required")]
    Required,
    #[token("scoped")]
    Scoped,
    #[token("select")]
    Select,
    #[token("set")]
    Set,
    #[token("_", priority = 10)]
    Underscore,
    #[token("var")]
    Var,
    #[token("when")]
    When,
    #[token("where")]
    Where,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,
    #[regex(r"[a-zA-Z_][a-zA-Z0-9_]*")]
    Ident,

    #[token("{")]
    LBrace,
    #[token("}")]
    RBrace,
    #[token("(")]
    LParen,
    #[token(")")]
    RParen,
    #[token("[")]
    LBracket,
    #[token("]")]
    RBracket,
    #[token(".")]
    Dot,
    #[token("..")]
    DotDot,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token("::")]
    ColonColon,
    #[token(";")]
    Semicolon,
    #[token("?")]
    Question,
    #[token("??")]
    QuestionQuestion,
    #[token("??=")]
    QuestionQuestionEq,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("%")]
    Percent,
    #[token("&")]
    Amp,
    #[token("|")]
    Pipe,
    #[token("^")]
    Caret,
    #[token("!")]
    Bang,
    #[token("~")]
    Tilde,
    #[token("=")]
    Eq,
    #[token("<")]
    Lt,
    #[token(">")]
    Gt,
    #[token("&&")]
    AmpAmp,
    #[token("||")]
    PipePipe,
    #[token("++")]
    PlusPlus,
    #[token("--")]
    MinusMinus,
    #[token("->")]
    Arrow,
    #[token("==")]
    EqEq,
    #[token("!=")]
    BangEq,
    #[token("<=")]
    LtEq,
    #[token(">=")]
    GtEq,
    #[token("+=")]
    PlusEq,
    #[token("-=")]
    MinusEq,
    #[token("*=")]
    StarEq,
    #[token("/=")]
    SlashEq,
    #[token("%=")]
    PercentEq,
    #[token("&=")]
    AmpEq,
    #[token("|=")]
    PipeEq,
    #[token("^=")]
    CaretEq,
    #[token("<<")]
    LtLt,
    #[token("<<=")]
    LtLtEq,
    #[token("=>")]
    FatArrow,

    // Recognised by their first characters here, read to the end by hand.
    #[regex(r"[0-9]")]
    #[regex(r"\.[0-9]")]
    Number,
    #[token("'")]
    CharLit,
    #[token("\"")]
    StringLit,
    #[token("@")]
    At,
    #[token("$")]
    Dollar,
    #[token("#")]
    Hash,
    #[token("//")]
    LineComment,
    #[token("/*")]
    BlockComment,

    Utf8Lit,
    InterpStart,
    InterpText,
    InterpOpen,
    InterpFormat,
    InterpClose,
    InterpEnd,
    /// A body that was skipped: `{ .. }`.
    DeferredBlock,
    /// A body that was skipped: what stands between `=>` and `;`.
    DeferredExpr,

    // Made by the filter.
    GtGt,
    GtGtGt,
    GtGtEq,
    GtGtGtEq,
    /// Opens type arguments or type parameters.
    TypeLt,
    TypeGt,
    /// Makes a type nullable.
    TypeQuestion,
    /// `?` of `?.` and `?[`.
    AccessQuestion,
    /// `!` after an operand.
    PostfixBang,
    CastParen,
    LambdaParen,
    PatternParen,
    PatternBrace,
    PatternBracket,
    /// A collection expression.
    CollectionBracket,
    /// Attributes.
    AttributeBracket,
    /// `[` of `[]` and `[,]` in a type.
    RankBracket,
    /// An identifier before `=>`.
    LambdaIdent,
    /// `async` in front of a lambda or an anonymous method.
    LambdaAsync,
    /// `static` in front of a lambda or an anonymous method.
    LambdaStatic,
    /// `..` at the start of an element of a collection or list pattern.
    Spread,
    /// `..` that has something on its right.
    RangeTo,
    /// `..` that has nothing on its right.
    RangeEnd,
    /// `throw` in an expression.
    ThrowExpr,
    /// `default` in front of `(`.
    DefaultOf,
    /// `default` in front of `:`, in a switch statement.
    DefaultLabel,
    /// An identifier before `:`, at the start of a statement.
    Label,
    /// `using` that imports.
    UsingDirective,
    /// `ref` inside a type.
    TypeRef,
    /// An identifier before `:` in a subpattern, or the first of a path there.
    SubpatternName,
    /// Opens a tuple type.
    TupleParen,
    /// `*` in a pointer type.
    PointerStar,
    /// `delegate` in a function pointer type.
    FunctionPointer,
    /// `[` of `[assembly: ..]`.
    GlobalBracket,
    /// `extern` in front of `alias`.
    ExternAlias,
    /// A query ends here.
    QueryEnd,

    /// A type and a variable follow: statements, `for`, `foreach`, `using (`.
    MarkDecl,
    /// A local function follows.
    MarkLocalFunction,
    /// A declaration expression follows: `int x` in an argument list or tuple; `var (..)`.
    MarkDeclExpr,
    /// A type follows, where a pattern begins.
    MarkPatternType,
    /// The return type of a lambda follows.
    MarkLambdaType,
    /// A statement follows, where a member may stand too.
    MarkStatement,
    /// A constructor follows: its name is no return type.
    MarkConstructor,

    // One of these begins every text.
    EntryFile,
    EntryRepl,
    EntryExpr,
    EntryBlock,

    /// In place of a statement that could not be read.
    ErrorStatement,
    /// In place of a member that could not be read.
    ErrorMember,
    Eof,
}

impl Token {
    /// A name, or a word that is a name unless the filter finds its role.
    pub(crate) fn is_word(self) -> bool {
        (Token::Add as u8..=Token::Ident as u8).contains(&(self as u8))
    }

    pub(crate) fn is_reserved(self) -> bool {
        (self as u8) < Token::Add as u8
    }

    pub(crate) fn is_predefined_type(self) -> bool {
        use Token::*;
        matches!(
            self,
            Bool | Byte
                | Char
                | Decimal
                | Double
                | Float
                | Int
                | Long
                | Object
                | Sbyte
                | Short
                | String
                | Uint
                | Ulong
                | Ushort
                | Void
        )
    }

    pub(crate) fn is_modifier(self) -> bool {
        use Token::*;
        matches!(
            self,
            Abstract
                | Const
                | Extern
                | Internal
                | New
                | Override
                | Private
                | Protected
                | Public
                | Readonly
                | Ref
                | Sealed
                | Static
                | Unsafe
                | Virtual
                | Volatile
                | Fixed
        )
    }
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spanned {
    pub(crate) token: Token,
    pub(crate) start: u32,
    pub(crate) end: u32,
}
