//! Cleans up what the emitter wrote: it emits each construct by itself, and expanded calls leave copies behind.
//!
//! ```text
//! mov r3 r2; ldfld r4 r3 .5; ldi r5 0; jeq.i32 r4 r5 -> L        ldfld r4 r2 .5; jeq.i32.imm r4 0 -> L
//! ```
//!
//! Forwards, within a basic block: copies, constants, addresses and comparisons are put where they are used. Backwards, over the whole
//! method: what defines a register that nobody reads is removed. Registers that are read or written by other means than an instruction's
//! own field (their address is taken, they belong to a range, a handler needs them) are *pinned*: nothing is assumed of them.

use hoist_bytecode::RegKind;
use hoist_bytecode::decode::{Role, shape};
use hoist_bytecode::ops::{OPS, Op};
use rustc_hash::FxHashMap;

use super::assembler::{Instruction, PendingHandler, PendingKind, Word};

/// What is worked on.
pub(super) struct Method<'a> {
    pub instructions: &'a mut Vec<Instruction>,
    /// Instruction index of each label.
    pub labels: &'a mut [Option<usize>],
    pub kinds: &'a [RegKind],
    pub group_size: &'a [u16],
    pub constants: &'a mut Vec<u64>,
    pub handlers: &'a [PendingHandler],
    /// Instruction indices of positions; kept in step.
    pub locations: &'a mut [(usize, hoist_bytecode::SourceLocation)],
    /// Comparisons may not become 16-bit jumps.
    pub long_jumps: bool,
}

/// Cleans a method.
pub(super) fn optimize(mut method: Method<'_>) {
    let pinned = method.pinned();
    let removable = method.forward(&pinned);
    method.backward(&pinned, removable);
}

/// What is known of a register within a block.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fact {
    Copy(u32),
    Constant(i32),
    /// `base` slot address.
    Field {
        base: u32,
        slot: u32,
    },
    /// Address of a register.
    Register(u32),
    Comparison {
        op: Op,
        left: u32,
        right: u32,
    },
    /// Some bits of a register.
    Bits {
        of: u32,
        mask: i32,
    },
}

#[derive(Default)]
struct Facts {
    known: FxHashMap<u32, Fact>,
    not_null: Vec<u32>,
}

impl Facts {
    fn clear(&mut self) {
        self.known.clear();
        self.not_null.clear();
    }

    /// The register gets another value.
    fn kill(&mut self, register: u32) {
        self.not_null.retain(|&r| r != register);
        if self.known.is_empty() {
            return;
        }
        self.known.remove(&register);
        self.known.retain(|_, fact| match *fact {
            Fact::Copy(of) => of != register,
            Fact::Field { base, .. } => base != register,
            Fact::Comparison { left, right, .. } => left != register && right != register,
            Fact::Bits { of, .. } => of != register,
            Fact::Constant(_) | Fact::Register(_) => true,
        });
    }

    /// Pinned registers may have been written by other means.
    fn kill_pinned(&mut self, pinned: &[bool]) {
        let is_pinned = |r: u32| pinned.get(r as usize).copied().unwrap_or(true);
        self.not_null.retain(|&r| !is_pinned(r));
        self.known.retain(|&register, fact| {
            !is_pinned(register)
                && match *fact {
                    Fact::Copy(of) | Fact::Bits { of, .. } => !is_pinned(of),
                    Fact::Field { base, .. } => !is_pinned(base),
                    Fact::Comparison { left, right, .. } => !is_pinned(left) && !is_pinned(right),
                    Fact::Constant(_) | Fact::Register(_) => true,
                }
        });
    }

    fn constant(&self, register: u32) -> Option<i32> {
        match self.known.get(&register) {
            Some(Fact::Constant(value)) => Some(*value),
            _ => None,
        }
    }

    fn short(&self, register: u32) -> Option<u32> {
        self.constant(register).and_then(|v| i16::try_from(v).ok()).map(|v| u32::from(v as u16))
    }
}

/// May write registers that are no field of it: through a pointer, or a range.
fn writes_elsewhere(op: Op) -> bool {
    let info = &OPS[op as usize];
    info.effects.split(' ').any(|e| e == "call")
        || info.mnemonic.starts_with("st")
        || shape(op).fields.contains(&Role::Defs)
}

