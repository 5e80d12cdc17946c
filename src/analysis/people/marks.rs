//! What each word of a run of capitalised words is: a word of a name, a title, or neither.

use std::ops::Range;

use super::beside::{is_day_of_month, is_saint_within, is_seat_of_title, is_team_before, stands_before_name};
use super::extent;
use super::runs::{Casing, is_country};
use super::units::{Shape, Unit};
use crate::analysis::Mention;
use crate::lang::{Class, Classes, ENGLISH};

/// What a unit of a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A word of a name.
    Name,
    /// A title.
    Title,
    /// Any other word.
    NotName,
}

/// What each unit of `run` is.
pub fn marks(units: &[Unit<'_>], run: &Range<usize>, casing: Casing, countries: &[Mention]) -> Vec<Mark> {
    let mut marks = vec![Mark::Name; run.len()];
    let mut at = run.start;
    while at < run.end {
        let place = place_end(units, at, run.end);
        if place > at + 1 {
            marks[at - run.start..place - run.start].fill(Mark::NotName);
            at = place;
            continue;
        }
        marks[at - run.start] =
            mark_of(units, run, at, place > at || is_country(units, at, countries), casing, countries);
        at += 1;
    }
    // The words of a nickname are part of the name, whatever they are elsewhere, and so are those on its two sides.
    for at in run.start + 1..run.end {
        if let Some(end) = extent::nickname_end(units, at).filter(|&end| end < run.end) {
            marks[at - 1 - run.start..=end - run.start].fill(Mark::Name);
        }
    }
    // "Doe Space Center": a word that ends the name of a thing takes in everything before it, back to a title.
    let titles = units[run.clone()].iter().take_while(|unit| is_leading_title(unit)).count();
    let (mut from, mut filled) = (run.start, run.start);
    for end in run.start..run.end {
        let start = end.min(run.start + titles);
        let is_thing =
            end > run.start && ends_a_thing(units, run, start, end) && !is_in_nickname(units, run, end);
        // "COUNCIL BACKS DOE PLAN": in a headline the plan is Doe's.
        let is_deed = casing != Casing::Sentence
            && matches!(
                units[end].key.as_str(),
                "plan" | "trial" | "case" | "campaign" | "hearing" | "inquiry" | "investigation"
            );
        if is_thing && !is_deed {
            marks[from.max(filled) - run.start..=end - run.start].fill(Mark::NotName);
            filled = end + 1;
        }
        if marks[end - run.start] == Mark::Title && !units[end].is(Classes::NAME) {
            from = end + 1;
        }
    }
    marks
}

/// Whether the unit at `at` stands within a nickname of `run`.
fn is_in_nickname(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let opens = (run.start + 1..at).rev().take(extent::LONGEST_NICKNAME);
    opens.into_iter().any(|open| extent::nickname_end(units, open).is_some_and(|end| at < end))
}

/// The end of the longest place name that begins at `at`; `at` itself if there is none.
fn place_end(units: &[Unit<'_>], at: usize, limit: usize) -> usize {
    let mut phrase = String::new();
    let mut longest = at;
    for (end, unit) in units.iter().enumerate().take(limit.min(at + 4)).skip(at) {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(&unit.key.replace('-', " "));
        if ENGLISH.names.is_no_person(&phrase) {
            longest = end + 1;
        }
    }
    longest
}

/// What the unit at `at` of `run` is; `is_place` says whether it is a place's or a country's name.
fn mark_of(
    units: &[Unit<'_>],
    run: &Range<usize>,
    at: usize,
    is_place: bool,
    casing: Casing,
    countries: &[Mention],
) -> Mark {
    let unit = &units[at];
    let is_dotted = unit.shape == Shape::Initial && unit.text.matches('.').count() > 1;
    if extent::is_epithet(units, at) || is_saint_within(units, run, at) {
        return Mark::Name;
    }
    if is_day_of_month(units, at) && !follows_given_name(units, run, at)
        || is_team_before(units, at, run.end)
        || stands_before_name(units, at, run.end)
        || is_seat_of_title(units, run, at)
    {
        return Mark::NotName;
    }
    if unit.shape != Shape::Initial && unit.is(Class::Suffix) && at > run.start {
        return Mark::Name;
    }
    if is_title(units, run, at, casing, countries) {
        return Mark::Title;
    }
    if is_dotted && is_country(units, at, countries) {
        return Mark::NotName;
    }
    if matches!(unit.shape, Shape::Lower | Shape::Other | Shape::Initial) {
        return Mark::Name;
    }
    // For a name that is also a place and stands alone, the words around it decide.
    let may_be_name =
        unit.is(Classes::NAME) || unit.is(Class::Place) && !unit.is(Class::Other | Classes::ENGLISH);
    let alone = run.len() == 1 && may_be_name && unit.shape == Shape::Title && !unit.is(Classes::FUNCTION);
    let is_other = is_place || unit.is(Class::Other | Classes::FUNCTION);
    if is_other
        && !alone
        && !opens_given_name(units, run, at)
        && !(follows_given_name(units, run, at) && is_last(units, run, at) && unit.is(Class::Surname))
        && !is_second_given_name(units, run, at)
        && !(casing == Casing::Sentence && is_place_in_name(units, run, at, is_place, countries))
    {
        return Mark::NotName;
    }
    let plain_word = unit.is(Classes::ENGLISH) && !unit.is(Classes::NAME);
    if casing != Casing::Sentence && plain_word { Mark::NotName } else { Mark::Name }
}

/// Whether a given name, an initial or a mark stands before the unit at `at` in `run`.
fn follows_given_name(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    at > run.start
        && (units[at - 1].is(Class::Given) || matches!(units[at - 1].shape, Shape::Initial | Shape::Other))
}

/// Whether nothing but a suffix follows the unit at `at` in `run`.
fn is_last(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    at + 1 >= run.end || units[at + 1].is(Class::Suffix)
}

/// Whether the month at `at` is a given name between two words of a name: "Laura June Doe".
fn is_second_given_name(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| units.get(at)), units.get(at + 1))
    else {
        return false;
    };
    at > run.start
        && at + 1 < run.end
        && units[at].is(Class::Month)
        && units[at].is(Class::Given)
        && before.is(Class::Given)
        && after.shape == Shape::Title
        && (after.is(Class::Surname) || after.classes.is_empty())
}

/// Whether the unit at `at` is a given name that opens a name, with a title or nothing before it.
fn opens_given_name(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let name_follows = at + 1 < run.end && {
        let after = &units[at + 1];
        (after.is(Classes::NAME) || after.is_distinctive())
            && !after.is(Classes::TITLE | Class::Other | Class::Tail | Class::Place | Classes::FUNCTION)
            && after.shape == Shape::Title
    };
    units[at].is(Class::Given) && name_follows && (at == run.start || units[at - 1].is(Classes::TITLE))
}

/// Whether the town at `at` is a family name or a middle name, as any may be after a given name that is nothing else:
/// "Diego Silang", "Rosa Valencia Doe".
fn is_place_in_name(
    units: &[Unit<'_>],
    run: &Range<usize>,
    at: usize,
    is_place: bool,
    countries: &[Mention],
) -> bool {
    let is_sure_given = |unit: &Unit<'_>| {
        unit.is(Class::Given)
            && unit.is_distinctive()
            && !unit.is(Class::Place | Class::Other | Classes::TITLE)
    };
    if at == run.start || !is_sure_given(&units[at - 1]) || is_country(units, at, countries) {
        return false;
    }
    let unit = &units[at];
    let after = (at + 1 < run.end).then(|| &units[at + 1]);
    let goes_on_with_particle =
        || after.is_some_and(|unit| unit.shape == Shape::Lower && unit.is(Class::Particle));
    let opens_name = || {
        let mut before = units[run.start..at - 1].iter();
        before.all(|unit| unit.is(Classes::TITLE | Class::Compatriot))
    };
    let is_family_name = (is_last(units, run, at) || goes_on_with_particle())
        && opens_name()
        && unit.is(Class::Place)
        && !is_country(units, at - 1, countries);
    // "Omar Hassan al-Doe": no list has the family name, but the town is a given name too.
    let is_before_surname = after.is_some_and(|after| {
        let may_be_surname = after.classes.is_empty() || after.is(Class::Given);
        let is_surname = after.is(Class::Surname) || unit.is(Class::Given) && may_be_surname;
        is_surname && after.shape == Shape::Title && !after.is(Class::Tail | Classes::TITLE)
    });
    let is_middle_name = is_before_surname
        && unit.shape == Shape::Title
        && (unit.is(Class::Place) || is_place)
        && !unit.is(Class::Tail);
    is_family_name || is_middle_name
}

/// Whether the unit at `at` is a title, not a name: "President" in "President Doe".
fn is_title(
    units: &[Unit<'_>],
    run: &Range<usize>,
    at: usize,
    casing: Casing,
    countries: &[Mention],
) -> bool {
    let unit = &units[at];
    if !unit.is(Classes::TITLE) || unit.shape == Shape::Initial {
        return false;
    }
    // A role alone with a capital may be someone's family name: "Player won". So may a form of address, if it is one.
    let determined =
        at > 0 && matches!(units[at - 1].key.as_str(), "the" | "a" | "an" | "this" | "that" | "our" | "my");
    let may_be_surname =
        !unit.is(Class::Address) && (!unit.is(Class::Honorific) || casing == Casing::Sentence);
    if run.len() == 1 && may_be_surname && unit.shape == Shape::Title && !determined {
        return false;
    }
    let left = run.end - at - 1;
    let given_follows = left > 0 && units[at + 1].is(Class::Given);
    // "Mayor Jane Mayor"
    if left == 0
        && at == run.start + 2
        && units[run.start].key == unit.key
        && units[run.start].is(Classes::TITLE)
    {
        return false;
    }
    // "Farmer Doe": hardly anyone is called Farmer with the given name.
    if at == run.start
        && left == 1
        && unit.is(Class::Role)
        && !unit.is(Class::Given)
        && units[at + 1].is(Class::Surname)
    {
        return true;
    }
    // "Jordan Captain Jane Doe"
    if unit.is(Class::WeakTitle) && given_follows && left >= 2 {
        return true;
    }
    // "German" is also a given name, but not where it says which country's chancellor is meant.
    let after_given = at > run.start
        && units[at - 1].is(Class::Given)
        && !units[at - 1].is(Classes::TITLE)
        && !is_country(units, at - 1, countries);
    if after_given && unit.is(Class::Surname) && (left == 0 || !unit.is(Class::Honorific)) {
        return false;
    }
    // Any role may be a family name if it ends a name that has just begun: "Ben Player".
    let is_chair_of = units.get(run.end).is_some_and(|next| matches!(next.key.as_str(), "of" | "for"));
    let ends_short_name =
        after_given && left == 0 && at == run.start + 1 && !unit.is(Class::Honorific) && !is_chair_of;
    if ends_short_name && units[at - 1].is_distinctive() && !units[at - 1].is(Class::Place | Class::Other) {
        return false;
    }
    if unit.is(Class::WeakTitle) && unit.is(Classes::NAME) {
        let one_follows = left == 1 && unit.is(Class::Honorific) && !unit.is(Class::Given);
        return !after_given && (left >= 2 || given_follows || one_follows);
    }
    true
}

/// Whether `unit` is a title that stands before a name: "Archdeacon Jane Field".
fn is_leading_title(unit: &Unit<'_>) -> bool {
    unit.is(Classes::TITLE) && !unit.is(Class::Given)
}

/// Whether the unit at `at` ends the name of an organisation, a place or a work, which begins at `start`, behind the titles
/// of `run`.
fn ends_a_thing(units: &[Unit<'_>], run: &Range<usize>, start: usize, at: usize) -> bool {
    let unit = &units[at];
    if unit.is(Class::Tail) {
        return !is_tail_surname(units, start..run.end, at);
    }
    if !unit.is(Class::MaybeTail) {
        return false;
    }
    // "Senator Bill Doe"
    let opens_a_name = unit.is(Class::Given) && at + 1 < run.end && units[at - 1].is(Classes::TITLE);
    if opens_a_name && units[at + 1].is(Classes::NAME) && !units[at + 1].is(Class::Tail) {
        return false;
    }
    let given = |at: usize| units[at].is(Class::Given) && !units[at].is(Class::Place);
    let the = run.start > 0 && units[run.start - 1].key == "the";
    let is_name = match at - start {
        0 => start > run.start,
        _ if the || at + 1 != run.end => false,
        _ if units.get(run.end).is_some_and(|next| next.is(Class::Speech) && next.shape == Shape::Lower) => {
            true
        }
        1 => given(at - 1),
        _ => {
            given(at - 2)
                && (units[at - 1].shape == Shape::Initial
                    || given(at - 1) && !units[at - 1].is(Class::Surname))
        }
    };
    !is_name
}

/// Whether the unit at `at`, which ends the names of things, is the family name that ends `name`: an age follows ("Joy
/// Temple, 19,").
fn is_tail_surname(units: &[Unit<'_>], name: Range<usize>, at: usize) -> bool {
    let is_short = at == name.start + 1 && at + 1 == name.end && units[name.start].is(Class::Given);
    let text = |by: usize| units.get(at + by).map_or("", |unit| unit.text);
    let has_age =
        text(1) == "," && text(2).parse::<u8>().is_ok_and(|age| age < 120) && matches!(text(3), "," | ".");
    is_short && has_age && units[at].is(Class::Surname)
}
