//! Parsing on after a mistake.
//!
//! LALRPOP stops at the first token it cannot use. We report it, mend the token list, and parse again: first by putting in what is
//! missing (`;`, `)`, `}`), as the C# compiler does; where that does not help, the statement or member around the place becomes
//! one error token. Each round gets further or removes tokens, and rounds are counted, so this ends.

use crate::ast::{CompilationUnit, Span};
use crate::complain::{Mend, Place, complain};
use crate::error::{Severity, SyntaxError};
use crate::filter::{self, FilterResult, Start};
use crate::lexer;
use crate::make::Context;
use crate::token::{Spanned, Token};
use crate::{ParseOptions, csharp};

/// After so many mistakes a text is not C#.
const MAX_ROUNDS: usize = 60;

type ParseError = lalrpop_util::ParseError<u32, Token, ()>;

pub(crate) fn parse_with_recovery(
    text: &str,
    from: u32,
    to: u32,
    entry: Token,
    options: &ParseOptions,
) -> (CompilationUnit, Vec<SyntaxError>) {
    let lexed = lexer::lex(text, from, to, options);
    let mut errors = lexed.errors;
    let mut raw = lexed.tokens;
    let mut tree = CompilationUnit::default();
    let mut last_bracket_errors = Vec::new();
    let mut progress = Progress::default();
    for round in 0..=MAX_ROUNDS {
        let mut tokens = raw.clone();
        last_bracket_errors.clear();
        let (partners, added) = filter::match_brackets(&mut tokens, &mut last_bracket_errors);
        let written = without_added_braces(&tokens, added);
        let filtered = filter::filter(text, &mut tokens, &partners, entry);
        if filtered.too_deep {
            errors.extend(filtered.errors);
            break;
        }
        let mut context = Context::new(text, &lexed.literals);
        let parser = csharp::UnitParser::new();
        match parser.parse(&mut context, filtered.tokens.iter().map(|it| (it.start, it.token, it.end))) {
            Ok(unit) => {
                errors.append(&mut context.errors);
                errors.extend(filtered.errors);
                tree = unit;
                break;
            }
            Err(problem) => {
                if round == MAX_ROUNDS {
                    break;
                }
                // Braces too many are dropped from here on; braces too few are counted anew.
                errors.extend(last_bracket_errors.drain(..).filter(|error| error.code != "CS1513"));
                raw = mend(text, written, &partners, &filtered, &problem, &mut errors, &mut progress);
            }
        }
    }
    errors.append(&mut last_bracket_errors);
    errors.sort_by_key(|error| error.span.start);
    errors.dedup_by(|next, first| next.message == first.message && next.span.start == first.span.start);
    (tree, errors)
}

/// What was there before braces were put in at the end.
fn without_added_braces(tokens: &[Spanned], added: usize) -> Vec<Spanned> {
    let mut written = tokens.to_vec();
    if let Some(eof) = written.pop() {
        written.truncate(written.len().saturating_sub(added));
        written.push(eof);
    }
    written
}

