//! Numbers to text by .NET's standard and custom numeric format strings, invariant culture.
//!
//! Everything goes through [`Digits`]: decimal digits without leading or (mostly) trailing zeros, and where the decimal point stands.
//! `1234.5` is digits `12345`, scale 4. Formats then round the digits and lay them out:
//!
//! ```text
//! 1234.5 as "N0"    → round to scale + 0 digits → 1235 → groups → 1,235
//! 1234.5 as "0.0E+0" → custom: a pattern is walked, each 0 or # takes a digit
//! ```

/// The format string cannot be used; the message is always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatError;

type Formatted = Result<String, FormatError>;

/// What kind of number digits came from: it decides about signs of zero and whether they are already rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Integer,
    Decimal,
    Float,
}

/// A decimal number: 0.DIGITS × 10^scale.
#[derive(Debug, Clone)]
pub struct Digits {
    pub digits: Vec<u8>,
    pub scale: i32,
    pub negative: bool,
    pub kind: Kind,
}

impl Digits {
    /// From a plain integer text, perhaps with a sign.
    pub fn of_integer(text: &str) -> Self {
        let negative = text.starts_with('-');
        let digits: Vec<u8> = text.trim_start_matches('-').trim_start_matches('0').bytes().collect();
        Self { scale: digits.len() as i32, digits, negative, kind: Kind::Integer }
    }

    /// From a decimal's text (`-12.340`): trailing zeros stay.
    pub fn of_decimal(text: &str) -> Self {
        let negative = text.starts_with('-');
        let text = text.trim_start_matches('-');
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let leading = all.iter().take_while(|&&d| d == b'0').count();
        let digits = all[leading..].to_vec();
        Self { scale: whole.len() as i32 - leading as i32, digits, negative, kind: Kind::Decimal }
    }

    /// From `d.ddde±x`, trailing zeros removed.
    fn of_scientific(text: &str, negative: bool) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let scale = if digits.is_empty() { 0 } else { exponent + 1 };
        Self { digits, scale, negative, kind: Kind::Float }
    }

    /// From `ddd.ddd`, trailing zeros removed.
    fn of_fixed(text: &str, negative: bool) -> Self {
        let mut number = Self::of_decimal(text);
        number.kind = Kind::Float;
        number.negative = negative;
        while number.digits.last() == Some(&b'0') {
            number.digits.pop();
        }
        if number.digits.is_empty() {
            number.scale = 0;
        }
        number
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Keeps `count` digits; `rounded`: they were rounded before.
    fn round(&mut self, count: i32, rounded: bool) {
        let count = count.max(-1);
        let mut kept = (count.max(0) as usize).min(self.digits.len());
        let next = self.digits.get(kept).copied();
        if count >= 0 && kept == count as usize && !rounded && next.is_some_and(|d| d >= b'5') {
            while kept > 0 && self.digits[kept - 1] == b'9' {
                kept -= 1;
            }
            if kept > 0 {
                self.digits[kept - 1] += 1;
            } else {
                self.scale += 1;
                self.digits[0] = b'1';
                kept = 1;
            }
        } else {
            while kept > 0 && self.digits[kept - 1] == b'0' {
                kept -= 1;
            }
        }
        if kept == 0 {
            if self.kind != Kind::Float {
                self.negative = false;
            }
            self.scale = 0;
        }
        self.digits.truncate(kept);
    }
}

/// Splits a format into its letter and precision (-1 if none); `\0` means a custom format.
fn specifier(format: &str) -> Result<(char, i32), FormatError> {
    let mut chars = format.chars();
    let Some(first) = chars.next() else { return Ok(('G', -1)) };
    if !first.is_ascii_alphabetic() {
        return Ok(('\0', -1));
    }
    let rest = chars.as_str();
    if rest.is_empty() {
        return Ok((first, -1));
    }
    let rest = rest.trim_end_matches('\0');
    if rest.bytes().all(|b| b.is_ascii_digit()) {
        let significant = rest.trim_start_matches('0');
        if significant.len() > 9 {
            return Err(FormatError);
        }
        return Ok((first, significant.parse().unwrap_or(0)));
    }
    Ok(('\0', -1))
}

