//! Text to tokens: `logos` for words and punctuation, by hand what has a memory.
//!
//! Strings with holes need modes: in `$"a{f($"{b}")}c"` the lexer goes text, code, text, code. A stack holds one
//! [`Hole`] for each string we are inside of, with the number of brackets open since its `{`; a `}`, `:` or `,` counts as the
//! hole's only when that number is zero.

mod directive;
mod escape;
mod number;
mod skip;
mod string;

use std::rc::Rc;

use logos::Logos;

use crate::ParseOptions;
use crate::ast::{Literal, Span};
use crate::error::{Severity, SyntaxError};
use crate::token::{Spanned, Token};
use string::StringStyle;

/// What the lexer hands on.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    pub(crate) tokens: Vec<Spanned>,
    /// Decoded literals by where they start, in order.
    pub(crate) literals: Vec<(u32, Literal)>,
    pub(crate) errors: Vec<SyntaxError>,
}

/// How deep strings may nest in the holes of strings.
const MAX_HOLES: usize = 64;

struct Hole {
    style: StringStyle,
    /// Brackets open since the hole's own.
    depth: u32,
}

pub(crate) struct Lexer<'t> {
    text: &'t str,
    inner: logos::Lexer<'t, Token>,
    holes: Vec<Hole>,
    out: Lexed,
    conditions: directive::Conditions,
    /// Bodies of members are skipped; see `skip.rs`.
    defer: Option<skip::Outline>,
}

