//! Skipping without reading: the bodies of members when they are deferred, and the ends of strings.
//!
//! A class library is large and a program uses little of it, so its bodies are passed over by counting braces in the
//! raw text. What is a body and what is only a brace follows from the tokens since the member began ([`Outline`]):
//!
//! ```text
//! class C {            a type keyword: go inside
//!     int P {          a name before it: an accessor list, go inside
//!         get { .. }   the body of an accessor: skip
//!     } = new() { };   after `=`: an initializer, read as usual
//!     void M() { .. }  `)` before it: skip
//!     int F() => 1;    `=>` outside parentheses: skip up to `;`
//! ```
//!
//! When only the types are wanted, the members go too: `class C { }` is left.

use super::Lexer;
use crate::token::Token;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Members stand here: a type, a namespace, the file.
    Members,
    Accessors,
    /// Any other bracket.
    Other,
}

#[derive(Default)]
pub(super) struct Outline {
    levels: Vec<Level>,
    /// The index of the first token of the member.
    member_start: usize,
    /// Members are skipped too.
    headers_only: bool,
}

impl Outline {
    pub(super) fn new(headers_only: bool) -> Self {
        Self { headers_only, ..Self::default() }
    }
}

impl Lexer<'_> {
    /// Looks at a punctuation token before it is pushed; true if it was the start of a body, now skipped.
    pub(super) fn outline(&mut self, token: Token, start: usize, end: usize) -> bool {
        let Some(outline) = &mut self.defer else { return false };
        let level = outline.levels.last().copied().unwrap_or(Level::Members);
        let tokens = self.out.tokens.get(outline.member_start..).unwrap_or(&[]);
        match token {
            Token::LParen | Token::LBracket => outline.levels.push(Level::Other),
            Token::RParen | Token::RBracket if level == Level::Other => {
                outline.levels.pop();
            }
            Token::Semicolon if level != Level::Other => outline.member_start = self.out.tokens.len() + 1,
            Token::RBrace => {
                outline.levels.pop();
                if outline.levels.last() != Some(&Level::Other) {
                    outline.member_start = self.out.tokens.len() + 1;
                }
            }
            Token::LBrace => match level {
                Level::Other => outline.levels.push(Level::Other),
                Level::Accessors => return self.skip_block(start),
                Level::Members => {
                    let opens = what_opens(tokens);
                    match opens {
                        Opens::Type if outline.headers_only => {
                            outline.levels.push(Level::Members);
                            outline.member_start = self.out.tokens.len() + 1;
                            self.push(token, start, end);
                            self.resume_at(code_end(self.text.as_bytes(), end, 0, b'}'));
                            return true;
                        }
                        Opens::Type | Opens::Members => {
                            outline.levels.push(Level::Members);
                            outline.member_start = self.out.tokens.len() + 1;
                        }
                        Opens::Accessors => {
                            outline.levels.push(Level::Accessors);
                            outline.member_start = self.out.tokens.len() + 1;
                        }
                        Opens::Other => outline.levels.push(Level::Other),
                        Opens::Body => return self.skip_block(start),
                    }
                }
            },
            Token::FatArrow if level != Level::Other && !has_initializer(tokens) => {
                self.push(token, start, end);
                let from = end + self.text[end..].len() - self.text[end..].trim_start().len();
                let stop = code_end(self.text.as_bytes(), from, 0, b';');
                let last = from + self.text.get(from..stop).unwrap_or("").trim_end().len();
                self.push(Token::DeferredExpr, from, last);
                self.resume_at(stop);
                return true;
            }
            _ => {}
        }
        false
    }

    fn skip_block(&mut self, start: usize) -> bool {
        let stop = (code_end(self.text.as_bytes(), start + 1, 0, b'}') + 1).min(self.text.len());
        self.push(Token::DeferredBlock, start, stop);
        self.resume_at(stop);
        if let Some(outline) = &mut self.defer {
            outline.member_start = self.out.tokens.len();
        }
        true
    }
}

enum Opens {
    Type,
    /// Of a namespace or an extension block.
    Members,
    Accessors,
    Body,
    Other,
}

fn has_initializer(member: &[crate::token::Spanned]) -> bool {
    outside_brackets(member).any(|token| token == Token::Eq) && !member.iter().any(|it| it.token == Token::Operator)
}

fn outside_brackets(member: &[crate::token::Spanned]) -> impl Iterator<Item = Token> + '_ {
    let mut depth = 0u32;
    member.iter().filter_map(move |it| {
        match it.token {
            Token::LParen | Token::LBracket => depth += 1,
            Token::RParen | Token::RBracket => depth = depth.saturating_sub(1),
            token if depth == 0 => return Some(token),
            _ => {}
        }
        None
    })
}

