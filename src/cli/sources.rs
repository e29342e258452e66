//! Reading source files.

use std::io::Read;

/// A file that can't be read, as text for standard error.
pub(super) type ReadError = String;

/// Reads files (`-` is standard input) into a compilation.
pub(super) fn load(files: &[String]) -> Result<hoist_compiler::Compilation, ReadError> {
    let mut compilation = crate::library::compilation();
    for file in files {
        let text = read(file)?;
        let name = if file == "-" { "stdin.cs" } else { file };
        compilation.add_source(name, &text);
    }
    Ok(compilation)
}

/// The text of one file; bytes that are no UTF-8 are refused with their position.
pub(super) fn read(file: &str) -> Result<String, ReadError> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    let bytes = bytes.map_err(|e| format!("hoist: cannot read '{file}': {e}"))?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map_or(bytes.clone(), <[u8]>::to_vec);
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        format!("hoist: cannot read '{file}': line {line} is not valid UTF-8 (byte {at})")
    })
}
