//! What is said, by the grammar: the clause that a word of saying governs, or the sentence around it.

use super::aside;
use super::cues::{Cue, CueKind, has_subject};
use super::view::{View, letters};
use crate::article::TextRange;
use crate::lang::{Class, Classes, forms};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// The least letters in a stretch that says something.
const LEAST_LETTERS: usize = 3;

/// How many tokens of a clause are looked at for its end.
const LONGEST_CLAUSE: usize = 600;

/// What `cue` says is said in `sentence`, in one or two stretches; empty if the grammar does not tell.
pub(super) fn content(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Vec<TextRange> {
    let found = match cue.kind {
        CueKind::According | CueKind::As | CueKind::Poll => around(view, cue, sentence),
        CueKind::Verb => {
            let aside = aside::around(view, cue, sentence);
            if aside.is_empty() { clause(view, cue, sentence).into_iter().collect() } else { aside }
        }
    };
    found.into_iter().filter_map(|range| trimmed(view.text, range)).collect()
}

/// `range` without punctuation at its ends, but for marks and brackets; `None` if nothing is left.
pub(super) fn trimmed(text: &str, range: TextRange) -> Option<TextRange> {
    let inside = &text[range.start..range.end];
    let opens = |c: char| c.is_alphanumeric() || "“\"„«»‘'$£€#@([¿¡".contains(c);
    let closes = |c: char| c.is_alphanumeric() || "”\"“»«’')%!?]".contains(c);
    let start = range.start + inside.find(opens)?;
    let rest = &text[start..range.end];
    let (last, c) = rest.char_indices().rfind(|&(_, c)| closes(c))?;
    Some(TextRange::new(start, start + last + c.len_utf8()))
}

/// The sentence around the words that name a source: "according to the board", "as the agency reported".
fn around(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Vec<TextRange> {
    let (mut first, mut last) = view.subtree(cue.at);
    first = first.min(cue.at);
    if cue.kind == CueKind::As {
        first = first.min(cue.phrase.0);
        if first > 0 && view.is_word(first - 1, &["as"]) {
            first -= 1;
        }
        last = cue.phrase.1.max(cue.at);
        // "As Doe put it."
        if let Some(it) = view.child(cue.at, &[Dependency::Dobj]) {
            last = last.max(it);
        }
        last = aside::circumstances_behind(view, cue, last, sentence);
    }
    let source =
        TextRange::new(view.start(first), view.end(last.max(cue.phrase.1))).cover(cue.words).within(sentence);
    if cue.kind == CueKind::Poll && !has_figure(view, sentence, source) {
        return Vec::new();
    }
    let mut said = relative_clause(view, cue, first, source).unwrap_or(sentence).within(sentence);
    if let Some(colon) = colon_before(view, said, source) {
        said.start = colon;
    }
    let before = aside::without_joint(view.text, TextRange::new(said.start.min(source.start), source.start));
    let after = TextRange::new(source.end, said.end.max(source.end));
    [before, after].into_iter().filter(|&range| letters(view.text, range) >= LEAST_LETTERS).collect()
}

/// Whether a number stands in `sentence` outside the `source`.
fn has_figure(view: &View<'_>, sentence: TextRange, source: TextRange) -> bool {
    let is_figure = |at: TokenIndex| view.part(at) == PartOfSpeech::Num && !view.range(at).overlaps(source);
    view.tokens_in(sentence).any(is_figure)
}

/// The relative clause that alone has the source: "82 per cent of whom agree according to the poll".
fn relative_clause(view: &View<'_>, cue: &Cue, first: TokenIndex, source: TextRange) -> Option<TextRange> {
    let verb = view.up(cue.at).skip(1).find(|&at| view.is_verb(at))?;
    let ends_sentence = view.text[source.end..view.block.range.end].trim_start().starts_with('.');
    let is_parted = first == 0 || view.sets_off(first - 1);
    (view.label(verb) == Dependency::Relcl && !(is_parted && ends_sentence))
        .then(|| view.words_of(view.subtree(verb)))
}

/// The end of the last colon in `said` before the `source`, if what follows is a sentence of its own.
fn colon_before(view: &View<'_>, said: TextRange, source: TextRange) -> Option<usize> {
    let tokens = view.tokens_in(TextRange::new(said.start.min(source.start), source.start));
    let colon = tokens.rev().find(|&at| view.word(at) == ":" && !view.is_marked(at))?;
    view.text[view.end(colon)..].starts_with(char::is_whitespace).then(|| view.end(colon))
}

/// The clause that the verb of `cue` governs.
fn clause(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    let verb = cue.at;
    let Some(head) = clause_head(view, cue) else { return figures(view, cue, sentence) };
    let (left, mut right) = view.subtree(head);
    let (mut start, mut end) = (view.start(left), view.end(right));
    if head < verb {
        if (head..verb).any(|at| view.word(at) == ";" && !view.is_marked(at)) {
            // "One firm had spoken of 900; another says 540": a sentence of its own.
            return figures(view, cue, sentence);
        }
        // What is said comes first, and the speaker behind it.
        let limit = verb.min(cue.phrase.0);
        if right >= limit {
            end = view.end(limit.checked_sub(1)?);
        }
    } else {
        if left <= verb {
            start = view.start(verb + 1);
        }
        if cue.subject > verb && cue.phrase.0 <= head {
            start = start.max(view.end(cue.phrase.1));
        }
        if view.label(head) == Dependency::Xcomp
            && let Some(to) = view.child(head, &[Dependency::Aux]).filter(|&to| to > verb && to < head)
        {
            // "Promised on Sunday not to end": the day may hang on either verb.
            let is_not = |&before: &TokenIndex| view.label(before) == Dependency::Neg && before > verb;
            let first = to.checked_sub(1).filter(is_not).unwrap_or(to);
            start = start.max(view.start(first));
        }
        if let Some(subject) = stray_subject(view, cue, head) {
            start = start.min(view.start(view.subtree(subject).0));
        }
        for reason in reasons(view, verb, head, right) {
            right = right.max(view.subtree(reason).1);
            end = end.max(view.end(right));
        }
    }
    let (start, end) = (start.max(sentence.start), end.min(sentence.end));
    if start >= end {
        return None;
    }
    Some(cut_right(view, head, TextRange::new(start, end), right))
}

/// The head of the clause that the verb of `cue` governs.
fn clause_head(view: &View<'_>, cue: &Cue) -> Option<TokenIndex> {
    let verb = cue.at;
    let is_own = |&child: &TokenIndex| !(child > verb && cue.subject > verb && child < cue.subject);
    let clauses: Vec<TokenIndex> = view.children_of(verb, &[Dependency::Ccomp]).filter(is_own).collect();
    if let Some(&last) = clauses.last() {
        return Some(clauses.into_iter().find(|&child| child > verb).unwrap_or(last));
    }
    let promises = view.is(verb, Classes::of(&[Class::PromisingVerb, Class::OrderingVerb]));
    let shows = view.is(verb, Class::ShowingVerb) && view.is(cue.subject, Class::DocumentNoun);
    let is_promise = |&child: &TokenIndex| child > verb && (promises && view.tag(child) == Tag::Vb || shows);
    view.children_of(verb, &[Dependency::Xcomp]).find(is_promise)
}

/// The subject of the clause of `head` that the parse gives to the verb of saying: "admitted the bridge was old".
fn stray_subject(view: &View<'_>, cue: &Cue, head: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Ccomp, Dep, Dobj, Nsubj, Nsubjpass};
    let has_own = has_subject(view, head) || view.child(head, &[Dependency::Expl]).is_some();
    if has_own || view.label(head) != Ccomp || view.tag(head) == Tag::Vb {
        return None;
    }
    let mut strays = view.children_of(cue.at, &[Dobj, Nsubj, Dep, Nsubjpass]);
    strays.find(|&child| cue.at < child && child < head && child != cue.subject)
}

/// The clauses behind that of `head`, which ends at `right`, that give its reason or condition.
fn reasons<'v>(
    view: &'v View<'_>,
    verb: TokenIndex,
    head: TokenIndex,
    right: TokenIndex,
) -> impl Iterator<Item = TokenIndex> + 'v {
    const JOINTS: &[&str] = &["because", "if", "unless", "although", "though", "since", "when", "until"];
    view.children_of(verb, &[Dependency::Advcl]).filter(move |&child| {
        let joint = view.child(child, &[Dependency::Mark]);
        child > head
            && view.subtree(child).0 <= right + 2
            && joint.is_some_and(|joint| view.is_word(joint, JOINTS))
    })
}

