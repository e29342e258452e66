//! `:time`, `:alloc` and `:type`: an expression or statements, with `await` as anywhere. The value is kept in a variable first and printed
//! afterwards, so that printing is not measured.

use hoist_vm::{Stats, TypeCount};

use super::session::Session;
use crate::render::{self, Format};

/// The variable that keeps the value of a measured expression.
const VALUE: &str = "__measured";

pub(super) fn time(session: &mut Session, text: &str) {
    session.run_logged(&format!(":time {text}"), |session| {
        let (start, steps) = (session.vm.virtual_time(), session.vm.instruction_count());
        measure(session, text, |session| {
            let elapsed = session.vm.virtual_time() - start;
            let steps = session.vm.instruction_count() - steps;
            let time = format!("{}.{:06} ms", elapsed / 1_000_000, elapsed % 1_000_000);
            session.say(&format!("{time} of virtual time, {steps} calls and backward jumps"));
        });
    });
}

pub(super) fn alloc(session: &mut Session, text: &str) {
    session.run_logged(&format!(":alloc {text}"), |session| {
        let before = session.vm.stats();
        measure(session, text, |session| {
            let after = session.vm.stats();
            session.say(&difference(&before, &after));
        });
    });
}

/// Runs `text`, then `tell`, then prints the value.
fn measure(session: &mut Session, text: &str, tell: impl FnOnce(&mut Session)) {
    let text = text.trim();
    if text.is_empty() {
        eprintln!("expected an expression or statements");
        return;
    }
    let ty = session.code.borrow_mut().type_of_expression(text);
    match ty {
        Ok(ty) if ty != "void" => {
            if session.run_code(&format!("var {VALUE} = {text};")) {
                tell(session);
                session.run_code(VALUE);
            }
        }
        Ok(_) => {
            if session.run_code(&format!("{text};")) {
                tell(session);
            }
        }
        Err(_) => {
            if session.run_code(text) {
                tell(session);
            }
        }
    }
}

fn difference(before: &Stats, after: &Stats) -> String {
    let earlier = |name: &str| before.types.iter().find(|t| t.name == name).map_or((0, 0), |t| (t.objects, t.bytes));
    let mut types: Vec<TypeCount> = after
        .types
        .iter()
        .map(|t| {
            let (objects, bytes) = earlier(&t.name);
            TypeCount { name: t.name.clone(), objects: t.objects - objects, bytes: t.bytes - bytes }
        })
        .filter(|t| t.objects > 0)
        .collect();
    types.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    let objects = after.allocated_objects - before.allocated_objects;
    let bytes = after.allocated_bytes - before.allocated_bytes;
    let mut text = match objects {
        0 => "nothing allocated".to_string(),
        1 => format!("1 object, {bytes} bytes"),
        n => format!("{n} objects, {bytes} bytes"),
    };
    for ty in types {
        text.push_str(&format!("\n  {:>6} {:>8}  {}", ty.objects, ty.bytes, ty.name));
    }
    text
}

impl Session {
    pub(super) fn print_type(&mut self, expression: &str) {
        let ty = self.code.borrow_mut().type_of_expression(expression);
        match ty {
            Ok(text) => println!("{text}"),
            Err(diagnostics) => {
                let shown = render::list(&self.code.borrow().world, &diagnostics, Format::Human, self.style);
                eprint!("{shown}");
            }
        }
    }

    pub(super) fn dump(&mut self, name: &str) {
        let mut code = self.code.borrow_mut();
        let name = match name {
            "" => None,
            "-" => Some("<Main>$"),
            name => Some(name),
        };
        let text = crate::cli::dump_text(&mut code.world, name);
        if text.is_empty() {
            println!("no state machine {}", name.unwrap_or("yet"));
        }
        print!("{text}");
    }
}
