//! The handlers of all instructions, by kind, and the table of them.
#![allow(unsafe_code)]

mod arrays;
mod calls;
mod fields;
mod jumps;
mod numbers;
mod objects;
pub(crate) mod quick;

use arrays::*;
use calls::*;
use fields::*;
use jumps::*;
use numbers::*;
use objects::*;

use super::state::Handler;

macro_rules! handler_table {
    ($($name:ident $mnemonic:literal [$operands:literal] ($effects:literal) $meaning:literal;)*) => {
        /// By encoding: the instructions of the table, then the quick forms.
        pub(super) static HANDLERS: [Handler; hoist_bytecode::ops::OPS.len() + quick::COUNT] = {
            let mut table: [Handler; hoist_bytecode::ops::OPS.len() + quick::COUNT] =
                [Nop; hoist_bytecode::ops::OPS.len() + quick::COUNT];
            let instructions = [$($name as Handler),*];
            let mut i = 0;
            while i < instructions.len() {
                table[i] = instructions[i];
                i += 1;
            }
            let mut j = 0;
            while j < quick::COUNT {
                table[i + j] = quick::HANDLERS[j];
                j += 1;
            }
            table
        };
    };
}

hoist_bytecode::for_each_instruction!(handler_table);
