//! `hoist check`.

use crate::render;

use super::{Common, Format, USAGE, sources};

/// Reports everything the compiler has to say on standard output; 1 if there is an error.
pub(super) fn check(files: &[String], format: Format, common: &Common) -> u8 {
    let mut compilation = match sources::load(files) {
        Ok(compilation) => compilation,
        Err(message) => {
            eprintln!("{message}");
            return USAGE;
        }
    };
    let ok = compilation.check();
    print!("{}", render::list(compilation.world(), compilation.diagnostics(), format.into(), common.style(true)));
    if ok && format == Format::Human && compilation.diagnostics().is_empty() && !common.is_quiet() {
        println!("no errors");
    }
    u8::from(!ok)
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Short => Self::Short,
            Format::Json => Self::Json,
        }
    }
}
