//! System.Exception's trace and ExceptionDispatchInfo.

use super::{Interruption, Table};
use crate::errors::BOUNDARY;
use crate::heap::Ref;

pub(super) const TABLE: Table = &[
    ("Exception.FormatStackTrace", |vm, a| {
        let exception = a.object(0)?;
        match vm.trace_text(exception) {
            Some(text) => {
                let text = vm.new_string(&text);
                a.give_ref(text)
            }
            None => a.give(0),
        }
    }),
    ("ExceptionDispatchInfo.CaptureTrace", |vm, a| {
        let exception = a.object(0)?;
        let entries = vm.trace(exception);
        if entries.is_empty() {
            return a.give(0);
        }
        // The exception's own array may grow further: keep a copy.
        let current = vm.trace_array(exception);
        let crossed = vm.crossed_frames(exception);
        vm.set_trace(exception, &entries);
        vm.set_crossed_frames(exception, crossed);
        a.give_ref(current)
    }),
    ("ExceptionDispatchInfo.ThrowWithTrace", |vm, a| {
        let exception = a.object(0)?;
        let captured = a.reference(1);
        let mut entries = Vec::new();
        let mut crossed = 0;
        if !captured.is_null() {
            let words = captured.words();
            crossed = words[0] >> 32;
            entries.extend_from_slice(&words[1..=words[0] as u32 as usize]);
            // Mapped async methods read as ordinary calls: no boundary behind them.
            if entries.last().is_some_and(|&last| last != BOUNDARY && !vm.is_mapped_back(last)) {
                entries.push(BOUNDARY);
            }
            vm.count_trace_array(crossed.max(1).next_power_of_two());
        }
        vm.set_trace(exception, &entries);
        vm.set_crossed_frames(exception, crossed);
        Err(Interruption::Rethrow(Ref(exception.0)))
    }),
];
