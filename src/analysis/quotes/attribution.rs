//! Which word of saying holds which quotation of a sentence, and what of the sentence is said.

use super::alone::chant_beside;
use super::content::{content, trimmed};
use super::cues::{Cue, CueKind};
use super::holding::{holds_quotations, is_mere_act, is_named, is_predicate, leads_straight_to};
use super::marks::{Mark, is_title};
use super::object::{called, object_around, object_before};
use super::passive::with_quotation;
use super::report::{governs_clause, is_report};
use super::view::{View, letters};
use super::{QuoteKind, QuoteRule};
use crate::analysis::Evidence;
use crate::article::TextRange;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// The share of what is said that stands in marks from which on it counts as a direct quotation.
const DIRECT_SHARE: f32 = 0.85;
/// How many letters may stand between a quotation and the speaker behind it.
const LONGEST_GAP: usize = 25;
/// How many bytes may stand between a word of saying and a quotation behind it.
const LONGEST_LEAD: usize = 160;
/// How many letters may stand between two quotations of one utterance.
const LONGEST_BETWEEN: usize = 60;

/// What is said in a sentence, by a word of saying.
#[derive(Clone, Debug)]
pub(super) struct Attributed {
    pub kind: QuoteKind,
    /// What is said, in text order.
    pub parts: Vec<TextRange>,
    pub cue: Cue,
    pub evidence: Vec<Evidence<QuoteRule>>,
}

/// A sentence with what is said in it.
#[derive(Debug)]
pub(super) struct Sentence {
    pub range: TextRange,
    /// The quotations in it, as indices of the view's marks.
    pub marks: std::ops::Range<usize>,
    pub said: Vec<Attributed>,
    /// The quotations that no word of saying holds.
    pub free: Vec<Mark>,
}

/// What is said in the `sentence` of `view`, in which the `cues` stand.
pub(super) fn attribute(
    view: &View<'_>,
    sentence: TextRange,
    marks: std::ops::Range<usize>,
    cues: &[Cue],
) -> Sentence {
    let quotations = &view.marks[marks.clone()];
    let owners = owners(view, sentence, quotations, cues);
    let mut said = Vec::new();
    for (number, cue) in cues.iter().enumerate() {
        let own: Vec<Mark> = quotations
            .iter()
            .zip(&owners)
            .filter(|(_, owner)| **owner == Some(number))
            .map(|(mark, _)| *mark)
            .collect();
        said.extend(said_by(view, cue, &own, quotations, sentence));
    }
    let free =
        quotations.iter().zip(&owners).filter(|(_, owner)| owner.is_none()).map(|(mark, _)| *mark).collect();
    Sentence { range: sentence, marks, said, free }
}

/// What `cue` says is said, with its `own` quotations among all `quotations` of the sentence.
fn said_by(
    view: &View<'_>,
    cue: &Cue,
    own: &[Mark],
    quotations: &[Mark],
    sentence: TextRange,
) -> Option<Attributed> {
    let clause =
        if governs_clause(view, cue, !own.is_empty()) { content(view, cue, sentence) } else { Vec::new() };
    if own.is_empty() {
        if clause.is_empty() || !is_report(view, cue) {
            return None;
        }
        let all: usize = clause.iter().map(|&part| letters(view.text, part)).sum();
        let is_cut = |mark: &Mark| {
            clause.iter().any(|part| mark.range.start < part.start && part.start < mark.range.end)
        };
        if quotations.iter().any(is_cut) {
            // Another has said what the clause begins with: “she said, ‘No,’ the paper reported”.
            return None;
        }
        if marked_letters(view, quotations, &clause) as f32 >= DIRECT_SHARE * all as f32 {
            // It is the quotation of another.
            return None;
        }
        let has_marks = clause.iter().any(|part| quotations.iter().any(|mark| mark.range.overlaps(*part)));
        let kind = if has_marks { QuoteKind::Mixed } else { QuoteKind::Indirect };
        return Some(Attributed { kind, parts: clause, cue: *cue, evidence: vec![evidence_of(view, cue)] });
    }
    let around = words_around(view, cue, own, &clause, sentence);
    let kind = if around.is_empty() { QuoteKind::Direct } else { QuoteKind::Mixed };
    let parts = own.iter().map(|mark| mark.range).chain(around);
    let parts = without(joined(parts.collect()), cue.words);
    let parts: Vec<TextRange> = parts.into_iter().filter_map(|part| trimmed(view.text, part)).collect();
    let opening = if own[0].is_dash { QuoteRule::Dash } else { QuoteRule::Marks };
    let evidence = vec![Evidence::at(opening, own[0].range), evidence_of(view, cue)];
    (!parts.is_empty()).then_some(Attributed { kind, parts, cue: *cue, evidence })
}

