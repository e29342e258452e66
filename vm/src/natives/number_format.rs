//! .NET's standard and custom numeric formats for the invariant culture, on plain decimal digits.
//!
//! ```text
//! 1234.5 "N1" → 1,234.5     255 "X4" → 00FF     0.125 "P1" → 12.5 %     1234.5 "#,##0.00" → 1,234.50
//! ```

use super::{Interruption, Table, number_text, throw_new};
use crate::heap::Ref;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Number.FormatInt64", |vm, a| {
        let (value, bits) = (a.i64(0), a.i32(2) as u32);
        let mask = if bits >= 64 { u64::MAX } else { (1 << bits) - 1 };
        let digits = Digits::whole(value < 0, value.unsigned_abs().to_string());
        let text = format(&digits, a.reference(1), Kind::Integer { pattern: u128::from(value as u64 & mask) })?;
        give(vm, a, &text)
    }),
    ("Number.FormatUInt64", |vm, a| {
        let value = a.slot(0);
        let digits = Digits::whole(false, value.to_string());
        let text = format(&digits, a.reference(1), Kind::Integer { pattern: u128::from(value) })?;
        give(vm, a, &text)
    }),
    ("Number.FormatInt128", |vm, a| {
        let value = u128::from(a.slot(0)) | u128::from(a.slot(1)) << 64;
        let negative = a.bool(2) && (value as i128) < 0;
        let magnitude = if negative { (value as i128).unsigned_abs() } else { value };
        let digits = Digits::whole(negative, magnitude.to_string());
        let text = format(&digits, a.reference(3), Kind::Integer { pattern: value })?;
        give(vm, a, &text)
    }),
    ("Number.FormatDouble", |vm, a| {
        let value = a.f64(0);
        let text = format_float(value, &number_text::shortest(value), 15, a.reference(1))?;
        give(vm, a, &text)
    }),
    ("Number.FormatSingle", |vm, a| {
        let value = a.f32(0);
        let text = format_float(f64::from(value), &number_text::shortest_single(value), 7, a.reference(1))?;
        give(vm, a, &text)
    }),
    ("Number.FormatHalf", |vm, a| {
        let value = a.f32(0);
        let shortest = number_text::shortest_half(value);
        let text = format_float(f64::from(value), &shortest, 5, a.reference(1))?;
        give(vm, a, &text)
    }),
];

fn give(vm: &mut Vm, a: super::Arguments, text: &str) -> super::NativeResult {
    let text = vm.new_string(text);
    a.give_ref(text)
}

/// A decimal number: `0.digits × 10^point`.
#[derive(Debug, Clone)]
pub(super) struct Digits {
    pub(super) negative: bool,
    /// Values 0..9, without leading zeros; empty for zero.
    pub(super) digits: Vec<u8>,
    pub(super) point: i32,
}

/// What the number is, where formats differ.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// With the bit pattern for X and B.
    Integer {
        pattern: u128,
    },
    Decimal,
    /// Significant digits that G takes by default.
    Float {
        precision: usize,
    },
}

impl Digits {
    pub(super) fn whole(negative: bool, text: String) -> Self {
        Self::parse(negative, &text, 0)
    }

