//! Numbers in figures, with the decimal and thousands signs of a language.

use std::str::FromStr as _;

use rust_decimal::Decimal;

/// More digits than these hold no value that a reader could use.
const MAX_DIGITS: usize = 24;

/// A run of figures and of the signs between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    /// The byte of its first digit.
    pub start: usize,
    /// The byte behind its last digit.
    pub end: usize,
    /// Its value and, for a range, its upper value; `None` for dates, times and numbers that are written otherwise.
    pub values: Option<(Decimal, Option<Decimal>)>,
}

impl Figures {
    /// The first run in `text` from the byte `at` on, read with the signs `decimal` and `group` of the language.
    pub fn next(text: &str, at: usize, decimal: Option<char>, group: Option<char>) -> Option<Self> {
        let start = at + text[at..].find(|letter| value_of(letter).is_some())?;
        let mut end = start;
        let mut digits = String::new();
        for (offset, letter) in text[start..].char_indices() {
            let next_is_digit =
                || text[start + offset + letter.len_utf8()..].chars().next().and_then(value_of).is_some();
            match value_of(letter) {
                Some(digit) => digits.push(digit),
                None if is_separator(letter) && next_is_digit() => {
                    let is_group = || opens_group(&text[start + offset + letter.len_utf8()..]);
                    if letter.is_whitespace() && !(last_run(&digits) <= 3 && is_group()) {
                        break;
                    }
                    digits.push(plain(letter));
                }
                None => break,
            }
            end = start + offset + letter.len_utf8();
        }
        let is_glued =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic() || letter == '_');
        let before = text[..start].chars().next_back();
        let is_signed = matches!(before, Some('-' | '−' | '#' | '/'));
        let values = (!is_glued(before) && !is_signed).then(|| values(&digits, decimal, group)).flatten();
        Some(Self { start, end, values })
    }
}

/// The ASCII digit of the same value as `letter`, which may be Arabic, Devanagari or full-width.
pub(super) fn value_of(letter: char) -> Option<char> {
    const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
    ZEROS.iter().find_map(|&zero| {
        let value = (letter as u32).checked_sub(zero as u32).filter(|&value| value < 10)?;
        char::from_digit(value, 10)
    })
}

/// Whether `letter` may stand between the digits of a number, a range, a date or a time.
fn is_separator(letter: char) -> bool {
    matches!(
        letter,
        '.' | ','
            | ':'
            | '/'
            | '-'
            | '–'
            | '’'
            | '\''
            | ' '
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2009}'
            | '\u{66b}'
            | '\u{66c}'
    )
}

/// `letter` without the differences between spaces, apostrophes, dashes and the Arabic signs.
fn plain(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\'' => '’',
        '–' => '-',
        other => other,
    }
}

/// The number of digits behind the last sign in `digits`.
fn last_run(digits: &str) -> usize {
    digits.bytes().rev().take_while(u8::is_ascii_digit).count()
}

/// Whether `rest` opens with three digits and no more.
fn opens_group(rest: &str) -> bool {
    rest.chars().take(4).take_while(|&letter| value_of(letter).is_some()).count() == 3
}

/// The value of `run`, or the two of a range.
fn values(run: &str, decimal: Option<char>, group: Option<char>) -> Option<(Decimal, Option<Decimal>)> {
    match run.split_once('-') {
        Some((low, high)) => {
            let (low, high) = (value(low, decimal, group)?, value(high, decimal, group)?);
            (low < high).then_some((low, Some(high)))
        }
        None => Some((value(run, decimal, group)?, None)),
    }
}

/// The value of `run`, if every sign in it has its place.
fn value(run: &str, decimal: Option<char>, group: Option<char>) -> Option<Decimal> {
    let decimal = |sign: char| Some(sign) == decimal || sign == '\u{66b}';
    let (whole, fraction) = match run.rsplit_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (run, None),
    };
    if fraction
        .is_some_and(|fraction| fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let is_group = |sign: char| {
        let given = group.map(plain);
        Some(sign) == given
            || sign == '\u{66c}'
            || sign == '’' && given == Some('.')
            || sign == '.' && given == Some(' ')
    };
    let sign = whole.chars().find(|letter| !letter.is_ascii_digit());
    let groups: Vec<&str> = match sign {
        Some(sign) if is_group(sign) => whole.split(sign).collect(),
        Some(_) => return None,
        None => vec![whole],
    };
    let (first, rest) = groups.split_first()?;
    let are_digits =
        groups.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    // Thousands everywhere; in India the groups above them have two digits.
    let fits = rest.is_empty()
        || first.len() <= 3 && rest.last()?.len() == 3 && {
            let upper = &rest[..rest.len() - 1];
            upper.iter().all(|part| part.len() == 3)
                || first.len() <= 2 && upper.iter().all(|part| part.len() == 2)
        };
    let is_padded = groups.len() == 1 && whole.len() > 1 && whole.starts_with('0');
    if !are_digits || !fits || is_padded || whole.len() > MAX_DIGITS {
        return None;
    }
    let mut plain = groups.concat();
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    (plain.len() <= MAX_DIGITS).then(|| Decimal::from_str(&plain).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, signs: (char, char), expected: &str) {
        let mut shown = Vec::new();
        let mut at = 0;
        while let Some(figures) = Figures::next(text, at, Some(signs.0), Some(signs.1)) {
            at = figures.end;
            shown.push(match figures.values {
                Some((low, Some(high))) => format!("{low}..{high}"),
                Some((value, None)) => value.to_string(),
                None => "-".to_owned(),
            });
        }
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn signs_mean_what_they_do_in_the_language() {
        check("1.234,5 und 12.500 und 3,5", (',', '.'), "1234.5 12500 3.5");
        check("1 234,5 et 12\u{202f}500 et 3,5", (',', '\u{202f}'), "1234.5 12500 3.5");
        check("1,234.5 和 12,500", ('.', ','), "1234.5 12500");
        check("12,34,567.5", ('.', ','), "1234567.5");
        check("5-10, 5–10", (',', '.'), "5..10 5..10");
        check("١٢٫٥ ٣٬٠٠٠", ('.', ','), "12.5 3000");
    }

    #[test]
    fn signs_that_do_not_fit_make_no_number() {
        check("1.5 und 1.2.2024 und 12:30 und 007 und A4 und 2024/25", (',', '.'), "- - - - - -");
        check("1,5 和 1,23", ('.', ','), "- -");
        check(&"9".repeat(400), (',', '.'), "-");
        check("im Jahr 2024 500 Menschen", (',', '.'), "2024 500");
    }
}
