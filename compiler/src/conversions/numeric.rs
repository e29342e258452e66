//! Conversions between the built-in number types, enums and `decimal`.

use super::Strength;
use crate::hir::*;
use crate::world::World;

/// Implicit targets of each number type, by rank below.
const fn implicit_targets(from: Special) -> &'static [Special] {
    use Special::*;
    match from {
        SByte => &[Int16, Int32, Int64, IntPtr, Single, Double, Decimal],
        Byte => &[Int16, UInt16, Int32, UInt32, Int64, UInt64, IntPtr, UIntPtr, Single, Double, Decimal],
        Int16 => &[Int32, Int64, IntPtr, Single, Double, Decimal],
        UInt16 => &[Int32, UInt32, Int64, UInt64, IntPtr, UIntPtr, Single, Double, Decimal],
        Int32 => &[Int64, IntPtr, Single, Double, Decimal],
        UInt32 => &[Int64, UInt64, UIntPtr, Single, Double, Decimal],
        Int64 => &[Single, Double, Decimal],
        UInt64 => &[Single, Double, Decimal],
        IntPtr => &[Int64, Single, Double, Decimal],
        UIntPtr => &[UInt64, Single, Double, Decimal],
        Char => &[UInt16, Int32, UInt32, Int64, UInt64, IntPtr, UIntPtr, Single, Double, Decimal],
        Single => &[Double],
        _ => &[],
    }
}

/// A number type or `char`.
pub fn is_numeric(special: Special) -> bool {
    is_integral(special) || matches!(special, Special::Single | Special::Double | Special::Decimal)
}

/// An integer type or `char`.
pub fn is_integral(special: Special) -> bool {
    use Special::*;
    matches!(special, SByte | Byte | Int16 | UInt16 | Int32 | UInt32 | Int64 | UInt64 | IntPtr | UIntPtr | Char)
}

/// Whether the implicit numeric conversion exists.
pub fn is_implicit_numeric(from: Special, to: Special) -> bool {
    implicit_targets(from).contains(&to)
}

impl World {
    pub(crate) fn numeric_conversion(&mut self, from: Ty, to: Ty, strength: Strength) -> Option<Convert> {
        let from_enum = self.is_enum(from);
        let to_enum = self.is_enum(to);
        if from_enum || to_enum {
            if strength == Strength::Implicit {
                return None;
            }
            let from_number = self.strip_enum(from);
            let to_number = self.strip_enum(to);
            self.special_of(from_number).filter(|&s| is_numeric(s))?;
            self.special_of(to_number).filter(|&s| is_numeric(s))?;
            if from_number == to_number {
                return Some(Convert::Identity);
            }
            if self.special_of(from_number) == Some(Special::Decimal)
                || self.special_of(to_number) == Some(Special::Decimal)
            {
                // By way of the underlying type.
                let inner = self.numeric_conversion(from_number, to_number, Strength::Explicit)?;
                return Some(inner);
            }
            return Some(Convert::Numeric { checked: false });
        }
        let (from_special, to_special) = (self.special_of(from)?, self.special_of(to)?);
        if !is_numeric(from_special) || !is_numeric(to_special) {
            return None;
        }
        let implicit = is_implicit_numeric(from_special, to_special);
        if !implicit && strength == Strength::Implicit {
            return None;
        }
        if from_special == Special::Decimal || to_special == Special::Decimal {
            let decimal = self.decimal_ty();
            for name in ["op_Implicit", "op_Explicit"] {
                if let Some(method) = self.conversion_operator(decimal, name, from, to) {
                    return Some(Convert::Call(method));
                }
            }
            // char, nint and their like go by way of int or long.
            let middle = match (from_special, to_special) {
                (Special::IntPtr, _) | (_, Special::IntPtr) => self.long_ty(),
                (Special::UIntPtr, _) | (_, Special::UIntPtr) => self.ulong_ty(),
                _ => self.int_ty(),
            };
            if middle == from || middle == to {
                return None;
            }
            let first = self.numeric_conversion(from, middle, Strength::Explicit)?;
            let second = self.numeric_conversion(middle, to, Strength::Explicit)?;
            return Some(Convert::Then(Box::new(first), middle, Box::new(second)));
        }
        Some(Convert::Numeric { checked: false })
    }
}
