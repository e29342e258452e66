//! Runs the C# programs of `benches/programs` on the release build with the real clock and prints a table: ns for each operation, best of some rounds.
//!
//! ```text
//! cargo bench --bench programs              all of them
//! cargo bench --bench programs -- fib       those whose name contains `fib`
//! ```
//!
//! Every program prints `RESULT name ops seconds checksum`, measured inside around the hot loop after a warm-up. To compare with other
//! languages, add Hoist as a peer to a runner of the same programs: `hoist run --clock real {cs} -- {n}`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

const ROUNDS: usize = 3;

/// Sizes at which a run takes some tenths of a second on an interpreter.
const SIZES: &[(&str, u64)] = &[
    ("async_stream", 200_000),
    ("async_throw", 20_000),
    ("await_completed", 500_000),
    ("await_valuetask", 500_000),
    ("binary_trees", 14),
    ("closure_call", 3_000_000),
    ("deep_chain", 200),
    ("dictionary", 300_000),
    ("exceptions", 50_000),
    ("fib", 27),
    ("interface_call", 3_000_000),
    ("loop_mix", 10_000_000),
    ("loop_sum", 20_000_000),
    ("nbody", 100_000),
    ("ping_pong", 200_000),
    ("sieve", 2_000_000),
    ("spawn_many", 200_000),
    ("spectral_norm", 200),
    ("string_builder", 500_000),
    ("struct_vec", 1_000_000),
    ("timers", 100_000),
    ("yield_resume", 300_000),
];

fn main() {
    let filter: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut best: BTreeMap<&str, (f64, String)> = BTreeMap::new();
    let wanted: Vec<_> = SIZES
        .iter()
        .filter(|(name, _)| filter.is_empty() || filter.iter().any(|f| name.contains(f.as_str())))
        .collect();
    for _ in 0..ROUNDS {
        for (name, size) in &wanted {
            let file = root.join("benches/programs").join(format!("{name}.cs"));
            let output = Command::new(env!("CARGO_BIN_EXE_hoist"))
                .args(["run", "--clock", "real"])
                .arg(&file)
                .args(["--", &size.to_string()])
                .output();
            let line = match output {
                Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
                Ok(output) => {
                    eprintln!("{name}: {}", String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or("failed"));
                    continue;
                }
                Err(error) => {
                    eprintln!("{name}: {error}");
                    continue;
                }
            };
            let words: Vec<&str> = line.split_whitespace().collect();
            let [_, _, ops, seconds, checksum, ..] = words[..] else {
                eprintln!("{name}: no RESULT line");
                continue;
            };
            let (Ok(ops), Ok(seconds)) = (ops.parse::<f64>(), seconds.parse::<f64>()) else { continue };
            let ns = seconds * 1e9 / ops.max(1.0);
            let entry = best.entry(name).or_insert((f64::INFINITY, checksum.to_string()));
            entry.0 = entry.0.min(ns);
        }
    }
    println!("{:<18}{:>12}  checksum", "program", "ns/op");
    for (name, (ns, checksum)) in best {
        println!("{name:<18}{ns:>12.1}  {checksum}");
    }
}
