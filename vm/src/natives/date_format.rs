//! DateTime, DateTimeOffset and TimeSpan to text and back, invariant culture.
//!
//! A time is ticks of 100 ns since 0001-01-01. Format strings of one letter stand for a pattern; patterns are runs of letters:
//! `yyyy-MM-dd HH:mm:ss.fff`.

/// The message of a FormatException.
pub type DateFormatError = String;

type Formatted = Result<String, DateFormatError>;

pub const TICKS_PER_SECOND: i64 = 10_000_000;
const TICKS_PER_DAY: i64 = 864_000_000_000;

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn bad_format() -> DateFormatError {
    "Input string was not in a correct format.".into()
}

/// A point in time taken apart.
#[derive(Debug, Clone, Copy)]
struct Parts {
    year: i64,
    month: i64,
    day: i64,
    day_of_week: usize,
    ticks_of_day: i64,
}

fn days_before_year(year: i64) -> i64 {
    let y = year - 1;
    y * 365 + y / 4 - y / 100 + y / 400
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn split(ticks: i64) -> Parts {
    let days = ticks / TICKS_PER_DAY;
    let mut year = days / 366 + 1;
    while days_before_year(year + 1) <= days {
        year += 1;
    }
    let mut rest = days - days_before_year(year);
    let mut month = 1;
    while rest >= days_in_month(year, month) {
        rest -= days_in_month(year, month);
        month += 1;
    }
    Parts { year, month, day: rest + 1, day_of_week: ((days + 1) % 7) as usize, ticks_of_day: ticks % TICKS_PER_DAY }
}

/// Ticks of a date and time, if it exists.
fn join(year: i64, month: i64, day: i64, ticks_of_day: i64) -> Option<i64> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    let days = days_before_year(year) + (1..month).map(|m| days_in_month(year, m)).sum::<i64>() + day - 1;
    Some(days * TICKS_PER_DAY + ticks_of_day)
}

/// `kind`: 0 unspecified, 1 UTC, 2 local. `offset`: of a DateTimeOffset, whose clock time `ticks` is.
pub fn format_date(ticks: i64, kind: i32, offset: Option<i64>, format: &str) -> Formatted {
    let mut ticks = ticks;
    let mut format = format.to_owned();
    if format.is_empty() {
        format = if offset.is_some() { "MM/dd/yyyy HH:mm:ss zzz".into() } else { "G".into() };
    }
    if format.chars().count() == 1 {
        let utc = |ticks: i64| offset.map_or(ticks, |offset| ticks - offset);
        let pattern = match format.as_str() {
            "d" => "MM/dd/yyyy",
            "D" => "dddd, dd MMMM yyyy",
            "f" => "dddd, dd MMMM yyyy HH:mm",
            "F" => "dddd, dd MMMM yyyy HH:mm:ss",
            "g" => "MM/dd/yyyy HH:mm",
            "G" => "MM/dd/yyyy HH:mm:ss",
            "m" | "M" => "MMMM dd",
            "o" | "O" if offset.is_some() => "yyyy-MM-ddTHH:mm:ss.fffffffzzz",
            "o" | "O" => "yyyy-MM-ddTHH:mm:ss.fffffffK",
            "r" | "R" => {
                ticks = utc(ticks);
                "ddd, dd MMM yyyy HH:mm:ss 'GMT'"
            }
            "s" => "yyyy-MM-ddTHH:mm:ss",
            "t" => "HH:mm",
            "T" => "HH:mm:ss",
            "u" => {
                ticks = utc(ticks);
                "yyyy-MM-dd HH:mm:ss'Z'"
            }
            "U" if offset.is_none() => "dddd, dd MMMM yyyy HH:mm:ss",
            "y" | "Y" => "yyyy MMMM",
            _ => return Err(bad_format()),
        };
        format = pattern.into();
    }
    pattern(ticks, kind, offset, &format.chars().collect::<Vec<_>>())
}

