//! System.Decimal: a 96-bit magnitude, a scale of 0..=28 and a sign, with .NET's rules for the scale of results.
//!
//! Sums and products keep all digits they can (`1.0 * 1.0` is `1.00`); what does not fit is rounded once, ties to even. Quotients get as
//! many digits as fit and then lose trailing zeros.

use num_bigint::BigUint;

/// A decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    pub magnitude: u128,
    pub scale: u32,
    pub negative: bool,
}

/// The result has no representation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    Overflow,
    DivideByZero,
}

const MAX: u128 = (1 << 96) - 1;

fn power(exponent: u32) -> BigUint {
    BigUint::from(10u32).pow(exponent)
}

/// Divides by 10^drop, rounding to nearest, ties to even.
fn drop_digits(value: &BigUint, drop: u32) -> BigUint {
    let divisor = power(drop);
    let quotient = value / &divisor;
    let twice = (value % &divisor) * 2u32;
    let odd = quotient.bit(0);
    if twice > divisor || (twice == divisor && odd) { quotient + 1u32 } else { quotient }
}

impl Decimal {
    pub const ZERO: Self = Self { magnitude: 0, scale: 0, negative: false };

    /// From the two words of a value in the class library: flags, low; middle, high.
    pub fn from_words(first: u64, second: u64) -> Self {
        let flags = first as u32;
        let magnitude = u128::from(first >> 32) | u128::from(second) << 32;
        Self { magnitude, scale: flags >> 16 & 0xFF, negative: flags >> 31 != 0 }
    }

    pub fn to_words(self) -> (u64, u64) {
        let flags = u64::from(self.scale << 16 | u32::from(self.negative) << 31);
        (flags | (self.magnitude as u64) << 32, (self.magnitude >> 32) as u64)
    }

    pub fn of_integer(value: i128) -> Self {
        Self { magnitude: value.unsigned_abs(), scale: 0, negative: value < 0 }
    }

    /// Rounds a wide magnitude until it fits.
    fn fit(value: &BigUint, scale: u32, negative: bool) -> Result<Self, DecimalError> {
        let max = BigUint::from(MAX);
        let mut drop = scale.saturating_sub(28);
        // A first guess of how many digits are too many, from the number of bits.
        let excess = value.bits().saturating_sub(96);
        drop = drop.max((excess * 30103 / 100_000) as u32);
        loop {
            if drop > scale {
                return Err(DecimalError::Overflow);
            }
            let rounded = if drop == 0 { value.clone() } else { drop_digits(value, drop) };
            if rounded <= max {
                let magnitude = u128::try_from(&rounded).unwrap_or_default();
                return Ok(Self { magnitude, scale: scale - drop, negative });
            }
            drop += 1;
        }
    }

    fn aligned(self, scale: u32) -> BigUint {
        BigUint::from(self.magnitude) * power(scale - self.scale)
    }

    pub fn add(self, other: Self) -> Result<Self, DecimalError> {
        let scale = self.scale.max(other.scale);
        if self.scale == other.scale && self.negative == other.negative && self.magnitude + other.magnitude <= MAX {
            return Ok(Self { magnitude: self.magnitude + other.magnitude, ..self });
        }
        let (a, b) = (self.aligned(scale), other.aligned(scale));
        if self.negative == other.negative {
            return Self::fit(&(a + b), scale, self.negative);
        }
        let (difference, negative) = if a >= b { (a - b, self.negative) } else { (b - a, other.negative) };
        Self::fit(&difference, scale, negative)
    }

    pub fn negate(self) -> Self {
        Self { negative: !self.negative, ..self }
    }