/// `said` without what is no longer said: a participle of saying, another's words, an aside of the writer at its end.
fn cut_right(view: &View<'_>, head: TokenIndex, said: TextRange, last: TokenIndex) -> TextRange {
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
    let is_parted = |at: TokenIndex| at > 0 && view.word(at - 1) == ",";
    let tells = view.is(at, Classes::of(&[Class::SayingVerb, Class::CallingVerb]))
        || view.has_lemma(at, &["allude", "refer", "ask"]);
    let is_after_mark = at > 0 && view.is_marked(at - 1);
    if view.tag(at) == Tag::Vbg && tells && !has_subject(view, at) && (is_parted(at) || is_after_mark) {
        return Some(if is_after_mark { view.start(at) } else { view.start(at - 1) });
    }
    let left = view.subtree(at).0;
    if view.part(at) == PartOfSpeech::Verb
        && view.label(at) == Dependency::Conj
        && view.is(at, Class::SayingVerb)
        && (has_subject(view, at) || view.follows_passive(at))
    {
        let is_joint =
            |&before: &TokenIndex| matches!(view.part(before), PartOfSpeech::Cconj | PartOfSpeech::Punct);
        let joints = (head + 1..left).rev().take_while(is_joint).count();
        return Some(view.start(left - joints));
    }
    if takes_up_speaker(view, at) {
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
        return Some(view.start(left - 1));
    }
    let is_aside = view.label(at) == Dependency::Relcl
        && view.is_word(left, &["which", "who"])
        && is_parted(left)
        && view.subtree(at).1 + 1 >= last;
    is_aside.then(|| view.start(left - 1))
}

