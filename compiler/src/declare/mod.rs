//! From syntax to declared types and members, on demand.

/// What `declare/` keeps in the world.
#[derive(Debug, Default)]
pub struct Declared {}
