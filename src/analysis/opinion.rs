//! How much the recogniser's opinion counts beside the rules.
//!
//! A recogniser made for the language of an article sees names that are in no list, and is wrong about some 15 in 100.
//! Its confidence is that of the least sure step that led to an entity: it ranks what it sees, but is not a measured
//! frequency. So it never decides alone where the rules are clear, and everything that depends on how sure it is
//! belongs here.

use crate::nlp::Entity;
use crate::nlp::recognizer::Label;

/// Above this, a name is what the recogniser takes it for. The odds are better than even, since rules for names have
/// evidence of their own: around one half, the recogniser wavers between a person and an organisation of the same name.
const SURE_OF_NAME: f32 = 0.6;

/// Above this, the recogniser decides between a country and its namesake. It is the same as for names, since the
/// question is the same: is "Jordan" a person or a place?
const SURE_OF_PLACE: f32 = 0.6;

/// Above this, a number is left out because of what the recogniser sees in its place. Even odds are enough: the grammar
/// reads a number by its form alone and knows nothing of the names and dates around it, and a number left out is listed
/// as unsure.
const SURE_OF_NUMBER: f32 = 0.5;

/// What counts for a person if the recogniser sees the name of something else. It is half, since a name may be both a
/// place's and a family's.
const WEIGHT_OF_OTHER_NAME: f32 = -0.5;

/// The same for an organisation. It is less, since the recogniser takes many a family name on its own for an
/// organisation.
const WEIGHT_OF_ORGANISATION: f32 = -0.25;

/// What counts for a person if the recogniser sees no name. It is little, since a recogniser overlooks more names than
/// it invents.
const WEIGHT_OF_NOTHING: f32 = -0.2;

/// Whether the recogniser is sure of what it sees in the place of a country.
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
    /// Whether it is sure that the span is a person.
    pub fn is_sure_of_person(self) -> bool {
        matches!(self, Self::Person(confidence) if confidence > SURE_OF_NAME)
    }

    /// Whether it is sure that the span is the name of something else, or part of one.
    pub fn is_sure_of_other_name(self) -> bool {
        matches!(self, Self::OtherName(_, confidence) | Self::InsideName(_, confidence) if confidence > SURE_OF_NAME)
    }

    /// Whether it is sure that the span is part of a longer name.
    pub fn is_sure_of_longer_name(self) -> bool {
        matches!(self, Self::InsideName(_, confidence) if confidence > SURE_OF_NAME)
    }

    /// From -1, certainly something else, to 1, certainly a person.
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
