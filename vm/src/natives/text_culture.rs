//! Comparison by the invariant culture: an approximation of the root collation on the characters that programs compare.
//!
//! Keys are compared level by level: first what the character is (letters without accent and case; punctuation before digits before letters),
//! then accents, then case (lower before upper). Control characters and soft hyphens count for nothing.

use std::cmp::Ordering;

use super::text_units::{category, lower, upper};
use super::{Arguments, Table};
use crate::heap::object::store_i32;

pub(super) const TABLE: Table = &[
    ("String.CompareCulture", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        if x.is_null() || y.is_null() {
            return a.give_i32(i32::from(!x.is_null()) - i32::from(!y.is_null()));
        }
        a.give_i32(compare(x.units(), y.units(), a.bool(2)) as i32)
    }),
    ("String.HashCulture", |_, a| {
        let key = weights(a.object(0)?.units());
        let ignore_case = a.bool(1);
        let hash = key.iter().fold(0x811C_9DC5_u32, |h, w| {
            let case = if ignore_case { 0 } else { w.case };
            (h ^ (w.primary ^ w.accent << 8 ^ u32::from(case))).wrapping_mul(0x0100_0193)
        });
        a.give_i32((hash ^ (hash >> 15)) as i32)
    }),
    ("String.IndexOfCulture", |_, a| {
        let (found, length) = index_of(a)?;
        store_i32(a.slot(6), length as i32);
        a.give_i32(found)
    }),
    ("String.IsPrefixCulture", |_, a| {
        let (text, value) = (a.object(0)?.units(), a.object(1)?.units());
        let (ignore_case, suffix) = (a.bool(2), a.bool(3));
        let matches = (0..=text.len()).any(|n| {
            let part = if suffix { &text[n..] } else { &text[..n] };
            compare(part, value, ignore_case) == Ordering::Equal
        });
        a.give_bool(matches)
    }),
    ("String.NormalizeForm", |vm, a| {
        // Composition and decomposition of the Latin letters with accents that `decompose` knows.
        let text = a.object(0)?;
        if text.units().iter().all(|&u| u < 0x80) {
            return a.give_ref(text);
        }
        let decomposed: Vec<u16> = char::decode_utf16(text.units().iter().copied())
            .flat_map(|c| {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                match decompose(c) {
                    Some((base, accent)) => vec![base, accent],
                    None => vec![c],
                }
            })
            .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
            .collect();
        let units = if matches!(a.i32(1), 1 | 5) { compose(&decomposed) } else { decomposed };
        if units == text.units() {
            return a.give_ref(text);
        }
        let text = vm.new_string_units(&units);
        a.give_ref(text)
    }),
];

/// The weights of one character at the three levels.
#[derive(Debug, Clone, Copy)]
struct Weight {
    primary: u32,
    accent: u32,
    case: u8,
}

fn weights(units: &[u16]) -> Vec<Weight> {
    let mut result: Vec<Weight> = Vec::with_capacity(units.len());
    for c in char::decode_utf16(units.iter().copied()) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        let (base, accent) = decompose(c).map_or((c, 0), |(base, accent)| (base, u32::from(accent)));
        let code = u32::from(base);
        // Combining marks add to the character before them.
        if (0x300..0x370).contains(&code) {
            if let Some(last) = result.last_mut() {
                last.accent = last.accent * 0x100 + code;
            }
            continue;
        }
        if code == 0xAD || code == 0x200B || (code < 0x20 && !(9..=13).contains(&code)) || code == 0x7F {
            continue;
        }
        let expansion: &[char] = match base {
            'ß' => &['s', 's'],
            'æ' => &['a', 'e'],
            'Æ' => &['A', 'E'],
            _ => std::slice::from_ref(&base),
        };
        for &one in expansion {
            let small = lower(one);
            result.push(Weight { primary: primary(small), accent, case: u8::from(small != one) });
        }
    }
    result
}

/// White space, punctuation, symbols, digits, letters.
fn primary(c: char) -> u32 {
    const ORDER: &str = "\t\n\u{b}\u{c}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    let code = u32::from(c);
    if let Some(place) = ORDER.chars().position(|o| o == c) {
        return 1 + place as u32;
    }
    match category(code) {
        11..=13 => 0x100 + code,
        14..=28 => 0x1_0000 + code,
        8..=10 => 0x20_0000 + c.to_digit(10).unwrap_or(code),
        _ => 0x30_0000 + code,
    }
}

