//! Names of types and namespaces.
//!
//! Finding `List` in the namespace `System.Collections.Generic` means: is such a type known already; if not, has this name been asked for
//! before; if not, is there a file `System/Collections/Generic/List.cs`. Only the last step may parse, and does so once.

use super::{NameResult, NamespaceTable, Scope};
use crate::diag::Code;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

impl World {
    /// A type by its full name (`System.Collections.Generic.List`, arity 1); opens the library file if need be.
    pub fn find_type(&mut self, full_name: &str, arity: usize) -> Option<TypeDefId> {
        let (namespace, name) = full_name.rsplit_once('.').unwrap_or(("", full_name));
        self.type_in_namespace(namespace, name, arity)
    }

    /// A top-level type of a namespace.
    pub fn type_in_namespace(&mut self, namespace: &str, name: &str, arity: usize) -> Option<TypeDefId> {
        if let Some(table) = self.declared.namespaces.get(namespace) {
            if let Some(found) = table.find(name, arity) {
                return Some(found);
            }
            if table.asked.contains(name) {
                return None;
            }
        }
        self.ask_library(namespace, name);
        self.declared.namespaces.get(namespace)?.find(name, arity)
    }

    /// Loads the file that would declare this name, unless that was done.
    fn ask_library(&mut self, namespace: &str, name: &str) {
        let key = self.symbol(namespace);
        let symbol = self.symbol(name);
        let table = self.declared.namespaces.entry(key).or_insert_with(NamespaceTable::default);
        if !table.asked.insert(symbol) {
            return;
        }
        if namespace.is_empty() {
            return;
        }
        let mut path = namespace.replace('.', "/");
        path.push('/');
        path.push_str(name);
        path.push_str(".cs");
        self.load_library_file(&path);
    }

    /// Whether a type of this name exists with any number of type parameters.
    fn any_arity(&mut self, namespace: &str, name: &str) -> Option<TypeDefId> {
        self.type_in_namespace(namespace, name, usize::MAX);
        let table = self.declared.namespaces.get(namespace)?;
        table.types.get(name)?.first().map(|&(_, def)| def)
    }

    pub fn namespace_exists(&mut self, namespace: &str) -> bool {
        if let Some(table) = self.declared.namespaces.get(namespace)
            && (table.exists || table.is_folder.is_some())
        {
            return table.exists || table.is_folder == Some(true);
        }
        let is_folder = namespace.is_empty() || self.library.has_folder(&namespace.replace('.', "/"));
        let key = self.symbol(namespace);
        self.declared.namespaces.entry(key).or_default().is_folder = Some(is_folder);
        is_folder
    }

    /// What a simple name is among types and namespaces.
    pub fn lookup_type_or_namespace(&mut self, scope: &Scope, name: &str, arity: usize) -> NameResult {
        if arity == 0
            && let Some(&(_, param)) = scope.type_params.iter().rev().find(|(n, _)| &**n == name)
        {
            return NameResult::Type(self.param_ty(param));
        }
        let mut current = scope.type_def;
        while let Some(def) = current {
            if arity == 0 {
                let found = self[def].type_params.iter().copied().find(|&p| &*self[p].name == name);
                if let Some(param) = found {
                    return NameResult::Type(self.param_ty(param));
                }
            }
            let open = self.open_type(def);
            if let Some(found) = self.find_nested(open, name, arity) {
                return NameResult::Type(found);
            }
            current = self[def].outer;
        }
        self.lookup_in_blocks(scope, name, arity)
    }

    fn lookup_in_blocks(&mut self, scope: &Scope, name: &str, arity: usize) -> NameResult {
        let is_user = self.file_scope_is_user(scope.file);
        let mut file = Some(scope.file);
        while let Some(index) = file {
            let Some(block) = self.declared.scopes.get(index as usize) else { break };
            let (namespace, parent, source) = (block.namespace.clone(), block.parent, block.source);
            if let Some(found) = self.in_namespace(&namespace, name, arity, source, is_user) {
                return found;
            }
            let found = self.in_imports(index, name, arity, is_user);
            if found != NameResult::None {
                return found;
            }
            if !namespace.is_empty() {
                let outer = parent.and_then(|p| self.declared.scopes.get(p as usize)).map(|s| s.namespace.clone());
                for prefix in self.prefixes_between(&namespace, outer.as_deref()) {
                    if let Some(found) = self.in_namespace(&prefix, name, arity, source, is_user) {
                        return found;
                    }
                }
            }
            file = parent;
        }
        NameResult::None
    }

