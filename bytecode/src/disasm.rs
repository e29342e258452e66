//! Bytecode as text, one instruction a line.
//!
//! ```text
//!    0  add.i32     r2 r0 r1
//!    1  jlt.i32     r2 r3 -> 0
//!    2  call        r4 m17(r0 r2)
//! ```

use std::fmt::Write;

use crate::decode::{DecodeError, Instruction, Role, WordRole, instructions, shape};
use crate::ops::{Conversion, Op};
use crate::{HandlerKind, MethodBody, MethodId, StringId, TypeId};

/// Names for ids; the default prints the ids themselves.
pub trait Names {
    fn method(&mut self, id: MethodId) -> String {
        id.to_string()
    }
    fn ty(&mut self, id: TypeId) -> String {
        id.to_string()
    }
    fn string(&mut self, id: StringId) -> String {
        id.to_string()
    }
}

/// Prints ids.
#[derive(Debug, Default)]
pub struct Ids;

impl Names for Ids {}

/// One instruction without its position.
pub fn instruction_text(instruction: &Instruction<'_>, body: &MethodBody, names: &mut dyn Names) -> String {
    let mut text = format!("{:<14}", instruction.op.info().mnemonic);
    let shape = shape(instruction.op);
    for (i, role) in shape.fields.iter().enumerate() {
        let value = instruction.field(i);
        let _ = match role {
            Role::Unused | Role::ArgumentCount => Ok(()),
            Role::Def(_) | Role::Use(_) => write!(text, " r{value}"),
            Role::Defs | Role::Uses => write!(text, " r{value}.."),
            Role::Address => write!(text, " &r{value}"),
            Role::Immediate16 => write!(text, " {}", value as i16),
            Role::Immediate32 => write!(text, " {}", instruction.wide() as i32),
            Role::Count => write!(text, " x{value}"),
            Role::Count32 if instruction.op == Op::Switch => Ok(()),
            Role::Count32 => write!(text, " x{}", instruction.wide()),
            Role::Slot => write!(text, " .{value}"),
            Role::Jump16 | Role::Jump32 => {
                write!(text, " -> {}", instruction.targets().first().copied().unwrap_or_default())
            }
            Role::Constant => match body.constants.get(instruction.wide() as usize) {
                Some(constant) => write!(text, " {constant:#x}"),
                None => write!(text, " ?"),
            },
            Role::Constant16 => match body.constants.get(usize::from(value)) {
                Some(constant) => write!(text, " {constant:#x}"),
                None => write!(text, " ?"),
            },
            Role::String => write!(text, " {}", names.string(StringId(instruction.wide()))),
            Role::Type => write!(text, " {}", names.ty(TypeId(instruction.wide()))),
            Role::Static => write!(text, " static{}", instruction.wide()),
            Role::Conversion => match Conversion::decode(value) {
                Some(c) => write!(text, " {:?}->{:?}", c.from, c.to),
                None => write!(text, " ?"),
            },
        };
    }
    for (i, role) in shape.words.iter().enumerate() {
        let word = instruction.words.get(i).copied().unwrap_or_default();
        let _ = match role {
            WordRole::Type => write!(text, " {}", names.ty(TypeId(word as u32))),
            WordRole::Count => write!(text, " x{word}"),
            WordRole::Stride => write!(text, " *{word}"),
            WordRole::Method => write!(text, " {}", names.method(MethodId(word as u32))),
            WordRole::Arguments => {
                let registers: Vec<String> = instruction.arguments().iter().map(|r| format!("r{r}")).collect();
                write!(text, "({})", registers.join(" "))
            }
            WordRole::Targets => {
                let targets: Vec<String> = instruction.targets().iter().map(ToString::to_string).collect();
                write!(text, " -> [{}]", targets.join(" "))
            }
        };
    }
    text.trim_end().to_string()
}

/// A whole body with its handlers.
pub fn body_text(body: &MethodBody, names: &mut dyn Names) -> String {
    let mut text = String::new();
    for instruction in instructions(body) {
        let _ = match instruction {
            Ok(i) => writeln!(text, "{:>5}  {}", i.at, instruction_text(&i, body, names)),
            Err(DecodeError { at, message }) => writeln!(text, "{at:>5}  ?? {message}"),
        };
    }
    for handler in &body.handlers {
        let what = match &handler.kind {
            HandlerKind::Catch { ty, exception } => format!("catch {} r{exception}", names.ty(*ty)),
            HandlerKind::Filter { filter, exception } => format!("filter at {filter} r{exception}"),
            HandlerKind::Finally => "finally".to_string(),
            HandlerKind::Fault => "fault".to_string(),
        };
        let _ = writeln!(
            text,
            "       try {}..{} {what} at {}..{}",
            handler.start, handler.end, handler.handler, handler.handler_end
        );
    }
    text
}
