//! Everything the compiler knows of a program: the tables of declared things, types, sources and diagnostics.
//!
//! Tables only grow. Declarations are worked out on demand (`declare/`), bodies too (`bind/`), so a program pays only for what it uses of the
//! class library. Passes take `&mut World`; syntax is reference-counted, so a pass can hold it while the tables grow.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::diag::Diagnostics;
use crate::hir::*;

/// Gives the text of class-library files: `System/Collections/Generic/List.cs`.
pub trait Library: std::fmt::Debug {
    fn file(&self, path: &str) -> Option<&str>;
    /// Whether some file lies under this folder (a namespace exists).
    fn has_folder(&self, path: &str) -> bool;

    /// Paths of all files, for completion.
    fn paths(&self) -> Vec<&str>;
}

/// A source file.
#[derive(Debug)]
pub struct SourceFile {
    pub name: Rc<str>,
    pub text: Rc<str>,
    pub is_user: bool,
    /// Byte offset of each line's start, once asked.
    pub line_starts: std::cell::OnceCell<Vec<u32>>,
}

/// The tables.
#[derive(Debug)]
pub struct World {
    pub types: TyInterner,
    pub type_defs: Vec<TypeDef>,
    pub method_defs: Vec<MethodDef>,
    pub field_defs: Vec<FieldDef>,
    pub property_defs: Vec<PropertyDef>,
    pub event_defs: Vec<EventDef>,
    pub type_param_defs: Vec<TypeParamDef>,
    pub sources: Vec<SourceFile>,
    pub diagnostics: Diagnostics,
    pub library: Box<dyn Library>,
    /// Bound bodies (state 1 of `hir`), by method.
    pub bound_bodies: FxHashMap<MethodDefId, Rc<Body>>,
    /// Bodies ready for emit (state 3), by method.
    pub lowered_bodies: FxHashMap<MethodDefId, Rc<Body>>,
    /// Machines are made with probes for traces.
    pub tracing: bool,
    /// `run --context ui`: the wait for an asynchronous Main lets a context with a queue go on.
    pub pumps_while_main_waits: bool,
    /// State machines and closures made so far.
    pub machines: Vec<crate::machines::MachineInfo>,
    /// .NET sizes worked out so far.
    pub layouts: crate::layout::LayoutCache,
    /// Types of anonymous objects by their members' names.
    pub anonymous_types: Vec<(Vec<Symbol>, TypeDefId)>,
    /// Delegate types of lambdas that `Func` and `Action` don't fit.
    pub anonymous_delegates: Vec<(crate::bind::anonymous_delegates::DelegateShape, TypeDefId)>,
    /// What `declare/` keeps: namespaces, file scopes, indices.
    pub declared: crate::declare::Declared,
}

macro_rules! index {
    ($id:ty, $field:ident, $def:ty) => {
        impl std::ops::Index<$id> for World {
            type Output = $def;
            fn index(&self, id: $id) -> &$def {
                &self.$field[id.index()]
            }
        }
        impl std::ops::IndexMut<$id> for World {
            fn index_mut(&mut self, id: $id) -> &mut $def {
                &mut self.$field[id.index()]
            }
        }
    };
}

index!(TypeDefId, type_defs, TypeDef);
index!(MethodDefId, method_defs, MethodDef);
index!(FieldDefId, field_defs, FieldDef);
index!(PropertyDefId, property_defs, PropertyDef);
index!(EventDefId, event_defs, EventDef);
index!(TypeParamId, type_param_defs, TypeParamDef);
index!(SourceId, sources, SourceFile);

impl World {
    pub fn add_type(&mut self, def: TypeDef) -> TypeDefId {
        self.type_defs.push(def);
        TypeDefId(self.type_defs.len() as u32 - 1)
    }

    pub fn add_method(&mut self, def: MethodDef) -> MethodDefId {
        self.method_defs.push(def);
        MethodDefId(self.method_defs.len() as u32 - 1)
    }

    pub fn add_field(&mut self, def: FieldDef) -> FieldDefId {
        self.field_defs.push(def);
        FieldDefId(self.field_defs.len() as u32 - 1)
    }

    pub fn add_property(&mut self, def: PropertyDef) -> PropertyDefId {
        self.property_defs.push(def);
        PropertyDefId(self.property_defs.len() as u32 - 1)
    }

    pub fn add_event(&mut self, def: EventDef) -> EventDefId {
        self.event_defs.push(def);
        EventDefId(self.event_defs.len() as u32 - 1)
    }

    pub fn add_type_param(&mut self, def: TypeParamDef) -> TypeParamId {
        self.type_param_defs.push(def);
        TypeParamId(self.type_param_defs.len() as u32 - 1)
    }

    /// Structure of a type.
    pub fn kind(&self, ty: Ty) -> &TyKind {
        self.types.kind(ty)
    }
}
