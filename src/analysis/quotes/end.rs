//! Where what is said ends, although the parse goes on: another speaks, or the writer adds something.

use super::cues::{has_respondents, has_subject};
use super::view::View;
use crate::article::TextRange;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How many tokens of a clause are looked at for its end.
const LONGEST_CLAUSE: usize = 600;

/// `said` without what is no longer said: a participle of saying, another's words, an aside of the writer at its end.
pub(super) fn cut_right(view: &View<'_>, head: TokenIndex, said: TextRange, last: TokenIndex) -> TextRange {
    let first = view.subtree(head).0;
    for at in first..=last.min(first + LONGEST_CLAUSE).min(view.len() - 1) {
        if at <= head || !said.contains(view.range(at)) || view.start(at) == said.start || view.is_marked(at)
        {
            continue;
        }
        if let Some(end) = end_before(view, head, at, last).filter(|&end| end > said.start) {
            return TextRange::new(said.start, end.min(said.end));
        }
    }
    said
}

/// Where what is said ends if the token at `at` begins something else.
fn end_before(view: &View<'_>, head: TokenIndex, at: TokenIndex, last: TokenIndex) -> Option<usize> {
    // “To close the ‘loophole,’ which …”: the comma may stand within the marks.
    let is_parted = |at: TokenIndex| at > 0 && (view.word(at - 1) == "," || ends_in_comma(view, at - 1));
    let before_parting = |at: TokenIndex| {
        if ends_in_comma(view, at - 1) { view.start(at) } else { view.start(at - 1) }
    };
    // "…, according to a poll": whose words these are, the writer says.
    if view.is_word(at, &["according"]) && is_parted(at) && view.subtree(at).1 + 1 >= last {
        return Some(before_parting(at));
    }
    let tells = view.is(at, Class::SayingVerb | Class::CallingVerb)
        || view.has_lemma(at, &["allude", "ask", "echo", "refer"]);
    let is_after_mark = at > 0 && view.is_marked(at - 1);
    // “Said Roe had promised it to all, calling it ‘safe’”: what Roe says is part of what is said.
    let is_within = |subject: TokenIndex| (view.subtree(head).0..at).contains(&subject);
    let goes_with =
        || !(view.is(view.head(at), Class::SayingVerb) && view.subject(at).is_some_and(is_within));
    if view.tag(at) == Tag::Vbg
        && tells
        && !has_subject(view, at)
        && (is_parted(at) || is_after_mark)
        && goes_with()
    {
        return Some(if is_after_mark { view.start(at) } else { view.start(at - 1) });
    }
    let left = view.subtree(at).0;
    // "Doe said Roe agreed to it and backed the plan": what Roe does is part of what Doe says.
    let (first, right) = view.subtree(head);
    let is_outside = |verb: TokenIndex| !(first..=right).contains(&verb);
    if speaks_anew(view, at, head) || view.verb_of_speaker(at).is_some_and(is_outside) {
        let is_joint = |&before: &TokenIndex| {
            matches!(view.part(before), PartOfSpeech::Cconj | PartOfSpeech::Punct | PartOfSpeech::Adv)
        };
        let joints = (head + 1..left.max(head + 1)).rev().take_while(is_joint).count();
        return Some(view.start(left.max(head + 1) - joints));
    }
    // "…, a charge that others deny": what the writer says of it.
    let is_comment = view.is(at, Class::SpeechActNoun)
        && matches!(
            view.label(at),
            Dependency::Appos | Dependency::Npadvmod | Dependency::Dobj | Dependency::Attr | Dependency::Conj
        )
        && is_parted(left)
        && view.is_word(left, &["a", "an"])
        && view.child(at, &[Dependency::Relcl, Dependency::Acl]).is_some();
    if is_comment {
        return Some(before_parting(left));
    }
    let is_aside = view.label(at) == Dependency::Relcl
        && view.is_word(left, &["which", "who"])
        && is_parted(left)
        && (view.word(left - 1) == "," || !(left..=last).any(|at| view.is_marked(at)))
        && view.subtree(at).1 + 1 >= last;
    is_aside.then(|| before_parting(left))
}

/// Whether the verb of saying at `at` is joined to what is said and has a speaker of its own: "said the boat sank, and Doe
/// added that". A clause with a conjunction of its own goes on with what is said: "and that nobody was told".
fn speaks_anew(view: &View<'_>, at: TokenIndex, head: TokenIndex) -> bool {
    // "A poll finds that 30 per cent trust it and 20 per cent say no": the poll gives both shares.
    let is_share = has_respondents(view, at) && !has_respondents(view, view.head(head));
    view.part(at) == PartOfSpeech::Verb
        && view.label(at) == Dependency::Conj
        && view.is(at, Class::SayingVerb)
        && has_subject(view, at)
        && !view.is_passive(at)
        && !is_share
        && view.child(at, &[Dependency::Mark]).is_none()
}

/// Whether the token at `at` closes a quotation that ends in a comma.
fn ends_in_comma(view: &View<'_>, at: TokenIndex) -> bool {
    let mut marks = view.marks_in(view.range(at));
    marks.next().is_some_and(|mark| mark.range.end == view.end(at) && mark.last_char(view.text) == Some(','))
}
