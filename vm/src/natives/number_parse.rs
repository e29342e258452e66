//! Text to numbers by .NET's rules (`NumberStyles`), invariant culture.
//!
//! One scanner serves all types: it checks signs, white space, separators and the exponent against the style and gives digits and a
//! scale; the types then make a value of them or say that it does not fit.

use num_bigint::BigUint;

/// Why a text gives no value; the numbers are what the class library's natives return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseFailure {
    Format = 1,
    Overflow = 2,
}

const LEADING_WHITE: i32 = 1;
const TRAILING_WHITE: i32 = 2;
const LEADING_SIGN: i32 = 4;
const TRAILING_SIGN: i32 = 8;
const PARENTHESES: i32 = 16;
const DECIMAL_POINT: i32 = 32;
const THOUSANDS: i32 = 64;
const EXPONENT: i32 = 128;
const CURRENCY: i32 = 256;
const HEX: i32 = 512;
const BINARY: i32 = 1024;

/// The digits of a text: 0.DIGITS × 10^scale.
#[derive(Debug, Clone, Default)]
pub struct Scanned {
    pub digits: Vec<u8>,
    pub scale: i64,
    pub negative: bool,
}

fn is_white(unit: u16) -> bool {
    unit == 0x20 || (9..=13).contains(&unit)
}

/// `keep_zeros`: trailing zeros after the point count (decimal).
pub fn scan(text: &[u16], style: i32, keep_zeros: bool) -> Result<Scanned, ParseFailure> {
    let unit = |at: usize| text.get(at).copied().unwrap_or(0);
    let is = |at: usize, c: char| unit(at) == c as u16;
    let mut number = Scanned::default();
    let (mut signed, mut open, mut currency) = (false, false, false);
    let mut at = 0;
    loop {
        if is_white(unit(at)) && style & LEADING_WHITE != 0 && (!signed || currency) {
            at += 1;
        } else if style & LEADING_SIGN != 0 && !signed && (is(at, '+') || is(at, '-')) {
            number.negative = !is(at, '+');
            signed = true;
            at += 1;
        } else if is(at, '(') && style & PARENTHESES != 0 && !signed {
            signed = true;
            open = true;
            number.negative = true;
            at += 1;
        } else if is(at, '\u{A4}') && style & CURRENCY != 0 && !currency {
            currency = true;
            at += 1;
        } else {
            break;
        }
    }
    let (mut any, mut significant, mut point) = (false, false, false);
    loop {
        let c = unit(at);
        if (0x30..=0x39).contains(&c) {
            any = true;
            if c != 0x30 || significant {
                number.digits.push(c as u8);
                if !point {
                    number.scale += 1;
                }
                significant = true;
            } else if point {
                number.scale -= 1;
            }
        } else if is(at, '.') && style & DECIMAL_POINT != 0 && !point {
            point = true;
        } else if is(at, ',') && style & THOUSANDS != 0 && !point && any {
        } else {
            break;
        }
        at += 1;
    }
    if !any {
        return Err(ParseFailure::Format);
    }
    if (is(at, 'e') || is(at, 'E')) && style & EXPONENT != 0 {
        let mut next = at + 1;
        let minus = is(next, '-');
        if minus || is(next, '+') {
            next += 1;
        }
        if (0x30..=0x39).contains(&unit(next)) {
            let mut exponent: i64 = 0;
            while (0x30..=0x39).contains(&unit(next)) {
                exponent = (exponent * 10 + i64::from(unit(next) - 0x30)).min(1_000_000);
                next += 1;
            }
            number.scale += if minus { -exponent } else { exponent };
            at = next;
        }
    }
    loop {
        if is_white(unit(at)) && style & TRAILING_WHITE != 0 {
            at += 1;
        } else if style & TRAILING_SIGN != 0 && !signed && (is(at, '+') || is(at, '-')) {
            number.negative = is(at, '-');
            signed = true;
            at += 1;
        } else if is(at, ')') && open {
            open = false;
            at += 1;
        } else if is(at, '\u{A4}') && style & CURRENCY != 0 && !currency {
            currency = true;
            at += 1;
        } else {
            break;
        }
    }
    if open || text.get(at..).is_some_and(|rest| rest.iter().any(|&u| u != 0)) {
        return Err(ParseFailure::Format);
    }
    if !keep_zeros {
        while number.digits.last() == Some(&b'0') {
            number.digits.pop();
        }
        if number.digits.is_empty() {
            number.scale = 0;
        }
    }
    Ok(number)
}

/// The integer that the digits are; `limit`: no more decimal digits than this.
fn whole(number: &Scanned, limit: i64) -> Result<BigUint, ParseFailure> {
    if number.scale > limit || number.scale < number.digits.len() as i64 {
        return Err(ParseFailure::Overflow);
    }
    let value = BigUint::parse_bytes(&number.digits, 10).unwrap_or_default();
    Ok(value * BigUint::from(10u32).pow((number.scale - number.digits.len() as i64) as u32))
}

