//! Code: statements and expressions, token by token.
//!
//! The one bit that decides most is [`Filter::operand`]: did the token before end an operand? Then `(` calls, `[` indexes, `!` suppresses
//! a warning, `with` changes a copy; else `(` groups or casts, `[` lists, `!` negates, `with` is a name.

use super::patterns::is_query_word;
use super::types::TypeMode;
use super::{Close, Filter, Kind, QueryState};
use crate::token::Token;

impl Filter<'_> {
    pub(super) fn code_token(&mut self) {
        let token = self.token(self.at);
        if self.statement_start && token != Token::LBrace && token != Token::Semicolon && self.statement() {
            return;
        }
        if self.statement_start && matches!(token, Token::LBrace | Token::Semicolon) {
            let embedded = self.embedded;
            if !embedded {
                self.settle_tokens();
                self.record_start(false);
                if self.kind() == Kind::File {
                    self.mark(Token::MarkStatement);
                }
            }
            if token == Token::LBrace {
                self.statement_start = false;
                self.embedded = false;
                self.emit(token);
                self.push_frame(Kind::Block, Close::Statement { embedded: false });
                return self.begin_block();
            }
        }
        self.statement_start = false;
        self.embedded = false;
        if self.pattern_start {
            if !self.in_pattern() {
                self.pattern_start = false;
            } else if !matches!(token, Token::RParen | Token::RBracket | Token::RBrace | Token::Comma) && self.pattern()
            {
                return;
            }
        }
        if std::mem::take(&mut self.element_start) && self.declaration_expression() {
            return;
        }
        if self.has_typed_lambdas && !self.operand && self.typed_lambda() {
            return;
        }
        if token.is_word() {
            return self.word(token);
        }
        match token {
            Token::LParen => self.paren(),
            Token::LBracket => self.bracket(),
            Token::LBrace => self.brace(),
            Token::RParen | Token::RBracket | Token::RBrace => self.close(token),
            Token::InterpOpen => {
                self.emit(token);
                self.push_frame(Kind::Hole, Close::Start);
                self.operand = false;
            }
            Token::InterpClose => {
                self.pop_to(|kind| kind == Kind::Hole);
                self.emit(token);
                self.operand = false;
            }
            Token::InterpFormat => {
                self.end_queries();
                self.emit(token);
            }
            Token::InterpStart | Token::InterpText => {
                self.emit(token);
                self.operand = false;
            }
            Token::Semicolon => self.semicolon(),
            Token::Comma => self.comma(),
            Token::Colon => self.colon(),
            Token::Question => self.question(),
            Token::Gt => self.shift_or_greater(),
            Token::Bang if self.operand => self.emit(Token::PostfixBang),
            Token::PlusPlus | Token::MinusMinus => self.emit(token),
            Token::DotDot => self.range(),
            Token::FatArrow => {
                let frame = self.frame();
                if frame.kind == Kind::Arms && frame.label {
                    frame.label = false;
                }
                frame.pattern = false;
                self.emit(token);
                self.operand = false;
            }
            Token::Dot | Token::ColonColon | Token::Arrow => {
                self.emit(token);
                self.operand = false;
                if self.token(self.at).is_word() {
                    self.name();
                }
            }
            Token::Is => {
                self.emit(token);
                self.operand = false;
                self.frame().pattern = true;
                self.pattern_start = true;
            }
            Token::As => {
                self.emit(token);
                self.plan_type(self.at, TypeMode::Expr, None);
                self.operand = false;
            }
            Token::New | Token::Stackalloc => self.creation(token),
            Token::Typeof | Token::Sizeof => self.type_operator(token),
            Token::Default if self.next() == Token::LParen => self.type_operator(Token::DefaultOf),
            Token::Throw => {
                self.emit(Token::ThrowExpr);
                self.operand = false;
            }
            Token::Out => {
                self.emit(token);
                self.operand = false;
                self.out_declaration();
            }
            Token::Static => {
                self.emit(Token::LambdaStatic);
                self.operand = false;
            }
            _ => {
                let ends_operand = token.is_predefined_type()
                    || matches!(
                        token,
                        Token::Number
                            | Token::CharLit
                            | Token::StringLit
                            | Token::Utf8Lit
                            | Token::InterpEnd
                            | Token::True
                            | Token::False
                            | Token::Null
                            | Token::This
                            | Token::Base
                            | Token::Default
                            | Token::Arglist
                            | Token::ErrorStatement
                    );
                if ends_pattern(token)
                    && !matches!(self.kind(), Kind::PatternParen | Kind::PatternBrace | Kind::PatternBracket)
                {
                    self.frame().pattern = false;
                }
                self.emit(token);
                self.operand = ends_operand;
                match token {
                    Token::ErrorStatement => self.end_of_statement(),
                    Token::Else | Token::Do => {
                        self.statement_start = true;
                        self.embedded = true;
                    }
                    _ => {}
                }
            }
        }
    }

    pub(super) fn begin_block(&mut self) {
        self.statement_start = true;
        self.embedded = false;
        self.operand = false;
        self.pattern_start = false;
    }

    // ── Words and names ──

    pub(super) fn word(&mut self, token: Token) {
        let next = self.next();
        let operand = self.operand;
        match token {
            Token::Await if !operand && self.awaits() => {
                self.emit(token);
                self.operand = false;
                return;
            }
            Token::Async if !operand && self.begins_lambda(self.at + 1) => {
                self.emit(Token::LambdaAsync);
                return;
            }
            Token::When if operand && self.in_pattern() && self.may_start_operand(self.at + 1) => {
                self.frame().pattern = false;
                self.emit(token);
                self.operand = false;
                return;
            }
            // A catch clause's filter.
            Token::When
                if next == Token::LParen
                    && matches!(self.previous(), Token::RParen | Token::Catch)
                    && self.braces == Some(Kind::Block)
                    || token == Token::When && self.previous() == Token::Catch =>
            {
                self.emit(token);
                self.operand = false;
                return;
            }
            Token::And | Token::Or if operand && self.in_pattern() => {
                self.emit(token);
                self.operand = false;
                self.pattern_start = true;
                return;
            }
            Token::With if operand && next == Token::LBrace => {
                self.emit(token);
                self.operand = false;
                return;
            }
            Token::From if !operand && self.begins_query() => {
                let questions = self.frame().questions;
                self.frame().queries.push(QueryState { ended: false, questions });
                return self.query_variable(token);
            }
            _ if is_query_word(token) && operand && self.in_query() => return self.query_word(token),
            _ if is_query_word(token) && self.in_query() && matches!(self.last(), Token::QueryEnd) => {
                return self.query_word(token);
            }
            _ => {}
        }
        let is_lambda = next == Token::FatArrow
            && !operand
            && !self.frames.last().is_some_and(|frame| frame.kind == Kind::Arms && frame.label);
        if is_lambda {
            self.emit(Token::LambdaIdent);
            self.operand = true;
            return;
        }
        self.name();
    }

    /// An identifier, with its type arguments if it has some.
    pub(super) fn name(&mut self) {
        self.emit(Token::Ident);
        self.operand = true;
        if self.token(self.at) == Token::Lt {
            self.edits.clear();
            if let Some(end) = self.scan_type_arguments(self.at, 0)
                && self.closes_type_arguments(end)
            {
                self.commit();
                while self.at < end {
                    self.emit_type_token();
                }
                self.operand = true;
            }
        }
    }

    /// The language's own list of tokens that make the `<..>` before them type arguments.
    pub(super) fn closes_type_arguments(&self, at: usize) -> bool {
        use Token::*;
        matches!(
            self.token(at),
            LParen
                | RParen
                | RBracket
                | RBrace
                | Colon
                | Semicolon
                | Comma
                | Dot
                | Question
                | EqEq
                | BangEq
                | Pipe
                | Caret
                | AmpAmp
                | PipePipe
                | Amp
                | LBracket
                | InterpClose
                | InterpFormat
                | Eof
                | Bang
                | QuestionQuestion
        )
    }

    pub(super) fn awaits(&self) -> bool {
        use Token::*;
        match self.next() {
            Number | CharLit | StringLit | InterpStart | This | Base | New | Typeof | Default | Checked | Unchecked
            | LParen | Null | True | False | Bang | Tilde | Using | Foreach => true,
            token if token.is_predefined_type() => true,
            With => self.token(self.at + 2) != LBrace,
            And | Or | When if self.in_pattern() => false,
            token => token.is_word(),
        }
    }

    /// Does a lambda (or an anonymous method) begin at `at`, after `async` or attributes?
    pub(super) fn begins_lambda(&self, at: usize) -> bool {
        match self.token(at) {
            Token::LParen => {
                // Parameters, or a tuple type and then parameters.
                self.after_partner(at) == Token::FatArrow
                    || self.partner(at).is_some_and(|end| {
                        self.token(end + 1) == Token::LParen && self.after_partner(end + 1) == Token::FatArrow
                    })
            }
            Token::Delegate => true,
            Token::Static => true,
            Token::Async => self.begins_lambda_after_word(at + 1),
            token if token.is_word() => self.token(at + 1) == Token::FatArrow || self.typed_lambda_paren(at),
            token if token.is_predefined_type() => self.typed_lambda_paren(at),
            _ => false,
        }
    }

    pub(super) fn begins_lambda_after_word(&self, at: usize) -> bool {
        let token = self.token(at);
        token == Token::LParen
            || token == Token::Static
            || token == Token::Delegate
            || token == Token::FatArrow
            || token.is_word()
    }

    /// `T (..) =>` directly.
    pub(super) fn typed_lambda_paren(&self, at: usize) -> bool {
        if !self.has_typed_lambdas {
            return false;
        }
        // Far enough to be right about the usual: names, type arguments, brackets.
        for at in at..at + 64 {
            match self.token(at) {
                Token::LParen => return self.after_partner(at) == Token::FatArrow,
                token if token.is_word() || token.is_predefined_type() => {}
                Token::Dot
                | Token::Lt
                | Token::Gt
                | Token::Comma
                | Token::Question
                | Token::LBracket
                | Token::RBracket => {}
                _ => return false,
            }
        }
        false
    }

    /// Are there lambdas with a return type at all? Almost no file has one, and then nobody needs to look.
    pub(super) fn find_typed_lambdas(&self) -> bool {
        (1..self.tokens.len()).any(|index| {
            self.token(index) == Token::LParen && self.after_partner(index) == Token::FatArrow && {
                let before = self.token(index - 1);
                let ends_type = |token: Token| {
                    token.is_word()
                        || token.is_predefined_type()
                        || matches!(token, Token::Gt | Token::RBracket | Token::Question | Token::RParen)
                };
                // `int F(int x) =>` declares a function.
                let is_function = before.is_word() && index > 1 && ends_type(self.token(index - 2));
                before.is_word() && before != Token::Async && !is_function
                    || before.is_predefined_type()
                    || matches!(before, Token::Gt | Token::RBracket | Token::Question | Token::RParen)
            }
        })
    }

    /// `int (x) => ..`: marks the return type.
    pub(super) fn typed_lambda(&mut self) -> bool {
        let token = self.token(self.at);
        if !(token.is_word() || token.is_predefined_type() || token == Token::LParen || token == Token::Ref)
            || token == Token::Await
        {
            return false;
        }
        if token == Token::Async && self.token(self.at + 1) == Token::LParen {
            return false;
        }
        let Some(end) = self.scan_type(self.at, TypeMode::Sure) else { return false };
        if self.token(end) != Token::LParen || self.after_partner(end) != Token::FatArrow {
            return false;
        }
        if self.frames.last().is_some_and(|frame| frame.kind == Kind::Arms && frame.label) {
            return false;
        }
        self.commit();
        self.mark(Token::MarkLambdaType);
        while self.at < end {
            self.emit_type_token();
        }
        self.operand = false;
        true
    }

    // ── Punctuation ──

    pub(super) fn semicolon(&mut self) {
        if self.kind() == Kind::ForHeader {
            self.end_queries();
            self.emit(Token::Semicolon);
            self.operand = false;
            self.frame().pattern = false;
            return;
        }
        // A bracket left open does not outlive its statement.
        while matches!(
            self.kind(),
            Kind::Paren
                | Kind::Parameters
                | Kind::Bracket
                | Kind::Attributes
                | Kind::PatternParen
                | Kind::PatternBracket
                | Kind::PatternBrace
                | Kind::Brace
                | Kind::Arms
        ) {
            if self.pop_frame().is_none() {
                break;
            }
        }
        self.end_queries();
        self.emit(Token::Semicolon);
        self.operand = false;
        match self.kind() {
            Kind::Block | Kind::LambdaBlock | Kind::SwitchBody => self.end_of_statement(),
            Kind::File => {
                // Either a statement or a field's initializer; both begin anew.
                self.end_of_statement();
            }
            _ => self.end_of_declaration(),
        }
    }

    pub(super) fn comma(&mut self) {
        let kind = self.kind();
        if self.frame().queries.last().is_some_and(|query| query.ended) {
            self.end_queries();
        }
        let is_pattern = matches!(kind, Kind::PatternParen | Kind::PatternBracket | Kind::PatternBrace);
        if !is_pattern {
            self.frame().pattern = false;
        }
        self.emit(Token::Comma);
        self.settle_tokens();
        self.operand = false;
        match kind {
            Kind::PatternParen | Kind::PatternBracket | Kind::PatternBrace => self.pattern_start = true,
            Kind::Arms => {
                let frame = self.frame();
                frame.pattern = true;
                frame.label = true;
                frame.questions = 0;
                self.pattern_start = true;
            }
            Kind::Paren | Kind::Bracket => self.element_start = true,
            Kind::EnumBody | Kind::Parameters | Kind::TypeBody | Kind::Namespace => {
                let frame = self.frame();
                frame.in_header = true;
                frame.at_start = matches!(kind, Kind::EnumBody | Kind::Parameters);
            }
            _ => {}
        }
    }

    pub(super) fn colon(&mut self) {
        let questions = self.frame().questions;
        while self.frame().queries.last().is_some_and(|query| query.questions == questions) {
            self.frame().queries.pop();
            self.mark_after(Token::QueryEnd);
        }
        self.emit(Token::Colon);
        self.operand = false;
        let frame = self.frame();
        if frame.questions > 0 {
            frame.questions -= 1;
        } else if frame.kind == Kind::SwitchBody && frame.label {
            frame.label = false;
            frame.pattern = false;
            self.begin_block();
        } else if matches!(frame.kind, Kind::PatternParen | Kind::PatternBrace) {
            self.pattern_start = true;
        } else if matches!(frame.kind, Kind::Paren | Kind::Bracket) {
            // A named argument.
            self.element_start = true;
        }
    }

    pub(super) fn question(&mut self) {
        match self.next() {
            Token::Dot => {
                self.emit(Token::AccessQuestion);
                self.operand = false;
            }
            Token::LBracket if self.is_conditional_element() => {
                self.emit(Token::AccessQuestion);
                self.operand = true;
            }
            _ => {
                let frame = self.frame();
                frame.questions += 1;
                frame.pattern = false;
                self.emit(Token::Question);
                self.operand = false;
            }
        }
    }

    /// `a?[i]` rather than `a ? [i] : b`: no `:` of this `?` comes before the expression ends.
    pub(super) fn is_conditional_element(&self) -> bool {
        let Some(end) = self.partner(self.at + 1) else { return true };
        let mut at = end + 1;
        let mut questions = 0u32;
        // Far enough for any conditional that a person writes.
        let limit = at + 4096;
        while at < limit {
            match self.token(at) {
                Token::Colon if questions == 0 => {
                    // The colon may be that of a `?` before this one.
                    return self.frames.last().is_some_and(|frame| frame.questions > 0)
                        || self.frames.last().is_some_and(|frame| frame.label);
                }
                Token::Colon => questions -= 1,
                Token::Question if !matches!(self.token(at + 1), Token::Dot | Token::LBracket) => questions += 1,
                Token::LParen | Token::LBracket | Token::LBrace => match self.partner(at) {
                    Some(partner) => at = partner,
                    None => return true,
                },
                Token::RParen
                | Token::RBracket
                | Token::RBrace
                | Token::Semicolon
                | Token::Comma
                | Token::Eof
                | Token::InterpFormat
                | Token::InterpClose => return true,
                _ => {}
            }
            at += 1;
        }
        true
    }

    /// `>` and what sticks to it.
    pub(super) fn shift_or_greater(&mut self) {
        let adjacent = |filter: &Self, at: usize| match (filter.tokens.get(at), filter.tokens.get(at + 1)) {
            (Some(first), Some(second)) => first.end == second.start,
            _ => false,
        };
        let at = self.at;
        self.operand = false;
        let second = if adjacent(self, at) { self.token(at + 1) } else { Token::Eof };
        match second {
            Token::Gt => {
                let third = if adjacent(self, at + 1) { self.token(at + 2) } else { Token::Eof };
                match third {
                    Token::Gt => self.emit_joined(Token::GtGtGt, 3),
                    Token::GtEq => self.emit_joined(Token::GtGtGtEq, 3),
                    _ => self.emit_joined(Token::GtGt, 2),
                }
            }
            Token::GtEq => self.emit_joined(Token::GtGtEq, 2),
            _ => self.emit(Token::Gt),
        }
    }

    pub(super) fn range(&mut self) {
        let is_element_start = matches!(self.last(), Token::CollectionBracket)
            || self.last() == Token::Comma && self.frames.last().is_some_and(|frame| frame.collection);
        if is_element_start && !self.operand {
            self.emit(Token::Spread);
        } else if self.may_start_operand(self.at + 1) {
            self.emit(Token::RangeTo);
        } else {
            self.emit(Token::RangeEnd);
            self.operand = true;
            return;
        }
        self.operand = false;
    }
}

/// Tokens that bind less tightly than a pattern's parts, so that a pattern before them is over.
fn ends_pattern(token: Token) -> bool {
    use Token::*;
    matches!(
        token,
        AmpAmp
            | PipePipe
            | QuestionQuestion
            | EqEq
            | BangEq
            | Amp
            | Pipe
            | Caret
            | Eq
            | PlusEq
            | MinusEq
            | QuestionQuestionEq
    )
}
