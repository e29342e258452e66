//! Every decision that .NET leaves open is made here.

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Which of the runnable threads, longest waiting first.
    Thread,
    /// From which worker to begin looking for work to steal.
    Steal,
}

/// Makes the decisions: gives a number below `count`.
pub trait Choices {
    fn choose(&mut self, what: Choice, count: usize) -> usize;
}

/// First come, first served: what .NET does when nothing disturbs it.
#[derive(Debug, Default)]
pub struct InOrder;

impl Choices for InOrder {
    fn choose(&mut self, _: Choice, _: usize) -> usize {
        0
    }
}

/// Another order for each seed, the same in every run.
#[derive(Debug)]
pub struct Seeded(u64);

impl Seeded {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }
}

impl Choices for Seeded {
    fn choose(&mut self, _: Choice, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count.max(1) as u64) as usize
    }
}