fn pattern(ticks: i64, kind: i32, offset: Option<i64>, format: &[char]) -> Formatted {
    let parts = split(ticks);
    let hour = parts.ticks_of_day / (3600 * TICKS_PER_SECOND);
    let minute = parts.ticks_of_day / (60 * TICKS_PER_SECOND) % 60;
    let second = parts.ticks_of_day / TICKS_PER_SECOND % 60;
    let fraction = parts.ticks_of_day % TICKS_PER_SECOND;
    let mut text = String::new();
    let mut at = 0;
    while at < format.len() {
        let c = format[at];
        let run = format[at..].iter().take_while(|&&d| d == c).count();
        let mut used = run;
        let two = |value: i64| if run == 1 { value.to_string() } else { format!("{value:02}") };
        match c {
            'd' => match run {
                1 | 2 => text.push_str(&two(parts.day)),
                3 => text.push_str(&DAYS[parts.day_of_week][..3]),
                _ => text.push_str(DAYS[parts.day_of_week]),
            },
            'M' => match run {
                1 | 2 => text.push_str(&two(parts.month)),
                3 => text.push_str(&MONTHS[parts.month as usize - 1][..3]),
                _ => text.push_str(MONTHS[parts.month as usize - 1]),
            },
            'y' => match run {
                1 => text.push_str(&(parts.year % 100).to_string()),
                2 => text.push_str(&format!("{:02}", parts.year % 100)),
                _ => text.push_str(&format!("{:0run$}", parts.year)),
            },
            'h' => text.push_str(&two(if hour % 12 == 0 { 12 } else { hour % 12 })),
            'H' => text.push_str(&two(hour)),
            'm' => text.push_str(&two(minute)),
            's' => text.push_str(&two(second)),
            't' => {
                let mark = if hour < 12 { "AM" } else { "PM" };
                text.push_str(if run == 1 { &mark[..1] } else { mark });
            }
            'f' | 'F' => {
                if run > 7 {
                    return Err(bad_format());
                }
                let digits = &format!("{fraction:07}")[..run];
                if c == 'f' {
                    text.push_str(digits);
                } else {
                    let trimmed = digits.trim_end_matches('0');
                    if trimmed.is_empty() {
                        if text.ends_with('.') {
                            text.pop();
                        }
                    } else {
                        text.push_str(trimmed);
                    }
                }
            }
            'g' => text.push_str("A.D."),
            'z' => text.push_str(&zone(offset.unwrap_or(0), run)),
            'K' => {
                used = 1;
                match (offset, kind) {
                    (Some(offset), _) => text.push_str(&zone(offset, 3)),
                    (None, 1) => text.push('Z'),
                    (None, 2) => text.push_str("+00:00"),
                    _ => {}
                }
            }
            ':' | '/' => {
                used = 1;
                text.push(c);
            }
            '\'' | '"' => {
                let mut next = at + 1;
                loop {
                    match format.get(next) {
                        None => return Err(format!("Cannot find a matching quote character for the character '{c}'.")),
                        Some(&d) if d == c => break,
                        Some('\\') => {
                            next += 1;
                            let Some(&d) = format.get(next) else { return Err(bad_format()) };
                            text.push(d);
                        }
                        Some(&d) => text.push(d),
                    }
                    next += 1;
                }
                used = next + 1 - at;
            }
            '%' => match format.get(at + 1) {
                Some(&d) if d != '%' => {
                    text.push_str(&pattern(ticks, kind, offset, &[d])?);
                    used = 2;
                }
                _ => return Err(bad_format()),
            },
            '\\' => match format.get(at + 1) {
                Some(&d) => {
                    text.push(d);
                    used = 2;
                }
                None => return Err(bad_format()),
            },
            _ => {
                used = 1;
                text.push(c);
            }
        }
        at += used;
    }
    Ok(text)
}

fn zone(offset: i64, run: usize) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.abs() / (60 * TICKS_PER_SECOND);
    match run {
        1 => format!("{sign}{}", minutes / 60),
        2 => format!("{sign}{:02}", minutes / 60),
        _ => format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    }
}

/// A TimeSpan.
pub fn format_span(ticks: i64, format: &str) -> Formatted {
    let negative = ticks < 0;
    let magnitude = ticks.unsigned_abs();
    let days = magnitude / TICKS_PER_DAY as u64;
    let hours = magnitude / (3600 * TICKS_PER_SECOND as u64) % 24;
    let minutes = magnitude / (60 * TICKS_PER_SECOND as u64) % 60;
    let seconds = magnitude / TICKS_PER_SECOND as u64 % 60;
    let fraction = magnitude % TICKS_PER_SECOND as u64;
    let sign = if negative { "-" } else { "" };
    match format {
        "" | "c" | "t" | "T" => {
            let days = if days == 0 { String::new() } else { format!("{days}.") };
            let fraction = if fraction == 0 { String::new() } else { format!(".{fraction:07}") };
            Ok(format!("{sign}{days}{hours:02}:{minutes:02}:{seconds:02}{fraction}"))
        }
        "g" => {
            let days = if days == 0 { String::new() } else { format!("{days}:") };
            let mut tail = format!(".{fraction:07}").trim_end_matches('0').to_owned();
            if fraction == 0 {
                tail.clear();
            }
            Ok(format!("{sign}{days}{hours}:{minutes:02}:{seconds:02}{tail}"))
        }
        "G" => Ok(format!("{sign}{days}:{hours:02}:{minutes:02}:{seconds:02}.{fraction:07}")),
        _ => {
            let format: Vec<char> = format.chars().collect();
            if format.len() == 1 {
                return Err(bad_format());
            }
            span_pattern(&format, [days, hours, minutes, seconds, fraction])
        }
    }
}

