//! Ages without a "year-old": ", 45,", "aged 7 and 9", "in his mid-40s", "when she was six".

mod apposition;
mod said;

use rust_decimal::Decimal;

use self::apposition::{in_apposition, is_described};
use self::said::{
    at_deed, at_opening, child_of, died_at, is_of_named_age, older_or_younger_than, predicate, reached,
};
use super::lexicon::{Class, Lexicon};
use super::number::{self, Number};
use super::passage::Passage;
use super::reading::{Reading, Seen};
use super::{Modifier, StatisticKind, StatisticRule};

/// Reads an age without a unit at `start`.
#[must_use]
pub fn read(passage: &Passage<'_>, start: usize, floor: usize) -> Option<Reading> {
    let number = number::read(passage, start, false)?;
    let placed = || Seen::new(StatisticRule::AgePlace, start, number.end);
    if is_of_named_age(passage, &number) {
        return Some(age(start, number.end, number.value, placed()));
    }
    if !is_age(&number) {
        // "at age 59½"
        let half = Decimal::new(5, 1);
        let is_half = number.value.is_some_and(|value| value < Decimal::ONE_HUNDRED && value.fract() == half);
        return cue(passage, start)
            .filter(|_| is_half)
            .map(|seen| age(start, number.end, number.value, seen));
    }
    if let Some(reading) = group(passage, &number, floor) {
        return Some(reading);
    }
    if let Some(reading) = decade_of_life(passage, &number, floor) {
        return Some(reading);
    }
    if at_opening(passage, &number) {
        return Some(age(start, number.end, number.value, placed()));
    }
    if passage.key(number.end) == "yo"
        || (passage.key(number.end) == "y" && passage.key(number.end + 2) == "o")
    {
        let end = number.end + if passage.key(number.end) == "yo" { 1 } else { 3 };
        return Some(age(start, end, number.value, Seen::new(StatisticRule::AgeForm, number.end, end)));
    }
    if let Some(reading) = something(passage, &number) {
        return Some(reading);
    }
    if names_unit(passage, number.end) {
        return None;
    }
    let is_placed = || {
        in_apposition(passage, &number)
            || now_or_both(passage, &number)
            || child_of(passage, &number)
            || older_or_younger_than(passage, &number)
            || predicate(passage, &number)
            || with_older(passage, &number)
            || died_at(passage, &number)
            || at_deed(passage, &number)
            || reached(passage, &number)
            || is_second(passage, &number)
    };
    let seen = cue(passage, start).or_else(|| is_placed().then(placed))?;
    let opening = usize::from(
        start > floor && passage.key_before(start, 1) == "between" && passage.key(number.end) == "and",
    );
    let mut reading = age(start - opening, number.end, number.value, seen);
    let joint = number.end;
    let between = (start.saturating_sub(4)..start).any(|at| passage.key(at) == "between")
        && passage.key(joint) == "and";
    let second_at = match passage.key(joint) {
        "to" | "through" => joint + 1,
        _ if between || passage.is_dash(joint) => joint + 1,
        _ => return Some(reading),
    };
    if let Some(second) =
        number::read(passage, second_at, false).filter(is_age).filter(|second| second.value > number.value)
    {
        reading.end = second.end;
        reading = reading.up_to(second.value);
        let years =
            super::unit::unit_at(passage, second.end, second.is_digits).filter(|(unit, _)| unit.is_time());
        if let Some((unit, end)) = years {
            reading.end = end;
            reading.unit.clone_from(&unit.code);
            reading.seen[0].rule = StatisticRule::AgeForm;
        }
    }
    Some(reading)
}

fn age(start: usize, end: usize, value: Option<Decimal>, seen: Seen) -> Reading {
    let (unit, seen) = (Some("year".to_owned()), vec![seen]);
    Reading { unit, seen, ..Reading::new(StatisticKind::Age, start, end, value) }
}

fn is_age(number: &Number) -> bool {
    number.value.is_some_and(|value| {
        value >= Decimal::ONE
            && value <= Decimal::from(125)
            && value.is_integer()
            && number.scale == Decimal::ONE
    })
}

fn names_unit(passage: &Passage<'_>, end: usize) -> bool {
    super::unit::unit_at(passage, end, true).is_some()
        || super::currency::currency_name(passage, end, false).is_some()
        || super::number::fraction_in_digits(passage, end).is_some()
}

