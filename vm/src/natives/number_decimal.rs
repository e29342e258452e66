//! System.Decimal: arithmetic of 96-bit decimals, their formats and texts.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};

use super::number_format::{Digits, Kind, format};
use super::{Arguments, Interruption, NativeResult, Table, throw_new};
use crate::heap::object::store;

pub(super) const TABLE: Table = &[
    ("Decimal.Add", |_, a| give_checked(a, decimal(a, 0).checked_add(decimal(a, 2)))),
    ("Decimal.Subtract", |_, a| give_checked(a, decimal(a, 0).checked_sub(decimal(a, 2)))),
    ("Decimal.Multiply", |_, a| give_checked(a, decimal(a, 0).checked_mul(decimal(a, 2)))),
    ("Decimal.Divide", |_, a| {
        not_zero(a)?;
        give_checked(a, decimal(a, 0).checked_div(decimal(a, 2)))
    }),
    ("Decimal.Remainder", |_, a| {
        not_zero(a)?;
        give_checked(a, decimal(a, 0).checked_rem(decimal(a, 2)))
    }),
    ("Decimal.Negate", |_, a| give_decimal(a, -decimal(a, 0))),
    ("Decimal.Compare", |_, a| a.give_i32(decimal(a, 0).cmp(&decimal(a, 2)) as i32)),
    ("Decimal.GetHashCode", |_, a| {
        let parts = decimal(a, 0).normalize().serialize();
        let hash = parts.iter().fold(17i32, |h, &b| h.wrapping_mul(31).wrapping_add(i32::from(b)));
        a.give_i32(hash)
    }),
    ("Decimal.Round", |_, a| {
        let value = decimal(a, 0);
        let digits = a.i32(2).clamp(0, 28) as u32;
        if value.scale() <= digits {
            return give_decimal(a, value);
        }
        let strategy = match a.i32(3) {
            0 => RoundingStrategy::MidpointNearestEven,
            1 => RoundingStrategy::MidpointAwayFromZero,
            2 => RoundingStrategy::ToZero,
            3 => RoundingStrategy::ToNegativeInfinity,
            _ => RoundingStrategy::ToPositiveInfinity,
        };
        give_decimal(a, value.round_dp_with_strategy(digits, strategy))
    }),
    ("Decimal.FromInt64", |_, a| give_decimal(a, Decimal::from(a.i64(0)))),
    ("Decimal.FromUInt64", |_, a| give_decimal(a, Decimal::from(a.slot(0)))),
    ("Decimal.FromDouble", |_, a| from_float(a, &format!("{:.14e}", a.f64(0)))),
    ("Decimal.FromSingle", |_, a| from_float(a, &format!("{:.6e}", a.f32(0)))),
    ("Decimal.ToInt64", |_, a| match decimal(a, 0).trunc().to_i64() {
        Some(value) => a.give_i64(value),
        None => throw_new("System.OverflowException", "Value was either too large or too small for an Int64."),
    }),
    ("Decimal.ToUInt64", |_, a| match decimal(a, 0).trunc().to_u64() {
        Some(value) => a.give(value),
        None => throw_new("System.OverflowException", "Value was either too large or too small for a UInt64."),
    }),
    ("Decimal.ToDouble", |_, a| {
        let value = decimal(a, 0);
        a.give_f64(value.to_string().parse().unwrap_or_default())
    }),
    ("Decimal.ToSingle", |_, a| {
        let value = decimal(a, 0);
        a.give_f32(value.to_string().parse().unwrap_or_default())
    }),
    ("Decimal.FromParts", |_, a| {
        let (low, middle, high) = (a.i32(0) as u32, a.i32(1) as u32, a.i32(2) as u32);
        give_decimal(a, Decimal::from_parts(low, middle, high, a.bool(3), a.i32(4) as u32))
    }),
    ("Decimal.Part", |_, a| {
        let bytes = decimal(a, 0).serialize();
        let word = |i: usize| i32::from_le_bytes([bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]]);
        a.give_i32(match a.i32(2) {
            0 => word(4),
            1 => word(8),
            2 => word(12),
            _ => word(0),
        })
    }),
    ("Number.FormatDecimal", |vm, a| {
        let value = decimal(a, 0);
        let specifier = a.reference(2);
        let text = if specifier.is_null() || matches!(specifier.text().as_str(), "" | "G" | "g") {
            if value.is_zero() && value.is_sign_negative() { value.abs().to_string() } else { value.to_string() }
        } else {
            let digits = Digits::parse(value.is_sign_negative(), &value.abs().to_string(), 0);
            format(&digits, specifier, Kind::Decimal)?
        };
        let text = vm.new_string(&text);
        a.give_ref(text)
    }),
    ("Number.ParseDecimal", |_, a| {
        let Some(digits) = super::number_parse::parse_digits(a.object(0)?.units(), a.i32(1)) else {
            return give_parsed(a, Decimal::ZERO, 1);
        };
        // Trailing zeros of the text count for the scale, so its own digits are needed.
        let written = decimal_places(a.object(0)?.units());
        let text: String = digits.digits.iter().map(|d| char::from(b'0' + d)).collect();
        let text = plain(digits.negative, &text, digits.point, written);
        match Decimal::from_str_exact(&text).or_else(|_| text.parse::<Decimal>()) {
            Ok(value) => give_parsed(a, value, 0),
            Err(_) => give_parsed(a, Decimal::ZERO, 2),
        }
    }),
    ("Number.FormatBigInteger", |vm, a| {
        let value = num_bigint::BigInt::from_signed_bytes_le(a.object(0)?.bytes());
        let specifier = a.reference(1).text();
        let negative = value.sign() == num_bigint::Sign::Minus;
        let text = match specifier.chars().next() {
            Some(letter @ ('X' | 'x')) => hexadecimal(&value, letter, specifier[1..].parse().unwrap_or(0)),
            _ => {
                let digits = Digits::whole(negative, value.magnitude().to_string());
                format(&digits, a.reference(1), Kind::Integer { pattern: 0 })?
            }
        };
        let text = vm.new_string(&text);
        a.give_ref(text)
    }),
];

