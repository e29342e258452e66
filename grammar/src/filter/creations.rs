//! Expressions that hold types: `new T`, `typeof(T)`, `out T x`, tuples that declare.

use super::types::TypeMode;
use super::{Close, Filter, Kind};
use crate::token::Token;

impl Filter<'_> {
    pub(super) fn creation(&mut self, token: Token) {
        self.emit(token);
        self.operand = false;
        let at = self.at;
        match self.token(at) {
            Token::LBracket | Token::LBrace => {}
            Token::LParen => {
                // `new (int, int)[3]` creates an array of tuples; `new (a, b)` calls a constructor.
                if let Some(end) = self.scan_type(at, TypeMode::New)
                    && (self.token(end) == Token::LBracket || self.partner(at).is_some_and(|partner| partner + 1 < end))
                {
                    self.commit();
                    while self.at < end {
                        self.emit_type_token();
                    }
                    self.operand = true;
                }
            }
            _ => {
                if let Some(end) = self.scan_type(at, TypeMode::New) {
                    self.commit();
                    while self.at < end {
                        self.emit_type_token();
                    }
                    self.operand = true;
                }
            }
        }
    }

    /// `typeof(T)`, `sizeof(T)`, `default(T)`
    pub(super) fn type_operator(&mut self, token: Token) {
        self.emit(token);
        self.operand = false;
        if self.token(self.at) != Token::LParen {
            return;
        }
        let Some(end) = self.scan_type(self.at + 1, TypeMode::Sure) else { return };
        self.commit();
        self.emit(Token::LParen);
        while self.at < end {
            self.emit_type_token();
        }
        if self.token(self.at) == Token::RParen {
            self.emit(Token::RParen);
        } else {
            self.push_frame(Kind::Paren, Close::Operand);
        }
        self.operand = true;
    }

    /// `out int x`, `out var (a, b)`
    pub(super) fn out_declaration(&mut self) {
        let at = self.at;
        let Some(end) = self.scan_type(at, TypeMode::Sure) else { return };
        if self.token(end).is_word() {
            self.commit();
            self.mark(Token::MarkDeclExpr);
            while self.at < end {
                self.emit_type_token();
            }
            self.emit(Token::Ident);
            self.operand = true;
        }
    }

    /// An argument or tuple element that declares: `(int a, var b) = ..`.
    pub(super) fn declaration_expression(&mut self) -> bool {
        let at = self.at;
        let token = self.token(at);
        if !(token.is_word() || token.is_predefined_type() || token == Token::LParen)
            || token == Token::Await && self.awaits()
        {
            return false;
        }
        if matches!(self.token(at + 1), Token::Comma | Token::RParen | Token::Dot)
            && token.is_word()
            && self.token(at + 1) != Token::Dot
        {
            return false;
        }
        if self.is_var_deconstruction(at) && matches!(self.after_partner(at + 1), Token::Comma | Token::RParen) {
            self.deconstruction();
            return true;
        }
        let Some(end) = self.scan_type(at, TypeMode::Sure) else { return false };
        if !self.token(end).is_word() || !matches!(self.token(end + 1), Token::Comma | Token::RParen) {
            return false;
        }
        if self.edits.iter().any(|(_, edit)| *edit == Token::PointerStar) {
            return false;
        }
        if self.in_query() && matches!(self.token(end), Token::Ascending | Token::Descending) {
            return false;
        }
        self.commit();
        self.mark(Token::MarkDeclExpr);
        while self.at < end {
            self.emit_type_token();
        }
        self.emit(Token::Ident);
        self.operand = true;
        true
    }
}
