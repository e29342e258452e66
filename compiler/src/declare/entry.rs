//! Where a program begins: `Main`, or the method that top-level statements make.

use std::rc::Rc;

use super::scan::Found;
use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

impl World {
    /// Top-level statements: the method `<Main>$` of a class `Program`.
    pub(crate) fn declare_top_level(&mut self, source: SourceId, file: u32, statements: Vec<ast::Stmt>) {
        let span = statements.first().map(|s| s.span).unwrap_or_default();
        let location = self.location(source, span);
        if self.declared.top_level.is_some() {
            self.diagnostics.report(Code::CS8802, location, &[]);
            return;
        }
        let program = self.symbol("Program");
        let global = self.symbol("");
        let existing = self.declared.namespaces.get("").and_then(|t| t.find("Program", 0));
        let def = match existing {
            Some(def) if self[def].modifiers.is_partial || self[def].is_user => {
                if !self[def].modifiers.is_partial {
                    let place = self[def].location;
                    self.diagnostics.report(Code::CS0260, place, &["Program"]);
                }
                def
            }
            _ => {
                let mut def = TypeDef::empty(program.clone(), global.clone(), TypeDefKind::Class);
                def.phase = Phase::Named;
                def.is_user = true;
                def.modifiers.accessibility = Accessibility::Internal;
                def.modifiers.is_partial = true;
                def.location = location;
                let id = self.add_type(def);
                let table = self.declared.namespaces.entry(global).or_default();
                table.types.entry(program).or_default().push((0, id));
                self.declared.user_types.push(id);
                id
            }
        };
        self[def].parts.push(TypePart { source, syntax: TypeSyntax::TopLevel, scope: file });
        let part = self[def].parts.len() as u32 - 1;
        let found = Found::in_statements(&statements);
        let name = self.symbol("<Main>$");
        let mut method = MethodDef::empty(name, def, MethodKind::Ordinary, location);
        method.modifiers = Modifiers {
            accessibility: Accessibility::Private,
            is_static: true,
            is_async: found.has_await,
            ..Modifiers::default()
        };
        method.part = part;
        method.body = BodySource::Syntax(Rc::new(BodySyntax::TopLevel(statements)));
        let id = self.add_method(method);
        self[def].methods.push(id);
        self[def].member_count += 1;
        self.declared.top_level = Some((def, id));
        self.declared.top_level_returns = found.returns_value;
    }

    /// Types of `<Main>$`: needs the library, so it waits until all sources are in.
    fn finish_top_level(&mut self) {
        let Some((_, method)) = self.declared.top_level else { return };
        let string = self.string_ty();
        let args = self.types.array(string, 1);
        let name = self.symbol("args");
        let location = self[method].location;
        let returns = self.declared.top_level_returns;
        let int = self.int_ty();
        let return_type = match (self[method].modifiers.is_async, returns) {
            (false, false) => Ty::VOID,
            (false, true) => int,
            (true, false) => self.known_type("System.Threading.Tasks.Task", &[]),
            (true, true) => self.known_type("System.Threading.Tasks.Task", &[int]),
        };
        self[method].params = vec![Param::plain(name, args, location)];
        self[method].return_type = return_type;
    }

    /// Call once, when all user files are in: binds all declarations of the program and reports what is wrong with them.
    pub fn finish_user_declarations(&mut self) {
        self.finish_top_level();
        if self.declared.has_syntax_errors {
            return;
        }
        for file in 0..self.declared.scopes.len() as u32 {
            if self.file_scope_is_user(file) {
                self.imports(file);
            }
        }
        let mut index = 0;
        while index < self.declared.user_types.len() {
            let def = self.declared.user_types[index];
            self.ensure_bases(def);
            index += 1;
        }
        for def in self.declared.user_types.clone() {
            self.ensure_members(def);
            for param in self[def].type_params.clone() {
                self.ensure_constraints(param);
            }
            for method in self[def].methods.clone() {
                for param in self[method].type_params.clone() {
                    self.ensure_constraints(param);
                }
            }
        }
        for def in self.declared.user_types.clone() {
            self.check_declaration(def);
            self.warn_declaration(def);
            for field in self[def].fields.clone() {
                if self[field].modifiers.is_const && (self[field].init.is_some() || self[def].kind == TypeDefKind::Enum)
                {
                    self.field_constant(field);
                }
            }
        }
        self.run_constraint_checks();
        self.check_entry_point();
    }

