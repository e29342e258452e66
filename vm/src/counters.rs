//! What a run allocated and did, in .NET's sizes.

/// Counters of a run so far.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// Calls and backward jumps.
    pub instructions: u64,
    /// Virtual nanoseconds.
    pub virtual_time: u64,
    pub allocated_bytes: u64,
    pub allocated_objects: u64,
    /// Most bytes first, then by name.
    pub types: Vec<TypeCount>,
    pub boxes: u64,
    pub delegates: u64,
    pub strings: u64,
    pub arrays: u64,
    pub collections: u64,
    /// Bytes of the VM's own heap in use.
    pub heap_bytes: u64,
    pub threads_created: u64,
    pub exceptions: u64,
    /// Workers that the pool's gate added because nothing moved: the pool was starved.
    pub injected_workers: u64,
    /// Counters that the library keeps by name (`machines started`, `suspensions` …), in order of first use.
    pub named: Vec<(String, u64)>,
}

/// Allocations of one type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeCount {
    pub name: String,
    pub objects: u64,
    pub bytes: u64,
}
