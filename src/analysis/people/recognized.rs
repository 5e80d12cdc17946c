//! What the trained recogniser says of names: the persons that it adds to those of the rules, and its opinion of each
//! candidate.

use std::ops::Range;

use super::lexicon::Classes;
use super::runs;
use super::units::{Shape, Unit};
use crate::analysis::{DocumentBlock, Mention};
use crate::article::TextRange;
use crate::nlp::recognizer::{Entity, Label};

/// What the recogniser takes a span for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Opinion {
    /// A person, with its confidence.
    Person(f32),
    /// Something else that has a name: an organisation, a place, a work.
    OtherName(Label, f32),
    /// No name.
    None,
}

impl Opinion {
    /// The opinion of the span at `range` of `block`.
    pub fn of(block: &DocumentBlock, range: TextRange) -> Self {
        match block.entity_at(range) {
            Some(entity) if entity.label == Label::Person => Self::Person(entity.confidence),
            Some(entity) => Self::OtherName(entity.label, entity.confidence),
            None => Self::None,
        }
    }

    /// Whether it is sure that the span is a person.
    pub fn is_sure_of_person(self) -> bool {
        matches!(self, Self::Person(confidence) if confidence > env("SURE", 0.6))
    }

    /// From -1, something else for sure, to 1, a person for sure.
    pub fn weight(self) -> f32 {
        match self {
            Self::Person(confidence) => confidence,
            Self::OtherName(Label::Org, confidence) => -env("ORG", 0.5) * confidence,
            Self::OtherName(Label::Gpe | Label::Norp, confidence) => -env("GPE", 0.5) * confidence,
            Self::OtherName(_, confidence) => -env("OTH", 0.5) * confidence,
            Self::None => -env("NONE", 0.2),
        }
    }
}

pub fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

/// `segments` of the rules with the persons that the recogniser sees and the rules do not, in text order.
pub fn add_persons(
    block: &DocumentBlock,
    units: &[Unit<'_>],
    segments: Vec<Range<usize>>,
    countries: &[Mention],
) -> Vec<Range<usize>> {
    let persons = block.entities.iter().filter(|entity| entity.label == Label::Person);
    let mut merged = segments;
    for name in persons.filter_map(|entity| name_of(units, entity)) {
        let first = merged.partition_point(|segment| segment.end <= name.start);
        let overlapping = merged[first..].iter().take_while(|segment| segment.start < name.end).count();
        if overlapping == 0 {
            let is_country = name.len() == 1 && runs::is_country(units, name.start, countries);
            if !is_country {
                merged.insert(first, name);
            }
        } else if overlapping == 1 {
            let segment = merged[first].clone();
            if segment.start >= name.start && segment.end <= name.end && segment != name {
                let extra = (name.start..segment.start).chain(segment.end..name.end);
                let fits = extra.clone().all(|at| is_name_word(&units[at]));
                if fits {
                    merged[first] = name;
                }
            }
        }
    }
    merged
}

fn is_name_word(unit: &Unit<'_>) -> bool {
    unit.is_capitalised() && !unit.is(Classes::TITLE | Classes::OTHER | Classes::FUNCTION | Classes::TAIL)
        || unit.shape == Shape::Lower && unit.is(Classes::PARTICLE)
}

/// The units of the name in `entity`, without titles, articles, marks and possessives at its ends.
fn name_of(units: &[Unit<'_>], entity: &Entity) -> Option<Range<usize>> {
    let mut start = units.partition_point(|unit| unit.range.end <= entity.range.start);
    let mut end = units.partition_point(|unit| unit.range.start < entity.range.end);
    let is_name = |unit: &Unit<'_>| unit.is_capitalised() && !unit.is(Classes::FUNCTION);
    while start < end && !is_name(&units[start])
        || start + 1 < end && units[start].is(Classes::TITLE) && !units[start].is(Classes::NAME)
    {
        start += 1;
    }
    while start < end && !units[end - 1].is_capitalised() {
        end -= 1;
    }
    (start < end && end - start <= 6).then_some(start..end)
}
