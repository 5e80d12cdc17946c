//! What the words of a name themselves say for and against a person, in points.

use std::ops::Range;

use super::runs::Casing;
use super::units::{Shape, Unit};
use super::{extent, listed, points};
use crate::lang::{Class, Classes, ENGLISH};

/// The points for the words of the name at `name`.
pub fn points(units: &[Unit<'_>], name: &Range<usize>, casing: Casing, in_credit: bool) -> i32 {
    let words = words_outside_nickname(units, name);
    let Some((first, rest)) = words.split_first() else { return points::own::NO_WORD };
    let headline = if casing == Casing::Sentence { 0 } else { points::own::IN_HEADLINE };
    let in_capitals = first.shape == Shape::Capitals && !in_credit && casing != Casing::Capitals;
    let acronym = rest.is_empty() && first.key.len() <= 5;
    let capitals = match (in_capitals, acronym) {
        (true, true) => points::own::ACRONYM,
        (true, false) => points::own::IN_CAPITALS,
        (false, _) => 0,
    };
    let credit = if in_credit && !rest.is_empty() { points::own::IN_CREDIT } else { 0 };
    let last = rest
        .iter()
        .rev()
        .find(|unit| !unit.is(Class::Suffix) || unit.is(Classes::NAME) && unit.shape == Shape::Title);
    let has_generation = rest.iter().any(|unit| matches!(unit.key.as_str(), "jr" | "sr"));
    let own = match last {
        Some(last) => several(first, last, &words),
        None if first.is(Class::Given) && has_generation => points::own::GIVEN_WITH_GENERATION,
        None => single(first),
    };
    if listed::is_reversed(&units[name.clone()]) {
        return points::own::FAMILY_NAME_FIRST + credit;
    }
    let nickname = if extent::has_nickname(&units[name.clone()]) { points::own::NICKNAME } else { 0 };
    own + nickname + headline + capitals + credit
}

/// The words of `name` without those of a nickname.
fn words_outside_nickname<'u, 't>(units: &'u [Unit<'t>], name: &Range<usize>) -> Vec<&'u Unit<'t>> {
    let mut words = Vec::with_capacity(name.len());
    let mut at = name.start;
    while at < name.end {
        match extent::nickname_end(units, at).filter(|&end| at > name.start && end < name.end) {
            Some(end) => at = end,
            None => {
                words.extend(Some(&units[at]).filter(|unit| unit.shape != Shape::Other));
                at += 1;
            }
        }
    }
    words
}

/// The points for a first word that is a given name.
pub fn given_name(word: &Unit<'_>) -> i32 {
    if word.is(Class::Common) { points::several::COMMON_GIVEN_FIRST } else { points::several::GIVEN_FIRST }
}

fn single(word: &Unit<'_>) -> i32 {
    use points::single;
    if word.shape == Shape::Initial {
        return single::INITIAL;
    }
    let mut points = 0;
    if word.is(Classes::NAME) {
        points += match (word.is_distinctive() && !word.is(Class::Place | Class::Other), word.opens) {
            (true, false) => single::NAME,
            (true, true) => single::OPENING_NAME,
            (false, false) => single::AMBIGUOUS_NAME,
            (false, true) => single::OPENING_AMBIGUOUS_NAME,
        };
    } else if word.classes.is_empty() {
        points += single::UNKNOWN;
    }
    if word.is(Class::Other) {
        points += single::OTHER;
    }
    if word.is(Class::Common) {
        points += if word.is(Classes::NAME) { single::COMMON_NAME } else { single::COMMON };
    } else if word.is(Class::Rarer) {
        points += if word.is(Classes::NAME) { single::RARER_NAME } else { single::RARER };
    }
    if word.is(Class::Place) {
        points += single::PLACE;
    }
    if word.is(Class::Tail | Classes::TITLE) && !word.is(Classes::NAME) {
        points += single::TAIL;
    }
    if word.opens && word.is(Classes::ENGLISH) {
        points += single::OPENING_WORD;
    }
    points
}

