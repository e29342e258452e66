//! Source files: text in, declared types out.
//!
//! A file of the class library is parsed in three steps, each when somebody asks:
//!
//! ```text
//! class C : B { }                        the type is named: its members are passed over
//! class C : B { int F() <deferred> }     a member is looked up: its tree replaces the first one
//! { return 1; }                          F is called
//! ```
//!
//! From the tree come file scopes and type declarations of phase `Named`; everything else waits.

use std::rc::Rc;

use hoist_grammar::{ParseOptions, Severity as SyntaxSeverity};

use super::scopes::{FileScope, IMPLICIT_USINGS, UsingDirective, UsingKind};
use super::{NamespaceTable, names};
use crate::diag::{Code, Diagnostic};
use crate::hir::*;
use crate::syntax as ast;
use crate::world::{SourceFile, World};

impl World {
    /// Parses a file and declares its types. Call [`World::finish_user_declarations`] when all user files are in.
    pub fn add_source(&mut self, name: &str, text: &str, is_user: bool) -> SourceId {
        let source = self.add_text(name, text, is_user);
        let options = ParseOptions { defer_members: !is_user, ..ParseOptions::default() };
        let parsed = hoist_grammar::parse(text, &options);
        if is_user {
            for error in &parsed.errors {
                self.report_syntax_error(source, error);
            }
        } else {
            self.declared.headers_only.insert(source, Vec::new());
        }
        self.declare_tree(source, parsed.tree, is_user);
        source
    }

    /// Parses the files of a library type whole, bodies of members apart, if only headers were parsed so far. Nested types exist then.
    pub(crate) fn complete_type(&mut self, def: TypeDefId) {
        if self[def].is_user || self.declared.headers_only.is_empty() {
            return;
        }
        for part in 0..self[def].parts.len() {
            let source = self[def].parts[part].source;
            if let Some(types) = self.declared.headers_only.remove(&source) {
                self.complete_file(source, types);
            }
        }
    }

    fn complete_file(&mut self, source: SourceId, types: Vec<(TypeDefId, u32)>) {
        let text = self.sources[source.index()].text.clone();
        let options = ParseOptions { defer_bodies: true, ..ParseOptions::default() };
        let parsed = hoist_grammar::parse(&text, &options);
        for error in &parsed.errors {
            self.report_syntax_error(source, error);
        }
        let mut declarations = Vec::new();
        types_in_order(parsed.tree.members, &mut declarations);
        for (syntax, (def, part)) in declarations.into_iter().zip(types) {
            let Some(part) = self[def].parts.get_mut(part as usize) else { continue };
            let syntax = Rc::new(syntax);
            part.syntax = TypeSyntax::Type(syntax.clone());
            let scope = part.scope;
            self.declare_nested(&syntax, scope, def, false);
        }
    }

    /// Whether a type whose members are not parsed yet may have a nested type of this name.
    pub(crate) fn may_nest(&self, def: TypeDefId, name: &str) -> bool {
        !self[def].is_user
            && self[def].parts.iter().any(|part| {
                self.declared.headers_only.contains_key(&part.source)
                    && self.sources[part.source.index()].text.contains(name)
            })
    }

    /// Notes the newest part of a type of a file of which only headers were parsed.
    fn note_headers_only(&mut self, source: SourceId, def: TypeDefId) {
        let part = (self[def].parts.len() as u32).saturating_sub(1);
        if let Some(types) = self.declared.headers_only.get_mut(&source) {
            types.push((def, part));
        }
    }

    /// Adds a text without declaring anything.
    pub(crate) fn add_text(&mut self, name: &str, text: &str, is_user: bool) -> SourceId {
        let source = SourceId(self.sources.len() as u32);
        self.sources.push(SourceFile {
            name: Rc::from(name),
            text: Rc::from(text),
            is_user,
            line_starts: std::cell::OnceCell::new(),
        });
        source
    }

    /// What every user file imports.
    pub(crate) fn implicit_usings(&mut self, source: SourceId) -> Vec<UsingDirective> {
        let location = Location { source, start: 0, end: 0 };
        IMPLICIT_USINGS
            .iter()
            .map(|name| UsingDirective { kind: UsingKind::Implicit(self.symbol(name)), location })
            .collect()
    }

