//! The heap: objects never move, so a reference is an address and so is a pointer into an object.
//!
//! Small objects live in cells of a *size class* inside 64 KiB blocks. The collector leaves *runs* of neighbouring free cells, zeroed; allocation
//! bumps through the current run and takes the next one when it is used up:
//!
//! ```text
//! block: head | obj | obj | free free free | obj | free …      run = free free free
//! free run: word 0 = 0, word 1 = next run, word 2 = end of the run
//! object:   word 0 = type id | flags | hash
//! ```
//!
//! Large objects have an allocation of their own. Collection marks from precise roots and sweeps everything; it happens only when the
//! interpreter says so, never inside an allocation, so a native may hold references in Rust variables.
#![allow(unsafe_code)]

mod collect;
pub(crate) mod object;
pub(crate) mod types;

use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

pub(crate) use collect::{Marker, references_of};
pub(crate) use object::Ref;
pub(crate) use types::{Scan, TypeTable, VmType};

pub(crate) const BLOCK_BYTES: usize = 64 * 1024;
const BLOCK_HEAD_BYTES: usize = 64;
/// Larger objects get an allocation of their own.
pub(crate) const MAX_SMALL_BYTES: usize = 8 * 1024;
/// Every cell has room for the three words of a free run.
const MIN_CELL_BYTES: usize = 24;
/// The heap may grow by this much before the first collection.
const MIN_GROWTH: usize = 16 * 1024 * 1024;

/// Set in the header of every object; clear in free cells.
pub(crate) const FLAG_OBJECT: u64 = 1 << 33;
pub(crate) const FLAG_MARK: u64 = 1 << 32;

#[repr(C)]
struct BlockHead {
    cell_bytes: usize,
    class: usize,
    /// End of the last cell.
    end: usize,
}

/// Free cells of one size.
#[derive(Clone, Copy)]
struct SizeClass {
    bump: usize,
    end: usize,
    /// Next free run.
    runs: usize,
    cell_bytes: usize,
}

/// All objects.
pub(crate) struct Heap {
    classes: Vec<SizeClass>,
    /// Size class by number of 8-byte words.
    class_of_words: Vec<u8>,
    blocks: Vec<usize>,
    block_set: FxHashSet<usize>,
    /// Blocks without a live object, to be used for any size.
    empty_blocks: Vec<usize>,
    /// Address to bytes.
    large: BTreeMap<usize, usize>,
    /// Bytes handed out (in runs and large objects) since the last collection.
    pub(crate) grown: usize,
    pub(crate) live: usize,
    threshold: usize,
    pub(crate) limit: usize,
    next_hash: u64,
}

impl Heap {
    pub(crate) fn new() -> Self {
        let mut sizes: Vec<usize> = (MIN_CELL_BYTES..=256).step_by(8).collect();
        let mut size = 256;
        while size < MAX_SMALL_BYTES {
            for quarter in 5..=8 {
                sizes.push(size * quarter / 4);
            }
            size *= 2;
        }
        let mut class_of_words = vec![0u8; MAX_SMALL_BYTES / 8 + 1];
        for (words, class) in class_of_words.iter_mut().enumerate() {
            *class = sizes.iter().position(|&s| s >= words * 8).unwrap_or(0) as u8;
        }
        // The last class never has a cell: see `no_cells`.
        let classes = sizes
            .iter()
            .chain(&[BLOCK_BYTES])
            .map(|&cell_bytes| SizeClass { bump: 0, end: 0, runs: 0, cell_bytes })
            .collect();
        Self {
            classes,
            class_of_words,
            blocks: Vec::new(),
            block_set: FxHashSet::default(),
            empty_blocks: Vec::new(),
            large: BTreeMap::new(),
            grown: 0,
            live: 0,
            threshold: MIN_GROWTH,
            limit: usize::MAX,
            next_hash: 0x2545_F491,
        }
    }

    /// The size class for objects of so many words; none for large ones.
    pub(crate) fn class_for(&self, words: usize) -> Option<u8> {
        self.class_of_words.get(words).copied()
    }

    /// A size class that never has a cell, so that [`Self::take_cell`] refuses.
    pub(crate) fn no_cells(&self) -> u8 {
        (self.classes.len() - 1) as u8
    }

    /// Time to collect.
    #[inline]
    pub(crate) fn wants_collection(&self) -> bool {
        self.grown > self.threshold
    }

    /// Bytes in use or reserved by runs.
    pub(crate) fn bytes(&self) -> usize {
        self.live + self.grown
    }

    pub(crate) fn over_limit(&self) -> bool {
        self.bytes() > self.limit
    }

