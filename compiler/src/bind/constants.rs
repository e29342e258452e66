//! Constant folding: what `2 + 3`, `(byte)300` and `"a" + "b"` are at compile time.
//!
//! Integers are computed in 128 bits and then brought into the type: too large is an error unless the code is `unchecked`, where the
//! low bits stay.

use crate::hir::expr::DecimalBits;
use crate::hir::*;

use super::conversions::is_integral;

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Overflow,
    DivisionByZero,
    /// Not a constant operation.
    NotConstant,
}

/// Zero of a simple type.
pub fn zero(special: Special) -> Option<Const> {
    Some(match special {
        Special::Boolean => Const::Bool(false),
        Special::Char => Const::Char(0),
        Special::SByte | Special::Int16 | Special::Int32 | Special::Int64 | Special::IntPtr => Const::Int(0),
        Special::Byte | Special::UInt16 | Special::UInt32 | Special::UInt64 | Special::UIntPtr => Const::UInt(0),
        Special::Single => Const::Float(0.0),
        Special::Double => Const::Double(0.0),
        Special::Decimal => Const::Decimal(DecimalBits { lo: 0, mid: 0, hi: 0, scale: 0, negative: false }),
        _ => return None,
    })
}

/// The integer in a constant.
pub fn integer(value: &Const) -> Option<i128> {
    match value {
        Const::Int(v) => Some(i128::from(*v)),
        Const::UInt(v) => Some(i128::from(*v)),
        Const::Char(v) => Some(i128::from(*v)),
        _ => None,
    }
}

/// Smallest and largest value.
fn range(special: Special) -> Option<(i128, i128)> {
    Some(match special {
        Special::SByte => (i8::MIN.into(), i8::MAX.into()),
        Special::Byte => (0, u8::MAX.into()),
        Special::Int16 => (i16::MIN.into(), i16::MAX.into()),
        Special::UInt16 | Special::Char => (0, u16::MAX.into()),
        Special::Int32 => (i32::MIN.into(), i32::MAX.into()),
        Special::UInt32 => (0, u32::MAX.into()),
        Special::Int64 | Special::IntPtr => (i64::MIN.into(), i64::MAX.into()),
        Special::UInt64 | Special::UIntPtr => (0, u64::MAX.into()),
        _ => return None,
    })
}

/// The low bits of an integer as the type has them.
fn wrap(value: i128, special: Special) -> Option<Const> {
    Some(match special {
        Special::SByte => Const::Int((value as i8).into()),
        Special::Byte => Const::UInt((value as u8).into()),
        Special::Int16 => Const::Int((value as i16).into()),
        Special::UInt16 => Const::UInt((value as u16).into()),
        Special::Char => Const::Char(value as u16),
        Special::Int32 => Const::Int((value as i32).into()),
        Special::UInt32 => Const::UInt((value as u32).into()),
        Special::Int64 | Special::IntPtr => Const::Int(value as i64),
        Special::UInt64 | Special::UIntPtr => Const::UInt(value as u64),
        _ => return None,
    })
}

/// An integer constant as one of the type, if it is in range.
pub fn fits(value: &Const, special: Special) -> Option<Const> {
    let value = integer(value)?;
    let (low, high) = range(special)?;
    (low <= value && value <= high).then(|| wrap(value, special)).flatten()
}

/// Any number, its fraction dropped, as an integer of the type, if it is in range.
pub fn fits_number(value: &Const, special: Special) -> Option<Const> {
    let (low, high) = range(special)?;
    let truncated = match value {
        Const::Float(v) => float_to_integer(f64::from(*v))?,
        Const::Double(v) => float_to_integer(*v)?,
        Const::Decimal(v) => decimal_to_integer(v),
        other => integer(other)?,
    };
    (low <= truncated && truncated <= high).then(|| wrap(truncated, special)).flatten()
}

fn float_to_integer(value: f64) -> Option<i128> {
    let value = value.trunc();
    (value.is_finite() && value.abs() < 1e30).then_some(value as i128)
}