/// What is said outside the marks of `own` quotations; empty if they are all that is said.
fn words_around(
    view: &View<'_>,
    cue: &Cue,
    own: &[Mark],
    clause: &[TextRange],
    sentence: TextRange,
) -> Vec<TextRange> {
    if own.iter().any(|mark| is_inserted(view.text, sentence, *mark)) {
        return Vec::new();
    }
    if cue.is_passive() {
        return with_quotation(view, cue.at, own[0].range);
    }
    let is_behind_colon = view.text[..own[0].range.start].trim_end().ends_with(':');
    let ends = own[0].last_char(view.text).is_some_and(|last| ",.!?".contains(last));
    if (is_behind_colon || ends) && leads_to_sentence(view.text, cue, own[0]) {
        return Vec::new();
    }
    let calls = view.is(cue.at, Class::CallingVerb) && !view.is(cue.at, Class::SayingVerb);
    let promises = view.is(cue.at, Class::PromisingVerb) && !clause.is_empty();
    if cue.is_verb() && calls && !promises && own.iter().all(|mark| mark.range.start > cue.words.end) {
        return called(view, cue, own, sentence).into_iter().collect();
    }
    let marked = marked_letters(view, own, clause);
    let all: usize = clause.iter().map(|&part| letters(view.text, part)).sum();
    if (!calls || promises) && marked > 0 && (marked as f32) < DIRECT_SHARE * all as f32 {
        return clause.to_vec();
    }
    if cue.is_verb() && view.is(cue.at, Classes::TELLING) && own[0].range.start > cue.words.end && marked == 0
    {
        return object_before(view, cue, own, sentence)
            .or_else(|| object_around(view, cue, own))
            .into_iter()
            .collect();
    }
    Vec::new()
}

