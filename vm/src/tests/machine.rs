//! Calls, loops, exceptions.

use hoist_bytecode::ops::Op;
use hoist_bytecode::{Handler, HandlerKind, MethodId, RegKind};

use super::*;
use crate::Outcome;

const BITS: RegKind = RegKind::Bits;
const REF: RegKind = RegKind::Ref;

/// fib(n) the slow way.
pub(crate) fn add_fib(library: &mut Library) -> u32 {
    let me = library.bodies.len() as u32;
    library.code("Fib", &[BITS], &[BITS], &[BITS, BITS], |asm, _| {
        let more = asm.label();
        asm.jump(Op::JGeI32Imm, 0, 2, more);
        asm.abc(Op::Return1, 0, 0, 0);
        asm.bind(more);
        asm.abc(Op::AddI32Imm, 1, 0, (-1i16) as u16);
        asm.call(Op::Call, 1, me, 0, &[1]);
        asm.abc(Op::AddI32Imm, 2, 0, (-2i16) as u16);
        asm.call(Op::Call, 2, me, 0, &[2]);
        asm.abc(Op::AddI32, 1, 1, 2);
        asm.abc(Op::Return1, 1, 0, 0);
    })
}

#[test]
fn calls_itself() {
    let mut library = Library::new();
    let fib = add_fib(&mut library);
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(fib), &[20]).map_err(|o| format!("{o:?}")), Ok(vec![6765]));
}

#[test]
fn counts_in_a_loop() {
    let mut library = Library::new();
    let sum = library.code("Sum", &[BITS], &[BITS], &[BITS, BITS], |asm, _| {
        let (top, test) = (asm.label(), asm.label());
        asm.jump(Op::Jump, 0, 0, test);
        asm.bind(top);
        asm.abc(Op::AddI64, 1, 1, 2);
        asm.abc(Op::AddI32Imm, 2, 2, 1);
        asm.bind(test);
        asm.jump(Op::JLtI32, 2, 0, top);
        asm.abc(Op::Return1, 1, 0, 0);
    });
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(sum), &[100_000]).ok(), Some(vec![4_999_950_000]));
    assert!(vm.stats().instructions >= 100_000);
}

/// try { try { return 1 / n; } finally { static0++; } } catch (DivideByZeroException) { return -1; }
fn add_guarded_division(library: &mut Library) -> u32 {
    library.statics.slot_count = 1;
    library.code("Divide", &[BITS], &[BITS], &[REF, BITS, BITS], |asm, body| {
        let (done, done2) = (asm.label(), asm.label());
        let start = asm.position();
        asm.wide(Op::LoadImm, 2, 1);
        asm.abc(Op::DivI32, 2, 2, 0);
        asm.jump(Op::Leave, 0, 0, done);
        let inner_end = asm.position();
        asm.abc(Op::EnterHandler, 0, 0, 0);
        asm.wide(Op::LoadStatic, 3, 0);
        asm.abc(Op::AddI32Imm, 3, 3, 1);
        asm.wide(Op::StoreStatic, 3, 0);
        asm.abc(Op::EndFinally, 0, 0, 0);
        let outer_end = asm.position();
        asm.abc(Op::EnterHandler, 0, 0, 0);
        asm.wide(Op::LoadImm, 2, (-1i32) as u32);
        asm.jump(Op::Leave, 0, 0, done2);
        let catch_end = asm.position();
        asm.bind(done);
        asm.bind(done2);
        asm.abc(Op::Return1, 2, 0, 0);
        body.handlers = vec![
            Handler { start, end: inner_end, handler: inner_end, handler_end: outer_end, kind: HandlerKind::Finally },
            Handler {
                start,
                end: outer_end,
                handler: outer_end,
                handler_end: catch_end,
                kind: HandlerKind::Catch { ty: DIVIDE, exception: 1 },
            },
        ];
    })
}

