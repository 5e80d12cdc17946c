//! Section numbers at the start of headings, and of paragraphs that look like headings: "2 Results", "2.1 Ships". They
//! count sections and nothing else.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::analysis::AnnotatedArticle;
use crate::article::BlockKind;

/// How many parts a section number may have; documents have up to nine levels of headings.
const MAX_LEVELS: usize = 9;
/// How many digits each part may have.
const MAX_DIGITS: usize = 3;

/// How many bytes a paragraph has at most that may be a heading.
const LONGEST_HEADING: usize = 60;

/// A section number, with a part for each level.
type Number = Vec<u16>;

/// The ends of the section numbers in the headings of `document`, as byte offsets into the text, by the index of the
/// block. A number counts as one only if those before it are there, back to the first: headings may begin with other
/// numbers too.
pub fn ends_of_numbers(document: &AnnotatedArticle<'_>) -> HashMap<usize, usize> {
    let headings = document.blocks.iter().enumerate();
    let headings = headings.filter(|(_, block)| match block.kind {
        BlockKind::Title | BlockKind::Heading => true,
        BlockKind::Paragraph | BlockKind::ListItem => is_like_heading(document.article.slice(block.range)),
        _ => false,
    });
    let numbered: Vec<(usize, usize, Number)> = headings
        .filter_map(|(index, block)| {
            let (number, length) = opening_number(document.article.slice(block.range))?;
            Some((index, block.range.start + length, number))
        })
        .collect();
    let of_sections = of_sections(numbered.iter().map(|(.., number)| number));
    let sections = numbered.iter().filter(|(.., number)| of_sections.contains(number));
    sections.map(|(index, end, _)| (*index, *end)).collect()
}

/// Whether the paragraph `text` may be a heading that its file does not mark: short, with no mark at its end.
fn is_like_heading(text: &str) -> bool {
    text.len() <= LONGEST_HEADING && text.ends_with(char::is_alphabetic)
}

/// The number at the start of `text`, if it is like that of a section, and its length in bytes.
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

/// Those of `numbers` that belong to a series: each follows the one before it, back to the first, which needs the one
/// after it, the one above it or the first below it.
fn of_sections<'a>(numbers: impl Iterator<Item = &'a Number>) -> HashSet<&'a Number> {
    let all: BTreeSet<&Number> = numbers.collect();
    let mut found: HashSet<&Number> = HashSet::new();
    // They are in order, so the one before has been seen already.
    for &number in &all {
        let Some((&last, above)) = number.split_last() else { continue };
        let goes_with_others = match last {
            0 => false,
            1 => [[above, &[2]].concat(), above.to_vec(), [number, &[1][..]].concat()]
                .iter()
                .any(|other| all.contains(other)),
            _ => found.contains(&[above, &[last - 1]].concat()),
        };
        if goes_with_others {
            found.insert(number);
        }
    }
    found
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
            (&["1 dead in fire", "2 dead in fire", "3.4 million flee", "3.5 million flee"], &[]),
            (&["11 Ships Wait", "12 Britons Held"], &[]),
            (&["1. dead letters", "2. dead calm"], &["1.", "2."]),
            (&["2.1.1 Fog", "2.1 Rain", "7."], &["2.1.1", "2.1"]),
            (&["1..2 Fog", "1234 Rain", "1.1.1.1.1.1.1.1.1.1 Snow", "Fog 1", ""], &[]),
        ] {
            let numbers: Vec<(&str, Number)> = headings
                .iter()
                .filter_map(|heading| opening_number(heading).map(|(number, end)| (&heading[..end], number)))
                .collect();
            let sections = of_sections(numbers.iter().map(|(_, number)| number));
            let found = numbers.iter().filter(|(_, number)| sections.contains(number));
            let found: Vec<&str> = found.map(|(text, _)| *text).collect();
            assert_eq!(found, expected, "{headings:?}");
        }
    }
}
