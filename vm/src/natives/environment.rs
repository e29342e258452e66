//! System.Environment, System.GC's registrations, weak references, System.Random's seed source.

use super::{Interruption, Table, throw_new};
use crate::frame::FrameKind;
use crate::limits::Outcome;
use crate::sched::timers::MILLISECOND;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Environment.FailFast", |vm, a| {
        let mut text = format!("Process terminated. {}\n", a.reference(0).text());
        for line in stack_lines(vm) {
            text.push_str(&line);
            text.push('\n');
        }
        vm.write_error(&text);
        Err(Interruption::Stop(Box::new(Outcome::UnhandledException { text })))
    }),
    ("Environment.CurrentManagedThreadId", |vm, a| a.give_i32(vm.thread().managed_id as i32)),
    ("Environment.ProcessorCount", |vm, a| a.give_i32(vm.options.processors as i32)),
    ("Environment.TickCount64", |vm, a| {
        vm.spend(25);
        let now = vm.time() / MILLISECOND;
        a.give_i64(now as i64 + 1_000_000)
    }),
    ("Environment.get_StackTrace", |vm, a| {
        let mut lines = vec!["   at System.Environment.get_StackTrace()".to_string()];
        lines.extend(stack_lines(vm));
        let text = vm.new_string(&lines.join("\n"));
        a.give_ref(text)
    }),
    ("Environment.Arguments", |vm, a| {
        let array = vm.argument_array();
        a.give(array)
    }),
    ("GC.SuppressFinalize", |vm, a| {
        let object = a.reference(0);
        vm.finalizable.retain(|&o| o != object.0);
        Ok(())
    }),
    ("GC.ReRegisterForFinalize", |vm, a| {
        let object = a.object(0)?;
        let _ = (vm, object);
        Ok(())
    }),
    ("Random.VmBits", |vm, a| {
        // SplitMix64.
        vm.random = vm.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = vm.random;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        a.give(bits ^ (bits >> 31))
    }),
    ("WeakReference.NewCell", |vm, a| {
        let object = vm.known_type("System.Object").map_err(super::object::stop)?;
        let ty = vm.ty(object);
        // The cell's handle is in the slot after the header, which System.Object itself does not use.
        let Some(cell) = vm.new_object_uncounted(ty) else { return throw_new("System.OutOfMemoryException", "") };
        let handle = match vm.free_weak_handles.pop() {
            Some(handle) => handle as usize,
            None => {
                vm.weak_handles.push((0, 0));
                vm.weak_handles.len() - 1
            }
        };
        vm.weak_handles[handle] = (cell.0, a.slot(0));
        cell.set_slot(1, handle as u64);
        a.give_ref(cell)
    }),
    ("WeakReference.GetCell", |vm, a| {
        let handle = a.object(0)?.slot(1) as usize;
        a.give(vm.weak_handles.get(handle).map_or(0, |w| w.1))
    }),
    ("WeakReference.SetCell", |vm, a| {
        let handle = a.object(0)?.slot(1) as usize;
        if let Some(weak) = vm.weak_handles.get_mut(handle) {
            weak.1 = a.slot(1);
        }
        Ok(())
    }),
    ("Unsafe.Writable", |_, a| a.give(a.slot(0))),
];

/// The running thread's frames as a trace prints them.
fn stack_lines(vm: &mut Vm) -> Vec<String> {
    let mut lines = Vec::new();
    let mut frame = vm.fp;
    while let Some((kind, method, _)) = vm.frame_facts(frame) {
        if matches!(kind, FrameKind::Root | FrameKind::Host) {
            break;
        }
        if let Some(name) = method.and_then(|m| vm.trace_name(m)) {
            lines.push(format!("   at {name}"));
        }
        frame = frame.wrapping_sub(1);
    }
    lines
}
