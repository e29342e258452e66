//! All async methods and iterators, one line each, the costliest first.

use std::fmt::Write;

use hoist_compiler::machines::Description;
use hoist_compiler::world::World;

use super::run::Overlay;

/// Bytes of the object that a call costs: the box, or the iterator itself.
fn cost(machine: &Description) -> u32 {
    match machine.kind {
        "async" => machine.box_size.or(machine.size).unwrap_or(0),
        _ => machine.size.unwrap_or(0),
    }
}

pub(super) fn text(world: &World, machines: &[&Description], overlay: Option<&Overlay>, width: usize) -> String {
    let mut sorted: Vec<&&Description> = machines.iter().collect();
    sorted.sort_by_key(|m| std::cmp::Reverse(cost(m)));
    let names: Vec<String> = sorted.iter().map(|m| shortened(&m.signature, width.saturating_sub(48))).collect();
    let name_width = names.iter().map(|n| n.chars().count()).max().unwrap_or(0).max(6) + 2;
    let mut out = String::new();
    let ran = if overlay.is_some() { "    RAN" } else { "" };
    let _ = writeln!(
        out,
        "{:<name_width$}{:>6}{:>8}{:>8}{:>7}{:>8}{ran}",
        "METHOD", "LINE", "FIELDS", "AWAITS", "BYTES", "BOX"
    );
    for (machine, name) in sorted.iter().zip(names) {
        let bytes = |n: Option<u32>| n.map_or("-".to_string(), |n| n.to_string());
        let (line, _) = world.line_column(machine.location);
        let stops = machine.awaits.len() + machine.yields.len();
        let boxed = if machine.kind == "async" { bytes(machine.box_size) } else { "object".into() };
        let ran = overlay.map_or(String::new(), |o| format!("{:>7}", o.calls(machine)));
        let _ = writeln!(
            out,
            "{name:<name_width$}{line:>6}{:>8}{stops:>8}{:>7}{boxed:>8}{ran}",
            machine.fields.len(),
            bytes(machine.size)
        );
    }
    let legend = "BYTES: the machine itself, on the stack while nothing suspends. BOX: the object of the first suspension, which is also the \
                  task; 'object': each call of an iterator makes one of BYTES. 'hoist dump FILE METHOD' shows one of them with its reasons.";
    out.push('\n');
    for line in crate::render::wrap(legend, Some(width), 0) {
        let _ = writeln!(out, "{line}");
    }
    out
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    text.chars().take(most.saturating_sub(2)).collect::<String>() + ".."
}
