//! One machine on a screen: what it costs, its fields and why they are there, its states and awaits, then its code beside the source.

use std::fmt::Write;

use hoist_compiler::csharp;
use hoist_compiler::machines::{Description, Point};
use hoist_compiler::world::World;

use super::run::Overlay;
use crate::render;

pub(super) fn text(
    world: &World,
    machine: &Description,
    names: csharp::Style,
    overlay: Option<&Overlay>,
    width: usize,
    out: &mut String,
) {
    let (line, _) = world.line_column(machine.location);
    let file = &world[machine.location.source].name;
    let shape = if machine.is_struct { "struct" } else { "class" };
    let head = format!("{file}:{line}  {}", machine.signature);
    let right = format!("{shape}, as .NET 10 in Release");
    let gap = width.saturating_sub(head.chars().count() + right.chars().count());
    if gap >= 2 {
        let _ = writeln!(out, "{head}{}{right}", " ".repeat(gap.min(10)));
    } else {
        let _ = writeln!(out, "{head}\n        {right}");
    }
    rows("TYPE    ", &format!("{} in {}", machine.type_name, machine.owner), width, out);
    for (i, row) in costs(machine).iter().enumerate() {
        rows(if i == 0 { "COST    " } else { "        " }, row, width, out);
    }
    fields(world, machine, width, out);
    if machine.kind != "closure" {
        states(world, machine, width, out);
        awaits(world, machine, overlay, width, out);
        flow(machine, width, out);
        code(world, machine, names, width, out);
    }
    out.push('\n');
}