fn span_pattern(format: &[char], [days, hours, minutes, seconds, fraction]: [u64; 5]) -> Formatted {
    let mut text = String::new();
    let mut at = 0;
    while at < format.len() {
        let c = format[at];
        let run = format[at..].iter().take_while(|&&d| d == c).count();
        let mut used = run;
        match c {
            'h' | 'm' | 's' if run > 2 => return Err(bad_format()),
            'h' => text.push_str(&format!("{hours:0run$}")),
            'm' => text.push_str(&format!("{minutes:0run$}")),
            's' => text.push_str(&format!("{seconds:0run$}")),
            'd' if run > 8 => return Err(bad_format()),
            'd' => text.push_str(&format!("{days:0run$}")),
            'f' | 'F' if run > 7 => return Err(bad_format()),
            'f' => text.push_str(&format!("{fraction:07}")[..run]),
            'F' => text.push_str(format!("{fraction:07}")[..run].trim_end_matches('0')),
            '\'' | '"' => {
                let Some(end) = format[at + 1..].iter().position(|&d| d == c) else {
                    return Err(format!("Cannot find a matching quote character for the character '{c}'."));
                };
                text.extend(&format[at + 1..at + 1 + end]);
                used = end + 2;
            }
            '%' => match format.get(at + 1) {
                Some(&d) if d != '%' => {
                    text.push_str(&span_pattern(&[d], [days, hours, minutes, seconds, fraction])?);
                    used = 2;
                }
                _ => return Err(bad_format()),
            },
            '\\' => match format.get(at + 1) {
                Some(&d) => {
                    text.push(d);
                    used = 2;
                }
                None => return Err(bad_format()),
            },
            _ => return Err(bad_format()),
        }
        at += used;
    }
    Ok(text)
}

/// Ticks of a TimeSpan text: `[-][d.]hh:mm[:ss[.fffffff]]` or `[-]d`. `Err(2)` when a part is out of range.
pub fn parse_span(text: &str) -> Result<i64, i32> {
    let text = text.trim();
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let number = |part: &str| -> Result<i64, i32> {
        if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(1);
        }
        part.parse().map_err(|_| 2)
    };
    let pieces: Vec<&str> = text.split(':').collect();
    let (days, mut hours, mut minutes, mut seconds, mut fraction);
    (hours, minutes, seconds, fraction) = (0, 0, 0, 0);
    let seconds_of = |part: &str| -> Result<(i64, i64), i32> {
        let (whole, rest) = part.split_once('.').unwrap_or((part, ""));
        if rest.len() > 7 {
            return Err(2);
        }
        let fraction = if rest.is_empty() { 0 } else { number(&format!("{rest:0<7}"))? };
        Ok((number(whole)?, fraction))
    };
    let days_and_hours = |part: &str| -> Result<(i64, i64), i32> {
        match part.split_once('.') {
            Some((d, h)) => Ok((number(d)?, number(h)?)),
            None => Ok((0, number(part)?)),
        }
    };
    match pieces.as_slice() {
        [only] => days = number(only)?,
        [h, m] => {
            (days, hours) = days_and_hours(h)?;
            minutes = number(m)?;
        }
        [h, m, s] => {
            (days, hours) = days_and_hours(h)?;
            minutes = number(m)?;
            (seconds, fraction) = seconds_of(s)?;
        }
        [d, h, m, s] => {
            days = number(d)?;
            hours = number(h)?;
            minutes = number(m)?;
            (seconds, fraction) = seconds_of(s)?;
        }
        _ => return Err(1),
    }
    if hours > 23 || minutes > 59 || seconds > 59 || days > 10_675_199 {
        return Err(2);
    }
    let ticks = i128::from(days) * i128::from(TICKS_PER_DAY)
        + i128::from(hours * 3600 + minutes * 60 + seconds) * i128::from(TICKS_PER_SECOND)
        + i128::from(fraction);
    i64::try_from(if negative { -ticks } else { ticks }).map_err(|_| 2)
}

