//! The REPL on a pipe: no prompts, no history, the same session.

use std::io::BufRead;

use super::Next;
use super::session::Session;

/// Feeds standard input to the session, one complete submission at a time.
pub(super) fn run(session: &mut Session) -> u8 {
    let mut pending = String::new();
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        if pending.is_empty() && line.trim().is_empty() {
            continue;
        }
        pending.push_str(&line);
        pending.push('\n');
        if !session.is_complete(&pending) {
            continue;
        }
        let input = std::mem::take(&mut pending);
        if session.submit(&input) == Next::Quit {
            return 0;
        }
    }
    if !pending.trim().is_empty() {
        session.submit(&pending);
    }
    0
}
