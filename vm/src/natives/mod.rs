//! Natives: methods of the class library that Rust runs.
//!
//! A native gets its arguments as slots, writes its result, and says how things go on. It never calls back into bytecode and no
//! collection happens while it runs, so it may keep references in variables. One file a type; each has a table of names:
//!
//! ```ignore
//! pub(super) const TABLE: Table = &[("Math.Sqrt", |_, a| a.give_f64(a.f64(0).sqrt()))];
//! ```

mod arguments;
mod array;
mod big_integer;
mod console;
mod counters;
mod culture;
mod date_format;
mod dates;
mod decimal_arithmetic;
mod delegate;
mod encoding;
mod environment;
mod exception;
mod failure;
mod math;
mod number_format;
mod number_parse;
mod number_text;
mod numbers;
mod object;
mod runtime;
mod string;
mod text_buffer;
mod text_search;
mod text_units;
mod threading;
mod types;
mod unsafe_references;

use hoist_bytecode::TypeId;
use rustc_hash::FxHashMap;

pub(crate) use arguments::Arguments;
pub(crate) use counters::CONTINUATIONS;

use crate::heap::Ref;
use crate::limits::Outcome;
use crate::vm::Vm;

/// Where a Type object keeps the id of its type.
pub(crate) const TYPE_ID_SLOT: usize = 1;

/// What a native wants instead of returning normally.
pub(crate) enum Interruption {
    /// Throw this exception object, going on with the trace that it has.
    Rethrow(Ref),
    /// Throw a new exception of a library type (by name), with a message.
    ThrowNew(&'static str, String),
    /// The thread has been parked; when it runs again its `wake_value` is the result.
    Block,
    /// The thread has been parked; when it runs again the native is called again.
    BlockAndRetry,
    /// The process ends with this exception, whose handlers have had their say.
    Unhandled(Ref),
    /// The run is over.
    Stop(Box<Outcome>),
}

/// How a native ends; the result has been written on `Ok`.
pub(crate) type NativeResult = Result<(), Interruption>;

/// The code of a native.
pub(crate) type NativeFunction = fn(&mut Vm, Arguments) -> NativeResult;

type Table = &'static [(&'static str, NativeFunction)];

const TABLES: &[Table] = &[
    array::TABLE,
    console::TABLE,
    counters::TABLE,
    culture::TABLE,
    delegate::TABLE,
    encoding::TABLE,
    environment::TABLE,
    exception::TABLE,
    failure::TABLE,
    math::TABLE,
    math::DOUBLES,
    math::SINGLES,
    object::TABLE,
    runtime::TABLE,
    string::TABLE,
    number_text::TABLE,
    numbers::TABLE,
    big_integer::TABLE,
    dates::TABLE,
    text_buffer::TABLE,
    text_search::TABLE,
    text_units::TABLE,
    unsafe_references::TABLE,
    threading::TABLE,
    types::TABLE,
];

/// All natives by name.
pub(crate) fn all() -> FxHashMap<&'static str, NativeFunction> {
    TABLES.iter().flat_map(|table| table.iter().copied()).collect()
}

/// Names of all natives, sorted: for tests that compare them with the class library.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = TABLES.iter().flat_map(|table| table.iter().map(|(name, _)| *name)).collect();
    names.sort_unstable();
    names
}

pub(crate) fn throw_new<T>(ty: &'static str, message: impl Into<String>) -> Result<T, Interruption> {
    Err(Interruption::ThrowNew(ty, message.into()))
}

pub(crate) fn null_reference<T>() -> Result<T, Interruption> {
    throw_new("System.NullReferenceException", "Object reference not set to an instance of an object.")
}

pub(crate) fn argument_null<T>(parameter: &str) -> Result<T, Interruption> {
    // The message of ArgumentException is composed in C# from `_paramName`: see `exception::set_fields`.
    throw_new("System.ArgumentNullException", format!("Value cannot be null.\u{0}{parameter}"))
}

/// First type argument of the native's own method.
pub(crate) fn type_argument(arguments: Arguments, index: usize) -> TypeId {
    let info = arguments.info();
    info.type_arguments.get(index).copied().unwrap_or(TypeId(0))
}
