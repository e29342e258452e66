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
//! Of a class-library file only the headers of its types are parsed at first, since most are no more than named in a signature; its
//! members and nested types follow when somebody asks for either ([`World::complete_type`]).
//!
//! A class-library type is found by opening the file of its name, so looking a name up in an imported namespace costs one search
//! in a table of file names. Nothing is parsed that no name leads to.

pub mod attributes;
pub mod bases;
pub mod checks;
pub mod constants;
pub mod entry;
mod generated_regex;
pub mod library;
pub mod members;
pub mod modifiers;
pub mod names;
pub mod records;
pub mod scan;
pub mod scopes;
pub mod sources;
pub mod special;
pub mod types;
pub mod warnings;

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
    pub namespaces: FxHashMap<Symbol, NamespaceTable>,
    /// File-local types by source, namespace, name and arity.
    pub file_types: FxHashMap<(SourceId, Symbol, Symbol, usize), TypeDefId>,
    /// `global using` directives: they hold in all user files.
    pub global_usings: Vec<scopes::UsingDirective>,
    /// Static classes of the program (and of loaded library files) that may have extension methods, by namespace.
    pub extension_types: FxHashMap<Symbol, Vec<TypeDefId>>,
    /// The library's list (`extensions.txt`): names by namespace.
    pub library_extensions: Option<FxHashMap<Symbol, Vec<Symbol>>>,
    /// The library's `partials.txt`: further files of a type's first file.
    pub library_partials: Option<FxHashMap<String, Vec<String>>>,
    /// Library files of which only the headers of types were parsed, with those types and their parts in source order.
    pub headers_only: FxHashMap<SourceId, Vec<(TypeDefId, u32)>>,
    pub has_syntax_errors: bool,
    pub interfaces_done: FxHashSet<TypeDefId>,
    /// Types whose interface lists are being bound.
    pub interfaces_busy: Vec<TypeDefId>,
    pub constraints_done: FxHashSet<TypeParamId>,
    /// Constraint clauses of methods and local functions that nobody asked for yet.
    pub constraints: FxHashMap<TypeParamId, PendingConstraints>,
    /// Constructed types in user code whose arguments are to be checked, with the arguments' places.
    pub constraint_checks: Vec<(Ty, Vec<Location>)>,
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
    /// Constants being worked out, to find circles, and those that could not be.
    pub constants_busy: Vec<FieldDefId>,
    pub constants_failed: FxHashSet<FieldDefId>,
    /// Fields of the program that checked bodies read (.0) and wrote (.1).
    pub field_uses: FxHashMap<FieldDefId, (bool, bool)>,
    /// Whether top-level statements return a value.
    pub top_level_returns: bool,
    /// Roots of override chains: a virtual method's first declaration.
    pub override_roots: FxHashMap<MethodDefId, MethodDefId>,
    /// Answers of `implementation_of`.
    pub implementations: FxHashMap<(Ty, MethodDefId, Ty), Option<(MethodDefId, Ty)>>,
    /// Overridden methods that have been looked for.
    pub overridden_done: FxHashSet<MethodDefId>,
}

/// What is known of a namespace.
#[derive(Debug, Default)]
pub struct NamespaceTable {
    /// Types by name, with their arity.
    pub types: FxHashMap<Symbol, Vec<(usize, TypeDefId)>>,
    /// Names whose library file was looked for.
    pub asked: FxHashSet<Symbol>,
    /// A source file declares it (or one inside).
    pub exists: bool,
    /// Whether the library has a folder for it, once asked.
    pub is_folder: Option<bool>,
}

impl NamespaceTable {
    pub fn find(&self, name: &str, arity: usize) -> Option<TypeDefId> {
        self.types.get(name)?.iter().find(|(a, _)| *a == arity).map(|&(_, def)| def)
    }
}

/// Constraint clauses with the scope they are bound in.
#[derive(Debug, Clone)]
pub struct PendingConstraints {
    pub clauses: Rc<Vec<crate::syntax::TypeParameterConstraintClause>>,
    pub scope: Scope,
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
            anonymous_types: Vec::new(),
            anonymous_delegates: Vec::new(),
            tracing: false,
            pumps_while_main_waits: false,
            machines: Vec::new(),
            layouts: crate::layout::LayoutCache::default(),
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
        let Some(source) = self.sources.get(location.source.index()) else { return (1, 1) };
        let line_starts = source.line_starts.get_or_init(|| sources::line_starts(&source.text));
        let line = line_starts.partition_point(|&start| start <= location.start).max(1);
        let start = line_starts.get(line - 1).copied().unwrap_or(0);
        let text = source.text.get(start as usize..location.start as usize).unwrap_or("");
        (line as u32, text.encode_utf16().count() as u32 + 1)
    }
}
