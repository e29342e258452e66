//! `hoist dump`: what became of the code, stage by stage.

use std::fmt::Write;

use hoist_compiler::world::World;
use hoist_grammar::{ParseOptions, parse};
use serde_json::json;

use crate::render;

use super::{Common, Form, Stage, USAGE, sources};

pub(super) fn dump(file: &str, method: Option<&str>, stage: Stage, form: Form, common: &Common) -> u8 {
    let text = match sources::read(file) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("{message}");
            return USAGE;
        }
    };
    match stage {
        Stage::Tokens => {
            print!("{}", hoist_grammar::dump_tokens(&text));
            return 0;
        }
        Stage::Ast => {
            let parsed = parse(&text, &ParseOptions::default());
            print!("{}", hoist_grammar::ast::print::print(&parsed.tree));
            return u8::from(!parsed.errors.is_empty());
        }
        Stage::Hir | Stage::Machine | Stage::Bytecode => {}
    }
    let mut compilation = hoist_compiler::Compilation::new();
    compilation.add_source(if file == "-" { "stdin.cs" } else { file }, &text);
    if !compilation.check() {
        eprint!("{}", render::list(compilation.world(), compilation.diagnostics(), render::Format::Human, common.style(false)));
        return 1;
    }
    let shown = match (stage, form) {
        (Stage::Hir, _) => hoist_compiler::dump::hir(compilation.world_mut(), method),
        (Stage::Bytecode, _) => hoist_compiler::dump::bytecode(compilation.into_code(), method),
        (_, Form::Json) => json_text(compilation.world_mut(), method),
        (_, Form::Table) => self::text(compilation.world_mut(), method),
    };
    if shown.is_empty() {
        let what = method.map_or_else(|| "nothing to show".to_string(), |name| format!("no method '{name}' to show"));
        eprintln!("hoist: {what}");
        return 1;
    }
    print!("{shown}");
    0
}
