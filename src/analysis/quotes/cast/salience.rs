//! Whom a pronoun or a role most likely means: each place that names somebody nearby, and each recent speaker, is weighed.

use super::{Cast, Gender, MOST_SPEAKERS, Place};
use crate::analysis::PersonIndex;
use crate::article::TextRange;
use crate::nlp::syntax::{Dependency, Syntax, TokenIndex};
use crate::text::fold;

/// How many sentences back somebody may have been named whom a pronoun stands for.
const MOST_SENTENCES: usize = 6;
/// How many blocks back.
const MOST_BLOCKS: usize = 3;
/// How many mentions are weighed for a pronoun; more than sentences of a reasonable length have.
const MOST_MENTIONS: usize = 60;

/// How much each way in which somebody was named counts for whom a pronoun means. A sentence further away costs 1.
mod weight {
    /// The subject of a sentence.
    pub const SUBJECT: f32 = 1.2;
    /// The subject of a sentence before in the same paragraph, or its owner.
    pub const SAME_BLOCK: f32 = 0.4;
    /// Whose deed or thing the subject of a sentence is: "Doe's plan is bold. He".
    pub const OWNER_OF_SUBJECT: f32 = 0.9;
    /// Any other possessor.
    pub const POSSESSOR: f32 = -0.3;
    /// Somebody who speaks in that sentence.
    pub const SPEAKS: f32 = 0.8;
    /// Somebody whose gender is known and fits.
    pub const GENDER: f32 = 0.3;
    /// A speaker, whatever named them.
    pub const SPEAKER: f32 = 1.6;
    /// What a sentence further away costs a speaker, who stays in mind longer.
    pub const SPEAKER_DECAY: f32 = 0.7;
    /// How much better than any other somebody must be whom only a role can mean.
    pub const CLEARLY: f32 = 0.5;
}

/// What speaks for whom a pronoun or a role means.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis::quotes) struct Wanted<'w> {
    pub gender: Option<Gender>,
    /// Whom it cannot mean.
    pub excluded: &'w [PersonIndex],
    /// Whether the person must stand out.
    pub clearly: bool,
}

impl Cast<'_> {
    /// The person whom a pronoun or a role at `offset` in block number `block` most likely means, or those who may be
    /// meant if the text does not tell.
    pub fn salient(
        &self,
        block: usize,
        offset: usize,
        wanted: Wanted<'_>,
    ) -> Result<PersonIndex, Vec<PersonIndex>> {
        let here = self.sentence_at(offset);
        let mut weighed = self.weigh_places(block, here, offset, wanted);
        weighed.extend(self.weigh_speakers(here, offset, wanted));
        weighed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some(&(best, _, person)) = weighed.last() else { return Err(Vec::new()) };
        let rival = weighed
            .iter()
            .rev()
            .find(|&&(score, _, other)| other != person && score > best - weight::CLEARLY);
        match rival {
            Some(&(_, _, other)) if wanted.clearly => Err(vec![person, other]),
            _ => Ok(person),
        }
    }

    fn fits(&self, person: PersonIndex, wanted: Wanted<'_>) -> bool {
        let fits = match (self.genders[person.0], wanted.gender) {
            (Some(known), Some(wanted)) => known == wanted,
            _ => true,
        };
        fits && !wanted.excluded.contains(&person)
    }

    fn weigh_places(
        &self,
        block: usize,
        here: usize,
        offset: usize,
        wanted: Wanted<'_>,
    ) -> Vec<(f32, usize, PersonIndex)> {
        let end = self.places.partition_point(|place| place.range.end <= offset);
        let asks = self
            .sentences
            .get(here)
            .is_some_and(|range| opens_with_question(&self.text[range.start..range.end]));
        let is_near = |place: &&Place| {
            here.saturating_sub(place.sentence) <= MOST_SENTENCES && place.block + MOST_BLOCKS >= block
        };
        let counts = |place: &&Place| {
            !place.is_marked && self.fits(place.person, wanted) && !(asks && place.sentence == here)
        };
        let near = self.places[..end].iter().rev().take(MOST_MENTIONS).take_while(is_near).filter(counts);
        near.map(|place| {
            let mut score = place.weight - (here - place.sentence) as f32;
            if place.block == block && place.weight >= weight::OWNER_OF_SUBJECT && place.sentence < here {
                score += weight::SAME_BLOCK;
            }
            if self.speaks_in(place.person, place.sentence) {
                score += weight::SPEAKS;
            }
            if wanted.gender.is_some() && self.genders[place.person.0] == wanted.gender {
                score += weight::GENDER;
            }
            (score, place.range.start, place.person)
        })
        .collect()
    }

    fn weigh_speakers(
        &self,
        here: usize,
        offset: usize,
        wanted: Wanted<'_>,
    ) -> Vec<(f32, usize, PersonIndex)> {
        let recent = self.said.iter().rev().take(MOST_SPEAKERS);
        let near = recent.filter(|(speaker, sentence)| {
            speaker.range.start < offset && here.saturating_sub(*sentence) <= MOST_SENTENCES
        });
        near.filter_map(|(speaker, sentence)| {
            let person = speaker.person.filter(|&person| self.fits(person, wanted))?;
            let distance = here.saturating_sub(*sentence) as f32;
            Some((weight::SPEAKER - weight::SPEAKER_DECAY * distance, speaker.range.start, person))
        })
        .collect()
    }

    fn speaks_in(&self, person: PersonIndex, sentence: usize) -> bool {
        let mut recent = self.said.iter().rev().take(MOST_SPEAKERS);
        recent.any(|(speaker, said_in)| speaker.person == Some(person) && *said_in == sentence)
    }
}

/// How much the way in which the place at `range` stands in its sentence counts.
pub(super) fn weight_of(syntax: &Syntax, range: TextRange) -> f32 {
    let inside = syntax.tokens_in(range);
    let Some(top) = inside.clone().find(|&at| syntax.is_root(at) || !inside.contains(&syntax.head(at)))
    else {
        return 0.0;
    };
    let label = |at: TokenIndex| syntax.token(at).label;
    let is_subject = |label| matches!(label, Dependency::Nsubj | Dependency::Nsubjpass);
    match label(top) {
        label if is_subject(label) => weight::SUBJECT,
        Dependency::Appos if is_subject(label(syntax.head(top))) => weight::SUBJECT,
        Dependency::Poss if is_subject(label(syntax.head(top))) => weight::OWNER_OF_SUBJECT,
        Dependency::Poss => weight::POSSESSOR,
        _ => 0.0,
    }
}

/// Whether a sentence opens with what somebody was asked about, so that the people named there do not speak.
fn opens_with_question(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().map(fold).take(3);
    words.any(|word| {
        matches!(
            word.as_str(),
            "asked" | "speaking" | "pressed" | "questioned" | "reached" | "told" | "responding"
        )
    }) && sentence.starts_with(char::is_uppercase)
        && {
            let first = fold(sentence.split_whitespace().next().unwrap_or_default());
            matches!(first.as_str(), "when" | "after")
                || first.ends_with("ed")
                || first.ends_with("ing")
                || first == "told"
        }
}
