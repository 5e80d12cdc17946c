//! Where the tokeniser cuts a run of characters without white space: at its ends, and within it.
//!
//! The rules are those of `spacy/lang/punctuation.py` and `spacy/lang/en/punctuation.py` of spaCy 3.8 (MIT). There they
//! are regular expressions; here they are functions of the characters at a position. Each takes constant time, except
//! for runs of full stops, which are cut off whole.

use super::characters::{
    is_currency, is_icon, is_letter, is_lower_letter, is_punctuation, is_quote, is_upper_letter,
};

/// An upper bound on the length in bytes of a unit in [`is_unit`].
const LONGEST_UNIT: usize = 12;

/// The length in bytes of the match of `TOKENIZER_PREFIXES` at the start of `text`; 0 if there is none.
pub fn prefix_length(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let next = chars.next();
    match first {
        '.' => if_several(leading_run(text, '.')),
        '+' => usize::from(!next.is_some_and(|c| c.is_ascii_digit())),
        'U' if text.starts_with("US$") => 3,
        'C' | 'A' if next == Some('$') => 2,
        '§' | '%' | '=' | '—' | '–' => first.len_utf8(),
        _ if first.is_ascii_alphanumeric() => 0,
        _ if is_punctuation(first) || is_quote(first) || is_currency(first) || is_icon(first) => {
            first.len_utf8()
        }
        _ => 0,
    }
}

/// The length in bytes of the longest match of `TOKENIZER_SUFFIXES` at the end of `text`; 0 if there is none.
pub fn suffix_length(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(last) = chars.next_back() else { return 0 };
    let before = chars.next_back();
    let length = match last {
        '.' => full_stop_suffix_length(text),
        '…' if before == Some('…') => 2 * last.len_utf8(),
        's' | 'S' => {
            before.filter(|c| matches!(c, '\'' | '’')).map_or(0, |apostrophe| 1 + apostrophe.len_utf8())
        }
        '+' => usize::from(before.is_some_and(|c| c.is_ascii_digit())),
        '—' | '–' => last.len_utf8(),
        _ if last.is_ascii_alphanumeric() => 0,
        _ if is_punctuation(last) || is_quote(last) || is_icon(last) => last.len_utf8(),
        _ => 0,
    };
    length.max(unit_length(text))
}

/// The length of the run of full stops at the end of `text`, or of a single one that is not part of the word.
fn full_stop_suffix_length(text: &str) -> usize {
    let run = text.len() - text.trim_end_matches('.').len();
    if run > 1 {
        return run;
    }
    let mut before = text[..text.len() - 1].chars().rev();
    let Some(previous) = before.next() else { return 0 };
    let earlier = before.next();
    let ends_word = previous.is_ascii_digit()
        || is_lower_letter(previous)
        || is_punctuation(previous)
        || is_quote(previous)
        // The last mark is in spaCy's class by an oversight: an alternative written inside the brackets.
        || matches!(previous, '%' | '²' | '-' | '+' | '|')
        || is_upper_letter(previous) && earlier.is_some_and(is_upper_letter)
        || matches!(previous, 'F' | 'f' | 'C' | 'c' | 'K' | 'k') && earlier == Some('°');
    usize::from(ends_word)
}

/// The length of a unit or a currency that follows a digit at the end of `text`.
fn unit_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let near = &bytes[bytes.len().saturating_sub(LONGEST_UNIT + 1)..];
    let Some(digit) = near.iter().rposition(u8::is_ascii_digit) else { return 0 };
    let length = near.len() - digit - 1;
    let tail = &text[text.len() - length..];
    let mut chars = tail.chars();
    let is_sign = chars.next().is_some_and(is_currency) && chars.next().is_none();
    if is_sign || matches!(tail, "US$" | "C$" | "A$") || is_unit(tail) { length } else { 0 }
}

/// Whether `text` is one of spaCy's `UNITS`. As in spaCy, a missing space joins the Arabic "kilometre" to the Russian
/// "terabyte".
fn is_unit(text: &str) -> bool {
    matches!(
        text,
        "km" | "km²" | "km³" | "m" | "m²" | "m³" | "dm" | "dm²" | "dm³" | "cm" | "cm²" | "cm³" | "mm"
    ) || matches!(
        text,
        "mm²" | "mm³" | "ha" | "µm" | "nm" | "yd" | "in" | "ft" | "kg" | "g" | "mg" | "µg" | "t"
    ) || matches!(
        text,
        "lb" | "oz" | "m/s" | "km/h" | "kmh" | "mph" | "hPa" | "Pa" | "mbar" | "mb" | "MB" | "kb"
    ) || matches!(text, "KB" | "gb" | "GB" | "tb" | "TB" | "T" | "G" | "M" | "K" | "%")
        || matches!(
            text,
            "км" | "км²" | "км³" | "м" | "м²" | "м³" | "дм" | "дм²" | "дм³" | "см" | "см²" | "см³"
        )
        || matches!(
            text,
            "мм" | "мм²"
                | "мм³"
                | "нм"
                | "кг"
                | "г"
                | "мг"
                | "м/с"
                | "км/ч"
                | "кПа"
                | "Па"
                | "мбар"
        )
        || matches!(text, "Кб" | "КБ" | "кб" | "Мб" | "МБ" | "мб" | "Гб" | "ГБ" | "гб" | "Тб" | "ТБ" | "тбكم")
        || matches!(
            text,
            "كم" | "كم²" | "كم³" | "م" | "م²" | "م³" | "سم" | "سم²" | "سم³" | "مم" | "مم²" | "مم³"
        )
        || matches!(text, "غرام" | "جرام" | "جم" | "كغ" | "ملغ" | "كوب" | "اكواب")
}

