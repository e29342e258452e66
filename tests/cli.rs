//! The command line: `tests/cli/*.trycmd` are transcripts. `TRYCMD=overwrite cargo test --test cli` rewrites them.

mod harness;

use harness::{difference, hoist, read, root, text};

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").env("NO_COLOR", "1").env("COLUMNS", "80");
}

/// Threads that race, recorded under one seed and replayed: the same order. Another program leaves the recording, and hoist says so.
#[test]
fn a_recorded_schedule_is_replayed() {
    const RACE: &str = "for (int i = 0; i < 6; i++) { int n = i; new Thread(() => { Console.Write(n); Thread.Yield(); Console.Write(n); }).Start(); }";
    let file = std::env::temp_dir().join(format!("hoist-schedule-{}.txt", std::process::id()));
    let file = file.to_string_lossy();
    let run = |arguments: &[&str]| {
        let output =
            std::process::Command::new(env!("CARGO_BIN_EXE_hoist")).args(arguments).output().expect("hoist runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let undisturbed = run(&["-e", RACE]);
    let first = run(&["--seed", "7", "--record", &file, "-e", RACE]);
    assert_eq!(first.0, Some(0));
    assert_ne!(first.1, undisturbed.1, "seed 7 gives another order");
    assert_eq!(run(&["--replay", &file, "-e", RACE]), first);
    let other = run(&["--replay", &file, "-e", "Parallel.For(0, 9, i => Thread.Sleep(i));"]);
    assert_eq!(other.0, Some(2));
    assert!(other.2.contains("the run does not follow the recorded one: decision "), "{}", other.2);
    let _ = std::fs::remove_file(&*file);
}

const COMMANDS: [&str; 7] = ["run", "check", "dump", "trace", "repl", "explain", "completions"];

/// docs/hoist.1 is what `hoist man` prints; `HOIST_BLESS=1` rewrites it.
#[test]
fn the_manual_page_is_current() {
    let page = hoist(&["man"]).expect("a page").stdout;
    let file = root().join("docs/hoist.1");
    if std::env::var_os("HOIST_BLESS").is_some() {
        std::fs::write(&file, &page).expect("the page can be written");
    }
    let written = read(&file).unwrap_or_default();
    assert!(text(&written) == text(&page), "{}", difference("page", &written, &page));
    for command in COMMANDS {
        assert!(page.contains(&format!("HOIST {}", command.to_uppercase())), "no section on {command}");
    }
}

#[test]
fn completion_scripts_know_all_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = hoist(&["completions", shell]).expect("a script").stdout;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
    }
}

/// Reports fit a terminal of 80 columns, and say the same in ASCII.
#[test]
fn reports_in_ascii_are_ascii() {
    for command in [
        &["check", "--ascii", "tests/conformance/err/err-01-unknown-name.cs"][..],
        &["trace", "--ascii", "tests/traces/contexts.cs"],
        &["dump", "--ascii", "tests/dumps/sum.cs"],
        &["run", "--ascii", "examples/08_deadlock.cs"],
        &["explain", "--ascii", "CS4014"],
    ] {
        let ran = hoist(command).expect("a report");
        let printed = ran.stdout + &ran.stderr;
        assert!(!printed.is_empty(), "{command:?} prints nothing");
        let other = printed.lines().find(|l| !l.is_ascii());
        assert!(other.is_none(), "{command:?} prints {other:?}");
    }
}
