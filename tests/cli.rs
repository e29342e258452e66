//! The command line: `tests/cli/*.trycmd` are transcripts. `TRYCMD=overwrite cargo test --test cli` rewrites them.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd").env("NO_COLOR", "1").env("COLUMNS", "80");
}
