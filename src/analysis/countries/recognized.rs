//! What the trained recogniser says about places that may be countries.

use super::gazetteer::{Shown, Traits};
use super::place::Place;
use super::{CountryEvidence, CountryMention};
use crate::analysis::{AnnotatedArticle, Doubt, opinion};
use crate::article::TextRange;
use crate::nlp::Entity;
use crate::nlp::recognizer::Label;

/// The entity that contains the whole of `place`.
fn entity<'a>(place: &Place<'a>) -> Option<&'a Entity> {
    let range = place.range();
    place
        .mention()
        .entity()
        .filter(|entity| entity.range.contains(range) && opinion::is_sure_of_place(entity))
}

/// Whether a form that is also a name is part of a person's longer name: the Paris of "Paris Example".
pub(super) fn is_in_longer_name(place: &Place<'_>, shown: &Shown) -> bool {
    let may_be_name = shown.traits.intersects(Traits::NAME | Traits::GIVEN);
    may_be_name && is_in_person(place)
}

/// Whether the recogniser sees a person whose name has more words than `place`.
pub(super) fn is_in_person(place: &Place<'_>) -> bool {
    entity(place)
        .is_some_and(|entity| entity.label == Label::Person && entity.range.len() > place.range().len() + 2)
}

/// The country, city or state that the recogniser takes `place` for.
pub(super) fn place(place: &Place<'_>) -> Option<TextRange> {
    entity(place).filter(|entity| entity.label == Label::Gpe).map(|entity| entity.range)
}

/// The recogniser's doubt about a country with these `mentions`: it sees a person or a thing at each of them, and a
/// place or a people at none. A country's word inside a longer name says nothing either way.
pub(super) fn doubt(document: &AnnotatedArticle<'_>, mentions: &[CountryMention]) -> Option<Doubt> {
    let mut doubt = None;
    for CountryMention { mention, evidence, .. } in mentions {
        let block = document.blocks.get(mention.block.0)?;
        let entity = block.entity_at(mention.range)?;
        let is_other = match entity.label {
            Label::Person | Label::Product | Label::WorkOfArt => true,
            Label::Org => *evidence == CountryEvidence::Capital,
            _ => false,
        };
        if !is_other || entity.range != mention.range {
            return None;
        }
        doubt = doubt.or(Some(Doubt::Contradicted(entity.label)));
    }
    doubt
}
