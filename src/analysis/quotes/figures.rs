//! What is reported without a clause: "a poll put him at 40 per cent", "the firm reported 12 cases".

use super::cues::Cue;
use super::end::cut_right;
use super::report::only_shows;
use super::view::View;
use crate::article::TextRange;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, PartOfSpeech, TokenIndex};

/// How many words what a poll shows has at least beyond its first, if no figure is in it.
const LEAST_TOLD: usize = 3;

/// What a document shows or a speaker reports without a clause, if there is a figure in it: "a poll put him at 40 per
/// cent", "the firm reported 12 cases".
pub(super) fn figures(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    const SHOW: &[&str] =
        &["show", "find", "put", "give", "indicate", "suggest", "reveal", "estimate", "have"];
    const REPORT: &[&str] =
        &["report", "estimate", "predict", "forecast", "claim", "announce", "promise", "pledge", "project"];
    let is_document = view.is(cue.subject, Class::DocumentNoun) || only_shows(view, cue);
    if !(is_document && view.has_lemma(cue.at, SHOW) || view.has_lemma(cue.at, REPORT)) {
        return None;
    }
    // "Phase 1" has a number of its own.
    let is_label = |at: TokenIndex| view.label(at) == Dependency::Nummod && view.head(at) < at;
    let is_figure = |at: TokenIndex| {
        (view.part(at) == PartOfSpeech::Num || view.word(at).starts_with(|c: char| c.is_ascii_digit()))
            && !is_label(at)
    };
    for object in view.children_of(cue.at, &[Dependency::Dobj]).filter(|&object| object > cue.at) {
        let (left, mut right) = view.subtree(object);
        right = if is_document { end_of_deed(view, cue, object) } else { past_places(view, cue, right) };
        let range = TextRange::new(view.start(left), view.end(right)).within(sentence);
        let is_told = is_poll(view, cue) && right >= left + LEAST_TOLD;
        if (is_told || (left..=right).any(is_figure)) && !range.is_empty() {
            return Some(cut_right(view, object, range, right));
        }
    }
    None
}

/// The last token of what says where and of what behind token `right`, in which the object of `cue` ends. When something is
/// reported is no part of it.
fn past_places(view: &View<'_>, cue: &Cue, right: TokenIndex) -> TokenIndex {
    let mut last = right;
    for place in view.children_of(cue.at, &[Dependency::Prep]) {
        let (left, end) = view.subtree(place);
        let is_time = (left..=end).any(|at| view.is_in(at, Classes::TIME));
        if left == last + 1 && !is_time && !(left..=end).any(|at| view.is_marked(at)) {
            last = end;
        }
    }
    last
}

/// The last token of what belongs to the verb of `cue` and its `object`, without a verb that is joined to it: "shows two
/// leaks, and hints at a third".
fn end_of_deed(view: &View<'_>, cue: &Cue, object: TokenIndex) -> TokenIndex {
    let last = view.subtree(object).1.max(view.subtree(cue.at).1);
    let next = view
        .children_of(cue.at, &[Dependency::Conj])
        .find(|&next| next > object && view.tag(next) == view.tag(cue.at));
    next.map_or(last, |next| last.min(view.subtree(next).0.saturating_sub(1)))
}

/// Whether a poll or a study shows something by the verb of `cue`, which is told also without a figure: "polls show a close
/// race".
fn is_poll(view: &View<'_>, cue: &Cue) -> bool {
    view.is(cue.subject, Class::PollNoun)
        && view.has_lemma(cue.at, &["show", "find", "indicate", "suggest", "reveal"])
}
