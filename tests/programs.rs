//! Programs with what they print: `examples/*.cs` and `tests/programs/**/*.cs`, each beside a `.expected` file (and `.exit` where the code isn't 0).
//! `HOIST_BLESS=1` writes the `.expected` files anew.

mod harness;

use std::fs;
use std::path::Path;

use harness::{difference, hoist, read, root, sources, text};
use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for folder in ["examples", "tests/programs"] {
        for path in sources(&root().join(folder)) {
            let name = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
            trials.push(Trial::test(name, move || check(&path).map_err(Into::into)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn check(case: &Path) -> Result<(), String> {
    let ran = hoist(&["run", &case.to_string_lossy()])?;
    let expected = case.with_extension("expected");
    if std::env::var_os("HOIST_BLESS").is_some() {
        fs::write(&expected, text(&ran.stdout) + "\n").map_err(|e| e.to_string())?;
    }
    let code = read(&case.with_extension("exit")).and_then(|c| c.trim().parse().ok()).unwrap_or(0);
    if ran.code != code {
        return Err(format!("exit code {}, not {code}; stderr:\n{}", ran.code, ran.stderr));
    }
    let wanted = text(&read(&expected).ok_or("there is no .expected file")?);
    let got = text(&ran.stdout);
    if wanted == got { Ok(()) } else { Err(difference("stdout", &wanted, &got)) }
}