/// Whether the verb at `at` has the speaker as its subject again, as its tense tells: "said it would sink, but played
/// down the danger".
fn takes_up_speaker(view: &View<'_>, at: TokenIndex) -> bool {
    let above = view.head(at);
    view.label(at) == Dependency::Conj
        && matches!(view.tag(at), Tag::Vbd | Tag::Vbz)
        && !has_subject(view, at)
        && view.tag(above) == Tag::Vb
        && view.children_of(above, &[Dependency::Aux]).any(|aux| view.tag(aux) == Tag::Md)
}

/// What a document shows or a speaker reports without a clause, if there is a figure in it: "a poll put him at 40 per
/// cent", "the firm reported 12 cases".
fn figures(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    const SHOW: &[&str] =
        &["show", "find", "put", "give", "indicate", "suggest", "reveal", "estimate", "have"];
    const REPORT: &[&str] =
        &["report", "estimate", "predict", "forecast", "claim", "announce", "promise", "pledge", "project"];
    let is_document = view.is(cue.subject, Class::DocumentNoun);
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
        if is_document {
            right = right.max(view.subtree(cue.at).1);
        }
        let range = TextRange::new(view.start(left), view.end(right)).within(sentence);
        if (left..=right).any(is_figure) && !range.is_empty() {
            return Some(cut_right(view, object, range, right));
        }
    }
    None
}

/// Verbs that things have too: "the war offers", "the storm threatens".
const OF_THINGS: &[&str] = &[
    "suggest",
    "indicate",
    "reveal",
    "signal",
    "imply",
    "determine",
    "hint",
    "offer",
    "promise",
    "threaten",
];

/// Whether `cue` reports something without marks: a verb of saying, or a document that shows something.
pub(super) fn is_report(view: &View<'_>, cue: &Cue) -> bool {
    if !cue.is_verb() || view.has_lemma(cue.at, &["give", "have"]) {
        return true;
    }
    let is_conditional =
        view.children_of(cue.at, &[Dependency::Mark]).any(|mark| view.is_word(mark, &["if"]));
    if is_conditional {
        return false;
    }
    if view.is(cue.at, Class::ShowingVerb) && !view.is(cue.at, Class::SayingVerb) {
        return view.is(cue.subject, Classes::of(&[Class::DocumentNoun, Class::FindingNoun]));
    }
    let may_show = view.has_lemma(cue.at, OF_THINGS);
    view.is(cue.at, Classes::of(&[Class::SayingVerb, Class::PromisingVerb]))
        && (!may_show || can_speak(view, cue.subject))
}

/// Whether the noun at `at` can be one that speaks, and not merely shows something: "the pattern suggests".
fn can_speak(view: &View<'_>, at: TokenIndex) -> bool {
    let speaking =
        Classes::of(&[Class::DocumentNoun, Class::BodyNoun, Class::FindingNoun, Class::Male, Class::Female])
            | Classes::TITLE;
    view.part(at) != PartOfSpeech::Noun
        || view.is(at, speaking)
        || forms::has_ending_of_people(view.lemma(at))
        || view.child(at, &[Dependency::Appos]).is_some()
}

/// Whether the verb of `cue` may govern a clause of what is said; `has_marks` says that it holds a quotation.
pub(super) fn governs_clause(view: &View<'_>, cue: &Cue, has_marks: bool) -> bool {
    let governing = Classes::of(&[Class::SayingVerb, Class::ShowingVerb, Class::PromisingVerb]);
    !cue.is_verb()
        || view.is(cue.at, governing)
        || view.has_lemma(cue.at, &["give", "have"])
        || has_marks && view.is(cue.at, Class::QuotingVerb)
}
