//! C# text to syntax tree.
//!
//! In comes text; out comes a tree ([`ast::CompilationUnit`]) and a list of [`SyntaxError`]s, never a panic. The tree is
//! always there, with error nodes where nothing sensible could be read. This crate knows no types and no names: whether
//! `A.B` is a namespace or a field is for the compiler to find out.
//!
//! Four steps: preprocessor and lexer (`logos`) make tokens, the filter settles what one token of lookahead cannot
//! (is this `<` a comparison?), the `lalrpop` parser builds the tree, and errors get the C# compiler's words.

pub mod ast;
mod classify;
mod complain;
mod error;
mod filter;
mod lexer;
mod make;
mod recover;
mod token;

pub use classify::{Class, classify};
pub use error::{LineMap, Severity, SyntaxError};

use ast::{Block, Body, CompilationUnit, DeclarationKind, DeferredBody, DeferredBodyKind, Stmt, StmtKind};
use token::Token;

/// What the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Entry {
    /// A `.cs` file.
    #[default]
    File,
    /// Declarations and statements, and perhaps a last expression without `;`.
    ReplLine,
    /// One expression ([`CompilationUnit::trailing_expression`]).
    Expression,
}

#[derive(Clone, Debug)]
pub struct ParseOptions {
    pub entry: Entry,
    /// Skips the bodies of members; they become [`Body::Deferred`]. For class library files, whose errors may wait.
    pub defer_bodies: bool,
    /// Passes over all members of a file's types: what is left says which types there are and what their headers say.
    pub defer_members: bool,
    /// Symbols that `#if` knows. The default is what a Release build for .NET 10 defines.
    pub defined_symbols: Vec<String>,
}

impl Default for ParseOptions {
    fn default() -> Self {
        let symbols = [
            "TRACE",
            "RELEASE",
            "NET",
            "NET10_0",
            "NETCOREAPP",
            "NET5_0_OR_GREATER",
            "NET6_0_OR_GREATER",
            "NET7_0_OR_GREATER",
            "NET8_0_OR_GREATER",
            "NET9_0_OR_GREATER",
            "NET10_0_OR_GREATER",
        ];
        Self {
            entry: Entry::File,
            defer_bodies: false,
            defer_members: false,
            defined_symbols: symbols.iter().map(ToString::to_string).collect(),
        }
    }
}

#[derive(Debug)]
pub struct Parsed {
    pub tree: CompilationUnit,
    /// In source order; warnings (`#warning`) among them.
    pub errors: Vec<SyntaxError>,
}

/// Parses a text whole.
pub fn parse(text: &str, options: &ParseOptions) -> Parsed {
    let entry = match options.entry {
        Entry::File => Token::EntryFile,
        Entry::ReplLine => Token::EntryRepl,
        Entry::Expression => Token::EntryExpr,
    };
    let (tree, errors) = recover::parse_with_recovery(text, 0, text.len() as u32, entry, options);
    Parsed { tree, errors }
}

/// Parses a body that [`parse`] skipped. `text` is the same whole text; spans in the result refer to it.
/// Never returns [`Body::Deferred`].
pub fn parse_deferred_body(text: &str, body: DeferredBody, options: &ParseOptions) -> (Body, Vec<SyntaxError>) {
    let entry = match body.kind {
        DeferredBodyKind::Block => Token::EntryBlock,
        DeferredBodyKind::Expr => Token::EntryExpr,
    };
    let options = ParseOptions { defer_bodies: false, defer_members: false, ..options.clone() };
    let (tree, errors) = recover::parse_with_recovery(text, body.span.start, body.span.end, entry, &options);
    if let Some(expr) = tree.trailing_expression {
        return (Body::Expr(expr), errors);
    }
    let first = tree.members.into_iter().next().map(|member| member.kind);
    let block = match first {
        Some(DeclarationKind::Statement(Stmt { kind: StmtKind::Block(block), .. })) => block,
        _ => Block { statements: Vec::new(), span: body.span },
    };
    (Body::Block(block), errors)
}

/// The tokens as the parser sees them, one a line: the kind, the place, the text. Markers have no text.
pub fn print_tokens(text: &str, options: &ParseOptions) -> String {
    use std::fmt::Write;
    let mut lexed = lexer::lex(text, 0, text.len() as u32, options);
    let (partners, _) = filter::match_brackets(&mut lexed.tokens, &mut Vec::new());
    let filtered = filter::filter(text, &mut lexed.tokens, &partners, Token::EntryFile);
    let mut out = String::new();
    for it in &filtered.tokens {
        let span = ast::Span::new(it.start, it.end);
        let _ = writeln!(
            out,
            "{:<18} {:>10} {}",
            format!("{:?}", it.token),
            format!("{span:?}"),
            span.of(text).escape_debug()
        );
    }
    out
}

#[allow(clippy::all, clippy::pedantic, unused, unreachable_pub, missing_debug_implementations)]
mod csharp {
    include!(concat!(env!("OUT_DIR"), "/csharp.rs"));
}
