//! What shows the name of a thing: of a brand, a site, a district, a ship, a god or a storm.

use std::ops::Range;

use super::{before, is_possessive, is_small, key, works};
use crate::analysis::people::units::{Shape, Unit};
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::name_key;

/// Whether the last word has a capital within that no family name has, as a brand's may; "Mc" and "De" may have one behind
/// them.
pub fn is_coined(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let word = &units[name.end - 1];
    word.shape == Shape::Title
        && word.text.is_ascii()
        && !word.text.contains(['-', '\''])
        && inner_capital(word.text).is_some()
}

/// Whether a word of a full name is two that a page has run together, as in "Jane `DoeJane` Roe": a name and another
/// word, or two of the name's own words. What no list knows may be a family name of any language: "Jan `TenBroek`".
pub fn is_run_together(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// A shorter part may open or end a family name in any language.
    const LEAST: usize = 3;
    /// The first words of the name are enough.
    const MOST: usize = 8;
    let words = || units[name.clone()].iter().take(MOST).filter(|unit| unit.shape == Shape::Title);
    let are_two = |first: &str, second: &str| {
        let classes = |part: &str| ENGLISH.classes(&name_key(part));
        let is_long = first.chars().count() >= LEAST && second.chars().count() >= LEAST;
        let is_word = classes(second).intersects(Classes::NAME | Classes::ENGLISH | Class::Place);
        let is_repeated = || words().any(|unit| unit.text == first || unit.text == second);
        is_long && (classes(first).intersects(Classes::NAME) && is_word || is_repeated())
    };
    let is_two = |part: &str| {
        inner_capital(part).is_some_and(|at| {
            let (first, second) = part.split_at(at);
            are_two(first, second)
        })
    };
    // "Design_Jane Roe Doe": a label stands before the name, or before the rest of it.
    let is_label = |unit: &Unit<'_>| unit.text.contains('_');
    before(units, name, 1).is_some_and(is_label)
        || words().any(is_label)
        || name.len() > 1 && words().any(|unit| unit.text.split('-').any(is_two))
}

/// Where `word` has a capital behind a small letter that opens no second part of a family name, as after "Mc".
fn inner_capital(word: &str) -> Option<usize> {
    let mut letters = word.char_indices().skip(1);
    let (at, _) = letters.find(|(_, letter)| letter.is_uppercase())?;
    let opens_name = ENGLISH.lexicon.of(&word[..at]).intersects(Class::NamePrefix);
    (!opens_name && !word[..at].contains(['\'', '’'])).then_some(at)
}

/// "Doe county", "Doe, Roe and Poe counties", "Doe Road and Roe streets".
pub fn is_district(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// The longest rest of such a list, in units.
    const FARTHEST: usize = 40;
    let is_kind = |unit: &Unit<'_>| unit.shape == Shape::Lower;
    let are_several = |unit: &Unit<'_>| {
        is_kind(unit) && matches!(unit.key.as_str(), "counties" | "streets" | "parishes" | "boroughs")
    };
    let joins =
        |unit: &Unit<'_>| unit.text == "," || unit.key == "and" || unit.is_capitalised() && !unit.opens;
    let is_one = units.get(name.end).is_some_and(|unit| unit.key == "county" && is_kind(unit));
    let mut rest = units[name.end..].iter().take(FARTHEST);
    // "Jane Doe left Roe and Poe counties": a word that joins nothing ends the list.
    // "Sheriff Ed Doe and Roe and Poe counties": somebody with a given name stands before the list.
    let has_given_name = name.len() > 1 && units[name.start].is(Class::Given);
    is_one || !has_given_name && rest.find(|unit| !joins(unit)).is_some_and(are_several)
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
        || is_trade_mark(units, name)
        || is_language_list(units, name)
        || is_town(units, name)
        || is_told_to(units, name)
        || is_site(units, name)
        || is_landscape(units, name)
        || is_god(units, name)
        || is_ship(units, name)
        || is_quoted(units, name)
        || works::is_among_things(units, name)
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

/// “Jane Doe”: a full name and nothing else in quotation marks is a title or another name.
fn is_quoted(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let opens = before(units, name, 1).is_some_and(|unit| matches!(unit.text, "“" | "\""));
    let closes = units.get(name.end).is_some_and(|unit| unit.glued && matches!(unit.text, "”" | "\""));
    name.len() > 1 && opens && closes && units[name.start].glued
}

/// "the Jane Doe sank", "aboard the Jane Doe.": a full name behind an article that qualifies no noun.
fn is_ship(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_the =
        before(units, name, 1).is_some_and(|unit| unit.key == "the" && unit.shape != Shape::Capitals);
    let is_whole = units.get(name.end).is_none_or(|next| match next.shape {
        Shape::Other => !is_possessive(next) && !matches!(next.text, "-" | "(" | "“" | "\""),
        Shape::Lower => {
            let acts = next.is(Class::Act | Class::SingularAuxiliary)
                || matches!(next.key.as_str(), "were" | "sank");
            (acts || next.key.ends_with("ed")) && !next.is(Class::Speech)
        }
        _ => false,
    });
    name.len() > 1 && is_the && is_whole
}

/// "Zeus", "the goddess Doe".
fn is_god(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.len() == 1 && units[name.start].is(Class::Deity) || is_called_god(units, name)
}

/// Whether the words around the name call it a god: "the goddess Doe", "Doe, goddess of the river".
pub fn is_called_god(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_deity = |unit: Option<&Unit<'_>>| {
        unit.is_some_and(|unit| {
            unit.shape == Shape::Lower && matches!(unit.key.as_str(), "god" | "goddess" | "deity")
        })
    };
    let is_determined = |at: usize| units.get(at).is_some_and(|unit| is_small(unit, Class::Determiner));
    let behind = name.end + 1 + usize::from(is_determined(name.end + 1));
    is_deity(before(units, name, 1)) || key(units, name.end) == "," && is_deity(units.get(behind))
}

/// "Max out your account": a short name that is a verb, in a sentence that tells what to do.
fn is_told_to(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_particle = |at: usize| matches!(key(units, at), "out" | "up" | "off" | "down");
    let is_owned =
        |at: usize| matches!(key(units, at), "your" | "the" | "a" | "my" | "their" | "it" | "them");
    name.len() == 1 && units[name.start].opens && is_particle(name.end) && is_owned(name.end + 1)
}

/// "Doe police", "West Doe residents": who is called after a town.
fn is_town(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    (name.len() == 1 || !units[name.start].is(Class::Given))
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
