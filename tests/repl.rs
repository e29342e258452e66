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

/// High enough for a whole session to stay on the screen.
const ROWS: u16 = 400;

impl Terminal {
    fn open() -> Self {
        Self::with_history("")
    }

    fn with_history(history: &str) -> Self {
        let pty = NativePtySystem::default()
            .openpty(PtySize { rows: ROWS, cols: 100, pixel_width: 0, pixel_height: 0 })
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hoist"));
        command.arg("repl");
        command.env("TERM", "xterm-256color");
        command.env("HOIST_HISTORY", history);
        let child = pty.slave.spawn_command(command).expect("hoist starts");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(ROWS, 100, 0)));
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
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn wait_for_prompt(&self) {
        let wanted = self.entered + 1;
        self.wait("prompt", |t| {
            t.lines().filter(|l| l.starts_with('>')).count() >= wanted
                && t.lines().last().is_some_and(|l| l.trim_end() == ">")
        });
    }

    fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("typing");
    }

    /// Types a line when the prompt is there.
    fn enter(&mut self, line: &str) {
        self.wait_for_prompt();
        self.press(line);
        self.wait("echo", |t| t.contains(line));
        self.press("\r");
        self.entered += 1;
    }

    /// Types a line and gives what is printed until the next prompt.
    fn run(&mut self, line: &str) -> String {
        self.enter(line);
        self.wait_for_prompt();
        let text = self.text();
        let from = text.rfind(&format!("> {line}")).map_or(0, |at| at + 2 + line.len());
        text[from..].trim_end().trim_end_matches('>').trim().to_string()
    }

    fn quit(mut self) {
        self.enter(":quit");
        self.wait_for_end();
    }

    /// `hoist` ends by itself and well.
    fn wait_for_end(&mut self) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("an exit code") {
                assert_eq!(status.exit_code(), 0);
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "no end:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// A file of this test run.
fn temporary(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("{}-{name}", std::process::id()));
    let _ = std::fs::remove_file(&file);
    file.to_string_lossy().into_owned()
}

#[test]
fn a_terminal_session_keeps_state_and_continues_lines() {
    let mut terminal = Terminal::open();
    terminal.enter("int x = 20;");
    terminal.enter("async Task<int> Twice(int n)");
    terminal.press("{ await Task.Yield(); return 2 * n; }\r");
    terminal.enter("await Twice(x) + 2");
    terminal.wait("result", |t| t.contains("42 : int"));
    terminal.quit();
}

