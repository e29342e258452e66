//! The REPL on a terminal: rustyline with multi-line input and history.

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use hoist_compiler::Code;
use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::{FileHistory, History};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{CompletionType, Config, Editor, Helper};

use super::session::{Session, is_complete};
use super::{Next, commands, highlight};

const PROMPT: &str = "> ";
const HISTORY_LINES: usize = 1000;

/// Reads submissions until Ctrl-D or `:quit`.
pub(super) fn run(session: &mut Session, quiet: bool) -> u8 {
    let config = match Config::builder().max_history_size(HISTORY_LINES) {
        Ok(builder) => builder.auto_add_history(true).completion_type(CompletionType::List).build(),
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
    editor.set_helper(Some(ReplHelper { code: session.code.clone(), color: session.style.color }));
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
                // At once: a session that ends hard keeps its history too.
                if let Some(file) = &history {
                    save(&mut editor, file);
                }
                if session.submit(&line) == Next::Quit {
                    break;
                }
            }
            // Ctrl-C at the prompt drops what was typed.
            Err(ReadlineError::Interrupted) => {}
            Err(_) => break,
        }
    }
    0
}

fn save(editor: &mut Editor<ReplHelper, FileHistory>, file: &std::path::Path) {
    if let Some(folder) = file.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    let _ = editor.history_mut().save(file);
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

/// Submits on Enter when the input is complete, else goes on to the next line; completes and colours.
struct ReplHelper {
    code: Rc<RefCell<Code>>,
    color: bool,
}

impl Validator for ReplHelper {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(if is_complete(context.input()) { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}

impl Completer for ReplHelper {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let typed = line.get(..position).unwrap_or(line);
        let (start, found) = match typed.split_once(' ') {
            None if typed.starts_with(':') => {
                let names = commands::COMMANDS.iter().map(|c| c.name).filter(|name| name.starts_with(typed));
                (0, names.map(ToString::to_string).collect())
            }
            // The argument of a command may be an expression.
            Some((command, argument)) if command.starts_with(':') => {
                let before = typed.len() - argument.len();
                let (start, found) = self.code.borrow_mut().complete(argument, argument.len());
                (before + start, found)
            }
            _ => self.code.borrow_mut().complete(typed, position),
        };
        Ok((start, found.into_iter().map(|name| Pair { display: name.clone(), replacement: name }).collect()))
    }
}

impl Hinter for ReplHelper {
    type Hint = String;
}

impl Highlighter for ReplHelper {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if self.color { highlight::colored(line) } else { Cow::Borrowed(line) }
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.color
    }
}

impl Helper for ReplHelper {}