/// Whether no list has `word`, and it is the plural of an English one: "Dwarves", "Oddities".
fn is_plural_word(word: &Unit<'_>) -> bool {
    const ENDINGS: [(&str, &str); 5] = [("ves", "f"), ("ves", "fe"), ("ies", "y"), ("es", ""), ("s", "")];
    let is_word = |one: String| ENGLISH.classes(&one).intersects(Classes::ENGLISH);
    word.classes.is_empty()
        && ENDINGS.iter().any(|(plural, one)| {
            word.key
                .strip_suffix(plural)
                .is_some_and(|stem| stem.len() > 2 && is_word(format!("{stem}{one}")))
        })
}

fn several(first: &Unit<'_>, last: &Unit<'_>, words: &[&Unit<'_>]) -> i32 {
    use points::several;
    // "Peter the Great"
    if last.is(Class::Epithet) && words.iter().any(|unit| unit.text == "the") {
        return if first.is(Classes::NAME) { several::EPITHET } else { several::UNKNOWN_EPITHET };
    }
    let english_only =
        |unit: &Unit<'_>| unit.is(Classes::ENGLISH | Classes::FUNCTION) && !unit.is(Classes::NAME);
    let sure_given = first.is(Class::Given) && first.is_distinctive();
    let mut points = 0;
    points += match first {
        _ if first.shape == Shape::Initial => several::INITIAL_FIRST,
        _ if first.is(Class::Given) => given_name(first),
        _ if first.is(Class::Surname) && !first.is(Classes::ENGLISH) => several::SURNAME_FIRST,
        _ if english_only(first) => several::ENGLISH_FIRST,
        _ => several::UNKNOWN_FIRST,
    };
    if first.is(Class::Place) {
        let may_be_given = first.is(Class::Given) && last.is_distinctive();
        points += if may_be_given { several::PLACE_OR_GIVEN_FIRST } else { several::PLACE_FIRST };
    }
    points += match last {
        _ if last.shape == Shape::Initial => several::INITIAL_LAST,
        _ if last.is(Class::Surname) && last.is(Class::Common) => several::COMMON_SURNAME_LAST,
        _ if last.is(Class::Surname) => several::SURNAME_LAST,
        _ if last.is(Class::Given) => several::GIVEN_LAST,
        // Any word may be a family name after a given name that is nothing else.
        _ if last.is(Class::Common) && sure_given => several::COMMON_LAST_BEHIND_GIVEN,
        _ if last.is(Class::Common) => several::COMMON_LAST,
        _ if last.is(Class::Rarer) && sure_given => several::RARER_LAST_BEHIND_GIVEN,
        _ if last.is(Class::Rarer) => several::RARER_LAST,
        _ if is_plural_word(last) => several::RARER_LAST,
        _ => several::UNKNOWN_LAST,
    };
    if last.is(Class::Place) && !last.is(Class::Surname) {
        points += several::PLACE_LAST;
    }
    // Family name first, then a given name with a hyphen: "Roe Jae-min".
    if words.len() == 2 && first.is(Class::Surname) && last.text.contains('-') && last.is_distinctive() {
        points += several::FAMILY_NAME_FIRST;
    }
    let middle = &words[1..words.len() - 1];
    if middle.iter().any(|unit| unit.shape == Shape::Lower && unit.is(Class::Particle)) {
        points += several::PARTICLE;
    }
    if middle.iter().any(|unit| unit.shape == Shape::Initial) {
        points += several::MIDDLE_INITIAL;
    }
    points += several::ENGLISH_MIDDLE * middle.iter().filter(|unit| english_only(unit)).count() as i32;
    if words.last().is_some_and(|unit| matches!(unit.key.as_str(), "jr" | "sr")) {
        points += several::GENERATION;
    }
    // "Space VR"
    let short_capitals = words.last().is_some_and(|unit| {
        unit.shape == Shape::Capitals && unit.key.len() <= 3 && !unit.is(Class::Suffix | Class::Surname)
    });
    if short_capitals && first.shape != Shape::Capitals {
        points += several::SHORT_CAPITALS_LAST;
    }
    if words.len() > 4 {
        points += several::WORD_TOO_MANY * (words.len() as i32 - 4);
    }
    if words
        .iter()
        .skip(1)
        .any(|unit| unit.shape == Shape::Capitals && unit.key.len() > 3 && first.shape != Shape::Capitals)
    {
        points += several::CAPITALS_BEHIND;
    }
    points
}