/// Inputs with what must be printed (a part of it), one session a block.
#[test]
fn every_command_works_in_a_terminal() {
    let saved = temporary("saved.cs");
    let source = temporary("source.cs");
    std::fs::write(&source, "int loaded = 6;\nint Times(int n) => n * loaded;\n").expect("a file");
    let (save, load, load_source) = (format!(":save {saved}"), format!(":load {saved}"), format!(":load {source}"));
    let slow = "async Task<int> Slow(int n) { await Task.Delay(1000); return n; }";
    let sessions: [&[(&str, &str)]; 9] = [
        &[
            (":help", ":advance"),
            (":he", ":advance"),
            (":s", "may be :stats, :step, :seed, :save"),
            (":nothing", "no command"),
        ],
        &[
            (slow, ""),
            ("await Slow(1)", "1 : int"),
            (":dump Slow", "await#0"),
            (":dump -", "Slow(1)"),
            (":dump Slow", "AwaitUnsafeOnCompleted"),
            (":dump nothing", "no state machine"),
            (":dump", "Slow"),
        ],
        &[
            (slow, ""),
            (":trace on", ""),
            ("await Slow(5)", "await#0 line 1  Task.Delay(1000): suspended"),
            (":trace off", ""),
            ("await Slow(5)", "5 : int"),
        ],
        &[
            (slow, ""),
            ("var t = Slow(42);", ""),
            (":tasks", "waits for Task.DelayPromise"),
            (":timers", "due 1000.000 ms"),
            (":threads", "main thread"),
            (":advance 500ms", "now 500.000 ms"),
            (":tasks", "Slow"),
            (":step", "now 1000.000 ms"),
            (":tasks", "no pending tasks"),
            ("t", "RanToCompletion"),
            ("var u = Slow(43);", ""),
            (":run", "now 2000.000 ms"),
            ("u.Result", "43 : int"),
        ],
        &[
            (":ec", "SynchronizationContext: none"),
            ("var local = new AsyncLocal<string>();", ""),
            ("local.Value = \"seen\";", ""),
            (":ec", "\"seen\""),
            (":context ui", ""),
            (":ec", "SynchronizationContext: ui"),
            ("await Task.Delay(5); Console.WriteLine(Thread.CurrentThread.ManagedThreadId)", "1"),
            (":context none", ""),
            (":context other", "expected"),
        ],
        &[
            (":clock real", ""),
            ("await Task.Delay(20); Console.WriteLine(\"later\")", "later"),
            (":clock virtual", ""),
            (":clock other", "expected"),
            (":seed 7", ""),
            (":seed x", "expected a number"),
        ],
        &[
            (slow, ""),
            (":time await Slow(1)", "1000.0"),
            (":time Console.WriteLine(3)", "virtual time"),
            (":alloc new int[10]", "1 object, 64 bytes"),
            (":alloc 1 + 1", "nothing allocated"),
            (":alloc await Slow(1)", "AsyncStateMachineBox"),
            (":type Slow(1)", "Task<int>"),
            (":type missing", "CS0103"),
            (":stats", "state machines started"),
        ],
        &[
            (&load_source, ""),
            ("Times(7)", "42 : int"),
            ("loaded = 7;", ""),
            (":undo", "undone: loaded = 7;"),
            ("loaded", "6 : int"),
            (&save, "inputs written"),
            (":reset", ""),
            ("loaded", "CS0103"),
            (&load, "42 : int"),
            ("loaded", "6 : int"),
        ],
        &[
            ("int n = 1;", ""),
            ("string n = \"two\";", ""),
            ("n", "\"two\" : string"),
            ("class A { public int V => 1; }", ""),
            ("class A { public int V => 2; }", ""),
            ("new A().V", "2 : int"),
        ],
    ];
    for session in sessions {
        let mut terminal = Terminal::open();
        for (input, wanted) in session {
            let printed = terminal.run(input);
            assert!(printed.contains(wanted), "'{input}' should print '{wanted}' but printed:\n{printed}");
        }
        terminal.quit();
    }
    // The saved session is a script.
    let output = Command::new(env!("CARGO_BIN_EXE_hoist")).args(["run", &saved]).output().expect("hoist starts");
    assert_eq!(text(&String::from_utf8_lossy(&output.stdout)), "42 : int\n6 : int");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn control_c_stops_an_endless_loop_and_keeps_the_session() {
    let mut terminal = Terminal::open();
    terminal.enter("int kept = 7;");
    terminal.enter("while (true) { }");
    std::thread::sleep(Duration::from_millis(500));
    terminal.press("\x03");
    terminal.wait("interruption", |t| t.contains("interrupted"));
    assert_eq!(terminal.run("kept * 6"), "42 : int");
    terminal.press("\x04");
    terminal.wait_for_end();
}

#[test]
fn control_c_stops_endless_background_work() {
    let mut terminal = Terminal::open();
    terminal.run("int ticks = 0;");
    terminal.run("var timer = new Timer(_ => ticks++, null, 0, 1000);");
    terminal.enter(":run");
    std::thread::sleep(Duration::from_millis(300));
    terminal.press("\x03");
    terminal.wait("interruption", |t| t.contains("interrupted"));
    assert_eq!(terminal.run("ticks > 10"), "true : bool");
    terminal.run("timer.Dispose();");
    assert!(terminal.run(":run").starts_with("now "));
    terminal.quit();
}

#[test]
fn control_c_stops_an_endless_await_for_good() {
    let mut terminal = Terminal::open();
    terminal.enter("int rounds = 0;");
    terminal.enter("async Task Loop() { while (true) { await Task.Delay(1000); rounds++; } }");
    terminal.enter("await Loop();");
    std::thread::sleep(Duration::from_millis(500));
    terminal.press("\x03");
    terminal.wait("interruption", |t| t.contains("interrupted"));
    let stopped = terminal.run("rounds");
    terminal.run(":advance 5s");
    assert_eq!(terminal.run("rounds"), stopped, "the loop goes on in the background");
    // An interruption is executed again like anything else.
    terminal.run("rounds = -1;");
    terminal.run(":undo");
    assert_eq!(terminal.run("rounds"), stopped, "the interruption came at another moment");
    // Awaiting, blocking and the pool work as before.
    assert_eq!(terminal.run("await Task.Run(async () => { await Task.Delay(10); return 42; })"), "42 : int");
    terminal.enter("lock (new object()) new TaskCompletionSource().Task.Wait();");
    terminal.wait("deadlock", |t| t.contains("HST2001"));
    assert_eq!(terminal.run("await Task.FromResult(1)"), "1 : int");
    terminal.quit();
}

#[test]
fn two_hundred_lines_are_pasted_at_once() {
    let mut terminal = Terminal::open();
    let mut program = String::from("int Sum()\n{\n    int sum = 0;\n");
    for i in 0..195 {
        program.push_str(&format!("    sum += {i};\n"));
    }
    program.push_str("    return sum;\n}");
    assert_eq!(program.lines().count(), 200);
    terminal.wait_for_prompt();
    terminal.press(&format!("\x1b[200~{program}\x1b[201~"));
    terminal.wait("paste", |t| t.contains("return sum;"));
    terminal.press("\r");
    terminal.entered += 1;
    assert_eq!(terminal.run("Sum()"), "18915 : int");
    terminal.quit();
}

#[test]
fn history_outlives_a_session() {
    let history = temporary("history");
    let mut first = Terminal::with_history(&history);
    first.enter("int remembered = 41;");
    first.quit();
    let mut second = Terminal::with_history(&history);
    second.wait_for_prompt();
    // The newest entry is `:quit`.
    second.press("\x1b[A\x1b[A");
    second.wait("recalled line", |t| t.contains("int remembered = 41;"));
    second.press("\r");
    second.entered += 1;
    assert_eq!(second.run("remembered + 1"), "42 : int");
    // Search backwards.
    second.wait_for_prompt();
    second.press("\x12remem");
    second.wait("found line", |t| t.contains("reverse-i-search"));
    second.press("\r");
    second.entered += 1;
    second.quit();
}

/// The first key pays for what completion needs; it must not be felt.
#[test]
fn the_first_completion_takes_less_than_50_milliseconds() {
    for (typed, wanted) in [("Conso", "Console"), ("Console.WriteL", "Console.WriteLine"), (":adv", ":advance")] {
        let mut best = Duration::MAX;
        for _ in 0..5 {
            let mut terminal = Terminal::open();
            terminal.wait_for_prompt();
            terminal.press(typed);
            terminal.wait("echo", |t| t.contains(typed));
            let start = Instant::now();
            terminal.press("\t");
            terminal.wait("completion", |t| t.contains(wanted));
            best = best.min(start.elapsed());
            if best < Duration::from_millis(50) {
                break;
            }
        }
        assert!(best < Duration::from_millis(50), "{typed}: {best:?}");
    }
}

#[test]
fn completion_knows_members_variables_and_types() {
    let mut terminal = Terminal::open();
    terminal.enter("var numbers = new List<int> { 1, 2 };");
    for (typed, wanted) in [
        ("numb", "numbers"),
        ("numbers.AddR", "numbers.AddRange"),
        ("numbers.Selec", "numbers.Select"),
        ("numbers.Where(n => n > 1).ToLis", ".ToList"),
        ("\"abc\".ToUp", "\"abc\".ToUpper"),
        ("Task.Del", "Task.Delay"),
        ("System.Threading.SemaphoreS", "System.Threading.SemaphoreSlim"),
        ("int other = 3; other.CompareT", "other.CompareTo"),
        (":type numbers.Cou", ":type numbers.Count"),
    ] {
        terminal.wait_for_prompt();
        terminal.press(typed);
        terminal.wait("echo", |t| t.contains(typed));
        terminal.press("\t");
        terminal.wait(wanted, |t| t.contains(wanted));
        // Ctrl-C drops the line.
        terminal.press("\x03");
        terminal.entered += 1;
    }
    terminal.quit();
}

/// Any text, any place: no panic, and the same again afterwards.
#[test]
fn completion_takes_any_text() {
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(|| {
        let mut code = hoist::Compilation::new().into_code();
        code.submit("<1>", "var list = new List<int>(); int n = 5;");
        let wanted = code.complete("list.AddR", 9).1;
        let mut texts: Vec<String> =
            harness::sources(&root().join("examples")).iter().filter_map(|p| read(p)).collect();
        texts.extend(
            [
                "",
                ".",
                "..",
                "a..b.",
                "((((.",
                "\"unfinished.",
                "$\"{list.",
                "€.ü",
                ")))].x",
                "x?.",
                "new ().",
                "// c.",
                "#if x.",
            ]
            .map(String::from),
        );
        let mut tried = 0;
        for text in &texts {
            for position in (0..=text.len()).step_by(37).chain([text.len(), text.len() + 5]) {
                let (start, found) = code.complete(text, position);
                assert!(start <= text.len() && found.is_sorted());
                tried += 1;
            }
        }
        assert!(tried > 100);
        assert_eq!(code.complete("list.AddR", 9).1, wanted);
    });
    worker.expect("a thread").join().expect("no panic");
}
