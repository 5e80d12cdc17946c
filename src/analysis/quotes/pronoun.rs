//! Whom a pronoun means that says something: "she", "it", "who".

use super::QuoteRule;
use super::cast::{Cast, Gender, Wanted};
use super::speaker::{Phrase, Speaker, SpeakerKind, identify_noun, is_pronoun};
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, TokenIndex};
use crate::text::fold;

/// How many speakers back an organisation may have spoken that "it" stands for.
const FARTHEST: usize = 4;

/// The speaker whom a pronoun stands for.
pub(super) fn pronoun(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>) -> Speaker {
    let (view, head) = (phrase.view, phrase.head);
    let speaker = Speaker { rule: QuoteRule::Pronoun, ..Speaker::new(phrase.range) };
    match fold(view.word(head)).as_str() {
        "he" | "his" | "him" | "himself" => of_gender(cast, phrase, Gender::Male),
        "she" | "her" | "herself" => of_gender(cast, phrase, Gender::Female),
        "who" | "that" | "which" => antecedent(cast, phrase, speaker),
        "it" => it(cast, phrase, speaker),
        "they" | "we" | "these" | "those" | "others" | "many" | "some" => {
            speaker.is(SpeakerKind::Group, None)
        }
        _ => speaker,
    }
}

/// The organisation, document or country that "it" stands for: what the sentence before is about, or what spoke last.
fn it(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>, speaker: Speaker) -> Speaker {
    use SpeakerKind::{Country, Document, Organisation};
    let view = phrase.view;
    let verb = view.head(phrase.head);
    let shows = view.is(verb, Class::ShowingVerb) && !view.is(verb, Class::SayingVerb);
    let found = match subject_before(cast, phrase) {
        Some(about)
            if about.is_known() && (about.kind == Organisation || shows && about.kind == Document) =>
        {
            Some(about)
        }
        // "The dog ran off. It found …"
        Some(_) if shows => None,
        _ => {
            let is_body = |last: &&Speaker| matches!(last.kind, Organisation | Document | Country);
            cast.last_speakers().take(FARTHEST).find(is_body).cloned()
        }
    };
    match found {
        Some(found) => speaker.is(found.kind, found.name),
        None => speaker.is(Organisation, None),
    }
}

/// What the sentence before is about, in the same paragraph, if that is no pronoun.
fn subject_before(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>) -> Option<Speaker> {
    let view = phrase.view;
    let before = cast.sentence_before(phrase.range.start)?;
    let is_main = |&at: &TokenIndex| {
        matches!(view.label(at), Dependency::Nsubj | Dependency::Nsubjpass) && view.is_root(view.head(at))
    };
    let subject = view.tokens_in(before).find(is_main).filter(|&subject| !is_pronoun(view, subject))?;
    Some(identify_noun(cast, Phrase::new(view, subject, view.phrase(subject))))
}

fn of_gender(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>, gender: Gender) -> Speaker {
    let view = phrase.view;
    // "His claim": whose it is, the sentence itself may tell, or one before.
    let clearly =
        view.label(phrase.head) == Dependency::Poss && view.is(view.head(phrase.head), Class::ClaimNoun);
    let wanted = Wanted { gender: Some(gender), excluded: &[], clearly };
    match cast.salient(view.block.index.0, phrase.range.start, wanted) {
        Ok(person) => {
            cast.learn_gender(person, Some(gender));
            Speaker::person(cast, phrase.range, person, QuoteRule::Pronoun)
        }
        Err(candidates) => {
            let speaker = Speaker { rule: QuoteRule::Pronoun, candidates, ..Speaker::new(phrase.range) };
            speaker.is(SpeakerKind::Person, None)
        }
    }
}

/// The speaker whom a relative pronoun stands for: the noun that its clause belongs to.
fn antecedent(cast: &mut Cast<'_>, phrase: Phrase<'_, '_>, speaker: Speaker) -> Speaker {
    let view = phrase.view;
    let clause = view.up(phrase.head).skip(1).find(|&at| view.label(at) == Dependency::Relcl);
    let Some(noun) = clause.map(|clause| view.head(clause)) else { return speaker };
    if is_pronoun(view, noun) {
        return speaker;
    }
    // "Doe, a baker who said": it is Doe who says it.
    let first = view.up(noun).find(|&at| view.label(at) != Dependency::Conj).unwrap_or(noun);
    let noun = if view.label(first) == Dependency::Appos { view.head(first) } else { noun };
    let found = identify_noun(cast, Phrase::new(view, noun, view.phrase(noun)));
    Speaker { range: phrase.range, rule: QuoteRule::Pronoun, ..found }
}
