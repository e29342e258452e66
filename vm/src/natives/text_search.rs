//! System.String: comparing, searching, replacing and mapping by units.

use unicode_segmentation::UnicodeSegmentation;

use super::text_units::{is_white_space, lower, upper};
use super::{Arguments, Table};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("String.CompareOrdinal", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        if x.is_null() || y.is_null() {
            return a.give_i32(i32::from(!x.is_null()) - i32::from(!y.is_null()));
        }
        a.give_i32(compare(x.units(), y.units()))
    }),
    ("String.CompareOrdinalIgnoreCase", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        if x.is_null() || y.is_null() {
            return a.give_i32(i32::from(!x.is_null()) - i32::from(!y.is_null()));
        }
        a.give_i32(compare(&fold(x.units()), &fold(y.units())))
    }),
    ("String.HashOrdinalIgnoreCase", |_, a| {
        let folded = fold(a.object(0)?.units());
        let hash = folded.iter().fold(0x811C_9DC5_u32, |h, &u| (h ^ u32::from(u)).wrapping_mul(0x0100_0193));
        a.give_i32((hash ^ (hash >> 15)) as i32)
    }),
    ("String.IndexOfChar", |_, a| {
        let (units, start) = window(a, 2)?;
        let found = units.iter().position(|&u| u == a.slot(1) as u16);
        a.give_i32(found.map_or(-1, |i| (start + i) as i32))
    }),
    ("String.LastIndexOfChar", |_, a| {
        let (units, start) = window(a, 2)?;
        let found = units.iter().rposition(|&u| u == a.slot(1) as u16);
        a.give_i32(found.map_or(-1, |i| (start + i) as i32))
    }),
    ("String.IndexOfString", |_, a| {
        let value = a.object(1)?.units();
        let (units, start) = window(a, 2)?;
        let found = if a.bool(4) { find(&fold(units), &fold(value)) } else { find(units, value) };
        a.give_i32(found.map_or(-1, |i| (start + i) as i32))
    }),
    ("String.LastIndexOfString", |_, a| {
        let value = a.object(1)?.units();
        let (units, start) = window(a, 2)?;
        let found = if a.bool(4) { find_last(&fold(units), &fold(value)) } else { find_last(units, value) };
        a.give_i32(found.map_or(-1, |i| (start + i) as i32))
    }),
    ("String.ReplaceChar", |vm, a| {
        let text = a.object(0)?;
        let (old, new) = (a.slot(1) as u16, a.slot(2) as u16);
        if !text.units().contains(&old) {
            return a.give_ref(text);
        }
        let units: Vec<u16> = text.units().iter().map(|&u| if u == old { new } else { u }).collect();
        let text = vm.new_string_units(&units);
        a.give_ref(text)
    }),
    ("String.ReplaceString", |vm, a| {
        let text = a.object(0)?;
        let old = a.object(1)?.units();
        let new = if a.reference(2).is_null() { &[] } else { a.reference(2).units() };
        match replace(text.units(), old, new, a.bool(3)) {
            Some(units) => {
                let text = vm.new_string_units(&units);
                a.give_ref(text)
            }
            None => a.give_ref(text),
        }
    }),
    ("String.TextElementLength", |_, a| {
        let units: &[u16] = a.object(0)?.units();
        let rest = units.get(a.i32(1) as u32 as usize..).unwrap_or_default();
        a.give_i32(text_element(rest) as i32)
    }),
    ("String.ToUpperInvariant", |vm, a| map(vm, a, upper)),
    ("String.ToLowerInvariant", |vm, a| map(vm, a, lower)),
    ("String.TrimWhiteSpace", |vm, a| {
        let text = a.object(0)?;
        let units = text.units();
        let start = if a.bool(1) { units.iter().position(|&u| !is_white_space(u)).unwrap_or(units.len()) } else { 0 };
        let end = if a.bool(2) {
            units.iter().rposition(|&u| !is_white_space(u)).map_or(start, |i| i + 1).max(start)
        } else {
            units.len()
        };
        if start == 0 && end == units.len() {
            return a.give_ref(text);
        }
        let text = vm.new_string_units(&units[start..end]);
        a.give_ref(text)
    }),
];

