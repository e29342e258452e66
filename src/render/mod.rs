//! Diagnostics as text: `human` (miette's graphical report), `short` (the compiler's own line), `json` (one object a line).

use std::fmt::Write;

use hoist_compiler::diag::{Diagnostic, Severity};
use hoist_compiler::hir::Location;
use hoist_compiler::world::World;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report};
use serde_json::json;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Human,
    Short,
    Json,
}

/// How a human report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    pub color: bool,
    /// No characters beyond ASCII.
    pub ascii: bool,
    /// Columns of the terminal; None for a pipe.
    pub width: Option<usize>,
}

/// A line in pieces of at most so many columns, broken at spaces; later ones are indented. Colours take no columns.
pub fn wrap(line: &str, width: Option<usize>, indent: usize) -> Vec<String> {
    let Some(width) = width.filter(|w| *w > indent + 8) else { return vec![line.to_string()] };
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut columns = 0;
    // Where the piece may be broken: bytes and columns up to the last space.
    let mut space = None;
    let mut is_escape = false;
    for c in line.chars() {
        is_escape |= c == '\x1b';
        if !is_escape && columns == width {
            if c == ' ' {
                space = Some((piece.len(), columns));
            }
            let (at, column) = space.take().unwrap_or((piece.len(), columns));
            let tail = piece.split_off(at);
            pieces.push(piece.trim_end().to_string());
            let tail = tail.trim_start_matches(' ');
            piece = " ".repeat(indent) + tail;
            columns = indent + (columns - column).saturating_sub(usize::from(column < columns));
            if c == ' ' {
                continue;
            }
        }
        if c == ' ' && columns > indent {
            space = Some((piece.len(), columns));
        }
        piece.push(c);
        columns += usize::from(!is_escape);
        is_escape &= c != 'm';
    }
    pieces.push(piece);
    pieces
}

/// A report as a terminal takes it: long lines are broken and indented, and what must be ASCII is.
pub fn fit(text: &str, style: Style) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = if style.ascii { to_ascii(line) } else { line.to_string() };
        let indent = line.chars().take_while(|c| *c == ' ').count() + 2;
        for piece in wrap(&line, style.width, indent) {
            out.push_str(&piece);
            out.push('\n');
        }
    }
    out
}

/// The same text in ASCII: arrows, dots and lines by their nearest likeness.
pub fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '→' => out.push_str("->"),
            '←' => out.push_str("<-"),
            '⇄' => out.push_str("<->"),
            '…' => out.push_str("..."),
            '×' => out.push('x'),
            '│' | '╎' => out.push('|'),
            '─' | '–' | '—' => out.push('-'),
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            '·' | '•' => out.push('*'),
            c if c.is_ascii() => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}

/// Columns of a human report where no terminal says otherwise, and at most: lines of prose get hard to read.
const WIDTH: usize = 100;

/// Messages about sources of `world`, in the order given.
pub fn list(world: &World, diagnostics: &[Diagnostic], format: Format, style: Style) -> String {
    let mut out = String::new();
    for (i, diagnostic) in diagnostics.iter().enumerate() {
        match format {
            Format::Human => out.push_str(&human(world, diagnostic, style)),
            Format::Short => {
                let _ = writeln!(out, "{}", short(world, diagnostic));
            }
            Format::Json => {
                let _ = writeln!(out, "{}", json(world, diagnostic, i == 0));
            }
        }
    }
    out
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `FILE(LINE,COL): error CS0103: text`
pub fn short(world: &World, diagnostic: &Diagnostic) -> String {
    let (line, column) = world.line_column(diagnostic.location);
    let file = world[diagnostic.location.source].name.clone();
    format!("{file}({line},{column}): {} {}: {}", severity(diagnostic), diagnostic.code.as_str(), diagnostic.message())
}

/// One object; the first carries the schema's name.
pub fn json(world: &World, diagnostic: &Diagnostic, is_first: bool) -> String {
    let (line, column) = world.line_column(diagnostic.location);
    let (end_line, end_column) = world.line_column(Location { start: diagnostic.location.end, ..diagnostic.location });
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .map(|(location, message)| {
            let (line, column) = world.line_column(*location);
            json!({"message": message, "file": &*world[location.source].name.clone(), "line": line, "column": column})
        })
        .collect();
    let mut object = json!({
        "code": diagnostic.code.as_str(),
        "severity": severity(diagnostic),
        "message": diagnostic.message(),
        "file": &*world[diagnostic.location.source].name.clone(),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "help": diagnostic.help,
        "related": related,
    });
    if is_first && let Some(map) = object.as_object_mut() {
        map.insert("schema".into(), json!("hoist.diagnostic/1"));
    }
    object.to_string()
}

/// miette's report with the source excerpt.
pub fn human(world: &World, diagnostic: &Diagnostic, style: Style) -> String {
    let text = world[diagnostic.location.source].text.clone();
    let clamp = |at: u32| (at as usize).min(text.len());
    let span = |location: Location| {
        let start = clamp(location.start);
        (start, clamp(location.end).max(start) - start)
    };
    let mut labels = vec![LabeledSpan::new_primary_with_span(None, span(diagnostic.location))];
    for (location, message) in &diagnostic.related {
        if location.source == diagnostic.location.source {
            labels.push(LabeledSpan::new_with_span(Some(message.clone()), span(*location)));
        }
    }
    let mut report =
        MietteDiagnostic::new(diagnostic.message()).with_code(diagnostic.code.as_str()).with_labels(labels);
    report = match diagnostic.severity {
        Severity::Error => report.with_severity(miette::Severity::Error),
        Severity::Warning => report.with_severity(miette::Severity::Warning),
    };
    if let Some(help) = &diagnostic.help {
        report = report.with_help(help.clone());
    }
    let name = world[diagnostic.location.source].name.clone();
    let report = Report::new(report).with_source_code(NamedSource::new(&*name, text.to_string()));
    let theme = match (style.color, style.ascii) {
        (true, true) => GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::unicode() },
        (true, false) => GraphicalTheme::unicode(),
        (false, true) => GraphicalTheme::none(),
        (false, false) => GraphicalTheme::unicode_nocolor(),
    };
    let mut out = String::new();
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width.map_or(WIDTH, |w| w.clamp(40, WIDTH)))
        .with_links(false);
    if handler.render_report(&mut out, report.as_ref()).is_err() {
        return short(world, diagnostic) + "\n";
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_broken_at_spaces() {
        let pieces = |text, width, indent| wrap(text, Some(width), indent);
        assert_eq!(pieces("one two three", 80, 2), ["one two three"]);
        assert_eq!(pieces("one two three four", 13, 2), ["one two three", "  four"]);
        assert_eq!(pieces("one two three four", 12, 2), ["one two", "  three four"]);
        assert_eq!(pieces("abcdefghijklmnopqrstuvwxyz", 12, 2), ["abcdefghijkl", "  mnopqrstuv", "  wxyz"]);
        assert_eq!(pieces("\x1b[31mone two three\x1b[0m four", 13, 2), ["\x1b[31mone two three\x1b[0m", "  four"]);
        assert_eq!(wrap("one two three four", None, 2), ["one two three four"]);
    }
}
