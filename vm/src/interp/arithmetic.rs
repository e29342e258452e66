//! Conversions between numbers, as .NET 9 and later do them.

use hoist_bytecode::ops::{Conversion, Num};

/// A number on its way from one type to another.
#[derive(Clone, Copy)]
enum Value {
    Signed(i64),
    Unsigned(u64),
    Float(f64),
}

fn read(from: Num, bits: u64) -> Value {
    match from {
        Num::I8 => Value::Signed(i64::from(bits as i8)),
        Num::I16 => Value::Signed(i64::from(bits as i16)),
        Num::I32 => Value::Signed(i64::from(bits as i32)),
        Num::I64 => Value::Signed(bits as i64),
        Num::U8 => Value::Unsigned(u64::from(bits as u8)),
        Num::U16 => Value::Unsigned(u64::from(bits as u16)),
        Num::U32 => Value::Unsigned(u64::from(bits as u32)),
        Num::U64 => Value::Unsigned(bits),
        Num::F32 => Value::Float(f64::from(f32::from_bits(bits as u32))),
        Num::F64 => Value::Float(f64::from_bits(bits)),
    }
}

/// Extends the low bits to a register.
fn narrow(to: Num, bits: u64) -> u64 {
    match to {
        Num::I8 => bits as i8 as i64 as u64,
        Num::I16 => bits as i16 as i64 as u64,
        Num::U8 => u64::from(bits as u8),
        Num::U16 => u64::from(bits as u16),
        Num::I32 => bits as i32 as i64 as u64,
        Num::U32 => u64::from(bits as u32),
        _ => bits,
    }
}

/// `conv`: narrowing keeps the low bits, from floating point saturates.
pub(super) fn convert(code: u16, bits: u64) -> u64 {
    let Some(Conversion { from, to }) = Conversion::decode(code) else { return bits };
    match (read(from, bits), to) {
        (Value::Signed(v), Num::F32) => u64::from((v as f32).to_bits()),
        (Value::Signed(v), Num::F64) => (v as f64).to_bits(),
        (Value::Unsigned(v), Num::F32) => u64::from((v as f32).to_bits()),
        (Value::Unsigned(v), Num::F64) => (v as f64).to_bits(),
        (Value::Float(v), Num::F32) => u64::from((v as f32).to_bits()),
        (Value::Float(v), Num::F64) => v.to_bits(),
        (Value::Float(v), Num::I64) => v as i64 as u64,
        (Value::Float(v), Num::U64) => v as u64,
        (Value::Float(v), Num::U32) => u64::from(v as u32),
        (Value::Float(v), _) => narrow(to, v as i32 as u64),
        (Value::Signed(v), _) => narrow(to, v as u64),
        (Value::Unsigned(v), _) => narrow(to, v),
    }
}

/// `conv.ovf`: none when the value does not fit.
pub(super) fn convert_checked(code: u16, bits: u64) -> Option<u64> {
    let Some(Conversion { from, to }) = Conversion::decode(code) else { return Some(bits) };
    let whole: i128 = match read(from, bits) {
        Value::Signed(v) => i128::from(v),
        Value::Unsigned(v) => i128::from(v),
        Value::Float(v) => {
            if matches!(to, Num::F32 | Num::F64) {
                return Some(convert(code, bits));
            }
            if !v.is_finite() || v.abs() > 2e19 {
                return None;
            }
            v.trunc() as i128
        }
    };
    let (low, high): (i128, i128) = match to {
        Num::I8 => (i8::MIN.into(), i8::MAX.into()),
        Num::U8 => (0, u8::MAX.into()),
        Num::I16 => (i16::MIN.into(), i16::MAX.into()),
        Num::U16 => (0, u16::MAX.into()),
        Num::I32 => (i32::MIN.into(), i32::MAX.into()),
        Num::U32 => (0, u32::MAX.into()),
        Num::I64 => (i64::MIN.into(), i64::MAX.into()),
        Num::U64 => (0, u64::MAX.into()),
        Num::F32 | Num::F64 => return Some(convert(code, bits)),
    };
    (low..=high).contains(&whole).then(|| narrow(to, whole as u64))
}
