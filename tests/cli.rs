//! The command line: `tests/cli/*.trycmd` are transcripts. `TRYCMD=overwrite cargo test --test cli` rewrites them.

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
