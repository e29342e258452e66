//! Diagnostics: what is wrong, as data. Codes and message templates are in the table of [`code`]; positions are bytes.

pub mod code;
pub mod explain;

pub use code::{Code, Severity};

use crate::hir::Location;

/// One message.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub location: Location,
    /// Arguments of the code's template, already as text.
    pub args: Vec<String>,
    /// The message where it isn't the template's: syntax errors come with theirs.
    pub text: Option<String>,
    /// What to write instead.
    pub help: Option<String>,
    /// Further places that explain.
    pub related: Vec<(Location, String)>,
}

impl Diagnostic {
    /// The message text: the template with its arguments.
    pub fn message(&self) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let mut text = self.code.template().to_string();
        for (i, arg) in self.args.iter().enumerate() {
            text = text.replace(&format!("{{{i}}}"), arg);
        }
        text
    }
}

/// All messages so far. While `suppressed` is above zero nothing is kept (trial binding of lambdas).
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    suppressed: u32,
    /// Errors reported while suppressed: lets trial binding ask whether something went wrong.
    suppressed_errors: u32,
    /// The last error of a trial, for those who want its words.
    last_suppressed: Option<Diagnostic>,
    /// The file whose code is on trial: what is found elsewhere meanwhile (a declaration looked at for the first time) is reported.
    pub trial_source: Option<crate::hir::SourceId>,
}

impl Diagnostics {
    /// Reports; the severity is the code's own.
    pub fn report(&mut self, code: Code, location: Location, args: &[&str]) {
        self.push(Diagnostic {
            code,
            severity: code.severity(),
            location,
            args: args.iter().map(ToString::to_string).collect(),
            text: None,
            help: None,
            related: Vec::new(),
        });
    }

    /// Reports with a help line.
    pub fn report_with_help(&mut self, code: Code, location: Location, args: &[&str], help: String) {
        self.push(Diagnostic {
            code,
            severity: code.severity(),
            location,
            args: args.iter().map(ToString::to_string).collect(),
            text: None,
            help: Some(help),
            related: Vec::new(),
        });
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        let elsewhere = self.trial_source.is_some_and(|source| source != diagnostic.location.source);
        if self.suppressed > 0 && !elsewhere {
            if diagnostic.severity == Severity::Error {
                self.suppressed_errors += 1;
                self.last_suppressed = Some(diagnostic);
            }
            return;
        }
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Starts trial binding; returns a mark for [`Self::end_trial`].
    pub fn begin_trial(&mut self) -> u32 {
        self.suppressed += 1;
        self.suppressed_errors
    }

    /// Ends trial binding; true if errors were reported since the mark.
    pub fn end_trial(&mut self, mark: u32) -> bool {
        self.suppressed -= 1;
        // What failed inside a trial is not a failure of the trial around it.
        let failed = self.suppressed_errors > mark;
        self.suppressed_errors = mark;
        failed
    }

    /// The last error that a trial kept back.
    pub fn take_suppressed(&mut self) -> Option<Diagnostic> {
        self.last_suppressed.take()
    }

    pub fn is_trial(&self) -> bool {
        self.suppressed > 0
    }

    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    pub fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.list)
    }
}
