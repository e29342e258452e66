//! Scopes: where a name is looked up.
//!
//! A place in a program sees, from inside out: type parameters of local functions and of the method, then for each enclosing type its type
//! parameters and nested types (inherited ones too), then for each namespace block the types of the namespace, the block's aliases and
//! its usings.

use std::rc::Rc;

use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

/// A compilation unit or a namespace block in it.
#[derive(Debug, Clone)]
pub struct FileScope {
    pub source: SourceId,
    /// The enclosing block.
    pub parent: Option<u32>,
    /// Full name; empty for the compilation unit.
    pub namespace: Symbol,
    pub usings: Vec<UsingDirective>,
    /// Names of the namespaces imported here, and types of `using static`; worked out on first use.
    pub imports: Option<Rc<Imports>>,
}

/// `using ..;`
#[derive(Debug, Clone)]
pub struct UsingDirective {
    pub kind: UsingKind,
    pub location: Location,
}

#[derive(Debug, Clone)]
pub enum UsingKind {
    Namespace(Rc<ast::QualifiedName>),
    /// One of the namespaces that every program imports.
    Implicit(Symbol),
    Static(Rc<ast::Type>),
    /// The class of an earlier submission.
    Class(TypeDefId),
    Alias(Symbol, Rc<ast::Type>),
}

/// What the usings of a block bring.
#[derive(Debug, Clone, Default)]
pub struct Imports {
    pub namespaces: Vec<Symbol>,
    /// `using static`
    pub types: Vec<Ty>,
    pub aliases: Vec<(Symbol, NameResult)>,
}

/// A place where names are looked up.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Innermost file scope: index into `Declared::scopes`.
    pub file: u32,
    /// Innermost enclosing type.
    pub type_def: Option<TypeDefId>,
    pub method: Option<MethodDefId>,
    /// Type parameters of the method and of local functions around, innermost last.
    pub type_params: Vec<(Symbol, TypeParamId)>,
}

/// What a name is in a scope, among types and namespaces.
#[derive(Debug, Clone, PartialEq)]
pub enum NameResult {
    /// A type; of a generic one (arity above zero) the open type, whose own arguments (the last ones) are to be replaced.
    Type(Ty),
    /// Full name of a namespace.
    Namespace(Symbol),
    None,
    /// Found through two usings.
    Ambiguous(Ty, Ty),
}

/// Namespaces that every user file imports.
pub const IMPLICIT_USINGS: [&str; 7] = [
    "System",
    "System.IO",
    "System.Linq",
    "System.Collections.Generic",
    "System.Net.Http",
    "System.Threading",
    "System.Threading.Tasks",
];

impl Scope {
    /// With further type parameters, innermost.
    #[must_use]
    pub fn with_type_params(mut self, params: &[(Symbol, TypeParamId)]) -> Self {
        self.type_params.extend(params.iter().cloned());
        self
    }
}

impl World {
    pub fn scope_of_type(&mut self, def: TypeDefId, part: u32) -> Scope {
        let parts = &self[def].parts;
        let file = parts.get(part as usize).or(parts.first()).map_or(0, |p| p.scope);
        Scope { file, type_def: Some(def), method: None, type_params: Vec::new() }
    }

    pub fn scope_of_method(&mut self, method: MethodDefId) -> Scope {
        let declared = &self[method];
        let (owner, part) = (declared.owner, declared.part);
        let params = declared.type_params.clone();
        let mut scope = self.scope_of_type(owner, part);
        scope.method = Some(method);
        scope.type_params = self.named_params(&params);
        scope
    }

    pub(crate) fn named_params(&self, params: &[TypeParamId]) -> Vec<(Symbol, TypeParamId)> {
        params.iter().map(|&p| (self[p].name.clone(), p)).collect()
    }

    /// Whether a file scope belongs to user code.
    pub fn file_scope_is_user(&self, file: u32) -> bool {
        self.declared.scopes.get(file as usize).is_some_and(|scope| self[scope.source].is_user)
    }

    /// The source file that a scope stands in.
    pub fn scope_source(&self, scope: &Scope) -> SourceId {
        self.declared.scopes.get(scope.file as usize).map_or(SourceId(0), |s| s.source)
    }