/// An integer of `bits` width; `raw` are its bits.
pub fn format_integer(text: &str, raw: u128, bits: u32, format: &str) -> Formatted {
    let (letter, precision) = specifier(format)?;
    match letter.to_ascii_uppercase() {
        'G' if precision < 1 => Ok(text.to_owned()),
        'D' => Ok(pad_integer(text, precision)),
        'X' | 'B' => {
            let raw = if bits >= 128 { raw } else { raw & ((1 << bits) - 1) };
            let digits = match letter {
                'X' => format!("{raw:X}"),
                'x' => format!("{raw:x}"),
                _ => format!("{raw:b}"),
            };
            Ok(format!("{digits:0>width$}", width = precision.max(0) as usize))
        }
        _ => format_digits(Digits::of_integer(text), letter, precision, format),
    }
}

fn pad_integer(text: &str, precision: i32) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    format!("{sign}{digits:0>width$}", width = precision.max(0) as usize)
}

/// A big integer: `text` decimal, `bytes` two's complement, little endian.
pub fn format_big_integer(text: &str, bytes: &[u8], format: &str) -> Formatted {
    let (letter, precision) = specifier(format)?;
    match letter.to_ascii_uppercase() {
        'D' | 'G' | 'R' => Ok(pad_integer(text, precision)),
        'X' => {
            // Shortest form whose first digit still tells the sign.
            let negative = bytes.last().is_some_and(|b| b & 0x80 != 0);
            let mut digits: String = bytes.iter().rev().map(|b| format!("{b:02X}")).collect();
            let (fill, keeps) = if negative { ('F', "89ABCDEF") } else { ('0', "01234567") };
            while digits.len() > 1 && digits.starts_with(fill) && digits[1..].starts_with(|c| keeps.contains(c)) {
                digits.remove(0);
            }
            let width = precision.max(0) as usize;
            while digits.len() < width {
                digits.insert(0, fill);
            }
            Ok(if letter == 'x' { digits.to_lowercase() } else { digits })
        }
        'B' => {
            let negative = bytes.last().is_some_and(|b| b & 0x80 != 0);
            let mut digits: String = bytes.iter().rev().map(|b| format!("{b:08b}")).collect();
            let fill = if negative { '1' } else { '0' };
            while digits.len() > 1 && digits.starts_with(fill) && digits[1..].starts_with(fill) {
                digits.remove(0);
            }
            let width = precision.max(0) as usize;
            while digits.len() < width {
                digits.insert(0, fill);
            }
            Ok(digits)
        }
        _ => format_digits(Digits::of_integer(text), letter, precision, format),
    }
}

/// `text` is the decimal with its own scale.
pub fn format_decimal(text: &str, format: &str) -> Formatted {
    let (letter, precision) = specifier(format)?;
    if matches!(letter.to_ascii_uppercase(), 'D' | 'X' | 'B' | 'R') {
        return Err(FormatError);
    }
    format_digits(Digits::of_decimal(text), letter, precision, format)
}

/// How wide a floating-point type's digits are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FloatWidth {
    Double,
    Single,
    Half,
}

impl FloatWidth {
    fn round_trip_digits(self) -> i32 {
        match self {
            Self::Double => 17,
            Self::Single => 9,
            Self::Half => 5,
        }
    }

    fn custom_digits(self) -> usize {
        match self {
            Self::Double => 15,
            Self::Single => 7,
            Self::Half => 5,
        }
    }
}

/// A float; a narrower one is given by its exact value.
pub fn format_float(value: f64, width: FloatWidth, format: &str) -> Formatted {
    let (letter, precision) = specifier(format)?;
    if value.is_nan() {
        return Ok("NaN".into());
    }
    if value.is_infinite() {
        return Ok(if value > 0.0 { "Infinity" } else { "-Infinity" }.into());
    }
    let negative = value.is_sign_negative();
    let magnitude = value.abs();
    let fixed = |decimals: i32| Digits::of_fixed(&format!("{magnitude:.*}", decimals.max(0) as usize), negative);
    let significant = |count: usize| Digits::of_scientific(&format!("{magnitude:.*e}", count.max(1) - 1), negative);
    match letter.to_ascii_uppercase() {
        '\0' => Ok(custom(significant(width.custom_digits()), format)),
        'C' | 'F' | 'N' => {
            let decimals = if precision < 0 { 2 } else { precision };
            format_digits(fixed(decimals), letter, decimals, format)
        }
        'P' => {
            let decimals = if precision < 0 { 2 } else { precision };
            format_digits(fixed(decimals + 2), letter, decimals, format)
        }
        'E' => {
            let decimals = if precision < 0 { 6 } else { precision };
            format_digits(significant(decimals as usize + 1), letter, decimals, format)
        }
        'G' if precision > 0 => format_digits(significant(precision as usize), letter, precision, format),
        'G' | 'R' => {
            let number = Digits::of_scientific(&shortest(magnitude, width), negative);
            let count = width.round_trip_digits().max(number.digits.len() as i32);
            let mark = if letter.is_ascii_lowercase() { 'e' } else { 'E' };
            let mut text = String::from(if negative { "-" } else { "" });
            general(&mut text, &number, count, mark, false);
            Ok(text)
        }
        _ => Err(FormatError),
    }
}

