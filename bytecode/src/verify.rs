//! Checks a body before it runs: what passes cannot make the interpreter read a register, a code word or a constant that isn't there, or
//! take bits for a reference.
//!
//! The kind of a register is fixed for the whole method, so one walk over the code is enough. What a *field* holds is told by type
//! descriptions that the verifier does not see: there the compiler is trusted.

use crate::decode::{Instruction, Role, WordRole, instructions, shape};
use crate::ops::{Conversion, Op};
use crate::{HandlerKind, MethodBody, MethodId, MethodInfo, MethodSource, RegKind};

/// What is wrong, and at which code word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub at: usize,
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "at {}: {}", self.at, self.message)
    }
}

fn fail<T>(at: usize, message: impl Into<String>) -> Result<T, Problem> {
    Err(Problem { at, message: message.into() })
}

/// Checks a body.
///
/// # Errors
/// The first problem found.
pub fn verify(body: &MethodBody, source: &mut dyn MethodSource) -> Result<(), Problem> {
    if body.register_kinds.len() != usize::from(body.register_count) {
        return fail(0, "register_kinds has not register_count entries");
    }
    if body.parameter_slots > body.register_count {
        return fail(0, "more parameter slots than registers");
    }
    let (zero_from, zero_count) = (usize::from(body.zero_range.0), usize::from(body.zero_range.1));
    if zero_from + zero_count > body.register_kinds.len() {
        return fail(0, "zero_range is outside the registers");
    }
    for (i, kind) in body.register_kinds.iter().enumerate().skip(usize::from(body.parameter_slots)) {
        if *kind != RegKind::Bits && !(zero_from..zero_from + zero_count).contains(&i) {
            return fail(0, format!("register {i} is scanned but not zeroed on entry"));
        }
    }
    let mut starts = vec![false; body.code.len() + 1];
    for instruction in instructions(body) {
        let instruction = instruction.map_err(|e| Problem { at: e.at, message: e.message.to_string() })?;
        starts[instruction.at] = true;
    }
    let reached = reachable(body, &starts)?;
    for instruction in instructions(body).flatten().filter(|i| reached[i.at]) {
        check(body, &instruction, source)?;
        for target in instruction.targets() {
            if !usize::try_from(target).is_ok_and(|t| starts.get(t).copied().unwrap_or(false)) {
                return fail(instruction.at, format!("jump to {target}, which is no instruction"));
            }
        }
    }
    let starts_at = |index: u32| starts.get(index as usize).copied().unwrap_or(false);
    for handler in &body.handlers {
        let at = handler.handler as usize;
        let end_ok = |end: u32| end as usize == body.code.len() || starts_at(end);
        if !starts_at(handler.start)
            || !end_ok(handler.end)
            || !starts_at(handler.handler)
            || !end_ok(handler.handler_end)
        {
            return fail(at, "a handler's boundary is no instruction");
        }
        let register = match handler.kind {
            HandlerKind::Catch { exception, .. } => Some(exception),
            HandlerKind::Filter { filter, exception } => {
                if !starts_at(filter) {
                    return fail(at, "a filter's start is no instruction");
                }
                Some(exception)
            }
            HandlerKind::Finally | HandlerKind::Fault => None,
        };
        if let Some(register) = register
            && body.register_kinds.get(usize::from(register)) != Some(&RegKind::Ref)
        {
            return fail(at, "the exception register of a handler holds no reference");
        }
    }
    Ok(())
}

/// Which code words control can come to: code behind an endless loop or a `throw` may be left unfinished by the compiler.
fn reachable(body: &MethodBody, starts: &[bool]) -> Result<Vec<bool>, Problem> {
    let mut reached = vec![false; body.code.len() + 1];
    let mut pending = vec![0usize];
    for handler in &body.handlers {
        pending.push(handler.handler as usize);
        if let HandlerKind::Filter { filter, .. } = handler.kind {
            pending.push(filter as usize);
        }
    }
    while let Some(at) = pending.pop() {
        if at >= body.code.len() {
            return fail(at, "control falls off the end");
        }
        if reached[at] || !starts[at] {
            continue;
        }
        reached[at] = true;
        let Ok(instruction) = crate::decode::instruction(&body.code, at) else { continue };
        if !is_end(instruction.op) {
            pending.push(instruction.next());
        }
        pending.extend(instruction.targets().into_iter().filter_map(|t| usize::try_from(t).ok()));
    }
    Ok(reached)
}

/// Control never goes on to the next instruction.
fn is_end(op: Op) -> bool {
    op == Op::Jump || op == Op::Leave || op.info().effects.split(' ').any(|e| e == "end" || e == "return")
}

