//! Natives of DateTime and TimeSpan.

use super::date_format::{format_date, format_span, parse_date, parse_span};
use super::{Arguments, NativeResult, Table, throw_new};
use crate::heap::Ref;
use crate::heap::object::{store, store_i32};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("DateTime.Format", |vm, a| {
        let offset = Some(a.i64(2)).filter(|&o| o != i64::MIN);
        let made = format_date(a.i64(0), a.i32(1), offset, &text_or_empty(a, 3));
        give(vm, a, made)
    }),
    ("DateTime.Parse", |vm, a| {
        let text = a.object(0)?.text();
        let formats = a.reference(1);
        let formats: Option<Vec<String>> = (!formats.is_null())
            .then(|| formats.words().iter().map(|&w| if w == 0 { String::new() } else { Ref(w).text() }).collect());
        // NoCurrentDateDefault: a time alone belongs to the first day.
        let today = if a.i32(2) & 8 != 0 { 0 } else { super::threading::utc_ticks(vm) };
        match parse_date(&text, formats.as_deref(), today) {
            Ok(date) => {
                store(a.slot(3), date.ticks as u64);
                store_i32(a.slot(4), date.kind);
                store(a.slot(5), date.offset.unwrap_or(i64::MIN) as u64);
                a.give_i32(0)
            }
            Err(status) => a.give_i32(status),
        }
    }),
    ("TimeSpan.Format", |vm, a| {
        let made = format_span(a.i64(0), &text_or_empty(a, 1));
        give(vm, a, made)
    }),
    ("TimeSpan.Parse", |_, a| match parse_span(&a.object(0)?.text()) {
        Ok(ticks) => {
            store(a.slot(1), ticks as u64);
            a.give_i32(0)
        }
        Err(status) => a.give_i32(status),
    }),
];

fn text_or_empty(a: Arguments, index: usize) -> String {
    let reference = a.reference(index);
    if reference.is_null() { String::new() } else { reference.text() }
}

fn give(vm: &mut Vm, a: Arguments, made: Result<String, String>) -> NativeResult {
    match made {
        Ok(text) => {
            let text = vm.new_string(&text);
            a.give_ref(text)
        }
        Err(message) => throw_new("System.FormatException", message),
    }
}
