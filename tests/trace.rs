//! Traces: `tests/traces/NAME.cs` with `NAME.FORM.txt` for each text form that matters (`text`, `full`, `ascii`, or one of `--only`).
//! `HOIST_BLESS=1` rewrites those that exist; add a form by making an empty file. Times are compared in whole milliseconds and ordinals not at
//! all, so that a faster class library changes no golden file.
//!
//! JSON lines of every program are checked against docs/trace.schema.json, which is written from the VM's table of events; the Chrome form
//! against the rules of the trace viewer.

mod harness;

use std::collections::BTreeMap;
use std::path::Path;

use harness::{difference, hoist, read, root, schema, sources, text, trace_line};
use hoist_vm::EventKind;
use libtest_mimic::{Arguments, Trial};
use serde_json::{Value, json};

const FORMS: [(&str, &[&str]); 6] = [
    ("text", &[]),
    ("full", &["--full"]),
    ("only-task-context", &["--only", "task,context"]),
    ("only-alloc", &["--only", "alloc"]),
    ("only-sched-timer", &["--only", "sched,timer"]),
    ("ascii", &["--ascii"]),
];

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = vec![
        Trial::test("schema is current", || schema_is_current().map_err(Into::into)),
        Trial::test("other runs have no probes", || other_runs_have_no_probes().map_err(Into::into)),
        Trial::test("a trace changes nothing", || a_trace_changes_nothing().map_err(Into::into)),
    ];
    for path in sources(&root().join("tests/traces")) {
        for (form, is_right) in [("json", json_lines as fn(&str) -> Result<(), String>), ("chrome", chrome)] {
            let path = path.strip_prefix(root()).unwrap_or(&path).to_path_buf();
            let name = format!("{} {form}", path.display());
            trials.push(Trial::test(name, move || {
                let ran = hoist(&["trace", "--as", form, &path.to_string_lossy()])?;
                is_right(&ran.stdout).map_err(Into::into)
            }));
        }
        for (form, options) in FORMS {
            let golden = path.with_extension(format!("{form}.txt"));
            if golden.exists() {
                let path = path.strip_prefix(root()).unwrap_or(&path).to_path_buf();
                let name = format!("{} {form}", path.display());
                trials.push(Trial::test(name, move || check(&path, options, &golden).map_err(Into::into)));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn check(source: &Path, options: &[&str], golden: &Path) -> Result<(), String> {
    let source = source.to_string_lossy();
    let mut command = vec!["trace"];
    command.extend(options);
    command.push(&source);
    let ran = hoist(&command)?;
    if ran.stdout.is_empty() {
        return Err(format!("exit code {}, no output:\n{}", ran.code, ran.stderr));
    }
    let got = text(&ran.stdout.lines().map(trace_line).collect::<Vec<_>>().join("\n"));
    if std::env::var_os("HOIST_BLESS").is_some() {
        std::fs::write(golden, got.clone() + "\n").map_err(|e| e.to_string())?;
    }
    let wanted = text(&read(golden).unwrap_or_default());
    if wanted == got { Ok(()) } else { Err(difference("trace", &wanted, &got)) }
}

fn json_lines(output: &str) -> Result<(), String> {
    let schema_text = read(&root().join("docs/trace.schema.json")).ok_or("no schema")?;
    let schema: Value = serde_json::from_str(&schema_text).map_err(|e| e.to_string())?;
    let mut last = None;
    for (i, line) in output.lines().enumerate() {
        let value: Value = serde_json::from_str(line).map_err(|e| format!("line {}: {e}", i + 1))?;
        schema::validate(&schema, &value).map_err(|e| format!("line {}: {e}", i + 1))?;
        if (value.get("schema") == Some(&json!("hoist.trace/1"))) != (i == 0) {
            return Err(format!("line {}: the schema's name belongs into the first line alone", i + 1));
        }
        let now = (value["ordinal"].as_u64(), value["time"].as_u64());
        if last.is_some_and(|(ordinal, time)| now.0 <= ordinal || now.1 < time) {
            return Err(format!("line {}: out of order", i + 1));
        }
        last = Some(now);
    }
    Ok(())
}

/// Slices nest in each track, time doesn't run backwards, each arrow that ends has begun.
fn chrome(output: &str) -> Result<(), String> {
    let value: Value = serde_json::from_str(output).map_err(|e| e.to_string())?;
    let events = value["traceEvents"].as_array().ok_or("no traceEvents")?;
    let mut depth: BTreeMap<u64, i64> = BTreeMap::new();
    let mut time: BTreeMap<u64, f64> = BTreeMap::new();
    let mut arrows = Vec::new();
    let mut named = Vec::new();
    for event in events {
        let phase = event["ph"].as_str().ok_or("an event without phase")?;
        let track = event["tid"].as_u64().ok_or("an event without track")?;
        if event["pid"] != json!(1) {
            return Err(format!("no process: {event}"));
        }
        if phase == "M" {
            named.push(track);
            continue;
        }
        if !named.contains(&track) {
            return Err(format!("track {track} has no name yet: {event}"));
        }
        let ts = event["ts"].as_f64().ok_or("an event without time")?;
        if time.insert(track, ts).is_some_and(|before| before > ts) {
            return Err(format!("time runs backwards: {event}"));
        }
        let depth = depth.entry(track).or_default();
        match phase {
            "B" => *depth += 1,
            "E" => *depth -= 1,
            "i" if event["s"] == json!("t") => {}
            "s" if *depth > 0 => arrows.push(event["id"].clone()),
            "f" if *depth > 0 && arrows.contains(&event["id"]) => {}
            _ => return Err(format!("phase {phase} does not belong here: {event}")),
        }
        if *depth < 0 {
            return Err(format!("a slice ends that has not begun: {event}"));
        }
        if phase != "E" && event["name"].as_str().is_none_or(str::is_empty) {
            return Err(format!("no name: {event}"));
        }
    }
    if depth.values().all(|d| *d == 0) { Ok(()) } else { Err("slices are left open".into()) }
}

/// docs/trace.schema.json says what the table of events says.
fn schema_is_current() -> Result<(), String> {
    let member = |ty: &str| match ty {
        "u64" => json!({"type": "integer", "minimum": 0}),
        "bool" => json!({"type": "boolean"}),
        _ => json!({"type": "string"}),
    };
    let kinds: Vec<Value> = EventKind::TABLE
        .iter()
        .map(|(name, category, fields, meaning)| {
            let properties: serde_json::Map<String, Value> =
                fields.iter().map(|(field, ty)| ((*field).to_string(), member(ty))).collect();
            let required: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
            json!({
                "description": meaning.trim(),
                "properties": {
                    "event": {"const": name},
                    "category": {"const": category.name()},
                    "data": {"type": "object", "properties": properties, "required": required, "additionalProperties": false},
                },
            })
        })
        .collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of `hoist trace --as json`",
        "type": "object",
        "required": ["ordinal", "time", "thread", "thread_name", "category", "event", "method", "await", "file", "line", "column", "user", "data"],
        "additionalProperties": false,
        "properties": {
            "schema": {"const": "hoist.trace/1"},
            "ordinal": {"type": "integer", "minimum": 0},
            "time": {"type": "integer", "minimum": 0},
            "thread": {"type": ["integer", "null"]},
            "thread_name": {"type": "string"},
            "category": {"type": "string"},
            "event": {"type": "string"},
            "method": {"type": ["string", "null"]},
            "await": {"type": ["integer", "null"]},
            "file": {"type": ["string", "null"]},
            "line": {"type": ["integer", "null"]},
            "column": {"type": ["integer", "null"]},
            "user": {"type": "boolean"},
            "data": {"type": "object"},
        },
        "oneOf": kinds,
    });
    let wanted = serde_json::to_string_pretty(&schema).map_err(|e| e.to_string())? + "\n";
    let file = root().join("docs/trace.schema.json");
    if std::env::var_os("HOIST_BLESS").is_some() {
        std::fs::write(&file, &wanted).map_err(|e| e.to_string())?;
    }
    let got = read(&file).unwrap_or_default();
    if wanted == got { Ok(()) } else { Err(difference("schema (run with HOIST_BLESS=1)", &wanted, &got)) }
}

/// What isn't traced isn't compiled for it.
fn other_runs_have_no_probes() -> Result<(), String> {
    let code = hoist(&["dump", "--stage", "bytecode", "tests/traces/sum.cs"])?.stdout;
    if code.contains("MoveNext") && !code.contains("Trace.") { Ok(()) } else { Err(format!("probes in\n{code}")) }
}

/// Counters, virtual time and output of a traced run are those of the run without a trace.
fn a_trace_changes_nothing() -> Result<(), String> {
    for path in sources(&root().join("tests/traces")).into_iter().chain(sources(&root().join("examples"))) {
        let path = path.to_string_lossy().into_owned();
        let plain = hoist(&["run", "--stats=json", &path])?;
        let traced = hoist(&["trace", "--stats=json", &path])?;
        let stats = |stderr: &str| stderr.lines().last().unwrap_or("").to_string();
        if plain.code != traced.code || stats(&plain.stderr) != stats(&traced.stderr) {
            return Err(difference(&path, &plain.stderr, &traced.stderr));
        }
    }
    Ok(())
}
