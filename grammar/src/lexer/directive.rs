//! Preprocessor directives. `#if` and its kin decide which lines exist; `#define` and `#undef` change what they see; `#error` and
//! `#warning` speak; `#region`, `#nullable`, `#pragma` and `#line` are read and have no effect.

use super::Lexer;
use crate::ast::Span;
use crate::error::{Severity, SyntaxError};

struct Condition {
    /// A branch has been taken already.
    taken: bool,
    saw_else: bool,
}

pub(super) struct Conditions {
    symbols: Vec<String>,
    open: Vec<Condition>,
    regions: u32,
}

impl Conditions {
    pub(super) fn new(symbols: &[String]) -> Self {
        Self { symbols: symbols.to_vec(), open: Vec::new(), regions: 0 }
    }

    pub(super) fn unclosed(&self) -> Option<(&'static str, &'static str)> {
        if !self.open.is_empty() {
            return Some(("CS1027", "#endif directive expected"));
        }
        (self.regions > 0).then_some(("CS1038", "#endregion directive expected"))
    }

    fn is_defined(&self, symbol: &str) -> bool {
        self.symbols.iter().any(|defined| defined == symbol)
    }
}

impl Lexer<'_> {
    /// `#` at `start`.
    pub(super) fn hash(&mut self, start: usize) {
        let line_start = self.text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let here = Span::new(start as u32, start as u32 + 1);
        if !self.text[line_start..start].trim_start_matches('\u{feff}').trim().is_empty() {
            self.error_at(
                "CS1040",
                "Preprocessor directives must appear as the first non-whitespace character on a line".into(),
                here,
            );
            let end = self.end_of_line(start);
            return self.resume_at(end);
        }
        let end = self.end_of_line(start);
        let (name, rest) = split(&self.text[start + 1..end]);
        let (name, rest) = (name.to_string(), rest.to_string());
        let whole = Span::new(start as u32, end as u32);
        self.resume_at(end);
        match name.as_str() {
            "if" => {
                let taken = evaluate(&rest, &self.conditions).unwrap_or_else(|| {
                    self.error_at("CS1517", "Invalid preprocessor expression".into(), whole);
                    false
                });
                self.conditions.open.push(Condition { taken, saw_else: false });
                if !taken {
                    self.skip_lines(end);
                }
            }
            "elif" | "else" => match self.conditions.open.last_mut() {
                // A branch was taken up to here, so all others are out.
                Some(condition) if !condition.saw_else => {
                    condition.saw_else = name == "else";
                    self.skip_lines(end);
                }
                _ => self.error_at("CS1028", "Unexpected preprocessor directive".into(), whole),
            },
            "endif" => {
                if self.conditions.open.pop().is_none() {
                    self.error_at("CS1028", "Unexpected preprocessor directive".into(), whole);
                }
            }
            "define" | "undef" => {
                if !self.out.tokens.is_empty() {
                    self.error_at(
                        "CS1032",
                        "Cannot define/undefine preprocessor symbols after first token in file".into(),
                        Span::new(start as u32 + 1, start as u32 + 1 + name.len() as u32),
                    );
                }
                let symbol = split(&rest).0.to_string();
                self.conditions.symbols.retain(|defined| *defined != symbol);
                if name == "define" {
                    self.conditions.symbols.push(symbol);
                }
            }
            "region" => self.conditions.regions += 1,
            "endregion" => match self.conditions.regions.checked_sub(1) {
                Some(regions) => self.conditions.regions = regions,
                None => self.error_at("CS1028", "Unexpected preprocessor directive".into(), whole),
            },
            "error" => {
                let at = whole.end - rest.len() as u32;
                let message = format!("#error: '{}'", rest.trim_end());
                self.error_at("CS1029", message, Span::new(at, whole.end));
            }
            "warning" => {
                let at = whole.end - rest.len() as u32;
                let message = format!("#warning: '{}'", rest.trim_end());
                let span = Span::new(at, whole.end);
                self.out.errors.push(SyntaxError { code: "CS1030", severity: Severity::Warning, message, span });
            }
            "nullable" | "pragma" | "line" | "load" | "r" => {}
            _ if self.text[start..end].starts_with("#!") || self.text[start..end].starts_with("#:") => {}
            _ => self.error_at("CS1024", "Preprocessor directive expected".into(), here),
        }
    }

    /// Passes over lines that a condition switched off, up to the directive that switches on again or ends it.
    fn skip_lines(&mut self, mut at: usize) {
        let mut nested = 0u32;
        while at < self.text.len() {
            let line_end = self.end_of_line(at);
            let line = self.text[at..line_end].trim_start();
            if let Some(directive) = line.strip_prefix('#') {
                let (name, rest) = split(directive);
                match name {
                    "if" => nested += 1,
                    "endif" if nested > 0 => nested -= 1,
                    "endif" => {
                        self.conditions.open.pop();
                        return self.resume_at(line_end);
                    }
                    "elif" | "else" if nested == 0 => {
                        let holds = name == "else" || evaluate(rest, &self.conditions).unwrap_or(false);
                        if let Some(condition) = self.conditions.open.last_mut() {
                            condition.saw_else |= name == "else";
                            if holds && !condition.taken {
                                condition.taken = true;
                                return self.resume_at(line_end);
                            }
                        }
                    }
                    _ => {}
                }
            }
            at = line_end;
            while matches!(self.text.as_bytes().get(at), Some(b'\n' | b'\r')) {
                at += 1;
            }
        }
        self.resume_at(self.text.len());
    }
}

/// The first word and what follows it, comments cut off where they end the line.
fn split(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (name, rest.trim_start())
}

/// `A && (!B || C == true)`; `None` if it is no such thing.
fn evaluate(text: &str, conditions: &Conditions) -> Option<bool> {
    let text = text.split("//").next().unwrap_or("");
    let mut parser = Evaluator { rest: text, conditions, depth: 0 };
    let value = parser.or()?;
    parser.rest.trim().is_empty().then_some(value)
}

struct Evaluator<'a> {
    rest: &'a str,
    conditions: &'a Conditions,
    depth: u32,
}

impl Evaluator<'_> {
    fn eat(&mut self, symbol: &str) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(symbol) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    fn or(&mut self) -> Option<bool> {
        let mut value = self.and()?;
        while self.eat("||") {
            value |= self.and()?;
        }
        Some(value)
    }

    fn and(&mut self) -> Option<bool> {
        let mut value = self.equality()?;
        while self.eat("&&") {
            value &= self.equality()?;
        }
        Some(value)
    }

    fn equality(&mut self) -> Option<bool> {
        let mut value = self.unary()?;
        loop {
            if self.eat("==") {
                value = value == self.unary()?;
            } else if self.eat("!=") {
                value = value != self.unary()?;
            } else {
                return Some(value);
            }
        }
    }

    fn unary(&mut self) -> Option<bool> {
        self.depth += 1;
        if self.depth > 64 {
            return None;
        }
        let value = if self.eat("!") {
            !self.unary()?
        } else if self.eat("(") {
            let value = self.or()?;
            if !self.eat(")") {
                return None;
            }
            value
        } else {
            let (name, rest) = split(self.rest);
            self.rest = rest;
            match name {
                "" => return None,
                "true" => true,
                "false" => false,
                symbol => self.conditions.is_defined(symbol),
            }
        };
        self.depth -= 1;
        Some(value)
    }
}