    /// A type or child namespace of a namespace, by name.
    pub fn lookup_in_namespace(&mut self, namespace: &str, name: &str, arity: usize) -> NameResult {
        self.in_namespace(namespace, name, arity, SourceId(u32::MAX), false).unwrap_or(NameResult::None)
    }

    /// A type or child namespace of a namespace.
    fn in_namespace(
        &mut self,
        namespace: &str,
        name: &str,
        arity: usize,
        source: SourceId,
        is_user: bool,
    ) -> Option<NameResult> {
        if !self.declared.file_types.is_empty() {
            let key = (source, self.symbol(namespace), self.symbol(name), arity);
            if let Some(&def) = self.declared.file_types.get(&key) {
                return Some(NameResult::Type(self.open_type(def)));
            }
        }
        if let Some(def) = self.type_in_namespace(namespace, name, arity)
            && self.type_visible(def, is_user)
        {
            return Some(NameResult::Type(self.open_type(def)));
        }
        if arity == 0 {
            let full = join(namespace, name);
            if self.namespace_exists(&full) {
                return Some(NameResult::Namespace(self.symbol(&full)));
            }
        }
        None
    }

    fn type_visible(&self, def: TypeDefId, is_user: bool) -> bool {
        !is_user || self[def].is_user || self[def].modifiers.accessibility == Accessibility::Public
    }

    fn in_imports(&mut self, file: u32, name: &str, arity: usize, is_user: bool) -> NameResult {
        let imports = self.imports(file);
        if arity == 0
            && let Some((_, target)) = imports.aliases.iter().find(|(n, _)| &**n == name)
        {
            return target.clone();
        }
        let mut found: Option<TypeDefId> = None;
        for namespace in &imports.namespaces {
            if let Some(def) = self.type_in_namespace(namespace, name, arity)
                && self.type_visible(def, is_user)
                && found != Some(def)
            {
                match found {
                    None => found = Some(def),
                    Some(other) => {
                        // A type of the program beats the library's only by being nearer; two usings are ambiguous.
                        let (a, b) = (self.open_type(other), self.open_type(def));
                        return NameResult::Ambiguous(a, b);
                    }
                }
            }
        }
        if let Some(def) = found {
            return NameResult::Type(self.open_type(def));
        }
        for &ty in &imports.types {
            if let Some(nested) = self.find_nested(ty, name, arity) {
                return NameResult::Type(nested);
            }
        }
        NameResult::None
    }

    /// A nested type by name, also of base classes, with the outer type's arguments; its own parameters stay open.
    pub fn find_nested(&mut self, outer: Ty, name: &str, arity: usize) -> Option<Ty> {
        let mut current = outer;
        let mut steps = 0;
        loop {
            let def = self.type_def(current)?;
            if self.may_nest(def, name) {
                self.complete_type(def);
            }
            if !self[def].nested.is_empty() {
                let found = self[def]
                    .nested
                    .iter()
                    .copied()
                    .find(|&n| &*self[n].name == name && self[n].type_params.len() == arity);
                if let Some(nested) = found {
                    let mut args = self.type_args(current).to_vec();
                    let own = self[nested].type_params.clone();
                    args.extend(own.iter().map(|&p| self.types.intern(TyKind::Param(p))));
                    return Some(self.types.named(nested, &args));
                }
            }
            steps += 1;
            if steps > 64 || !self.may_inherit_types(def) {
                return None;
            }
            current = self.base_type(current)?;
        }
    }

    /// Whether it is worth knowing the base class to find nested types: library types rarely inherit any, and looking would load files.
    fn may_inherit_types(&self, def: TypeDefId) -> bool {
        let def = &self[def];
        match def.phase {
            Phase::Busy => false,
            Phase::Named => def.kind == TypeDefKind::Class && def.parts.iter().any(|part| !part_bases(part).is_empty()),
            _ => def.kind == TypeDefKind::Class,
        }
    }