    /// Takes a type of the global namespace out of scope; code that is bound keeps it.
    pub(crate) fn forget_type(&mut self, def: TypeDefId) {
        let (name, arity) = (self[def].name.clone(), self[def].type_params.len());
        if let Some(list) = self.declared.namespaces.get_mut("").and_then(|t| t.types.get_mut(&name)) {
            list.retain(|entry| *entry != (arity, def));
        }
    }

    /// Puts it back.
    pub(crate) fn remember_type(&mut self, def: TypeDefId) {
        let (name, arity) = (self[def].name.clone(), self[def].type_params.len());
        let global = self.symbol("");
        self.declared.namespaces.entry(global).or_default().types.entry(name).or_default().push((arity, def));
    }

    /// Reports what the parser found; codes that the table lacks get their text as it is.
    pub fn report_syntax_error(&mut self, source: SourceId, error: &hoist_grammar::SyntaxError) {
        let location = self.location(source, error.span);
        let code = Code::ALL.iter().copied().find(|c| c.as_str() == error.code).unwrap_or(Code::CS1003);
        let severity = match error.severity {
            SyntaxSeverity::Error => crate::diag::Severity::Error,
            SyntaxSeverity::Warning => crate::diag::Severity::Warning,
        };
        let text = Some(error.message.clone());
        self.diagnostics.push(Diagnostic {
            code,
            severity,
            location,
            args: Vec::new(),
            text,
            help: None,
            related: Vec::new(),
        });
        if severity == crate::diag::Severity::Error {
            self.declared.has_syntax_errors = true;
        }
    }

    /// Parses and declares a file of the class library, with the further files of a partial type. False if there is none.
    pub(crate) fn load_library_file(&mut self, path: &str) -> bool {
        let Some(text) = self.library.file(path).map(ToString::to_string) else { return false };
        self.add_source(path, &text, false);
        for further in self.further_files(path) {
            if let Some(text) = self.library.file(&further).map(ToString::to_string) {
                self.add_source(&further, &text, false);
            }
        }
        true
    }

    /// Whether the files of a library type contain a word.
    pub(crate) fn library_type_mentions(&mut self, namespace: &str, class: &str, word: &str) -> bool {
        let path = format!("{}/{class}.cs", namespace.replace('.', "/"));
        if self.library.file(&path).is_some_and(|text| text.contains(word)) {
            return true;
        }
        self.further_files(&path).iter().any(|f| self.library.file(f).is_some_and(|text| text.contains(word)))
    }

    /// Lines of `partials.txt`: `System.Threading.Tasks.Task: Task.Running.cs, Task.Waiting.cs`.
    fn further_files(&mut self, path: &str) -> Vec<String> {
        if self.declared.library_partials.is_none() {
            let mut table = rustc_hash::FxHashMap::default();
            for line in self.library.file("partials.txt").unwrap_or("").lines() {
                let Some((name, files)) = line.split_once(':') else { continue };
                let first = format!("{}.cs", name.trim().replace('.', "/"));
                let folder = first.rfind('/').map_or("", |slash| &first[..=slash]);
                let files: Vec<String> =
                    files.split([',', ' ']).filter(|f| !f.is_empty()).map(|f| format!("{folder}{f}")).collect();
                table.insert(first, files);
            }
            self.declared.library_partials = Some(table);
        }
        self.declared.library_partials.as_ref().and_then(|t| t.get(path)).cloned().unwrap_or_default()
    }

    fn declare_tree(&mut self, source: SourceId, tree: ast::CompilationUnit, is_user: bool) {
        let global = self.symbol("");
        let mut usings = Vec::new();
        if is_user {
            usings = self.implicit_usings(source);
        }
        for using in tree.usings {
            let is_global = using.is_global;
            let using = self.using_directive(source, using);
            if is_global {
                self.declared.global_usings.push(using);
            } else {
                usings.push(using);
            }
        }
        let file = self.add_file_scope(FileScope { source, parent: None, namespace: global, usings, imports: None });
        let mut statements = Vec::new();
        for member in tree.members {
            self.declare_in_block(member, file, is_user, &mut statements);
        }
        if let Some(expression) = tree.trailing_expression {
            let span = expression.span;
            statements.push(ast::Stmt { kind: ast::StmtKind::Expression(expression), span });
        }
        if !statements.is_empty() {
            self.declare_top_level(source, file, statements);
        }
    }