/// The word before `start` that says that an age follows: "aged", "at age", "at the age of", "aged 7 and". It is part
/// of the age's wording if only a modifier stands between.
#[must_use]
pub fn cue(passage: &Passage<'_>, start: usize) -> Option<Seen> {
    let is_cue = |at: usize| {
        passage.is(at, Class::AgeCue)
            && !matches!(passage.key_before(at, 1), "golden" | "ice" | "bronze" | "new")
    };
    let before = |distance: usize| start >= distance && is_cue(start - distance);
    let seen = |rule, distance: usize| Some(Seen::new(rule, start - distance, start - distance + 1));
    let number_before = |at: usize| {
        passage.number(at).is_some() || Lexicon::get().numbers.cardinals.contains_key(passage.key(at))
    };
    match passage.key_before(start, 1) {
        _ if before(1) => seen(StatisticRule::AgeForm, 1),
        "of" if before(2) => seen(StatisticRule::AgePlace, 2),
        "between" | "about" | "around" | "just" | "only" | "over" | "under" | "from" if before(2) => {
            seen(StatisticRule::AgeForm, 2)
        }
        "than" if before(3) => seen(StatisticRule::AgeForm, 3),
        // "aged 7 and 9", "ages 3, 5 and 8".
        "and" | "," | "or" if start >= 3 && number_before(start - 2) => {
            if before(3) {
                seen(StatisticRule::AgePlace, 3)
            } else if start >= 5 && before(5) && number_before(start - 4) {
                seen(StatisticRule::AgePlace, 5)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// ", now 54,", ", then 31,", "both 24,", "now 31 and 29".
fn now_or_both(passage: &Passage<'_>, number: &Number) -> bool {
    let closes = |at: usize| {
        at >= passage.len()
            || matches!(passage.key(at), "," | "." | ";" | ")" | "—" | "–")
            || matches!(passage.key(at), "and" if passage.key(number.end + 2) == ",")
    };
    let cue = |at: usize| {
        matches!(passage.key(at), "now" | "then" | "both" | "also" | "just" | "only")
            && matches!(passage.key_before(at, 1), "," | "(" | "—" | "–")
    };
    let of_person = |at: usize| {
        passage.is_capitalised(at) && !passage.is(at, Class::Month)
            || is_described(passage, at)
            || passage.is(at, Class::Person)
            || passage.key(at) == "pair"
            || passage.key(at) == "couple"
    };
    let cued = |at: usize| at >= 3 && cue(at - 1) && of_person(at - 3);
    let start = number.start;
    let second = start >= 5
        && passage.key(start - 1) == "and"
        && passage.number(start - 2).is_some()
        && cued(start - 2);
    closes(number.end) && (cued(start) || second)
}

/// "65 and older", "18 or over", "under 5s".
fn with_older(passage: &Passage<'_>, number: &Number) -> bool {
    matches!(passage.key(number.end), "and" | "or")
        && matches!(passage.key(number.end + 1), "older" | "younger" | "over")
        && (passage.key(number.end + 1) != "over" || passage.is_near(number.start, 15, Class::Person))
}

/// "over 65s", "under-18s"; with a capital it is a team.
fn group(passage: &Passage<'_>, number: &Number, floor: usize) -> Option<Reading> {
    let hyphen = usize::from(passage.is_hyphen(number.start.wrapping_sub(1)));
    let at = number.start.checked_sub(1 + hyphen).filter(|&at| at >= floor)?;
    let modifier = match passage.key(at) {
        "over" => Modifier::MoreThan,
        "under" => Modifier::LessThan,
        _ => return None,
    };
    let plural = passage.key(number.end) == "s" && passage.is_glued(number.end);
    let is_team = hyphen == 1 && passage.is_capitalised(at) && !passage.opens_sentence(at);
    let seen = Seen::new(StatisticRule::AgeForm, at, number.end + 1);
    (plural && !is_team)
        .then(|| Reading { modifier: Some(modifier), ..age(at, number.end + 1, number.value, seen) })
}

/// "in his mid-40s", "in her 30s".
fn decade_of_life(passage: &Passage<'_>, number: &Number, floor: usize) -> Option<Reading> {
    let plural = passage.key(number.end) == "s" && passage.is_glued(number.end);
    if !plural || !number.is_digits {
        return None;
    }
    let hyphen = passage.is_hyphen(number.start.wrapping_sub(1));
    let part_at = number.start.checked_sub(1 + usize::from(hyphen))?;
    let part = matches!(passage.key(part_at), "mid" | "early" | "late");
    let owner_at = if part { part_at.checked_sub(1)? } else { number.start.checked_sub(1)? };
    let owned = passage.owns(owner_at);
    let middle = match passage.key(part_at) {
        "mid" => 5,
        _ => 0,
    };
    let value = number.value?.checked_add(Decimal::from(middle));
    let start = if part && part_at >= floor { part_at } else { number.start };
    let seen = Seen::new(StatisticRule::AgeForm, owner_at, number.end + 1);
    let about = Reading { modifier: Some(Modifier::About), ..age(start, number.end + 1, value, seen) };
    owned.then_some(about)
}

/// "a 50-something builder", "two thirty-somethings".
fn something(passage: &Passage<'_>, number: &Number) -> Option<Reading> {
    let at = passage.past_hyphen(number.end);
    let fits = at > number.end
        && matches!(passage.key(at), "something" | "somethings")
        && number.value.is_some_and(|value| (value % Decimal::TEN).is_zero());
    let seen = Seen::new(StatisticRule::AgeForm, at, at + 1);
    fits.then(|| Reading { modifier: Some(Modifier::About), ..age(number.start, at + 1, number.value, seen) })
}

/// The 31 of "Her sons are 24 and 31", the nine of "girls of six and nine".
fn is_second(passage: &Passage<'_>, number: &Number) -> bool {
    let joins = matches!(passage.key_before(number.start, 1), "and" | "or" | ",");
    let first = number.start.checked_sub(2).filter(|&at| joins && passage.is_claimed(at));
    let Some(first) =
        first.and_then(|at| number::read(passage, at, false)).filter(|first| first.end + 1 == number.start)
    else {
        return false;
    };
    let ends = !passage.is_word(number.end) && !passage.is_hyphen(number.end)
        || passage.is(number.end, Class::Function)
        || passage.is(number.end, Class::Verb);
    ends && is_age(&first) && (child_of(passage, &first) || predicate(passage, &first))
}