    /// Binds a type as written; reports what is wrong and gives `Ty::ERROR` then.
    pub fn bind_type(&mut self, syntax: &ast::Type, scope: &Scope) -> Ty {
        match &syntax.kind {
            ast::TypeKind::Predefined(predefined) => self.predefined_type(*predefined),
            ast::TypeKind::Named(name) => self.bind_type_name(name, scope),
            ast::TypeKind::Array(array) => {
                let element = self.bind_type(&array.element, scope);
                if element == Ty::VOID {
                    let location = self.location_in(scope, array.element.span);
                    self.diagnostics.report(Code::CS1547, location, &["void"]);
                    return Ty::ERROR;
                }
                if element == Ty::ERROR {
                    return Ty::ERROR;
                }
                self.types.array(element, array.rank.clamp(1, 32) as u8)
            }
            ast::TypeKind::Nullable(inner) => {
                let ty = self.bind_type(inner, scope);
                if self.is_value_type(ty) && !self.is_nullable(ty) { self.nullable_of(ty) } else { ty }
            }
            ast::TypeKind::Tuple(elements) => {
                let mut types = Vec::with_capacity(elements.len());
                let mut names: Vec<Option<Symbol>> = Vec::with_capacity(elements.len());
                let mut failed = false;
                for element in elements {
                    let ty = self.bind_type(&element.ty, scope);
                    failed |= ty == Ty::ERROR;
                    types.push(ty);
                    let name = element.name.as_ref().map(|n| n.text.clone());
                    if let (Some(text), Some(syntax)) = (&name, &element.name)
                        && names.iter().flatten().any(|n| n == text)
                    {
                        let location = self.location_in(scope, syntax.span);
                        self.diagnostics.report(Code::CS8127, location, &[]);
                    }
                    names.push(name);
                }
                if failed { Ty::ERROR } else { self.tuple_ty(&types, &names) }
            }
            ast::TypeKind::Ref { ty, .. } | ast::TypeKind::Scoped(ty) => self.bind_type(ty, scope),
            ast::TypeKind::Pointer(_) => {
                let location = self.location_in(scope, syntax.span);
                self.diagnostics.report(Code::HST0001, location, &["pointers"]);
                Ty::ERROR
            }
            ast::TypeKind::FunctionPointer(_) => {
                let location = self.location_in(scope, syntax.span);
                self.diagnostics.report(Code::HST0001, location, &["function pointers"]);
                Ty::ERROR
            }
            ast::TypeKind::Omitted | ast::TypeKind::Error => Ty::ERROR,
        }
    }

    /// Like [`Self::bind_type`], but silent: for places where a name may be something else.
    pub fn try_bind_type(&mut self, syntax: &ast::Type, scope: &Scope) -> Option<Ty> {
        let mark = self.diagnostics.begin_trial();
        let ty = self.bind_type(syntax, scope);
        let failed = self.diagnostics.end_trial(mark);
        (!failed && ty != Ty::ERROR).then_some(ty)
    }

    pub fn predefined_type(&mut self, predefined: ast::PredefinedType) -> Ty {
        use ast::PredefinedType as P;
        let special = match predefined {
            P::Void => return Ty::VOID,
            P::Bool => Special::Boolean,
            P::Byte => Special::Byte,
            P::SByte => Special::SByte,
            P::Short => Special::Int16,
            P::UShort => Special::UInt16,
            P::Int => Special::Int32,
            P::UInt => Special::UInt32,
            P::Long => Special::Int64,
            P::ULong => Special::UInt64,
            P::Char => Special::Char,
            P::Float => Special::Single,
            P::Double => Special::Double,
            P::Decimal => Special::Decimal,
            P::String => Special::String,
            P::Object => Special::Object,
        };
        self.special_ty(special)
    }

    fn bind_type_name(&mut self, name: &ast::QualifiedName, scope: &Scope) -> Ty {
        match self.resolve_qualified(name, scope, true) {
            NameResult::Type(ty) => ty,
            NameResult::Namespace(namespace) => {
                let location = self.location_in(scope, name.span);
                self.diagnostics.report(Code::CS0118, location, &[&namespace, "namespace", "type"]);
                Ty::ERROR
            }
            NameResult::None | NameResult::Ambiguous(..) => Ty::ERROR,
        }
    }

    /// Resolves `A.B<C>.D` from the left. With `report` errors are reported and `None` is what is left of them.
    pub fn resolve_qualified(&mut self, name: &ast::QualifiedName, scope: &Scope, report: bool) -> NameResult {
        let mut parts = name.parts.iter();
        let mut result = match &name.alias {
            Some(alias) if alias.as_str() == "global" => NameResult::Namespace(self.symbol("")),
            Some(alias) => match self.lookup_type_or_namespace(scope, alias.as_str(), 0) {
                NameResult::Namespace(namespace) => NameResult::Namespace(namespace),
                _ => {
                    if report {
                        let location = self.location_in(scope, alias.span);
                        self.diagnostics.report(Code::CS0432, location, &[alias.as_str()]);
                    }
                    return NameResult::None;
                }
            },
            None => {
                let Some(first) = parts.next() else { return NameResult::None };
                self.resolve_first(first, scope, report)
            }
        };
        for part in parts {
            result = match result {
                NameResult::Namespace(namespace) => self.resolve_in_namespace(&namespace, part, scope, report),
                NameResult::Type(ty) => self.resolve_in_type(ty, part, scope, report),
                NameResult::None | NameResult::Ambiguous(..) => return NameResult::None,
            };
        }
        result
    }

