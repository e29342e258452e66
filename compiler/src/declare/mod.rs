//! From syntax to declared types and members, on demand.
//!
//! A type goes through the phases of [`Phase`](crate::hir::Phase), each worked out when somebody first asks:
//!
//! ```text
//! class A : B<int> { C F(D d) .. }
//!   Named    A exists, with its type parameters and nested types   (its file was parsed)
//!   Bases    B<int> is looked up                                   (B's file was parsed)
//!   Members  signatures are bound: C and D are looked up           (their files were parsed)
//! ```
//!
//! A class-library type is found by opening the file of its name, so looking a name up in an imported namespace costs one search
//! in a table of file names. Nothing is parsed that no name leads to.

pub mod library;
pub mod scopes;
pub mod special;
pub mod types;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Diagnostics;
use crate::hir::*;
use crate::world::{Library, World};
pub use scopes::{FileScope, NameResult, Scope};

/// What `declare/` keeps in the world.
#[derive(Debug, Default)]
pub struct Declared {
    /// File scopes: compilation units and namespace blocks. `TypePart::scope` is an index.
    pub scopes: Vec<FileScope>,
    /// Top-level types by namespace, name and arity.
    pub types: FxHashMap<(Symbol, Symbol, usize), TypeDefId>,
    /// File-local types by source first.
    pub file_types: FxHashMap<(SourceId, Symbol, Symbol, usize), TypeDefId>,
    /// Nested types by outer type, name and arity.
    pub nested: FxHashMap<(TypeDefId, Symbol, usize), TypeDefId>,
    /// Namespaces that source files declare, with all their prefixes.
    pub namespaces: FxHashSet<Symbol>,
    /// Library files that were asked for already (namespace, type name).
    pub asked_files: FxHashSet<(Symbol, Symbol)>,
    /// Known library folders and whether they exist.
    pub folders: FxHashMap<Symbol, bool>,
    /// Names for `global using` directives of the program, applying to all user files.
    pub global_usings: Vec<scopes::UsingDirective>,
    /// Static classes with extension methods by namespace.
    pub extension_types: FxHashMap<Symbol, Vec<TypeDefId>>,
    /// The library's list (`extensions.txt`): full names by namespace; taken out when loaded.
    pub library_extensions: Option<FxHashMap<Symbol, Vec<Symbol>>>,
    /// The library's `partials.txt`: further files of a type's first file.
    pub library_partials: Option<FxHashMap<String, Vec<String>>>,
    /// The types of [`Special`], by its number.
    pub special: [Option<TypeDefId>; SPECIAL_COUNT],
    /// Interned types of [`Special`].
    pub special_types: [Option<Ty>; SPECIAL_COUNT],
    /// Types the library should have and has not, already reported.
    pub missing: FxHashSet<String>,
    /// All interfaces of a type, transitively.
    pub interfaces: FxHashMap<Ty, Rc<[Ty]>>,
    /// Interned names.
    pub symbols: FxHashSet<Symbol>,
    /// User types in the order of their declaration.
    pub user_types: Vec<TypeDefId>,
    /// `Program` of top-level statements and its `<Main>$`.
    pub top_level: Option<(TypeDefId, MethodDefId)>,
    /// Roots of override chains: a virtual method's first declaration.
    pub override_roots: FxHashMap<MethodDefId, MethodDefId>,
    /// Answers of `implementation_of`.
    pub implementations: FxHashMap<(Ty, MethodDefId, Ty), Option<(MethodDefId, Ty)>>,
    /// Overridden methods that have been looked for.
    pub overridden_done: FxHashSet<MethodDefId>,
}

/// Number of variants of [`Special`].
pub const SPECIAL_COUNT: usize = 26;

impl World {
    /// A world without sources over a class library.
    pub fn new(library: Box<dyn Library>) -> Self {
        Self {
            types: TyInterner::default(),
            type_defs: Vec::new(),
            method_defs: Vec::new(),
            field_defs: Vec::new(),
            property_defs: Vec::new(),
            event_defs: Vec::new(),
            type_param_defs: Vec::new(),
            sources: Vec::new(),
            diagnostics: Diagnostics::default(),
            library,
            bound_bodies: FxHashMap::default(),
            lowered_bodies: FxHashMap::default(),
            declared: Declared::default(),
        }
    }

    /// A name, shared.
    pub fn symbol(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.declared.symbols.get(text) {
            return symbol.clone();
        }
        let symbol: Symbol = Rc::from(text);
        self.declared.symbols.insert(symbol.clone());
        symbol
    }

    /// Line and column of a place, both from 1. Columns count UTF-16 units, as the C# compiler's do.
    pub fn line_column(&self, location: Location) -> (u32, u32) {
        let source = &self[location.source];
        let line = source.line_starts.partition_point(|&start| start <= location.start).max(1);
        let start = source.line_starts.get(line - 1).copied().unwrap_or(0);
        let text = source.text.get(start as usize..location.start as usize).unwrap_or("");
        (line as u32, text.encode_utf16().count() as u32 + 1)
    }
}
