//! Numbers: `1_000`, `0xFFul`, `0b1010`, `1.5e-3f`, `.5m`.

use super::Lexer;
use crate::ast::{Literal, Span};
use crate::token::Token;

impl Lexer<'_> {
    pub(super) fn number(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let (radix, mut at) = match (byte(start), byte(start + 1)) {
            (b'0', b'x' | b'X') => (16, start + 2),
            (b'0', b'b' | b'B') => (2, start + 2),
            _ => (10, start),
        };
        let digits_start = at;
        let is_digit = |b: u8| match radix {
            16 => b.is_ascii_hexdigit() || b == b'_',
            _ => b.is_ascii_digit() || b == b'_',
        };
        while is_digit(byte(at)) {
            at += 1;
        }
        let mut is_real = false;
        if radix == 10 {
            if byte(at) == b'.' && byte(at + 1).is_ascii_digit() {
                is_real = true;
                at += 1;
                while is_digit(byte(at)) {
                    at += 1;
                }
            }
            if matches!(byte(at), b'e' | b'E') {
                let sign = usize::from(matches!(byte(at + 1), b'+' | b'-'));
                if byte(at + 1 + sign).is_ascii_digit() {
                    is_real = true;
                    at += 1 + sign;
                    while is_digit(byte(at)) {
                        at += 1;
                    }
                }
            }
        }
        let digits: String = self.text[digits_start..at].chars().filter(|c| *c != '_').collect();
        let suffix_start = at;
        while byte(at).is_ascii_alphanumeric() || byte(at) == b'_' {
            at += 1;
        }
        let suffix = self.text[suffix_start..at].to_ascii_lowercase();
        let span = Span::new(start as u32, at as u32);
        self.resume_at(at);
        let literal = match suffix.as_str() {
            "f" if radix == 10 => self.real(digits.parse::<f32>(), f32::is_finite, Literal::Float, "float", span),
            "d" if radix == 10 => self.real(digits.parse::<f64>(), f64::is_finite, Literal::Double, "double", span),
            "m" if radix == 10 => Some(Literal::Decimal(digits.as_str().into())),
            "" if is_real => self.real(digits.parse::<f64>(), f64::is_finite, Literal::Double, "double", span),
            "" | "u" | "l" | "ul" | "lu" if !is_real => self.integer(&digits, radix, &suffix, span),
            _ => None,
        };
        let literal = literal.unwrap_or_else(|| {
            // Something that no number ends with: `12abc` is `12` and then a name, as the C# compiler reads it.
            self.resume_at(suffix_start);
            let span = Span::new(start as u32, suffix_start as u32);
            if is_real {
                Literal::Double(digits.parse().unwrap_or(0.0))
            } else {
                self.integer(&digits, radix, "", span).unwrap_or(Literal::Int(0))
            }
        });
        let end = self.inner.span().end;
        self.push_literal(Token::Number, literal, start, end);
    }

    fn real<T, E>(
        &mut self,
        parsed: Result<T, E>,
        is_finite: fn(T) -> bool,
        make: fn(T) -> Literal,
        name: &str,
        span: Span,
    ) -> Option<Literal>
    where
        T: Copy,
    {
        let value = parsed.ok()?;
        if !is_finite(value) {
            self.error_at("CS0594", format!("Floating-point constant is outside the range of type '{name}'"), span);
        }
        Some(make(value))
    }

    fn integer(&mut self, digits: &str, radix: u32, suffix: &str, span: Span) -> Option<Literal> {
        if digits.is_empty() {
            self.error_at("CS1013", "Invalid number".into(), span);
            return Some(Literal::Int(0));
        }
        if digits.bytes().any(|digit| !(digit as char).is_digit(radix)) {
            self.error_at("CS1013", "Invalid number".into(), span);
            return Some(Literal::Int(0));
        }
        let Ok(value) = u64::from_str_radix(digits, radix) else {
            self.error_at("CS1021", "Integral constant is too large".into(), span);
            return Some(Literal::Int(0));
        };
        let unsigned = suffix.contains('u');
        let long = suffix.contains('l');
        Some(match (unsigned, long) {
            (false, false) if i32::try_from(value).is_ok() => Literal::Int(value as i32),
            (_, false) if u32::try_from(value).is_ok() => Literal::UInt(value as u32),
            (false, _) if i64::try_from(value).is_ok() => Literal::Long(value as i64),
            _ => Literal::ULong(value),
        })
    }
}