    pub(crate) fn add_file_scope(&mut self, scope: FileScope) -> u32 {
        let name = scope.namespace.clone();
        self.note_namespace(&name);
        self.declared.scopes.push(scope);
        self.declared.scopes.len() as u32 - 1
    }

    /// A declared namespace exists, and so do those around it.
    fn note_namespace(&mut self, name: &str) {
        let mut current = name;
        loop {
            let key = self.symbol(current);
            let table = self.declared.namespaces.entry(key).or_default();
            if table.exists || current.is_empty() {
                table.exists = true;
                return;
            }
            table.exists = true;
            current = current.rfind('.').map_or("", |dot| &current[..dot]);
        }
    }

    pub(crate) fn using_directive(&mut self, source: SourceId, using: ast::UsingDirective) -> UsingDirective {
        let location = self.location(source, using.span);
        let kind = match using.kind {
            ast::UsingKind::Namespace(name) => UsingKind::Namespace(Rc::new(name)),
            ast::UsingKind::Static(ty) => UsingKind::Static(Rc::new(ty)),
            ast::UsingKind::Alias { name, ty } => UsingKind::Alias(name.text, Rc::new(ty)),
        };
        UsingDirective { kind, location }
    }

    pub(crate) fn declare_in_block(
        &mut self,
        member: ast::Declaration,
        file: u32,
        is_user: bool,
        statements: &mut Vec<ast::Stmt>,
    ) {
        match member.kind {
            ast::DeclarationKind::Namespace(namespace) => {
                let scope = &self.declared.scopes[file as usize];
                let (source, outer) = (scope.source, scope.namespace.clone());
                let parts: Vec<&str> = namespace.name.parts.iter().map(|p| p.name.as_str()).collect();
                let full = names::join(&outer, &parts.join("."));
                let full = self.symbol(&full);
                let mut usings = Vec::new();
                for using in namespace.usings {
                    usings.push(self.using_directive(source, using));
                }
                let inner = self.add_file_scope(FileScope {
                    source,
                    parent: Some(file),
                    namespace: full,
                    usings,
                    imports: None,
                });
                for member in namespace.members {
                    self.declare_in_block(member, inner, is_user, statements);
                }
            }
            ast::DeclarationKind::Type(_) | ast::DeclarationKind::Enum(_) | ast::DeclarationKind::Delegate(_) => {
                self.declare_type(Rc::new(member), file, None, is_user);
            }
            ast::DeclarationKind::Statement(statement) => {
                let scope = &self.declared.scopes[file as usize];
                if scope.parent.is_some() {
                    let location = self.location(scope.source, statement.span);
                    self.diagnostics.report(Code::CS0116, location, &[]);
                } else {
                    if statements.is_empty() && self.has_type_before(file) {
                        let location = self.location(self.declared.scopes[file as usize].source, statement.span);
                        self.diagnostics.report(Code::CS8803, location, &[]);
                    }
                    statements.push(statement);
                }
            }
            ast::DeclarationKind::Error => {}
            _ => {
                let source = self.declared.scopes[file as usize].source;
                let span = member_name_span(&member);
                let location = self.location(source, span);
                self.diagnostics.report(Code::CS0116, location, &[]);
            }
        }
    }

    fn has_type_before(&self, file: u32) -> bool {
        let source = self.declared.scopes[file as usize].source;
        self.declared.user_types.iter().any(|&def| self[def].location.source == source)
    }

