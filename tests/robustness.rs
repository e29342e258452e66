//! Nonsense in, messages out: random bytes, token soups and mutated programs go through `check` and, when they compile, through a run with limits.
//! Nothing may panic, and no run may pass its limits.
//!
//! `HOIST_FUZZ_CASES=200000 cargo test --release --test robustness` does as many as that; the default is a sample.

mod harness;

use std::panic::{AssertUnwindSafe, catch_unwind};

use harness::{root, sources};
use hoist::{Limits, Options};

/// xorshift: the same cases every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

const TOKENS: &[&str] = &[
    "class", "struct", "async", "await", "yield", "return", "if", "else", "for", "foreach", "in", "while", "int",
    "string", "var", "x", "y", "F", "T", "(", ")", "{", "}", "[", "]", "<", ">", ";", ",", ".", "=>", "=", "==", "+",
    "-", "*", "?", ":", "??", "1", "2.5", "\"s\"", "$\"{x}\"", "'c'", "new", "switch", "case", "is", "not", "when",
    "with", "try", "catch", "finally", "throw", "lock", "using", "ref", "out", "static", "public", "void", "null",
    "default", "record", "delegate", "event", "goto", "#if", "\n", "...", "..", "^", "@", "\"\"\"",
];

fn cases() -> usize {
    std::env::var("HOIST_FUZZ_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(1500)
}

fn try_text(text: &str) {
    let limits = Limits {
        instructions: Some(20_000),
        memory: Some(32 << 20),
        tasks: Some(10_000),
        output: Some(1 << 16),
        time: Some(10_000),
    };
    let options = Options { limits, ..Options::default() };
    let result = catch_unwind(AssertUnwindSafe(|| hoist::run_text(text, &options)));
    assert!(result.is_ok(), "a panic on this text:\n{text}");
}

/// Deep nesting needs the stack that the command has too.
fn with_stack(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(test).expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn random_bytes() {
    with_stack(|| {
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for _ in 0..cases() / 3 {
            let length = random.below(200);
            let bytes: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
            try_text(&String::from_utf8_lossy(&bytes));
        }
    });
}

#[test]
fn token_soups() {
    with_stack(|| {
        let mut random = Random(0xD1B5_4A32_D192_ED03);
        for _ in 0..cases() / 3 {
            let length = random.below(120);
            let words: Vec<&str> = (0..length).map(|_| TOKENS[random.below(TOKENS.len())]).collect();
            try_text(&words.join(" "));
        }
    });
}

#[test]
fn mutated_programs() {
    with_stack(|| {
        let mut random = Random(0x94D0_49BB_1331_11EB);
        let programs: Vec<String> = sources(&root().join("tests/conformance"))
            .iter()
            .filter_map(|p| std::fs::read_to_string(p).ok())
            .filter(|t| t.len() < 6000)
            .collect();
        assert!(!programs.is_empty());
        for _ in 0..cases() / 3 {
            let mut words: Vec<String> = programs[random.below(programs.len())]
                .split_inclusive([' ', '\n', '(', ')', ';'])
                .map(String::from)
                .collect();
            for _ in 0..=random.below(4) {
                let at = random.below(words.len());
                match random.below(4) {
                    0 => drop(words.remove(at)),
                    1 => words.insert(at, TOKENS[random.below(TOKENS.len())].into()),
                    2 => {
                        let other = random.below(words.len());
                        words.swap(at, other);
                    }
                    _ => {
                        let copy = words[random.below(words.len())].clone();
                        words[at] = copy;
                    }
                }
                if words.is_empty() {
                    break;
                }
            }
            try_text(&words.concat());
        }
    });
}

#[test]
fn deep_nesting() {
    with_stack(|| {
        for (open, close) in [
            ("(", ")"),
            ("{", "}"),
            ("[", "]"),
            ("new C(", ")"),
            ("!", ""),
            ("x => ", ""),
            ("if (a) ", ";"),
            ("$\"{", "}\""),
        ] {
            for depth in [100, 5_000] {
                try_text(&format!("var v = {}1{};", open.repeat(depth), close.repeat(depth)));
            }
        }
        try_text(&format!("var v = 1{};", " + 1".repeat(20_000)));
        try_text(&"class C { ".repeat(3_000));
    });
}