fn compare(x: &[u16], y: &[u16], ignore_case: bool) -> Ordering {
    let (x, y) = (weights(x), weights(y));
    let by = |level: fn(&Weight) -> u32| {
        let (mut left, mut right) = (x.iter().map(level), y.iter().map(level));
        loop {
            match (left.next(), right.next()) {
                (None, None) => return Ordering::Equal,
                (None, Some(_)) => return Ordering::Less,
                (Some(_), None) => return Ordering::Greater,
                (Some(l), Some(r)) if l != r => return l.cmp(&r),
                _ => {}
            }
        }
    };
    let result = by(|w| w.primary).then_with(|| by(|w| w.accent));
    if ignore_case { result } else { result.then_with(|| by(|w| u32::from(w.case))) }
}

fn index_of(a: Arguments) -> Result<(i32, usize), super::Interruption> {
    let (text, value) = (a.object(0)?.units(), a.object(1)?.units());
    let (start, count) = (a.i32(2) as u32 as usize, a.i32(3) as u32 as usize);
    let (ignore_case, last) = (a.bool(4), a.bool(5));
    let Some(window) = text.get(start..start.saturating_add(count)) else { return Ok((-1, 0)) };
    if weights(value).is_empty() {
        return Ok((if last { (start + count) as i32 } else { start as i32 }, 0));
    }
    let match_at = |at: usize| {
        // A match has about as many units as the value; accents and ligatures make it a little longer or shorter.
        let lengths = value.len().saturating_sub(2).max(1)..=(value.len() + 3).min(window.len() - at);
        lengths.into_iter().find(|&n| compare(&window[at..at + n], value, ignore_case) == Ordering::Equal)
    };
    let mut places = 0..window.len();
    let found = if last {
        places.rev().find_map(|at| match_at(at).map(|n| (at, n)))
    } else {
        places.find_map(|at| match_at(at).map(|n| (at, n)))
    };
    Ok(found.map_or((-1, 0), |(at, length)| ((start + at) as i32, length)))
}

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const CIRCUMFLEX: char = '\u{302}';
const TILDE: char = '\u{303}';
const DIAERESIS: char = '\u{308}';
const RING: char = '\u{30A}';
const CARON: char = '\u{30C}';
const CEDILLA: char = '\u{327}';

const LETTERS: &[(&str, char, &str)] = &[
    ("àèìòùǹ", GRAVE, "aeioun"),
    ("áéíóúýćńśź", ACUTE, "aeiouycnsz"),
    ("âêîôûŵŷ", CIRCUMFLEX, "aeiouwy"),
    ("ãñõĩũ", TILDE, "anoiu"),
    ("äëïöüÿ", DIAERESIS, "aeiouy"),
    ("åů", RING, "au"),
    ("čďěňřšťž", CARON, "cdenrstz"),
    ("çşţ", CEDILLA, "cst"),
];

/// A Latin letter with an accent as letter and accent.
fn decompose(c: char) -> Option<(char, char)> {
    if c.is_ascii() {
        return None;
    }
    let small = lower(c);
    LETTERS.iter().find_map(|(accented, accent, plain)| {
        let place = accented.chars().position(|a| a == small)?;
        let base = plain.chars().nth(place)?;
        Some((if small == c { base } else { upper(base) }, *accent))
    })
}

fn compose(units: &[u16]) -> Vec<u16> {
    let mut result: Vec<char> = Vec::new();
    for c in char::decode_utf16(units.iter().copied()) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        let composed = result.last().and_then(|&base| {
            let small = lower(base);
            let (accented, _, plain) = LETTERS.iter().find(|(_, accent, _)| *accent == c)?;
            let place = plain.chars().position(|p| p == small)?;
            let letter = accented.chars().nth(place)?;
            Some(if small == base { letter } else { upper(letter) })
        });
        match composed {
            Some(letter) => {
                result.pop();
                result.push(letter);
            }
            None => result.push(c),
        }
    }
    result.into_iter().flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_as_the_root_collation() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let sorted = ["", "_", "-", "1", "2", "a", "A", "á", "ab", "b", "B", "z"];
        for pair in sorted.windows(2) {
            assert_eq!(compare(&units(pair[0]), &units(pair[1]), false), Ordering::Less, "{pair:?}");
        }
        assert_eq!(compare(&units("straße"), &units("STRASSE"), true), Ordering::Equal);
    }
}
