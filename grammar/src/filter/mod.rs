//! Between lexer and parser: settles what one token of lookahead cannot.
//!
//! The parser sees one token ahead; C# often needs more. `(a)` may be a cast, a lambda's parameters or parentheses;
//! `a<b` a comparison or a generic name; `A b` at the start of a statement is a declaration but `a.b` is not. The filter
//! has the whole token list, applies the language's own rules, and renames tokens or puts in markers of no width:
//!
//! ```text
//! text     (int)x + F<A>(y => y)
//! tokens   (        int )  x + F <      A >      ( y           =>  y )
//! filtered CastParen int ) x + F TypeLt A TypeGt ( LambdaIdent =>  y )
//! ```
//!
//! It knows where it is by a stack of [`Frame`]s, one for each open bracket. A frame is in one of two modes: in a *header*
//! (of a member, a parameter list) `<`, `?`, `[` belong to types; in *code* they are operators unless shown otherwise.

mod brackets;
mod code;
mod creations;
mod enclosed;
mod headers;
mod patterns;
mod queries;
mod statements;
mod types;

use std::collections::VecDeque;

use crate::ast::Span;
use crate::error::{Severity, SyntaxError};
use crate::token::{Spanned, Token};

pub(crate) use brackets::match_brackets;

/// Brackets may nest so deeply, and no deeper.
const MAX_FRAMES: usize = 300;
/// The tokens of all expressions we are inside of; a bound on the depth of the tree, and so of every recursion over it.
const MAX_LIVE_TOKENS: u32 = 6000;

/// A token for the parser, with the index of the token of the lexer that it stands for or stands before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filtered {
    pub(crate) token: Token,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) raw: u32,
}

#[derive(Debug, Default)]
pub(crate) struct FilterResult {
    pub(crate) tokens: Vec<Filtered>,
    pub(crate) errors: Vec<SyntaxError>,
    /// Where statements and members begin: indices of the lexer's tokens, in order.
    pub(crate) starts: Vec<Start>,
    /// Brackets nest too deeply, or an expression is too long; the tokens are none.
    pub(crate) too_deep: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    pub(crate) raw: u32,
    pub(crate) is_member: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    File,
    Namespace,
    TypeBody,
    EnumBody,
    Accessors,
    /// Statements; `}` ends a statement too.
    Block,
    /// Statements; `}` ends an operand.
    LambdaBlock,
    SwitchBody,
    /// Expressions: arguments, grouping, tuples, the conditions of statements.
    Paren,
    ForHeader,
    /// Parameters.
    Parameters,
    /// Indices, sizes, elements of collection expressions.
    Bracket,
    Attributes,
    /// Initializers.
    Brace,
    /// The arms of a switch expression.
    Arms,
    PatternParen,
    PatternBracket,
    PatternBrace,
    Hole,
}

/// What a closing bracket leaves us with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Close {
    /// The end of an operand.
    Operand,
    /// A place where an operand is due.
    Start,
    /// The start of a statement: its own if the flag is false, one that belongs to the statement before if true.
    Statement { embedded: bool },
    /// `{` of a switch statement or of a block must follow.
    Braces(Kind),
    /// A header goes on.
    Header,
    /// The start of a member.
    Member,
}

#[derive(Clone, Copy, Debug)]
struct QueryState {
    /// `select` or `group` has been seen.
    ended: bool,
    questions: u32,
}

#[derive(Clone, Debug, Default)]
struct Header {
    /// `class`, `enum`, `namespace`, .. if the header is a type's.
    keyword: Option<Token>,
    /// Modifiers and attributes only, so far.
    prefix: bool,
    saw_where: bool,
    saw_colon: bool,
    is_using: bool,
    is_conversion: bool,
    /// Right after `operator`.
    operator: bool,
}

#[derive(Debug)]
struct Frame {
    kind: Kind,
    close: Close,
    in_header: bool,
    header: Header,
    /// The next token begins a member, accessor or parameter.
    at_start: bool,
    /// Inside a pattern.
    pattern: bool,
    /// In `Arms`: before the `=>` of the arm. In `SwitchBody`: before the `:` of the label.
    label: bool,
    /// `?` of conditionals that still lack their `:`.
    questions: u32,
    queries: Vec<QueryState>,
    pending_do: u32,
    /// The elements of a collection expression stand here.
    collection: bool,
    tokens: u32,
}

