//! Flow analysis of bound bodies: is every variable assigned before it is read, does every path return, can every statement be reached.
//!
//! One walk over a function carries the set of variables that are surely assigned. Since assignment is never undone, a loop's body needs no
//! second visit. Conditions split the set in two:
//!
//! ```text
//! if (d.TryGetValue(k, out var v) && v > 0) { .. }      v is assigned where the condition is true, and right of &&
//! if (!(o is string s)) return;                         s is assigned after the statement: only the false branch goes on
//! ```
//!
//! Code that cannot be reached counts every variable as assigned.

mod expressions;
pub mod fields;
mod flow;
mod patterns;
mod state;
mod statements;
mod subsumption;

use crate::hir::*;
use crate::world::World;

/// Reports what is wrong with the flow of a body of the program. Bodies with binding errors are left alone.
pub fn check_body(world: &mut World, body: &Body) {
    world.run_constraint_checks();
    if body.has_errors {
        return;
    }
    flow::Flow::new(world, body).run();
}
