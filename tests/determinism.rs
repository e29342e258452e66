//! One seed, one schedule: a run repeated gives the same output, counters and events, and so does the replay of a recorded one.
//!
//! Programs of the groups below are tried two ways:
//!
//! * `NAME/again`: run, run again in a process that has used its memory for other things in between, and replayed from the recording of the first run
//!   (written as text and read back). A sample of the programs, with the undisturbed order or another; all of them, with both, if `HOIST_SEEDS` is set.
//! * `NAME/seeds` (`tasks`, `real`): under other seeds it still prints what .NET prints. `HOIST_SEEDS=50` tries as many. Programs whose output .NET
//!   leaves open are listed in `tests/determinism/unspecified.txt`, with the reason.

mod harness;

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use harness::{difference, known_failures, read, root, sources, text};
use hoist::{Compilation, MemoryHost, Options, Vm};
use hoist_vm::choices::{Decision, of_seed};
use hoist_vm::{Choices, Event, Limits, Recorder, Recording, Replay};
use libtest_mimic::{Arguments, Trial};

const GROUPS: [&str; 9] =
    ["tasks", "real", "context", "execctx", "deadlock", "valuetask", "protocol", "asyncvoid", "crash"];
/// Groups whose programs print the same under every seed.
const SEEDED: [&str; 2] = ["tasks", "real"];

fn main() {
    let arguments = Arguments::from_args();
    let folder = root().join("tests/conformance");
    let unspecified = known_failures(&root().join("tests/determinism/unspecified.txt"));
    let mut trials = Vec::new();
    let all = std::env::var_os("HOIST_SEEDS").is_some();
    for group in GROUPS {
        for (number, path) in sources(&folder.join(group)).into_iter().enumerate() {
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let mut add = |way: &str, check: fn(&Path) -> Result<(), String>| {
                let path = path.clone();
                trials.push(Trial::test(format!("{name}/{way}"), move || check(&path).map_err(Into::into)));
            };
            if all || number % 3 == 0 {
                add(
                    "again",
                    if all {
                        again_both
                    } else if number % 2 == 0 {
                        again_seeded
                    } else {
                        again_undisturbed
                    },
                );
            }
            if SEEDED.contains(&group) && !unspecified.contains_key(&name) {
                add("seeds", seeds);
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// Everything that a run shows.
#[derive(Debug, PartialEq)]
struct Seen {
    outcome: String,
    stdout: String,
    stderr: String,
    stats: String,
    events: Vec<Event>,
}

fn run(program: &Path, seed: u64, choices: Box<dyn Choices>) -> Result<Seen, String> {
    let source = read(program).ok_or("no program")?;
    let mut compilation = Compilation::new();
    compilation.add_source("program.cs", &source);
    if !compilation.check() {
        return Err("does not compile".into());
    }
    let limits = Limits { time: Some(3_600_000), instructions: Some(2_000_000_000), ..Limits::default() };
    let host = MemoryHost::default();
    let options = Options { seed, limits, ..Options::default() };
    let mut vm = Vm::new(Box::new(compilation.into_code()), Box::new(host.clone()), options);
    vm.set_choices(choices);
    let events = Rc::new(RefCell::new(Vec::new()));
    let sink = events.clone();
    vm.set_event_sink(Some(Box::new(move |event| sink.borrow_mut().push(event))));
    let outcome = format!("{:?}", vm.run());
    let stats = format!("{:#?}", vm.stats());
    drop(vm);
    Ok(Seen { outcome, stdout: host.output_text(), stderr: host.error_text(), stats, events: events.take() })
}

/// Nothing that can be seen differs.
fn same(what: &str, first: &Seen, second: &Seen) -> Result<(), String> {
    for (part, a, b) in [
        ("outcome", &first.outcome, &second.outcome),
        ("stdout", &first.stdout, &second.stdout),
        ("stderr", &first.stderr, &second.stderr),
        ("stats", &first.stats, &second.stats),
    ] {
        if a != b {
            return Err(difference(&format!("{what}: {part}"), a, b));
        }
    }
    let differs = first.events.iter().zip(&second.events).position(|(a, b)| a != b);
    match differs {
        Some(i) => Err(format!("{what}: event {i}: {:?}, then {:?}", first.events[i], second.events[i])),
        None if first.events.len() != second.events.len() => Err(format!("{what}: number of events")),
        None => Ok(()),
    }
}

fn again_both(program: &Path) -> Result<(), String> {
    again_undisturbed(program)?;
    again_seeded(program)
}

fn again_undisturbed(program: &Path) -> Result<(), String> {
    again(program, 0)
}

fn again_seeded(program: &Path) -> Result<(), String> {
    again(program, 5)
}

fn again(program: &Path, seed: u64) -> Result<(), String> {
    let decisions: Rc<RefCell<Vec<Decision>>> = Rc::default();
    let first = run(program, seed, Box::new(Recorder::new(of_seed(seed), decisions.clone())))?;
    // Other addresses for everything: order must not depend on them.
    let in_between: Vec<Vec<u64>> = (1..200).map(|i| vec![i; (i * 37 % 4001) as usize]).collect();
    let second = run(program, seed, of_seed(seed))?;
    drop(in_between);
    same("the same seed", &first, &second)?;
    let written = Recording { seed, processors: 4, decisions: decisions.take() }.to_text();
    let mut recording = Recording::from_text(&written)?;
    let third = run(program, seed, Box::new(Replay::new(&recording)))?;
    same("the replay", &first, &third)?;
    if recording.decisions.len() > 4 {
        recording.decisions.truncate(3);
        let cut = run(program, seed, Box::new(Replay::new(&recording)))?;
        if !cut.outcome.contains("LeftRecording") {
            return Err(format!("a recording cut short is not noticed: {}", cut.outcome));
        }
    }
    Ok(())
}

fn seeds(program: &Path) -> Result<(), String> {
    let count = std::env::var("HOIST_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let wanted = text(&read(&program.with_extension("expected")).unwrap_or_default());
    for seed in 1..=count {
        let seen = run(program, seed, of_seed(seed))?;
        let got = text(&seen.stdout);
        if wanted != got {
            return Err(difference(&format!("seed {seed}: stdout ({})", seen.outcome), &wanted, &got));
        }
    }
    Ok(())
}
