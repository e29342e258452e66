//! `--record FILE` and `--replay FILE`: the decisions of the scheduler on disk, so that an order which was met once is met again.

use std::cell::RefCell;
use std::rc::Rc;

use hoist_vm::choices::{Decision, of_seed};
use hoist_vm::{Clock, Options, Recorder, Recording, Replay, Vm};

use super::RunArgs;

/// Who decides, and where to write it down.
pub(super) enum Schedule {
    Seed,
    Record { path: String, recording: Recording, decisions: Rc<RefCell<Vec<Decision>>> },
    Replay(Recording),
}

impl Schedule {
    /// What the arguments ask for; a replay brings its own seed and processors.
    pub(super) fn of(args: &RunArgs, options: &mut Options) -> Result<Self, String> {
        if (args.record.is_some() || args.replay.is_some()) && options.clock == Clock::Real {
            return Err("--record and --replay need the virtual clock: real time is another in every run".into());
        }
        if let Some(path) = &args.record {
            let recording = Recording { seed: options.seed, processors: options.processors, decisions: Vec::new() };
            return Ok(Self::Record { path: path.clone(), recording, decisions: Rc::default() });
        }
        let Some(path) = &args.replay else { return Ok(Self::Seed) };
        let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {path}: {e}"))?;
        let recording = Recording::from_text(&text).map_err(|e| format!("{path}: {e}"))?;
        options.seed = recording.seed;
        options.processors = recording.processors;
        Ok(Self::Replay(recording))
    }

    pub(super) fn install(&self, vm: &mut Vm) {
        match self {
            Self::Seed => {}
            Self::Record { recording, decisions, .. } => {
                vm.set_choices(Box::new(Recorder::new(of_seed(recording.seed), decisions.clone())));
            }
            Self::Replay(recording) => vm.set_choices(Box::new(Replay::new(recording))),
        }
    }

    /// Writes the recording, however the run ended.
    pub(super) fn save(self) -> Result<(), String> {
        let Self::Record { path, mut recording, decisions } = self else { return Ok(()) };
        recording.decisions = decisions.take();
        std::fs::write(&path, recording.to_text()).map_err(|e| format!("cannot write {path}: {e}"))
    }
}
