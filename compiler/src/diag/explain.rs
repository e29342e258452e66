//! Why each diagnostic is reported, with an example that fails and the same example mended.
//!
//! The texts lie beside this file, one paragraph a code: `CODE cause`, then the lines of the failing example behind `- `, then those of the mended
//! one behind `+ `. `hoist explain`, docs/diagnostics.md and the tests that run the examples read this table.

use std::sync::OnceLock;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub code: &'static str,
    pub cause: &'static str,
    /// A program that gets the diagnostic; empty where no program can. A line `// FILE: other.cs` begins a further file.
    pub failing: String,
    /// The same program without it.
    pub mended: String,
}

const TEXTS: [&str; 5] = [
    include_str!("explanations/0001-0199.txt"),
    include_str!("explanations/0200-0999.txt"),
    include_str!("explanations/1000-1999.txt"),
    include_str!("explanations/2000-9999.txt"),
    include_str!("explanations/hst.txt"),
];

/// All entries, by code.
pub fn all() -> &'static [Explanation] {
    static ALL: OnceLock<Vec<Explanation>> = OnceLock::new();
    ALL.get_or_init(|| {
        let paragraphs = TEXTS.iter().flat_map(|text| text.split("\n\n"));
        let mut found: Vec<Explanation> = paragraphs.filter_map(parse).collect();
        found.sort_by_key(|e| e.code);
        found
    })
}

/// The entry of a code such as `CS0103`.
pub fn find(code: &str) -> Option<&'static Explanation> {
    all().iter().find(|e| e.code == code)
}

fn parse(paragraph: &'static str) -> Option<Explanation> {
    let paragraph = paragraph.trim();
    let (head, examples) = paragraph.split_once('\n').unwrap_or((paragraph, ""));
    let (code, cause) = head.split_once(' ')?;
    let lines = |sign: char| -> String {
        let mut text = String::new();
        for line in examples.lines().filter_map(|line| line.strip_prefix(sign)) {
            text.push_str(line.strip_prefix(' ').unwrap_or(line));
            text.push('\n');
        }
        text
    };
    Some(Explanation { code, cause: cause.trim(), failing: lines('-'), mended: lines('+') })
}