    /// From digits, possibly with a point, times 10^exponent.
    pub(super) fn parse(negative: bool, text: &str, exponent: i32) -> Self {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|b| b - b'0').collect();
        let mut point = whole.len() as i32 + exponent;
        let zeros = digits.iter().take_while(|d| **d == 0).count();
        digits.drain(..zeros);
        point -= zeros as i32;
        if digits.is_empty() {
            point = 0;
        }
        Self { negative, digits, point }
    }

    /// Keeps `count` digits, rounding half away from zero.
    fn round_to(&mut self, count: i32) {
        if count >= self.digits.len() as i32 {
            return;
        }
        let up = count >= 0 && self.digits[count as usize] >= 5;
        self.digits.truncate(count.max(0) as usize);
        if up {
            let mut i = self.digits.len();
            loop {
                if i == 0 {
                    self.digits.insert(0, 1);
                    self.point += 1;
                    break;
                }
                i -= 1;
                if self.digits[i] == 9 {
                    self.digits[i] = 0;
                } else {
                    self.digits[i] += 1;
                    break;
                }
            }
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    fn round_decimals(&mut self, decimals: usize) {
        self.round_to(self.point + decimals as i32);
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Digit at a place: 1 is the ones, 0 the tenths.
    fn at(&self, place: i32) -> u8 {
        let index = self.point - place;
        if index >= 0 { self.digits.get(index as usize).copied().unwrap_or(0) } else { 0 }
    }
}

fn bad<T>() -> Result<T, Interruption> {
    throw_new("System.FormatException", "Format specifier was invalid.")
}

/// A floating-point number; `shortest` is its plain text.
fn format_float(value: f64, shortest: &str, precision: usize, format_text: Ref) -> Result<String, Interruption> {
    if !value.is_finite() {
        return Ok(shortest.to_string());
    }
    let specifier = format_text.text();
    let negative = value.is_sign_negative();
    // R and plain G: the shortest text. Otherwise the exact digits.
    if specifier.is_empty() || matches!(specifier.as_str(), "G" | "g" | "R" | "r" | "G0" | "g0") {
        return Ok(if specifier.starts_with('g') { shortest.replace('E', "e") } else { shortest.to_string() });
    }
    let standard = parse_standard(&specifier);
    let exact = match standard {
        // .NET takes 15 digits (7 for float) for the other formats without an explicit need for more.
        Some((letter, digits)) => {
            let wanted = match letter.to_ascii_uppercase() {
                'E' => digits.unwrap_or(6) + 1,
                'G' => digits.unwrap_or(precision).max(1),
                'R' => return Ok(shortest.to_string()),
                _ => digits.unwrap_or(2) + value.abs().log10().abs().ceil() as usize + 3,
            };
            exact_digits(value, wanted)
        }
        None => from_scientific(&format!("{:.*e}", precision - 1, value.abs())),
    };
    let digits = Digits { negative, ..exact };
    format(&digits, format_text, Kind::Float { precision })
}

/// Digits enough to round `wanted` of them correctly.
fn exact_digits(value: f64, wanted: usize) -> Digits {
    let digits = from_scientific(&format!("{:.*e}", wanted + 30, value.abs()));
    // Could be a tie that only looks like one: then all digits count.
    if digits.digits.len() > wanted + 30 { from_scientific(&format!("{:.*e}", 800, value.abs())) } else { digits }
}

fn from_scientific(text: &str) -> Digits {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let mut digits = Digits::parse(false, mantissa, exponent.parse().unwrap_or(0));
    while digits.digits.last() == Some(&0) {
        digits.digits.pop();
    }
    digits
}

/// A letter and up to nine digits.
fn parse_standard(specifier: &str) -> Option<(char, Option<usize>)> {
    let mut characters = specifier.chars();
    let letter = characters.next()?;
    let rest = characters.as_str();
    if !letter.is_ascii_alphabetic() || !rest.bytes().all(|b| b.is_ascii_digit()) || rest.len() > 9 {
        return None;
    }
    Some((letter, rest.parse().ok()))
}

/// The number in a standard or custom format; null and "" are G.
pub(super) fn format(number: &Digits, format_text: Ref, kind: Kind) -> Result<String, Interruption> {
    let specifier = format_text.text();
    if specifier.is_empty() {
        return Ok(general(number, None, kind, 'E'));
    }
    match parse_standard(&specifier) {
        Some((letter, precision)) => standard(number, letter, precision, kind),
        None => Ok(custom(number, &specifier)),
    }
}

fn standard(number: &Digits, letter: char, precision: Option<usize>, kind: Kind) -> Result<String, Interruption> {
    let mut rounded = number.clone();
    let text = match letter.to_ascii_uppercase() {
        'D' => {
            let Kind::Integer { .. } = kind else { return bad() };
            let digits = whole_part(number);
            let sign = if number.negative { "-" } else { "" };
            format!("{sign}{digits:0>width$}", width = precision.unwrap_or(1).max(1))
        }
        'X' => {
            let Kind::Integer { pattern } = kind else { return bad() };
            let width = precision.unwrap_or(1).max(1);
            if letter == 'X' { format!("{pattern:0width$X}") } else { format!("{pattern:0width$x}") }
        }
        'B' => {
            let Kind::Integer { pattern } = kind else { return bad() };
            let width = precision.unwrap_or(1).max(1);
            format!("{pattern:0width$b}")
        }
        'F' => {
            let decimals = precision.unwrap_or(2);
            rounded.round_decimals(decimals);
            format!("{}{}", sign_of(&rounded, kind), fixed(&rounded, decimals, false))
        }
        'N' => {
            let decimals = precision.unwrap_or(2);
            rounded.round_decimals(decimals);
            format!("{}{}", sign_of(&rounded, kind), fixed(&rounded, decimals, true))
        }
        'C' => {
            let decimals = precision.unwrap_or(2);
            rounded.round_decimals(decimals);
            let text = fixed(&rounded, decimals, true);
            if sign_of(&rounded, kind).is_empty() { format!("¤{text}") } else { format!("(¤{text})") }
        }
        'P' => {
            let decimals = precision.unwrap_or(2);
            if !rounded.is_zero() {
                rounded.point += 2;
            }
            rounded.round_decimals(decimals);
            format!("{}{} %", sign_of(&rounded, kind), fixed(&rounded, decimals, true))
        }
        'E' => {
            let decimals = precision.unwrap_or(6);
            rounded.round_to(decimals as i32 + 1);
            scientific(&rounded, decimals, letter, 3, kind)
        }
        'G' => general(number, precision.filter(|p| *p > 0), kind, if letter == 'G' { 'E' } else { 'e' }),
        'R' => match kind {
            Kind::Float { .. } => general(number, None, kind, 'E'),
            _ => return bad(),
        },
        _ => return bad(),
    };
    Ok(text)
}

/// A negative zero keeps its sign only for floating point.
fn sign_of(number: &Digits, kind: Kind) -> &'static str {
    if number.negative && (!number.is_zero() || matches!(kind, Kind::Float { .. })) { "-" } else { "" }
}

fn whole_part(number: &Digits) -> String {
    if number.point <= 0 {
        return "0".into();
    }
    (0..number.point).map(|i| char::from(b'0' + number.at(number.point - i))).collect()
}

fn fixed(number: &Digits, decimals: usize, groups: bool) -> String {
    let whole = whole_part(number);
    let mut text = String::new();
    for (i, c) in whole.chars().enumerate() {
        if groups && i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(c);
    }
    if decimals > 0 {
        text.push('.');
        for i in 0..decimals {
            text.push(char::from(b'0' + number.at(-(i as i32))));
        }
    }
    text
}

fn scientific(number: &Digits, decimals: usize, mark: char, exponent_digits: usize, kind: Kind) -> String {
    let digit = |i: usize| char::from(b'0' + number.digits.get(i).copied().unwrap_or(0));
    let mut text = format!("{}{}", sign_of(number, kind), digit(0));
    if decimals > 0 {
        text.push('.');
        text.extend((1..=decimals).map(digit));
    }
    let exponent = if number.is_zero() { 0 } else { number.point - 1 };
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("{mark}{sign}{:0exponent_digits$}", exponent.abs()));
    text
}