/// A labelled text, wrapped under itself.
fn rows(label: &str, text: &str, width: usize, out: &mut String) {
    for line in render::wrap(&format!("{label}{text}"), Some(width), label.chars().count()) {
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn costs(machine: &Description) -> Vec<String> {
    let Some(size) = machine.size else { return vec!["depends on the type arguments".into()] };
    let generic = if machine.is_generic { " (for a reference type as argument)" } else { "" };
    match machine.kind {
        "async" => {
            let never = match (&machine.result_task, machine.builder.as_deref()) {
                (Some((task, bytes)), _) => format!("{task} ({bytes} bytes) unless the result is cached"),
                (None, Some(b)) if b.starts_with("AsyncTaskMethodBuilder") => "the shared Task.CompletedTask".into(),
                (None, Some(b)) if b.starts_with("AsyncValueTaskMethodBuilder") => {
                    "the result travels in the ValueTask".into()
                }
                (None, Some(b)) if b.starts_with("AsyncVoidMethodBuilder") => "async void returns nothing".into(),
                (None, Some(b)) => format!("whatever {b} makes"),
                (None, None) => String::new(),
            };
            let first = format!("never suspends: nothing for the machine ({size} bytes of stack{generic}); {never}");
            let second = match (machine.box_size, machine.awaits.is_empty()) {
                (_, true) => "has no await, so it cannot suspend".to_string(),
                (Some(bytes), false) => {
                    let task = match machine.builder.as_deref() {
                        Some(b) if b.starts_with("AsyncVoid") => "",
                        Some(b) if b.starts_with("AsyncValue") => ", which backs the ValueTask",
                        _ => ", which is also the task",
                    };
                    format!("suspends: one object of {bytes} bytes{generic}, at the first suspension{task}")
                }
                (None, false) => "suspends: its own builder decides how the machine survives".to_string(),
            };
            vec![first, second]
        }
        "async iterator" => vec![
            format!("each call: one object of {size} bytes{generic}, which is also its own enumerator the first time"),
            match machine.awaits.is_empty() {
                true => "has no await: enumerating allocates nothing more".into(),
                false => "the first real suspension: one object of 80 bytes that resumes it; later ones nothing".into(),
            },
        ],
        "iterator" => vec![format!(
            "each call: one object of {size} bytes{generic}{}",
            if machine.fields.iter().any(|f| &*f.name == "<>l__initialThreadId") {
                ", which is also its own enumerator the first time"
            } else {
                ""
            }
        )],
        _ if machine.is_struct => vec![format!("{size} bytes of stack{generic}: only called local functions use it")],
        _ => vec![format!("one object of {size} bytes{generic} each time its scope is entered")],
    }
}

fn fields(world: &World, machine: &Description, width: usize, out: &mut String) {
    let _ = writeln!(out, "FIELDS");
    let column = |texts: Vec<usize>, most: usize| texts.into_iter().filter(|n| *n <= most).max().unwrap_or(0) + 2;
    let readable = column(machine.fields.iter().map(|f| f.readable.chars().count()).collect(), 20);
    let types = column(machine.fields.iter().map(|f| f.type_name.chars().count()).collect(), 32);
    let metadata = column(machine.fields.iter().map(|f| f.name.chars().count()).collect(), 24);
    for field in &machine.fields {
        let label = format!(
            "  {}{}{}",
            padded(&field.readable, readable),
            padded(&field.type_name, types),
            padded(&field.name, metadata)
        );
        // A reason keeps at least a third of the line.
        if label.chars().count() + 24 > width {
            let _ = writeln!(out, "{}", label.trim_end());
            rows("      ", &field.reason, width, out);
        } else {
            rows(&label, &field.reason, width, out);
        }
    }
    for variable in &machine.unhoisted {
        let (line, _) = world.line_column(variable.location);
        rows("  not hoisted: ", &format!("{} (line {line}): {}", variable.name, variable.reason), width, out);
    }
}

/// At least two spaces wide of what follows.
fn padded(text: &str, width: usize) -> String {
    let count = text.chars().count();
    format!("{text}{}", " ".repeat(width.saturating_sub(count).max(2)))
}

fn states(world: &World, machine: &Description, width: usize, out: &mut String) {
    let line = |location| world.line_column(location).0;
    let mut list = match machine.kind {
        "async" => vec!["-1 running or not started".to_string()],
        "iterator" => vec!["-2 not enumerated".to_string(), "0 not started".to_string(), "-1 running".to_string()],
        _ => vec!["-2 not enumerated or finished".to_string(), "-3 not started".to_string(), "-1 running".to_string()],
    };
    for (n, site) in machine.awaits.iter().enumerate() {
        list.push(format!("{} waiting at await#{n} (line {})", site.state, line(site.location)));
    }
    for (n, site) in machine.yields.iter().enumerate() {
        list.push(format!("{} after yield#{n} (line {})", site.state, line(site.location)));
    }
    if machine.kind == "async" {
        list.push("-2 finished".to_string());
    }
    rows("STATES  ", &list.join("   "), width, out);
}

fn awaits(world: &World, machine: &Description, overlay: Option<&Overlay>, width: usize, out: &mut String) {
    if !machine.awaits.is_empty() {
        let _ = writeln!(out, "AWAITS");
    }
    for (n, site) in machine.awaits.iter().enumerate() {
        let (line, _) = world.line_column(site.location);
        let call = if site.is_unsafe { "AwaitUnsafeOnCompleted" } else { "AwaitOnCompleted" };
        let head = format!("  #{n} line {line}  ");
        rows(&head, &format!("{}  {}  {call}", site.code, site.awaited), width, out);
        let text = format!("{}; {}; resumes in state {}", site.registration_reason, site.context, site.state);
        rows("       ", &text, width, out);
        if let Some(overlay) = overlay {
            rows("       ran: ", &overlay.await_text(machine, n as u32), width, out);
        }
    }
    if !machine.yields.is_empty() {
        let _ = writeln!(out, "YIELDS");
    }
    for (n, site) in machine.yields.iter().enumerate() {
        let (line, _) = world.line_column(site.location);
        rows(&format!("  #{n} line {line}  "), &format!("{}  resumes in state {}", site.code, site.state), width, out);
    }
}

/// From each point, the points that may come next.
fn flow(machine: &Description, width: usize, out: &mut String) {
    let mut froms: Vec<Point> = Vec::new();
    for (from, _) in &machine.edges {
        if !froms.contains(from) {
            froms.push(*from);
        }
    }
    let mut parts = Vec::new();
    for from in froms {
        let next: Vec<String> = machine.edges.iter().filter(|(f, _)| *f == from).map(|(_, to)| to.name()).collect();
        parts.push(format!("{} → {}", from.name(), next.join(", ")));
    }
    if !parts.is_empty() {
        rows("FLOW    ", &parts.join("   "), width, out);
    }
}

/// The lowered code, with the source line that each piece comes from.
fn code(world: &World, machine: &Description, names: csharp::Style, width: usize, out: &mut String) {
    let lines = csharp::move_next(world, machine.ty, names);
    if lines.is_empty() {
        return;
    }
    let left = (width * 2 / 5).clamp(24, 48);
    let source = &world[machine.location.source].text;
    let source_lines: Vec<&str> = source.lines().collect();
    let _ = writeln!(out, "{:<left$} | lowered", "MoveNext: source");
    let mut last = 0;
    for line in &lines {
        let number =
            line.location.filter(|at| at.source == machine.location.source).map_or(last, |at| world.line_column(at).0);
        let shown = if number != last && number > 0 {
            last = number;
            let text = source_lines.get(number as usize - 1).map_or("", |l| l.trim());
            let text: String = format!("{number:>4}  {text}").chars().take(left).collect();
            text
        } else {
            String::new()
        };
        let indent = "  ".repeat(line.indent);
        let room = width.saturating_sub(left + 3 + indent.len()).max(24);
        for (i, piece) in code_pieces(&line.text, room).iter().enumerate() {
            let row = format!("{:<left$} | {indent}{piece}", if i == 0 { &shown } else { "" });
            let _ = writeln!(out, "{}", row.trim_end());
        }
    }
}

/// A line of code in pieces of at most so many columns, broken where a reader would: at spaces, else before dots and after brackets.
fn code_pieces(text: &str, width: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut rest: Vec<char> = text.chars().collect();
    loop {
        let indent = if pieces.is_empty() { 0 } else { 4 };
        let room = width.saturating_sub(indent).max(16);
        let line = |chars: &[char]| format!("{}{}", " ".repeat(indent), chars.iter().collect::<String>().trim_end());
        if rest.len() <= room {
            pieces.push(line(&rest));
            return pieces;
        }
        let wanted = |at: &usize| match rest[*at] {
            ' ' | '.' => *at > room / 3,
            _ => matches!(rest[*at - 1], '(' | ',') && *at > room / 2,
        };
        let at = (1..=room).rev().find(wanted).unwrap_or(room);
        pieces.push(line(&rest[..at]));
        rest.drain(..at);
        let spaces = rest.iter().take_while(|c| **c == ' ').count();
        rest.drain(..spaces);
    }
}
