//! One test for each program of `tests/conformance`: what .NET 10 did is what Hoist must do. `tests/conformance/README.md` tells the files of a case.
//!
//! `tests/conformance/not-yet.txt` lists the tests that don't pass yet, with the reason; a listed test fails when it begins to pass.

mod harness;

use std::collections::BTreeSet;
use std::path::Path;

use harness::{difference, hoist, judge, known_failures, read, root, sources, text};
use libtest_mimic::{Arguments, Trial};

/// Groups that are tables of library answers: one line each.
const TABLES: [&str; 7] = ["num", "str", "coll", "linq", "ex", "obj", "probe"];

fn main() {
    let arguments = Arguments::from_args();
    let folder = root().join("tests/conformance");
    let listed = known_failures(&folder.join("not-yet.txt"));
    let mut trials = Vec::new();
    for path in sources(&folder) {
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let group = name.split('-').next().unwrap_or_default().to_string();
        let mut add = |test: String, check: fn(&Path) -> Result<(), String>| {
            let reason = listed.get(&test).cloned();
            let path = path.clone();
            trials.push(Trial::test(test, move || judge(reason.as_ref(), check(&path))));
        };
        if group == "err" {
            add(name.clone(), check_errors);
        } else {
            add(name.clone(), if TABLES.contains(&group.as_str()) { check_table } else { check_run });
        }
        if path.with_extension("machines.json").exists() {
            add(format!("{name}/machines"), check_machines);
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// Standard output, exit code, outcome, and the first line of standard error of a crash.
fn check_run(case: &Path) -> Result<(), String> {
    let file = case.to_string_lossy();
    let ran = hoist(&["run", &file])?;
    let deadlock = read(&case.with_extension("outcome")).is_some_and(|o| o.trim() == "deadlock");
    let wanted_code =
        if deadlock { 3 } else { read(&case.with_extension("exit")).and_then(|c| c.trim().parse().ok()).unwrap_or(0) };
    if ran.code != wanted_code {
        return Err(format!("exit code {}, not {wanted_code}; stderr:\n{}", ran.code, ran.stderr));
    }
    let wanted = text(&read(&case.with_extension("expected")).unwrap_or_default());
    let got = text(&ran.stdout);
    if wanted != got {
        return Err(difference("stdout", &wanted, &got));
    }
    if let Some(first) = read(&case.with_extension("stderr")) {
        let (wanted, got) = (text(&first), text(&ran.stderr));
        if wanted.lines().next() != got.lines().next() {
            return Err(difference("stderr", &wanted, &got));
        }
    }
    if let Some(trace) = read(&case.with_extension("trace")) {
        let (wanted, got) = (text(&trace), text(&ran.stderr));
        if wanted != got {
            return Err(difference("trace", &wanted, &got));
        }
    }
    Ok(())
}

fn check_table(case: &Path) -> Result<(), String> {
    let ran = hoist(&["run", &case.to_string_lossy()])?;
    let wanted = text(&read(&case.with_extension("expected")).unwrap_or_default());
    let got = text(&ran.stdout);
    if wanted == got { Ok(()) } else { Err(difference("stdout", &wanted, &got) + &ran.stderr) }
}

/// The errors of a program that must not compile: line, column, code.
fn check_errors(case: &Path) -> Result<(), String> {
    let ran = hoist(&["check", "--format", "json", &case.to_string_lossy()])?;
    let mut found = BTreeSet::new();
    for line in ran.stdout.lines() {
        let row: serde_json::Value = serde_json::from_str(line).map_err(|e| format!("no JSON: {e}: {line}"))?;
        if row["severity"] == "error" {
            found.insert(format!("{}:{} {}", row["line"], row["column"], row["code"].as_str().unwrap_or_default()));
        }
    }
    let wanted: BTreeSet<String> = read(&case.with_extension("expected"))
        .unwrap_or_default()
        .lines()
        .filter(|l| !l.contains(" warning"))
        .filter_map(|l| {
            let mut words = l.split_whitespace();
            Some(format!("{} {}", words.next()?, words.next()?))
        })
        .collect();
    if found == wanted { Ok(()) } else { Err(format!("wanted {wanted:?}\ngot {found:?}")) }
}

/// What a machine is, as far as .NET's metadata tells. Sizes of generic ones hold for one argument only, so they are not compared.
fn machine_key(machine: &serde_json::Value) -> serde_json::Value {
    let sized = machine["generic"] != true;
    let plain = |v: &serde_json::Value| v.as_str().unwrap_or_default().replace(' ', "");
    let fields: Vec<_> =
        machine["fields"].as_array().into_iter().flatten().map(|f| [plain(&f["name"]), plain(&f["type"])]).collect();
    let awaits: Vec<_> = machine["awaits"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|a| serde_json::json!([plain(&a["awaiter"]), a["unsafe"]]))
        .collect();
    serde_json::json!({
        "kind": machine["kind"],
        "struct": machine["struct"],
        "fields": fields,
        "size": if sized { machine["size"].clone() } else { serde_json::Value::Null },
        "box": if sized { machine["box"].clone() } else { serde_json::Value::Null },
        "awaits": awaits,
    })
}

fn check_machines(case: &Path) -> Result<(), String> {
    let wanted: Vec<serde_json::Value> =
        serde_json::from_str(&read(&case.with_extension("machines.json")).unwrap_or_default())
            .map_err(|e| e.to_string())?;
    let ran = hoist(&["dump", "--as", "json", &case.to_string_lossy()])?;
    let dump: serde_json::Value =
        serde_json::from_str(&ran.stdout).map_err(|e| format!("no JSON: {e}\n{}", ran.stderr))?;
    let mut problems = Vec::new();
    for machine in &wanted {
        let same = dump["machines"]
            .as_array()
            .and_then(|list| list.iter().find(|m| m["owner"] == machine["owner"] && m["type"] == machine["type"]));
        match same {
            None => problems.push(format!("{} is missing", machine["type"])),
            Some(mine) => {
                let (wanted, got) = (machine_key(machine), machine_key(mine));
                if wanted != got {
                    problems.push(format!("{}:\n  wanted {wanted}\n  got    {got}", machine["type"]));
                }
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}