    pub fn multiply(self, other: Self) -> Result<Self, DecimalError> {
        let negative = self.negative != other.negative;
        let scale = self.scale + other.scale;
        // .NET forgets the scale of a zero unless both factors are narrow and the scale is near the limit.
        let narrow = self.magnitude >> 32 == 0 && other.magnitude >> 32 == 0;
        if (self.magnitude == 0 || other.magnitude == 0) && !narrow || narrow && scale > 47 {
            return Ok(Self::ZERO);
        }
        if let Some(magnitude) = self.magnitude.checked_mul(other.magnitude)
            && magnitude <= MAX
            && scale <= 28
        {
            return Ok(Self { magnitude, scale, negative });
        }
        Self::fit(&(BigUint::from(self.magnitude) * BigUint::from(other.magnitude)), scale, negative)
    }

    pub fn divide(self, other: Self) -> Result<Self, DecimalError> {
        if other.magnitude == 0 {
            return Err(DecimalError::DivideByZero);
        }
        let negative = self.negative != other.negative;
        let first = other.scale.saturating_sub(self.scale);
        let base = self.scale + first - other.scale;
        let max = BigUint::from(MAX);
        let divisor = BigUint::from(other.magnitude);
        let mut dividend = BigUint::from(self.magnitude) * power(first);
        if (&dividend % &divisor) == BigUint::ZERO {
            let quotient = dividend / &divisor;
            let magnitude = u128::try_from(&quotient).ok().filter(|&m| m <= MAX).ok_or(DecimalError::Overflow)?;
            return Ok(Self { magnitude, scale: base, negative });
        }
        let mut scale = base;
        let mut quotient = &dividend / &divisor;
        if quotient > max {
            return Err(DecimalError::Overflow);
        }
        while scale < 28 && (&dividend % &divisor) != BigUint::ZERO {
            let next = &dividend * 10u32;
            let longer = &next / &divisor;
            if longer > max {
                break;
            }
            dividend = next;
            quotient = longer;
            scale += 1;
        }
        let twice = (&dividend % &divisor) * 2u32;
        if twice > divisor || (twice == divisor && quotient.bit(0)) {
            quotient += 1u32;
        }
        let mut result = Self::fit(&quotient, scale, negative)?;
        while result.scale > 0 && result.magnitude.is_multiple_of(10) {
            result.magnitude /= 10;
            result.scale -= 1;
        }
        Ok(result)
    }

    pub fn remainder(self, other: Self) -> Result<Self, DecimalError> {
        if other.magnitude == 0 {
            return Err(DecimalError::DivideByZero);
        }
        let scale = self.scale.max(other.scale);
        let (a, b) = (self.aligned(scale), other.aligned(scale));
        if a < b {
            return Ok(self);
        }
        Self::fit(&(a % b), scale, self.negative)
    }

    pub fn compare(self, other: Self) -> std::cmp::Ordering {
        if self.magnitude == 0 && other.magnitude == 0 {
            return std::cmp::Ordering::Equal;
        }
        let sign = |d: Self| {
            if d.magnitude == 0 {
                0
            } else if d.negative {
                -1
            } else {
                1
            }
        };
        let by_sign = sign(self).cmp(&sign(other));
        if by_sign.is_ne() {
            return by_sign;
        }
        let scale = self.scale.max(other.scale);
        let order = if self.scale == other.scale {
            self.magnitude.cmp(&other.magnitude)
        } else {
            self.aligned(scale).cmp(&other.aligned(scale))
        };
        if self.negative { order.reverse() } else { order }
    }

    /// `mode` as System.MidpointRounding numbers it.
    pub fn round(self, digits: u32, mode: i32) -> Self {
        if self.scale <= digits {
            return self;
        }
        let divisor = 10u128.pow(self.scale - digits);
        let mut magnitude = self.magnitude / divisor;
        let rest = self.magnitude % divisor;
        let half = divisor / 2;
        let up = match mode {
            0 => rest > half || (rest == half && magnitude % 2 == 1),
            1 => rest >= half,
            2 => false,
            3 => self.negative && rest != 0,
            _ => !self.negative && rest != 0,
        };
        if up {
            magnitude += 1;
        }
        Self { magnitude, scale: digits, negative: self.negative }
    }

    /// The whole part, sign included.
    pub fn whole(self) -> i128 {
        let magnitude = self.round(0, 2).magnitude as i128;
        if self.negative { -magnitude } else { magnitude }
    }

