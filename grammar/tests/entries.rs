//! Lines of the REPL, lone expressions, and errors that must not spoil their neighbours.

use hoist_grammar::ast::print::print_unit;
use hoist_grammar::{Entry, ParseOptions, parse};
use pretty_assertions::assert_eq;

fn tree(entry: Entry, text: &str) -> String {
    let parsed = parse(text, &ParseOptions { entry, ..ParseOptions::default() });
    let codes: Vec<&str> = parsed.errors.iter().map(|error| error.code).collect();
    let errors = if codes.is_empty() { String::new() } else { format!("{} ", codes.join(" ")) };
    format!("{errors}{}", print_unit(&parsed.tree).trim_end())
}

#[test]
fn a_line_may_end_in_an_expression() {
    let line = |text: &str| tree(Entry::ReplLine, text);
    assert_eq!(line("x + 1"), "(unit (value (+ x 1)))");
    assert_eq!(line("int x = 1; x"), "(unit (local int (= x 1)) (value x))");
    assert_eq!(line("await F()"), "(unit (value (await (call F))))");
    assert_eq!(
        line("int F(int a) => a * 2; F(3)"),
        "(unit (local-function int F (parameters (int a)) (=> (* a 2))) (value (call F 3)))"
    );
    assert_eq!(line("class C { }"), "(unit (class C))");
    assert_eq!(line("class C { } new C()"), "(unit (class C) (value (new C (arguments))))");
    assert_eq!(line("using System;"), "(unit (using System))");
    assert_eq!(
        line("foreach (var x in xs) { F(x); } xs"),
        "(unit (foreach (local var x) xs (block (expression (call F x)))) (value xs))"
    );
    assert_eq!(line("x => x"), "(unit (value (lambda (x) x)))");
    assert_eq!(line("$\"{a}\""), "(unit (value (interpolated (hole a))))");
    assert_eq!(line("x switch { 1 => 2, _ => 3 }"), "(unit (value (switch-expr x (arm 1 2) (arm _ 3))))");
    assert_eq!(line(""), "(unit)");
    assert_eq!(line("if (a) b(); else c();"), "(unit (if a (expression (call b)) (expression (call c))))");
    assert_eq!(
        line("record P(int X); new P(1) with { X = 2 }"),
        "(unit (record P (parameters (int X))) (value (with (new P (arguments 1)) (= X 2))))"
    );
}

#[test]
fn a_lone_expression() {
    let expr = |text: &str| tree(Entry::Expression, text);
    assert_eq!(expr("a.b(1)"), "(unit (value (call (. a b) 1)))");
    assert_eq!(expr("from x in xs select x"), "(unit (value (query (from x xs) (select x))))");
    assert_eq!(expr("(int)x"), "(unit (value (cast int x)))");
    assert_eq!(expr("ref x"), "(unit (value (ref x)))");
}

#[test]
fn an_error_spares_what_stands_around_it() {
    assert_eq!(
        tree(Entry::File, "class C { void A() { x = ; } void B() { y(; z(); } int D() { return 1 } } class E { }"),
        "CS1525 CS1026 CS1002 (unit\n  (class C\n    (method void A (parameters) (block (expression (= x ?))))\n    \
         (method void B (parameters) (block (expression (call y)) (expression (call z))))\n    \
         (method int D (parameters) (block (return 1))))\n  (class E))"
    );
    assert_eq!(
        tree(Entry::File, "class C { void A() { } 5 void B() { } }"),
        "CS1519 (unit (class C (method void A (parameters) (block)) (method void B (parameters) (block))))"
    );
}