/// A parsed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDate {
    pub ticks: i64,
    pub kind: i32,
    pub offset: Option<i64>,
}

/// By exact patterns if there are any, else in the usual shapes. `Err(2)`: a part is out of range. `today`: ticks of the day that a
/// time without a date belongs to.
pub fn parse_date(text: &str, formats: Option<&[String]>, today: i64) -> Result<ParsedDate, i32> {
    if let Some(formats) = formats {
        for format in formats {
            let format = match format.as_str() {
                "o" | "O" => "yyyy-MM-ddTHH:mm:ss.fffffffK",
                "s" => "yyyy-MM-ddTHH:mm:ss",
                "d" => "MM/dd/yyyy",
                "D" => "dddd, dd MMMM yyyy",
                "f" => "dddd, dd MMMM yyyy HH:mm",
                "F" => "dddd, dd MMMM yyyy HH:mm:ss",
                "g" => "MM/dd/yyyy HH:mm",
                "G" => "MM/dd/yyyy HH:mm:ss",
                "t" => "HH:mm",
                "T" => "HH:mm:ss",
                "u" => "yyyy-MM-dd HH:mm:ss'Z'",
                "r" | "R" => "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
                other => other,
            };
            if let Ok(date) = parse_exact(text, format, today) {
                return Ok(date);
            }
        }
        return Err(1);
    }
    parse_any(text.trim(), today)
}

#[derive(Default)]
struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    hour: Option<i64>,
    minute: i64,
    second: i64,
    fraction: i64,
    afternoon: Option<bool>,
    kind: i32,
    offset: Option<i64>,
}

impl Found {
    fn finish(self, today: i64) -> Result<ParsedDate, i32> {
        let mut hour = self.hour.unwrap_or(0);
        match self.afternoon {
            Some(_) if !(1..=12).contains(&hour) && hour != 0 => return Err(1),
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        if hour > 23 || self.minute > 59 || self.second > 59 {
            return Err(2);
        }
        let time = (hour * 3600 + self.minute * 60 + self.second) * TICKS_PER_SECOND + self.fraction;
        if self.year.is_none() && self.month.is_none() && self.day.is_none() {
            return Ok(ParsedDate {
                ticks: today - today % TICKS_PER_DAY + time,
                kind: self.kind,
                offset: self.offset,
            });
        }
        let year = self.year.unwrap_or_else(|| split(today).year);
        let ticks = join(year, self.month.unwrap_or(1), self.day.unwrap_or(1), time).ok_or(2)?;
        Ok(ParsedDate { ticks, kind: self.kind, offset: self.offset })
    }
}

fn take_digits(text: &mut &str, min: usize, max: usize) -> Option<i64> {
    let count = text.bytes().take(max).take_while(u8::is_ascii_digit).count();
    if count < min {
        return None;
    }
    let (digits, rest) = text.split_at(count);
    *text = rest;
    digits.parse().ok()
}

fn take_name(text: &mut &str, names: &[&str], length: Option<usize>) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let (index, name) = names
        .iter()
        .map(|name| length.map_or(*name, |length| &name[..length.min(name.len())]))
        .enumerate()
        .filter(|(_, name)| lower.starts_with(&name.to_ascii_lowercase()))
        .max_by_key(|(_, name)| name.len())?;
    *text = text.get(name.len()..)?;
    Some(index)
}

fn take_fraction(text: &mut &str) -> i64 {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(count);
    *text = rest;
    let kept = &digits[..count.min(7)];
    format!("{kept:0<7}").parse().unwrap_or(0)
}

fn take_zone(text: &mut &str) -> Option<i64> {
    let negative = text.starts_with('-');
    if !negative && !text.starts_with('+') {
        return None;
    }
    let mut rest = &text[1..];
    let hours = take_digits(&mut rest, 1, 2)?;
    let minutes = match rest.strip_prefix(':') {
        Some(after) => {
            rest = after;
            take_digits(&mut rest, 2, 2)?
        }
        None => take_digits(&mut rest, 2, 2).unwrap_or(0),
    };
    *text = rest;
    let offset = (hours * 60 + minutes) * 60 * TICKS_PER_SECOND;
    Some(if negative { -offset } else { offset })
}

