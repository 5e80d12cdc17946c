//! What decided that a form with several meanings is a country here, such as Georgia, Jordan or Washington.

use super::evidence::Evidence;
use super::gazetteer::{CountryIndex, Shown, Traits};
use super::place::Place;
use super::{recognized, resolve};
use crate::article::TextRange;

/// What decided that a form is a country and no state, person or word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecidedBy {
    /// The article names the country, its people, or a place or person that belongs to it.
    Article,
    /// Another country stands next to it in a list.
    List,
    /// Words beside it treat it as a country: "in", "president of".
    Words,
    /// The trained recogniser sees a place.
    Recognized,
    /// Nothing else: it is what the form mostly means.
    Usual,
}

impl DecidedBy {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Article, Self::List, Self::Words, Self::Recognized, Self::Usual];

    /// The name in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::List => "list",
            Self::Words => "words",
            Self::Recognized => "recognized",
            Self::Usual => "usual",
        }
    }

    /// The fact as a phrase for people.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Article => "the article speaks of the country elsewhere",
            Self::List => "another country stands beside it",
            Self::Words => "words beside it treat it as a country",
            Self::Recognized => "the recogniser sees a place",
            Self::Usual => "it is what the name mostly means",
        }
    }
}

/// How a form with several meanings was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decision {
    /// What decided.
    pub by: DecidedBy,
    /// Where the article shows it: "Tbilisi" for Georgia. Only with [`DecidedBy::Article`].
    pub witness: Option<TextRange>,
}

/// What decided that the form at `index` shows `country`; nothing for a form that means nothing else.
pub(super) fn of(
    places: &[Place<'_>],
    index: usize,
    shown: &Shown,
    country: CountryIndex,
    evidence: &Evidence<'_>,
) -> Option<Decision> {
    let place = &places[index];
    let is_homonym = shown.traits.intersects(Traits::NAME | Traits::STATE | Traits::WEAK | Traits::WORD)
        || shown.countries.len() > 1;
    if !is_homonym {
        return None;
    }
    let witness = evidence.witness(country).filter(|&witness| witness != place.range());
    let by = if witness.is_some() {
        DecidedBy::Article
    } else if resolve::is_shown_beside(places, index) {
        DecidedBy::List
    } else if resolve::is_treated_as_country(places, index) || resolve::is_beside_national_word(place) {
        DecidedBy::Words
    } else if recognized::is_place(place) {
        DecidedBy::Recognized
    } else {
        DecidedBy::Usual
    };
    Some(Decision { by, witness })
}
