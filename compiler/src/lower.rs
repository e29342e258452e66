//! From a method to its finished code: bind, desugar, convert closures, lower machines. Each step runs once for a method.

use std::rc::Rc;

use crate::hir::*;
use crate::machines::{InfoKind, MachineInfo};
use crate::world::World;
use crate::{bind, closures, desugar, machine};

/// The body of a method, ready for `emit/`. Methods without code (abstract, native) must not be asked for.
pub fn lowered_body(world: &mut World, method: MethodDefId) -> Rc<Body> {
    if let Some(body) = world.lowered_bodies.get(&method) {
        return body.clone();
    }
    if let BodySource::Lowered(body) = &world[method].body {
        return body.clone();
    }
    let bound = bind::bind_method(world, method);
    let mut body = (*bound).clone();
    if !body.has_errors {
        body = lower(world, body);
    }
    let body = Rc::new(body);
    world.lowered_bodies.insert(method, body.clone());
    body
}

/// Lowers a bound body and, with it, the lambdas and local functions inside.
fn lower(world: &mut World, mut body: Body) -> Body {
    desugar::desugar(world, &mut body);
    let method = body.method;
    let converted = closures::convert(world, body);
    let is_user = world[world[method].owner].is_user;
    for display in converted.displays {
        world.machines.push(MachineInfo {
            kind: InfoKind::Closure,
            ty: display,
            method: None,
            builder: None,
            awaits: Vec::new(),
            yields: Vec::new(),
            reasons: Vec::new(),
            not_hoisted: Vec::new(),
        });
    }
    let _ = is_user;
    let main = machine::lower(world, converted.main);
    let mut has_errors = main.has_errors;
    for other in converted.others {
        let target = other.method;
        let lowered = machine::lower(world, other);
        has_errors |= lowered.has_errors;
        crate::made::set_body(world, target, lowered);
    }
    Body { has_errors, ..main }
}

/// Lowers all methods of the user's types, whether they are called or not: for diagnostics and the list of machines.
pub fn lower_user_program(world: &mut World) {
    let mut types = world.declared.user_types.clone();
    let mut next = 0;
    while next < types.len() {
        let def = types[next];
        next += 1;
        world.ensure_members(def);
        for nested in world[def].nested.clone() {
            if world[nested].made.is_none() && !types.contains(&nested) {
                types.push(nested);
            }
        }
        for method in world[def].methods.clone() {
            let has_code = !matches!(world[method].body, BodySource::None | BodySource::Lowered(_));
            if has_code && world[method].native.is_none() {
                lowered_body(world, method);
            }
        }
    }
}
