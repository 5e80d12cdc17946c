//! What the trained recogniser says about names: the persons that it adds to those of the rules, and its opinion of
//! each candidate.

use std::ops::Range;

use super::beside;
use super::runs::{self, Casing};
use super::units::{Shape, Unit};
use crate::analysis::{AnnotatedBlock, Mention};
use crate::lang::{Class, Classes, ENGLISH};
use crate::nlp::Entity;
use crate::nlp::recognizer::Label;

pub use crate::analysis::opinion::Opinion;

/// The most words in a name that only the recogniser proposes.
const LONGEST_NAME: usize = 6;

impl Opinion {
    /// The opinion on the span at `range` of `block` that begins with `first`; it has none on a span not in Latin
    /// letters.
    pub fn of(block: &AnnotatedBlock, units: &[Unit<'_>], name: &Range<usize>) -> Self {
        let range = units[name.start].range.cover(units[name.end - 1].range);
        match block.entity_at(range).filter(|_| is_latin(units[name.start].text)) {
            Some(entity) if entity.label == Label::Person => Self::Person(entity.confidence),
            Some(entity) if is_inside(entity, units, name) => {
                Self::InsideName(entity.label, entity.confidence)
            }
            Some(entity) => Self::OtherName(entity.label, entity.confidence),
            None => Self::None,
        }
    }
}

/// Whether `entity` is the name of a thing that contains `name` and another capitalised word that is not a title.
fn is_inside(entity: &Entity, units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_thing = matches!(
        entity.label,
        Label::Org | Label::Fac | Label::Event | Label::Product | Label::WorkOfArt | Label::Law
    );
    let is_more = |unit: &Unit<'_>| {
        entity.range.contains(unit.range) && unit.is_capitalised() && !unit.is(Classes::TITLE)
    };
    is_thing && units[name.end..].iter().take(LONGEST_NAME).any(is_more)
}

