//! Instructions before they are encoded: virtual registers, labels, operand words.
//!
//! The emitter works with *virtual* registers, given out in any order. [`Assembler::finish`] numbers them anew so that those the
//! collector must scan are neighbours (the VM zeroes them with one fill on entry), then resolves labels and encodes.
//!
//! ```text
//! parameters | scanned: references, pointers, structs that contain some | plain bits
//! ```

use std::sync::OnceLock;

use hoist_bytecode::ops::{OPS, Op};
use hoist_bytecode::{Handler, HandlerKind, MethodBody, RegKind, SourceLocation, TypeId};

/// A virtual register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Reg(pub u32);

impl Reg {
    /// The register `n` slots further in the same group.
    pub(super) fn offset(self, n: u16) -> Self {
        Self(self.0 + u32::from(n))
    }
}

/// A place in the code, bound once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label(u32);

impl Label {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an operand field of an instruction holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Unused,
    Register,
    Immediate,
    /// 16-bit jump in c.
    Jump16,
    /// 32-bit jump in b and c.
    Jump32,
    /// 32-bit value in b and c.
    Wide,
}

/// Operand roles of every instruction, read from the table once.
fn roles(op: Op) -> [Role; 3] {
    static TABLE: OnceLock<Vec<[Role; 3]>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        OPS.iter()
            .map(|info| {
                let mut roles = [Role::Unused; 3];
                let fields = info.operands.split(';').next().unwrap_or("");
                for (i, operand) in fields.split(',').map(str::trim).filter(|o| !o.is_empty()).take(3).enumerate() {
                    let head = operand.split([':', ' ']).next().unwrap_or("");
                    roles[i] = match head {
                        "def" | "use" | "defs" | "uses" => Role::Register,
                        "jump16" => Role::Jump16,
                        "jump32" => Role::Jump32,
                        "imm32" | "const32" | "string32" | "type32" | "static32" | "count32" => Role::Wide,
                        _ => Role::Immediate,
                    };
                }
                // `jump32` or a 32-bit operand alone still sits in b and c.
                if matches!(roles[0], Role::Jump32 | Role::Wide) {
                    roles = [Role::Unused, roles[0], Role::Unused];
                }
                roles
            })
            .collect()
    });
    table[op as usize]
}

/// An operand word after an instruction.
#[derive(Debug, Clone)]
pub(super) enum Word {
    Plain(u64),
    /// Registers, four to a word.
    Registers(Vec<Reg>),
    /// Jump targets, two to a word.
    Targets(Vec<Label>),
}

#[derive(Debug)]
pub(super) struct Instruction {
    pub op: Op,
    pub a: u32,
    pub b: u32,
    pub c: u32,
    pub label: Option<Label>,
    pub words: Vec<Word>,
}

/// A handler with labels.
#[derive(Debug)]
pub(super) struct PendingHandler {
    pub start: Label,
    pub end: Label,
    pub handler: Label,
    pub handler_end: Label,
    pub kind: PendingKind,
}

#[derive(Debug)]
pub(super) enum PendingKind {
    Catch { ty: TypeId, exception: Reg },
    Filter { filter: Label, exception: Reg },
    Finally,
}

/// Collects the code of one method.
#[derive(Debug, Default)]
pub(super) struct Assembler {
    instructions: Vec<Instruction>,
    /// Instruction index of each bound label.
    labels: Vec<Option<usize>>,
    kinds: Vec<RegKind>,
    /// First register of the group that each register belongs to.
    group: Vec<u32>,
    group_size: Vec<u16>,
    parameter_slots: u32,
    constants: Vec<u64>,
    handlers: Vec<PendingHandler>,
    /// Source position from an instruction index on.
    locations: Vec<(usize, SourceLocation)>,
    caches: u32,
}

/// More registers than an instruction can name, or a jump out of range.
#[derive(Debug)]
pub(super) struct TooLarge;

impl Assembler {
    /// Reserves neighbouring registers.
    pub(super) fn registers(&mut self, kinds: &[RegKind]) -> Reg {
        let first = self.kinds.len() as u32;
        for &kind in kinds {
            self.kinds.push(kind);
            self.group.push(first);
            self.group_size.push(kinds.len() as u16);
        }
        Reg(first)
    }

