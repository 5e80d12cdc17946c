//! The numbers of sections before the words of headings: "2 Results", "2.1 Ships". They count sections and nothing else.

use std::collections::{HashMap, HashSet};

use crate::analysis::Document;
use crate::article::BlockKind;

/// How many numbers the number of a section may have; documents have up to nine levels of headings.
const MAX_LEVELS: usize = 9;
/// How many digits each may have.
const MAX_DIGITS: usize = 3;

/// The number of a section, a part for each level.
type Number = Vec<u16>;

/// Where the numbers end, in bytes of the text, of those headings of `document` that begin with one, by the places of their
/// blocks. A number counts as one only beside those that come before or after it: headings begin with numbers of other
/// things too.
pub fn ends_of_numbers(document: &Document<'_>) -> HashMap<usize, usize> {
    let headings = document.blocks.iter().enumerate();
    let headings = headings.filter(|(_, block)| matches!(block.kind, BlockKind::Title | BlockKind::Heading));
    let numbered: Vec<(usize, usize, Number)> = headings
        .filter_map(|(index, block)| {
            let (number, length) = opening_number(document.article.slice(block.range))?;
            Some((index, block.range.start + length, number))
        })
        .collect();
    let all: HashSet<&Number> = numbered.iter().map(|(.., number)| number).collect();
    let of_sections = numbered.iter().filter(|(.., number)| is_one_of(number, &all));
    of_sections.map(|(index, end, _)| (*index, *end)).collect()
}

/// The number like that of a section which `text` begins with, and its length in bytes.
fn opening_number(text: &str) -> Option<(Number, usize)> {
    let (written, words) = text.split_once(char::is_whitespace)?;
    // "3 dead in fire", below "2 dead in fire", counts the dead.
    if !written.ends_with('.') && words.trim_start().starts_with(char::is_lowercase) {
        return None;
    }
    let parts = written.strip_suffix('.').unwrap_or(written).split('.');
    let number: Option<Number> = parts
        .take(MAX_LEVELS + 1)
        .map(|part| {
            let is_plain = part.len() <= MAX_DIGITS && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| is_plain)
        })
        .collect();
    number.filter(|number| number.len() <= MAX_LEVELS).map(|number| (number, written.len()))
}

/// Whether `number` goes with others of `all`: after the one before it, or as the first with the one after it, the one above
/// it or the first below it.
fn is_one_of(number: &Number, all: &HashSet<&Number>) -> bool {
    let Some((&last, above)) = number.split_last() else { return false };
    let has = |last: u16| all.contains(&[above, &[last]].concat());
    match last {
        0 => false,
        1 => has(2) || all.contains(&above.to_vec()) || all.contains(&[number, &[1][..]].concat()),
        _ => has(last - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sections_go_with_others() {
        for (headings, expected) in [
            (&["1 Fog", "1.1 At sea", "1.2 Ashore", "2 Results"][..], &["1", "1.1", "1.2", "2"][..]),
            (&["1. Fog", "2. Rain"], &["1.", "2."]),
            (&["12 Britons held", "1.5 million left", "3 Ships sink"], &[]),
            (&["1 ship sinks", "40 ships wait"], &[]),
            (&["2 dead in fire", "3 dead in fire", "3. dead letters", "2. Dead calm"], &["3."]),
            (&["2.1.1 Fog", "2.1 Rain", "7."], &["2.1.1", "2.1"]),
            (&["1..2 Fog", "1234 Rain", "1.1.1.1.1.1.1.1.1.1 Snow", "Fog 1", ""], &[]),
        ] {
            let numbers: Vec<(&str, Number)> = headings
                .iter()
                .filter_map(|heading| opening_number(heading).map(|(number, end)| (&heading[..end], number)))
                .collect();
            let all: HashSet<&Number> = numbers.iter().map(|(_, number)| number).collect();
            let found: Vec<&str> =
                numbers.iter().filter(|(_, number)| is_one_of(number, &all)).map(|(text, _)| *text).collect();
            assert_eq!(found, expected, "{headings:?}");
        }
    }
}
