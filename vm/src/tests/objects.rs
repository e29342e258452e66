//! Objects, arrays, delegates, collection.

use hoist_bytecode::ops::Op;
use hoist_bytecode::{MethodId, RegKind};

use super::*;

const BITS: RegKind = RegKind::Bits;
const REF: RegKind = RegKind::Ref;

/// Node Build(int depth): a complete binary tree. int Count(Node n): its nodes.
pub(crate) fn add_trees(library: &mut Library) -> (u32, u32) {
    let build = library.bodies.len() as u32;
    library.code("Build", &[BITS], &[REF], &[REF, REF, BITS], |asm, _| {
        let leaf = asm.label();
        asm.wide(Op::NewObject, 1, NODE.0);
        asm.jump(Op::JEqI32Imm, 0, 0, leaf);
        asm.abc(Op::AddI32Imm, 3, 0, (-1i16) as u16);
        asm.call(Op::Call, 2, build, 0, &[3]);
        asm.abc(Op::StoreField, 1, 1, 2);
        asm.call(Op::Call, 2, build, 0, &[3]);
        asm.abc(Op::StoreField, 1, 2, 2);
        asm.bind(leaf);
        asm.abc(Op::Return1, 1, 0, 0);
    });
    let count = library.bodies.len() as u32;
    library.code("Count", &[REF], &[BITS], &[REF, BITS, BITS], |asm, _| {
        let some = asm.label();
        asm.jump(Op::JumpTrue, 0, 0, some);
        asm.wide(Op::LoadImm, 2, 0);
        asm.abc(Op::Return1, 2, 0, 0);
        asm.bind(some);
        asm.abc(Op::LoadField, 1, 0, 1);
        asm.call(Op::Call, 2, count, 0, &[1]);
        asm.abc(Op::LoadField, 1, 0, 2);
        asm.call(Op::Call, 3, count, 0, &[1]);
        asm.abc(Op::AddI32, 2, 2, 3);
        asm.abc(Op::AddI32Imm, 2, 2, 1);
        asm.abc(Op::Return1, 2, 0, 0);
    });
    (build, count)
}

/// Builds many trees, keeps one: the kept one survives all collections.
#[test]
fn live_objects_survive() {
    let mut library = Library::new();
    let (build, count) = add_trees(&mut library);
    let main = library.code("Main", &[BITS, BITS], &[BITS], &[REF, REF, BITS], |asm, _| {
        let top = asm.label();
        asm.call(Op::Call, 2, build, 0, &[0]);
        asm.bind(top);
        asm.call(Op::Call, 3, build, 0, &[0]);
        asm.abc(Op::AddI32Imm, 1, 1, (-1i16) as u16);
        asm.jump(Op::JNeI32Imm, 1, 0, top);
        asm.call(Op::Call, 4, count, 0, &[2]);
        asm.abc(Op::Return1, 4, 0, 0);
    });
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(main), &[13, 200]).map_err(|o| format!("{o:?}")), Ok(vec![16383]));
    let stats = vm.stats();
    assert!(stats.collections >= 2, "{}", stats.collections);
    assert_eq!(stats.allocated_objects, 201 * 16383);
    assert_eq!(stats.allocated_bytes, 201 * 16383 * 32);
}

