//! Natives of numbers: formatting and parsing, decimal, 128-bit integers, binary16.

use num_bigint::BigInt;

use super::decimal_arithmetic::{Decimal, DecimalError};
use super::encoding::give_bytes;
use super::number_format::{
    FloatWidth, FormatError, format_big_integer, format_decimal, format_float, format_integer, half_from_f64,
    half_to_f32,
};
use super::number_parse::{
    ParseFailure, parse_big, parse_bits, parse_decimal, parse_f32, parse_f64, parse_signed, parse_unsigned,
};
use super::{Arguments, NativeResult, Table, throw_new};
use crate::heap::object::store;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Number.FormatInt64", |vm, a| {
        let value = a.i64(0);
        let made = format_integer(&value.to_string(), value as u128, a.slot(2) as u32, &format_of(a, 1));
        formatted(vm, a, made)
    }),
    ("Number.FormatUInt64", |vm, a| {
        let value = a.slot(0);
        let made = format_integer(&value.to_string(), u128::from(value), a.slot(2) as u32, &format_of(a, 1));
        formatted(vm, a, made)
    }),
    ("Number.FormatDouble", |vm, a| {
        let made = format_float(a.f64(0), FloatWidth::Double, &format_of(a, 1));
        formatted(vm, a, made)
    }),
    ("Number.FormatSingle", |vm, a| {
        let made = format_float(f64::from(a.f32(0)), FloatWidth::Single, &format_of(a, 1));
        formatted(vm, a, made)
    }),
    ("Number.FormatHalf", |vm, a| {
        let made = format_float(f64::from(a.f32(0)), FloatWidth::Half, &format_of(a, 1));
        formatted(vm, a, made)
    }),
    ("Number.FormatDecimal", |vm, a| {
        let made = format_decimal(&Decimal::from_words(a.slot(0), a.slot(1)).text(), &format_of(a, 2));
        formatted(vm, a, made)
    }),
    ("Number.FormatInt128", |vm, a| {
        let raw = wide(a, 0);
        let text = if a.bool(2) { (raw as i128).to_string() } else { raw.to_string() };
        let made = format_integer(&text, raw, 128, &format_of(a, 3));
        formatted(vm, a, made)
    }),
    ("Number.FormatBigInteger", |vm, a| {
        let bytes = a.object(0)?.bytes();
        let made = format_big_integer(&BigInt::from_signed_bytes_le(bytes).to_string(), bytes, &format_of(a, 1));
        formatted(vm, a, made)
    }),
    ("Number.ParseInt64", |_, a| {
        let parsed = parse_signed(a.object(0)?.units(), a.i32(1), i128::from(a.i64(2)), i128::from(a.i64(3)));
        status(a, parsed, |value| store(a.slot(4), value as u64))
    }),
    ("Number.ParseUInt64", |_, a| {
        let parsed = parse_unsigned(a.object(0)?.units(), a.i32(1), u128::from(a.slot(2)));
        status(a, parsed, |value| store(a.slot(3), value as u64))
    }),
    ("Number.ParseBits", |_, a| {
        let bits = a.slot(2) as u32;
        let parsed = parse_bits(a.object(0)?.units(), a.i32(1), bits);
        status(a, parsed, |value| {
            let shift = 64 - bits.min(64);
            store(a.slot(3), (((value as u64) << shift) as i64 >> shift) as u64);
        })
    }),
    ("Number.ParseDouble", |_, a| {
        let parsed = parse_f64(a.object(0)?.units(), a.i32(1));
        status(a, parsed, |value| store(a.slot(2), value.to_bits()))
    }),
    ("Number.ParseSingle", |_, a| {
        let parsed = parse_f32(a.object(0)?.units(), a.i32(1));
        status(a, parsed, |value| crate::heap::object::store_i32(a.slot(2), value.to_bits() as i32))
    }),
    ("Number.ParseDecimal", |_, a| {
        let parsed = parse_decimal(a.object(0)?.units(), a.i32(1));
        status(a, parsed, |(magnitude, scale, negative)| {
            let (first, second) = Decimal { magnitude, scale, negative }.to_words();
            store(a.slot(2), first);
            store(a.slot(3), second);
        })
    }),
    ("Number.ParseInt128", |_, a| {
        let units = a.object(0)?.units();
        let parsed = if a.bool(2) {
            parse_signed(units, a.i32(1), i128::MIN, i128::MAX).map(|v| v as u128)
        } else {
            parse_unsigned(units, a.i32(1), u128::MAX)
        };
        status(a, parsed, |value| {
            store(a.slot(3), value as u64);
            store(a.slot(4), (value >> 64) as u64);
        })
    }),
    ("Number.ParseBigInteger", |vm, a| match parse_big(a.object(0)?.units(), a.i32(1)) {
        Ok(value) => {
            let bytes = value.to_signed_bytes_le();
            give_bytes(vm, a, &bytes)
        }
        Err(_) => a.give(0),
    }),
    ("Half.ToSingle", |_, a| a.give_f32(half_to_f32(a.slot(0) as u16))),
    ("Half.FromDouble", |_, a| a.give(u64::from(half_from_f64(a.f64(0))))),
    // Decimals are two slots.
    ("Decimal.Add", |_, a| give_decimal(a, decimal(a, 0).add(decimal(a, 2)))),
    ("Decimal.Subtract", |_, a| give_decimal(a, decimal(a, 0).add(decimal(a, 2).negate()))),
    ("Decimal.Multiply", |_, a| give_decimal(a, decimal(a, 0).multiply(decimal(a, 2)))),
    ("Decimal.Divide", |_, a| give_decimal(a, decimal(a, 0).divide(decimal(a, 2)))),
    ("Decimal.Remainder", |_, a| give_decimal(a, decimal(a, 0).remainder(decimal(a, 2)))),
    ("Decimal.Negate", |_, a| give_decimal(a, Ok(decimal(a, 0).negate()))),
    ("Decimal.Compare", |_, a| a.give_i32(decimal(a, 0).compare(decimal(a, 2)) as i32)),
    ("Decimal.GetHashCode", |_, a| {
        let mut value = decimal(a, 0);
        while value.scale > 0 && value.magnitude.is_multiple_of(10) {
            value.magnitude /= 10;
            value.scale -= 1;
        }
        let mixed = value.magnitude as u64 ^ (value.magnitude >> 64) as u64 ^ u64::from(value.scale) << 17;
        let sign = u64::from(value.negative && value.magnitude != 0) << 31;
        a.give_i32((mixed ^ mixed >> 32 ^ sign) as i32)
    }),
    ("Decimal.Round", |_, a| give_decimal(a, Ok(decimal(a, 0).round(a.i32(2).clamp(0, 28) as u32, a.i32(3))))),
    ("Decimal.FromInt64", |_, a| give_decimal(a, Ok(Decimal::of_integer(i128::from(a.i64(0)))))),
    ("Decimal.FromUInt64", |_, a| give_decimal(a, Ok(Decimal::of_integer(i128::from(a.slot(0)))))),
    ("Decimal.FromDouble", |_, a| {
        let value = a.f64(0);
        let exponent = ((value.to_bits() >> 52) & 0x7FF) as i32 - 1022;
        give_decimal(a, Decimal::from_f64(value, exponent, 15))
    }),
    ("Decimal.FromSingle", |_, a| {
        let value = a.f32(0);
        let exponent = ((value.to_bits() >> 23) & 0xFF) as i32 - 126;
        give_decimal(a, Decimal::from_f64(f64::from(value), exponent, 7))
    }),
    ("Decimal.ToInt64", |_, a| match i64::try_from(decimal(a, 0).whole()) {
        Ok(value) => a.give_i64(value),
        Err(_) => throw_new("System.OverflowException", "Value was either too large or too small for an Int64."),
    }),
    ("Decimal.ToUInt64", |_, a| match u64::try_from(decimal(a, 0).whole()) {
        Ok(value) => a.give(value),
        Err(_) => throw_new("System.OverflowException", "Value was either too large or too small for a UInt64."),
    }),
    ("Decimal.ToDouble", |_, a| a.give_f64(decimal(a, 0).to_f64())),
    ("Decimal.ToSingle", |_, a| a.give_f32(decimal(a, 0).to_f64() as f32)),
    ("Decimal.FromParts", |_, a| {
        let part = |i: usize| u128::from(a.slot(i) as u32);
        let magnitude = part(0) | part(1) << 32 | part(2) << 64;
        give_decimal(a, Ok(Decimal { magnitude, scale: a.slot(4) as u32 & 0xFF, negative: a.bool(3) }))
    }),
    ("Decimal.Part", |_, a| {
        let (first, second) = decimal(a, 0).to_words();
        a.give_i32(match a.i32(2) {
            0 => (first >> 32) as i32,
            1 => second as i32,
            2 => (second >> 32) as i32,
            _ => first as i32,
        })
    }),
    ("Int128.Multiply", |_, a| give_wide(a, wide(a, 0).wrapping_mul(wide(a, 2)))),
    ("Int128.MultiplyOverflows", |_, a| {
        let product = (wide(a, 0) as i128).checked_mul(wide(a, 2) as i128);
        a.give_bool(product.is_none())
    }),
    ("Int128.Divide", |_, a| {
        let (x, y) = (wide(a, 0) as i128, wide(a, 2) as i128);
        if y == 0 {
            return divide_by_zero();
        }
        match x.checked_div(y) {
            Some(value) => give_wide(a, value as u128),
            None => throw_new("System.OverflowException", "Arithmetic operation resulted in an overflow."),
        }
    }),
    ("Int128.Remainder", |_, a| {
        let (x, y) = (wide(a, 0) as i128, wide(a, 2) as i128);
        if y == 0 {
            return divide_by_zero();
        }
        match x.checked_rem(y) {
            Some(value) => give_wide(a, value as u128),
            None => throw_new("System.OverflowException", "Arithmetic operation resulted in an overflow."),
        }
    }),
    ("Int128.ToDouble", |_, a| a.give_f64(wide(a, 0) as i128 as f64)),
    ("Int128.ToSingle", |_, a| a.give_f32(wide(a, 0) as i128 as f32)),
    ("Int128.FromDouble", |_, a| give_wide(a, a.f64(0) as i128 as u128)),
    ("UInt128.Multiply", |_, a| give_wide(a, wide(a, 0).wrapping_mul(wide(a, 2)))),
    ("UInt128.MultiplyOverflows", |_, a| a.give_bool(wide(a, 0).checked_mul(wide(a, 2)).is_none())),
    ("UInt128.Divide", |_, a| match wide(a, 0).checked_div(wide(a, 2)) {
        Some(value) => give_wide(a, value),
        None => divide_by_zero(),
    }),
    ("UInt128.Remainder", |_, a| match wide(a, 0).checked_rem(wide(a, 2)) {
        Some(value) => give_wide(a, value),
        None => divide_by_zero(),
    }),
    ("UInt128.ToDouble", |_, a| a.give_f64(wide(a, 0) as f64)),
    ("UInt128.ToSingle", |_, a| a.give_f32(wide(a, 0) as f32)),
    ("UInt128.FromDouble", |_, a| give_wide(a, a.f64(0) as u128)),
];

