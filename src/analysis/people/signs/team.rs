//! What only a team can do, be or have.

use std::ops::Range;

use super::{before, is_number, is_possessive, is_small, key};
use crate::analysis::people::units::{Shape, Unit};
use crate::lang::Class;

/// "Doe 3-2 Roe", "Doe 2 (Poe 9, …", "Doe v Roe", "10-man Doe", "Doe are without".
pub fn plays(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let behind = |by: usize| units.get(name.end + by);
    let is_dash = |unit: Option<&Unit<'_>>| unit.is_some_and(|unit| matches!(unit.text, "-" | "–"));
    let is_count = |unit: Option<&Unit<'_>>| unit.is_some_and(is_number);
    let is_name = |unit: Option<&Unit<'_>>| unit.is_some_and(Unit::is_capitalised);
    // "Jane Doe 1732-1743" held an office, and the next line begins with a name too.
    let goes_on = |unit: Option<&Unit<'_>>| is_name(unit) && unit.is_some_and(|unit| !unit.after_line_end);
    let leads = is_count(behind(0)) && is_dash(behind(1)) && is_count(behind(2)) && goes_on(behind(3));
    let scores = is_count(behind(0))
        && behind(1).is_some_and(|unit| unit.text == "(")
        && is_name(behind(2))
        && (is_count(behind(3)) || is_name(behind(3)));
    let trails = is_count(before(units, name, 1))
        && is_dash(before(units, name, 2))
        && is_count(before(units, name, 3))
        && is_name(before(units, name, 4));
    let men = before(units, name, 1).is_some_and(|unit| unit.key == "man") && is_dash(before(units, name, 2));
    let is_against = |unit: Option<&Unit<'_>>| {
        unit.is_some_and(|unit| matches!(unit.key.as_str(), "v" | "vs") && unit.shape == Shape::Lower)
    };
    let past_bracket = if behind(0).is_some_and(|unit| unit.text == "(") { 3 } else { 0 };
    let single = name.len() == 1;
    let meets = single
        && (is_against(before(units, name, 1)) || is_against(behind(past_bracket)) || is_against(behind(0)));
    let is_joined = before(units, name, 1)
        .is_some_and(|unit| matches!(unit.key.as_str(), "and" | "," | "or" | "if" | "than" | "as"));
    let several = single
        && !is_joined
        && (units[name.start].opens || key(units, name.start.wrapping_sub(1)) == ",")
        && !follows_preposition(units, name)
        && behind(0)
            .is_some_and(|unit| unit.shape == Shape::Lower && matches!(unit.key.as_str(), "are" | "have"));
    // A tennis player beats another, but no one is called like a town and an unknown word.
    let may_be_team = single || units[name.start].is(Class::Place) && !units[name.start].is(Class::Given);
    let beats = may_be_team
        && (behind(0).is_some_and(|unit| {
            is_small(unit, Class::Score)
                && matches!(unit.key.as_str(), "beat" | "beats" | "drew" | "thrashed")
        }) || key(units, name.end) == "lost" && key(units, name.end + 1) == "to"
            || key(units, name.end) == "drew"
            || matches!(
                (key(units, name.end), key(units, name.end + 1)),
                ("won", "at" | "away") | ("lost", "at")
            )
            || key(units, name.end) == "held" && is_name(behind(1))
            || is_beaten(units, name));
    let defeats = may_be_team && (is_winner(units, name) || is_loser(units, name) || has_record(units, name));
    leads || scores || trails || men || meets || several || beats || defeats || is_left(units, name)
}

/// What says of a name that several people have it, whatever else is said of it: "Doe, who had led, were beaten", "Doe, whose
/// squad cost a fortune", "Doe's goalkeeper", "Doe trail by a point".
pub fn is_of_several(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// The longest relative clause.
    const FARTHEST: usize = 24;
    let word = &units[name.start];
    let may_be_team = name.len() == 1 || !word.is(Class::Given);
    if !may_be_team {
        return false;
    }
    // A manager has a squad too, and a goalkeeper in it.
    if name.len() == 1 && word.is(Class::Surname) && !word.is(Class::Place) {
        return acts_as_team(units, name);
    }
    let is_relative =
        |at: usize| key(units, name.end) == "," && matches!(key(units, at), "who" | "whose" | "which");
    let is_plural =
        |unit: &Unit<'_>| unit.shape == Shape::Lower && matches!(unit.key.as_str(), "are" | "were" | "have");
    let clause = units.get(name.end + 2..).unwrap_or_default().iter().take(FARTHEST);
    let mut clause = clause.take_while(|unit| !matches!(unit.text, "." | ";" | "!" | "?")).enumerate();
    let goes_on = is_relative(name.end + 1)
        && clause
            .find(|(_, unit)| unit.text == ",")
            .is_some_and(|(by, _)| units.get(name.end + 3 + by).is_some_and(is_plural));
    let owner = match key(units, name.end) {
        "," if key(units, name.end + 1) == "whose" => Some(name.end + 2),
        _ if units.get(name.end).is_some_and(is_possessive) => Some(name.end + 1),
        _ => None,
    };
    let has_side = owner.is_some_and(|from| {
        let things = units.get(from..).unwrap_or_default().iter().take(2);
        things.take_while(|unit| unit.shape == Shape::Lower).any(|unit| unit.is(Class::TeamThing))
    });
    goes_on || has_side || acts_as_team(units, name)
}