/// Digits of a hexadecimal or binary style, as a number of at most `bits` bits.
pub fn parse_bits(text: &[u16], style: i32, bits: u32) -> Result<u128, ParseFailure> {
    let width = if style & HEX != 0 { 4 } else { 1 };
    let mut rest = text;
    if style & LEADING_WHITE != 0 {
        while let Some((&first, others)) = rest.split_first() {
            if !is_white(first) {
                break;
            }
            rest = others;
        }
    }
    let digit = |unit: u16| char::from_u32(u32::from(unit)).and_then(|c| c.to_digit(1 << width));
    let mut value = 0u128;
    let mut count = 0;
    let mut overflow = false;
    while let Some((&first, others)) = rest.split_first() {
        let Some(d) = digit(first) else { break };
        overflow |= bits < 128 && value >> (bits - width) != 0 || bits == 128 && value >> (128 - width) != 0;
        value = value << width | u128::from(d);
        count += 1;
        rest = others;
    }
    if style & TRAILING_WHITE != 0 {
        while let Some((&first, others)) = rest.split_first() {
            if !is_white(first) {
                break;
            }
            rest = others;
        }
    }
    if count == 0 || rest.iter().any(|&u| u != 0) {
        return Err(ParseFailure::Format);
    }
    if overflow { Err(ParseFailure::Overflow) } else { Ok(value) }
}

fn is_bits(style: i32) -> bool {
    style & (HEX | BINARY) != 0
}

/// A signed integer between the limits.
pub fn parse_signed(text: &[u16], style: i32, min: i128, max: i128) -> Result<i128, ParseFailure> {
    if is_bits(style) {
        let value = parse_bits(text, style, 128)?;
        return Ok(value as i128);
    }
    let number = scan(text, style, false)?;
    let magnitude = whole(&number, 40)?;
    let magnitude = u128::try_from(&magnitude).map_err(|_| ParseFailure::Overflow)?;
    let value = if number.negative {
        if magnitude > min.unsigned_abs() {
            return Err(ParseFailure::Overflow);
        }
        (magnitude as i128).wrapping_neg()
    } else {
        if magnitude > max as u128 {
            return Err(ParseFailure::Overflow);
        }
        magnitude as i128
    };
    Ok(value)
}

/// An unsigned integer; `max` fixes the width.
pub fn parse_unsigned(text: &[u16], style: i32, max: u128) -> Result<u128, ParseFailure> {
    if is_bits(style) {
        return parse_bits(text, style, 128 - max.leading_zeros());
    }
    let number = scan(text, style, false)?;
    let magnitude = whole(&number, 40)?;
    let value = u128::try_from(&magnitude).map_err(|_| ParseFailure::Overflow)?;
    if value > max || (number.negative && value != 0) {
        return Err(ParseFailure::Overflow);
    }
    Ok(value)
}

/// A big integer as decimal text with sign, or its bits for hexadecimal (`Err(Overflow)` never comes of size).
pub fn parse_big(text: &[u16], style: i32) -> Result<num_bigint::BigInt, ParseFailure> {
    use num_bigint::{BigInt, Sign};
    if is_bits(style) {
        let plain: String = char::decode_utf16(text.iter().copied()).map(|c| c.unwrap_or('?')).collect();
        let trimmed = plain.trim_matches(|c: char| c.is_ascii_whitespace());
        let trimmed = if style & LEADING_WHITE == 0 { plain.as_str() } else { trimmed };
        let width = if style & HEX != 0 { 4u32 } else { 1 };
        let radix = 1 << width;
        if trimmed.is_empty() || !trimmed.chars().all(|c| c.is_digit(radix)) {
            return Err(ParseFailure::Format);
        }
        let value = BigInt::parse_bytes(trimmed.as_bytes(), radix).ok_or(ParseFailure::Format)?;
        let negative = trimmed.chars().next().and_then(|c| c.to_digit(radix)).is_some_and(|d| d >= radix / 2);
        if negative {
            return Ok(value - (BigInt::from(1) << (trimmed.len() * width as usize)));
        }
        return Ok(value);
    }
    let number = scan(text, style, false)?;
    if number.scale < number.digits.len() as i64 {
        return Err(ParseFailure::Overflow);
    }
    let magnitude = whole(&number, 1_000_000)?;
    Ok(BigInt::from_biguint(if number.negative { Sign::Minus } else { Sign::Plus }, magnitude))
}