fn general(number: &Digits, precision: Option<usize>, kind: Kind, mark: char) -> String {
    let mut rounded = number.clone();
    let limit = match (precision, kind) {
        (Some(precision), _) => Some(precision),
        (None, Kind::Float { precision }) => Some(precision),
        // Integers and decimals print all their digits.
        (None, _) => None,
    };
    let mut decimals_of_trailing_zeros = 0;
    if let Kind::Decimal = kind
        && precision.is_none()
    {
        decimals_of_trailing_zeros = (number.digits.len() as i32 - number.point).max(0) as usize;
    }
    if let Some(limit) = limit {
        rounded.round_to(limit as i32);
        let exponent = rounded.point - 1;
        if !rounded.is_zero() && (exponent >= limit as i32 || exponent < -4) {
            let decimals = rounded.digits.len().saturating_sub(1);
            return scientific(&rounded, decimals, mark, 2, kind);
        }
    }
    let decimals = (rounded.digits.len() as i32 - rounded.point).max(0) as usize;
    format!("{}{}", sign_of(&rounded, kind), fixed(&rounded, decimals.max(decimals_of_trailing_zeros), false))
}

/// Sections of a custom format, split at `;` outside quotes.
fn sections(specifier: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = specifier.chars();
    let mut quote = None;
    while let Some(c) = characters.next() {
        let last = parts.len() - 1;
        match c {
            '\\' if quote.is_none() => {
                parts[last].push(c);
                parts[last].extend(characters.next());
            }
            '\'' | '"' if quote.is_none() => {
                quote = Some(c);
                parts[last].push(c);
            }
            _ if quote == Some(c) => {
                quote = None;
                parts[last].push(c);
            }
            ';' if quote.is_none() => parts.push(String::new()),
            _ => parts[last].push(c),
        }
    }
    parts
}

