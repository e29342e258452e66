//! Why a field of a machine exists, and why a variable has none: what lowering found, and the words for it.
//!
//! Nothing here is guessed afterwards: the flow analysis tells which read made a variable a field and which suspension lies before that read, spilling
//! tells what a temporary keeps.

use crate::hir::*;
use crate::world::World;

/// A place where MoveNext begins, may stop, or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    Start,
    Await(u32),
    Yield(u32),
    End,
    Throw,
}

impl Point {
    pub fn name(self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Await(n) => format!("await#{n}"),
            Self::Yield(n) => format!("yield#{n}"),
            Self::End => "return".into(),
            Self::Throw => "throw".into(),
        }
    }
}

/// A read (or write) of a variable that was last assigned before a suspension.
#[derive(Debug, Clone, Copy)]
pub struct StaleUse {
    pub at: Location,
    pub after: Point,
}

/// A variable or temporary that is kept in a field.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The user's name; None for a temporary.
    pub name: Option<Symbol>,
    /// What a temporary keeps: `left side of '+'`.
    pub what: String,
    /// Its declaration, or the code whose value it keeps.
    pub location: Location,
    pub read: Option<StaleUse>,
}

/// Why a field exists.
#[derive(Debug, Clone)]
pub enum Reason {
    /// Every machine of the kind has it.
    Standard(&'static str),
    /// `this`; in a struct's method it is a copy and always there.
    This {
        in_struct: bool,
        first: Option<Location>,
    },
    Parameter {
        first: Location,
        read: Option<StaleUse>,
    },
    /// The argument that each enumeration starts with.
    Argument,
    /// An instance of a display class.
    Frame {
        first: Location,
        read: Option<StaleUse>,
    },
    /// Variables whose lifetimes do not overlap share a field.
    Variables(Vec<Kept>),
    /// The awaits that park their awaiter there.
    Awaiter(Vec<u32>),
    /// A field of a display class: the captured variable.
    Captured {
        at: Location,
    },
    /// The link of a display class to the next outer one, or to `this`.
    Link,
}

/// Why a variable has no field.
#[derive(Debug, Clone)]
pub enum NoField {
    Constant,
    /// Lambdas or local functions use it, so it is a field of a display class.
    Captured,
    /// It is assigned again before it is read.
    Rewritten(StaleUse),
    /// No suspension between its assignment and its last read.
    Short(Location),
    NeverRead,
}

/// A variable of the user without a field.
#[derive(Debug, Clone)]
pub struct Unhoisted {
    pub name: Symbol,
    pub location: Location,
    pub is_parameter: bool,
    pub reason: NoField,
}

/// What a description knows of where things stand.
pub(super) struct Words<'w> {
    pub world: &'w World,
    pub awaits: Vec<Location>,
    pub yields: Vec<Location>,
}

