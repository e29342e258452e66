//! Sets of assigned variables.

/// What holds at a point of the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub reachable: bool,
    bits: Vec<u64>,
}

impl State {
    /// Reachable, nothing assigned.
    pub(crate) fn start() -> Self {
        Self { reachable: true, bits: Vec::new() }
    }

    /// Never reached: everything counts as assigned.
    pub(crate) fn unreachable() -> Self {
        Self { reachable: false, bits: Vec::new() }
    }

    pub(crate) fn is_assigned(&self, slot: usize) -> bool {
        !self.reachable || self.bits.get(slot / 64).is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }

    pub(crate) fn assign(&mut self, slot: usize) {
        let word = slot / 64;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (slot % 64);
    }

    pub(crate) fn unassign(&mut self, slot: usize) {
        if let Some(word) = self.bits.get_mut(slot / 64) {
            *word &= !(1 << (slot % 64));
        }
    }

    /// What holds when control comes from either side.
    pub(crate) fn join(&mut self, other: &Self) {
        if !other.reachable {
            return;
        }
        if !self.reachable {
            *self = other.clone();
            return;
        }
        for (index, word) in self.bits.iter_mut().enumerate() {
            *word &= other.bits.get(index).copied().unwrap_or(0);
        }
    }

    /// Adds what the other has assigned (a finally block that ran on the way).
    pub(crate) fn add_assigned(&mut self, other: &Self) {
        if !other.reachable {
            self.reachable = false;
            return;
        }
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (word, theirs) in self.bits.iter_mut().zip(&other.bits) {
            *word |= theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn joining() {
        let mut a = State::start();
        a.assign(3);
        a.assign(70);
        let mut b = State::start();
        b.assign(3);
        a.join(&b);
        assert!(a.is_assigned(3) && !a.is_assigned(70));
        a.join(&State::unreachable());
        assert!(a.is_assigned(3));
        let mut dead = State::unreachable();
        assert!(dead.is_assigned(9));
        dead.join(&a);
        assert!(dead.reachable && !dead.is_assigned(9));
    }
}
