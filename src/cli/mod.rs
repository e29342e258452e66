//! The command line: `hoist FILE.cs`, `run`, `check`, `dump`, `repl`, `completions`.
//!
//! Results (the program's output, the report of `check` and `dump`) go to standard output; everything of Hoist's own to standard error.

mod check;
mod deadlock;
mod dump;
pub(crate) mod explain;
pub mod interrupt;
mod man;
mod run;
mod schedule;
mod sources;
mod stats;
pub(crate) mod trace;

use std::io::{IsTerminal, Write};

pub(crate) use dump::{text as dump_text, text_of_class as dump_class};
pub(crate) use run::report as report_outcome;
pub(crate) use stats::text as stats_text;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use hoist_vm::{Clock, Limits, Options};

/// Exit code for wrong usage and for files that can't be read.
pub(crate) const USAGE: u8 = 2;

#[derive(Debug, Parser)]
#[command(
    name = "hoist",
    version,
    about = "Compiles async C# into state machines and runs them on a deterministic virtual machine",
    args_conflicts_with_subcommands = true,
    override_usage = "hoist FILE.cs... [-- ARGS]\n       hoist -e 'CODE'\n       hoist COMMAND"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Top-level statements to run
    #[arg(short = 'e', long = "eval", value_name = "CODE")]
    eval: Option<String>,
    #[command(flatten)]
    run: RunArgs,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compile and run
    Run {
        #[command(flatten)]
        run: RunArgs,
        #[command(flatten)]
        common: Common,
    },
    /// Report what the compiler says; run nothing
    Check {
        /// Source files; `-` is standard input
        #[arg(required = true)]
        files: Vec<String>,
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        #[command(flatten)]
        common: Common,
    },
    /// Show what became of the code
    Dump {
        #[command(flatten)]
        dump: dump::DumpArgs,
        #[command(flatten)]
        common: Common,
    },
    /// Run and show what the awaits did
    Trace {
        #[command(flatten)]
        run: RunArgs,
        #[command(flatten)]
        trace: trace::TraceArgs,
        #[command(flatten)]
        common: Common,
    },
    /// Read, run, print
    Repl {
        #[command(flatten)]
        common: Common,
    },
    /// Explain a diagnostic, with an example that fails and the same mended
    Explain {
        /// The diagnostic: CS0103, HST0002
        id: String,
        #[command(flatten)]
        common: Common,
    },
    /// Print a completion script
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

/// Options of a run.
#[derive(Debug, Args, Clone)]
pub(crate) struct RunArgs {
    /// Source files; `-` is standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Arguments of the program
    #[arg(last = true, value_name = "ARGS")]
    arguments: Vec<String>,
    /// Chooses among the orders that .NET leaves open
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Write the scheduler's decisions to a file
    #[arg(long, value_name = "FILE")]
    record: Option<String>,
    /// Decide as a recorded run did, with its seed and processors
    #[arg(long, value_name = "FILE", conflicts_with_all = ["seed", "processors", "record"])]
    replay: Option<String>,
    /// Logical processors
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    processors: u32,
    #[arg(long, value_enum, default_value_t = ClockArg::Virtual)]
    clock: ClockArg,
    /// The main thread's SynchronizationContext: `ui` has one thread and a queue
    #[arg(long, value_enum, default_value_t = ContextArg::None)]
    context: ContextArg,
    /// Counters after the run, to standard error
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    stats: Option<StatsForm>,
    /// Stop after this many calls and backward jumps
    #[arg(long, value_name = "N")]
    max_instructions: Option<u64>,
    /// Bytes of the heap (suffixes K, M, G)
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    max_memory: Option<u64>,
    #[arg(long, value_name = "N")]
    max_tasks: Option<u64>,
    /// Bytes that the program may write
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    max_output: Option<u64>,
    /// Virtual time: 500ms, 5s, 2m
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    timeout: Option<u64>,
    /// Form of compile errors
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// Options of every command.
#[derive(Debug, Args, Clone)]
pub(crate) struct Common {
    #[arg(long, value_enum, default_value_t = ColorArg::Auto)]
    color: ColorArg,
    /// No characters beyond ASCII in reports
    #[arg(long)]
    ascii: bool,
    /// Nothing but results and errors
    #[arg(long)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Short,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatsForm {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ContextArg {
    None,
    Ui,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ClockArg {
    Virtual,
    Real,
}

impl Common {
    /// Whether reports on this stream are coloured.
    pub(crate) fn colored(&self, is_terminal: bool) -> bool {
        match self.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => {
                let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
                if set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|t| t == "dumb") {
                    return false;
                }
                is_terminal || std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0" && !v.is_empty())
            }
        }
    }

