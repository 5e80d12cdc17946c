//! Forms of the gazetteer in a block, within word borders.

use super::gazetteer::{Form, Meaning, gazetteer};
use crate::analysis::{Document, DocumentBlock};
use crate::article::{BlockIndex, TextRange};

/// A form of the gazetteer found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The form.
    pub form: &'static Form,
    /// The words that would be the mention.
    pub range: TextRange,
    /// The block that they stand in.
    pub block: BlockIndex,
}

/// The candidates of `block`, in text order.
pub(super) fn in_block(document: &Document<'_>, block: &DocumentBlock) -> Vec<Candidate> {
    let gazetteer = gazetteer();
    let text = document.slice(block.range);
    let mut candidates = Vec::new();
    let mut at = 0;
    while let Some(found) = gazetteer.matcher.find(aho_corasick::Input::new(text).range(at..)) {
        let form = &gazetteer.forms[found.pattern().as_usize()];
        let ends_well = form.is_prefix || is_border(text, found.end(), false);
        if !is_border(text, found.start(), true) || !ends_well || is_in_address(text, found.start()) {
            // A shorter form may begin within: go on after this word's first letter.
            at = next_boundary(text, found.start());
            continue;
        }
        at = found.end();
        let part = TextRange::new(found.start() + form.part.0, found.start() + form.part.1);
        let goes_on = form.is_prefix && !text[found.end()..].starts_with(char::is_uppercase);
        if !goes_on {
            candidates.push(Candidate { form, range: part.shifted(block.range.start), block: block.index });
        }
    }
    candidates
}

/// Whether no letter or digit continues across `at`; where `before` is set the word may not have begun earlier.
fn is_border(text: &str, at: usize, before: bool) -> bool {
    let previous = text[..at].chars().next_back();
    let next = text[at..].chars().next();
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if before {
        return !is_word(previous) && !matches!(previous, Some('@' | '#' | '.'))
            || previous == Some('.') && text[..at].ends_with("..");
    }
    // "U.S." ends in its own full stop; elsewhere a letter after the form goes on with the word.
    !is_word(next) || previous == Some('.')
}

/// Whether the word at `at` belongs to an address of the web or of mail.
fn is_in_address(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

fn next_boundary(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

impl Candidate {
    /// The country and the evidence that the form stands for, if it stands for one.
    pub fn country(&self) -> Option<(usize, super::CountryEvidence)> {
        match self.form.meaning {
            Meaning::Country(country, evidence) => Some((country, evidence)),
            _ => None,
        }
    }
}
