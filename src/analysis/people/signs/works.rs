//! Names in lists of films, bands, villages and other things: "films such as Jane Doe, Rose Roe and The Quay".

use std::ops::Range;

use crate::analysis::people::units::{Shape, Unit};
use crate::lang::{Class, ENGLISH};

/// The most units of such a list before the name.
const FARTHEST: usize = 40;

/// Whether the name stands in a list of things, whose plural comes before it: "the novels", "her films include", "games
/// like". A film includes its cast, so one thing alone makes no such list.
pub fn is_among_things(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    if is_played_in(units, name) {
        return true;
    }
    let start = list_start(units, name.start);
    let is_things = |at: Option<usize>| at.and_then(|at| units.get(at)).is_some_and(are_things);
    let before = |by: usize| start.checked_sub(by);
    let key = |at: usize| units.get(at).map_or("", |unit| unit.key.as_str());
    match before(1).map_or("", key) {
        "as" if before(2).is_some_and(|at| key(at) == "such") => {
            // "for companies, such as Doe"
            let comma = usize::from(before(3).is_some_and(|at| key(at) == ","));
            is_things(before(3 + comma))
        }
        "include" | "included" | "including" | "like" | "called" | "named" => is_things(before(2)),
        ":" => before(2).and_then(|at| units.get(at)).is_some_and(|unit| unit.opens && are_works(unit)),
        _ => is_things(before(1)),
    }
}

/// Where the list that holds the unit at `end` begins: behind the word in small letters before it that no title has.
fn list_start(units: &[Unit<'_>], end: usize) -> usize {
    let mut start = end;
    for at in (end.saturating_sub(FARTHEST)..end).rev() {
        let unit = &units[at];
        let joins = is_year_in_brackets(units, at)
            || matches!(unit.text, "," | ";" | "&" | "“" | "”" | "\"" | "‘" | "’" | "'" | "'s" | "’s")
            || matches!(unit.key.as_str(), "and" | "or" | "of" | "the" | "in" | "to");
        if units[at + 1].after_line_end || !joins && !unit.is_capitalised() {
            break;
        }
        if unit.is_capitalised() || matches!(unit.text, "“" | "\"" | "‘") {
            start = at;
        }
    }
    start
}

/// Whether the unit at `at` is a year in brackets, as behind the title of a work, or one of its brackets.
fn is_year_in_brackets(units: &[Unit<'_>], at: usize) -> bool {
    let text = |at: usize| units.get(at).map_or("", |unit| unit.text);
    let is_year = |at: usize| text(at).len() == 4 && text(at).bytes().all(|byte| byte.is_ascii_digit());
    match text(at) {
        "(" => is_year(at + 1) && text(at + 2) == ")",
        ")" => at >= 2 && is_year(at - 1) && text(at - 2) == "(",
        _ => is_year(at) && at > 0 && text(at - 1) == "(" && text(at + 1) == ")",
    }
}

/// "starred in Jane Doe", "her part in Jane Doe": a full name of what actors play in.
fn is_played_in(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let key = |by: usize| name.start.checked_sub(by).map_or("", |at| units[at].key.as_str());
    let plays = matches!(key(2), "starred" | "starring" | "stars" | "co-starred" | "co-starring");
    let has_part = matches!(key(2), "role" | "part" | "roles" | "parts")
        && matches!(key(3), "her" | "his" | "starring" | "lead");
    // "his part in Jane Doe's death"
    let owns = units.get(name.end).is_some_and(|unit| matches!(unit.text, "'s" | "’s" | "'" | "’"));
    name.len() > 1 && key(1) == "in" && (plays || has_part) && !owns
}

/// Whether `unit` is a plural of works, which may head a list of them.
fn are_works(unit: &Unit<'_>) -> bool {
    matches!(
        unit.key.as_str(),
        "films" | "movies" | "plays" | "albums" | "novels" | "songs" | "operas" | "credits" | "books"
    )
}

/// Whether `unit` is a plural of things that have names.
fn are_things(unit: &Unit<'_>) -> bool {
    let one = match unit.key.as_str() {
        "hits" | "plays" | "shows" | "singles" | "credits" | "cities" | "companies" => {
            return unit.shape == Shape::Lower;
        }
        key => key.strip_suffix('s'),
    };
    unit.shape == Shape::Lower && one.is_some_and(|one| ENGLISH.lexicon.is(one, Class::Thing))
}
