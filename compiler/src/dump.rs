//! Text of the later stages, for people: the typed tree and the bytecode of the user's methods.

use std::fmt::Write;

use hoist_bytecode::decode;
use hoist_bytecode::disasm::{Names, instruction_text};
use hoist_bytecode::{MethodId, MethodImpl, MethodSource, StringId, TypeId};

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
                && name.is_none_or(|n| {
                    &*method.name == n
                        || owner.name.contains(&format!("<{n}>"))
                        || method.name.contains(&format!("g__{n}|"))
                })
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
    for instruction in decode::instructions(body) {
        let Ok(instruction) = instruction else {
            out.push_str("    an instruction that cannot be decoded\n");
            break;
        };
        let pc = instruction.at as u32;
        let at = body.locations.partition_point(|(start, _)| *start <= pc);
        if let Some((_, location)) = at.checked_sub(1).and_then(|i| body.locations.get(i))
            && location.line != last_line
            && let Some(file) = location.file
        {
            last_line = location.line;
            let source = code.source_line(file, location.line).unwrap_or_default();
            let _ = writeln!(out, "  {:>4} | {}", location.line, source.trim());
        }
        let text = instruction_text(&instruction, body, &mut CodeNames(code));
        let _ = writeln!(out, "    {pc:>5}  {}", text.trim_end());
    }
    out
}

/// Names of methods, types and strings in a listing.
struct CodeNames<'a>(&'a mut Code);

impl Names for CodeNames<'_> {
    fn method(&mut self, id: MethodId) -> String {
        self.0.method_info(id).display_name.clone()
    }

    fn ty(&mut self, id: TypeId) -> String {
        self.0.type_desc(id).display_name.clone()
    }

    fn string(&mut self, id: StringId) -> String {
        format!("{:?}", String::from_utf16_lossy(&self.0.string_literal(id)))
    }
}

fn open_method(world: &mut World, method: MethodDefId) -> MethodRef {
    let owner = world.open_type(world[method].owner);
    let params = world[method].type_params.clone();
    let type_args = params.iter().map(|&p| world.param_ty(p)).collect();
    MethodRef { def: method, owner, type_args }
}