    /// How errors on standard error (or the report on standard output) look.
    pub(crate) fn style(&self, to_stdout: bool) -> crate::render::Style {
        let is_terminal = if to_stdout { std::io::stdout().is_terminal() } else { std::io::stderr().is_terminal() };
        let width = if to_stdout { terminal_width() } else { error_width() };
        crate::render::Style { color: self.colored(is_terminal), ascii: self.ascii, width }
    }

    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }
}

impl RunArgs {
    /// Whether the main thread has a context with a queue.
    pub(crate) fn has_ui_context(&self) -> bool {
        self.context == ContextArg::Ui
    }

    /// The settings that the VM takes.
    pub(crate) fn options(&self) -> Options {
        Options {
            seed: self.seed,
            processors: self.processors,
            clock: if self.clock == ClockArg::Real { Clock::Real } else { Clock::Virtual },
            limits: Limits {
                instructions: self.max_instructions,
                memory: self.max_memory,
                tasks: self.max_tasks,
                output: self.max_output,
                time: self.timeout,
            },
            trace_lines: false,
            ui_context: self.context == ContextArg::Ui,
            arguments: self.arguments.clone(),
        }
    }
}

/// Runs the command that the process's arguments ask for.
pub fn main() -> u8 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { USAGE } else { 0 };
            let _ = error.print();
            return code;
        }
    };
    let code = match cli.command {
        Some(Command::Run { run, common }) => run::run_files(&run, &common),
        Some(Command::Check { files, format, common }) => check::check(&files, format, &common),
        Some(Command::Dump { dump: args, common }) => dump::dump(&args, &common),
        Some(Command::Trace { run, trace: options, common }) => trace::trace(&run, &options, &common),
        Some(Command::Repl { common }) => crate::repl::main(&common),
        Some(Command::Explain { id, common }) => explain::explain(&id, &common),
        Some(Command::Man) => {
            print!("{}", man::page(&Cli::command()));
            0
        }
        Some(Command::Completions { shell }) => {
            clap_complete::generate(shell, &mut Cli::command(), "hoist", &mut std::io::stdout());
            0
        }
        None => {
            if let Some(code) = &cli.eval {
                run::run_text("-e", code, &cli.run, &cli.common)
            } else if !cli.run.files.is_empty() {
                run::run_files(&cli.run, &cli.common)
            } else if std::io::stdin().is_terminal() {
                crate::repl::main(&cli.common)
            } else {
                let _ = Cli::command().print_help();
                USAGE
            }
        }
    };
    let _ = std::io::stdout().flush();
    code
}

/// Columns of standard error if it is a terminal.
fn error_width() -> Option<usize> {
    terminal_size::terminal_size_of(std::io::stderr()).map(|(width, _)| usize::from(width.0))
}

/// Columns of standard output if it is a terminal.
pub(crate) fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0))
}

fn parse_bytes(text: &str) -> Result<u64, String> {
    let (digits, factor) = match text.to_ascii_uppercase().chars().last() {
        Some('K') => (&text[..text.len() - 1], 1 << 10),
        Some('M') => (&text[..text.len() - 1], 1 << 20),
        Some('G') => (&text[..text.len() - 1], 1 << 30),
        _ => (text, 1),
    };
    digits
        .parse::<u64>()
        .ok()
        .and_then(|n| n.checked_mul(factor))
        .ok_or_else(|| "expected a number of bytes such as 512, 64K, 256M or 1G".to_string())
}

pub(crate) fn parse_time(text: &str) -> Result<u64, String> {
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(split);
    let factor = match unit {
        "" | "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        _ => return Err("expected a time such as 500ms, 5s or 2m".into()),
    };
    digits
        .parse::<u64>()
        .ok()
        .and_then(|n| n.checked_mul(factor))
        .ok_or_else(|| "expected a time such as 500ms, 5s or 2m".into())
}