fn divide_by_zero() -> NativeResult {
    throw_new("System.DivideByZeroException", "Attempted to divide by zero.")
}

/// The format string argument; null is empty.
fn format_of(a: Arguments, index: usize) -> String {
    let reference = a.reference(index);
    if reference.is_null() { String::new() } else { reference.text() }
}

fn formatted(vm: &mut Vm, a: Arguments, made: Result<String, FormatError>) -> NativeResult {
    match made {
        Ok(text) => {
            let text = vm.new_string(&text);
            a.give_ref(text)
        }
        Err(FormatError) => throw_new("System.FormatException", "Format specifier was invalid."),
    }
}

fn status<T>(a: Arguments, parsed: Result<T, ParseFailure>, put: impl FnOnce(T)) -> NativeResult {
    match parsed {
        Ok(value) => {
            put(value);
            a.give_i32(0)
        }
        Err(failure) => a.give_i32(failure as i32),
    }
}

fn decimal(a: Arguments, index: usize) -> Decimal {
    Decimal::from_words(a.slot(index), a.slot(index + 1))
}

fn give_decimal(a: Arguments, result: Result<Decimal, DecimalError>) -> NativeResult {
    match result {
        Ok(value) => {
            let (first, second) = value.to_words();
            a.set(0, first);
            a.set(1, second);
            Ok(())
        }
        Err(DecimalError::Overflow) => {
            throw_new("System.OverflowException", "Value was either too large or too small for a Decimal.")
        }
        Err(DecimalError::DivideByZero) => divide_by_zero(),
    }
}

fn wide(a: Arguments, index: usize) -> u128 {
    u128::from(a.slot(index)) | u128::from(a.slot(index + 1)) << 64
}

fn give_wide(a: Arguments, value: u128) -> NativeResult {
    a.set(0, value as u64);
    a.set(1, (value >> 64) as u64);
    Ok(())
}
