//! `hoist repl`: read, run, print.
//!
//! [`session`] holds the logic and knows no terminal; [`editor`] reads lines with rustyline, [`plain`] from a pipe.

mod commands;
mod editor;
mod highlight;
mod host;
mod measure;
mod pending;
mod plain;
pub mod session;
pub(crate) mod transcript;

use std::io::IsTerminal;

use crate::cli::Common;

/// Runs the REPL until the end of input or `:quit`; the exit code.
pub(crate) fn main(common: &Common) -> u8 {
    let mut session = session::Session::new(common.style(false));
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        editor::run(&mut session, common.is_quiet())
    } else {
        crate::cli::interrupt::install();
        plain::run(&mut session)
    }
}

/// What the reader of lines does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Read,
    Quit,
}