/// One thing in a custom format.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    Zero,
    Digit,
    Point,
    Comma,
    Literal(char),
    Exponent { mark: char, plus: bool, digits: usize },
}

fn pieces(section: &str) -> (Vec<Piece>, i32) {
    let characters: Vec<char> = section.chars().collect();
    let mut pieces = Vec::new();
    let mut shift = 0;
    let mut i = 0;
    while let Some(&c) = characters.get(i) {
        i += 1;
        match c {
            '0' => pieces.push(Piece::Zero),
            '#' => pieces.push(Piece::Digit),
            '.' => pieces.push(Piece::Point),
            ',' => pieces.push(Piece::Comma),
            '%' => {
                shift += 2;
                pieces.push(Piece::Literal('%'));
            }
            '‰' => {
                shift += 3;
                pieces.push(Piece::Literal('‰'));
            }
            '\\' => {
                if let Some(&next) = characters.get(i) {
                    pieces.push(Piece::Literal(next));
                    i += 1;
                }
            }
            '\'' | '"' => {
                while let Some(&next) = characters.get(i) {
                    i += 1;
                    if next == c {
                        break;
                    }
                    pieces.push(Piece::Literal(next));
                }
            }
            'E' | 'e' => {
                let sign = characters.get(i).copied();
                let from = if matches!(sign, Some('+' | '-')) { i + 1 } else { i };
                let digits = characters[from.min(characters.len())..].iter().take_while(|c| **c == '0').count();
                if digits > 0 {
                    pieces.push(Piece::Exponent { mark: c, plus: sign == Some('+'), digits });
                    i = from + digits;
                } else {
                    pieces.push(Piece::Literal(c));
                }
            }
            _ => pieces.push(Piece::Literal(c)),
        }
    }
    (pieces, shift)
}

fn custom(number: &Digits, specifier: &str) -> String {
    let sections = sections(specifier);
    let mut number = number.clone();
    let pick = |number: &Digits| match sections.len() {
        1 => 0,
        2 => usize::from(number.negative && !number.is_zero()),
        _ if number.is_zero() => 2,
        _ if number.negative => usize::from(!sections[1].is_empty()),
        _ => 0,
    };
    let mut index = pick(&number);
    loop {
        let (pieces, shift) = pieces(&sections[index]);
        let mut scaled = number.clone();
        if !scaled.is_zero() {
            scaled.point += shift;
        }
        // Commas right before the point (or the end of the digits) divide by a thousand each.
        let point_at = pieces.iter().position(|p| *p == Piece::Point).unwrap_or(pieces.len());
        let is_digit = |p: &Piece| matches!(p, Piece::Zero | Piece::Digit);
        let last_digit = pieces[..point_at].iter().rposition(is_digit);
        let first_digit = pieces[..point_at].iter().position(is_digit);
        let mut groups = false;
        if let (Some(first), Some(last)) = (first_digit, last_digit) {
            let scaling = pieces[last + 1..point_at].iter().take_while(|p| **p == Piece::Comma).count() as i32;
            if !scaled.is_zero() {
                scaled.point -= 3 * scaling;
            }
            groups = pieces[first..last].contains(&Piece::Comma);
        }
        let whole_digits = pieces[..point_at].iter().filter(|p| is_digit(p)).count();
        let decimals = pieces[point_at..].iter().filter(|p| is_digit(p)).count();
        let exponent = pieces.iter().any(|p| matches!(p, Piece::Exponent { .. }));
        let mut power = 0;
        if exponent {
            scaled.round_to((whole_digits + decimals) as i32);
            if !scaled.is_zero() {
                power = scaled.point - whole_digits as i32;
                scaled.point = whole_digits as i32;
            }
        } else {
            scaled.round_decimals(decimals);
        }
        // A number that rounds to zero takes the section for zero.
        if scaled.is_zero() && !number.is_zero() && sections.len() >= 3 && index != 2 {
            number.digits.clear();
            number.point = 0;
            index = 2;
            continue;
        }
        let negative = number.negative && !scaled.is_zero();
        let sign = if negative && (index == 0 || sections.len() < 2) { "-" } else { "" };
        return format!("{sign}{}", fill(&pieces, &scaled, point_at, whole_digits, decimals, groups, power));
    }
}

