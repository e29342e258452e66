//! Why an object was allocated, told from its type: the questions that `--stats` answers at a glance.

use hoist_bytecode::{TypeDesc, TypeShape};

macro_rules! causes {
    ($($(#[doc = $doc:literal])* $name:ident $text:literal;)*) => {
        /// A reason for allocations.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cause {
            $($(#[doc = $doc])* $name,)*
        }

        impl Cause {
            /// In words, for tables.
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

causes! {
    /// The box that a state machine moves into at its first suspension; it is the task too.
    Suspension "first suspensions (box and task)";
    /// Any other task: a result that isn't cached, a TaskCompletionSource's, WhenAll's …
    Task "tasks";
    Continuation "continuations";
    Delegate "delegates";
    Closure "closures";
    /// Execution contexts, the maps of AsyncLocal, synchronization contexts.
    Context "contexts";
    Timer "timers";
    Cancellation "cancellation";
    Synchronization "threads, locks and channels";
    /// Iterators and async iterators.
    Iterator "iterators";
    /// A value as an object.
    Boxing "boxed values";
    Exception "exceptions";
    Collection "collections";
    Array "arrays";
    Text "strings";
    Other "other objects";
}

impl Cause {
    pub(crate) fn of(desc: &TypeDesc) -> Self {
        match desc.shape {
            TypeShape::String => return Self::Text,
            TypeShape::Delegate => return Self::Delegate,
            TypeShape::Array { .. } => {
                // What collections keep their elements in beside plain arrays.
                return if desc.name.contains("Collections") { Self::Collection } else { Self::Array };
            }
            _ => {}
        }
        if desc.is_value_type {
            return Self::Boxing;
        }
        if desc.simple_name.starts_with("<>c") {
            return Self::Closure;
        }
        if desc.simple_name.starts_with('<') && desc.simple_name.contains(">d__") {
            return Self::Iterator;
        }
        Self::of_name(&desc.name)
    }

    /// By the metadata name of a class.
    pub(crate) fn of_name(name: &str) -> Self {
        const BEGINNINGS: [(&str, Cause); 13] = [
            ("System.Threading.ExecutionContext", Cause::Context),
            ("System.Threading.AsyncLocal", Cause::Context),
            ("System.Threading.SynchronizationContext", Cause::Context),
            ("System.Threading.Timer", Cause::Timer),
            ("System.Threading.PeriodicTimer", Cause::Timer),
            ("System.Threading.Cancellation", Cause::Cancellation),
            ("System.Threading.Tasks.", Cause::Task),
            ("System.Threading.", Cause::Synchronization),
            ("System.Collections.", Cause::Collection),
            ("System.Text.StringBuilder", Cause::Text),
            ("System.Runtime.ExceptionServices.", Cause::Exception),
            ("System.Linq.", Cause::Iterator),
            ("System.String", Cause::Text),
        ];
        if name.contains("AsyncStateMachineBox") || name.contains("StateMachineBox`") {
            return Self::Suspension;
        }
        // The generic arguments may be anything.
        let class = name.split('[').next().unwrap_or(name);
        if class.ends_with("[]") || name.ends_with("[]") {
            return Self::Array;
        }
        if class.ends_with("Exception") || class.ends_with("ExceptionHolder") || class.ends_with("ContingentProperties")
        {
            return Self::Exception;
        }
        if class.contains("Continuation")
            && !class.contains("ContinuationTask")
            && !class.contains("ContinuationResultTask")
            || class.contains("CompletionAction")
            || class.ends_with("WaitAction")
        {
            return Self::Continuation;
        }
        BEGINNINGS.iter().find(|(start, _)| class.starts_with(start)).map_or(Self::Other, |(_, cause)| *cause)
    }
}

#[cfg(test)]
mod tests {
    use super::Cause;

    #[test]
    fn names_tell_causes() {
        for (name, cause) in [
            ("System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1+AsyncStateMachineBox`1[A,B]", Cause::Suspension),
            ("System.Threading.Tasks.Task`1[System.Int32]", Cause::Task),
            ("System.Threading.Tasks.ContinueWithTaskContinuation", Cause::Continuation),
            ("System.Threading.Tasks.ContinuationTaskFromTask", Cause::Task),
            ("System.Threading.ExecutionContext", Cause::Context),
            ("System.Collections.Generic.List`1[System.Exception]", Cause::Collection),
            ("System.InvalidOperationException", Cause::Exception),
            ("Program", Cause::Other),
        ] {
            assert_eq!(Cause::of_name(name), cause, "{name}");
        }
    }
}
