//! Whether a word of saying can hold a quotation near it, which may be a name, a title or a thing instead.

use super::cues::{Cue, CueKind};
use super::marks::Mark;
use super::object::{ends_in_utterance, last_word};
use super::passive::with_quotation;
use super::view::{View, letters};
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};
use crate::nlp::syntax::{Dependency, PartOfSpeech};

/// Whether somebody is called what `mark` says by the verb of `cue`, so that it is no title: "calls her the ‘Best Captain’".
pub(super) fn is_predicate(view: &View<'_>, cue: &Cue, mark: Mark) -> bool {
    let inside = view.tokens_in(mark.range);
    let mut words = inside.clone().filter(|&at| view.part(at) != PartOfSpeech::Punct);
    let top = words.find(|&at| !inside.contains(&view.head(at)));
    let is_article = inside.start > 0 && view.part(inside.start - 1) == PartOfSpeech::Det;
    cue.at < inside.start
        && view.is(cue.at, Class::CallingVerb)
        && is_article
        && top.is_some_and(|top| match view.label(top) {
            Dependency::Oprd => view.head(top) == cue.at,
            Dependency::Appos => view.head(view.head(top)) == cue.at,
            _ => false,
        })
}

/// Whether the quotation `mark` may depend on `cue`.
pub(super) fn holds_quotations(view: &View<'_>, cue: &Cue, mark: Mark) -> bool {
    match cue.kind {
        // "According to the “Free Port” plan": the quotation is part of the source's name.
        CueKind::According | CueKind::As => {
            let (first, last) = view.subtree(cue.subject);
            !view.tokens_in(mark.range).any(|at| (first..=last).contains(&at))
                || mark.range.end <= cue.words.start
        }
        CueKind::Poll => false,
        CueKind::Hearing => true,
        CueKind::Passive | CueKind::Agentless => {
            cue.words.end <= mark.range.start && !with_quotation(view, cue.at, mark.range).is_empty()
        }
        CueKind::Claim => view.subtree(cue.at).1 >= view.token_at(mark.range.start),
        CueKind::Verb => {
            let shows = view.is(cue.at, Class::ShowingVerb)
                && (view.is(cue.subject, Class::DocumentNoun)
                    || !view.has_lemma(cue.at, &["find", "show", "put", "list"]));
            shows || view.is(cue.at, Classes::QUOTING) || view.lemma(cue.at) == "make"
        }
    }
}

/// Whether the verb of `cue`, which says something only with a quotation right behind it or a clause, has one in what is
/// merely done: "went into “overdrive”".
pub(super) fn is_mere_act(view: &View<'_>, cue: &Cue, mark: Mark) -> bool {
    let lead = view.text.get(cue.words.end..mark.range.start).unwrap_or_default().trim_end();
    cue.is_verb()
        && !view.is(cue.at, Classes::GOVERNING | Class::CallingVerb)
        && !lead.is_empty()
        && !lead.ends_with([',', ':', '—', '–', '-'])
        && view.child(cue.at, &[Dependency::Ccomp]).is_none()
        || cue.kind == CueKind::Verb && adds_thing(view, cue, lead)
}

/// Whether `cue` is "add" with a thing that is added behind it, up to a quotation: "added songs such as ‘Low Tide’".
fn adds_thing(view: &View<'_>, cue: &Cue, lead: &str) -> bool {
    view.lemma(cue.at) == "add"
        && !lead.is_empty()
        && !lead.ends_with([',', ':', '—', '–', '-'])
        && view.children_of(cue.at, &[Dependency::Dobj]).any(|thing| thing > cue.at)
        && view.child(cue.at, &[Dependency::Ccomp]).is_none()
}

/// Whether a quotation in front of `cue` is the name of something, or what a crowd calls: "an ad titled “Divider”", "to
/// chants of “Out!”".
pub(super) fn is_named(view: &View<'_>, cue: &Cue, mark: Mark) -> bool {
    if cue.words.start < mark.range.end {
        return false;
    }
    let before = &view.text[view.block.range.start..mark.range.start];
    let before = before.trim_end().trim_end_matches(',').trim_end();
    ENGLISH.lexicon.of(last_word(before)).intersects(Class::NamingWord) || ends_in_utterance(before)
}

/// Whether nothing, or a comma or colon, stands between `cue` and a quotation.
pub(super) fn leads_straight_to(view: &View<'_>, cue: &Cue, mark: Mark, sentence: TextRange) -> bool {
    let (start, end) = if cue.words.end <= mark.range.start {
        (cue.words.end, mark.range.start)
    } else {
        // “Yes We Can,” Doe said: behind the words that open a sentence, who says them may stand first.
        let opens = mark.range.start <= sentence.start + 1;
        let speaker = if opens && cue.is_verb() { view.start(cue.phrase.0) } else { cue.words.start };
        (mark.range.end, cue.words.start.min(speaker).max(mark.range.end))
    };
    let gap = view.text[start..end].trim_end();
    // "In a book, “Low Tide”": what the comma sets off is the name of the work.
    let names_work = gap.strip_suffix(',').is_some_and(|gap| {
        ENGLISH.lexicon.of(last_word(gap)).intersects(Class::DocumentNoun | Class::WorkNoun)
    });
    letters(view.text, TextRange::new(start, end)) < 3 || gap.ends_with([':', ',']) && !names_work
}
