//! `:time`, `:alloc` and `:type`: an expression or statements, with `await` as anywhere. The value is kept in a variable first and printed
//! afterwards, so that printing is not measured.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

use hoist_vm::{Event, EventKind, STATIC_INITIALIZER};

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
        let seen: Rc<RefCell<Allocations>> = Rc::default();
        let sink = seen.clone();
        session.vm.set_event_sink(Some(Box::new(move |event| sink.borrow_mut().add(&event))));
        measure(session, text, |session| {
            session.restore_tracing();
            session.say(&seen.borrow().text());
        });
        session.restore_tracing();
    });
}

/// Objects and bytes by type.
#[derive(Default)]
struct Allocations {
    types: BTreeMap<String, (u64, u64)>,
    /// Static initialisers run at the first use of a type, once in a process: they are told apart.
    once: (u64, u64),
}

impl Allocations {
    fn add(&mut self, event: &Event) {
        let EventKind::Allocated { object, bytes, cause } = &event.kind else { return };
        let place =
            if *cause == STATIC_INITIALIZER { &mut self.once } else { self.types.entry(object.clone()).or_default() };
        place.0 += 1;
        place.1 += bytes;
    }

    fn text(&self) -> String {
        let objects: u64 = self.types.values().map(|(objects, _)| objects).sum();
        let bytes: u64 = self.types.values().map(|(_, bytes)| bytes).sum();
        let amount = |objects: u64, bytes: u64| match objects {
            0 => "nothing allocated".to_string(),
            1 => format!("1 object, {bytes} bytes"),
            n => format!("{n} objects, {bytes} bytes"),
        };
        let mut text = amount(objects, bytes);
        let mut types: Vec<(&String, &(u64, u64))> = self.types.iter().collect();
        types.sort_by(|a, b| b.1.1.cmp(&a.1.1).then_with(|| a.0.cmp(b.0)));
        for (name, (objects, bytes)) in types {
            let _ = write!(text, "\n  {objects:>6} {bytes:>8}  {name}");
        }
        if self.once.0 > 0 {
            let once = amount(self.once.0, self.once.1);
            let _ = write!(text, "\n  and once in a process, by static initialisers: {once}");
        }
        text
    }
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

    /// All machines of the session, those of a method, or (`-`) those of the last input.
    pub(super) fn dump(&mut self, name: &str) {
        let mut code = self.code.borrow_mut();
        let text = match name {
            "" => crate::cli::dump_text(&mut code.world, None),
            "-" => match code.last_submission() {
                Some(class) => crate::cli::dump_class(&mut code.world, &class),
                None => String::new(),
            },
            name => crate::cli::dump_text(&mut code.world, Some(name)),
        };
        if text.is_empty() {
            println!("no state machine there");
        }
        print!("{text}");
    }
}
