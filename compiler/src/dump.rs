//! Text of the later stages, for people: the typed tree and the bytecode of the user's methods.

use std::fmt::Write;

use hoist_bytecode::{MethodImpl, MethodSource};

use crate::emit::Code;
use crate::hir::*;
use crate::world::World;

/// Methods with code of the user's types, made ones included, whose name is `name` (all without one).
fn methods(world: &World, name: Option<&str>) -> Vec<MethodDefId> {
    (0..world.method_defs.len() as u32)
        .map(MethodDefId)
        .filter(|&m| {
            let method = &world[m];
            let owner = &world[method.owner];
            owner.is_user
                && !matches!(method.body, BodySource::None)
                && name.is_none_or(|n| &*method.name == n || owner.name.contains(&format!("<{n}>")) || method.name.contains(&format!("g__{n}|")))
        })
        .collect()
}

/// The lowered bodies as C#-like text.
pub fn hir(world: &mut World, name: Option<&str>) -> String {
    let mut out = String::new();
    for method in methods(world, name) {
        let body = crate::lower::lowered_body(world, method);
        let reference = open_method(world, method);
        let _ = writeln!(out, "// {}", world.display_method(&reference));
        out.push_str(&crate::hir::print::body(world, &body));
        out.push('\n');
    }
    out
}

/// The code of every method that needs no type arguments.
pub fn bytecode(mut code: Code, name: Option<&str>) -> String {
    let mut out = String::new();
    for method in methods(&code.world, name) {
        let owner = code.world[method].owner;
        if !code.world[owner].all_type_params.is_empty() || !code.world[method].type_params.is_empty() {
            continue;
        }
        let reference = open_method(&mut code.world, method);
        let id = code.method_id(&reference);
        let title = code.method_info(id).display_name.clone();
        match code.method_impl(id) {
            Ok(MethodImpl::Bytecode(body)) => {
                let _ = writeln!(out, "{title}");
                out.push_str(&listing(&mut code, &body));
                out.push('\n');
            }
            Ok(_) => {}
            Err(error) => {
                let _ = writeln!(out, "{title}: {}", error.message);
            }
        }
    }
    out
}

/// Instructions under the source lines they come from; each line is printed once in a row.
fn listing(code: &mut Code, body: &hoist_bytecode::MethodBody) -> String {
    let mut out = String::new();
    let mut last_line = 0;
    for (pc, text) in hoist_bytecode::disasm::instructions(body) {
        let at = body.locations.partition_point(|(start, _)| *start <= pc);
        if let Some((_, location)) = at.checked_sub(1).and_then(|i| body.locations.get(i))
            && location.line != last_line
            && let Some(file) = location.file
        {
            last_line = location.line;
            let source = code.source_line(file, location.line).unwrap_or_default();
            let _ = writeln!(out, "  {:>4} | {}", location.line, source.trim());
        }
        let _ = writeln!(out, "    {pc:>5}  {text}");
    }
    out
}

fn open_method(world: &mut World, method: MethodDefId) -> MethodRef {
    let owner = world.open_type(world[method].owner);
    let params = world[method].type_params.clone();
    let type_args = params.iter().map(|&p| world.param_ty(p)).collect();
    MethodRef { def: method, owner, type_args }
}
