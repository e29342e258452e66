//! Saved sessions. A transcript is a script: `hoist run FILE` and `:load FILE` execute it, input by input, as they were typed.
//!
//! ```text
//! // hoist session
//! //>
//! int x = 20;
//! //>
//! :advance 5s
//! //>
//! x + 22
//! ```

use super::Next;
use super::session::Session;
use crate::render::Style;

const HEADER: &str = "// hoist session";
const SEPARATOR: &str = "//>";

/// Whether a file is a saved session.
pub(crate) fn is_transcript(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim_end() == HEADER)
}

fn inputs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().skip(1) {
        if line.trim_end() == SEPARATOR {
            found.push(String::new());
        } else if let Some(input) = found.last_mut() {
            input.push_str(line);
            input.push('\n');
        }
    }
    found
}

pub(super) fn save(session: &mut Session, file: &str) {
    if file.is_empty() {
        eprintln!("expected ':save FILE'");
        return;
    }
    let mut text = format!("{HEADER}\n");
    for logged in &session.log {
        text.extend([SEPARATOR, "\n", logged.text.trim_end(), "\n"]);
    }
    match std::fs::write(file, text) {
        Ok(()) => {
            let count = session.log.len();
            println!("{count} input{} written to {file}", if count == 1 { "" } else { "s" });
        }
        Err(error) => eprintln!("cannot write '{file}': {error}"),
    }
}

pub(super) fn load(session: &mut Session, file: &str) {
    match std::fs::read_to_string(file) {
        Ok(text) if is_transcript(&text) => execute(session, &text),
        Ok(text) => {
            session.run_code(&text);
        }
        Err(error) => eprintln!("cannot read '{file}': {error}"),
    }
}

fn execute(session: &mut Session, text: &str) {
    for input in inputs(text) {
        if session.submit(&input) == Next::Quit {
            return;
        }
    }
}

/// Runs a transcript as a program; 1 if an input failed.
pub(crate) fn run(text: &str, style: Style) -> u8 {
    crate::cli::interrupt::install();
    let mut session = Session::new(style);
    execute(&mut session, text);
    u8::from(session.has_failed)
}