fn fill(
    pieces: &[Piece],
    number: &Digits,
    point_at: usize,
    whole_digits: usize,
    decimals: usize,
    groups: bool,
    power: i32,
) -> String {
    let is_digit = |p: &&Piece| matches!(p, Piece::Zero | Piece::Digit);
    // Places before the point that must be written: from the first 0 on.
    let forced = {
        let digits: Vec<&Piece> = pieces[..point_at].iter().filter(is_digit).collect();
        digits.iter().position(|p| **p == Piece::Zero).map_or(0, |i| digits.len() - i)
    };
    // Places after the point that must be written: up to the last 0.
    let kept = {
        let digits: Vec<&Piece> = pieces[point_at..].iter().filter(is_digit).collect();
        let zeros = digits.iter().rposition(|p| **p == Piece::Zero).map_or(0, |i| i + 1);
        let used = (0..decimals).rev().find(|&i| number.at(-(i as i32)) != 0).map_or(0, |i| i + 1);
        zeros.max(used)
    };
    let length = (number.point.max(0) as usize).max(forced);
    let mut text = String::new();
    let mut place = whole_digits as i32;
    let mut decimal = 0;
    let mut started = false;
    let push_digit = |text: &mut String, place: i32, started: &mut bool| {
        if place as usize <= length {
            text.push(char::from(b'0' + number.at(place)));
            *started = true;
            if groups && place > 1 && (place - 1) % 3 == 0 {
                text.push(',');
            }
        }
    };
    for (i, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Zero | Piece::Digit if i < point_at => {
                if !started {
                    // Digits that the format has no place for come before its first place.
                    for extra in (place + 1..=length as i32).rev() {
                        push_digit(&mut text, extra, &mut started);
                    }
                }
                started = true;
                push_digit(&mut text, place, &mut started);
                place -= 1;
            }
            Piece::Zero | Piece::Digit => {
                if decimal < kept {
                    text.push(char::from(b'0' + number.at(-(decimal as i32))));
                }
                decimal += 1;
            }
            Piece::Point if i == point_at => {
                if whole_digits == 0 {
                    for extra in (1..=length as i32).rev() {
                        push_digit(&mut text, extra, &mut started);
                    }
                }
                if kept > 0 {
                    text.push('.');
                }
            }
            Piece::Point | Piece::Comma => {}
            Piece::Literal(c) => text.push(c),
            Piece::Exponent { mark, plus, digits } => {
                let sign = if power < 0 {
                    "-"
                } else if plus {
                    "+"
                } else {
                    ""
                };
                text.push_str(&format!("{mark}{sign}{:0digits$}", power.abs()));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float(value: f64, specifier: &str) -> String {
        let digits = match parse_standard(specifier) {
            Some((_, p)) => exact_digits(value, p.unwrap_or(2) + 20),
            None => from_scientific(&format!("{:.14e}", value.abs())),
        };
        let digits = Digits { negative: value.is_sign_negative(), ..digits };
        match parse_standard(specifier) {
            Some((letter, precision)) => {
                standard(&digits, letter, precision, Kind::Float { precision: 15 }).unwrap_or_default()
            }
            None => custom(&digits, specifier),
        }
    }

    #[test]
    fn formats_as_dotnet() {
        let cases = [
            (1234.5, "N1", "1,234.5"),
            (0.125, "F2", "0.13"),
            (2.5, "F0", "3"),
            (1.005, "F2", "1.00"),
            (-0.001, "F2", "-0.00"),
            (0.125, "P1", "12.5 %"),
            (1234.5, "E2", "1.23E+003"),
            (1234.5, "#,##0.00", "1,234.50"),
            (0.5, "#.##", ".5"),
            (1234567.0, "0,,.0", "1.2"),
            (5.0, "000", "005"),
            (-5.0, "0;(0)", "(5)"),
            (0.0, "0;(0);zero", "zero"),
            (12345.678, "0.00E+00", "1.23E+04"),
            (0.256, "0%", "26%"),
            (1234.5, "C", "¤1,234.50"),
            (1e20, "G5", "1E+20"),
            (3.14159, "G3", "3.14"),
        ];
        for (value, specifier, text) in cases {
            assert_eq!(float(value, specifier), text, "{value} {specifier}");
        }
    }
}
