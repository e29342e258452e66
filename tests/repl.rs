//! Sessions of the REPL.
//!
//! `tests/repl/NAME.in` is piped into `hoist repl`; `NAME.expected` is what comes out on standard output. `HOIST_BLESS=1` rewrites it.
//! Two tests drive a real pseudo-terminal and look at the screen that a person would see.

mod harness;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use harness::{difference, read, root, text};
use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};

#[test]
fn piped_sessions() {
    let folder = root().join("tests/repl");
    let mut inputs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder of sessions")
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "in"))
        .collect();
    inputs.sort();
    assert!(!inputs.is_empty());
    let mut problems = Vec::new();
    for input in inputs {
        let session = std::fs::read(&input).expect("a session");
        let mut child = Command::new(env!("CARGO_BIN_EXE_hoist"))
            .arg("repl")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("hoist starts");
        child.stdin.take().expect("stdin").write_all(&session).expect("the session is read");
        let output = child.wait_with_output().expect("hoist ends");
        let got = text(&String::from_utf8_lossy(&output.stdout));
        let expected = input.with_extension("expected");
        if std::env::var_os("HOIST_BLESS").is_some() {
            std::fs::write(&expected, got.clone() + "\n").expect("the expectation can be written");
        }
        let wanted = text(&read(&expected).unwrap_or_default());
        if wanted != got {
            let stderr = String::from_utf8_lossy(&output.stderr);
            problems.push(format!("{}\n{}\nstderr:\n{stderr}", input.display(), difference("stdout", &wanted, &got)));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A terminal with `hoist repl` in it.
struct Terminal {
    screen: Arc<Mutex<vt100::Parser>>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    /// Lines typed so far, each at a prompt of its own.
    entered: usize,
}

impl Terminal {
    fn open() -> Self {
        let pty = NativePtySystem::default()
            .openpty(PtySize { rows: 40, cols: 100, pixel_width: 0, pixel_height: 0 })
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hoist"));
        command.arg("repl");
        command.env("TERM", "xterm-256color");
        command.env("HOIST_HISTORY", "");
        let child = pty.slave.spawn_command(command).expect("hoist starts");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(40, 100, 0)));
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let writer = pty.master.take_writer().expect("a writer");
        let shared = screen.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                shared.lock().expect("no panic while drawing").process(&buffer[..n]);
            }
            drop(pty.master);
        });
        Self { screen, writer, child, entered: 0 }
    }

    fn text(&self) -> String {
        self.screen.lock().expect("no panic while drawing").screen().contents()
    }

    /// Waits until the screen satisfies a condition.
    fn wait(&self, what: &str, condition: impl Fn(&str) -> bool) {
        let start = Instant::now();
        loop {
            let text = self.text();
            if condition(&text) {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "no {what} on the screen:\n{text}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Types a line when the prompt is there.
    fn enter(&mut self, line: &str) {
        let wanted = self.entered + 1;
        let is_prompt = |t: &str| {
            t.lines().filter(|l| l.starts_with('>')).count() >= wanted
                && t.lines().last().is_some_and(|l| l.trim_end() == ">")
        };
        self.wait("prompt", is_prompt);
        self.writer.write_all(line.as_bytes()).expect("typing");
        self.wait("echo", |t| t.contains(line));
        self.writer.write_all(b"\r").expect("Enter");
        self.entered += 1;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn a_terminal_session_keeps_state_and_continues_lines() {
    let mut terminal = Terminal::open();
    terminal.enter("int x = 20;");
    terminal.enter("async Task<int> Twice(int n)");
    terminal.writer.write_all(b"{ await Task.Yield(); return 2 * n; }\r").expect("the second line");
    terminal.enter("await Twice(x) + 2");
    terminal.wait("result", |t| t.contains("42 : int"));
    terminal.enter(":quit");
    terminal.wait("end", |_| true);
    let status = terminal.child.wait().expect("an exit code");
    assert_eq!(status.exit_code(), 0);
}

#[test]
fn control_c_stops_an_endless_loop_and_keeps_the_session() {
    let mut terminal = Terminal::open();
    terminal.enter("int kept = 7;");
    terminal.enter("while (true) { }");
    std::thread::sleep(Duration::from_millis(500));
    terminal.writer.write_all(b"\x03").expect("Ctrl-C");
    terminal.wait("interruption", |t| t.contains("interrupted"));
    terminal.enter("kept * 6");
    terminal.wait("result", |t| t.contains("42 : int"));
    terminal.writer.write_all(b"\x04").expect("Ctrl-D");
    assert_eq!(terminal.child.wait().expect("an exit code").exit_code(), 0);
}