impl Frame {
    fn new(kind: Kind, close: Close) -> Self {
        let in_header = matches!(
            kind,
            Kind::File | Kind::Namespace | Kind::TypeBody | Kind::EnumBody | Kind::Accessors | Kind::Parameters
        );
        let pattern = matches!(kind, Kind::PatternParen | Kind::PatternBracket | Kind::PatternBrace | Kind::Arms);
        Self {
            kind,
            close,
            in_header,
            header: Header { prefix: true, ..Header::default() },
            at_start: true,
            pattern,
            label: kind == Kind::Arms,
            questions: 0,
            queries: Vec::new(),
            pending_do: 0,
            collection: false,
            tokens: 0,
        }
    }

    fn has_statements(&self) -> bool {
        matches!(self.kind, Kind::File | Kind::Block | Kind::LambdaBlock | Kind::SwitchBody)
    }
}

/// A region that has been recognised as a type before we got there.
#[derive(Clone, Copy, Debug)]
struct Pending {
    at: usize,
    marker: Option<Token>,
    end: usize,
}

struct Filter<'a> {
    text: &'a str,
    tokens: &'a mut [Spanned],
    partners: &'a [u32],
    at: usize,
    out: Vec<Filtered>,
    frames: Vec<Frame>,
    pending: VecDeque<Pending>,
    /// The token before ended an operand.
    operand: bool,
    statement_start: bool,
    /// The statement that begins is part of another one.
    embedded: bool,
    pattern_start: bool,
    /// The token before ended a pattern's type.
    pattern_type: bool,
    /// An argument or an element of a tuple begins.
    element_start: bool,
    /// What the next `{` must open.
    braces: Option<Kind>,
    live_tokens: u32,
    edits: Vec<(u32, Token)>,
    has_typed_lambdas: bool,
    result: FilterResult,
    too_deep: bool,
}

/// Filters the tokens of a text whose first token is to be `entry`. `tokens` end with `Eof`.
pub(crate) fn filter(text: &str, tokens: &mut [Spanned], partners: &[u32], entry: Token) -> FilterResult {
    let start = tokens.first().map_or(0, |token| token.start);
    let base = match entry {
        Token::EntryFile | Token::EntryRepl => Frame::new(Kind::File, Close::Member),
        _ => Frame::new(Kind::Paren, Close::Operand),
    };
    let mut out = Vec::with_capacity(tokens.len() + tokens.len() / 4);
    out.push(Filtered { token: entry, start, end: start, raw: 0 });
    let mut filter = Filter {
        text,
        tokens,
        partners,
        at: 0,
        out,
        frames: vec![base],
        pending: VecDeque::new(),
        operand: false,
        statement_start: entry == Token::EntryBlock,
        embedded: false,
        pattern_start: false,
        pattern_type: false,
        element_start: false,
        braces: None,
        live_tokens: 0,
        edits: Vec::new(),
        has_typed_lambdas: false,
        result: FilterResult::default(),
        too_deep: false,
    };
    filter.has_typed_lambdas = filter.find_typed_lambdas();
    filter.run();
    let mut result = filter.result;
    result.tokens = filter.out;
    if filter.too_deep {
        result.too_deep = true;
        result.tokens.truncate(1);
        if matches!(entry, Token::EntryExpr | Token::EntryBlock) {
            result.tokens.clear();
        }
    }
    result
}

