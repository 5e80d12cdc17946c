//! The lexemes of the statistics grammar: numbers with their separators, words, marks, and digits that are not numbers.
//!
//! A lexeme is finer than a token of [`crate::nlp`] where numbers meet letters ("$1.2bn" is `$`, `1.2`, `bn`), and
//! coarser where digits are not a number: a web address, a clock time or a date in figures is one opaque lexeme.

use std::str::FromStr as _;

use rust_decimal::Decimal;

use crate::article::TextRange;
use crate::text::{Folded, fold};

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LexemeKind {
    /// A number in digits, with its value.
    Number(Decimal),
    /// A vulgar fraction of one character, with its value.
    Fraction(Decimal),
    /// An ordinal in digits ("22nd"), with its value.
    Ordinal(Decimal),
    /// Letters.
    Word,
    /// Any other single character.
    Mark,
    /// Digits that are not a number: a time, a date, a web address, more digits than a value can hold.
    Opaque,
}

/// A piece of a block's text.
#[derive(Clone, Debug)]
pub struct Lexeme<'t> {
    /// What it is.
    pub kind: LexemeKind,
    /// Its range in the article's text.
    pub range: TextRange,
    /// Its text: words folded, the rest in lower case.
    pub key: Folded<'t>,
    /// Whether white space, or nothing, stands before it.
    pub spaced: bool,
    /// Whether it is the first on a line.
    pub opens_line: bool,
}

/// The lexemes of `range` of `text`, in order, without white space. The time is linear in the length of the range.
#[must_use]
pub fn lex(text: &str, range: TextRange) -> Vec<Lexeme<'_>> {
    let block = &text[range.start..range.end];
    let mut lexemes: Vec<Lexeme<'_>> = Vec::with_capacity(block.len() / 5);
    let (mut at, mut spaced, mut opens_line) = (0, true, true);
    while let Some(first) = block[at..].chars().next() {
        if first.is_whitespace() {
            spaced = true;
            opens_line |= first == '\n';
            at += first.len_utf8();
            continue;
        }
        let rest = &block[at..];
        let after_name = lexemes.last().is_some_and(|last| {
            last.kind == LexemeKind::Word
                && text[last.range.start..].starts_with(char::is_uppercase)
                && (spaced || last.key != "r")
        });
        // "(.6% in 1900)"
        let in_brackets = lexemes.last().is_some_and(|last| matches!(last.key.as_str(), "(" | "["));
        let (kind, length) = match spaced.then(|| web_address(rest)).flatten() {
            Some(length) => (LexemeKind::Opaque, length),
            None if first.is_ascii_digit() => digits(rest, !after_name),
            None if (spaced || in_brackets) && first == '.' && digit_run(rest.as_bytes(), 1) > 0 => {
                leading_point(rest)
            }
            None if is_letter(first) => (LexemeKind::Word, word(rest)),
            None => (vulgar_fraction(first).map_or(LexemeKind::Mark, LexemeKind::Fraction), first.len_utf8()),
        };
        let place = TextRange::new(range.start + at, range.start + at + length);
        let piece = &rest[..length];
        let key = if kind == LexemeKind::Word { fold(piece) } else { Folded::lower_case(piece) };
        lexemes.push(Lexeme { kind, range: place, key, spaced, opens_line });
        at += length;
        spaced = false;
        opens_line = false;
    }
    lexemes
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && !matches!(c, 'º' | 'ª'))
        || matches!(c, '\u{300}'..='\u{36f}' | '_')
        || (c.is_numeric() && !c.is_ascii_digit() && vulgar_fraction(c).is_none() && !matches!(c, '²' | '³'))
}

/// The length of a web or email address, a tag or a user name at the start of `rest`. It looks at a run of characters
/// only once, at its start.
fn web_address(rest: &str) -> Option<usize> {
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let run = &rest[..end];
    let named = |mark: char| {
        run.starts_with(mark) && run[1..].starts_with(|c: char| c.is_alphabetic()) && run.len() > 2
    };
    let domain = [".com", ".org", ".net", ".gov", ".co.uk"].iter().any(|ending| run.contains(ending));
    let is_address = run.contains("://")
        || run.starts_with("www.")
        || domain
        || named('@')
        || named('#')
        || run.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    is_address
        .then(|| run.trim_end_matches(['.', ',', ';', ':', ')', '"', '”', '!', '?']).len())
        .filter(|&l| l > 0)
}