    /// Declares a type (phase `Named`) and the types nested in it, or joins a further part to it.
    pub(crate) fn declare_type(
        &mut self,
        syntax: Rc<ast::Declaration>,
        file: u32,
        outer: Option<TypeDefId>,
        is_user: bool,
    ) {
        let scope = &self.declared.scopes[file as usize];
        let (source, namespace) = (scope.source, scope.namespace.clone());
        let Some(header) = Header::of(&syntax) else { return };
        let name = self.symbol(header.name.as_str());
        let arity = header.type_parameters.len();
        let location = self.location(source, header.name.span);
        let part = TypePart { source, syntax: TypeSyntax::Type(syntax.clone()), scope: file };
        let mut modifiers = self.modifiers(&syntax.modifiers, source);
        let existing = match outer {
            Some(outer) => {
                self[outer].nested.iter().copied().find(|&n| self[n].name == name && self[n].type_params.len() == arity)
            }
            None if modifiers.is_file => {
                self.declared.file_types.get(&(source, namespace.clone(), name.clone(), arity)).copied()
            }
            None => self.declared.namespaces.get(&*namespace).and_then(|t| t.find(&name, arity)),
        };
        if let Some(existing) = existing
            && self[existing].is_user == is_user
        {
            let both_partial = modifiers.is_partial && self[existing].modifiers.is_partial;
            if both_partial && self[existing].kind == header.kind && self[existing].is_record == header.is_record {
                self.join_part(existing, part, modifiers, &syntax, header.type_parameters, location);
                self.note_headers_only(source, existing);
                self.declare_nested(&syntax, file, existing, is_user);
                return;
            }
            if both_partial {
                let shown = name.clone();
                self.diagnostics.report(Code::CS0261, location, &[&shown]);
            } else if modifiers.is_partial || self[existing].modifiers.is_partial {
                let place = if modifiers.is_partial { self[existing].location } else { location };
                self.diagnostics.report(Code::CS0260, place, &[&name]);
            } else if let Some(outer) = outer {
                let open = self.open_type(outer);
                let owner = self.display(open);
                self.diagnostics.report(Code::CS0102, location, &[&owner, &name]);
            } else {
                let container = if namespace.is_empty() { "<global namespace>" } else { &*namespace };
                self.diagnostics.report(Code::CS0101, location, &[&name, container]);
            }
            return;
        }
        if !modifiers_have_access(&syntax.modifiers) {
            modifiers.accessibility = match outer {
                Some(outer) if self[outer].kind == TypeDefKind::Interface => Accessibility::Public,
                Some(_) => Accessibility::Private,
                None => Accessibility::Internal,
            };
        }
        let mut def = TypeDef::empty(name.clone(), namespace.clone(), header.kind);
        def.phase = Phase::Named;
        def.outer = outer;
        def.is_record = header.is_record;
        def.is_user = is_user;
        def.location = location;
        def.special =
            if outer.is_none() && !is_user { super::special::special_by_name(&namespace, &name, arity) } else { None };
        match header.kind {
            TypeDefKind::Struct | TypeDefKind::Enum | TypeDefKind::Delegate => modifiers.is_sealed = true,
            TypeDefKind::Interface => modifiers.is_abstract = true,
            TypeDefKind::Class if modifiers.is_static => {
                modifiers.is_abstract = true;
                modifiers.is_sealed = true;
            }
            TypeDefKind::Class => {}
        }
        def.modifiers = modifiers;
        def.parts.push(part);
        let id = self.add_type(def);
        self.note_headers_only(source, id);
        if let Some(outer) = outer {
            self[outer].nested.push(id);
        } else if modifiers.is_file {
            self.declared.file_types.insert((source, namespace.clone(), name.clone(), arity), id);
        } else {
            let table = self.declared.namespaces.entry(namespace.clone()).or_insert_with(NamespaceTable::default);
            table.types.entry(name.clone()).or_default().push((arity, id));
        }
        if is_user {
            self.declared.user_types.push(id);
        }
        // Type parameters: those of the enclosing types first.
        let mut all = outer.map(|o| self[o].all_type_params.clone()).unwrap_or_default();
        let own = self.declare_type_params(header.type_parameters, TypeParamOwner::Type(id), source);
        all.extend(&own);
        let names: Vec<_> = self.named_params(&own);
        for (index, (param, _)) in names.iter().enumerate() {
            if names[..index].iter().any(|(n, _)| n == param) {
                let location = self[own[index]].location;
                self.diagnostics.report(Code::CS0692, location, &[param]);
            }
        }
        self[id].type_params = own;
        self[id].all_type_params = all;
        if let Some(special) = self[id].special
            && self.declared.special[special as usize].is_none()
            && (special != Special::ValueTuple || arity == 0)
        {
            self.declared.special[special as usize] = Some(id);
        }
        self.note_type_attributes(id, &syntax);
        if outer.is_none()
            && modifiers.is_static
            && arity == 0
            && (has_extensions(&syntax) || self.may_have_extensions(source))
        {
            self.declared.extension_types.entry(namespace).or_default().push(id);
        }
        self.declare_nested(&syntax, file, id, is_user);
    }