    fn resolve_first(&mut self, part: &ast::SimpleName, scope: &Scope, report: bool) -> NameResult {
        let text = part.name.as_str();
        let arity = part.type_arguments.len();
        match self.lookup_type_or_namespace(scope, text, arity) {
            NameResult::Type(ty) => NameResult::Type(self.with_arguments(ty, part, scope)),
            NameResult::Namespace(namespace) => NameResult::Namespace(namespace),
            NameResult::Ambiguous(a, b) => {
                if report {
                    let location = self.location_in(scope, part.span);
                    let (a, b) = (self.display_qualified(a), self.display_qualified(b));
                    self.diagnostics.report(Code::CS0104, location, &[text, &a, &b]);
                }
                NameResult::None
            }
            NameResult::None => {
                match text {
                    "nint" if arity == 0 => return NameResult::Type(self.nint_ty()),
                    "nuint" if arity == 0 => return NameResult::Type(self.nuint_ty()),
                    _ => {}
                }
                if !report {
                    return NameResult::None;
                }
                let location = self.location_in(scope, part.span);
                match text {
                    "dynamic" if arity == 0 => self.diagnostics.report(Code::HST0004, location, &["dynamic"]),
                    "var" if arity == 0 => self.diagnostics.report(Code::CS0825, location, &[]),
                    "" => {}
                    _ => {
                        if let Some(other) = self.other_arity(scope, text, arity) {
                            self.report_arity(other, arity, location);
                        } else {
                            let shown = with_placeholder_arity(text, arity);
                            self.diagnostics.report(Code::CS0246, location, &[&shown]);
                        }
                        // Arguments may be wrong on their own.
                        for argument in &part.type_arguments {
                            self.bind_type(argument, scope);
                        }
                    }
                }
                NameResult::None
            }
        }
    }

    /// A type of this name with another number of type parameters.
    fn other_arity(&mut self, scope: &Scope, name: &str, arity: usize) -> Option<TypeDefId> {
        for other in (0..=8).filter(|&a| a != arity) {
            if let NameResult::Type(ty) = self.lookup_type_or_namespace(scope, name, other) {
                return self.type_def(ty);
            }
        }
        None
    }

    fn report_arity(&mut self, def: TypeDefId, _arity: usize, location: Location) {
        let open = self.open_type(def);
        let shown = self.display(open);
        let wanted = self[def].type_params.len();
        if wanted == 0 {
            self.diagnostics.report(Code::CS0308, location, &[&shown, "type"]);
        } else {
            self.diagnostics.report(Code::CS0305, location, &[&shown, "type", &wanted.to_string()]);
        }
    }

    fn resolve_in_namespace(
        &mut self,
        namespace: &Symbol,
        part: &ast::SimpleName,
        scope: &Scope,
        report: bool,
    ) -> NameResult {
        let text = part.name.as_str();
        let arity = part.type_arguments.len();
        let is_user = self.file_scope_is_user(scope.file);
        let source = self.scope_source(scope);
        match self.in_namespace(namespace, text, arity, source, is_user) {
            Some(NameResult::Type(ty)) => NameResult::Type(self.with_arguments(ty, part, scope)),
            Some(other) => other,
            None => {
                if report && !text.is_empty() {
                    let location = self.location_in(scope, part.span);
                    match self.any_arity(namespace, text) {
                        Some(other) if self.type_visible(other, is_user) => self.report_arity(other, arity, location),
                        _ if namespace.is_empty() => self.diagnostics.report(Code::CS0400, location, &[text]),
                        _ => {
                            let shown = with_placeholder_arity(text, arity);
                            self.diagnostics.report(Code::CS0234, location, &[&shown, namespace]);
                        }
                    }
                }
                NameResult::None
            }
        }
    }

    fn resolve_in_type(&mut self, ty: Ty, part: &ast::SimpleName, scope: &Scope, report: bool) -> NameResult {
        if ty == Ty::ERROR {
            return NameResult::None;
        }
        let text = part.name.as_str();
        match self.find_nested(ty, text, part.type_arguments.len()) {
            Some(nested) => {
                if report
                    && let Some(def) = self.type_def(nested)
                    && !self.type_accessible(def, scope)
                {
                    let location = self.location_in(scope, part.span);
                    let shown = self.display(nested);
                    self.diagnostics.report(Code::CS0122, location, &[&shown]);
                }
                NameResult::Type(self.with_arguments(nested, part, scope))
            }
            None => {
                if report && !text.is_empty() {
                    let location = self.location_in(scope, part.span);
                    let owner = self.display(ty);
                    self.diagnostics.report(Code::CS0426, location, &[text, &owner]);
                }
                NameResult::None
            }
        }
    }

