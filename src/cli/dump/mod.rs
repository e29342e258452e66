//! `hoist dump`: what became of the code, stage by stage and in several forms.
//!
//! The default is a screen for people ([`screen`]) or, without a method, one line a method ([`overview`]). Every number comes from the code that lays out
//! objects, every reason from the passes that made the machine (`hoist_compiler::machines`); nothing is worked out again here.

mod graph;
mod json;
mod overview;
mod run;
mod screen;

use clap::{Args, ValueEnum};
use hoist_compiler::csharp;
use hoist_compiler::hir::SourceId;
use hoist_compiler::machines::Description;
use hoist_compiler::world::World;
use hoist_grammar::{ParseOptions, parse};

use super::{Common, USAGE, sources};
use crate::render;
use run::Overlay;

/// Options of `dump`.
#[derive(Debug, Args, Clone)]
pub(crate) struct DumpArgs {
    /// Source file; `-` is standard input
    file: String,
    /// A method by its name, its metadata name, or the type made for it
    method: Option<String>,
    /// How far the code is followed
    #[arg(long, value_enum, default_value_t = Stage::Machine)]
    stage: Stage,
    #[arg(long = "as", value_enum, default_value_t = Form::Table, value_name = "FORM")]
    form: Form,
    /// Names of what the compiler makes: as in the metadata, or such as C# allows
    #[arg(long, value_enum, default_value_t = NamesArg::Roslyn)]
    names: NamesArg,
    /// Run the program first and add what its awaits did
    #[arg(long)]
    with_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    Tokens,
    Ast,
    Hir,
    Machine,
    Bytecode,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Table,
    Csharp,
    Dot,
    Mermaid,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NamesArg {
    Roslyn,
    Readable,
}

impl From<NamesArg> for csharp::Style {
    fn from(names: NamesArg) -> Self {
        match names {
            NamesArg::Roslyn => Self::Roslyn,
            NamesArg::Readable => Self::Readable,
        }
    }
}

pub(super) fn dump(args: &DumpArgs, common: &Common) -> u8 {
    let text = match sources::read(&args.file) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("{message}");
            return USAGE;
        }
    };
    match args.stage {
        Stage::Tokens => {
            print!("{}", hoist_grammar::print_tokens(&text, &ParseOptions::default()));
            return 0;
        }
        Stage::Ast => {
            let parsed = parse(&text, &ParseOptions::default());
            print!("{}", hoist_grammar::ast::print::print_unit(&parsed.tree));
            return u8::from(!parsed.errors.is_empty());
        }
        Stage::Hir | Stage::Machine | Stage::Bytecode => {}
    }
    let name = if args.file == "-" { "stdin.cs" } else { &args.file };
    let mut compilation = crate::library::compilation();
    let source = compilation.add_source(name, &text);
    if !compilation.check() {
        let style = common.style(false);
        let list = render::list(compilation.world(), compilation.diagnostics(), render::Format::Human, style);
        eprint!("{list}");
        return 1;
    }
    let method = args.method.as_deref();
    let shown = match args.stage {
        Stage::Hir => hoist_compiler::dump::hir(compilation.world_mut(), method),
        Stage::Bytecode => hoist_compiler::dump::bytecode(compilation.into_code(), method),
        _ => {
            let overlay = args.with_run.then(|| run::run(name, &text));
            machine_stage(compilation.world_mut(), source, args, overlay.as_ref())
        }
    };
    if shown.is_empty() {
        eprintln!("hoist: {}", nothing(compilation_names(name, &text), method));
        return 1;
    }
    let is_report = args.stage == Stage::Machine && args.form == Form::Table;
    print!("{}", if common.ascii && is_report { render::to_ascii(&shown) } else { shown });
    0
}

fn machine_stage(world: &mut World, source: SourceId, args: &DumpArgs, overlay: Option<&Overlay>) -> String {
    let method = args.method.as_deref();
    if args.form == Form::Csharp && method.is_none() {
        return csharp::program(world, source, args.names.into());
    }
    let machines = chosen(world, method);
    match args.form {
        Form::Table => table(world, &machines, method, args.names.into(), overlay),
        Form::Csharp => {
            let mut out = String::new();
            for machine in &machines {
                if let Some(method) = machine.method_id {
                    out.push_str(&csharp::text(&csharp::method(world, method, args.names.into())));
                    out.push('\n');
                }
                out.push_str(&csharp::text(&csharp::made_type(world, machine.ty, args.names.into())));
                out.push('\n');
            }
            out
        }
        Form::Dot => graph::dot(world, &machines),
        Form::Mermaid => graph::mermaid(world, &machines),
        Form::Json => json::text(world, &machines, overlay),
    }
}

/// The names that could have been asked for.
fn compilation_names(file: &str, text: &str) -> Vec<String> {
    let mut compilation = crate::library::compilation();
    compilation.add_source(file, text);
    if !compilation.check() {
        return Vec::new();
    }
    let mut names: Vec<String> = compilation.machines().iter().filter_map(short_name).collect();
    names.sort();
    names.dedup();
    names
}

fn nothing(names: Vec<String>, method: Option<&str>) -> String {
    match method {
        None => "no async method, iterator or closure to show".into(),
        Some(name) if names.is_empty() => {
            format!("no method '{name}' to show: the file has no async methods or iterators")
        }
        Some(name) => format!("no method '{name}' to show; there are: {}", names.join(", ")),
    }
}

/// `SumAsync` of `<Main>g__SumAsync|0_0`.
fn short_name(machine: &Description) -> Option<String> {
    let method = machine.method.as_deref()?;
    let source = hoist_compiler::machines::source_name(method).unwrap_or_else(|| method.to_string());
    Some(source.rsplit('.').next().unwrap_or(&source).to_string())
}

/// Machines whose source method is meant by `name`: its C# name, its metadata name, or the type's.
fn chosen(world: &mut World, name: Option<&str>) -> Vec<Description> {
    let all = hoist_compiler::machines::describe(world);
    let Some(name) = name else { return all };
    all.into_iter()
        .filter(|m| {
            m.type_name == name || m.method.as_deref() == Some(name) || short_name(m).is_some_and(|short| short == name)
        })
        .collect()
}

/// The machines for people: one screen each, or one line each when there are several and none was named.
fn table(
    world: &mut World,
    machines: &[Description],
    name: Option<&str>,
    names: csharp::Style,
    overlay: Option<&Overlay>,
) -> String {
    let methods: Vec<&Description> = machines.iter().filter(|m| name.is_some() || m.kind != "closure").collect();
    let width = super::terminal_width().unwrap_or(100).clamp(60, 160);
    if name.is_none() && methods.len() > 1 {
        return overview::text(world, &methods, overlay, width);
    }
    let mut out = String::new();
    for machine in methods {
        screen::text(world, machine, names, overlay, width, &mut out);
    }
    out
}

/// What `:dump -` of a session prints: the machines of one class.
pub(crate) fn text_of_class(world: &mut World, class: &str) -> String {
    let of_class = |m: &Description| m.owner == class || m.owner.starts_with(&format!("{class}."));
    let machines: Vec<Description> = chosen(world, None).into_iter().filter(of_class).collect();
    table(world, &machines, Some(class), csharp::Style::Roslyn, None)
}

/// What `:dump` of a session prints.
pub(crate) fn text(world: &mut World, name: Option<&str>) -> String {
    let machines = chosen(world, name);
    table(world, &machines, name, csharp::Style::Roslyn, None)
}
