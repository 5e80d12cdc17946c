//! The sentences of a block, in which a quotation counts as one word: “Go. Now!” she said, and left.

use super::marks::Mark;
use super::view::View;
use crate::article::TextRange;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag};

/// How many tokens after a quotation are looked at for a word of saying.
const LONGEST_ATTRIBUTION: usize = 14;

/// The sentences of the block in `view`, in order.
pub(super) fn sentences(view: &View<'_>) -> Vec<TextRange> {
    let block = view.block.range;
    let mut ends = token_ends(view);
    ends.extend(mark_ends(view));
    ends.sort_unstable();
    ends.dedup();
    let mut found: Vec<TextRange> = Vec::with_capacity(ends.len() + 1);
    let mut start = block.start;
    for end in ends.into_iter().chain([block.end]) {
        if end <= start {
            continue;
        }
        let range = TextRange::new(start, end).trimmed(view.text);
        if view.text[start..end].contains(char::is_alphanumeric) {
            found.push(range);
            start = end;
        } else if end == block.end
            && let Some(last) = found.last_mut()
        {
            last.end = end;
        }
    }
    found
}

/// Where a full stop outside quotation marks ends a sentence.
fn token_ends(view: &View<'_>) -> Vec<usize> {
    let is_end = |&at: &usize| {
        let is_stop = matches!(view.word(at), "." | "!" | "?" | "…" | "...") || view.tag(at) == Tag::Period;
        let after = view.text[view.end(at)..view.block.range.end].chars().next();
        is_stop && !view.is_marked(at) && after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '"'))
    };
    (0..view.len()).filter(is_end).map(|at| view.end(at)).collect()
}

/// Where a quotation that ends as a sentence does ends the sentence around it too.
fn mark_ends(view: &View<'_>) -> Vec<usize> {
    let mut ends = Vec::new();
    for (number, mark) in view.marks.iter().enumerate() {
        if !mark.last_char(view.text).is_some_and(|last| ".!?…–—".contains(last)) {
            continue;
        }
        let rest = &view.text[mark.range.end..view.block.range.end];
        let next = rest.trim_start();
        let offset = mark.range.end + rest.len() - next.len();
        let is_next = |next: &Mark| next.range.start == offset;
        let starts_sentence = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if view.marks.get(number + 1).is_some_and(is_next)
            || rest.starts_with(char::is_whitespace)
                && starts_sentence
                && !is_attributed(view, mark.range.end)
        {
            ends.push(mark.range.end);
        }
    }
    ends
}

/// Whether the words after a quotation that ends at `end` only say who spoke: "Doe asked.", "shouted the crowd."
fn is_attributed(view: &View<'_>, end: usize) -> bool {
    let first = view.token_at(end);
    for at in first..view.len().min(first + LONGEST_ATTRIBUTION) {
        if view.tag(at) == Tag::Period || view.is_marked(at) {
            return false;
        }
        if view.part(at) != PartOfSpeech::Verb {
            continue;
        }
        if !view.is(at, Class::SayingVerb) {
            return false;
        }
        if view.children_of(at, &[Dependency::Ccomp]).any(|child| child > at) {
            return false;
        }
        let next = at + 1;
        return next >= view.len()
            || view.is_marked(next)
            || matches!(view.word(next), "." | "," | ":" | ";")
            || !view.is_word(next, &["that"])
                && matches!(
                    view.part(next),
                    PartOfSpeech::Adp
                        | PartOfSpeech::Adv
                        | PartOfSpeech::Sconj
                        | PartOfSpeech::Propn
                        | PartOfSpeech::Det
                );
    }
    false
}
