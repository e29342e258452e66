//! Strings and characters, plain, verbatim, raw, with holes and without.
//!
//! A raw string that spans lines loses the white space that stands before its closing quotes from each of its lines, so its
//! end is looked for first ([`skip::string_end`]) and then the text is read.

use std::rc::Rc;

use super::escape::escape;
use super::{Hole, Lexer, MAX_HOLES, skip};
use crate::ast::{Literal, Span};
use crate::token::Token;

#[derive(Clone, Debug)]
pub(super) enum StringStyle {
    Regular,
    Verbatim,
    Raw {
        dollars: usize,
        /// Where the text ends: the closing quotes, or the line end before them.
        content_end: usize,
        end: usize,
        /// What each line begins with and loses; `None` on a single line.
        indentation: Option<String>,
    },
}

impl Lexer<'_> {
    /// `"`, `$`, `@` or any mixture, at `start`.
    pub(super) fn string_start(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut quote = start;
        let (mut dollars, mut verbatim) = (0, false);
        loop {
            match bytes.get(quote) {
                Some(b'$') => dollars += 1,
                Some(b'@') => verbatim = true,
                _ => break,
            }
            quote += 1;
        }
        if bytes.get(quote) != Some(&b'"') {
            self.error_at(
                "CS1056",
                format!("Unexpected character '{}'", &self.text[start..=start]),
                Span::new(start as u32, start as u32 + 1),
            );
            return self.resume_at(start + 1);
        }
        let quotes = skip::run_of(bytes, quote, b'"');
        if quotes >= 3 && !verbatim {
            return self.raw_string(start, quote, quotes, dollars);
        }
        if dollars > 0 {
            let style = if verbatim { StringStyle::Verbatim } else { StringStyle::Regular };
            return self.interpolated(start, quote + 1, style);
        }
        let mut units = Vec::new();
        let mut at = quote + 1;
        let closed = loop {
            let Some(c) = self.text[at..].chars().next() else {
                let code = if verbatim { "CS1039" } else { "CS1010" };
                let message = if verbatim { "Unterminated string literal" } else { "Newline in constant" };
                self.error_at(code, message.into(), Span::new(start as u32, start as u32));
                break false;
            };
            match c {
                '"' if verbatim && self.text[at + 1..].starts_with('"') => {
                    units.push(u16::from(b'"'));
                    at += 2;
                    continue;
                }
                '"' => {
                    at += 1;
                    break true;
                }
                '\\' if !verbatim => {
                    at = self.escape_or_error(at, &mut units);
                    continue;
                }
                '\n' | '\r' if !verbatim => {
                    self.error_at("CS1010", "Newline in constant".into(), Span::new(start as u32, start as u32));
                    break false;
                }
                _ => {}
            }
            push_char(&mut units, c);
            at += c.len_utf8();
        };
        self.finish_string(start, at, units, closed);
    }

    fn finish_string(&mut self, start: usize, mut at: usize, units: Vec<u16>, closed: bool) {
        let suffix = self.text.get(at..at + 2).unwrap_or("");
        let follows = self.text.as_bytes().get(at + 2).copied().unwrap_or(b' ');
        if closed && matches!(suffix, "u8" | "U8") && !follows.is_ascii_alphanumeric() && follows != b'_' {
            at += 2;
            self.resume_at(at);
            let utf8 = String::from_utf16_lossy(&units);
            return self.push_literal(Token::Utf8Lit, Literal::Utf8String(Rc::from(utf8.as_bytes())), start, at);
        }
        self.resume_at(at);
        self.push_literal(Token::StringLit, Literal::String(Rc::from(units)), start, at);
    }

    fn escape_or_error(&mut self, at: usize, units: &mut Vec<u16>) -> usize {
        match escape(self.text, at, units) {
            Ok(end) => end,
            Err(end) => {
                let end = end.min(self.text.len());
                self.error_at("CS1009", "Unrecognized escape sequence".into(), Span::new(at as u32, end as u32));
                // A line end or a quote still counts as one.
                if self.text.get(at + 1..end).is_some_and(|it| it.contains(['\n', '\r'])) { at + 1 } else { end }
            }
        }
    }

    pub(super) fn char_literal(&mut self, start: usize) {
        let mut units = Vec::new();
        let mut at = start + 1;
        let mut closed = false;
        while let Some(c) = self.text[at..].chars().next() {
            match c {
                '\'' => {
                    closed = true;
                    at += 1;
                    break;
                }
                '\n' | '\r' => break,
                '\\' => {
                    at = self.escape_or_error(at, &mut units);
                    continue;
                }
                _ => {}
            }
            push_char(&mut units, c);
            at += c.len_utf8();
        }
        let here = Span::new(start as u32, start as u32);
        if !closed {
            self.error_at("CS1010", "Newline in constant".into(), here);
        } else if units.is_empty() {
            self.error_at("CS1011", "Empty character literal".into(), here);
        } else if units.len() > 1 {
            self.error_at("CS1012", "Too many characters in character literal".into(), here);
        }
        self.resume_at(at);
        self.push_literal(Token::CharLit, Literal::Char(units.first().copied().unwrap_or(0)), start, at);
    }

    fn raw_string(&mut self, start: usize, quote: usize, quotes: usize, dollars: usize) {
        let bytes = self.text.as_bytes();
        let content = quote + quotes;
        let line_end = self.end_of_line(content);
        let multi_line = line_end < bytes.len() && self.text[content..line_end].chars().all(char::is_whitespace);
        let end = if multi_line {
            skip::string_end(bytes, start, 0).unwrap_or(bytes.len())
        } else {
            skip::string_end(&bytes[..line_end], start, 0).unwrap_or(line_end)
        };
        let here = Span::new(start as u32, content as u32);
        let closed = end >= content + quotes && bytes[content..end].ends_with(&bytes[quote..content]);
        if !closed {
            self.error_at("CS8997", "Unterminated raw string literal.".into(), here);
        }
        let mut content_end = if closed { end - quotes } else { end };
        let mut content_start = content;
        let mut indentation = None;
        if multi_line {
            let last_line = self.text[content..content_end].rfind(['\n', '\r']).map_or(content, |at| content + at + 1);
            let indent = &self.text[last_line..content_end];
            if closed && !indent.chars().all(char::is_whitespace) {
                self.error_at(
                    "CS9000",
                    "Raw string literal delimiter must be on its own line".into(),
                    Span::new(content_end as u32, end as u32),
                );
            } else if closed {
                indentation = Some(indent.to_string());
                content_end = newline_before(self.text, last_line).max(content);
            }
            content_start = (line_end + newline_length(self.text, line_end)).min(content_end.max(content));
            if content_start > content_end {
                content_end = content_start;
            }
        }
        if dollars > 0 {
            let style = StringStyle::Raw { dollars, content_end, end, indentation };
            return self.interpolated(start, content_start, style);
        }
        let mut units = Vec::new();
        let mut at = content_start;
        let mut line_start = multi_line;
        while at < content_end {
            if line_start {
                at = self.strip_indentation(at, content_end, indentation.as_deref());
                line_start = false;
                continue;
            }
            let Some(c) = self.text[at..].chars().next() else { break };
            push_char(&mut units, c);
            at += c.len_utf8();
            line_start = multi_line && (c == '\n' || c == '\r' && !self.text[at..].starts_with('\n'));
        }
        self.finish_string(start, end, units, closed);
    }

    fn strip_indentation(&mut self, at: usize, content_end: usize, indentation: Option<&str>) -> usize {
        let Some(indentation) = indentation else { return at };
        let line = &self.text[at..content_end.max(at)];
        if line.starts_with(indentation) {
            return at + indentation.len();
        }
        // A line of white space only may be shorter.
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        if line[blank..].is_empty() || line[blank..].starts_with(['\n', '\r']) {
            return at + blank;
        }
        self.error_at(
            "CS8999",
            "Line does not start with the same whitespace as the closing line of the raw string literal.".into(),
            Span::new(at as u32, (at + blank) as u32),
        );
        at + blank
    }

    fn interpolated(&mut self, start: usize, content: usize, style: StringStyle) {
        if self.holes.len() >= MAX_HOLES {
            self.error_at(
                "CS1056",
                "Strings are nested too deeply in the holes of strings".into(),
                Span::new(start as u32, content as u32),
            );
            return self.resume_at(self.text.len());
        }
        self.push(Token::InterpStart, start, content);
        let line_start = matches!(&style, StringStyle::Raw { indentation: Some(_), .. });
        self.text_part(content, style, line_start);
    }

    /// Reads text up to the next hole or the end of the string.
    fn text_part(&mut self, from: usize, style: StringStyle, mut line_start: bool) {
        let mut units = Vec::new();
        let mut at = from;
        let (limit, dollars) = match &style {
            StringStyle::Raw { content_end, dollars, .. } => (*content_end, *dollars),
            _ => (self.text.len(), 1),
        };
        loop {
            if line_start {
                if let StringStyle::Raw { indentation, content_end, .. } = &style {
                    let indentation = indentation.clone();
                    at = self.strip_indentation(at, *content_end, indentation.as_deref());
                }
                line_start = false;
            }
            let next = self.text.get(at..limit.max(at)).and_then(|rest| rest.chars().next());
            let Some(c) = next else {
                if let StringStyle::Raw { end, .. } = style {
                    return self.end_interpolated(from, at, end, units);
                }
                self.error_at("CS1010", "Newline in constant".into(), Span::new(at as u32, at as u32));
                return self.end_interpolated(from, at, at, units);
            };
            match (c, &style) {
                ('{', StringStyle::Raw { .. }) => {
                    let braces = skip::run_of(self.text.as_bytes(), at, b'{');
                    let literal = if braces >= dollars { braces - dollars } else { braces };
                    units.extend(std::iter::repeat_n(u16::from(b'{'), literal));
                    if braces >= dollars {
                        return self.open_hole(from, at + literal, dollars, style, units);
                    }
                    at += braces;
                    continue;
                }
                (_, StringStyle::Raw { .. }) => {}
                ('{' | '}', _) if self.text[at + 1..].starts_with(c) => {
                    units.push(c as u16);
                    at += 2;
                    continue;
                }
                ('{', _) => return self.open_hole(from, at, 1, style, units),
                ('}', _) => {
                    self.error_at(
                        "CS8086",
                        "A '}' character must be escaped (by doubling) in an interpolated string.".into(),
                        Span::new(at as u32, at as u32 + 1),
                    );
                }
                ('"', StringStyle::Verbatim) if self.text[at + 1..].starts_with('"') => {
                    units.push(u16::from(b'"'));
                    at += 2;
                    continue;
                }
                ('"', _) => return self.end_interpolated(from, at, at + 1, units),
                ('\\', StringStyle::Regular) => {
                    at = self.escape_or_error(at, &mut units);
                    continue;
                }
                ('\n' | '\r', StringStyle::Regular) => {
                    self.error_at("CS1010", "Newline in constant".into(), Span::new(at as u32, at as u32));
                    return self.end_interpolated(from, at, at, units);
                }
                _ => {}
            }
            push_char(&mut units, c);
            at += c.len_utf8();
            line_start = matches!(style, StringStyle::Raw { .. })
                && (c == '\n' || c == '\r' && !self.text[at..].starts_with('\n'));
        }
    }

    fn end_interpolated(&mut self, from: usize, text_end: usize, end: usize, units: Vec<u16>) {
        if !units.is_empty() {
            self.push_text(units, from, text_end);
        }
        self.push(Token::InterpEnd, text_end.min(end), end);
        self.resume_at(end);
    }

    fn open_hole(&mut self, from: usize, at: usize, braces: usize, style: StringStyle, units: Vec<u16>) {
        if !units.is_empty() {
            self.push_text(units, from, at);
        }
        self.push(Token::InterpOpen, at, at + braces);
        self.holes.push(Hole { style, depth: 0 });
        self.resume_at(at + braces);
    }

    /// `}` at `start`, which belongs to the innermost hole.
    pub(super) fn close_hole(&mut self, start: usize) {
        let Some(hole) = self.holes.pop() else { return };
        let braces = match &hole.style {
            StringStyle::Raw { dollars, .. } => *dollars,
            _ => 1,
        };
        let found = skip::run_of(self.text.as_bytes(), start, b'}').min(braces);
        self.push(Token::InterpClose, start, start + found);
        self.text_part(start + found, hole.style, false);
    }

    /// `:` at `start`: the rest of the hole is a format.
    pub(super) fn format_of_hole(&mut self, start: usize) {
        let style = self.holes.last().map_or(StringStyle::Regular, |hole| hole.style.clone());
        let mut units = Vec::new();
        let mut at = start + 1;
        while let Some(c) = self.text[at..].chars().next() {
            match (c, &style) {
                ('}' | '"' | '\n' | '\r', _) => break,
                ('\\', StringStyle::Regular) => {
                    at = self.escape_or_error(at, &mut units);
                    continue;
                }
                _ => {}
            }
            push_char(&mut units, c);
            at += c.len_utf8();
        }
        self.push_literal(Token::InterpFormat, Literal::String(Rc::from(units)), start, at);
        self.resume_at(at);
    }
}

fn push_char(units: &mut Vec<u16>, c: char) {
    units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
}

fn newline_length(text: &str, at: usize) -> usize {
    match text.get(at..) {
        Some(rest) if rest.starts_with("\r\n") => 2,
        Some(rest) if rest.starts_with(['\n', '\r']) => 1,
        _ => 0,
    }
}

/// Where the line end that stands right before `line_start` begins.
fn newline_before(text: &str, line_start: usize) -> usize {
    let before = &text[..line_start];
    before.strip_suffix("\r\n").or_else(|| before.strip_suffix(['\n', '\r'])).map_or(line_start, str::len)
}
