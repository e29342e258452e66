//! The manual: every program in docs/ (and the README) compiles and every output shown there is what comes out.
//!
//! ```text
//! ```csharp sum.cs        a file of this page
//! ```console              `$ hoist …` lines, run in a folder with the page's files, each followed by its output; `…` leaves the rest out
//! ```repl                 `> …` lines (`| …` continues one), each followed by what the session prints
//! ```
//!
//! `HOIST_BLESS=1` rewrites the outputs. Times of traces are compared in whole milliseconds.

mod harness;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use harness::{difference, read, root, text, trace_line};
use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut pages: Vec<PathBuf> = std::fs::read_dir(root().join("docs/manual"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 10, "the manual has ten chapters");
    pages.push(root().join("README.md"));
    let trials = pages
        .into_iter()
        .map(|page| {
            let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(name, move || check(&page).map_err(Into::into))
        })
        .collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// A page as it is, and as it should be.
fn check(page: &Path) -> Result<(), String> {
    let written = read(page).ok_or("no page")?;
    // The README's commands are about the files of the repository.
    let is_readme = page.ends_with("README.md");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("manual-{}", page.file_stem().unwrap_or_default().to_string_lossy()));
    let folder = if is_readme { root() } else { folder };
    if !is_readme {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    }
    let mut right = String::new();
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(right, "{line}");
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
        match info.split_once(' ').unwrap_or((info, "")) {
            ("csharp", file) => {
                if file.is_empty() || is_readme {
                    return Err(format!("a program without a file name, so nothing runs it:\n{}", block.join("\n")));
                }
                std::fs::write(folder.join(file), block.join("\n") + "\n").map_err(|e| e.to_string())?;
                block.iter().for_each(|l| {
                    let _ = writeln!(right, "{l}");
                });
            }
            ("console", _) => console(&block, &folder, &mut right)?,
            ("repl", _) => session(&block, &folder, &mut right)?,
            ("sh" | "text" | "rust", _) => block.iter().for_each(|l| {
                let _ = writeln!(right, "{l}");
            }),
            (other, _) => return Err(format!("a block of kind '{other}', which nobody checks")),
        }
        right.push_str("```\n");
    }
    let stable = |page: &str| text(&page.lines().map(trace_line).collect::<Vec<_>>().join("\n"));
    if stable(&written) == stable(&right) {
        return Ok(());
    }
    if std::env::var_os("HOIST_BLESS").is_some() {
        return std::fs::write(page, right).map_err(|e| e.to_string());
    }
    Err(difference("page", &stable(&written), &stable(&right)))
}

/// Runs each command and writes it down with what it printed and its exit code, if that isn't 0.
fn console(block: &[&str], folder: &Path, right: &mut String) -> Result<(), String> {
    for (i, line) in block.iter().enumerate() {
        let Some(command) = line.strip_prefix("$ hoist ") else { continue };
        let arguments = words(command);
        let output = hoist(&arguments, folder, "")?;
        // What the page shows of it: all, or the lines before the dots.
        let shown: Vec<&&str> = block[i + 1..].iter().take_while(|l| !l.starts_with("$ ")).collect();
        match shown.iter().rposition(|l| **l == "…") {
            Some(count) => {
                let first: Vec<&str> = output.printed.lines().take(count).collect();
                let _ = writeln!(right, "{line}\n{}\n…", first.join("\n"));
            }
            None => {
                let _ = writeln!(right, "{line}\n{}", output.printed);
            }
        }
        if output.code != 0 {
            let _ = writeln!(right, "(exit code {})", output.code);
        }
        // A blank line between commands.
        if !std::ptr::eq(*line, *block.iter().rev().find(|l| l.starts_with("$ ")).unwrap_or(line)) {
            right.push('\n');
        }
    }
    Ok(())
}

/// Feeds the inputs to a session; each is followed by what it added to the output.
fn session(block: &[&str], folder: &Path, right: &mut String) -> Result<(), String> {
    let mut inputs: Vec<String> = Vec::new();
    for line in block {
        if let Some(input) = line.strip_prefix("> ") {
            inputs.push(input.to_string());
        } else if let Some(rest) = line.strip_prefix("| ") {
            let last = inputs.last_mut().ok_or("a continuation of nothing")?;
            last.push('\n');
            last.push_str(rest);
        }
    }
    let mut before = 0;
    for count in 1..=inputs.len() {
        let typed = inputs[..count].join("\n") + "\n";
        let printed = hoist(&["repl".to_string()], folder, &typed)?.printed;
        let _ = writeln!(right, "> {}", inputs[count - 1].replace('\n', "\n| "));
        let added: Vec<&str> = printed.lines().skip(before).collect();
        before += added.len();
        added.iter().for_each(|l| {
            let _ = writeln!(right, "{l}");
        });
    }
    Ok(())
}

struct Output {
    printed: String,
    code: i32,
}

/// Standard output and then standard error, as a reader would see them.
fn hoist(arguments: &[String], folder: &Path, input: &str) -> Result<Output, String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hoist"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    child.stdin.take().ok_or("no stdin")?.write_all(input.as_bytes()).map_err(|e| e.to_string())?;
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    let mut printed = String::from_utf8_lossy(&output.stdout).into_owned();
    printed.push_str(&String::from_utf8_lossy(&output.stderr));
    if printed.contains("panicked at") {
        return Err(printed);
    }
    Ok(Output { printed: printed.trim_end().to_string(), code: output.status.code().unwrap_or(-1) })
}

/// Arguments of a command line with single quotes.
fn words(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (i, piece) in line.split('\'').enumerate() {
        if i % 2 == 1 {
            found.push(piece.to_string());
        } else {
            found.extend(piece.split_whitespace().map(ToString::to_string));
        }
    }
    found
}