/// Whether a comma or colon and then the quotation `mark`, which is a sentence, follow `cue`: "she said, “It is late” and".
fn leads_to_sentence(text: &str, cue: &Cue, mark: Mark) -> bool {
    let lead = text.get(cue.words.end..mark.range.start).map(str::trim);
    cue.is_verb()
        && matches!(lead, Some("," | ":"))
        && mark.inner(text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether a dash sets off a quotation that is a sentence of its own from what stands before it in `sentence`.
fn is_inserted(text: &str, sentence: TextRange, mark: Mark) -> bool {
    let before = text[sentence.start.min(mark.range.start)..mark.range.start].trim_end();
    (before.ends_with(" -") || before.ends_with(['–', '—']))
        && mark.inner(text).starts_with(char::is_uppercase)
}

/// How many letters of `parts` stand in `marks`.
fn marked_letters(view: &View<'_>, marks: &[Mark], parts: &[TextRange]) -> usize {
    let in_part = |part: TextRange| {
        let inside = marks.iter().filter(move |mark| mark.range.overlaps(part));
        inside.map(|mark| letters(view.text, mark.range.within(part))).sum::<usize>()
    };
    parts.iter().map(|&part| in_part(part)).sum()
}

/// `parts` in text order, those that touch joined.
fn joined(mut parts: Vec<TextRange>) -> Vec<TextRange> {
    parts.sort_unstable();
    let mut joined: Vec<TextRange> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.start <= last.end + 1 => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined
}

/// `parts` without the words of `hole`.
fn without(parts: Vec<TextRange>, hole: TextRange) -> Vec<TextRange> {
    let mut left = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        if !part.overlaps(hole) {
            left.push(part);
            continue;
        }
        if part.start < hole.start {
            left.push(TextRange::new(part.start, hole.start));
        }
        if hole.end < part.end {
            left.push(TextRange::new(hole.end, part.end));
        }
    }
    left
}

fn evidence_of(view: &View<'_>, cue: &Cue) -> Evidence<QuoteRule> {
    let rule = match cue.kind {
        CueKind::According => QuoteRule::AccordingTo,
        CueKind::As => QuoteRule::AsReported,
        CueKind::Poll => QuoteRule::Poll,
        CueKind::Hearing | CueKind::Claim => QuoteRule::Saying,
        CueKind::Passive | CueKind::Agentless if view.lemma(cue.at) != "ask" => QuoteRule::Calling,
        CueKind::Passive | CueKind::Agentless => QuoteRule::Saying,
        CueKind::Verb if view.is(cue.at, Class::CallingVerb) && !view.is(cue.at, Classes::STATING) => {
            QuoteRule::Calling
        }
        CueKind::Verb => QuoteRule::Saying,
    };
    Evidence::at(rule, cue.words)
}

/// For each of the `quotations` of a sentence, the number of the cue that holds it.
fn owners(view: &View<'_>, sentence: TextRange, quotations: &[Mark], cues: &[Cue]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(quotations.len());
    for (number, mark) in quotations.iter().enumerate() {
        let after = cues.partition_point(|cue| cue.words.start < mark.range.end);
        let before = cues.partition_point(|cue| cue.words.end <= mark.range.start);
        let previous = number.checked_sub(1).map(|number| (quotations[number], owners[number]));
        let next = quotations.get(number + 1).copied();
        let owner = cue_behind(view, sentence, *mark, next, cues, before, after)
            .or_else(|| cue_in_front(view, *mark, previous, &cues[..before]))
            .or_else(|| cue_around(view, *mark, cues, before, after));
        let may_hold = |&owner: &usize| {
            chant_beside(view, *mark).is_none()
                && !is_named(view, &cues[owner], *mark)
                && !is_mere_act(view, &cues[owner], *mark)
                && holds_quotations(view, &cues[owner], *mark)
                && (!is_title(view.text, *mark)
                    || leads_straight_to(view, &cues[owner], *mark, sentence)
                    || is_predicate(view, &cues[owner], *mark))
        };
        owners.push(owner.filter(may_hold));
    }
    owners
}

/// The cue right behind a quotation: “…,” she said.
fn cue_behind(
    view: &View<'_>,
    sentence: TextRange,
    mark: Mark,
    next: Option<Mark>,
    cues: &[Cue],
    before: usize,
    after: usize,
) -> Option<usize> {
    // “Low Tide,” calling it “a mess”: a participle says nothing of what stands before it and its speaker.
    let goes_on = |cue: &&Cue| {
        if cue.is_passive() {
            return true;
        }
        let is_participle = cue.is_verb() && view.tag(cue.at) == Tag::Vbg;
        let is_behind = view.end(cue.phrase.1) <= mark.range.start;
        cue.kind == CueKind::Claim || is_participle && is_behind
    };
    let cue = cues.get(after).filter(|cue| !goes_on(cue))?;
    if next.is_some_and(|next| next.range.start < cue.words.start) {
        return None;
    }
    let speaker = if cue.is_verb() { view.start(cue.phrase.0) } else { cue.words.start };
    let gap = TextRange::new(mark.range.end, cue.words.start.min(speaker).max(mark.range.end));
    let last = mark.last_char(view.text);
    let behind = view.text[mark.range.end..].chars().next();
    let opens_sentence = mark.range.start <= sentence.start + 1;
    let pauses = last.is_some_and(|c| ",?!–—-…".contains(c));
    if letters(view.text, gap) > LONGEST_GAP || !(pauses || opens_sentence || behind == Some(',')) {
        return None;
    }
    if belongs_to_words_before(view, mark, cue, gap, &cues[..before]) {
        return None;
    }
    let only_calls = !view.is(cue.at, Classes::UTTERING);
    if cue.is_verb() && view.is(cue.at, Class::CallingVerb) && only_calls {
        return None;
    }
    let ends_firmly = last.is_some_and(|c| ",?!".contains(c)) || behind == Some(',');
    (before == 0 || ends_firmly).then_some(after)
}

/// Whether words of saying in front of a quotation hold it, although another, `cue`, stands behind it with `gap` between:
/// "called it “careless,” but said", "boasted that it was “beaten,” on Monday she said".
fn belongs_to_words_before(view: &View<'_>, mark: Mark, cue: &Cue, gap: TextRange, before: &[Cue]) -> bool {
    if before.is_empty() {
        return false;
    }
    let joins = view.label(cue.at) == Dependency::Conj && view.start(view.head(cue.at)) < mark.range.start;
    let mut tokens = view.tokens_in(mark.range).filter(|&at| view.part(at) != PartOfSpeech::Punct);
    let first = tokens.next();
    let governs = |before: &Cue| {
        let (left, right) = view.subtree(before.at);
        before.is_verb() && first.is_some_and(|first| (left..=right).contains(&first))
    };
    // “She said, ‘Never,’ the paper reported”: the paper gives her words.
    let is_led_to = before.last().is_some_and(|before| {
        let asks_what = view.children_of(before.at, &[Dependency::Dobj]).any(|object| object < before.at);
        leads_to_sentence(view.text, before, mark) && !asks_what && cue.reports_another(view)
    });
    joins
        || is_led_to
        || letters(view.text, gap) > 0
            && !view.is(cue.at, Class::CallingVerb)
            && before.iter().any(governs)
            && !is_root_above(view, cue, before)
}

/// Whether `cue` governs the words of saying `before` it, so that all before it may be what it holds.
fn is_root_above(view: &View<'_>, cue: &Cue, before: &[Cue]) -> bool {
    let (left, right) = view.subtree(cue.at);
    before
        .iter()
        .all(|before| (left..=right).contains(&before.at) && view.label(before.at) == Dependency::Ccomp)
}

/// The cue in front of a quotation: she said, “…”. `previous` is the quotation before it with its cue.
fn cue_in_front(
    view: &View<'_>,
    mark: Mark,
    previous: Option<(Mark, Option<usize>)>,
    before: &[Cue],
) -> Option<usize> {
    let last = before.len().checked_sub(1)?;
    let tokens = view.tokens_in(mark.range);
    let mut inner = tokens.filter(|&at| view.part(at) != PartOfSpeech::Punct);
    let ends: Vec<TokenIndex> = [inner.next(), inner.next_back()].into_iter().flatten().collect();
    let governs = |cue: &Cue| {
        let (left, right) = view.subtree(cue.at);
        cue.has_clause() && ends.iter().any(|at| (left..=right).contains(at))
    };
    let waits = |cue: &Cue| {
        use Dependency::{Advcl, Dobj, Oprd, Prep};
        let is_calling = cue.is_verb() && view.tag(cue.at) == Tag::Vbg && view.is(cue.at, Class::CallingVerb);
        let mut prepositions = view.children_of(cue.at, &[Prep]);
        is_calling
            && view.label(cue.at) == Advcl
            && view.child(cue.at, &[Dobj]).is_some()
            && view.child(cue.at, &[Oprd]).is_none()
            && !prepositions.any(|at| view.is_word(at, &["as", "for", "of"]))
    };
    if let Some(owner) = before.iter().rposition(governs) {
        // “Said he wants ‘open borders’”: what somebody wants is told by who says it.
        let wishes = view.has_lemma(before[owner].at, &["want", "use", "think"]);
        let says = |cue: &Cue| governs(cue) && view.is(cue.at, Class::SayingVerb | Class::AccusingVerb);
        let owner = before[..owner].iter().rposition(says).filter(|_| wishes).unwrap_or(owner);
        // “Attacked Roe, calling him ‘a fool’”
        let is_next = owner + 1 == last && view.head(before[last].at) == before[owner].at;
        return Some(if is_next && waits(&before[last]) { last } else { owner });
    }
    if let Some((previous, Some(owner))) = previous {
        let between = TextRange::new(previous.range.end, mark.range.start);
        if letters(view.text, between) < LONGEST_BETWEEN {
            return Some(owner);
        }
    }
    let lead = view.text.get(before[last].words.end..mark.range.start)?;
    (lead.len() < LONGEST_LEAD && !lead.contains(';')).then_some(last)
}

/// The first cue behind a quotation that is part of what it governs: "“Never” was the word, she said".
fn cue_around(view: &View<'_>, mark: Mark, cues: &[Cue], before: usize, after: usize) -> Option<usize> {
    let cue = cues.get(after).filter(|_| before == 0)?;
    let (left, right) = view.subtree(cue.at);
    let mut inside = view.tokens_in(mark.range);
    // “The “Free Port” plan says”: the quotation belongs to the name of the speaker.
    let (first, last) = view.subtree(cue.subject);
    let is_governed = |at| (left..=right).contains(&at) && !(first..=last).contains(&at);
    let governs = cue.is_verb() && view.is(cue.at, Class::SayingVerb) && inside.any(is_governed);
    (cue.kind == CueKind::According || governs).then_some(after)
}

/// Whether `cue` stands in a relative clause about the speaker of another of those who have `said` something, unless the last
/// that is told there is what is "said" or "told", with which a quotation behind it goes on.
pub(super) fn is_about_speaker(view: &View<'_>, cue: &Cue, said: &[Attributed]) -> bool {
    let noun = view.head(cue.at);
    let names = |other: &Attributed| {
        let (first, last) = other.cue.phrase;
        other.cue.at != cue.at && (first..=last).contains(&noun)
    };
    let tells = view.has_lemma(cue.at, &["say", "tell", "add"])
        && said.last().is_some_and(|last| last.cue.at == cue.at);
    view.label(cue.at) == Dependency::Relcl && !tells && said.iter().any(names)
}