    /// Puts type arguments as written in place of a type's own parameters. `List<>` stays open.
    fn with_arguments(&mut self, ty: Ty, part: &ast::SimpleName, scope: &Scope) -> Ty {
        if part.type_arguments.is_empty()
            || part.type_arguments.iter().all(|a| matches!(a.kind, ast::TypeKind::Omitted))
        {
            return ty;
        }
        let mut own = Vec::with_capacity(part.type_arguments.len());
        for argument in &part.type_arguments {
            let bound = self.bind_type(argument, scope);
            if bound == Ty::VOID {
                let location = self.location_in(scope, argument.span);
                self.diagnostics.report(Code::CS1547, location, &["void"]);
                return Ty::ERROR;
            }
            if bound == Ty::ERROR {
                return Ty::ERROR;
            }
            own.push(bound);
        }
        let constructed = self.construct(ty, &own);
        if self.file_scope_is_user(scope.file) && !self.diagnostics.is_trial() {
            let source = self.scope_source(scope);
            let locations = part.type_arguments.iter().map(|a| self.location(source, a.span)).collect();
            self.declared.constraint_checks.push((constructed, locations));
        }
        constructed
    }

    /// Replaces the own (last) type arguments of a type.
    pub fn construct(&mut self, open: Ty, own: &[Ty]) -> Ty {
        let TyKind::Named { def, args } = self.kind(open).clone() else { return open };
        let keep = args.len().saturating_sub(own.len());
        let mut all = args[..keep].to_vec();
        all.extend_from_slice(own);
        self.types.named(def, &all)
    }

    /// The namespace of a using directive: absolute, or relative to the namespaces around.
    pub(crate) fn resolve_namespace(
        &mut self,
        around: &str,
        name: &ast::QualifiedName,
        scope: &Scope,
    ) -> Option<Symbol> {
        let text: Vec<&str> = name.parts.iter().map(|p| p.name.as_str()).collect();
        let dotted = text.join(".");
        let mut prefix = around;
        loop {
            let full = join(prefix, &dotted);
            if self.namespace_exists(&full) {
                return Some(self.symbol(&full));
            }
            if prefix.is_empty() {
                break;
            }
            prefix = prefix.rfind('.').map_or("", |dot| &prefix[..dot]);
        }
        if !self.file_scope_is_user(scope.file) || matches!(text.first().copied(), Some("System" | "Microsoft")) {
            // Namespaces of .NET that the class library has nothing of: their types will be missed by name.
            return None;
        }
        match self.resolve_qualified(name, scope, true) {
            NameResult::Namespace(namespace) => return Some(namespace),
            NameResult::Type(ty) => {
                let location = self.location_in(scope, name.span);
                let shown = self.display_qualified(ty);
                self.diagnostics.report(Code::CS0138, location, &[&shown]);
            }
            _ => {}
        }
        None
    }

    pub(crate) fn resolve_alias(&mut self, ty: &ast::Type, scope: &Scope) -> NameResult {
        if let ast::TypeKind::Named(name) = &ty.kind {
            return match self.resolve_qualified(name, scope, true) {
                NameResult::None => NameResult::Type(Ty::ERROR),
                found => found,
            };
        }
        NameResult::Type(self.bind_type(ty, scope))
    }
}

/// `A.B` of `A` and `B`.
pub(crate) fn join(namespace: &str, name: &str) -> String {
    if namespace.is_empty() { name.to_string() } else { format!("{namespace}.{name}") }
}

/// `List<>` and `Dictionary<,>` in messages about names that were not found.
fn with_placeholder_arity(name: &str, arity: usize) -> String {
    if arity == 0 { name.to_string() } else { format!("{name}<{}>", ",".repeat(arity - 1)) }
}

/// The base list of a part.
pub(crate) fn part_bases(part: &TypePart) -> &[ast::BaseType] {
    match &part.syntax {
        TypeSyntax::Type(declaration) => match &declaration.kind {
            ast::DeclarationKind::Type(ty) => &ty.bases,
            _ => &[],
        },
        TypeSyntax::TopLevel => &[],
    }
}
