//! System.Char: Unicode properties and simple case mapping of UTF-16 units.

use unicode_general_category::{GeneralCategory, get_general_category};

use super::Table;

pub(super) const TABLE: Table = &[
    ("Char.Category", |_, a| a.give_i32(category(u32::from(a.slot(0) as u16)))),
    ("Char.CategoryOfCodePoint", |_, a| a.give_i32(category(a.slot(0) as u32))),
    ("Char.IsWhiteSpace", |_, a| a.give_bool(is_white_space(a.slot(0) as u16))),
    ("Char.ToUpperInvariant", |_, a| a.give(u64::from(upper_unit(a.slot(0) as u16)))),
    ("Char.ToLowerInvariant", |_, a| a.give(u64::from(lower_unit(a.slot(0) as u16)))),
    ("Char.IsLetter", |_, a| a.give_bool(category(u32::from(a.slot(0) as u16)) <= 4)),
    ("Char.IsLetterOrDigit", |_, a| {
        let category = category(u32::from(a.slot(0) as u16));
        a.give_bool(category <= 4 || category == 8)
    }),
    ("Char.IsUpper", |_, a| a.give_bool(category(u32::from(a.slot(0) as u16)) == 0)),
    ("Char.IsLower", |_, a| a.give_bool(category(u32::from(a.slot(0) as u16)) == 1)),
    ("Char.NumericValue", |_, a| a.give_f64(numeric_value(a.slot(0) as u32))),
];

/// As the UnicodeCategory enum numbers them.
pub(super) fn category(code_point: u32) -> i32 {
    let Some(character) = char::from_u32(code_point) else {
        // Surrogates; what lies beyond Unicode is unassigned.
        return if (0xD800..0xE000).contains(&code_point) { 16 } else { 29 };
    };
    match get_general_category(character) {
        GeneralCategory::UppercaseLetter => 0,
        GeneralCategory::LowercaseLetter => 1,
        GeneralCategory::TitlecaseLetter => 2,
        GeneralCategory::ModifierLetter => 3,
        GeneralCategory::OtherLetter => 4,
        GeneralCategory::NonspacingMark => 5,
        GeneralCategory::SpacingMark => 6,
        GeneralCategory::EnclosingMark => 7,
        GeneralCategory::DecimalNumber => 8,
        GeneralCategory::LetterNumber => 9,
        GeneralCategory::OtherNumber => 10,
        GeneralCategory::SpaceSeparator => 11,
        GeneralCategory::LineSeparator => 12,
        GeneralCategory::ParagraphSeparator => 13,
        GeneralCategory::Control => 14,
        GeneralCategory::Format => 15,
        GeneralCategory::Surrogate => 16,
        GeneralCategory::PrivateUse => 17,
        GeneralCategory::ConnectorPunctuation => 18,
        GeneralCategory::DashPunctuation => 19,
        GeneralCategory::OpenPunctuation => 20,
        GeneralCategory::ClosePunctuation => 21,
        GeneralCategory::InitialPunctuation => 22,
        GeneralCategory::FinalPunctuation => 23,
        GeneralCategory::OtherPunctuation => 24,
        GeneralCategory::MathSymbol => 25,
        GeneralCategory::CurrencySymbol => 26,
        GeneralCategory::ModifierSymbol => 27,
        GeneralCategory::OtherSymbol => 28,
        _ => 29,
    }
}

/// .NET's white space: the separators, and the controls U+0009..U+000D, U+0085.
pub(super) fn is_white_space(unit: u16) -> bool {
    match unit {
        0x20 | 0x09..=0x0D | 0x85 | 0xA0 => true,
        0..=0xFF => false,
        _ => char::from_u32(u32::from(unit)).is_some_and(char::is_whitespace),
    }
}

/// Simple upper-case mapping; the character itself if the mapping is longer than one.
pub(super) fn upper(character: char) -> char {
    // U+0131 and U+017F keep their form in the invariant culture.
    if matches!(character, '\u{131}' | '\u{17F}') {
        return character;
    }
    let mut mapped = character.to_uppercase();
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ => character,
    }
}

/// Simple lower-case mapping.
pub(super) fn lower(character: char) -> char {
    if character == '\u{130}' {
        return character;
    }
    let mut mapped = character.to_lowercase();
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ => character,
    }
}

pub(super) fn upper_unit(unit: u16) -> u16 {
    map_unit(unit, upper)
}

pub(super) fn lower_unit(unit: u16) -> u16 {
    map_unit(unit, lower)
}

fn map_unit(unit: u16, map: fn(char) -> char) -> u16 {
    let Some(character) = char::from_u32(u32::from(unit)) else { return unit };
    u16::try_from(u32::from(map(character))).unwrap_or(unit)
}

fn numeric_value(code_point: u32) -> f64 {
    let Some(character) = char::from_u32(code_point) else { return -1.0 };
    if let Some(digit) = character.to_digit(10) {
        return f64::from(digit);
    }
    match code_point {
        0xB2 => 2.0,
        0xB3 => 3.0,
        0xB9 => 1.0,
        0xBC => 0.25,
        0xBD => 0.5,
        0xBE => 0.75,
        0x2160..=0x216B => f64::from(code_point - 0x215F),
        _ if category(code_point) == 8 => {
            // Digits of a script come in runs of ten, zero first.
            let zero =
                (0..10).find(|&n| category(code_point - n) == 8 && (n == 9 || category(code_point - n - 1) != 8));
            zero.map_or(-1.0, f64::from)
        }
        _ => -1.0,
    }
}