/// `d.ddde±x` with the fewest digits that give the same value of that width.
fn shortest(magnitude: f64, width: FloatWidth) -> String {
    match width {
        FloatWidth::Double => format!("{magnitude:e}"),
        FloatWidth::Single => format!("{:e}", magnitude as f32),
        FloatWidth::Half => {
            let wanted = half_from_f64(magnitude);
            for digits in 0..5 {
                let text = format!("{magnitude:.digits$e}");
                if text.parse::<f64>().is_ok_and(|v| half_from_f64(v) == wanted) {
                    return text;
                }
            }
            format!("{magnitude:e}")
        }
    }
}

/// Text of a double as `ToString()` gives it.
pub fn float_text(value: f64, width: FloatWidth) -> String {
    format_float(value, width, "").unwrap_or_default()
}

/// Bits of the nearest binary16, ties to even.
pub fn half_from_f64(value: f64) -> u16 {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = value.abs();
    if value.is_nan() {
        return sign | 0x7E00;
    }
    if magnitude >= 65520.0 {
        return sign | 0x7C00;
    }
    // The spacing of halves near the value: 2^-24 below 2^-14, then exponent - 10.
    let exponent = if magnitude < 6.103_515_625e-5 { -14 } else { ((magnitude.to_bits() >> 52) as i32) - 1023 };
    let unit = 2f64.powi(exponent - 10);
    let steps = (magnitude / unit).round_ties_even() as u32;
    let base = if exponent == -14 && magnitude < 6.103_515_625e-5 { 0 } else { ((exponent + 15) as u32) << 10 };
    let bits = if base == 0 { steps } else { base + steps - 1024 };
    sign | bits as u16
}

/// The exact value of a binary16.
pub fn half_to_f32(bits: u16) -> f32 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let exponent = i32::from((bits >> 10) & 31);
    let mantissa = f32::from(bits & 0x3FF);
    match exponent {
        0 => sign * mantissa * 2f32.powi(-24),
        31 if mantissa == 0.0 => sign * f32::INFINITY,
        31 => f32::NAN,
        _ => sign * (1.0 + mantissa / 1024.0) * 2f32.powi(exponent - 15),
    }
}

/// A standard format (or custom, for `\0`) on digits.
fn format_digits(mut number: Digits, letter: char, precision: i32, format: &str) -> Formatted {
    let rounded = number.kind == Kind::Float;
    let mut text = String::new();
    match letter.to_ascii_uppercase() {
        '\0' => return Ok(custom(number, format)),
        'C' => {
            let decimals = if precision < 0 { 2 } else { precision };
            number.round(number.scale + decimals, rounded);
            let (before, after) = if number.negative { ("(\u{A4}", ")") } else { ("\u{A4}", "") };
            text.push_str(before);
            fixed(&mut text, &number, decimals, true);
            text.push_str(after);
        }
        'F' => {
            let decimals = if precision < 0 { 2 } else { precision };
            number.round(number.scale + decimals, rounded);
            sign(&mut text, &number);
            fixed(&mut text, &number, decimals, false);
        }
        'N' => {
            let decimals = if precision < 0 { 2 } else { precision };
            number.round(number.scale + decimals, rounded);
            sign(&mut text, &number);
            fixed(&mut text, &number, decimals, true);
        }
        'P' => {
            let decimals = if precision < 0 { 2 } else { precision };
            if !number.is_zero() || number.kind == Kind::Decimal {
                number.scale += 2;
            }
            number.round(number.scale + decimals, rounded);
            sign(&mut text, &number);
            fixed(&mut text, &number, decimals, true);
            text.push_str(" %");
        }
        'E' => {
            let decimals = if precision < 0 { 6 } else { precision };
            number.round(decimals + 1, rounded);
            sign(&mut text, &number);
            scientific(&mut text, &number, decimals, letter);
        }
        'G' => {
            let mark = if letter == 'g' { 'e' } else { 'E' };
            if number.kind == Kind::Decimal && precision < 1 {
                // All digits, trailing zeros too.
                if !number.is_zero() {
                    sign(&mut text, &number);
                }
                let count = number.digits.len() as i32;
                general(&mut text, &number, count, mark, true);
            } else {
                let count = if precision < 1 { number.digits.len() as i32 } else { precision };
                number.round(count, rounded);
                sign(&mut text, &number);
                general(&mut text, &number, count, mark, false);
            }
        }
        _ => return Err(FormatError),
    }
    Ok(text)
}

