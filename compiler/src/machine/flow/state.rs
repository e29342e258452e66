//! What is known at a point of the code: a mark for each local, and where the code may come from.

/// Marks: not assigned yet, then [`FRESH`], then from [`UNASSIGNED`] on the number of a suspension that was passed before any assignment, then from
/// [`STALE`] on the number of the suspension that was passed after one. Reads of the last two need a field.
const NEVER: u16 = 0;
pub(super) const FRESH: u16 = 1;
const UNASSIGNED: u16 = 2;
const STALE: u16 = 0x8000;

/// Highest number of a suspension.
pub(super) const MOST: u16 = STALE - UNASSIGNED - 1;

fn class(mark: u16) -> u16 {
    match mark {
        NEVER | FRESH => mark,
        STALE.. => 3,
        _ => 2,
    }
}

/// What is known at a point of the code.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub marks: Vec<u16>,
    /// The points (start, suspensions) that may be the last one passed.
    pub last: Set,
}

impl State {
    pub(super) fn at_start(marks: usize) -> Self {
        let mut state = Self::nowhere(marks);
        state.last.insert(0);
        state
    }

    pub(super) fn nowhere(marks: usize) -> Self {
        Self { marks: vec![NEVER; marks], last: Set::default() }
    }

    /// The suspension since which the local needs a field to be read.
    pub(super) fn stale(&self, mark: usize) -> Option<u16> {
        self.stale_value(mark).or_else(|| self.marks.get(mark).and_then(|m| m.checked_sub(UNASSIGNED)))
    }

    /// The suspension that came between an assignment and here.
    pub(super) fn stale_value(&self, mark: usize) -> Option<u16> {
        self.marks.get(mark).and_then(|m| m.checked_sub(STALE))
    }

    pub(super) fn suspend(&mut self, number: u16) {
        for mark in &mut self.marks {
            match *mark {
                NEVER => *mark = UNASSIGNED + number,
                FRESH => *mark = STALE + number,
                _ => {}
            }
        }
        self.last = Set::default();
        self.last.insert(number);
    }

    /// True if something was added.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let mut changed = self.last.join(&other.last);
        for (mark, &more) in self.marks.iter_mut().zip(&other.marks) {
            if class(more) > class(*mark) {
                *mark = more;
                changed = true;
            }
        }
        changed
    }
}

/// A small set of numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Set(Vec<u64>);

impl Set {
    pub(super) fn insert(&mut self, number: u16) {
        let word = usize::from(number) / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (number % 64);
    }

    pub(super) fn join(&mut self, other: &Self) -> bool {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut changed = false;
        for (word, &more) in self.0.iter_mut().zip(&other.0) {
            changed |= *word | more != *word;
            *word |= more;
        }
        changed
    }

    pub(super) fn ones(&self) -> Vec<u16> {
        (0..self.0.len() as u16 * 64).filter(|&n| self.0[usize::from(n) / 64] >> (n % 64) & 1 == 1).collect()
    }
}
