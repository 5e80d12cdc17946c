//! How much the opinion of a recogniser of entities counts beside the rules.
//!
//! A recogniser that is made for the language of an article sees names that no list holds, and errs in some 15 of 100.
//! Its confidence is that of the least sure step that led to an entity: it ranks what it sees, and is no measured
//! frequency. So it never decides alone where rules speak clearly, and everything that depends on how sure it is stands
//! here.

use crate::nlp::Entity;
use crate::nlp::recognizer::Label;

/// Beyond this, a name is what the recogniser takes it for. More than even odds, since rules for names have evidence of
/// their own: around one half, the recogniser wavers between a person and an organisation of one name.
const SURE_OF_NAME: f32 = 0.6;

/// Beyond this, the recogniser decides between the country and the namesake. As much as for names, since it is
/// the same question: is "Jordan" a person or a place?
const SURE_OF_PLACE: f32 = 0.6;

/// Beyond this, a number is left out for what the recogniser sees in its place. Even odds are enough: the grammar reads a
/// number by its form alone and knows nothing of names and dates around it, and what is left out is listed as unsure.
const SURE_OF_NUMBER: f32 = 0.5;

/// What counts for a person where a name is seen as that of something else. Half, since a name may be both a place's and a
/// family's.
const WEIGHT_OF_OTHER_NAME: f32 = -0.5;

/// The same for an organisation. Less, since that is what the recogniser takes many a family name alone for.
const WEIGHT_OF_ORGANISATION: f32 = -0.25;

/// What counts for a person where no name is seen. Little, since a recogniser overlooks more names than it makes up.
const WEIGHT_OF_NOTHING: f32 = -0.2;

/// Whether the recogniser means what it sees in the place of a country.
pub(super) fn is_sure_of_place(entity: &Entity) -> bool {
    entity.confidence > SURE_OF_PLACE
}

/// Whether the recogniser is believed against the grammar of numbers.
pub(super) fn is_sure_of_number(entity: &Entity) -> bool {
    entity.confidence > SURE_OF_NUMBER
}

/// What the recogniser takes a span for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Opinion {
    /// A person, with its confidence.
    Person(f32),
    /// Something else that has a name: an organisation, a place, a work.
    OtherName(Label, f32),
    /// Part of the longer name of something else: the Doe of "Doe Foundation".
    InsideName(Label, f32),
    /// No name.
    None,
}

impl Opinion {
    /// Whether it takes the span for a person and means it.
    pub fn is_sure_of_person(self) -> bool {
        matches!(self, Self::Person(confidence) if confidence > SURE_OF_NAME)
    }

    /// Whether it takes the span for the name of something else, or part of one, and means it.
    pub fn is_sure_of_other_name(self) -> bool {
        matches!(self, Self::OtherName(_, confidence) | Self::InsideName(_, confidence) if confidence > SURE_OF_NAME)
    }

    /// Whether it takes the span for part of a longer name and means it.
    pub fn is_sure_of_longer_name(self) -> bool {
        matches!(self, Self::InsideName(_, confidence) if confidence > SURE_OF_NAME)
    }

    /// From -1, something else for sure, to 1, a person for sure.
    pub fn weight(self) -> f32 {
        match self {
            Self::Person(confidence) => confidence,
            Self::InsideName(_, confidence) => -confidence,
            Self::OtherName(Label::Org, confidence) => WEIGHT_OF_ORGANISATION * confidence,
            Self::OtherName(_, confidence) => WEIGHT_OF_OTHER_NAME * confidence,
            Self::None => WEIGHT_OF_NOTHING,
        }
    }
}
