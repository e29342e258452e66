//! Files under `ok/` parse without error, and where a `.ast` stands beside one, to that tree; files under `err/` give the errors in
//! their `.expected` (`LINE:COLUMN CODE`). `HOIST_BLESS=1 cargo test -p hoist-grammar` rewrites what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use hoist_grammar::ast::print::print_unit;
use hoist_grammar::ast::{Body, Declaration, DeclarationKind, PropertyAccessors};
use hoist_grammar::{LineMap, ParseOptions, Parsed, parse, parse_deferred_body};
use pretty_assertions::assert_eq;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "cs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn report(text: &str, parsed: &Parsed) -> String {
    let lines = LineMap::new(text);
    let mut out = String::new();
    for error in &parsed.errors {
        let (line, column) = lines.line_column(text, error.span.start);
        out = format!("{out}{line}:{column} {} {}\n", error.code, error.message);
    }
    out
}

fn check_golden(path: &Path, actual: &str) {
    if std::env::var_os("HOIST_BLESS").is_some() {
        fs::write(path, actual).expect("the golden file can be written");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(expected, actual, "{}", path.display());
}

#[test]
fn good_files_have_their_trees() {
    for path in files(&here("tests/ok")) {
        let text = fs::read_to_string(&path).expect("a test file");
        let parsed = parse(&text, &ParseOptions::default());
        assert_eq!("", report(&text, &parsed), "{}", path.display());
        check_golden(&path.with_extension("ast"), &print_unit(&parsed.tree));
    }
}

#[test]
fn bad_files_have_their_errors() {
    for path in files(&here("tests/err")) {
        let text = fs::read_to_string(&path).expect("a test file");
        let parsed = parse(&text, &ParseOptions::default());
        check_golden(&path.with_extension("expected"), &report(&text, &parsed));
    }
}

#[test]
fn conformance_programs_parse() {
    for path in files(&here("../tests/conformance")) {
        if path.components().any(|part| part.as_os_str() == "err") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a program");
        let parsed = parse(&text, &ParseOptions::default());
        assert_eq!("", report(&text, &parsed), "{}", path.display());
    }
}

/// Skipping bodies and parsing them later comes to the same tree as parsing at once.
#[test]
fn deferred_bodies_come_to_the_same() {
    let options = ParseOptions { defer_bodies: true, ..ParseOptions::default() };
    let mut paths = files(&here("../corelib"));
    paths.push(here("tests/ok/declarations.cs"));
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file");
        let whole = parse(&text, &ParseOptions::default());
        let mut deferred = parse(&text, &options);
        assert_eq!("", report(&text, &deferred), "{}", path.display());
        for member in &mut deferred.tree.members {
            fill(member, &text, &options);
        }
        assert_eq!(print_unit(&whole.tree), print_unit(&deferred.tree), "{}", path.display());
    }
}

fn fill(declaration: &mut Declaration, text: &str, options: &ParseOptions) {
    let fill_body = |body: &mut Body| {
        if let Body::Deferred(deferred) = *body {
            let (parsed, errors) = parse_deferred_body(text, deferred, options);
            assert!(errors.is_empty(), "{errors:?}");
            *body = parsed;
        }
    };
    let fill_accessors = |accessors: &mut PropertyAccessors| match accessors {
        PropertyAccessors::Expr(body) => fill_body(body),
        PropertyAccessors::List(list, _) => list.iter_mut().for_each(|accessor| fill_body(&mut accessor.body)),
    };
    match &mut declaration.kind {
        DeclarationKind::Namespace(it) => it.members.iter_mut().for_each(|member| fill(member, text, options)),
        DeclarationKind::Type(it) => it.members.iter_mut().for_each(|member| fill(member, text, options)),
        DeclarationKind::Extension(it) => it.members.iter_mut().for_each(|member| fill(member, text, options)),
        DeclarationKind::Method(it) => fill_body(&mut it.body),
        DeclarationKind::Operator(it) => fill_body(&mut it.body),
        DeclarationKind::Conversion(it) => fill_body(&mut it.body),
        DeclarationKind::Constructor(it) => fill_body(&mut it.body),
        DeclarationKind::Destructor(it) => fill_body(&mut it.body),
        DeclarationKind::Property(it) => fill_accessors(&mut it.accessors),
        DeclarationKind::Indexer(it) => fill_accessors(&mut it.accessors),
        DeclarationKind::Event(it) => it.accessors.iter_mut().for_each(|accessor| fill_body(&mut accessor.body)),
        _ => {}
    }
}