    /// A zeroed cell, or 0 when the current run is used up.
    #[inline(always)]
    pub(crate) fn take_cell(&mut self, class: u8) -> usize {
        debug_assert!((class as usize) < self.classes.len());
        // SAFETY: size classes come from `class_for`, which only gives indices of `classes`.
        let class = unsafe { self.classes.get_unchecked_mut(class as usize) };
        let cell = class.bump;
        let next = cell + class.cell_bytes;
        if next <= class.end {
            class.bump = next;
            return cell;
        }
        0
    }

    /// A zeroed cell; takes the next run or a new block where needed.
    pub(crate) fn take_cell_slow(&mut self, class: u8) -> usize {
        let cell = self.take_cell(class);
        if cell != 0 {
            return cell;
        }
        let index = class as usize;
        let run = self.classes[index].runs;
        if run != 0 {
            // SAFETY: `runs` links free runs written by `sweep`: word 1 is the next run, word 2 the end of this one.
            unsafe {
                let words = run as *mut u64;
                self.classes[index].runs = *words.add(1) as usize;
                self.classes[index].end = *words.add(2) as usize;
                *words.add(1) = 0;
                *words.add(2) = 0;
            }
            self.classes[index].bump = run;
        } else {
            let block = self.new_block(index);
            self.classes[index].bump = block + BLOCK_HEAD_BYTES;
            // SAFETY: `new_block` gives a block whose head has been written.
            self.classes[index].end = unsafe { (*(block as *const BlockHead)).end };
        }
        self.grown += self.classes[index].end - self.classes[index].bump;
        self.take_cell(class)
    }

    fn new_block(&mut self, class: usize) -> usize {
        let block = self.empty_blocks.pop().unwrap_or_else(|| {
            let layout = Layout::from_size_align(BLOCK_BYTES, BLOCK_BYTES).expect("constant layout");
            // SAFETY: the layout has a size.
            let block = unsafe { alloc_zeroed(layout) } as usize;
            if block == 0 {
                std::alloc::handle_alloc_error(layout);
            }
            self.blocks.push(block);
            self.block_set.insert(block);
            block
        });
        let cell_bytes = self.classes[class].cell_bytes;
        let cells = (BLOCK_BYTES - BLOCK_HEAD_BYTES) / cell_bytes;
        // SAFETY: the block is ours, aligned, and larger than a head. Blocks in `empty_blocks` are zeroed behind their head.
        unsafe {
            *(block as *mut BlockHead) =
                BlockHead { cell_bytes, class, end: block + BLOCK_HEAD_BYTES + cells * cell_bytes };
        }
        block
    }

    /// Zeroed memory for a large object; none when the system has no more.
    pub(crate) fn take_large(&mut self, bytes: usize) -> Option<usize> {
        let bytes = bytes.checked_next_multiple_of(8)?;
        if bytes > isize::MAX as usize / 2 || self.bytes().checked_add(bytes)? > self.limit {
            return None;
        }
        let layout = Layout::from_size_align(bytes, 16).ok()?;
        // SAFETY: the layout has a size: large objects have at least a header.
        let address = unsafe { alloc_zeroed(layout) } as usize;
        if address == 0 {
            return None;
        }
        self.large.insert(address, bytes);
        self.grown += bytes;
        Some(address)
    }

    /// A hash code for an object that has none yet: the same sequence in every run.
    pub(crate) fn next_hash(&mut self) -> u64 {
        self.next_hash = self.next_hash.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.next_hash >> 36) & 0x00FF_FFFF).max(1)
    }

    /// The object that contains the address, if it lies in the heap.
    fn object_at(&self, address: usize) -> Option<usize> {
        let block = address & !(BLOCK_BYTES - 1);
        if self.block_set.contains(&block) {
            // SAFETY: every block in the set has a head.
            let head = unsafe { &*(block as *const BlockHead) };
            let first = block + BLOCK_HEAD_BYTES;
            if address < first || address >= head.end {
                return None;
            }
            return Some(first + (address - first) / head.cell_bytes * head.cell_bytes);
        }
        let (&start, &bytes) = self.large.range(..=address).next_back()?;
        (address < start + bytes).then_some(start)
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for &block in &self.blocks {
            // SAFETY: allocated in `new_block` with this layout.
            unsafe { dealloc(block as *mut u8, Layout::from_size_align_unchecked(BLOCK_BYTES, BLOCK_BYTES)) };
        }
        for (&address, &bytes) in &self.large {
            // SAFETY: allocated in `take_large` with this layout.
            unsafe { dealloc(address as *mut u8, Layout::from_size_align_unchecked(bytes, 16)) };
        }
    }
}
