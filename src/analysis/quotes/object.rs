//! What stands between a verb and a quotation in its object: "called the plan “a mess”", "said the deal was “dead”".

use super::content::trimmed;
use super::cues::Cue;
use super::end::cut_right;
use super::marks::{MARKS, Mark};
use super::passive::is_topic;
use super::view::View;
use crate::article::TextRange;
use crate::lang::{Class, ENGLISH};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How long what stands between a verb of saying and a quotation may be, in bytes.
const LONGEST: usize = 200;
/// What somebody calls something: the object of the verb of `cue` with its `own` quotations.
pub(super) fn called(view: &View<'_>, cue: &Cue, own: &[Mark], sentence: TextRange) -> Option<TextRange> {
    let last = own.last()?.range;
    let end = end_of_part(view, cue, last, sentence);
    let first = cue.at + 1;
    let mut start = if first < view.len() { view.start(first) } else { cue.words.end };
    if ends_in_utterance(&view.text[start.min(own[0].range.start)..own[0].range.start]) {
        return None;
    }
    if view.has_lemma(cue.at, &["refer", "point"]) {
        let is_as =
            |&child: &TokenIndex| view.is_word(child, &["as"]) && view.end(child) <= own[0].range.start;
        if let Some(word) = view.children(cue.at).iter().copied().find(|child| is_as(child)) {
            start = view.start(word);
        }
    }
    let start = start.max(sentence.start);
    (start < end).then(|| trimmed(view.text, TextRange::new(start, end))).flatten()
}