    /// Extension members are not seen yet if only headers were parsed; the text says if there may be any.
    fn may_have_extensions(&self, source: SourceId) -> bool {
        let text = &self.sources[source.index()].text;
        self.declared.headers_only.contains_key(&source) && (text.contains("(this ") || text.contains("extension"))
    }

    fn declare_nested(&mut self, syntax: &ast::Declaration, file: u32, outer: TypeDefId, is_user: bool) {
        let ast::DeclarationKind::Type(ty) = &syntax.kind else { return };
        for member in &ty.members {
            if matches!(
                member.kind,
                ast::DeclarationKind::Type(_) | ast::DeclarationKind::Enum(_) | ast::DeclarationKind::Delegate(_)
            ) {
                self.declare_type(Rc::new(member.clone()), file, Some(outer), is_user);
            }
        }
    }

    fn join_part(
        &mut self,
        def: TypeDefId,
        part: TypePart,
        modifiers: Modifiers,
        syntax: &ast::Declaration,
        params: &[ast::TypeParameter],
        location: Location,
    ) {
        let source = part.source;
        let declared = &mut self[def];
        let had = &mut declared.modifiers;
        let accessibility_given = modifiers_have_access(&syntax.modifiers);
        had.is_static |= modifiers.is_static;
        had.is_abstract |= modifiers.is_abstract || modifiers.is_static;
        had.is_sealed |= modifiers.is_sealed || modifiers.is_static;
        had.is_ref |= modifiers.is_ref;
        had.is_readonly |= modifiers.is_readonly;
        let mut conflict = false;
        if accessibility_given {
            let earlier_given = declared.parts.iter().any(|p| match &p.syntax {
                TypeSyntax::Type(s) => modifiers_have_access(&s.modifiers),
                TypeSyntax::TopLevel => false,
            });
            conflict = earlier_given && declared.modifiers.accessibility != modifiers.accessibility;
            declared.modifiers.accessibility = modifiers.accessibility;
        }
        declared.parts.push(part);
        let names: Vec<Symbol> = declared.type_params.clone().into_iter().map(|p| self[p].name.clone()).collect();
        let open = self.open_type(def);
        let shown = self.display(open);
        if conflict {
            let first = self[def].location;
            self.diagnostics.report(Code::CS0262, first, &[&shown]);
        }
        if names.iter().zip(params).any(|(a, b)| **a != *b.name.as_str()) {
            let _ = source;
            self.diagnostics.report(Code::CS0264, location, &[&shown]);
        }
    }

    /// Type parameters without their constraints.
    pub fn declare_type_params(
        &mut self,
        syntax: &[ast::TypeParameter],
        owner: TypeParamOwner,
        source: SourceId,
    ) -> Vec<TypeParamId> {
        let mut params = Vec::with_capacity(syntax.len());
        for param in syntax {
            let name = self.symbol(param.name.as_str());
            let location = self.location(source, param.name.span);
            params.push(self.add_type_param(TypeParamDef {
                name,
                owner,
                variance: match param.variance {
                    ast::Variance::None => Variance::None,
                    ast::Variance::Covariant => Variance::Out,
                    ast::Variance::Contravariant => Variance::In,
                },
                has_class: false,
                has_struct: false,
                has_unmanaged: false,
                has_notnull: false,
                has_new: false,
                allows_ref_struct: false,
                constraints: Vec::new(),
                location,
            }));
        }
        params
    }
}

