//! Hoist.Runtime.Number: plain texts of numbers, and reading integers in the plain styles.

use super::number_format::{FloatWidth, float_text};
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

/// Shortest digits that read back as the same number, in .NET's form: `1E+17`, `1E-05`, `-0`, `NaN`, `Infinity`.
pub(super) fn shortest(value: f64) -> String {
    float_text(value, FloatWidth::Double)
}

fn shortest_single(value: f32) -> String {
    float_text(f64::from(value), FloatWidth::Single)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_dotnet() {
        let cases = [
            (1e17, "1E+17"),
            (1e16, "10000000000000000"),
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
