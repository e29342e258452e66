//! Where values live in our VM: slots of each closed type, and the [`TypeDesc`] made from them.
//!
//! .NET's own sizes, which the counters report, are another matter: `layout/` computes those.
//!
//! ```text
//! struct P { int x; string s; }   two slots: Bits, Ref
//! class C { P p; bool b; }        slot 0 header, 1..3 p, 3 b
//! ```

use std::rc::Rc;

use hoist_bytecode::{ElementKind, RegKind, TypeDesc, TypeId, TypeShape};

use crate::hir::*;

use super::Code;

/// Slots of a closed type.
#[derive(Debug, Clone, Default)]
pub(super) struct ValueLayout {
    pub kinds: Rc<[RegKind]>,
}

impl ValueLayout {
    pub(super) fn slots(&self) -> u16 {
        self.kinds.len() as u16
    }
}

/// How a value is loaded and stored through memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemoryKind {
    I8,
    U8,
    I16,
    U16,
    /// int, uint, float
    W32,
    W64,
    Ref,
    Slots(u16),
}

impl MemoryKind {
    /// Narrow values must be extended after a load from a slot that may have been written through a pointer.
    pub(super) fn is_small(self) -> bool {
        matches!(self, Self::I8 | Self::U8 | Self::I16 | Self::U16)
    }
}

const MAX_DEPTH: u32 = 64;

impl Code {
    /// Slots of a value of type `ty` (closed).
    pub(super) fn value_layout(&mut self, ty: Ty) -> ValueLayout {
        if let Some(layout) = self.value_layouts.get(&ty) {
            return layout.clone();
        }
        let mut kinds = Vec::new();
        self.push_kinds(ty, &mut kinds, 0);
        let layout = ValueLayout { kinds: kinds.into() };
        self.value_layouts.insert(ty, layout.clone());
        layout
    }

    pub(super) fn slots(&mut self, ty: Ty) -> u16 {
        if ty == Ty::VOID {
            return 0;
        }
        self.value_layout(ty).slots()
    }

    fn push_kinds(&mut self, ty: Ty, out: &mut Vec<RegKind>, depth: u32) {
        let ty = self.world.tuple_underlying(ty);
        match self.world.kind(ty).clone() {
            TyKind::Void => {}
            TyKind::Array { .. } | TyKind::Null | TyKind::None => out.push(RegKind::Ref),
            TyKind::Named { def, .. } => match self.world[def].kind {
                TypeDefKind::Class | TypeDefKind::Interface | TypeDefKind::Delegate => out.push(RegKind::Ref),
                TypeDefKind::Enum => out.push(RegKind::Bits),
                TypeDefKind::Struct => {
                    if self.is_primitive(def) || depth > MAX_DEPTH {
                        out.push(RegKind::Bits);
                        return;
                    }
                    self.world.ensure_members(def);
                    let from = out.len();
                    for (_, field_ty, ref_kind) in self.fields_with_types(ty) {
                        if ref_kind == RefKind::None {
                            self.push_kinds(field_ty, out, depth + 1);
                        } else {
                            out.push(RegKind::Byref);
                        }
                    }
                    if let Some(length) = self.world[def].inline_array {
                        let element: Vec<RegKind> = out[from..].to_vec();
                        for _ in 1..length.min(4096) {
                            out.extend_from_slice(&element);
                        }
                    }
                    if out.len() == from {
                        out.push(RegKind::Bits);
                    }
                }
            },
            TyKind::Error | TyKind::Param(_) | TyKind::Tuple { .. } | TyKind::Pointer(_) => out.push(RegKind::Bits),
        }
    }

    /// A struct whose value is one machine word by rule: it has no fields of its own.
    pub(super) fn is_primitive(&self, def: TypeDefId) -> bool {
        matches!(
            self.world[def].special,
            Some(
                Special::Boolean
                    | Special::Char
                    | Special::SByte
                    | Special::Byte
                    | Special::Int16
                    | Special::UInt16
                    | Special::Int32
                    | Special::UInt32
                    | Special::Int64
                    | Special::UInt64
                    | Special::IntPtr
                    | Special::UIntPtr
                    | Special::Single
                    | Special::Double
            )
        )
    }

