//! Dumps: `tests/dumps/NAME.cs` with goldens `NAME.WHAT.txt`, where WHAT is a stage (`machine`, `hir`, `bytecode`, `ast`, `tokens`), a form (`csharp`, `dot`,
//! `mermaid`, `json`), or `screen-METHOD`, `readable-METHOD`, `run-METHOD`. `HOIST_BLESS=1` rewrites those that exist; add one by making an empty file.
//!
//! The conformance programs are dumped too: their C# form must compile again and print the same, their JSON must follow the schema and give a reason
//! for everything, their graphs must be well-formed.

mod harness;

use std::path::{Path, PathBuf};

use harness::{difference, hoist, read, root, sources, text};
use libtest_mimic::{Arguments, Trial};

const STAGES: [&str; 5] = ["tokens", "ast", "hir", "machine", "bytecode"];
const FORMS: [&str; 4] = ["csharp", "dot", "mermaid", "json"];

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    let folder = root().join("tests/dumps");
    for path in sources(&folder) {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        for golden in goldens(&folder, &stem) {
            let source = path.strip_prefix(root()).unwrap_or(&path).to_path_buf();
            let name = golden.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let what = name.trim_start_matches(&format!("{stem}.")).trim_end_matches(".txt").to_string();
            if let Some(options) = options(&what) {
                trials.push(Trial::test(name, move || check(&source, &options, &golden).map_err(Into::into)));
            }
        }
    }
    for path in sources(&root().join("tests/conformance/lowering")) {
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let (csharp, json, graphs) = (path.clone(), path.clone(), path);
        let again = format!("{name} csharp");
        trials.push(Trial::test(again, move || compiles_again(&csharp).map_err(Into::into)));
        trials.push(Trial::test(format!("{name} json"), move || follows_schema(&json).map_err(Into::into)));
        trials.push(Trial::test(format!("{name} graphs"), move || graphs_are_well_formed(&graphs).map_err(Into::into)));
    }
    for path in sources(&root().join("tests/dumps")) {
        let measured = path.with_extension("fields.txt");
        if measured.exists() {
            let name = format!("{} fields", path.display());
            trials.push(Trial::test(name, move || check_fields(&path, &measured).map_err(Into::into)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// The files `STEM.*.txt`, sorted.
fn goldens(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            name.starts_with(&format!("{stem}.")) && name.ends_with(".txt")
        })
        .collect();
    list.sort();
    list
}

/// The options of `dump` that a golden's name stands for.
fn options(what: &str) -> Option<Vec<String>> {
    let list = |words: &[&str]| Some(words.iter().map(|w| (*w).to_string()).collect());
    if STAGES.contains(&what) {
        return list(&["--stage", what]);
    }
    if FORMS.contains(&what) {
        return list(&["--as", what]);
    }
    match what.split_once('-')? {
        ("screen", method) => list(&[method]),
        ("readable", method) => list(&[method, "--names", "readable"]),
        ("run", method) => list(&[method, "--with-run"]),
        _ => None,
    }
}

fn check(source: &Path, options: &[String], golden: &Path) -> Result<(), String> {
    let source = source.to_string_lossy();
    let mut words = vec!["dump", &source];
    words.extend(options.iter().map(String::as_str));
    let ran = hoist(&words)?;
    if ran.code != 0 {
        return Err(format!("exit code {}:\n{}", ran.code, ran.stderr));
    }
    let got = text(&ran.stdout);
    if std::env::var_os("HOIST_BLESS").is_some() {
        std::fs::write(golden, got.clone() + "\n").map_err(|e| e.to_string())?;
    }
    let wanted = text(&read(golden).unwrap_or_default());
    if wanted == got { Ok(()) } else { Err(difference("dump", &wanted, &got)) }
}

/// The readable C# of a program is a program, and does the same.
fn compiles_again(source: &Path) -> Result<(), String> {
    let ran = hoist(&["dump", "--as", "csharp", "--names", "readable", &source.to_string_lossy()])?;
    if ran.code != 0 {
        return Err(format!("exit code {}:\n{}", ran.code, ran.stderr));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("csharp");
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let copy = folder.join(source.file_name().unwrap_or_default());
    std::fs::write(&copy, &ran.stdout).map_err(|e| e.to_string())?;
    let copy = copy.to_string_lossy();
    let checked = hoist(&["check", "--format", "short", &copy])?;
    if checked.code != 0 {
        return Err(format!("it does not compile:\n{}", checked.stdout));
    }
    let again = hoist(&["run", &copy])?;
    let wanted = text(&read(&source.with_extension("expected")).unwrap_or_default());
    let got = text(&again.stdout);
    if wanted == got { Ok(()) } else { Err(difference("stdout", &wanted, &got) + &again.stderr) }
}

/// The JSON follows docs/dump.schema.json, and every field and every variable without one has its reason.
fn follows_schema(source: &Path) -> Result<(), String> {
    let schema = read(&root().join("docs/dump.schema.json")).unwrap_or_default();
    let schema: serde_json::Value = serde_json::from_str(&schema).map_err(|e| format!("the schema: {e}"))?;
    let ran = hoist(&["dump", "--as", "json", &source.to_string_lossy()])?;
    let dump: serde_json::Value =
        serde_json::from_str(&ran.stdout).map_err(|e| format!("no JSON: {e}\n{}", ran.stderr))?;
    harness::schema::validate(&schema, &dump)?;
    for machine in dump["machines"].as_array().into_iter().flatten() {
        for list in ["fields", "not_hoisted"] {
            for row in machine[list].as_array().into_iter().flatten() {
                if row["why"].as_str().is_none_or(str::is_empty) {
                    return Err(format!("{}: no reason for {}", machine["type"], row["name"]));
                }
            }
        }
        let suspends =
            machine["awaits"].as_array().map_or(0, Vec::len) + machine["yields"].as_array().map_or(0, Vec::len);
        let edges = machine["edges"].as_array().map_or(0, Vec::len);
        if machine["kind"] != "closure" && edges == 0 && suspends > 0 {
            return Err(format!("{}: no flow", machine["type"]));
        }
    }
    Ok(())
}

fn graphs_are_well_formed(source: &Path) -> Result<(), String> {
    let file = source.to_string_lossy();
    let dot = hoist(&["dump", "--as", "dot", &file])?.stdout;
    graph_is_well_formed(&dot, " -> ", "digraph machines {", "}")?;
    let mermaid = hoist(&["dump", "--as", "mermaid", &file])?.stdout;
    graph_is_well_formed(&mermaid, " --> ", "flowchart TD", "end")
}

/// A line is a header, a block's begin or end, a node with a quoted label, or an edge between nodes that exist.
fn graph_is_well_formed(graph: &str, arrow: &str, head: &str, end: &str) -> Result<(), String> {
    let mut nodes = Vec::new();
    let mut depth = 0i32;
    let mut lines = graph.lines();
    if lines.next() != Some(head) {
        return Err(format!("it does not begin with {head}"));
    }
    for line in lines.map(str::trim) {
        let is_quoted = line.replace("\\\\", "").replace("\\\"", "").matches('"').count() % 2 == 0;
        if !is_quoted {
            return Err(format!("a quote is open: {line}"));
        }
        if line.starts_with("subgraph") {
            depth += 1;
        } else if line == end {
            depth -= 1;
        } else if let Some((from, to)) = line.trim_end_matches(';').split_once(arrow) {
            for node in [from, to] {
                if !nodes.iter().any(|n| n == node) {
                    return Err(format!("no node {node}: {line}"));
                }
            }
        } else if line.starts_with('m') {
            nodes.push(line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_string());
        } else if !line.starts_with("label=") && !line.starts_with("node ") && !line.is_empty() {
            return Err(format!("what is this? {line}"));
        }
    }
    // dot's own brace is open from the first line on.
    let wanted = if end == "}" { -1 } else { 0 };
    if depth == wanted { Ok(()) } else { Err(format!("blocks do not match: {depth}")) }
}

/// The fields and sizes of machines as they were measured on .NET.
fn check_fields(source: &Path, measured: &Path) -> Result<(), String> {
    let ran = hoist(&["dump", "--as", "json", &source.to_string_lossy()])?;
    let dump: serde_json::Value =
        serde_json::from_str(&ran.stdout).map_err(|e| format!("no JSON: {e}\n{}", ran.stderr))?;
    let mut got = Vec::new();
    for machine in dump["machines"].as_array().into_iter().flatten() {
        let Some(method) = machine["method"].as_str() else { continue };
        let fields: Vec<String> = machine["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|f| format!("{} {}", f["type"].as_str().unwrap_or("?"), f["name"].as_str().unwrap_or("?")))
            .collect();
        got.push(format!("{method} {}: {}", machine["size"], fields.join("; ")));
    }
    let wanted = read(measured).unwrap_or_default();
    let wanted: Vec<&str> = wanted.lines().filter(|l| !l.starts_with('#')).collect();
    let (wanted, got) = (wanted.join("\n"), got.join("\n"));
    if wanted == got { Ok(()) } else { Err(difference("fields", &wanted, &got)) }
}
