//! Capitalised words beside a name that are no part of it, and those that are though they look otherwise.

use std::ops::Range;

use super::units::{Shape, Unit};
use crate::lang::{Class, Classes, ENGLISH};

/// Whether the unit at `at` is the short form of a state or a district behind a town: the "D.C." of "in Washington, D.C.
/// Doe said".
pub fn is_seat_in_state(units: &[Unit<'_>], at: usize) -> bool {
    let is_dotted = units[at].shape == Shape::Initial && units[at].text.matches('.').count() > 1;
    is_dotted && at >= 2 && units[at - 1].text == "," && units[at - 2].is(Class::Place)
}

/// Whether the words at `at` stand before a name and are no part of it, though they have a capital: "in August Doe left",
/// "the Dane Jane Doe", "Reporting by".
pub fn stands_before_name(units: &[Unit<'_>], at: usize, end: usize) -> bool {
    let unit = &units[at];
    let previous = at.checked_sub(1).map_or("", |at| units[at].key.as_str());
    let is_date = unit.is(Class::Month | Class::Weekday) && ENGLISH.lexicon.is(previous, Class::DateOpening);
    let goes_on = units.get(at + 1).is_some_and(|next| {
        next.shape == Shape::Title && next.is(Classes::NAME) || next.shape == Shape::Initial
    });
    let is_people = unit.is(Class::Compatriot) && unit.shape == Shape::Title && end - at > 2 && goes_on;
    is_date && end - at > 1 || is_people || is_desk_word(units, at)
}

/// Whether the unit at `at` says what someone did for a report, or when it came out: the "Writing" of "Writing by Jane Doe",
/// the "Published" of "By Jane Doe Published Monday".
pub fn is_desk_word(units: &[Unit<'_>], at: usize) -> bool {
    let next = |by: usize| units.get(at + by).map_or("", |unit| unit.key.as_str());
    let is_deed = |word: &str| {
        matches!(
            word,
            "reporting" | "writing" | "editing" | "compiled" | "translated" | "produced" | "reported"
        )
    };
    let is_dated = |at: usize| {
        units.get(at).is_some_and(|unit| {
            unit.is(Class::Month | Class::Weekday) || unit.text.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let word = units[at].key.as_str();
    matches!(word, "published" | "updated" | "posted" | "retrieved" | "accessed")
        && (next(1) == ":" || is_dated(at + 1))
        || is_deed(word) && matches!(next(1), "by" | "and")
        || word == "additional" && is_deed(next(1))
}

/// Whether the unit at `at` is the "Saint" of a family name: "Moira Saint Doe". A saint of a church or a place has none of
/// these words before it.
pub fn is_saint_within(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let is_saint = matches!(units[at].key.as_str(), "saint" | "st");
    is_saint && at > run.start && at + 2 == run.end && {
        let (before, behind) = (&units[at - 1], &units[at + 1]);
        let is_given = before.is(Class::Given) || before.classes.is_empty();
        before.shape == Shape::Title
            && is_given
            && !before.is(Classes::TITLE | Class::Place | Class::Tail)
            && behind.shape == Shape::Title
            && !behind.is(Class::Tail | Class::Place)
    }
}

/// Whether the unit at `at` is the month of a date with the day behind it: the "April" of "Retrieved April 28".
pub fn is_day_of_month(units: &[Unit<'_>], at: usize) -> bool {
    units[at].is(Class::Month)
        && units.get(at + 1).is_some_and(|next| next.text.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Whether the word at `at` belongs to the place before it, as a team's name does, and a full name follows up to `end`: the
/// "Wild" of "Minnesota Wild Joe Doe".
pub fn is_team_before(units: &[Unit<'_>], at: usize, end: usize) -> bool {
    let is_place =
        |unit: &Unit<'_>| unit.is(Class::Place) && !unit.is(Class::Given) && unit.shape == Shape::Title;
    at + 2 < end
        && at > 0
        && is_place(&units[at - 1])
        && !units[at].after_line_end
        && units[at].shape == Shape::Title
        && units[at].is(Classes::ENGLISH)
        && !units[at].is(Class::Given | Classes::TITLE)
        && units[at + 1].is(Class::Given)
        && units[at + 2].shape == Shape::Title
        && !units[at + 2].is(Class::Tail)
}

/// Whether the unit at `at` belongs to a title before it, and a name follows: the London of "Mayor of London Jane Doe",
/// the Sales of "Head of Sales Jane Doe".
pub fn is_seat_of_title(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let behind_title = at >= 2
        && at == run.start
        && matches!(units[at - 1].key.as_str(), "of" | "for")
        && units[at - 2].is(Classes::TITLE)
        && !units[at - 2].is(Class::Kin);
    behind_title
        && (units[at].is(Class::Place) || !units[at].is(Class::Given) || units[at - 2].is(Class::GivenTitle))
        && at + 2 < run.end
        && units[at + 1].is(Class::Given)
}

/// Whether ", Ltd" or the like stands at `end`, behind the name of a company.
pub fn is_company_before(units: &[Unit<'_>], end: usize) -> bool {
    let is_form = |unit: &Unit<'_>| {
        matches!(unit.key.as_str(), "inc" | "ltd" | "llc" | "llp" | "plc" | "corp" | "gmbh" | "co")
    };
    units.get(end).is_some_and(|unit| unit.text == ",")
        && units.get(end + 1).is_some_and(|unit| is_form(unit) && unit.is_capitalised())
}
