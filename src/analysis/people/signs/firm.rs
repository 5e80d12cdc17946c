//! What only a firm can do, be or have.

use std::ops::Range;

use super::{before, clause_behind, is_possessive, is_small, key};
use crate::analysis::people::units::{Shape, Unit};
use crate::lang::{Class, Classes, ENGLISH};

/// "shares in Doe", "the board of Doe", "the shoe chain Doe", "partnered with Doe".
pub fn is_of_things(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(previous) = before(units, name, 1).filter(|_| !units[name.start].after_line_end) else {
        return false;
    };
    let thing = before(units, name, 2);
    // "has partnered with Doe to sell"
    let is_ally = previous.key == "with"
        && thing.is_some_and(|deed| {
            matches!(deed.key.as_str(), "partnered" | "merged" | "merger" | "partnership")
        });
    let is_of = matches!(previous.key.as_str(), "of" | "in" | "at")
        && thing.is_some_and(|thing| {
            // "the works of Jane Doe"
            thing.is(Class::FirmThing) && thing.key != "works" && (thing.shape == Shape::Lower || thing.opens)
        });
    // "Retailer Doe said": a capital at the start of a sentence.
    // "a Doe", "an Doe" is one of many.
    let is_kind = name.len() == 1 && matches!(previous.key.as_str(), "a" | "an");
    let is_called = previous.opens
        && previous.shape == Shape::Title
        && previous.is(Class::Thing)
        && !previous.is(Classes::TITLE | Class::Given);
    is_of || is_called || is_kind || is_ally
}

/// "Doe shares", "Doe's shareholders", "Doe's hospitals".
pub fn owns_as_firm(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(next) = units.get(name.end).filter(|next| !next.after_line_end) else { return false };
    let from = name.end + usize::from(is_possessive(next));
    // "Doe's Shop"
    let is_house = from > name.end
        && name.len() == 1
        && units.get(from).is_some_and(|unit| unit.is_capitalised() && unit.is(Class::Tail));
    let mut things = units[from..].iter().take(2).take_while(|unit| unit.shape == Shape::Lower);
    let is_town = from > name.end && units.get(from).is_some_and(|unit| is_small(unit, Class::PlaceThing));
    is_house || is_town || things.any(|unit| unit.is(Class::FirmThing) && !unit.is(Class::Act))
}

/// "Doe chief executive Jane Roe", "Doe spokeswoman Jane Roe", "Doe and its founder".
pub fn has_officer(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let Some(office) = units.get(name.end).filter(|next| !next.after_line_end) else { return false };
    let is_chief = office.key == "chief"
        && matches!(
            key(units, name.end + 1),
            "executive" | "financial" | "operating" | "technology" | "economist"
        );
    let speaks = office.key.starts_with("spokes");
    // A politician's spokeswoman is no sign, but one of a single word that is not known otherwise is.
    let is_office = is_small(office, Class::FirmOffice) && (!speaks || name.len() == 1) || is_chief;
    let mut behind = units[name.end + 1..].iter().take(6);
    is_office
        && behind.any(|unit| unit.is_capitalised() && (unit.is(Classes::NAME) || unit.classes.is_empty()))
}

/// "the fund manager Doe, which owns a mill": what is no "who", unless the name has a title that only people have.
pub fn is_told_of_as_thing(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_addressed = before(units, name, 1).is_some_and(|unit| unit.is(Class::Address));
    name.len() == 1 && !is_addressed && key(units, name.end) == "," && key(units, name.end + 1) == "which"
}

