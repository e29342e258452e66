//! Query expressions. Their words are keywords inside of them only, and where a query ends is not written: a marker
//! says it, so that the `into` of `from .. select .. into` belongs to one query and not two.

use super::Filter;
use super::types::TypeMode;
use crate::token::Token;

impl Filter<'_> {
    pub(super) fn in_query(&self) -> bool {
        self.frames.last().is_some_and(|frame| !frame.queries.is_empty())
    }

    pub(super) fn begins_query(&mut self) -> bool {
        let at = self.at + 1;
        if self.token(at).is_word() && self.token(at + 1) == Token::In {
            return true;
        }
        match self.scan_type(at, TypeMode::Sure) {
            Some(end) => self.token(end).is_word() && self.token(end + 1) == Token::In,
            None => false,
        }
    }

    /// `from`, `join`: a variable follows, perhaps with a type.
    pub(super) fn query_variable(&mut self, token: Token) {
        self.emit(token);
        self.operand = false;
        if self.token(self.at).is_word() && self.token(self.at + 1) == Token::In {
            self.emit(Token::Ident);
        } else if let Some(end) = self.scan_type(self.at, TypeMode::Sure) {
            self.commit();
            while self.at < end {
                self.emit_type_token();
            }
            if self.token(self.at).is_word() {
                self.emit(Token::Ident);
            }
        }
    }

    pub(super) fn query_word(&mut self, token: Token) {
        // A clause after `select` belongs to the query around this one.
        if token != Token::Into {
            while self.frame().queries.last().is_some_and(|query| query.ended && token != Token::By) {
                if self.frame().queries.len() == 1 {
                    break;
                }
                self.frame().queries.pop();
                self.mark_after(Token::QueryEnd);
            }
        }
        let in_case = self.frame();
        in_case.pattern = false;
        if let Some(query) = in_case.queries.last_mut() {
            match token {
                Token::Select | Token::Group => query.ended = true,
                Token::Into => query.ended = false,
                _ => {}
            }
        }
        match token {
            Token::From | Token::Join => self.query_variable(token),
            Token::Let | Token::Into => {
                self.emit(token);
                if self.token(self.at).is_word() {
                    self.emit(Token::Ident);
                }
                self.operand = token == Token::Into;
            }
            Token::Ascending | Token::Descending => {
                self.emit(token);
                self.operand = true;
            }
            _ => {
                self.emit(token);
                self.operand = false;
            }
        }
    }

    pub(super) fn end_queries(&mut self) {
        let queries = std::mem::take(&mut self.frame().queries);
        for _ in queries {
            self.mark_after(Token::QueryEnd);
        }
    }
}