/// The length of the word at the start of `rest`: letters, apostrophes within it, full stops after single letters.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    let mut letters_in_part = 0;
    let mut only_initials = true;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        match c {
            _ if is_letter(c) => {
                letters_in_part += 1;
                only_initials &= letters_in_part == 1;
                end = at + c.len_utf8();
            }
            // "U.S." and "p.m." keep their full stops, including the last.
            '.' if only_initials && letters_in_part == 1 && (end > 1 || next.is_some_and(is_letter)) => {
                let two_ahead = rest[at + 1..].chars().nth(1);
                let goes_on = next.is_some_and(is_letter) && !two_ahead.is_some_and(is_letter);
                if goes_on || rest[..at].contains('.') {
                    end = at + 1;
                }
                if !goes_on {
                    break;
                }
                letters_in_part = 0;
            }
            '\'' | '’' if next.is_some_and(is_letter) && !is_possessive(&rest[at..]) => {
                only_initials = false;
            }
            _ => break,
        }
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Whether `rest` opens with an apostrophe and "s" that end a word.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(is_letter)
}

/// The number, time, date or identifier at the start of `rest`, with its length. With `spaces`, spaces may separate
/// groups of three digits.
fn digits(rest: &str, spaces: bool) -> (LexemeKind, usize) {
    if let Some(length) = figures(rest) {
        return (LexemeKind::Opaque, length);
    }
    let bytes = rest.as_bytes();
    let mut end = digit_run(bytes, 0);
    let first = end;
    let mut points = 0;
    let mut point_groups_of_three = true;
    if first <= 3 {
        while let Some(separator) = group_separator(&rest[end..], spaces) {
            let run = digit_run(bytes, end + separator);
            let lakh = bytes[end] == b',' && run == 2 && bytes.get(end + separator + 2) == Some(&b',');
            if !(run == 3 || lakh)
                || (separator > 0
                    && rest[end..].starts_with(' ')
                    && glued_letter(rest, end + separator + run))
            {
                break;
            }
            end += separator + run;
        }
    }
    if spaces && is_count_of_models(rest, first, end) {
        end = first;
    }
    if let Some(fraction) = comma_fraction(rest, end) {
        let plain = rest[..fraction].replace(',', ".");
        if let Ok(value) = Decimal::from_str(&plain) {
            return (LexemeKind::Number(value), fraction);
        }
    }
    while bytes.get(end) == Some(&b'.') && digit_run(bytes, end + 1) > 0 {
        let run = digit_run(bytes, end + 1);
        point_groups_of_three &= run == 3;
        points += 1;
        end += 1 + run;
    }
    let plain: String = if points > 1 {
        if !point_groups_of_three {
            return (LexemeKind::Opaque, end);
        }
        rest[..end].chars().filter(char::is_ascii_digit).collect()
    } else {
        rest[..end].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
    };
    // "007" is a name; "0" and "0.5" are numbers.
    let padded = plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.");
    let value = (!padded && plain.len() <= 28).then(|| Decimal::from_str(&plain).ok()).flatten();
    let Some(value) = value else { return (LexemeKind::Opaque, end) };
    // "14st" is a weight in stones.
    let stones = bytes[end - 1] != b'1' || rest[..end].ends_with("11");
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| {
        rest.get(end..end + 2).is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
            && !glued_letter(rest, end + 2)
            && !(*ending == "st" && stones)
    });
    if ordinal && points == 0 {
        (LexemeKind::Ordinal(value), end + 2)
    } else {
        (LexemeKind::Number(value), end)
    }
}

/// Whether the two groups of three digits up to `end`, the first up to `first`, are a count and the name of an airliner by
/// Boeing, all of which begin and end in a seven: "400 737 Max jets", unlike "118 345 Poles".
fn is_count_of_models(rest: &str, first: usize, end: usize) -> bool {
    let is_name =
        |tail: &str| tail.strip_prefix(' ').is_some_and(|tail| tail.starts_with(char::is_uppercase));
    let is_group = rest[first..].starts_with(' ') && !rest[first..].starts_with(" 0");
    let is_airliner = matches!(&rest.as_bytes()[..end], [_, _, _, _, b'7', _, b'7']);
    first == 3 && is_airliner && is_group && is_name(&rest[end..])
}

/// ".312": a number below one without its nought, at the start of `rest`, with its length.
fn leading_point(rest: &str) -> (LexemeKind, usize) {
    let end = 1 + digit_run(rest.as_bytes(), 1);
    let value = (end <= 12 && !glued_letter(rest, end)).then(|| format!("0{}", &rest[..end]).parse().ok());
    match value.flatten().filter(|value: &Decimal| !value.is_zero()) {
        Some(value) => (LexemeKind::Number(value), end),
        None => (LexemeKind::Opaque, end),
    }
}