    /// All registers so far are parameters.
    pub(super) fn end_parameters(&mut self) {
        self.parameter_slots = self.kinds.len() as u32;
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    pub(super) fn bind(&mut self, label: Label) {
        // A jump to the next instruction is none.
        let at = self.instructions.len();
        if let Some(Instruction { op: Op::Jump, label: Some(target), .. }) = self.instructions.last()
            && *target == label
            && !self.labels.contains(&Some(at))
        {
            self.instructions.pop();
        }
        self.labels[label.0 as usize] = Some(self.instructions.len());
    }

    /// Whether control can fall off the last instruction.
    pub(super) fn falls_through(&self) -> bool {
        let at = self.instructions.len();
        if self.labels.iter().any(|l| *l == Some(at)) {
            return true;
        }
        self.instructions.last().is_none_or(|i| {
            !matches!(
                i.op,
                Op::Jump
                    | Op::Return
                    | Op::Return1
                    | Op::ReturnN
                    | Op::Throw
                    | Op::Rethrow
                    | Op::Leave
                    | Op::EndFinally
                    | Op::EndFilter
            )
        })
    }

    pub(super) fn at(&mut self, location: SourceLocation) {
        let index = self.instructions.len();
        if let Some(last) = self.locations.last_mut()
            && last.0 == index
        {
            last.1 = location;
            return;
        }
        if self.locations.last().is_none_or(|l| l.1 != location) {
            self.locations.push((index, location));
        }
    }

    pub(super) fn new_cache(&mut self) -> u32 {
        self.caches += 1;
        self.caches - 1
    }

    pub(super) fn constant(&mut self, value: u64) -> u32 {
        if let Some(i) = self.constants.iter().position(|&c| c == value) {
            return i as u32;
        }
        self.constants.push(value);
        self.constants.len() as u32 - 1
    }

    pub(super) fn handler(&mut self, handler: PendingHandler) {
        self.handlers.push(handler);
    }

    /// Three fields; registers by `Reg.0`, immediates as their low 16 bits.
    pub(super) fn abc(&mut self, op: Op, a: u32, b: u32, c: u32) {
        self.instructions.push(Instruction { op, a, b, c, label: None, words: Vec::new() });
    }

    pub(super) fn r3(&mut self, op: Op, a: Reg, b: Reg, c: Reg) {
        self.abc(op, a.0, b.0, c.0);
    }

    pub(super) fn r2(&mut self, op: Op, a: Reg, b: Reg) {
        self.abc(op, a.0, b.0, 0);
    }

    pub(super) fn r1(&mut self, op: Op, a: Reg) {
        self.abc(op, a.0, 0, 0);
    }

    /// A register and a 32-bit operand.
    pub(super) fn wide(&mut self, op: Op, a: Reg, value: u32) {
        self.abc(op, a.0, value, 0);
    }

    pub(super) fn with_words(&mut self, op: Op, a: u32, b: u32, c: u32, words: Vec<Word>) {
        self.instructions.push(Instruction { op, a, b, c, label: None, words });
    }

    /// A jump; `a`, `b` by the instruction's own operands.
    pub(super) fn jump(&mut self, op: Op, a: u32, b: u32, target: Label) {
        self.instructions.push(Instruction { op, a, b, c: 0, label: Some(target), words: Vec::new() });
    }

    /// Cleans the code up, numbers the registers, resolves labels, encodes.
    pub(super) fn finish(self, return_slots: u16, long_jumps: bool) -> Result<MethodBody, TooLarge> {
        let Self {
            mut instructions,
            mut labels,
            kinds,
            group,
            group_size,
            parameter_slots,
            mut constants,
            handlers,
            mut locations,
            caches,
        } = self;
        super::optimize::optimize(super::optimize::Method {
            instructions: &mut instructions,
            labels: &mut labels,
            kinds: &kinds,
            group_size: &group_size,
            constants: &mut constants,
            handlers: &handlers,
            locations: &mut locations,
            long_jumps,
        });
        let (numbers, register_kinds, zero_range) = number_registers(&kinds, &group, &group_size, parameter_slots)?;
        let number = |register: u32| -> u64 { numbers.get(register as usize).map_or(0, |&n| u64::from(n)) };

        // Word index of each instruction.
        let mut starts = Vec::with_capacity(instructions.len() + 1);
        let mut at = 0u32;
        for instruction in &instructions {
            starts.push(at);
            at += 1 + instruction.words.iter().map(word_count).sum::<u32>();
        }
        starts.push(at);
        let position = |label: Label| -> u32 { labels[label.0 as usize].map_or(at, |i| starts[i]) };

        let mut code = Vec::with_capacity(at as usize);
        for (i, instruction) in instructions.iter().enumerate() {
            let roles = roles(instruction.op);
            let next = i64::from(starts[i + 1]);
            let mut word = instruction.op as u64;
            let fields = [instruction.a, instruction.b, instruction.c];
            for (n, role) in roles.iter().enumerate() {
                let shift = 16 + 16 * n as u64;
                match role {
                    Role::Unused => {}
                    Role::Register => word |= number(fields[n]) << shift,
                    Role::Immediate => word |= u64::from(fields[n] as u16) << shift,
                    Role::Wide => word |= u64::from(fields[1]) << 32,
                    Role::Jump32 => {
                        let distance = instruction.label.map_or(0, |l| i64::from(position(l)) - next);
                        let distance = i32::try_from(distance).map_err(|_| TooLarge)?;
                        word |= u64::from(distance as u32) << 32;
                    }
                    Role::Jump16 => {
                        let distance = instruction.label.map_or(0, |l| i64::from(position(l)) - next);
                        let distance = i16::try_from(distance).map_err(|_| TooLarge)?;
                        word |= u64::from(distance as u16) << shift;
                    }
                }
            }
            code.push(word);
            for extra in &instruction.words {
                match extra {
                    Word::Plain(value) => code.push(*value),
                    Word::Registers(list) => {
                        for chunk in list.chunks(4) {
                            code.push(chunk.iter().enumerate().fold(0, |w, (n, r)| w | number(r.0) << (16 * n)));
                        }
                    }
                    Word::Targets(list) => {
                        for chunk in list.chunks(2) {
                            code.push(
                                chunk.iter().enumerate().fold(0, |w, (n, l)| w | u64::from(position(*l)) << (32 * n)),
                            );
                        }
                    }
                }
            }
        }

        let handlers = handlers
            .iter()
            .map(|h| Handler {
                start: position(h.start),
                end: position(h.end),
                handler: position(h.handler),
                handler_end: position(h.handler_end),
                kind: match h.kind {
                    PendingKind::Catch { ty, exception } => {
                        HandlerKind::Catch { ty, exception: number(exception.0) as u16 }
                    }
                    PendingKind::Filter { filter, exception } => {
                        HandlerKind::Filter { filter: position(filter), exception: number(exception.0) as u16 }
                    }
                    PendingKind::Finally => HandlerKind::Finally,
                },
            })
            .collect();
        Ok(MethodBody {
            code,
            constants,
            register_count: register_kinds.len() as u16,
            parameter_slots: parameter_slots as u16,
            return_slots,
            register_kinds,
            zero_range,
            handlers,
            locations: locations.into_iter().map(|(i, l)| (starts[i.min(starts.len() - 1)], l)).collect(),
            cache_count: caches,
        })
    }
}

fn word_count(word: &Word) -> u32 {
    match word {
        Word::Plain(_) => 1,
        Word::Registers(list) => list.len().div_ceil(4) as u32,
        Word::Targets(list) => list.len().div_ceil(2) as u32,
    }
}

/// Final numbers: parameters as they are, then groups with something to scan, then the others.
#[allow(clippy::type_complexity, reason = "used once, right above")]
fn number_registers(
    kinds: &[RegKind],
    group: &[u32],
    group_size: &[u16],
    parameter_slots: u32,
) -> Result<(Vec<u16>, Vec<RegKind>, (u16, u16)), TooLarge> {
    if kinds.len() > 60_000 {
        return Err(TooLarge);
    }
    let mut numbers = vec![0u16; kinds.len()];
    let mut result = Vec::with_capacity(kinds.len());
    for i in 0..parameter_slots as usize {
        numbers[i] = i as u16;
        result.push(kinds[i]);
    }
    let scanned_group =
        |first: usize| kinds[first..first + group_size[first] as usize].iter().any(|k| *k != RegKind::Bits);
    for want_scanned in [true, false] {
        for i in parameter_slots as usize..kinds.len() {
            if scanned_group(group[i] as usize) == want_scanned {
                numbers[i] = result.len() as u16;
                result.push(kinds[i]);
            }
        }
    }
    let scanned = (parameter_slots as usize..kinds.len()).filter(|&i| scanned_group(group[i] as usize)).count() as u16;
    Ok((numbers, result, (parameter_slots as u16, scanned)))
}
