//! What a person at a terminal sees: reports at 80 and 120 columns, colours only there, progress of long runs.

use std::io::Read;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};

/// What `hoist` wrote, and what is on the screen at the end.
struct Seen {
    raw: String,
    screen: String,
    /// Lines that the terminal had to wrap.
    overlong: Vec<String>,
}

/// Runs `hoist` in a terminal.
fn run(arguments: &[&str], columns: u16, wait_for: Option<&str>) -> Seen {
    let pty = NativePtySystem::default()
        .openpty(PtySize { rows: 200, cols: columns, pixel_width: 0, pixel_height: 0 })
        .expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hoist"));
    command.args(arguments);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env("TERM", "xterm-256color");
    let mut child = pty.slave.spawn_command(command).expect("hoist starts");
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().expect("a reader");
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(n @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..n].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut bytes = Vec::new();
    let start = Instant::now();
    while let Ok(more) = receiver.recv_timeout(Duration::from_secs(60)) {
        bytes.extend(more);
        let seen = String::from_utf8_lossy(&bytes);
        if wait_for.is_some_and(|text| seen.contains(text)) || start.elapsed() > Duration::from_secs(60) {
            let _ = child.kill();
        }
    }
    let mut screen = vt100::Parser::new(200, columns, 0);
    screen.process(&bytes);
    let screen = screen.screen();
    let rows: Vec<String> = screen.rows(0, columns).collect();
    let overlong = rows.iter().enumerate().filter(|(row, _)| screen.row_wrapped(*row as u16)).map(|(_, r)| r.clone());
    Seen { raw: String::from_utf8_lossy(&bytes).into_owned(), overlong: overlong.collect(), screen: screen.contents() }
}

#[test]
fn reports_fit_80_and_120_columns() {
    let reports: [&[&str]; 4] = [
        &["check", "tests/conformance/err/err-01-unknown-name.cs"],
        &["trace", "tests/traces/contexts.cs"],
        &["explain", "CS4014"],
        &["run", "examples/08_deadlock.cs"],
    ];
    for columns in [80, 120] {
        for report in reports {
            let Seen { raw, screen, overlong } = run(report, columns, None);
            assert!(!screen.trim().is_empty(), "{report:?} shows nothing");
            assert!(raw.contains("\x1b["), "{report:?} has no colours on a terminal");
            assert!(overlong.is_empty(), "{report:?} at {columns} columns:\n{}", overlong.join("\n"));
        }
    }
}

#[test]
fn a_long_run_shows_that_it_is_alive() {
    let Seen { raw, .. } = run(&["-e", "while (true) { }"], 80, Some("million steps"));
    assert!(raw.contains("running for 2 s: "), "{raw}");
    // What the program writes takes its place.
    let Seen { raw, screen, .. } = run(
        &["-e", "for (int i = 0; i < 3; i++) { long n = 0; while (n < 40_000_000) n++; Console.WriteLine(i); }"],
        80,
        None,
    );
    assert!(screen.lines().filter(|l| !l.trim().is_empty()).eq(["0", "1", "2"]), "{screen}\n{raw}");
}
