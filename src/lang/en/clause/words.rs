//! Words that deny, and words that only seem to.

use std::ops::Range;

use crate::lang::{Class, ENGLISH};
use crate::text::fold;

/// Verbs that deny what they govern.
pub(super) const DENYING: &[&str] = &["deny", "refute", "disavow", "rule"];
/// Verbs that reject a claim, but not what the claim is about.
pub(super) const REJECTING: &[&str] = &["deny", "refute", "reject", "dismiss", "dispute"];
/// Verbs whose negation is that of what they govern: "does not think that 40 ships will come".
pub(super) const RAISING: &[&str] = &["think", "believe", "expect", "suppose", "mean"];
/// Verbs whose negation says that something happens: "did not hesitate to".
pub(super) const REVERSING: &[&str] =
    &["hesitate", "fail", "refuse", "forget", "neglect", "stop", "avoid", "prevent", "deny"];
/// What a denial says that something is not.
pub(super) const TRUE: &[&str] = &["true", "correct", "accurate", "right"];
/// What a denial says that something is.
pub(super) const FALSE: &[&str] = &["false", "untrue", "wrong", "incorrect", "inaccurate"];
/// Nouns that make "no" a "never": "at no time", "under no circumstances".
pub(super) const NEVER_WITH: &[&str] =
    &["account", "case", "circumstance", "circumstances", "event", "point", "time", "way"];

/// The word of `clause` that denies `number` in it, as far as its words alone tell: the nearest word of negation before
/// the number, or else after it. `clause` is a text, and `number` its bytes in it.
#[must_use]
pub fn denial_in_words(clause: &str, number: Range<usize>) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let words = clause
        .char_indices()
        .filter(|&(at, c)| is_part(c) && !clause[..at].chars().next_back().is_some_and(is_part));
    let words = words.map(|(at, _)| {
        let length = clause[at..].find(|c| !is_part(c)).unwrap_or(clause.len() - at);
        at..at + length
    });
    let denials: Vec<Range<usize>> = words
        .filter(|word| word.end <= number.start || word.start >= number.end)
        .filter(|word| {
            let key = fold(&clause[word.clone()]);
            ENGLISH.lexicon.is(&key, Class::Denial) || key.ends_with("n't")
        })
        .collect();
    let before = denials.iter().rfind(|word| word.end <= number.start);
    before.or(denials.first()).cloned()
}
