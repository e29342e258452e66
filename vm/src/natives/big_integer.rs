//! System.Numerics.BigInteger: numbers as two's complement bytes, little endian, shortest; a null array is 0.

use num_bigint::{BigInt, Sign};

use super::encoding::give_bytes;
use super::{Arguments, NativeResult, Table, throw_new};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("BigInteger.Add", |vm, a| give_big(vm, a, big(a, 0) + big(a, 1))),
    ("BigInteger.Subtract", |vm, a| give_big(vm, a, big(a, 0) - big(a, 1))),
    ("BigInteger.Multiply", |vm, a| give_big(vm, a, big(a, 0) * big(a, 1))),
    ("BigInteger.Divide", |vm, a| {
        let divisor = big(a, 1);
        if divisor.sign() == Sign::NoSign {
            return divide_by_zero();
        }
        give_big(vm, a, big(a, 0) / divisor)
    }),
    ("BigInteger.Remainder", |vm, a| {
        let divisor = big(a, 1);
        if divisor.sign() == Sign::NoSign {
            return divide_by_zero();
        }
        give_big(vm, a, big(a, 0) % divisor)
    }),
    ("BigInteger.And", |vm, a| give_big(vm, a, big(a, 0) & big(a, 1))),
    ("BigInteger.Or", |vm, a| give_big(vm, a, big(a, 0) | big(a, 1))),
    ("BigInteger.Xor", |vm, a| give_big(vm, a, big(a, 0) ^ big(a, 1))),
    ("BigInteger.Negate", |vm, a| give_big(vm, a, -big(a, 0))),
    ("BigInteger.ShiftLeft", |vm, a| give_big(vm, a, big(a, 0) << a.i32(1).max(0) as u32)),
    ("BigInteger.ShiftRight", |vm, a| give_big(vm, a, big(a, 0) >> a.i32(1).max(0) as u32)),
    ("BigInteger.Pow", |vm, a| give_big(vm, a, big(a, 0).pow(a.i32(1).max(0) as u32))),
    ("BigInteger.ModPow", |vm, a| {
        let (value, exponent, modulus) = (big(a, 0), big(a, 1), big(a, 2));
        if modulus.sign() == Sign::NoSign {
            return divide_by_zero();
        }
        // The sign follows the dividend, as of the remainder operator.
        let magnitude = BigInt::from(modulus.magnitude().clone());
        let mut result = value.modpow(&exponent, &magnitude);
        if value.sign() == Sign::Minus && exponent.bit(0) && result.sign() != Sign::NoSign {
            result -= magnitude;
        }
        give_big(vm, a, result)
    }),
    ("BigInteger.GreatestCommonDivisor", |vm, a| {
        let (mut x, mut y) = (big(a, 0).magnitude().clone(), big(a, 1).magnitude().clone());
        while y.bits() != 0 {
            let rest = x % &y;
            x = std::mem::replace(&mut y, rest);
        }
        give_big(vm, a, BigInt::from(x))
    }),
    ("BigInteger.Compare", |_, a| a.give_i32(big(a, 0).cmp(&big(a, 1)) as i32)),
    ("BigInteger.FromDouble", |vm, a| {
        let value = a.f64(0).trunc();
        let text = format!("{value:.0}");
        give_big(vm, a, text.parse().unwrap_or_default())
    }),
];

fn divide_by_zero() -> NativeResult {
    throw_new("System.DivideByZeroException", "Attempted to divide by zero.")
}

/// A byte array argument as a big integer; null is 0.
fn big(a: Arguments, index: usize) -> BigInt {
    let reference = a.reference(index);
    if reference.is_null() { BigInt::default() } else { BigInt::from_signed_bytes_le(reference.bytes()) }
}

fn give_big(vm: &mut Vm, a: Arguments, value: BigInt) -> NativeResult {
    give_bytes(vm, a, &value.to_signed_bytes_le())
}
