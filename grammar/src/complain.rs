//! The C# compiler's words for a token that the parser did not expect, and what to do about it.
//!
//! The parser only says which tokens it could have used, often two dozen. From those we tell where it was (after an operand, at the start
//! of a statement, among members), and there the C# compiler always misses the same thing: after `F(1 2` a comma, after `x = 5` a semicolon.
//! It misses it where it should have stood: at the unexpected token, or at the end of the line before if that token is on a line of its own.

use crate::ast::Span;
use crate::error::{Severity, SyntaxError};
use crate::token::{Spanned, Token};

/// How to go on after an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mend {
    /// As if this token stood before the unexpected one.
    Insert(Token),
    /// As if this token stood in its place.
    Replace(Token),
    /// As if the unexpected token were not there.
    Skip,
    /// As if nothing stood from here up to where a member may begin.
    SkipToMember,
    /// As if the statement or member around it were not there.
    Remove,
}

pub(crate) struct Complaint {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) span: Span,
    pub(crate) mend: Mend,
}

impl Complaint {
    pub(crate) fn error(self) -> SyntaxError {
        SyntaxError { code: self.code, severity: Severity::Error, message: self.message, span: self.span }
    }
}

/// What is known about the place of a mistake.
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    /// The unexpected token; `Eof` at the end.
    pub(crate) found: Spanned,
    /// What it is to the parser: the filter may have seen more in it than the lexer.
    pub(crate) found_as: Token,
    pub(crate) previous: Option<Spanned>,
    /// The names that the grammar gives the tokens it could use.
    pub(crate) expected: &'a [String],
}

impl Place<'_> {
    fn expects(&self, name: &str) -> bool {
        self.expected.iter().any(|it| it.trim_matches('"') == name)
    }

    fn here(&self) -> Span {
        Span::new(self.found.start, self.found.end)
    }

    fn word(&self) -> &str {
        self.here().of(self.text)
    }

    /// Where a missing token is missed.
    fn gap(&self) -> Span {
        let end = self.previous.map_or(self.found.start, |it| it.end);
        let between = Span::new(end, self.found.start).of(self.text);
        if between.contains(['\n', '\r']) || self.found.token == Token::Eof { Span::new(end, end) } else { self.here() }
    }

    fn may_begin_element(&self) -> bool {
        use Token::*;
        let token = self.found.token;
        token.is_word()
            || token.is_predefined_type()
            || matches!(
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
                    | LParen
            )
    }
}

