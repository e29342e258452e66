//! System.String by the invariant culture: ICU's root collation, and Unicode normalization.
//!
//! `"a" < "B"` here, `"co-op"` and `"coop"` are near, `"é"` equals `"e\u{301}"`; ignoring case leaves out the third level of differences.

use std::cmp::Ordering;

use icu_collator::options::{AlternateHandling, CaseLevel, CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use unicode_normalization::UnicodeNormalization;

use super::text_units::category;
use super::{Arguments, Interruption, Table};
use crate::heap::object::store_i32;

pub(super) const TABLE: Table = &[
    ("String.CompareCulture", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        if x.is_null() || y.is_null() {
            return a.give_i32(i32::from(!x.is_null()) - i32::from(!y.is_null()));
        }
        a.give_i32(compare(x.units(), y.units(), a.bool(2)) as i32)
    }),
    ("String.CompareCultureWith", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        if x.is_null() || y.is_null() {
            return a.give_i32(i32::from(!x.is_null()) - i32::from(!y.is_null()));
        }
        a.give_i32(compare_with(x.units(), y.units(), a.i32(2)) as i32)
    }),
    ("String.HashCulture", |_, a| {
        let key = sort_key(a.object(0)?.units(), a.bool(1));
        let hash = key.iter().fold(0x811C_9DC5_u32, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        a.give_i32(hash as i32)
    }),
    ("String.IndexOfCulture", |_, a| {
        let (units, start) = window(a)?;
        let value = a.object(1)?.units();
        let (ignore_case, last) = (a.bool(4), a.bool(5));
        let found = if last { find_last(units, value, ignore_case) } else { find(units, value, ignore_case) };
        store_i32(a.slot(6), found.map_or(0, |(_, length)| length as i32));
        a.give_i32(found.map_or(-1, |(at, _)| (start + at) as i32))
    }),
    ("String.IsPrefixCulture", |_, a| {
        let (text, value) = (a.object(0)?.units(), a.object(1)?.units());
        let (ignore_case, suffix) = (a.bool(2), a.bool(3));
        a.give_bool(if suffix { ends_with(text, value, ignore_case) } else { starts_with(text, value, ignore_case) })
    }),
    ("String.NormalizeForm", |vm, a| {
        let text = a.object(0)?;
        let characters =
            char::decode_utf16(text.units().iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        let made: String = match a.i32(1) {
            2 => characters.nfd().collect(),
            5 => characters.nfkc().collect(),
            6 => characters.nfkd().collect(),
            _ => characters.nfc().collect(),
        };
        if made.encode_utf16().eq(text.units().iter().copied()) {
            return a.give_ref(text);
        }
        let made = vm.new_string(&made);
        a.give_ref(made)
    }),
];

thread_local! {
    static COLLATORS: Option<[CollatorBorrowed<'static>; 2]> = {
        let with = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            Collator::try_new(CollatorPreferences::default(), options).ok()
        };
        with(Strength::Tertiary).zip(with(Strength::Secondary)).map(|(a, b)| [a, b])
    };
}

fn compare(x: &[u16], y: &[u16], ignore_case: bool) -> Ordering {
    COLLATORS.with(|collators| match collators {
        Some(collators) => collators[usize::from(ignore_case)].compare_utf16(x, y),
        // The data is part of the program; without it, by units.
        None => x.cmp(y),
    })
}

/// By the bits of CompareOptions: 1 ignores case, 2 accents, 4 symbols; 32 compares numbers by value.
fn compare_with(x: &[u16], y: &[u16], bits: i32) -> Ordering {
    if bits & 0x27 & !1 == 0 {
        return compare(x, y, bits & 1 != 0);
    }
    let mut options = CollatorOptions::default();
    options.strength = Some(if bits & 2 != 0 {
        Strength::Primary
    } else if bits & 1 != 0 {
        Strength::Secondary
    } else {
        Strength::Tertiary
    });
    if bits & 2 != 0 && bits & 1 == 0 {
        options.case_level = Some(CaseLevel::On);
    }
    if bits & 4 != 0 {
        options.alternate_handling = Some(AlternateHandling::Shifted);
    }
    let mut preferences = CollatorPreferences::default();
    if bits & 32 != 0 {
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    }
    Collator::try_new(preferences, options).map_or_else(|_| x.cmp(y), |collator| collator.compare_utf16(x, y))
}

