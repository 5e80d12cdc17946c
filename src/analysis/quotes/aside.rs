//! Words of saying in the middle or at the end of what is said: "The reason, two officials said, is the price."

use super::cues::{Cue, CueKind, has_subject};
use super::marks::{Mark, is_title};
use super::view::{SUBJECTS, View, letters};
use crate::article::TextRange;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How many words of time and place may follow a verb of saying: "she said on Monday in Lima,".
const LONGEST_CIRCUMSTANCE: usize = 9;
/// Words before a sentence that are not part of what is said.
const JOINTS: [&str; 6] = ["But", "And", "So", "Yet", "Still", "Also"];

/// The sentence around a verb of saying that commas or dashes set off; empty if it is none.
pub(super) fn around(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Vec<TextRange> {
    try_around(view, cue, sentence).unwrap_or_default()
}

fn try_around(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<Vec<TextRange>> {
    use Dependency::{Acl, Advcl, Conj, Relcl, Xcomp};
    let says = cue.kind == CueKind::Hearing || view.is(cue.at, Classes::UTTERING | Class::ShowingVerb);
    let is_verb = view.part(cue.at) == PartOfSpeech::Verb;
    let is_joined = is_verb && matches!(view.label(cue.at), Relcl | Acl | Advcl | Xcomp | Conj);
    if is_joined || !says || has_object(view, cue) {
        return None;
    }
    let comma = first_token(view, cue)?.checked_sub(1)?;
    if let Some(before) = up_to_quotation(view, cue, comma, sentence) {
        return Some(vec![before]);
    }
    if let Some(said) = subject_and_predicate(view, cue, comma, sentence) {
        return Some(said);
    }
    if view.start(comma) < sentence.start || !view.sets_off(comma) || view.word(comma) == ";" {
        return None;
    }
    let after = behind_circumstances(view, cue, sentence)?;
    let before =
        without_joint(view.text, TextRange::new(sentence.start, view.start(comma).max(sentence.start)));
    let says = |after: &TextRange| {
        letters(view.text, *after) > 0 && !is_title_alone(view, *after) && !opens_with_relative(view, *after)
    };
    let after = Some(after).filter(says);
    // "He closed it and, he argued, for a reason": what stands before the conjunction is the writer's.
    if let Some(after) =
        after.filter(|_| view.part(comma.saturating_sub(1)) == PartOfSpeech::Cconj && comma > 0)
    {
        return Some(vec![after]);
    }
    if letters(view.text, before) == 0 || is_circumstance(view, before, after) {
        return None;
    }
    match after {
        Some(after) => {
            let is_apart = leads_to_quotation(view, cue, before, after);
            (!is_apart).then(|| vec![before, after])
        }
        None => {
            // Headlines do without verbs: "Pier his last hope, Doe hints".
            let is_headline = !is_verb && view.block.index.0 == 0;
            (is_headline || view.tokens_in(before).any(|at| view.is_verb(at))).then(|| vec![before])
        }
    }
}

/// Whether the verb of `cue` has an object that is no listener, so that it says nothing of what stands before it: "With the
/// roads shut, Doe claimed the prize".
fn has_object(view: &View<'_>, cue: &Cue) -> bool {
    let is_thing =
        |object: TokenIndex| object > cue.at && object != cue.subject && !view.is_in(object, Classes::TIME);
    let has_listener = view.is(cue.at, Class::OrderingVerb) || view.has_lemma(cue.at, &["assure", "inform"]);
    cue.subject < cue.at
        && cue.is_verb()
        && !has_listener
        && view.children_of(cue.at, &[Dependency::Dobj]).any(is_thing)
}

/// The quotation before a verb of saying, and what is said of it behind: “Only you,” she said, would do that. `last` is the
/// token before the verb and its subject.
fn subject_and_predicate(
    view: &View<'_>,
    cue: &Cue,
    last: TokenIndex,
    sentence: TextRange,
) -> Option<Vec<TextRange>> {
    let mark = view.marks_in(view.range(last)).next()?;
    let opens = mark.range.start <= sentence.start && mark.last_char(view.text) == Some(',');
    let after = behind_circumstances(view, cue, sentence).filter(|_| opens)?;
    let inside = &view.text[after.start..after.end];
    let first = view.token_at(after.end - inside.trim_start().len());
    let is_predicate = first < view.len()
        && !after.is_empty()
        && !view.is_marked(first)
        && inside.trim_start().starts_with(char::is_lowercase)
        && matches!(view.tag(first), Tag::Md | Tag::Vbz | Tag::Vbd);
    is_predicate.then(|| vec![mark.range, after])
}

/// The words of a clause and the quotation in which it ends, before a verb of saying: "The quay is no “safe place,” she
/// said". `last` is the token before the verb and its subject.
fn up_to_quotation(view: &View<'_>, cue: &Cue, last: TokenIndex, sentence: TextRange) -> Option<TextRange> {
    let mark = view.marks_in(view.range(last)).next()?;
    let before =
        without_joint(view.text, TextRange::new(sentence.start, mark.range.start.max(sentence.start)));
    let goes_on = mark.inner(view.text).starts_with(char::is_lowercase);
    let pauses = mark.last_char(view.text).is_some_and(|last| ",?!".contains(last));
    let parts = view.text[before.start..before.end].trim_end();
    // “She said, ‘Never,’ the paper reported.”
    let lead = parts.trim_end_matches([',', ':']);
    let is_led_to = lead.len() < parts.len() && cue.reports_another(view) && {
        let last = view.token_at(before.start + lead.len()).min(view.len()).saturating_sub(1);
        view.is_verb(last) && view.is(last, Class::SayingVerb)
    };
    if !(goes_on || is_led_to)
        || !pauses
        || !is_led_to && parts.ends_with([',', ':', ';', '—', '–'])
        || is_circumstance(view, before, None)
    {
        return None;
    }
    let first = view.token_at(before.start);
    let is_clause = first < view.len()
        && (is_led_to || !matches!(view.part(first), PartOfSpeech::Sconj))
        && view.tokens_in(before).any(|at| view.is_verb(at) && !view.is_marked(at));
    is_clause.then(|| TextRange::new(before.start, mark.range.end))
}

/// The first token of a verb of saying with its subject beside it; `None` if something else stands between.
fn first_token(view: &View<'_>, cue: &Cue) -> Option<TokenIndex> {
    let mut first = cue.phrase.0.min(cue.at);
    for &child in view.children(cue.at) {
        let is_adverb = matches!(view.label(child), Dependency::Aux | Dependency::Advmod | Dependency::Neg);
        if is_adverb && child < cue.at && child + 1 >= first && view.subtree(child).0 + 2 >= first {
            first = first.min(child);
        }
    }
    // A comma closes an apposition to the speaker.
    let is_between = |at: TokenIndex| {
        !matches!(view.part(at), PartOfSpeech::Aux | PartOfSpeech::Adv | PartOfSpeech::Part)
            && view.word(at) != ","
    };
    let is_beside = if cue.subject > cue.at {
        // “Wrote the envoy at the time, Jane Doe”: the parse takes the name for another subject.
        let mut subjects = view.children_of(cue.at, SUBJECTS);
        cue.phrase.0 <= cue.at + 1 || subjects.any(|subject| view.subtree(subject).0 == cue.at + 1)
    } else {
        !(cue.phrase.1 + 1..cue.at).any(is_between)
    };
    is_beside.then_some(first)
}

/// What follows the words of time and place behind a verb of saying, empty if the sentence ends there; `None` if the sentence
/// goes on otherwise.
fn behind_circumstances(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    use PartOfSpeech::{Adj, Adp, Adv, Det, Noun, Num, Part, Pron, Propn, Space};
    let first = cue.phrase.1.max(cue.at) + 1;
    let in_sentence = |at: TokenIndex| at < view.len() && view.start(at) < sentence.end;
    let is_stop = |at: TokenIndex| view.sets_off(at) || matches!(view.word(at), "." | "!" | "?" | ":");
    let goes_on = |at: TokenIndex| {
        matches!(view.part(at), Adp | Propn | Noun | Det | Num | Adv | Adj | Pron | Space | Part)
            && !view.is_marked(at)
    };
    let mut at = first;
    while in_sentence(at) && at - first < LONGEST_CIRCUMSTANCE && !is_stop(at) && goes_on(at) {
        at += 1;
    }
    if !in_sentence(at) || matches!(view.word(at), "." | "!" | "?") {
        return Some(TextRange::new(sentence.end, sentence.end));
    }
    // “The club is broke, Doe said: ‘…’”
    let rest = TextRange::new(view.end(at).min(sentence.end), sentence.end);
    let leads = view.word(at) == ":"
        && at + 1 < view.len()
        && (view.is_marked(at + 1) || view.marks_in(rest).next().is_none());
    (view.sets_off(at) || leads).then(|| TextRange::new(view.end(at).min(sentence.end), sentence.end))
}

/// The last token of what tells when and where behind token `last` of "as the agency reported", if a comma follows.
pub(super) fn circumstances_behind(
    view: &View<'_>,
    cue: &Cue,
    last: TokenIndex,
    sentence: TextRange,
) -> TokenIndex {
    let (_, right) = view.subtree(cue.at);
    let tokens = last + 1..view.len().min(last + 1 + LONGEST_CIRCUMSTANCE);
    let comma = tokens.clone().find(|&at| view.sets_off(at) || view.start(at) >= sentence.end);
    let belongs = |&at: &TokenIndex| at <= right && !view.is_marked(at) && !view.is_verb(at);
    comma
        .filter(|&comma| view.sets_off(comma) && (last + 1..comma).all(|at| belongs(&at)))
        .map_or(last, |comma| comma - 1)
}

/// `range` without a word that joins its sentence to the one before.
pub(super) fn without_joint(text: &str, range: TextRange) -> TextRange {
    let inside = &text[range.start..range.end];
    let rest = JOINTS.iter().find_map(|joint| inside.strip_prefix(joint));
    let Some(rest) = rest.map(|rest| rest.strip_prefix(',').unwrap_or(rest)) else { return range };
    if !rest.starts_with(char::is_whitespace) {
        return range;
    }
    TextRange::new(range.end - rest.trim_start().len(), range.end)
}

/// Whether the words `before` a verb of saying tell when or how something is said: "Asked about the ferry, she said".
fn is_circumstance(view: &View<'_>, before: TextRange, after: Option<TextRange>) -> bool {
    let first = view.token_at(before.start);
    let is_participle = first < view.len()
        && matches!(view.tag(first), Tag::Vbg | Tag::Vbn)
        && view.label(first) != Dependency::Csubj
        && view.child(first, &[Dependency::Nsubj]).is_none();
    let goes_on_low = after
        .and_then(|after| quotation_at(view, after))
        .is_some_and(|mark| mark.inner(view.text).starts_with(char::is_lowercase));
    is_participle && !goes_on_low
}

/// Whether a relative clause opens `range`, behind a verb of saying and its speaker: ", who is the mayor".
fn opens_with_relative(view: &View<'_>, range: TextRange) -> bool {
    let inside = &view.text[range.start..range.end];
    let first = view.token_at(range.end - inside.trim_start().len());
    view.is_word(first, &["who", "whose", "whom"])
}

/// Whether the verb of `cue` governs the words `before` it as a sentence of its own: "the club is broke, Doe said: “…”".
fn is_clause_of(view: &View<'_>, cue: &Cue, before: TextRange) -> bool {
    use Dependency::{Ccomp, Mark};
    let is_main = |&child: &TokenIndex| {
        before.contains(view.range(child))
            && matches!(view.tag(child), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && has_subject(view, child)
            && view.child(child, &[Mark]).is_none()
    };
    view.children_of(cue.at, &[Ccomp]).any(|child| is_main(&child))
}

/// Whether nothing but the title of a work stands in `range`: "she wrote in a book, “Low Tide.”"
fn is_title_alone(view: &View<'_>, range: TextRange) -> bool {
    quotation_at(view, range).is_some_and(|mark| {
        is_title(view.text, *mark) && letters(view.text, mark.range) == letters(view.text, range)
    })
}

/// The quotation that `range` begins with.
fn quotation_at<'v>(view: &'v View<'_>, range: TextRange) -> Option<&'v Mark> {
    let inside = &view.text[range.start..range.end];
    view.mark_at(range.end - inside.trim_start().len())
}

/// Whether a quotation `after` the verb of saying is a sentence of its own, so that the words `before` it are not said.
fn leads_to_quotation(view: &View<'_>, cue: &Cue, before: TextRange, after: TextRange) -> bool {
    let Some(mark) = quotation_at(view, after) else { return false };
    let is_sentence = mark.inner(view.text).starts_with(char::is_uppercase);
    if is_sentence && view.marks_in(before).next().is_none() {
        return !is_clause_of(view, cue, before);
    }
    // "In a letter, she said, “…” …": the preposition goes with the verb of saying, which has a clause behind it.
    let first = view.token_at(before.start);
    let clause = view.children_of(cue.at, &[Dependency::Ccomp]).last();
    first < view.len()
        && view.part(first) == PartOfSpeech::Adp
        && view.up(first).take(3).any(|at| at == cue.at)
        && view.is_root(cue.at)
        && clause.is_some_and(|clause| clause > cue.at)
}
