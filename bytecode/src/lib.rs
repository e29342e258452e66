//! What compiler and VM agree on.