/// The end of a number with a decimal comma, which a per cent sign shows: "6,5%".
fn comma_fraction(rest: &str, end: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    let run = digit_run(bytes, end + 1);
    let fits = bytes.get(end) == Some(&b',') && (1..=2).contains(&run) && end <= 3;
    let tail = rest.get(end + 1 + run..)?;
    (fits && tail.trim_start_matches([' ', '\u{a0}']).starts_with('%')).then_some(end + 1 + run)
}

/// The length of a separator of digit groups at the start of `rest`, if a digit follows it.
fn group_separator(rest: &str, spaces: bool) -> Option<usize> {
    let mark = rest.chars().next()?;
    let parts =
        matches!(mark, ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '’' | '\'') || (spaces && mark == ' ');
    let length = mark.len_utf8();
    (parts && rest.as_bytes().get(length).is_some_and(u8::is_ascii_digit)).then_some(length)
}

fn glued_letter(rest: &str, at: usize) -> bool {
    rest.get(at..).and_then(|tail| tail.chars().next()).is_some_and(char::is_alphanumeric)
}

/// The number of digits from `at` on.
fn digit_run(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}

/// The length of a time ("2:30"), a date in figures ("12/05/2015") or a chain of numbers ("202-555-0100") at the
/// start of `rest`.
fn figures(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut end = digit_run(bytes, 0);
    let mark = *bytes.get(end)?;
    if end > 6 || !matches!(mark, b':' | b'/' | b'-') {
        return None;
    }
    let mut groups = vec![end];
    while bytes.get(end) == Some(&mark) && digit_run(bytes, end + 1) > 0 {
        let run = digit_run(bytes, end + 1);
        groups.push(run);
        end += 1 + run;
    }
    match mark {
        b':' if groups.len() >= 2 && groups[1] == 2 => {
            let seconds = end + usize::from(bytes.get(end) == Some(&b'.') && digit_run(bytes, end + 1) > 0);
            Some(if seconds > end { seconds + digit_run(bytes, seconds) } else { end })
        }
        b'/' | b'-' if groups.len() >= 3 => Some(end),
        // A telephone number or a span of years: "555-0100", "2014-15".
        b'-' if groups.len() == 2 && groups[0] == 3 && groups[1] == 4 => Some(end),
        _ => None,
    }
}

fn vulgar_fraction(c: char) -> Option<Decimal> {
    let (numerator, denominator) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(numerator).checked_div(Decimal::from(denominator))
}

#[cfg(test)]
mod tests {
    use super::{LexemeKind, lex};
    use crate::article::TextRange;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = lex(text, TextRange::new(0, text.len()))
            .iter()
            .map(|lexeme| match lexeme.kind {
                LexemeKind::Number(value) => format!("{value}"),
                LexemeKind::Fraction(value) => format!("{}", value.round_dp(3).normalize()),
                LexemeKind::Ordinal(value) => format!("{value}th"),
                LexemeKind::Opaque => format!("<{}>", lexeme.key.as_str()),
                LexemeKind::Word | LexemeKind::Mark => lexeme.key.to_string(),
            })
            .collect();
        assert_eq!(shown.join("|"), expected);
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("$1.2bn or 1,234,567.5", "$|1.2|bn|or|1234567.5");
        check("12,34,567 rupees", "1234567|rupees");
        check("10 000 and 10\u{a0}000 and 1.200.300", "10000|and|10000|and|1200300");
        check("8,10 and 1,2,3", "8|,|10|and|1|,|2|,|3");
        check("the 22nd", "the|22th");
        check("10½ miles", "10|0.5|miles");
        check("400 737 Max jets and 100 000 Finns", "400|737|max|jets|and|100000|finns");
        check("batting .312, wrote .5 and .doc", "batting|0.312|,|wrote|0.5|and|.|doc");
    }

    #[test]
    fn digits_that_are_no_number_are_opaque() {
        check("at 14:30 on 12/05/2015", "at|<14:30>|on|<12/05/2015>");
        check("call 202-555-0100 or 007", "call|<202-555-0100>|or|<007>");
        check("see https://example.org/a?b=20%, now", "see|<https://example.org/a?b=20%>|,|now");
        check(&"9".repeat(400), &format!("<{}>", "9".repeat(400)));
    }

    #[test]
    fn words_keep_apostrophes_and_initials() {
        check("The U.S. won't pay O'Brien's 5 p.m. bill.", "the|u.s.|won't|pay|o'brien|'|s|5|p.m.|bill|.");
        check("G7, 65-year-old", "g|7|,|65|-|year|-|old");
    }
}
