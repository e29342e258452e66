//! What `hoist run` says of programs that can never finish or starve their pool: each program of `tests/conformance/deadlock` and `tests/deadlocks` has a
//! report in `tests/deadlocks/NAME.txt`. `HOIST_BLESS=1` writes them anew.

mod harness;

use std::fs;
use std::path::Path;

use harness::{difference, hoist, read, root, sources, text};
use libtest_mimic::{Arguments, Trial};

/// More steps than this nobody follows.
const MOST_STEPS: usize = 7;

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for folder in ["tests/conformance/deadlock", "tests/deadlocks"] {
        for path in sources(&root().join(folder)) {
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            trials.push(Trial::test(name, move || check(&path).map_err(Into::into)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn check(program: &Path) -> Result<(), String> {
    let relative = program.strip_prefix(root()).unwrap_or(program).display().to_string();
    let ran = hoist(&["run", &relative])?;
    let steps =
        ran.stderr.lines().filter(|l| l.starts_with("  ") && l[2..].starts_with(|c: char| c.is_ascii_digit())).count();
    let starved = ran.stderr.contains("HST2002");
    if !starved && (ran.code != 3 || steps == 0 || steps > MOST_STEPS || !ran.stderr.contains("  fix: ")) {
        return Err(format!("exit code {}, {steps} steps\n{}", ran.code, ran.stderr));
    }
    let name = program.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let golden = root().join("tests/deadlocks").join(name + ".txt");
    if std::env::var_os("HOIST_BLESS").is_some() {
        fs::write(&golden, text(&ran.stderr) + "\n").map_err(|e| e.to_string())?;
    }
    let wanted = text(&read(&golden).ok_or("there is no report to compare with")?);
    let got = text(&ran.stderr);
    if wanted == got { Ok(()) } else { Err(difference("report", &wanted, &got)) }
}