/// What all kinds of type declarations have.
pub(crate) struct Header<'a> {
    pub name: &'a ast::Name,
    pub kind: TypeDefKind,
    pub is_record: bool,
    pub type_parameters: &'a [ast::TypeParameter],
    pub constraints: &'a [ast::TypeParameterConstraintClause],
}

impl<'a> Header<'a> {
    pub(crate) fn of(declaration: &'a ast::Declaration) -> Option<Self> {
        Some(match &declaration.kind {
            ast::DeclarationKind::Type(ty) => Self {
                name: &ty.name,
                kind: match ty.kind {
                    ast::TypeDeclarationKind::Class | ast::TypeDeclarationKind::Record => TypeDefKind::Class,
                    ast::TypeDeclarationKind::Struct | ast::TypeDeclarationKind::RecordStruct => TypeDefKind::Struct,
                    ast::TypeDeclarationKind::Interface => TypeDefKind::Interface,
                },
                is_record: matches!(ty.kind, ast::TypeDeclarationKind::Record | ast::TypeDeclarationKind::RecordStruct),
                type_parameters: &ty.type_parameters,
                constraints: &ty.constraints,
            },
            ast::DeclarationKind::Enum(ty) => Self {
                name: &ty.name,
                kind: TypeDefKind::Enum,
                is_record: false,
                type_parameters: &[],
                constraints: &[],
            },
            ast::DeclarationKind::Delegate(ty) => Self {
                name: &ty.name,
                kind: TypeDefKind::Delegate,
                is_record: false,
                type_parameters: &ty.type_parameters,
                constraints: &ty.constraints,
            },
            _ => return None,
        })
    }
}

/// The types of a file that are in no other type, as they are declared.
fn types_in_order(members: Vec<ast::Declaration>, types: &mut Vec<ast::Declaration>) {
    for member in members {
        match member.kind {
            ast::DeclarationKind::Namespace(namespace) => types_in_order(namespace.members, types),
            ast::DeclarationKind::Type(_) | ast::DeclarationKind::Enum(_) | ast::DeclarationKind::Delegate(_) => {
                types.push(member);
            }
            _ => {}
        }
    }
}

/// Byte offsets of the lines' starts.
pub fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (index, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
            starts.push(index as u32 + 1);
        }
    }
    starts
}

/// Whether any accessibility is written.
pub(crate) fn modifiers_have_access(modifiers: &ast::Modifiers) -> bool {
    use ast::Modifier::*;
    [Public, Private, Protected, Internal].into_iter().any(|m| modifiers.has(m))
}

fn has_extensions(syntax: &ast::Declaration) -> bool {
    let ast::DeclarationKind::Type(ty) = &syntax.kind else { return false };
    ty.members.iter().any(|member| match &member.kind {
        ast::DeclarationKind::Extension(_) => true,
        ast::DeclarationKind::Method(method) => {
            method.parameters.first().is_some_and(|p| p.modifiers.has(ast::Modifier::This))
        }
        _ => false,
    }) || syntax.modifiers.has(ast::Modifier::Partial)
}

/// Where a member's name stands.
pub(crate) fn member_name_span(member: &ast::Declaration) -> ast::Span {
    match &member.kind {
        ast::DeclarationKind::Method(m) => m.name.span,
        ast::DeclarationKind::Property(p) => p.name.span,
        ast::DeclarationKind::Event(e) => e.name.span,
        ast::DeclarationKind::Constructor(c) => c.name.span,
        ast::DeclarationKind::Destructor(d) => d.name.span,
        ast::DeclarationKind::Indexer(i) => i.this_span,
        ast::DeclarationKind::Operator(o) => o.operator_span,
        ast::DeclarationKind::Conversion(c) => c.operator_span,
        ast::DeclarationKind::Field(f) | ast::DeclarationKind::EventField(f) => {
            f.declarators.first().map_or(f.span, |d| d.name.span)
        }
        _ => member.span,
    }
}