fn is_call(op: Op) -> bool {
    matches!(op, Op::Call | Op::CallVirtual | Op::CallNonVirtual | Op::CallConstrained | Op::CallDelegate)
}

impl Instruction {
    fn field(&self, n: usize) -> u32 {
        [self.a, self.b, self.c][n]
    }

    fn set_field(&mut self, n: usize, value: u32) {
        match n {
            0 => self.a = value,
            1 => self.b = value,
            _ => self.c = value,
        }
    }

    /// The register that it surely writes.
    fn definition(&self) -> Option<u32> {
        if is_call(self.op) {
            // The third field says how many slots the result has.
            return (self.c == 1).then_some(self.a);
        }
        matches!(shape(self.op).fields[0], Role::Def(_)).then_some(self.a)
    }

    fn for_each_use(&self, mut f: impl FnMut(u32)) {
        for (n, role) in shape(self.op).fields.iter().enumerate() {
            if matches!(role, Role::Use(_)) {
                f(self.field(n));
            }
        }
        for word in &self.words {
            if let Word::Registers(list) = word {
                list.iter().for_each(|r| f(r.0));
            }
        }
    }
}

impl Method<'_> {
    fn pinned(&self) -> Vec<bool> {
        let mut pinned: Vec<bool> = self.group_size.iter().map(|&n| n > 1).collect();
        let mut pin = |register: u32| {
            if let Some(p) = pinned.get_mut(register as usize) {
                *p = true;
            }
        };
        for instruction in self.instructions.iter() {
            for (n, role) in shape(instruction.op).fields.iter().enumerate() {
                let range = matches!(role, Role::Defs | Role::Uses) && !is_call(instruction.op);
                if range || *role == Role::Address {
                    pin(instruction.field(n));
                }
            }
        }
        for handler in self.handlers {
            if let PendingKind::Catch { exception, .. } | PendingKind::Filter { exception, .. } = handler.kind {
                pin(exception.0);
            }
        }
        pinned
    }

    /// Instructions at which a label is bound.
    fn targets(&self) -> Vec<bool> {
        let mut targets = vec![false; self.instructions.len() + 1];
        for &label in self.labels.iter().flatten() {
            targets[label] = true;
        }
        targets
    }

    /// Puts known values where they are used; says which instructions may go although they could throw.
    fn forward(&mut self, pinned: &[bool]) -> Vec<bool> {
        let targets = self.targets();
        let mut removable = vec![false; self.instructions.len()];
        let mut facts = Facts::default();
        // The last null check, while nothing has happened since.
        let mut pending_check: Option<(u32, usize)> = None;
        for i in 0..self.instructions.len() {
            if targets[i] {
                facts.clear();
                pending_check = None;
            }
            let instruction = &mut self.instructions[i];
            // Copies.
            for (n, role) in shape(instruction.op).fields.iter().enumerate() {
                if matches!(role, Role::Use(_))
                    && let Some(&Fact::Copy(of)) = facts.known.get(&instruction.field(n))
                {
                    instruction.set_field(n, of);
                }
            }
            for word in &mut instruction.words {
                if let Word::Registers(list) = word {
                    for register in list.iter_mut() {
                        if let Some(&Fact::Copy(of)) = facts.known.get(&register.0) {
                            register.0 = of;
                        }
                    }
                }
            }
            rewrite(instruction, &facts, self.kinds, self.constants, self.long_jumps);
            // A null check of what has been checked, and addresses whose base cannot be null.
            let sure = |r: u32| {
                facts.not_null.contains(&r) || self.kinds.get(r as usize).is_some_and(|k| *k == RegKind::Byref)
            };
            match instruction.op {
                Op::NullCheck => removable[i] = facts.not_null.contains(&instruction.a),
                Op::FieldAddress | Op::LoadField => removable[i] = sure(instruction.b),
                _ => {}
            }
            // What is known afterwards.
            let op = instruction.op;
            let (a, b, c) = (instruction.a, instruction.b, instruction.c);
            let dereferenced = match op {
                Op::LoadField | Op::FieldAddress | Op::LoadFieldN => Some(b),
                Op::StoreField | Op::StoreFieldImm | Op::StoreFieldN => Some(a),
                _ => None,
            };
            if let Some(&(checked, at)) = pending_check.as_ref() {
                if dereferenced == Some(checked) {
                    // The access checks by itself, and nothing happens in between.
                    removable[at] = true;
                    pending_check = None;
                } else if !OPS[op as usize].effects.is_empty()
                    || instruction.label.is_some()
                    || instruction.definition() == Some(checked)
                {
                    pending_check = None;
                }
            }
            if op == Op::NullCheck && !removable[i] {
                pending_check = Some((a, i));
            }
            if writes_elsewhere(op) {
                facts.kill_pinned(pinned);
            }
            match op {
                Op::NullCheck | Op::StoreField | Op::StoreFieldImm => facts.not_null.push(a),
                _ => {}
            }
            let Some(register) = instruction.definition() else { continue };
            let mask = (op == Op::And).then(|| match (facts.constant(b), facts.constant(c)) {
                (_, Some(mask)) => Some((b, mask)),
                (Some(mask), None) => Some((c, mask)),
                _ => None,
            });
            facts.kill(register);
            if matches!(op, Op::LoadField | Op::FieldAddress) && b != register {
                facts.not_null.push(b);
            }
            let fact = match op {
                Op::Mov if b != register => Some(Fact::Copy(b)),
                Op::LoadImm => Some(Fact::Constant(b as i32)),
                Op::FieldAddress if b != register => Some(Fact::Field { base: b, slot: c }),
                Op::AddressOf => Some(Fact::Register(b)),
                Op::And => mask.flatten().filter(|m| m.0 != register).map(|(of, mask)| Fact::Bits { of, mask }),
                _ if jump_of(op, true).is_some() && b != register && c != register => {
                    Some(Fact::Comparison { op, left: b, right: c })
                }
                _ => None,
            };
            match fact {
                Some(Fact::Copy(of)) if facts.not_null.contains(&of) => facts.not_null.push(register),
                _ if op == Op::NewObject => facts.not_null.push(register),
                _ => {}
            }
            if let Some(fact) = fact {
                facts.known.insert(register, fact);
            }
        }
        removable
    }

    /// Removes definitions that nobody reads, and lets an instruction write where its result is copied to.
    fn backward(&mut self, pinned: &[bool], mut removable: Vec<bool>) {
        let count = self.instructions.len();
        let targets = self.targets();
        let (live_out, everywhere) = self.liveness(pinned);
        let mut pinned = pinned.to_vec();
        for (register, pin) in pinned.iter_mut().enumerate() {
            *pin |= has(&everywhere, register as u32);
        }
        let words = self.kinds.len().div_ceil(64);
        let mut removed = vec![false; count];
        let mut block_end = count;
        for start in (0..count).rev() {
            if !self.begins_block(start, &targets) {
                continue;
            }
            let mut live = live_out.get(&start).cloned().unwrap_or_else(|| vec![u64::MAX; words]);
            for i in (start..block_end).rev() {
                let instruction = &self.instructions[i];
                let op = instruction.op;
                if op == Op::NullCheck && removable[i] {
                    removed[i] = true;
                    continue;
                }
                if op == Op::Nop && (!targets[i] || !targets[i + 1]) && i + 1 < count {
                    removed[i] = true;
                    continue;
                }
                if let Some(register) = instruction.definition() {
                    let is_pinned = pinned.get(register as usize).copied().unwrap_or(true);
                    let pure = OPS[op as usize].effects.is_empty() || removable[i];
                    if !is_pinned && pure && !has(&live, register) || op == Op::Mov && instruction.b == register {
                        removed[i] = true;
                        continue;
                    }
                    // `def t; mov d t` with t dead afterwards.
                    if op == Op::Mov
                        && i > start
                        && !targets[i]
                        && !pinned.get(instruction.b as usize).copied().unwrap_or(true)
                        && !has(&live, instruction.b)
                    {
                        let source = instruction.b;
                        let previous = &self.instructions[i - 1];
                        if previous.definition() == Some(source)
                            && self.kinds.get(source as usize) == self.kinds.get(register as usize)
                        {
                            self.instructions[i - 1].a = register;
                            removed[i] = true;
                            // It may have become a removable copy of another kind of flag.
                            removable[i - 1] = false;
                            continue;
                        }
                    }
                    if !is_pinned {
                        clear(&mut live, register);
                    }
                }
                self.instructions[i].for_each_use(|r| set(&mut live, r));
            }
            block_end = start;
        }
        self.compact(&removed);
    }

    fn begins_block(&self, i: usize, targets: &[bool]) -> bool {
        i == 0 || targets[i] || ends_block(&self.instructions[i - 1])
    }

    /// Live registers at the end of each block, by the block's first instruction; and those that a handler may read at any time.
    fn liveness(&self, pinned: &[bool]) -> (FxHashMap<usize, Vec<u64>>, Vec<u64>) {
        let count = self.instructions.len();
        let targets = self.targets();
        let words = self.kinds.len().div_ceil(64);
        let starts: Vec<usize> = (0..count).filter(|&i| self.begins_block(i, &targets)).collect();
        let number: FxHashMap<usize, usize> = starts.iter().enumerate().map(|(n, &s)| (s, n)).collect();
        let end = |n: usize| starts.get(n + 1).copied().unwrap_or(count);
        let at = |label: super::assembler::Label| self.labels[label.index()].and_then(|i| number.get(&i).copied());
        // Per block: registers read before written, registers written, blocks that may follow.
        let mut reads = vec![vec![0u64; words]; starts.len()];
        let mut writes = vec![vec![0u64; words]; starts.len()];
        let mut successors: Vec<Vec<usize>> = vec![Vec::new(); starts.len()];
        let mut all_live = vec![false; starts.len()];
        for n in 0..starts.len() {
            for i in (starts[n]..end(n)).rev() {
                let instruction = &self.instructions[i];
                if let Some(register) = instruction.definition() {
                    set(&mut writes[n], register);
                    clear(&mut reads[n], register);
                }
                instruction.for_each_use(|r| set(&mut reads[n], r));
                successors[n].extend(instruction.label.and_then(at));
                for word in &instruction.words {
                    if let Word::Targets(labels) = word {
                        successors[n].extend(labels.iter().copied().filter_map(at));
                    }
                }
            }
            let last = &self.instructions[end(n) - 1];
            all_live[n] = matches!(last.op, Op::EndFinally | Op::EndFilter);
            if !never_falls_through(last.op) && n + 1 < starts.len() {
                successors[n].push(n + 1);
            }
        }
        let mut live_in = vec![vec![0u64; words]; starts.len()];
        let mut live_out = vec![vec![0u64; words]; starts.len()];
        // Whatever a handler reads may be read after any instruction.
        let mut everywhere = vec![0u64; words];
        for (register, _) in pinned.iter().enumerate().filter(|(_, p)| **p) {
            set(&mut everywhere, register as u32);
        }
        let entries: Vec<usize> = self
            .handlers
            .iter()
            .flat_map(|h| {
                let filter = if let PendingKind::Filter { filter, .. } = h.kind { at(filter) } else { None };
                [at(h.handler), filter]
            })
            .flatten()
            .collect();
        loop {
            let mut changed = false;
            for n in (0..starts.len()).rev() {
                let mut out = everywhere.clone();
                if all_live[n] {
                    out.fill(u64::MAX);
                }
                for &s in &successors[n] {
                    out.iter_mut().zip(&live_in[s]).for_each(|(o, i)| *o |= i);
                }
                let into: Vec<u64> = (0..words).map(|w| reads[n][w] | out[w] & !writes[n][w]).collect();
                changed |= into != live_in[n] || out != live_out[n];
                live_in[n] = into;
                live_out[n] = out;
            }
            for &entry in &entries {
                for w in 0..words {
                    let more = everywhere[w] | live_in[entry][w];
                    changed |= more != everywhere[w];
                    everywhere[w] = more;
                }
            }
            if !changed {
                break;
            }
        }
        (starts.iter().copied().zip(live_out).collect(), everywhere)
    }

    fn compact(&mut self, removed: &[bool]) {
        let count = self.instructions.len();
        let mut position = Vec::with_capacity(count + 1);
        let mut next = 0;
        for &gone in removed {
            position.push(next);
            next += usize::from(!gone);
        }
        position.push(next);
        for label in self.labels.iter_mut().flatten() {
            *label = position[*label];
        }
        for location in self.locations.iter_mut() {
            location.0 = position[location.0.min(count)];
        }
        let mut i = 0;
        self.instructions.retain(|_| {
            i += 1;
            !removed[i - 1]
        });
    }
}

