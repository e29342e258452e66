//! Writes code words by hand, for tests and tools: registers and immediates as numbers, labels for jumps.
//!
//! ```
//! use hoist_bytecode::assemble::Assembler;
//! use hoist_bytecode::ops::Op;
//!
//! let mut asm = Assembler::default();
//! let top = asm.label();
//! asm.bind(top);
//! asm.abc(Op::AddI32Imm, 0, 0, 1);
//! asm.jump(Op::JLtI32, 0, 1, top);
//! asm.abc(Op::Return, 0, 0, 0);
//! let code = asm.finish();
//! assert_eq!(code.len(), 3);
//! ```

use crate::decode::{Role, shape};
use crate::ops::Op;

/// A place in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label(usize);

/// Collects code words.
#[derive(Debug, Default)]
pub struct Assembler {
    code: Vec<u64>,
    labels: Vec<Option<usize>>,
    /// Word of the jump, word behind the instruction, label.
    jumps: Vec<(usize, usize, Label)>,
    /// Word and half of a switch target.
    targets: Vec<(usize, usize, Label)>,
}

impl Assembler {
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() - 1)
    }

    pub fn bind(&mut self, label: Label) {
        self.labels[label.0] = Some(self.code.len());
    }

    /// Index of the next word.
    pub fn position(&self) -> u32 {
        self.code.len() as u32
    }

    /// An instruction with three fields.
    pub fn abc(&mut self, op: Op, a: u16, b: u16, c: u16) {
        self.code.push(op as u64 | u64::from(a) << 16 | u64::from(b) << 32 | u64::from(c) << 48);
    }

    /// An instruction with a 32-bit operand.
    pub fn wide(&mut self, op: Op, a: u16, operand: u32) {
        self.code.push(op as u64 | u64::from(a) << 16 | u64::from(operand) << 32);
    }

    /// An operand word.
    pub fn word(&mut self, word: u64) {
        self.code.push(word);
    }

    /// A call: `op` is one of the call instructions without further operand words.
    pub fn call(&mut self, op: Op, result: u16, method: u32, cache: u32, arguments: &[u16]) {
        self.abc(op, result, arguments.len() as u16, 0);
        self.word(u64::from(method) | u64::from(cache) << 32);
        for four in arguments.chunks(4) {
            self.word(four.iter().enumerate().fold(0, |w, (n, &r)| w | u64::from(r) << (16 * n)));
        }
    }

    /// A jump to a label; `a` and `b` as the instruction has them.
    pub fn jump(&mut self, op: Op, a: u16, b: u16, target: Label) {
        let at = self.code.len();
        self.abc(op, a, if shape(op).fields[1] == Role::Jump32 { 0 } else { b }, 0);
        self.jumps.push((at, at + 1, target));
    }

    /// A switch over labels.
    pub fn switch(&mut self, a: u16, targets: &[Label]) {
        self.wide(Op::Switch, a, targets.len() as u32);
        for (i, &label) in targets.iter().enumerate() {
            if i % 2 == 0 {
                self.word(0);
            }
            self.targets.push((self.code.len() - 1, i % 2, label));
        }
    }

    /// The code with all labels resolved. An unbound label is the end of the code.
    pub fn finish(mut self) -> Vec<u64> {
        let end = self.code.len();
        for &(at, next, label) in &self.jumps {
            let distance = self.labels[label.0].unwrap_or(end) as i64 - next as i64;
            let op = Op::from_u16(self.code[at] as u16).unwrap_or(Op::Nop);
            if shape(op).fields[1] == Role::Jump32 {
                self.code[at] |= u64::from(distance as i32 as u32) << 32;
            } else {
                self.code[at] |= u64::from(distance as i16 as u16) << 48;
            }
        }
        for &(at, half, label) in &self.targets {
            self.code[at] |= (self.labels[label.0].unwrap_or(end) as u64) << (32 * half);
        }
        self.code
    }
}
