//! Ages without a "year-old": ", 45,", "aged 7 and 9", "in his mid-40s", "when she was six".

mod apposition;

use rust_decimal::Decimal;

use self::apposition::{in_apposition, is_described};
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
        return None;
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
        || super::unit::currency_name(passage, end, false).is_some()
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
    let number_before =
        |at: usize| passage.number(at).is_some() || Lexicon::get().cardinals.contains_key(passage.key(at));
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

/// "The average age of the players is 26.4", "a median age of 41", "the retirement age to 64".
fn is_of_named_age(passage: &Passage<'_>, number: &Number) -> bool {
    let value = number.value.unwrap_or_default();
    let fits = number.scale == Decimal::ONE && value > Decimal::ONE && value < Decimal::from(120);
    let states = matches!(passage.key_before(number.start, 1), "is" | "was" | "of" | "to" | "at" | "from");
    let lowest = passage.sentence(number.start).start.max(number.start.saturating_sub(12));
    fits && states
        && (!passage.is_word(number.end) || passage.is(number.end, Class::Function))
        && (lowest..number.start)
            .any(|at| passage.key(at) == "age" && passage.was(at, 1, Class::AgeQualifier))
        && !passage.key(number.end).starts_with('%')
}

/// "At 28, she became": the sentence opens with the age at which somebody does something.
fn at_opening(passage: &Passage<'_>, number: &Number) -> bool {
    let comma = usize::from(passage.key(number.end) == ",");
    let at = number.end + comma;
    let of_person = matches!(passage.key(at), "he" | "she" | "i")
        || comma == 1 && passage.is_capitalised(at) && passage.is_capitalised(at + 1);
    let adverb = usize::from(matches!(passage.key_before(number.start, 1), "just" | "only" | "barely"));
    let opens = number.start.checked_sub(1 + adverb).is_some_and(|at| {
        passage.key(at) == "at"
            && (passage.opens_sentence(at) || matches!(passage.key_before(at, 1), "," | "and" | "but"))
    });
    opens && of_person && number.value.is_some_and(|value| value >= Decimal::from(3))
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

/// "children under five", "anyone over 18".
fn older_or_younger_than(passage: &Passage<'_>, number: &Number) -> bool {
    // "children under five travel free", not "people under 10 governments".
    let ends = !passage.is_word(number.end) && !passage.is_hyphen(number.end)
        || passage.is_word(number.end)
            && !passage.is_capitalised(number.end)
            && !passage.key(number.end).ends_with('s');
    // "over the age of 65, or under 5".
    let is_second_limit = matches!(passage.key_before(number.start, 2), "or" | "and")
        && (4..=8).any(|back| passage.was(number.start, back, Class::AgeCue));
    // "a quarter of the population will be over 65".
    let is_share = passage.was(number.start, 2, Class::Be)
        && (3..=6)
            .any(|back| matches!(passage.key_before(number.start, back), "population" | "people" | "them"));
    matches!(passage.key_before(number.start, 1), "over" | "under")
        && (passage.was(number.start, 2, Class::AgeGroup) || is_second_limit || is_share)
        && ends
        && !matches!(passage.key(number.end), "%" | "$" | "£" | "€" | "°" | "of")
}

/// "a boy of 15", "a woman of 80".
fn child_of(passage: &Passage<'_>, number: &Number) -> bool {
    let ends = !passage.is_word(number.end) && !passage.is_hyphen(number.end)
        || passage.is(number.end, Class::Function)
        || passage.is(number.end, Class::Verb);
    passage.key_before(number.start, 1) == "of"
        && passage.was(number.start, 2, Class::Aged)
        && matches!(
            passage.key_before(number.start, 3),
            "a" | "the" | "another" | "old" | "young" | "young-looking"
        )
        && ends
        && !matches!(passage.key(number.end), "%" | "$" | "£" | "€" | "°")
}

/// "She was six.", "turned 18", "he is 45".
fn predicate(passage: &Passage<'_>, number: &Number) -> bool {
    let start = number.start;
    let adverb = usize::from(matches!(
        passage.key_before(start, 1),
        "just" | "only" | "now" | "about" | "almost" | "nearly" | "around"
    ));
    let verb = 1 + adverb;
    let of_person = passage.was(start, verb + 1, Class::Pronoun)
        && !matches!(passage.key_before(start, verb + 1), "we" | "you" | "it" | "him" | "her")
        || matches!(passage.key_before(start, verb), "i'm" | "he's" | "she's" | "i’m" | "he’s" | "she’s")
        || (matches!(passage.key_before(start, verb), "’s" | "'s")
            && passage.was(start, verb + 1, Class::Pronoun));
    let is = passage.was(start, verb, Class::Be) && of_person;
    let turned = passage.was(start, verb, Class::AgeVerb) && !passage.is_hyphen(number.end);
    let next = passage.key(number.end);
    let ends = !passage.is_word(number.end)
        && !passage.is_hyphen(number.end)
        && !matches!(next, "%" | "°" | "/" | ":" | "€" | "£" | "$")
        || passage.is(number.end, Class::AfterAge);
    (is || (turned && next != "degrees")) && ends && next != "of"
}

/// "65 and older", "18 or over", "under 5s".
fn with_older(passage: &Passage<'_>, number: &Number) -> bool {
    matches!(passage.key(number.end), "and" | "or")
        && matches!(passage.key(number.end + 1), "older" | "younger" | "over")
        && (passage.key(number.end + 1) != "over" || passage.is_near(number.start, 15, Class::Person))
}

/// "died at 82".
fn died_at(passage: &Passage<'_>, number: &Number) -> bool {
    let ends = !passage.is_word(number.end) || passage.is(number.end, Class::Function);
    // "the number of dead at 58" is a count.
    let is_toll = matches!(passage.key_before(number.start, 3), "of" | "the" | "and");
    passage.key_before(number.start, 1) == "at"
        && passage.was(number.start, 2, Class::DiedVerb)
        && !(is_toll && passage.key_before(number.start, 2) == "dead")
        && ends
        && passage.key(number.end) != ":"
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
    let owned = matches!(passage.key(owner_at), "his" | "her" | "their" | "my" | "our" | "your");
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
