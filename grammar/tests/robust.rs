//! Nonsense gives errors, never a panic, and never takes for ever.

use hoist_grammar::{Entry, ParseOptions, parse};

/// A small deterministic generator: the same nonsense every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

const PIECES: &[&str] = &[
    "class",
    "struct",
    "record",
    "enum",
    "interface",
    "namespace",
    "using",
    "delegate",
    "event",
    "extension",
    "public",
    "static",
    "async",
    "await",
    "partial",
    "ref",
    "out",
    "in",
    "new",
    "this",
    "base",
    "if",
    "else",
    "for",
    "foreach",
    "while",
    "do",
    "switch",
    "case",
    "default",
    "try",
    "catch",
    "finally",
    "when",
    "return",
    "throw",
    "yield",
    "goto",
    "lock",
    "checked",
    "unsafe",
    "fixed",
    "const",
    "is",
    "as",
    "not",
    "and",
    "or",
    "with",
    "from",
    "where",
    "select",
    "group",
    "by",
    "into",
    "join",
    "on",
    "equals",
    "orderby",
    "let",
    "var",
    "int",
    "string",
    "void",
    "x",
    "y",
    "Foo",
    "_",
    "operator",
    "implicit",
    "get",
    "set",
    "init",
    "stackalloc",
    "typeof",
    "nameof",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    ",",
    ";",
    ":",
    "::",
    ".",
    "..",
    "?",
    "??",
    "??=",
    "!",
    "=",
    "==",
    "=>",
    "+",
    "-",
    "*",
    "/",
    "&",
    "&&",
    "|",
    "||",
    "^",
    "~",
    "++",
    "--",
    "->",
    ">=",
    "<<",
    "1",
    "1.5",
    "'c'",
    "\"s\"",
    "$\"",
    "\"",
    "{x}",
    "$\"{x}\"",
    "\"\"\"",
    "@\"",
    "'",
    "$$\"\"\"",
    "//",
    "/*",
    "*/",
    "#if X\n",
    "#endif\n",
    "#else\n",
    "#region\n",
    "\n",
    "@",
    "\\u0041",
    "é",
    "€",
    "#",
];

fn must_not_panic(text: &str) {
    for entry in [Entry::File, Entry::ReplLine, Entry::Expression] {
        let parsed = parse(text, &ParseOptions { entry, ..ParseOptions::default() });
        for error in &parsed.errors {
            assert!(error.span.start <= error.span.end, "{error:?} in {text:?}");
            assert!(error.span.end as usize <= text.len(), "{error:?} in {text:?}");
        }
    }
    let _ = parse(text, &ParseOptions { defer_bodies: true, ..ParseOptions::default() });
    let _ = hoist_grammar::print_tokens(text, &ParseOptions::default());
}

fn rounds(usual: usize) -> usize {
    std::env::var("HOIST_FUZZ_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn random_bytes() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..rounds(150) {
        let length = random.below(120);
        let bytes: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
        must_not_panic(&String::from_utf8_lossy(&bytes));
        let ascii: String = (0..length).map(|_| (32 + random.below(95)) as u8 as char).collect();
        must_not_panic(&ascii);
    }
}

#[test]
fn token_soup() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    for _ in 0..rounds(300) {
        let length = 1 + random.below(60);
        let mut text = String::new();
        for _ in 0..length {
            text.push_str(PIECES[random.below(PIECES.len())]);
            if random.below(5) > 0 {
                text.push(' ');
            }
        }
        must_not_panic(&text);
    }
}

#[test]
fn mutated_programs() {
    let mut random = Random(0x0123_4567_89AB_CDEF);
    let sources = [include_str!("ok/declarations.cs"), include_str!("ok/statements.cs"), include_str!("ok/trivia.cs")];
    for _ in 0..rounds(24) {
        let source = sources[random.below(sources.len())];
        let from = random.below(source.len());
        let mut text: String = source.chars().skip(from).take(100 + random.below(900)).collect();
        for _ in 0..=random.below(4) {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            if boundaries.len() < 3 {
                break;
            }
            let at = boundaries[random.below(boundaries.len())];
            match random.below(3) {
                0 => {
                    let end = boundaries[random.below(boundaries.len())];
                    let range = at.min(end)..at.max(end).min(at.min(end) + 10);
                    if text.is_char_boundary(range.end) {
                        text.replace_range(range, "");
                    }
                }
                1 => text.insert_str(at, PIECES[random.below(PIECES.len())]),
                _ => text.truncate(at),
            }
        }
        must_not_panic(&text);
    }
}

#[test]
fn deep_nesting_is_an_error() {
    let deep = 5_000;
    for (before, after) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("-", ""),
        ("a+", ""),
        ("a.", ""),
        ("a?.", ""),
        ("a ? b : ", ""),
        ("x => ", ""),
        ("!", ""),
        ("(int)", ""),
        ("await ", ""),
        ("new A(", ")"),
        ("f(", ")"),
        ("a[", "]"),
        ("a<", ">"),
        ("List<", ">"),
        ("if (a) ", ""),
        ("if (a) b(); else ", ""),
        ("for (;;) ", ""),
        ("class A { ", "}"),
        ("namespace A { ", "}"),
        ("x is not ", ""),
        ("x is ( ", ")"),
        ("a: ", ""),
        ("$\"{", "}\""),
        ("((a, b), ", ")"),
        ("() => { ", "}"),
        ("a switch { _ => ", "}"),
        ("from a in b select ", ""),
        ("int[] ", ""),
        ("int? ", ""),
        ("a ?? ", ""),
        ("a = ", ""),
        ("#if X\n", "#endif\n"),
        ("[A] ", ""),
        ("/*", "*/"),
        ("\"", "\""),
    ] {
        if std::env::var_os("HOIST_FUZZ_TRACE").is_some() {
            eprintln!("{before:?}");
        }
        let text = format!("{}x{};", before.repeat(deep), after.repeat(deep));
        let parsed = parse(&text, &ParseOptions::default());
        drop(parsed);
        let _ = parse(&text, &ParseOptions { entry: Entry::Expression, ..ParseOptions::default() });
        let wrapped = format!("class C {{ object F() {{ return {}x{}; }} }}", before.repeat(deep), after.repeat(deep));
        let parsed = parse(&wrapped, &ParseOptions::default());
        drop(parsed);
    }
}
