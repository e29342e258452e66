//! Hoist.Runtime.Counters and Hoist.Runtime.Events: what the library tells about itself; System.GC.

use hoist_bytecode::TypeShape;

use super::{Arguments, NativeResult, Table, throw_new, type_argument};
use crate::events::Event;
use crate::heap::object::units_at;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Counters.Allocated", |vm, a| {
        let name = a.reference(0).text();
        let bytes = a.i32(1).max(0) as u64;
        vm.count_named(&name, 1, bytes);
        vm.allocated += bytes;
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
    ("Counters.NewUncountedString", |vm, a| {
        let text = vm.new_string_uncounted(units_at(a.slot(0), a.i32(1).max(0) as usize));
        a.give_ref(text)
    }),
    ("Events.Started", |vm, a| {
        vm.tasks += 1;
        vm.count_named("state machines started", 1, 0);
        library(vm, a, "started", 0)
    }),
    ("Events.CompletedSynchronously", |vm, a| {
        vm.count_named("completed without suspending", 1, 0);
        library(vm, a, "completed synchronously", 0)
    }),
    ("Events.StateMachineBoxed", |vm, a| {
        vm.count_named("state machines boxed", 1, 0);
        library(vm, a, "boxed", 1)
    }),
    ("Events.Suspended", |vm, a| {
        vm.count_named("suspensions", 1, 0);
        library(vm, a, "suspended", 2)
    }),
    ("Events.Resumed", |vm, a| {
        vm.count_named("resumptions", 1, 0);
        library(vm, a, "resumed", 1)
    }),
    ("Events.TaskCompleted", |vm, a| {
        vm.count_named("tasks completed", 1, 0);
        library(vm, a, "task completed", 1)
    }),
    ("Events.Continuation", |vm, a| {
        let how = match a.i32(1) {
            0 => "continuations run inline",
            1 => "continuations queued",
            2 => "continuations posted",
            _ => "continuations scheduled",
        };
        vm.count_named(how, 1, 0);
        library(vm, a, how, 1)
    }),
    ("Events.ContextCaptured", |vm, a| {
        vm.count_named("contexts captured", 1, 0);
        library(vm, a, "context captured", 1)
    }),
    ("Events.ExecutionContextChanged", |vm, a| {
        vm.count_named("execution contexts changed", 1, 0);
        library(vm, a, "execution context changed", 1)
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

/// An event about the first `objects` arguments.
fn library(vm: &mut Vm, a: Arguments, name: &'static str, objects: usize) -> NativeResult {
    if vm.sink.is_some() {
        let subjects = (0..objects).map(|i| vm.describe(a.reference(i))).collect();
        let number = if a.info().parameter_slots as usize > objects { i64::from(a.i32(objects)) } else { 0 };
        vm.event(|_| Event::Library { name, subjects, number });
    }
    Ok(())
}

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

    /// An object for a trace: its type and hash code.
    pub(crate) fn describe(&mut self, object: crate::heap::Ref) -> String {
        if object.is_null() {
            return "null".into();
        }
        let desc = self.source.type_desc(object.type_id());
        if desc.shape == TypeShape::String {
            return format!("{:?}", object.text());
        }
        format!("{}#{}", desc.display_name, super::object::hash_code(self, object))
    }
}
