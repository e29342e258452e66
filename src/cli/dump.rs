//! `hoist dump`: what became of the code, stage by stage.

use std::fmt::Write;

use hoist_compiler::machines::Description;
use hoist_compiler::world::World;
use hoist_grammar::{ParseOptions, parse};
use serde_json::json;

use crate::render;

use super::{Common, Form, Stage, USAGE, sources};

pub(super) fn dump(file: &str, method: Option<&str>, stage: Stage, form: Form, common: &Common) -> u8 {
    let text = match sources::read(file) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("{message}");
            return USAGE;
        }
    };
    match stage {
        Stage::Tokens => {
            print!("{}", hoist_grammar::print_tokens(&text, &ParseOptions::default()));
            return 0;
        }
        Stage::Ast => {
            let parsed = parse(&text, &ParseOptions::default());
            print!("{}", hoist_grammar::ast::print::print_unit(&parsed.tree));
            return u8::from(!parsed.errors.is_empty());
        }
        Stage::Hir | Stage::Machine | Stage::Bytecode => {}
    }
    let mut compilation = crate::library::compilation();
    compilation.add_source(if file == "-" { "stdin.cs" } else { file }, &text);
    if !compilation.check() {
        eprint!(
            "{}",
            render::list(compilation.world(), compilation.diagnostics(), render::Format::Human, common.style(false))
        );
        return 1;
    }
    let shown = match (stage, form) {
        (Stage::Hir, _) => hoist_compiler::dump::hir(compilation.world_mut(), method),
        (Stage::Bytecode, _) => hoist_compiler::dump::bytecode(compilation.into_code(), method),
        (_, Form::Json) => json_text(compilation.world_mut(), method),
        (_, Form::Table) => self::text(compilation.world_mut(), method),
    };
    if shown.is_empty() {
        let what = method.map_or_else(|| "nothing to show".to_string(), |name| format!("no method '{name}' to show"));
        eprintln!("hoist: {what}");
        return 1;
    }
    print!("{shown}");
    0
}

/// Machines whose source method is meant by `name`: its C# name, its metadata name, or the type's.
fn chosen(world: &mut World, name: Option<&str>) -> Vec<Description> {
    let all = hoist_compiler::machines::describe(world);
    let Some(name) = name else { return all };
    all.into_iter()
        .filter(|m| {
            m.type_name == name
                || m.method.as_deref().is_some_and(|method| method == name || method.contains(&format!("g__{name}|")))
        })
        .collect()
}

/// The machines as tables for people: one screen each, or one line each when there are several and none was named.
pub(crate) fn text(world: &mut World, name: Option<&str>) -> String {
    let machines: Vec<Description> =
        chosen(world, name).into_iter().filter(|m| name.is_some() || m.kind != "closure").collect();
    let mut out = String::new();
    if name.is_none() && machines.len() > 1 {
        let _ = writeln!(out, "{:<28}{:<18}{:>8}{:>8}{:>8}{:>8}", "METHOD", "KIND", "FIELDS", "AWAITS", "SIZE", "BOX");
        let mut sorted: Vec<&Description> = machines.iter().collect();
        sorted.sort_by_key(|m| std::cmp::Reverse(m.box_size.or(m.size).unwrap_or(0)));
        for machine in sorted {
            let bytes = |n: Option<u32>| n.map_or("-".to_string(), |n| n.to_string());
            let name = machine.method.clone().unwrap_or_else(|| machine.type_name.clone());
            let _ = writeln!(
                out,
                "{name:<28}{:<18}{:>8}{:>8}{:>8}{:>8}",
                machine.kind,
                machine.fields.len(),
                machine.awaits.len(),
                bytes(machine.size),
                bytes(machine.box_size)
            );
        }
        return out;
    }
    for machine in &machines {
        table(world, machine, &mut out);
    }
    out
}

