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

    fn begin_block(&mut self) {
        self.statement_start = true;
        self.embedded = false;
        self.operand = false;
        self.pattern_start = false;
    }

    // ── Words and names ──

    fn word(&mut self, token: Token) {
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
    fn name(&mut self) {
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
    fn closes_type_arguments(&self, at: usize) -> bool {
        use Token::*;
        match self.token(at) {
            LParen | RParen | RBracket | RBrace | Colon | Semicolon | Comma | Dot | Question | EqEq | BangEq | Pipe
            | Caret | AmpAmp | PipePipe | Amp | LBracket | InterpClose | InterpFormat | Eof | Bang
            | QuestionQuestion => true,
            _ => false,
        }
    }

    fn awaits(&self) -> bool {
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
    fn begins_lambda(&self, at: usize) -> bool {
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

    fn begins_lambda_after_word(&self, at: usize) -> bool {
        let token = self.token(at);
        token == Token::LParen
            || token == Token::Static
            || token == Token::Delegate
            || token == Token::FatArrow
            || token.is_word()
    }

    /// `T (..) =>` directly.
    fn typed_lambda_paren(&self, at: usize) -> bool {
        if !self.has_typed_lambdas {
            return false;
        }
        let mut at = at;
        // Far enough to be right about the usual: names, type arguments, brackets.
        for _ in 0..64 {
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
            at += 1;
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
    fn typed_lambda(&mut self) -> bool {
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

    // ── Queries ──

    pub(super) fn in_query(&self) -> bool {
        self.frames.last().is_some_and(|frame| !frame.queries.is_empty())
    }

    fn begins_query(&mut self) -> bool {
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
    fn query_variable(&mut self, token: Token) {
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

    fn query_word(&mut self, token: Token) {
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

    fn end_queries(&mut self) {
        let queries = std::mem::take(&mut self.frame().queries);
        for _ in queries {
            self.mark_after(Token::QueryEnd);
        }
    }

    // ── Brackets ──

    fn paren(&mut self) {
        let previous = self.previous();
        let at = self.at;
        if let Some((kind, close)) = self.statement_paren(previous) {
            self.braces = None;
            self.emit(Token::LParen);
            self.push_frame(kind, close);
            self.operand = false;
            if self.is_var_deconstruction(self.at) && matches!(previous, Token::Foreach | Token::For) {
                self.deconstruction();
            }
            self.element_start = previous == Token::Foreach || previous == Token::Switch;
            return;
        }
        if self.in_pattern() && self.operand && self.pattern_type {
            // The positional part behind a type.
            self.emit(Token::PatternParen);
            self.push_frame(Kind::PatternParen, Close::Operand);
            self.pattern_start = true;
            self.operand = false;
            return;
        }
        if self.operand || matches!(previous, Token::New | Token::Checked | Token::Unchecked) {
            self.emit(Token::LParen);
            self.push_frame(Kind::Paren, Close::Operand);
            self.operand = false;
            self.element_start = true;
            return;
        }
        if previous == Token::Delegate {
            self.emit(Token::LParen);
            return self.push_frame(Kind::Parameters, Close::Braces(Kind::LambdaBlock));
        }
        let in_arm_pattern = self.frames.last().is_some_and(|frame| frame.kind == Kind::Arms && frame.label);
        if self.after_partner(at) == Token::FatArrow && !in_arm_pattern {
            self.emit(Token::LambdaParen);
            return self.push_frame(Kind::Parameters, Close::Operand);
        }
        if let Some(end) = self.scan_cast(at) {
            self.emit_cast(end);
            return;
        }
        self.emit(Token::LParen);
        self.push_frame(Kind::Paren, Close::Operand);
        self.element_start = true;
    }

    /// Emits a cast up to its closing parenthesis, at `end`.
    pub(super) fn emit_cast(&mut self, end: usize) -> bool {
        self.commit();
        self.emit(Token::CastParen);
        while self.at < end {
            self.emit_type_token();
        }
        self.emit(Token::RParen);
        self.operand = false;
        true
    }

    fn statement_paren(&self, previous: Token) -> Option<(Kind, Close)> {
        let embedded = Close::Statement { embedded: true };
        Some(match previous {
            Token::If | Token::While | Token::Foreach | Token::Lock | Token::Fixed => (Kind::Paren, embedded),
            Token::Using if self.last() == Token::Using => (Kind::Paren, embedded),
            Token::For => (Kind::ForHeader, embedded),
            Token::Switch if !self.operand || self.last() == Token::Switch => {
                (Kind::Paren, Close::Braces(Kind::SwitchBody))
            }
            Token::Catch => (Kind::Paren, Close::Braces(Kind::Block)),
            Token::When
                if self.last() == Token::When && self.braces == Some(Kind::Block)
                    || self.last() == Token::When && self.token(self.at.saturating_sub(2)) == Token::Catch =>
            {
                (Kind::Paren, Close::Braces(Kind::Block))
            }
            _ => return None,
        })
    }

    fn bracket(&mut self) {
        let at = self.at;
        let previous = self.previous();
        let empty = matches!(self.next(), Token::RBracket | Token::Comma);
        let mut is_collection = false;
        if matches!(previous, Token::New | Token::Stackalloc) || self.operand && empty {
            self.emit(Token::RankBracket);
            self.push_frame(Kind::Bracket, Close::Operand);
            self.operand = false;
            return;
        }
        if self.operand || self.last() == Token::AccessQuestion {
            self.emit(Token::LBracket);
        } else if self.kind() == Kind::Brace
            && self.after_partner(at) == Token::Eq
            && matches!(previous, Token::LBrace | Token::Comma)
        {
            self.emit(Token::LBracket);
        } else if self.begins_attributes(at) {
            self.emit(Token::AttributeBracket);
            self.push_frame(Kind::Attributes, Close::Start);
            return;
        } else {
            self.emit(Token::CollectionBracket);
            is_collection = true;
        }
        self.push_frame(Kind::Bracket, Close::Operand);
        self.frame().collection = is_collection;
        self.operand = false;
    }

    /// Attributes of a lambda rather than a collection.
    fn begins_attributes(&self, at: usize) -> bool {
        let mut at = at;
        loop {
            let is_name = self.token(at + 1).is_word() || self.token(at + 1) == Token::Return;
            let Some(end) = self.partner(at) else { return false };
            match self.token(end + 1) {
                Token::LBracket if is_name => at = end + 1,
                Token::Static | Token::Delegate => return true,
                _ => return is_name && self.begins_lambda(end + 1),
            }
        }
    }

    fn brace(&mut self) {
        let previous = self.previous();
        if let Some(kind) = self.braces.take() {
            self.emit(Token::LBrace);
            match kind {
                Kind::SwitchBody => {
                    self.push_frame(Kind::SwitchBody, Close::Statement { embedded: false });
                    return self.begin_block();
                }
                Kind::LambdaBlock => self.push_frame(Kind::LambdaBlock, Close::Operand),
                _ => self.push_frame(Kind::Block, Close::Statement { embedded: false }),
            }
            return self.begin_block();
        }
        if self.in_pattern() {
            self.emit(Token::PatternBrace);
            self.push_frame(Kind::PatternBrace, Close::Operand);
            self.pattern_start = true;
            self.operand = false;
            return;
        }
        self.emit(Token::LBrace);
        match previous {
            Token::FatArrow | Token::Delegate => {
                self.push_frame(Kind::LambdaBlock, Close::Operand);
                self.begin_block();
            }
            Token::Switch => {
                self.push_frame(Kind::Arms, Close::Operand);
                self.pattern_start = true;
                self.operand = false;
            }
            _ => {
                self.push_frame(Kind::Brace, Close::Operand);
                self.operand = false;
            }
        }
    }

    fn pop_to(&mut self, is_wanted: impl Fn(Kind) -> bool) -> Option<super::Frame> {
        let found = self.frames.iter().rposition(|frame| is_wanted(frame.kind))?;
        if found == 0 {
            return None;
        }
        while self.frames.len() > found + 1 {
            self.pop_frame();
        }
        self.pop_frame()
    }

    /// A closing bracket, in code or in a header.
    pub(super) fn close(&mut self, token: Token) {
        let is_brace_kind = |kind: Kind| {
            matches!(
                kind,
                Kind::Namespace
                    | Kind::TypeBody
                    | Kind::EnumBody
                    | Kind::Accessors
                    | Kind::Block
                    | Kind::LambdaBlock
                    | Kind::SwitchBody
                    | Kind::Brace
                    | Kind::Arms
                    | Kind::PatternBrace
            )
        };
        self.pattern_start = false;
        self.element_start = false;
        let frame = if token == Token::RBrace {
            self.pop_to(is_brace_kind)
        } else {
            let innermost = self.kind();
            let fits = match token {
                Token::RParen => {
                    matches!(innermost, Kind::Paren | Kind::ForHeader | Kind::Parameters | Kind::PatternParen)
                }
                _ => matches!(innermost, Kind::Bracket | Kind::Attributes | Kind::PatternBracket | Kind::Parameters),
            };
            if fits { self.pop_frame() } else { None }
        };
        self.emit(token);
        let Some(frame) = frame else {
            self.operand = true;
            return;
        };
        self.statement_start = false;
        self.embedded = false;
        self.braces = None;
        match frame.close {
            Close::Operand => self.operand = true,
            Close::Start => self.operand = false,
            Close::Statement { embedded } => {
                self.operand = false;
                if embedded {
                    self.statement_start = true;
                    self.embedded = true;
                } else {
                    self.end_of_statement();
                }
            }
            Close::Braces(kind) => {
                self.braces = Some(kind);
                self.operand = false;
            }
            Close::Header => self.frame().in_header = true,
            Close::Member => {
                if frame.kind == Kind::Accessors && self.token(self.at) == Token::Eq {
                    // `{ get; } = value;`
                    self.frame().at_start = false;
                } else {
                    self.end_of_declaration();
                }
            }
        }
    }

    /// After a statement: the next one, or a member in a file.
    fn end_of_statement(&mut self) {
        let kind = self.kind();
        self.operand = false;
        self.settle_unless_else();
        let frame = self.frame();
        frame.pattern = false;
        frame.questions = 0;
        frame.in_header = !frame.has_statements();
        frame.at_start = true;
        if kind == Kind::File || self.frame().has_statements() {
            self.statement_start = true;
            self.embedded = false;
        }
    }

    /// `if .. else if .. else if ..` nests as deeply as it is long, so it keeps counting.
    fn settle_unless_else(&mut self) {
        if self.token(self.at) != Token::Else {
            self.settle_tokens();
        }
    }

    // ── Punctuation ──

    fn semicolon(&mut self) {
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
            kind if matches!(kind, Kind::Block | Kind::LambdaBlock | Kind::SwitchBody) => self.end_of_statement(),
            Kind::File => {
                // Either a statement or a field's initializer; both begin anew.
                self.end_of_statement();
            }
            _ => self.end_of_declaration(),
        }
    }

    fn comma(&mut self) {
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

    fn colon(&mut self) {
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

    fn question(&mut self) {
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
    fn is_conditional_element(&self) -> bool {
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

    fn range(&mut self) {
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

    // ── Expressions that hold types ──

    fn creation(&mut self, token: Token) {
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
    fn type_operator(&mut self, token: Token) {
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
    fn out_declaration(&mut self) {
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
    fn declaration_expression(&mut self) -> bool {
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
