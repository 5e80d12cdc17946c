//! How much speaks for a person: points for the words of a name and for the words around it.
//!
//! Ten points are one good reason; [`super::candidates::SURE`] points make a person.

use std::ops::Range;

use super::extent;
use super::introduction::{self, After};
use super::lexicon::Classes;
use super::recognized::Opinion;
use super::runs::Casing;
use super::units::{Shape, Unit};

/// The points for the words of the name at `name`.
pub fn own(units: &[Unit<'_>], name: &Range<usize>, casing: Casing, in_credit: bool) -> i32 {
    let words: Vec<&Unit<'_>> =
        units[name.clone()].iter().filter(|unit| unit.shape != Shape::Other).collect();
    let Some((first, rest)) = words.split_first() else { return -50 };
    let headline = if casing == Casing::Sentence { 0 } else { -8 };
    let in_capitals = first.shape == Shape::Capitals && !in_credit && casing != Casing::Capitals;
    let acronym = rest.is_empty() && first.key.len() <= 5;
    let capitals = match (in_capitals, acronym) {
        (true, true) => -30,
        (true, false) => -12,
        (false, _) => 0,
    };
    let credit = if in_credit && !rest.is_empty() { 10 } else { 0 };
    let last = rest
        .iter()
        .rev()
        .find(|unit| !unit.is(Classes::SUFFIX) || unit.is(Classes::NAME) && unit.shape == Shape::Title);
    let own = last.map_or_else(|| single(first), |last| several(first, last, &words));
    let nickname = if extent::has_nickname(&units[name.clone()]) { 12 } else { 0 };
    own + nickname + headline + capitals + credit
}

fn single(word: &Unit<'_>) -> i32 {
    if word.shape == Shape::Initial {
        return -40;
    }
    let mut points = 0;
    if word.is(Classes::NAME) {
        points += match (word.is_distinctive() && !word.is(Classes::PLACE | Classes::OTHER), word.opens) {
            (true, false) => 26,
            (true, true) => 24,
            (false, false) => 14,
            (false, true) => 10,
        };
    } else if word.classes.is_empty() {
        points += 8;
    }
    if word.is(Classes::OTHER) {
        points -= 20;
    }
    if word.is(Classes::COMMON) {
        points -= if word.is(Classes::NAME) { 10 } else { 25 };
    } else if word.is(Classes::RARER) {
        points -= if word.is(Classes::NAME) { 2 } else { 15 };
    }
    if word.is(Classes::PLACE) {
        points -= 20;
    }
    if word.is(Classes::TAIL | Classes::TITLE) && !word.is(Classes::NAME) {
        points -= 25;
    }
    if word.opens && word.is(Classes::ENGLISH) {
        points -= 8;
    }
    points
}

fn several(first: &Unit<'_>, last: &Unit<'_>, words: &[&Unit<'_>]) -> i32 {
    // "Peter the Great"
    if last.is(Classes::EPITHET) && words.iter().any(|unit| unit.text == "the") {
        return if first.is(Classes::NAME) { 40 } else { 25 };
    }
    let english_only =
        |unit: &Unit<'_>| unit.is(Classes::ENGLISH | Classes::FUNCTION) && !unit.is(Classes::NAME);
    let sure_given = first.is(Classes::GIVEN) && first.is_distinctive();
    let mut points = 0;
    points += match first {
        _ if first.shape == Shape::Initial => 20,
        _ if first.is(Classes::GIVEN) && first.is(Classes::COMMON) => 20,
        _ if first.is(Classes::GIVEN) => 25,
        _ if first.is(Classes::SURNAME) && !first.is(Classes::ENGLISH) => 16,
        _ if english_only(first) => -20,
        _ => 6,
    };
    if first.is(Classes::PLACE) {
        points -= if first.is(Classes::GIVEN) && last.is_distinctive() { 2 } else { 8 };
    }
    points += match last {
        _ if last.shape == Shape::Initial => -10,
        _ if last.is(Classes::SURNAME) && last.is(Classes::COMMON) => 6,
        _ if last.is(Classes::SURNAME) => 14,
        _ if last.is(Classes::GIVEN) => 8,
        // Any word may be a family name behind a given name that is nothing else.
        _ if last.is(Classes::COMMON) && sure_given => -10,
        _ if last.is(Classes::COMMON) => -20,
        _ if last.is(Classes::RARER) && sure_given => 8,
        _ if last.is(Classes::RARER) => -10,
        _ => 9,
    };
    if last.is(Classes::PLACE) && !last.is(Classes::SURNAME) {
        points -= 10;
    }
    // Family name first, then a given name with a hyphen: "Roe Jae-min".
    if words.len() == 2 && first.is(Classes::SURNAME) && last.text.contains('-') && last.is_distinctive() {
        points += 15;
    }
    let middle = &words[1..words.len() - 1];
    if middle.iter().any(|unit| unit.shape == Shape::Lower && unit.is(Classes::PARTICLE)) {
        points += 8;
    }
    if middle.iter().any(|unit| unit.shape == Shape::Initial) {
        points += 10;
    }
    points -= 12 * middle.iter().filter(|unit| english_only(unit)).count() as i32;
    if words.last().is_some_and(|unit| matches!(unit.key.as_str(), "jr" | "sr")) {
        points += 15;
    }
    // "Space VR"
    let short_capitals = words.last().is_some_and(|unit| {
        unit.shape == Shape::Capitals && unit.key.len() <= 3 && !unit.is(Classes::SUFFIX | Classes::SURNAME)
    });
    if short_capitals && first.shape != Shape::Capitals {
        points -= 25;
    }
    if words.len() > 4 {
        points -= 6 * (words.len() as i32 - 4);
    }
    if words
        .iter()
        .skip(1)
        .any(|unit| unit.shape == Shape::Capitals && unit.key.len() > 3 && first.shape != Shape::Capitals)
    {
        points -= 10;
    }
    points
}

/// The points for the words around the name at `name`.
pub fn context(units: &[Unit<'_>], name: &Range<usize>, after: After) -> i32 {
    let before = |by: usize| name.start.checked_sub(by).and_then(|at| units.get(at));
    let behind = |by: usize| units.get(name.end + by);
    let single = name.len() == 1;
    let first = &units[name.start];
    let mut points = 0;
    points += title(units, name);
    if let Some(next) = behind(0).filter(|next| !next.after_line_end) {
        points += following(units, name, next);
    }
    if let Some(previous) = before(1).filter(|_| !first.after_line_end) {
        let said = previous.is(Classes::SPEECH) && previous.shape == Shape::Lower;
        let quoted = before(2)
            .is_some_and(|mark| mark.shape == Shape::Other && !mark.text.starts_with(char::is_alphanumeric));
        if said && quoted {
            points += 32;
        } else if said {
            points += 6;
        }
        if matches!(previous.key.as_str(), "the" | "a" | "an") {
            // "the Jane Doe film" names her, "the Golden Gate" no one.
            let modifies = behind(0).is_some_and(|next| {
                next.shape == Shape::Lower && !next.is(Classes::FUNCTION | Classes::VERB)
            });
            points -= if !single && modifies && first.is(Classes::GIVEN) { 0 } else { 20 };
        }
        if previous.key == "of"
            && before(2).is_some_and(|unit| unit.is_capitalised() && !unit.is(Classes::TITLE) && !unit.opens)
        {
            points -= 15;
        }
        // "the murder of Doe", "the village of Doe", "the band Doe"
        if previous.key == "of"
            && let Some(noun) = before(2).filter(|noun| noun.shape == Shape::Lower)
        {
            points += match noun {
                _ if noun.is(Classes::OF_PERSON) && single => 8,
                _ if noun.is(Classes::OF_PERSON) => 16,
                _ if noun.is(Classes::THING) => -20,
                _ => 0,
            };
        }
        // "India's Jane Doe"
        if !single && previous.glued && matches!(previous.text, "'s" | "’s") {
            points += 5;
        }
        if previous.is(Classes::NAME_OPENER) && previous.shape == Shape::Lower {
            points += 4;
        }
        if is_according_to(units, name) {
            points += 12;
        }
        let label = previous.text == ":"
            && before(2).is_some_and(|unit| {
                matches!(
                    unit.key.as_str(),
                    "image"
                        | "photo"
                        | "photograph"
                        | "picture"
                        | "credit"
                        | "photos"
                        | "images"
                        | "pictures"
                        | "video"
                )
            });
        if label && !single {
            points += 12;
        }
    }
    if after_place_preposition(units, name) {
        let possessive = behind(0).is_some_and(|next| next.glued && next.text.starts_with(['\'', '’']));
        points -= match single {
            true if possessive && first.is_distinctive() => 4,
            true => 10,
            false if first.is(Classes::GIVEN) || first.shape == Shape::Initial => 4,
            false => 12,
        };
    }
    if after.age {
        // An age makes a person of any word that has its capital from being a name.
        points += if single && !first.opens { 45 } else { 25 };
    }
    if after.introduction.is_some() {
        points += if single { 12 } else { 18 };
    }
    points
}

/// Whether "according to" stands before the name.
fn is_according_to(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.start.checked_sub(2).is_some_and(|at| units[at].key == "according" && units[at + 1].key == "to")
}

/// The points for a title or an occupation before the name.
fn title(units: &[Unit<'_>], name: &Range<usize>) -> i32 {
    let single = name.len() == 1;
    if introduction::has_title_before(units, name) {
        let title = &units[name.start - 1];
        let plain = title.shape == Shape::Lower;
        return match (title.is(Classes::HONORIFIC), plain) {
            (true, false) if title.opens && title.is(Classes::COMMON) && single => 22,
            (true, false) => 40,
            (false, false) => 22,
            (true, true) => 20,
            (false, true) => 18,
        };
    }
    // "Minister for Justice" introduces no one, "his wife, Jane" does.
    let behind_comma = name.start.checked_sub(1).is_some_and(|at| units[at].text == ",");
    match introduction::before(units, name) {
        Some(_) if behind_comma && !single => 18,
        Some(_) if behind_comma || !single => 12,
        _ => 0,
    }
}

/// The points for what follows the name, `next` first.
fn following(units: &[Unit<'_>], name: &Range<usize>, next: &Unit<'_>) -> i32 {
    let behind = |by: usize| units.get(name.end + by);
    let single = name.len() == 1;
    let mut points = 0;
    let adverb = next.key.ends_with("ly")
        || matches!(
            next.key.as_str(),
            "also" | "then" | "later" | "has" | "had" | "himself" | "herself" | "and" | "is" | "was"
        );
    let verb = if adverb { behind(1) } else { Some(next) };
    if let Some(verb) = verb.filter(|verb| verb.shape == Shape::Lower) {
        if verb.is(Classes::SPEECH) {
            points += if adverb { 16 } else { 26 };
        } else if verb.is(Classes::VERB) {
            points += 10;
        } else if matches!(
            verb.key.as_str(),
            "will" | "would" | "could" | "should" | "may" | "did" | "has" | "had" | "is" | "was" | "does"
        ) {
            points += 4;
        }
    }
    if matches!(next.key.as_str(), "himself" | "herself") {
        points += 20;
    }
    let possessive = next.glued && next.text.starts_with(['\'', '’']);
    if possessive {
        points += 4;
        if behind(1).is_some_and(|thing| thing.shape == Shape::Lower && thing.is(Classes::BELONGING)) {
            points += 10;
        }
    }
    if next.text == "," && behind(1).is_some_and(|unit| matches!(unit.key.as_str(), "who" | "whose")) {
        points += 26;
    }
    if next.key == "who" {
        points += 8;
    }
    if next.text == "("
        && behind(1).is_some_and(|unit| {
            matches!(
                unit.text,
                "L" | "R" | "C" | "D" | "left" | "right" | "centre" | "center" | "born" | "pictured"
            )
        })
    {
        points += 15;
    }
    if matches!(next.key.as_str(), "pictured") {
        points += 10;
    }
    if single && next.text.starts_with(|letter: char| letter.is_ascii_digit()) {
        points -= 15;
    }
    points
}

/// Whether the name stands where places do: "in Doe".
pub fn after_place_preposition(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let before = |by: usize| name.start.checked_sub(by).map(|at| &units[at]);
    before(1).is_some_and(|unit| {
        let preposition = unit.is(Classes::PLACE_PREPOSITION)
            && unit.shape == Shape::Lower
            && !is_according_to(units, name)
            && !(unit.key == "of" && before(2).is_some_and(|noun| noun.is(Classes::OF_PERSON)));
        // "Seattle, Washington"
        let in_place = |unit: &Unit<'_>| unit.is(Classes::PLACE) && unit.is_capitalised();
        preposition || (unit.text == "," && before(2).is_some_and(in_place))
    })
}

/// Whether the words around the name call it a thing: "the band Doe", "Doe is a company", "Doe, a small town in".
pub fn is_called_a_thing(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    /// So many words may stand between the article and the thing.
    const FARTHEST: usize = 4;
    let is_thing =
        |unit: &Unit<'_>| unit.shape == Shape::Lower && unit.is(Classes::THING) && !unit.is(Classes::TITLE);
    let key = |at: usize| units.get(at).map_or("", |unit| unit.key.as_str());
    let is_apart = units[name.start].after_line_end;
    if name.start > 0 && is_thing(&units[name.start - 1]) && !is_apart {
        // "In the village Doe died"
        let acts = units
            .get(name.end)
            .is_some_and(|next| next.shape == Shape::Lower && next.is(Classes::VERB | Classes::SPEECH));
        let in_phrase = name.start >= 3
            && units[name.start - 2].is(Classes::FUNCTION)
            && units[name.start - 3].is(Classes::FUNCTION | Classes::PLACE_PREPOSITION);
        return !(acts && in_phrase);
    }
    let opens = matches!(key(name.end), "is" | "was" | "," | "are" | "were");
    if !opens || !matches!(key(name.end + 1), "a" | "an" | "the" | "one") {
        return false;
    }
    let mut words = units[name.end + 2..].iter().take(FARTHEST + 1);
    let Some(at) = words.position(|unit| is_thing(unit) || unit.shape == Shape::Other && unit.text != "-")
    else {
        return false;
    };
    let at = name.end + 2 + at;
    // "a film director" and "the team's captain" are none.
    let goes_on = units.get(at + 1).is_some_and(|next| match next.shape {
        Shape::Other => next.glued && next.text.starts_with(['\'', '’', '-']),
        _ => !next.is(Classes::FUNCTION | Classes::PLACE_PREPOSITION),
    });
    is_thing(&units[at])
        && !goes_on
        && !units[name.end + 2..at].iter().any(|unit| unit.is(Classes::ROLE | Classes::FUNCTION))
}

/// Whether the capitals of `name` are those of a name, not of a sentence's start, and neither a list nor the recogniser, who
/// has this `opinion`, takes it for a thing; `context` are the points for the words around it.
pub fn looks_like_name(units: &[Unit<'_>], name: &Range<usize>, context: i32, opinion: Opinion) -> bool {
    let words = &units[name.clone()];
    let first = &words[0];
    let things = Classes::PLACE | Classes::OTHER | Classes::FUNCTION | Classes::HEAD | Classes::TAIL;
    if name.len() == 1 {
        let is_unclaimed = !opinion.is_sure_of_other_name();
        return first.shape == Shape::Title
            && (context > 0 || !first.opens || first.is_distinctive())
            && (first.is(Classes::NAME) || is_unclaimed && !first.is(Classes::COMMON))
            && !first.is(things | Classes::TITLE);
    }
    let after_article =
        name.start > 0 && matches!(units[name.start - 1].key.as_str(), "the" | "a" | "an" | "this");
    name.len() <= 3
        && !first.opens
        && !after_article
        && !opinion.is_sure_of_other_name()
        && words.iter().all(|unit| matches!(unit.shape, Shape::Title | Shape::Initial) && !unit.is(things))
        && words.iter().any(|unit| !unit.is(Classes::COMMON) || unit.is(Classes::NAME))
}

/// Whether the name says something: "Doe said", "“…,” said Doe".
pub fn speaks(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let is_speech = |unit: &Unit<'_>| unit.is(Classes::SPEECH) && unit.shape == Shape::Lower;
    let before = name.start.checked_sub(1).is_some_and(|at| is_speech(&units[at]));
    before || units.get(name.end).is_some_and(is_speech)
}
