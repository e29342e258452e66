//! Syntax errors in the C# compiler's words.

use crate::ast::Span;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// One mistake in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// `CS1002`
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub span: Span,
}

/// Turns byte offsets into the lines and columns that the C# compiler prints: both count from 1, columns in UTF-16 units.
#[derive(Clone, Debug)]
pub struct LineMap {
    line_starts: Vec<u32>,
}

impl LineMap {
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let is_end = match byte {
                b'\n' => true,
                b'\r' => bytes.get(index + 1) != Some(&b'\n'),
                _ => false,
            };
            if is_end {
                line_starts.push(index as u32 + 1);
            }
        }
        Self { line_starts }
    }

    pub fn line_column(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.line_starts.get(line).copied().unwrap_or(0);
        let column = Span::new(start, offset).of(text).encode_utf16().count();
        (line as u32 + 1, column as u32 + 1)
    }
}
