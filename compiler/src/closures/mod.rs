//! Closure conversion: lambdas and local functions become methods, captured variables become fields of display classes.
//!
//! ```csharp
//! int n = 0;                    var c = new <>c__DisplayClass0_0();
//! Action a = () => n++;   →     c.n = 0;
//! a();                          Action a = new Action(c.<M>b__0);   // class <>c__DisplayClass0_0 { int n; void <M>b__0() { n++; } }
//! ```

mod ancestry;
mod captures;
mod delegates;
mod display_classes;
pub(crate) mod rewrite;

pub use ancestry::Ancestry;

use crate::hir::*;
use crate::world::World;

/// What a body became.
#[derive(Debug)]
pub struct Converted {
    /// The method's own code.
    pub main: Body,
    /// The code of the methods that its lambdas and local functions became; `await` and `yield` are still inside.
    pub others: Vec<Body>,
    /// Display classes, for the description of machines.
    pub displays: Vec<TypeDefId>,
}

/// Converts a desugared body. `numbered`: variables whose fields get a number, because their name need not be unique.
pub fn convert(world: &mut World, mut body: Body, numbered: &[LocalId], ancestry: &Ancestry) -> Converted {
    if body.functions.len() <= 1 {
        return Converted { main: body, others: Vec::new(), displays: Vec::new() };
    }
    let captures = captures::analyze(&body);
    let displays = display_classes::make_displays(world, &body, &captures, numbered);
    let targets = display_classes::make_targets(world, &body, &captures, &displays);
    let mut done: Vec<Option<Body>> = vec![None; body.functions.len()];
    for index in 0..body.functions.len() {
        let function = FunctionId(index as u32);
        rewrite::rewrite(world, &body, &captures, ancestry, &displays, &targets, &mut done, function);
    }
    let mut bodies: Vec<Body> = done.into_iter().flatten().collect();
    let main = bodies.remove(0);
    Converted { main, others: bodies, displays: displays.iter().map(|d| d.def).collect() }
}
