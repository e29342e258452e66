//! Explanations of diagnostics: every code that the compiler can report has one; its failing example gets that diagnostic, its mended example
//! neither that one nor any error. docs/diagnostics.md is written from the same table; `HOIST_BLESS=1` rewrites it.

mod harness;

use std::collections::BTreeSet;
use std::fmt::Write;

use harness::{difference, hoist, read, root};
use hoist::Compilation;
use hoist_compiler::diag::{Code, Severity, explain};
use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = vec![
        Trial::test("every diagnostic is explained", || every_diagnostic_is_explained().map_err(Into::into)),
        Trial::test("docs/diagnostics.md is current", || page_is_current().map_err(Into::into)),
    ];
    for entry in explain::all() {
        trials.push(Trial::test(entry.code, || check(entry).map_err(Into::into)));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// Reported when the class library lacks something: no program can bring them about.
const WITHOUT_EXAMPLE: [&str; 2] = ["CS0656", "HST0003"];

/// What the C# compiler reports and ours does not yet, or calls otherwise. An entry comes off the list when its example fails as it should.
const NOT_YET: [(&str, &str); 7] = [
    ("CS0133", "called CS0150"),
    ("CS0229", "an ambiguous member of two interfaces is taken from the first"),
    ("CS0623", "nested array initialisers make nested arrays"),
    ("CS1995", "called CS4034"),
    ("CS8124", "parsed as something else"),
    ("CS8199", "parsed as a call of 'var'"),
    ("CS9202", "a slice outside a list pattern is a syntax error"),
];

fn check(entry: &explain::Explanation) -> Result<(), String> {
    if WITHOUT_EXAMPLE.contains(&entry.code) {
        return if entry.failing.is_empty() && entry.cause.len() > 20 { Ok(()) } else { Err("has an example".into()) };
    }
    if entry.failing.is_empty() || entry.mended.is_empty() || entry.cause.len() < 20 {
        return Err("the entry is not complete".into());
    }
    if entry.code.starts_with("HST2") {
        let failing = hoist(&["-e", &entry.failing])?;
        let mended = hoist(&["-e", &entry.mended])?;
        if !failing.stderr.contains(entry.code) {
            return Err(format!("the failing example does not fail so:\n{}", failing.stderr));
        }
        if mended.code != 0 || mended.stderr.contains(entry.code) {
            return Err(format!("the mended example ends with {}:\n{}", mended.code, mended.stderr));
        }
        return Ok(());
    }
    let failing = diagnostics(&entry.failing);
    let is_reported = failing.iter().any(|(code, _, _)| *code == entry.code);
    if let Some((_, reason)) = NOT_YET.iter().find(|(code, _)| *code == entry.code) {
        return if is_reported {
            Err(format!("reported now: take it off the list (reason was: {reason})"))
        } else {
            Ok(())
        };
    }
    if !is_reported {
        return Err(format!("the failing example gives {failing:#?}"));
    }
    let mended = diagnostics(&entry.mended);
    if mended.iter().any(|(code, severity, _)| *code == entry.code || *severity == Severity::Error) {
        return Err(format!("the mended example gives {mended:#?}"));
    }
    Ok(())
}

fn diagnostics(text: &str) -> Vec<(&'static str, Severity, String)> {
    let found = compile(text);
    // An example without statements is a part of a program.
    let is_part = !text.contains(" Main(") && found.iter().any(|(code, _, _)| *code == "CS5001");
    if is_part {
        compile(&format!("{text}// FILE: start.cs\nclass Start {{ static void Main() {{ }} }}\n"))
    } else {
        found
    }
}

fn compile(text: &str) -> Vec<(&'static str, Severity, String)> {
    let text = text.to_string();
    let compile = move || {
        let mut compilation = Compilation::new();
        let mut name = "main.cs".to_string();
        let mut part = String::new();
        for line in text.lines() {
            if let Some(next) = line.strip_prefix("// FILE: ") {
                compilation.add_source(&name, &std::mem::take(&mut part));
                name = next.to_string();
            } else {
                part.push_str(line);
                part.push('\n');
            }
        }
        compilation.add_source(&name, &part);
        compilation.check();
        compilation.diagnostics().iter().map(|d| (d.code.as_str(), d.severity, d.message())).collect()
    };
    // Deep nesting needs the stack that the command has too.
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(compile);
    worker.expect("a thread").join().expect("no panic")
}

/// Codes that the sources of compiler, grammar and command name.
fn named_codes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["compiler/src", "grammar/src", "src"] {
        visit(&root().join(folder), &mut found);
    }
    found
}

fn visit(folder: &std::path::Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "lalrpop") && !path.ends_with("diag/code.rs") {
            let text = read(&path).unwrap_or_default();
            for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
                for prefix in ["CS", "HST"] {
                    for (at, _) in line.match_indices(prefix) {
                        let digits: String =
                            line[at + prefix.len()..].chars().take_while(char::is_ascii_digit).collect();
                        let is_word = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                        if digits.len() == 4 && is_word {
                            found.insert(format!("{prefix}{digits}"));
                        }
                    }
                }
            }
        }
    }
}

fn every_diagnostic_is_explained() -> Result<(), String> {
    let missing: Vec<String> = named_codes().into_iter().filter(|code| explain::find(code).is_none()).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no explanation of {}", missing.join(", "))) }
}

fn page_is_current() -> Result<(), String> {
    let mut page = String::from(
        "# Diagnostics\n\nEvery message that Hoist gives, with its cause, an example that fails and the same example mended. `hoist explain ID` shows one.\n\
         This page is written from `compiler/src/diag/`; the tests run the examples.\n",
    );
    for entry in explain::all() {
        let message = match Code::ALL.iter().find(|c| c.as_str() == entry.code) {
            Some(code) => code.template().to_string(),
            None => "what a run found".to_string(),
        };
        let _ = write!(page, "\n## {}\n\n`{message}`\n\n{}\n", entry.code, entry.cause);
        for (title, example) in [("Fails", &entry.failing), ("Mended", &entry.mended)] {
            if example.is_empty() {
                continue;
            }
            let example: String = example.lines().map(|l| l.chars().take(200).collect::<String>() + "\n").collect();
            let _ = write!(page, "\n{title}:\n\n```csharp\n{example}```\n");
        }
    }
    let file = root().join("docs/diagnostics.md");
    if std::env::var_os("HOIST_BLESS").is_some() {
        std::fs::write(&file, &page).map_err(|e| e.to_string())?;
    }
    let got = read(&file).unwrap_or_default();
    if page == got { Ok(()) } else { Err(difference("page (run with HOIST_BLESS=1)", &page, &got)) }
}
