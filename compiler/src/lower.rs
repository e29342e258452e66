//! From a bound body to a body ready for code: desugar, closures, state machines, in this order; each once for a method, cached.

use std::rc::Rc;

use crate::hir::*;
use crate::world::World;

/// The lowered body of a method. A body with errors comes back as it is, marked.
pub fn lowered_body(world: &mut World, method: MethodDefId) -> Rc<Body> {
    if let Some(body) = world.lowered_bodies.get(&method) {
        return body.clone();
    }
    let lowered = match world[method].body.clone() {
        BodySource::Lowered(body) => body,
        _ => {
            let bound = crate::bind::bind_method(world, method);
            if bound.has_errors { bound } else { lower(world, (*bound).clone()) }
        }
    };
    world.lowered_bodies.insert(method, lowered.clone());
    lowered
}

fn lower(world: &mut World, mut body: Body) -> Rc<Body> {
    crate::desugar::desugar(world, &mut body);
    crate::closures::convert(world, &mut body);
    Rc::new(crate::machine::lower(world, body))
}