/// "Doe fell 4%", "Doe filed for bankruptcy", "Doe opened 14 shops", "Doe, founded in 1971".
pub fn acts_as_firm(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let clause = clause_behind(units, name, 8);
    let keys = |at: usize| clause.get(at).map_or("", |unit| unit.key.as_str());
    let is_told_of = keys(0) == "," && matches!(keys(1), "founded" | "headquartered" | "established");
    if is_told_of || keys(0) == "," && keys(1) == "which" && name.len() == 1 {
        return true;
    }
    let verb = clause.iter().position(|unit| {
        unit.shape == Shape::Lower
            && !unit.is(Class::SingularAuxiliary | Class::BeforeVerb)
            && !unit.key.ends_with("ly")
    });
    let Some(verb) = verb.filter(|&at| at <= 3) else { return false };
    if keys(verb) == "said" || keys(0) == "," {
        return false;
    }
    let moves = ENGLISH.lexicon.is(keys(verb), Class::ShareMove);
    let is_share =
        |unit: &Unit<'_>| matches!(unit.text, "%") || matches!(unit.key.as_str(), "percent" | "pc");
    let rest = &clause[verb + 1..];
    let upper = rest.iter().position(Unit::is_capitalised).unwrap_or(rest.len());
    let rest = &rest[..upper];
    let is_cut_off = is_small(&clause[verb], Class::PlaceFate)
        && clause[..verb]
            .iter()
            .any(|unit| matches!(unit.key.as_str(), "was" | "were" | "is" | "are" | "been"));
    let files = keys(verb) == "filed" && rest.iter().any(|unit| unit.key == "bankruptcy");
    let lays_off = matches!(keys(verb), "lay" | "laid") && keys(verb + 1) == "off";
    let has_things = ENGLISH.lexicon.is(keys(verb), Class::FirmDeed);
    let has = clause.first().is_some_and(|unit| matches!(unit.key.as_str(), "has" | "had"));
    let rest = if has { &clause[1..verb + 1 + upper] } else { rest };
    // A person may own a mill, but hardly shops by the dozen.
    let things = rest.iter().any(|unit| {
        ENGLISH.lexicon.is(&unit.key, Class::FirmOwnThing)
            || name.len() == 1 && is_small(unit, Class::FirmThing)
    });
    is_cut_off
        || moves && rest.iter().take(5).any(is_share)
        || files
        || lays_off
        || (has_things || has) && things
}

/// "Doe and its founder", "Doe cut its forecast", "Doe said it would close".
pub fn refers_to_itself(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let clause = clause_behind(units, name, 24);
    let key = |at: usize| clause.get(at).map_or("", |unit| unit.key.as_str());
    if matches!(key(0), "and" | "or") && key(1) == "its" {
        return true;
    }
    // "Doe said it will close": but "Doe said it would be hard" speaks of something else.
    let speaks = clause.first().is_some_and(|unit| is_small(unit, Class::Speech));
    if speaks && matches!(key(1), "it" | "its") || speaks && key(1) == "that" && key(2) == "it" {
        let at = if key(1) == "that" { 3 } else { 2 };
        let acts = matches!(
            key(at),
            "would" | "will" | "had" | "has" | "plans" | "planned" | "expects" | "expected" | "intends"
        );
        let is_weather = ENGLISH.lexicon.is(key(at + 1), Class::ImpersonalVerb);
        return key(1) == "its" || acts && !is_weather;
    }
    // Only verbs may stand between, so that "its" is no one else's.
    let is_verb_like = |unit: &&Unit<'_>| {
        unit.shape == Shape::Lower
            && !unit.is(Class::Determiner | Class::PlacePreposition | Class::Speech)
            && !matches!(unit.key.as_str(), "that" | "and" | "or" | "of" | "for" | "with")
            || unit.key == "to"
    };
    let verbs = clause.iter().take(5).take_while(is_verb_like).count();
    let opens_its = (1..=verbs).any(|at| key(at) == "its");
    // "Doe warned that orders were thin, and its shares lost 6%"
    let its_things = || {
        let at = clause.iter().position(|unit| unit.key == "its");
        at.is_some_and(|at| {
            key(at.saturating_sub(1)) == "and"
                && clause.get(at + 1).is_some_and(|unit| is_small(unit, Class::FirmThing))
                && !clause[..at]
                    .iter()
                    .any(|unit| unit.is_capitalised() && !unit.is(Class::Month | Class::Weekday))
        })
    };
    (opens_its || its_things()) && !ENGLISH.names.gender(&units[name.start].key).intersects(Classes::GENDER)
        || opens_its && name.len() > 1
}
