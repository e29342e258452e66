//! Reading ahead over a type. Nothing is changed until the caller knows that it *is* a type; then [`Filter::commit`] renames the
//! brackets and question marks that turned out to be parts of it.

use super::{Filter, Pending};
use crate::token::Token;

/// Where the type stands, which decides about `?`, `[` and `*` behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TypeMode {
    /// Nothing but a type can stand here.
    Sure,
    /// After `new`: an array's size does not belong to the type.
    New,
    /// After `as`, and in patterns: `?` may begin a conditional.
    Expr,
}

/// Types nest so deeply in themselves, and no deeper.
const MAX_TYPE_DEPTH: u32 = 48;

impl Filter<'_> {
    /// The end of the type that begins at `at`. On success `edits` holds what to rename.
    pub(super) fn scan_type(&mut self, at: usize, mode: TypeMode) -> Option<usize> {
        self.edits.clear();
        self.scan(at, mode, 0)
    }

    pub(super) fn commit(&mut self) {
        for (index, token) in self.edits.drain(..) {
            if let Some(target) = self.tokens.get_mut(index as usize) {
                target.token = token;
            }
        }
    }

    /// If a type begins at `at`, plans to emit it (after `marker`) when we get there.
    pub(super) fn plan_type(&mut self, at: usize, mode: TypeMode, marker: Option<Token>) -> Option<usize> {
        let end = self.scan_type(at, mode)?;
        self.commit();
        self.pending.push_back(Pending { at, marker, end });
        Some(end)
    }

    fn scan(&mut self, mut at: usize, mode: TypeMode, depth: u32) -> Option<usize> {
        if depth > MAX_TYPE_DEPTH {
            return None;
        }
        if self.token(at) == Token::Ref && mode == TypeMode::Sure {
            self.edits.push((at as u32, Token::TypeRef));
            at += 1;
            if self.token(at) == Token::Readonly {
                at += 1;
            }
        }
        let token = self.token(at);
        if token.is_predefined_type() {
            at += 1;
        } else if token.is_word() {
            at = self.scan_name(at, depth)?;
        } else if token == Token::LParen || token == Token::TupleParen {
            at = self.scan_tuple(at, depth)?;
        } else if token == Token::Delegate && self.token(at + 1) == Token::Star {
            self.edits.push((at as u32, Token::FunctionPointer));
            self.edits.push((at as u32 + 1, Token::PointerStar));
            at = self.scan_type_arguments(at + 2, depth)?;
        } else {
            return None;
        }
        loop {
            match self.token(at) {
                Token::TypeQuestion | Token::PointerStar => at += 1,
                Token::RankBracket => at = self.partner(at)? + 1,
                Token::Question
                    if mode != TypeMode::Expr
                        || !self.may_start_operand(at + 1)
                        || self.token(at + 1) == Token::LBracket
                            && matches!(self.token(at + 2), Token::RBracket | Token::Comma) =>
                {
                    if mode == TypeMode::New
                        && !matches!(self.token(at + 1), Token::LBracket | Token::LParen | Token::LBrace)
                    {
                        break;
                    }
                    self.edits.push((at as u32, Token::TypeQuestion));
                    at += 1;
                }
                Token::LBracket if matches!(self.token(at + 1), Token::RBracket | Token::Comma) => {
                    let mut end = at + 1;
                    while self.token(end) == Token::Comma {
                        end += 1;
                    }
                    if self.token(end) != Token::RBracket {
                        break;
                    }
                    self.edits.push((at as u32, Token::RankBracket));
                    at = end + 1;
                }
                Token::Star if mode == TypeMode::Sure => {
                    self.edits.push((at as u32, Token::PointerStar));
                    at += 1;
                }
                _ => break,
            }
        }
        Some(at)
    }

    fn scan_name(&mut self, mut at: usize, depth: u32) -> Option<usize> {
        if self.token(at + 1) == Token::ColonColon {
            at += 2;
        }
        loop {
            if !self.token(at).is_word() {
                return None;
            }
            at += 1;
            if matches!(self.token(at), Token::Lt | Token::TypeLt) {
                let edits = self.edits.len();
                if let Some(end) = self.scan_type_arguments(at, depth) {
                    at = end;
                } else {
                    self.edits.truncate(edits);
                    return Some(at);
                }
            }
            if self.token(at) == Token::Dot && self.token(at + 1).is_word() {
                at += 1;
            } else {
                return Some(at);
            }
        }
    }

    /// `<A, B>` or `<,>`, beginning at `at`.
    pub(super) fn scan_type_arguments(&mut self, at: usize, depth: u32) -> Option<usize> {
        match self.token(at) {
            Token::Lt => self.edits.push((at as u32, Token::TypeLt)),
            Token::TypeLt => {}
            _ => return None,
        }
        let mut at = at + 1;
        if matches!(self.token(at), Token::Comma | Token::Gt | Token::TypeGt) {
            while self.token(at) == Token::Comma {
                at += 1;
            }
        } else {
            loop {
                while self.token(at) == Token::LBracket {
                    // Attributes of a type parameter.
                    let end = self.partner(at)?;
                    self.edits.push((at as u32, Token::AttributeBracket));
                    at = end + 1;
                }
                at = self.scan(at, TypeMode::Sure, depth + 1)?;
                if self.token(at) != Token::Comma {
                    break;
                }
                at += 1;
            }
        }
        match self.token(at) {
            Token::Gt => self.edits.push((at as u32, Token::TypeGt)),
            Token::TypeGt => {}
            _ => return None,
        }
        Some(at + 1)
    }

    fn scan_tuple(&mut self, at: usize, depth: u32) -> Option<usize> {
        self.edits.push((at as u32, Token::TupleParen));
        let mut at = at + 1;
        let mut elements = 0;
        loop {
            at = self.scan(at, TypeMode::Sure, depth + 1)?;
            elements += 1;
            if self.token(at).is_word() {
                at += 1;
            }
            match self.token(at) {
                Token::Comma => at += 1,
                Token::RParen if elements > 1 => return Some(at + 1),
                _ => return None,
            }
        }
    }

    /// Could an expression begin here?
    pub(super) fn may_start_operand(&self, at: usize) -> bool {
        use Token::*;
        let token = self.token(at);
        if token.is_predefined_type() {
            return true;
        }
        if token.is_word() {
            // Words that continue rather than begin.
            let continues = matches!(
                token,
                And | Or
                    | When
                    | With
                    | Where
                    | Select
                    | Orderby
                    | Group
                    | Into
                    | Join
                    | On
                    | Equals
                    | By
                    | Ascending
                    | Descending
                    | Let
            );
            return !continues
                || matches!(self.token(at + 1), Dot | RParen | Comma | Semicolon | LParen)
                    && !matches!(token, And | Or | When);
        }
        matches!(
            token,
            Number
                | CharLit
                | StringLit
                | Utf8Lit
                | InterpStart
                | True
                | False
                | Null
                | This
                | Base
                | New
                | Typeof
                | Sizeof
                | Default
                | Checked
                | Unchecked
                | Delegate
                | Stackalloc
                | Throw
                | Ref
                | Static
                | LParen
                | LBracket
                | Plus
                | Minus
                | Bang
                | Tilde
                | PlusPlus
                | MinusMinus
                | Caret
                | Amp
                | Star
                | DotDot
                | Arglist
        )
    }

    /// Does a parenthesised type at `at` (the parenthesis) make a cast? Gives the closing parenthesis.
    pub(super) fn scan_cast(&mut self, at: usize) -> Option<usize> {
        let end = self.scan_type(at + 1, TypeMode::Sure)?;
        if self.token(end) != Token::RParen || self.partner(at).is_some_and(|partner| partner != end) {
            return None;
        }
        let first = self.token(at + 1);
        let only_names = (at + 1..end).all(|index| {
            let token = self.token(index);
            token.is_word() || matches!(token, Token::Dot | Token::ColonColon)
        });
        let is_generic = self.edits.iter().any(|(_, token)| *token == Token::TypeLt);
        let has_marks = self
            .edits
            .iter()
            .any(|(_, token)| matches!(token, Token::TypeQuestion | Token::RankBracket | Token::TupleParen));
        let next = self.token(end + 1);
        if first.is_predefined_type() || (has_marks && !only_names) {
            // No expression looks like this; but something must follow that can be cast.
            return self.may_start_operand(end + 1).then_some(end);
        }
        use Token::*;
        let follows = match next {
            Tilde | Bang | LParen | Number | CharLit | StringLit | Utf8Lit | InterpStart => true,
            LBracket => is_generic,
            // These continue an expression that has ended.
            As | Is | Switch | In | Else => false,
            With => self.token(end + 2) != LBrace,
            Case | Break | Catch | Class | Const | Continue | Do | Enum | Event | Finally | Fixed | For | Foreach
            | Goto | If | Lock | Namespace | Return | Struct | Try | Using | While | Out => false,
            And | Or | When | Where | Select | Orderby | Group | Into | Join | On | Equals | By | Ascending
            | Descending | Let | From => self.may_start_operand(end + 1) && !self.in_query() && !self.in_pattern(),
            other => other.is_word() || other.is_reserved(),
        };
        follows.then_some(end)
    }
}
