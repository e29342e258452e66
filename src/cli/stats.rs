//! `--stats`: the counters of a run.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use hoist_vm::{Cause, Stats};
use serde_json::json;

use super::StatsForm;

/// Most allocated types that the text form lists.
const TYPES_SHOWN: usize = 12;

/// Prints to standard error.
pub(super) fn print(stats: &Stats, form: StatsForm) {
    match form {
        StatsForm::Text => eprint!("{}", text(stats)),
        StatsForm::Json => eprintln!("{}", json(stats)),
    }
}

/// The table for people.
pub(crate) fn text(stats: &Stats) -> String {
    let mut out = String::new();
    let mut row = |name: &str, value: String| {
        let _ = writeln!(out, "  {name:<28}{value:>14}");
    };
    row("allocated", format!("{} bytes", stats.allocated_bytes));
    row("objects", stats.allocated_objects.to_string());
    row("boxes", stats.boxes.to_string());
    row("delegates", stats.delegates.to_string());
    row("strings", stats.strings.to_string());
    row("arrays", stats.arrays.to_string());
    for (name, value) in &stats.named {
        row(name, value.to_string());
    }
    row("exceptions", stats.exceptions.to_string());
    row("threads", stats.threads_created.to_string());
    row("collections", stats.collections.to_string());
    row("virtual time", format!("{}.{:06} ms", stats.virtual_time / 1_000_000, stats.virtual_time % 1_000_000));
    row("calls and backward jumps", stats.instructions.to_string());
    if !stats.types.is_empty() {
        let _ = writeln!(out, "  {:<42}{:>10}{:>14}", "cause", "objects", "bytes");
        for (cause, objects, bytes) in by_cause(stats) {
            let _ = writeln!(out, "  {:<42}{objects:>10}{bytes:>14}", cause.text());
        }
        let _ = writeln!(out, "  {:<42}{:>10}{:>14}", "type", "objects", "bytes");
        for count in stats.types.iter().take(TYPES_SHOWN) {
            let _ = writeln!(out, "  {:<42}{:>10}{:>14}", shortened(&count.name), count.objects, count.bytes);
        }
        if stats.types.len() > TYPES_SHOWN {
            let _ = writeln!(out, "  … and {} more types", stats.types.len() - TYPES_SHOWN);
        }
    }
    out
}

/// A name that fits its column.
fn shortened(name: &str) -> String {
    const WIDTH: usize = 41;
    if name.chars().count() <= WIDTH {
        return name.to_string();
    }
    name.chars().take(WIDTH - 3).chain("...".chars()).collect()
}

/// Objects and bytes for each cause, most bytes first.
fn by_cause(stats: &Stats) -> Vec<(Cause, u64, u64)> {
    let mut causes: BTreeMap<Cause, (u64, u64)> = BTreeMap::new();
    for count in &stats.types {
        let sum = causes.entry(count.cause).or_default();
        sum.0 += count.objects;
        sum.1 += count.bytes;
    }
    let mut list: Vec<_> = causes.into_iter().map(|(cause, (objects, bytes))| (cause, objects, bytes)).collect();
    list.sort_by_key(|&(cause, _, bytes)| (Reverse(bytes), cause));
    list
}

/// One line with everything.
pub(super) fn json(stats: &Stats) -> String {
    let types: Vec<_> = stats
        .types
        .iter()
        .map(|t| json!({"type": t.name, "cause": t.cause.text(), "objects": t.objects, "bytes": t.bytes}))
        .collect();
    let causes: Vec<_> = by_cause(stats)
        .into_iter()
        .map(|(cause, objects, bytes)| json!({"cause": cause.text(), "objects": objects, "bytes": bytes}))
        .collect();
    let named: serde_json::Map<String, serde_json::Value> =
        stats.named.iter().map(|(k, v)| (k.clone(), json!(v))).collect();
    json!({
        "schema": "hoist.stats/1",
        "allocated_bytes": stats.allocated_bytes,
        "allocated_objects": stats.allocated_objects,
        "boxes": stats.boxes,
        "delegates": stats.delegates,
        "strings": stats.strings,
        "arrays": stats.arrays,
        "exceptions": stats.exceptions,
        "threads": stats.threads_created,
        "collections": stats.collections,
        "virtual_time_ns": stats.virtual_time,
        "instructions": stats.instructions,
        "counters": named,
        "causes": causes,
        "types": types,
    })
    .to_string()
}
