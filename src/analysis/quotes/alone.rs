//! Quotations that no word of saying holds: how they stand in their block and sentence.

use super::attribution::Sentence;
use super::marks::{MARKS, Mark};
use super::view::View;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, TokenIndex};
use crate::text::fold;

/// From how many words on a quotation reads as a sentence.
const SENTENCE_WORDS: usize = 5;

/// Whose text is announced right before `end`, with a colon: "From Doe's post:".
pub(super) fn writer_before(view: &View<'_>, end: usize) -> Option<TokenIndex> {
    let last = view.token_at(end).min(view.len());
    let is_word = |&at: &TokenIndex| view.part(at) != PartOfSpeech::Punct;
    let text = (0..last)
        .rev()
        .find(is_word)
        .filter(|&at| view.is(at, Class::DocumentNoun | Class::UtteranceNoun | Class::SpeechActNoun))?;
    view.child(text, &[Dependency::Poss])
}

/// Whether a block begins with a quotation.
pub(super) fn opens_with_quotation(view: &View<'_>, sentences: &[Sentence]) -> bool {
    let first = sentences.first().map(|sentence| sentence.range.start);
    let mark = view.marks.first();
    mark.zip(first).is_some_and(|(mark, first)| mark.range.start <= first + '—'.len_utf8())
}

/// Whether nothing but its quotations stands in `sentence`, and perhaps a word that joins it to the one before.
pub(super) fn is_alone(view: &View<'_>, sentence: &Sentence) -> bool {
    const JOINTS: &[&str] = &["and", "but", "then", "indeed", "also", "so", "or", "finally", "yet"];
    if sentence.marks.is_empty() {
        return false;
    }
    let mut at = sentence.range.start;
    let mut rest = String::new();
    for mark in &view.marks[sentence.marks.clone()] {
        rest.push_str(&view.text[at.min(mark.range.start)..mark.range.start]);
        at = mark.range.end;
    }
    rest.push_str(&view.text[at.min(sentence.range.end)..sentence.range.end]);
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    rest.is_empty() || JOINTS.contains(&fold(rest).as_str())
}

/// Whether a quotation reads as a sentence.
pub(super) fn is_sentence(text: &str, mark: Mark) -> bool {
    let inner = mark.inner(text);
    let last = text[mark.range.start..mark.range.end].trim_end_matches(MARKS).chars().next_back();
    let ends = last.is_some_and(|c| ".!?".contains(c));
    let goes_on = inner.starts_with(char::is_uppercase) && last == Some(',');
    inner.split_whitespace().take(SENTENCE_WORDS).count() == SENTENCE_WORDS || ends || goes_on
}

/// The word for the calls of a crowd that `mark` gives the words of: "chants of “Out!”", "“Out!” chants".
pub(super) fn chant_beside(view: &View<'_>, mark: Mark) -> Option<TokenIndex> {
    let inside = view.tokens_in(mark.range);
    let is_chant = |at: TokenIndex| {
        view.part(at) == PartOfSpeech::Noun && view.has_lemma(at, &["chant", "cheer", "cry", "jeer", "shout"])
    };
    let before = inside.start.checked_sub(2).filter(|&at| view.is_word(at + 1, &["of"]) && is_chant(at));
    before.or_else(|| Some(inside.end).filter(|&at| at < view.len() && is_chant(at)))
}