#[derive(Default)]
struct Progress {
    /// Where in the text the last mistake was, and its code.
    last: Option<(u32, &'static str)>,
    /// How often we have tried at this place.
    tries: u32,
    inserted: bool,
}

fn mend(
    text: &str,
    mut tokens: Vec<Spanned>,
    partners: &[u32],
    filtered: &FilterResult,
    problem: &ParseError,
    errors: &mut Vec<SyntaxError>,
    progress: &mut Progress,
) -> Vec<Spanned> {
    let (at, expected) = locate(filtered, problem);
    let eof = tokens.len().saturating_sub(1);
    let raw = filtered.tokens.get(at).map_or(eof, |it| it.raw as usize).min(eof);
    let Some(found) = tokens.get(raw).copied() else { return tokens };
    let previous = raw.checked_sub(1).and_then(|index| tokens.get(index)).copied();
    let found_as = filtered.tokens.get(at).map_or(Token::Eof, |it| it.token);
    let complaint = complain(&Place { text, found, found_as, previous, expected: &expected });
    let (mend, code, span) = (complaint.mend, complaint.code, complaint.span);
    let same_place = progress.last.is_some_and(|(offset, _)| offset == found.start);
    // A second mistake at the same place is most likely the first one's echo, unless something was put in since.
    let is_echo = same_place && !(progress.inserted && progress.last.is_some_and(|(_, code)| code != complaint.code));
    progress.tries = if same_place { progress.tries + 1 } else { 0 };
    progress.last = Some((found.start, complaint.code));
    progress.inserted = false;
    if !is_echo {
        if complaint.code == "CS1003" && mend == Mend::Insert(Token::RBracket) && is_array_size(&tokens, raw) {
            let message = "Syntax error, ',' expected".to_string();
            errors.push(SyntaxError { code: "CS1003", severity: Severity::Error, message, span: complaint.span });
        }
        errors.push(complaint.error());
    }
    match mend {
        // A type without any body.
        Mend::Insert(Token::LBrace) if code == "CS1514" && !is_echo => {
            let end = previous.map_or(found.start, |it| it.end);
            let message = "} expected".to_string();
            errors.push(SyntaxError { code: "CS1513", severity: Severity::Error, message, span });
            for token in [Token::RBrace, Token::LBrace] {
                tokens.insert(raw, Spanned { token, start: end, end });
            }
            progress.inserted = true;
        }
        Mend::Replace(token) if raw < eof && !is_echo => {
            if let Some(target) = tokens.get_mut(raw) {
                target.token = token;
            }
        }
        Mend::Insert(token) if progress.tries < 3 && !is_echo => {
            let end = previous.map_or(found.start, |it| it.end);
            tokens.insert(raw, Spanned { token, start: end, end });
            progress.inserted = true;
        }
        Mend::SkipToMember if raw < eof => {
            let mut end = raw + 1;
            while end < eof && !may_begin_member(tokens.get(end)) {
                end += 1;
                if tokens.get(end - 1).is_some_and(|it| it.token == Token::Semicolon) {
                    break;
                }
            }
            tokens.drain(raw..end);
        }
        Mend::Skip if raw < eof => {
            tokens.remove(raw);
        }
        _ => remove_around(&mut tokens, partners, filtered, raw),
    }
    tokens
}

fn may_begin_member(token: Option<&Spanned>) -> bool {
    use Token::*;
    token.is_some_and(|it| {
        it.token.is_word()
            || it.token.is_modifier()
            || it.token.is_predefined_type()
            || matches!(
                it.token,
                Class
                    | Struct
                    | Interface
                    | Enum
                    | Delegate
                    | Event
                    | Implicit
                    | Explicit
                    | LBracket
                    | LBrace
                    | RBrace
                    | Tilde
            )
    })
}

/// Is the innermost open bracket that of an array's size, after `new T`?
fn is_array_size(tokens: &[Spanned], raw: usize) -> bool {
    let mut depth = 0u32;
    let mut at = raw;
    while at > 0 {
        at -= 1;
        match tokens.get(at).map_or(Token::Eof, |it| it.token) {
            Token::RBracket | Token::RParen | Token::RBrace => depth += 1,
            Token::LBracket if depth == 0 => break,
            Token::LBracket | Token::LParen | Token::LBrace => {
                if depth == 0 {
                    return false;
                }
                depth -= 1;
            }
            _ => {}
        }
    }
    while at > 0 {
        at -= 1;
        let token = tokens.get(at).map_or(Token::Eof, |it| it.token);
        if token == Token::New {
            return true;
        }
        if !(token.is_word() || token.is_predefined_type() || token == Token::Dot) {
            return false;
        }
    }
    false
}

fn locate(filtered: &FilterResult, problem: &ParseError) -> (usize, Vec<String>) {
    let index_of = |start: u32, token: Token| {
        filtered.tokens.iter().position(|it| it.start == start && it.token == token).unwrap_or(filtered.tokens.len())
    };
    match problem {
        ParseError::UnrecognizedToken { token: (start, token, _), expected } => {
            (index_of(*start, *token), expected.clone())
        }
        ParseError::UnrecognizedEof { expected, .. } => (filtered.tokens.len(), expected.clone()),
        ParseError::ExtraToken { token: (start, token, _) } => (index_of(*start, *token), Vec::new()),
        ParseError::InvalidToken { .. } | ParseError::User { .. } => (filtered.tokens.len(), Vec::new()),
    }
}

/// Replaces the statement or member around `raw` by one error token.
fn remove_around(tokens: &mut Vec<Spanned>, partners: &[u32], filtered: &FilterResult, raw: usize) {
    let partner =
        |at: usize| partners.get(at).copied().filter(|partner| *partner != u32::MAX).map(|partner| partner as usize);
    let start = enclosing_start(tokens, filtered, raw, partner);
    let eof = tokens.len().saturating_sub(1);
    let Some(start) = start else {
        // Nothing to hold on to: drop the token itself.
        if raw < eof {
            tokens.remove(raw);
        } else if eof > 0 {
            tokens.drain(..eof);
        }
        return;
    };
    let first = start.raw as usize;
    let mut end = first;
    let mut has_initializer = false;
    while end < eof {
        let token = tokens.get(end).map_or(Token::Eof, |it| it.token);
        match token {
            Token::Semicolon if end >= raw => {
                end += 1;
                break;
            }
            Token::LBrace | Token::LParen | Token::LBracket | Token::InterpOpen => match partner(end) {
                Some(close) if close > end => {
                    end = (close + 1).min(eof);
                    if token == Token::LBrace && end > raw && !has_initializer && !goes_on(tokens.get(end)) {
                        break;
                    }
                }
                _ => end += 1,
            },
            Token::RBrace => break,
            Token::Eq => {
                has_initializer = true;
                end += 1;
            }
            _ => end += 1,
        }
    }
    let error_token = if start.is_member { Token::ErrorMember } else { Token::ErrorStatement };
    let is_error_already =
        end == first + 1 && matches!(tokens[first].token, Token::ErrorMember | Token::ErrorStatement);
    if end <= first || is_error_already {
        if raw < eof {
            tokens.remove(raw);
        } else {
            tokens.drain(..eof);
        }
        return;
    }
    let span = Span::new(tokens[first].start, tokens[end - 1].end);
    tokens.splice(first..end, [Spanned { token: error_token, start: span.start, end: span.end }]);
}

/// The statement or member that `raw` stands in: the last one to begin before it whose surroundings have not ended since.
fn enclosing_start(
    tokens: &[Spanned],
    filtered: &FilterResult,
    raw: usize,
    partner: impl Fn(usize) -> Option<usize>,
) -> Option<Start> {
    // Walking back, the outermost brace that was closed on the way.
    let mut outermost = usize::MAX;
    let mut at = raw;
    for start in filtered.starts.iter().rev() {
        let first = start.raw as usize;
        if first > raw {
            continue;
        }
        while at > first {
            at -= 1;
            if tokens.get(at).is_some_and(|it| it.token == Token::RBrace) {
                outermost = outermost.min(partner(at).unwrap_or(usize::MAX));
            }
        }
        if outermost >= first {
            return Some(*start);
        }
    }
    None
}

/// After a closing brace, does the same statement or member go on?
fn goes_on(next: Option<&Spanned>) -> bool {
    use Token::*;
    next.is_some_and(|it| {
        matches!(
            it.token,
            Else | Catch
                | Finally
                | Semicolon
                | Comma
                | RParen
                | RBracket
                | Dot
                | Question
                | Colon
                | Eq
                | FatArrow
                | As
                | Is
                | Switch
                | With
        )
    })
}
