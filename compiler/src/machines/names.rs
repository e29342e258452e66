//! Names that people and C# can read, for what has only a metadata name: `<total>5__2` is `total`, `<>7__wrap3` is `spill3`.

use rustc_hash::FxHashSet;

use super::{InfoKind, MachineInfo, type_spelling};
use crate::hir::*;
use crate::world::World;

/// A readable name for each field of a type; all different.
pub fn readable(world: &World, fields: &[FieldDefId]) -> Vec<String> {
    let mut taken: FxHashSet<String> = FxHashSet::default();
    // Names that the source gave come first.
    let plain = |name: &str| !name.contains(['<', '>', '$', '.']);
    for &field in fields {
        let name = &world[field].name;
        if plain(name) {
            taken.insert(name.to_string());
        }
    }
    let mut names = Vec::new();
    for &field in fields {
        let name = &*world[field].name;
        if plain(name) {
            names.push(name.to_string());
            continue;
        }
        let wanted = field_name(name);
        let mut candidate = wanted.clone();
        let mut number = 2;
        while !taken.insert(candidate.clone()) {
            candidate = format!("{wanted}_{number}");
            number += 1;
        }
        names.push(candidate);
    }
    names
}

fn field_name(name: &str) -> String {
    match name {
        "<>1__state" => "state".into(),
        "<>t__builder" => "builder".into(),
        "<>2__current" => "current".into(),
        "<>v__promiseOfValueOrEnd" => "promise".into(),
        "<>w__disposeMode" => "disposeMode".into(),
        "<>x__combinedTokens" => "combinedTokens".into(),
        "<>l__initialThreadId" => "initialThread".into(),
        "<>4__this" => "self".into(),
        _ => {
            if let Some(number) = name.strip_prefix("<>7__wrap") {
                format!("spill{number}")
            } else if let Some(number) = name.strip_prefix("<>u__") {
                format!("awaiter{number}")
            } else if let Some(number) = name.strip_prefix("<>8__") {
                format!("closure{number}")
            } else if let Some(number) = name.strip_prefix("CS$<>8__locals") {
                format!("outer{number}")
            } else if let Some(parameter) = name.strip_prefix("<>3__<>4__this").or(name.strip_prefix("<>3__")) {
                format!("{}_argument", if parameter.is_empty() { "self" } else { parameter })
            } else if let Some((variable, _)) = name.strip_prefix('<').and_then(|n| n.split_once('>')) {
                if variable.is_empty() { identifier(name) } else { variable.to_string() }
            } else {
                identifier(name)
            }
        }
    }
}

/// Any metadata name with what C# does not allow replaced.
pub fn identifier(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_alphanumeric() || c == '_' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    let out = out.trim_end_matches('_').to_string();
    if out.is_empty() || out.starts_with(|c: char| c.is_ascii_digit()) { format!("_{out}") } else { out }
}

/// The method as the source has it.
pub(super) fn signature(world: &mut World, info: &MachineInfo) -> String {
    let Some(method) = info.method else {
        return format!("captured variables of {}", world[info.ty].name);
    };
    let def = &world[method];
    let name = match source_name(&def.name) {
        Some(name) => name.rsplit('.').next().unwrap_or(&name).to_string(),
        None => def.name.to_string(),
    };
    let params: Vec<String> = def.params.iter().map(|p| format!("{} {}", type_spelling(world, p.ty), p.name)).collect();
    let modifier = if info.kind == InfoKind::Iterator { "" } else { "async " };
    format!("{modifier}{} {name}({})", type_spelling(world, def.return_type), params.join(", "))
}

/// `<Main>g__Local|0_1` is `Main.Local`, `<Main>b__0_1` is `lambda in Main`.
pub fn source_name(name: &str) -> Option<String> {
    if name == "<Main>$" {
        return Some("Main".into());
    }
    let rest = name.strip_prefix('<')?;
    let (outer, rest) = rest.rsplit_once('>')?;
    let outer = source_name(outer).unwrap_or_else(|| outer.trim_end_matches('$').replace(['<', '>'], ""));
    if let Some(local) = rest.strip_prefix("g__") {
        return Some(format!("{outer}.{}", local.split('|').next().unwrap_or(local)));
    }
    if rest.starts_with("b__") {
        return Some(format!("lambda in {outer}"));
    }
    None
}

/// Why the fields that every machine of a kind has are there.
pub(super) fn standard_reason(name: &str, kind: InfoKind) -> &'static str {
    match name {
        "<>1__state" => "where it is",
        "<>t__builder" if kind == InfoKind::AsyncIterator => "runs the pieces between two items",
        "<>t__builder" => "makes and completes the task",
        "<>2__current" => "the item that was yielded last",
        "<>v__promiseOfValueOrEnd" => "completes MoveNextAsync",
        "<>w__disposeMode" => "set while only finally blocks run",
        "<>x__combinedTokens" => "links the parameter's token with GetAsyncEnumerator's",
        "<>l__initialThreadId" => "the first enumeration on this thread reuses the object",
        "<>4__this" => "this of the method around",
        _ if name.starts_with("CS$<>8__locals") => "the captured variables of the scope around",
        _ if kind == InfoKind::Closure => "captured variable",
        _ => "a part of the machine",
    }
}
