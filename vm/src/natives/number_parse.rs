//! Numbers from text by .NET's number styles, invariant culture.

use num_bigint::BigInt;

use super::number_format::Digits;
use super::{Arguments, NativeResult, Table, throw_new};
use crate::heap::object::{store, store_i32};

pub(super) const TABLE: Table = &[
    ("Number.ParseInt64", |_, a| {
        let (units, style) = (a.object(0)?.units(), a.i32(1));
        let (min, max) = (a.i64(2), a.i64(3));
        match parse_whole(units, style) {
            Parsed::Value(value) if i128::from(min) <= value && value <= i128::from(max) => out(a, 4, value as u64),
            parsed => fail(a, 4, &parsed),
        }
    }),
    ("Number.ParseUInt64", |_, a| {
        let (units, style, max) = (a.object(0)?.units(), a.i32(1), a.slot(2));
        let bits = 64 - max.leading_zeros();
        let parsed = if style & 0x600 != 0 { parse_bits(units, style, bits) } else { parse_whole(units, style) };
        match parsed {
            Parsed::Value(value) if (0..=i128::from(max)).contains(&value) => out(a, 3, value as u64),
            parsed => fail(a, 3, &parsed),
        }
    }),
    ("Number.ParseBits", |_, a| {
        let bits = a.i32(2) as u32;
        match parse_bits(a.object(0)?.units(), a.i32(1), bits) {
            Parsed::Value(value) => {
                let shift = 64 - bits.min(64);
                out(a, 3, (((value as u64) << shift) as i64 >> shift) as u64)
            }
            parsed => fail(a, 3, &parsed),
        }
    }),
    ("Number.ParseInt128", |_, a| {
        let (units, style, signed) = (a.object(0)?.units(), a.i32(1), a.bool(2));
        let number = if style & 0x600 != 0 {
            match parse_bits(units, style, 128) {
                Parsed::Value(value) => Some((false, value as u128)),
                Parsed::Malformed => None,
                Parsed::Overflow => return status(a, 3, 2),
            }
        } else {
            match parse_digits(units, style) {
                Some(digits) => match magnitude(&digits) {
                    Some(value) => Some((digits.negative, value)),
                    None => return status(a, 3, 2),
                },
                None => None,
            }
        };
        let Some((negative, value)) = number else { return status(a, 3, 1) };
        let fits = if style & 0x600 != 0 {
            true
        } else if signed {
            value <= i128::MAX as u128 || negative && value == 1 << 127
        } else {
            !negative || value == 0
        };
        if !fits {
            return status(a, 3, 2);
        }
        let value = if negative { value.wrapping_neg() } else { value };
        store(a.slot(3), value as u64);
        store(a.slot(4), (value >> 64) as u64);
        a.give_i32(0)
    }),
    ("Number.ParseDouble", |_, a| match parse_float(a.object(0)?.units(), a.i32(1)) {
        Some(text) => out(a, 2, text.parse::<f64>().unwrap_or(f64::NAN).to_bits()),
        None => status(a, 2, 1),
    }),
    ("Number.ParseSingle", |_, a| match parse_float(a.object(0)?.units(), a.i32(1)) {
        Some(text) => {
            store_i32(a.slot(2), text.parse::<f32>().unwrap_or(f32::NAN).to_bits() as i32);
            a.give_i32(0)
        }
        None => {
            store_i32(a.slot(2), 0);
            a.give_i32(1)
        }
    }),
    ("Number.ParseBigInteger", |vm, a| {
        let (units, style) = (a.object(0)?.units(), a.i32(1));
        let value = if style & 0x200 != 0 {
            let text: String = String::from_utf16_lossy(units).trim().to_string();
            // The first digit's high bit is the sign.
            let digits = text.len() as u32;
            BigInt::parse_bytes(text.as_bytes(), 16).map(|value| {
                if digits > 0 && value.bit(u64::from(digits) * 4 - 1) {
                    value - (BigInt::from(1) << (digits * 4))
                } else {
                    value
                }
            })
        } else {
            parse_digits(units, style).filter(|d| d.digits.len() as i32 <= d.point.max(0)).and_then(|digits| {
                let text: String = (0..digits.point)
                    .map(|i| char::from(b'0' + digits.digits.get(i as usize).copied().unwrap_or(0)))
                    .collect();
                let value =
                    if text.is_empty() { Some(BigInt::from(0)) } else { BigInt::parse_bytes(text.as_bytes(), 10) };
                value.map(|v| if digits.negative { -v } else { v })
            })
        };
        let Some(value) = value else { return a.give(0) };
        let bytes = value.to_signed_bytes_le();
        let byte = vm.known_type("System.Byte").map_err(super::object::stop)?;
        let array = vm.source.array_of(byte, 1);
        let ty = vm.ty(array);
        let Some(array) = vm.new_array_uncounted(ty, bytes.len(), 0) else {
            return throw_new("System.OutOfMemoryException", "");
        };
        array.bytes().copy_from_slice(&bytes);
        a.give_ref(array)
    }),
];

