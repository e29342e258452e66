//! Types as the running VM keeps them: the description, the pointer map in the form the collector wants, and counters.
#![allow(unsafe_code)]

use std::rc::Rc;

use hoist_bytecode::{ElementKind, TypeDesc, TypeId, TypeShape};

use super::{FLAG_OBJECT, Heap};

/// Which slots of an instance hold references.
#[derive(Debug)]
pub(crate) enum Scan {
    Nothing,
    /// Slots of an object, from the header.
    Slots(Box<[u16]>),
    /// An array of references.
    References,
    /// An array of structs.
    Structs {
        stride: u16,
        slots: Box<[u16]>,
    },
}

/// Whether a static constructor has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ClassState {
    Untouched,
    /// By this logical thread.
    Running(u32),
    Ready,
    /// With the TypeInitializationException that every use throws.
    Failed(u64),
}

/// A type in use.
pub(crate) struct VmType {
    pub(crate) id: TypeId,
    pub(crate) desc: Rc<TypeDesc>,
    /// First word of every instance.
    pub(crate) header: u64,
    /// Size class of instances of fixed size, for allocation without a call; [`Heap::NO_CELLS`] while allocations are traced.
    pub(crate) class: u8,
    /// The size class, always.
    pub(crate) cell_class: u8,
    pub(crate) is_large: bool,
    pub(crate) class_state: ClassState,
    /// What counters add per instance (arrays: before the elements); 0 if not counted.
    pub(crate) net_bytes: u32,
    pub(crate) counted: u32,
    pub(crate) objects: u64,
    pub(crate) bytes: u64,
    pub(crate) boxes: u64,
    /// Bytes of an array element on our heap, and in .NET.
    pub(crate) element_bytes: u32,
    pub(crate) element_net_bytes: u32,
    pub(crate) scan: Scan,
    /// Its Type object, once asked for.
    pub(crate) type_object: u64,
    /// MoveNext of a type of suspended async methods, once a work item has been one.
    pub(crate) resume_method: *const crate::method::Method,
    pub(crate) resume_known: bool,
}

impl VmType {
    pub(crate) fn new(id: TypeId, desc: Rc<TypeDesc>, heap: &Heap, element: Option<&TypeDesc>) -> Self {
        let slots = |list: &[u16]| list.iter().copied().collect::<Box<[u16]>>();
        let (scan, element_bytes, element_net_bytes) = match desc.shape {
            TypeShape::String => (Scan::Nothing, 2, 2),
            TypeShape::Array { element_kind, .. } => {
                let refs = element.map_or(&[][..], |e| &e.value_refs);
                let scan = match element_kind {
                    ElementKind::Ref => Scan::References,
                    ElementKind::Slots(stride) if !refs.is_empty() => Scan::Structs { stride, slots: slots(refs) },
                    _ => Scan::Nothing,
                };
                (scan, element_kind.size() as u32, element.map_or(8, |e| e.net_value_size))
            }
            _ if desc.object_refs.is_empty() => (Scan::Nothing, 0, 0),
            _ => (Scan::Slots(slots(&desc.object_refs)), 0, 0),
        };
        let class = heap.class_for(desc.object_slots.max(1) as usize);
        let counted = u32::from(!desc.uncounted);
        let net = match desc.shape {
            TypeShape::Array { .. } => desc.net_object_size,
            TypeShape::String => 22,
            _ => desc.net_object_size.next_multiple_of(8).max(24),
        };
        Self {
            id,
            header: u64::from(id.0) | FLAG_OBJECT,
            class: class.unwrap_or(0),
            cell_class: class.unwrap_or(0),
            is_large: class.is_none(),
            class_state: if desc.static_constructor.is_some() { ClassState::Untouched } else { ClassState::Ready },
            net_bytes: net * counted,
            counted,
            objects: 0,
            bytes: 0,
            boxes: 0,
            element_bytes,
            element_net_bytes,
            scan,
            type_object: 0,
            resume_method: std::ptr::null(),
            resume_known: false,
            desc,
        }
    }

    /// Bytes of all instances so far, as .NET would have allocated.
    pub(crate) fn total_bytes(&self) -> u64 {
        match self.desc.shape {
            TypeShape::Array { .. } | TypeShape::String => self.bytes,
            _ => self.objects * u64::from(self.net_bytes),
        }
    }

    /// How a primitive or enum is stored in packed memory; none for other types.
    pub(crate) fn element_kind(&self) -> Option<ElementKind> {
        match self.desc.shape {
            TypeShape::Primitive(kind) | TypeShape::Enum { element: kind, .. } => Some(kind),
            _ => None,
        }
    }

    /// Bytes of a value in packed memory if it is a primitive or enum, else 8.
    pub(crate) fn element_width(&self) -> usize {
        self.element_kind().map_or(8, ElementKind::size)
    }
}

/// Types by id; an entry is null until the type is first needed.
#[derive(Default)]
pub(crate) struct TypeTable {
    entries: Vec<*mut VmType>,
    /// While allocations are traced: the size class that new types get for allocation without a call.
    no_cells: Option<u8>,
}

impl TypeTable {
    /// The type, if it is in use already.
    #[inline(always)]
    pub(crate) fn get(&self, id: u32) -> *mut VmType {
        if (id as usize) < self.entries.len() {
            // SAFETY: just checked.
            unsafe { *self.entries.get_unchecked(id as usize) }
        } else {
            std::ptr::null_mut()
        }
    }

    /// The type of an object.
    #[inline(always)]
    pub(crate) fn by_header(&self, header: u64) -> *mut VmType {
        debug_assert!((header as u32 as usize) < self.entries.len());
        // SAFETY: an object exists only after its type has been entered here; entries are never removed.
        unsafe { *self.entries.get_unchecked(header as u32 as usize) }
    }

    pub(crate) fn insert(&mut self, ty: VmType) -> *mut VmType {
        let index = ty.id.index();
        if index >= self.entries.len() {
            self.entries.resize((index + 1).next_power_of_two(), std::ptr::null_mut());
        }
        let mut ty = ty;
        if let Some(no_cells) = self.no_cells {
            ty.class = no_cells;
        }
        let pointer = Box::into_raw(Box::new(ty));
        self.entries[index] = pointer;
        pointer
    }

    /// While allocations are traced no object is made without a call.
    pub(crate) fn set_traced(&mut self, traced: bool, no_cells: u8) {
        self.no_cells = traced.then_some(no_cells);
        for &entry in self.entries.iter().filter(|p| !p.is_null()) {
            // SAFETY: entries live as long as the table, and nobody holds a reference into one while the machine is at rest.
            unsafe { (*entry).class = self.no_cells.unwrap_or((*entry).cell_class) };
        }
    }

    /// All types in use, by id.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &VmType> {
        // SAFETY: entries are null or made by `insert` and live as long as the table.
        self.entries.iter().filter(|p| !p.is_null()).map(|&p| unsafe { &*p })
    }
}

impl Drop for TypeTable {
    fn drop(&mut self) {
        for &entry in &self.entries {
            if !entry.is_null() {
                // SAFETY: made by `insert` with Box::into_raw, dropped only here.
                drop(unsafe { Box::from_raw(entry) });
            }
        }
    }
}