pub(crate) fn complain(place: &Place<'_>) -> Complaint {
    let expects = |name: &str| place.expects(name);
    let found = place.found.token;
    let (here, gap, word) = (place.here(), place.gap(), place.word());
    let make = |code, message: &str, span, mend| Complaint { code, message: message.to_string(), span, mend };
    let syntax =
        |what: &str, token| make("CS1003", &format!("Syntax error, '{what}' expected"), gap, Mend::Insert(token));

    if found == Token::Else && !expects("else") {
        return make("CS8641", "'else' cannot start a statement.", here, Mend::Remove);
    }
    let among_members = expects("MarkConstructor");
    let among_items = expects("MarkStatement");
    let at_statement = expects("MarkDecl") && expects("if");
    if matches!(found, Token::Catch | Token::Finally) && (at_statement || among_items) {
        return make("CS1003", "Syntax error, 'try' expected", here, Mend::Remove);
    }
    if among_items {
        return make("CS1022", "Type or namespace definition, or end-of-file expected", here, Mend::Skip);
    }
    if among_members {
        return invalid_member_token(place, Mend::SkipToMember);
    }
    if at_statement {
        if expects("}") {
            let begins_member = matches!(
                found,
                Token::Public
                    | Token::Private
                    | Token::Protected
                    | Token::Internal
                    | Token::Class
                    | Token::Interface
                    | Token::Enum
                    | Token::Namespace
                    | Token::Abstract
                    | Token::Override
                    | Token::Virtual
                    | Token::Sealed
                    | Token::Event
                    | Token::Operator
                    | Token::Eof
                    | Token::Struct
            );
            if begins_member {
                return make("CS1513", "} expected", gap, Mend::Insert(Token::RBrace));
            }
            return make("CS1513", "} expected", here, Mend::Skip);
        }
        if found == Token::Eof {
            return make("CS1733", "Expected expression", gap, Mend::Insert(Token::Semicolon));
        }
        let ends_statement = |it: Spanned| matches!(it.token, Token::Semicolon | Token::RBrace | Token::ErrorStatement);
        if place.previous.is_none_or(ends_statement) {
            return make("CS1022", "Type or namespace definition, or end-of-file expected", here, Mend::Skip);
        }
        return make("CS1525", &format!("Invalid expression term '{word}'"), here, Mend::Insert(Token::Semicolon));
    }
    if expects("Number") && expects("Ident") {
        if found == Token::Eof {
            return make("CS1733", "Expected expression", gap, Mend::Insert(Token::Ident));
        }
        if found == Token::Semicolon && expects(")") {
            return make("CS1026", ") expected", gap, Mend::Insert(Token::RParen));
        }
        if found == Token::Semicolon && expects("]") {
            return syntax("]", Token::RBracket);
        }
        if place.found_as == Token::InterpClose {
            return make("CS1733", "Expected expression", here, Mend::Insert(Token::Ident));
        }
        if matches!(found, Token::Eof)
            || place.previous.is_some_and(|it| it.token == Token::New) && found == Token::Semicolon
        {
            return make("CS1526", NEW_NEEDS_MORE, here, Mend::Remove);
        }
        return make("CS1525", &format!("Invalid expression term '{word}'"), here, Mend::Insert(Token::Ident));
    }
    let after_operand = expects("+") && expects(".");
    if !after_operand && expects("(") && expects("[") && expects("{") && !expects(";") {
        return make("CS1526", NEW_NEEDS_MORE, here, Mend::Remove);
    }
    let previous = place.previous.map_or(Token::Eof, |it| it.token);
    if expects("{") && expects("where") && !expects("=>") && expects(";") {
        return make("CS1514", "{ expected", gap, Mend::Insert(Token::LBrace));
    }
    if expects(";") && expects("{") && expects("=>") {
        let is_accessor = matches!(previous, Token::Get | Token::Set | Token::Init | Token::Add | Token::Remove);
        if is_accessor {
            return make("CS8180", "{ or ; or => expected", gap, Mend::Insert(Token::Semicolon));
        }
    }
    // After the type of a member: it lacks its name.
    if expects("Ident") && expects("operator") && expects("this") {
        return invalid_member_token(place, Mend::Remove);
    }
    if expects(";") {
        return make("CS1002", "; expected", gap, Mend::Insert(Token::Semicolon));
    }
    let begins_element = expects(",") && place.may_begin_element();
    if expects(")") {
        if begins_element {
            return syntax(",", Token::Comma);
        }
        return make("CS1026", ") expected", gap, Mend::Insert(Token::RParen));
    }
    if expects("]") {
        if begins_element {
            return syntax(",", Token::Comma);
        }
        return syntax("]", Token::RBracket);
    }
    if expects("get") && expects("}") {
        return make("CS1014", "A get or set accessor expected", here, Mend::Remove);
    }
    if expects("}") {
        if begins_element {
            return syntax(",", Token::Comma);
        }
        return make("CS1513", "} expected", gap, Mend::Insert(Token::RBrace));
    }
    if expects("InterpClose") {
        return make("CS1003", "Syntax error, '}' expected", here, Mend::Remove);
    }
    if expects("=>") && found == Token::Colon {
        return make("CS1003", "Syntax error, '=>' expected", here, Mend::Replace(Token::FatArrow));
    }
    for (name, token) in [(":", Token::Colon), ("=>", Token::FatArrow)] {
        if expects(name) {
            return syntax(name, token);
        }
    }
    if expects("in") {
        return make("CS1515", "'in' expected", gap, Mend::Insert(Token::In));
    }
    if expects("select") {
        return make("CS0742", "A query body must end with a select clause or a group clause", here, Mend::Remove);
    }
    if expects("Ident") {
        if expects("int") {
            return make("CS1031", "Type expected", gap, Mend::Insert(Token::Ident));
        }
        if found.is_reserved() && gap == here {
            let message = format!("Identifier expected; '{word}' is a keyword");
            return make("CS1041", &message, here, Mend::Insert(Token::Ident));
        }
        return make("CS1001", "Identifier expected", gap, Mend::Insert(Token::Ident));
    }
    if expects("{") && !after_operand {
        return make("CS1514", "{ expected", gap, Mend::Insert(Token::LBrace));
    }
    for (name, token) in [
        ("(", Token::LParen),
        ("=", Token::Eq),
        (",", Token::Comma),
        ("while", Token::While),
        ("on", Token::On),
        ("equals", Token::Equals),
        ("by", Token::By),
    ] {
        if expects(name) {
            return syntax(name, token);
        }
    }
    make("CS1525", &format!("Invalid expression term '{word}'"), here, Mend::Remove)
}

const NEW_NEEDS_MORE: &str = "A new expression requires an argument list or (), [], or {} after type";

fn invalid_member_token(place: &Place<'_>, mend: Mend) -> Complaint {
    if place.found.token == Token::Eof {
        let message = "} expected".to_string();
        return Complaint { code: "CS1513", message, span: place.gap(), mend: Mend::Insert(Token::RBrace) };
    }
    let message = format!("Invalid token '{}' in a member declaration", place.word());
    Complaint { code: "CS1519", message, span: place.here(), mend }
}