/// "For Doe, Roe have been", "Lawyers for Doe were in court": the verb belongs to what stands before the preposition.
fn follows_preposition(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// The longest list of names behind a preposition, in units.
    const FARTHEST: usize = 6;
    let start = name.start.saturating_sub(FARTHEST);
    let belongs = |unit: &&Unit<'_>| unit.is_capitalised() || unit.text == ",";
    let before = units[start..name.start].iter().rev().find(|unit| !belongs(unit) || unit.opens);
    before.is_some_and(|unit| {
        unit.is(Class::PlacePreposition) || matches!(unit.key.as_str(), "for" | "of" | "with" | "by" | "like")
    })
}

/// "Doe trail by a point", "as Doe win the cup": a verb in the plural behind one name.
fn acts_as_team(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let acts = units.get(name.end).is_some_and(|verb| is_small(verb, Class::TeamAct) && !verb.after_line_end);
    let opens_clause = units[name.start].opens
        || before(units, name, 1).is_some_and(|unit| {
            unit.shape == Shape::Lower
                && matches!(unit.key.as_str(), "as" | "while" | "but" | "where" | "whenever")
        });
    // "Will Roe win?", "Win or lose"
    let is_clause = |unit: &Unit<'_>| unit.text == "?" || matches!(unit.key.as_str(), "or" | "and");
    acts && opens_clause && !units.get(name.end + 1).is_some_and(is_clause)
}

/// "joined Roe from Doe", "near Doe".
fn is_left(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// The verb stands no farther before the name.
    const FARTHEST: usize = 8;
    let is_unknown = units[name.end - 1].classes.is_empty();
    let from = before(units, name, 1).is_some_and(|unit| unit.key == "from");
    let moved = || {
        let start = name.start.saturating_sub(FARTHEST);
        units[start..name.start]
            .iter()
            .any(|unit| matches!(unit.key.as_str(), "joined" | "signed" | "arrived" | "moved" | "loan"))
    };
    let near = before(units, name, 1).is_some_and(|unit| unit.key == "near")
        || before(units, name, 1).is_some_and(|unit| unit.key == "and") && {
            let start = name.start.saturating_sub(FARTHEST);
            units[start..name.start].iter().any(|unit| unit.key == "near")
        };
    is_unknown && (from && moved() || near)
}

/// "beat Doe", "lost to Doe", "drew with Doe", "won at Doe".
fn is_beaten(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let key = |by: usize| before(units, name, by).map_or("", |unit| unit.key.as_str());
    matches!(key(1), "beat" | "beats" | "thrashed")
        || matches!(
            (key(2), key(1)),
            ("lost", "to" | "at") | ("drew", "with") | ("won", "at") | ("draw", "with" | "at")
        )
}

/// Whether "d." or "def." for "defeated" stands at `at`, as results pages have it; the full stop may be a unit of its own.
fn is_short_defeat(units: &[Unit<'_>], at: usize) -> bool {
    units.get(at).is_some_and(|unit| {
        let word = unit.text.trim_end_matches('.');
        let is_stopped = word.len() < unit.text.len()
            || units.get(at + 1).is_some_and(|stop| stop.glued && stop.text == ".");
        matches!(word, "d" | "def" | "bt") && is_stopped
    })
}

/// "Doe d. Roe 3-1", "Doe defeats Roe".
fn is_winner(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let beats = matches!(key(units, name.end), "defeat" | "defeats" | "defeated");
    let stop = usize::from(key(units, name.end + 1) == ".");
    let meets_name = |at: usize| units.get(at).is_some_and(Unit::is_capitalised);
    beats && meets_name(name.end + 1) || is_short_defeat(units, name.end) && meets_name(name.end + 1 + stop)
}

/// "Roe d. Doe 3-1", "Roe defeats Doe".
fn is_loser(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(last) = name.start.checked_sub(1) else { return false };
    let verb = if units[last].text == "." { last.saturating_sub(1) } else { last };
    let beats = matches!(units[last].key.as_str(), "defeat" | "defeats" | "defeated");
    let meets_name = verb > 0 && units[verb - 1].is_capitalised();
    (beats || is_short_defeat(units, verb)) && meets_name
}

/// "Doe (4-0)": games won and lost.
fn has_record(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let text = |by: usize| units.get(name.end + by).map_or("", |unit| unit.text);
    let is_count = |by: usize| units.get(name.end + by).is_some_and(is_number);
    text(0) == "("
        && is_count(1)
        && matches!(text(2), "-" | "–")
        && is_count(3)
        && matches!(text(4), ")" | "-" | "–" | ",")
}