    /// The method a program starts with.
    pub fn entry_point(&mut self) -> Option<MethodDefId> {
        if let Some((_, method)) = self.declared.top_level {
            return Some(method);
        }
        let candidates = self.main_methods();
        // A synchronous Main is preferred to an asynchronous one.
        candidates
            .iter()
            .copied()
            .find(|&m| !self[m].modifiers.is_async && !self.returns_task(m))
            .or_else(|| candidates.first().copied())
    }

    fn returns_task(&self, method: MethodDefId) -> bool {
        self.type_def(self[method].return_type)
            .is_some_and(|def| &*self[def].name == "Task" && &*self[def].namespace == "System.Threading.Tasks")
    }

    /// Static methods `Main` of the right shape.
    fn main_methods(&mut self) -> Vec<MethodDefId> {
        let mut found = Vec::new();
        for def in self.declared.user_types.clone() {
            self.ensure_members(def);
            for method in self[def].methods.clone() {
                if &*self[method].name == "Main" && self.is_entry_point(method) {
                    found.push(method);
                }
            }
        }
        found
    }

    fn is_entry_point(&mut self, method: MethodDefId) -> bool {
        let declared = &self[method];
        if !declared.modifiers.is_static
            || !declared.type_params.is_empty()
            || !self[declared.owner].all_type_params.is_empty()
            || declared.params.len() > 1
        {
            return false;
        }
        if let Some(param) = declared.params.first() {
            let ty = param.ty;
            let fits = param.ref_kind == RefKind::None
                && self.array_element(ty).is_some_and(|e| self.special_of(e) == Some(Special::String));
            if !fits {
                return false;
            }
        }
        let declared = &self[method];
        let (ty, is_async) = (declared.return_type, declared.modifiers.is_async);
        if self.returns_task(method) {
            return match self.type_args(ty) {
                [] => true,
                [result] => self.special_of(*result) == Some(Special::Int32),
                _ => false,
            };
        }
        !is_async && (ty == Ty::VOID || self.special_of(ty) == Some(Special::Int32))
    }

    fn check_entry_point(&mut self) {
        if self.declared.top_level.is_some() {
            for method in self.main_methods() {
                let shown = self.display_method_def(method);
                let place = self[method].location;
                self.diagnostics.report(Code::CS7022, place, &[&shown]);
            }
            return;
        }
        let mut candidates = self.main_methods();
        let any_sync = candidates.iter().any(|&m| !self.returns_task(m));
        if any_sync {
            for &method in &candidates {
                if self.returns_task(method) {
                    let shown = self.display_method_def(method);
                    let other = candidates.iter().copied().find(|&m| !self.returns_task(m));
                    let other = other.map(|m| self.display_method_def(m)).unwrap_or_default();
                    let place = self[method].location;
                    self.diagnostics.report(Code::CS8892, place, &[&shown, &other]);
                }
            }
            candidates.retain(|&m| !self.returns_task(m));
        }
        if candidates.len() > 1 {
            let place = self[candidates[0]].location;
            self.diagnostics.report(Code::CS0017, place, &[]);
        }
        if !candidates.is_empty() {
            return;
        }
        let Some(source) = (0..self.sources.len()).find(|&i| self.sources[i].is_user) else { return };
        for def in self.declared.user_types.clone() {
            for method in self[def].methods.clone() {
                let declared = &self[method];
                if &*declared.name == "Main" && declared.modifiers.is_static {
                    let place = declared.location;
                    let is_async_void = declared.modifiers.is_async && !self.returns_task(method);
                    let shown = self.display_method_def(method);
                    if is_async_void {
                        self.diagnostics.report(Code::CS4009, place, &[&shown]);
                    } else {
                        self.diagnostics.report(Code::CS0028, place, &[&shown]);
                    }
                }
            }
        }
        let location = Location { source: SourceId(source as u32), start: 0, end: 0 };
        self.diagnostics.report(Code::CS5001, location, &[]);
    }
}
