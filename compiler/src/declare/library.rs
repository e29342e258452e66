//! The class library inside the program: a table of its files, made by the build script, sorted by path.

use crate::world::Library;

mod table {
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

/// The class library that is built in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded;

impl Library for Embedded {
    fn file(&self, path: &str) -> Option<&str> {
        let index = table::FILES.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
        Some(table::FILES[index].1)
    }

    fn has_folder(&self, path: &str) -> bool {
        let index = table::FILES.partition_point(|(name, _)| *name < path);
        // Files under the folder come right after its name; names that only begin alike may come between.
        table::FILES[index..]
            .iter()
            .take_while(|(name, _)| name.starts_with(path))
            .any(|(name, _)| name.as_bytes().get(path.len()) == Some(&b'/'))
    }

    fn paths(&self) -> Vec<&str> {
        Self::paths().collect()
    }
}

impl Embedded {
    /// Paths of all files, in order.
    pub fn paths() -> impl Iterator<Item = &'static str> {
        table::FILES.iter().map(|(name, _)| *name)
    }
}