/// A constant converted between simple types. Floating to integer out of range saturates as the hardware of .NET 9 and later does.
pub fn convert_constant(value: &Const, from: Special, to: Special) -> Option<Const> {
    if from == to {
        return Some(value.clone());
    }
    if is_integral(to) {
        if let Some(integer) = integer(value) {
            return wrap(integer, to);
        }
        if let Some(value) = fits_number(value, to) {
            return Some(value);
        }
        let v = match value {
            Const::Float(v) => f64::from(*v),
            Const::Double(v) => *v,
            _ => return None,
        };
        return Some(match to {
            Special::Int64 | Special::IntPtr => Const::Int(v as i64),
            Special::UInt64 | Special::UIntPtr => Const::UInt(v as u64),
            Special::UInt32 => Const::UInt(u64::from(v as u32)),
            Special::Int32 => Const::Int(i64::from(v as i32)),
            _ => return wrap(i128::from(v as i32), to),
        });
    }
    match to {
        Special::Double => Some(Const::Double(match value {
            Const::Float(v) => f64::from(*v),
            Const::Double(v) => *v,
            Const::Decimal(v) => decimal_to_f64(v),
            other => integer(other)? as f64,
        })),
        Special::Single => Some(Const::Float(match value {
            Const::Float(v) => *v,
            Const::Double(v) => *v as f32,
            Const::Decimal(v) => decimal_to_f64(v) as f32,
            other => integer(other)? as f32,
        })),
        Special::Decimal => match value {
            Const::Float(_) | Const::Double(_) => None,
            other => decimal_of(integer(other)?, 0).map(Const::Decimal),
        },
        _ => None,
    }
}

/// A constant as a message prints it.
pub fn display(value: &Const) -> String {
    match value {
        Const::Null => "null".to_string(),
        Const::Bool(v) => if *v { "True" } else { "False" }.to_string(),
        Const::Char(v) => String::from_utf16_lossy(&[*v]),
        Const::Int(v) => v.to_string(),
        Const::UInt(v) => v.to_string(),
        Const::Float(v) => v.to_string(),
        Const::Double(v) => v.to_string(),
        Const::Decimal(v) => decimal_text(v),
        Const::String(v) => String::from_utf16_lossy(v),
    }
}

/// Folds a built-in binary operator whose operands both have the type `special` (shift counts are int).
pub fn fold_binary(
    op: BinaryOp,
    special: Special,
    left: &Const,
    right: &Const,
    unchecked: bool,
) -> Result<Const, Trouble> {
    match (left, right) {
        (Const::Bool(a), Const::Bool(b)) => fold_bool(op, *a, *b),
        (Const::String(a), Const::String(b)) => match op {
            BinaryOp::Add => Ok(Const::String(a.iter().chain(b.iter()).copied().collect())),
            BinaryOp::Eq => Ok(Const::Bool(a == b)),
            BinaryOp::Ne => Ok(Const::Bool(a != b)),
            _ => Err(Trouble::NotConstant),
        },
        (Const::Null, Const::Null) => match op {
            BinaryOp::Eq => Ok(Const::Bool(true)),
            BinaryOp::Ne => Ok(Const::Bool(false)),
            _ => Err(Trouble::NotConstant),
        },
        (Const::Null, Const::String(_)) | (Const::String(_), Const::Null) => match op {
            BinaryOp::Eq => Ok(Const::Bool(false)),
            BinaryOp::Ne => Ok(Const::Bool(true)),
            _ => Err(Trouble::NotConstant),
        },
        (Const::Float(a), Const::Float(b)) => fold_float(op, f64::from(*a), f64::from(*b), |v| Const::Float(v as f32)),
        (Const::Double(a), Const::Double(b)) => fold_float(op, *a, *b, Const::Double),
        (Const::Decimal(a), Const::Decimal(b)) => fold_decimal(op, a, b),
        _ => {
            let (Some(a), Some(b)) = (integer(left), integer(right)) else { return Err(Trouble::NotConstant) };
            fold_integer(op, special, a, b, unchecked)
        }
    }
}

fn fold_bool(op: BinaryOp, a: bool, b: bool) -> Result<Const, Trouble> {
    Ok(Const::Bool(match op {
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor | BinaryOp::Ne => a ^ b,
        BinaryOp::Eq => a == b,
        _ => return Err(Trouble::NotConstant),
    }))
}

fn fold_float(op: BinaryOp, a: f64, b: f64, make: impl Fn(f64) -> Const) -> Result<Const, Trouble> {
    Ok(match op {
        BinaryOp::Add => make(a + b),
        BinaryOp::Sub => make(a - b),
        BinaryOp::Mul => make(a * b),
        BinaryOp::Div => make(a / b),
        BinaryOp::Rem => make(a % b),
        BinaryOp::Eq => Const::Bool(a == b),
        BinaryOp::Ne => Const::Bool(a != b),
        BinaryOp::Lt => Const::Bool(a < b),
        BinaryOp::Le => Const::Bool(a <= b),
        BinaryOp::Gt => Const::Bool(a > b),
        BinaryOp::Ge => Const::Bool(a >= b),
        _ => return Err(Trouble::NotConstant),
    })
}

