//! What several rules ask: the noun at a place, the subject of a verb, and the preposition before a number.

use super::Found;
use super::number::Number;
use super::phrase::noun_phrase;
use crate::nlp::syntax::Dependency::{Advmod, Agent, Conj, Dative, Pcomp, Pobj, Prep, Quantmod, Root};
use crate::nlp::syntax::{PartOfSpeech, Tag, TokenIndex};

/// The noun at `index`, or what a relative pronoun there stands for.
pub fn noun(number: &Number<'_>, index: TokenIndex) -> Option<Found> {
    let mut index = number.antecedent(index);
    // "secret military and diplomatic files": the noun of two adjectives.
    if number.token(index).tag == Tag::Jj {
        let joined = number.children(index, &[Conj]).find(|&at| at > index && number.is_noun(at));
        index = joined.unwrap_or(index);
    }
    if number.has(index) || number.is_number(index) {
        return None;
    }
    Some(if number.is_pronoun(index) {
        Found::Pronoun(None)
    } else {
        Found::Words(noun_phrase(number, index))
    })
}

/// The subject of `verb`; where that is a pronoun, the verb says more.
pub fn subject_or_verb(number: &Number<'_>, verb: TokenIndex) -> Option<Found> {
    let found = noun(number, number.subject_of(verb)?)?;
    let says_something = !number.is_be(verb) && number.is_verb(verb);
    Some(match found {
        Found::Pronoun(None) if says_something => Found::Pronoun(Some(verb..=verb)),
        found => found,
    })
}

/// The preposition before the number, and what it belongs to.
pub fn preposition(number: &Number<'_>) -> Option<(TokenIndex, TokenIndex)> {
    let mut preposition = number.above(number.head);
    let is_object = matches!(number.label(number.head), Pobj | Pcomp)
        && matches!(
            number.label(preposition),
            Prep | Agent | Advmod | Quantmod | Dative | Root | Pcomp | Conj
        );
    if !is_object {
        return None;
    }
    let mut above = number.above(preposition);
    for _ in 0..3 {
        let goes_on = matches!(number.label(above), Prep | Pcomp)
            && number.token(above).part_of_speech == PartOfSpeech::Adp
            && above != preposition;
        if !goes_on {
            break;
        }
        (preposition, above) = (above, number.above(above));
    }
    Some((preposition, above))
}