/// The `segments` of the rules, plus the persons that only the recogniser sees, in text order. If both see a person but
/// the recogniser sees more words of the name, its borders are used, unless the extra words are a title or the like.
pub fn add_persons(
    block: &AnnotatedBlock,
    units: &[Unit<'_>],
    mut segments: Vec<Range<usize>>,
    casing: Casing,
    countries: &[Mention],
) -> Vec<Range<usize>> {
    let persons = block.entities.iter().filter(|entity| entity.label == Label::Person);
    for name in persons.filter_map(|entity| name_of(units, entity)) {
        let first = segments.partition_point(|segment| segment.end <= name.start);
        let overlapping = segments[first..].iter().take_while(|segment| segment.start < name.end).count();
        match (overlapping, segments.get(first)) {
            (0, _) if !names_country(units, &name, countries) => {
                segments.insert(first, name);
            }
            (1, Some(segment)) if segment.start >= name.start && segment.end <= name.end => {
                let mut before = units[name.start..segment.start].iter();
                let mut behind = units[segment.end..name.end].iter();
                // "Jane Doe Image: …", "the Jane Doe Chair of Law"
                let is_label = name.end > segment.end
                    && units.get(name.end).is_some_and(|unit| matches!(unit.text, ":" | "of"));
                let has_desk_word = (segment.end..name.end).any(|at| beside::is_desk_word(units, at));
                // "Jane Doe Slams Rival": the words of a headline have capitals too, but a given name alone goes on.
                let is_whole = casing != Casing::Sentence && segment.len() > 1;
                let goes_on = |unit: &Unit<'_>| goes_on_a_name(unit) && !(is_whole && is_plain_word(unit));
                // "Jane Doe USA TODAY"
                let in_capitals =
                    |at: usize| units[at].shape == Shape::Capitals && !units[at].is(Class::Suffix);
                let is_name_in_capitals = segment.clone().any(in_capitals);
                let has_other = (segment.end..name.end).any(|at| {
                    !is_name_in_capitals && in_capitals(at) || runs::is_country(units, at, countries)
                });
                if !is_label
                    && !has_desk_word
                    && !has_other
                    && before.all(is_word_of_name)
                    && behind.all(goes_on)
                {
                    segments[first] = name;
                }
            }
            _ => {}
        }
    }
    segments
}

/// Whether `name` is a country's, or opens with one that is not also a person's name: "Georgian Dream".
fn names_country(units: &[Unit<'_>], name: &Range<usize>, countries: &[Mention]) -> bool {
    let may_be_given = name.len() > 1 && units[name.start].is(Classes::NAME);
    runs::is_country(units, name.start, countries) && !may_be_given
}

/// Whether `unit` may continue a name: any word with a capital may, even one that is elsewhere a word or a title ("Vo
/// An Don").
fn goes_on_a_name(unit: &Unit<'_>) -> bool {
    unit.is_capitalised() && !unit.is(Class::Tail) || unit.shape == Shape::Lower && unit.is(Class::Particle)
}

/// Whether `unit` is a form of an English word, and no name.
fn is_plain_word(unit: &Unit<'_>) -> bool {
    let is_english = |word: &str| ENGLISH.classes(word).intersects(Classes::ENGLISH);
    let mut stems = ["s", "es", "ed", "ing"].into_iter().filter_map(|ending| unit.key.strip_suffix(ending));
    !unit.is(Classes::NAME) && (unit.is(Classes::ENGLISH) || stems.any(is_english))
}

fn is_word_of_name(unit: &Unit<'_>) -> bool {
    let is_something_else = unit.is(Classes::TITLE | Classes::FUNCTION | Class::Tail)
        || unit.is(Class::Other) && !unit.is(Classes::NAME);
    unit.is_capitalised() && !is_something_else || unit.shape == Shape::Lower && unit.is(Class::Particle)
}

/// The units of the name in `entity`, without titles, articles, marks and possessives at its ends.
fn name_of(units: &[Unit<'_>], entity: &Entity) -> Option<Range<usize>> {
    let mut start = units.partition_point(|unit| unit.range.end <= entity.range.start);
    let mut end = units.partition_point(|unit| unit.range.start < entity.range.end);
    let opens_a_name =
        |unit: &Unit<'_>| unit.is_capitalised() && is_latin(unit.text) && !unit.is(Classes::FUNCTION);
    let is_title = |unit: &Unit<'_>| unit.is(Classes::TITLE) && !unit.is(Classes::NAME);
    // "Queen Elizabeth": Queen is a given name too.
    let is_crown = |at: usize| {
        units[at].is(Class::GivenTitle) && units[at + 1].is(Class::Given) && !units[end - 1].is(Class::Tail)
    };
    while start < end && !opens_a_name(&units[start])
        || start + 1 < end && (is_title(&units[start]) || is_crown(start))
    {
        start += 1;
    }
    // "Published Monday", but not "Joe Friday"
    let is_date =
        |at: usize| units[at].is(Class::Month | Class::Weekday) && at > 0 && !units[at - 1].is(Class::Given);
    while start < end
        && (!units[end - 1].is_capitalised()
            || beside::is_desk_word(units, end - 1)
            || end - start > 1 && is_date(end - 1))
    {
        end -= 1;
    }
    // "Apple AirPods": what is no word of a name has no place at its start.
    let is_other = |at: usize| units[at].is(Class::Other) && !units[at].is(Classes::NAME | Class::Particle);
    while start + 1 < end
        && (beside::stands_before_name(units, start, end)
            || beside::is_team_before(units, start, end)
            || is_other(start))
    {
        start += 1;
    }
    // "Retrieved April 28"
    if start + 1 < end && beside::is_day_of_month(units, end - 1) && !units[start].is(Class::Given) {
        return None;
    }
    if start < end && beside::is_seat_of_title(units, &(start..end), start) {
        start += 1;
    }
    let is_place = start + 1 < end && units[start].is(Class::Head) && !units[start].is(Class::Given);
    let is_known_thing = start < end
        && (runs::is_phrase(units, start, end) || start > 0 && runs::is_phrase(units, start - 1, end));
    let is_thing = start < end
        && (ends_thing(units, start, end)
            || is_place
            || is_known_thing
            || beside::is_company_before(units, end));
    (start < end && end - start <= LONGEST_NAME && !is_thing).then_some(start..end)
}

/// Whether the last word shows the units from `start` to `end`, perhaps with more capitalised ones right after, to be
/// the name of a thing: "Jane Doe Park", "Jane Doe Legacy Program".
fn ends_thing(units: &[Unit<'_>], start: usize, end: usize) -> bool {
    let last = &units[end - 1];
    // "Baltimore Sun": a word that ends names of things and is a family name too, behind a town.
    let is_town = |unit: &Unit<'_>| unit.is(Class::Place) && !unit.is(Class::Given);
    if last.is(Class::Tail) && (!last.is(Classes::NAME) || end - start == 2 && is_town(&units[start])) {
        return true;
    }
    // "Zorvik Forest"
    if last.is(Class::MaybeTail) && end - start == 2 && !units[start].is(Classes::NAME) {
        return true;
    }
    // "Cal Roe Park": three words, the last of which may be a family name or end the name of a place.
    let middle_is_surname =
        end - start >= 3 && units[end - 2].is(Class::Surname) && units[end - 2].shape == Shape::Title;
    if last.is(Class::MaybeTail) && middle_is_surname && units[start].is(Class::Given) {
        return true;
    }
    let more = units[end..]
        .iter()
        .take(LONGEST_NAME)
        .take_while(|unit| unit.shape == Shape::Title && !unit.after_line_end && !unit.opens);
    more.take_while(|unit| !unit.is(Classes::TITLE))
        .any(|unit| unit.is(Class::Tail) && !unit.is(Classes::NAME))
}

/// Whether `word` begins with a Latin letter: the recogniser has seen hardly any others.
fn is_latin(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, 'À'..='ɏ' | 'Ḁ'..='ỿ'))
}
