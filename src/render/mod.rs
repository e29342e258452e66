//! Diagnostics as text: `human` (miette's graphical report), `short` (the compiler's own line), `json` (one object a line).

use std::fmt::Write;

use hoist_compiler::Compilation;
use hoist_compiler::diag::{Diagnostic, Severity};
use hoist_compiler::hir::Location;
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
}

/// Columns of a human report; fixed, so that tests and pipes agree.
const WIDTH: usize = 100;

/// All messages of a compilation, in source order.
pub fn all(compilation: &Compilation, format: Format, style: Style) -> String {
    let mut out = String::new();
    for (i, diagnostic) in compilation.diagnostics().iter().enumerate() {
        match format {
            Format::Human => out.push_str(&human(compilation, diagnostic, style)),
            Format::Short => {
                let _ = writeln!(out, "{}", short(compilation, diagnostic));
            }
            Format::Json => {
                let _ = writeln!(out, "{}", json(compilation, diagnostic, i == 0));
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
pub fn short(compilation: &Compilation, diagnostic: &Diagnostic) -> String {
    let (line, column) = compilation.line_column(diagnostic.location);
    let file = compilation.file_name(diagnostic.location.source);
    format!("{file}({line},{column}): {} {}: {}", severity(diagnostic), diagnostic.code.as_str(), diagnostic.message())
}

/// One object; the first carries the schema's name.
pub fn json(compilation: &Compilation, diagnostic: &Diagnostic, is_first: bool) -> String {
    let (line, column) = compilation.line_column(diagnostic.location);
    let (end_line, end_column) = compilation.line_column(Location { start: diagnostic.location.end, ..diagnostic.location });
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .map(|(location, message)| {
            let (line, column) = compilation.line_column(*location);
            json!({"message": message, "file": &*compilation.file_name(location.source), "line": line, "column": column})
        })
        .collect();
    let mut object = json!({
        "code": diagnostic.code.as_str(),
        "severity": severity(diagnostic),
        "message": diagnostic.message(),
        "file": &*compilation.file_name(diagnostic.location.source),
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
pub fn human(compilation: &Compilation, diagnostic: &Diagnostic, style: Style) -> String {
    let text = compilation.text(diagnostic.location.source);
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
    let mut report = MietteDiagnostic::new(diagnostic.message()).with_code(diagnostic.code.as_str()).with_labels(labels);
    report = match diagnostic.severity {
        Severity::Error => report.with_severity(miette::Severity::Error),
        Severity::Warning => report.with_severity(miette::Severity::Warning),
    };
    if let Some(help) = &diagnostic.help {
        report = report.with_help(help.clone());
    }
    let name = compilation.file_name(diagnostic.location.source);
    let report = Report::new(report).with_source_code(NamedSource::new(&*name, text.to_string()));
    let theme = match (style.color, style.ascii) {
        (true, true) => GraphicalTheme { characters: miette::ThemeCharacters::ascii(), ..GraphicalTheme::unicode() },
        (true, false) => GraphicalTheme::unicode(),
        (false, true) => GraphicalTheme::none(),
        (false, false) => GraphicalTheme::unicode_nocolor(),
    };
    let mut out = String::new();
    let handler = GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_links(false);
    if handler.render_report(&mut out, report.as_ref()).is_err() {
        return short(compilation, diagnostic) + "\n";
    }
    out.push('\n');
    out
}
