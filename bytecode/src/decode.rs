//! Reads code words by the instruction table.
//!
//! [`shape`] is the parsed `operands` column of a row; [`instructions`] walks over a body's code:
//!
//! ```text
//! word 0: add.i32 r2 r0 r1      fields a, b, c by their roles
//! word 1: call r3 1             then operand words: method, args
//! ```

use std::sync::OnceLock;

use crate::ops::{OPS, Op};
use crate::{MethodBody, RegKind};

/// What a field of the instruction word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Unused,
    /// Writes one register; of this kind, or any.
    Def(Option<RegKind>),
    /// Reads one register.
    Use(Option<RegKind>),
    /// First of a range that is written.
    Defs,
    /// First of a range that is read.
    Uses,
    /// A register whose address is taken.
    Address,
    Immediate16,
    Immediate32,
    Jump16,
    Jump32,
    Constant,
    /// The same in one field.
    Constant16,
    String,
    Type,
    Static,
    /// A small count in its own field.
    Count,
    Count32,
    Slot,
    ArgumentCount,
    Conversion,
}

/// What the words after the instruction are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordRole {
    Type,
    Count,
    Stride,
    Method,
    Arguments,
    Targets,
}

/// Operands of an instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub fields: [Role; 3],
    pub words: Vec<WordRole>,
}

fn parse_field(text: &str) -> (Role, Option<usize>) {
    let mut parts = text.split_whitespace();
    let head = parts.next().unwrap_or("");
    let field = match parts.next() {
        Some("a") => Some(0),
        Some("b") => Some(1),
        Some("c") => Some(2),
        _ => None,
    };
    let kind = |name: &str| match name {
        "bits" => Some(RegKind::Bits),
        "ref" => Some(RegKind::Ref),
        "byref" => Some(RegKind::Byref),
        _ => None,
    };
    let role = match head.split_once(':') {
        Some(("def", name)) => Role::Def(kind(name)),
        Some(("use", "addr")) => Role::Address,
        Some(("use", name)) => Role::Use(kind(name)),
        _ => match head {
            "defs" => Role::Defs,
            "uses" => Role::Uses,
            "imm16" => Role::Immediate16,
            "imm32" => Role::Immediate32,
            "jump16" => Role::Jump16,
            "jump32" => Role::Jump32,
            "const32" => Role::Constant,
            "const16" => Role::Constant16,
            "string32" => Role::String,
            "type32" => Role::Type,
            "static32" => Role::Static,
            "count32" => Role::Count32,
            "count" => Role::Count,
            "slot" => Role::Slot,
            "argcount" => Role::ArgumentCount,
            "conversion" => Role::Conversion,
            _ => Role::Unused,
        },
    };
    (role, field)
}

/// The operands of an instruction, from its row.
pub fn shape(op: Op) -> &'static Shape {
    static TABLE: OnceLock<Vec<Shape>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        OPS.iter()
            .map(|info| {
                let (fields, words) = info.operands.split_once(';').unwrap_or((info.operands, ""));
                let mut roles = [Role::Unused; 3];
                for operand in fields.split(',').map(str::trim).filter(|o| !o.is_empty()) {
                    let (role, field) = parse_field(operand);
                    // A 32-bit operand has b and c for itself.
                    let place = field.unwrap_or(1);
                    roles[place] = role;
                }
                let words = words
                    .split(',')
                    .filter_map(|word| match word.trim() {
                        "type" => Some(WordRole::Type),
                        "count" => Some(WordRole::Count),
                        "stride" => Some(WordRole::Stride),
                        "method" => Some(WordRole::Method),
                        "args" => Some(WordRole::Arguments),
                        "targets" => Some(WordRole::Targets),
                        _ => None,
                    })
                    .collect();
                Shape { fields: roles, words }
            })
            .collect()
    });
    &table[op as usize]
}

/// A decoded instruction.
#[derive(Debug, Clone, Copy)]
pub struct Instruction<'a> {
    /// Index of its word.
    pub at: usize,
    pub op: Op,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    /// Operand words.
    pub words: &'a [u64],
}

impl Instruction<'_> {
    /// The 32-bit operand in b and c.
    pub fn wide(&self) -> u32 {
        u32::from(self.b) | u32::from(self.c) << 16
    }

    /// Word index behind the instruction.
    pub fn next(&self) -> usize {
        self.at + 1 + self.words.len()
    }

    /// Field by number.
    pub fn field(&self, index: usize) -> u16 {
        [self.a, self.b, self.c][index]
    }

    /// Argument registers of a call.
    pub fn arguments(&self) -> Vec<u16> {
        let first = shape(self.op).words.iter().position(|w| *w == WordRole::Arguments);
        let Some(first) = first else { return Vec::new() };
        (0..self.b as usize).map(|i| (self.words[first + i / 4] >> (16 * (i % 4))) as u16).collect()
    }

    /// All places that control may go to from here, but for the next instruction.
    pub fn targets(&self) -> Vec<i64> {
        let next = self.next() as i64;
        let mut targets = Vec::new();
        for (i, role) in shape(self.op).fields.iter().enumerate() {
            match role {
                Role::Jump16 => targets.push(next + i64::from(self.field(i) as i16)),
                Role::Jump32 => targets.push(next + i64::from(self.wide() as i32)),
                _ => {}
            }
        }
        if self.op == Op::Switch {
            for i in 0..self.wide() as usize {
                targets.push(i64::from((self.words[i / 2] >> (32 * (i % 2))) as u32));
            }
        }
        targets
    }
}

/// Why a word could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    pub at: usize,
    pub message: &'static str,
}

/// The instruction at a word index.
///
/// # Errors
/// There is no such operation, or its operand words are missing.
pub fn instruction(code: &[u64], at: usize) -> Result<Instruction<'_>, DecodeError> {
    let Some(&word) = code.get(at) else { return Err(DecodeError { at, message: "behind the end of the code" }) };
    let Some(op) = Op::from_u16(word as u16) else { return Err(DecodeError { at, message: "no such operation" }) };
    let (a, b, c) = ((word >> 16) as u16, (word >> 32) as u16, (word >> 48) as u16);
    let wide = (word >> 32) as usize;
    let count: usize = shape(op)
        .words
        .iter()
        .map(|role| match role {
            WordRole::Arguments => usize::from(b).div_ceil(4),
            WordRole::Targets => wide.div_ceil(2),
            _ => 1,
        })
        .sum();
    match code.get(at + 1..(at + 1).saturating_add(count)) {
        Some(words) => Ok(Instruction { at, op, a, b, c, words }),
        None => Err(DecodeError { at, message: "operand words are missing" }),
    }
}

/// All instructions of a body; ends after the first that can't be read.
pub fn instructions(body: &MethodBody) -> impl Iterator<Item = Result<Instruction<'_>, DecodeError>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= body.code.len() {
            return None;
        }
        let result = instruction(&body.code, at);
        at = result.as_ref().map_or(usize::MAX, Instruction::next);
        Some(result)
    })
}