/// The start and length in bytes of the first match of `TOKENIZER_INFIXES` at or after byte `from` of `text`.
pub fn next_infix(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut previous = text[..from].chars().next_back();
    for (offset, c) in text[from..].char_indices() {
        if !c.is_ascii_alphanumeric() {
            let length = infix_length(previous, c, &text[from + offset..]);
            if length > 0 {
                return Some((from + offset, length));
            }
        }
        previous = Some(c);
    }
    None
}

/// The length of the infix that `text` begins with, where `c` is its first character and `previous` the one before.
fn infix_length(previous: Option<char>, c: char, text: &str) -> usize {
    let length = match c {
        '.' => match leading_run(text, '.') {
            1 => 1,
            several => return several,
        },
        // Up to three hyphens count as one infix, but only two dashes.
        '-' => leading_run_up_to(text, '-', 3),
        '—' => leading_run_up_to(text, '—', 2),
        '–' | '~' | '+' | '*' | '^' | ',' | ':' | '<' | '>' | '=' | '/' => c.len_utf8(),
        _ if c == '…' || is_icon(c) => return c.len_utf8(),
        _ => return 0,
    };
    let next = |length: usize| text[length..].chars().next();
    let (Some(previous), Some(after_one)) = (previous, next(c.len_utf8())) else { return 0 };
    if matches!(c, '+' | '-' | '*' | '^')
        && previous.is_ascii_digit()
        && (after_one.is_ascii_digit() || after_one == '-')
    {
        return 1;
    }
    let Some(next) = next(length) else { return 0 };
    let is_infix = match c {
        '.' => (is_lower_letter(previous) || is_quote(previous)) && (is_upper_letter(next) || is_quote(next)),
        ',' => is_letter(previous) && is_letter(next),
        '+' | '*' | '^' => false,
        _ => (is_letter(previous) || previous.is_ascii_digit()) && is_letter(next),
    };
    if is_infix { length } else { 0 }
}

/// The length in bytes of the run of the one-byte character `c` that `text` begins with.
fn leading_run(text: &str, c: char) -> usize {
    text.len() - text.trim_start_matches(c).len()
}

/// The length in bytes of the run of `c` that `text` begins with, counting at most `most` of them.
fn leading_run_up_to(text: &str, c: char, most: usize) -> usize {
    text.chars().take(most).take_while(|&next| next == c).count() * c.len_utf8()
}

/// `run`, or 0 if it is a single character.
fn if_several(run: usize) -> usize {
    if run > 1 { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_cut_off() {
        for (text, prefix) in [
            ("\"word", "\""),
            ("“word", "“"),
            ("...word", "..."),
            (".word", ""),
            ("+word", "+"),
            ("+1", ""),
            ("US$5", "US$"),
            ("A$5", "A$"),
            ("US5", ""),
            ("€5", "€"),
            ("-5", ""),
            ("—word", "—"),
            ("……", "…"),
            ("😀word", "😀"),
            ("word", ""),
            ("", ""),
        ] {
            assert_eq!(&text[..prefix_length(text)], prefix, "{text}");
        }
    }

    #[test]
    fn suffixes_are_cut_off() {
        for (text, suffix) in [
            ("Kyiv's", "'s"),
            ("Kyiv’S", "’S"),
            ("word.", "."),
            ("A.", ""),
            ("U.S.", ""),
            ("NATO.", "."),
            ("5.", "."),
            ("word...", "..."),
            ("word……", "……"),
            ("10km", "km"),
            ("10km²", "km²"),
            ("km", ""),
            ("$1.2bn", ""),
            ("5%", "%"),
            ("%", ""),
            ("10US$", "US$"),
            ("10€", "€"),
            ("5+", "+"),
            ("a+", ""),
            ("°C.", "."),
            ("word)", ")"),
            ("word-", ""),
            ("", ""),
        ] {
            assert_eq!(&text[text.len() - suffix_length(text)..], suffix, "{text}");
        }
    }

    #[test]
    fn infixes_are_found() {
        let check = |text: &str, infixes: &[&str]| {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some((start, length)) = next_infix(text, from) {
                from = start + length;
                found.push(&text[start..from]);
            }
            assert_eq!(found, infixes, "{text}");
        };
        check("Russian-claimed", &["-"]);
        check("word--word---word", &["--", "---"]);
        check("word----word", &[]);
        check("word——word———word", &["——"]);
        check("1990-95", &["-"]);
        check("1--5", &["-"]);
        check("5--", &["-"]);
        check("5-year", &["-"]);
        check("year-5", &[]);
        check("end.Next", &["."]);
        check("example.com", &[]);
        check("one,two", &[","]);
        check("1,2", &[]);
        check("and...or…if", &["...", "…"]);
        check("and/or=so", &["/", "="]);
        check("10:30", &[]);
        check("a😀b", &["😀"]);
    }
}
