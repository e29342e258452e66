//! Scopes: where a name is looked up.
//!
//! A place in a program sees, from inside out: type parameters of local functions and of the method, then for each enclosing type its type
//! parameters and nested types (inherited ones too), then for each namespace block the types of the namespace, the block's aliases and
//! its usings.

use crate::hir::*;
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
}

#[derive(Debug, Clone)]
pub struct UsingDirective;

/// A place where names are looked up.
#[derive(Debug, Clone)]
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
    /// A type; of a generic one (arity above zero) the open type, whose own arguments are to be replaced.
    Type(Ty),
    /// Full name of a namespace.
    Namespace(Symbol),
    None,
    /// Found through two usings.
    Ambiguous(Ty, Ty),
}

impl World {
    pub fn scope_of_type(&mut self, def: TypeDefId, part: u32) -> Scope {
        let file = self[def].parts.get(part as usize).map_or(0, |p| p.scope);
        Scope { file, type_def: Some(def), method: None, type_params: Vec::new() }
    }

    pub fn scope_of_method(&mut self, method: MethodDefId) -> Scope {
        let declared = &self[method];
        let (owner, part) = (declared.owner, declared.part);
        let params = declared.type_params.clone();
        let mut scope = self.scope_of_type(owner, part);
        scope.method = Some(method);
        scope.type_params = params.into_iter().map(|p| (self[p].name.clone(), p)).collect();
        scope
    }

    /// Whether a file scope belongs to user code.
    pub fn file_scope_is_user(&self, file: u32) -> bool {
        self.declared.scopes.get(file as usize).is_some_and(|scope| self[scope.source].is_user)
    }

    pub fn lookup_type_or_namespace(&mut self, _scope: &Scope, _name: &str, _arity: usize) -> NameResult {
        NameResult::None
    }

    /// A type by its full name (`System.Collections.Generic.List`, arity 1); opens the library file if need be.
    pub fn find_type(&mut self, _full_name: &str, _arity: usize) -> Option<TypeDefId> {
        None
    }

    pub fn bind_type(&mut self, _syntax: &crate::syntax::Type, _scope: &Scope) -> Ty {
        Ty::ERROR
    }

    pub fn ensure_bases(&mut self, _def: TypeDefId) {}
    pub fn ensure_members(&mut self, _def: TypeDefId) {}
    pub fn ensure_constraints(&mut self, _param: TypeParamId) {}

    pub(crate) fn extension_scopes(&mut self, _scope: &Scope) -> Vec<Vec<Symbol>> {
        Vec::new()
    }

    pub(crate) fn extension_classes(&mut self, _group: &[Symbol], _name: &str) -> Vec<TypeDefId> {
        Vec::new()
    }

    pub fn add_source(&mut self, name: &str, text: &str, is_user: bool) -> SourceId {
        let _ = (name, text, is_user);
        SourceId(0)
    }
    pub fn finish_user_declarations(&mut self) {}
    pub fn entry_point(&mut self) -> Option<MethodDefId> {
        None
    }
}