impl Filter<'_> {
    fn run(&mut self) {
        while self.token(self.at) != Token::Eof {
            if self.too_deep {
                return;
            }
            if let Some(next) = self.pending.front().copied() {
                if next.at == self.at {
                    self.pending.pop_front();
                    self.type_region(next);
                    continue;
                }
                if next.at < self.at {
                    self.pending.pop_front();
                    continue;
                }
            }
            let in_header = self.frames.last().is_some_and(|frame| frame.in_header);
            if in_header {
                self.header_token();
            } else {
                self.code_token();
            }
        }
        // Whatever is still open at the end.
        for index in (0..self.frames.len()).rev() {
            let queries = std::mem::take(&mut self.frames[index].queries);
            for _ in queries {
                self.mark_after(Token::QueryEnd);
            }
        }
    }

    /// Emits a marker and the type that follows it.
    fn type_region(&mut self, region: Pending) {
        self.statement_start = false;
        self.element_start = false;
        if let Some(marker) = region.marker {
            self.mark(marker);
        }
        while self.at < region.end {
            self.emit_type_token();
        }
        self.operand = true;
    }

    fn emit_type_token(&mut self) {
        let token = self.token(self.at);
        let token = if token.is_word() && token != Token::Scoped { Token::Ident } else { token };
        self.emit(token);
    }

    // ── Looking ──

    fn token(&self, index: usize) -> Token {
        self.tokens.get(index).map_or(Token::Eof, |token| token.token)
    }

    fn next(&self) -> Token {
        self.token(self.at + 1)
    }

    /// The lexer's token before this one.
    fn previous(&self) -> Token {
        match self.at.checked_sub(1) {
            Some(index) => self.token(index),
            None => Token::Eof,
        }
    }

    /// The last token emitted.
    fn last(&self) -> Token {
        self.out.last().map_or(Token::Eof, |token| token.token)
    }

    fn partner(&self, index: usize) -> Option<usize> {
        match self.partners.get(index) {
            Some(&partner) if partner != brackets::NONE => Some(partner as usize),
            _ => None,
        }
    }

    /// What follows the bracket that closes the one at `index`.
    fn after_partner(&self, index: usize) -> Token {
        self.partner(index).map_or(Token::Eof, |partner| self.token(partner + 1))
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Kind::File, Close::Member));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn kind(&self) -> Kind {
        self.frames.last().map_or(Kind::File, |frame| frame.kind)
    }

    fn in_pattern(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.pattern)
    }

    // ── Writing ──

    /// Emits the current token under this name and goes on to the next.
    fn emit(&mut self, token: Token) {
        if let Some(here) = self.tokens.get(self.at) {
            self.out.push(Filtered { token, start: here.start, end: here.end, raw: self.at as u32 });
        }
        self.at += 1;
        self.pattern_type = false;
        self.live_tokens += 1;
        let last = self.frames.len().saturating_sub(1);
        if let Some(frame) = self.frames.get_mut(last) {
            frame.tokens += 1;
        }
        if self.live_tokens > MAX_LIVE_TOKENS {
            self.give_up();
        }
    }

    /// Emits `count` adjacent tokens as one.
    fn emit_joined(&mut self, token: Token, count: usize) {
        let end = self.tokens.get(self.at + count - 1).map_or(0, |last| last.end);
        self.emit(token);
        if let Some(emitted) = self.out.last_mut() {
            emitted.end = end;
        }
        self.at += count - 1;
    }

    /// Emits a marker in front of the current token.
    fn mark(&mut self, marker: Token) {
        let start = self.tokens.get(self.at).map_or(0, |token| token.start);
        self.out.push(Filtered { token: marker, start, end: start, raw: self.at as u32 });
    }

    /// Emits a marker right behind the last token.
    fn mark_after(&mut self, marker: Token) {
        let end = self.out.last().map_or(0, |token| token.end);
        self.out.push(Filtered { token: marker, start: end, end, raw: self.at as u32 });
    }

    fn push_frame(&mut self, kind: Kind, close: Close) {
        if self.frames.len() >= MAX_FRAMES {
            return self.give_up();
        }
        self.frames.push(Frame::new(kind, close));
    }

    /// The tokens so far are done with: an element or a statement ended.
    fn settle_tokens(&mut self) {
        let tokens = std::mem::take(&mut self.frame().tokens);
        self.live_tokens = self.live_tokens.saturating_sub(tokens);
    }

    fn pop_frame(&mut self) -> Option<Frame> {
        if self.frames.len() <= 1 {
            return None;
        }
        let frame = self.frames.pop()?;
        self.live_tokens = self.live_tokens.saturating_sub(frame.tokens);
        for _ in &frame.queries {
            self.mark_after(Token::QueryEnd);
        }
        Some(frame)
    }

    fn give_up(&mut self) {
        if !self.too_deep {
            self.too_deep = true;
            let here = self.tokens.get(self.at.min(self.tokens.len().saturating_sub(1)));
            let span = here.map_or(Span::new(0, 0), |token| Span::new(token.start, token.end));
            self.result.errors.push(SyntaxError {
                code: "CS8078",
                severity: Severity::Error,
                message: "An expression is too long or complex to compile".into(),
                span,
            });
        }
    }

    fn record_start(&mut self, is_member: bool) {
        self.result.starts.push(Start { raw: self.at as u32, is_member });
    }
}