    /// Instance fields declared by the type itself, in order, with substituted types.
    pub(super) fn fields_with_types(&mut self, ty: Ty) -> Vec<(FieldDefId, Ty, RefKind)> {
        let TyKind::Named { def, .. } = *self.world.kind(ty) else { return Vec::new() };
        let fields = self.world[def].fields.clone();
        let subst = self.world.subst_of(ty);
        fields
            .into_iter()
            .filter(|&f| !self.world[f].modifiers.is_static && !self.world[f].modifiers.is_const)
            .map(|f| (f, self.world[f].ty, self.world[f].ref_kind))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|(f, t, r)| (f, self.world.substitute(t, &subst), r))
            .collect()
    }

    /// First slot of a field: in a struct counted from 0, in a class from the header.
    pub(super) fn field_slot_of(&mut self, field: &FieldRef) -> u16 {
        let owner = self.world.tuple_underlying(field.owner);
        if let Some(&slot) = self.field_slots.get(&(field.def, owner)) {
            return slot;
        }
        let (_, first) = self.object_start(owner);
        let mut slot = first;
        let mut found = 0;
        for (f, ty, ref_kind) in self.fields_with_types(owner) {
            self.field_slots.insert((f, owner), slot);
            if f == field.def {
                found = slot;
            }
            slot += if ref_kind == RefKind::None { self.slots(ty) } else { 1 };
        }
        found
    }

    /// Kinds of the slots before the type's own fields, and their number.
    fn object_start(&mut self, ty: Ty) -> (Vec<RegKind>, u16) {
        let TyKind::Named { def, .. } = *self.world.kind(ty) else { return (vec![RegKind::Bits], 1) };
        if self.world[def].kind == TypeDefKind::Struct {
            return (Vec::new(), 0);
        }
        let kinds = match self.world.base_type(ty) {
            Some(base) => self.object_kinds(base),
            None => vec![RegKind::Bits],
        };
        let slots = kinds.len() as u16;
        (kinds, slots)
    }

    /// Kinds of all slots of a heap instance, header first.
    pub(super) fn object_kinds(&mut self, ty: Ty) -> Vec<RegKind> {
        let ty = self.world.tuple_underlying(ty);
        let TyKind::Named { def, .. } = *self.world.kind(ty) else { return vec![RegKind::Bits] };
        self.world.ensure_members(def);
        match self.world[def].kind {
            TypeDefKind::Struct | TypeDefKind::Enum => {
                let mut kinds = vec![RegKind::Bits];
                kinds.extend_from_slice(&self.value_layout(ty).kinds);
                kinds
            }
            // Header, target, method and flags, invocation list.
            TypeDefKind::Delegate => vec![RegKind::Bits, RegKind::Ref, RegKind::Bits, RegKind::Ref],
            _ => {
                let (mut kinds, _) = self.object_start(ty);
                for (_, field_ty, ref_kind) in self.fields_with_types(ty) {
                    if ref_kind == RefKind::None {
                        kinds.extend_from_slice(&self.value_layout(field_ty).kinds);
                    } else {
                        kinds.push(RegKind::Byref);
                    }
                }
                kinds
            }
        }
    }

    /// How a value of the type is loaded and stored.
    pub(super) fn memory_kind(&mut self, ty: Ty) -> MemoryKind {
        match self.element_kind(ty) {
            ElementKind::I8 => MemoryKind::I8,
            ElementKind::U8 => MemoryKind::U8,
            ElementKind::I16 => MemoryKind::I16,
            ElementKind::U16 => MemoryKind::U16,
            ElementKind::I32 | ElementKind::U32 | ElementKind::F32 => MemoryKind::W32,
            ElementKind::I64 | ElementKind::U64 | ElementKind::F64 => MemoryKind::W64,
            ElementKind::Ref => MemoryKind::Ref,
            ElementKind::Slots(1) => MemoryKind::W64,
            ElementKind::Slots(n) => MemoryKind::Slots(n),
        }
    }

    pub(super) fn element_kind(&mut self, ty: Ty) -> ElementKind {
        let ty = self.world.enum_underlying(ty).unwrap_or(ty);
        if let Some(special) = self.world.special_of(ty) {
            let kind = match special {
                Special::Boolean | Special::Byte => Some(ElementKind::U8),
                Special::SByte => Some(ElementKind::I8),
                Special::Char | Special::UInt16 => Some(ElementKind::U16),
                Special::Int16 => Some(ElementKind::I16),
                Special::Int32 => Some(ElementKind::I32),
                Special::UInt32 => Some(ElementKind::U32),
                Special::Single => Some(ElementKind::F32),
                Special::Int64 | Special::IntPtr => Some(ElementKind::I64),
                Special::UInt64 | Special::UIntPtr => Some(ElementKind::U64),
                Special::Double => Some(ElementKind::F64),
                _ => None,
            };
            if let Some(kind) = kind {
                return kind;
            }
        }
        let layout = self.value_layout(ty);
        if layout.slots() == 1 && layout.kinds[0] == RegKind::Ref && !self.world.is_value_type(ty) {
            ElementKind::Ref
        } else {
            ElementKind::Slots(layout.slots())
        }
    }

    /// Bytes between two elements of this type behind a pointer.
    pub(super) fn stride(&mut self, ty: Ty) -> u64 {
        self.element_kind(ty).size() as u64
    }

    /// What the VM is told about a type.
    pub(super) fn describe_type(&mut self, id: TypeId) -> TypeDesc {
        let ty = self.types[id.index()];
        let layout = self.value_layout(ty);
        let shape = self.type_shape(ty);
        let object_kinds = match shape {
            TypeShape::Array { .. } | TypeShape::String => vec![RegKind::Bits, RegKind::Bits],
            _ => self.object_kinds(ty),
        };
        let positions = |kinds: &[RegKind], kind: RegKind| {
            kinds.iter().enumerate().filter(|(_, k)| **k == kind).map(|(i, _)| i as u16).collect::<Vec<_>>()
        };
        let base = self.world.base_type(ty).map(|b| self.type_id(b));
        let def = match self.world.kind(ty) {
            TyKind::Named { def, .. } => Some(*def),
            _ => None,
        };
        let type_arguments = match self.world.kind(ty).clone() {
            TyKind::Named { args, .. } => args.iter().map(|&a| self.type_id(a)).collect(),
            _ => Vec::new(),
        };
        let enum_members =
            def.filter(|&d| self.world[d].kind == TypeDefKind::Enum).map_or_else(Vec::new, |d| self.enum_members(d));
        TypeDesc {
            name: self.world.metadata_name(ty),
            simple_name: self.world.simple_name(ty),
            namespace: def.map_or_else(String::new, |d| self.world[d].namespace.to_string()),
            display_name: self.world.display(ty),
            shape,
            base,
            value_slots: layout.slots(),
            value_refs: positions(&layout.kinds, RegKind::Ref),
            value_byrefs: positions(&layout.kinds, RegKind::Byref),
            object_slots: object_kinds.len() as u16,
            object_refs: positions(&object_kinds, RegKind::Ref),
            net_object_size: crate::layout::net_object_size(&mut self.world, ty),
            net_value_size: crate::layout::net_value_size(&mut self.world, ty),
            uncounted: def.is_some_and(|d| self.world[d].net_uncounted),
            static_constructor: self.static_constructor(ty),
            is_value_type: self.world.is_value_type(ty),
            enum_members,
            is_flags: def.is_some_and(|d| self.world[d].is_flags_enum),
            type_arguments,
        }
    }

    fn type_shape(&mut self, ty: Ty) -> TypeShape {
        match *self.world.kind(ty) {
            TyKind::Void => TypeShape::Void,
            TyKind::Array { element, rank } => {
                let element_kind = self.element_kind(element);
                TypeShape::Array { element: self.type_id(element), element_kind, rank }
            }
            TyKind::Named { def, .. } => match self.world[def].kind {
                TypeDefKind::Interface => TypeShape::Interface,
                TypeDefKind::Delegate => TypeShape::Delegate,
                TypeDefKind::Enum => {
                    let underlying = self.world.enum_underlying(ty).unwrap_or_else(|| self.world.int_ty());
                    let element = self.element_kind(underlying);
                    TypeShape::Enum { underlying: self.type_id(underlying), element }
                }
                TypeDefKind::Class if self.world[def].special == Some(Special::String) => TypeShape::String,
                TypeDefKind::Class => TypeShape::Class,
                TypeDefKind::Struct if self.world[def].special == Some(Special::Void) => TypeShape::Void,
                TypeDefKind::Struct if self.is_primitive(def) => TypeShape::Primitive(self.element_kind(ty)),
                TypeDefKind::Struct => match self.world.nullable_value(ty) {
                    Some(value) => TypeShape::Nullable { value: self.type_id(value) },
                    None => TypeShape::Struct,
                },
            },
            _ => TypeShape::Class,
        }
    }

    fn enum_members(&mut self, def: TypeDefId) -> Vec<(String, i64)> {
        self.world.ensure_members(def);
        let fields = self.world[def].fields.clone();
        fields
            .into_iter()
            .filter_map(|f| {
                let value = match self.world.field_constant(f)? {
                    Const::Int(v) => v,
                    Const::UInt(v) => v as i64,
                    _ => return None,
                };
                Some((self.world[f].name.to_string(), value))
            })
            .collect()
    }

    /// The static constructor (or the method that runs static field initialisers) of a type.
    pub(super) fn static_constructor(&mut self, ty: Ty) -> Option<hoist_bytecode::MethodId> {
        let TyKind::Named { def, .. } = *self.world.kind(ty) else { return None };
        self.world.ensure_members(def);
        let method =
            self.world[def].methods.iter().copied().find(|&m| self.world[m].kind == MethodKind::StaticConstructor)?;
        Some(self.method_id(&MethodRef { def: method, owner: ty, type_args: Box::new([]) }))
    }
}
