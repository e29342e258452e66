//! System.Int128, UInt128 and Half: what 64-bit code cannot say simply.

use super::{Arguments, Interruption, NativeResult, Table, number_text, throw_new};

pub(super) const TABLE: Table = &[
    ("Int128.Multiply", |_, a| give(a, wide(a, 0).wrapping_mul(wide(a, 2)))),
    ("Int128.MultiplyOverflows", |_, a| a.give_bool((wide(a, 0) as i128).checked_mul(wide(a, 2) as i128).is_none())),
    ("Int128.Divide", |_, a| {
        not_zero(a)?;
        match (wide(a, 0) as i128).checked_div(wide(a, 2) as i128) {
            Some(value) => give(a, value as u128),
            None => throw_new("System.OverflowException", "Arithmetic operation resulted in an overflow."),
        }
    }),
    ("Int128.Remainder", |_, a| {
        not_zero(a)?;
        give(a, (wide(a, 0) as i128).wrapping_rem(wide(a, 2) as i128) as u128)
    }),
    ("Int128.ToDouble", |_, a| a.give_f64(wide(a, 0) as i128 as f64)),
    ("Int128.ToSingle", |_, a| a.give_f32(wide(a, 0) as i128 as f32)),
    ("Int128.FromDouble", |_, a| give(a, a.f64(0) as i128 as u128)),
    ("UInt128.Multiply", |_, a| give(a, wide(a, 0).wrapping_mul(wide(a, 2)))),
    ("UInt128.MultiplyOverflows", |_, a| a.give_bool(wide(a, 0).checked_mul(wide(a, 2)).is_none())),
    ("UInt128.Divide", |_, a| {
        not_zero(a)?;
        give(a, wide(a, 0) / wide(a, 2))
    }),
    ("UInt128.Remainder", |_, a| {
        not_zero(a)?;
        give(a, wide(a, 0) % wide(a, 2))
    }),
    ("UInt128.ToDouble", |_, a| a.give_f64(wide(a, 0) as f64)),
    ("UInt128.ToSingle", |_, a| a.give_f32(wide(a, 0) as f32)),
    ("UInt128.FromDouble", |_, a| give(a, a.f64(0) as u128)),
    ("Half.ToSingle", |_, a| a.give_f32(half_to_single(a.slot(0) as u16))),
    ("Half.FromDouble", |_, a| a.give(u64::from(number_text::to_half(a.f64(0) as f32)))),
];

fn wide(a: Arguments, index: usize) -> u128 {
    u128::from(a.slot(index)) | u128::from(a.slot(index + 1)) << 64
}

fn give(a: Arguments, value: u128) -> NativeResult {
    a.set(0, value as u64);
    a.set(1, (value >> 64) as u64);
    Ok(())
}

fn not_zero(a: Arguments) -> Result<(), Interruption> {
    if wide(a, 2) == 0 {
        return throw_new("System.DivideByZeroException", "Attempted to divide by zero.");
    }
    Ok(())
}

fn half_to_single(bits: u16) -> f32 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let exponent = i32::from(bits >> 10 & 0x1F);
    let fraction = f32::from(bits & 0x3FF);
    match exponent {
        0 => sign * fraction * 2f32.powi(-24),
        31 if fraction == 0.0 => sign * f32::INFINITY,
        31 => f32::NAN,
        _ => sign * (1024.0 + fraction) * 2f32.powi(exponent - 25),
    }
}
