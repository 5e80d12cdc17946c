//! Names that name nobody where they stand: those within the name of a thing that is called after someone, and words for
//! one of many, for several people, or for what somebody is called on a site.

use std::ops::Range;

use super::thing::{is_coined, is_district};
use super::{before, is_possessive, is_small, key};
use crate::analysis::people::units::{Shape, Unit};
use crate::lang::{Class, Classes};

/// Whether the name is no mention of anybody: "the Doe-nominated film", "Jane Doe hospital", "Doe's Day", "an Oscar",
/// "Doe county".
pub fn names_nobody(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    is_award(units, name)
        || is_house(units, name)
        || is_feast(units, name)
        || has_acronym(units, name)
        || is_warship(units, name)
        || is_one_of_many(units, name)
        || is_family(units, name)
        || is_team(units, name)
        || is_screen_name(units, name)
        || is_district(units, name)
}

/// "Doe-winning", "Doe-nominated".
fn is_award(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let hyphen = units.get(name.end).is_some_and(|unit| unit.glued && unit.text == "-");
    hyphen
        && units.get(name.end + 1).is_some_and(|unit| {
            unit.glued
                && matches!(
                    unit.key.as_str(),
                    "winning" | "winner" | "nominated" | "nominee" | "shortlisted" | "longlisted" | "listed"
                )
        })
}

/// "taken to Jane Doe hospital", "the Jane Doe high school", "the Jane Doe prize".
fn is_house(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let at = name.end + usize::from(key(units, name.end) == "high");
    units.get(at).is_some_and(|unit| is_small(unit, Class::Namesake) && !unit.after_line_end)
}

/// "Doe's Day sweets", "Doe's Eve", "Martha's Vineyard".
fn is_feast(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    units.get(name.end).is_some_and(is_possessive)
        && units.get(name.end + 1).is_some_and(|unit| {
            unit.shape == Shape::Title && matches!(unit.key.as_str(), "day" | "eve" | "vineyard")
        })
}

/// "your Doe IRA": a single name before a short word in capitals, in a text that is not.
fn has_acronym(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// A longer word in capitals is shouted.
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
    let is_acronym = |unit: &Unit<'_>| {
        unit.shape == Shape::Capitals
            && LENGTHS.contains(&unit.text.len())
            && !unit.after_line_end
            && !unit.is(Class::PostNominal | Class::Suffix | Class::Rank)
    };
    let owned = before(units, name, 1).is_some_and(|unit| is_small(unit, Class::Determiner));
    name.len() == 1
        && owned
        && units[name.start].shape == Shape::Title
        && units.get(name.end).is_some_and(is_acronym)
}

/// "HMS Jane Doe".
fn is_warship(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    before(units, name, 1).is_some_and(|unit| {
        unit.shape == Shape::Capitals
            && matches!(unit.key.as_str(), "hms" | "uss" | "rms" | "hmas" | "hmcs" | "usns" | "mv" | "ss")
    })
}

/// "the Rangers": many words end the names of teams in the plural, and no one's name.
fn is_team(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let word = &units[name.start];
    name.len() == 1 && word.is(Class::Tail) && !word.is(Classes::NAME) && word.key.ends_with('s')
}

/// "the Doe family": several people.
fn is_family(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.len() == 1
        && before(units, name, 1).is_some_and(|unit| unit.key == "the")
        && matches!(key(units, name.end), "family" | "dynasty" | "clan" | "household")
}

/// "won an Oscar", "drove a Ford", "a new Bill": one word behind an article, with no noun that it could qualify.
fn is_one_of_many(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_article =
        |unit: Option<&Unit<'_>>| unit.is_some_and(|unit| matches!(unit.key.as_str(), "a" | "an"));
    let is_new = before(units, name, 1).is_some_and(|unit| unit.key == "new");
    let is_kind = is_article(before(units, name, 1)) || is_new && is_article(before(units, name, 2));
    let is_kind = is_kind && !units[name.start].after_line_end;
    let is_qualifier = units.get(name.end).is_some_and(|next| {
        next.text == "-" || is_possessive(next) || next.shape == Shape::Lower && !next.is(Classes::FUNCTION)
    });
    name.len() == 1 && is_kind && !is_qualifier
}

/// "`ScreenName`": a word with a capital within that is in no list is a brand or what somebody is called on a site.
fn is_screen_name(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.len() == 1 && units[name.start].classes.is_empty() && is_coined(units, name)
}