/// The sieve of Eratosthenes over int[].
pub(crate) fn add_sieve(library: &mut Library) -> u32 {
    library.code("Sieve", &[BITS], &[BITS], &[REF, BITS, BITS, BITS, BITS], |asm, _| {
        // r1 flags, r2 i, r3 j, r4 count, r5 temp
        let (outer, skip, inner, inner_test, test) = (asm.label(), asm.label(), asm.label(), asm.label(), asm.label());
        asm.abc(Op::AddI32Imm, 5, 0, 1);
        asm.abc(Op::NewArray, 1, 5, 0);
        asm.word(u64::from(INT_ARRAY.0));
        asm.wide(Op::LoadImm, 2, 2);
        asm.jump(Op::Jump, 0, 0, test);
        asm.bind(outer);
        asm.abc(Op::LoadElement32, 5, 1, 2);
        asm.jump(Op::JNeI32Imm, 5, 0, skip);
        asm.abc(Op::AddI32Imm, 4, 4, 1);
        asm.abc(Op::AddI32, 3, 2, 2);
        asm.wide(Op::LoadImm, 5, 1);
        asm.jump(Op::Jump, 0, 0, inner_test);
        asm.bind(inner);
        asm.abc(Op::StoreElement32, 1, 3, 5);
        asm.abc(Op::AddI32, 3, 3, 2);
        asm.bind(inner_test);
        asm.jump(Op::JLeI32, 3, 0, inner);
        asm.bind(skip);
        asm.abc(Op::AddI32Imm, 2, 2, 1);
        asm.bind(test);
        asm.jump(Op::JLeI32, 2, 0, outer);
        asm.abc(Op::Return1, 4, 0, 0);
    })
}

#[test]
fn sieves() {
    let mut library = Library::new();
    let sieve = add_sieve(&mut library);
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(sieve), &[10_000]).map_err(|o| format!("{o:?}")), Ok(vec![1229]));
}

#[test]
fn calls_virtually_and_through_delegates() {
    let mut library = Library::new();
    let base = library.code("Value", &[REF], &[BITS], &[BITS], |asm, _| {
        asm.wide(Op::LoadImm, 1, 1);
        asm.abc(Op::Return1, 1, 0, 0);
    });
    let derived = library.code("Value2", &[REF], &[BITS], &[BITS], |asm, _| {
        asm.wide(Op::LoadImm, 1, 20);
        asm.abc(Op::Return1, 1, 0, 0);
    });
    library.infos[base as usize].is_static = false;
    library.infos[derived as usize].is_static = false;
    library.overrides.insert((NODE.0, base), derived);
    let invoke = library.method("Invoke", &[REF], &[BITS], MethodImpl::DelegateInvoke);
    let main = library.code("Main", &[], &[BITS], &[REF, REF, BITS, BITS], |asm, body| {
        body.cache_count = 1;
        asm.wide(Op::NewObject, 0, NODE.0);
        asm.call(Op::CallVirtual, 2, base, 0, &[0]);
        asm.abc(Op::NewDelegateVirtual, 1, 0, 0);
        asm.word(u64::from(DELEGATE.0));
        asm.word(u64::from(base));
        asm.call(Op::CallDelegate, 3, invoke, 0, &[1]);
        asm.abc(Op::AddI32, 2, 2, 3);
        asm.call(Op::Call, 3, base, 0, &[0]);
        asm.abc(Op::AddI32, 2, 2, 3);
        asm.abc(Op::Return1, 2, 0, 0);
    });
    let (mut vm, _) = library.vm();
    assert_eq!(vm.call_static(MethodId(main), &[]).map_err(|o| format!("{o:?}")), Ok(vec![41]));
}

/// How long the usual suspects take; run by hand with `--release -- --nocapture measures`.
#[test]
fn measures() {
    let scale = if cfg!(debug_assertions) { 0 } else { 1 };
    let mut library = Library::new();
    let fib = super::machine::add_fib(&mut library);
    let sieve = add_sieve(&mut library);
    let (build, _) = add_trees(&mut library);
    let (mut vm, _) = library.vm();
    for (name, method, argument) in [
        ("fib(32)", fib, [10, 32][scale]),
        ("sieve 5M", sieve, [100, 5_000_000][scale]),
        ("tree 20", build, [4, 20][scale]),
    ] {
        if std::env::var("MEASURE").is_ok_and(|only| !name.starts_with(&only)) {
            continue;
        }
        let start = std::time::Instant::now();
        let result = vm.call_static(MethodId(method), &[argument]).unwrap();
        println!("{name}: {result:?} {:?}", start.elapsed());
    }
}