/// Bytes that are equal for texts that compare equal.
fn sort_key(units: &[u16], ignore_case: bool) -> Vec<u8> {
    COLLATORS.with(|collators| {
        let mut key = Vec::new();
        if let Some(collators) = collators {
            let Ok(()) = collators[usize::from(ignore_case)].write_sort_key_utf16_to(units, &mut key);
        }
        key
    })
}

fn window(a: Arguments) -> Result<(&'static [u16], usize), Interruption> {
    let units = a.object(0)?.units();
    let (start, count) = (a.i32(2) as u32 as usize, a.i32(3) as u32 as usize);
    Ok((units.get(start..start.saturating_add(count)).unwrap_or_default(), start))
}

/// Units that stand for themselves in a search: ASCII letters, digits and signs that collation never ignores or joins.
fn is_plain(units: &[u16]) -> bool {
    units.iter().all(|&u| (0x20..0x7F).contains(&u) && u != u16::from(b'-') && u != u16::from(b'\''))
}

fn lower(units: &[u16]) -> Vec<u16> {
    units.iter().map(|&u| if (0x41..=0x5A).contains(&u) { u + 0x20 } else { u }).collect()
}

/// Whether a match may begin or end before unit `at`: not inside a surrogate pair or before a combining mark.
fn is_boundary(units: &[u16], at: usize) -> bool {
    match units.get(at) {
        None => true,
        Some(0xDC00..=0xDFFF) => false,
        Some(&unit) => !(5..=7).contains(&category(u32::from(unit))),
    }
}

/// The shortest match that starts at `at`: its length.
fn match_at(units: &[u16], at: usize, value: &[u16], ignore_case: bool) -> Option<usize> {
    (at..=units.len())
        .filter(|&end| is_boundary(units, end))
        .find(|&end| compare(&units[at..end], value, ignore_case).is_eq())
        .map(|end| end - at)
}

fn find(units: &[u16], value: &[u16], ignore_case: bool) -> Option<(usize, usize)> {
    if value.is_empty() {
        return Some((0, 0));
    }
    if is_plain(units) && is_plain(value) {
        let at = if ignore_case {
            super::text_search::find(&lower(units), &lower(value))
        } else {
            super::text_search::find(units, value)
        };
        return at.map(|at| (at, value.len()));
    }
    (0..=units.len())
        .filter(|&at| is_boundary(units, at))
        .find_map(|at| match_at(units, at, value, ignore_case).map(|length| (at, length)))
}

fn find_last(units: &[u16], value: &[u16], ignore_case: bool) -> Option<(usize, usize)> {
    if value.is_empty() {
        return Some((units.len(), 0));
    }
    if is_plain(units) && is_plain(value) {
        let at = if ignore_case {
            super::text_search::find_last(&lower(units), &lower(value))
        } else {
            super::text_search::find_last(units, value)
        };
        return at.map(|at| (at, value.len()));
    }
    (0..=units.len())
        .rev()
        .filter(|&at| is_boundary(units, at))
        .find_map(|at| match_at(units, at, value, ignore_case).map(|length| (at, length)))
}

fn starts_with(text: &[u16], value: &[u16], ignore_case: bool) -> bool {
    if is_plain(text) && is_plain(value) {
        return if ignore_case { lower(text).starts_with(&lower(value)) } else { text.starts_with(value) };
    }
    value.is_empty() || match_at(text, 0, value, ignore_case).is_some()
}

fn ends_with(text: &[u16], value: &[u16], ignore_case: bool) -> bool {
    if is_plain(text) && is_plain(value) {
        return if ignore_case { lower(text).ends_with(&lower(value)) } else { text.ends_with(value) };
    }
    value.is_empty()
        || (0..=text.len())
            .rev()
            .filter(|&at| is_boundary(text, at))
            .any(|at| compare(&text[at..], value, ignore_case).is_eq())
}
