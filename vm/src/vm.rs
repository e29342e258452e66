//! The virtual machine as its user sees it.

use hoist_bytecode::{MethodId, MethodSource};

use crate::{EventSink, Host, Options, Outcome, Stats};

/// A machine with its heap, threads and statics.
#[allow(missing_debug_implementations)]
pub struct Vm {
    pub(crate) source: Box<dyn MethodSource>,
    pub(crate) host: Box<dyn Host>,
    pub(crate) options: Options,
}

impl Vm {
    pub fn new(source: Box<dyn MethodSource>, host: Box<dyn Host>, options: Options) -> Self {
        Self { source, host, options }
    }

    /// Runs the program from its entry point to its end.
    pub fn run(&mut self) -> Outcome {
        let _ = (&self.host, &self.options);
        match self.source.entry_point() {
            Some(method) => match self.call_static(method, &[]) {
                Ok(result) => Outcome::Exited(result.first().map_or(0, |&code| code as i32)),
                Err(outcome) => outcome,
            },
            None => Outcome::CompileFailure("no entry point".into()),
        }
    }

    /// Calls a static method on the main thread and runs until it returns; heap, statics and other threads live on. Gives the
    /// result slots.
    ///
    /// # Errors
    /// The run ended otherwise.
    pub fn call_static(&mut self, method: MethodId, arguments: &[u64]) -> Result<Vec<u64>, Outcome> {
        let _ = (method, arguments);
        Err(Outcome::CompileFailure("the interpreter is not there yet".into()))
    }

    /// Counters so far.
    pub fn stats(&self) -> Stats {
        Stats::default()
    }

    /// Sends events to `sink` from now on.
    pub fn set_event_sink(&mut self, sink: Option<EventSink>) {
        let _ = sink;
    }

    /// The source, for instance to load another submission of a session.
    pub fn source_mut(&mut self) -> &mut dyn MethodSource {
        &mut *self.source
    }
}