fn sign(text: &mut String, number: &Digits) {
    if number.negative {
        text.push('-');
    }
}

fn fixed(text: &mut String, number: &Digits, decimals: i32, grouped: bool) {
    let digit = |index: i32| number.digits.get(index as usize).map_or('0', |&d| char::from(d));
    if number.scale > 0 {
        for i in 0..number.scale {
            if grouped && i > 0 && (number.scale - i) % 3 == 0 {
                text.push(',');
            }
            text.push(digit(i));
        }
    } else {
        text.push('0');
    }
    if decimals > 0 {
        text.push('.');
        for i in 0..decimals {
            let index = number.scale + i;
            text.push(if index < 0 { '0' } else { digit(index) });
        }
    }
}

fn scientific(text: &mut String, number: &Digits, decimals: i32, mark: char) {
    let digit = |index: usize| number.digits.get(index).map_or('0', |&d| char::from(d));
    text.push(digit(0));
    if decimals > 0 {
        text.push('.');
        for i in 1..=decimals as usize {
            text.push(digit(i));
        }
    }
    let exponent = if number.is_zero() { 0 } else { number.scale - 1 };
    exponent_part(text, exponent, mark, 3, true);
}

fn exponent_part(text: &mut String, exponent: i32, mark: char, digits: usize, plus: bool) {
    text.push(mark);
    if exponent < 0 {
        text.push('-');
    } else if plus {
        text.push('+');
    }
    text.push_str(&format!("{:0digits$}", exponent.unsigned_abs()));
}

fn general(text: &mut String, number: &Digits, count: i32, mark: char, never_scientific: bool) {
    let mut position = number.scale;
    let mut is_scientific = false;
    if !never_scientific && (position > count || position < -3) {
        position = 1;
        is_scientific = true;
    }
    let mut digits = number.digits.iter().map(|&d| char::from(d)).peekable();
    if position > 0 {
        for _ in 0..position {
            text.push(digits.next().unwrap_or('0'));
        }
        position = 0;
    } else {
        text.push('0');
    }
    if digits.peek().is_some() || position < 0 {
        text.push('.');
        for _ in position..0 {
            text.push('0');
        }
        text.extend(digits);
    }
    if is_scientific {
        exponent_part(text, number.scale - 1, mark, 2, true);
    }
}

/// Start of a section of a custom format (sections are separated by `;`); 0 if it has none or it is empty.
fn section_start(format: &[char], mut section: usize) -> usize {
    if section == 0 {
        return 0;
    }
    let mut at = 0;
    while at < format.len() {
        let c = format[at];
        at += 1;
        match c {
            '\'' | '"' => {
                while at < format.len() && format[at] != c {
                    at += 1;
                }
                at += 1;
            }
            '\\' => at += 1,
            ';' => {
                section -= 1;
                if section == 0 {
                    return if at < format.len() && format[at] != ';' { at } else { 0 };
                }
            }
            '\0' => return 0,
            _ => {}
        }
    }
    0
}

/// What a section of a custom format asks for.
#[derive(Default)]
struct Layout {
    digits: i32,
    decimal: i32,
    first_zero: i32,
    last_zero: i32,
    scientific: bool,
    grouped: bool,
    scale: i32,
}