/// What came of a text.
enum Parsed {
    Value(i128),
    Malformed,
    Overflow,
}

fn out(a: Arguments, index: usize, value: u64) -> NativeResult {
    store(a.slot(index), value);
    a.give_i32(0)
}

fn status(a: Arguments, index: usize, status: i32) -> NativeResult {
    store(a.slot(index), 0);
    a.give_i32(status)
}

fn fail(a: Arguments, index: usize, parsed: &Parsed) -> NativeResult {
    status(a, index, if matches!(parsed, Parsed::Malformed) { 1 } else { 2 })
}

const LEADING_WHITE: i32 = 1;
const TRAILING_WHITE: i32 = 2;
const LEADING_SIGN: i32 = 4;
const TRAILING_SIGN: i32 = 8;
const PARENTHESES: i32 = 16;
const POINT: i32 = 32;
const THOUSANDS: i32 = 64;
const EXPONENT: i32 = 128;
const CURRENCY: i32 = 256;
const HEX: i32 = 512;

fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\u{9}'..='\u{D}')
}

/// A number in a decimal style; none if the text has another form.
pub(super) fn parse_digits(units: &[u16], style: i32) -> Option<Digits> {
    let characters: Vec<char> = char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    let mut rest = characters.as_slice();
    let (mut sign, mut open, mut currency) = (None, false, false);
    // Before the digits: white space, sign, currency, parenthesis, each once.
    loop {
        match rest {
            [c, tail @ ..] if style & LEADING_WHITE != 0 && is_white(*c) => rest = tail,
            [c, tail @ ..] if style & LEADING_SIGN != 0 && sign.is_none() && matches!(c, '-' | '+' | '\u{2212}') => {
                sign = Some(*c != '+');
                rest = tail;
            }
            ['(', tail @ ..] if style & PARENTHESES != 0 && sign.is_none() => {
                sign = Some(true);
                open = true;
                rest = tail;
            }
            ['¤', tail @ ..] if style & CURRENCY != 0 && !currency => {
                currency = true;
                rest = tail;
            }
            _ => break,
        }
    }
    let mut text = String::new();
    let mut any = false;
    let mut point = false;
    loop {
        match rest {
            [c, tail @ ..] if c.is_ascii_digit() => {
                any = true;
                text.push(*c);
                rest = tail;
            }
            ['.', tail @ ..] if style & POINT != 0 && !point => {
                point = true;
                text.push('.');
                rest = tail;
            }
            [',', tail @ ..] if style & THOUSANDS != 0 && any && !point => rest = tail,
            _ => break,
        }
    }
    if !any {
        return None;
    }
    let mut exponent = 0i32;
    if style & EXPONENT != 0
        && let ['e' | 'E', tail @ ..] = rest
    {
        let (negative, digits) = match tail {
            ['-', tail @ ..] => (true, tail),
            ['+', tail @ ..] => (false, tail),
            _ => (false, tail),
        };
        let count = digits.iter().take_while(|c| c.is_ascii_digit()).count();
        if count > 0 {
            let written: String = digits[..count].iter().collect();
            exponent = written.parse::<i32>().unwrap_or(99_999).min(99_999);
            if negative {
                exponent = -exponent;
            }
            rest = &digits[count..];
        }
    }
    // Behind the digits.
    loop {
        match rest {
            [c, tail @ ..] if style & TRAILING_WHITE != 0 && is_white(*c) => rest = tail,
            [c, tail @ ..] if style & TRAILING_SIGN != 0 && sign.is_none() && matches!(c, '-' | '+' | '\u{2212}') => {
                sign = Some(*c != '+');
                rest = tail;
            }
            [')', tail @ ..] if open => {
                open = false;
                rest = tail;
            }
            ['¤', tail @ ..] if style & CURRENCY != 0 && !currency => {
                currency = true;
                rest = tail;
            }
            _ => break,
        }
    }
    if open || rest.iter().any(|&c| c != '\0') {
        return None;
    }
    let mut digits = Digits::parse(sign == Some(true), &text, exponent);
    while digits.digits.last() == Some(&0) {
        digits.digits.pop();
    }
    Some(digits)
}

