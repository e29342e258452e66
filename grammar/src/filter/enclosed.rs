//! What opens with a bracket, and where its closing leaves us.

use super::{Close, Filter, Frame, Kind};
use crate::token::Token;

impl Filter<'_> {
    pub(super) fn paren(&mut self) {
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

    pub(super) fn statement_paren(&self, previous: Token) -> Option<(Kind, Close)> {
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

    pub(super) fn bracket(&mut self) {
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
        let initializes_element = self.kind() == Kind::Brace
            && self.after_partner(at) == Token::Eq
            && matches!(previous, Token::LBrace | Token::Comma);
        if self.operand || self.last() == Token::AccessQuestion || initializes_element {
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
    pub(super) fn begins_attributes(&self, at: usize) -> bool {
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

    pub(super) fn brace(&mut self) {
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

    pub(super) fn pop_to(&mut self, is_wanted: impl Fn(Kind) -> bool) -> Option<Frame> {
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
    pub(super) fn end_of_statement(&mut self) {
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
    pub(super) fn settle_unless_else(&mut self) {
        if self.token(self.at) != Token::Else {
            self.settle_tokens();
        }
    }
}