fn has(set: &[u64], register: u32) -> bool {
    set.get(register as usize / 64).is_none_or(|w| w >> (register % 64) & 1 != 0)
}

fn set(set: &mut [u64], register: u32) {
    if let Some(word) = set.get_mut(register as usize / 64) {
        *word |= 1 << (register % 64);
    }
}

fn clear(set: &mut [u64], register: u32) {
    if let Some(word) = set.get_mut(register as usize / 64) {
        *word &= !(1 << (register % 64));
    }
}

fn never_falls_through(op: Op) -> bool {
    op == Op::Jump || op == Op::Leave || OPS[op as usize].effects.split(' ').any(|e| e == "end" || e == "return")
}

fn ends_block(instruction: &Instruction) -> bool {
    instruction.label.is_some()
        || never_falls_through(instruction.op)
        || instruction.words.iter().any(|w| matches!(w, Word::Targets(_)))
}

/// The jump that a comparison and a test of its result come to; `sense` false: when the comparison does not hold. The operands are swapped
/// when the last value is true.
fn jump_of(op: Op, sense: bool) -> Option<(Op, bool)> {
    Some(match (op, sense) {
        (Op::EqI32, true) | (Op::NeI32, false) => (Op::JEqI32, false),
        (Op::EqI32, false) | (Op::NeI32, true) => (Op::JNeI32, false),
        (Op::EqI64, true) | (Op::NeI64, false) => (Op::JEqI64, false),
        (Op::EqI64, false) | (Op::NeI64, true) => (Op::JNeI64, false),
        (Op::LtI32, true) => (Op::JLtI32, false),
        (Op::LtI32, false) => (Op::JLeI32, true),
        (Op::LtU32, true) => (Op::JLtU32, false),
        (Op::LtU32, false) => (Op::JLeU32, true),
        (Op::LtI64, true) => (Op::JLtI64, false),
        (Op::LtI64, false) => (Op::JLeI64, true),
        (Op::LtU64, true) => (Op::JLtU64, false),
        (Op::LtU64, false) => (Op::JLeU64, true),
        (Op::LeI32, true) => (Op::JLeI32, false),
        (Op::LeI32, false) => (Op::JLtI32, true),
        (Op::LeU32, true) => (Op::JLeU32, false),
        (Op::LeU32, false) => (Op::JLtU32, true),
        (Op::LeI64, true) => (Op::JLeI64, false),
        (Op::LeI64, false) => (Op::JLtI64, true),
        (Op::LeU64, true) => (Op::JLeU64, false),
        (Op::LeU64, false) => (Op::JLtU64, true),
        (Op::LtF64, true) => (Op::JLtF64, false),
        (Op::LtF64, false) => (Op::JNLtF64, false),
        (Op::LeF64, true) => (Op::JLeF64, false),
        (Op::LeF64, false) => (Op::JNLeF64, false),
        _ => return None,
    })
}

