//! Pool, timers, monitors, deadlock: on the virtual clock.

use hoist_bytecode::ops::Op;
use hoist_bytecode::{MethodId, RegKind};

use super::*;
use crate::Outcome;

const BITS: RegKind = RegKind::Bits;
const REF: RegKind = RegKind::Ref;

struct Natives {
    queue: u32,
    schedule: u32,
    wait: u32,
    enter: u32,
}

/// Work items and timers are boxed ints: running one appends its digit to static 0; item 9 queues 1, 2, 3 locally.
fn library() -> (Library, Natives) {
    let mut library = Library::new();
    library.statics.slot_count = 1;
    for name in ["System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.TimerQueue"] {
        library.types.push(desc(name, TypeShape::Class, Some(OBJECT), 8, &[]));
    }
    let native = |library: &mut Library, name: &str, parameters: &[RegKind], results: &[RegKind]| {
        library.method(name, parameters, results, MethodImpl::Native(name.into()))
    };
    let natives = Natives {
        queue: native(&mut library, "ThreadPool.Queue", &[REF, BITS], &[]),
        schedule: native(&mut library, "TimerQueue.Schedule", &[REF, BITS], &[]),
        wait: native(&mut library, "Blocking.Wait", &[REF, BITS, BITS], &[BITS]),
        enter: native(&mut library, "Monitor.Enter", &[REF], &[]),
    };
    let queue = natives.queue;
    for name in ["DispatchWorkItem", "Fire"] {
        library.code(name, &[REF], &[], &[REF, BITS, BITS, BITS], |asm, _| {
            let plain = asm.label();
            asm.wide(Op::LoadStatic, 2, 0);
            asm.wide(Op::LoadImm, 3, 10);
            asm.abc(Op::MulI32, 2, 2, 3);
            asm.abc(Op::LoadField, 3, 0, 1);
            asm.abc(Op::AddI32, 2, 2, 3);
            asm.wide(Op::StoreStatic, 2, 0);
            asm.jump(Op::JNeI32Imm, 3, 9, plain);
            for i in 1..=3 {
                asm.wide(Op::LoadImm, 3, i);
                asm.abc(Op::Box, 1, 3, 0);
                asm.word(u64::from(INT.0));
                asm.wide(Op::LoadImm, 4, 1);
                asm.call(Op::Call, 2, queue, 0, &[1, 4]);
            }
            asm.bind(plain);
            asm.abc(Op::Return, 0, 0, 0);
        });
    }
    (library, natives)
}

/// Main: does something with each of the boxed numbers, waits 100 ms, returns static 0.
fn main_with(library: &mut Library, natives: &Natives, method: u32, numbers: &[u32], second: u32) -> u32 {
    let wait = natives.wait;
    library.code("Main", &[], &[BITS], &[REF, BITS, BITS, BITS], |asm, _| {
        for &number in numbers {
            asm.wide(Op::LoadImm, 1, number);
            asm.abc(Op::Box, 0, 1, 0);
            asm.word(u64::from(INT.0));
            asm.wide(Op::LoadImm, 2, second);
            asm.call(Op::Call, 3, method, 0, &[0, 2]);
        }
        asm.wide(Op::LoadImm, 1, 100);
        asm.wide(Op::LoadImm, 2, 5);
        asm.call(Op::Call, 3, wait, 0, &[0, 1, 2]);
        asm.wide(Op::LoadStatic, 1, 0);
        asm.abc(Op::Return1, 1, 0, 0);
    })
}

fn result(library: Library, main: u32) -> Result<Vec<u64>, String> {
    let (mut vm, _) = library.vm();
    vm.call_static(MethodId(main), &[]).map_err(|o| format!("{o:?}"))
}

#[test]
fn the_global_queue_is_first_in_first_out() {
    let (mut library, natives) = library();
    let main = main_with(&mut library, &natives, natives.queue, &[1, 2, 3], 0);
    assert_eq!(result(library, main), Ok(vec![123]));
}

#[test]
fn a_workers_own_queue_is_last_in_first_out() {
    let (mut library, natives) = library();
    let main = main_with(&mut library, &natives, natives.queue, &[9], 0);
    assert_eq!(result(library, main), Ok(vec![9321]));
}

#[test]
fn equal_timers_fire_newest_first() {
    let (mut library, natives) = library();
    let main = main_with(&mut library, &natives, natives.schedule, &[1, 2, 3], 20);
    assert_eq!(result(library, main), Ok(vec![321]));
}

#[test]
fn waiting_moves_the_virtual_clock() {
    let (mut library, natives) = library();
    let main = main_with(&mut library, &natives, natives.queue, &[], 0);
    // Nothing to wait on: a null key throws, so give Main an object first.
    let _ = main;
    let wait = natives.wait;
    let main = library.code("Wait", &[], &[BITS], &[REF, BITS, BITS], |asm, _| {
        asm.wide(Op::NewObject, 0, OBJECT.0);
        asm.wide(Op::LoadImm, 1, 250);
        asm.wide(Op::LoadImm, 2, 5);
        asm.call(Op::Call, 1, wait, 0, &[0, 1, 2]);
        asm.abc(Op::Return1, 1, 0, 0);
    });
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(main), &[]).ok(), Some(vec![0]));
    let time = vm.stats().virtual_time;
    assert!((250_000_000..251_000_000).contains(&time), "{time}");
}

#[test]
fn waiting_for_ever_is_a_deadlock() {
    let (mut library, natives) = library();
    let wait = natives.wait;
    let enter = natives.enter;
    library.code("Main", &[], &[], &[REF, BITS, BITS], |asm, _| {
        asm.wide(Op::NewObject, 0, OBJECT.0);
        asm.call(Op::Call, 1, enter, 0, &[0]);
        asm.wide(Op::LoadImm, 1, (-1i32) as u32);
        asm.wide(Op::LoadImm, 2, 0);
        asm.call(Op::Call, 1, wait, 0, &[0, 1, 2]);
        asm.abc(Op::Return, 0, 0, 0);
    });
    let (mut vm, _) = library.vm();
    match vm.run() {
        Outcome::Deadlock(report) => {
            assert_eq!(report.threads.len(), 1);
            assert_eq!(report.threads[0].action, "Task.Wait");
            assert_eq!(report.threads[0].method, "Main");
            assert_eq!(report.cause, crate::DeadlockCause::NeverCompleted);
        }
        other => panic!("{other:?}"),
    }
}
