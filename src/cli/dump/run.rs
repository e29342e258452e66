//! `--with-run`: the program is run with tracing on, and each await is told what it did.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use hoist_compiler::machines::Description;
use hoist_vm::{Event, EventKind, Options, Vm};
use serde_json::{Value, json};

use crate::host::{ProcessHost, Silent};

/// What one await did over the whole run.
#[derive(Debug, Default, Clone)]
struct AwaitRun {
    reached: u64,
    completed: u64,
    suspended: u64,
    /// Bytes of the boxes that its suspensions made.
    bytes: u64,
    /// Threads that ran on after it, each with how often.
    resumed_by: BTreeMap<String, u64>,
    contexts: BTreeMap<String, u64>,
}

/// What the awaits of a run did, by machine and number.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    awaits: BTreeMap<(String, u32), AwaitRun>,
    calls: BTreeMap<String, u64>,
    /// Machine of each call (`SumAsync#1`).
    machines: BTreeMap<String, String>,
}

impl Overlay {
    fn see(&mut self, event: &Event) {
        let Some(method) = event.method.as_deref() else { return };
        if let EventKind::KickedOff { machine, .. } = &event.kind {
            *self.calls.entry(machine.clone()).or_default() += 1;
            self.machines.insert(method.to_string(), machine.clone());
        }
        let (Some(machine), Some(number)) = (self.machines.get(method), event.await_id) else { return };
        let run = self.awaits.entry((machine.clone(), number)).or_default();
        match &event.kind {
            EventKind::Asked { answer } => {
                run.reached += 1;
                run.completed += u64::from(*answer);
            }
            EventKind::Suspended { .. } => run.suspended += 1,
            EventKind::Boxed { bytes, .. } => run.bytes += bytes,
            EventKind::Resumed { .. } => *run.resumed_by.entry(event.thread_name.to_string()).or_default() += 1,
            EventKind::Captured { context } => *run.contexts.entry(context.clone()).or_default() += 1,
            _ => {}
        }
    }

    /// Whether the VM's name for a machine means this one: `Program.<F>d__0`, with type arguments for a generic one.
    fn is(name: &str, machine: &Description) -> bool {
        let plain = machine.type_name.split('`').next().unwrap_or(&machine.type_name);
        let wanted = format!("{}.{plain}", machine.owner);
        name == wanted || name.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('<'))
    }

    fn of(&self, machine: &Description, number: u32) -> AwaitRun {
        let mut sum = AwaitRun::default();
        for ((name, n), run) in &self.awaits {
            if *n != number || !Self::is(name, machine) {
                continue;
            }
            sum.reached += run.reached;
            sum.completed += run.completed;
            sum.suspended += run.suspended;
            sum.bytes += run.bytes;
            for (thread, count) in &run.resumed_by {
                *sum.resumed_by.entry(thread.clone()).or_default() += count;
            }
            for (context, count) in &run.contexts {
                *sum.contexts.entry(context.clone()).or_default() += count;
            }
        }
        sum
    }

    /// How often the method was called.
    pub(super) fn calls(&self, machine: &Description) -> u64 {
        self.calls.iter().filter(|(name, _)| Self::is(name, machine)).map(|(_, n)| n).sum()
    }

    pub(super) fn await_text(&self, machine: &Description, number: u32) -> String {
        let run = self.of(machine, number);
        if run.reached == 0 {
            return "never reached".into();
        }
        let mut text =
            format!("reached {}, already complete {}, suspended {}", run.reached, run.completed, run.suspended);
        if run.bytes > 0 {
            text.push_str(&format!(", boxes {} bytes", run.bytes));
        }
        let list = |map: &BTreeMap<String, u64>| {
            map.iter().map(|(name, n)| format!("{name} ({n})")).collect::<Vec<_>>().join(", ")
        };
        if !run.contexts.is_empty() {
            text.push_str(&format!(", captured {}", list(&run.contexts)));
        }
        if !run.resumed_by.is_empty() {
            text.push_str(&format!(", resumed by {}", list(&run.resumed_by)));
        }
        text
    }

    pub(super) fn await_json(&self, machine: &Description, number: u32) -> Value {
        let run = self.of(machine, number);
        json!({
            "reached": run.reached,
            "already_complete": run.completed,
            "suspended": run.suspended,
            "box_bytes": run.bytes,
            "resumed_by": run.resumed_by,
            "captured": run.contexts,
        })
    }
}

/// Runs the program; its output is not shown.
pub(super) fn run(file: &str, text: &str) -> Overlay {
    let mut compilation = crate::library::compilation();
    compilation.set_tracing(true);
    compilation.add_source(file, text);
    let overlay = Rc::new(RefCell::new(Overlay::default()));
    if !compilation.check() {
        return Overlay::default();
    }
    let host = Silent(ProcessHost::new(false));
    let mut vm = Vm::new(Box::new(compilation.into_code()), Box::new(host), Options::default());
    let sink = overlay.clone();
    vm.set_event_sink(Some(Box::new(move |event| sink.borrow_mut().see(&event))));
    let _ = vm.run();
    vm.set_event_sink(None);
    drop(vm);
    Rc::try_unwrap(overlay).map(RefCell::into_inner).unwrap_or_default()
}
