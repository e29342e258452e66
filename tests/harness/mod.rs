//! What the test programs share: running `hoist`, comparing text, lists of known failures.

#![allow(dead_code, unreachable_pub, reason = "each test program uses its own part")]

pub mod schema;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Longest that one program may take (debug builds on a busy machine).
const LIMIT: Duration = Duration::from_secs(180);

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a run of `hoist` left.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the built `hoist`.
///
/// # Errors
/// It did not end in time, or it panicked.
pub fn hoist(args: &[&str]) -> Result<Ran, String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hoist"))
        .args(args)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot start hoist: {e}"))?;
    let mut out = child.stdout.take().ok_or("no stdout")?;
    let mut err = child.stderr.take().ok_or("no stderr")?;
    let read_out = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = out.read_to_end(&mut bytes);
        bytes
    });
    let read_err = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = err.read_to_end(&mut bytes);
        bytes
    });
    let start = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if start.elapsed() > LIMIT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("no end after {} seconds", LIMIT.as_secs()));
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(2)),
            Err(e) => return Err(e.to_string()),
        }
    };
    let stdout = String::from_utf8_lossy(&read_out.join().unwrap_or_default()).into_owned();
    let stderr = String::from_utf8_lossy(&read_err.join().unwrap_or_default()).into_owned();
    if stderr.contains("panicked at") || status.code().is_none() {
        return Err(format!("hoist crashed ({status}):\n{stderr}"));
    }
    Ok(Ran { code: status.code().unwrap_or(-1), stdout, stderr })
}

/// Text as compared: LF, no white space at line ends or around the whole.
pub fn text(raw: &str) -> String {
    raw.replace("\r\n", "\n").trim().split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A file's text without a byte order mark, if it exists.
pub fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok().map(|t| t.trim_start_matches('\u{feff}').to_string())
}

/// A difference for people.
pub fn difference(what: &str, wanted: &str, got: &str) -> String {
    format!("{what} (wanted | got):\n{}", pretty_assertions::StrComparison::new(wanted, got))
}

/// All `.cs` files under a folder, sorted.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "cs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A list of tests that don't pass yet: `name: reason`, one a line; `#` begins a comment.
pub fn known_failures(path: &Path) -> BTreeMap<String, String> {
    read(path)
        .unwrap_or_default()
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
        .filter_map(|l| l.split_once(": ").map(|(name, reason)| (name.trim().to_string(), reason.trim().to_string())))
        .collect()
}

/// Turns a result around for a test that is listed as not passing: it must still fail, and the list must say why.
pub fn judge(listed: Option<&String>, result: Result<(), String>) -> Result<(), libtest_mimic::Failed> {
    match (listed, result) {
        (None, Ok(())) | (Some(_), Err(_)) => Ok(()),
        (None, Err(why)) => Err(why.into()),
        (Some(reason), Ok(())) => Err(format!("passes now: take it off the list (reason was: {reason})").into()),
    }
}

/// A line of a trace without its ordinal and with whole milliseconds; other lines as they are.
pub fn trace_line(line: &str) -> String {
    let Some((head, rest)) = line.split_at_checked(5) else { return line.to_string() };
    if head.trim().parse::<u64>().is_err() {
        return line.to_string();
    }
    let (time, rest) = rest.split_at_checked(13).unwrap_or((rest, ""));
    let time = time.split('.').next().unwrap_or("");
    format!("{time}{}", without_fractions(rest))
}

/// `suspended 3.999 ms` without what depends on the length of a path through the library.
fn without_fractions(text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(ToString::to_string).collect();
    for i in 1..words.len() {
        if words[i].starts_with("ms")
            && let Ok(number) = words[i - 1].parse::<f64>()
        {
            words[i - 1] = format!("{}", number.round());
        }
    }
    words.join(" ")
}
