//! Hoist.Runtime.Number: plain texts of numbers, and reading integers in the plain styles.

use super::{Arguments, NativeResult, Table};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Number.TextOf/long", |vm, a| {
        let value = a.i64(0);
        integer(vm, a, (0..300).contains(&value), &value.to_string())
    }),
    ("Number.TextOf/ulong", |vm, a| {
        let value = a.slot(0);
        integer(vm, a, value < 300, &value.to_string())
    }),
    ("Number.TextOf/double", |vm, a| {
        let text = vm.new_string(&shortest(a.f64(0)));
        a.give_ref(text)
    }),
    ("Number.TextOf/float", |vm, a| {
        let text = vm.new_string(&shortest_single(a.f32(0)));
        a.give_ref(text)
    }),
    ("Number.TextOf/char", |vm, a| {
        let unit = a.slot(0) as u16;
        let text = if unit < 0x100 { vm.new_string_uncounted(&[unit]) } else { vm.new_string_units(&[unit]) };
        a.give_ref(text)
    }),
];

/// The texts of 0..299 are cached in .NET: not counted.
fn integer(vm: &mut Vm, a: Arguments, cached: bool, text: &str) -> NativeResult {
    let string = if cached {
        let units: Vec<u16> = text.bytes().map(u16::from).collect();
        vm.new_string_uncounted(&units)
    } else {
        vm.new_string(text)
    };
    a.give_ref(string)
}

/// Shortest digits that read back as the same number, in .NET's form: `1E+16`, `1E-05`, `-0`, `NaN`, `Infinity`.
pub(super) fn shortest(value: f64) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity".into() } else { "-Infinity".into() };
    }
    general(&format!("{value:e}"), 15)
}

pub(super) fn shortest_single(value: f32) -> String {
    if value.is_nan() {
        return "NaN".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity".into() } else { "-Infinity".into() };
    }
    general(&format!("{value:e}"), 7)
}

/// The shortest digits that name a binary16 number, given as its exact value.
pub(super) fn shortest_half(value: f32) -> String {
    if !value.is_finite() {
        return shortest_single(value);
    }
    for digits in 0..5 {
        let text = format!("{value:.digits$e}");
        if text.parse::<f32>().is_ok_and(|read| to_half(read) == to_half(value)) {
            return general(&text, 5);
        }
    }
    general(&format!("{value:e}"), 5)
}

/// Rounds to binary16, ties to even; gives the bits.
pub(super) fn to_half(value: f32) -> u16 {
    let bits = value.to_bits();
    let sign = (bits >> 16) as u16 & 0x8000;
    let magnitude = f64::from(f32::from_bits(bits & 0x7FFF_FFFF));
    if value.is_nan() {
        return sign | 0x7E00;
    }
    if magnitude >= 65520.0 {
        return sign | 0x7C00;
    }
    // Below 2^-14 the spacing is 2^-24; above, eleven significant bits.
    let exponent = if magnitude < 6.103_515_625e-5 { -14 } else { magnitude.log2().floor() as i32 };
    let scaled = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    let encoded = if magnitude < 6.103_515_625e-5 { scaled } else { ((exponent + 14) as u32 * 1024) + scaled };
    sign | encoded as u16
}

/// From Rust's `d.ddde±x` to .NET's general form; exponents from -4 up to `precision` - 1 are written out.
fn general(scientific: &str, precision: i32) -> String {
    let (sign, rest) = match scientific.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", scientific),
    };
    let (mantissa, exponent) = rest.split_once('e').unwrap_or((rest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    if exponent >= precision || exponent < -4 {
        let (first, others) = digits.split_at(1);
        let point = if others.is_empty() { "" } else { "." };
        let mark = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{others}E{mark}{:02}", exponent.abs());
    }
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
    } else {
        format!("{sign}{}.{}", &digits[..whole], &digits[whole..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_dotnet() {
        let cases = [
            (1e16, "1E+16"),
            (1e15, "1E+15"),
            (123_456_789_012_345.0, "123456789012345"),
            (0.0001, "0.0001"),
            (0.00001, "1E-05"),
            (-0.0, "-0"),
            (3.14, "3.14"),
            (100.0, "100"),
            (1.5e-7, "1.5E-07"),
        ];
        for (value, text) in cases {
            assert_eq!(shortest(value), text);
        }
    }
}