/// Two's complement, with a leading zero where the first digit would look like a sign.
fn hexadecimal(value: &num_bigint::BigInt, letter: char, width: usize) -> String {
    let bytes = value.to_signed_bytes_be();
    let mut text: String = bytes.iter().map(|b| format!("{b:02X}")).collect();
    let fill = if value.sign() == num_bigint::Sign::Minus { 'F' } else { '0' };
    while text.len() > 1 && text.starts_with(fill) {
        let second = text.as_bytes()[1];
        let looks_negative = second >= b'8';
        if (fill == 'F') != looks_negative {
            break;
        }
        text.remove(0);
    }
    while text.len() < width {
        text.insert(0, fill);
    }
    if letter == 'x' { text.to_lowercase() } else { text }
}

/// Digits behind the point in a text without an exponent; 0 otherwise.
fn decimal_places(units: &[u16]) -> usize {
    let text = String::from_utf16_lossy(units);
    if text.contains(['e', 'E']) {
        return 0;
    }
    text.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count())
}

/// `0.digits × 10^point` written out, with at least `places` digits behind the point (28 at most).
fn plain(negative: bool, digits: &str, point: i32, places: usize) -> String {
    let point = point.clamp(-60, 60);
    let (mut whole, mut fraction) = if point <= 0 {
        ("0".to_string(), format!("{}{digits}", "0".repeat(point.unsigned_abs() as usize)))
    } else if (point as usize) >= digits.len() {
        (format!("{digits}{}", "0".repeat(point as usize - digits.len())), String::new())
    } else {
        (digits[..point as usize].to_string(), digits[point as usize..].to_string())
    };
    if whole.is_empty() {
        whole.push('0');
    }
    while fraction.len() < places.min(28) {
        fraction.push('0');
    }
    let sign = if negative { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn decimal(a: Arguments, index: usize) -> Decimal {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&a.slot(index).to_le_bytes());
    bytes[8..].copy_from_slice(&a.slot(index + 1).to_le_bytes());
    Decimal::deserialize(bytes)
}

fn halves(value: Decimal) -> (u64, u64) {
    let value = u128::from_le_bytes(value.serialize());
    (value as u64, (value >> 64) as u64)
}

fn give_decimal(a: Arguments, value: Decimal) -> NativeResult {
    let (low, high) = halves(value);
    a.set(0, low);
    a.set(1, high);
    Ok(())
}

fn give_checked(a: Arguments, value: Option<Decimal>) -> NativeResult {
    match value {
        Some(value) => give_decimal(a, value),
        None => overflow(),
    }
}

fn give_parsed(a: Arguments, value: Decimal, status: i32) -> NativeResult {
    let (low, high) = halves(value);
    store(a.slot(2), low);
    store(a.slot(3), high);
    a.give_i32(status)
}

fn overflow<T>() -> Result<T, Interruption> {
    throw_new("System.OverflowException", "Value was either too large or too small for a Decimal.")
}

fn not_zero(a: Arguments) -> Result<(), Interruption> {
    if decimal(a, 2).is_zero() {
        return throw_new("System.DivideByZeroException", "Attempted to divide by zero.");
    }
    Ok(())
}

/// From a text in scientific form with the digits that count.
fn from_float(a: Arguments, scientific: &str) -> NativeResult {
    match Decimal::from_scientific(scientific).ok().or_else(|| {
        // Too small becomes zero; too large does not fit.
        scientific.parse::<f64>().ok().filter(|v| v.abs() < 1e-28).and_then(Decimal::from_f64)
    }) {
        Some(value) => give_decimal(a, value.normalize()),
        None => overflow(),
    }
}
