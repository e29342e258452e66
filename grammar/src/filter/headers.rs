//! Headers: everything of a declaration up to its body. Here `<`, `?`, `*` and `[]` belong to types.

use super::types::TypeMode;
use super::{Close, Filter, Header, Kind};
use crate::ast::Span;
use crate::error::{Severity, SyntaxError};
use crate::token::Token;

impl Filter<'_> {
    pub(super) fn header_token(&mut self) {
        let token = self.token(self.at);
        let kind = self.kind();
        if self.frame().at_start && token == Token::Semicolon && matches!(kind, Kind::TypeBody | Kind::Namespace) {
            return self.stray_semicolon();
        }
        if self.frame().at_start && token != Token::RBrace && token != Token::RParen && token != Token::RBracket {
            self.frame().at_start = false;
            self.frame().header = Header { prefix: true, ..Header::default() };
            match kind {
                Kind::File | Kind::Namespace | Kind::TypeBody => {
                    self.settle_tokens();
                    if kind == Kind::File && self.begins_statement(self.at) {
                        return self.begin_top_level_statement();
                    }
                    self.record_start(true);
                }
                Kind::Accessors | Kind::EnumBody => self.settle_tokens(),
                _ => {}
            }
        }
        if token.is_word() {
            return self.header_word(token);
        }
        let prefix = self.frame().header.prefix;
        match token {
            Token::LBracket => return self.header_bracket(),
            Token::LParen => return self.header_paren(),
            Token::LBrace => return self.header_brace(),
            Token::RBrace | Token::RParen | Token::RBracket => return self.close(token),
            Token::DeferredBlock | Token::ErrorMember => {
                self.emit(token);
                return self.end_of_declaration();
            }
            Token::Semicolon => {
                self.emit(token);
                return self.end_of_declaration();
            }
            Token::Comma => {
                self.emit(token);
                let frame = self.frame();
                if matches!(frame.kind, Kind::Parameters | Kind::EnumBody) {
                    frame.at_start = true;
                    self.settle_tokens();
                }
                return;
            }
            Token::FatArrow => {
                self.emit(token);
                self.operand = false;
                if self.token(self.at) != Token::DeferredExpr {
                    self.frame().in_header = false;
                }
                return;
            }
            Token::Eq if !self.frame().header.operator && !self.frame().header.is_using => {
                self.emit(token);
                self.operand = false;
                self.frame().in_header = false;
                return;
            }
            Token::Ref if kind != Kind::Parameters => {
                let is_modifier = self.next() == Token::Struct
                    || self.next() == Token::Partial && self.token(self.at + 2) == Token::Struct
                    || self.last() == Token::Allows;
                return self.emit(if is_modifier { token } else { Token::TypeRef });
            }
            Token::Class | Token::Struct | Token::Interface | Token::Enum | Token::Namespace
                if !self.frame().header.saw_where && prefix =>
            {
                self.frame().header.keyword = Some(token);
                self.frame().header.prefix = false;
                return self.emit(token);
            }
            Token::Class | Token::Struct if self.last() == Token::Record => return self.emit(token),
            Token::Extern if self.next() == Token::Alias => {
                self.emit(Token::ExternAlias);
                return self.emit(Token::Alias);
            }
            Token::Using => {
                self.frame().header.is_using = true;
                self.emit(Token::UsingDirective);
                return;
            }
            Token::Delegate if self.next() == Token::Star => {
                self.emit(Token::FunctionPointer);
                return self.emit(Token::PointerStar);
            }
            Token::Implicit | Token::Explicit => self.frame().header.is_conversion = true,
            Token::Operator => {
                let header = &mut self.frame().header;
                header.operator = !header.is_conversion;
                header.prefix = false;
                return self.emit(token);
            }
            Token::Gt if self.frame().header.operator => return self.shift_or_greater(),
            Token::Lt if !self.frame().header.operator => return self.emit(Token::TypeLt),
            Token::Gt => return self.emit(Token::TypeGt),
            Token::Question => return self.emit(Token::TypeQuestion),
            Token::Star if !self.frame().header.operator => return self.emit(Token::PointerStar),
            Token::Colon => self.frame().header.saw_colon = true,
            _ => {}
        }
        if !token.is_modifier() {
            self.frame().header.prefix = false;
        }
        self.emit(token);
    }

    fn header_word(&mut self, token: Token) {
        let next = self.next();
        let kind = self.kind();
        let prefix = self.frame().header.prefix;
        let role = match token {
            Token::Where => next.is_word() && self.token(self.at + 2) == Token::Colon,
            Token::Get | Token::Set | Token::Init | Token::Add | Token::Remove => {
                kind == Kind::Accessors
                    && (matches!(next, Token::LBrace | Token::FatArrow | Token::Semicolon | Token::DeferredBlock)
                        || matches!(
                            self.last(),
                            Token::LBrace | Token::RBrace | Token::Semicolon | Token::RBracket | Token::DeferredBlock
                        )
                        || self.last().is_modifier())
            }
            Token::Partial => {
                prefix
                    && kind != Kind::Parameters
                    && (next.is_word() || next.is_reserved() || next == Token::LParen && !self.is_constructor(self.at))
            }
            Token::Async | Token::Required => {
                prefix
                    && kind != Kind::Parameters
                    && (next.is_word()
                        || next.is_reserved() && next != Token::Operator
                        || next == Token::LParen && !self.is_constructor(self.at))
            }
            Token::File => {
                prefix
                    && (next.is_modifier()
                        || matches!(
                            next,
                            Token::Class
                                | Token::Struct
                                | Token::Interface
                                | Token::Enum
                                | Token::Delegate
                                | Token::Partial
                                | Token::Record
                        ))
            }
            Token::Record => prefix && kind != Kind::Parameters && self.begins_record(self.at),
            Token::Extension => prefix && kind == Kind::TypeBody && matches!(next, Token::LParen | Token::Lt),
            Token::Global => next == Token::Using,
            Token::Allows => self.frame().header.saw_where && next == Token::Ref,
            Token::Scoped => {
                kind == Kind::Parameters
                    && (next == Token::Ref
                        || next == Token::In
                        || next == Token::Out
                        || (next.is_word()
                            && self.token(self.at + 2) != Token::Comma
                            && self.token(self.at + 2) != Token::RParen
                            && self.token(self.at + 2) != Token::Eq)
                        || next.is_word() && self.token(self.at + 2).is_word())
            }
            _ => false,
        };
        if role {
            let header = &mut self.frame().header;
            match token {
                Token::Where => {
                    header.saw_where = true;
                    header.prefix = false;
                }
                Token::Record | Token::Extension => {
                    header.keyword = Some(token);
                    header.prefix = false;
                }
                _ => {}
            }
            return self.emit(token);
        }
        if prefix {
            if matches!(kind, Kind::TypeBody | Kind::File | Kind::Namespace) && self.is_constructor(self.at) {
                self.mark(Token::MarkConstructor);
            }
            self.frame().header.prefix = false;
        }
        self.emit(Token::Ident);
    }

    /// `void M() { };`
    fn stray_semicolon(&mut self) {
        if let Some(here) = self.tokens.get(self.at) {
            self.result.errors.push(SyntaxError {
                code: "CS1597",
                severity: Severity::Error,
                message: "Semicolon after method or accessor block is not valid".into(),
                span: Span::new(here.start, here.end),
            });
        }
        self.at += 1;
    }

    /// A name, parameters, and then what follows a constructor's.
    fn is_constructor(&self, at: usize) -> bool {
        self.token(at + 1) == Token::LParen
            && matches!(
                self.after_partner(at + 1),
                Token::LBrace | Token::Colon | Token::FatArrow | Token::Semicolon | Token::DeferredBlock
            )
    }

    pub(super) fn begins_record(&self, at: usize) -> bool {
        let name = match self.token(at + 1) {
            Token::Class | Token::Struct => at + 2,
            _ => at + 1,
        };
        self.token(name).is_word()
            && matches!(
                self.token(name + 1),
                Token::LParen | Token::LBrace | Token::Semicolon | Token::Lt | Token::Colon | Token::Where
            )
    }

    fn header_bracket(&mut self) {
        let is_rank = matches!(self.next(), Token::RBracket | Token::Comma) && self.last() != Token::This;
        if is_rank {
            self.emit(Token::RankBracket);
            while matches!(self.token(self.at), Token::Comma) {
                self.emit(Token::Comma);
            }
            if self.token(self.at) == Token::RBracket {
                self.emit(Token::RBracket);
            }
            return;
        }
        if self.last() == Token::This {
            self.emit(Token::LBracket);
            return self.push_frame(Kind::Parameters, Close::Header);
        }
        let after_name =
            self.last() == Token::Ident && self.frame().kind != Kind::Parameters && !self.frame().header.prefix;
        if after_name {
            // The size of a fixed buffer.
            self.emit(Token::LBracket);
            self.push_frame(Kind::Bracket, Close::Header);
            self.operand = false;
            return;
        }
        let is_global = self.kind() == Kind::File
            && self.next().is_word()
            && self.token(self.at + 2) == Token::Colon
            && self.tokens.get(self.at + 1).is_some_and(|word| {
                matches!(self.text.get(word.start as usize..word.end as usize), Some("assembly" | "module"))
            });
        if is_global {
            self.emit(Token::GlobalBracket);
            return self.push_frame(Kind::Attributes, Close::Member);
        }
        self.emit(Token::AttributeBracket);
        self.push_frame(Kind::Attributes, Close::Header);
        self.operand = false;
    }

    fn header_paren(&mut self) {
        let last = self.last();
        let is_parameter = self.kind() == Kind::Parameters;
        let header = &mut self.frame().header;
        header.prefix = false;
        let after_operator = std::mem::take(&mut header.operator);
        let is_type_header = header.keyword.is_some();
        let saw_colon = header.saw_colon && !header.saw_where;
        let opens_parameters = after_operator
            || !(is_parameter && last == Token::This)
                && matches!(
                    last,
                    Token::Ident
                        | Token::TypeGt
                        | Token::TypeQuestion
                        | Token::Extension
                        | Token::Base
                        | Token::This
                        | Token::New
                )
            || header.is_conversion && (last.is_predefined_type() || last == Token::RParen || last == Token::RBracket);
        if !opens_parameters {
            // A tuple type, if it is one.
            if let Some(end) = self.scan_type(self.at, TypeMode::Sure) {
                self.commit();
                while self.at < end {
                    self.emit_type_token();
                }
                return;
            }
        }
        self.emit(Token::LParen);
        if matches!(last, Token::Base | Token::This) && !is_parameter || saw_colon && is_type_header {
            self.push_frame(Kind::Paren, Close::Header);
            self.operand = false;
            self.element_start = true;
        } else {
            self.push_frame(Kind::Parameters, Close::Header);
        }
    }

    fn header_brace(&mut self) {
        let last = self.last();
        let header = &self.frame().header;
        let after_parameters = last == Token::RParen || header.saw_where;
        let keyword = header.keyword;
        let kind = self.kind();
        self.emit(Token::LBrace);
        let (inner, close) = match keyword {
            Some(Token::Namespace) => (Kind::File, Close::Member),
            Some(Token::Enum) => (Kind::EnumBody, Close::Member),
            Some(_) => (Kind::TypeBody, Close::Member),
            None if kind == Kind::Accessors => (Kind::Block, Close::Member),
            None if after_parameters && kind != Kind::EnumBody => {
                let is_local = matches!(kind, Kind::Block | Kind::LambdaBlock | Kind::SwitchBody);
                (Kind::Block, if is_local { Close::Statement { embedded: false } } else { Close::Member })
            }
            None => (Kind::Accessors, Close::Member),
        };
        let inner = if keyword == Some(Token::Namespace) { Kind::Namespace } else { inner };
        // What follows the body belongs to no header any more, except an initializer after accessors.
        self.push_frame(inner, close);
        if inner == Kind::Block {
            self.statement_start = true;
            self.embedded = false;
            self.operand = false;
        }
    }

    /// `;` or a skipped body ended a declaration.
    pub(super) fn end_of_declaration(&mut self) {
        self.settle_tokens();
        let frame = self.frame();
        frame.at_start = true;
        frame.pattern = false;
        frame.questions = 0;
        match frame.kind {
            Kind::Block | Kind::LambdaBlock | Kind::SwitchBody => {
                frame.in_header = false;
                self.statement_start = true;
                self.embedded = false;
                self.operand = false;
            }
            _ => frame.in_header = true,
        }
    }
}
