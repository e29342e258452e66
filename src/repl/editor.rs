//! The REPL on a terminal: rustyline with multi-line input and history.

use std::path::PathBuf;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Config, Editor, Helper};

use super::session::{Session, is_complete};
use super::{Next, commands};

const PROMPT: &str = "> ";
const HISTORY_LINES: usize = 1000;

/// Reads submissions until Ctrl-D or `:quit`.
pub(super) fn run(session: &mut Session, quiet: bool) -> u8 {
    let config = match Config::builder().max_history_size(HISTORY_LINES) {
        Ok(builder) => builder.auto_add_history(true).build(),
        Err(_) => Config::default(),
    };
    let mut editor: Editor<ReplHelper, FileHistory> = match Editor::with_config(config) {
        Ok(editor) => editor,
        Err(error) => {
            eprintln!("hoist: cannot use this terminal: {error}");
            return 2;
        }
    };
    // After the editor, which catches Ctrl-C too: while a submission runs it is ours. At the prompt it is a key, not a signal.
    crate::cli::interrupt::install();
    editor.set_helper(Some(ReplHelper));
    let history = history_file();
    if let Some(file) = &history {
        let _ = editor.load_history(file);
    }
    if !quiet {
        println!("Hoist {}; :help for the commands, Ctrl-D to leave", env!("CARGO_PKG_VERSION"));
    }
    loop {
        match editor.readline(PROMPT) {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => {
                if session.submit(&line) == Next::Quit {
                    break;
                }
            }
            // Ctrl-C at the prompt drops what was typed.
            Err(ReadlineError::Interrupted) => {}
            Err(_) => break,
        }
    }
    if let Some(file) = &history {
        if let Some(folder) = file.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = editor.save_history(file);
    }
    0
}

/// `$HOIST_HISTORY`, or `hoist/history` in the platform's data folder.
fn history_file() -> Option<PathBuf> {
    if let Some(file) = std::env::var_os("HOIST_HISTORY") {
        return (!file.is_empty()).then(|| PathBuf::from(file));
    }
    let folder = std::env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("APPDATA").map(PathBuf::from))
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share")))?;
    Some(folder.join("hoist").join("history"))
}

/// Submits on Enter when the input is complete, else goes on to the next line; completes commands.
struct ReplHelper;

impl Validator for ReplHelper {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(if is_complete(context.input()) { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}

impl Completer for ReplHelper {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let typed = line.get(..position).unwrap_or(line);
        if !typed.starts_with(':') {
            return Ok((position, Vec::new()));
        }
        let found =
            commands::COMMANDS.iter().map(|c| c.name).filter(|name| name.starts_with(typed)).map(ToString::to_string);
        Ok((0, found.collect()))
    }
}

impl Hinter for ReplHelper {
    type Hint = String;
}

impl Highlighter for ReplHelper {}

impl Helper for ReplHelper {}
