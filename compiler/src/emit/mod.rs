//! Lowered bodies to bytecode, one method instance at a time, and the answers to the VM's questions.
//!
//! [`Code`] owns the [`World`] and gives out the dense ids that cross the border. An instance of a generic method is emitted by substituting
//! type arguments into the (shared, generic) lowered body:
//!
//! ```text
//! List<int>.Add  →  MethodId for (List.Add, owner List<int>, [])  →  body of List.Add with {T → int}
//! ```

mod assembler;
mod calls;
mod conditions;
mod conversions;
mod exceptions;
mod expressions;
mod function;
mod info;
mod inline;
mod layout;
mod operators;
mod optimize;
mod places;
mod source;
mod statements;
mod survey;

use std::rc::Rc;

use hoist_bytecode::source::StaticLayout;
use hoist_bytecode::{MethodId, MethodInfo, RegKind, StringId, TypeDesc, TypeId};
use rustc_hash::FxHashMap;

use crate::hir::*;
use crate::world::World;

use layout::ValueLayout;

/// A program as code: implements [`hoist_bytecode::MethodSource`].
#[derive(Debug)]
pub struct Code {
    pub world: World,
    types: Vec<Ty>,
    type_ids: FxHashMap<Ty, TypeId>,
    type_descs: FxHashMap<TypeId, Rc<TypeDesc>>,
    methods: Vec<MethodRef>,
    method_ids: FxHashMap<(MethodDefId, Ty, Box<[Ty]>), MethodId>,
    method_infos: FxHashMap<MethodId, Rc<MethodInfo>>,
    strings: Vec<Rc<[u16]>>,
    string_ids: FxHashMap<Rc<[u16]>, StringId>,
    statics: FxHashMap<(FieldDefId, Ty), u32>,
    static_layout: StaticLayout,
    value_layouts: FxHashMap<Ty, ValueLayout>,
    field_slots: FxHashMap<(FieldDefId, Ty), u16>,
    /// Whether calls of a method are expanded (`inline.rs`).
    expandable: FxHashMap<MethodDefId, bool>,
    pub(crate) session: crate::submission::SessionScope,
}

impl Code {
    pub fn new(world: World) -> Self {
        Self {
            world,
            types: Vec::new(),
            type_ids: FxHashMap::default(),
            type_descs: FxHashMap::default(),
            methods: Vec::new(),
            method_ids: FxHashMap::default(),
            method_infos: FxHashMap::default(),
            strings: Vec::new(),
            string_ids: FxHashMap::default(),
            statics: FxHashMap::default(),
            static_layout: StaticLayout::default(),
            value_layouts: FxHashMap::default(),
            field_slots: FxHashMap::default(),
            expandable: FxHashMap::default(),
            session: crate::submission::SessionScope::default(),
        }
    }

    /// The id of a closed type. Tuples are their `ValueTuple`s, so names make no difference.
    pub fn type_id(&mut self, ty: Ty) -> TypeId {
        if let Some(&id) = self.type_ids.get(&ty) {
            return id;
        }
        let canonical = self.canonical(ty);
        if let Some(&id) = self.type_ids.get(&canonical) {
            self.type_ids.insert(ty, id);
            return id;
        }
        let id = TypeId(self.types.len() as u32);
        self.types.push(canonical);
        self.type_ids.insert(canonical, id);
        self.type_ids.insert(ty, id);
        id
    }

    /// The type behind an id.
    pub fn type_of_id(&self, id: TypeId) -> Ty {
        self.types[id.index()]
    }

    /// Replaces tuples by `ValueTuple`s, at every depth.
    pub(crate) fn canonical(&mut self, ty: Ty) -> Ty {
        match self.world.kind(ty).clone() {
            TyKind::Tuple { .. } => {
                let underlying = self.world.tuple_underlying(ty);
                self.canonical(underlying)
            }
            TyKind::Named { def, args } if !args.is_empty() => {
                let args: Vec<Ty> = args.iter().map(|&a| self.canonical(a)).collect();
                self.world.types.named(def, &args)
            }
            TyKind::Array { element, rank } => {
                let element = self.canonical(element);
                self.world.types.array(element, rank)
            }
            _ => ty,
        }
    }

    /// The id of a method instance; all types in it are closed.
    pub fn method_id(&mut self, method: &MethodRef) -> MethodId {
        let owner = self.canonical(method.owner);
        let type_args: Box<[Ty]> = method.type_args.iter().map(|&a| self.canonical(a)).collect();
        let key = (method.def, owner, type_args);
        if let Some(&id) = self.method_ids.get(&key) {
            return id;
        }
        let id = MethodId(self.methods.len() as u32);
        self.methods.push(MethodRef { def: key.0, owner: key.1, type_args: key.2.clone() });
        self.method_ids.insert(key, id);
        id
    }

    /// The method behind an id.
    pub fn method_of_id(&self, id: MethodId) -> &MethodRef {
        &self.methods[id.index()]
    }

    fn string_id(&mut self, text: &Rc<[u16]>) -> StringId {
        if let Some(&id) = self.string_ids.get(text) {
            return id;
        }
        let id = StringId(self.strings.len() as u32);
        self.strings.push(text.clone());
        self.string_ids.insert(text.clone(), id);
        id
    }

    /// The first static slot of a field of a closed type; thread-static ones have a numbering of their own.
    fn static_slot_of(&mut self, field: &FieldRef) -> u32 {
        let owner = self.canonical(field.owner);
        if let Some(&slot) = self.statics.get(&(field.def, owner)) {
            return slot;
        }
        let ty = self.world.field_type(&FieldRef { def: field.def, owner });
        let layout = self.value_layout(ty);
        let statics = &mut self.static_layout;
        let (count, references) = if self.world[field.def].is_thread_static {
            (&mut statics.thread_slot_count, &mut statics.thread_reference_slots)
        } else {
            (&mut statics.slot_count, &mut statics.reference_slots)
        };
        let slot = *count;
        *count += u32::from(layout.slots());
        references
            .extend(layout.kinds.iter().enumerate().filter(|(_, k)| **k == RegKind::Ref).map(|(i, _)| slot + i as u32));
        self.statics.insert((field.def, owner), slot);
        slot
    }
}