fn what_opens(member: &[crate::token::Spanned]) -> Opens {
    if has_initializer(member) {
        return Opens::Other;
    }
    let mut previous = Token::Eof;
    let mut has_constraints = false;
    for token in outside_brackets(member) {
        match token {
            Token::Where => {
                has_constraints = true;
                break;
            }
            Token::Enum => return Opens::Other,
            Token::Class | Token::Struct | Token::Interface => return Opens::Type,
            Token::Namespace => return Opens::Members,
            Token::Extension if previous == Token::Eof || previous.is_modifier() => return Opens::Members,
            _ if previous == Token::Record && (token.is_word() || token == Token::Ident) => return Opens::Type,
            _ => {}
        }
        previous = token;
    }
    match member.last().map(|it| it.token) {
        Some(Token::RParen) => Opens::Body,
        _ if has_constraints => Opens::Body,
        _ => Opens::Accessors,
    }
}

/// The first `stop` at or after `at` that is in no bracket, string or comment; the end of the text if there is none.
pub(super) fn code_end(bytes: &[u8], mut at: usize, nesting: u32, stop: u8) -> usize {
    let mut depth = 0u32;
    loop {
        // Most bytes mean nothing here.
        while let Some([a, b, c, d, ..]) = bytes.get(at..) {
            if MATTERS[*a as usize] | MATTERS[*b as usize] | MATTERS[*c as usize] | MATTERS[*d as usize] {
                break;
            }
            at += 4;
        }
        let Some(&byte) = bytes.get(at) else { return bytes.len() };
        match byte {
            _ if byte == stop && depth == 0 => return at,
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                if depth == 0 {
                    return at;
                }
                depth -= 1;
            }
            b'"' | b'$' | b'@' => {
                if let Some(end) = string_end(bytes, at, nesting) {
                    at = end;
                    continue;
                }
            }
            b'\'' => {
                at += 1;
                while let Some(&c) = bytes.get(at) {
                    match c {
                        b'\\' => at += 1,
                        b'\'' | b'\n' => break,
                        _ => {}
                    }
                    at += 1;
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = line_end(bytes, at);
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = super::find(bytes, at + 2, b"*/").map_or(bytes.len(), |end| end + 2);
                continue;
            }
            b'#' => {
                at = line_end(bytes, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The bytes that [`code_end`] looks at.
const MATTERS: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"{}()[]\"$@'/#;";
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |offset| at + offset)
}

pub(super) fn run_of(bytes: &[u8], at: usize, wanted: u8) -> usize {
    bytes.get(at..).unwrap_or(&[]).iter().take_while(|byte| **byte == wanted).count()
}

/// The end of the string that begins (with its `$` and `@`) at `at`; `None` if none begins there.
pub(super) fn string_end(bytes: &[u8], at: usize, nesting: u32) -> Option<usize> {
    let mut quote = at;
    let (mut dollars, mut verbatim) = (0usize, false);
    loop {
        match bytes.get(quote)? {
            b'$' => dollars += 1,
            b'@' => verbatim = true,
            b'"' => break,
            _ => return None,
        }
        quote += 1;
    }
    let quotes = run_of(bytes, quote, b'"');
    if quotes >= 3 && !verbatim {
        return Some(text_end(bytes, quote + quotes, quotes, dollars, false, nesting));
    }
    Some(text_end(bytes, quote + 1, if verbatim { 2 } else { 1 }, dollars, true, nesting))
}

/// `style`: 1 regular, 2 verbatim, if `plain`; the number of quotes of a raw string otherwise.
fn text_end(bytes: &[u8], mut at: usize, style: usize, dollars: usize, plain: bool, nesting: u32) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' if !plain => {
                let quotes = run_of(bytes, at, b'"');
                if quotes >= style {
                    return at + quotes;
                }
                at += quotes;
                continue;
            }
            b'"' if style == 2 && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => return at + 1,
            b'\\' if plain && style == 1 => at += 1,
            b'\n' if plain && style == 1 => return at,
            b'{' if dollars > 0 && nesting < super::MAX_HOLES as u32 => {
                let braces = run_of(bytes, at, b'{');
                if plain && braces.is_multiple_of(2) || !plain && braces < dollars {
                    at += braces;
                    continue;
                }
                at = code_end(bytes, at + braces, nesting + 1, b'}');
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}
