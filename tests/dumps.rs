//! Dumps: `tests/dumps/NAME.cs` with `NAME.STAGE.txt` for each stage that matters (`machine`, `hir`, `bytecode`, `ast`, `tokens`).
//! `HOIST_BLESS=1` rewrites those that exist; add a stage by making an empty file.

mod harness;

use std::path::Path;

use harness::{difference, hoist, read, root, sources, text};
use libtest_mimic::{Arguments, Trial};

const STAGES: [&str; 5] = ["tokens", "ast", "hir", "machine", "bytecode"];

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for path in sources(&root().join("tests/dumps")) {
        for stage in STAGES {
            let golden = path.with_extension(format!("{stage}.txt"));
            if golden.exists() {
                let path = path.strip_prefix(root()).unwrap_or(&path).to_path_buf();
                let name = format!("{} {stage}", path.display());
                trials.push(Trial::test(name, move || check(&path, stage, &golden).map_err(Into::into)));
            }
        }
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

fn check(source: &Path, stage: &str, golden: &Path) -> Result<(), String> {
    let ran = hoist(&["dump", "--stage", stage, &source.to_string_lossy()])?;
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
