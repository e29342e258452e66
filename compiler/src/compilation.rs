//! The compiler as its user sees it: texts in, diagnostics and [`Code`] out.
//!
//! ```text
//! syntax errors only → else declaration errors only → else every body of the user's files: binding, flow, lowering
//! ```

use crate::declare::library::Embedded;
use crate::diag::{Diagnostic, Severity};
use crate::emit::Code;
use crate::hir::*;
use crate::machines::Description;
use crate::world::{Library, World};

/// Source files on their way to code.
#[derive(Debug)]
pub struct Compilation {
    world: World,
    diagnostics: Vec<Diagnostic>,
    checked: bool,
}

impl Default for Compilation {
    fn default() -> Self {
        Self::new()
    }
}

impl Compilation {
    /// An empty program over the class library that the crate carries.
    pub fn new() -> Self {
        Self::with_library(Box::new(Embedded))
    }

    /// An empty program over another class library.
    pub fn with_library(library: Box<dyn Library>) -> Self {
        Self { world: World::new(library), diagnostics: Vec::new(), checked: false }
    }

    /// Compiles for a traced run: every MoveNext tells the VM where it is. Before [`Self::check`].
    pub fn set_tracing(&mut self, tracing: bool) {
        self.world.tracing = tracing;
    }

    /// Compiles for a run in a context with a queue, which goes on while an asynchronous Main is waited for. Before [`Self::check`].
    pub fn set_ui_context(&mut self, ui: bool) {
        self.world.pumps_while_main_waits = ui;
    }

    /// Adds one file of the user's.
    pub fn add_source(&mut self, name: &str, text: &str) -> SourceId {
        self.world.add_source(name, text, true)
    }

    /// Works out declarations and bodies of the user's files. True when nothing stands in the way of a run.
    pub fn check(&mut self) -> bool {
        if !self.checked {
            self.checked = true;
            self.run_stages();
            self.diagnostics = self.world.diagnostics.take();
            self.diagnostics.sort_by_key(|d| (d.location.source, d.location.start, d.location.end));
        }
        !self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    fn run_stages(&mut self) {
        if self.world.diagnostics.has_errors() {
            return;
        }
        self.world.finish_user_declarations();
        let types: Vec<TypeDefId> = self.user_types();
        for &ty in &types {
            self.world.ensure_bases(ty);
            self.world.ensure_members(ty);
        }
        if self.world.diagnostics.has_errors() {
            return;
        }
        for ty in types {
            for method in self.world[ty].methods.clone() {
                self.check_method(method);
            }
        }
        // The entry point reports what is missing or double.
        if !self.world.diagnostics.has_errors() {
            crate::check::fields::report_unused_fields(&mut self.world);
            self.world.entry_point();
        }
    }

    fn check_method(&mut self, method: MethodDefId) {
        if matches!(self.world[method].body, BodySource::None | BodySource::Lowered(_)) {
            return;
        }
        let bound = crate::bind::bind_method(&mut self.world, method);
        crate::check::check_body(&mut self.world, &bound);
        if !bound.has_errors {
            crate::lower::lowered_body(&mut self.world, method);
        }
    }

    fn user_types(&self) -> Vec<TypeDefId> {
        (0..self.world.type_defs.len() as u32)
            .map(TypeDefId)
            .filter(|&t| self.world[t].is_user && !self.world[t].parts.is_empty())
            .collect()
    }

    /// What [`Self::check`] found, in source order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The state machines, iterators and closures of the user's program, in the order of the source. Call [`Self::check`] first.
    pub fn machines(&mut self) -> Vec<Description> {
        crate::machines::describe(&mut self.world)
    }

    /// The tables: sources, types, positions.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The tables, for dumps that work out more.
    pub fn world_mut(&mut self) -> &mut World {
        &mut self.world
    }

    /// The program as the VM takes it.
    pub fn into_code(self) -> Code {
        Code::new(self.world)
    }
}
