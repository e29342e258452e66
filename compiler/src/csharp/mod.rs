//! Lowered code as C#: what decompilers show, and with readable names a program that compiles again.
//!
//! ```csharp
//! async Task F(Task t)          Task F(Task t) { F_d__0 machine = default; machine.builder = AsyncTaskMethodBuilder.Create(); .. }
//! {                     →       private struct F_d__0 : IAsyncStateMachine { public int state; public Task t; public void MoveNext() { .. } }
//!     await t;
//! }
//! ```
//!
//! Three things of the lowered tree have no C# spelling and are rewritten on the way: jumps into blocks (such blocks are flattened, and all locals
//! declared first), values with statements before them (the statements are written out, see [`body`]), and metadata names ([`Names`]).

mod body;
mod declarations;
mod expressions;
mod literals;
mod names;
mod program;
mod statements;

pub use names::{Names, Style};
pub use program::program;

use crate::hir::*;
use crate::world::World;

/// A line of code and the place in the source that it comes from.
#[derive(Debug, Clone)]
pub struct Line {
    pub indent: usize,
    pub text: String,
    pub location: Option<Location>,
}

/// The kickoff, or whatever else the method itself became.
pub fn method(world: &World, method: MethodDefId, style: Style) -> Vec<Line> {
    declarations::method(&Names::new(world, style), method)
}

/// A made type with its members.
pub fn made_type(world: &World, def: TypeDefId, style: Style) -> Vec<Line> {
    declarations::made_type(&Names::new(world, style), def)
}

/// The statements of a machine's MoveNext.
pub fn move_next(world: &World, machine: TypeDefId, style: Style) -> Vec<Line> {
    let found = world[machine].methods.iter().copied().find(|&m| &*world[m].name == "MoveNext");
    let Some(method) = found else { return Vec::new() };
    match &world[method].body {
        BodySource::Lowered(body) => body::statements(&Names::new(world, style), body),
        _ => Vec::new(),
    }
}

/// Lines as text.
pub fn text(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        if !line.text.is_empty() {
            out.push_str(&"    ".repeat(line.indent));
            out.push_str(&line.text);
        }
        out.push('\n');
    }
    out
}
