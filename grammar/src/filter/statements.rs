//! The starts of statements: does this one declare something?

use super::types::TypeMode;
use super::{Filter, Kind};
use crate::token::Token;

impl Filter<'_> {
    /// In a file: a statement rather than a declaration?
    pub(super) fn begins_statement(&self, mut at: usize) -> bool {
        let first = at;
        while self.token(at) == Token::LBracket {
            match self.partner(at) {
                Some(end) => at = end + 1,
                None => return true,
            }
        }
        if at > first && self.token(first + 1).is_word() && self.token(first + 2) == Token::Colon {
            let word = self.tokens.get(first + 1).copied();
            if word.is_some_and(|word| {
                matches!(self.text.get(word.start as usize..word.end as usize), Some("assembly" | "module"))
            }) {
                return false;
            }
        }
        loop {
            let token = self.token(at);
            match token {
                Token::Namespace
                | Token::Class
                | Token::Struct
                | Token::Interface
                | Token::Enum
                | Token::ErrorMember => return false,
                Token::Public
                | Token::Private
                | Token::Protected
                | Token::Internal
                | Token::Abstract
                | Token::Sealed
                | Token::Virtual
                | Token::Override
                | Token::Event
                | Token::Implicit
                | Token::Explicit => return false,
                Token::Readonly => at += 1,
                Token::Delegate => return matches!(self.token(at + 1), Token::LParen | Token::LBrace | Token::Star),
                Token::Using => return !self.is_using_directive(at),
                Token::Global if self.token(at + 1) == Token::Using => return false,
                Token::Extern if self.token(at + 1) == Token::Alias => return false,
                Token::Record => return !self.begins_record(at),
                Token::Static | Token::Unsafe | Token::Ref | Token::Extern | Token::New | Token::Volatile => at += 1,
                Token::Partial | Token::File | Token::Async | Token::Required
                    if self.token(at + 1).is_modifier()
                        || self.token(at + 1).is_word()
                        || matches!(
                            self.token(at + 1),
                            Token::Class | Token::Struct | Token::Interface | Token::Enum | Token::Delegate
                        ) =>
                {
                    at += 1;
                }
                _ => return true,
            }
        }
    }

    fn is_using_directive(&self, at: usize) -> bool {
        match self.token(at + 1) {
            Token::Static | Token::Unsafe => true,
            Token::LParen => false,
            token if token.is_word() => {
                if self.token(at + 2) == Token::Eq {
                    return true;
                }
                let mut at = at + 1;
                while self.token(at).is_word() && matches!(self.token(at + 1), Token::Dot | Token::ColonColon) {
                    at += 2;
                }
                // `using A.B;`, and `using A.B` that lacks its semicolon at the end of a line.
                !self.token(at + 1).is_word() && self.token(at + 1) != Token::Lt || self.starts_line(at + 1)
            }
            _ => false,
        }
    }

    fn starts_line(&self, at: usize) -> bool {
        let (Some(previous), Some(token)) = (self.tokens.get(at.saturating_sub(1)), self.tokens.get(at)) else {
            return false;
        };
        self.text.get(previous.end as usize..token.start as usize).is_some_and(|between| between.contains('\n'))
    }

    pub(super) fn begin_top_level_statement(&mut self) {
        self.frame().in_header = false;
        self.statement_start = true;
        self.embedded = false;
        self.operand = false;
    }

    /// Called for the first token of a statement. True if tokens were emitted.
    pub(super) fn statement(&mut self) -> bool {
        let embedded = std::mem::take(&mut self.embedded);
        self.statement_start = false;
        self.operand = false;
        let at = self.at;
        let token = self.token(at);
        let continues = match token {
            Token::Else | Token::Catch | Token::Finally => true,
            Token::While if !embedded && self.frame().pending_do > 0 => {
                self.frame().pending_do -= 1;
                true
            }
            Token::RBrace | Token::Eof => true,
            _ => embedded,
        };
        if !continues {
            self.settle_tokens();
            let kind = self.kind();
            if kind == Kind::File {
                if !self.begins_statement(at) {
                    let frame = self.frame();
                    frame.in_header = true;
                    frame.at_start = true;
                    return true;
                }
                self.record_start(false);
                self.mark(Token::MarkStatement);
            } else {
                self.record_start(false);
            }
        }
        match token {
            Token::LBracket => {
                if self.statement_attributes(at) {
                    return true;
                }
                false
            }
            Token::Const => {
                self.emit(token);
                self.plan_type(self.at, TypeMode::Sure, Some(Token::MarkDecl));
                true
            }
            Token::Using => {
                self.emit(token);
                if self.token(self.at) == Token::LParen {
                    self.plan_declaration(self.at + 1);
                } else {
                    self.plan_type(self.at, TypeMode::Sure, Some(Token::MarkDecl));
                }
                true
            }
            Token::Await if matches!(self.next(), Token::Using | Token::Foreach) => {
                self.emit(token);
                self.statement_start = true;
                self.embedded = true;
                true
            }
            Token::Fixed | Token::For | Token::Catch => {
                self.emit(token);
                if self.token(self.at) == Token::LParen {
                    if token == Token::Catch {
                        self.plan_type(self.at + 1, TypeMode::Sure, None);
                    } else {
                        self.plan_declaration(self.at + 1);
                    }
                }
                if token == Token::Catch && self.token(self.at) == Token::LBrace {
                    self.braces = Some(Kind::Block);
                }
                true
            }
            Token::Foreach => {
                self.emit(token);
                if self.token(self.at) == Token::LParen {
                    self.plan_foreach(self.at + 1);
                }
                true
            }
            Token::Else | Token::Do => {
                if token == Token::Do {
                    self.frame().pending_do += 1;
                }
                self.emit(token);
                self.statement_start = true;
                self.embedded = true;
                true
            }
            Token::Try | Token::Finally | Token::Checked | Token::Unchecked | Token::Unsafe
                if self.next() == Token::LBrace =>
            {
                self.emit(token);
                self.braces = Some(Kind::Block);
                true
            }
            Token::Case => {
                self.emit(token);
                let frame = self.frame();
                frame.pattern = true;
                frame.label = true;
                self.pattern_start = true;
                true
            }
            Token::Default if self.next() == Token::Colon => {
                self.emit(Token::DefaultLabel);
                self.frame().label = true;
                true
            }
            Token::Goto => {
                self.emit(token);
                if self.token(self.at) == Token::Case || self.token(self.at) == Token::Default {
                    let next = self.token(self.at);
                    self.emit(next);
                }
                true
            }
            Token::Yield if matches!(self.next(), Token::Return | Token::Break) => {
                self.emit(token);
                true
            }
            Token::Throw => {
                self.emit(token);
                true
            }
            _ if token.is_word() && self.next() == Token::Colon => {
                self.emit(Token::Label);
                self.emit(Token::Colon);
                self.statement_start = true;
                self.embedded = true;
                true
            }
            _ => self.declaration_statement(at),
        }
    }

    /// `[A] void F() { }` in a block. False if the bracket begins a collection expression.
    fn statement_attributes(&mut self, at: usize) -> bool {
        let mut end = at;
        while self.token(end) == Token::LBracket {
            match self.partner(end) {
                Some(partner) => end = partner + 1,
                None => return false,
            }
        }
        if !self.is_local_function(end) {
            return false;
        }
        self.mark(Token::MarkLocalFunction);
        self.begin_local_header();
        true
    }

    fn begin_local_header(&mut self) {
        let frame = self.frame();
        frame.in_header = true;
        frame.at_start = false;
        frame.header = super::Header { prefix: true, ..super::Header::default() };
    }

    fn is_local_function(&mut self, mut at: usize) -> bool {
        while matches!(self.token(at), Token::Static | Token::Unsafe | Token::Extern)
            || self.token(at) == Token::Async && !matches!(self.token(at + 1), Token::FatArrow | Token::Dot | Token::Eq)
        {
            at += 1;
        }
        let Some(end) = self.scan_type(at, TypeMode::Sure) else { return false };
        if !self.token(end).is_word() {
            return false;
        }
        let mut paren = end + 1;
        if self.token(paren) == Token::Lt {
            match self.scan_type_arguments(paren, 0) {
                Some(after) => paren = after,
                None => return false,
            }
        }
        self.token(paren) == Token::LParen
    }

    /// A local variable or a local function, if it is one.
    fn declaration_statement(&mut self, at: usize) -> bool {
        let token = self.token(at);
        let may_begin = token.is_word()
            || token.is_predefined_type()
            || matches!(
                token,
                Token::LParen | Token::Ref | Token::Static | Token::Unsafe | Token::Extern | Token::Delegate
            );
        if !may_begin {
            return false;
        }
        if token == Token::Await && self.may_start_operand(at + 1) {
            return false;
        }
        let has_modifier = matches!(token, Token::Static | Token::Extern)
            || token == Token::Unsafe && self.token(at + 1) != Token::LBrace
            || token == Token::Async
                && (self.token(at + 1).is_word()
                    || self.token(at + 1).is_reserved()
                    || self.token(at + 1) == Token::LParen);
        if has_modifier && self.is_local_function(at) {
            self.mark(Token::MarkLocalFunction);
            self.begin_local_header();
            return true;
        }
        if token == Token::Scoped
            && (self.next() == Token::Ref || self.next().is_word())
            && let Some(end) = self.scan_type(at + 1, TypeMode::Sure)
            && self.token(end).is_word()
        {
            self.commit();
            self.mark(Token::MarkDecl);
            self.emit(Token::Scoped);
            while self.at < end {
                self.emit_type_token();
            }
            self.operand = true;
            return true;
        }
        // A quick no for the commonest statements: `a.b(..)`, `f(..)`, `x = ..`.
        if token.is_word()
            && matches!(
                self.token(at + 1),
                Token::Eq | Token::PlusEq | Token::MinusEq | Token::PlusPlus | Token::MinusMinus | Token::Semicolon
            )
        {
            return false;
        }
        if self.is_var_deconstruction(at) && matches!(self.after_partner(at + 1), Token::Eq) {
            self.deconstruction();
            return true;
        }
        let Some(end) = self.scan_type(at, TypeMode::Sure) else { return false };
        let name = self.token(end);
        let lacks_name = token.is_predefined_type()
            && (matches!(name, Token::Eq | Token::Semicolon | Token::Number | Token::StringLit)
                || name.is_reserved() && !matches!(name, Token::Is | Token::As | Token::Switch));
        if lacks_name {
            // `int = 1;`: the parser says what is missing.
            self.commit();
            self.mark(Token::MarkDecl);
            while self.at < end {
                self.emit_type_token();
            }
            return true;
        }
        if !name.is_word() {
            return false;
        }
        let after = self.token(end + 1);
        let continues = match name {
            Token::With => after == Token::LBrace,
            _ => false,
        };
        if continues {
            return false;
        }
        let pointer = self.edits.iter().any(|(_, edit)| *edit == Token::PointerStar);
        if pointer && !matches!(after, Token::Eq | Token::Semicolon | Token::Comma) {
            return false;
        }
        if after == Token::LParen || after == Token::Lt {
            if after == Token::Lt && self.scan_type_arguments(end + 1, 0).is_none() {
                return false;
            }
            self.edits.clear();
            self.mark(Token::MarkLocalFunction);
            self.begin_local_header();
            return true;
        }
        self.commit();
        self.mark(Token::MarkDecl);
        while self.at < end {
            self.emit_type_token();
        }
        // The name, so that no word is taken for more than that.
        self.emit(Token::Ident);
        self.operand = true;
        true
    }

    pub(super) fn is_var_deconstruction(&self, at: usize) -> bool {
        self.token(at) == Token::Var && self.token(at + 1) == Token::LParen && self.partner(at + 1).is_some()
    }

    /// Emits `var (a, (b, _))` as a declaration expression.
    pub(super) fn deconstruction(&mut self) {
        let Some(end) = self.partner(self.at + 1) else { return };
        self.mark(Token::MarkDeclExpr);
        while self.at <= end {
            self.emit_type_token();
        }
        self.operand = true;
    }

    /// `T x` where a declaration may stand, in `for (` and `using (`.
    fn plan_declaration(&mut self, at: usize) {
        if self.token(at) == Token::Scoped && self.token(at + 1).is_word() && self.token(at + 2).is_word() {
            return;
        }
        let Some(end) = self.scan_type(at, TypeMode::Sure) else { return };
        if self.token(end).is_word() && !(self.token(at) == Token::Await) {
            self.commit();
            self.pending.push_back(super::Pending { at, marker: Some(Token::MarkDecl), end });
        }
    }

    fn plan_foreach(&mut self, at: usize) {
        if self.is_var_deconstruction(at) {
            // Emitted when we get there: see `code_token`.
            return;
        }
        let start = if self.token(at) == Token::Scoped && self.token(at + 1) != Token::In { at + 1 } else { at };
        let Some(end) = self.scan_type(start, TypeMode::Sure) else { return };
        if self.token(end).is_word() && self.token(end + 1) == Token::In || self.token(end).is_word() && start == at {
            self.commit();
            self.pending.push_back(super::Pending { at, marker: Some(Token::MarkDecl), end });
        }
    }
}