fn table(world: &World, machine: &Description, out: &mut String) {
    let (line, _) = world.line_column(machine.location);
    let file = world[machine.location.source].name.clone();
    let source = world[machine.location.source].text.clone();
    let shape = if machine.is_struct { "struct" } else { "class" };
    let name = machine.method.clone().unwrap_or_else(|| machine.type_name.clone());
    let _ =
        writeln!(out, "{file}:{line}  {} {name}  {shape} {}, as .NET 10 in Release", machine.kind, machine.type_name);
    match (machine.kind, machine.size, machine.box_size) {
        ("async", Some(size), Some(boxed)) => {
            let _ = writeln!(out, "COST    never suspends: nothing for the machine ({size} bytes of stack)");
            let _ = writeln!(
                out,
                "        suspends: one object of {boxed} bytes, at the first suspension, which is also the task"
            );
        }
        (_, Some(size), _) if machine.is_struct => {
            let _ = writeln!(out, "COST    {size} bytes");
        }
        (_, Some(size), _) => {
            let _ = writeln!(out, "COST    one object of {size} bytes for each call");
        }
        _ => {
            let _ = writeln!(out, "COST    depends on the type arguments");
        }
    }
    let _ = writeln!(out, "FIELDS");
    let name_width = machine.fields.iter().map(|f| f.name.chars().count()).max().unwrap_or(0) + 2;
    let type_width = machine.fields.iter().map(|f| f.type_name.chars().count()).max().unwrap_or(0) + 2;
    for field in &machine.fields {
        let reason = field.reason.as_deref().unwrap_or_else(|| standard_reason(&field.name));
        let row = format!("  {:<name_width$}{:<type_width$}{reason}", field.name, field.type_name);
        let _ = writeln!(out, "{}", row.trim_end());
    }
    if !machine.not_hoisted.is_empty() {
        let names: Vec<String> = machine
            .not_hoisted
            .iter()
            .map(|(name, location)| format!("{name} (line {})", world.line_column(*location).0))
            .collect();
        let _ =
            writeln!(out, "  not hoisted: {}: not read across an await before it is assigned again", names.join(", "));
    }
    if machine.kind != "closure" {
        let mut states = vec!["-1 running or not started".to_string()];
        for (i, site) in machine.awaits.iter().enumerate() {
            states.push(format!("{} waiting at await#{i} (line {})", site.state, world.line_column(site.location).0));
        }
        for (i, location) in machine.yields.iter().enumerate() {
            states.push(format!("yield#{i} (line {})", world.line_column(*location).0));
        }
        states.push("-2 finished".to_string());
        let _ = writeln!(out, "STATES  {}", states.join("   "));
    }
    if !machine.awaits.is_empty() {
        let _ = writeln!(out, "AWAITS");
        for (i, site) in machine.awaits.iter().enumerate() {
            let (line, _) = world.line_column(site.location);
            let code = source.get(site.location.start as usize..site.location.end as usize).unwrap_or("");
            let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
            let call = if site.is_unsafe { "AwaitUnsafeOnCompleted" } else { "AwaitOnCompleted" };
            let _ =
                writeln!(out, "  #{i} line {line}  {code}  {}  {call}  resumes in state {}", site.awaiter, site.state);
        }
    }
    out.push('\n');
}

/// Why the fields that every machine has are there.
fn standard_reason(name: &str) -> &'static str {
    match name {
        "<>1__state" => "where it is",
        "<>t__builder" => "makes and completes the task",
        "<>2__current" => "the item that was yielded last",
        "<>v__promiseOfValueOrEnd" => "completes MoveNextAsync",
        "<>w__disposeMode" => "running only finally blocks",
        "<>l__initialThreadId" => "the first enumeration on this thread reuses the object",
        "<>4__this" => "the object whose method this is",
        _ if name.starts_with("<>u__") => "awaiter while suspended",
        _ if name.starts_with("<>3__") => "the argument, kept for further enumerations",
        _ => "",
    }
}

/// `{"schema", "file", "machines": [..]}`.
fn json_text(world: &mut World, name: Option<&str>) -> String {
    let machines: Vec<serde_json::Value> = chosen(world, name)
        .iter()
        .map(|m| {
            let fields: Vec<_> =
                m.fields.iter().map(|f| json!({"name": &*f.name, "type": f.type_name, "why": f.reason.as_deref().unwrap_or_else(|| standard_reason(&f.name))})).collect();
            let awaits: Vec<_> = m
                .awaits
                .iter()
                .map(|a| json!({"awaiter": a.awaiter, "unsafe": a.is_unsafe, "state": a.state, "line": world.line_column(a.location).0}))
                .collect();
            let not_hoisted: Vec<_> =
                m.not_hoisted.iter().map(|(name, l)| json!({"name": &**name, "line": world.line_column(*l).0})).collect();
            json!({
                "kind": m.kind,
                "owner": m.owner,
                "method": m.method,
                "type": m.type_name,
                "struct": m.is_struct,
                "generic": m.is_generic,
                "fields": fields,
                "size": m.size,
                "box": m.box_size,
                "awaits": awaits,
                "not_hoisted": not_hoisted,
                "file": &*world[m.location.source].name,
                "line": world.line_column(m.location).0,
            })
        })
        .collect();
    serde_json::to_string_pretty(&json!({"schema": "hoist.dump/1", "machines": machines})).unwrap_or_default() + "\n"
}
