//! Colours for what is typed, from the compiler's own tokens.

use std::borrow::Cow;

use hoist_grammar::{Class, classify};

/// Longer inputs stay plain: they are drawn again at every key.
const LONGEST: usize = 4000;

/// The text with colours.
pub(super) fn colored(text: &str) -> Cow<'_, str> {
    if text.len() > LONGEST {
        return Cow::Borrowed(text);
    }
    if text.trim_start().starts_with(':') {
        let end = text.find(char::is_whitespace).filter(|e| *e > 0).unwrap_or(text.len());
        return Cow::Owned(format!("\x1b[1;36m{}\x1b[0m{}", &text[..end], &text[end..]));
    }
    let mut out = String::new();
    let mut at = 0;
    for (span, class) in classify(text) {
        let (start, end) = (span.start as usize, span.end as usize);
        out.push_str(text.get(at..start).unwrap_or(""));
        let piece = text.get(start..end).unwrap_or("");
        let color = match class {
            Class::Keyword => "\x1b[34m",
            Class::Text => "\x1b[32m",
            Class::Number => "\x1b[35m",
            Class::Comment => "\x1b[2m",
            Class::Name | Class::Punctuation => "",
        };
        if color.is_empty() {
            out.push_str(piece);
        } else {
            out.push_str(color);
            out.push_str(piece);
            out.push_str("\x1b[0m");
        }
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}
