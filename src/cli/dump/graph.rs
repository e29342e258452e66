//! Machines as graphs: where the code runs from one suspension to the next.

use std::fmt::Write;

use hoist_compiler::machines::{Description, Point};
use hoist_compiler::world::World;

/// The points of a machine in order, each with its label.
fn points(world: &World, machine: &Description) -> Vec<(Point, String)> {
    let line = |at| world.line_column(at).0;
    let mut list = vec![(Point::Start, "start".to_string())];
    for (n, site) in machine.awaits.iter().enumerate() {
        let label = format!("await#{n}, state {}\nline {}: {}", site.state, line(site.location), site.code);
        list.push((Point::Await(n as u32), label));
    }
    for (n, site) in machine.yields.iter().enumerate() {
        let label = format!("yield#{n}, state {}\nline {}: {}", site.state, line(site.location), site.code);
        list.push((Point::Yield(n as u32), label));
    }
    for end in [Point::End, Point::Throw] {
        if machine.edges.iter().any(|(_, to)| *to == end) {
            list.push((end, end.name()));
        }
    }
    list
}

fn id(machine: usize, point: Point) -> String {
    format!("m{machine}_{}", point.name().replace('#', ""))
}

fn title(machine: &Description) -> String {
    match machine.box_size {
        Some(bytes) => format!("{} ({bytes} bytes when suspended)", machine.signature),
        None => machine.signature.clone(),
    }
}

/// For Graphviz.
pub(super) fn dot(world: &World, machines: &[Description]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"));
    let mut out = String::from("digraph machines {\n    node [shape=box, fontname=monospace];\n");
    let mut count = 0;
    for (number, machine) in machines.iter().filter(|m| m.kind != "closure").enumerate() {
        count += 1;
        let _ = writeln!(out, "    subgraph cluster_{number} {{\n        label={};", quoted(&title(machine)));
        for (point, label) in points(world, machine) {
            let shape = match point {
                Point::Start | Point::End | Point::Throw => ", shape=oval",
                _ => "",
            };
            let _ = writeln!(out, "        {} [label={}{shape}];", id(number, point), quoted(&label));
        }
        for (from, to) in &machine.edges {
            let _ = writeln!(out, "        {} -> {};", id(number, *from), id(number, *to));
        }
        out.push_str("    }\n");
    }
    out.push_str("}\n");
    if count == 0 { String::new() } else { out }
}

/// For Mermaid.
pub(super) fn mermaid(world: &World, machines: &[Description]) -> String {
    // Quotes and brackets inside a label are entities.
    let quoted = |text: &str| {
        let mut label = String::from("\"");
        for c in text.chars() {
            match c {
                '"' => label.push_str("#quot;"),
                '#' => label.push_str("#35;"),
                '<' => label.push_str("#lt;"),
                '>' => label.push_str("#gt;"),
                ';' => label.push_str("#59;"),
                '\n' => label.push_str("<br/>"),
                c => label.push(c),
            }
        }
        label.push('"');
        label
    };
    let mut out = String::from("flowchart TD\n");
    let mut count = 0;
    for (number, machine) in machines.iter().filter(|m| m.kind != "closure").enumerate() {
        count += 1;
        let _ = writeln!(out, "    subgraph m{number} [{}]", quoted(&title(machine)));
        for (point, label) in points(world, machine) {
            let (open, close) = match point {
                Point::Start | Point::End | Point::Throw => ("([", "])"),
                _ => ("[", "]"),
            };
            let _ = writeln!(out, "        {}{open}{}{close}", id(number, point), quoted(&label));
        }
        for (from, to) in &machine.edges {
            let _ = writeln!(out, "        {} --> {}", id(number, *from), id(number, *to));
        }
        out.push_str("    end\n");
    }
    if count == 0 { String::new() } else { out }
}