fn fold_integer(op: BinaryOp, special: Special, a: i128, b: i128, unchecked: bool) -> Result<Const, Trouble> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div | BinaryOp::Rem if b == 0 => return Err(Trouble::DivisionByZero),
        BinaryOp::Div => a / b,
        BinaryOp::Rem => a % b,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::Shl | BinaryOp::Shr | BinaryOp::ShrUnsigned => return fold_shift(op, special, a, b),
        BinaryOp::Eq => return Ok(Const::Bool(a == b)),
        BinaryOp::Ne => return Ok(Const::Bool(a != b)),
        BinaryOp::Lt => return Ok(Const::Bool(a < b)),
        BinaryOp::Le => return Ok(Const::Bool(a <= b)),
        BinaryOp::Gt => return Ok(Const::Bool(a > b)),
        BinaryOp::Ge => return Ok(Const::Bool(a >= b)),
    };
    in_range(result, special, unchecked)
}

fn in_range(result: i128, special: Special, unchecked: bool) -> Result<Const, Trouble> {
    let (low, high) = range(special).ok_or(Trouble::NotConstant)?;
    if (result < low || result > high) && !unchecked {
        return Err(Trouble::Overflow);
    }
    wrap(result, special).ok_or(Trouble::NotConstant)
}

fn fold_shift(op: BinaryOp, special: Special, a: i128, b: i128) -> Result<Const, Trouble> {
    let is_long = matches!(special, Special::Int64 | Special::UInt64 | Special::IntPtr | Special::UIntPtr);
    let count = (b & if is_long { 63 } else { 31 }) as u32;
    let result = match op {
        BinaryOp::Shl => a << count,
        BinaryOp::Shr => a >> count,
        _ => match special {
            Special::Int32 => i128::from((a as i32 as u32) >> count),
            Special::Int64 | Special::IntPtr => i128::from((a as i64 as u64) >> count),
            _ => a >> count,
        },
    };
    wrap(result, special).ok_or(Trouble::NotConstant)
}

/// Folds a built-in unary operator.
pub fn fold_unary(op: UnaryOp, special: Special, value: &Const, unchecked: bool) -> Result<Const, Trouble> {
    Ok(match (op, value) {
        (UnaryOp::Not, Const::Bool(v)) => Const::Bool(!v),
        (UnaryOp::Neg, Const::Float(v)) => Const::Float(-v),
        (UnaryOp::Neg, Const::Double(v)) => Const::Double(-v),
        (UnaryOp::Neg, Const::Decimal(v)) => Const::Decimal(DecimalBits { negative: !v.negative, ..*v }),
        (UnaryOp::Neg, v) => {
            let v = integer(v).ok_or(Trouble::NotConstant)?;
            return in_range(-v, special, unchecked);
        }
        (UnaryOp::Complement, v) => {
            let v = integer(v).ok_or(Trouble::NotConstant)?;
            return wrap(!v, special).ok_or(Trouble::NotConstant);
        }
        _ => return Err(Trouble::NotConstant),
    })
}

fn mantissa(value: &DecimalBits) -> u128 {
    u128::from(value.lo) | u128::from(value.mid) << 32 | u128::from(value.hi) << 64
}

fn signed(value: &DecimalBits) -> i128 {
    let m = mantissa(value) as i128;
    if value.negative { -m } else { m }
}

/// A decimal from a mantissa and a scale, if 96 bits hold it; digits behind the point are rounded off (half to even) if that helps.
pub fn decimal_of(value: i128, scale: u32) -> Option<DecimalBits> {
    let negative = value < 0;
    let mut m = value.unsigned_abs();
    let mut scale = scale;
    let mut sticky = false;
    let mut last = 0;
    let mut dropped = false;
    while m >> 96 != 0 || scale > 28 {
        if scale == 0 {
            return None;
        }
        sticky |= last != 0;
        last = m % 10;
        m /= 10;
        scale -= 1;
        dropped = true;
    }
    if dropped && (last > 5 || (last == 5 && (sticky || m % 2 == 1))) {
        m += 1;
        if m >> 96 != 0 {
            return None;
        }
    }
    Some(DecimalBits { lo: m as u32, mid: (m >> 32) as u32, hi: (m >> 64) as u32, scale: scale as u8, negative })
}

