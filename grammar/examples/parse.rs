//! Parses files and prints what is wrong with them: `cargo run -p hoist-grammar --example parse -- FILES`.
//! `--tree` prints the trees, `--defer` skips bodies, `--time` measures.

use hoist_grammar::{LineMap, ParseOptions, parse};

fn main() {
    let mut options = ParseOptions::default();
    let (mut tree, mut time, mut tokens) = (false, false, false);
    let mut bad = 0;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--tree" => tree = true,
            "--defer" => options.defer_bodies = true,
            "--time" => time = true,
            "--tokens" => tokens = true,
            path => {
                let Ok(text) = std::fs::read_to_string(path) else {
                    eprintln!("{path}: cannot be read");
                    continue;
                };
                let start = std::time::Instant::now();
                let parsed = parse(&text, &options);
                let elapsed = start.elapsed();
                if time {
                    println!(
                        "{path}: {} bytes, {elapsed:?}, {:.1} MB/s",
                        text.len(),
                        text.len() as f64 / elapsed.as_secs_f64() / 1e6
                    );
                }
                let lines = LineMap::new(&text);
                for error in &parsed.errors {
                    let (line, column) = lines.line_column(&text, error.span.start);
                    println!("{path}({line},{column}): {} {}", error.code, error.message);
                }
                bad += usize::from(!parsed.errors.is_empty());
                if tokens {
                    print!("{}", hoist_grammar::print_tokens(&text, &options));
                }
                if tree {
                    print!("{}", hoist_grammar::ast::print::print_unit(&parsed.tree));
                }
            }
        }
    }
    if bad > 0 {
        println!("{bad} files with errors");
    }
}
