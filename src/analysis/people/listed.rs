//! Names in lists that put the family name first: "Doe, Jane, 34, of Leeds", "Roe, Joe (D) 48,955".

use super::units::{Shape, Unit};
use crate::lang::{Class, Classes};

/// The most words of a family name before the comma: "Van der Doe".
const LONGEST_FAMILY_NAME: usize = 3;
/// The most given names behind it.
const MOST_GIVEN_NAMES: usize = 3;

/// The end of the name at `start` if it opens an entry of such a list.
pub fn name_end(units: &[Unit<'_>], start: usize) -> Option<usize> {
    if !opens_entry(units, start) {
        return None;
    }
    let is_word = |unit: &Unit<'_>| {
        unit.shape == Shape::Title && !unit.is(Class::Month | Class::Weekday | Classes::FUNCTION)
    };
    let family = units[start..].iter().take(LONGEST_FAMILY_NAME);
    let comma = start + family.take_while(|unit| is_word(unit) || unit.is(Class::Particle)).count();
    let is_family = units[start..comma].iter().all(|unit| {
        unit.is(Class::Surname | Class::Particle) || !unit.is(Classes::ENGLISH | Class::Place | Class::Other)
    });
    if comma == start
        || !is_family
        || units.get(comma)?.text != ","
        || units[comma - 1].after_line_end && comma > start + 1
    {
        return None;
    }
    let given = units[comma + 1..].iter().take(MOST_GIVEN_NAMES);
    let is_given = |unit: &&Unit<'_>| !unit.after_line_end && (is_word(unit) || unit.shape == Shape::Initial);
    let end = comma + 1 + given.take_while(is_given).count();
    let first = units.get(comma + 1)?;
    // A given name makes it one, and not "Paris, London".
    let is_given = (first.is(Class::Given) || first.classes.is_empty()) && !first.is(Class::Place);
    let is_certain = units[start].is(Class::Surname | Class::Particle) || units[start].classes.is_empty();
    let is_person = is_given || is_certain && has_age(units, end) && !first.is(Class::Place | Class::Other);
    (end > comma + 1 && is_person && ends_entry(units, end)).then_some(end)
}

/// Whether an entry of a list may begin at `at`: on a line of its own, or behind a colon or a semicolon.
fn opens_entry(units: &[Unit<'_>], at: usize) -> bool {
    let Some(previous) = at.checked_sub(1).map(|at| &units[at]) else { return true };
    units[at].after_line_end || matches!(previous.text, ":" | ";" | "•")
}

/// Whether what stands at `at` ends the name in a list: an age, a party in brackets, a count, or nothing more.
fn ends_entry(units: &[Unit<'_>], at: usize) -> bool {
    let Some(next) = units.get(at) else { return true };
    let is_last = next.text == "." && (at + 1 == units.len());
    next.after_line_end
        || has_age(units, at)
        || matches!(next.text, ";" | "(")
        || is_number(units, at)
        || is_last
}

/// Whether an age between commas stands at `at`.
fn has_age(units: &[Unit<'_>], at: usize) -> bool {
    let is_comma = |unit: &Unit<'_>| unit.text == ",";
    units.get(at).is_some_and(is_comma) && is_number(units, at + 1) && units.get(at + 2).is_none_or(is_comma)
}

fn is_number(units: &[Unit<'_>], at: usize) -> bool {
    units.get(at).is_some_and(|unit| unit.text.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Whether the name made up of these units has its family name first.
pub fn is_reversed(name: &[Unit<'_>]) -> bool {
    let comma = name.iter().position(|unit| unit.text == ",");
    comma.is_some_and(|comma| name.get(comma + 1).is_some_and(|unit| !unit.is(Class::Suffix)))
}