/// The whole number; none if too large or with a fraction.
fn magnitude(digits: &Digits) -> Option<u128> {
    if digits.digits.is_empty() {
        return Some(0);
    }
    if digits.digits.len() as i32 > digits.point || digits.point > 39 {
        return None;
    }
    (0..digits.point as usize).try_fold(0u128, |value, i| {
        value.checked_mul(10)?.checked_add(u128::from(digits.digits.get(i).copied().unwrap_or(0)))
    })
}

fn parse_whole(units: &[u16], style: i32) -> Parsed {
    let Some(digits) = parse_digits(units, style) else { return Parsed::Malformed };
    match magnitude(&digits).and_then(|m| i128::try_from(m).ok()) {
        Some(value) => Parsed::Value(if digits.negative { -value } else { value }),
        None => Parsed::Overflow,
    }
}

/// Hexadecimal or binary digits.
fn parse_bits(units: &[u16], style: i32, bits: u32) -> Parsed {
    let text = String::from_utf16_lossy(units);
    let mut text = text.trim_end_matches('\0');
    if style & LEADING_WHITE != 0 {
        text = text.trim_start_matches(is_white);
    }
    if style & TRAILING_WHITE != 0 {
        text = text.trim_end_matches(is_white);
    }
    let base = if style & HEX != 0 { 16 } else { 2 };
    if text.is_empty() || !text.chars().all(|c| c.is_digit(base)) {
        return Parsed::Malformed;
    }
    let digits = text.trim_start_matches('0');
    if digits.is_empty() {
        return Parsed::Value(0);
    }
    match u128::from_str_radix(digits, base) {
        Ok(value) if bits >= 128 || value >> bits == 0 => Parsed::Value(value as i128),
        _ => Parsed::Overflow,
    }
}

/// A floating-point number as text that Rust reads.
fn parse_float(units: &[u16], style: i32) -> Option<String> {
    if let Some(digits) = parse_digits(units, style) {
        let sign = if digits.negative { "-" } else { "" };
        let text: String = digits.digits.iter().map(|d| char::from(b'0' + d)).collect();
        return Some(if text.is_empty() { format!("{sign}0") } else { format!("{sign}0.{text}e{}", digits.point) });
    }
    let text = String::from_utf16_lossy(units);
    let text = text.trim_matches(is_white).to_ascii_lowercase();
    match text.as_str() {
        "infinity" | "+infinity" | "∞" | "+∞" => Some("inf".into()),
        "-infinity" | "-∞" => Some("-inf".into()),
        "nan" | "-nan" | "+nan" => Some("NaN".into()),
        _ => None,
    }
}
