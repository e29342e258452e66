//! Runs bytecode.
