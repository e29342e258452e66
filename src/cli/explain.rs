//! `hoist explain`: a diagnostic, its cause, an example that fails and the same example mended.

use std::fmt::Write;

use hoist_compiler::diag::{Code, Severity, explain};

use super::{Common, USAGE, terminal_width};
use crate::render;

/// Columns of the explanation where the output is no terminal.
const WIDTH: usize = 100;

pub(super) fn explain(id: &str, common: &Common) -> u8 {
    let id = normalized(id);
    let known = Code::ALL.iter().find(|c| c.as_str() == id);
    let entry = explain::find(&id);
    if known.is_none() && entry.is_none() {
        eprintln!("hoist: no diagnostic '{id}'{}", nearest(&id));
        return USAGE;
    }
    let style = common.style(true);
    let (bold, plain) = if style.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let mut out = String::new();
    let head = match known {
        Some(code) => format!("{}: {}", severity(*code), message(*code)),
        None => "what a run found".to_string(),
    };
    let width = terminal_width().unwrap_or(WIDTH).min(WIDTH);
    paragraph(&mut out, &format!("{bold}{id}{plain} {head}"), width);
    match entry {
        Some(entry) => {
            out.push('\n');
            paragraph(&mut out, entry.cause, width);
            for (title, example) in [("Fails", &entry.failing), ("Mended", &entry.mended)] {
                if example.is_empty() {
                    continue;
                }
                let _ = write!(out, "\n{bold}{title}{plain}\n\n");
                for line in example.lines() {
                    let _ = writeln!(out, "    {}", shortened(line));
                }
            }
        }
        None => out.push_str("\nA message of the C# compiler that Hoist does not give yet.\n"),
    }
    print!("{}", if style.ascii { render::to_ascii(&out) } else { out });
    0
}

fn paragraph(out: &mut String, text: &str, width: usize) {
    for line in render::wrap(text, Some(width), 0) {
        let _ = writeln!(out, "{line}");
    }
}

/// `cs103`, `103` and `CS0103` are the same.
fn normalized(id: &str) -> String {
    let id = id.trim().to_ascii_uppercase();
    let digits = id.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &id[..id.len() - digits.len()];
    match digits.parse::<u32>() {
        Ok(number) if letters.is_empty() || letters == "CS" => format!("CS{number:04}"),
        Ok(number) if letters == "HST" => format!("HST{number:04}"),
        _ => id,
    }
}

fn nearest(id: &str) -> String {
    let mut near: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).filter(|c| differences(c, id) <= 1).collect();
    near.truncate(3);
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
}

fn differences(a: &str, b: &str) -> usize {
    if a.len() != b.len() {
        return usize::MAX;
    }
    a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count()
}

/// A line that nests deeply is cut in its middle.
fn shortened(line: &str) -> String {
    if line.len() <= 400 || !line.is_ascii() {
        return line.to_string();
    }
    format!("{} … {}", &line[..40], &line[line.len() - 40..])
}

pub(crate) fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The message with dots for what differs.
pub(crate) fn message(code: Code) -> String {
    let mut text = code.template().to_string();
    for i in 0..6 {
        text = text.replace(&format!("{{{i}}}"), "…");
    }
    text
}