    pub fn to_f64(self) -> f64 {
        let low = self.magnitude as u64 as f64;
        let high = (self.magnitude >> 64) as f64;
        let value = (low + high * 18_446_744_073_709_551_616.0) / 10f64.powi(self.scale as i32);
        if self.negative { -value } else { value }
    }

    /// As .NET: so many significant digits (15 for double, 7 for float), rounded to even, without trailing zeros.
    pub fn from_f64(value: f64, exponent: i32, digits: i32) -> Result<Self, DecimalError> {
        if exponent < -94 {
            return Ok(Self::ZERO);
        }
        if exponent > 96 || value.is_nan() {
            return Err(DecimalError::Overflow);
        }
        let negative = value < 0.0;
        let mut magnitude = value.abs();
        let (low, high) = (10f64.powi(digits - 1), 10f64.powi(digits));
        let mut scale = digits - 1 - ((exponent * 19728) >> 16);
        if scale >= 0 {
            scale = scale.min(28);
            magnitude *= 10f64.powi(scale);
        } else if scale != -1 || magnitude >= high {
            magnitude /= 10f64.powi(-scale);
        } else {
            scale = 0;
        }
        if magnitude < low && scale < 28 {
            magnitude *= 10.0;
            scale += 1;
        }
        let rounded = magnitude.round_ties_even() as u128;
        if rounded == 0 {
            return Ok(Self::ZERO);
        }
        if scale < 0 {
            let magnitude = rounded * 10u128.pow(-scale as u32);
            return if magnitude > MAX {
                Err(DecimalError::Overflow)
            } else {
                Ok(Self { magnitude, scale: 0, negative })
            };
        }
        // Trailing zeros go, but no more of them than the wanted digits, in steps of 8, 4, 2 and 1.
        let mut result = Self { magnitude: rounded, scale: scale as u32, negative };
        let mut left = result.scale.min(digits as u32 - 1);
        for step in [8, 4, 2, 1] {
            let divisor = 10u128.pow(step);
            if left >= step && result.magnitude.is_multiple_of(divisor) {
                result.magnitude /= divisor;
                result.scale -= step;
                left -= step;
            }
        }
        Ok(result)
    }

    /// Plain text with all digits of the scale.
    pub fn text(self) -> String {
        let mut digits = self.magnitude.to_string();
        let scale = self.scale as usize;
        if scale > 0 {
            if digits.len() <= scale {
                digits.insert_str(0, &"0".repeat(scale + 1 - digits.len()));
            }
            digits.insert(digits.len() - scale, '.');
        }
        if self.negative && self.magnitude != 0 { format!("-{digits}") } else { digits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        let negative = text.starts_with('-');
        let text = text.trim_start_matches('-');
        let scale = text.split_once('.').map_or(0, |(_, f)| f.len() as u32);
        Decimal { magnitude: text.replace('.', "").parse().unwrap_or(0), scale, negative }
    }

    #[test]
    fn keeps_scales_as_dotnet() {
        assert_eq!(d("1.0").multiply(d("1.0")).map(Decimal::text), Ok("1.00".into()));
        assert_eq!(d("1.00").divide(d("1")).map(Decimal::text), Ok("1.00".into()));
        assert_eq!(d("10").divide(d("4")).map(Decimal::text), Ok("2.5".into()));
        assert_eq!(d("1").divide(d("3")).map(Decimal::text), Ok("0.3333333333333333333333333333".into()));
        assert_eq!(d("2").divide(d("3")).map(Decimal::text), Ok("0.6666666666666666666666666667".into()));
        assert_eq!(d("1.20").add(d("-0.20")).map(Decimal::text), Ok("1.00".into()));
        assert_eq!(d("79228162514264337593543950335").add(d("0.5")), Err(DecimalError::Overflow));
        assert_eq!(Decimal::from_f64(0.1, -3 + 1, 15).map(Decimal::text), Ok("0.1".into()));
    }
}
