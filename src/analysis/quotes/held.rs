//! Quotations in a sentence that no word of saying holds, but a noun or what somebody does: chants, and several words in
//! marks that belong to a deed.

use super::alone::chant_beside;
use super::cast::Cast;
use super::draft::Draft;
use super::marks::{Mark, is_title};
use super::speaker::{SpeakerKind, identify};
use super::view::View;
use super::{QuoteKind, QuoteRule};
use crate::analysis::Evidence;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, TokenIndex};

/// From how many words on what stands in marks is what somebody said rather than a word held at a distance.
const SPOKEN_WORDS: usize = 3;

/// What a crowd calls: "broke into chants of “Out!”"; whose calls they are only a crowd that is the subject tells.
pub(super) fn chanted(cast: &mut Cast<'_>, view: &View<'_>, mark: Mark) -> Option<Draft> {
    let noun = chant_beside(view, mark)?;
    let subject = view.up(noun).find(|&at| view.is_verb(at)).and_then(|verb| view.subject(verb));
    let is_crowd = |&subject: &TokenIndex| {
        subject < noun && view.part(subject) == PartOfSpeech::Noun && view.is(subject, Class::SpeakingNoun)
    };
    let speaker = subject.filter(is_crowd).map(|subject| identify(cast, view, subject, view.phrase(subject)));
    let evidence =
        vec![Evidence::at(QuoteRule::Marks, mark.range), Evidence::at(QuoteRule::Saying, view.range(noun))];
    let draft = Draft::new(view, QuoteKind::Direct, vec![mark.range], speaker, evidence);
    Some(Draft { cue: Some(view.range(noun)), ..draft })
}

/// Several words in marks that belong to what somebody does.
pub(super) fn governed(cast: &mut Cast<'_>, view: &View<'_>, mark: Mark) -> Option<Draft> {
    if mark.inner(view.text).split_whitespace().count() < SPOKEN_WORDS || is_title(view.text, mark) {
        return None;
    }
    let inside = view.tokens_in(mark.range);
    let mut words = inside.clone().filter(|&at| view.part(at) != PartOfSpeech::Punct);
    let top = words.find(|&at| view.is_root(at) || !inside.contains(&view.head(at)))?;
    let next = inside.end;
    let names_next = next < view.len()
        && matches!(view.part(next), PartOfSpeech::Noun | PartOfSpeech::Propn)
        && !mark.last_char(view.text).is_some_and(|last| ",.!?".contains(last));
    if names_next || matches!(view.label(top), Dependency::Compound | Dependency::Nmod | Dependency::Amod) {
        // "The “Free Port” plan": a name, or a word held at a distance.
        return None;
    }
    let is_verb = |&at: &TokenIndex| {
        !inside.contains(&at) && view.is_verb(at) && !view.is_marked(at) && view.subject(at).is_some()
    };
    let verb = view.up(top).find(is_verb)?;
    let subject = view.subject(verb).filter(|&subject| !view.is_marked(subject))?;
    if view.is_passive(verb) {
        return None;
    }
    let speaker = identify(cast, view, subject, view.phrase(subject));
    let speaks = speaker.person.is_some()
        || speaker.kind == SpeakerKind::Document
        || speaker.kind == SpeakerKind::Organisation && speaker.is_known()
        || view.is_word(subject, &["he", "she", "they", "who"]);
    speaks.then(|| Draft::of_marks(view, &[mark], speaker, QuoteRule::Governed))
}