fn parse_exact(text: &str, format: &str, today: i64) -> Result<ParsedDate, i32> {
    let format: Vec<char> = format.chars().collect();
    let mut rest = text;
    let mut found = Found::default();
    let mut at = 0;
    while at < format.len() {
        let mut c = format[at];
        if c == '%' {
            at += 1;
            c = *format.get(at).ok_or(1)?;
        }
        let run = format[at..].iter().take_while(|&&d| d == c).count();
        let mut used = run;
        let (min, max) = if run == 1 { (1, 2) } else { (2, 2) };
        match c {
            'y' => {
                let value =
                    if run <= 2 { take_digits(&mut rest, run.min(2), 2) } else { take_digits(&mut rest, run, run) };
                let value = value.ok_or(1)?;
                found.year = Some(if run <= 2 { if value < 50 { 2000 + value } else { 1900 + value } } else { value });
            }
            'M' if run <= 2 => found.month = Some(take_digits(&mut rest, min, max).ok_or(1)?),
            'M' => found.month = Some(take_name(&mut rest, &MONTHS, (run == 3).then_some(3)).ok_or(1)? as i64 + 1),
            'd' if run <= 2 => found.day = Some(take_digits(&mut rest, min, max).ok_or(1)?),
            'd' => {
                take_name(&mut rest, &DAYS, (run == 3).then_some(3)).ok_or(1)?;
            }
            'H' | 'h' => found.hour = Some(take_digits(&mut rest, min, max).ok_or(1)?),
            'm' => found.minute = take_digits(&mut rest, min, max).ok_or(1)?,
            's' => found.second = take_digits(&mut rest, min, max).ok_or(1)?,
            'f' => {
                let count = rest.bytes().take(run).take_while(u8::is_ascii_digit).count();
                if count != run {
                    return Err(1);
                }
                let (mut digits, after) = rest.split_at(count);
                found.fraction = take_fraction(&mut digits);
                rest = after;
            }
            'F' => {
                let count = rest.bytes().take(run).take_while(u8::is_ascii_digit).count();
                let (mut digits, after) = rest.split_at(count);
                found.fraction = take_fraction(&mut digits);
                rest = after;
            }
            't' => {
                let lower = rest.to_ascii_lowercase();
                let afternoon = match lower.as_bytes().first() {
                    Some(b'a') => false,
                    Some(b'p') => true,
                    _ => return Err(1),
                };
                found.afternoon = Some(afternoon);
                rest = rest.get(if run == 1 { 1 } else { 2 }..).ok_or(1)?;
            }
            'z' => found.offset = Some(take_zone(&mut rest).ok_or(1)?),
            'K' => {
                used = 1;
                if let Some(after) = rest.strip_prefix('Z') {
                    rest = after;
                    found.offset = Some(0);
                } else if let Some(offset) = take_zone(&mut rest) {
                    found.offset = Some(offset);
                }
            }
            '\'' | '"' => {
                let end = format[at + 1..].iter().position(|&d| d == c).ok_or(1)?;
                let literal: String = format[at + 1..at + 1 + end].iter().collect();
                rest = rest.strip_prefix(literal.as_str()).ok_or(1)?;
                used = end + 2;
            }
            '\\' => {
                let literal = *format.get(at + 1).ok_or(1)?;
                rest = rest.strip_prefix(literal).ok_or(1)?;
                used = 2;
            }
            _ => {
                rest = rest.strip_prefix(c).ok_or(1)?;
                used = 1;
            }
        }
        at += used;
    }
    if !rest.is_empty() {
        return Err(1);
    }
    found.finish(today)
}