    /// A place in the scope's file.
    pub fn location_in(&self, scope: &Scope, span: ast::Span) -> Location {
        Location { source: self.scope_source(scope), start: span.start, end: span.end }
    }

    pub fn location(&self, source: SourceId, span: ast::Span) -> Location {
        Location { source, start: span.start, end: span.end }
    }

    /// The imports of a block, worked out once.
    pub(crate) fn imports(&mut self, file: u32) -> Rc<Imports> {
        let Some(scope) = self.declared.scopes.get(file as usize) else { return Rc::default() };
        if let Some(imports) = &scope.imports {
            return imports.clone();
        }
        // While they are worked out the block has none: a using does not see its neighbours.
        let namespace = scope.namespace.clone();
        let mut usings = scope.usings.clone();
        let is_user_unit = scope.parent.is_none() && self[scope.source].is_user;
        self.declared.scopes[file as usize].imports = Some(Rc::default());
        if is_user_unit {
            usings.extend(self.declared.global_usings.iter().cloned());
        }
        let place = Scope { file, ..Scope::default() };
        let mut imports = Imports::default();
        for using in &usings {
            match &using.kind {
                UsingKind::Implicit(name) => {
                    if self.namespace_exists(name) && !imports.namespaces.contains(name) {
                        imports.namespaces.push(name.clone());
                    }
                }
                UsingKind::Namespace(name) => {
                    if let Some(name) = self.resolve_namespace(&namespace, name, &place)
                        && !imports.namespaces.contains(&name)
                    {
                        imports.namespaces.push(name);
                    }
                }
                UsingKind::Static(ty) => {
                    let ty = self.bind_type(ty, &place);
                    if ty != Ty::ERROR {
                        imports.types.push(ty);
                    }
                }
                UsingKind::Class(def) => {
                    let ty = self.open_type(*def);
                    imports.types.push(ty);
                }
                UsingKind::Alias(name, ty) => {
                    let target = self.resolve_alias(ty, &place);
                    imports.aliases.push((name.clone(), target));
                }
            }
        }
        let imports = Rc::new(imports);
        self.declared.scopes[file as usize].imports = Some(imports.clone());
        imports
    }

    /// Types whose static members are in scope by `using static`, one list for each block, innermost first.
    pub fn static_usings(&mut self, scope: &Scope) -> Vec<Vec<Ty>> {
        let mut levels = Vec::new();
        let mut file = Some(scope.file);
        while let Some(index) = file {
            let imports = self.imports(index);
            if !imports.types.is_empty() {
                levels.push(imports.types.clone());
            }
            file = self.declared.scopes.get(index as usize).and_then(|s| s.parent);
        }
        levels
    }

    /// The same as one list.
    pub fn static_imports(&mut self, scope: &Scope) -> Vec<Ty> {
        self.static_usings(scope).concat()
    }

    /// Namespaces to search for extension methods, innermost first: for each block its namespace (and those around it), then its usings.
    pub(crate) fn extension_scopes(&mut self, scope: &Scope) -> Vec<(Vec<Symbol>, Vec<Ty>)> {
        let mut groups = Vec::new();
        let mut file = Some(scope.file);
        while let Some(index) = file {
            let Some(block) = self.declared.scopes.get(index as usize) else { break };
            let (namespace, parent) = (block.namespace.clone(), block.parent);
            let outer = parent.and_then(|p| self.declared.scopes.get(p as usize)).map(|s| s.namespace.clone());
            groups.push((vec![namespace.clone()], Vec::new()));
            let imports = self.imports(index);
            groups.push((imports.namespaces.clone(), imports.types.clone()));
            for prefix in self.prefixes_between(&namespace, outer.as_deref()) {
                groups.push((vec![prefix], Vec::new()));
            }
            file = parent;
        }
        groups
    }

    /// `A.B.C` down to (without) `outer`: `A.B`, `A`, and the global namespace only when there is no outer block.
    pub(crate) fn prefixes_between(&mut self, namespace: &str, outer: Option<&str>) -> Vec<Symbol> {
        let mut list = Vec::new();
        let mut current = namespace;
        while !current.is_empty() {
            current = current.rfind('.').map_or("", |dot| &current[..dot]);
            if Some(current) == outer {
                break;
            }
            list.push(self.symbol(current));
        }
        list
    }
}