/// A double or float as the text that Rust's own parser reads, or a special value.
fn float_text(text: &[u16], style: i32) -> Result<Result<String, f64>, ParseFailure> {
    match scan(text, style, false) {
        Ok(number) => {
            let digits = String::from_utf8_lossy(&number.digits).into_owned();
            let sign = if number.negative { "-" } else { "" };
            if digits.is_empty() {
                return Ok(Ok(format!("{sign}0")));
            }
            Ok(Ok(format!("{sign}0.{digits}e{}", number.scale)))
        }
        Err(failure) => {
            let plain: String = char::decode_utf16(text.iter().copied()).map(|c| c.unwrap_or('?')).collect();
            let lower = plain.trim().to_ascii_lowercase();
            match lower.as_str() {
                "infinity" | "+infinity" => Ok(Err(f64::INFINITY)),
                "-infinity" => Ok(Err(f64::NEG_INFINITY)),
                "nan" | "+nan" | "-nan" => Ok(Err(f64::NAN)),
                _ => Err(failure),
            }
        }
    }
}

pub fn parse_f64(text: &[u16], style: i32) -> Result<f64, ParseFailure> {
    match float_text(text, style)? {
        Ok(text) => text.parse().map_err(|_| ParseFailure::Format),
        Err(special) => Ok(special),
    }
}

pub fn parse_f32(text: &[u16], style: i32) -> Result<f32, ParseFailure> {
    match float_text(text, style)? {
        Ok(text) => text.parse().map_err(|_| ParseFailure::Format),
        Err(special) => Ok(special as f32),
    }
}

/// A decimal: the magnitude, its scale (0..=28) and sign. Digits that do not fit are rounded, ties to even.
pub fn parse_decimal(text: &[u16], style: i32) -> Result<(u128, u32, bool), ParseFailure> {
    let number = scan(text, style, true)?;
    let max = BigUint::from((1u128 << 96) - 1);
    if number.digits.is_empty() {
        return Ok((0, (-number.scale).clamp(0, 28) as u32, number.negative));
    }
    let mut scale = number.digits.len() as i64 - number.scale;
    let mut digits = number.digits.clone();
    if scale < 0 {
        if scale < -29 {
            return Err(ParseFailure::Overflow);
        }
        digits.extend(std::iter::repeat_n(b'0', -scale as usize));
        scale = 0;
    }
    // Drop digits until both the scale and the magnitude fit.
    let mut drop = (scale - 28).max(0) as usize;
    loop {
        if drop as i64 > scale {
            return Err(ParseFailure::Overflow);
        }
        let kept = digits.len().saturating_sub(drop);
        let mut value = BigUint::parse_bytes(&digits[..kept], 10).unwrap_or_default();
        if drop > 0 {
            let rest = &digits[kept..];
            let leading = drop - rest.len().min(drop);
            let first = if leading > 0 { b'0' } else { rest.first().copied().unwrap_or(b'0') };
            let more = leading == 0 && rest.iter().skip(1).any(|&d| d != b'0');
            let odd = kept > 0 && (digits[kept - 1] - b'0') % 2 == 1;
            if first > b'5' || (first == b'5' && (more || odd)) {
                value += 1u32;
            }
        }
        if value <= max {
            let magnitude = u128::try_from(&value).unwrap_or_default();
            return Ok((magnitude, (scale - drop as i64) as u32, number.negative));
        }
        drop += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    fn int(text: &str, style: i32) -> Result<i128, ParseFailure> {
        parse_signed(&units(text), style, i128::from(i32::MIN), i128::from(i32::MAX))
    }

    #[test]
    fn integers_by_style() {
        assert_eq!(int(" -12 ", 7), Ok(-12));
        assert_eq!(int("1\0\0", 7), Ok(1));
        assert_eq!(int("1,234", 64), Ok(1234));
        assert_eq!(int(",1", 64), Err(ParseFailure::Format));
        assert_eq!(int("(5)", 16), Ok(-5));
        assert_eq!(int("1.5", 32), Err(ParseFailure::Overflow));
        assert_eq!(int("1000e-3", 128), Ok(1));
        assert_eq!(int("2147483648", 7), Err(ParseFailure::Overflow));
        assert_eq!(int("", 7), Err(ParseFailure::Format));
    }

    #[test]
    fn decimals_round() {
        assert_eq!(parse_decimal(&units("1.10"), 111), Ok((110, 2, false)));
        assert_eq!(parse_decimal(&units("0.00"), 111), Ok((0, 2, false)));
        assert_eq!(parse_decimal(&units("79228162514264337593543950336"), 111), Err(ParseFailure::Overflow));
    }

    #[test]
    fn floats() {
        assert_eq!(parse_f64(&units("1e400"), 231), Ok(f64::INFINITY));
        assert_eq!(parse_f64(&units(" 1,234.5 "), 231), Ok(1234.5));
        assert_eq!(parse_f64(&units("abc"), 231), Err(ParseFailure::Format));
    }
}
