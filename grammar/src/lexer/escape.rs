//! `\n`, `\u0041`, `\x41`, `\U0001F600`, `\e`.

/// Decodes `\uXXXX` or `\UXXXXXXXX` at `at`: the character and where it ends.
pub(super) fn unicode_escape(text: &str, at: usize) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'\\') {
        return None;
    }
    let digits = match bytes.get(at + 1)? {
        b'u' => 4,
        b'U' => 8,
        _ => return None,
    };
    let end = at + 2 + digits;
    let value = u32::from_str_radix(text.get(at + 2..end)?, 16).ok()?;
    Some((char::from_u32(value)?, end))
}

/// Decodes the escape at `at` (a backslash) onto `out` and says where it ends; the error is where the bad escape ends.
pub(super) fn escape(text: &str, at: usize, out: &mut Vec<u16>) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let Some(letter) = text.get(at + 1..).and_then(|rest| rest.chars().next()) else {
        return Err(at + 1);
    };
    let simple = match letter {
        '\'' => '\'',
        '"' => '"',
        '\\' => '\\',
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        'x' | 'u' | 'U' => {
            let (min, max) = match letter {
                'x' => (1, 4),
                'u' => (4, 4),
                _ => (8, 8),
            };
            let count =
                bytes.get(at + 2..).unwrap_or(&[]).iter().take(max).take_while(|byte| byte.is_ascii_hexdigit()).count();
            let end = at + 2 + count;
            let value = text.get(at + 2..end).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            return match value {
                Some(value) if count >= min && value <= 0x10_FFFF => {
                    if value > 0xFFFF {
                        let above = value - 0x1_0000;
                        out.push(0xD800 + (above >> 10) as u16);
                        out.push(0xDC00 + (above & 0x3FF) as u16);
                    } else {
                        out.push(value as u16);
                    }
                    Ok(end)
                }
                _ => Err(end),
            };
        }
        other => return Err(at + 1 + other.len_utf8()),
    };
    out.push(simple as u16);
    Ok(at + 2)
}