/// Reads `text[from..to]`; offsets are those of the whole text.
pub(crate) fn lex(text: &str, from: u32, to: u32, options: &ParseOptions) -> Lexed {
    let (symbols, defer) = (&options.defined_symbols, options.defer_bodies || options.defer_members);
    let visible = text.get(..to as usize).unwrap_or(text);
    let mut lexer = Lexer {
        text: visible,
        inner: Token::lexer(visible),
        holes: Vec::new(),
        out: Lexed::default(),
        conditions: directive::Conditions::new(symbols),
        defer: defer.then(|| skip::Outline::new(options.defer_members)),
    };
    lexer.out.tokens.reserve(
        visible.len()
            / if options.defer_members {
                100
            } else if defer {
                12
            } else {
                5
            },
    );
    lexer.inner.bump((from as usize).min(visible.len()));
    if from == 0 && text.starts_with('\u{feff}') {
        lexer.inner.bump('\u{feff}'.len_utf8());
    }
    if from == 0 && visible.starts_with("#!") {
        let end = lexer.end_of_line(0);
        lexer.inner.bump(end);
    }
    lexer.run();
    lexer.finish()
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(found) = self.inner.next() {
            let range = self.inner.span();
            match found {
                Ok(token) => self.one(token, range.start, range.end),
                Err(()) => self.stranger(range.start),
            }
        }
    }

    fn finish(mut self) -> Lexed {
        let end = self.text.len() as u32;
        for hole in std::mem::take(&mut self.holes) {
            // The string was never closed; give the parser what it needs to go on.
            let _ = hole;
            self.error_at("CS1010", "Newline in constant".into(), Span::new(end, end));
            self.push(Token::InterpClose, end as usize, end as usize);
            self.push(Token::InterpEnd, end as usize, end as usize);
        }
        let unclosed = self.conditions.unclosed();
        if let Some((code, message)) = unclosed {
            self.error_at(code, message.into(), Span::new(end, end));
        }
        self.push(Token::Eof, end as usize, end as usize);
        self.out
    }

    fn one(&mut self, token: Token, start: usize, end: usize) {
        match token {
            Token::Number => self.number(start),
            Token::CharLit => self.char_literal(start),
            Token::StringLit | Token::Dollar => self.string_start(start),
            Token::At => self.at_sign(start),
            Token::Hash => self.hash(start),
            Token::LineComment => {
                let stop = self.end_of_line(end);
                self.resume_at(stop);
            }
            Token::BlockComment => {
                if let Some(at) = find(self.text.as_bytes(), end, b"*/") {
                    self.resume_at(at + 2);
                } else {
                    self.error_at(
                        "CS1035",
                        "End-of-file found, '*/' expected".into(),
                        Span::new(start as u32, start as u32),
                    );
                    self.resume_at(self.text.len());
                }
            }
            _ if token.is_word() || token.is_reserved() => {
                // `logos` knows ASCII; the rest of a name may be anything that Unicode calls a letter.
                match self.text.as_bytes().get(end) {
                    Some(byte) if *byte >= 0x80 || *byte == b'\\' => {
                        let stop = self.rest_of_name(end);
                        self.resume_at(stop);
                        self.push(if stop > end { Token::Ident } else { token }, start, stop);
                    }
                    _ => self.push(token, start, end),
                }
            }
            _ => self.punctuation(token, start, end),
        }
    }

    fn punctuation(&mut self, token: Token, start: usize, end: usize) {
        if let Some(hole) = self.holes.last_mut() {
            match token {
                Token::LParen | Token::LBrace | Token::LBracket => hole.depth += 1,
                Token::RParen | Token::RBracket => hole.depth = hole.depth.saturating_sub(1),
                Token::RBrace if hole.depth > 0 => hole.depth -= 1,
                Token::RBrace => return self.close_hole(start),
                Token::Colon if hole.depth == 0 => return self.format_of_hole(start),
                // `{x ? y : z}` is no conditional in C#, `{a::b}` is a name.
                _ => {}
            }
        } else if self.defer.is_some() && self.outline(token, start, end) {
            return;
        }
        self.push(token, start, end);
    }

    /// A byte that begins no token that `logos` knows.
    fn stranger(&mut self, start: usize) {
        let Some(first) = self.text.get(start..).and_then(|rest| rest.chars().next()) else {
            return;
        };
        if first.is_whitespace() || first == '\u{feff}' {
            return self.resume_at(start + first.len_utf8());
        }
        let stop = self.rest_of_name(start);
        let starts_name = unicode_ident::is_xid_start(first) || first == '\\';
        if starts_name && stop > start {
            self.resume_at(stop);
            return self.push(Token::Ident, start, stop);
        }
        let end = start + first.len_utf8();
        self.error_at("CS1056", format!("Unexpected character '{first}'"), Span::new(start as u32, end as u32));
        self.resume_at(end);
    }

    fn at_sign(&mut self, start: usize) {
        let rest = self.text.get(start + 1..).unwrap_or("");
        match rest.chars().next() {
            Some('"' | '$' | '@') => self.string_start(start),
            Some(c) if unicode_ident::is_xid_start(c) || c == '_' || c == '\\' => {
                let stop = self.rest_of_name(start + 1);
                self.resume_at(stop);
                self.push(Token::Ident, start, stop);
            }
            _ => {
                self.error_at(
                    "CS1646",
                    "Keyword, identifier, or string expected after verbatim specifier: @".into(),
                    Span::new(start as u32, start as u32 + 1),
                );
                self.resume_at(start + 1);
            }
        }
    }

    /// The end of the name characters that begin at `at`, `\u0041` escapes among them.
    fn rest_of_name(&self, mut at: usize) -> usize {
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            if c == '\\' {
                match escape::unicode_escape(self.text, at) {
                    Some((_, end)) => at = end,
                    None => break,
                }
            } else if c == '_' || unicode_ident::is_xid_continue(c) {
                at += c.len_utf8();
            } else {
                break;
            }
        }
        at
    }

    fn end_of_line(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        (from..bytes.len()).find(|at| matches!(bytes[*at], b'\n' | b'\r')).unwrap_or(bytes.len())
    }

    /// Continues after `at`, which `logos` has not reached yet or has just reached.
    fn resume_at(&mut self, at: usize) {
        let now = self.inner.span().end;
        if at >= now {
            self.inner.bump(at - now);
        } else {
            let mut inner = Token::lexer(self.text);
            inner.bump(at);
            self.inner = inner;
        }
    }

    fn push(&mut self, token: Token, start: usize, end: usize) {
        self.out.tokens.push(Spanned { token, start: start as u32, end: end as u32 });
    }

    fn push_literal(&mut self, token: Token, literal: Literal, start: usize, end: usize) {
        self.out.literals.push((start as u32, literal));
        self.push(token, start, end);
    }

    fn push_text(&mut self, text: Vec<u16>, start: usize, end: usize) {
        self.push_literal(Token::InterpText, Literal::String(Rc::from(text)), start, end);
    }

    fn error_at(&mut self, code: &'static str, message: String, span: Span) {
        self.out.errors.push(SyntaxError { code, severity: Severity::Error, message, span });
    }
}

/// Where `needle` begins, at or after `from`.
fn find(haystack: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    haystack.get(from..)?.windows(needle.len()).position(|window| window == needle).map(|at| from + at)
}

/// Decodes the `\u0041` escapes of a name.
pub(crate) fn decode_name(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut at = 0;
    while let Some(c) = written.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some((decoded, end)) = escape::unicode_escape(written, at) {
            out.push(decoded);
            at = end;
        } else {
            out.push(c);
            at += c.len_utf8();
        }
    }
    out
}