/// Words, numbers and their separators in any usual order.
fn parse_any(text: &str, today: i64) -> Result<ParsedDate, i32> {
    let mut rest = text;
    let mut found = Found::default();
    let mut numbers: Vec<(i64, usize)> = Vec::new();
    let mut last_separator = ' ';
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let before = rest.len();
            let value = take_digits(&mut rest, 1, 9).ok_or(1)?;
            let width = before - rest.len();
            if rest.starts_with(':') && found.hour.is_none() {
                found.hour = Some(value);
                rest = &rest[1..];
                found.minute = take_digits(&mut rest, 1, 2).ok_or(1)?;
                if let Some(after) = rest.strip_prefix(':') {
                    rest = after;
                    found.second = take_digits(&mut rest, 1, 2).ok_or(1)?;
                    if let Some(after) = rest.strip_prefix('.') {
                        rest = after;
                        found.fraction = take_fraction(&mut rest);
                    }
                }
                let trimmed = rest.trim_start();
                if let Some(after) = trimmed.strip_prefix(['Z', 'z']) {
                    rest = after;
                    found.offset = Some(0);
                } else if trimmed.starts_with(['+', '-']) {
                    rest = trimmed;
                    found.offset = Some(take_zone(&mut rest).ok_or(1)?);
                }
            } else {
                numbers.push((value, width));
            }
        } else if c.is_ascii_alphabetic() {
            let lower = rest.to_ascii_lowercase();
            if lower.starts_with("am") || lower.starts_with("pm") {
                found.afternoon = Some(lower.starts_with('p'));
                rest = &rest[2..];
            } else if lower.starts_with("gmt") {
                found.offset = Some(0);
                rest = &rest[3..];
            } else if let Some(month) =
                take_name(&mut rest, &MONTHS, None).or_else(|| take_name(&mut rest, &MONTHS, Some(3)))
            {
                found.month = Some(month as i64 + 1);
            } else if take_name(&mut rest, &DAYS, None).or_else(|| take_name(&mut rest, &DAYS, Some(3))).is_some() {
            } else if c == 'T' && last_separator != 'T' {
                last_separator = 'T';
                rest = &rest[1..];
            } else if (c == 'Z' || c == 'z') && found.hour.is_some() {
                found.offset = Some(0);
                rest = &rest[1..];
            } else {
                return Err(1);
            }
        } else if matches!(c, '/' | '-' | ' ' | ',' | '.') {
            rest = &rest[1..];
        } else {
            return Err(1);
        }
    }
    let two_digit = |value: i64, width: usize| {
        if width <= 2 { if value < 50 { 2000 + value } else { 1900 + value } } else { value }
    };
    match (found.month, numbers.as_slice()) {
        (None, []) => {}
        (None, [(y, w), (m, _), (d, _)]) if *w >= 3 => {
            (found.year, found.month, found.day) = (Some(*y), Some(*m), Some(*d))
        }
        (None, [(m, _), (d, _), (y, w)]) => {
            (found.year, found.month, found.day) = (Some(two_digit(*y, *w)), Some(*m), Some(*d));
        }
        (None, [(y, w), (m, _)]) if *w >= 3 => (found.year, found.month) = (Some(*y), Some(*m)),
        (None, [(m, _), (d, w)]) if *w <= 2 => (found.month, found.day) = (Some(*m), Some(*d)),
        (None, [(m, _), (y, _)]) => (found.month, found.year) = (Some(*m), Some(*y)),
        (Some(_), [(d, wd), (y, w)]) if *wd <= 2 => (found.day, found.year) = (Some(*d), Some(two_digit(*y, *w))),
        (Some(_), [(y, _), (d, _)]) => (found.day, found.year) = (Some(*d), Some(*y)),
        (Some(_), [(value, w)]) if *w <= 2 => found.day = Some(*value),
        (Some(_), [(value, _)]) => found.year = Some(*value),
        _ => return Err(1),
    }
    if numbers.is_empty() && found.month.is_none() && found.hour.is_none() {
        return Err(1);
    }
    let day_missing = found.month.is_some() && found.day.is_none();
    if day_missing {
        found.day = Some(1);
    }
    found.finish(today).map_err(|_| 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_and_reads_back() {
        let ticks = join(2024, 2, 3, (4 * 3600 + 5 * 60 + 6) * TICKS_PER_SECOND + 70_000).unwrap_or(0);
        assert_eq!(format_date(ticks, 0, None, "G"), Ok("02/03/2024 04:05:06".into()));
        assert_eq!(format_date(ticks, 0, None, "o"), Ok("2024-02-03T04:05:06.0070000".into()));
        assert_eq!(format_date(ticks, 0, None, "ddd dddd d/M yy %h".trim()), Ok("Sat Saturday 3/2 24 4".into()));
        assert_eq!(format_date(ticks, 0, None, "ss.FFF"), Ok("06.007".into()));
        let read = parse_date("2024-02-03T04:05:06.007", None, 0);
        assert_eq!(read.map(|d| d.ticks), Ok(ticks));
        assert_eq!(
            parse_date("02/03/2024", Some(&["MM/dd/yyyy".into()]), 0).map(|d| d.ticks),
            Ok(ticks - ticks % TICKS_PER_DAY)
        );
    }

    #[test]
    fn spans() {
        assert_eq!(format_span(-93_784_005_0000, ""), Ok("-1.02:03:04.0050000".into()));
        assert_eq!(parse_span("1.02:03:04.005"), Ok(93_784_005_0000));
        assert_eq!(parse_span("25:00"), Err(2));
    }
}