/// Units of the first extended grapheme cluster; a lone surrogate is one by itself.
fn text_element(units: &[u16]) -> usize {
    // Clusters are short: a window is enough, unless it is all one cluster.
    let mut window = 64;
    loop {
        let end = units.len().min(window);
        let mut text = String::new();
        for unit in char::decode_utf16(units[..end].iter().copied()) {
            match unit {
                Ok(character) => text.push(character),
                Err(_) => break,
            }
        }
        let Some(first) = text.graphemes(true).next() else { return end.min(1) };
        if first.len() < text.len() || end == units.len() || first.encode_utf16().count() + 2 < end {
            return first.encode_utf16().count();
        }
        window *= 4;
    }
}

/// The first difference of units, or of the lengths.
fn compare(x: &[u16], y: &[u16]) -> i32 {
    match x.iter().zip(y).find(|(x, y)| x != y) {
        Some((x, y)) => i32::from(*x) - i32::from(*y),
        None => x.len() as i32 - y.len() as i32,
    }
}

/// Simple upper-case mapping of each code point, for comparisons that ignore case.
pub(super) fn fold(units: &[u16]) -> Vec<u16> {
    map_units(units, upper)
}

fn map_units(units: &[u16], mapping: fn(char) -> char) -> Vec<u16> {
    let mut result = Vec::with_capacity(units.len());
    for unit in char::decode_utf16(units.iter().copied()) {
        match unit {
            Ok(character) => {
                let mapped = mapping(character);
                // Never another number of units.
                let mapped = if mapped.len_utf16() == character.len_utf16() { mapped } else { character };
                result.extend_from_slice(mapped.encode_utf16(&mut [0; 2]));
            }
            Err(lone) => result.push(lone.unpaired_surrogate()),
        }
    }
    result
}

fn map(vm: &mut Vm, a: Arguments, mapping: fn(char) -> char) -> super::NativeResult {
    let text = a.object(0)?;
    let mapped = map_units(text.units(), mapping);
    if mapped == text.units() {
        return a.give_ref(text);
    }
    let text = vm.new_string_units(&mapped);
    a.give_ref(text)
}

/// The units [start, start + count) of argument 0, where start and count are arguments `first` and `first + 1`; and start.
fn window(a: Arguments, first: usize) -> Result<(&'static [u16], usize), super::Interruption> {
    let units: &[u16] = a.object(0)?.units();
    let (start, count) = (a.i32(first) as u32 as usize, a.i32(first + 1) as u32 as usize);
    Ok((units.get(start..start.saturating_add(count)).unwrap_or_default(), start))
}

pub(super) fn find(units: &[u16], value: &[u16]) -> Option<usize> {
    if value.is_empty() {
        return Some(0);
    }
    units.windows(value.len()).position(|w| w == value)
}

pub(super) fn find_last(units: &[u16], value: &[u16]) -> Option<usize> {
    if value.is_empty() {
        return Some(units.len());
    }
    units.windows(value.len()).rposition(|w| w == value)
}

/// None if nothing is replaced.
pub(super) fn replace(units: &[u16], old: &[u16], new: &[u16], ignore_case: bool) -> Option<Vec<u16>> {
    if old.is_empty() {
        return None;
    }
    let (folded, old) = if ignore_case { (fold(units), fold(old)) } else { (units.to_vec(), old.to_vec()) };
    let mut result = Vec::new();
    let mut at = 0;
    let mut found_any = false;
    while let Some(found) = folded.get(at..).and_then(|rest| find(rest, &old)) {
        found_any = true;
        result.extend_from_slice(&units[at..at + found]);
        result.extend_from_slice(new);
        at += found + old.len();
    }
    result.extend_from_slice(&units[at..]);
    found_any.then_some(result)
}