fn range(body: &MethodBody, at: usize, first: u16, count: usize) -> Result<&[RegKind], Problem> {
    let first = usize::from(first);
    match body.register_kinds.get(first..first + count) {
        Some(kinds) => Ok(kinds),
        None => fail(at, format!("registers {first}.. ({count}) are not all there")),
    }
}

fn check(body: &MethodBody, i: &Instruction<'_>, source: &mut dyn MethodSource) -> Result<(), Problem> {
    let at = i.at;
    for (n, role) in shape(i.op).fields.iter().enumerate() {
        let value = i.field(n);
        match *role {
            Role::Def(kind) | Role::Use(kind) => {
                let actual = range(body, at, value, 1)?[0];
                if kind.is_some_and(|k| k != actual) {
                    return fail(at, format!("{}: register {value} is {actual:?}", i.op.info().mnemonic));
                }
            }
            Role::Address | Role::Defs | Role::Uses => {
                // Calls without a result and zero-length ranges may name the register behind the last.
                if usize::from(value) > body.register_kinds.len() {
                    return fail(at, format!("register {value} is not there"));
                }
            }
            Role::Constant if i.wide() as usize >= body.constants.len() => {
                return fail(at, "no such constant");
            }
            Role::Constant16 if usize::from(value) >= body.constants.len() => return fail(at, "no such constant"),
            Role::Conversion if Conversion::decode(value).is_none() => return fail(at, "no such conversion"),
            _ => {}
        }
    }
    let word = |role: WordRole| {
        shape(i.op).words.iter().position(|w| *w == role).and_then(|n| i.words.get(n)).copied().unwrap_or_default()
    };
    match i.op {
        Op::Mov => {
            if range(body, at, i.a, 1)? != range(body, at, i.b, 1)? {
                return fail(at, "mov between registers of different kinds");
            }
        }
        Op::MovN => {
            let count = usize::from(i.c);
            if range(body, at, i.a, count)? != range(body, at, i.b, count)? {
                return fail(at, "mov.n between registers of different kinds");
            }
        }
        Op::LoadImm => {
            if range(body, at, i.a, 1)?[0] != RegKind::Bits && i.wide() != 0 {
                return fail(at, "a number as a reference");
            }
        }
        Op::Zero | Op::ReturnN => {
            range(body, at, i.a, i.wide() as usize)?;
            if i.op == Op::ReturnN && i.wide() != u32::from(body.return_slots) {
                return fail(at, "returns another number of slots");
            }
        }
        Op::Return if body.return_slots != 0 => return fail(at, "returns nothing"),
        Op::Return1 if body.return_slots != 1 => return fail(at, "returns one slot"),
        Op::LoadFieldN | Op::LoadElementN | Op::LoadStaticN | Op::StoreStaticN => {
            range(body, at, i.a, word(WordRole::Count) as usize)?;
        }
        Op::StoreFieldN | Op::StoreElementN | Op::MdIndex => {
            range(body, at, i.c, word(WordRole::Count) as usize)?;
        }
        Op::NewArrayMd => {
            range(body, at, i.b, usize::from(i.c))?;
        }
        Op::Call | Op::CallVirtual | Op::CallNonVirtual | Op::CallConstrained | Op::CallDelegate => {
            let operand = word(WordRole::Method);
            if i.op == Op::CallVirtual && (operand >> 32) as u32 >= body.cache_count {
                return fail(at, "no such inline cache");
            }
            let info = source.method_info(MethodId(operand as u32));
            check_call(body, i, &info)?;
        }
        _ => {}
    }
    Ok(())
}

fn check_call(body: &MethodBody, i: &Instruction<'_>, info: &MethodInfo) -> Result<(), Problem> {
    let at = i.at;
    let arguments = i.arguments();
    if arguments.len() != usize::from(info.parameter_slots) {
        return fail(
            at,
            format!("{} takes {} slots, not {}", info.display_name, info.parameter_slots, arguments.len()),
        );
    }
    for (n, (register, kind)) in arguments.iter().zip(&info.parameter_kinds).enumerate() {
        let actual = range(body, at, *register, 1)?[0];
        // A constrained call's receiver is a pointer that the VM replaces by a box.
        if actual != *kind && !(n == 0 && i.op == Op::CallConstrained) {
            return fail(at, format!("argument slot {n} of {} is {actual:?}, not {kind:?}", info.display_name));
        }
    }
    let results = range(body, at, i.a, usize::from(info.return_slots))?;
    if results != info.return_kinds.as_slice() {
        return fail(at, format!("the result of {} goes to registers of other kinds", info.display_name));
    }
    Ok(())
}