impl Words<'_> {
    fn line(&self, at: Location) -> u32 {
        self.world.line_column(at).0
    }

    fn point_location(&self, point: Point) -> Option<Location> {
        match point {
            Point::Await(n) => self.awaits.get(n as usize).copied(),
            Point::Yield(n) => self.yields.get(n as usize).copied(),
            _ => None,
        }
    }

    /// `line 6`, or `line 6, next round` for a use above the suspension: only a loop comes back there.
    fn use_line(&self, stale: StaleUse) -> String {
        let line = self.line(stale.at);
        match self.point_location(stale.after) {
            Some(point) if point.source == stale.at.source && stale.at.start < point.start => {
                format!("line {line}, next round")
            }
            _ => format!("line {line}"),
        }
    }

    /// The code at a place on one line, shortened.
    pub(super) fn code(&self, at: Location, most: usize) -> String {
        let text = &self.world[at.source].text;
        let code = text.get(at.start as usize..at.end as usize).unwrap_or("");
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.chars().count() <= most {
            return code;
        }
        code.chars().take(most.saturating_sub(2)).collect::<String>() + ".."
    }

    pub(super) fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Standard(text) => (*text).into(),
            Reason::This { in_struct: true, .. } => "a copy of the struct whose method this is".into(),
            Reason::This { first: Some(first), .. } => format!("this, first used on line {}", self.line(*first)),
            Reason::This { first: None, .. } => "this".into(),
            Reason::Parameter { read: Some(read), .. } => {
                format!("parameter, read after {} ({})", read.after.name(), self.use_line(*read))
            }
            Reason::Parameter { first, read: None } => {
                format!("parameter, used on line {} (every used parameter is stored)", self.line(*first))
            }
            Reason::Argument => "the argument, kept for further enumerations".into(),
            Reason::Frame { read: Some(read), .. } => {
                format!("captured variables; lives across {} ({})", read.after.name(), self.use_line(*read))
            }
            Reason::Frame { first, read: None } => format!("captured variables, used on line {}", self.line(*first)),
            Reason::Variables(list) => {
                let is_alone = list.len() == 1;
                list.iter().map(|kept| self.kept(kept, is_alone)).collect::<Vec<_>>().join("; later: ")
            }
            Reason::Awaiter(list) => {
                let names: Vec<String> = list.iter().map(|n| format!("await#{n}")).collect();
                names.join(", ")
            }
            Reason::Captured { at } => format!("captured variable, declared on line {}", self.line(*at)),
            Reason::Link => "the objects around it".into(),
        }
    }

    fn kept(&self, kept: &Kept, is_alone: bool) -> String {
        let Some(name) = &kept.name else {
            let code = self.code(kept.location, 32);
            let line = self.line(kept.location);
            // A `try` is named by its line alone.
            let code = if code.starts_with("try ") { "the try".to_string() } else { format!("'{code}'") };
            return match kept.read {
                Some(read) => format!("{} {code} on line {line}, kept across {}", kept.what, read.after.name()),
                None => format!("{} {code} on line {line}", kept.what),
            };
        };
        let name = if is_alone { String::new() } else { format!("{name} ") };
        match kept.read {
            Some(read) => format!("{name}lives across {} ({})", read.after.name(), self.use_line(read)),
            None => format!("{name}is used in a handler that may run after a suspension"),
        }
    }

    pub(super) fn no_field(&self, variable: &Unhoisted) -> String {
        match &variable.reason {
            NoField::Constant => "a constant has no storage".into(),
            NoField::Captured => "captured, so it lives in a display class".into(),
            NoField::Rewritten(write) => format!(
                "after {} it is always assigned again ({}) before it is read",
                write.after.name(),
                self.use_line(*write)
            ),
            NoField::Short(read) => {
                format!("no suspension between its assignment and its last read (line {})", self.line(*read))
            }
            NoField::NeverRead if variable.is_parameter => "never used".into(),
            NoField::NeverRead => "never read".into(),
        }
    }
}

/// What a temporary of the compiler is for, by the name that the pass which makes it gives.
pub(crate) fn temporary(name: &str) -> &'static str {
    match name {
        "enumerator" => "enumerator of",
        "array" => "array that is enumerated:",
        "index" => "position in",
        "text" | "string" => "string that is enumerated:",
        "pendingException" => "exception that waits for the end of the handler of",
        "pendingCatch" => "which handler is to run after",
        "pendingBranch" => "how the block was left, of",
        "returnValue" => "value to return after the finally block of",
        "switched" => "value that is switched on:",
        "list" | "array literal" => "collection that is being filled:",
        "buffer" => "arguments side by side in the machine, instead of an array:",
        "old" => "old value of",
        "once" => "evaluated once, used twice:",
        "referencePart" | "referencePartCopied" => "part of a reference:",
        "resource" | "disposable" => "object to dispose:",
        "receiver" => "receiver, tested once:",
        "upper" | "bound" => "upper bound of",
        _ => "value of",
    }
}