fn read_layout(format: &[char], start: usize) -> Layout {
    let mut layout = Layout { decimal: -1, first_zero: i32::MAX, ..Layout::default() };
    let (mut comma, mut commas) = (-1, 0);
    let mut at = start;
    while at < format.len() {
        let c = format[at];
        at += 1;
        match c {
            '\0' | ';' => break,
            '#' => layout.digits += 1,
            '0' => {
                if layout.first_zero == i32::MAX {
                    layout.first_zero = layout.digits;
                }
                layout.digits += 1;
                layout.last_zero = layout.digits;
            }
            '.' => {
                if layout.decimal < 0 {
                    layout.decimal = layout.digits;
                }
            }
            ',' => {
                if layout.digits > 0 && layout.decimal < 0 {
                    if comma >= 0 {
                        if comma == layout.digits {
                            commas += 1;
                            continue;
                        }
                        layout.grouped = true;
                    }
                    comma = layout.digits;
                    commas = 1;
                }
            }
            '%' => layout.scale += 2,
            '\u{2030}' => layout.scale += 3,
            '\'' | '"' => {
                while at < format.len() && format[at] != c {
                    at += 1;
                }
                at += 1;
            }
            '\\' => at += 1,
            'E' | 'e' => {
                let next = format.get(at).copied();
                let signed = matches!(next, Some('+' | '-')) && format.get(at + 1) == Some(&'0');
                if next == Some('0') || signed {
                    at += 1;
                    while format.get(at) == Some(&'0') {
                        at += 1;
                    }
                    layout.scientific = true;
                }
            }
            _ => {}
        }
    }
    if layout.decimal < 0 {
        layout.decimal = layout.digits;
    }
    if comma >= 0 {
        if comma == layout.decimal {
            layout.scale -= commas * 3;
        } else {
            layout.grouped = true;
        }
    }
    layout
}

