//! System.Math, System.MathF, System.Numerics.BitOperations, System.BitConverter.

use super::Table;

macro_rules! f64s {
    ($($name:literal => |$x:ident| $value:expr;)*) => {
        &[$(($name, |_, a| { let $x = a.f64(0); a.give_f64($value) }),)*]
    };
}
macro_rules! f32s {
    ($($name:literal => |$x:ident| $value:expr;)*) => {
        &[$(($name, |_, a| { let $x = a.f32(0); a.give_f32($value) }),)*]
    };
}

/// As C libraries compute it: no overflow for large arguments.
fn asinh(x: f64) -> f64 {
    let magnitude = x.abs();
    let value = if !x.is_finite() || magnitude < 1e-8 {
        return x;
    } else if magnitude > 268_435_456.0 {
        magnitude.ln() + std::f64::consts::LN_2
    } else if magnitude > 2.0 {
        (2.0 * magnitude + 1.0 / ((x * x + 1.0).sqrt() + magnitude)).ln()
    } else {
        let square = x * x;
        (magnitude + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    value.copysign(x)
}

fn acosh(x: f64) -> f64 {
    if x.is_nan() || x < 1.0 {
        f64::NAN
    } else if x > 268_435_456.0 {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    }
}

/// As glibc before 2.41 computes it, to the last bit, whatever C library this is built with: of the fraction in [0.5, 1) a polynomial guess, then
/// one step of Halley's method; and a third of the exponent. Not correctly rounded: `cbrt(27)` is 3.0000000000000004.
fn cbrt(x: f64) -> f64 {
    const GUESS: [f64; 7] = [
        -0.145_263_899_385_486_37,
        0.784_932_344_976_639_2,
        -1.834_692_774_836_130_8,
        2.446_931_225_635_344_4,
        -2.114_994_941_673_713,
        1.508_191_937_815_849,
        0.354_895_765_043_919_84,
    ];
    const ROOT_OF_2: f64 = 1.259_921_049_894_873_2;
    const ROOT_OF_4: f64 = 1.587_401_051_968_199_6;
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let (bits, below) = if x.is_normal() { (x.to_bits(), 0) } else { ((x * 2f64.powi(54)).to_bits(), 54) };
    let exponent = ((bits >> 52) & 0x7FF) as i32 - 1022 - below;
    let fraction = f64::from_bits((bits & ((1 << 52) - 1)) | (1022 << 52));
    let guess = GUESS[1..].iter().fold(GUESS[0], |sum, coefficient| sum * fraction + coefficient);
    let cube = guess * guess * guess;
    let root = guess * (cube + 2.0 * fraction) / (2.0 * cube + fraction);
    let factor = match exponent % 3 {
        -2 => 1.0 / ROOT_OF_4,
        -1 => 1.0 / ROOT_OF_2,
        1 => ROOT_OF_2,
        2 => ROOT_OF_4,
        _ => 1.0,
    };
    scale(root * factor, exponent / 3).copysign(x)
}

pub(super) const DOUBLES: Table = f64s! {
    "Math.Sqrt" => |x| x.sqrt();
    "Math.Cbrt" => |x| cbrt(x);
    "Math.Exp" => |x| x.exp();
    "Math.Exp2" => |x| x.exp2();
    "Math.Log" => |x| x.ln();
    "Math.Log2" => |x| x.log2();
    "Math.Log10" => |x| x.log10();
    "Math.Sin" => |x| x.sin();
    "Math.Cos" => |x| x.cos();
    "Math.Tan" => |x| x.tan();
    "Math.Asin" => |x| x.asin();
    "Math.Acos" => |x| x.acos();
    "Math.Atan" => |x| x.atan();
    "Math.Sinh" => |x| x.sinh();
    "Math.Cosh" => |x| x.cosh();
    "Math.Tanh" => |x| x.tanh();
    "Math.Asinh" => |x| asinh(x);
    "Math.Acosh" => |x| acosh(x);
    "Math.Atanh" => |x| x.atanh();
    "Math.Floor" => |x| x.floor();
    "Math.Ceiling" => |x| x.ceil();
    "Math.Truncate" => |x| x.trunc();
    "Math.Round" => |x| x.round_ties_even();
    "Math.Abs" => |x| x.abs();
};

pub(super) const SINGLES: Table = f32s! {
    "MathF.Sqrt" => |x| x.sqrt();
    "MathF.Cbrt" => |x| x.cbrt();
    "MathF.Exp" => |x| x.exp();
    "MathF.Log" => |x| x.ln();
    "MathF.Log2" => |x| x.log2();
    "MathF.Log10" => |x| x.log10();
    "MathF.Sin" => |x| x.sin();
    "MathF.Cos" => |x| x.cos();
    "MathF.Tan" => |x| x.tan();
    "MathF.Asin" => |x| x.asin();
    "MathF.Acos" => |x| x.acos();
    "MathF.Atan" => |x| x.atan();
    "MathF.Sinh" => |x| x.sinh();
    "MathF.Cosh" => |x| x.cosh();
    "MathF.Tanh" => |x| x.tanh();
    "MathF.Asinh" => |x| x.asinh();
    "MathF.Acosh" => |x| x.acosh();
    "MathF.Atanh" => |x| x.atanh();
    "MathF.Floor" => |x| x.floor();
    "MathF.Ceiling" => |x| x.ceil();
    "MathF.Truncate" => |x| x.trunc();
    "MathF.Round" => |x| x.round_ties_even();
    "MathF.Abs" => |x| x.abs();
};

pub(super) const TABLE: Table = &[
    ("Math.Atan2", |_, a| a.give_f64(a.f64(0).atan2(a.f64(1)))),
    ("Math.Pow", |_, a| a.give_f64(power(a.f64(0), a.f64(1)))),
    ("Math.Hypot", |_, a| a.give_f64(a.f64(0).hypot(a.f64(1)))),
    ("Math.FusedMultiplyAdd", |_, a| a.give_f64(a.f64(0).mul_add(a.f64(1), a.f64(2)))),
    ("Math.IEEERemainder", |_, a| a.give_f64(ieee_remainder(a.f64(0), a.f64(1)))),
    ("Math.ScaleB", |_, a| a.give_f64(scale(a.f64(0), a.i32(1)))),
    ("Math.MultiplyHigh", |_, a| a.give(((u128::from(a.slot(0)) * u128::from(a.slot(1))) >> 64) as u64)),
    ("MathF.Atan2", |_, a| a.give_f32(a.f32(0).atan2(a.f32(1)))),
    ("MathF.Pow", |_, a| a.give_f32(a.f32(0).powf(a.f32(1)))),
    ("MathF.FusedMultiplyAdd", |_, a| a.give_f32(a.f32(0).mul_add(a.f32(1), a.f32(2)))),
    ("MathF.IEEERemainder", |_, a| a.give_f32(ieee_remainder(f64::from(a.f32(0)), f64::from(a.f32(1))) as f32)),
    ("BitOperations.LeadingZeroCount/uint", |_, a| a.give_i32((a.slot(0) as u32).leading_zeros() as i32)),
    ("BitOperations.LeadingZeroCount/ulong", |_, a| a.give_i32(a.slot(0).leading_zeros() as i32)),
    ("BitOperations.TrailingZeroCount/uint", |_, a| a.give_i32((a.slot(0) as u32).trailing_zeros() as i32)),
    ("BitOperations.TrailingZeroCount/ulong", |_, a| a.give_i32(a.slot(0).trailing_zeros() as i32)),
    ("BitOperations.PopCount/uint", |_, a| a.give_i32((a.slot(0) as u32).count_ones() as i32)),
    ("BitOperations.PopCount/ulong", |_, a| a.give_i32(a.slot(0).count_ones() as i32)),
    ("BitConverter.DoubleToInt64Bits", |_, a| a.give(a.slot(0))),
    ("BitConverter.Int64BitsToDouble", |_, a| a.give(a.slot(0))),
    ("BitConverter.SingleToInt32Bits", |_, a| a.give(u64::from(a.slot(0) as u32))),
    ("BitConverter.Int32BitsToSingle", |_, a| a.give(u64::from(a.slot(0) as u32))),
];

fn power(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if x == -1.0 && y.is_infinite() {
        return 1.0;
    }
    x.powf(y)
}

/// The remainder with the quotient rounded to the nearest integer, ties to even.
fn ieee_remainder(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x.is_infinite() || y == 0.0 {
        return f64::NAN;
    }
    if y.is_infinite() {
        return x;
    }
    let regular = x % y;
    if regular == 0.0 {
        return if x.is_sign_negative() { -0.0 } else { 0.0 };
    }
    let alternative = regular - y.abs() * x.signum();
    match alternative.abs().partial_cmp(&regular.abs()) {
        Some(std::cmp::Ordering::Equal) => {
            let quotient = x / y;
            let rounded = quotient.round_ties_even();
            if (x - rounded * y).abs() <= regular.abs() && (rounded % 2.0) == 0.0 && rounded.abs() > quotient.abs() {
                alternative
            } else {
                regular
            }
        }
        Some(std::cmp::Ordering::Less) => alternative,
        _ => regular,
    }
}

/// x · 2ⁿ with one rounding.
fn scale(x: f64, n: i32) -> f64 {
    let mut result = x;
    let mut n = n.clamp(-4400, 4400);
    while n > 1023 {
        result *= 2f64.powi(1023);
        n -= 1023;
    }
    while n < -969 {
        result *= 2f64.powi(-969);
        n += 969;
    }
    result * 2f64.powi(n)
}
