//! Patterns: where one begins, is it a type or a constant?

use super::types::TypeMode;
use super::{Close, Filter, Kind};
use crate::token::Token;

impl Filter<'_> {
    /// Called for the first token of a pattern. True if tokens were emitted.
    pub(super) fn pattern(&mut self) -> bool {
        let at = self.at;
        let token = self.token(at);
        let kind = self.kind();
        if matches!(kind, Kind::PatternParen | Kind::PatternBrace) && self.begins_subpattern_name(at) {
            self.emit(Token::SubpatternName);
            while self.token(self.at) == Token::Dot {
                self.emit(Token::Dot);
                self.emit(Token::Ident);
            }
            self.emit(Token::Colon);
            return true;
        }
        self.pattern_start = false;
        match token {
            Token::Not if self.may_start_pattern(at + 1) => {
                self.emit(token);
                self.pattern_start = true;
                true
            }
            Token::Var if self.next().is_word() || self.next() == Token::LParen => {
                let end = if self.next() == Token::LParen { self.partner(at + 1) } else { Some(at + 1) };
                self.emit(token);
                if let Some(end) = end {
                    while self.at <= end {
                        self.emit_type_token();
                    }
                }
                self.operand = true;
                true
            }
            Token::Underscore if !matches!(self.next(), Token::Dot | Token::Lt | Token::ColonColon) => {
                self.emit(token);
                self.operand = true;
                true
            }
            Token::Nameof if self.next() == Token::LParen => false,
            Token::LParen => {
                if let Some(end) = self.scan_cast(at)
                    && !matches!(self.token(end + 1), Token::LBrace)
                    && self.partner(at) == Some(end)
                    && self.pattern_cast_operand(end + 1)
                {
                    return self.emit_cast(end);
                }
                // A tuple type with a name or a further part behind it is a type: `(int, int)[] x` only.
                if let Some(end) = self.scan_type(at, TypeMode::Expr)
                    && self.edits.iter().any(|(_, edit)| matches!(edit, Token::RankBracket | Token::TypeQuestion))
                    && self.partner(at).is_some_and(|partner| partner + 1 < end)
                {
                    self.commit();
                    self.mark(Token::MarkPatternType);
                    while self.at < end {
                        self.emit_type_token();
                    }
                    self.operand = true;
                    return true;
                }
                self.emit(Token::PatternParen);
                self.push_frame(Kind::PatternParen, Close::Operand);
                self.pattern_start = true;
                self.operand = false;
                true
            }
            Token::LBracket => {
                self.emit(Token::PatternBracket);
                self.push_frame(Kind::PatternBracket, Close::Operand);
                self.pattern_start = true;
                self.operand = false;
                true
            }
            Token::LBrace => {
                self.emit(Token::PatternBrace);
                self.push_frame(Kind::PatternBrace, Close::Operand);
                self.pattern_start = true;
                self.operand = false;
                true
            }
            Token::DotDot if kind == Kind::PatternBracket => {
                self.emit(Token::Spread);
                self.pattern_start = !matches!(self.token(self.at), Token::Comma | Token::RBracket);
                self.operand = !self.pattern_start;
                true
            }
            _ if token.is_word() || token.is_predefined_type() => {
                let Some(end) = self.scan_type(at, TypeMode::Expr) else { return false };
                if token.is_predefined_type() && self.token(end) == Token::Dot || !self.ends_pattern_type(end) {
                    return false;
                }
                self.commit();
                self.mark(Token::MarkPatternType);
                while self.at < end {
                    self.emit_type_token();
                }
                self.operand = true;
                self.pattern_type = true;
                // A designation, unless the word joins patterns.
                let name = self.token(self.at);
                if name.is_word() && !self.joins_patterns(self.at) && !(self.in_query() && is_query_word(name)) {
                    self.emit(Token::Ident);
                }
                true
            }
            _ => false,
        }
    }

    /// `Name:` or `A.B:`
    fn begins_subpattern_name(&self, mut at: usize) -> bool {
        if !self.token(at).is_word() {
            return false;
        }
        at += 1;
        while self.token(at) == Token::Dot && self.token(at + 1).is_word() {
            at += 2;
        }
        self.token(at) == Token::Colon
    }

    /// After a name, is it over, so that the name can be a type? `A + 1` is a constant.
    fn ends_pattern_type(&self, at: usize) -> bool {
        use Token::*;
        !matches!(
            self.token(at),
            Plus | Minus
                | Star
                | Slash
                | Percent
                | LtLt
                | Lt
                | Gt
                | Dot
                | PlusPlus
                | MinusMinus
                | Bang
                | Arrow
                | LBracket
        )
    }

    /// `and`, `or`, `when` behind a type: they join unless nothing follows them that could be joined.
    pub(super) fn joins_patterns(&self, at: usize) -> bool {
        match self.token(at) {
            Token::And | Token::Or => self.may_start_pattern(at + 1),
            Token::When => self.may_start_operand(at + 1),
            Token::With => self.token(at + 1) == Token::LBrace,
            _ => false,
        }
    }

    fn may_start_pattern(&self, at: usize) -> bool {
        self.may_start_operand(at)
            || matches!(
                self.token(at),
                Token::Lt | Token::Gt | Token::LtEq | Token::GtEq | Token::LBrace | Token::LBracket | Token::LParen
            )
    }

    /// In a pattern a cast's operand must be a constant, not a designation: `(int) x` is no cast there.
    fn pattern_cast_operand(&self, at: usize) -> bool {
        let token = self.token(at);
        matches!(
            token,
            Token::Number
                | Token::CharLit
                | Token::StringLit
                | Token::Minus
                | Token::LParen
                | Token::True
                | Token::False
                | Token::Null
        ) || token.is_predefined_type()
            || token.is_word() && matches!(self.token(at + 1), Token::Dot)
    }
}

pub(super) fn is_query_word(token: Token) -> bool {
    use Token::*;
    matches!(
        token,
        From | Join | Let | Where | Orderby | Select | Group | Into | On | Equals | By | Ascending | Descending
    )
}