/// A custom format.
fn custom(mut number: Digits, format: &str) -> String {
    let format: Vec<char> = format.chars().collect();
    let mut section = section_start(&format, if number.is_zero() { 2 } else { usize::from(number.negative) });
    let layout = loop {
        let layout = read_layout(&format, section);
        if number.is_zero() {
            if number.kind != Kind::Float {
                number.negative = false;
            }
            number.scale = 0;
        } else {
            number.scale += layout.scale;
            let count = if layout.scientific { layout.digits } else { number.scale + layout.digits - layout.decimal };
            number.round(count, false);
            if number.is_zero() {
                let zero = section_start(&format, 2);
                if zero != section {
                    section = zero;
                    continue;
                }
            }
        }
        break layout;
    };

    let first = if layout.first_zero < layout.decimal { layout.decimal - layout.first_zero } else { 0 };
    let last = if layout.last_zero > layout.decimal { layout.decimal - layout.last_zero } else { 0 };
    let (mut position, mut adjust) = if layout.scientific {
        (layout.decimal, 0)
    } else {
        (number.scale.max(layout.decimal), number.scale - layout.decimal)
    };
    // Positions (counted from the decimal point) after which a separator comes.
    let mut separators = Vec::new();
    if layout.grouped {
        let count = first.max(position + adjust.min(0));
        let mut at = 3;
        while count > at {
            separators.push(at);
            at += 3;
        }
    }

    let mut text = String::new();
    if number.negative && section == 0 && number.scale != 0 {
        text.push('-');
    }
    let mut digits = number.digits.iter().map(|&d| char::from(d)).peekable();
    let mut scientific = layout.scientific;
    let mut decimal_written = false;
    let mut at = section;
    let separate = |text: &mut String, position: i32, separators: &mut Vec<i32>| {
        if position > 1 && separators.last() == Some(&(position - 1)) {
            text.push(',');
            separators.pop();
        }
    };
    while at < format.len() {
        let c = format[at];
        at += 1;
        if c == '\0' || c == ';' {
            break;
        }
        if adjust > 0 && matches!(c, '#' | '0' | '.') {
            while adjust > 0 {
                text.push(digits.next().unwrap_or('0'));
                separate(&mut text, position, &mut separators);
                position -= 1;
                adjust -= 1;
            }
        }
        match c {
            '#' | '0' => {
                let digit = if adjust < 0 {
                    adjust += 1;
                    (position <= first).then_some('0')
                } else {
                    digits.next().or((position > last).then_some('0'))
                };
                if let Some(digit) = digit {
                    text.push(digit);
                    separate(&mut text, position, &mut separators);
                }
                position -= 1;
            }
            '.' => {
                if position != 0 || decimal_written {
                    continue;
                }
                if last < 0 || (layout.decimal < layout.digits && digits.peek().is_some()) {
                    text.push('.');
                    decimal_written = true;
                }
            }
            '%' | '\u{2030}' => text.push(c),
            ',' => {}
            '\'' | '"' => {
                while at < format.len() && format[at] != c {
                    text.push(format[at]);
                    at += 1;
                }
                at += 1;
            }
            '\\' => {
                if let Some(&next) = format.get(at) {
                    text.push(next);
                    at += 1;
                }
            }
            'E' | 'e' => {
                if scientific {
                    let next = format.get(at).copied();
                    let mut zeros = 0;
                    let mut plus = false;
                    if next == Some('0') {
                        zeros += 1;
                    } else if next == Some('+') && format.get(at + 1) == Some(&'0') {
                        plus = true;
                    } else if !(next == Some('-') && format.get(at + 1) == Some(&'0')) {
                        text.push(c);
                        continue;
                    }
                    at += 1;
                    while format.get(at) == Some(&'0') {
                        zeros += 1;
                        at += 1;
                    }
                    let exponent = if number.is_zero() { 0 } else { number.scale - layout.decimal };
                    exponent_part(&mut text, exponent, c, zeros.min(10), plus);
                    scientific = false;
                } else {
                    text.push(c);
                    if let Some(&next @ ('+' | '-')) = format.get(at) {
                        text.push(next);
                        at += 1;
                    }
                    while format.get(at) == Some(&'0') {
                        text.push('0');
                        at += 1;
                    }
                }
            }
            _ => text.push(c),
        }
    }
    if number.negative && section == 0 && number.scale == 0 && !text.is_empty() {
        text.insert(0, '-');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn double(value: f64, format: &str) -> String {
        format_float(value, FloatWidth::Double, format).unwrap_or_else(|_| "error".into())
    }

    fn integer(value: i64, format: &str) -> String {
        format_integer(&value.to_string(), value as u128, 64, format).unwrap_or_else(|_| "error".into())
    }

    #[test]
    fn standard_formats_of_doubles() {
        for (value, format, text) in [
            (2.5, "F0", "2"),
            (3.5, "F0", "4"),
            (0.125, "F2", "0.12"),
            (1234.5678, "N", "1,234.57"),
            (1234.5678, "E", "1.234568E+003"),
            (0.00001234, "G2", "1.2E-05"),
            (123_456_789.0, "G4", "1.235E+08"),
            (1e16, "", "10000000000000000"),
            (1e17, "", "1E+17"),
            (-0.0, "", "-0"),
            (0.1234, "P", "12.34 %"),
            (1e20, "F0", "100000000000000000000"),
            (0.1, "F20", "0.10000000000000000555"),
        ] {
            assert_eq!(double(value, format), text, "{value} {format}");
        }
    }

    #[test]
    fn custom_formats() {
        for (value, format, text) in [
            (3.14159, "000.00", "003.14"),
            (0.5, "#.##", ".5"),
            (1_234_567.891, "#,##0.##", "1,234,567.89"),
            (-3.0, "0.0;(0.0)", "(3.0)"),
            (0.0, "0.0;(0.0);zero", "zero"),
            (0.25, "0%", "25%"),
            (-0.004, "0.00", "-0.00"),
            (-0.0, "##0.0E+0", "-000.0E+0"),
        ] {
            assert_eq!(double(value, format), text, "{value} {format}");
        }
    }

    #[test]
    fn integers() {
        for (value, format, text) in [
            (255, "X4", "00FF"),
            (-1, "X", "FFFFFFFFFFFFFFFF"),
            (1_234_567, "N0", "1,234,567"),
            (1_234_567, "G3", "1.23E+06"),
            (-42, "D5", "-00042"),
            (5_551_234_567, "(000) 000-0000", "(555) 123-4567"),
            (5, "Q", "error"),
        ] {
            assert_eq!(integer(value, format), text, "{value} {format}");
        }
    }

    #[test]
    fn decimals_keep_their_zeros() {
        assert_eq!(format_decimal("1.10", ""), Ok("1.10".into()));
        assert_eq!(format_decimal("0.00", ""), Ok("0.00".into()));
        assert_eq!(format_decimal("12.5", "F0"), Ok("13".into()));
        assert_eq!(format_decimal("-0.001", "F2"), Ok("0.00".into()));
    }

    #[test]
    fn halves() {
        assert_eq!(half_from_f64(1.0), 0x3C00);
        assert_eq!(half_from_f64(65504.0), 0x7BFF);
        assert_eq!(float_text(f64::from(half_to_f32(0x7BFF)), FloatWidth::Half), "65500");
        assert_eq!(float_text(f64::from(half_to_f32(1)), FloatWidth::Half), "6E-08");
    }
}