/// A cheaper instruction for the same, by what is known of its operands.
fn rewrite(i: &mut Instruction, facts: &Facts, kinds: &[RegKind], constants: &mut Vec<u64>, long_jumps: bool) {
    let kind = |r: u32| kinds.get(r as usize).copied();
    // A test of a comparison's result.
    if matches!(i.op, Op::JumpTrue | Op::JumpFalse)
        && !long_jumps
        && let Some(&Fact::Comparison { op, left, right }) = facts.known.get(&i.a)
        && let Some((jump, swapped)) = jump_of(op, i.op == Op::JumpTrue)
    {
        (i.op, i.a, i.b) = if swapped { (jump, right, left) } else { (jump, left, right) };
    }
    match i.op {
        Op::JEqI32 | Op::JNeI32 => {
            let op = if i.op == Op::JEqI32 { Op::JEqI32Imm } else { Op::JNeI32Imm };
            if let Some(value) = facts.short(i.b) {
                (i.op, i.b) = (op, value);
            } else if let Some(value) = facts.short(i.a) {
                (i.op, i.a, i.b) = (op, i.b, value);
            }
        }
        Op::JEqI64 | Op::JNeI64 => {
            let op = if i.op == Op::JEqI64 { Op::JumpFalse } else { Op::JumpTrue };
            if facts.constant(i.b) == Some(0) {
                (i.op, i.b) = (op, 0);
            } else if facts.constant(i.a) == Some(0) {
                (i.op, i.a, i.b) = (op, i.b, 0);
            }
        }
        Op::JLtI32 => {
            if let Some(value) = facts.short(i.b) {
                (i.op, i.b) = (Op::JLtI32Imm, value);
            } else if let Some(next) = facts.constant(i.a).and_then(|v| i16::try_from(i64::from(v) + 1).ok()) {
                (i.op, i.a, i.b) = (Op::JGeI32Imm, i.b, u32::from(next as u16));
            }
        }
        Op::JLeI32 => {
            if let Some(next) = facts.constant(i.b).and_then(|v| i16::try_from(i64::from(v) + 1).ok()) {
                (i.op, i.b) = (Op::JLtI32Imm, u32::from(next as u16));
            } else if let Some(value) = facts.short(i.a) {
                (i.op, i.a, i.b) = (Op::JGeI32Imm, i.b, value);
            }
        }
        Op::AddI32 | Op::AddI64 => {
            let op = if i.op == Op::AddI32 { Op::AddI32Imm } else { Op::AddI64Imm };
            if let Some(value) = facts.short(i.c) {
                (i.op, i.c) = (op, value);
            } else if let Some(value) = facts.short(i.b) {
                (i.op, i.b, i.c) = (op, i.c, value);
            }
        }
        Op::SubI32 | Op::SubI64 => {
            let op = if i.op == Op::SubI32 { Op::AddI32Imm } else { Op::AddI64Imm };
            if let Some(value) = facts.constant(i.c).and_then(|v| i16::try_from(-i64::from(v)).ok()) {
                (i.op, i.c) = (op, u32::from(value as u16));
            }
        }
        Op::Mov => {
            if let Some(value) = facts.constant(i.b)
                && (kind(i.a) == Some(RegKind::Bits) || value == 0)
            {
                (i.op, i.b, i.c) = (Op::LoadImm, value as u32, 0);
            }
        }
        Op::StoreField => {
            match facts.known.get(&i.a) {
                Some(&Fact::Field { base, slot }) if slot + i.b <= u32::from(u16::MAX) => {
                    (i.a, i.b) = (base, slot + i.b);
                }
                Some(&Fact::Register(of)) if kind(of + i.b) == kind(i.c) => {
                    (i.op, i.a, i.b, i.c) = (Op::Mov, of + i.b, i.c, 0);
                    return;
                }
                _ => {}
            }
            if let Some(value) = facts.short(i.c) {
                (i.op, i.c) = (Op::StoreFieldImm, value);
            }
        }
        Op::LoadField => match facts.known.get(&i.b) {
            Some(&Fact::Field { base, slot }) if slot + i.c <= u32::from(u16::MAX) => {
                (i.b, i.c) = (base, slot + i.c);
            }
            Some(&Fact::Register(of)) if kind(of + i.c) == kind(i.a) => {
                (i.op, i.b, i.c) = (Op::Mov, of + i.c, 0);
            }
            _ => {}
        },
        Op::FieldAddress => {
            if let Some(&Fact::Field { base, slot }) = facts.known.get(&i.b)
                && slot + i.c <= u32::from(u16::MAX)
            {
                (i.b, i.c) = (base, slot + i.c);
            }
        }
        Op::LoadIndirect64 | Op::LoadIndirect32 => match facts.known.get(&i.b) {
            Some(&Fact::Field { base, slot }) => (i.op, i.b, i.c) = (Op::LoadField, base, slot),
            Some(&Fact::Register(of)) if kind(of) == kind(i.a) => (i.op, i.b, i.c) = (Op::Mov, of, 0),
            _ => {}
        },
        Op::StoreIndirect64 | Op::StoreIndirect32 => match facts.known.get(&i.a) {
            Some(&Fact::Field { base, slot }) => (i.op, i.a, i.b, i.c) = (Op::StoreField, base, slot, i.b),
            Some(&Fact::Register(of)) if kind(of) == kind(i.b) => (i.op, i.a) = (Op::Mov, of),
            _ => {}
        },
        _ => {}
    }
    // A test of bits.
    if matches!(i.op, Op::JEqI32Imm | Op::JNeI32Imm)
        && i.b == 0
        && let Some(&Fact::Bits { of, mask }) = facts.known.get(&i.a)
        && constants.len() < usize::from(u16::MAX)
    {
        let mask = u64::from(mask as u32);
        let index = constants.iter().position(|&c| c == mask).unwrap_or_else(|| {
            constants.push(mask);
            constants.len() - 1
        });
        i.op = if i.op == Op::JNeI32Imm { Op::JAnyBitsI32 } else { Op::JNoBitsI32 };
        (i.a, i.b) = (of, index as u32);
    }
}
