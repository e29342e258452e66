//! Mark and sweep. Roots come from the VM through [`Marker`]; tracing follows the pointer maps of the types.
#![allow(unsafe_code)]

use std::alloc::{Layout, dealloc};

use super::{BLOCK_HEAD_BYTES, BlockHead, FLAG_MARK, FLAG_OBJECT, Heap, MIN_GROWTH, Scan, TypeTable};

/// Objects found but not traced yet.
pub(crate) struct Marker<'a> {
    heap: &'a Heap,
    types: &'a TypeTable,
    pending: Vec<usize>,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(heap: &'a Heap, types: &'a TypeTable) -> Self {
        Self { heap, types, pending: Vec::new() }
    }

    /// A reference or null.
    #[inline]
    pub(crate) fn reference(&mut self, reference: u64) {
        if reference == 0 {
            return;
        }
        // SAFETY: a slot of kind Ref holds null or the address of an object (verifier, precise maps).
        unsafe {
            let header = reference as *mut u64;
            if *header & FLAG_MARK == 0 {
                debug_assert!(*header & FLAG_OBJECT != 0, "reference {reference:#x} to a freed object");
                *header |= FLAG_MARK;
                self.pending.push(reference as usize);
            }
        }
    }

    /// A managed pointer: keeps alive the object that it points into, if any.
    pub(crate) fn pointer(&mut self, pointer: u64) {
        if pointer == 0 {
            return;
        }
        // A pointer just behind the last element (an empty span at the end of an array) is covered by the byte before it.
        for address in [pointer as usize, (pointer as usize).wrapping_sub(1)] {
            if let Some(object) = self.heap.object_at(address) {
                // SAFETY: `object_at` gives the start of a cell or of a large object; a free cell has FLAG_OBJECT clear.
                if unsafe { *(object as *const u64) } & FLAG_OBJECT != 0 {
                    self.reference(object as u64);
                }
            }
        }
    }

    /// Whether the object has been reached so far.
    pub(crate) fn is_marked(&self, reference: u64) -> bool {
        // SAFETY: callers pass addresses of objects that have not been swept.
        unsafe { *(reference as *const u64) & FLAG_MARK != 0 }
    }

    /// Follows everything that was found.
    pub(crate) fn trace(&mut self) {
        while let Some(object) = self.pending.pop() {
            // SAFETY: `object` is a live object: its header names its type, whose map gives the slots with references.
            unsafe {
                let slots = object as *const u64;
                let ty = self.types.by_header(*slots);
                match &(*ty).scan {
                    Scan::Nothing => {}
                    Scan::Slots(list) => {
                        for &slot in list {
                            self.reference(*slots.add(slot as usize));
                        }
                    }
                    Scan::References => {
                        let length = *slots.add(1) as usize;
                        for i in 0..length {
                            self.reference(*slots.add(2 + i));
                        }
                    }
                    Scan::Structs { stride, slots: list } => {
                        let length = *slots.add(1) as usize;
                        for i in 0..length {
                            for &slot in list {
                                self.reference(*slots.add(2 + i * *stride as usize + slot as usize));
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The references that an object holds.
pub(crate) fn references_of(types: &TypeTable, object: u64) -> Vec<u64> {
    let mut found = Vec::new();
    // SAFETY: `object` is live; see `Marker::trace`.
    unsafe {
        let slots = object as *const u64;
        let ty = types.by_header(*slots);
        match &(*ty).scan {
            Scan::Nothing => {}
            Scan::Slots(list) => found.extend(list.iter().map(|&slot| *slots.add(slot as usize))),
            Scan::References => found.extend((0..*slots.add(1) as usize).map(|i| *slots.add(2 + i))),
            Scan::Structs { stride, slots: list } => {
                for i in 0..*slots.add(1) as usize {
                    found.extend(list.iter().map(|&slot| *slots.add(2 + i * *stride as usize + slot as usize)));
                }
            }
        }
    }
    found.retain(|&r| r != 0);
    found
}

impl Heap {
    /// All objects, in the order of allocation of their blocks.
    pub(crate) fn objects(&self) -> Vec<u64> {
        let mut found = Vec::new();
        for &block in &self.blocks {
            // SAFETY: blocks have a head once they are in use; cells are walked up to `end`; a free cell has FLAG_OBJECT clear.
            unsafe {
                let head = &*(block as *const BlockHead);
                if head.cell_bytes == 0 {
                    continue;
                }
                let mut cell = block + BLOCK_HEAD_BYTES;
                while cell < head.end {
                    if *(cell as *const u64) & FLAG_OBJECT != 0 {
                        found.push(cell as u64);
                    }
                    cell += head.cell_bytes;
                }
            }
        }
        found.extend(self.large.keys().map(|&address| address as u64));
        found
    }

    /// Frees everything that is not marked and clears the marks.
    pub(crate) fn sweep(&mut self) {
        let mut live = 0;
        for class in &mut self.classes {
            class.bump = 0;
            class.end = 0;
            class.runs = 0;
        }
        let mut last_run = vec![0usize; self.classes.len()];
        let in_use: Vec<usize> = {
            let empty: rustc_hash::FxHashSet<usize> = self.empty_blocks.iter().copied().collect();
            self.blocks.iter().copied().filter(|b| !empty.contains(b)).collect()
        };
        for block in in_use {
            // SAFETY: `block` has a head; its cells are walked one by one and never beyond `end`; a cell is live exactly if its mark is
            // set, and a dead one may be overwritten.
            unsafe {
                let (cell_bytes, class, end) = {
                    let head = &*(block as *const BlockHead);
                    (head.cell_bytes, head.class, head.end)
                };
                let mut runs: Vec<(usize, usize)> = Vec::new();
                let mut run_start = 0;
                let mut block_live = 0;
                let mut cell = block + BLOCK_HEAD_BYTES;
                while cell < end {
                    let header = cell as *mut u64;
                    if *header & FLAG_MARK != 0 {
                        *header &= !FLAG_MARK;
                        block_live += cell_bytes;
                        if run_start != 0 {
                            runs.push((run_start, cell));
                            run_start = 0;
                        }
                    } else if run_start == 0 {
                        run_start = cell;
                    }
                    cell += cell_bytes;
                }
                if run_start != 0 {
                    runs.push((run_start, end));
                }
                live += block_live;
                for &(from, to) in &runs {
                    std::ptr::write_bytes(from as *mut u8, 0, to - from);
                }
                if block_live == 0 {
                    self.empty_blocks.push(block);
                    continue;
                }
                for (from, to) in runs {
                    *(from as *mut u64).add(2) = to as u64;
                    if last_run[class] == 0 {
                        self.classes[class].runs = from;
                    } else {
                        *(last_run[class] as *mut u64).add(1) = from as u64;
                    }
                    last_run[class] = from;
                }
            }
        }
        self.large.retain(|&address, &mut bytes| {
            // SAFETY: the address is a large object allocated with this layout.
            unsafe {
                let header = address as *mut u64;
                if *header & FLAG_MARK != 0 {
                    *header &= !FLAG_MARK;
                    live += bytes;
                    true
                } else {
                    dealloc(address as *mut u8, Layout::from_size_align_unchecked(bytes, 16));
                    false
                }
            }
        });
        self.live = live;
        self.grown = 0;
        self.threshold = MIN_GROWTH.max(live);
    }
}
