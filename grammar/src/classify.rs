//! What each piece of a text is, for editors: the lexer's tokens with the filter's decisions, and the comments between them.

use crate::ast::Span;
use crate::token::Token;
use crate::{ParseOptions, filter, lexer};

/// The class of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Keyword,
    /// A name of any kind.
    Name,
    Number,
    /// Strings, characters, and the text parts of interpolated strings.
    Text,
    Punctuation,
    Comment,
}

/// The pieces of `text` in order; white space belongs to none.
pub fn classify(text: &str) -> Vec<(Span, Class)> {
    let options = ParseOptions::default();
    let mut lexed = lexer::lex(text, 0, text.len() as u32, &options);
    let (partners, _) = filter::match_brackets(&mut lexed.tokens, &mut Vec::new());
    let filtered = filter::filter(text, &mut lexed.tokens, &partners, Token::EntryRepl);
    let mut pieces: Vec<(Span, Class)> = Vec::new();
    let mut end = 0;
    for token in &filtered.tokens {
        if token.start == token.end || token.start < end {
            continue;
        }
        gap(text, end, token.start, &mut pieces);
        let span = Span::new(token.start, token.end);
        pieces.push((span, class(token.token, span.of(text))));
        end = token.end;
    }
    gap(text, end, text.len() as u32, &mut pieces);
    pieces
}

fn class(token: Token, text: &str) -> Class {
    if token.is_reserved() || (token.is_word() && token != Token::Ident) {
        return Class::Keyword;
    }
    match text.as_bytes().first() {
        Some(b'"' | b'\'' | b'$') => Class::Text,
        Some(b'@') if text.contains('"') => Class::Text,
        Some(c) if c.is_ascii_digit() => Class::Number,
        Some(b'.') if text.len() > 1 && text.as_bytes()[1].is_ascii_digit() => Class::Number,
        Some(c) if c.is_ascii_alphabetic() || *c == b'_' || *c == b'@' || !c.is_ascii() => Class::Name,
        _ if matches!(token, Token::Ident) => Class::Name,
        _ => Class::Punctuation,
    }
}

/// What lies between two tokens: comments and directives, or white space.
fn gap(text: &str, start: u32, end: u32, pieces: &mut Vec<(Span, Class)>) {
    let Some(between) = text.get(start as usize..end as usize) else { return };
    let trimmed = between.trim_start();
    if trimmed.is_empty() {
        return;
    }
    let first = start + (between.len() - trimmed.len()) as u32;
    let last = first + trimmed.trim_end().len() as u32;
    pieces.push((Span::new(first, last), Class::Comment));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_a_line() {
        let text = "await F(1.5, \"a\"); // why";
        let found: Vec<(&str, Class)> =
            classify(text).into_iter().map(|(span, class)| (span.of(text), class)).collect();
        assert_eq!(
            found,
            [
                ("await", Class::Keyword),
                ("F", Class::Name),
                ("(", Class::Punctuation),
                ("1.5", Class::Number),
                (",", Class::Punctuation),
                ("\"a\"", Class::Text),
                (")", Class::Punctuation),
                (";", Class::Punctuation),
                ("// why", Class::Comment),
            ]
        );
    }
}
