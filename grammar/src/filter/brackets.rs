//! Which bracket closes which, and what to do about those that have no partner.
//!
//! Braces are trusted more than parentheses: a `}` closes the nearest `{` whatever is open in between. A `}` too many is dropped;
//! a `}` too few is put in at the end, and either is reported here, so that the parser never sees unbalanced braces.

use crate::ast::Span;
use crate::error::{Severity, SyntaxError};
use crate::token::{Spanned, Token};

pub(super) const NONE: u32 = u32::MAX;

/// The partner of each bracket by index, and how many braces were put in, in front of the final `Eof`. May drop tokens too.
pub(crate) fn match_brackets(tokens: &mut Vec<Spanned>, errors: &mut Vec<SyntaxError>) -> (Vec<u32>, usize) {
    drop_stray_braces(tokens, errors);
    let mut partners = vec![NONE; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    // Where in `open` the braces stand, which parentheses do not close across.
    let mut barriers: Vec<usize> = Vec::new();
    for index in 0..tokens.len() {
        let token = tokens[index].token;
        match token {
            Token::LBrace | Token::InterpOpen => {
                barriers.push(open.len());
                open.push(index);
            }
            Token::LParen | Token::LBracket => open.push(index),
            Token::RBrace | Token::InterpClose => {
                let wanted = if token == Token::RBrace { Token::LBrace } else { Token::InterpOpen };
                let found = barriers.iter().rposition(|at| tokens[open[*at]].token == wanted);
                if let Some(found) = found {
                    let at = barriers[found];
                    let opener = open[at];
                    open.truncate(at);
                    barriers.truncate(found);
                    partners[opener] = index as u32;
                    partners[index] = opener as u32;
                }
            }
            Token::RParen | Token::RBracket => {
                let wanted = if token == Token::RParen { Token::LParen } else { Token::LBracket };
                let barrier = barriers.last().map_or(0, |at| at + 1);
                // A mismatch is a mistake; one that needs a long search is not worth it.
                let depth = open[barrier..].iter().rev().take(64).position(|opener| tokens[*opener].token == wanted);
                if let Some(depth) = depth {
                    let at = open.len() - 1 - depth;
                    let opener = open[at];
                    open.truncate(at);
                    partners[opener] = index as u32;
                    partners[index] = opener as u32;
                }
            }
            _ => {}
        }
    }
    let unclosed: Vec<usize> = open.into_iter().filter(|at| tokens[*at].token == Token::LBrace).collect();
    if !unclosed.is_empty() {
        close_at_end(tokens, &mut partners, &unclosed, errors);
    }
    (partners, unclosed.len())
}

fn drop_stray_braces(tokens: &mut Vec<Spanned>, errors: &mut Vec<SyntaxError>) {
    let mut depth = 0u32;
    tokens.retain(|it| match it.token {
        Token::LBrace => {
            depth += 1;
            true
        }
        Token::RBrace if depth == 0 => {
            errors.push(SyntaxError {
                code: "CS1022",
                severity: Severity::Error,
                message: "Type or namespace definition, or end-of-file expected".into(),
                span: Span::new(it.start, it.end),
            });
            false
        }
        Token::RBrace => {
            depth -= 1;
            true
        }
        _ => true,
    });
}

fn close_at_end(tokens: &mut Vec<Spanned>, partners: &mut Vec<u32>, unclosed: &[usize], errors: &mut Vec<SyntaxError>) {
    let Some(eof) = tokens.pop() else { return };
    let eof_partner = partners.pop().unwrap_or(NONE);
    let end = tokens.last().map_or(eof.start, |last| last.end);
    for opener in unclosed.iter().rev() {
        partners[*opener] = tokens.len() as u32;
        partners.push(*opener as u32);
        tokens.push(Spanned { token: Token::RBrace, start: end, end });
    }
    // One report is enough: a reader mends one brace at a time.
    errors.push(SyntaxError {
        code: "CS1513",
        severity: Severity::Error,
        message: "} expected".into(),
        span: Span::new(end, end),
    });
    tokens.push(eof);
    partners.push(eof_partner);
}