/// What somebody accuses another of, or blames or praises them for: "accused the firm of hiding letters".
pub(super) fn accused(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Option<TextRange> {
    use Dependency::{Dobj, Pcomp, Prep};
    if !view.is(cue.at, Class::AccusingVerb) {
        return None;
    }
    let object = view.child(cue.at, &[Dobj]).filter(|&object| object > cue.at)?;
    let names_deed = |&charge: &TokenIndex| {
        let is_certain = view.has_lemma(cue.at, &["accuse", "blame"]);
        charge > object
            && view.is_word(charge, &["of", "for"])
            && (is_certain || view.child(charge, &[Pcomp]).is_some())
    };
    let charge =
        [cue.at, object].into_iter().find_map(|at| view.children_of(at, &[Prep]).find(names_deed))?;
    let (left, right) = (view.subtree(object).0, view.subtree(charge).1);
    let range = TextRange::new(view.start(left), view.end(right)).within(sentence);
    (!range.is_empty()).then(|| cut_right(view, charge, range, right))
}

/// Where the part of the verb of `cue` ends that holds the quotation `last`, up to a comma: "“the best player” of the
/// year".
fn end_of_part(view: &View<'_>, cue: &Cue, last: TextRange, sentence: TextRange) -> usize {
    if view.text[..last.end].trim_end_matches(MARKS).ends_with(',') {
        return last.end;
    }
    let inner = view.tokens_in(last).find(|&at| view.part(at) != PartOfSpeech::Punct);
    let part = inner.and_then(|inner| view.up(inner).find(|&at| view.head(at) == cue.at && at != cue.at));
    let rights = [part.map(|part| view.subtree(part).1), postponed(view, cue, last.end)];
    let ends = rights.into_iter().flatten().map(|right| view.end(right).min(sentence.end));
    let end = ends.fold(last.end, usize::max);
    let stop = view.text[last.end..end].find([',', ';', '—', '–']);
    let end = stop.map_or(end, |stop| last.end + stop);
    before_occasion(view, last.end, before_next_deed(view, cue, last.end, end))
}

/// `end`, or where a second participle is joined to that of `cue` behind a quotation that ends at `mark`: "calling it “odd”
/// and generally mocking its makers".
fn before_next_deed(view: &View<'_>, cue: &Cue, mark: usize, end: usize) -> usize {
    if view.tag(cue.at) != Tag::Vbg {
        return end;
    }
    let mut tokens = view.tokens_in(TextRange::new(mark, end.max(mark)));
    let joins = |&at: &TokenIndex| {
        let mut behind = (at + 1..view.len()).skip_while(|&next| view.part(next) == PartOfSpeech::Adv);
        view.part(at) == PartOfSpeech::Cconj && behind.next().is_some_and(|next| view.tag(next) == Tag::Vbg)
    };
    tokens.find(joins).map_or(end, |joint| view.start(joint))
}

/// `mark`, where a quotation ends, if nothing but the occasion on which somebody says it follows up to `end`: "“a sham” in an
/// interview on Monday"; else `end`.
pub(super) fn before_occasion(view: &View<'_>, mark: usize, end: usize) -> usize {
    let rest = view.tokens_in(TextRange::new(mark, end.max(mark)));
    let first = rest.start;
    let is_occasion = !rest.is_empty()
        && view.part(first) == PartOfSpeech::Adp
        && view.is_word(first, &["in", "during", "on", "via"])
        && view.child(first, &[Dependency::Pobj]).is_some_and(|noun| {
            view.is(noun, Class::OccasionNoun)
                && view
                    .child(noun, &[Dependency::Det])
                    .is_some_and(|article| view.is_word(article, &["a", "an"]))
        });
    if is_occasion { mark } else { end }
}

/// The last token of the infinitive for which "it" stands as the object of `cue`, right behind a quotation that ends at
/// `end`: "calling it “madness” to sail now".
fn postponed(view: &View<'_>, cue: &Cue, end: usize) -> Option<TokenIndex> {
    view.child(cue.at, &[Dependency::Dobj, Dependency::Nsubj])
        .filter(|&object| view.is_word(object, &["it"]))?;
    let to = view.token_at(end);
    let is_next = to < view.len() && view.is_word(to, &["to"]) && view.label(to) == Dependency::Aux;
    is_next.then(|| view.subtree(view.head(to)).1)
}

/// What one part of the verb of `cue` says with all its `own` quotations in it: "admitted “two cases” where money had
/// “gone astray”".
pub(super) fn object_around(view: &View<'_>, cue: &Cue, own: &[Mark]) -> Option<TextRange> {
    let [first, .., last] = own else { return None };
    let is_around = |&child: &TokenIndex| {
        let words = view.words_of(view.subtree(child));
        words.overlaps(first.range) && words.overlaps(last.range)
    };
    let object = view.children(cue.at).iter().copied().find(is_around)?;
    let between = &view.text[first.range.end..last.range.start];
    let is_one = object > cue.at && between.len() <= LONGEST && !between.contains([';', '—', '–', ':']);
    is_one.then(|| trimmed(view.text, TextRange::new(first.range.start, last.range.end))).flatten()
}

/// What stands between a verb of saying and its `own` quotations, where neither comma nor colon parts the two and the
/// parse gives no clause, with these.
pub(super) fn object_before(
    view: &View<'_>,
    cue: &Cue,
    own: &[Mark],
    sentence: TextRange,
) -> Option<TextRange> {
    let (first_mark, last_mark) = (own.first()?.range, own.last()?.range);
    let gap = view.text.get(cue.words.end..first_mark.start)?;
    if gap.trim().is_empty()
        || gap.len() > LONGEST
        || gap.trim_end().ends_with([',', ':', ';', '—', '–', '-'])
    {
        return None;
    }
    let start = first_of_object(view, cue, first_mark.start);
    if start >= view.len() || view.start(start) >= first_mark.start || ends_in_utterance(gap) {
        return None;
    }
    let says = |at: TokenIndex| view.is_nominal(at) || view.is_verb(at);
    let before = start..view.token_at(first_mark.start);
    let end = end_of_part(view, cue, last_mark, sentence);
    // "Asked her about the “lost boats” of the fund"
    let names_topic = view.lemma(cue.at) == "ask" && start > 0 && view.is_word(start - 1, &["about"]);
    let has_words = before.into_iter().any(says) || names_topic && end > last_mark.end;
    has_words.then(|| trimmed(view.text, TextRange::new(view.start(start), end))).flatten()
}

/// The first token behind a verb of saying that does not tell when, where or to whom something is said.
fn first_of_object(view: &View<'_>, cue: &Cue, limit: usize) -> TokenIndex {
    use Dependency::{Advmod, Dative, Dobj, Npadvmod, Prep, Prt, Punct};
    let mut first = cue.at + 1;
    if cue.subject > cue.at {
        first = first.max(cue.phrase.1 + 1);
    }
    for &child in view.children(cue.at) {
        let (left, right) = view.subtree(child);
        if left == first && view.lemma(cue.at) == "ask" && is_topic(view, child) {
            return first + 1;
        }
        let is_circumstance = match view.label(child) {
            Prep | Advmod | Npadvmod | Dative | Prt | Punct => true,
            Dobj => view.is(cue.at, Class::OrderingVerb) || view.has_lemma(cue.at, &["assure", "inform"]),
            _ => false,
        };
        if left == first && is_circumstance && view.end(right) <= limit {
            first = right + 1;
        }
    }
    first
}

/// Whether `text` ends in a word for an utterance, with "of" or a comma: "with chants of".
pub(super) fn ends_in_utterance(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(',').trim_end();
    let text = text.strip_suffix(" of").unwrap_or(text);
    ENGLISH.lexicon.of(last_word(text)).intersects(Class::UtteranceNoun)
}

/// The letters and digits that `text` ends in.
pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