/// A decimal literal: `1.50` keeps its two digits.
pub fn parse_decimal(text: &str) -> Option<DecimalBits> {
    let (digits, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let mut value: i128 = 0;
    let mut scale: i32 = 0;
    let mut seen_point = false;
    let mut full = false;
    for c in digits.chars() {
        match c {
            '.' => seen_point = true,
            '0'..='9' => {
                if full || value > i128::MAX / 100 {
                    full = true;
                    if !seen_point {
                        return None;
                    }
                    continue;
                }
                value = value * 10 + i128::from(c as u32 - '0' as u32);
                if seen_point {
                    scale += 1;
                }
            }
            _ => {}
        }
    }
    scale -= exponent;
    while scale < 0 {
        value = value.checked_mul(10)?;
        scale += 1;
    }
    while scale > 56 {
        value /= 10;
        scale -= 1;
    }
    decimal_of(value, scale as u32)
}

fn fold_decimal(op: BinaryOp, a: &DecimalBits, b: &DecimalBits) -> Result<Const, Trouble> {
    let scale = u32::from(a.scale.max(b.scale));
    let align =
        |v: &DecimalBits| -> Option<i128> { signed(v).checked_mul(10i128.checked_pow(scale - u32::from(v.scale))?) };
    let aligned = || Some((align(a)?, align(b)?));
    match op {
        BinaryOp::Mul => {
            let product = signed(a).checked_mul(signed(b)).ok_or(Trouble::NotConstant)?;
            decimal_of(product, u32::from(a.scale) + u32::from(b.scale)).map(Const::Decimal).ok_or(Trouble::Overflow)
        }
        BinaryOp::Div if mantissa(b) == 0 => Err(Trouble::DivisionByZero),
        _ => {
            let (x, y) = aligned().ok_or(Trouble::NotConstant)?;
            match op {
                BinaryOp::Add => decimal_of(x + y, scale).map(Const::Decimal).ok_or(Trouble::Overflow),
                BinaryOp::Sub => decimal_of(x - y, scale).map(Const::Decimal).ok_or(Trouble::Overflow),
                BinaryOp::Eq => Ok(Const::Bool(x == y)),
                BinaryOp::Ne => Ok(Const::Bool(x != y)),
                BinaryOp::Lt => Ok(Const::Bool(x < y)),
                BinaryOp::Le => Ok(Const::Bool(x <= y)),
                BinaryOp::Gt => Ok(Const::Bool(x > y)),
                BinaryOp::Ge => Ok(Const::Bool(x >= y)),
                _ => Err(Trouble::NotConstant),
            }
        }
    }
}

fn decimal_to_integer(value: &DecimalBits) -> i128 {
    signed(value) / 10i128.pow(u32::from(value.scale.min(28)))
}

fn decimal_to_f64(value: &DecimalBits) -> f64 {
    decimal_text(value).parse().unwrap_or(0.0)
}

fn decimal_text(value: &DecimalBits) -> String {
    let digits = mantissa(value).to_string();
    let scale = usize::from(value.scale);
    let padded =
        if digits.len() <= scale { format!("{}{digits}", "0".repeat(scale + 1 - digits.len())) } else { digits };
    let (whole, fraction) = padded.split_at(padded.len() - scale);
    let sign = if value.negative { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_overflow_unless_unchecked() {
        let max = Const::Int(i32::MAX.into());
        let one = Const::Int(1);
        assert_eq!(fold_binary(BinaryOp::Add, Special::Int32, &max, &one, false), Err(Trouble::Overflow));
        let wrapped = fold_binary(BinaryOp::Add, Special::Int32, &max, &one, true);
        assert_eq!(wrapped, Ok(Const::Int(i32::MIN.into())));
        assert_eq!(
            fold_binary(BinaryOp::Div, Special::Int32, &one, &Const::Int(0), false),
            Err(Trouble::DivisionByZero)
        );
    }

    #[test]
    fn shift_counts_are_masked() {
        let one = Const::Int(1);
        assert_eq!(fold_binary(BinaryOp::Shl, Special::Int32, &one, &Const::Int(33), false), Ok(Const::Int(2)));
        let minus = Const::Int(-8);
        let logical = fold_binary(BinaryOp::ShrUnsigned, Special::Int32, &minus, &Const::Int(28), false);
        assert_eq!(logical, Ok(Const::Int(15)));
    }

    #[test]
    fn conversions_wrap_and_saturate() {
        assert_eq!(convert_constant(&Const::Int(300), Special::Int32, Special::Byte), Some(Const::UInt(44)));
        assert_eq!(
            convert_constant(&Const::Double(1e20), Special::Double, Special::Int32),
            Some(Const::Int(i32::MAX.into()))
        );
        assert_eq!(fits_number(&Const::Double(255.9), Special::Byte), Some(Const::UInt(255)));
        assert_eq!(fits_number(&Const::Double(256.0), Special::Byte), None);
    }

    #[test]
    fn decimals_keep_their_scale() {
        let price = parse_decimal("1.50").map(|d| decimal_text(&d));
        assert_eq!(price.as_deref(), Some("1.50"));
        let a = parse_decimal("0.1").map(Const::Decimal);
        let b = parse_decimal("0.20").map(Const::Decimal);
        let (Some(a), Some(b)) = (a, b) else { panic!("decimals parse") };
        let sum = fold_binary(BinaryOp::Add, Special::Decimal, &a, &b, false).map(|c| display(&c));
        assert_eq!(sum, Ok("0.30".to_string()));
    }
}
