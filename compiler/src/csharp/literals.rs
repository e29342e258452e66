//! Constants, array initializers and operators as text.

use super::body::Writer;
use super::expressions::primary;
use crate::hir::expr::DecimalBits;
use crate::hir::*;

impl Writer<'_, '_> {
    pub(super) fn literal(&self, value: &Const, ty: Ty) -> String {
        let world = self.names.world;
        let special = world.special_of(ty);
        let cast = |text: String| {
            let shown = self.names.ty(ty);
            if shown == "int" { text } else { format!("({shown}){}", primary(&text)) }
        };
        match value {
            Const::Null => "null".into(),
            Const::Bool(value) => value.to_string(),
            Const::Char(unit) => format!("'{}'", escape_unit(*unit, '\'')),
            Const::Int(value) => match special {
                Some(Special::Int32) => value.to_string(),
                Some(Special::Int64) => format!("{value}L"),
                _ => cast(value.to_string()),
            },
            Const::UInt(value) => match special {
                Some(Special::UInt32) => format!("{value}U"),
                Some(Special::UInt64) => format!("{value}UL"),
                _ => cast(value.to_string()),
            },
            Const::Float(value) if value.is_finite() => format!("{value:?}F"),
            Const::Double(value) if value.is_finite() => format!("{value:?}D"),
            Const::Float(value) => format!("float.{}", not_finite(f64::from(*value))),
            Const::Double(value) => format!("double.{}", not_finite(*value)),
            Const::Decimal(bits) => decimal(bits),
            Const::String(units) => {
                let text: String = units.iter().map(|&u| escape_unit(u, '"')).collect();
                format!("\"{text}\"")
            }
        }
    }
}

fn not_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "PositiveInfinity"
    } else {
        "NegativeInfinity"
    }
}

fn escape_unit(unit: u16, quote: char) -> String {
    match char::from_u32(u32::from(unit)) {
        Some(c) if c == quote || c == '\\' => format!("\\{c}"),
        Some('\n') => "\\n".into(),
        Some('\r') => "\\r".into(),
        Some('\t') => "\\t".into(),
        Some(c) if !c.is_control() && c.is_ascii() => c.to_string(),
        Some(c) if c.is_alphanumeric() => c.to_string(),
        _ => format!("\\u{unit:04x}"),
    }
}

fn decimal(bits: &DecimalBits) -> String {
    let mantissa = u128::from(bits.hi) << 64 | u128::from(bits.mid) << 32 | u128::from(bits.lo);
    let mut digits = mantissa.to_string();
    let scale = usize::from(bits.scale);
    if scale > 0 {
        if digits.len() <= scale {
            digits = format!("{}{digits}", "0".repeat(scale + 1 - digits.len()));
        }
        digits.insert(digits.len() - scale, '.');
    }
    let sign = if bits.negative { "-" } else { "" };
    format!("{sign}{digits}M")
}

/// `{ a, b }`, nested for more than one dimension.
pub(super) fn nested(elements: &[String], lengths: &[u32]) -> String {
    let Some((first, rest)) = lengths.split_first() else { return format!("{{ {} }}", elements.join(", ")) };
    if rest.is_empty() || elements.is_empty() {
        return format!("{{ {} }}", elements.join(", "));
    }
    let size = elements.len() / (*first).max(1) as usize;
    let parts: Vec<String> = elements.chunks(size.max(1)).map(|c| nested(c, rest)).collect();
    format!("{{ {} }}", parts.join(", "))
}

pub(super) fn operator_call(name: &str, args: &[String]) -> Option<String> {
    let sign = match name {
        "op_Addition" | "op_UnaryPlus" => "+",
        "op_Subtraction" | "op_UnaryNegation" => "-",
        "op_Multiply" => "*",
        "op_Division" => "/",
        "op_Modulus" => "%",
        "op_BitwiseAnd" => "&",
        "op_BitwiseOr" => "|",
        "op_ExclusiveOr" => "^",
        "op_LeftShift" => "<<",
        "op_RightShift" => ">>",
        "op_UnsignedRightShift" => ">>>",
        "op_Equality" => "==",
        "op_Inequality" => "!=",
        "op_LessThan" => "<",
        "op_LessThanOrEqual" => "<=",
        "op_GreaterThan" => ">",
        "op_GreaterThanOrEqual" => ">=",
        "op_LogicalNot" => "!",
        "op_OnesComplement" => "~",
        "op_True" => return args.first().map(|a| format!("({a} ? true : false)")),
        "op_False" => return args.first().map(|a| format!("({a} ? false : true)")),
        _ => return None,
    };
    match args {
        [operand] => Some(format!("{sign}{}", primary(operand))),
        [left, right] => Some(format!("({} {sign} {})", primary(left), primary(right))),
        _ => None,
    }
}
