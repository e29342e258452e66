//! Every decision that .NET leaves open is made here, so a run is a function of the program, its input and these answers.
//!
//! A [`Recorder`] writes the answers down while another `Choices` gives them; a [`Replay`] gives the written ones again:
//!
//! ```text
//! {"schema":"hoist.schedule/1","seed":7,"processors":4}
//! thread 2/3        of 3 runnable threads the third ran
//! steal 0/2         of 2 workers with work the first was robbed
//! ```
//!
//! Questions with one possible answer are not asked.

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Which of the runnable threads, longest waiting first.
    Thread,
    /// From which worker with work to steal.
    Steal,
}

impl Choice {
    const NAMES: [(Self, &'static str); 2] = [(Self::Thread, "thread"), (Self::Steal, "steal")];

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(choice, _)| *choice == self).map_or("", |(_, name)| name)
    }
}

/// Makes the decisions.
pub trait Choices {
    /// A number below `count`, which is at least 2.
    ///
    /// # Errors
    /// The run doesn't follow the one that was recorded: what the difference is.
    fn choose(&mut self, what: Choice, count: usize) -> Result<usize, String>;
}

/// First come, first served: what .NET does when nothing disturbs it.
#[derive(Debug, Default)]
pub struct InOrder;

impl Choices for InOrder {
    fn choose(&mut self, _: Choice, _: usize) -> Result<usize, String> {
        Ok(0)
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
    fn choose(&mut self, _: Choice, count: usize) -> Result<usize, String> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Ok((self.0 % count.max(1) as u64) as usize)
    }
}

/// The decisions that a seed stands for; 0 is the undisturbed order.
pub fn of_seed(seed: u64) -> Box<dyn Choices> {
    if seed == 0 { Box::new(InOrder) } else { Box::new(Seeded::new(seed)) }
}

/// One decision that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    pub what: Choice,
    pub count: u32,
    pub chosen: u32,
}

/// All decisions of a run, and the settings that they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recording {
    /// Also where the program's random numbers begin.
    pub seed: u64,
    pub processors: u32,
    pub decisions: Vec<Decision>,
}

const SCHEMA: &str = "{\"schema\":\"hoist.schedule/1\"";

impl Recording {
    /// The form of the module's header.
    pub fn to_text(&self) -> String {
        let mut text = format!("{SCHEMA},\"seed\":{},\"processors\":{}}}\n", self.seed, self.processors);
        for decision in &self.decisions {
            let _ = writeln!(text, "{} {}/{}", decision.what.name(), decision.chosen, decision.count);
        }
        text
    }

    /// Reads that form.
    ///
    /// # Errors
    /// The first line that isn't understood, with its number.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        let header = lines.next().and_then(|first| first.strip_prefix(SCHEMA));
        let setting = |name: &str| {
            let (_, rest) = header?.split_once(&format!(",\"{name}\":"))?;
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest.get(..digits)?.parse::<u64>().ok()
        };
        let seed = setting("seed").ok_or("line 1 is not the head of a recorded schedule")?;
        let processors = setting("processors").and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=64).contains(n));
        let processors = processors.ok_or("line 1 has no number of processors")?;
        let mut decisions = Vec::new();
        for (index, line) in lines.enumerate() {
            decisions.push(decision(line).ok_or_else(|| format!("line {} is not a decision: {line}", index + 2))?);
        }
        Ok(Self { seed, processors, decisions })
    }
}

fn decision(line: &str) -> Option<Decision> {
    let (name, numbers) = line.split_once(' ')?;
    let (chosen, count) = numbers.split_once('/')?;
    let what = Choice::NAMES.iter().find(|(_, n)| *n == name)?.0;
    let decision = Decision { what, count: count.parse().ok()?, chosen: chosen.parse().ok()? };
    (decision.chosen < decision.count).then_some(decision)
}

/// Asks another and writes down what it says. The list is shared with whoever made the recorder.
#[allow(missing_debug_implementations)]
pub struct Recorder {
    inner: Box<dyn Choices>,
    decisions: Rc<RefCell<Vec<Decision>>>,
}

impl Recorder {
    pub fn new(inner: Box<dyn Choices>, decisions: Rc<RefCell<Vec<Decision>>>) -> Self {
        Self { inner, decisions }
    }
}

impl Choices for Recorder {
    fn choose(&mut self, what: Choice, count: usize) -> Result<usize, String> {
        let chosen = self.inner.choose(what, count)?;
        self.decisions.borrow_mut().push(Decision { what, count: count as u32, chosen: chosen as u32 });
        Ok(chosen)
    }
}

/// Decides as was decided before.
#[derive(Debug)]
pub struct Replay {
    decisions: std::vec::IntoIter<Decision>,
    /// Decisions given so far.
    given: usize,
}

impl Replay {
    pub fn new(recording: &Recording) -> Self {
        Self { decisions: recording.decisions.clone().into_iter(), given: 0 }
    }
}

impl Choices for Replay {
    fn choose(&mut self, what: Choice, count: usize) -> Result<usize, String> {
        self.given += 1;
        let asked = format!("decision {} is about {} out of {count}", self.given, what.name());
        match self.decisions.next() {
            Some(d) if d.what == what && d.count as usize == count => Ok(d.chosen as usize),
            Some(d) => Err(format!("{asked}, in the recording about {} out of {}", d.what.name(), d.count)),
            None => Err(format!("{asked}, and the recording ends before it")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording() -> Recording {
        let thread = Decision { what: Choice::Thread, count: 3, chosen: 2 };
        let steal = Decision { what: Choice::Steal, count: 2, chosen: 0 };
        Recording { seed: 7, processors: 4, decisions: vec![thread, steal] }
    }

    #[test]
    fn the_text_is_read_back() {
        assert_eq!(Recording::from_text(&recording().to_text()), Ok(recording()));
    }

    #[test]
    fn what_is_not_a_recording_is_refused() {
        let head = "{\"schema\":\"hoist.schedule/1\",\"seed\":7,\"processors\":4}\n";
        for text in ["", "nonsense", "{\"schema\":\"hoist.schedule/1\",\"seed\":7,\"processors\":99}"] {
            assert!(Recording::from_text(text).is_err(), "{text}");
        }
        for line in ["thread", "thread 1", "thread 3/3", "thread x/3", "walk 0/2", ""] {
            assert!(Recording::from_text(&format!("{head}thread 0/2\n{line}\nthread 0/2\n")).is_err(), "{line}");
        }
    }

    #[test]
    fn a_replay_says_where_it_leaves_the_recording() {
        let mut replay = Replay::new(&recording());
        assert_eq!(replay.choose(Choice::Thread, 3), Ok(2));
        let difference = "decision 2 is about steal out of 4, in the recording about steal out of 2";
        assert_eq!(replay.choose(Choice::Steal, 4), Err(difference.into()));
        assert!(replay.choose(Choice::Steal, 4).unwrap_err().contains("ends before it"));
    }
}