#[test]
fn runs_finally_on_both_ways_out() {
    let mut library = Library::new();
    let divide = add_guarded_division(&mut library);
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(divide), &[1]).map(|r| r[0] as i32).map_err(|o| format!("{o:?}")), Ok(1));
    assert_eq!(vm.static_slot(0), 1);
    assert_eq!(vm.call_static(MethodId(divide), &[0]).map(|r| r[0] as i32).map_err(|o| format!("{o:?}")), Ok(-1));
    assert_eq!(vm.static_slot(0), 2);
}

/// A filter in the caller runs before the finally handler of the callee.
#[test]
fn filters_run_first() {
    let mut library = Library::new();
    library.statics.slot_count = 2;
    // static0 = static0 * 10 + digit
    fn note(asm: &mut Assembler, digit: u16) {
        asm.wide(Op::LoadStatic, 1, 0);
        asm.wide(Op::LoadImm, 2, 10);
        asm.abc(Op::MulI32, 1, 1, 2);
        asm.abc(Op::AddI32Imm, 1, 1, digit);
        asm.wide(Op::StoreStatic, 1, 0);
    }
    let thrower = library.code("Thrower", &[], &[], &[REF, BITS, BITS], |asm, body| {
        let done = asm.label();
        let start = asm.position();
        asm.abc(Op::Throw, 0, 0, 0);
        let end = asm.position();
        asm.abc(Op::EnterHandler, 0, 0, 0);
        note(asm, 2);
        asm.abc(Op::EndFinally, 0, 0, 0);
        let handler_end = asm.position();
        asm.bind(done);
        asm.abc(Op::Return, 0, 0, 0);
        body.handlers = vec![Handler { start, end, handler: end, handler_end, kind: HandlerKind::Finally }];
    });
    let main = library.code("Main", &[], &[BITS], &[REF, BITS, BITS], |asm, body| {
        let done = asm.label();
        let start = asm.position();
        asm.call(Op::Call, 0, thrower, 0, &[]);
        asm.jump(Op::Leave, 0, 0, done);
        let end = asm.position();
        asm.abc(Op::EnterHandler, 0, 0, 0);
        note(asm, 1);
        asm.wide(Op::LoadImm, 1, 1);
        asm.abc(Op::EndFilter, 1, 0, 0);
        let handler = asm.position();
        asm.abc(Op::EnterHandler, 0, 0, 0);
        note(asm, 3);
        asm.jump(Op::Leave, 0, 0, done);
        let handler_end = asm.position();
        asm.bind(done);
        asm.wide(Op::LoadStatic, 1, 0);
        asm.abc(Op::Return1, 1, 0, 0);
        body.handlers =
            vec![Handler { start, end, handler, handler_end, kind: HandlerKind::Filter { filter: end, exception: 0 } }];
    });
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(main), &[]).map_err(|o| format!("{o:?}")), Ok(vec![123]));
}

#[test]
fn endless_recursion_is_reported() {
    let mut library = Library::new();
    let me = library.bodies.len() as u32;
    library.code("Main", &[], &[], &[BITS], |asm, _| {
        asm.call(Op::Call, 0, me, 0, &[]);
        asm.abc(Op::Return, 0, 0, 0);
    });
    let (mut vm, host) = library.vm();
    assert!(matches!(vm.run(), Outcome::StackOverflow { .. }));
    assert!(host.error_text().starts_with("Stack overflow.\nRepeated "), "{}", host.error_text());
}

#[test]
fn unhandled_exceptions_end_the_process() {
    let mut library = Library::new();
    library.strings.push("System.NullReferenceException: text".encode_utf16().collect());
    library.code("ToString", &[REF], &[REF], &[REF], |asm, _| {
        asm.wide(Op::LoadString, 1, 0);
        asm.abc(Op::Return1, 1, 0, 0);
    });
    library.code("Main", &[], &[], &[REF, BITS], |asm, _| {
        asm.abc(Op::LoadField, 1, 0, 1);
        asm.abc(Op::Return, 0, 0, 0);
    });
    let (mut vm, host) = library.vm();
    let outcome = vm.run();
    assert_eq!(outcome.exit_code(), 134, "{outcome:?}");
    assert_eq!(host.error_text(), "Unhandled exception. System.NullReferenceException: text\n");
}
