//! Finding members: by name in a type, the code that answers an interface call, the most derived override, extension methods.
//!
//! A virtual method is found as its *first* declaration: `d.ToString()` gives `object.ToString`, whatever overrides stand between, because
//! that is the one overload resolution weighs. Which code then runs is a matter of the exact type: [`World::override_of`].

pub mod access;
pub mod extensions;
pub mod implementing;
pub mod members;
pub mod overriding;

pub use members::Member;
