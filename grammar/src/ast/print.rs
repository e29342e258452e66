//! Prints trees as S-expressions.
