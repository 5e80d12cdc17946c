//! What shows the name of a thing: of an award, a brand, a site, a district or a storm.

use std::ops::Range;

use super::{before, is_small, key};
use crate::analysis::people::units::{Shape, Unit};
use crate::lang::{Class, Classes, ENGLISH};

/// Whether the name is an award's: "Doe-winning", "Doe-nominated".
pub fn is_award(units: &[Unit<'_>], name: &Range<usize>) -> bool {
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

/// Whether the last word has a capital within that no family name has, as a brand's may; "Mc" and "De" may have one behind
/// them.
pub fn is_coined(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let word = &units[name.end - 1];
    if word.shape != Shape::Title || !word.text.is_ascii() || word.text.contains(['-', '\'']) {
        return false;
    }
    let Some(at) = word.text.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()) else {
        return false;
    };
    !ENGLISH.lexicon.of(&word.text[..at.0]).intersects(Class::NamePrefix)
}

/// "Doe counties", "Doe Road and Roe streets".
fn is_district(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    matches!(key(units, name.end), "counties" | "county" | "streets" | "parishes" | "boroughs")
        && units.get(name.end).is_some_and(|unit| unit.shape == Shape::Lower)
}

/// "Hurricane Doe".
fn is_storm(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let follows_storm = before(units, name, 1).is_some_and(|unit| {
        unit.is_capitalised() && matches!(unit.key.as_str(), "cyclone" | "hurricane" | "typhoon" | "storm")
    });
    let own_storm = name.len() > 1
        && matches!(units[name.start].key.as_str(), "cyclone" | "hurricane" | "typhoon" | "storm");
    follows_storm || own_storm
}

/// Whether the words around the name show one of the things of this module, apart from its own capitals.
pub fn is_thing(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    is_storm(units, name)
        || is_district(units, name)
        || is_trade_mark(units, name)
        || is_language_list(units, name)
        || is_town(units, name)
        || has_acronym(units, name)
        || is_told_to(units, name)
        || is_site(units, name)
        || is_landscape(units, name)
        || is_god(units, name)
}

/// "Deutsch English": the words of a list of languages, with or beside others of it.
fn is_language_list(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_language = |unit: &Unit<'_>| unit.is(Class::OwnLanguage | Class::OtherLanguage);
    let is_beside = |unit: Option<&Unit<'_>>| unit.is_some_and(is_language);
    let count = units[name.clone()].iter().filter(|unit| is_language(unit)).count();
    count == name.len() && (count > 1 || is_beside(before(units, name, 1)) || is_beside(units.get(name.end)))
}

/// "Doe®", "Doe™": the mark stands behind the name, or is its last letter.
pub fn is_trade_mark(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_mark = |text: &str| text.ends_with(['®', '™']);
    is_mark(units[name.end - 1].text)
        || units.get(name.end).is_some_and(|next| next.glued && is_mark(next.text))
}

/// "answers posted on Doe", "sold via Doe": where things are published, for a word that is no name in any list.
fn is_site(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let word = &units[name.start];
    let is_unknown = name.len() == 1 && !word.is(Classes::NAME);
    let is_published = || {
        let verb = before(units, name, 2).map_or("", |unit| unit.key.as_str());
        matches!(
            verb,
            "posted" | "published" | "available" | "shared" | "listed" | "sold" | "streamed" | "uploaded"
        )
    };
    is_unknown
        && before(units, name, 1).is_some_and(|unit| match unit.key.as_str() {
            "via" => unit.shape == Shape::Lower,
            "on" | "to" => is_published(),
            _ => false,
        })
}

/// "on the banks of Doe", "the slopes of Mauna Doe".
fn is_landscape(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    before(units, name, 1).is_some_and(|unit| unit.key == "of")
        && before(units, name, 2).is_some_and(|unit| {
            unit.shape == Shape::Lower
                && matches!(
                    unit.key.as_str(),
                    "banks" | "shores" | "slopes" | "flanks" | "summit" | "outskirts" | "waters" | "peaks"
                )
        })
}

/// "the goddess Doe", "Doe, goddess of the river".
fn is_god(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_deity = |unit: Option<&Unit<'_>>| {
        unit.is_some_and(|unit| {
            unit.shape == Shape::Lower && matches!(unit.key.as_str(), "god" | "goddess" | "deity")
        })
    };
    let is_determined = |at: usize| units.get(at).is_some_and(|unit| is_small(unit, Class::Determiner));
    let behind = name.end + 1 + usize::from(is_determined(name.end + 1));
    is_deity(before(units, name, 1)) || key(units, name.end) == "," && is_deity(units.get(behind))
}

/// "your Doe IRA": a single name before a short word in capitals, in a text that is not.
fn has_acronym(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// A longer word in capitals is shouted.
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
    let is_acronym = |unit: &Unit<'_>| {
        unit.shape == Shape::Capitals
            && LENGTHS.contains(&unit.text.len())
            && !unit.after_line_end
            && !unit.is(Class::PostNominal | Class::Suffix | Classes::NAME | Class::Rank)
    };
    let owned = before(units, name, 1).is_some_and(|unit| is_small(unit, Class::Determiner));
    name.len() == 1
        && owned
        && units[name.start].shape == Shape::Title
        && units.get(name.end).is_some_and(is_acronym)
}

/// "Max out your account": a short name that is a verb, in a sentence that tells what to do.
fn is_told_to(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_particle = |at: usize| matches!(key(units, at), "out" | "up" | "off" | "down");
    let is_owned =
        |at: usize| matches!(key(units, at), "your" | "the" | "a" | "my" | "their" | "it" | "them");
    name.len() == 1 && units[name.start].opens && is_particle(name.end) && is_owned(name.end + 1)
}

/// "Doe police", "Doe residents": who is called after a town.
fn is_town(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.len() == 1
        && units.get(name.end).is_some_and(|next| {
            next.shape == Shape::Lower
                && !next.after_line_end
                && matches!(
                    next.key.as_str(),
                    "police" | "council" | "residents" | "firefighters" | "paramedics" | "villagers"
                )
        })
}

/// Whether the name is part of the title of a work: words with capitals in quotation marks, more than the name itself, as in
/// “Melvin and the Moon”.
pub fn is_in_title(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// The most words of a title.
    const LONGEST: usize = 8;
    let is_opening = |unit: &Unit<'_>| matches!(unit.text, "“" | "‘" | "\"");
    let start =
        (name.start.saturating_sub(LONGEST)..name.start).rev().find(|&at| units[at].shape == Shape::Other);
    let Some(open) = start.filter(|&at| is_opening(&units[at])) else { return false };
    let behind = name.end..(name.end + LONGEST).min(units.len());
    let close = behind.clone().find(|&at| matches!(units[at].text, "”" | "’" | "\"") && units[at].glued);
    let Some(close) = close.filter(|&at| at - open <= LONGEST + 1) else { return false };
    let inside = &units[open + 1..close];
    let joins = |unit: &Unit<'_>| {
        matches!(unit.key.as_str(), "and" | "of" | "the" | "in" | "to" | "for" | "with" | "&")
    };
    let is_title_like = inside.iter().all(|unit| unit.shape == Shape::Title || joins(unit));
    is_title_like && inside.iter().any(joins) && inside.len() > name.len()
}
