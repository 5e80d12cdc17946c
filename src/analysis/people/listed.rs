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
    let is_source = opens_source(units, start);
    let is_family = is_source
        || units[start..comma].iter().all(|unit| {
            unit.is(Class::Surname | Class::Particle)
                || !unit.is(Classes::ENGLISH | Class::Place | Class::Other)
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
    if is_full_name(&units[start..comma], &units[comma + 1..end]) {
        return None;
    }
    // A given name makes it one, and not "Paris, London".
    let is_unknown = first.classes.is_empty() && units[start].is(Classes::NAME | Class::Particle);
    let is_given = (first.is(Class::Given) || is_unknown) && !first.is(Class::Place);
    let is_certain = units[start].is(Class::Surname | Class::Particle) || units[start].classes.is_empty();
    let is_source = is_source && (first.is(Class::Given) || first.shape == Shape::Initial);
    let is_person =
        is_given || is_source || is_certain && has_age(units, end) && !first.is(Class::Place | Class::Other);
    let has_initials = units[comma + 1..end].iter().all(|unit| unit.shape == Shape::Initial);
    let is_person = is_person || has_initials && is_certain;
    let ends = ends_entry(units, end) || (is_source || has_initials) && ends_author(units, end);
    (end > comma + 1 && is_person && ends).then_some(end)
}

/// Whether the words at both sides of a comma are names of their own: "Jane Doe, Max Roe", "Jane Doe, Ashgrove". A family
/// name of several words seldom opens with what can only be a given name, and a given name of several words seldom
/// follows one.
fn is_full_name(before: &[Unit<'_>], behind: &[Unit<'_>]) -> bool {
    let [first, .., family] = before else { return false };
    let (Some(next), Some(last)) = (behind.first(), behind.last()) else { return false };
    let is_repeated = behind.iter().any(|unit| unit.key == family.key);
    if is_repeated && behind.len() > 1 {
        return true;
    }
    let are_two = behind.len() > 1 && next.is(Class::Given) && last.shape == Shape::Title;
    first.is(Class::Given)
        && !first.is(Class::Particle)
        && (!first.is(Class::Surname) || are_two || !next.is(Class::Given))
}

/// Whether the author of a source may stand at `start`: behind a footnote's "^", with the letters of the places that it is
/// for, or behind the author before.
fn opens_source(units: &[Unit<'_>], start: usize) -> bool {
    /// A source for more places names its author once all the same.
    const MOST_LETTERS: usize = 8;
    let is_letter = |unit: &&Unit<'_>| unit.text.len() == 1 && unit.shape == Shape::Lower;
    let before = units[..start].iter().rev();
    let letters = before.clone().take(MOST_LETTERS).take_while(is_letter).count();
    let is_mark = |unit: &Unit<'_>| matches!(unit.text, "^" | "↑");
    let mut before = before.skip(letters);
    match before.next() {
        Some(unit) if is_mark(unit) => true,
        // "^ Jump up to: a b"
        Some(unit) if unit.text == ":" => before.take(3).any(|unit| unit.key == "jump"),
        // "Doe, J., & Roe, M."
        Some(unit) if matches!(unit.key.as_str(), "&" | "and") && letters == 0 => {
            before.find(|unit| unit.text != ",").is_some_and(|unit| unit.shape == Shape::Initial)
        }
        _ => false,
    }
}

/// Whether what stands at `at` ends the author of a source: a full stop before the title in quotation marks, or the next
/// author.
fn ends_author(units: &[Unit<'_>], at: usize) -> bool {
    let text = |at: usize| units.get(at).map_or("", |unit| unit.text);
    match text(at) {
        "." => matches!(text(at + 1), "“" | "\"" | "‘" | "'"),
        "," => matches!(text(at + 1), "&" | "and" | "“" | "\"" | "‘"),
        "&" | "and" => true,
        _ => false,
    }
}

/// Whether an entry of a list may begin at `at`: on a line of its own, or behind a colon or a semicolon.
fn opens_entry(units: &[Unit<'_>], at: usize) -> bool {
    let Some(previous) = at.checked_sub(1).map(|at| &units[at]) else { return true };
    units[at].after_line_end || matches!(previous.text, ":" | ";" | "•") || opens_source(units, at)
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
