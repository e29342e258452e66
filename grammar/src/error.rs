//! Syntax errors in the C# compiler's words.

use crate::ast::Span;
use crate::filter::Filtered;
use crate::token::{Spanned, Token};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// One mistake in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// `CS1002`
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub span: Span,
}

/// Turns byte offsets into the lines and columns that the C# compiler prints: both count from 1, columns in UTF-16 units.
#[derive(Clone, Debug)]
pub struct LineMap {
    line_starts: Vec<u32>,
}

impl LineMap {
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let is_end = match byte {
                b'\n' => true,
                b'\r' => bytes.get(index + 1) != Some(&b'\n'),
                _ => false,
            };
            if is_end {
                line_starts.push(index as u32 + 1);
            }
        }
        Self { line_starts }
    }

    pub fn line_column(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.line_starts.get(line).copied().unwrap_or(0);
        let column = Span::new(start, offset).of(text).encode_utf16().count();
        (line as u32 + 1, column as u32 + 1)
    }
}

/// An error and, if a missing token would mend it, that token.
pub(crate) struct Complaint {
    pub(crate) error: SyntaxError,
    pub(crate) insert: Option<Token>,
}

/// Chooses the C# compiler's words for a token the parser did not expect.
pub(crate) fn complain(
    text: &str,
    _found: Option<Filtered>,
    previous: Option<Filtered>,
    raw: Option<Spanned>,
    raw_previous: Option<Spanned>,
    expected: &[String],
) -> Complaint {
    let expects = |name: &str| expected.iter().any(|it| it.trim_matches('"') == name);
    let here = raw.map_or(Span::new(0, 0), |it| Span::new(it.start, it.end));
    let before = previous.map_or(0, |it| it.end);
    // A missing token is missed at the end of the line before, if a line ended there.
    let between = text.get(before as usize..here.start as usize).unwrap_or("");
    let at_line_end = between.contains(['\n', '\r']) || raw.is_none_or(|it| it.token == Token::Eof);
    let missing_span = if at_line_end { Span::new(before, before) } else { here };
    let word = match raw {
        Some(it) if it.token == Token::Eof => "",
        Some(it) => Span::new(it.start, it.end).of(text),
        None => "",
    };
    let is_keyword = raw.is_some_and(|it| it.token.is_reserved());
    let make = |code, message: String, span, insert| Complaint {
        error: SyntaxError { code, severity: Severity::Error, message, span },
        insert,
    };
    let wants_operand = expects("Number") && expects("Ident") && !expects("MarkDecl");
    let wants_statement = expects("MarkDecl") && expects("if");
    let ends_operand = !wants_operand && !wants_statement;
    if ends_operand && expects(";") && !expects("MarkConstructor") {
        let only_semicolon = raw_previous.is_some_and(|it| it.token != Token::Eof);
        if only_semicolon {
            return make("CS1002", "; expected".into(), missing_span, Some(Token::Semicolon));
        }
    }
    if ends_operand && expects(")") {
        if expects(",")
            && raw.is_some_and(|it| !matches!(it.token, Token::Semicolon | Token::RBrace | Token::LBrace | Token::Eof))
        {
            return make("CS1003", "Syntax error, ',' expected".into(), missing_span, Some(Token::Comma));
        }
        return make("CS1026", ") expected".into(), missing_span, Some(Token::RParen));
    }
    if ends_operand && expects("]") {
        return make("CS1003", "Syntax error, ']' expected".into(), missing_span, Some(Token::RBracket));
    }
    if wants_operand {
        if expects(")") && expected.len() < 4 {
            return make("CS1026", ") expected".into(), missing_span, Some(Token::RParen));
        }
        return make("CS1525", format!("Invalid expression term '{word}'"), here, Some(Token::Ident));
    }
    if wants_statement {
        if expects("}") && !expects("public") {
            return make("CS1513", "} expected".into(), missing_span, Some(Token::RBrace));
        }
        return make("CS1525", format!("Invalid expression term '{word}'"), here, None);
    }
    if expects("MarkConstructor") && expects("public") {
        let code = "CS1519";
        let message = format!("Invalid token '{word}' in class, record, struct, or interface member declaration");
        return make(code, message, here, None);
    }
    if expects("Ident") {
        if is_keyword && !expects("int") {
            return make("CS1041", format!("Identifier expected; '{word}' is a keyword"), here, None);
        }
        if expects("int") {
            return make("CS1031", "Type expected".into(), missing_span, None);
        }
        return make("CS1001", "Identifier expected".into(), missing_span, Some(Token::Ident));
    }
    if expects("{") {
        return make("CS1514", "{ expected".into(), missing_span, None);
    }
    if expects("}") {
        return make("CS1513", "} expected".into(), missing_span, Some(Token::RBrace));
    }
    if expects("in") {
        return make("CS1515", "'in' expected".into(), missing_span, None);
    }
    if expects("(") {
        return make("CS1003", "Syntax error, '(' expected".into(), missing_span, Some(Token::LParen));
    }
    for (name, token) in
        [(":", Token::Colon), ("=>", Token::FatArrow), ("=", Token::Eq), (",", Token::Comma), ("while", Token::While)]
    {
        if expects(name) {
            return make("CS1003", format!("Syntax error, '{name}' expected"), missing_span, Some(token));
        }
    }
    make("CS1525", format!("Invalid expression term '{word}'"), here, None)
}
