//! Hoist.Runtime.Counters and Hoist.Runtime.Events: what the library tells about itself; System.GC.

use super::{Table, throw_new, type_argument};
use crate::counters::Counter;
use crate::events::EventKind;
use crate::heap::object::units_at;
use crate::tracer::Probe;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Counters.Allocated", |vm, a| {
        let name = a.reference(0).text();
        let bytes = a.i32(1).max(0) as u64;
        vm.count_named(&name, 1, bytes);
        vm.allocated += bytes;
        vm.event(|vm, _| {
            let cause = if vm.is_initializing() { crate::tracer::STATIC_INITIALIZER } else { "class library" };
            EventKind::Allocated { object: name, bytes, cause }
        });
        Ok(())
    }),
    ("Counters.NewUncountedArray", |vm, a| {
        let length = a.i32(0);
        if length < 0 {
            return throw_new("System.OverflowException", "Arithmetic operation resulted in an overflow.");
        }
        let array = vm.source.array_of(type_argument(a, 0), 1);
        let ty = vm.ty(array);
        match vm.new_array_uncounted(ty, length as usize, 0) {
            Some(array) => a.give_ref(array),
            None => throw_new("System.OutOfMemoryException", "Array dimensions exceeded supported range."),
        }
    }),
    ("Counters.BoxUncounted", |vm, a| {
        let value = vm.box_slots(type_argument(a, 0), a.base as u64);
        a.give_ref(value)
    }),
    ("Counters.StringBytes", |vm, a| {
        let bytes = vm.string_bytes();
        a.give_i64(bytes as i64)
    }),
    ("Counters.ForgetStrings", |vm, a| {
        vm.forget_strings(a.i64(0) as u64);
        Ok(())
    }),
    ("Counters.NewUncountedString", |vm, a| {
        let text = vm.new_string_uncounted(units_at(a.slot(0), a.i32(1).max(0) as usize));
        a.give_ref(text)
    }),
    ("Events.Started", |vm, _| {
        vm.count(Counter::Started);
        Ok(())
    }),
    ("Events.CompletedSynchronously", |vm, _| {
        vm.count(Counter::CompletedSynchronously);
        Ok(())
    }),
    ("Events.StateMachineBoxed", |vm, a| {
        vm.count(Counter::Boxed);
        vm.event_boxed(a.reference(0));
        Ok(())
    }),
    ("Events.Suspended", |vm, a| {
        vm.count(Counter::Suspended);
        vm.event_suspended(a.reference(0), a.reference(1));
        Ok(())
    }),
    ("Events.Resumed", |vm, a| {
        vm.count(Counter::Resumed);
        vm.event_resumed(a.reference(0));
        Ok(())
    }),
    ("Events.TaskCompleted", |vm, a| {
        vm.count(Counter::TasksCompleted);
        let task = a.reference(0);
        let outcome = ["result", "exception", "canceled"][a.i32(1).clamp(0, 2) as usize];
        vm.event(|vm, tracer| EventKind::Completed { task: vm.traced_name(tracer, task), outcome });
        Ok(())
    }),
    ("Events.Continuation", |vm, a| {
        let (counter, how, why) = CONTINUATIONS[a.i32(1).clamp(0, CONTINUATIONS.len() as i32 - 1) as usize];
        vm.count(counter);
        let continuation = a.reference(0);
        vm.event(|vm, tracer| EventKind::Continued { continuation: vm.traced_name(tracer, continuation), how, why });
        Ok(())
    }),
    ("Events.ContextCaptured", |vm, a| {
        vm.count(Counter::ContextsCaptured);
        let context = a.reference(0);
        vm.event(|vm, tracer| EventKind::Captured { context: vm.traced_name(tracer, context) });
        Ok(())
    }),
    ("Events.ExecutionContextChanged", |vm, a| {
        vm.count(Counter::ExecutionContextsChanged);
        let context = a.reference(0);
        vm.event(|vm, tracer| {
            let context = if context.is_null() { "Default".to_string() } else { vm.traced_name(tracer, context) };
            EventKind::FlowChanged { context }
        });
        Ok(())
    }),
    ("Trace.Entered", |vm, _| {
        vm.probe(Probe::Entered);
        Ok(())
    }),
    ("Trace.Awaiting", |vm, a| {
        vm.probe(Probe::Awaiting(a.i32(0) as u32, a.bool(1)));
        Ok(())
    }),
    ("Trace.Got", |vm, a| {
        vm.probe(Probe::Got(a.i32(0) as u32));
        Ok(())
    }),
    ("Trace.Left", |vm, a| {
        vm.probe(Probe::Left(a.i32(0)));
        Ok(())
    }),
    ("GC.GetAllocatedBytesForCurrentThread", |vm, a| a.give_i64(vm.allocated as i64)),
    ("GC.GetTotalAllocatedBytes", |vm, a| {
        let current = vm.current as usize;
        let others: u64 = vm.threads.iter().enumerate().filter(|(i, _)| *i != current).map(|(_, t)| t.allocated).sum();
        a.give_i64((vm.allocated + others + vm.allocated_by_ended) as i64)
    }),
    ("GC.GetTotalMemory", |vm, a| a.give_i64(vm.heap.bytes() as i64)),
    ("GC.CollectionCount", |vm, a| a.give_i32(vm.collections as i32)),
    ("GC.Collect", |vm, _| {
        vm.collect_requested = true;
        vm.request_safepoint();
        Ok(())
    }),
    ("GC.WaitForPendingFinalizers", |vm, a| {
        if vm.to_finalize.is_empty() && vm.is_finalizer_idle() {
            return Ok(());
        }
        let _ = a;
        vm.start_finalizer().map_err(super::object::stop)?;
        vm.park(0, crate::sched::WaitReason::Finalizers, None);
        Err(super::Interruption::BlockAndRetry)
    }),
];

/// By the number that the library gives: counter, how the continuation runs, and why so.
pub(crate) const CONTINUATIONS: [(Counter, &str, &str); 8] = [
    (Counter::ContinuationsInline, "inline", "no context in the way"),
    (Counter::ContinuationsQueued, "queued", "the completing thread has a context"),
    (Counter::ContinuationsPosted, "posted", "to the captured context"),
    (Counter::ContinuationsScheduled, "scheduled", "on the captured scheduler"),
    (Counter::ContinuationsQueued, "queued", "must not run inline"),
    (Counter::ContinuationsQueued, "queued", "completed in the meantime"),
    (Counter::ContinuationsQueued, "queued", "Task.Yield"),
    (Counter::ContinuationsInline, "inline", "already in the captured context"),
];

impl Vm {
    /// Adds to a counter that is kept by name.
    pub(crate) fn count_named(&mut self, name: &str, objects: u64, bytes: u64) {
        match self.named.iter_mut().find(|(n, _, _)| n == name) {
            Some((_, o, b)) => {
                *o += objects;
                *b += bytes;
            }
            None => self.named.push((name.to_string(), objects, bytes)),
        }
    }
}
